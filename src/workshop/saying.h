/*
 * saying.h -- what stands behind a key of a declaration, in words
 */
#ifndef SAYING_H
#define SAYING_H

#include "rule/written.h"

/*
 * Adds the value: a text as it is, a list with commas, the rows of a table
 * parted by semicolons ("acute: duration_days below 42"), a condition as
 * phrase.h has it; a number worked out in the words of the rule language.
 */
void saying_of(struct text *, const struct ruleset *, const struct item *);

#endif
