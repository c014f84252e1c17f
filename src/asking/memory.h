/*
 * memory.h -- plans that were made, found again for records that differ in nothing that still matters
 *
 * Two records get the same key when the same conditions still vary and come
 * to the level, the conditions beside them say the same, and the answers that
 * could still be forgotten are the same.  A key has 128 bits: that two records
 * meet in it by accident need not be reckoned with.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include "asking/questions.h"

struct memory_key {
	uint64_t a, b;
};

struct memory_entry {
	struct memory_key key;
	struct memory_entry *next;
	bool exact, ways, fewest;
	int seen, ends_at;
	struct question *matters;
	size_t nmatters;
	struct reply *fastest, *clear;
	size_t nfastest, nclear;
};

struct memory {
	struct arena mem;              /* of the entries and what they hold */
	struct memory_entry **table;
	size_t n;
};

struct memory_key memory_key(const struct bearing *, size_t lane);

/* NULL when there is none. */
struct memory_entry *memory_find(const struct memory *, struct memory_key);

/* A new entry, empty but for the key; when there are too many all others are gone. */
struct memory_entry *memory_add(struct memory *, struct memory_key);
void memory_free(struct memory *);

#endif
