/*
 * comparisons.c -- the words put behind a name with a colon: age:over(50), leg_pain:is "left"
 */
#include <math.h>

#include "rule/words.h"

/* Which of the rows has the value, or -1. */
static int
row_of(const struct choice_row *rows, unsigned n, struct span value)
{
	unsigned i;

	for (i = 0; i < n; i++)
		if (span_is(rows[i].value.text, value))
			return (int)i;
	return -1;
}

static const char *const gate_words[] = {"allowed", "blocked", "withheld-unknown", NULL};

static struct item *
method_is(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	const struct name *name = args[0]->kind == ITEM_NAME ? args[0]->name : NULL;
	const struct field_def *f;
	struct text values = {0};
	struct span wanted;
	unsigned i;

	if (n != 2 || args[1]->kind != ITEM_TEXT) {
		if (args[0]->kind != ITEM_BAD && (n != 2 || args[1]->kind != ITEM_BAD))
			problem(ld, at, "write x:is \"value\"");
		return bad_item(ld, at);
	}
	if (name == NULL) {
		if (args[0]->kind != ITEM_BAD)
			problem(ld, at, "only a choice has :is; this is %s", item_kind_words(args[0]));
		return bad_item(ld, at);
	}
	wanted = args[1]->text;
	f = field_of(ld, name);
	if (f != NULL && f->type == FIELD_CHOICE) {
		for (i = 0; i < f->nvalues; i++)
			if (span_is(f->values[i], wanted))
				return test_item(ld, at, (struct cond){.test = TEST_CHOICE, .a = name->index, .b = (int)i});
		for (i = 0; i < f->nvalues; i++)
			text_format(&values, "%s%s", i > 0 ? ", " : "", f->values[i].at);
	} else if (name->kind == NAME_CLASS) {
		const struct class *c = &ld->set->classes[name->index];
		int row = row_of(c->rows, c->nrows, wanted);

		if (row >= 0)
			return test_item(ld, at, (struct cond){.test = TEST_CLASS, .a = name->index, .b = row,
			                                  .phase = PHASE_CLASS + name->index + 1});
		for (i = 0; i < c->nrows; i++)
			text_format(&values, "%s%s", i > 0 ? ", " : "", c->rows[i].value.text.at);
	} else if (name->kind == NAME_GATE) {
		for (i = 0; gate_words[i] != NULL; i++) {
			if (span_is(span_of(gate_words[i]), wanted))
				return test_item(ld, at, (struct cond){.test = TEST_GATE, .a = name->index, .b = (int)i,
				                                  .phase = PHASE_GATE + 1});
			text_format(&values, "%s%s", i > 0 ? ", " : "", gate_words[i]);
		}
	} else {
		problem(ld, at, "%s has no values to choose from%s", name->text.at,
		        f != NULL && f->type == FIELD_YESNO ? "; write the name alone, or no(name)" : "");
		return bad_item(ld, at);
	}
	problem(ld, at, "%s is never \"%s\"; its values are %.*s", name->text.at, wanted.at, (int)values.len, values.at);
	text_free(&values);
	return bad_item(ld, at);
}

static struct item *
method_is_not(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct item *is = method_is(ld, args, n, at);

	return is->kind == ITEM_BAD ? is : join_item(ld, COND_NO, 0, &is->cond, 1, at);
}

/* The least and the most a score can come to. */
static void
score_range(const struct score *s, double *least, double *most)
{
	unsigned i;

	*least = *most = 0;
	for (i = 0; i < s->nitems; i++)
		*(s->items[i].weight < 0 ? least : most) += s->items[i].weight;
}

/* The least and the most the number or score can be; a number without a range has no end. */
static void
range_of(const struct loading *ld, const struct name *name, double *least, double *most)
{
	if (name->quantity < 0) {
		score_range(&ld->set->scores[name->index], least, most);
	} else {
		const struct quantity *q = &ld->set->quantities[name->quantity];

		*least = q->min;
		*most = q->max;
	}
}

/* The number of a comparison, within the range of what it is compared with. */
static bool
threshold(struct loading *ld, struct item *arg, const struct name *name, struct place at, double *x)
{
	double least, most;

	if (arg->kind != ITEM_NUMBER) {
		if (arg->kind != ITEM_BAD)
			problem(ld, at, "%s is compared with %s; write a number, or another number's name", name->text.at,
			        item_kind_words(arg));
		return false;
	}
	*x = arg->number;
	range_of(ld, name, &least, &most);
	if (*x >= least && *x <= most && isfinite(*x))
		return true;
	problem(ld, at, "%s runs from %g to %g; %g is outside", name->text.at, least, most, *x);
	return false;
}

/* What the words compare with, and what they do with it. */
struct comparison {
	const char *method;
	bool or_equal;  /* >= n, not > n */
	bool negated;   /* and then the contrary */
};

static const struct comparison over = {"over", false, false}, at_least = {"at_least", true, false},
                               under = {"under", true, true}, at_most = {"at_most", false, true};

