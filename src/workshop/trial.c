/*
 * trial.c -- what a mutant decides, beside what its rule does
 */
#include "workshop/trial.h"

void
mutants_judgement(struct judgement *j, const struct mutants *all, const long *as_of)
{
	judgement_init(j, all->right, as_of);
	sheet_free(j->sheet);
	j->sheet = sheet_new(&all->set);
}

/* The records that red flags and triage rules put at that level or above; what pends is known before the finals. */
static lanes
from_level(const struct judgement *j, int level)
{
	lanes w = 0, last = 0;

	for (; level < (int)j->set->nlevels; level++)
		w |= j->at_level[level];
	for (unsigned i = 0; i < j->set->nfinals; i++)
		last |= j->finals[i];
	return w & ~last;
}

/* The records for which a rule in the list (of a kind) other than number "but" has it, at that rank or above. */
static lanes
others(const struct rule *rules, unsigned n, const lanes *have, unsigned but, int rank)
{
	lanes w = 0;

	for (unsigned i = 0; i < n; i++)
		if (i != but && rules[i].level >= rank)
			w |= have[i];
	return w;
}

/* A level more or less: of the red flags, of all, or of what is pending. */
static lanes
level_shows(const struct judgement *j, const struct mutant *m)
{
	const struct ruleset *set = j->set;
	const struct roster_rule *r = m->rule;
	int top = m->level > r->level ? m->level : r->level;
	unsigned i = r->number;
	lanes w, fired, redflag, pends;

	switch (r->kind) {
	case ROSTER_REDFLAG:
		redflag = others(set->redflags, set->nredflags, j->fired, i, top);
		fired = j->fired[i] & ~redflag;
		pends = others(set->redflags, set->nredflags, j->pending, i, top);
		w = j->pending[i] & ~pends & ~from_level(j, top);
		return fired | w;
	case ROSTER_TRIAGE:
		redflag = others(set->redflags, set->nredflags, j->fired, set->nredflags, top);
		return j->triaged[i] & ~redflag & ~others(set->triage, set->ntriage, j->triaged, i, top);
	case ROSTER_FINAL:
		return j->finals[i];
	default:
		return 0;
	}
}

static bool
asks(const struct rule *r, int field)
{
	const int *core = r->core;

	while (*core >= 0 && *core != field)
		core++;
	return *core == field;
}

/* The records in w in which the rule alone, of those of its level or above, asks one of its questions. */
static lanes
asks_alone(const struct judgement *j, unsigned number, lanes w)
{
	const struct ruleset *set = j->set;
	const struct rule *rule = &set->redflags[number];
	lanes alone = 0;

	for (const int *field = rule->core; *field >= 0; field++) {
		lanes open = w & ~j->sheet->answered[*field] & ~j->sheet->dk[*field];

		for (unsigned i = 0; i < set->nredflags && open != 0; i++)
			if (i != number && set->redflags[i].level >= rule->level && asks(&set->redflags[i], *field))
				open &= ~j->pending[i];
		alone |= open;
	}
	return alone;
}

/* What pends is another level, or pends for other rules. */
static lanes
pending_shows(const struct judgement *j, const struct mutant *m, lanes fires, enum shows how)
{
	const struct ruleset *set = j->set;
	unsigned i = m->rule->number;
	lanes could = j->sheet->answers[m->when->index].open & ~fires & ~sheet_yes(j->sheet, m->unless) & j->sheet->live;
	lanes w = (could ^ j->pending[i]) & ~from_level(j, m->level), decided;

	if (how == SHOWS_PERHAPS || w == 0)
		return w;
	decided = w & ~others(set->redflags, set->nredflags, j->pending, i, m->level);
	return how == SHOWS_DECIDED ? decided : decided | asks_alone(j, i, w);
}

