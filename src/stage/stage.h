/*
 * stage.h -- the four stages a record goes through, and what each decides
 *
 * A stage reads facts and adds results; it never trusts a result that came
 * in.  What it needs of an earlier stage it works out from the facts itself,
 * so stages can run alone, in any order, twice, and give the same answers.
 */
#ifndef STAGE_H
#define STAGE_H

#include "stage/picks.h"

enum stage { STAGE_REDFLAG, STAGE_CLASSIFY, STAGE_TRIAGE, STAGE_PLAN, STAGES };

/* What is decided about the records of a batch; each part is filled by the stage that decides it. */
struct judgement {
	const struct ruleset *set;
	struct sheet *sheet;
	const long *as_of;
	struct arena mem;

	/* redflag */
	lanes *fired, *pending;         /* by red flag */
	struct picks redflags;
	int redflag[BATCH_SIZE];         /* rank; 0: none */
	int redflag_pending[BATCH_SIZE]; /* rank above redflag; 0: none */

	/* classify */
	int *class_row[BATCH_SIZE];      /* by class */
	lanes *class_rows;               /* by class and row */
	unsigned *class_first;           /* where a class's rows begin in it */
	lanes *patterns;
	struct picks pattern;
	int (*sums)[BATCH_SIZE];         /* by candidate */
	lanes *likely_lanes;             /* by candidate */
	struct picks likely, possible;   /* sorted */
	struct picks clusters;
	struct picks bands;              /* of the instruments: which of all rows */

	/* triage */
	lanes *triaged;                  /* by triage rule */
	struct picks triage;             /* the triage rules, and behind them the finals */
	int level[BATCH_SIZE], pending_level[BATCH_SIZE];  /* rank; pending: 0 is none */
	lanes at_level[MAX_LEVELS];
	lanes provisional, pending_at[MAX_LEVELS];
	struct picks conflicts;
	struct picks ask;                /* fields */
	lanes *asked;                    /* by field */

	/* plan */
	lanes (*gate_says)[3];           /* by gate */
	struct picks *cautions;          /* by gate */
	struct picks *must_know;         /* by gate: the fields */
	const struct within *review[BATCH_SIZE];
	struct picks *lists;             /* by list: steps */
};

/* Allocates what a judgement by this rule set needs. */
void judgement_init(struct judgement *, const struct ruleset *, const long *as_of);

void judgement_free(struct judgement *);

/* What each stage decides about a batch whose sheet is filled; in this order. */
void redflag_judge(struct judgement *);
void classify_judge(struct judgement *);
void triage_judge(struct judgement *);
void plan_judge(struct judgement *);

/* The level of that rank; none where it is 0. */
static inline void
answer_level(const struct judgement *j, int rank, struct answers *out)
{
	if (rank > 0)
		answer_word(out, &j->set->levels[rank].is.id);
	else
		answer_none(out);
}

/* What each stage answers about record i: one answer per result of its table, in order. */
void redflag_answer(struct judgement *, size_t i, struct answers *, bool explain);
void classify_answer(struct judgement *, size_t i, struct answers *, bool explain);
void triage_answer(struct judgement *, size_t i, struct answers *, bool explain);
void plan_answer(struct judgement *, size_t i, struct answers *, bool explain);

/* Every label some stage writes whatever the rules are; NULL at the end. */
extern const char *const stage_results[];

/* The program bp-<stage>. */
int stage_main(enum stage, int argc, char *argv[]);

#endif
