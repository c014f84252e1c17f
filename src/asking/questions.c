/*
 * questions.c -- what to ask: which open questions matter, which comes next, and how few could end it
 */
#include "asking/questions.h"

#include <stdlib.h>

#include "asking/asking.h"

static bool
may_be_asked(const struct questions *q, const struct field_def *def, size_t field, bool all)
{
	if (def->tier == TIER_DERIVED || q->spaces[field].n == 0)
		return false;
	return all || def->tier == TIER_CORE || def->tier == TIER_STANDARD;
}

/* The test "not sure" to some field stands in the condition. */
static void
find_unsure(struct questions *q, const struct rule *r, const struct cond *c)
{
	if (c->kind == COND_TEST && c->test == TEST_DK && q->unsure_rule[c->a] == NULL)
		q->unsure_rule[c->a] = r;
	for (unsigned i = 0; i < c->nparts; i++)
		find_unsure(q, r, c->parts[i]);
}

struct questions *
questions_new(const struct ruleset *set, const long *as_of, bool all)
{
	struct questions *q = must_realloc(NULL, 1, sizeof(*q));
	size_t n = set->vocab->nfields;

	*q = (struct questions){.set = set};
	q->spaces = arena_take(&q->mem, (n + 1) * sizeof(*q->spaces));
	q->askable = arena_take(&q->mem, n + 1);
	q->all_askable = arena_take(&q->mem, n + 1);
	q->presence = arena_take(&q->mem, n + 1);
	q->calm = arena_take(&q->mem, (n + 1) * sizeof(*q->calm));
	q->calm_open = arena_take(&q->mem, (n + 1) * sizeof(*q->calm_open));
	q->calm_place = arena_take(&q->mem, (n + 1) * sizeof(*q->calm_place));
	q->replies = arena_take(&q->mem, (n + 1) * sizeof(*q->replies));
	q->needed = arena_take(&q->mem, (n + 1) * sizeof(int));
	q->clears = arena_take(&q->mem, (n + 1) * sizeof(int));
	q->unsure = arena_take(&q->mem, (n + 1) * sizeof(int));
	q->settles = arena_take(&q->mem, (n + 1) * sizeof(*q->settles));
	q->unsure_rule = arena_take(&q->mem, (n + 1) * sizeof(*q->unsure_rule));
	q->progress = arena_take(&q->mem, (n + 1) * sizeof(*q->progress));
	q->rules = arena_take(&q->mem, (set->nredflags + set->ntriage + set->nfinals + 1) * sizeof(*q->rules));
	for (size_t f = 0; f < n; f++) {
		q->spaces[f] = space_of(set, (int)f, &q->mem);
		for (size_t k = 0; k < q->spaces[f].n; k++)
			if (set->vocab->fields[f].type == FIELD_YESNO)  /* literals have nothing readable behind them */
				q->spaces[f].answers[k].at = arena_copy(&q->mem, q->spaces[f].answers[k].at, q->spaces[f].answers[k].len);
		q->all_askable[f] = q->askable[f] = may_be_asked(q, &set->vocab->fields[f], f, all);
	}
	for (size_t f = 0; f < n; f++)
		q->presence[f] = set->vocab->fields[f].tier == TIER_CORE;
	for (unsigned i = 0; i < set->conds.n; i++)
		if (set->conds.list[i]->kind == COND_MAYBE || (set->conds.list[i]->kind == COND_TEST && set->conds.list[i]->test == TEST_KNOWN))
			space_fields(set, set->conds.list[i], q->presence);
	for (unsigned i = 0; i < set->nredflags; i++)
		find_unsure(q, &set->redflags[i], set->redflags[i].when);
	for (unsigned i = 0; i < set->ntriage; i++)
		find_unsure(q, &set->triage[i], set->triage[i].when);
	variants_init(&q->trial, set, as_of);
	calm_find(&q->trial, q->spaces, q->askable, q->calm);
	bearing_init(&q->all, set, as_of, q->askable, q->calm);
	bearing_init(&q->one, set, as_of, q->askable, q->calm);
	recipe_init(&q->recipe, &q->all, q->spaces);
	return q;
}

void
questions_free(struct questions *q)
{
	recipe_free(&q->recipe);
	bearing_free(&q->all);
	bearing_free(&q->one);
	variants_free(&q->trial);
	memory_free(&q->memory);
	arena_free(&q->mem);
	free(q);
}

void
questions_limit(struct questions *q, const bool *in)
{
	for (size_t f = 0; f < q->set->vocab->nfields; f++)
		q->askable[f] = q->all_askable[f] && in[f];
	memory_free(&q->memory);  /* what a plan may ask is no part of its key */
	q->memory = (struct memory){0};
}

void
questions_judge(struct questions *q, struct batch *batch)
{
	/* What is judged are copies: it is they that are found wanting. */
	const struct record *copies = q->all.given.batch.record;

	q->batch = batch;
	bearing_begin(&q->all);
	for (size_t i = 0; i < batch->n; i++)
		variants_add(&q->all.given, batch, i, NULL, 0);
	bearing_run(&q->all);
	for (size_t i = 0; i < batch->n; i++)
		for (const struct problem *p = copies[i].problems; p != NULL; p = p->next)
			batch_problem(batch, i, "%.*s", (int)p->text.len, p->text.at);
}

