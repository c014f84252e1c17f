/*
 * answers.c -- the values a program adds to one record
 */
#include "record/answers.h"

#include <stdlib.h>

#include "base/msg.h"
#include "record/lines.h"

enum {
	SENTENCE_BITS = 11,
	SENTENCE_NOTE = 31,
	SENTENCE_TEXT = 480,
	SENTENCE_ANSWERS = 16,
	SHORT_TEXT = 160,  /* so much is copied in any case: most are no longer */
	CACHE_LINE = 64,
};

/* One that has been written before, with what is looked at first in one cache line.  In one run there is only one format. */
struct sentence {
	alignas(CACHE_LINE) uint16_t noted;
	uint16_t len;
	uint8_t first, n;   /* answers in it */
	bool led;           /* written with the labels in front */
	uint64_t note[SENTENCE_NOTE];
	char text[SENTENCE_TEXT];
	uint16_t end[SENTENCE_ANSWERS];
};

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
answers_init(struct answers *a)
{
	memset(a, 0, sizeof(*a));
	/* Pages that nothing is ever written to cost nothing: so no memory that must be cleared by hand. */
	a->memory = calloc(((size_t)1 << SENTENCE_BITS) + 1, sizeof(*a->known));
	if (a->memory == NULL)
		die("out of memory");
	a->known = (struct sentence *)(void *)((char *)a->memory + CACHE_LINE - (uintptr_t)a->memory % CACHE_LINE);
}

void
answers_free(struct answers *a)
{
	free(a->memory);
}

void
answers_begin(struct answers *a, enum format format, struct text *to, const struct span *lead)
{
	a->format = format;
	a->quoted = format == FORMAT_NDJSON;
	a->to = to;
	a->lead = lead;
	a->n = a->noted = 0;
	a->torn = false;
}

struct span
answers_value(const struct answers *a, size_t k)
{
	size_t from = k > 0 ? a->end[k - 1] : 0;

	return (struct span){a->to->at + from, a->end[k] - from};
}

/* Writing */

static void
value_begin(struct answers *a)
{
	if (a->n == MAX_ANSWERS)
		die("more than %d answers to a record", MAX_ANSWERS);
	if (a->lead != NULL)
		text_put(a->to, a->lead[a->n]);
	a->start = a->to->len;
	a->items = 0;
	a->all_plain = true;
}

static void
value_end(struct answers *a)
{
	a->end[a->n++] = a->to->len;
}

/* A text that is plain, in the quotes that JSON wants. */
static void
write_plain(struct answers *a, struct span text)
{
	struct text *to = a->to;

	text_room(to, text.len + 2 + TEXT_SLACK);
	to->at[to->len] = '"';
	to->len += a->quoted;
	text_put_here(to, text);
	to->at[to->len] = '"';
	to->len += a->quoted;
}

static void
write_word(struct answers *a, const struct word *word)
{
	value_begin(a);
	if (word->plain)
		write_plain(a, word->text);
	else if (word->text.len == 0)
		write_plain(a, none.text);
	else
		format_write(a->to, a->format, word->text);
	value_end(a);
}

static void
write_yesno(struct answers *a, bool holds)
{
	value_begin(a);
	if (a->quoted)
		text_put(a->to, holds ? json_true.text : json_false.text);
	else
		text_put(a->to, holds ? yes.text : no.text);
	value_end(a);
}

static void
write_list(struct answers *a)
{
	value_begin(a);
	if (a->quoted)
		text_char(a->to, '[');
}

/* In CSV the list is quoted as a whole, once its end is known. */
static void
write_item(struct answers *a, const struct word *word)
{
	if (a->items++ > 0)
		text_char(a->to, ',');
	a->all_plain = a->all_plain && word->plain;
	if (word->plain)
		write_plain(a, word->text);
	else if (a->format == FORMAT_CSV)
		text_add(a->to, word->text.at, word->text.len);
	else
		format_write(a->to, a->format, word->text);
}

