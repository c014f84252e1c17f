/*
 * memory.c -- plans that were made, found again
 */
#include "asking/memory.h"

#include <stdlib.h>

enum { MEMORY_BITS = 14, MEMORY_MOST = 20000 };

static inline void
mix(struct memory_key *k, uint64_t x)
{
	k->a = (k->a ^ x) * UINT64_C(0x9e3779b97f4a7c15);
	k->a ^= k->a >> 29;
	k->b = (k->b + x) * UINT64_C(0xd6e8feb86659fd93) + 1;
	k->b ^= k->b >> 31;
}

static void
mix_text(struct memory_key *k, struct span s)
{
	mix(k, s.len);
	for (size_t i = 0; i < s.len; i++)
		mix(k, (unsigned char)s.at[i]);
}

/* What the condition is told by: varies, is yes, is no, or neither. */
static inline uint64_t
state(const struct bearing *b, const struct cond *c, size_t lane)
{
	uint64_t w = (b->varies[c->index].yes >> lane & 1) | (b->varies[c->index].no >> lane & 1) << 1;

	return w | (sheet_yes(b->base->sheet, c) >> lane & 1) << 2 | (sheet_no(b->base->sheet, c) >> lane & 1) << 3;
}

static void
mix_rule(struct memory_key *k, const struct bearing *b, const struct cond *when, const struct cond *unless, size_t lane)
{
	mix(k, (when != NULL ? state(b, when, lane) : 16) << 8 | (unless != NULL ? state(b, unless, lane) : 16));
}

/* The answer as it was given. */
static void
mix_answer(struct memory_key *k, const struct bearing *b, int field, size_t lane)
{
	const struct batch *given = &b->given.batch;
	const struct record *r = &given->record[lane];

	for (const struct field *f = given->fields + r->first; f < given->fields + r->first + r->count; f++)
		if (f->means.kind == LABEL_FIELD && f->means.index == field)
			mix_text(k, (struct span){f->value, f->value_len});
}

static void
mix_value(struct memory_key *k, const struct bearing *b, const struct value *v, size_t lane)
{
	if (v->kind == VALUE_FIELD)
		mix_answer(k, b, v->field, lane);
	for (unsigned i = 0; i < v->nparts; i++)
		mix_value(k, b, v->parts[i], lane);
}

/* A number that is worked out, or compared with another. */
static void
mix_quantity(struct memory_key *k, const struct bearing *b, int quantity, size_t lane)
{
	const struct quantity *q = &b->set->quantities[quantity];

	if (q->field >= 0)
		mix_answer(k, b, q->field, lane);
	if (q->derive != NULL)
		mix_value(k, b, q->derive, lane);
}

static void
mix_score(struct memory_key *k, const struct bearing *b, const struct score *s, size_t lane)
{
	for (unsigned i = 0; i < s->nitems; i++)
		mix(k, state(b, s->items[i].when, lane));
}

/* What stands beside what a test rests on. */
static void
mix_test(struct memory_key *k, const struct bearing *b, const struct cond *c, size_t lane)
{
	const struct ruleset *set = b->set;

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		mix_quantity(k, b, c->b, lane);
		mix_quantity(k, b, c->a, lane);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		mix_quantity(k, b, c->a, lane);
		break;
	case TEST_KNOWN:
		if (c->b)
			mix_quantity(k, b, c->a, lane);
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		mix_score(k, b, &set->scores[c->a], lane);
		break;
	case TEST_FIRED:
		for (const int *r = set->fired[c->a].rules; *r >= 0; r++)
			mix_rule(k, b, set->redflags[*r].when, set->redflags[*r].unless, lane);
		break;
	case TEST_CLASS:
		for (unsigned i = 0; i + 1 < set->classes[c->a].nrows; i++)
			mix(k, state(b, set->classes[c->a].rows[i].when, lane));
		break;
	case TEST_PATTERN:
		for (int i = set->patterns[c->a].otherwise ? 0 : c->a; i <= c->a; i++)
			mix_rule(k, b, set->patterns[i].when, set->patterns[i].unless, lane);
		break;
	case TEST_LIKELY:
		mix_score(k, b, &set->candidates[c->a].score, lane);
		mix_rule(k, b, set->candidates[c->a].always, set->candidates[c->a].never, lane);
		break;
	case TEST_TRIAGED:
		mix_rule(k, b, set->triage[c->a].when, set->triage[c->a].unless, lane);
		break;
	default:  /* the record as a whole */
		for (unsigned i = 0; i < set->conds.n; i++)
			if (set->conds.list[i]->kind == COND_TEST)
				mix(k, state(b, set->conds.list[i], lane));
		break;
	}
}

