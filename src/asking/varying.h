/*
 * varying.h -- what varies with the answers to the open questions; shared by bearing.c and varying.c
 */
#ifndef VARYING_H
#define VARYING_H

#include "asking/bearing.h"

/* Fills varies, answer_varies, presence_varies and what else varies; live, open and base are there. */
void varying_find(struct bearing *);

/* Whether something with "when" and "unless" holds: it varies; it does, whatever is answered. */
lanes rule_varies(const struct bearing *, const struct cond *when, const struct cond *unless);
lanes rule_settled(const struct bearing *, const struct cond *when, const struct cond *unless);

/* What the condition says where it does not vary. */
static inline lanes
base_yes(const struct bearing *b, const struct cond *c)
{
	return sheet_yes(b->base->sheet, c);
}

static inline lanes
base_no(const struct bearing *b, const struct cond *c)
{
	return sheet_no(b->base->sheet, c);
}

static inline struct varying
varies(const struct bearing *b, const struct cond *c)
{
	return b->varies[c->index];
}

/* Whether it is certain varies; NULL is certain for none. */
static inline lanes
yes_varies(const struct bearing *b, const struct cond *c)
{
	return c == NULL ? 0 : b->varies[c->index].yes;
}

static inline struct varying
both(lanes w)
{
	return (struct varying){w, w};
}

/* There are more of them than was known. */
static inline void
varying_add(struct bearing *b, lanes *to, lanes w)
{
	b->again |= (w & ~*to) != 0;
	*to |= w;
}

#endif
