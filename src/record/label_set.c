/*
 * label_set.c -- which labels have been met, and a number for each
 */
#include "record/label_set.h"

#include <stdlib.h>

#include "base/arena.h"

enum { FIRST_SLOTS = 64 };

struct label_slot {
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

/* The slot of that label, or the free one where it would stand. */
static struct label_slot *
slot_of(const struct label_set *set, struct span label, uint32_t owner, uint64_t hash)
{
	for (size_t i = hash & set->mask;; i = (i + 1) & set->mask) {
		struct label_slot *slot = &set->slots[i];

		if (slot->stamp != set->stamp
		    || (slot->hash == hash && slot->owner == owner && span_is(slot->label, label)))
			return slot;
	}
}

static void
grow(struct label_set *set)
{
	struct label_set old = *set;
	size_t slots = old.slots == NULL ? FIRST_SLOTS : 2 * (old.mask + 1);

	set->slots = must_realloc(NULL, slots, sizeof(*set->slots));
	memset(set->slots, 0, slots * sizeof(*set->slots));
	set->mask = slots - 1;
	set->stamp = 1;
	for (size_t i = 0; old.slots != NULL && i <= old.mask; i++) {
		struct label_slot *slot = &old.slots[i];

		if (slot->stamp == old.stamp) {
			slot->stamp = 1;
			*slot_of(set, slot->label, slot->owner, slot->hash) = *slot;
		}
	}
	free(old.slots);
}

uint32_t *
label_set_find(const struct label_set *set, struct span label, uint32_t owner)
{
	struct label_slot *slot;

	if (set->n == 0)
		return NULL;
	slot = slot_of(set, label, owner, hash_of(label, owner));
	return slot->stamp == set->stamp ? &slot->number : NULL;
}

bool
label_set_add(struct label_set *set, struct span label, uint32_t owner, uint32_t number)
{
	uint64_t hash = hash_of(label, owner);
	struct label_slot *slot;

	if (set->slots == NULL || (set->n + 1) * 2 > set->mask + 1)
		grow(set);
	slot = slot_of(set, label, owner, hash);
	if (slot->stamp == set->stamp)
		return false;
	*slot = (struct label_slot){label, hash, set->stamp, owner, number};
	set->n++;
	return true;
}

void
label_set_clear(struct label_set *set)
{
	set->n = 0;
	if (set->slots != NULL && ++set->stamp == 0) {
		memset(set->slots, 0, (set->mask + 1) * sizeof(*set->slots));
		set->stamp = 1;
	}
}

void
label_set_free(struct label_set *set)
{
	free(set->slots);
	*set = (struct label_set){0};
}
