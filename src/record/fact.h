/*
 * fact.h -- from the text of an answer to a typed fact
 *
 * The words for yes/no are yes no y n true false 1 0, in any case; dk is
 * "asked, not sure", na "does not apply"; an empty text, null and ? are
 * "not asked".  A value that does not fit is no fact: it counts as not asked
 * and is a problem.  Nothing is clamped and no unit is guessed.
 */
#ifndef FACT_H
#define FACT_H

#include "base/text.h"
#include "record/vocab.h"

enum fact_state {
	FACT_BLANK,     /* not asked */
	FACT_KNOWN,     /* number, choice, day or yes/no is set */
	FACT_DK,        /* asked, not sure */
	FACT_NA,        /* does not apply; the rules decide whether that may be */
	FACT_WRONG,     /* not a value of this field: counts as not asked */
};

struct fact {
	enum fact_state state;
	bool yes;          /* FIELD_YESNO */
	int choice;        /* FIELD_CHOICE: index into values */
	double number;     /* FIELD_NUMBER; FIELD_DAY: days since 1970-01-01 */
	const char *wrong; /* FACT_WRONG: what is wrong, a phrase with a hint, never the value */
};

/* text: the value with its quoting and escapes already taken off. */
struct fact fact_read(const struct field_def *, struct span text);

/* Two answers that are known: are they the same?  Free texts are not looked at, and are not. */
bool fact_same(const struct field_def *, const struct fact *, const struct fact *);

#endif
