/*
 * tree.c -- a condition as a tree of the rule's own words
 */
#include "workshop/tree.h"

#include <stdlib.h>

#include "workshop/layout.h"
#include "workshop/phrase.h"

enum {
	MARK = 5,          /* the column of "yes" and what stands behind it */
	WIDEST = 46,       /* answers stand no further to the right than that, where they can */
	DEEPEST = 10,      /* what stands deeper is not indented any further */
};

/* One line of the tree, and what stands below it. */
struct node {
	const struct cond *is;      /* what it says yes or no to */
	const struct cond *inner;   /* the same without its "not" and "possibly" */
	bool no, maybe;
	int weight;                 /* as an item of a score; 0: it is none */
	bool unless;                /* what holds an earlier result back */
	bool again;                 /* an earlier result whose parts stand further up already */
};

/* What is drawn, and which earlier results have their parts in it already. */
struct drawing {
	const struct subject *subject;
	bool *shown;                /* by condition */
};

static struct drawing
drawing_of(const struct subject *s)
{
	struct drawing d = {s, must_realloc(NULL, s->judgement->set->conds.n + 1, sizeof(bool))};

	memset(d.shown, 0, s->judgement->set->conds.n + 1);
	return d;
}

static struct node
node_of(const struct cond *c, int weight)
{
	struct node n = {.is = c, .inner = c, .weight = weight};

	if (n.inner->kind == COND_MAYBE) {
		n.maybe = true;
		n.inner = n.inner->parts[0];
	}
	while (n.inner->kind == COND_NO && n.inner->parts[0]->kind != COND_MAYBE) {
		n.no = !n.no;
		n.inner = n.inner->parts[0];
	}
	return n;
}

/* The name that the rules gave the condition by define, or NULL. */
static const char *
name_of(const struct ruleset *set, const struct cond *c)
{
	for (unsigned i = 0; i < set->ndefinitions; i++)
		if (set->definitions[i].is == c)
			return set->definitions[i].name.at;
	return NULL;
}

/* "ces_any: any of", "not radicular: not all of", "age 65 or above" */
static void
describe(struct text *t, const struct subject *s, const struct node *n)
{
	const struct ruleset *set = s->judgement->set;
	const char *name = n->inner->kind == COND_TEST ? NULL : name_of(set, n->inner);
	unsigned yes = 0, open = 0;

	if (n->weight != 0)
		text_format(t, "%+d ", n->weight);
	if (n->unless)
		text_format(t, "unless ");
	if (n->inner->kind == COND_TEST) {
		phrase_cond(t, set, n->is);
		return;
	}
	if (n->maybe)
		text_format(t, "possibly ");
	if (name != NULL)
		text_format(t, "%s%s: ", n->no ? "not " : "", name);
	switch (n->inner->kind) {
	case COND_ALL:
		text_format(t, n->no ? "not all of" : "all of");
		break;
	case COND_ANY:
		text_format(t, n->no ? "none of" : "any of");
		break;
	case COND_AT_LEAST:
		for (unsigned i = 0; i < n->inner->nparts; i++) {
			enum outlook is = outlook_of(s, n->inner->parts[i], true);

			yes += is == OUTLOOK_SO;
			open += is == OUTLOOK_COULD;
		}
		text_format(t, "%s %u of these %u (%u yes", n->no ? "fewer than" : "at least", n->inner->need, n->inner->nparts, yes);
		if (open > 0)
			text_format(t, ", %u open", open);
		text_char(t, ')');
		break;
	default:
		/* Of a "possibly". */
		text_format(t, "not");
		break;
	}
}

static void
add_given(struct text *t, const struct subject *s, const struct node *n)
{
	if (n->inner->kind == COND_TEST)
		given_test(t, s, n->inner);
	if (n->again)
		text_format(t, " (see above)");
}

