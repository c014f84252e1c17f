/*
 * overlay.h -- what overrides and retires, and the reading again that follows from it
 */
#ifndef OVERLAY_H
#define OVERLAY_H

#include "rule/written.h"

/* It overrides or retires, and declares nothing itself. */
bool overlay_is(const struct written *);

/*
 * Finds what each override and retire is about, and says what is wrong with
 * them.  Called when all files have been run, and nothing was wrong with the
 * rules themselves.
 */
void overlay_match(struct loading *);

/*
 * Reads every declaration again, in its order and in its place, into the rule
 * set of the loading, which is empty: with the keys of its overrides; what is
 * retired is left out.  An override may use names that are declared below
 * what it changes: they are then declared just before it.
 */
void overlay_read(struct loading *);

#endif
