/*
 * graph.c -- rules as a drawing for Graphviz
 *
 * Nodes are named by a letter and a number (c12 is condition 12 of the set),
 * so that only labels hold texts of the rules.
 */
#include "workshop/graph.h"

#include <stdio.h>
#include <stdlib.h>

#include "workshop/phrase.h"
#include "workshop/roster.h"

enum node_kind {
	NODE_FIELD, NODE_QUANTITY, NODE_COND, NODE_SCORE, NODE_LEVEL, NODE_REDFLAG, NODE_TRIAGE, NODE_FINAL, NODE_PATTERN, NODE_CLUSTER,
	NODE_CANDIDATE, NODE_CLASS, NODE_CONFLICT, NODE_NOTICE, NODE_GATE, NODE_KINDS,
};

static const struct look {
	char letter;
	const char *shape, *word;
} looks[] = {
	[NODE_FIELD] = {'f', "box", ""},
	[NODE_QUANTITY] = {'q', "box", "number"},
	[NODE_COND] = {'c', "ellipse", ""},
	[NODE_SCORE] = {'s', "box", "score"},
	[NODE_LEVEL] = {'l', "doubleoctagon", "level"},
	[NODE_REDFLAG] = {'r', "octagon", "redflag"},
	[NODE_TRIAGE] = {'t', "octagon", "triage"},
	[NODE_FINAL] = {'z', "octagon", "final"},
	[NODE_PATTERN] = {'p', "octagon", "pattern"},
	[NODE_CLUSTER] = {'u', "octagon", "cluster"},
	[NODE_CANDIDATE] = {'k', "octagon", "condition"},
	[NODE_CLASS] = {'a', "octagon", "class"},
	[NODE_CONFLICT] = {'x', "octagon", "conflict"},
	[NODE_NOTICE] = {'n', "octagon", "notice"},
	[NODE_GATE] = {'g', "octagon", "gate"},
};

struct node {
	enum node_kind kind;
	unsigned number;
};

struct graph {
	struct text *out;
	const struct ruleset *set;
	bool *drawn[NODE_KINDS];  /* by number: the node is there already */
	struct text label;
	bool some;
};

/* The label in g->label, as a quoted text of the language of Graphviz. */
static void
write_label(struct graph *g)
{
	text_format(g->out, "label=\"");
	for (size_t i = 0; i < g->label.len; i++) {
		char c = g->label.at[i];

		if (c == '"' || c == '\\')
			text_char(g->out, '\\');
		text_char(g->out, (unsigned char)c < ' ' || c == 0x7f ? ' ' : c);
	}
	text_char(g->out, '"');
	g->label.len = 0;
}

/* The label ends a node or an edge. */
static void
end_label(struct graph *g)
{
	write_label(g);
	text_format(g->out, "];\n");
}

/* False when the node is there already; else it will be now. */
static bool
is_new(struct graph *g, struct node n)
{
	bool *drawn = &g->drawn[n.kind][n.number];
	bool new = !*drawn;

	*drawn = true;
	return new;
}

static void
write_node(struct graph *g, struct node n, const char *shape)
{
	text_format(g->out, "\t%c%u [shape=%s, ", looks[n.kind].letter, n.number, shape);
	end_label(g);
}

/* What has a name of its own; true when it was not there. */
static bool
draw_named(struct graph *g, struct node n, struct span name)
{
	const struct look *look = &looks[n.kind];

	if (!is_new(g, n))
		return false;
	text_format(&g->label, "%s%s%.*s", look->word, *look->word != '\0' ? " " : "", (int)name.len, name.at);
	write_node(g, n, look->shape);
	return true;
}

static void
begin_edge(struct graph *g, struct node from, struct node to)
{
	text_format(g->out, "\t%c%u -> %c%u", looks[from.kind].letter, from.number, looks[to.kind].letter, to.number);
}

static void
edge(struct graph *g, struct node from, struct node to)
{
	begin_edge(g, from, to);
	text_format(g->out, ";\n");
}

static struct node
draw_field(struct graph *g, int field)
{
	struct node n = {NODE_FIELD, (unsigned)field};

	draw_named(g, n, g->set->vocab->fields[field].label);
	return n;
}

/* The fields a number is worked out from, once each. */
static void
draw_value(struct graph *g, const struct value *v, struct node to, bool *met)
{
	if (v->kind == VALUE_FIELD && !met[v->field]) {
		met[v->field] = true;
		edge(g, draw_field(g, v->field), to);
	}
	for (unsigned i = 0; i < v->nparts; i++)
		draw_value(g, v->parts[i], to, met);
}

/* A number: the field, unless it can be worked out. */
static struct node
draw_quantity(struct graph *g, int quantity)
{
	const struct quantity *q = &g->set->quantities[quantity];
	struct node n = {NODE_QUANTITY, (unsigned)quantity};
	bool *met;

	if (q->derive == NULL)
		return draw_field(g, q->field);
	if (!draw_named(g, n, q->name))
		return n;
	met = must_realloc(NULL, g->set->vocab->nfields + 1, sizeof(*met));
	memset(met, 0, g->set->vocab->nfields);
	draw_value(g, q->derive, n, met);
	free(met);
	return n;
}

