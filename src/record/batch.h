/*
 * batch.h -- up to 64 records side by side, as they stand in the input
 *
 * Records are judged 64 at a time, so that one machine word holds one answer
 * of all of them.  Lines and values point into the reader's buffer and stay
 * good until the next batch is read.
 *
 * A field has at most one value here: given again with the same value, the
 * later ones are LABEL_DOUBLED; given with two different values, all of them
 * are, and the record has a problem.
 */
#ifndef BATCH_H
#define BATCH_H

#include "base/arena.h"
#include "base/msg.h"
#include "record/format.h"
#include "record/order.h"
#include "record/vocab.h"

enum { BATCH_SIZE = 64 };

/* How a value is written down. */
enum value_form {
	VALUE_PLAIN,    /* the bytes are the value (LTSV, TSV, unquoted CSV; JSON strings without escapes) */
	VALUE_BARE,     /* JSON number, true, false or null: the bytes are the value; null is "not asked" */
	VALUE_ESCAPED,  /* has escapes (JSON \uXXXX …) or doubled quotes (CSV) to be taken off: batch_value() does */
	VALUE_NESTED,   /* a JSON object or array: passed through, never a fact */
};

struct field {
	const char *label, *value;      /* label: already unescaped */
	uint32_t label_len, value_len;  /* value: without the quotes */
	struct label means;
	uint8_t form; /* enum value_form */
	bool quoted;  /* JSON string or quoted CSV: the quotes stand just outside value */
};

struct record {
	struct span line;     /* the whole record without its line end */
	struct place at;      /* file and line number it begins on */
	size_t first, count;  /* its fields, in batch.fields */
	const char *error;    /* why the line is no record, or NULL */
	bool blank;           /* an empty line or a comment: passes through, nothing is decided */
	bool crlf;
	bool ordered;         /* its labels come in the batch's order, some left out */
	bool in_step;         /* none left out: as many of them as it has fields */
	bool has_results;     /* a field of it is a result label */
	bool unreadable;      /* has an error, or came in as an error record */
	unsigned kinds;       /* 1 << kind for every kind of label in it */
	uint64_t usual;       /* a bit for each of its first 64 fields: it has the usual answer */
	struct problem *problems, **last_problem;  /* in the order they were found */
};

struct problem {
	struct problem *next;
	struct span text;  /* "label: what is wrong", fit for output: no value, no tab, no newline */
};

struct batch {
	const struct vocab *vocab;
	enum format format;    /* the input's */
	size_t n;
	struct record record[BATCH_SIZE];
	struct field *fields;  /* of all records, one after the other */
	size_t nfields, cap;
	size_t common;         /* so many of them, at the front, are answers of all records, where a record has no other; of what is read: 0 */
	size_t nproblems;      /* of all records */
	struct arena mem;      /* for unescaped values and problems; emptied for the next batch */
	struct order order;    /* of the labels in the records read before */
	/* Of a record that has left the order: */
	struct seen *seen;      /* for every field of the vocabulary, where it stands in the record */
	uint32_t stamp;         /* of the record, in "seen" */
	struct label_set *keys; /* its other labels, where they may stand only once */
};

/* The vocabulary must have all its fields by now (aliases and results may still come). */
void batch_init(struct batch *, const struct vocab *);
void batch_free(struct batch *);
void batch_clear(struct batch *);

/* The value with quoting and escapes taken off; in the line itself when there are none, else in batch->mem. */
struct span batch_value(struct batch *, const struct field *);

/*
 * Note that something is wrong with record i; the text is formatted into
 * batch->mem.  What would not be fit for output in it (it may come from a
 * label of the input) is replaced.
 */
void batch_problem(struct batch *, size_t i, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

#endif
