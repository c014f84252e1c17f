/*
 * desk.h -- one interview after the other, and where their records go
 */
#ifndef DESK_H
#define DESK_H

#include "interview/interview.h"
#include "record/cohort.h"

struct desk {
	const struct ruleset *set;
	struct terminal *terminal;
	struct tongue *tongue;
	struct result_sheet *sheet;
	const char *output;      /* the format asked for, or NULL */
	const char *kept;        /* the file an interview is kept in, or NULL */
	const long *as_of;
	bool core, labels, explain;
	struct decision decision;
	struct interview interview;
	bool ready;              /* both are there */
	bool stopped;            /* no more is asked */
	size_t asked, settled, left;  /* records */
};

/* What is to be known first is the first part of it, and must stay. */
void desk_free(struct desk *);

/*
 * A new record, with the answers given, and the interview about it; with a file
 * to keep it in it goes on where that stopped.  Returns the exit status.
 */
int desk_one(struct desk *, const struct reply *given, size_t n);

/* The records of the files (or of standard input), one after the other.  Returns the exit status. */
int desk_all(struct desk *, const struct cohort_options *, struct vocab *, char *files[]);

/*
 * Writes a line to standard output, whole or not at all, or ends the program
 * with status 2; then the terminal, where there is one, shows it: nothing that
 * was answered is lost.
 */
void desk_put(struct terminal *, struct span line);

#endif
