/*
 * uses.h -- every condition of a rule set, and the declaration it stands in
 */
#ifndef USES_H
#define USES_H

#include "rule/ruleset.h"

struct use {
	const char *word;         /* of the declaration: "redflag" */
	struct span id;
	struct place at;          /* of the declaration, or of the condition where that is not kept */
	const char *key;          /* what it stands behind: "when" */
	const struct cond *cond;  /* never NULL */
};

struct uses {
	struct use *list;
	size_t n, room;
};

/* All of them, in the order of the rule set's lists. */
struct uses uses_of(const struct ruleset *);
void uses_free(struct uses *);

/* The first use each condition stands in, by index; NULL where it stands in none.  To be freed. */
const struct use **uses_by_cond(const struct uses *, const struct ruleset *);

/*
 * Where the key of a declaration stands in its file, or in the site file that
 * changed it last; or the condition of a use.  The declaration's own place
 * where that is not found, or the rule set was loaded without what was written.
 */
struct place place_of_key(const struct ruleset *, const char *word, const struct entry *, const char *key);
struct place place_of_use(const struct ruleset *, const struct use *);

/* The word and the id of the declaration a line stands in, read from the file; both empty when there is none. */
void declaration_at(struct place, struct text *word, struct text *id);

#endif
