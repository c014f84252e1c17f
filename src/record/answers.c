/*
 * answers.c -- the values a program adds to one record, written in the output's format
 */
#include "record/answers.h"

#include "base/msg.h"
#include "record/lines.h"

static const struct word none = PLAIN_WORD("none"), yes = PLAIN_WORD("yes"), no = PLAIN_WORD("no"), json_true = PLAIN_WORD("true"),
	json_false = PLAIN_WORD("false");

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
answers_begin(struct answers *a, enum format format, struct text *to, const struct span *lead)
{
	a->format = format;
	a->quoted = format == FORMAT_NDJSON;
	a->to = to;
	a->lead = lead;
	a->start = to->len;
	a->n = 0;
}

struct span
answers_value(const struct answers *a, size_t k)
{
	size_t from = k > 0 ? a->end[k - 1] : 0;

	return (struct span){a->to->at + from, a->end[k] - from};
}

static inline void
value_begin(struct answers *a)
{
	if (a->n == MAX_ANSWERS)
		die("more than %d answers to a record", MAX_ANSWERS);
	if (a->lead != NULL)
		text_put(a->to, a->lead[a->n]);
	a->start = a->to->len;
}

static inline void
value_end(struct answers *a)
{
	a->end[a->n++] = a->to->len;
}

/* A text that is plain, in the quotes that JSON wants; there is room for it. */
static inline void
add_plain_here(struct answers *a, struct span text)
{
	struct text *to = a->to;

	to->at[to->len] = '"';
	to->len += a->quoted;
	text_put_here(to, text);
	to->at[to->len] = '"';
	to->len += a->quoted;
}

static inline void
add_plain(struct answers *a, struct span text)
{
	text_room(a->to, text.len + 2 + TEXT_SLACK);
	add_plain_here(a, text);
}

void
answer_word(struct answers *a, const struct word *word)
{
	value_begin(a);
	if (__builtin_expect(word->plain, 1))
		add_plain(a, word->text);
	else if (word->text.len == 0)
		add_plain(a, none.text);
	else
		format_write(a->to, a->format, word->text);
	value_end(a);
}

void
answer_written(struct answers *a, struct span value)
{
	value_begin(a);
	text_put(a->to, value);
	value_end(a);
}

void
answer_text(struct answers *a, struct span text)
{
	value_begin(a);
	if (text.len == 0)
		add_plain(a, none.text);
	else
		format_write(a->to, a->format, text);
	value_end(a);
}

void
answer_none(struct answers *a)
{
	answer_word(a, &none);
}

void
answer_yesno(struct answers *a, bool holds)
{
	value_begin(a);
	if (a->quoted)
		text_put(a->to, holds ? json_true.text : json_false.text);
	else
		text_put(a->to, holds ? yes.text : no.text);
	value_end(a);
}

void
answer_list(struct answers *a)
{
	value_begin(a);
	a->items = 0;
	a->all_plain = true;
	text_room(a->to, 1);
	a->to->at[a->to->len] = '[';
	a->to->len += a->quoted;
}

/* In CSV the list is quoted as a whole, once its end is known. */
void
answer_item(struct answers *a, const struct word *word)
{
	text_room(a->to, 3 + word->text.len + TEXT_SLACK);
	a->to->at[a->to->len] = ',';
	a->to->len += a->items++ > 0;
	if (__builtin_expect(word->plain, 1)) {
		add_plain_here(a, word->text);
		return;
	}
	a->all_plain = false;
	if (a->format == FORMAT_CSV)
		text_add(a->to, word->text.at, word->text.len);
	else
		format_write(a->to, a->format, word->text);
}

void
answer_item_text(struct answers *a, struct span text)
{
	struct word word = word_of(text);

	answer_item(a, &word);
}

void
answer_list_end(struct answers *a)
{
	struct text *to = a->to;

	if (a->quoted)
		text_char(to, ']');
	else if (a->items == 0)
		add_plain(a, none.text);
	else if (a->format == FORMAT_CSV && (a->items > 1 || !a->all_plain))
		csv_quote(to, a->start);
	value_end(a);
}

void
answer_problems(struct answers *a, const struct record *r)
{
	answer_list(a);
	for (const struct problem *p = r->problems; p != NULL; p = p->next)
		answer_item_text(a, p->text);
	answer_list_end(a);
}
