/*
 * telltale.h -- a record that tells a mutant from the right rule
 */
#ifndef TELLTALE_H
#define TELLTALE_H

#include "workshop/cases.h"
#include "workshop/mutant.h"

struct telltale {
	struct span line;              /* LTSV without id, title and expectations; NULL: none was found */
	struct span label, right, got; /* a result that differs, what the right rules say and what the mutant says */
	struct span level;             /* by the right rules */
};

/*
 * Looks for a record for each of the mutants list[0] to list[n-1], which are
 * all of one rule: short ones in which the rule fires, then the cases in
 * which it is near, each with one or two of the answers changed that the rule
 * reads.  It tries a bounded number, the same each time.  What it finds lives
 * in the arena.
 */
void telltales_find(const struct mutants *, const size_t *list, size_t n, const struct cases *, const long *as_of,
                    struct telltale *found, struct arena *);

#endif
