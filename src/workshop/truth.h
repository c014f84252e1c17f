/*
 * truth.h -- what labelled records truly had, read from a field of theirs
 *
 * The field holds the name of a level, in any case; or a word that was given
 * a level; or, where it was said from which level on a record is a case, yes
 * or no.  Anything else is no label, and is named once on standard error.
 */
#ifndef TRUTH_H
#define TRUTH_H

#include "record/batch.h"
#include "record/label_set.h"
#include "rule/ruleset.h"

enum {
	TRUTH_YES = MAX_LEVELS, TRUTH_NO, TRUTHS,  /* behind the ranks: a case, or none */
	TRUTH_NONE = -1,
};

struct truth {
	const struct ruleset *set;
	const char *label;
	int field;     /* the vocabulary's, or -1 */
	int positive;  /* from this rank on a record is a case; 0: nobody said */
	struct meaning *meanings;
	size_t nmeanings;
	unsigned long strange, contradicted;  /* records whose label is no level, or stands there twice with two values */
	struct label_set named;
	bool unnamed;  /* there are more of them than are named */
	struct arena mem;
};

/*
 * label: the field.  positive: NULL, or the level from which on a record is a
 * case.  meanings: NULL, or "fracture=urgent,nothing=selfcare".  What is wrong
 * with them ends the program with status 2.
 */
void truth_init(struct truth *, const struct ruleset *, const char *label, const char *positive, const char *meanings);
void truth_free(struct truth *);

/* The record's truth: a rank, TRUTH_YES, TRUTH_NO, or TRUTH_NONE where it has no label. */
int truth_of(struct truth *, struct batch *, const struct record *);

/* The truth is a case: at or above the rank that was said, else the one given here. */
bool truth_is_case(const struct truth *, int what, int rank);

/* The level given is below, or above, what the truth asks for. */
bool truth_too_low(const struct truth *, int what, int given);
bool truth_too_high(const struct truth *, int what, int given);

/* The name of the truth in a table; a text in "room" where it is a yes or no. */
enum { TRUTH_ROOM = 64 };
struct span truth_name(const struct truth *, int what, char room[TRUTH_ROOM]);

#endif
