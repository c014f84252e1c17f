/*
 * blessing.h -- worked cases rewritten so that they expect what came out
 *
 * Only what an expectation says changes; every other byte of the file stays,
 * comments and order included.  A relation (level>=urgent) becomes the value.
 */
#ifndef BLESSING_H
#define BLESSING_H

#include "workshop/cases.h"

/* Ends the program with status 2 when one of the cases stands where it cannot be rewritten: only files of LTSV can. */
void blessing_check(const struct cases *);

/*
 * Rewrites every file in which an expectation has "instead" set, each as a
 * whole or not at all, and adds a line about it to "said" (which may be NULL).
 * A file that has changed since it was read, or cannot be written, ends the
 * program with status 2.
 */
void blessing_write(const struct cases *, struct text *said);

#endif
