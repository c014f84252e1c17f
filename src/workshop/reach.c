/*
 * reach.c -- rules that never fire, or never decide: found by trying them
 *
 * Where the questions that matter have few enough answers, every record there
 * can be is tried, and what is said is certain.  Else records are made in
 * which the rule is likely to fire, and the message says that it was tried,
 * not proven.
 */
#include <stdlib.h>

#include "workshop/doubts.h"
#include "workshop/sample.h"

enum {
	ALL_AT_ONCE = 4096,      /* so many records of a rule are tried without a second thought */
	ALL_AT_MOST = 1 << 20,   /* and so many where a doubt has to be settled */
	SOME = 512,              /* else so many, and where a doubt is left: */
	MANY = 1 << 15,
};

struct reach {
	struct survey *survey;
	const struct roster *roster;
	bool *fired;      /* by rule: some record made it fire */
	bool *covers;     /* by rule and other rule: the other could stand in for it, and fired whenever it did */
	bool *alone;      /* by rule: some record made it fire, and none of those that could stand in for it */
	bool *beside;     /* by rule and other rule: some record made it fire and, of those, the other only */
	lanes *now;       /* by rule: the records of the batch for which it fired */
};

static bool *
covers(const struct reach *r, size_t rule, size_t other)
{
	return &r->covers[rule * r->roster->n + other];
}

/*
 * The other rule could stand in for the rule: its level is higher, or the same
 * and it is no slower.  A final fires only where nothing else does.
 */
static bool
stands_above(const struct roster_rule *other, const struct roster_rule *rule)
{
	if (other == rule || !sets_level(other) || !sets_level(rule))
		return false;
	if (other->kind == ROSTER_FINAL || rule->kind == ROSTER_FINAL)
		return false;
	if (other->level == rule->level)
		return other->rule->within.hours <= rule->rule->within.hours;
	return other->level > rule->level;
}

/* Of two that could stand in for each other the later does so for none. */
static bool
stands_in(const struct reach *r, size_t other, size_t rule)
{
	const struct roster_rule *rules = r->roster->rules;

	return stands_above(&rules[other], &rules[rule]) && (other < rule || !stands_above(&rules[rule], &rules[other]));
}

/* Notes whether the rule fired alone; and else which one, where it was a single one, stood in for it. */
static void
note_others(struct reach *r, size_t rule)
{
	lanes some = 0, several = 0;

	for (size_t k = 0; k < r->roster->n; k++)
		if ((r->now[k] & r->now[rule]) != 0 && stands_in(r, k, rule)) {
			several |= some & r->now[k];
			some |= r->now[k];
		}
	for (size_t k = 0; k < r->roster->n; k++)
		if ((r->now[k] & r->now[rule] & ~several) != 0 && stands_in(r, k, rule))
			r->beside[rule * r->roster->n + k] = true;
	r->alone[rule] = (r->now[rule] & ~some) != 0;
}

static void
note(struct sample *t, size_t n, void *self)
{
	struct reach *r = self;

	(void)n;
	for (size_t i = 0; i < r->roster->n; i++)
		r->now[i] = roster_fired(&t->judgement, &r->roster->rules[i]);
	for (size_t i = 0; i < r->roster->n; i++) {
		if (r->now[i] == 0)
			continue;
		r->fired[i] = true;
		if (!r->alone[i])
			note_others(r, i);
		for (size_t k = 0; k < r->roster->n; k++)
			if (*covers(r, i, k) && (r->now[i] & ~r->now[k]) != 0)
				*covers(r, i, k) = false;
	}
}

static void
add_rule(struct extent *s, const struct roster_rule *r)
{
	const struct ruleset *set = s->set;

	extent_add(s, r->when);
	extent_add(s, r->unless);
	for (unsigned i = 0; r->kind == ROSTER_PATTERN && set->patterns[r->number].otherwise && i < r->number; i++) {
		extent_add(s, set->patterns[i].when);
		extent_add(s, set->patterns[i].unless);
	}
}

/* Two conditions say the same, whatever the order of their parts. */
static bool
same_cond(const struct cond *a, const struct cond *b)
{
	if (a == b || a == NULL || b == NULL)
		return a == b;
	if (a->kind == COND_TEST || a->kind != b->kind || a->need != b->need || a->nparts != b->nparts || a->size != b->size)
		return false;
	for (unsigned i = 0; i < a->nparts; i++) {
		unsigned k = 0;

		while (k < b->nparts && !same_cond(a->parts[i], b->parts[k]))
			k++;
		if (k == b->nparts)
			return false;
	}
	return true;
}

static bool
same_rule(const struct roster_rule *a, const struct roster_rule *b)
{
	return (a->kind == b->kind || (sets_level(a) && sets_level(b))) && a->when != NULL && same_cond(a->when, b->when)
	       && same_cond(a->unless, b->unless);
}

/* The first rule before it that says the same, or NULL. */
static const struct roster_rule *
twin(const struct roster *roster, size_t rule)
{
	for (size_t i = 0; i < rule; i++)
		if (same_rule(&roster->rules[i], &roster->rules[rule]))
			return &roster->rules[i];
	return NULL;
}

static void
say_twin(struct survey *s, const struct roster_rule *r, const struct roster_rule *other)
{
	finding_add(s->findings, "D12", place_of_key(s->set, r->word, r->is, "when"), r->word, r->is->id.text,
	            "has the same condition as %s (%s:%lu); make one rule of them, or change one", other->is->id.text.at,
	            other->is->at.file, other->is->at.line);
}

