/*
 * scan.h -- reading a rule file as text, before Lua does
 *
 * Lua would take "fever and chills" and quietly keep one side of it, let the
 * second of two equal keys win, and run a loop for ever.  None of that can be
 * seen when the file runs, so it is looked for in the text.
 */
#ifndef SCAN_H
#define SCAN_H

#include <stdbool.h>

#include "rule/language.h"
#include "rule/plain.h"

/* Where a key stands in a file: to name the line of a misspelt one. */
struct key_at {
	struct span key;
	unsigned long line;
	unsigned table;  /* the how-manieth table of the file it stands in */
};

struct scanned {
	const char *file;
	struct key_at *keys;
	unsigned n, cap;
	struct key_at *texts;  /* texts in quotes, likewise: to name the line of a misspelt id */
	unsigned ntexts, captexts;
	struct plains plains;
};

/*
 * Says every slip in the text as a problem, and notes where the keys of
 * tables stand, in place of what was noted of another file; where it is to be
 * run, where the texts stand and what is plain, too.  Returns false when it
 * must not be run at all (it could loop, or is nested deeper than anything a
 * person writes).
 */
bool scan(struct loading *, const char *file, struct span text, bool runs, struct scanned *);

void scanned_free(struct scanned *);

#endif
