/*
 * tally.h -- a sum for each of 64 records, added up for all of them together
 *
 * The sums stand upright: one word for each power of two, one bit in it for
 * each record.  Adding a weight is a carry from word to word; no record is
 * looked at by itself.
 */
#ifndef TALLY_H
#define TALLY_H

#include <stdint.h>

#include "rule/ruleset.h"

enum { TALLY_PLANES = 20 };  /* enough for SCORE_LIMIT */
_Static_assert(SCORE_LIMIT < 1 << (TALLY_PLANES - 1), "a sum has room, with a sign");

struct tally {
	uint64_t plane[TALLY_PLANES];
	unsigned planes;  /* so many can be other than 0 */
	int below;        /* what is to be taken off every sum: none stands here below 0 */
};

/* For sums of that score. */
void tally_init(struct tally *, const struct score *);

/* Begins the sums, all of them 0. */
static inline void
tally_begin(struct tally *t)
{
	t->below = 0;
	for (unsigned k = 0; k < t->planes; k++)
		t->plane[k] = 0;
}

/* Adds the item's weight where "yes" says that it counts. */
static inline void
tally_add(struct tally *t, int weight, uint64_t yes)
{
	/* What takes off where it counts adds where it does not. */
	unsigned left = (unsigned)(weight < 0 ? -weight : weight);
	uint64_t where = weight < 0 ? ~yes : yes;

	if (yes == 0)
		return;
	t->below += weight < 0 ? (int)left : 0;
	/* Carries that are 0 are carried, too: how far they go is nothing the processor can guess. */
	for (unsigned k = 0; left != 0; k++, left >>= 1) {
		uint64_t carry = where;

		if ((left & 1) == 0)
			continue;
		for (unsigned p = k; p < t->planes; p++) {
			uint64_t both = t->plane[p] & carry;

			t->plane[p] ^= carry;
			carry = both;
		}
	}
}

/* The records whose sum is at least so much. */
uint64_t tally_from(const struct tally *, int least);

/* The sum of one record. */
static inline int
tally_of(const struct tally *t, unsigned lane)
{
	int sum = -t->below;

	for (unsigned k = 0; k < t->planes; k++)
		sum += (int)(t->plane[k] >> lane & 1) << k;
	return sum;
}

#endif
