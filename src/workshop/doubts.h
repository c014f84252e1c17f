/*
 * doubts.h -- what is doubtful in a rule set that loads
 */
#ifndef DOUBTS_H
#define DOUBTS_H

#include "workshop/finding.h"
#include "workshop/roster.h"
#include "workshop/uses.h"

/* What the doubts are looked for in. */
struct survey {
	const struct ruleset *set;
	struct roster roster;
	struct uses uses;
	struct findings *findings;
	struct span cases;   /* the rule set's own, one LTSV line each; none: len is 0 */
	bool *silent;        /* by rule of the roster: it never fires; doubt_reach() finds out */
	long today;          /* days since 1970-01-01 */
	size_t tried;        /* records made and judged */
};

/* Seen from how the rules are written. */
void doubt_times(struct survey *);       /* D13 */
void doubt_questions(struct survey *);   /* D30, D31 */
void doubt_directions(struct survey *);  /* D40, D42 */
void doubt_sources(struct survey *);     /* D50 */
void doubt_reviews(struct survey *);     /* D51 */

/* Seen from what the cases hold. */
void doubt_thresholds(struct survey *);  /* D20 */

/* Seen from what comes out of records made for it. */
void doubt_reach(struct survey *);       /* D10, D11, D12 */
void doubt_branches(struct survey *);    /* D14 */
void doubt_pairs(struct survey *);       /* D41 */

/* A red flag, triage rule or final: it has a level, and its answers are nobody's but its own. */
static inline bool
sets_level(const struct roster_rule *r)
{
	return r->rule != NULL;
}

/* Marks, by field, the yes/no questions whose yes speaks for the condition (up), and against it (down). */
void directions(const struct cond *, bool *up, bool *down);

#endif
