/*
 * sayable.h -- what a result of the rules can say at all
 *
 * A case that expects something else of it would prove nothing: "not RF-CSE-1"
 * is always met.
 */
#ifndef SAYABLE_H
#define SAYABLE_H

#include "rule/ruleset.h"

struct sayable {
	const char **names;  /* levels, ids, values of a class …, NULL at the end; NULL: any text at all */
	const char *what;    /* "red flag" */
};

/* Of the result with that label; the names are in mem, and those of retired rules are among them. */
struct sayable sayable_of(const struct ruleset *, struct span label, struct arena *mem);

/* The item, or what stands in it before "=" or "[" (C-LSS=17), is one of them, or "none". */
bool sayable_has(const struct sayable *, struct span item);

#endif
