/*
 * proof.h -- a promise put to the test
 *
 * Three ways.  All: the questions that the level and the promise come to are
 * few, and every way to answer them is judged.  Cases: every way to answer
 * what the promise is about is looked at with all other questions left to be
 * anything (bearing.h, free): what is settled then is settled.  Sampled:
 * records of chance, from nearly calm and full to worrying and thin.
 */
#ifndef PROOF_H
#define PROOF_H

#include "asking/bearing.h"

struct verdict {
	enum { VERDICT_ALL, VERDICT_CASES, VERDICT_SAMPLED } how;
	bool broken;
	size_t tried;          /* records, or cases, in which it was at stake */
	struct text counter;   /* where broken: the answers that break it, as fields of LTSV */
	struct text expect;    /* what was promised of them: level>=urgent */
	struct text said;      /* what happened instead, with a NUL behind it */
};

struct proof {
	const struct ruleset *set;
	struct arena mem;
	struct space *spaces;  /* by field: also "not asked", and "not sure" */
	bool *askable;
	struct reply *calm;
	struct variants one, other;  /* what is judged; what came of it when something was changed */
	struct bearing free;
	size_t samples, seed;
	uint64_t chance;
	struct reply *replies;
};

void proof_init(struct proof *, const struct ruleset *, const long *as_of, size_t samples, size_t seed);
void proof_free(struct proof *);

/* The verdict, all zero before, is to be freed. */
void proof_of(struct proof *, const struct promise *, struct verdict *);
void verdict_free(struct verdict *);

#endif
