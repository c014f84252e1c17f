/*
 * phrase.h -- a condition in the words of a clinician
 */
#ifndef PHRASE_H
#define PHRASE_H

#include "rule/ruleset.h"

/*
 * Adds the condition: "age 65 or above and trauma is minor", "at least 2 of:
 * fever, chills", "egfr is not known".  Labels of fields stand as they are; what
 * is joined inside something joined in another way stands in round brackets.
 */
void phrase_cond(struct text *, const struct ruleset *, const struct cond *);

/* The same of a single test. */
void phrase_test(struct text *, const struct ruleset *, const struct cond *);

#endif
