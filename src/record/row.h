/*
 * row.h -- what was decided about a record, one bit for each decision, and how such a row reads
 */
#ifndef ROW_H
#define ROW_H

#include <stdalign.h>
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
};

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

#endif