/* The i-th of the conditions that an earlier result was found by; false when there are no more. */
static bool
part_of_result(const struct ruleset *set, const struct cond *c, unsigned i, struct node *part)
{
	const struct cond *unless, *when;

	if (c->test == TEST_SCORE_OVER || c->test == TEST_SCORE_FROM) {
		const struct score *score = &set->scores[c->a];

		if (i >= score->nitems)
			return false;
		*part = node_of(score->items[i].when, score->items[i].weight);
		return true;
	}
	when = outlook_behind(set, c, &unless);
	if (i == 0 && when != NULL) {
		*part = node_of(when, 0);
		return true;
	}
	if (unless == NULL || i != (when != NULL))
		return false;
	*part = node_of(unless, 0);
	part->unless = true;
	return true;
}

/* The parts below the node, one by one, in order; false when there are no more. */
static bool
part_of(const struct subject *s, const struct node *n, unsigned i, struct node *part)
{
	const struct cond *c = n->inner;

	if (c->kind == COND_TEST)
		return !n->again && part_of_result(s->judgement->set, c, i, part);
	if (i >= c->nparts)
		return false;
	*part = node_of(c->parts[i], 0);
	return true;
}

/* The node is drawn now: the parts of an earlier result only once. */
static void
enter(struct drawing *d, struct node *n)
{
	struct node part;

	if (n->inner->kind != COND_TEST || !part_of(d->subject, n, 0, &part))
		return;
	n->again = d->shown[n->inner->index];
	d->shown[n->inner->index] = true;
}

/* The column behind the widest words of the tree, as far as that makes sense. */
static size_t
widest(struct drawing *d, struct node n, size_t left, unsigned depth)
{
	struct text words = {0};
	struct node part;
	size_t width, most = 0;

	enter(d, &n);
	describe(&words, d->subject, &n);
	width = left + layout_width((struct span){words.at, words.len});
	if (n.inner->kind == COND_TEST && width <= WIDEST)
		most = width;
	text_free(&words);
	for (unsigned i = 0; part_of(d->subject, &n, i, &part); i++) {
		width = widest(d, part, left + (depth < DEEPEST ? 2 : 0), depth + 1);
		if (width > most)
			most = width;
	}
	return most;
}

/* Where nothing was asked the name need not be said again. */
static struct span
without_name(struct span said, struct span given)
{
	static const char not_asked[] = " not asked";
	const size_t n = sizeof(not_asked) - 1;
	size_t name = given.len > n ? given.len - n : 0;

	if (name == 0 || memcmp(given.at + name, not_asked, n) != 0 || memmem(said.at, said.len, given.at, name) == NULL)
		return given;
	return (struct span){given.at + name + 1, n - 1};
}

static void
add_node(struct text *t, struct drawing *d, struct node n, size_t indent, size_t left, size_t column, unsigned depth)
{
	struct text words = {0}, given = {0};
	struct node part;

	enter(d, &n);
	layout_blanks(t, indent);
	text_format(t, "%s", outlook_mark(outlook_of(d->subject, n.is, true)));
	layout_tab(t, left);
	describe(&words, d->subject, &n);
	layout_words(t, (struct span){words.at, words.len}, left + 2);
	add_given(&given, d->subject, &n);
	if (given.len > 0) {
		struct span beside = without_name((struct span){words.at, words.len}, (struct span){given.at, given.len});
		size_t now = layout_column(t);

		/* A long one may begin right behind the words if that saves a line. */
		if (now + 2 > column && now + 2 + layout_width(beside) <= LAYOUT_WIDTH)
			layout_blanks(t, 2);
		else
			layout_tab(t, column);
		layout_words(t, beside, column + 2);
	}
	text_char(t, '\n');
	text_free(&words);
	text_free(&given);
	for (unsigned i = 0; part_of(d->subject, &n, i, &part); i++)
		add_node(t, d, part, indent, left + (depth < DEEPEST ? 2 : 0), column, depth + 1);
}

void
tree_text(struct text *t, const struct subject *s, const struct cond *c, size_t indent)
{
	size_t left = indent + MARK, column;
	struct drawing d = drawing_of(s);

	column = widest(&d, node_of(c, 0), left, 0) + 2;
	memset(d.shown, 0, s->judgement->set->conds.n + 1);
	add_node(t, &d, node_of(c, 0), indent, left, column, 0);
	free(d.shown);
}

