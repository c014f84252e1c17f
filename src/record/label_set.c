/*
 * label_set.c -- which labels have been met, and a number for each
 */
#include "record/label_set.h"

#include <stdlib.h>

#include "base/arena.h"

enum { FIRST_ENTRIES = 64 };

struct label_entry {
	struct span label;
	uint64_t hash;
	uint32_t stamp, owner, number;
};

static uint64_t
hash_of(struct span label, uint32_t owner)
{
	uint64_t hash = label.len * UINT64_C(0x9e3779b97f4a7c15) + owner;
	uint64_t word;
	size_t i = 0;

	for (; label.len - i >= 8; i += 8) {
		memcpy(&word, label.at + i, 8);
		hash = (hash ^ word) * UINT64_C(0xd6e8feb86659fd93);
		hash ^= hash >> 32;
	}
	if (i < label.len) {
		word = 0;
		memcpy(&word, label.at + i, label.len - i);
		hash = (hash ^ word) * UINT64_C(0xd6e8feb86659fd93);
		hash ^= hash >> 32;
	}
	hash *= UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 29;
}

/* The entry of that label, or the free one where it would stand. */
static struct label_entry *
entry_of(const struct label_set *set, struct span label, uint32_t owner, uint64_t hash)
{
	for (size_t i = hash & set->mask;; i = (i + 1) & set->mask) {
		struct label_entry *entry = &set->entries[i];

		if (entry->stamp != set->stamp
		    || (entry->hash == hash && entry->owner == owner && span_is(entry->label, label)))
			return entry;
	}
}

static void
grow(struct label_set *set)
{
	struct label_set old = *set;
	size_t room = old.entries == NULL ? FIRST_ENTRIES : 2 * (old.mask + 1);

	set->entries = must_realloc(NULL, room, sizeof(*set->entries));
	memset(set->entries, 0, room * sizeof(*set->entries));
	set->mask = room - 1;
	set->stamp = 1;
	for (size_t i = 0; old.entries != NULL && i <= old.mask; i++) {
		struct label_entry *entry = &old.entries[i];

		if (entry->stamp == old.stamp) {
			entry->stamp = 1;
			*entry_of(set, entry->label, entry->owner, entry->hash) = *entry;
		}
	}
	free(old.entries);
}

uint32_t *
label_set_find(const struct label_set *set, struct span label, uint32_t owner)
{
	struct label_entry *entry;

	if (set->n == 0)
		return NULL;
	entry = entry_of(set, label, owner, hash_of(label, owner));
	return entry->stamp == set->stamp ? &entry->number : NULL;
}

bool
label_set_add(struct label_set *set, struct span label, uint32_t owner, uint32_t number)
{
	uint64_t hash = hash_of(label, owner);
	struct label_entry *entry;

	if (set->entries == NULL || (set->n + 1) * 2 > set->mask + 1)
		grow(set);
	entry = entry_of(set, label, owner, hash);
	if (entry->stamp == set->stamp)
		return false;
	*entry = (struct label_entry){label, hash, set->stamp, owner, number};
	set->n++;
	return true;
}

void
label_set_clear(struct label_set *set)
{
	set->n = 0;
	if (set->entries != NULL && ++set->stamp == 0) {
		memset(set->entries, 0, (set->mask + 1) * sizeof(*set->entries));
		set->stamp = 1;
	}
}

void
label_set_free(struct label_set *set)
{
	free(set->entries);
	*set = (struct label_set){0};
}
