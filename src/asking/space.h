/*
 * space.h -- the answers to a question that the rules can tell apart
 *
 * Between two neighbouring thresholds every number is judged alike, so one of
 * each gap, and each threshold itself, stand for all of them.
 */
#ifndef SPACE_H
#define SPACE_H

#include "rule/ruleset.h"

struct space {
	int field;
	struct span *answers;  /* texts as a record has them: yes no, the words of a choice, numbers */
	size_t n;
	bool exact;  /* every answer there is is judged as one of these; else they are samples */
};

/* The answers to the field, in the arena.  "Not asked" and "not sure" are not among them. */
struct space space_of(const struct ruleset *, int field, struct arena *);

/* Adds to fields (by field of the vocabulary) those that the condition reads, directly or through numbers worked out and scores. */
void space_fields(const struct ruleset *, const struct cond *, bool *fields);

/* How many ways there are to answer the fields: the product, or "limit" + 1 when it is more than that. */
size_t space_size(const struct space *, size_t n, size_t limit);

#endif