static struct node draw_cond(struct graph *g, const struct cond *c);

/* From a condition to what it decides, with words at the edge. */
static void
draw_use(struct graph *g, const struct cond *c, struct node to, const char *style, struct span words)
{
	struct node from;

	if (c == NULL)
		return;
	from = draw_cond(g, c);
	begin_edge(g, from, to);
	text_format(g->out, " [style=%s, ", style);
	text_add(&g->label, words.at, words.len);
	end_label(g);
}

static void
draw_weights(struct graph *g, const struct score *s, struct node to)
{
	for (unsigned i = 0; i < s->nitems; i++) {
		char words[16];

		snprintf(words, sizeof(words), "%+d", s->items[i].weight);
		draw_use(g, s->items[i].when, to, "solid", span_of(words));
	}
}

/* What an earlier phase found, with an edge to the test that reads it. */
static void
draw_found(struct graph *g, enum node_kind kind, int number, const struct entry *is, struct node to)
{
	struct node n = {kind, (unsigned)number};

	if (draw_named(g, n, is->id.text) && kind == NODE_SCORE)
		draw_weights(g, &g->set->scores[number], n);
	edge(g, n, to);
}

/* What a test asks for, with an edge to the test. */
static void
draw_asked(struct graph *g, const struct cond *c, struct node to)
{
	const struct ruleset *set = g->set;

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		edge(g, draw_field(g, c->a), to);
		break;
	case TEST_KNOWN:
		edge(g, c->b ? draw_quantity(g, c->a) : draw_field(g, c->a), to);
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		edge(g, draw_quantity(g, c->b), to);
		edge(g, draw_quantity(g, c->a), to);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		edge(g, draw_quantity(g, c->a), to);
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		draw_found(g, NODE_SCORE, c->a, &set->scores[c->a].is, to);
		break;
	case TEST_FIRED:
		for (const int *r = set->fired[c->a].rules; *r >= 0; r++)
			draw_found(g, NODE_REDFLAG, *r, &set->redflags[*r].is, to);
		break;
	case TEST_TRIAGED:
		draw_found(g, NODE_TRIAGE, c->a, &set->triage[c->a].is, to);
		break;
	case TEST_PATTERN:
		draw_found(g, NODE_PATTERN, c->a, &set->patterns[c->a].is, to);
		break;
	case TEST_LIKELY:
		draw_found(g, NODE_CANDIDATE, c->a, &set->candidates[c->a].is, to);
		break;
	case TEST_CLASS:
		draw_found(g, NODE_CLASS, c->a, &set->classes[c->a].is, to);
		break;
	case TEST_CONFLICT:
		draw_found(g, NODE_CONFLICT, c->a, &set->conflicts[c->a].is, to);
		break;
	case TEST_GATE:
		draw_found(g, NODE_GATE, c->a, &set->gates[c->a].is, to);
		break;
	default:  /* the level and what pends: no rule alone */
		break;
	}
}

/*
 * The condition and all it stands on.  That a question was answered with yes
 * is drawn as the question, the opposite of a test as a test of its own.
 */
static struct node
draw_cond(struct graph *g, const struct cond *c)
{
	struct node n = {NODE_COND, c->index};
	const struct cond *test = c->kind == COND_NO ? c->parts[0] : c;

	if (c->kind == COND_TEST && c->test == TEST_YES)
		return draw_field(g, c->a);
	if (!is_new(g, n))
		return n;
	if (test->kind == COND_TEST) {
		phrase_cond(&g->label, g->set, c);
		write_node(g, n, "ellipse");
		draw_asked(g, test, n);
		return n;
	}
	switch (c->kind) {
	case COND_TEST:  /* drawn already */
	case COND_ALL:
		text_format(&g->label, "all of");
		break;
	case COND_ANY:
		text_format(&g->label, "one or more of");
		break;
	case COND_NO:
		text_format(&g->label, "no");
		break;
	case COND_AT_LEAST:
		text_format(&g->label, "at least %u of", c->need);
		break;
	case COND_MAYBE:
		text_format(&g->label, "possibly");
		break;
	}
	write_node(g, n, "diamond");
	for (unsigned i = 0; i < c->nparts; i++)
		edge(g, draw_cond(g, c->parts[i]), n);
	return n;
}

