/*
 * seed.h -- records near a rule, to begin from when one is looked for
 *
 * A seed is a record in parts: a value for each question the rule reads, so
 * that some can be changed, and the rest of its line.  There are short ones in
 * which the rule fires, and nothing can be left out; complete cases in which
 * nothing else is open; those in which what makes the rule fire is put; and
 * cases in which the rule is open.
 */
#ifndef SEED_H
#define SEED_H

#include "asking/space.h"
#include "workshop/cases.h"
#include "workshop/mutant.h"

struct seed {
	struct span rest;
	struct span *values;  /* by place in seeds.spaces; "" where not asked */
	bool paired;          /* worth changing two answers at a time */
};

struct seeds {
	const struct mutants *all;
	const struct roster_rule *rule;
	const struct cases *cases;
	struct judgement *judgement;
	struct arena mem;
	struct space *spaces; /* of the fields the rule reads, also by way of other rules */
	size_t nspaces;
	struct seed *list;
	size_t n;
	uint64_t random;
};

/* Finds the seeds of the rule, in the cases or else by chance (the same each time); the judgement is of all mutants. */
void seeds_find(struct seeds *, const struct mutants *, const struct roster_rule *, const struct cases *,
                struct judgement *);
void seeds_free(struct seeds *);

/* Adds the record as a line of LTSV with its end. */
void seed_write(const struct seeds *, struct text *, const struct seed *);

/* Answer number o of the space, where 0 is none. */
struct span seed_answer(const struct space *, size_t o);

#endif
