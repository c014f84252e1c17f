/*
 * label_set.h -- which labels have been met, and a number for each
 *
 * For labels the vocabulary does not know.  The texts belong to the caller
 * and must last as long as they are in the set.
 */
#ifndef LABEL_SET_H
#define LABEL_SET_H

#include "base/text.h"

struct label_set {
	struct label_entry *entries;
	size_t mask, n;
	uint32_t stamp;  /* entries with another stamp are free; all zero is an empty set */
};

/* The number of the label, or NULL.  The same label of another owner is another label. */
uint32_t *label_set_find(const struct label_set *, struct span label, uint32_t owner);

/* Adds it with that number; false when it is there already (its number stays). */
bool label_set_add(struct label_set *, struct span label, uint32_t owner, uint32_t number);

void label_set_clear(struct label_set *);  /* at no cost, whatever is in it */
void label_set_free(struct label_set *);

#endif
