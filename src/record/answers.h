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

#include <stdalign.h>

#include "base/text.h"
#include "record/batch.h"
#include "record/format.h"

/* A text that is written out again and again: rule ids, levels, destinations.  It stays where it is, and as it is. */
struct word {
	alignas(16) struct span text;  /* TEXT_SLACK bytes behind it can be read */
	bool plain;                    /* nothing in it needs escaping or quoting in any format */
};

/* text must have bytes behind it that can be read, as all that an arena copies has. */
struct word word_of(struct span text);

/* The word of a literal, for constants outside functions. */
#define PLAIN_WORD(literal) {{(const char[sizeof(literal) + TEXT_SLACK]){literal}, sizeof(literal) - 1}, true}

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
	NOTE_ITEMS,  /* a whole list of these words; and then its row, four numbers to a note */
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

/*
 * A whole list: row[0] is how many items, then come their numbers in "words".
 * Numbers are taken four at a time, how many being the first one: behind the
 * last there are zeros until there are as many.
 */
static inline void
answer_items(struct answers *a, const struct word *words, const uint16_t *row)
{
	size_t notes = 1 + row[0] / 4u;
	uint64_t *note;

	if (__builtin_expect(1 + notes > MAX_NOTED, 0)) {
		answer_list(a);
		for (size_t i = 1; i <= row[0]; i++)
			answer_item(a, &words[row[i]]);
		answer_list_end(a);
		return;
	}
	answers_room(a, 1 + notes);
	note = &a->note[a->noted];
	a->noted += 1 + notes;
	note[0] = (uintptr_t)words | NOTE_ITEMS;
	for (size_t i = 0; i < notes; i++)
		memcpy(&note[1 + i], &row[4 * i], sizeof(*note));
}

/* What is wrong with the record, as a list. */
void answer_problems(struct answers *, const struct record *);

#endif
