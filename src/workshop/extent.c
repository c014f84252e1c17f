/*
 * extent.c -- all that can make a difference to some conditions
 */
#include "workshop/extent.h"

#include <stdlib.h>

#include "asking/space.h"

void
extent_init(struct extent *s, const struct ruleset *set)
{
	*s = (struct extent){.set = set, .exact = true};
	s->conds = arena_take(&s->mem, set->conds.n + 1);
	s->place = arena_take(&s->mem, (set->vocab->nfields + 1) * sizeof(*s->place));
	s->asks = arena_take(&s->mem, (set->vocab->nfields + 1) * sizeof(*s->asks));
	for (size_t i = 0; i < set->vocab->nfields; i++)
		s->place[i] = -1;
}

void
extent_free(struct extent *s)
{
	arena_free(&s->mem);
}

static void
add_field(struct extent *s, int field)
{
	const struct ruleset *set = s->set;

	if (s->place[field] >= 0)
		return;
	s->place[field] = (int)s->nasks;
	s->asks[s->nasks++] = (struct ask){.field = field};
	for (unsigned i = 0; i < set->ninapplicable; i++)
		if (set->inapplicable[i].field == field)
			extent_add(s, set->inapplicable[i].when);
	for (unsigned i = 0; i < set->nconflicts; i++)
		for (const int *f = set->conflicts[i].forget; f != NULL && *f >= 0; f++)
			if (*f == field)
				extent_add(s, set->conflicts[i].when);
}

static bool
is_extreme(const struct value *v)
{
	if (v->kind != VALUE_LARGEST && v->kind != VALUE_SMALLEST)
		return false;
	for (unsigned i = 0; i < v->nparts; i++)
		if (v->parts[i]->kind != VALUE_FIELD)
			return false;
	return true;
}

static void
add_parts(struct extent *s, const struct value *v)
{
	if (v->kind == VALUE_FIELD)
		add_field(s, v->field);
	for (unsigned i = 0; i < v->nparts; i++)
		add_parts(s, v->parts[i]);
}

/* What a record can hold as a number of its own need not be worked out: every value it could come to can be given. */
static void
add_quantity(struct extent *s, int quantity)
{
	const struct quantity *q = &s->set->quantities[quantity];

	if (q->field >= 0) {
		add_field(s, q->field);
	} else if (q->derive != NULL) {
		add_parts(s, q->derive);
		s->exact = s->exact && is_extreme(q->derive);
	}
}

static void
add_rule(struct extent *s, const struct rule *r)
{
	extent_add(s, r->when);
	extent_add(s, r->unless);
}

static void
add_pattern(struct extent *s, int pattern)
{
	const struct pattern *p = &s->set->patterns[pattern];

	extent_add(s, p->when);
	extent_add(s, p->unless);
	for (int i = 0; p->otherwise && i < pattern; i++)
		add_pattern(s, i);
}

static void
add_weights(struct extent *s, const struct score *score)
{
	for (unsigned i = 0; i < score->nitems; i++)
		extent_add(s, score->items[i].when);
}

static void
add_candidate(struct extent *s, const struct candidate *c)
{
	extent_add(s, c->always);
	extent_add(s, c->never);
	extent_add(s, c->unless);
	add_weights(s, &c->score);
}

/* Levels, gates and what is open depend on every rule. */
static void
add_whole(struct extent *s)
{
	const struct ruleset *set = s->set;

	if (s->whole)
		return;
	s->whole = true;
	s->exact = false;
	for (unsigned i = 0; i < set->nredflags; i++)
		add_rule(s, &set->redflags[i]);
	for (unsigned i = 0; i < set->ntriage; i++)
		add_rule(s, &set->triage[i]);
}

static void
add_test(struct extent *s, const struct cond *c)
{
	const struct ruleset *set = s->set;

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		add_field(s, c->a);
		break;
	case TEST_KNOWN:
		if (c->b)
			add_quantity(s, c->a);
		else
			add_field(s, c->a);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		add_quantity(s, c->a);
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		add_quantity(s, c->a);
		add_quantity(s, c->b);
		s->exact = false;
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		add_weights(s, &set->scores[c->a]);
		break;
	case TEST_CONFLICT:
		extent_add(s, set->conflicts[c->a].when);
		break;
	case TEST_FIRED:
		for (const int *rule = set->fired[c->a].rules; *rule >= 0; rule++)
			add_rule(s, &set->redflags[*rule]);
		break;
	case TEST_CLASS:
		for (unsigned i = 0; i < set->classes[c->a].nrows; i++)
			extent_add(s, set->classes[c->a].rows[i].when);
		break;
	case TEST_PATTERN:
		add_pattern(s, c->a);
		break;
	case TEST_LIKELY:
		add_candidate(s, &set->candidates[c->a]);
		break;
	case TEST_TRIAGED:
		add_rule(s, &set->triage[c->a]);
		break;
	default:
		add_whole(s);
		break;
	}
}

void
extent_add(struct extent *s, const struct cond *c)
{
	if (c == NULL || s->conds[c->index])
		return;
	s->conds[c->index] = true;
	for (unsigned i = 0; i < c->nparts; i++)
		extent_add(s, c->parts[i]);
	if (c->kind == COND_TEST)
		add_test(s, c);
}

