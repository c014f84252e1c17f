/*
 * grounds.h -- what gates and lists rest on, and what visits tell of it
 */
#ifndef COURSE_GROUNDS_H
#define COURSE_GROUNDS_H

#include "stage/ledger.h"

/* The tests that gates and lists rest on, and the questions a gate must know: one column each. */
struct grounds {
	int *at;                     /* by condition: its column, or -1 */
	int *must;                   /* by field: likewise */
	const struct cond **test;    /* by column; NULL: a question */
	int *field;                  /* by column: the field whose "not sure" takes the answer back, or -1 */
	uint64_t *findings;          /* the columns that only a visit in force tells */
	unsigned n, of_gates;        /* so many of them, at the front, are of gates */
	struct ledger yes, no, unsure;
};

/* What it needs lives in the arena. */
void grounds_init(struct grounds *, const struct ruleset *, struct arena *);

/* Reads what the visits of the batch tell. */
void grounds_read(struct grounds *, const struct sheet *);

#endif
