/*
 * trying.h -- what proof.c and changes.c share
 */
#ifndef TRYING_H
#define TRYING_H

#include "workshop/proof.h"

/* Judges, also the conditions that come behind the level. */
void proof_judge(struct variants *);

/* A number of chance below n. */
uint64_t proof_chance(struct proof *, uint64_t n);

/* A record of chance; returns how many answers it has. */
size_t proof_record(struct proof *, struct reply *replies);

/* Way number "way" to answer the fields, the first one's answers changing fastest. */
void proof_way(const struct proof *, const int *fields, size_t n, size_t way, struct reply *replies);

/* Leaves "not asked" out; returns how many answers are left. */
size_t proof_drop_blanks(struct reply *replies, size_t n);

/* The fields that are in, as a list; false when they have too many answers together, or answers that cannot all be tried. */
bool proof_fields(const struct proof *, const bool *in, int *fields, size_t *n, size_t most, size_t *nways);

const char *proof_level(const struct proof *, int rank);

/* Puts a promise about changes to the test. */
void proof_change(struct proof *, const struct promise *, struct verdict *);

#endif
