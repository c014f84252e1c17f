/*
 * ledger.h -- some of a stage's decisions about the records of a batch, and the answers they make
 *
 * While a batch is judged there is a column for each decision, a word with one
 * bit for each record.  When all are decided the columns are turned into rows,
 * one for each record, which the answers are read from.
 */
#ifndef LEDGER_H
#define LEDGER_H

#include "record/answers.h"
#include "rule/sheet.h"

struct ledger {
	struct row_form is;
	lanes *columns;   /* by decision; good once ledger_finish() was called */
	uint64_t *rows;   /* of record i from i * is.nwords */
	struct part *parts;
	unsigned ncolumns;
};

/* Adds an answer; returns its first column.  words must last as long as the ledger. */
unsigned ledger_list(struct ledger *, struct arena *mem, const struct word *words, unsigned n);
unsigned ledger_one(struct ledger *, struct arena *mem, const struct word *words, unsigned n);
unsigned ledger_yesno(struct ledger *, struct arena *mem);
unsigned ledger_joined(struct ledger *, struct arena *mem, const struct word *words, unsigned n, unsigned added);
unsigned ledger_ranked(struct ledger *, struct arena *mem, const struct word *words, unsigned n);
unsigned ledger_scores(struct ledger *, struct arena *mem, const struct word *words, unsigned n);

/* Makes its columns, all 0. */
void ledger_finish(struct ledger *, struct arena *mem);

/* Makes rows of the columns. */
void ledger_turn(struct ledger *);

static inline const uint64_t *
ledger_row(const struct ledger *f, size_t lane)
{
	return f->rows + lane * f->is.nwords;
}

/* The answers to that record. */
static inline void
ledger_answer(const struct ledger *f, size_t lane, struct answers *out)
{
	answer_row(out, &f->is, ledger_row(f, lane));
}

#endif
