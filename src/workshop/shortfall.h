/*
 * shortfall.h -- what a rule lacks to fire: the fewest answers that would have to come, or to be others
 *
 * Every test is taken by itself.  Where one answer decides two of them the
 * count may be too high by one; it is meant for telling what is near, not for
 * proving that something is far.
 */
#ifndef SHORTFALL_H
#define SHORTFALL_H

#include "workshop/given.h"
#include "workshop/object.h"
#include "workshop/roster.h"

enum {
	LACK_OPEN = 2,     /* a test that is open must come out in one way */
	LACK_CHANGED = 3,  /* a test must come out in the other way: one change costs less than two answers */
	LACK_RESULT = 8,   /* what an earlier rule found must be something else */
};

/* The sum of that over all that is lacking; 0: nothing is. */
unsigned shortfall(const struct subject *, const struct roster_rule *);

/* "urinary_retention (not asked)", "age 65 or above (age is 40)", joined by "and". */
void shortfall_text(struct text *, const struct subject *, const struct roster_rule *);

/* The same as a list of the object. */
void shortfall_object(struct object *, const char *label, const struct subject *, const struct roster_rule *);

/* The rule of a level above "level" that lacks least, the higher level first, or NULL; *others: how many lack as little. */
const struct roster_rule *shortfall_nearest(const struct subject *, const struct roster *, int level, unsigned *others);

#endif
