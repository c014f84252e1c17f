/*
 * calm.h -- to every question the answer that keeps the level low
 */
#ifndef CALM_H
#define CALM_H

#include "asking/space.h"
#include "asking/variants.h"

/*
 * By field: where askable, the answer with which, all others being as calm,
 * the level is lowest and the fewest rules hold.  A good guess: nothing rests
 * on there being no calmer one.
 */
void calm_find(struct variants *, const struct space *spaces, const bool *askable, struct reply *calm);

#endif