static void
settle_firing(struct reach *r, struct sample *t, const struct roster_rule *rule)
{
	struct survey *s = r->survey;
	struct extent extent;
	size_t before = t->tried;
	bool all;

	extent_init(&extent, s->set);
	add_rule(&extent, rule);
	extent_close(&extent);
	all = sample_extent(t, &extent, rule->when, ALL_AT_MOST, MANY);
	if (!r->fired[rule - r->roster->rules]) {
		struct place at = place_of_key(s->set, rule->word, rule->is, "when");

		s->silent[rule - r->roster->rules] = true;
		if (all)
			finding_add(s->findings, "D10", at, rule->word, rule->is->id.text,
			            "can never fire: no answers make its condition yes%s; do limits exclude each other, or is an all "
			            "meant as any?", rule->unless != NULL ? " and its unless not" : "");
		else
			finding_add(s->findings, "D10", at, rule->word, rule->is->id.text,
			            "perhaps it can never fire: none of %zu records made for it did (sampled; there are too many to "
			            "try all)", t->tried - before);
	}
	extent_free(&extent);
}

/* Whether the other still covers the rule when both are tried; *all: for certain. */
static bool
settle_cover(struct reach *r, struct sample *t, size_t rule, size_t other, bool *all)
{
	struct extent extent;

	extent_init(&extent, r->survey->set);
	add_rule(&extent, &r->roster->rules[rule]);
	add_rule(&extent, &r->roster->rules[other]);
	extent_close(&extent);
	*all = sample_extent(t, &extent, r->roster->rules[rule].when, ALL_AT_MOST, MANY);
	extent_free(&extent);
	return *covers(r, rule, other);
}

/* Every record that made the rule fire made one of several others fire, too. */
static void
say_many(struct reach *r, size_t rule)
{
	const struct roster_rule *rules = r->roster->rules;
	struct text names = {0};

	for (size_t k = 0; k < r->roster->n; k++)
		if (r->beside[rule * r->roster->n + k])
			text_format(&names, "%s%s", names.len > 0 ? ", " : "", rules[k].is->id.text.at);
	if (names.len > 0 && twin(r->roster, rule) == NULL)
		finding_add(r->survey->findings, "D11", rules[rule].is->at, rules[rule].word, rules[rule].is->id.text,
		            "never decides, it seems: whenever it fires, one of %.*s fires too (sampled)",
		            (int)(names.len < 400 ? names.len : 400), names.at);
	text_free(&names);
}

static void
settle_covers(struct reach *r, struct sample *t, size_t rule)
{
	const struct roster_rule *is = &r->roster->rules[rule], *other;
	struct survey *s = r->survey;
	size_t k;
	bool all = false;

	for (k = 0; k < r->roster->n; k++) {
		if (!*covers(r, rule, k) || same_rule(is, &r->roster->rules[k]))
			continue;
		/* Of two that always fire together the later one is told. */
		if (k > rule && *covers(r, k, rule))
			continue;
		if (settle_cover(r, t, rule, k, &all))
			break;
	}
	if (k == r->roster->n) {
		if (!r->alone[rule])
			say_many(r, rule);
		return;
	}
	other = &r->roster->rules[k];
	finding_add(s->findings, "D11", is->is->at, is->word, is->is->id.text,
	            "never decides%s: whenever it fires, %s (%s:%lu, %s, %s) fires too%s", all ? "" : ", it seems",
	            other->is->id.text.at, other->is->at.file, other->is->at.line,
	            s->set->levels[other->level].is.id.text.at, other->rule->within.text.text.at,
	            all ? "; is its level too low, or its condition too narrow?"
	                : " (sampled; there are too many records to try all)");
}

void
doubt_reach(struct survey *s)
{
	const struct roster *roster = &s->roster;
	struct reach r = {
		.survey = s, .roster = roster,
		.fired = must_realloc(NULL, roster->n + 1, sizeof(*r.fired)),
		.covers = must_realloc(NULL, roster->n * roster->n + 1, sizeof(*r.covers)),
		.alone = must_realloc(NULL, roster->n + 1, sizeof(*r.alone)),
		.beside = must_realloc(NULL, roster->n * roster->n + 1, sizeof(*r.beside)),
		.now = must_realloc(NULL, roster->n + 1, sizeof(*r.now)),
	};
	struct sample t;

	memset(r.fired, 0, (roster->n + 1) * sizeof(*r.fired));
	memset(r.alone, 0, (roster->n + 1) * sizeof(*r.alone));
	memset(r.beside, 0, (roster->n * roster->n + 1) * sizeof(*r.beside));
	for (size_t i = 0; i < roster->n; i++)
		for (size_t k = 0; k < roster->n; k++)
			*covers(&r, i, k) = stands_above(&roster->rules[k], &roster->rules[i]);
	sample_init(&t, s->set, STAGE_TRIAGE, note, &r);
	sample_run_text(&t, s->cases);
	for (size_t i = 0; i < roster->n; i++) {
		struct extent extent;

		extent_init(&extent, s->set);
		add_rule(&extent, &roster->rules[i]);
		extent_close(&extent);
		sample_extent(&t, &extent, roster->rules[i].when, ALL_AT_ONCE, SOME);
		extent_free(&extent);
	}
	for (size_t i = 0; i < roster->n; i++) {
		const struct roster_rule *same = twin(roster, i);

		if (same != NULL)
			say_twin(s, &roster->rules[i], same);
		if (!r.fired[i])
			settle_firing(&r, &t, &roster->rules[i]);
		if (r.fired[i])
			settle_covers(&r, &t, i);
	}
	s->tried += t.tried;
	sample_free(&t);
	free(r.fired);
	free(r.covers);
	free(r.alone);
	free(r.beside);
	free(r.now);
}
