/*
 * answers.c -- the values a program adds to one record
 */
#include "record/answers.h"

#include <stdlib.h>

#include "base/msg.h"

enum {
	SENTENCE_BITS = 11,
	SENTENCE_NOTE = 31,  /* and one more, always 0 */
	SENTENCE_TEXT = 472,
	SENTENCE_ANSWERS = 16,
	SHORT_TEXT = 256,  /* so much is copied in any case: few are longer */
	CACHE_LINE = 64,
};

/* One that has been written before, with what is looked at first in one cache line.  In one run there is only one format. */
struct sentence {
	alignas(CACHE_LINE) uint16_t noted;
	uint16_t len;
	uint8_t first, n;   /* answers in it */
	bool led;           /* written with the labels in front */
	uint64_t note[SENTENCE_NOTE + 1];
	char text[SENTENCE_TEXT];
	uint16_t end[SENTENCE_ANSWERS];
};

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
	wording_begin(&a->wording, format, to, lead);
	a->noted = 0;
	a->torn = false;
}

/* Words and forms stand at addresses that leave room for the kind of the note. */
static const void *
noted_address(uint64_t note)
{
	return (const void *)(uintptr_t)(note & ~(uint64_t)NOTE_KIND);
}

/* The bytes noted at p. */
static struct word
noted_text(uint64_t note, const uint64_t **p)
{
	struct span text = {(const char *)*p, note >> 4};

	*p += (text.len + 7) / 8;
	return word_of(text);
}