/* A red flag or a triage rule gives record i that level, not a final. */
static bool
given_by_rule(const struct judgement *j, size_t i, int level)
{
	if (level > 0 && (j->redflag_at[level - 1] >> i & 1))
		return true;
	for (unsigned k = 0; k < j->set->ntriage; k++)
		if (j->set->triage[k].level == level && (j->triaged[k] >> i & 1))
			return true;
	return false;
}

static bool
is_among_matters(const struct question_plan *p, int field)
{
	for (size_t k = 0; k < p->nmatters; k++)
		if (p->matters[k].field == field)
			return true;
	return false;
}

/*
 * Core questions no answer to which raises the level, as what else it would
 * take was answered "not sure"; but a calm one can end that it is pending.
 */
static void
find_clears(struct questions *q, size_t i)
{
	struct question_plan *p = &q->plan;
	const struct judgement *now = &q->all.given.judgement;
	const struct sheet *s = now->sheet;

	p->clears = q->clears;
	p->nclears = 0;
	if (p->pending <= p->level)
		return;
	for (unsigned k = 0; k < q->set->nredflags; k++) {
		const struct rule *r = &q->set->redflags[k];

		if (r->level <= p->level || !(now->pending[k] >> i & 1))
			continue;
		for (const int *f = r->core; *f >= 0; f++) {
			bool told = is_among_matters(p, *f) || !q->askable[*f] || ((s->answered[*f] | s->dk[*f]) >> i & 1);

			for (size_t n = 0; n < p->nclears; n++)
				told |= q->clears[n] == *f;
			if (!told)
				q->clears[p->nclears++] = *f;
		}
	}
}

/* Core questions that matter no more, but hold the level up as long as they are open. */
static void
find_needed(struct questions *q, size_t i)
{
	struct question_plan *p = &q->plan;
	const struct judgement *now = &q->all.given.judgement, *then = &q->all.full.judgement;

	p->needed = q->needed;
	p->nneeded = 0;
	if (!(now->sheet->incomplete >> i & 1) || level_of(then, i) >= p->level || given_by_rule(now, i, p->level))
		return;
	for (size_t f = 0; f < q->set->vocab->nfields; f++) {
		if (q->set->vocab->fields[f].tier != TIER_CORE || ((now->sheet->answered[f] | now->sheet->dk[f]) >> i & 1))
			continue;
		if (!is_among_matters(p, (int)f))
			q->needed[p->nneeded++] = (int)f;
	}
}

/* What was answered "not sure" and a rule above the level hangs on, or is set off by. */
static void
find_unsure_answers(struct questions *q, size_t i)
{
	struct question_plan *p = &q->plan;
	const struct sheet *s = q->all.given.judgement.sheet;

	p->unsure = q->unsure;
	p->settles = q->settles;
	p->nunsure = 0;
	for (size_t f = 0; f < q->set->vocab->nfields; f++) {
		bool hangs = q->unsure_rule[f] != NULL;

		if (!q->askable[f] || !(s->dk[f] >> i & 1))
			continue;
		for (unsigned k = 0; k < q->all.nrules && !hangs; k++) {
			const struct rule *r = q->all.rules[k].rule;

			hangs = r->level > p->level && comes_to(q, r, (int)f)
			        && !((sheet_yes(s, r->when) | sheet_no(s, r->when) | sheet_yes(s, r->unless)) >> i & 1);
		}
		if (!hangs)
			continue;
		q->settles[p->nunsure] = q->unsure_rule[f];
		q->unsure[p->nunsure++] = (int)f;
	}
}

const struct question_plan *
questions_of(struct questions *q, size_t i, bool ways)
{
	struct question_plan *p = &q->plan;
	struct memory_key key = memory_key(&q->all, i);
	struct memory_entry *e = memory_find(&q->memory, key);

	if (e == NULL || (ways && !e->ways))
		find_calm(q, i);
	if (e == NULL) {
		e = memory_add(&q->memory, key);
		find_matters(q, i, e, &q->memory.mem);
	}
	if (ways && !e->ways) {
		e->ways = true;
		find_ways(q, i, e, &q->memory.mem);
	}
	*p = (struct question_plan){
		.level = level_of(&q->all.given.judgement, i), .floor = bearing_floor(&q->all, i), .ceiling = bearing_ceiling(&q->all, i),
		.exact = e->exact, .matters = e->matters, .nmatters = e->nmatters, .fastest = e->fastest, .nfastest = e->nfastest,
		.fewest = e->fewest, .ends_at = e->ends_at, .clear = e->clear, .nclear = e->nclear,
	};
	if (e->exact)  /* then nothing higher can come than was seen */
		p->ceiling = e->seen > level_of(&q->all.full.judgement, i) ? e->seen : level_of(&q->all.full.judgement, i);
	p->seen = p->ceiling <= e->seen || e->exact;
	/* What pends for an answer that is "not sure" can be asked away by nobody, and is no calmer for it. */
	p->pending = rank_of(&q->all.given.judgement, q->all.given.judgement.pending_at, i);
	if (p->ceiling < p->pending)
		p->ceiling = p->pending;
	find_clears(q, i);
	find_needed(q, i);
	find_unsure_answers(q, i);
	p->next = p->nmatters > 0 ? p->matters[0].field : p->nclears > 0 ? p->clears[0] : p->nneeded > 0 ? p->needed[0] : -1;
	return p;
}
