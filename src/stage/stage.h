/*
 * stage.h -- the four stages a record goes through, and what each decides
 *
 * A stage reads facts and adds results; it never trusts a result that came
 * in.  What it needs of an earlier stage it works out from the facts itself,
 * so stages can run alone, in any order, twice, and give the same answers.
 */
#ifndef STAGE_H
#define STAGE_H

#include "base/command.h"
#include "stage/ledger.h"

enum stage { STAGE_REDFLAG, STAGE_CLASSIFY, STAGE_TRIAGE, STAGE_PLAN, STAGES };

/* A rule and the time it gives: those of a level stand together, the shortest time first. */
struct deadline {
	int level;
	const lanes *holds;  /* where the rule holds; NULL: wherever no other of the level does */
	unsigned column;     /* of its time among the answers */
};

/*
 * What is decided about the records of a batch; each part is filled by the
 * stage that decides it.  Most of it stands in the columns of that stage's
 * answers, and the pointers here lead there.
 */
struct judgement {
	const struct ruleset *set;
	struct sheet *sheet;
	const long *as_of;
	struct arena mem;
	const struct word *labels;       /* by field */

	/* redflag */
	struct ledger redflag;
	unsigned redflags;               /* column of the first */
	lanes *fired, *pending;          /* by red flag */
	lanes *redflag_at;               /* by rank from 1 on, so [0] is rank 1; likewise the other "at" */
	lanes *redflag_pending_at;

	/* classify */
	struct ledger kind;              /* of pain: classes and patterns */
	unsigned pattern;                /* column of the first */
	lanes *class_rows;               /* by class and row */
	unsigned *class_first;           /* where a class's rows begin in it */
	lanes *patterns;
	struct tally *sums;              /* by candidate; where it is likely or possible also as numbers: */
	struct sum_range (*ranges)[BATCH_SIZE];
	lanes *likely, *possible;        /* by candidate_order */
	lanes *named;                    /* by candidate: told because nothing is likely */
	unsigned *candidate_order, *candidate_at;  /* by candidate: its place by id; and the other way round */
	struct ledger scored;            /* likely and possible ones by id, clusters, scores of forms, bands of instruments */
	unsigned clusters, forms, bands; /* column of the first */
	int *form;                       /* quantities that are scores of forms */
	unsigned nforms;
	uint64_t *scores;                /* of the record being answered */

	/* triage */
	struct ledger triage, ask;
	unsigned provisional_column;     /* incomplete stands behind it */
	unsigned conflicts, triage_rules, within, destination;  /* columns of the first; behind triage rules come the finals */
	lanes *triaged, *finals;         /* by rule; the finals stand behind the rules */
	lanes *at_level;                 /* by rank, the lowest included */
	lanes *pending_at;
	lanes provisional;
	lanes could[MAX_LEVELS];         /* by rank: what pends above the level */
	struct deadline *deadlines;
	unsigned ndeadlines, nwithin;    /* nwithin: how many different times they have */
	struct asked {
		int rule, field;
	} *questions;                    /* by column of "ask" */
	lanes *asked;                    /* by field */

	/* plan */
	struct ledger plan;              /* the first list */
	struct ledger *gate;             /* by gate: what it says, and the cautions */
	struct ledger *must_know;        /* by gate: what must be known and is not */
	struct reason ***blocking, ***withholding;  /* by gate and condition */
	struct ledger others;            /* the other lists */
	unsigned *list_first;            /* by list: its first column */
	const struct within *review[BATCH_SIZE];
};

/* The rank of the record among those at "at", or 0. */
static inline int
rank_of(const struct judgement *j, const lanes *at, size_t lane)
{
	int rank = (int)j->set->nlevels - 1;

	while (rank > 0 && !(at[rank - 1] >> lane & 1))
		rank--;
	return rank;
}

static inline int
level_of(const struct judgement *j, size_t lane)
{
	return rank_of(j, j->at_level + 1, lane);
}

/* Allocates what a judgement by this rule set needs. */
void judgement_init(struct judgement *, const struct ruleset *, const long *as_of);

void judgement_free(struct judgement *);

/*
 * The whole way of a batch: judge it up to a stage, get the answers of some
 * stages ready, and ask for them.  A judgement without answers needs only the
 * first.
 */
void judgement_judge(struct judgement *, struct batch *, enum stage last);
void judgement_prepare(struct judgement *, enum stage first, enum stage last);
void judgement_answer(struct judgement *, struct batch *, size_t i, enum stage first, enum stage last, bool because,
                      struct answers *);

/* The results those answers are, by their numbers in the vocabulary, in order; returns how many. */
enum { MAX_RESULTS = 64 };
size_t judgement_results(const struct ruleset *, enum stage first, enum stage last, bool because, int results[MAX_RESULTS]);

/* Makes the ledgers of each stage's answers. */
void redflag_init(struct judgement *);
void classify_init(struct judgement *);
void triage_init(struct judgement *);
void plan_init(struct judgement *);

/* The ids of the n declarations in "entries", each "size" bytes large and beginning with its entry, into "ids". */
void ids_of(struct word *ids, const void *entries, size_t n, size_t size);

#define IDS_OF(ids, set, list) ids_of(ids, (set)->list, (set)->n##list, sizeof(*(set)->list))

/* What each stage decides about a batch whose sheet is filled; in this order. */
void redflag_judge(struct judgement *);
void classify_judge(struct judgement *);
void triage_judge(struct judgement *);
void plan_judge(struct judgement *);

/* What each stage works out only for its answers, and nothing else waits for. */
void redflag_prepare(struct judgement *);
void classify_prepare(struct judgement *);
void triage_prepare(struct judgement *);
void plan_prepare(struct judgement *);

/* What each stage answers about record i: one answer per result of its table, in order. */
void redflag_answer(struct judgement *, size_t i, struct answers *, bool explain);
void classify_answer(struct judgement *, size_t i, struct answers *, bool explain);
void triage_answer(struct judgement *, size_t i, struct answers *, bool explain);
void plan_answer(struct judgement *, size_t i, struct answers *, bool explain);

#define AS_OF_OPTION(as_of) \
	{0, "as-of", "DATE", "the day to work dates out against where a record has none", OPTION_TEXT, &(as_of)}

/* The day that --as-of names, in *day; NULL when it was not given.  Dies when it is no date. */
const long *day_given(const char *as_of, long *day);

/* Every label some stage writes whatever the rules are; NULL at the end. */
extern const char *const stage_results[];

/* The program bp-<stage>. */
int stage_main(enum stage, int argc, char *argv[]);

#endif
