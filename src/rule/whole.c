/*
 * whole.c -- what can only be looked at when all rule files are there
 */
#include "rule/whole.h"

#include <string.h>

#include "rule/overlay.h"
#include "rule/written.h"

static bool
names_some(const struct ruleset *set, const char *name)
{
	unsigned i;

	for (i = 0; i < set->nredflags; i++)
		if (fired_means(set->redflags[i].is.id.text, name))
			return true;
	return false;
}

/* A red flag that the name means and that is retired, or NULL. */
static const struct written *
retired_by_name(const struct loading *ld, const char *name)
{
	unsigned i;

	for (i = 0; ld->writing != NULL && i < ld->writing->n; i++) {
		const struct written *w = ld->writing->list[i];

		if (w->retired != NULL && strcmp(w->word->name, "redflag") == 0 && fired_means(w->id, name))
			return w;
	}
	return NULL;
}

/* Finds the red flags that fired "…" means, now that all are there. */
static void
resolve_fired(struct loading *ld)
{
	struct ruleset *set = ld->set;
	unsigned i;

	for (i = 0; i < set->nfired; i++) {
		struct fired *f = &set->fired[i];
		const char **name;

		f->rules = fired_rules(set, f, &set->mem);
		for (name = f->names; name != NULL && *name != NULL; name++) {
			if (names_some(set, *name))
				continue;
			if (!say_retired(ld, f->at, retired_by_name(ld, *name), "fired", *name))
				problem(ld, f->at, "fired \"%s\": no red flag has an id that begins so", *name);
		}
		/* To except what is retired does no harm. */
		for (name = f->except; name != NULL && *name != NULL; name++)
			if (!names_some(set, *name) && retired_by_name(ld, *name) == NULL)
				problem(ld, f->at, "except \"%s\": no red flag has an id that begins so", *name);
	}
}

/* What a rule set must have, whatever it is about. */
static void
check_set(struct loading *ld)
{
	struct ruleset *set = ld->set;
	struct place at = {arena_format(&set->mem, "%s/index.lua", ld->directory), 0};
	unsigned i, given = 0;

	if (set->name == NULL)
		problem(ld, at, "declares no rule set; begin with ruleset \"name\" { version = \"1\", reads = { … } }");
	if (set->nlevels == 0)
		problem(ld, at, "no level is declared; at least level \"none\" { rank = 0, within = \"14 d\" } is needed");
	for (i = 0; i < set->nlevels; i++) {
		if (set->levels[i].is.id.text.len == 0)
			problem(ld, at, "no level has rank %u; ranks run from 0 upwards without a gap", i);
		else if (i > 0 && set->levels[i - 1].within.hours < set->levels[i].within.hours)
			problem(ld, set->levels[i].is.at, "level \"%s\" is above \"%s\" and may wait longer",
			        set->levels[i].is.id.text.at, set->levels[i - 1].is.id.text.at);
	}
	for (i = 0; i < set->nlevels; i++)
		given += set->destinations[i].given;
	for (i = 0; i < set->nlevels && given > 0; i++)
		if (!set->destinations[i].given)
			problem(ld, set->levels[i].is.at, "level \"%s\" has no destination; write destination \"%s\" { first = { { \"…\" } } }",
			        set->levels[i].is.id.text.at, set->levels[i].is.id.text.at);
	if (set->ncandidates > 0 && set->possible == 0)
		problem(ld, at, "candidate conditions want likelihood { likely = …, possible = … }");
}

void
whole_check(struct loading *ld)
{
	resolve_fired(ld);
	check_set(ld);
}
