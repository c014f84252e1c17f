/*
 * contrast.c -- what differs between two conditions
 */
#include "workshop/contrast.h"

#include <stdlib.h>

#include "workshop/phrase.h"

static int
by_bytes(const void *a, const void *b)
{
	const struct text *x = a, *y = b;
	size_t n = x->len < y->len ? x->len : y->len;
	int order = memcmp(x->at, y->at, n);

	return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

/* The condition as a text that is the same for the same condition: parts in the order of their texts. */
static void
add_key(struct text *t, const struct ruleset *set, const struct cond *c)
{
	struct text *parts;

	if (c->kind == COND_TEST) {
		text_format(t, "%d ", (int)c->test);
		phrase_test(t, set, c);
		return;
	}
	parts = must_realloc(NULL, c->nparts, sizeof(*parts));
	for (unsigned i = 0; i < c->nparts; i++) {
		parts[i] = (struct text){0};
		add_key(&parts[i], set, c->parts[i]);
	}
	qsort(parts, c->nparts, sizeof(*parts), by_bytes);
	text_format(t, "%d:%u(", (int)c->kind, c->need);
	for (unsigned i = 0; i < c->nparts; i++) {
		text_add(t, parts[i].at, parts[i].len);
		text_char(t, '\n');
		text_free(&parts[i]);
	}
	text_char(t, ')');
	free(parts);
}

bool
contrast_same(const struct ruleset *set, const struct cond *c, const struct ruleset *other, const struct cond *d)
{
	struct text a = {0}, b = {0};
	bool same;

	if (c == NULL || d == NULL)
		return c == d;
	add_key(&a, set, c);
	add_key(&b, other, d);
	same = span_is((struct span){a.at, a.len}, (struct span){b.at, b.len});
	text_free(&a);
	text_free(&b);
	return same;
}

/* What a single test, or the contrary of one, is about: the question, number or score; else nothing. */
static struct span
subject(const struct ruleset *set, const struct cond *c)
{
	if (c->kind == COND_NO)
		c = c->parts[0];
	if (c->kind != COND_TEST)
		return SPAN("");
	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		return set->vocab->fields[c->a].label;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		return set->quantities[c->a].name;
	case TEST_KNOWN:
		return c->b ? set->quantities[c->a].name : set->vocab->fields[c->a].label;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		return set->scores[c->a].is.id.text;
	case TEST_CLASS:
		return set->classes[c->a].is.id.text;
	case TEST_GATE:
		return set->gates[c->a].is.id.text;
	default:
		return SPAN("");
	}
}

/* The words being put together, and the two sets the conditions belong to. */
struct contrast {
	struct text *to;
	const struct ruleset *old, *new;
	bool some;  /* something has been said */
};

/* One became the other, as far as a reader would say: both are about the same, or both join in the same way. */
static bool
akin(const struct contrast *x, const struct cond *a, const struct cond *b)
{
	struct span about = subject(x->old, a);

	if (about.len > 0)
		return span_is(about, subject(x->new, b));
	return a->kind == b->kind && a->kind != COND_TEST && (a->kind != COND_NO || a->parts[0]->kind == b->parts[0]->kind)
	       && subject(x->new, b).len == 0;
}

static void
begin(struct contrast *x)
{
	if (x->some)
		text_format(x->to, "; ");
	x->some = true;
}

static void
say_becomes(struct contrast *x, const struct cond *a, const struct cond *b)
{
	begin(x);
	phrase_cond(x->to, x->old, a);
	text_format(x->to, " becomes ");
	phrase_cond(x->to, x->new, b);
}

/* "or fever is added" */
static void
say_one(struct contrast *x, const struct ruleset *set, const struct cond *joined, const struct cond *part, const char *what)
{
	bool bracket = part->kind != COND_TEST && part->nparts > 1;

	begin(x);
	text_format(x->to, "%s%s", joined->kind == COND_ANY ? "or " : joined->kind == COND_ALL ? "and " : "", bracket ? "(" : "");
	phrase_cond(x->to, set, part);
	text_format(x->to, "%s is %s", bracket ? ")" : "", what);
	if (joined->kind == COND_AT_LEAST)
		text_format(x->to, " among those of which %u are needed", joined->need);
}

static void contrast(struct contrast *, const struct cond *, const struct cond *);

