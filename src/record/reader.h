/*
 * reader.h -- from a file to batches of records
 *
 * Bytes come in blocks; records point into the block.  A line or CSV record
 * that the block holds only a part of is moved to its front before the next
 * bytes are read.  The block grows for it up to the longest line allowed;
 * what is longer is read and dropped, its beginning and its length kept.
 *
 * A CSV row whose quoting is wrong is unreadable up to the end of its first
 * line, and reading goes on behind that: one stray quote cannot swallow the
 * patients below it.
 */
#ifndef READER_H
#define READER_H

#include "record/batch.h"
#include "record/lines.h"

/* What reader_next() has found. */
enum reading {
	READ_BATCH,   /* records are in the batch */
	READ_HEADER,  /* the header of a TSV or CSV file: reader.columns and reader.header are set */
	READ_MORE,    /* all that was read has been given: reader_fill(), which may wait, then go on */
	READ_END,
};

enum { LONG_HEAD = 4096 };  /* this much of a line too long is kept */

struct reader {
	const char *file;
	int fd;
	enum format format;      /* FORMAT_GUESS: to be guessed from the first line */
	size_t max_line;
	bool fixed;              /* the program has no --map and no --max-line that a message could advise */
	unsigned long line;      /* lines taken so far */

	char *block;             /* with LINE_SLACK readable bytes on either side */
	size_t room;
	char *at, *end;          /* what is still to be taken; from the end of the file on a '\n' is always its last byte */
	size_t searched;         /* that many bytes from "at" hold no line end */
	bool started, ended;
	bool clean;              /* nothing but ASCII without NUL in the block */

	bool dropping;           /* in a line too long */
	size_t dropped;          /* bytes of it so far */
	char last;               /* the last of them */
	char head[LONG_HEAD];

	struct columns columns;
	struct span header;      /* the header's line, while columns are in force */
	struct place header_at;
	bool header_crlf;
};

void reader_init(struct reader *, size_t max_line);
void reader_open(struct reader *, const char *file, enum format);  /* "-": standard input */

/* The same of a text in memory, which is copied; "name" stands for the file in messages. */
void reader_open_text(struct reader *, const char *name, struct span text, enum format);
enum reading reader_next(struct reader *, struct batch *);
void reader_fill(struct reader *);
void reader_close(struct reader *);
void reader_free(struct reader *);

#endif
