/*
 * answers.c -- the values a program adds to one record
 */
#include "record/answers.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/msg.h"

enum {
	SAID_BITS = 12,
	SAID_ROOM = 43,    /* so that a sentence is six cache lines */
	SAID_ANSWERS = 16,
	SHORT_TEXT = 192,  /* so much is copied in any case: few are longer */
	MOST_WORTH = 15,
	CACHE_LINE = 64,
};

/* One that has been written before, with what is looked at first in one cache line.  In one run there is only one format. */
struct sentence {
	alignas(CACHE_LINE) uint16_t noted;
	uint16_t len;
	uint8_t first, n;   /* answers in it */
	uint8_t worth;      /* goes up when it is said again, down when another wants its place; at 0 it is given up */
	uint64_t room[SAID_ROOM];  /* the note, and right behind it the text */
	uint16_t end[SAID_ANSWERS];
};

/* A note of so many numbers has so many with the zeros behind it. */
static inline size_t
filled_up(size_t n)
{
	return (n + NOTES_AT_A_TIME - 1) / NOTES_AT_A_TIME * NOTES_AT_A_TIME;
}

static inline char *
text_of(struct sentence *s, size_t noted)
{
	return (char *)&s->room[filled_up(noted)];
}

struct sentence *
said_new(void)
{
	/* So much comes as fresh pages, which cost nothing until something is written to them. */
	char *memory = calloc(((size_t)1 << SAID_BITS) + 1, sizeof(struct sentence));
	size_t gap = CACHE_LINE - (uintptr_t)memory % CACHE_LINE;

	if (memory == NULL)
		die("out of memory");
	memory[gap - 1] = (char)gap;
	return (struct sentence *)(void *)(memory + gap);
}

void
said_free(struct sentence *said)
{
	char *first = (char *)said;

	free(first - first[-1]);
}

void
answers_init(struct answers *a, struct sentence *said)
{
	*a = (struct answers){.said = said};
}

void
answers_free(struct answers *a)
{
	free(a->note);
}

void
answers_grow(struct answers *a, size_t more)
{
	size_t room = a->room == 0 ? 256 : a->room;

	while (room - a->noted < more + NOTES_AT_A_TIME)
		room *= 2;
	a->note = must_realloc(a->note, room, sizeof(*a->note));
	a->room = room - NOTES_AT_A_TIME;
}

void
answers_too_many(void)
{
	die("more than %d sentences about a record", MAX_SENTENCES);
}

void
answers_begin(struct answers *a)
{
	a->noted = a->begun = a->nsentences = 0;
}

/* Products that do not wait for one another, added up. */
static inline size_t
hash_of(const uint64_t *note, size_t n, uint64_t start)
{
	static const uint64_t factor[NOTES_AT_A_TIME] = {
		UINT64_C(0x9e3779b97f4a7c15), UINT64_C(0x085b12f57394441d), UINT64_C(0x72c5a2e967de0c25), UINT64_C(0xdd3032dd5c27d42d),
	};
	uint64_t sum = start;

	for (size_t k = 0; k < n; k += NOTES_AT_A_TIME) {
		sum *= UINT64_C(0xd6e8feb86659fd93);
#pragma GCC unroll 4
		for (size_t i = 0; i < NOTES_AT_A_TIME; i++)
			sum += note[k + i] * factor[i];
	}
	return (size_t)((sum ^ sum >> 32) * UINT64_C(0xd6e8feb86659fd93) >> (64 - SAID_BITS));
}

void
answers_end(struct answers *a)
{
	const uint64_t *note;

	answer_break(a);
	note = a->note;  /* which the end of the last sentence may have moved */
	for (size_t i = 0; i < a->nsentences; i++) {
		size_t n = (size_t)(a->note + a->sentence[i].end - note);
		struct sentence *known = &a->said[hash_of(note, n, i)];

		__builtin_prefetch(known);
		__builtin_prefetch((const char *)known + CACHE_LINE);
		__builtin_prefetch((const char *)known + 2 * CACHE_LINE);
		__builtin_prefetch((const char *)known + 3 * CACHE_LINE);
		a->sentence[i].known = known;
		note += n + NOTES_AT_A_TIME;
	}
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
write_notes(struct wording *w, const uint64_t *p, const uint64_t *end)
{
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
		case NOTE_NUMBER:
			word = noted_text(note, &p);
			wording_number(w, word.text);
			break;
		case NOTE_END:
		case NOTE_KIND:
			wording_list_end(w);
		}
	}
}

