/*
 * extent.h -- all that can make a difference to some conditions: questions, and the answers they can tell apart
 *
 * A condition may read others through what earlier phases found: a red flag
 * that fired, a class, a pattern.  Its extent goes all the way down to the
 * questions, with those of conflicts that make an answer forgotten, and of what
 * decides whether a question applies.
 */
#ifndef EXTENT_H
#define EXTENT_H

#include "rule/ruleset.h"

struct ask {  /* a question of the extent */
	int field;
	struct span *answers;
	double *numbers;   /* the same as numbers, for those of a number */
	unsigned n;
	bool dk;           /* some condition tells "not sure" from no answer */
};

struct extent {
	const struct ruleset *set;
	struct arena mem;
	bool *conds;       /* by index: belongs to it */
	int *place;        /* by field: of its question in "asks", or -1 */
	struct ask *asks;
	unsigned nasks;
	bool exact;        /* the answers stand for all there are, and nothing else makes a difference */
	bool whole;        /* levels, gates or what is open make a difference, and so every rule that sets a level does */
};

void extent_init(struct extent *, const struct ruleset *);
void extent_free(struct extent *);

/* Takes in a condition, which may be NULL; then, once, extent_close() works out the answers. */
void extent_add(struct extent *, const struct cond *);
void extent_close(struct extent *);

/* A record of the extent: by question 0 for not asked, 1 to n for its answers, n + 1 for "not sure". */
unsigned ask_states(const struct ask *);

/* How many records there are, or limit + 1 when there are more than that. */
size_t extent_size(const struct extent *, size_t limit);

/* It compares a number with limits: over, from, between. */
bool test_compares(const struct cond *);

/* Whether such a test holds for the number. */
bool test_holds(const struct cond *test, double x);

/* The quantity is the answer to the field, or the largest or smallest of several with it among them. */
bool quantity_is_of(const struct ruleset *, int quantity, int field);

#endif
