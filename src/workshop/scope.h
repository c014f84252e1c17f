/*
 * scope.h -- the questions that something comes to, also through earlier results
 */
#ifndef SCOPE_H
#define SCOPE_H

#include "asking/space.h"

/* Adds to fields (by field of the vocabulary) all that the condition comes to; NULL comes to none. */
void scope_of(const struct ruleset *, const struct cond *, bool *fields);

/* The same of whatever the red-flag level, and the level, come to. */
void scope_of_redflags(const struct ruleset *, bool *fields);
void scope_of_level(const struct ruleset *, bool *fields);

#endif
