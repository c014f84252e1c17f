/*
 * change.h -- which change of one answer would have given a record another level
 *
 * Changed copies of the records are made and judged like any record, 64 at a
 * time, so that what a change does on its way (a conflict, a score, a pattern)
 * is not forgotten.  Tried are the answers of space.h to the questions that
 * the record answers: first those that decided, then those of rules one answer
 * away, and only when none of these does, all others.
 */
#ifndef CHANGE_H
#define CHANGE_H

#include "workshop/given.h"
#include "workshop/roster.h"

enum { MAX_CHANGES = 12 };

struct change {
	int field;
	struct span to;  /* the answer in place of the record's own; good until the next batch */
	int level;       /* the rank it gives */
	double far;      /* of numbers: how far from the record's own */
};

/* What was found for one record. */
struct changes {
	struct change list[MAX_CHANGES];  /* those of deciding answers first; of one field and level the nearest */
	unsigned n, more;
	bool sampled;  /* none was found, and some question was not tried with all answers there are (dates, sums) */
};

struct change_search *change_search_new(const struct ruleset *, const struct roster *, const long *as_of);
void change_search_free(struct change_search *);

/* Searches for all records of the batch, which was judged. */
void change_search(struct change_search *, const struct judgement *, struct batch *);

/* What it found for record i of the batch searched last. */
const struct changes *changes_of(const struct change_search *, unsigned lane);

/* The rule decided the level: it fired, and gives no lower one. */
bool change_decides(const struct subject *, const struct roster_rule *);

#endif
