/*
 * beside.h -- what red flags ask beside the core questions: findings, tests, and what only some people are asked
 *
 * A visit may be complete without any of it.  So a red flag that fired for
 * such an answer is not gone because a later visit did not ask again.
 */
#ifndef COURSE_BESIDE_H
#define COURSE_BESIDE_H

#include "rule/sheet.h"

struct beside {
	const struct ruleset *set;
	const int **fields;  /* by red flag: those questions; -1 at the end */
	bool *reads;         /* by condition: a test that reads one */
};

/* What it needs lives in the arena. */
void beside_init(struct beside *, const struct ruleset *, struct arena *);

/* The records that answer such a question of the red flag, and not with "not sure". */
lanes beside_answered(const struct beside *, const struct sheet *, unsigned flag);

/* The records in which such an answer speaks for the red flag, whether it is enough or not. */
lanes beside_speaks(const struct beside *, const struct sheet *, unsigned flag);

/* The red flag has fired for that record: would it not have without those answers? */
bool beside_needed(const struct beside *, const struct sheet *, unsigned flag, unsigned lane);

#endif
