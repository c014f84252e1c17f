/*
 * chart.h -- the record that is being made: one line of NDJSON or LTSV, and what it says
 *
 * What it began with stays byte for byte, but for the answers that are given
 * anew: they stand where an answer stood, else behind all others and before the
 * results.
 */
#ifndef CHART_H
#define CHART_H

#include "record/reader.h"
#include "rule/ruleset.h"

struct chart {
	const struct ruleset *set;
	enum format format;
	struct text line;      /* without a line end */
	struct reader reader;
	struct batch batch;    /* the line, read: one record */
	bool read;
};

void chart_init(struct chart *, const struct ruleset *, enum format);
void chart_free(struct chart *);

/* It is that line from now on (of its format, without a line end); an empty span: a record that says nothing yet. */
void chart_begin(struct chart *, struct span line);

/* Gives the field that answer, or takes it away ("?"). */
void chart_answer(struct chart *, int field, struct span answer);

/* The field stands in it, whatever it says. */
bool chart_has(struct chart *, int field);

/* What the line says, read; good until it changes.  Judging notes problems in it. */
struct batch *chart_batch(struct chart *);

/* The same read anew: no problems are noted in it. */
struct batch *chart_fresh(struct chart *);

#endif
