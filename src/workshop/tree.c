/*
 * tree.c -- a condition as a tree of the rule's own words
 */
#include "workshop/tree.h"

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
};

static struct node
node_of(const struct cond *c, int weight)
{
	struct node n = {.is = c, .inner = c, .weight = weight};

	if (n.inner->kind == COND_MAYBE) {
		n.maybe = true;
		n.inner = n.inner->parts[0];
	}
	if (n.inner->kind == COND_NO && n.inner->parts[0]->kind != COND_MAYBE) {
		n.no = true;
		n.inner = n.inner->parts[0];
	}
	return n;
}

const char *
tree_name(const struct ruleset *set, const struct cond *c)
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
	const char *name = n->inner->kind == COND_TEST ? NULL : tree_name(set, n->inner);
	unsigned yes = 0, open = 0;

	if (n->weight != 0)
		text_format(t, "%+d ", n->weight);
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
			enum truth is = truth_of(s, n->inner->parts[i]);

			yes += is == TRUTH_YES;
			open += is == TRUTH_OPEN;
		}
		text_format(t, "%s %u of these %u (%u yes", n->no ? "fewer than" : "at least", n->inner->need, n->inner->nparts, yes);
		if (open > 0)
			text_format(t, ", %u open", open);
		text_char(t, ')');
		break;
	default:
		text_format(t, n->no ? "not" : "so");
		break;
	}
}

static void
add_given(struct text *t, const struct subject *s, const struct node *n)
{
	if (n->inner->kind == COND_TEST)
		given_test(t, s, n->inner);
}

/* The parts below the node, one by one: in order; false when there are no more. */
static bool
part_of(const struct subject *s, const struct node *n, unsigned i, struct node *part)
{
	const struct cond *c = n->inner;

	if (c->kind != COND_TEST) {
		if (i >= c->nparts)
			return false;
		*part = node_of(c->parts[i], 0);
		return true;
	}
	if (c->test == TEST_SCORE_OVER || c->test == TEST_SCORE_FROM) {
		const struct score *score = &s->judgement->set->scores[c->a];

		if (i >= score->nitems)
			return false;
		*part = node_of(score->items[i].when, score->items[i].weight);
		return true;
	}
	return false;
}

/* The column behind the widest words of the tree, as far as that makes sense. */
static size_t
widest(const struct subject *s, const struct node *n, size_t left, unsigned depth)
{
	struct text words = {0};
	struct node part;
	size_t width, most = 0;

	describe(&words, s, n);
	width = left + layout_width((struct span){words.at, words.len});
	if (n->inner->kind == COND_TEST && width <= WIDEST)
		most = width;
	text_free(&words);
	for (unsigned i = 0; part_of(s, n, i, &part); i++) {
		width = widest(s, &part, left + (depth < DEEPEST ? 2 : 0), depth + 1);
		if (width > most)
			most = width;
	}
	return most;
}

static void
add_node(struct text *t, const struct subject *s, const struct node *n, size_t indent, size_t left, size_t column, unsigned depth)
{
	struct text words = {0};
	struct node part;

	layout_blanks(t, indent);
	text_format(t, "%s", truth_mark(truth_of(s, n->is)));
	layout_tab(t, left);
	describe(&words, s, n);
	layout_words(t, (struct span){words.at, words.len}, left + 2);
	words.len = 0;
	add_given(&words, s, n);
	if (words.len > 0) {
		size_t now = layout_column(t);

		/* A long one may begin right behind the words if that saves a line. */
		if (now + 2 > column && now + 2 + layout_width((struct span){words.at, words.len}) <= LAYOUT_WIDTH)
			layout_blanks(t, 2);
		else
			layout_tab(t, column);
		layout_words(t, (struct span){words.at, words.len}, column + 2);
	}
	text_char(t, '\n');
	text_free(&words);
	for (unsigned i = 0; part_of(s, n, i, &part); i++)
		add_node(t, s, &part, indent, left + (depth < DEEPEST ? 2 : 0), column, depth + 1);
}

void
tree_text(struct text *t, const struct subject *s, const struct cond *c, size_t indent)
{
	struct node n = node_of(c, 0);
	size_t left = indent + MARK;

	add_node(t, s, &n, indent, left, widest(s, &n, left, 0) + 2, 0);
}

static void
add_object(struct object *o, const struct subject *s, const struct node *n)
{
	const char *name = n->inner->kind == COND_TEST ? NULL : tree_name(s->judgement->set, n->inner);
	struct text words = {0};
	struct node part;

	object_string(o, "is", truth_mark(truth_of(s, n->is)));
	describe(&words, s, n);
	object_text(o, "what", (struct span){words.at, words.len});
	if (name != NULL)
		object_string(o, "name", name);
	words.len = 0;
	add_given(&words, s, n);
	if (words.len > 0)
		object_text(o, "given", (struct span){words.at, words.len});
	text_free(&words);
	if (!part_of(s, n, 0, &part))
		return;
	object_list(o, "parts");
	for (unsigned i = 0; part_of(s, n, i, &part); i++) {
		struct object inner = object_inner(o, NULL);

		add_object(&inner, s, &part);
		object_inner_end(&inner);
	}
	object_list_end(o);
}

void
tree_object(struct object *o, const char *label, const struct subject *s, const struct cond *c)
{
	struct object inner = object_inner(o, label);
	struct node n = node_of(c, 0);

	add_object(&inner, s, &n);
	object_inner_end(&inner);
}

/* Two tests that the same answer decides. */
static bool
looks_at_the_same(const struct cond *a, const struct cond *b)
{
	bool number_a = a->test >= TEST_OVER && a->test <= TEST_BETWEEN, number_b = b->test >= TEST_OVER && b->test <= TEST_BETWEEN;
	bool field_a = a->test == TEST_YES || a->test == TEST_CHOICE || a->test == TEST_DK;
	bool field_b = b->test == TEST_YES || b->test == TEST_CHOICE || b->test == TEST_DK;

	return a == b || (a->a == b->a && ((number_a && number_b) || (field_a && field_b)));
}

/* Tests found so far. */
struct reasons {
	const struct subject *subject;
	const struct cond **tests;
	unsigned n, room;
};

static void
collect(struct reasons *r, const struct cond *c, enum truth wanted)
{
	if (c->kind == COND_TEST) {
		for (unsigned i = 0; i < r->n && i < r->room; i++)
			if (looks_at_the_same(r->tests[i], c))
				return;
		if (r->n < r->room)
			r->tests[r->n] = c;
		r->n++;
		return;
	}
	if (c->kind == COND_NO) {
		collect(r, c->parts[0], wanted == TRUTH_YES ? TRUTH_NO : wanted == TRUTH_NO ? TRUTH_YES : TRUTH_OPEN);
		return;
	}
	if (c->kind == COND_MAYBE) {
		/* It holds because the part does, or because that is open. */
		collect(r, c->parts[0], truth_of(r->subject, c->parts[0]));
		return;
	}
	for (unsigned i = 0; i < c->nparts; i++)
		if (truth_of(r->subject, c->parts[i]) == wanted)
			collect(r, c->parts[i], wanted);
}

unsigned
tree_reasons(const struct subject *s, const struct cond *c, const struct cond **tests, unsigned room)
{
	struct reasons r = {.subject = s, .tests = tests, .room = room};

	collect(&r, c, truth_of(s, c));
	return r.n;
}