/* False, which has been said, when the end of the range decides it: every answer passes, or none. */
static bool
can_differ(struct loading *ld, const struct name *name, const struct comparison *how, double x, struct place at)
{
	double least, most;

	range_of(ld, name, &least, &most);
	if (x != (how->or_equal ? least : most))
		return true;
	problem(ld, at, "%s:%s(%g) holds for %s: %s runs from %g to %g", name->text.at, how->method, x,
	        how->or_equal != how->negated ? "every answer" : "no answer", name->text.at, least, most);
	return false;
}

static int
later_phase(const struct ruleset *set, int a, int b)
{
	int first = set->quantities[a].phase, second = set->quantities[b].phase;

	return first > second ? first : second;
}

/* name:method(n), or with another number for n. */
static struct item *
compare(struct loading *ld, struct item **args, unsigned n, struct place at, const struct comparison *how)
{
	const struct name *name = args[0]->kind == ITEM_NAME ? args[0]->name : NULL;
	struct item *test;
	double x;

	if (name == NULL || (name->quantity < 0 && name->kind != NAME_SCORE)) {
		if (args[0]->kind != ITEM_BAD)
			problem(ld, at, "only a number has :%s", how->method);
		return bad_item(ld, at);
	}
	if (n != 2) {
		problem(ld, at, "write %s:%s(n)", name->text.at, how->method);
		return bad_item(ld, at);
	}
	if (args[1]->kind == ITEM_NAME && args[1]->name->quantity >= 0 && name->quantity >= 0) {
		if (args[1]->name->quantity == name->quantity) {
			problem(ld, at, "%s is compared with itself", name->text.at);
			return bad_item(ld, at);
		}
		test = test_item(ld, at, (struct cond){.test = how->or_equal ? TEST_FROM_OTHER : TEST_OVER_OTHER,
		                                  .a = name->quantity, .b = args[1]->name->quantity,
		                                  .phase = later_phase(ld->set, name->quantity, args[1]->name->quantity)});
	} else if (!threshold(ld, args[1], name, at, &x) || !can_differ(ld, name, how, x, at)) {
		return bad_item(ld, at);
	} else if (name->kind == NAME_SCORE) {
		test = test_item(ld, at, (struct cond){.test = how->or_equal ? TEST_SCORE_FROM : TEST_SCORE_OVER, .a = name->index,
		                                  .x = x, .phase = PHASE_SCORE});
	} else {
		test = test_item(ld, at, (struct cond){.test = how->or_equal ? TEST_FROM : TEST_OVER, .a = name->quantity, .x = x,
		                                  .phase = ld->set->quantities[name->quantity].phase});
	}
	return test->kind == ITEM_BAD || !how->negated ? test : join_item(ld, COND_NO, 0, &test->cond, 1, at);
}

#define COMPARISON(word) \
	static struct item *method_##word(struct loading *ld, struct item **args, unsigned n, struct place at) \
	{ \
		return compare(ld, args, n, at, &word); \
	}

COMPARISON(over)
COMPARISON(at_least)
COMPARISON(under)
COMPARISON(at_most)

static struct item *
method_between(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	const struct name *name = args[0]->kind == ITEM_NAME ? args[0]->name : NULL;
	double x, y, least, most;

	if (name == NULL || name->quantity < 0 || n != 3) {
		if (args[0]->kind != ITEM_BAD)
			problem(ld, at, "write number:between(least, most)");
		return bad_item(ld, at);
	}
	if (!threshold(ld, args[1], name, at, &x) || !threshold(ld, args[2], name, at, &y))
		return bad_item(ld, at);
	if (x > y) {
		problem(ld, at, "%s:between(%g, %g) holds for no number; the smaller comes first", name->text.at, x, y);
		return bad_item(ld, at);
	}
	range_of(ld, name, &least, &most);
	if (x == least && y == most) {
		problem(ld, at, "%s:between(%g, %g) holds for every answer: %s runs from %g to %g", name->text.at, x, y,
		        name->text.at, least, most);
		return bad_item(ld, at);
	}
	return test_item(ld, at, (struct cond){.test = TEST_BETWEEN, .a = name->quantity, .x = x, .y = y,
	                                       .phase = ld->set->quantities[name->quantity].phase});
}

/* Stands in for a method nobody knows, which has been said. */
static struct item *
method_unknown(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	(void)args;
	(void)n;
	return bad_item(ld, at);
}

const struct language_word comparison_words[] = {
	{"is", WORD_METHOD, method_is},
	{"is_not", WORD_METHOD, method_is_not},
	{"over", WORD_METHOD, method_over},
	{"at_least", WORD_METHOD, method_at_least},
	{"under", WORD_METHOD, method_under},
	{"at_most", WORD_METHOD, method_at_most},
	{"between", WORD_METHOD, method_between},
	{"?", WORD_METHOD, method_unknown},
	{NULL, 0, NULL},
};