static void
add_object(struct object *o, struct drawing *d, struct node n)
{
	const struct subject *s = d->subject;
	const char *name = n.inner->kind == COND_TEST ? NULL : name_of(s->judgement->set, n.inner);
	struct text words = {0};
	struct node part;

	enter(d, &n);
	object_string(o, "is", outlook_mark(outlook_of(s, n.is, true)));
	describe(&words, s, &n);
	object_text(o, "what", (struct span){words.at, words.len});
	if (name != NULL)
		object_string(o, "name", name);
	words.len = 0;
	add_given(&words, s, &n);
	if (words.len > 0)
		object_text(o, "given", (struct span){words.at, words.len});
	text_free(&words);
	if (!part_of(s, &n, 0, &part))
		return;
	object_list(o, "parts");
	for (unsigned i = 0; part_of(s, &n, i, &part); i++) {
		struct object inner = object_inner(o, NULL);

		add_object(&inner, d, part);
		object_inner_end(&inner);
	}
	object_list_end(o);
}

void
tree_object(struct object *o, const char *label, const struct subject *s, const struct cond *c)
{
	struct object inner = object_inner(o, label);
	struct drawing d = drawing_of(s);

	add_object(&inner, &d, node_of(c, 0));
	object_inner_end(&inner);
	free(d.shown);
}

/* Two tests that the same answer decides. */
static bool
looks_at_the_same(const struct cond *a, const struct cond *b)
{
	bool number_a = a->test >= TEST_OVER && a->test <= TEST_BETWEEN, number_b = b->test >= TEST_OVER && b->test <= TEST_BETWEEN;
	bool field_a = a->test == TEST_YES || a->test == TEST_CHOICE || a->test == TEST_DK;
	bool field_b = b->test == TEST_YES || b->test == TEST_CHOICE || b->test == TEST_DK;

	bool classes = a->test == TEST_CLASS && b->test == TEST_CLASS;

	return a == b || (a->a == b->a && ((number_a && number_b) || (field_a && field_b) || classes));
}

/* Tests found so far. */
struct reasons {
	const struct subject *subject;
	const struct cond **tests;
	unsigned n, room;
};

static void
add_reason(struct reasons *r, const struct cond *c)
{
	for (unsigned i = 0; i < r->n && i < r->room; i++)
		if (looks_at_the_same(r->tests[i], c))
			return;
	if (r->n < r->room)
		r->tests[r->n] = c;
	r->n++;
}

/* What stands in the condition with that outlook for what is wanted of it. */
static void
collect(struct reasons *r, const struct cond *c, bool wanted, enum outlook is)
{
	switch (c->kind) {
	case COND_TEST: {
		const struct cond *unless, *when = outlook_behind(r->subject->judgement->set, c, &unless);

		/* An earlier result holds by, or waits for, what stands behind it. */
		bool dig = wanted && is != OUTLOOK_NEVER && when != NULL && outlook_of(r->subject, when, true) == is;

		if (!dig || is == OUTLOOK_SO)
			add_reason(r, c);
		if (dig)
			collect(r, when, true, is);
		return;
	}
	case COND_NO:
		collect(r, c->parts[0], !wanted, is);
		return;
	case COND_MAYBE:
		/* It holds because the part does, or because that is open. */
		collect(r, c->parts[0], wanted, outlook_of(r->subject, c->parts[0], wanted));
		return;
	default:
		break;
	}
	for (unsigned i = 0; i < c->nparts; i++)
		if (outlook_of(r->subject, c->parts[i], wanted) == is)
			collect(r, c->parts[i], wanted, is);
}

unsigned
tree_reasons(const struct subject *s, const struct cond *c, bool wanted, const struct cond **tests, unsigned room)
{
	struct reasons r = {.subject = s, .tests = tests, .room = room};

	collect(&r, c, wanted, outlook_of(s, c, wanted));
	return r.n;
}
