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

#include "base/text.h"
#include "record/batch.h"
#include "record/format.h"
#include "record/row.h"

enum { MAX_ANSWERS = 64, MAX_NOTED = 128 };

struct answers {
	enum format format;
	bool quoted;                 /* the format has its texts in quotes: JSON */
	struct text *to;             /* where the values go */
	const struct span *lead;     /* what to put in front of each; NULL where they are kept */
	size_t start;                /* where in "to" the value being written begins */
	size_t end[MAX_ANSWERS];     /* kept: where each value ends */
	size_t n;                    /* values written so far */
	size_t items;                /* in the list being written */
	bool all_plain;              /* nothing in that list needs escaping */
	bool torn;                   /* a part of the sentence had to be written before it was complete */
	uint64_t note[MAX_NOTED];    /* what has been given and is not written yet */
	size_t noted;
	struct sentence *known;
	void *memory;                /* they stand in */
};

void answers_init(struct answers *);
void answers_free(struct answers *);

/* Begins the answers to a record. */
void answers_begin(struct answers *, enum format, struct text *to, const struct span *lead);

/* A sentence is complete: what is likely to come again as a whole.  The last one must be, too. */
void answer_break(struct answers *);

/* Kept answers: the value of number k. */
struct span answers_value(const struct answers *, size_t k);

/* What stands in the note; the rest of the number is the word or the yes. */
enum note {
	NOTE_WORD, NOTE_LIST, NOTE_ITEM, NOTE_END, NOTE_YESNO,
	NOTE_SCORE,  /* and then the sum; the least and the most */
	NOTE_ROW,    /* of this form; and then its bits */
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

void answer_text(struct answers *, struct span);  /* any text, escaped as needed; "none" where there is nothing to say */
void answer_none(struct answers *);

static inline void
answer_yesno(struct answers *a, bool holds)
{
	answers_room(a, 1);
	a->note[a->noted++] = (uint64_t)holds << 4 | NOTE_YESNO;
}

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

/* "C-LSS=17[9..23]", and "C-LSS=17" where least and most are the same. */
static inline void
answer_item_score(struct answers *a, const struct word *word, int sum, int least, int most)
{
	answers_room(a, 3);
	a->note[a->noted++] = (uintptr_t)word | NOTE_SCORE;
	a->note[a->noted++] = (uint32_t)sum;
	a->note[a->noted++] = (uint64_t)(uint32_t)least << 32 | (uint32_t)most;
}

static inline void
answer_list_end(struct answers *a)
{
	answer_note(a, NOTE_END, NULL);
}

void answer_long_row(struct answers *, const struct row_form *, const uint64_t *row);

/* All answers of a row. */
static inline void
answer_row(struct answers *a, const struct row_form *form, const uint64_t *row)
{
	if (__builtin_expect(1 + form->nwords > MAX_NOTED, 0)) {
		answer_long_row(a, form, row);
		return;
	}
	answers_room(a, 1 + form->nwords);
	a->note[a->noted++] = (uintptr_t)form | NOTE_ROW;
	for (unsigned i = 0; i < form->nwords; i++)
		a->note[a->noted++] = row[i];
}

/* What is wrong with the record, as a list. */
void answer_problems(struct answers *, const struct record *);

#endif
