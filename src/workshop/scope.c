/*
 * scope.c -- the questions that something comes to
 */
#include "workshop/scope.h"

#include <stdlib.h>

/* What has been come to: fields, conditions, and whole lists of rules. */
struct scope {
	const struct ruleset *set;
	bool *fields, *conds;
	bool redflags, level, core;
};

static void add(struct scope *, const struct cond *);

static void
add_rules(struct scope *s, const struct rule *rules, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		add(s, rules[i].when);
		add(s, rules[i].unless);
	}
}

static void
add_redflags(struct scope *s)
{
	if (s->redflags)
		return;
	s->redflags = true;
	add_rules(s, s->set->redflags, s->set->nredflags);
}

static void
add_level(struct scope *s)
{
	if (s->level)
		return;
	s->level = true;
	add_redflags(s);
	add_rules(s, s->set->triage, s->set->ntriage);
	add_rules(s, s->set->finals, s->set->nfinals);
}

static void
add_core(struct scope *s)
{
	if (s->core)
		return;
	s->core = true;
	for (size_t f = 0; f < s->set->vocab->nfields; f++)
		s->fields[f] |= s->set->vocab->fields[f].tier == TIER_CORE;
	for (unsigned i = 0; i < s->set->nneedless; i++)
		add(s, s->set->needless[i].when);
}

static void
add_score(struct scope *s, const struct score *score)
{
	for (unsigned i = 0; i < score->nitems; i++)
		add(s, score->items[i].when);
}

static void
add_result(struct scope *s, const struct cond *c)
{
	const struct ruleset *set = s->set;

	switch (c->test) {
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		add_score(s, &set->scores[c->a]);
		break;
	case TEST_CONFLICT:
		add(s, set->conflicts[c->a].when);
		break;
	case TEST_CONFLICTED:
		for (unsigned i = 0; i < set->nconflicts; i++)
			add(s, set->conflicts[i].when);
		break;
	case TEST_FIRED:
		for (const int *k = set->fired[c->a].rules; *k >= 0; k++) {
			add(s, set->redflags[*k].when);
			add(s, set->redflags[*k].unless);
		}
		break;
	case TEST_CLASS:
		for (unsigned i = 0; i < set->classes[c->a].nrows; i++)
			add(s, set->classes[c->a].rows[i].when);
		break;
	case TEST_PATTERN:
		for (int i = set->patterns[c->a].otherwise ? 0 : c->a; i <= c->a; i++) {
			add(s, set->patterns[i].when);
			add(s, set->patterns[i].unless);
		}
		break;
	case TEST_LIKELY:
		add_score(s, &set->candidates[c->a].score);
		add(s, set->candidates[c->a].always);
		add(s, set->candidates[c->a].never);
		break;
	case TEST_TRIAGED:
		add(s, set->triage[c->a].when);
		add(s, set->triage[c->a].unless);
		break;
	case TEST_INCOMPLETE:
		add_core(s);
		break;
	case TEST_PENDING:
	case TEST_PROVISIONAL:
	case TEST_LEVEL:
	case TEST_LEVEL_FROM:
		add_level(s);
		break;
	default:
		break;
	}
}

static void
add(struct scope *s, const struct cond *c)
{
	if (c == NULL || s->conds[c->index])
		return;
	s->conds[c->index] = true;
	for (unsigned i = 0; i < c->nparts; i++)
		add(s, c->parts[i]);
	if (c->kind == COND_TEST) {
		space_fields(s->set, c, s->fields);
		add_result(s, c);
	}
}

/* What can take an answer away, or give one, for fields that are in. */
static void
add_mending(struct scope *s)
{
	const struct ruleset *set = s->set;

	for (bool more = true; more;) {
		more = false;
		for (unsigned i = 0; i < set->nconflicts; i++)
			for (const int *f = set->conflicts[i].forget; f != NULL && *f >= 0; f++)
				if (s->fields[*f] && !s->conds[set->conflicts[i].when->index]) {
					add(s, set->conflicts[i].when);
					more = true;
				}
		for (unsigned i = 0; i < set->ninapplicable; i++)
			if (s->fields[set->inapplicable[i].field] && !s->conds[set->inapplicable[i].when->index]) {
				add(s, set->inapplicable[i].when);
				more = true;
			}
	}
}

static void
find(const struct ruleset *set, const struct cond *c, void (*list)(struct scope *), bool *fields)
{
	struct scope s = {.set = set, .fields = fields};

	s.conds = must_realloc(NULL, set->conds.n + 1, 1);
	memset(s.conds, 0, set->conds.n + 1);
	add(&s, c);
	if (list != NULL)
		list(&s);
	add_mending(&s);
	free(s.conds);
}

void
scope_of(const struct ruleset *set, const struct cond *c, bool *fields)
{
	find(set, c, NULL, fields);
}

void
scope_of_redflags(const struct ruleset *set, bool *fields)
{
	find(set, NULL, add_redflags, fields);
}

void
scope_of_level(const struct ruleset *set, bool *fields)
{
	find(set, NULL, add_level, fields);
}
