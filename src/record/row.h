/*
 * row.h -- what was decided about a record, one bit for each decision, and how such a row reads
 */
#ifndef ROW_H
#define ROW_H

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* A text that is written out again and again: rule ids, levels, destinations.  It stays where it is, and as it is. */
struct word {
	alignas(16) struct span text;  /* TEXT_SLACK bytes behind it can be read */
	bool plain;                    /* nothing in it needs escaping or quoting in any format */
};

/* text must have bytes behind it that can be read, as all that an arena copies has. */
struct word word_of(struct span text);

/* The word of a literal, for constants outside functions. */
#define PLAIN_WORD(literal) {{(const char[sizeof(literal) + TEXT_SLACK]){literal}, sizeof(literal) - 1}, true}

enum part_kind {
	PART_LIST,    /* a list of the words whose bit is set */
	PART_ONE,     /* the first word whose bit is set */
	PART_YESNO,   /* its one bit */
	PART_JOINED,  /* one text: those words with " + " between them; the last "added" of them just appended */
	PART_RANKED,  /* a list of the words whose bit is set, with their scores, the highest first */
	PART_SCORES,  /* a list: what the ranked parts before it name, with the ranges, and the words of its own */
};

enum { MAX_RANKED = 1000 };

/* One answer of a row. */
struct part {
	enum part_kind kind;
	unsigned first, n, added;  /* its bits */
	const struct word *words;  /* one for each bit */
};

/* A row's answers, in order; its bits stand 64 to a number, the first one lowest. */
struct row_form {
	alignas(16) const struct part *parts;
	unsigned nparts, nwords;
};

static inline bool
row_has(const uint64_t *row, unsigned bit)
{
	return row[bit / 64] >> bit % 64 & 1;
}

/* The first bit that is set from "bit" on and before "end", or "end". */
static inline unsigned
row_next(const uint64_t *row, unsigned bit, unsigned end)
{
	while (bit < end) {
		uint64_t rest = row[bit / 64] >> bit % 64;

		if (rest != 0) {
			bit += (unsigned)__builtin_ctzll(rest);
			return bit < end ? bit : end;
		}
		bit = (bit / 64 + 1) * 64;
	}
	return end;
}

/*
 * A score in one number: the sum, and between what it could come to lie, each
 * within 20 bits; what has none (only its word is told); what has no range
 * (and is not told where ranges are).
 */
enum { SCORE_LIMIT = 500000 };  /* what the weights of a score may come to: rules are held to it */

static inline uint64_t
score_of(int sum, int least, int most)
{
	const int half = 1 << 19;

	return (uint64_t)(uint32_t)(sum + half) | (uint64_t)(uint32_t)(least + half) << 20
	       | (uint64_t)(uint32_t)(most + half) << 40;
}

#define SCORE_NONE       (UINT64_C(1) << 60)
#define SCORE_UNRANGED   (UINT64_C(1) << 61)

/* The score of a form: its numbers are hundredths, and with the second one there is only the range. */
#define SCORE_HUNDREDTHS (UINT64_C(1) << 62)
#define SCORE_OPEN       (UINT64_C(1) << 63)

enum { SCORED_LIMIT = SCORE_LIMIT / 100 };  /* what such a one may come to */

static inline int
score_field(uint64_t score, unsigned shift)
{
	return (int)(score >> shift & 0xfffff) - (1 << 19);
}

static inline int
score_sum(uint64_t score)
{
	return score_field(score, 0);
}

static inline int
score_least(uint64_t score)
{
	return score_field(score, 20);
}

static inline int
score_most(uint64_t score)
{
	return score_field(score, 40);
}

static inline bool
score_is_none(uint64_t score)
{
	return (score & SCORE_NONE) != 0;
}

static inline bool
score_is_unranged(uint64_t score)
{
	return (score & SCORE_UNRANGED) != 0;
}

#endif
