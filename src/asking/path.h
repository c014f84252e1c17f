/*
 * path.h -- the way to a question: which blocks are open, and what is asked before it; for agenda.c
 */
#ifndef PATH_H
#define PATH_H

#include "asking/agenda.h"

static inline bool
path_is_core(const struct agenda *a, int field)
{
	return a->set->vocab->fields[field].tier == TIER_CORE;
}

/* The block or complaint asks it. */
bool path_asks(const struct passage *, int field);

/* A text in round brackets says what stands in the field: it asks nobody.  What is answered by any text only identifies, or remarks. */
bool path_is_question(const struct agenda *, int field);

/* The field has no answer, "not sure" included, in the record looked at. */
bool path_is_open(const struct agenda *, int field);

/* The complaint it belongs to that was named, or NULL. */
const struct passage *path_named(const struct agenda *, int field);

/* It is core, or belongs to a complaint, or stands in an open block, which is given. */
bool path_is_ready(const struct agenda *, int field, const struct passage **block);

/*
 * Finds which blocks are open, and which questions may come, for the record as
 * it stands.  A block that could open, and for which nothing is left to ask, is.
 */
void path_blocks(struct agenda *);

/*
 * The question to ask on the way to that one: itself when it is ready, else one
 * that decides about a block it stands in; -1 when there is none.  "visited" is
 * to be cleared before.
 */
int path_to(struct agenda *, int field);

#endif
