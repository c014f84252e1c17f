/*
 * wording.c -- answers as they are written
 */
#include "record/wording.h"

#include "base/msg.h"
#include "record/lines.h"

static const struct word none = PLAIN_WORD("none"), yes = PLAIN_WORD("yes"), no = PLAIN_WORD("no"),
	json_true = PLAIN_WORD("true"), json_false = PLAIN_WORD("false");

/* ASCII control characters, quotes, backslashes and commas are what some format escapes. */
static bool
is_plain(struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c < 0x20 || c == '"' || c == '\\' || c == ',' || c == 0x7f)
			return false;
	}
	return text.len > 0;
}

struct word
word_of(struct span text)
{
	return (struct word){text, is_plain(text)};
}

void
wording_begin(struct wording *w, enum format format, struct text *to, const struct span *lead, bool keeps_ends)
{
	w->format = format;
	w->quoted = format == FORMAT_NDJSON;
	w->to = to;
	w->lead = lead;
	w->keeps_ends = keeps_ends;
	w->n = 0;
}

static void
value_begin(struct wording *w)
{
	if (w->n == MAX_ANSWERS)
		die("more than %d answers to a record", MAX_ANSWERS);
	text_put(w->to, w->lead[w->n]);
	w->start = w->to->len;
	w->items = 0;
	w->all_plain = true;
}

static void
value_end(struct wording *w)
{
	w->end[w->n++] = w->to->len;
}

/* A character; there is room for it.  Where "really" is false it is overwritten by what comes next. */
static inline void
put_char(struct text *to, char c, bool really)
{
	to->at[to->len] = c;
	to->len += really;
}

/* A text that is plain, in the quotes that JSON wants. */
static inline void
put_plain(struct wording *w, struct span text)
{
	text_room(w->to, text.len + 2 + TEXT_SLACK);
	put_char(w->to, '"', w->quoted);
	text_put_here(w->to, text);
	put_char(w->to, '"', w->quoted);
}

void
wording_word(struct wording *w, const struct word *word)
{
	value_begin(w);
	if (word->plain)
		put_plain(w, word->text);
	else if (word->text.len == 0)
		put_plain(w, none.text);
	else
		format_write(w->to, w->format, word->text);
	value_end(w);
}

void
wording_number(struct wording *w, struct span digits)
{
	value_begin(w);
	if (digits.len == 0 && w->quoted)
		digits = SPAN("null");
	text_add(w->to, digits.at, digits.len);
	value_end(w);
}

static void
put_yesno(struct wording *w, bool holds)
{
	value_begin(w);
	if (w->quoted)
		text_put(w->to, holds ? json_true.text : json_false.text);
	else
		text_put(w->to, holds ? yes.text : no.text);
	value_end(w);
}

void
wording_list(struct wording *w)
{
	value_begin(w);
	text_room(w->to, 1);
	put_char(w->to, '[', w->quoted);
}

/* In CSV the list is quoted as a whole, once its end is known. */
static void
put_odd_item(struct wording *w, struct span text)
{
	w->all_plain = false;
	if (w->format == FORMAT_CSV)
		text_add(w->to, text.at, text.len);
	else
		format_write(w->to, w->format, text);
}

static inline void
put_item(struct wording *w, const struct word *word)
{
	text_room(w->to, 1);
	put_char(w->to, ',', w->items++ > 0);
	if (__builtin_expect(word->plain, 1))
		put_plain(w, word->text);
	else
		put_odd_item(w, word->text);
}

void
wording_item(struct wording *w, const struct word *word)
{
	put_item(w, word);
}

void
wording_list_end(struct wording *w)
{
	if (w->quoted)
		text_char(w->to, ']');
	else if (w->items == 0)
		put_plain(w, none.text);
	else if (w->format == FORMAT_CSV && (w->items > 1 || !w->all_plain))
		csv_quote(w->to, w->start);
	value_end(w);
}

/* A whole number; there is room for it. */
static inline void
put_number(struct text *to, int x)
{
	put_char(to, '-', x < 0);
	to->len += digits_write(x < 0 ? -(unsigned)x : (unsigned)x, to->at + to->len);
}

/* 3778 as 37.78, 250 as 2.5; there is room for it. */
static void
put_hundredths(struct text *to, int x)
{
	unsigned u = x < 0 ? -(unsigned)x : (unsigned)x, rest = u % 100;

	put_char(to, '-', x < 0);
	to->len += digits_write(u / 100, to->at + to->len);
	put_char(to, '.', rest != 0);
	put_char(to, (char)('0' + rest / 10), rest != 0);
	put_char(to, (char)('0' + rest % 10), rest % 10 != 0);
}

/* "=17[9..23]", "=17", or "=[9..23]"; there is room for it. */
static void
put_score(struct text *to, uint64_t score, bool range)
{
	bool hundredths = (score & SCORE_HUNDREDTHS) != 0;
	void (*put)(struct text *, int) = hundredths ? put_hundredths : put_number;
	int least = score_least(score), most = score_most(score);

	if (score_is_none(score))
		return;
	put_char(to, '=', true);
	if ((score & SCORE_OPEN) == 0)
		put(to, score_sum(score));
	if (!(range || hundredths) || least == most)
		return;
	put_char(to, '[', true);
	put(to, least);
	put_char(to, '.', true);
	put_char(to, '.', true);
	put(to, most);
	put_char(to, ']', true);
}

