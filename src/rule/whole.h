/*
 * whole.h -- what can only be looked at when all rule files are there
 */
#ifndef WHOLE_H
#define WHOLE_H

#include "rule/language.h"

/*
 * Finds what fired "…" means, and says as problems what is missing: a level
 * between two others, the destination of one …  To be called when every file
 * has been read to its end.
 */
void whole_check(struct loading *);

#endif
