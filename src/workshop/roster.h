/*
 * roster.h -- all rules of a set that fire or do not, in one list
 *
 * Red flags, triage rules, finals, patterns and clusters: what has a condition
 * and, where it holds, is named in the answers.
 */
#ifndef ROSTER_H
#define ROSTER_H

#include "stage/stage.h"

enum roster_kind { ROSTER_REDFLAG, ROSTER_PATTERN, ROSTER_CLUSTER, ROSTER_TRIAGE, ROSTER_FINAL };

struct roster_rule {
	enum roster_kind kind;
	const char *word;            /* it is declared with: "redflag" */
	const struct entry *is;
	unsigned number;             /* in its list of the rule set */
	int level;                   /* rank, or -1 */
	const struct cond *when, *unless;  /* when: NULL for a pattern that is what is left */
	const struct rule *rule;     /* a red flag, triage rule or final; else NULL */
};

struct roster {
	struct roster_rule *rules;
	size_t n;
};

struct roster roster_of(const struct ruleset *);
void roster_free(struct roster *);

/* The rule of that id, or NULL. */
const struct roster_rule *roster_find(const struct roster *, struct span id);

/* The records of the batch just judged for which the rule fired. */
lanes roster_fired(const struct judgement *, const struct roster_rule *);

/* Those for which it did not, but could still fire if open questions were answered (its pair is not settled). */
lanes roster_open(const struct judgement *, const struct roster_rule *);

#endif
