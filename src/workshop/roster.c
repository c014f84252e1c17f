/*
 * roster.c -- all rules of a set that fire or do not, in one list
 */
#include "workshop/roster.h"

#include <stdlib.h>

static void
add_rules(struct roster *r, enum roster_kind kind, const char *word, const struct rule *rules, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		r->rules[r->n++] = (struct roster_rule){kind, word, &rules[i].is, i, rules[i].level, rules[i].when, rules[i].unless, &rules[i]};
}

struct roster
roster_of(const struct ruleset *set)
{
	size_t most = (size_t)set->nredflags + set->npatterns + set->nclusters + set->ntriage + set->nfinals;
	struct roster r = {must_realloc(NULL, most, sizeof(*r.rules)), 0};

	add_rules(&r, ROSTER_REDFLAG, "redflag", set->redflags, set->nredflags);
	for (unsigned i = 0; i < set->npatterns; i++) {
		const struct pattern *p = &set->patterns[i];

		r.rules[r.n++] = (struct roster_rule){ROSTER_PATTERN, "pattern", &p->is, i, -1, p->when, p->unless, NULL};
	}
	for (unsigned i = 0; i < set->nclusters; i++)
		r.rules[r.n++] = (struct roster_rule){ROSTER_CLUSTER, "cluster", &set->clusters[i].is, i, -1, set->clusters[i].when, NULL, NULL};
	add_rules(&r, ROSTER_TRIAGE, "triage", set->triage, set->ntriage);
	add_rules(&r, ROSTER_FINAL, "final", set->finals, set->nfinals);
	return r;
}

void
roster_free(struct roster *r)
{
	free(r->rules);
}

const struct roster_rule *
roster_find(const struct roster *r, struct span id)
{
	for (size_t i = 0; i < r->n; i++)
		if (span_is(r->rules[i].is->id.text, id))
			return &r->rules[i];
	return NULL;
}

lanes
roster_fired(const struct judgement *j, const struct roster_rule *rule)
{
	switch (rule->kind) {
	case ROSTER_REDFLAG:
		return j->fired[rule->number];
	case ROSTER_PATTERN:
		return j->patterns[rule->number];
	case ROSTER_CLUSTER:
		break;
	case ROSTER_TRIAGE:
		return j->triaged[rule->number];
	case ROSTER_FINAL:
		return j->finals[rule->number];
	}
	return sheet_yes(j->sheet, rule->when) & j->sheet->live;
}

lanes
roster_open(const struct judgement *j, const struct roster_rule *rule)
{
	if (rule->when == NULL)
		return 0;
	return j->sheet->live & ~sheet_yes(j->sheet, rule->when) & ~sheet_no(j->sheet, rule->when) & ~sheet_yes(j->sheet, rule->unless);
}
