/*
 * selection.h -- which part of a rule set is wanted: kinds, and ids
 *
 * The kind of a declaration is its word, as in redflag "RF-1"; the five words
 * for questions are one kind, "question".
 */
#ifndef SELECTION_H
#define SELECTION_H

#include "rule/ruleset.h"

struct selection {
	struct span only;  /* kinds, joined by commas; empty: all */
	char **ids;        /* NULL at the end; none: all */
};

/* Dies, with the nearest name, when the rule set has no such kind or id. */
void selection_check(const struct selection *, struct ruleset *);

/* Something is left out. */
bool is_part(const struct selection *);

bool selects_kind(const struct selection *, const char *kind);
bool selects(const struct selection *, const char *kind, struct span id);

/* The kind of the declaration. */
const char *kind_of(const struct declared *);

#endif
