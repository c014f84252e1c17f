/*
 * bearing.h -- which open questions can still bear on the level, for 64 records side by side
 *
 * A condition varies when some way of answering the open questions could
 * change what it says.  What varies is found from below, part by part, and
 * never too little; then from above which questions the rules that vary, and
 * stand above what is settled, still come to.  Every question that can change
 * the level is among those: there may be more.
 */
#ifndef BEARING_H
#define BEARING_H

#include "asking/space.h"
#include "asking/variants.h"

/* A rule that gives a level. */
struct bearing_rule {
	const struct rule *rule;
	enum { BEARING_REDFLAG, BEARING_TRIAGE, BEARING_FINAL } kind;
	lanes varies, reached;  /* whether it holds; and that can change the level */
	lanes calm;             /* it holds when every open question is answered calmly */
};

/* The records for which it varies whether a condition is yes, and whether it is no. */
struct varying {
	lanes yes, no;
};

struct bearing {
	const struct ruleset *set;
	const bool *askable;           /* by field: can be asked */
	const struct reply *calm;      /* by field: its calmest answer */
	bool free;                     /* what was not replied can be anything, "not asked" and "not sure" too */

	struct variants given, full;   /* the records as they stand; and with every open question answered calmly */
	lanes live;
	lanes *open;                   /* by field: askable, and neither answered nor "not sure" */
	lanes *bears;                  /* by field */
	struct bearing_rule *rules;
	unsigned nrules;
	lanes at_least[MAX_LEVELS];    /* by rank: settled to be so high whatever is answered */
	lanes at_most[MAX_LEVELS];     /* by rank: could become so high */

	struct judgement *base;        /* what does not vary is as it is here */
	struct varying *varies, *reached;  /* by condition */
	lanes *answer_varies;          /* by field */
	lanes *presence_varies;        /* by field: whether there is an answer */
	lanes *conflict_varies;        /* by conflict */
	lanes incomplete_varies, pending_varies;
	bool again;
};

/* askable and calm must stay. */
void bearing_init(struct bearing *, const struct ruleset *, const long *as_of, const bool *askable, const struct reply *calm);
void bearing_free(struct bearing *);

/*
 * bearing_begin(), any number of variants_add() to ->given, bearing_run():
 * then all of the above is filled.
 */
void bearing_begin(struct bearing *);
void bearing_run(struct bearing *);

/* No open question bears on the level of that lane. */
lanes bearing_settled(const struct bearing *);

/* The rank that is settled for the lane, and the highest that could come. */
int bearing_floor(const struct bearing *, size_t lane);
int bearing_ceiling(const struct bearing *, size_t lane);

#endif
