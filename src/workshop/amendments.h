/*
 * amendments.h -- what a clinician would say has changed between two rule sets
 *
 * Made from the rules as they are loaded, not from the files: comments and
 * spacing are no change, and a named condition changes every rule it stands in.
 */
#ifndef AMENDMENTS_H
#define AMENDMENTS_H

#include "workshop/portrait.h"

enum amendment_kind { AMENDMENT_CHANGED, AMENDMENT_NEW, AMENDMENT_RETIRED };

struct amendment {
	enum amendment_kind kind;
	const char *word, *id;  /* as declared; id: "" where there is only one of it */
	struct place at;        /* in the new set; of what is retired in the old one */
	bool decides;           /* records may be judged in another way, not only told so in other words */
	struct span text;       /* "age 65 or above becomes age 60 or above; level urgent stays" */
};

struct amendments {
	struct arena mem;
	struct amendment *list;
	size_t n;
};

/* In the order of the new set, then what is retired.  Both sets must stay. */
struct amendments amendments_between(const struct ruleset *old, const struct ruleset *new);
void amendments_free(struct amendments *);

/* The change of the declaration, or NULL. */
const struct amendment *amendments_find(const struct amendments *, const char *word, const char *id);

/* "changed", "new", "retired". */
const char *amendment_word(enum amendment_kind);

#endif
