/*
 * outcome.h -- what labelled records truly had, read from a field of theirs
 *
 * The field holds the name of a level, in any case; or a word that was given
 * a level; or, where it was said from which level on a record is a case, yes
 * or no.  Anything else is no label, and is named once on standard error.
 */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "record/batch.h"
#include "record/label_set.h"
#include "rule/ruleset.h"

enum {
	OUTCOME_YES = MAX_LEVELS, OUTCOME_NO, OUTCOMES,  /* behind the ranks: a case, or none */
	OUTCOME_NONE = -1,
};

struct outcome {
	const struct ruleset *set;
	const char *label;
	int field;     /* the vocabulary's, or -1 */
	int positive;  /* from this rank on a record is a case; 0: nobody said */
	struct meaning *meanings;
	size_t nmeanings;
	unsigned long strange, contradicted;  /* records whose label is no level, or stands there twice with two values */
	bool show_values;  /* in messages; to be set behind outcome_init() */
	struct label_set named;
	bool unnamed;  /* there are more of them than are named */
	struct arena mem;
};

/*
 * label: the field.  positive: NULL, or the level from which on a record is a
 * case.  meanings: NULL, or "fracture=urgent,nothing=selfcare".  What is wrong
 * with them ends the program with status 2.
 */
void outcome_init(struct outcome *, const struct ruleset *, const char *label, const char *positive, const char *meanings);
void outcome_free(struct outcome *);

/* The record's truth: a rank, OUTCOME_YES, OUTCOME_NO, or OUTCOME_NONE where it has no label. */
int outcome_of(struct outcome *, struct batch *, const struct record *);

/* The truth is a case: at or above the rank that was said, else the one given here. */
bool outcome_is_case(const struct outcome *, int what, int rank);

/* The level given is below, or above, what the truth asks for. */
bool outcome_too_low(const struct outcome *, int what, int given);
bool outcome_too_high(const struct outcome *, int what, int given);

/* The name of the truth in a table; a text in "room" where it is a yes or no. */
enum { OUTCOME_ROOM = 64 };
struct span outcome_name(const struct outcome *, int what, char room[OUTCOME_ROOM]);

#endif