/* The parts of c where it joins some in that way, else c itself. */
static unsigned
parts_of(const struct cond *const *c, enum cond_kind kind, const struct cond *const **parts)
{
	if ((*c)->kind != kind) {
		*parts = c;
		return 1;
	}
	*parts = (const struct cond *const *)(*c)->parts;
	return (*c)->nparts;
}

/*
 * Finds for each part of one the part of the other that is the same, then the
 * one it became; what is left was dropped or added.
 */
static void
contrast_parts(struct contrast *x, const struct cond *a, const struct cond *b, const struct cond *joined)
{
	const struct cond *const *as, *const *bs;
	unsigned na = parts_of(&a, joined->kind, &as), nb = parts_of(&b, joined->kind, &bs), left_a = na, left_b = nb;
	bool *done_a = must_realloc(NULL, na, sizeof(bool)), *done_b = must_realloc(NULL, nb, sizeof(bool));

	memset(done_a, 0, na * sizeof(bool));
	memset(done_b, 0, nb * sizeof(bool));
	for (unsigned i = 0; i < na; i++)
		for (unsigned k = 0; k < nb && !done_a[i]; k++)
			if (!done_b[k] && contrast_same(x->old, as[i], x->new, bs[k])) {
				done_a[i] = done_b[k] = true;
				left_a--;
				left_b--;
			}
	for (unsigned i = 0; i < na; i++)
		for (unsigned k = 0; k < nb && !done_a[i]; k++)
			if (!done_b[k] && (akin(x, as[i], bs[k]) || (left_a == 1 && left_b == 1))) {
				done_a[i] = done_b[k] = true;
				left_a--;
				left_b--;
				contrast(x, as[i], bs[k]);
			}
	for (unsigned i = 0; i < na; i++)
		if (!done_a[i])
			say_one(x, x->old, joined, as[i], "dropped");
	for (unsigned k = 0; k < nb; k++)
		if (!done_b[k])
			say_one(x, x->new, joined, bs[k], "added");
	free(done_a);
	free(done_b);
}

/* One of the parts of the joined condition is the other, or what became of it. */
static bool
holds_part(struct contrast *x, const struct cond *joined, bool joined_is_new, const struct cond *other)
{
	for (unsigned i = 0; i < joined->nparts; i++)
		if (joined_is_new ? contrast_same(x->old, other, x->new, joined->parts[i]) || akin(x, other, joined->parts[i])
		                  : contrast_same(x->old, joined->parts[i], x->new, other) || akin(x, joined->parts[i], other))
			return true;
	return false;
}

static bool
joins(const struct cond *c)
{
	return c->kind == COND_ALL || c->kind == COND_ANY;
}

static void
contrast(struct contrast *x, const struct cond *a, const struct cond *b)
{
	if (contrast_same(x->old, a, x->new, b))
		return;
	if (a->kind == b->kind && (joins(a) || (a->kind == COND_AT_LEAST && a->need == b->need))) {
		contrast_parts(x, a, b, b);
	} else if (a->kind == b->kind && a->kind == COND_AT_LEAST) {
		begin(x);
		text_format(x->to, "at least %u becomes at least %u of them", a->need, b->need);
		contrast_parts(x, a, b, b);
	} else if (a->kind == b->kind && a->kind == COND_NO && a->parts[0]->kind == b->parts[0]->kind && joins(a->parts[0])) {
		begin(x);
		text_format(x->to, "in what must not be: ");
		x->some = false;
		contrast(x, a->parts[0], b->parts[0]);
		x->some = true;
	} else if (a->kind != b->kind && joins(b) && holds_part(x, b, true, a)) {
		contrast_parts(x, a, b, b);
	} else if (a->kind != b->kind && joins(a) && holds_part(x, a, false, b)) {
		contrast_parts(x, a, b, a);
	} else {
		say_becomes(x, a, b);
	}
}

void
contrast_cond(struct text *to, const struct ruleset *old, const struct cond *a, const struct ruleset *new,
              const struct cond *b)
{
	struct contrast x = {.to = to, .old = old, .new = new};

	if (a != NULL && b != NULL) {
		contrast(&x, a, b);
	} else if (a != b) {
		phrase_cond(to, a != NULL ? old : new, a != NULL ? a : b);
		text_format(to, " is %s", a != NULL ? "dropped" : "added");
	}
}
