/*
 * filter.h -- the loop of every program: read a batch, have it judged, write every line again
 *
 * N lines in, N lines out.  What the input says is written back byte for
 * byte, the answers behind it; an answer that stands in the line already is
 * replaced where it stands.  A line that is no record becomes one that says
 * so, and all its answers read "unreadable".
 */
#ifndef FILTER_H
#define FILTER_H

#include "record/answers.h"
#include "record/batch.h"
#include "record/format.h"
#include "record/vocab.h"

struct writer;

struct filter {
	struct vocab *vocab;  /* --map adds aliases to it */
	const int *results;  /* what is added to each record: indices of vocab->results, in order */
	size_t nresults;

	/* Judge all records of the batch (those with unreadable or blank set too: leave them be). */
	void (*judge)(struct batch *, void *self);

	/* The answers to record i, one per result in order. */
	void (*answer)(struct batch *, size_t i, struct answers *, void *self);

	/*
	 * Or, instead of answer: writes what it wants to of a batch that has been
	 * judged; the batch is NULL when there is no more.  Then --fields must name
	 * what is written, and blank lines are left out.
	 */
	void (*write)(struct writer *, struct batch *, void *self);

	void *self;
};

/* Every answer to a line that is no record. */
void answer_unreadable(struct answers *, size_t nresults);

/*
 * Runs the files (none: standard input; "-" too) through the filter.  Says on
 * standard error what is wrong with the input, and at the end how many of
 * how many.  Returns EXIT_OK or EXIT_PROBLEM; ends the program with status 2
 * when it cannot go on.
 */
int filter_run(const struct filter *, const struct filter_options *, char *files[]);

#endif
