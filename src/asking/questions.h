/*
 * questions.h -- what to ask: which open questions matter, which comes next, and how few could end it
 *
 * A question is open when it may be asked and has no answer; "not sure" is an
 * answer that asking again does not take away.  It matters when there are
 * answers to the other open questions under which two answers to it give
 * different levels.  Every such question is named.  Of each it is tried to
 * find such answers; where none were found, and there are too many ways to try
 * them all, the question stays with "shown" false: it may matter.
 */
#ifndef QUESTIONS_H
#define QUESTIONS_H

#include "asking/bearing.h"

struct question {
	int field;
	bool shown;               /* answers were found under which it changes the level */
	bool alone;               /* with what is known already it does so by itself; where no answer raises the level: it may lower it */
	bool core;
	int top;                  /* the rank it can bring about; where it is not shown: the highest it comes to */
	unsigned rules;           /* how many rules of that level come to it */
	struct span high, low;    /* where shown: the answer for it, and one against it */
	struct reply *with;       /* where shown: what else was answered then, but for calm answers */
	size_t nwith;
};

struct question_plan {
	int level;                /* as it is */
	int floor, ceiling;       /* settled; could come, were all open questions answered, or "not sure" made sure */
	int pending;              /* as bp-triage tells it; 0: nothing */
	bool seen;                /* answers were found that lead to the ceiling */
	bool exact;               /* every question that is named is shown to matter */
	struct question *matters; /* danger first: the first is the one to ask now */
	size_t nmatters;
	const int *needed;        /* core questions whose answers change nothing, but whose being open keeps the level up */
	size_t nneeded;
	const int *clears;        /* core questions that bring about nothing, but leave a level pending that is above all else as long as they are open */
	size_t nclears;
	int next;                 /* field, or -1 */
	const struct reply *fastest;  /* the fewest answers that could end it; none where nothing is to be ended or none were found */
	size_t nfastest;
	bool fewest;              /* it is certain that fewer cannot */
	int ends_at;              /* the rank they end it at */
	const struct reply *clear;    /* calm answers that end it */
	size_t nclear;
	const int *unsure;        /* questions answered "not sure" that a rule above the level hangs on, or that set one off */
	const struct rule **settles;  /* for each the rule that "not sure" sets off, or NULL */
	size_t nunsure;
};

/*
 * all: ask examinations and what follow-up asks, too; else core and standard
 * questions only.  as_of as in judgement_init().
 */
struct questions *questions_new(const struct ruleset *, const long *as_of, bool all);
void questions_free(struct questions *);

/* From now on only these (by field) may be asked, of those that may be asked at all. */
void questions_limit(struct questions *, const bool *in);

/*
 * Looks at all records of a batch, and notes in it what is wrong with their answers; then questions_of() plans for one
 * that is neither blank nor unreadable.
 */
void questions_judge(struct questions *, struct batch *);

/* The plan for record i; good until the next call.  ways: work out fastest and clear, too. */
const struct question_plan *questions_of(struct questions *, size_t i, bool ways);

#endif