static void
write_list_end(struct answers *a)
{
	if (a->quoted)
		text_char(a->to, ']');
	else if (a->items == 0)
		write_plain(a, none.text);
	else if (a->format == FORMAT_CSV && (a->items > 1 || !a->all_plain))
		csv_quote(a->to, a->start);
	value_end(a);
}

static void
write_joined(struct answers *a, const struct part *part, const uint64_t *row)
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
	write_word(a, &word);
	text_free(&whole);
}

static void
write_row(struct answers *a, const struct row_form *form, const uint64_t *row)
{
	for (const struct part *part = form->parts; part < form->parts + form->nparts; part++) {
		unsigned bit = part->first, end = bit + part->n;

		switch (part->kind) {
		case PART_LIST:
			write_list(a);
			for (; (bit = row_next(row, bit, end)) < end; bit++)
				write_item(a, &part->words[bit - part->first]);
			write_list_end(a);
			break;
		case PART_ONE:
			bit = row_next(row, bit, end);
			write_word(a, bit < end ? &part->words[bit - part->first] : &none);
			break;
		case PART_YESNO:
			write_yesno(a, row_has(row, bit));
			break;
		case PART_JOINED:
			write_joined(a, part, row);
		}
	}
}

static void
add_number(struct text *t, int x)
{
	char digits[10];

	if (x < 0)
		text_char(t, '-');
	text_add(t, digits, digits_write(x < 0 ? -(unsigned)x : (unsigned)x, digits));
}

static void
write_score(struct answers *a, const struct word *word, int sum, int least, int most)
{
	struct text whole = {0};
	struct word item;

	text_add(&whole, word->text.at, word->text.len);
	text_char(&whole, '=');
	add_number(&whole, sum);
	if (least != most) {
		text_char(&whole, '[');
		add_number(&whole, least);
		text_add(&whole, "..", 2);
		add_number(&whole, most);
		text_char(&whole, ']');
	}
	text_room(&whole, TEXT_SLACK);
	item = word_of((struct span){whole.at, whole.len});
	write_item(a, &item);
	text_free(&whole);
}

/* A word has to stand at an address that the kind of the note leaves free. */
static const struct word *
noted_word(uint64_t note)
{
	return (const struct word *)(uintptr_t)(note & ~(uint64_t)NOTE_KIND);
}

static void
write_noted(struct answers *a)
{
	const uint64_t *p = a->note, *end = p + a->noted;

	while (p < end) {
		uint64_t note = *p++;
		const struct word *word = noted_word(note);
		const struct row_form *form;
		struct word text;

		switch ((enum note)(note & NOTE_KIND)) {
		case NOTE_WORD:
			write_word(a, word);
			break;
		case NOTE_YESNO:
			write_yesno(a, note >> 4);
			break;
		case NOTE_LIST:
			write_list(a);
			break;
		case NOTE_ITEM:
			write_item(a, word);
			break;
		case NOTE_SCORE:
			write_score(a, word, (int)(uint32_t)p[0], (int)(uint32_t)(p[1] >> 32), (int)(uint32_t)p[1]);
			p += 2;
			break;
		case NOTE_ROW:
			form = (const struct row_form *)(uintptr_t)(note & ~(uint64_t)NOTE_KIND);
			write_row(a, form, p);
			p += form->nwords;
			break;
		case NOTE_TEXT:
		case NOTE_ITEM_TEXT:
			text = word_of((struct span){(const char *)p, note >> 4});
			p += (text.text.len + 7) / 8;
			if ((note & NOTE_KIND) == NOTE_TEXT)
				write_word(a, &text);
			else
				write_item(a, &text);
			break;
		case NOTE_END:
		case NOTE_KIND:
			write_list_end(a);
		}
	}
	a->noted = 0;
}

void
answers_tear(struct answers *a)
{
	a->torn = true;
	write_noted(a);
}

/* Sentences */

