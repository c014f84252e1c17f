/*
 * ruleset.c -- what is asked of a rule set that has been read, and its end
 */
#include "rule/ruleset.h"

#include <stdlib.h>
#include <string.h>

#include "rule/written.h"

bool
fired_means(struct span id, const char *name)
{
	size_t n = strlen(name);

	return id.len >= n && memcmp(id.at, name, n) == 0 && (id.len == n || id.at[n] == '-');
}

static bool
among(const struct rule *r, const char **names)
{
	for (; *names != NULL; names++)
		if (fired_means(r->is.id.text, *names))
			return true;
	return false;
}

int *
fired_rules(const struct ruleset *set, const struct fired *f, struct arena *mem)
{
	int *rules = arena_take(mem, (set->nredflags + 1) * sizeof(*rules)), n = 0;

	for (unsigned k = 0; k < set->nredflags; k++) {
		const struct rule *r = &set->redflags[k];

		if ((f->names == NULL || among(r, f->names)) && (f->except == NULL || !among(r, f->except))
		    && (f->level < 0 || r->level == f->level) && (f->at_least < 0 || r->level >= f->at_least))
			rules[n++] = (int)k;
	}
	rules[n] = -1;
	return rules;
}

bool
test_is_core(const struct ruleset *set, const struct cond *c)
{
	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
		return set->vocab->fields[c->a].tier == TIER_CORE;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		return set->quantities[c->a].tier == TIER_CORE;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		return set->quantities[c->a].tier == TIER_CORE && set->quantities[c->b].tier == TIER_CORE;
	default:
		return false;
	}
}

int
field_of_test(const struct ruleset *set, const struct cond *c)
{
	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
		return c->a;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		return set->quantities[c->a].field;
	default:
		return -1;
	}
}

/* Adds the core fields of the condition to "list", in the order they stand there, each once. */
static void
add_core_fields(const struct ruleset *set, const struct cond *c, int *list, int *n)
{
	unsigned i;
	int k, field;

	for (i = 0; i < c->nparts; i++)
		add_core_fields(set, c->parts[i], list, n);
	if (c->kind != COND_TEST || (field = field_of_test(set, c)) < 0
	    || set->vocab->fields[field].tier != TIER_CORE)
		return;
	for (k = 0; k < *n; k++)
		if (list[k] == field)
			return;
	list[(*n)++] = field;
}

const int *
core_fields(const struct ruleset *set, const struct cond *c, struct arena *mem)
{
	int *all = must_realloc(NULL, set->vocab->nfields + 1, sizeof(*all)), *core, n = 0;

	if (c != NULL)
		add_core_fields(set, c, all, &n);
	core = arena_take(mem, ((size_t)n + 1) * sizeof(*core));
	memcpy(core, all, (size_t)n * sizeof(*core));
	core[n] = -1;
	free(all);
	return core;
}

const struct items *
items_of(const struct ruleset *set, int field)
{
	for (unsigned i = 0; i < set->nitems; i++)
		if (field >= set->items[i].first && field - set->items[i].first < (int)set->items[i].n)
			return &set->items[i];
	return NULL;
}

int
ruleset_level(const struct ruleset *set, struct span name)
{
	unsigned i;

	for (i = 0; i < set->nlevels; i++)
		if (span_is(set->levels[i].is.id.text, name))
			return (int)i;
	return -1;
}

void
ruleset_clear(struct ruleset *set)
{
	unsigned i;

	for (i = 0; i < set->nscores; i++)
		free(set->scores[i].items);
	for (i = 0; i < set->ncandidates; i++)
		free(set->candidates[i].score.items);
	for (i = 0; i < set->nlists; i++)
		free(set->lists[i].steps);
	free(set->declared);
	free(set->levels);
	free(set->sources);
	free(set->quantities);
	free(set->items);
	free(set->conflicts);
	free(set->notices);
	free(set->needless);
	free(set->inapplicable);
	free(set->scores);
	free(set->clusters);
	free(set->redflags);
	free(set->classes);
	free(set->instruments);
	free(set->patterns);
	free(set->candidates);
	free(set->triage);
	free(set->finals);
	free(set->gates);
	free(set->advices);
	free(set->lists);
	free(set->reviews);
	free(set->passages);
	free(set->complaints);
	free(set->promises);
	free(set->fired);
	free(set->definitions);
	free(set->acceptances);
	free(set->review_days);
	free(set->measures);
	free(set->course_numbers);
	free(set->responses);
	free(set->looks);
	free(set->streaks);
	free(set->walks);
	free(set->escalations);
	free(set->disagreements);
	free(set->tells);
	free(set->outcomes);
	free(set->ages);
	conds_free(&set->conds);
	vocab_free(set->vocab);
}

void
ruleset_free(struct ruleset *set)
{
	ruleset_clear(set);
	writing_free(set->writing);
	arena_free(&set->mem);
	free(set);
}
