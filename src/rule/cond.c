/*
 * cond.c -- making conditions, each one once
 */
#include "rule/cond.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ (h >> 29);
}

static uint64_t
bits_of(double x)
{
	uint64_t u;

	memcpy(&u, &x, sizeof(u));
	return u;
}

static uint64_t
hash(const struct cond *c)
{
	uint64_t h = mix((uint64_t)c->kind, (uint64_t)c->test);
	unsigned i;

	h = mix(h, (uint64_t)(uint32_t)c->a << 32 | (uint32_t)c->b);
	h = mix(h, bits_of(c->x));
	h = mix(h, bits_of(c->y));
	h = mix(h, c->need);
	for (i = 0; i < c->nparts; i++)
		h = mix(h, c->parts[i]->index + 1);
	return h;
}

static bool
same(const struct cond *p, const struct cond *q)
{
	return p->kind == q->kind && p->test == q->test && p->a == q->a && p->b == q->b
	       && bits_of(p->x) == bits_of(q->x) && bits_of(p->y) == bits_of(q->y) && p->need == q->need
	       && p->nparts == q->nparts
	       && (p->nparts == 0 || memcmp(p->parts, q->parts, p->nparts * sizeof(*p->parts)) == 0);
}

static void
table_grow(struct conds *s)
{
	unsigned i, size = s->table_size == 0 ? 1024 : s->table_size * 2;

	free(s->table);
	s->table = must_realloc(NULL, size, sizeof(*s->table));
	memset(s->table, 0, size * sizeof(*s->table));
	s->table_size = size;
	for (i = 0; i < s->n; i++) {
		unsigned k = (unsigned)hash(s->list[i]) & (size - 1);

		while (s->table[k] != 0)
			k = (k + 1) & (size - 1);
		s->table[k] = i + 1;
	}
}

/* The condition like "wanted": the one there is, else a new one. */
static struct cond *
intern(struct conds *s, const struct cond *wanted)
{
	struct cond *c;
	unsigned k;

	if (s->n * 2 >= s->table_size)
		table_grow(s);
	for (k = (unsigned)hash(wanted) & (s->table_size - 1); s->table[k] != 0; k = (k + 1) & (s->table_size - 1))
		if (same(s->list[s->table[k] - 1], wanted))
			return s->list[s->table[k] - 1];
	if (s->n >= MAX_CONDS)
		return NULL;
	if (s->n == s->cap) {
		s->cap = s->cap == 0 ? 512 : s->cap * 2;
		s->list = must_realloc(s->list, s->cap, sizeof(struct cond *));
	}
	c = arena_take(s->mem, sizeof(*c));
	*c = *wanted;
	c->index = s->n;
	if (c->nparts > 0) {
		c->parts = arena_take(s->mem, c->nparts * sizeof(*c->parts));
		memcpy(c->parts, wanted->parts, c->nparts * sizeof(*c->parts));
	}
	s->list[s->n++] = c;
	s->table[k] = s->n;
	return c;
}

struct cond *
cond_test(struct conds *s, const struct cond *wanted)
{
	struct cond c = *wanted;

	c.kind = COND_TEST;
	c.depth = 1;
	c.size = 1;
	c.x += 0.0;  /* no negative zero: it would be another threshold */
	return intern(s, &c);
}

struct cond *
cond_join(struct conds *s, enum cond_kind kind, unsigned need, struct cond *const *parts, unsigned n,
          struct place at)
{
	struct cond c = {.kind = kind, .size = 1, .need = need, .nparts = n, .at = at};
	unsigned i;

	/* One part of all{} or any{} is that part. */
	if (n == 1 && (kind == COND_ALL || kind == COND_ANY))
		return parts[0];
	c.parts = (const struct cond **)(void *)parts;
	for (i = 0; i < n; i++) {
		if (parts[i]->phase > c.phase)
			c.phase = parts[i]->phase;
		if (parts[i]->depth >= c.depth)
			c.depth = parts[i]->depth + 1;
		if ((c.size += parts[i]->size) > MAX_SIZE)
			return NULL;
	}
	/* What could still be may not decide a red flag or a score. */
	if (kind == COND_MAYBE && c.phase < PHASE_TRIAGE)
		c.phase = PHASE_TRIAGE;
	return c.depth > MAX_DEPTH ? NULL : intern(s, &c);
}

struct conds
conds_copy(const struct conds *from, struct arena *mem)
{
	struct conds s = *from;

	s.mem = mem;
	s.list = must_realloc(NULL, s.cap, sizeof(struct cond *));
	memcpy(s.list, from->list, s.n * sizeof(struct cond *));
	s.table = must_realloc(NULL, s.table_size, sizeof(*s.table));
	memcpy(s.table, from->table, s.table_size * sizeof(*s.table));
	return s;
}

void
conds_free(struct conds *s)
{
	free(s->list);
	free(s->table);
}
