/*
 * names.h -- what the rule files have declared so far, by name
 */
#ifndef NAMES_H
#define NAMES_H

#include "base/msg.h"
#include "base/text.h"

struct cond;

enum name_kind {
	NAME_FIELD,     /* index: of the vocabulary's field */
	NAME_QUANTITY,  /* a derived number that is no field; index: of the quantity */
	NAME_COND,      /* define "name" (condition) */
	NAME_SCORE,
	NAME_CLASS,
	NAME_GATE,
};

struct name {
	struct span text;
	enum name_kind kind;
	int index;
	int quantity;  /* NAME_FIELD of a number, NAME_QUANTITY: the quantity it tests; else -1 */
	struct cond *cond;
	struct place at;
};

struct names *names_new(void);
void names_free(struct names *);

/* The name, or NULL. */
const struct name *names_find(const struct names *, struct span text);

/* Adds a copy.  The text must stay; the name must be new. */
void names_add(struct names *, const struct name *);

/* The nearest declared name in spelling, or an empty span. */
struct span names_nearest(const struct names *, struct span text);

/* Of "candidates" (ended by NULL), the nearest to text in spelling, or NULL when none is near. */
const char *nearest_of(const char *const *candidates, struct span text);

#endif