static void
say_again(struct wording *w, struct sentence *s)
{
	size_t from = w->to->len;
	const char *text = text_of(s, s->noted);

	text_room(w->to, s->len + SHORT_TEXT);
	memcpy(w->to->at + from, text, SHORT_TEXT);
	if (s->len > SHORT_TEXT)
		memcpy(w->to->at + from + SHORT_TEXT, text + SHORT_TEXT, s->len - SHORT_TEXT);
	w->to->len += s->len;
	for (size_t k = 0; w->keeps_ends && k < s->n; k++)
		w->end[w->n + k] = from + s->end[k];
	w->n += s->n;
}

/* The n numbers have just been written, from that answer on and that place. */
static void
remember(struct sentence *s, const uint64_t *note, size_t n, const struct wording *w, size_t first, size_t from)
{
	size_t len = w->to->len - from, answers = w->n - first;
	size_t need = filled_up(n) * sizeof(*note) + (len > SHORT_TEXT ? len : SHORT_TEXT);

	s->noted = 0;
	if (need > sizeof(s->room) || answers > SAID_ANSWERS)
		return;
	memcpy(s->room, note, filled_up(n) * sizeof(*note));
	memcpy(text_of(s, n), w->to->at + from, len);
	for (size_t k = 0; k < answers; k++)
		s->end[k] = (uint16_t)(w->end[first + k] - from);
	s->noted = (uint16_t)n;
	s->len = (uint16_t)len;
	s->first = (uint8_t)first;
	s->n = (uint8_t)answers;
	s->worth = 0;
}

static inline bool
is_same_note(const uint64_t *a, const uint64_t *b, size_t n)
{
	for (size_t k = 0; k < n; k += NOTES_AT_A_TIME) {
		uint64_t differ = 0;

#pragma GCC unroll 4
		for (size_t i = 0; i < NOTES_AT_A_TIME; i++)
			differ |= a[k + i] ^ b[k + i];
		if (differ != 0)
			return false;
	}
	return true;
}

void
answers_write(const struct answers *a, struct wording *w)
{
	const uint64_t *note = a->note;

	for (size_t i = 0; i < a->nsentences; i++) {
		struct sentence *s = a->sentence[i].known;
		size_t n = (size_t)(a->note + a->sentence[i].end - note), first = w->n, from = w->to->len;

		if (__builtin_expect(s->noted == n && s->first == first, 1) && is_same_note(s->room, note, n)) {
			say_again(w, s);
			s->worth += s->worth < MOST_WORTH;
		} else {
			write_notes(w, note, note + n);
			if (s->noted > 0 && s->worth > 0)
				s->worth--;
			else
				remember(s, note, n, w, first, from);
		}
		note += n + NOTES_AT_A_TIME;
	}
}

/* Texts are noted byte for byte, the last bytes filled up with 0. */
static void
note_text(struct answers *a, enum note kind, struct span text)
{
	size_t words = (text.len + 7) / 8;
	uint64_t *note = answer_notes(a, 1 + words);

	note[0] = (uint64_t)text.len << 4 | kind;
	note[words] = words > 0 ? 0 : note[0];
	memcpy(&note[1], text.at, text.len);
}

void
answer_text(struct answers *a, struct span text)
{
	note_text(a, NOTE_TEXT, text);
}

void
answer_number(struct answers *a, struct span digits)
{
	note_text(a, NOTE_NUMBER, digits);
}

void
answer_item_text(struct answers *a, struct span text)
{
	note_text(a, NOTE_ITEM_TEXT, text);
}

void
answer_scored(struct answers *a, const struct row_form *form, const uint64_t *row, const uint64_t *scores, unsigned n)
{
	uint64_t *note = answer_notes(a, 2 + form->nwords + n);

	*note++ = (uintptr_t)form | NOTE_SCORED;
	for (unsigned i = 0; i < form->nwords; i++)
		*note++ = row[i];
	*note++ = n;
	for (unsigned i = 0; i < n; i++)
		*note++ = scores[i];
}

void
answer_problems(struct answers *a, const struct record *r)
{
	answer_list(a);
	for (const struct problem *p = r->problems; p != NULL; p = p->next)
		answer_item_text(a, p->text);
	answer_list_end(a);
}
