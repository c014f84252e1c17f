/*
 * portrait.h -- everything a rule set declares, each declaration as a row of traits
 *
 * A rule, a question, a level, a list: whatever it is, it has a word, a name
 * and traits, and two versions of it differ where their traits do.
 */
#ifndef PORTRAIT_H
#define PORTRAIT_H

#include "rule/ruleset.h"

enum trait_kind {
	TRAIT_SETS,  /* it decides who is judged how: a level, a range, a weight */
	TRAIT_ROW,   /* the same, and it is one of several: its key names it */
	TRAIT_NOTE,  /* a few words that do not: a time, a source */
	TRAIT_SAYS,  /* a sentence for people */
};

struct trait {
	enum trait_kind kind;
	const char *key;          /* "within"; "" for the condition of a rule: its "when" */
	struct span text;         /* what it is; "" when it has no text */
	const struct cond *cond;  /* when it is so, or NULL */
};

struct portrait {
	const char *word, *id;  /* id: "" where there is only one of it */
	struct place at;        /* of the last override, where there is one */
	bool ordered;           /* the order of its rows decides, too */
	struct trait *traits;
	size_t n;
};

struct portraits {
	const struct ruleset *set;
	struct arena mem;
	struct portrait *list;
	size_t n;
};

/* In the order in which they decide; the rule set must stay. */
struct portraits portraits_of(const struct ruleset *);
void portraits_free(struct portraits *);

/* The declaration with that word and id, or NULL. */
const struct portrait *portraits_find(const struct portraits *, const char *word, const char *id);

/* The nth (from 0) trait with the key, or NULL. */
const struct trait *portrait_trait(const struct portrait *, const char *key, size_t nth);

#endif
