/*
 * contrast.h -- what differs between a condition of one rule set and one of another
 */
#ifndef CONTRAST_H
#define CONTRAST_H

#include "rule/ruleset.h"

/* The same condition, in whatever order its parts stand; NULL is only like NULL. */
bool contrast_same(const struct ruleset *, const struct cond *, const struct ruleset *other, const struct cond *);

/*
 * Adds how the condition of "old" becomes the one of "new", naming the
 * smallest parts that differ, "; " between them: "age 65 or above becomes age
 * 60 or above; or fever is added".  NULL stands for no condition.  Nothing is
 * added when they are the same.
 */
void contrast_cond(struct text *, const struct ruleset *old, const struct cond *,
                   const struct ruleset *new, const struct cond *);

#endif
