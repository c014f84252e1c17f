/*
 * answers.h -- the values a program adds to one record
 *
 * A program gives its answers one after the other, in the order of its table
 * of results, and says where a sentence ends.  They are only noted; the writer
 * has them written when the record's turn comes.  The same few sentences are
 * said again and again, and one that has been written before is copied.  All
 * that it can depend on stands in the note itself, so nothing can be copied
 * that is not the same.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "record/batch.h"
#include "record/wording.h"

enum { MAX_SENTENCES = 64 };

struct answers {
	uint64_t *note;         /* what has been given */
	size_t noted, room;
	size_t begun;           /* where in it the sentence begins that is not complete */
	struct {
		size_t end;              /* where in the note it ends */
		struct sentence *known;  /* what stands where it would stand if it was said before */
	} sentence[MAX_SENTENCES];
	size_t nsentences;
	struct sentence *said;  /* what has been written before */
};

/* What has been written before, for all answers of a run; to be freed with said_free(). */
struct sentence *said_new(void);
void said_free(struct sentence *);

void answers_init(struct answers *, struct sentence *said);
void answers_free(struct answers *);

/* Begins the answers to a record. */
void answers_begin(struct answers *);

/* All have been given.  What is going to be written is far away: some time should pass before it is. */
void answers_end(struct answers *);

/* Writes them. */
void answers_write(const struct answers *, struct wording *);

/* What stands in the note; the rest of the number is an address or a length. */
enum note {
	NOTE_WORD, NOTE_LIST, NOTE_ITEM, NOTE_END,
	NOTE_ROW,                   /* of this form; and then its bits */
	NOTE_SCORED,                /* the same; and then how many scores, and the scores */
	NOTE_TEXT, NOTE_ITEM_TEXT,  /* its length, and then its bytes */
	NOTE_NUMBER,                /* the same */
	NOTE_KIND = 15,
};

void answers_grow(struct answers *, size_t more);
_Noreturn void answers_too_many(void);

/* The next n numbers of the note, to be filled in. */
static inline uint64_t *
answer_notes(struct answers *a, size_t n)
{
	uint64_t *note;

	if (__builtin_expect(a->room - a->noted < n, 0))
		answers_grow(a, n);
	note = &a->note[a->noted];
	a->noted += n;
	return note;
}

/*
 * Notes are looked at four numbers at a time, filled up with zeros, since
 * the processor cannot guess how many a sentence has.
 */
enum { NOTES_AT_A_TIME = 4 };

/* A sentence is complete: what is likely to come again as a whole. */
static inline void
answer_break(struct answers *a)
{
	if (a->noted == a->begun)
		return;
	if (__builtin_expect(a->nsentences == MAX_SENTENCES, 0))
		answers_too_many();
	a->sentence[a->nsentences++].end = a->noted;
	/* The next sentence begins with zeros behind it as well: it overwrites these only in front. */
	memset(answer_notes(a, NOTES_AT_A_TIME), 0, NOTES_AT_A_TIME * sizeof(*a->note));
	a->begun = a->noted;
}

static inline void
answer_word(struct answers *a, const struct word *word)
{
	*answer_notes(a, 1) = (uintptr_t)word | NOTE_WORD;
}

/* Any text that is not empty, escaped as needed. */
void answer_text(struct answers *, struct span);

/* A number as JSON writes it; an empty text is one that is not known. */
void answer_number(struct answers *, struct span);

/* A list: begin, add any number, end.  An empty one reads none, and [] in JSON. */
static inline void
answer_list(struct answers *a)
{
	*answer_notes(a, 1) = NOTE_LIST;
}

static inline void
answer_item(struct answers *a, const struct word *word)
{
	*answer_notes(a, 1) = (uintptr_t)word | NOTE_ITEM;
}

void answer_item_text(struct answers *, struct span);

static inline void
answer_list_end(struct answers *a)
{
	*answer_notes(a, 1) = NOTE_END;
}

/* All answers of a row. */
static inline void
answer_row(struct answers *a, const struct row_form *form, const uint64_t *row)
{
	uint64_t *note = answer_notes(a, 1 + form->nwords);

	*note++ = (uintptr_t)form | NOTE_ROW;
	for (unsigned i = 0; i < form->nwords; i++)
		*note++ = row[i];
}

/* The same of a row with ranked parts: n scores, one for each bit that is set, in their order. */
void answer_scored(struct answers *, const struct row_form *, const uint64_t *row, const uint64_t *scores, unsigned n);

/* What is wrong with the record, as a list. */
void answer_problems(struct answers *, const struct record *);

#endif
