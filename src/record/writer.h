/*
 * writer.h -- from records and answers to the lines of the output
 *
 * In the input's format a line is copied, its old answers replaced where they
 * stand and the new ones put behind it.  In another format, or with a list of
 * labels to write, each field is written anew.
 */
#ifndef WRITER_H
#define WRITER_H

#include "record/batch.h"
#include "record/filter.h"
#include "record/reader.h"
#include "record/table.h"

enum {
	FLUSH_AT = 128 * 1024,
	MAX_ADDED = 64,  /* answers, where no labels are chosen: one bit each */
};

struct writer {
	const struct vocab *vocab;
	const struct filter *filter;
	enum format format;      /* FORMAT_GUESS until the first input says */
	struct text out;

	struct span lead[MAX_ANSWERS];  /* what stands in front of each answer: separator, label */
	struct wording wording;  /* of the answers to the record being written */
	struct text kept;        /* the answers that are not written as they are given */

	struct table table;
	bool chosen;             /* by --fields */
	bool header_written;
	enum format header_format;  /* of the input whose header the columns are, or FORMAT_GUESS */
	size_t nheader;          /* that many columns are that header's */
	/* Of the record being written: */
	const struct field **cell;  /* one for each column */
	size_t ncells;
	const struct field **old;   /* those that an answer stands in already */
	size_t nold, oldroom;
	struct arena mem;
};

void writer_init(struct writer *, const struct filter *, enum format, const char *fields);
void writer_free(struct writer *);
void writer_flush(struct writer *);

/* The format of a file of the input is known now. */
void writer_format(struct writer *, enum format);

/* The header of a TSV or CSV file.  Dies when it does not go with the one before it. */
void writer_header(struct writer *, const struct reader *);

/* Before the records are judged: finds what the output cannot hold; notes it as a problem, or refuses the record. */
void writer_check(struct writer *, struct batch *);

/* Writes a line that is no record. */
void writer_blank(struct writer *, const struct batch *, size_t i);

/* Writes record i, with its answers. */
void writer_record(struct writer *, struct batch *, size_t i, const struct answers *);

#endif
