/*
 * table.h -- the columns of the output: those somebody has chosen, or those a header or the first record has
 */
#ifndef TABLE_H
#define TABLE_H

#include "base/arena.h"
#include "record/batch.h"
#include "record/label_set.h"

struct column {
	struct span label;
	struct label means;
	int answer;  /* which of the program's results stands in it, or -1 */
	bool added;  /* error, line or raw, put there by us */
};

struct table {
	const struct vocab *vocab;
	const int *results;      /* the program's, in order */
	size_t nresults;
	int *answer_of;          /* for each result of the vocabulary which of the program's it is, or -1 */
	struct column *columns;  /* NULL: whatever comes */
	size_t n;
	int *field, *answer, error[3];  /* the column of each, or -1; answer: by result of the vocabulary */
	struct label_set other;         /* and of the other labels */
	bool rest;                      /* behind the columns comes all else that a record has */
	struct arena mem;
};

extern const char *const error_labels[3];  /* error, line, raw */

void table_init(struct table *, const struct vocab *, const int *results, size_t nresults);
void table_free(struct table *);

/* The column the field goes into, or -1. */
int table_column(const struct table *, const struct field *);

/* Adds a column; a label that has one already gets no other, unless it must. */
void table_add(struct table *, struct span label, struct label means, bool must);

/* Adds what no header of the input says: error, line and raw, and the program's results, where they are not there yet. */
void table_add_ours(struct table *);

/* The labels of the first record, then every other field there is, then ours. */
void table_of_record(struct table *, const struct batch *, const struct record *);

/* The columns of --fields a,b,c or a,b,*, and error, line and raw.  Dies when they cannot be labels. */
void table_choose(struct table *, const char *fields);

#endif