/* "C-LSS=17[9..23]"; without the range where it is not wanted or is none. */
static void
put_scored(struct wording *w, const struct word *word, uint64_t score, bool range)
{
	enum { LONGEST_SCORE = 50 };
	struct text *to = w->to, whole = {0};

	text_room(to, 1 + 1 + word->text.len + LONGEST_SCORE + 1 + TEXT_SLACK);
	put_char(to, ',', w->items++ > 0);
	if (__builtin_expect(word->plain, 1)) {
		put_char(to, '"', w->quoted);
		text_put_here(to, word->text);
		put_score(to, score, range);
		put_char(to, '"', w->quoted);
		return;
	}
	text_add(&whole, word->text.at, word->text.len);
	text_room(&whole, LONGEST_SCORE);
	put_score(&whole, score, range);
	put_odd_item(w, (struct span){whole.at, whole.len});
	text_free(&whole);
}

/* The score that belongs to a bit: there is one for every bit that is set. */
static uint64_t
score_at(const uint64_t *row, const uint64_t *scores, unsigned bit)
{
	unsigned before = 0;

	for (unsigned i = 0; i < bit / 64; i++)
		before += (unsigned)__builtin_popcountll(row[i]);
	return scores[before + (unsigned)__builtin_popcountll(row[bit / 64] & ((UINT64_C(1) << bit % 64) - 1))];
}

/* What has a score of 0 is there for another reason than its score, and stands first; of two equal ones the first does. */
static bool
stands_before(uint64_t a, uint64_t b)
{
	int sum = score_sum(a), other = score_sum(b);

	if ((sum == 0) != (other == 0))
		return sum == 0;
	return sum > other;
}

/* The items of the part, the highest score first. */
static void
put_ranked(struct wording *w, const struct part *part, const uint64_t *row, const uint64_t *scores, bool range)
{
	unsigned end = part->first + part->n, count = 0, order[MAX_RANKED];

	for (unsigned bit = part->first; (bit = row_next(row, bit, end)) < end && count < MAX_RANKED; bit++) {
		uint64_t score = score_at(row, scores, bit);
		unsigned k = count++;

		for (; k > 0 && stands_before(score, score_at(row, scores, order[k - 1])); k--)
			order[k] = order[k - 1];
		order[k] = bit;
	}
	for (unsigned k = 0; k < count; k++) {
		uint64_t score = score_at(row, scores, order[k]);

		if (!range || !score_is_unranged(score))
			put_scored(w, &part->words[order[k] - part->first], score, range);
	}
}

/* The items of the ranked parts, with their ranges, and then its own. */
static void
put_scores(struct wording *w, const struct row_form *form, const struct part *part, const uint64_t *row,
           const uint64_t *scores)
{
	unsigned end = part->first + part->n;

	wording_list(w);
	for (const struct part *p = form->parts; p < part; p++) {
		if (p->kind == PART_RANKED)
			put_ranked(w, p, row, scores, true);
	}
	for (unsigned bit = part->first; (bit = row_next(row, bit, end)) < end; bit++)
		put_scored(w, &part->words[bit - part->first], score_at(row, scores, bit), false);
	wording_list_end(w);
}

static void
put_joined(struct wording *w, const struct part *part, const uint64_t *row)
{
	unsigned end = part->first + part->n, appended = end - part->added;
	struct text whole = {0};
	struct word word;

	for (unsigned bit = part->first; (bit = row_next(row, bit, end)) < end; bit++) {
		if (whole.len > 0 && bit < appended)
			text_add(&whole, " + ", 3);
		text_add(&whole, part->words[bit - part->first].text.at, part->words[bit - part->first].text.len);
	}
	text_room(&whole, TEXT_SLACK);
	word = word_of((struct span){whole.at, whole.len});
	wording_word(w, &word);
	text_free(&whole);
}

void
wording_row(struct wording *w, const struct row_form *form, const uint64_t *row, const uint64_t *scores)
{
	for (const struct part *part = form->parts; part < form->parts + form->nparts; part++) {
		unsigned bit = part->first, end = bit + part->n;

		switch (part->kind) {
		case PART_LIST:
			wording_list(w);
			for (; (bit = row_next(row, bit, end)) < end; bit++)
				put_item(w, &part->words[bit - part->first]);
			wording_list_end(w);
			break;
		case PART_ONE:
			bit = row_next(row, bit, end);
			wording_word(w, bit < end ? &part->words[bit - part->first] : &none);
			break;
		case PART_YESNO:
			put_yesno(w, row_has(row, bit));
			break;
		case PART_JOINED:
			put_joined(w, part, row);
			break;
		case PART_RANKED:
			wording_list(w);
			put_ranked(w, part, row, scores, false);
			wording_list_end(w);
			break;
		case PART_SCORES:
			put_scores(w, form, part, row, scores);
		}
	}
}
