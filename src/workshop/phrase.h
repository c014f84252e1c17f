/*
 * phrase.h -- a condition in the words of a clinician
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "rule/ruleset.h"

/*
 * Adds the condition: "age 65 or above and trauma is minor", "at least 2 of:
 * fever, chills", "age under 50", "none of: fever, chills".  Labels of fields stand as they are; what
 * is joined inside something joined in another way stands in round brackets.
 */
void phrase_cond(struct text *, const struct ruleset *, const struct cond *);

/*
 * The same as an outline: a line for each part that is short, and above its
 * parts, which stand one tab further in, how they are joined: "all of:".
 */
void phrase_outline(struct text *, const struct ruleset *, const struct cond *);

/* The words for a single test. */
void phrase_test(struct text *, const struct ruleset *, const struct cond *);

/* A number worked out from others: "the days from onset_date to date". */
void phrase_value(struct text *, const struct ruleset *, const struct value *);

#endif
