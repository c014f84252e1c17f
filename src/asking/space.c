/*
 * space.c -- the answers to a question that the rules can tell apart
 */
#include "asking/space.h"

#include <math.h>
#include <stdlib.h>

/* Numbers that matter: thresholds, and the ends of the range. */
struct points {
	double *at;
	size_t n;
};

static void
add_point(struct points *p, double x)
{
	if (!isfinite(x))
		return;
	p->at = must_realloc(p->at, p->n + 1, sizeof(*p->at));
	p->at[p->n++] = x;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The quantity is the field's answer itself (1), is worked out from it (2), or has nothing to do with it (0). */
static int
bears_on(const struct ruleset *set, int quantity, int field)
{
	const struct quantity *q = &set->quantities[quantity];

	if (q->field == field)
		return 1;
	return q->derive != NULL && value_reads(q->derive, field) ? 2 : 0;
}

/* The thresholds the rules have for the field; *exact: they are all there is. */
static struct points
points_of(const struct ruleset *set, int field, bool *exact)
{
	struct points p = {0};

	*exact = true;
	for (unsigned i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];
		int bears;

		if (c->kind != COND_TEST)
			continue;
		switch (c->test) {
		case TEST_OVER:
		case TEST_FROM:
		case TEST_BETWEEN:
			bears = bears_on(set, c->a, field);
			if (bears == 0)
				break;
			/* The largest of some numbers has their thresholds; other sums do not. */
			if (bears == 2 && set->quantities[c->a].derive->kind != VALUE_LARGEST && set->quantities[c->a].derive->kind != VALUE_SMALLEST)
				*exact = false;
			add_point(&p, c->x);
			if (c->test == TEST_BETWEEN)
				add_point(&p, c->y);
			break;
		case TEST_OVER_OTHER:
		case TEST_FROM_OTHER:
			if (bears_on(set, c->a, field) > 0 || bears_on(set, c->b, field) > 0)
				*exact = false;
			break;
		default:
			break;
		}
	}
	return p;
}

static void
add_number(struct space *s, struct arena *mem, const struct field_def *def, double x)
{
	const char *text;

	if (x < def->min || x > def->max || (def->whole && x != floor(x)))
		return;
	text = arena_format(mem, "%.10g", x);
	if (s->n > 0 && span_is(s->answers[s->n - 1], span_of(text)))
		return;
	s->answers[s->n++] = span_of(text);
}

/* One number for each threshold and for each gap between two. */
static void
add_numbers(struct space *s, struct arena *mem, const struct ruleset *set, const struct field_def *def)
{
	struct points p = points_of(set, s->field, &s->exact);
	double step = def->whole ? 1 : 0.1;

	add_point(&p, def->min);
	add_point(&p, def->max);
	qsort(p.at, p.n, sizeof(*p.at), by_size);
	s->answers = arena_take(mem, (3 * p.n + 1) * sizeof(*s->answers));
	for (size_t i = 0; i < p.n; i++) {
		if (i > 0) {
			double low = p.at[i - 1], high = p.at[i];

			/* A step behind the one, a step before the other, and where they are too near the middle. */
			if (low + step < high)
				add_number(s, mem, def, low + step);
			else if (low < high && !def->whole)
				add_number(s, mem, def, (low + high) / 2);
			if (high - step > low + step)
				add_number(s, mem, def, high - step);
		}
		add_number(s, mem, def, p.at[i]);
	}
	free(p.at);
}

struct space
space_of(const struct ruleset *set, int field, struct arena *mem)
{
	const struct field_def *def = &set->vocab->fields[field];
	struct space s = {.field = field, .exact = true};

	switch (def->type) {
	case FIELD_YESNO:
		s.answers = arena_take(mem, 2 * sizeof(*s.answers));
		s.answers[s.n++] = SPAN("yes");
		s.answers[s.n++] = SPAN("no");
		break;
	case FIELD_CHOICE:
		s.answers = def->values;
		s.n = def->nvalues;
		break;
	case FIELD_NUMBER:
		add_numbers(&s, mem, set, def);
		break;
	case FIELD_DAY:
	case FIELD_TEXT:
		s.exact = false;
		break;
	}
	return s;
}

static void
value_fields(const struct value *v, bool *fields)
{
	if (v->kind == VALUE_FIELD)
		fields[v->field] = true;
	for (unsigned i = 0; i < v->nparts; i++)
		value_fields(v->parts[i], fields);
}

static void
quantity_fields(const struct ruleset *set, int quantity, bool *fields)
{
	const struct quantity *q = &set->quantities[quantity];

	if (q->field >= 0)
		fields[q->field] = true;
	if (q->derive != NULL)
		value_fields(q->derive, fields);
}

void
space_fields(const struct ruleset *set, const struct cond *c, bool *fields)
{
	if (c == NULL)
		return;
	for (unsigned i = 0; i < c->nparts; i++)
		space_fields(set, c->parts[i], fields);
	if (c->kind != COND_TEST)
		return;
	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		fields[c->a] = true;
		break;
	case TEST_KNOWN:
		if (c->b)
			quantity_fields(set, c->a, fields);
		else
			fields[c->a] = true;
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		quantity_fields(set, c->b, fields);
		quantity_fields(set, c->a, fields);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		quantity_fields(set, c->a, fields);
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		for (unsigned i = 0; i < set->scores[c->a].nitems; i++)
			space_fields(set, set->scores[c->a].items[i].when, fields);
		break;
	default:
		break;
	}
}

size_t
space_size(const struct space *spaces, size_t n, size_t limit)
{
	size_t size = 1;

	for (size_t i = 0; i < n; i++) {
		if (spaces[i].n > 0 && size > limit / spaces[i].n)
			return limit + 1;
		size *= spaces[i].n;
	}
	return size;
}