static void
write_noted(struct answers *a)
{
	const uint64_t *p = a->note, *end = p + a->noted;
	struct wording *w = &a->wording;

	while (p < end) {
		uint64_t note = *p++;
		const struct row_form *form;
		struct word word;

		switch ((enum note)(note & NOTE_KIND)) {
		case NOTE_WORD:
			wording_word(w, noted_address(note));
			break;
		case NOTE_LIST:
			wording_list(w);
			break;
		case NOTE_ITEM:
			wording_item(w, noted_address(note));
			break;
		case NOTE_ROW:
			form = noted_address(note);
			wording_row(w, form, p, NULL);
			p += form->nwords;
			break;
		case NOTE_SCORED:
			form = noted_address(note);
			wording_row(w, form, p, p + form->nwords + 1);
			p += form->nwords;
			p += 1 + *p;
			break;
		case NOTE_TEXT:
			word = noted_text(note, &p);
			wording_word(w, &word);
			break;
		case NOTE_ITEM_TEXT:
			word = noted_text(note, &p);
			wording_item(w, &word);
			break;
		case NOTE_END:
		case NOTE_KIND:
			wording_list_end(w);
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
say_again(struct wording *w, const struct sentence *s)
{
	size_t from = w->to->len;

	text_room(w->to, s->len + SHORT_TEXT);
	memcpy(w->to->at + from, s->text, SHORT_TEXT);
	if (s->len > SHORT_TEXT)
		memcpy(w->to->at + from + SHORT_TEXT, s->text + SHORT_TEXT, s->len - SHORT_TEXT);
	w->to->len += s->len;
	for (size_t k = 0; w->lead == NULL && k < s->n; k++)
		w->end[w->n + k] = from + s->end[k];
	w->n += s->n;
}

/* It has been written, from that answer on and that place. */
static void
remember(const struct answers *a, struct sentence *s, size_t noted, size_t first, size_t from)
{
	const struct wording *w = &a->wording;
	size_t len = w->to->len - from, n = w->n - first;

	s->noted = 0;
	if (noted > SENTENCE_NOTE || n > SENTENCE_ANSWERS || len > SENTENCE_TEXT)
		return;
	memcpy(s->note, a->note, sizeof(s->note));
	memcpy(s->text, w->to->at + from, len);
	for (size_t k = 0; k < n; k++)
		s->end[k] = (uint16_t)(w->end[first + k] - from);
	s->noted = (uint16_t)noted;
	s->len = (uint16_t)len;
	s->first = (uint8_t)first;
	s->n = (uint8_t)n;
	s->led = w->lead != NULL;
}

/*
 * Notes are looked at eight numbers at a time, filled up with zeros, since
 * the processor cannot guess how many a sentence has.
 */
enum { AT_A_TIME = 8 };

/* Products that do not wait for one another, added up. */
static inline size_t
hash_of(const uint64_t *note, size_t n, uint64_t start)
{
	static const uint64_t factor[AT_A_TIME] = {
		UINT64_C(0x9e3779b97f4a7c15), UINT64_C(0x085b12f57394441d), UINT64_C(0x72c5a2e967de0c25), UINT64_C(0xdd3032dd5c27d42d),
		UINT64_C(0x479ac2d150719c35), UINT64_C(0xb20552c544bb643d), UINT64_C(0x1c6fe2b939052c45), UINT64_C(0x86da72ad2d4ef44d),
	};
	uint64_t sum = start;

	for (size_t k = 0; k < n; k += AT_A_TIME) {
		sum *= UINT64_C(0xd6e8feb86659fd93);
#pragma GCC unroll 8
		for (size_t i = 0; i < AT_A_TIME; i++)
			sum += note[k + i] * factor[i];
	}
	return (size_t)((sum ^ sum >> 32) * UINT64_C(0xd6e8feb86659fd93) >> (64 - SENTENCE_BITS));
}

static inline bool
is_same_note(const uint64_t *a, const uint64_t *b, size_t n)
{
	for (size_t k = 0; k < n; k += AT_A_TIME) {
		uint64_t differ = 0;

#pragma GCC unroll 8
		for (size_t i = 0; i < AT_A_TIME; i++)
			differ |= a[k + i] ^ b[k + i];
		if (differ != 0)
			return false;
	}
	return true;
}

void
answer_break(struct answers *a)
{
	size_t noted = a->noted, first = a->wording.n, from = a->wording.to->len;
	bool led = a->wording.lead != NULL;
	struct sentence *s;

	if (noted == 0 || a->torn) {
		write_noted(a);
		a->torn = false;
		return;
	}
	memset(&a->note[noted], 0, AT_A_TIME * sizeof(*a->note));
	s = &a->known[hash_of(a->note, noted, first << 1 | led)];
	if (__builtin_expect(s->noted == noted && s->first == first && s->led == led, 1)
	    && is_same_note(s->note, a->note, noted)) {
		say_again(&a->wording, s);
		a->noted = 0;
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

	if (1 + words > MAX_NOTED) {
		struct word word = word_of(text);

		answers_tear(a);
		if (kind == NOTE_TEXT)
			wording_word(&a->wording, &word);
		else
			wording_item(&a->wording, &word);
		return;
	}
	answers_room(a, 1 + words);
	a->note[a->noted++] = (uint64_t)text.len << 4 | kind;
	if (words > 0)
		a->note[a->noted + words - 1] = 0;
	memcpy(&a->note[a->noted], text.at, text.len);
	a->noted += words;
}

void
answer_text(struct answers *a, struct span text)
{
	note_text(a, NOTE_TEXT, text);
}

void
answer_item_text(struct answers *a, struct span text)
{
	note_text(a, NOTE_ITEM_TEXT, text);
}

void
answer_long_row(struct answers *a, const struct row_form *form, const uint64_t *row, const uint64_t *scores)
{
	answers_tear(a);
	wording_row(&a->wording, form, row, scores);
}

void
answer_scored(struct answers *a, const struct row_form *form, const uint64_t *row, const uint64_t *scores, unsigned n)
{
	uint64_t *note;

	if (2 + form->nwords + n > MAX_NOTED) {
		answer_long_row(a, form, row, scores);
		return;
	}
	answers_room(a, 2 + form->nwords + n);
	note = &a->note[a->noted];
	*note++ = (uintptr_t)form | NOTE_SCORED;
	for (unsigned i = 0; i < form->nwords; i++)
		*note++ = row[i];
	*note++ = n;
	for (unsigned i = 0; i < n; i++)
		*note++ = scores[i];
	a->noted += 2 + form->nwords + n;
}

void
answer_problems(struct answers *a, const struct record *r)
{
	answer_list(a);
	for (const struct problem *p = r->problems; p != NULL; p = p->next)
		answer_item_text(a, p->text);
	answer_list_end(a);
}
