/*
 * mutant.h -- a rule changed in one place, as a slip of the pen would
 *
 * Rules are data, so each can be changed in memory in every small way: a limit
 * moved by one step, a branch dropped, a test turned round, a level moved,
 * what holds back left out, an open question read as a no.  If no worked case
 * comes out otherwise with the changed rule, nobody would notice the slip.
 */
#ifndef MUTANT_H
#define MUTANT_H

#include "workshop/roster.h"

enum change {
	CHANGE_LIMIT,       /* a limit, or how many of a list are needed, one step up or down */
	CHANGE_DROPPED,     /* a part of any, all or at_least is left out */
	CHANGE_INVERTED,    /* a test says the opposite */
	CHANGE_UNKNOWN,     /* a question that is open is read as a no */
	CHANGE_LEVEL_DOWN,
	CHANGE_LEVEL_UP,
	CHANGE_NO_UNLESS,   /* nothing holds the rule back */
	CHANGES,
};

struct mutant {
	const struct roster_rule *rule;
	enum change change;
	const struct cond *when, *unless;  /* among the conditions of mutants.set */
	int level;
	const char *text;                  /* "age 65 or above -> age 66 or above" */
};

struct mutants {
	struct arena mem;
	const struct ruleset *right;
	struct ruleset set;   /* the right rules, and beside their conditions those of all mutants: for one sheet */
	struct mutant *list;  /* those of a rule stand together, rules in the order of the roster */
	size_t n, room;
};

/*
 * All mutants of the rules in the roster, or only of those whose number is
 * true in "chosen".  Red flags, patterns, triage rules and finals have
 * mutants; clusters, which only print a score, have none.  Leaves out what is
 * the rule itself again, what the language would not take, and an open
 * question read as a no where a rule cannot tell the two apart.
 */
void mutants_make(struct mutants *, const struct ruleset *, const struct roster *, const bool *chosen);
void mutants_free(struct mutants *);

/* "limit", "dropped" and so on. */
const char *change_word(enum change);

#endif
