/*
 * codes.h -- what can be wrong or doubtful in a rule set, each with a short stable code
 *
 * E: an error, nothing is judged with it.  D: a doubt, the rules load and do
 * what they say, and perhaps not what was meant.  A code never changes its
 * meaning; one that is no longer needed is not given to something else.
 */
#ifndef CODES_H
#define CODES_H

#include "base/text.h"

enum { MAX_SIGNS = 14 };

struct code {
	const char *name;          /* "E12" */
	const char *title;         /* one line, small letters, no full stop */
	const char *why;           /* what it means and what to do */
	const char *wrong, *right; /* as they would stand in a rule file; NULL where no short example says it */
	const char *signs[MAX_SIGNS];  /* errors: words of the messages that are of this kind */
};

/* In order of their names; one without a name ends the table. */
extern const struct code codes[];

/* The code of that name, in capitals or not; NULL when there is none. */
const struct code *code_named(struct span name);

/*
 * The code of a problem that loading found.  Problems are told apart by their
 * words, so that the floor that loads rules need not know of codes; what no
 * sign matches is E01.  tests/workshop-check.bats tries every slip there is.
 */
const struct code *code_of_problem(const char *text);

#endif
