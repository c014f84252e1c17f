/*
 * vocab.h -- what the labels mean: fields with type, range and words, results, labels let through
 *
 * The vocabulary is filled once, from the rules, and then only read.  Every
 * label has one meaning; an alias leads to the field it stands for.
 */
#ifndef VOCAB_H
#define VOCAB_H

#include <endian.h>
#include <stdalign.h>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/msg.h"
#include "base/text.h"

enum field_type { FIELD_YESNO, FIELD_NUMBER, FIELD_CHOICE, FIELD_DAY, FIELD_TEXT };
enum field_tier { TIER_CORE, TIER_STANDARD, TIER_EXAM, TIER_FOLLOWUP, TIER_DERIVED };
extern const char *const tier_names[];  /* by tier; NULL at the end */
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
	const char *unsure;   /* what settles it when the answer is "not sure"; "" likewise */
	const char *hint;     /* numbers: what a value outside the range may come from; NULL or "" when not given */
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
	uint8_t kind;   /* enum label_kind */
	bool mapped;    /* only --map says so: other programs do not know it */
	int16_t index;  /* of the field or the result; the error labels are 0 error, 1 line, 2 raw */
};

enum { MAX_FIELDS = INT16_MAX };  /* and as many results */

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

/* Adds a field that differs from "like" in nothing but these texts, which must stay; likewise. */
int vocab_add_like(struct vocab *, struct span label, const char *ask, const char *means, int like);
int vocab_add_result(struct vocab *, struct span label);
bool vocab_add_alias(struct vocab *, struct span alias, int field);  /* false: taken */
bool vocab_map(struct vocab *, struct span alias, int field);        /* the same for this run only */
bool vocab_add_pass(struct vocab *, struct span label);              /* a trailing '*' stands for anything */

/* The field's index, or -1: for those who ask once.  Records are read with vocab_find(). */
int vocab_field(const struct vocab *, struct span label);

/*
 * The look-up table: open here because every field that is not where it is
 * expected goes through it.  A label is looked at 32 bytes at a time, and from
 * both its ends: so many bytes behind its beginning, and eight before its end,
 * must be readable, whatever stands there.
 */
enum { LABEL_TEXT = 32, LABEL_EDGE = 8 };

struct label_slot {
	alignas(64) char text[LABEL_TEXT];  /* all in one cache line: the label, or so much of it; zeros behind it */
	uint32_t care;          /* one bit for each byte of the label in it */
	uint32_t len;           /* 0: the slot is free */
	struct label means;
	const char *label;
};

struct label_table {
	unsigned shift;  /* 64 less the bits of a slot's number */
	size_t mask, used;
	struct label_slot *slots;
};

/* Of its first and last eight bytes; from a shorter label what stands beside it is shifted out. */
static inline uint64_t
label_hash(const char *label, size_t len)
{
	int64_t missing = 8 - (int64_t)len;
	unsigned cut = (unsigned)(missing & ~(missing >> 63)) * 8 & 63;  /* 0 from 8 on, without a branch: lengths come in any order */
	uint64_t first, last;

	memcpy(&first, label, 8);
	memcpy(&last, label + len - 8, 8);
	first = le64toh(first) << cut;
	last = le64toh(last) >> cut;
	return (first + len) * UINT64_C(0x9e3779b97f4a7c15) ^ last * UINT64_C(0xd6e8feb86659fd93);
}

static inline bool
label_is(const struct label_slot *slot, const char *label, size_t len)
{
	if (slot->len != len || (bytes_same_32(label, slot->text) & slot->care) != slot->care)
		return false;
	return __builtin_expect(len <= LABEL_TEXT, 1)
	       || memcmp(slot->label + LABEL_TEXT, label + LABEL_TEXT, len - LABEL_TEXT) == 0;
}

/* The slot of that label, or the free one where it would stand. */
static inline struct label_slot *
label_slot(const struct label_table *t, const char *label, size_t len)
{
	size_t i = (size_t)(label_hash(label, len) >> t->shift);

	while (!label_is(&t->slots[i], label, len) && t->slots[i].len != 0)
		i = (i + 1) & t->mask;
	return &t->slots[i];
}

/* A copy of the label that can be looked up, with a NUL behind it. */
struct span label_copy(struct arena *, struct span label);

/*
 * What a label that stands in no slot means: let through by pass "expect_*", a
 * field in another spelling ("Leg-Pain " is leg_pain), or nothing.
 */
struct label vocab_find_other(const struct vocab *, const char *label, size_t len);

/* What the label means. */
static inline struct label
vocab_find(const struct vocab *v, const char *label, size_t len)
{
	const struct label_slot *slot = label_slot(v->table, label, len);

	if (slot->len != 0)
		return slot->means;
	return vocab_find_other(v, label, len);
}

/* The known label nearest in spelling, or an empty span when none is near. */
struct span vocab_nearest(const struct vocab *, struct span label);

#endif
