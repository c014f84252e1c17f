/*
 * trying.h -- what trial.c and changes.c share
 */
#ifndef TRYING_H
#define TRYING_H

#include "workshop/trial.h"

/* Judges, also the conditions that come behind the level. */
void trial_judge(struct variants *);

/* A number of chance below n. */
uint64_t trial_chance(struct trial *, uint64_t n);

/* A record of chance; returns how many answers it has. */
size_t trial_record(struct trial *, struct reply *replies);

/* Way number "way" to answer the fields, the first one's answers changing fastest. */
void trial_way(const struct trial *, const int *fields, size_t n, size_t way, struct reply *replies);

/* Leaves "not asked" out; returns how many answers are left. */
size_t trial_drop_blanks(struct reply *replies, size_t n);

/* The fields that are in, as a list; false when they have too many answers together, or answers that cannot all be tried. */
bool trial_fields(const struct trial *, const bool *in, int *fields, size_t *n, size_t most, size_t *nways);

const char *trial_level(const struct trial *, int rank);

/* Puts a promise about changes to the test. */
void trial_change(struct trial *, const struct promise *, struct verdict *);

#endif
