/*
 * answers.h -- the values a program adds to one record
 *
 * A program gives its answers one after the other, in the order of its table
 * of results.  They are noted first, and written when the program says that a
 * sentence is complete: the same few sentences are said again and again, and
 * one that has been written before is copied.  All that it can depend on
 * stands in the note itself, so nothing can be copied that is not the same.
 *
 * Where nothing of the answers stands in the record yet they go straight
 * behind it in the output, each with its label in front; else they are kept
 * until the writer has put them in their places.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "record/batch.h"
#include "record/wording.h"

enum { MAX_NOTED = 128 };

struct answers {
	struct wording wording;
	uint64_t note[MAX_NOTED + 8];  /* what has been given and is not written yet; eight more are set to 0 behind it */
	size_t noted;
	bool torn;                 /* a part of the sentence had to be written before it was complete */
	struct sentence *known;
	void *memory;              /* they stand in */
};

void answers_init(struct answers *);
void answers_free(struct answers *);

/* Begins the answers to a record. */
void answers_begin(struct answers *, enum format, struct text *to, const struct span *lead);

/* A sentence is complete: what is likely to come again as a whole.  The last one must be, too. */
void answer_break(struct answers *);

/* What stands in the note; the rest of the number is an address or a length. */
enum note {
	NOTE_WORD, NOTE_LIST, NOTE_ITEM, NOTE_END,
	NOTE_ROW,                   /* of this form; and then its bits */
	NOTE_SCORED,                /* the same; and then how many scores, and the scores */
	NOTE_TEXT, NOTE_ITEM_TEXT,  /* its length, and then its bytes */
	NOTE_KIND = 15,
};

/* Writes what is noted although the sentence is not complete. */
void answers_tear(struct answers *);

static inline void
answers_room(struct answers *a, size_t more)
{
	if (__builtin_expect(a->noted + more > MAX_NOTED, 0))
		answers_tear(a);
}

static inline void
answer_note(struct answers *a, enum note kind, const struct word *word)
{
	answers_room(a, 1);
	a->note[a->noted++] = (uintptr_t)word | kind;
}

static inline void
answer_word(struct answers *a, const struct word *word)
{
	answer_note(a, NOTE_WORD, word);
}

/* Any text that is not empty, escaped as needed. */
void answer_text(struct answers *, struct span);

/* A list: begin, add any number, end.  An empty one reads none, and [] in JSON. */
static inline void
answer_list(struct answers *a)
{
	answer_note(a, NOTE_LIST, NULL);
}

static inline void
answer_item(struct answers *a, const struct word *word)
{
	answer_note(a, NOTE_ITEM, word);
}

void answer_item_text(struct answers *, struct span);

static inline void
answer_list_end(struct answers *a)
{
	answer_note(a, NOTE_END, NULL);
}

void answer_long_row(struct answers *, const struct row_form *, const uint64_t *row, const uint64_t *scores);

/* All answers of a row. */
static inline void
answer_row(struct answers *a, const struct row_form *form, const uint64_t *row)
{
	uint64_t *note;

	if (__builtin_expect(1 + form->nwords > MAX_NOTED, 0)) {
		answer_long_row(a, form, row, NULL);
		return;
	}
	answers_room(a, 1 + form->nwords);
	note = &a->note[a->noted];
	*note++ = (uintptr_t)form | NOTE_ROW;
	for (unsigned i = 0; i < form->nwords; i++)
		*note++ = row[i];
	a->noted += 1 + form->nwords;
}

/* The same of a row with ranked parts: n scores, one for each bit that is set, in their order. */
void answer_scored(struct answers *, const struct row_form *, const uint64_t *row, const uint64_t *scores, unsigned n);

/* What is wrong with the record, as a list. */
void answer_problems(struct answers *, const struct record *);

#endif
