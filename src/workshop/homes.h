/*
 * homes.h -- where every statement of the source articles lives in the rules
 *
 * A declaration says with from = "S1-24" that the statement of that name has
 * its home there.  One statement may have several.
 */
#ifndef HOMES_H
#define HOMES_H

#include "workshop/selection.h"

struct home {
	const char *fact;
	const struct declared *at;
	size_t of;  /* how many homes the fact has */
};

struct homes {
	struct home *list;  /* by fact, S1-2 before S1-10; a fact's homes in the order of the files */
	size_t n, facts, doubled;  /* doubled: facts with more than one home */
};

/* The homes in the declarations that are wanted; the ids are those of declarations or of facts. */
struct homes homes_of(const struct ruleset *, const struct selection *);
void homes_free(struct homes *);

/* Dies when an id is neither that of a declaration nor of a fact. */
void homes_check(const struct selection *, struct ruleset *);

#endif
