/*
 * cond.h -- conditions: single tests, and what joins them, shared in one graph
 *
 * Every condition is answered by a pair (floor, ceiling): what holds on the
 * answers given, and what could still hold.  Yes is (1,1), no is (0,0), not
 * answered is (0,1).  The graph only says what is asked; sheet.h answers it.
 *
 * A condition is made once: making it again gives the same one.  Its index
 * is above the indices of its parts, so walking the graph in order meets
 * every part before what it is part of.
 */
#ifndef COND_H
#define COND_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/msg.h"

enum cond_kind { COND_TEST, COND_ALL, COND_ANY, COND_NO, COND_AT_LEAST, COND_MAYBE };

enum test_kind {
	TEST_YES,         /* field a is yes */
	TEST_CHOICE,      /* field a has the choice b */
	TEST_OVER,        /* quantity a > x */
	TEST_FROM,        /* quantity a >= x */
	TEST_BETWEEN,     /* x <= quantity a <= y */
	TEST_OVER_OTHER,  /* quantity a > quantity b */
	TEST_FROM_OTHER,  /* quantity a >= quantity b */
	TEST_KNOWN,       /* quantity or field a is known; decided at once */
	TEST_DK,          /* the stored answer to field a is dk; decided at once */
	/* What earlier phases found; always decided. */
	TEST_SCORE_OVER,  /* known sum of score a > x */
	TEST_SCORE_FROM,  /* known sum of score a >= x */
	TEST_CONFLICT,    /* conflict a */
	TEST_FIRED,       /* one of the red flags that ruleset.fired[a] names */
	TEST_CLASS,       /* class a has its value b */
	TEST_PATTERN,     /* pattern a holds */
	TEST_LIKELY,      /* candidate condition a is likely */
	TEST_TRIAGED,     /* triage rule a holds */
	TEST_LEVEL,       /* the level is the one of rank a */
	TEST_LEVEL_FROM,  /* the level has at least rank a */
	TEST_PENDING,     /* what is pending has rank a */
	TEST_PROVISIONAL,
	TEST_INCOMPLETE,
	TEST_CONFLICTED,
	TEST_GATE,        /* gate a says b (enum gate_says) */
	/* What the course of a patient says; only bp-followup decides these. */
	TEST_LOOK,        /* look a: what some other visit said */
	TEST_NEWLY_FLAGGED,
	TEST_RECURRING,
	TEST_RESPONDED,   /* the response is number a */
	TEST_RESPONDED_BEFORE,  /* it was, at the review before */
	TEST_WALKED,      /* walking rule a holds */
	TEST_STILL_PENDING,  /* what the visits so far have left open has rank a */
	TEST_OVERDUE,
	TEST_KINDS,
};

/*
 * When a condition can be answered.  Within PATTERN each pattern has a moment
 * of its own (PHASE_PATTERN + its place in the file), so that a later pattern
 * may read an earlier one.
 */
enum {
	PHASE_FACTS = 0,
	PHASE_SCORE = 100000,
	PHASE_CONFLICT = 150000,
	PHASE_REDFLAG = 200000,
	PHASE_CLASS = 300000,
	PHASE_PATTERN = 400000,
	PHASE_CONDITION = 500000,
	PHASE_TRIAGE = 600000,
	PHASE_FINAL = 700000,
	PHASE_DESTINATION = 800000,
	PHASE_GATE = 900000,
	PHASE_LIST = 1000000,
	/* Of the course, from here on: */
	PHASE_EPISODE = 1100000,   /* what came before this visit */
	PHASE_COURSE = 1200000,    /* measures, red flags, other visits: what a response may read */
	PHASE_RESPONSE = 1300000,
	PHASE_WALK = 1400000,
	PHASE_FOLLOWUP = 1500000,  /* everything */
};

struct cond {
	enum cond_kind kind;
	unsigned index;
	int phase;      /* the first phase after which it can be answered */
	unsigned depth;
	unsigned size;  /* how many conditions stand in it, itself included; what is used twice counts twice */
	/* COND_TEST */
	enum test_kind test;
	int a, b;
	double x, y;
	/* the others */
	unsigned need;  /* COND_AT_LEAST: how many parts */
	unsigned nparts;
	const struct cond **parts;
	struct place at;  /* where it was first written */
};

struct conds {
	struct arena *mem;
	struct cond **list;  /* by index */
	unsigned n, cap;
	unsigned *table, table_size;
};

enum {
	MAX_CONDS = 20000,
	MAX_PARTS = 200,
	MAX_DEPTH = 60,
	MAX_SIZE = 20000,  /* explaining walks through all of it */
};

/* The test described by "wanted" (kind, a, b, x, y, phase, at). */
struct cond *cond_test(struct conds *, const struct cond *wanted);

/* kind COND_ALL, COND_ANY or COND_AT_LEAST over the parts, COND_NO or COND_MAYBE of one part; NULL when it gets deeper or more than allowed. */
struct cond *cond_join(struct conds *, enum cond_kind, unsigned need, struct cond *const *parts, unsigned n,
                       struct place at);

/*
 * A copy that can grow without the other: the same conditions, in lists of
 * its own.  What is made in it from now on lives in the arena.
 */
struct conds conds_copy(const struct conds *, struct arena *);

void conds_free(struct conds *);

#endif