static void
say_again(struct answers *a, const struct sentence *s)
{
	size_t from = a->to->len;

	text_room(a->to, s->len + SHORT_TEXT);
	memcpy(a->to->at + from, s->text, SHORT_TEXT);
	if (s->len > SHORT_TEXT)
		memcpy(a->to->at + from + SHORT_TEXT, s->text + SHORT_TEXT, s->len - SHORT_TEXT);
	a->to->len += s->len;
	for (size_t k = 0; k < s->n && a->lead == NULL; k++)
		a->end[a->n + k] = from + s->end[k];
	a->n += s->n;
	a->noted = 0;
}

static void
remember(const struct answers *a, struct sentence *s, size_t noted, size_t first, size_t from)
{
	size_t len = a->to->len - from, n = a->n - first;

	s->noted = 0;
	if (noted > SENTENCE_NOTE || n > SENTENCE_ANSWERS || len > SENTENCE_TEXT - TEXT_SLACK)
		return;
	memcpy(s->note, a->note, noted * sizeof(*a->note));
	memcpy(s->text, a->to->at + from, len);
	for (size_t k = 0; k < n; k++)
		s->end[k] = (uint16_t)(a->end[first + k] - from);
	s->noted = (uint16_t)noted;
	s->len = (uint16_t)len;
	s->first = (uint8_t)first;
	s->n = (uint8_t)n;
	s->led = a->lead != NULL;
}

/* Products that do not wait for one another, added up. */
static size_t
hash_of(const uint64_t *note, size_t n, uint64_t start)
{
	uint64_t factor = UINT64_C(0x9e3779b97f4a7c15), sum = start * factor;

#pragma GCC unroll 4
	for (size_t k = 0; k < n; k++) {
		factor += UINT64_C(0x6a09e667f3bcc908);
		sum += note[k] * factor;
	}
	return (size_t)((sum ^ sum >> 32) * UINT64_C(0xd6e8feb86659fd93) >> (64 - SENTENCE_BITS));
}

/* Most notes are so short that asking memcmp() would take longer. */
static bool
same_note(const uint64_t *a, const uint64_t *b, size_t n)
{
	uint64_t differ = 0;

	for (size_t k = 0; k < n; k++)
		differ |= a[k] ^ b[k];
	return differ == 0;
}

void
answer_break(struct answers *a)
{
	size_t noted = a->noted, first = a->n, from = a->to->len;
	bool led = a->lead != NULL;
	struct sentence *s;

	if (noted == 0)
		return;
	s = &a->known[hash_of(a->note, noted, first << 1 | led)];
	if (a->torn) {
		write_noted(a);
		a->torn = false;
	} else if (s->noted == noted && s->first == first && s->led == led && same_note(s->note, a->note, noted)) {
		say_again(a, s);
	} else {
		write_noted(a);
		remember(a, s, noted, first, from);
	}
}

/* Texts are noted byte for byte, the last bytes filled up with 0. */
static void
note_text(struct answers *a, enum note kind, struct span text)
{
	size_t words = (text.len + 7) / 8;

	answers_room(a, 1 + words);
	if (1 + words > MAX_NOTED) {
		struct word word = word_of(text);

		answers_tear(a);
		if (kind == NOTE_TEXT)
			write_word(a, &word);
		else
			write_item(a, &word);
		return;
	}
	a->note[a->noted++] = (uint64_t)text.len << 4 | kind;
	if (words > 0)
		a->note[a->noted + words - 1] = 0;
	memcpy(&a->note[a->noted], text.at, text.len);
	a->noted += words;
}

void
answer_long_row(struct answers *a, const struct row_form *form, const uint64_t *row)
{
	answers_tear(a);
	write_row(a, form, row);
}

void
answer_text(struct answers *a, struct span text)
{
	if (text.len == 0)
		answer_none(a);
	else
		note_text(a, NOTE_TEXT, text);
}

void
answer_none(struct answers *a)
{
	answer_word(a, &none);
}

void
answer_item_text(struct answers *a, struct span text)
{
	note_text(a, NOTE_ITEM_TEXT, text);
}

void
answer_problems(struct answers *a, const struct record *r)
{
	answer_list(a);
	for (const struct problem *p = r->problems; p != NULL; p = p->next)
		answer_item_text(a, p->text);
	answer_list_end(a);
}