lanes
mutant_shows(const struct judgement *j, const struct mutant *m, enum shows how)
{
	const struct roster_rule *r = m->rule;
	const struct ruleset *set = j->set;
	lanes fires = sheet_holds(j->sheet, m->when) & ~sheet_yes(j->sheet, m->unless) & j->sheet->live, before = 0;
	lanes right = sheet_holds(j->sheet, r->when) & ~sheet_yes(j->sheet, r->unless) & j->sheet->live;

	if (m->level != r->level && how == SHOWS_DECIDED)
		return level_shows(j, m);
	if (m->level != r->level)
		return r->kind == ROSTER_REDFLAG ? right | j->pending[r->number] : right;
	switch (r->kind) {
	case ROSTER_REDFLAG:
		return (fires ^ right) | pending_shows(j, m, fires, how);
	case ROSTER_PATTERN:
		for (unsigned i = 0; i < r->number; i++)
			before |= j->patterns[i];
		return (fires ^ right) & (set->patterns[r->number].otherwise ? ~before : ~(lanes)0);
	case ROSTER_FINAL:
		before = j->at_level[0];
		for (unsigned i = r->number; i < set->nfinals; i++)
			before |= j->finals[i];
		return (fires ^ right) & before;
	default:
		return fires ^ right;
	}
}

/* The condition among those of the trial: one the right rules have is the same there. */
static const struct cond *
bring(struct trial *t, const struct ruleset *right, const struct cond *c)
{
	struct cond *parts[MAX_PARTS];

	if (c == NULL || c->index < right->conds.n)
		return c;
	if (c->kind == COND_TEST)
		return cond_test(&t->set.conds, c);
	for (unsigned i = 0; i < c->nparts; i++)
		parts[i] = (struct cond *)(uintptr_t)bring(t, right, c->parts[i]);
	return cond_join(&t->set.conds, c->kind, c->need, parts, c->nparts, c->at);
}

/* The rule in a copy of its list is changed; returns the list. */
static struct rule *
change_rule(struct trial *t, const struct rule *rules, unsigned n, const struct mutant *m)
{
	struct rule *copy = arena_take(&t->mem, n * sizeof(*copy)), *r = &copy[m->rule->number];
	const struct level *levels = t->set.levels;

	memcpy(copy, rules, n * sizeof(*copy));
	r->when = m->when;
	r->unless = m->unless;
	if (r->level == m->level)
		return copy;
	/* A time of its own stays where the new level allows it; the level's own goes with the level. */
	if (span_is(r->within.text.text, levels[r->level].within.text.text) || r->within.hours > levels[m->level].within.hours)
		r->within = levels[m->level].within;
	r->level = m->level;
	return copy;
}

/* Red flags have been changed: what they ask for, and whom fired { level = "…" } names. */
static void
settle_redflags(struct trial *t, unsigned number)
{
	struct ruleset *set = &t->set;
	struct fired *fired = arena_take(&t->mem, (set->nfired + 1) * sizeof(*fired));

	set->redflags[number].core = core_fields(set, set->redflags[number].when, &t->mem);
	for (unsigned i = 0; i < set->nfired; i++) {
		fired[i] = set->fired[i];
		fired[i].rules = fired_rules(set, &fired[i], &t->mem);
	}
	set->fired = fired;
}

void
trial_init(struct trial *t, const struct ruleset *right, const struct mutant *mutant)
{
	struct mutant m = *mutant;

	t->mem = (struct arena){0};
	t->set = *right;
	t->set.conds = conds_copy(&right->conds, &t->mem);
	m.when = bring(t, right, m.when);
	m.unless = bring(t, right, m.unless);
	switch (m.rule->kind) {
	case ROSTER_REDFLAG:
		t->set.redflags = change_rule(t, right->redflags, right->nredflags, &m);
		settle_redflags(t, m.rule->number);
		break;
	case ROSTER_TRIAGE:
		t->set.triage = change_rule(t, right->triage, right->ntriage, &m);
		break;
	case ROSTER_FINAL:
		t->set.finals = change_rule(t, right->finals, right->nfinals, &m);
		break;
	case ROSTER_PATTERN:
		t->set.patterns = arena_take(&t->mem, right->npatterns * sizeof(*right->patterns));
		memcpy(t->set.patterns, right->patterns, right->npatterns * sizeof(*right->patterns));
		t->set.patterns[m.rule->number].when = m.when;
		t->set.patterns[m.rule->number].unless = m.unless;
		break;
	case ROSTER_CLUSTER:
		break;
	}
}

void
trial_free(struct trial *t)
{
	conds_free(&t->set.conds);
	arena_free(&t->mem);
}
