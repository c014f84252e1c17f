/*
 * cohort.h -- records read to be looked at, not to be written again
 */
#ifndef COHORT_H
#define COHORT_H

#include "record/batch.h"

struct cohort_options {
	const char *input;  /* name of a format, or NULL */
	const char *map;    /* a file of other names for labels, or NULL */
	size_t max_line;
	bool show_values;
	bool fixed;         /* the verb has no such options for what it reads: no message may advise them */
	bool any_label;     /* labels that nobody knows are read like others, and not told */
	const char *own;    /* a label the verb itself reads, whatever the vocabulary; or NULL */
};

#define COHORT_OPTIONS(o) INPUT_OPTION(o), READING_OPTIONS(o)

/*
 * Reads the files (NULL at the end; none, or "-": standard input) and shows
 * every batch of up to 64 records to visit().  Blank lines and comments are
 * records with "blank" set, what could not be read has "unreadable" set: skip
 * both.  What is in the batch is gone when visit() comes back.  Then what is
 * wrong with its records is said on standard error, as the filters say it;
 * EXIT_PROBLEM when something was, else EXIT_OK.  A file that cannot be read
 * ends the program with status 2.  --map adds to the vocabulary.
 */
int cohort_read(const struct cohort_options *, struct vocab *, char *files[], void (*visit)(struct batch *, void *self), void *self);

/* The same without a word about the records. */
void cohort_look(const struct cohort_options *, struct vocab *, char *files[], void (*visit)(struct batch *, void *self), void *self);

/* The same of a text in memory, in LTSV or NDJSON; "name" stands for the file in messages. */
void cohort_read_text(const struct vocab *vocab, const char *name, struct span text,
                      void (*visit)(struct batch *, void *self), void *self);

#endif
