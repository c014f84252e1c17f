/*
 * changes.h -- what a clinician would say has changed between two rule sets
 *
 * Made from the rules as they are loaded, not from the files: comments and
 * spacing are no change, and a named condition changes every rule it stands in.
 */
#ifndef CHANGES_H
#define CHANGES_H

#include "workshop/portrait.h"

enum change_kind { CHANGE_CHANGED, CHANGE_NEW, CHANGE_RETIRED };

struct change {
	enum change_kind kind;
	const char *word, *id;  /* as declared; id: "" where there is only one of it */
	struct place at;        /* in the new set; of what is retired in the old one */
	bool decides;           /* records may be judged in another way, not only told so in other words */
	struct span text;       /* "age 65 or above becomes age 60 or above; level urgent stays" */
};

struct changes {
	struct arena mem;
	struct change *list;
	size_t n;
};

/* In the order of the new set, then what is retired.  Both sets must stay. */
struct changes changes_between(const struct ruleset *old, const struct ruleset *new);
void changes_free(struct changes *);

/* The change of the declaration, or NULL. */
const struct change *changes_find(const struct changes *, const char *word, const char *id);

/* "changed", "new", "retired". */
const char *change_word(enum change_kind);

#endif
