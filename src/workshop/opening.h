/*
 * opening.h -- a condition in words for the person who fills in a form: by the numbers of its questions
 */
#ifndef OPENING_H
#define OPENING_H

#include "page/tongue.h"
#include "rule/ruleset.h"

struct opening {
	const struct ruleset *set;
	struct tongue *tongue;
	const unsigned *number;  /* by field: of the question on the form; 0: it is not there, and named by its words */
};

/* Adds the condition, so that it can stand behind "Only if": "one of the questions 3, 4 and 7 is yes, or …". */
void opening_words(struct text *, const struct opening *, const struct cond *);

/* Adds the numbers, which it sorts: "3, 7–10, 12". */
void opening_numbers(struct text *, unsigned *numbers, size_t n);

#endif
