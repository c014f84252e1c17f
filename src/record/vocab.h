/*
 * vocab.h -- what the labels mean: fields with type, range and words, results, labels let through
 *
 * The vocabulary is filled once, from the rules, and then only read.  Every
 * label has one meaning; an alias leads to the field it stands for.
 */
#ifndef VOCAB_H
#define VOCAB_H

#include <endian.h>

#include "base/arena.h"
#include "base/msg.h"
#include "base/text.h"

enum field_type { FIELD_YESNO, FIELD_NUMBER, FIELD_CHOICE, FIELD_DAY, FIELD_TEXT };
enum field_tier { TIER_CORE, TIER_STANDARD, TIER_EXAM, TIER_FOLLOWUP, TIER_DERIVED };
enum field_kind { KIND_SYMPTOM, KIND_RISK, KIND_RELIEF, KIND_SIGN, KIND_OTHER };

struct field_def {
	struct span label;
	enum field_type type;
	enum field_tier tier;
	enum field_kind kind;
	double min, max;      /* numbers, both ends included */
	bool whole;           /* numbers: no fractions */
	const char *unit;     /* numbers; "" when it has none */
	struct span *values;  /* choices, in order */
	size_t nvalues;
	bool may_not_apply;   /* the rules say when "na" is an answer to it */
	const char *ask, *means, *code, *group;  /* "" when not given */
	struct place at;      /* where the rules declare it */
	const char *misfit;      /* what to say of a value outside the range or the words; vocab_add_field() writes it */
	const char *misfit_unit; /* the same when the value would fit another unit, or NULL */
};

/* What a label stands for. */
enum label_kind {
	LABEL_UNKNOWN,
	LABEL_FIELD,
	LABEL_RESULT,
	LABEL_PASS,
	LABEL_ERROR,
	LABEL_DOUBLED,  /* only in a batch: a field given before in this record, or given with different values: not to be read */
};

struct label {
	enum label_kind kind;
	int index;  /* of the field or the result; the error labels are 0 error, 1 line, 2 raw */
};

struct vocab {
	struct arena mem;
	struct field_def *fields;
	size_t nfields;
	struct span *results;  /* every label some program of the toolkit adds */
	size_t nresults;
	struct label_table *table;
	struct span *prefixes;  /* pass "expect_*" */
	size_t nprefixes;
};

struct vocab *vocab_new(void);
void vocab_free(struct vocab *);

/* Adds a copy; the field's index, or -1 when the label is taken already. */
int vocab_add_field(struct vocab *, const struct field_def *);
int vocab_add_result(struct vocab *, struct span label);
bool vocab_add_alias(struct vocab *, struct span alias, int field);  /* false: taken */
bool vocab_add_pass(struct vocab *, struct span label);              /* a trailing '*' stands for anything */

/* Call once everything is added, before the first look-up. */
void vocab_finish(struct vocab *);

/* The look-up table: open here because every field of every record goes through it. */
struct label_key {
	uint64_t first, last;  /* the label's first and last eight bytes */
};

struct label_slot {
	struct label_key key;
	uint64_t middle;       /* its bytes 8 to 15: with those, all of a label of up to 24 */
	const char *label;
	uint32_t len;          /* 0: the slot is free */
	uint32_t kind : 4, index : 28;
};

struct label_table {
	unsigned shift;  /* 64 less the bits of a slot's number */
	size_t mask, used;
	struct label_slot *slots;
};

/* A shorter label is shifted until only its own bytes are left; what stood beside it falls out. */
static inline struct label_key
label_key(const char *label, size_t len)
{
	unsigned cut = len < 8 ? (unsigned)(64 - 8 * len) & 63 : 0;
	struct label_key key;

	memcpy(&key.first, label, 8);
	memcpy(&key.last, label + len - 8, 8);
	key.first = le64toh(key.first) << cut;
	key.last = le64toh(key.last) >> cut;
	return key;
}

static inline uint64_t
label_middle(const char *label, size_t len)
{
	uint64_t middle = 0;

	if (len > 16)
		memcpy(&middle, label + 8, 8);
	return middle;
}

/* The slot of that label, or the free one where it would stand. */
static inline struct label_slot *
label_slot(const struct label_table *t, const char *label, size_t len)
{
	struct label_key key = label_key(label, len);
	uint64_t middle = label_middle(label, len);
	uint64_t mixed = (key.first + len) * UINT64_C(0x9e3779b97f4a7c15) ^ key.last * UINT64_C(0xd6e8feb86659fd93);
	size_t i = (size_t)(mixed >> t->shift);

	for (;; i = (i + 1) & t->mask) {
		struct label_slot *slot = &t->slots[i];

		if (slot->key.first == key.first && slot->key.last == key.last && slot->middle == middle && slot->len == len
		    && (len <= 24 || memcmp(slot->label + 16, label + 16, len - 24) == 0))
			return slot;
		if (slot->len == 0)
			return slot;
	}
}

/* What a label that stands in no slot means: pass "expect_*", or nothing. */
struct label vocab_find_prefix(const struct vocab *, const char *label, size_t len);

/*
 * What the label means.  The eight bytes on either side of the label must be
 * readable (the readers see to that), whatever stands there.
 */
static inline struct label
vocab_find(const struct vocab *v, const char *label, size_t len)
{
	const struct label_slot *slot = label_slot(v->table, label, len);

	if (slot->len != 0)
		return (struct label){(enum label_kind)slot->kind, (int)slot->index};
	return vocab_find_prefix(v, label, len);
}

/* The known label nearest in spelling, or an empty span when none is near. */
struct span vocab_nearest(const struct vocab *, struct span label);

#endif