static void
draw_rule(struct graph *g, const struct roster_rule *r)
{
	static const enum node_kind kinds[] = {
		[ROSTER_REDFLAG] = NODE_REDFLAG, [ROSTER_PATTERN] = NODE_PATTERN, [ROSTER_CLUSTER] = NODE_CLUSTER,
		[ROSTER_TRIAGE] = NODE_TRIAGE, [ROSTER_FINAL] = NODE_FINAL,
	};
	struct node n = {kinds[r->kind], r->number}, level = {NODE_LEVEL, (unsigned)r->level};

	draw_named(g, n, r->is->id.text);
	draw_use(g, r->when, n, "solid", SPAN(""));
	draw_use(g, r->unless, n, "dashed", SPAN("but not when"));
	g->some = true;
	if (r->level < 0)
		return;
	draw_named(g, level, g->set->levels[r->level].is.id.text);
	begin_edge(g, n, level);
	text_format(g->out, " [");
	text_add(&g->label, r->rule->within.text.text.at, r->rule->within.text.text.len);
	end_label(g);
}

static bool
wants(struct graph *g, const struct selection *pick, const char *kind, const struct entry *is)
{
	bool yes = selects(pick, kind, is->id.text);

	g->some = g->some || yes;
	return yes;
}

static void
draw_conflicts(struct graph *g, const struct selection *pick, enum node_kind kind, const struct conflict *list, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		struct node n = {kind, i};

		if (!wants(g, pick, looks[kind].word, &list[i].is))
			continue;
		draw_named(g, n, list[i].is.id.text);
		draw_use(g, list[i].when, n, "solid", SPAN(""));
	}
}

/* What has conditions and no level: scores, classes, candidate conditions, contradictions. */
static void
draw_others(struct graph *g, const struct selection *pick)
{
	const struct ruleset *set = g->set;

	for (unsigned i = 0; i < set->nscores; i++) {
		struct node n = {NODE_SCORE, i};

		if (wants(g, pick, "score", &set->scores[i].is) && draw_named(g, n, set->scores[i].is.id.text))
			draw_weights(g, &set->scores[i], n);
	}
	for (unsigned i = 0; i < set->nclasses; i++) {
		struct node n = {NODE_CLASS, i};

		if (!wants(g, pick, "class", &set->classes[i].is))
			continue;
		draw_named(g, n, set->classes[i].is.id.text);
		for (unsigned k = 0; k < set->classes[i].nrows; k++)
			draw_use(g, set->classes[i].rows[k].when, n, "solid", set->classes[i].rows[k].value.text);
	}
	for (unsigned i = 0; i < set->ncandidates; i++) {
		const struct candidate *k = &set->candidates[i];
		struct node n = {NODE_CANDIDATE, i};

		if (!wants(g, pick, "condition", &k->is))
			continue;
		draw_named(g, n, k->is.id.text);
		draw_use(g, k->always, n, "bold", SPAN("always"));
		draw_use(g, k->never, n, "dashed", SPAN("never"));
		draw_use(g, k->fallback, n, "dotted", SPAN("when nothing is likely"));
		draw_use(g, k->unless, n, "dashed", SPAN("but not when"));
		draw_weights(g, &k->score, n);
	}
	draw_conflicts(g, pick, NODE_CONFLICT, set->conflicts, set->nconflicts);
	draw_conflicts(g, pick, NODE_NOTICE, set->notices, set->nnotices);
}

bool
graph_write(struct text *out, const struct ruleset *set, const struct selection *pick)
{
	const size_t counts[] = {
		[NODE_FIELD] = set->vocab->nfields, [NODE_QUANTITY] = set->nquantities, [NODE_COND] = set->conds.n,
		[NODE_SCORE] = set->nscores, [NODE_LEVEL] = set->nlevels, [NODE_REDFLAG] = set->nredflags,
		[NODE_TRIAGE] = set->ntriage, [NODE_FINAL] = set->nfinals, [NODE_PATTERN] = set->npatterns,
		[NODE_CLUSTER] = set->nclusters, [NODE_CANDIDATE] = set->ncandidates, [NODE_CLASS] = set->nclasses,
		[NODE_CONFLICT] = set->nconflicts, [NODE_NOTICE] = set->nnotices, [NODE_GATE] = set->ngates,
	};
	struct graph g = {.out = out, .set = set};
	struct roster roster = roster_of(set);
	struct arena mem = {0};

	for (size_t i = 0; i < NODE_KINDS; i++)
		g.drawn[i] = arena_take(&mem, counts[i] + 1);
	text_format(out, "digraph rules {\n\trankdir=LR;\n\tnode [fontname=\"sans-serif\", fontsize=10];\n"
	                 "\tedge [fontname=\"sans-serif\", fontsize=9];\n\t");
	text_add(&g.label, set->stamp.text.at, set->stamp.text.len);
	write_label(&g);
	text_format(out, ";\n");
	for (size_t i = 0; i < roster.n; i++)
		if (selects(pick, roster.rules[i].word, roster.rules[i].is->id.text))
			draw_rule(&g, &roster.rules[i]);
	draw_others(&g, pick);
	text_format(out, "}\n");
	roster_free(&roster);
	arena_free(&mem);
	text_free(&g.label);
	return g.some;
}
