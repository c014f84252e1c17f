/*
 * amended.h -- the plan of the visit in force, amended by what was answered since
 *
 * Its level, patterns and classes stay; each answer that a gate or a list
 * reads counts as it was last told ("not sure" included), a red flag or a
 * contradiction that came up since counts too, and what is pending is what is
 * pending now.  So a tablet is not named any longer once a reason against it
 * was told, whatever else that visit left out.
 */
#ifndef COURSE_AMENDED_H
#define COURSE_AMENDED_H

#include "stage/stage.h"

/* The tests that gates and lists rest on, and the questions a gate must know: one column each. */
struct grounds {
	int *at;                     /* by condition: its column, or -1 */
	int *must;                   /* by field: likewise */
	const struct cond **test;    /* by column; NULL: a question */
	int *field;                  /* by column: the field whose "not sure" takes the answer back, or -1 */
	uint64_t *findings;          /* the columns that only a visit in force tells */
	unsigned n;
	struct ledger yes, no, unsure;
};

/* What it needs lives in the arena. */
void grounds_init(struct grounds *, const struct ruleset *, struct arena *);

/* Reads what the visits of the batch tell. */
void grounds_read(struct grounds *, const struct sheet *);

#endif