bool
quantity_is_of(const struct ruleset *set, int quantity, int field)
{
	const struct quantity *q = &set->quantities[quantity];

	if (q->field >= 0)
		return q->field == field;
	if (q->derive == NULL || !is_extreme(q->derive))
		return false;
	for (unsigned i = 0; i < q->derive->nparts; i++)
		if (q->derive->parts[i]->field == field)
			return true;
	return false;
}

bool
test_compares(const struct cond *c)
{
	return c->kind == COND_TEST && (c->test == TEST_OVER || c->test == TEST_FROM || c->test == TEST_BETWEEN);
}

bool
test_holds(const struct cond *test, double x)
{
	switch (test->test) {
	case TEST_OVER:
		return x > test->x;
	case TEST_FROM:
		return x >= test->x;
	default:
		return x >= test->x && x <= test->y;
	}
}

/* Every test of the extent says the same of both answers to the question. */
static bool
alike(const struct extent *s, const struct ask *a, unsigned first, unsigned second)
{
	const struct ruleset *set = s->set;

	for (unsigned i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];

		if (!s->conds[i] || c->kind != COND_TEST)
			continue;
		if (c->test == TEST_CHOICE && c->a == a->field && (c->b == (int)first || c->b == (int)second))
			return false;
		if (test_compares(c) && quantity_is_of(set, c->a, a->field)
		    && test_holds(c, a->numbers[first]) != test_holds(c, a->numbers[second]))
			return false;
	}
	return true;
}

/* Of answers that no condition of the extent tells apart, the first stays. */
static void
narrow(struct extent *s, struct ask *a, enum field_type type)
{
	unsigned kept = 0, *stays = must_realloc(NULL, a->n + 1, sizeof(*stays));

	for (unsigned i = 0; i < a->n; i++) {
		unsigned k = type == FIELD_NUMBER && kept > 0 ? kept - 1 : 0;  /* numbers stand in order */

		while (k < kept && !alike(s, a, stays[k], i))
			k++;
		if (k == kept)
			stays[kept++] = i;
	}
	for (unsigned i = 0; i < kept; i++) {
		a->answers[i] = a->answers[stays[i]];
		a->numbers[i] = a->numbers[stays[i]];
	}
	a->n = kept;
	free(stays);
}

/* Whether numbers made of the answer in other ways are compared: then no two answers are alike for certain. */
static bool
counted_with(const struct extent *s, int field)
{
	bool *fields = must_realloc(NULL, s->set->vocab->nfields + 1, sizeof(*fields)), found = false;

	for (unsigned i = 0; i < s->set->conds.n && !found; i++) {
		const struct cond *c = s->set->conds.list[i];
		bool other = c->kind == COND_TEST && (c->test == TEST_OVER_OTHER || c->test == TEST_FROM_OTHER);

		if (!s->conds[i] || !(other || test_compares(c)))
			continue;
		if (!other && (s->set->quantities[c->a].field >= 0 || quantity_is_of(s->set, c->a, field)))
			continue;
		memset(fields, 0, s->set->vocab->nfields * sizeof(*fields));
		space_fields(s->set, c, fields);
		found = fields[field];
	}
	free(fields);
	return found;
}

void
extent_close(struct extent *s)
{
	for (unsigned i = 0; i < s->nasks; i++) {
		struct ask *a = &s->asks[i];
		const struct field_def *def = &s->set->vocab->fields[a->field];
		struct space space = space_of(s->set, a->field, &s->mem);

		a->n = (unsigned)space.n;
		a->answers = arena_take(&s->mem, (space.n + 3) * sizeof(*a->answers));
		a->numbers = arena_take(&s->mem, (space.n + 3) * sizeof(*a->numbers));
		for (unsigned k = 0; k < a->n; k++)
			a->answers[k] = space.answers[k];
		if (def->type == FIELD_TEXT) {
			a->answers[a->n++] = SPAN("text");
		} else if (def->type == FIELD_DAY) {
			s->exact = false;
			a->answers[a->n++] = SPAN("2026-01-01");
			a->answers[a->n++] = SPAN("2026-03-01");
		}
		for (unsigned k = 0; k < a->n && def->type == FIELD_NUMBER; k++)
			number_read(a->answers[k], &a->numbers[k]);
		if ((def->type == FIELD_NUMBER || def->type == FIELD_CHOICE) && !counted_with(s, a->field))
			narrow(s, a, def->type);
		for (unsigned k = 0; k < s->set->conds.n; k++) {
			const struct cond *c = s->set->conds.list[k];

			a->dk = a->dk || (s->conds[k] && c->kind == COND_TEST && c->test == TEST_DK && c->a == a->field);
		}
	}
}

unsigned
ask_states(const struct ask *a)
{
	return 1 + a->n + a->dk;
}

size_t
extent_size(const struct extent *s, size_t limit)
{
	size_t size = 1;

	for (unsigned i = 0; i < s->nasks; i++) {
		if (size > limit / ask_states(&s->asks[i]))
			return limit + 1;
		size *= ask_states(&s->asks[i]);
	}
	return size;
}
