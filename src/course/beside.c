/*
 * beside.c -- what red flags ask beside the core questions
 */
#include "course/beside.h"

#include <stdlib.h>

/* Notes the questions that a condition asks, those that are no core questions. */
struct notes {
	const struct ruleset *set;
	bool *fields;
	bool some;
};

static void
note_field(struct notes *n, int field)
{
	if (field < 0 || n->set->vocab->fields[field].tier == TIER_CORE)
		return;
	n->fields[field] = true;
	n->some = true;
}

static void
note_value(struct notes *n, const struct value *v)
{
	if (v->kind == VALUE_FIELD)
		note_field(n, v->field);
	for (unsigned i = 0; i < v->nparts; i++)
		note_value(n, v->parts[i]);
}

static void
note_quantity(struct notes *n, int quantity)
{
	const struct quantity *q = &n->set->quantities[quantity];

	if (q->field >= 0)
		note_field(n, q->field);
	if (q->derive != NULL)
		note_value(n, q->derive);
}

static void note_cond(struct notes *, const struct cond *);

static void
note_test(struct notes *n, const struct cond *c)
{
	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		note_field(n, c->a);
		break;
	case TEST_KNOWN:
		if (c->b)
			note_quantity(n, c->a);
		else
			note_field(n, c->a);
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		note_quantity(n, c->b);
		/* fall through */
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		note_quantity(n, c->a);
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		for (unsigned i = 0; i < n->set->scores[c->a].nitems; i++)
			note_cond(n, n->set->scores[c->a].items[i].when);
		break;
	default:
		break;
	}
}

static void
note_cond(struct notes *n, const struct cond *c)
{
	if (c->kind == COND_TEST)
		note_test(n, c);
	for (unsigned i = 0; i < c->nparts; i++)
		note_cond(n, c->parts[i]);
}

/* Which of the tests in the condition read such a question. */
static void
mark_tests(struct beside *b, const struct cond *c, bool *fields)
{
	struct notes n = {b->set, fields, false};

	for (unsigned i = 0; i < c->nparts; i++)
		mark_tests(b, c->parts[i], fields);
	if (c->kind == COND_TEST)
		note_test(&n, c);
	b->reads[c->index] = n.some;
}

void
beside_init(struct beside *b, const struct ruleset *set, struct arena *mem)
{
	size_t nfields = set->vocab->nfields;
	bool *fields = must_realloc(NULL, nfields + 1, sizeof(*fields));

	b->set = set;
	b->fields = arena_take(mem, (set->nredflags + 1) * sizeof(*b->fields));
	b->reads = arena_take(mem, (set->conds.n + 1) * sizeof(*b->reads));
	for (unsigned i = 0; i < set->nredflags; i++) {
		int *list, n = 0;

		memset(fields, 0, nfields + 1);
		mark_tests(b, set->redflags[i].when, fields);
		for (size_t k = 0; k < nfields; k++)
			n += fields[k];
		b->fields[i] = list = arena_take(mem, ((size_t)n + 1) * sizeof(*list));
		for (size_t k = 0; k < nfields; k++)
			if (fields[k])
				*list++ = (int)k;
		*list = -1;
	}
	free(fields);
}

lanes
beside_answered(const struct beside *b, const struct sheet *s, unsigned flag)
{
	lanes answered = 0;

	for (const int *field = b->fields[flag]; *field >= 0; field++)
		answered |= s->answered[*field];
	return answered;
}

/* The records in which some such answer says that the condition holds (yes), or does not (no). */
static lanes
speaks(const struct beside *b, const struct sheet *s, const struct cond *c, bool yes)
{
	lanes w = 0;

	switch (c->kind) {
	case COND_TEST:
		return !b->reads[c->index] ? 0 : yes ? sheet_yes(s, c) : sheet_no(s, c);
	case COND_NO:
		return speaks(b, s, c->parts[0], !yes);
	default:
		for (unsigned i = 0; i < c->nparts; i++)
			w |= speaks(b, s, c->parts[i], yes);
		return w;
	}
}

lanes
beside_speaks(const struct beside *b, const struct sheet *s, unsigned flag)
{
	return *b->fields[flag] >= 0 ? speaks(b, s, b->set->redflags[flag].when, true) : 0;
}

/* Would the condition certainly hold (yes) or certainly not (no), had nobody answered any such question? */
static bool
holds_without(const struct beside *b, const struct sheet *s, const struct cond *c, unsigned lane, bool yes)
{
	unsigned n = 0, need = 1;

	switch (c->kind) {
	case COND_TEST:
		return !b->reads[c->index] && (yes ? sheet_yes(s, c) : sheet_no(s, c)) >> lane & 1;
	case COND_NO:
		return holds_without(b, s, c->parts[0], lane, !yes);
	case COND_MAYBE:
		return holds_without(b, s, c->parts[0], lane, false) != yes;
	case COND_ALL:
		need = yes ? c->nparts : 1;
		break;
	case COND_ANY:
		need = yes ? 1 : c->nparts;
		break;
	case COND_AT_LEAST:
		need = yes ? c->need : c->nparts - c->need + 1;
		break;
	}
	for (unsigned i = 0; i < c->nparts; i++)
		n += holds_without(b, s, c->parts[i], lane, yes);
	return n >= need;
}

bool
beside_needed(const struct beside *b, const struct sheet *s, unsigned flag, unsigned lane)
{
	return !holds_without(b, s, b->set->redflags[flag].when, lane, true);
}