struct memory_key
memory_key(const struct bearing *b, size_t lane)
{
	const struct ruleset *set = b->set;
	struct memory_key k = {(uint64_t)bearing_floor(b, lane) + 1, (uint64_t)level_of(b->base, lane) + 1};
	const struct batch *given = &b->given.batch;
	const struct sheet *now = b->given.judgement.sheet;

	mix(&k, (uint64_t)level_of(&b->given.judgement, lane));
	for (unsigned i = 0; i < b->nrules; i++)
		if (b->rules[i].reached >> lane & 1) {
			mix(&k, i);
			mix_rule(&k, b, b->rules[i].rule->when, b->rules[i].rule->unless, lane);
		}
	for (unsigned i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];
		uint64_t said = 1;

		if (!((b->reached[i].yes | b->reached[i].no) >> lane & 1))
			continue;
		for (unsigned p = 0; p < c->nparts; p++) {
			said = said << 4 | state(b, c->parts[p], lane);
			if (said >> 60 != 0) {
				mix(&k, said);
				said = 1;
			}
		}
		mix(&k, (uint64_t)i << 40 ^ said);
		mix(&k, (sheet_yes(now, c) >> lane & 1) | (sheet_no(now, c) >> lane & 1) << 1);
		if (c->kind == COND_TEST)
			mix_test(&k, b, c, lane);
	}
	/* Answers that are there and count still: numbers others are worked out with, what can be forgotten. */
	for (size_t f = given->record[lane].first; f < given->record[lane].first + given->record[lane].count; f++) {
		const struct field *field = &given->fields[f];

		if (field->means.kind == LABEL_FIELD && (b->bears[field->means.index] >> lane & 1)) {
			mix(&k, (uint64_t)field->means.index);
			mix_text(&k, (struct span){field->value, field->value_len});
		}
	}
	for (size_t f = 0; f < set->vocab->nfields; f++)
		if (b->bears[f] & b->open[f] & (lanes)1 << lane)
			mix(&k, f);
	return k;
}

static size_t
place_of(struct memory_key k)
{
	return (size_t)(k.a >> (64 - MEMORY_BITS));
}

struct memory_entry *
memory_find(const struct memory *m, struct memory_key k)
{
	struct memory_entry *e = m->table == NULL ? NULL : m->table[place_of(k)];

	while (e != NULL && (e->key.a != k.a || e->key.b != k.b))
		e = e->next;
	return e;
}

struct memory_entry *
memory_add(struct memory *m, struct memory_key k)
{
	struct memory_entry *e;

	if (m->table == NULL)
		m->table = must_realloc(NULL, (size_t)1 << MEMORY_BITS, sizeof(struct memory_entry *));
	if (m->n == 0 || m->n == MEMORY_MOST) {
		arena_reset(&m->mem);
		memset(m->table, 0, sizeof(struct memory_entry *) << MEMORY_BITS);
		m->n = 0;
	}
	e = arena_take(&m->mem, sizeof(*e));
	e->key = k;
	e->next = m->table[place_of(k)];
	m->table[place_of(k)] = e;
	m->n++;
	return e;
}

void
memory_free(struct memory *m)
{
	arena_free(&m->mem);
	free(m->table);
}
