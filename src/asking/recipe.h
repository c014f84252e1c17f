/*
 * recipe.h -- answers under which a rule hangs on one question
 *
 * A recipe is a guess to be tried, not a proof: answers to open questions
 * under which the rule should hold for one answer to the question and not for
 * the other, everything else being calm.  Judging both says whether it is so.
 */
#ifndef RECIPE_H
#define RECIPE_H

#include "asking/bearing.h"

struct recipe {
	const struct bearing *bearing;
	const struct space *spaces;  /* by field */
	double **numbers;            /* by field: its space as numbers; NULL where it is none */
	const uint64_t *reads;       /* by condition, "words" each: the fields it comes to */
	unsigned words;
	size_t lane;
	struct reply *replies;       /* room for one by field: what else to answer */
	size_t n;
	int *place;                  /* by field: where it stands in replies, or -1 */
	struct span high, low;       /* the two answers to the question: for the first the leaf test is yes */
	unsigned skip, turn;         /* so many tests are to be passed over; which part is taken first */
};

void recipe_init(struct recipe *, const struct bearing *, const struct space *spaces);
void recipe_free(struct recipe *);

/* Way number "way" (from 0) in which the rule hangs on the field for the bearing's lane; false when there is none. */
bool recipe_make(struct recipe *, const struct rule *, int field, size_t lane, unsigned way);

/* The condition comes to the field. */
static inline bool
recipe_reads(const struct recipe *r, const struct cond *c, int field)
{
	return c != NULL && (r->reads[c->index * r->words + (unsigned)field / 64] >> field % 64 & 1) != 0;
}

#endif
