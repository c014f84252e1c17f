/*
 * limit.h -- the numbers a test compares with, and how near a record has come to them
 */
#ifndef LIMIT_H
#define LIMIT_H

#include "rule/ruleset.h"

/*
 * A number that a test compares with.  Its other side is where the test comes
 * out otherwise than at the number itself.
 */
struct limit {
	double at;
	bool above;      /* the other side lies above it */
	bool exact;      /* only "other" is its neighbour there: sums of a score, whole numbers around a fraction */
	double other;
	double fine;     /* the nearest step, where people write this number with fractions */
	bool met;        /* some record has it exactly */
	double nearest;  /* how near to it (to "other", where that is exact) one on the other side has come */
};

enum { MAX_LIMITS = 2 };

/*
 * The limits of a test; none where it compares with no number, or where the
 * range of the question has no other side.  Returns how many.
 */
unsigned limits_of(const struct ruleset *, const struct cond *test, struct limit[MAX_LIMITS]);

/* A record has x. */
void limit_meet(struct limit *, double x);

/* The question takes only whole numbers; some rule compares its answer with a fraction. */
bool number_is_whole(const struct ruleset *, int quantity);
bool number_meets_fractions(const struct ruleset *, int quantity);

#endif
