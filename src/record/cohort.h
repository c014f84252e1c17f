/*
 * cohort.h -- records read to be looked at, not to be written again
 */
#ifndef COHORT_H
#define COHORT_H

#include "record/batch.h"

struct cohort_options {
	const char *input;  /* name of a format, or NULL */
	size_t max_line;
};

#define COHORT_OPTIONS(o)                                                                                    \
	{'i', "input", "FORMAT", "read ndjson, ltsv, tsv or csv (guessed when not given)", OPTION_TEXT, &(o).input}, \
	{0, "max-line", "BYTES", "treat longer lines as unreadable (1M when not given)", OPTION_NUMBER, &(o).max_line}

/*
 * Reads the files (NULL at the end; none, or "-": standard input) and shows
 * every batch of up to 64 records to visit().  Blank lines and comments are
 * records with "blank" set, what could not be read has "unreadable" set: skip
 * both.  What is in the batch is gone when visit() comes back.  A file that
 * cannot be read ends the program with status 2.
 */
void cohort_read(const struct cohort_options *, const struct vocab *, char *files[],
                 void (*visit)(struct batch *, void *self), void *self);

/* The same of a text in memory, in LTSV or NDJSON; "name" stands for the file in messages. */
void cohort_read_text(const struct vocab *, const char *name, struct span text,
                      void (*visit)(struct batch *, void *self), void *self);

#endif
