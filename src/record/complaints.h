/*
 * complaints.h -- what is said on standard error about the records of a run, and the status that follows
 *
 * Every program says it in the same way: file, line and label, never the
 * value unless it was asked for.
 */
#ifndef COMPLAINTS_H
#define COMPLAINTS_H

#include "record/label_set.h"
#include "record/reader.h"

struct complaints {
	const struct vocab *vocab;
	const char *const *known;  /* labels the program itself reads, NULL at the end; or NULL */
	bool show_values;
	struct label_set unknown;
	struct arena mem;          /* the labels in it */
	unsigned long said, unsaid;
	unsigned long lines, unreadable, with_problems;
};

/* A text of the input in a message: cut, and nothing in it can play tricks on a terminal. */
enum { MAX_SHOWN = 60, SHOWN_ROOM = MAX_SHOWN + 4 };
const char *shown(struct span text, char room[SHOWN_ROOM]);

/* Labels that nobody knows, each once: of the header of a TSV or CSV file, and of a batch of any other. */
void complaints_header(struct complaints *, const struct reader *);
void complaints_labels(struct complaints *, const struct batch *);

/* What is wrong with each record of the batch, judged by now: judging finds problems, too. */
void complaints_records(struct complaints *, struct batch *);

/* Says how many of how many, and frees what was kept; returns EXIT_OK or EXIT_PROBLEM. */
int complaints_end(struct complaints *);

#endif
