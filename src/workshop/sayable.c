/*
 * sayable.c -- what a result of the rules can say at all
 */
#include "workshop/sayable.h"

#include <stdlib.h>

#include "rule/written.h"

/* Names being gathered. */
struct gathering {
	const struct ruleset *set;
	struct sayable *is;
	struct arena *mem;
	size_t n;
};

static void
add(struct gathering *g, const char *name)
{
	if ((g->n & (g->n - 1)) == 0) {
		const char **more = arena_take(g->mem, (2 * g->n + 2) * sizeof(*more));

		if (g->n > 0)
			memcpy(more, g->is->names, g->n * sizeof(*more));
		g->is->names = more;
	}
	g->is->names[g->n++] = name;
	g->is->names[g->n] = NULL;
}

/* A retired rule says nothing any more: that a case is content with its silence is no slip. */
static void
add_retired(struct gathering *g, const char *word)
{
	const struct writing *wr = g->set->writing;

	for (unsigned i = 0; wr != NULL && i < wr->n; i++)
		if (wr->list[i]->retired != NULL && strcmp(wr->list[i]->word->name, word) == 0)
			add(g, wr->list[i]->id.at);
}

#define ADD_IDS(g, list, word)                                   \
	do {                                                     \
		for (unsigned k_ = 0; k_ < (g)->set->n##list; k_++) \
			add(g, (g)->set->list[k_].is.id.text.at);   \
		add_retired(g, word);                            \
	} while (0)

static void
add_rows(struct gathering *g, const struct choice_row *rows, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		add(g, rows[i].value.text.at);
}

/* The results every rule set has. */
static const char *
add_fixed(struct gathering *g, struct span label)
{
	if (span_is(label, SPAN("level")) || span_is(label, SPAN("pending")) || span_is(label, SPAN("redflag"))
	    || span_is(label, SPAN("redflag_pending"))) {
		ADD_IDS(g, levels, "level");
		return "level";
	}
	if (span_is(label, SPAN("redflags"))) {
		ADD_IDS(g, redflags, "redflag");
		return "red flag";
	}
	if (span_is(label, SPAN("pattern"))) {
		ADD_IDS(g, patterns, "pattern");
		return "pattern";
	}
	if (span_is(label, SPAN("likely")) || span_is(label, SPAN("possible"))) {
		ADD_IDS(g, candidates, "condition");
		return "condition";
	}
	if (span_is(label, SPAN("scores"))) {
		ADD_IDS(g, clusters, "cluster");
		ADD_IDS(g, instruments, "instrument");
		for (unsigned i = 0; i < g->set->nquantities; i++)
			if (g->set->quantities[i].derive != NULL && g->set->quantities[i].derive->scored)
				add(g, g->set->quantities[i].name.at);
		return "cluster, instrument or score of a form";
	}
	if (span_is(label, SPAN("conflicts"))) {
		ADD_IDS(g, conflicts, "conflict");
		return "conflict";
	}
	if (span_is(label, SPAN("triage_rules"))) {
		ADD_IDS(g, triage, "triage");
		ADD_IDS(g, finals, "final");
		return "triage rule";
	}
	if (span_is(label, SPAN("ask"))) {
		for (size_t i = 0; i < g->set->vocab->nfields; i++)
			add(g, g->set->vocab->fields[i].label.at);
		return "question";
	}
	if (span_is(label, SPAN("provisional")) || span_is(label, SPAN("incomplete"))) {
		add(g, "yes");
		add(g, "no");
		return "answer to it";
	}
	return NULL;
}

/* Those that are declared: classes, gates, lists. */
static const char *
add_declared(struct gathering *g, struct span label)
{
	const struct ruleset *set = g->set;
	const struct span *results = set->vocab->results;

	for (unsigned i = 0; i < set->nclasses; i++)
		if (span_is(results[set->classes[i].result], label)) {
			add_rows(g, set->classes[i].rows, set->classes[i].nrows);
			return "value of it";
		}
	for (unsigned i = 0; i < set->nlists; i++)
		if (span_is(results[set->lists[i].result], label)) {
			ADD_IDS(g, advices, "advice");
			return "advice";
		}
	for (unsigned i = 0; i < set->ngates; i++) {
		const struct gate *gate = &set->gates[i];

		if (span_is(results[gate->result], label)) {
			add(g, "allowed");
			add(g, "blocked");
			add(g, "withheld-unknown");
			return "word of a gate";
		}
		for (unsigned k = 0; span_is(results[gate->caution_result], label) && k < gate->ncautions; k++)
			add(g, gate->cautions[k].text.text.at);
		if (span_is(results[gate->caution_result], label))
			return "caution";
	}
	return NULL;
}

struct sayable
sayable_of(const struct ruleset *set, struct span label, struct arena *mem)
{
	struct sayable is = {0};
	struct gathering g = {.set = set, .is = &is, .mem = mem};

	is.what = add_fixed(&g, label);
	if (is.what == NULL)
		is.what = add_declared(&g, label);
	if (is.what != NULL && is.names == NULL) {
		is.names = arena_take(mem, sizeof(*is.names));
		is.names[0] = NULL;
	}
	return is;
}

bool
sayable_has(const struct sayable *is, struct span item)
{
	size_t len = 0;

	if (is->names == NULL || span_is(item, SPAN("none")))
		return true;
	while (len < item.len && item.at[len] != '=' && item.at[len] != '[')
		len++;
	for (const char **name = is->names; *name != NULL; name++)
		if (span_is(span_of(*name), item) || span_is(span_of(*name), (struct span){item.at, len}))
			return true;
	return false;
}
