/*
 * agenda.c -- which question of an interview comes next
 */
#include "asking/agenda.h"

#include <stdlib.h>

#include "asking/asking.h"
#include "asking/path.h"

/* The answer that takes an answer away. */
static const char unanswered[1 + TEXT_SLACK] = "?";

static bool *
new_flags(size_t n)
{
	bool *flags = must_realloc(NULL, n + 1, 1);

	memset(flags, 0, n + 1);
	return flags;
}

/* The conditions under which a question need not be asked come first. */
static void
add_exemptions(struct agenda *a, const struct exemption *list, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (a->asked_first[list[i].field] == NULL)
			a->asked_first[list[i].field] = new_flags(a->set->vocab->nfields);
		space_fields(a->set, list[i].when, a->asked_first[list[i].field]);
	}
}

void
agenda_init(struct agenda *a, const struct ruleset *set, const long *as_of, bool core)
{
	size_t n = set->vocab->nfields;

	*a = (struct agenda){.set = set, .core = core, .field = -1};
	a->questions = questions_new(set, as_of, false);
	a->doubts = questions_new(set, as_of, false);
	variants_init(&a->sure, set, as_of);
	a->unsure = must_realloc(NULL, n + 1, sizeof(*a->unsure));
	variants_init(&a->now, set, as_of);
	variants_init(&a->trial, set, as_of);
	a->passed = new_flags(n);
	a->in = new_flags(n);
	a->visited = new_flags(n);
	a->named = new_flags(set->ncomplaints);
	a->state = must_realloc(NULL, set->npassages + 1, sizeof(*a->state));
	a->reopens = must_realloc(NULL, set->npassages + 1, sizeof(*a->reopens));
	a->reads = must_realloc(NULL, set->npassages + 1, sizeof(*a->reads));
	for (unsigned i = 0; i < set->npassages; i++) {
		a->reads[i] = set->passages[i].asks != NULL ? new_flags(n) : NULL;
		if (a->reads[i] != NULL)
			space_fields(set, set->passages[i].opens, a->reads[i]);
	}
	a->asked_first = must_realloc(NULL, n + 1, sizeof(*a->asked_first));
	for (size_t f = 0; f < n; f++)
		a->asked_first[f] = NULL;
	add_exemptions(a, set->needless, set->nneedless);
	add_exemptions(a, set->inapplicable, set->ninapplicable);
}

void
agenda_free(struct agenda *a)
{
	for (size_t f = 0; f < a->set->vocab->nfields; f++)
		free(a->asked_first[f]);
	for (unsigned i = 0; i < a->set->npassages; i++)
		free(a->reads[i]);
	free(a->asked_first);
	free(a->reads);
	free(a->state);
	free(a->reopens);
	free(a->named);
	free(a->visited);
	free(a->in);
	free(a->passed);
	free(a->unsure);
	variants_free(&a->sure);
	variants_free(&a->now);
	variants_free(&a->trial);
	questions_free(a->doubts);
	questions_free(a->questions);
}

void
agenda_begin(struct agenda *a)
{
	memset(a->passed, 0, a->set->vocab->nfields);
	memset(a->named, 0, a->set->ncomplaints);
}

/* Some rule hangs on it; without one it could only contradict. */
static bool
is_wanted(const struct agenda *a, const struct question *q)
{
	return q->top >= 0 && path_is_question(a, q->field);
}

/*
 * A core question answered "not sure" could be made sure by an examination, and
 * what could come of it then is told: it pends.  So questions that could let
 * something worse pend are asked, too: those that would matter if the person
 * had not answered it yet, where that is above all there is now.
 */
static void
find_doubtful(struct agenda *a)
{
	const struct sheet *s = a->now.judgement.sheet;
	const struct question_plan *p = &a->doubts->plan;
	size_t n = 0;

	a->ndoubtful = 0;
	for (size_t f = 0; f < a->set->vocab->nfields; f++)
		if (path_is_core(a, (int)f) && (s->dk[f] & 1))
			a->unsure[n++] = (struct reply){(int)f, (struct span){unanswered, 1}};
	if (n == 0)
		return;
	variants_clear(&a->sure);
	variants_add(&a->sure, a->batch, 0, a->unsure, n);
	questions_limit(a->doubts, a->in);
	questions_judge(a->doubts, &a->sure.batch);
	a->doubtful = questions_of(a->doubts, 0, false)->matters;
	for (size_t k = 0; k < p->nmatters; k++)
		if (p->matters[k].top > a->plan->level && p->matters[k].top > a->plan->pending && path_is_open(a, p->matters[k].field))
			a->doubtful[a->ndoubtful++] = p->matters[k];
}

/* The question is what is asked for next, if there is a way to it. */
static bool
aim_at(struct agenda *a, int field, int top)
{
	memset(a->visited, 0, a->set->vocab->nfields);
	a->target = field;
	a->top = top;
	a->field = path_to(a, field);
	return a->field >= 0;
}

/* The first of the list that could bring about the rank, those of the complaints named before others. */
static bool
aim_at_one(struct agenda *a, const struct questions *from, const struct question *list, size_t n, int top)
{
	a->from = from;
	for (int named = 1; named >= 0; named--)
		for (size_t k = 0; k < n; k++)
			if (list[k].top == top && (path_named(a, list[k].field) != NULL) == named && aim_at(a, list[k].field, top))
				return true;
	return false;
}

/* The first question that matters, or could end that a level is pending, or is still needed; false: there is none. */
static bool
find_question(struct agenda *a)
{
	const struct question_plan *p = a->plan;

	a->needed = false;
	for (int top = (int)a->set->nlevels - 1; top >= 0; top--)
		if (aim_at_one(a, a->questions, p->matters, p->nmatters, top) || aim_at_one(a, a->doubts, a->doubtful, a->ndoubtful, top))
			return true;
	a->from = a->questions;
	for (size_t k = 0; k < p->nclears; k++)
		if (aim_at(a, p->clears[k], p->pending))
			return true;
	a->needed = true;
	for (size_t k = 0; k < p->nneeded; k++)
		if (aim_at(a, p->needed[k], 0))
			return true;
	a->needed = false;
	a->field = a->target = -1;
	return false;
}

/* That question, and what it stands in. */
static void
find_next(struct agenda *a)
{
	a->block = NULL;
	if (!find_question(a) || path_is_ready(a, a->field, &a->block))
		return;
	for (unsigned i = 0; i < a->set->npassages && a->block == NULL; i++)
		if (a->state[i] == BLOCK_MAYBE && path_asks(&a->set->passages[i], a->field))
			a->block = &a->set->passages[i];
}

/* Which question comes next, of those that may be asked now. */
static void
plan_next(struct agenda *a, struct batch *batch)
{
	path_blocks(a);
	questions_limit(a->questions, a->in);
	questions_judge(a->questions, batch);
	a->plan = questions_of(a->questions, 0, false);
	find_doubtful(a);
	find_next(a);
}

void
agenda_look(struct agenda *a, struct batch *batch)
{
	a->batch = batch;
	variants_clear(&a->now);
	variants_add(&a->now, batch, 0, NULL, 0);
	variants_judge(&a->now);
	plan_next(a, batch);
}

void
agenda_look_wide(struct agenda *a)
{
	bool core = a->core;

	a->core = false;
	memset(a->passed, 0, a->set->vocab->nfields);
	plan_next(a, a->batch);
	a->core = core;
}

static bool
is_listed(const int *fields, size_t n, int field)
{
	size_t k = 0;

	while (k < n && fields[k] != field)
		k++;
	return k < n;
}

/* An answer to it could change the level, or is needed for it. */
static bool
could_matter(const struct agenda *a, int field)
{
	const struct question_plan *p = a->plan;

	for (size_t k = 0; k < p->nmatters; k++)
		if (p->matters[k].field == field)
			return is_wanted(a, &p->matters[k]);
	for (size_t k = 0; k < a->ndoubtful; k++)
		if (a->doubtful[k].field == field)
			return is_wanted(a, &a->doubtful[k]);
	return a->in[field] && path_is_question(a, field)
	       && (is_listed(p->clears, p->nclears, field) || is_listed(p->needed, p->nneeded, field));
}

/* Open, and core or of an open block. */
static bool
is_left(const struct agenda *a, int field)
{
	const struct passage *block;

	return a->in[field] && path_is_open(a, field) && path_is_question(a, field) && path_is_ready(a, field, &block);
}

static bool
is_settled(const struct agenda *a, int field)
{
	return is_left(a, field) && !could_matter(a, field);
}

static bool
is_core_left(const struct agenda *a, int field)
{
	return path_is_core(a, field) && is_left(a, field);
}

static size_t
count(const struct agenda *a, bool (*counts)(const struct agenda *, int field))
{
	size_t n = 0;

	for (size_t f = 0; f < a->set->vocab->nfields; f++)
		n += counts(a, (int)f);
	return n;
}

size_t
agenda_matters(const struct agenda *a)
{
	return count(a, could_matter);
}

size_t
agenda_settled(const struct agenda *a)
{
	return count(a, is_settled);
}

size_t
agenda_left(const struct agenda *a)
{
	return count(a, is_left);
}

size_t
agenda_core(const struct agenda *a)
{
	return count(a, is_core_left);
}

/* It may be asked as it stands: nothing has to be known before. */
static bool
can_be_asked(struct agenda *a, int field)
{
	if (!is_left(a, field))
		return false;
	memset(a->visited, 0, a->set->vocab->nfields);
	a->target = a->field = path_to(a, field);
	return a->field >= 0 && path_is_ready(a, a->field, &a->block);
}

bool
agenda_more(struct agenda *a)
{
	a->top = 0;
	a->from = a->questions;
	for (size_t f = 0; f < a->set->vocab->nfields; f++)
		if (path_is_core(a, (int)f) && can_be_asked(a, (int)f))
			return true;
	for (unsigned i = 0; i < a->set->npassages; i++)
		for (const int *f = a->set->passages[i].asks; a->state[i] == BLOCK_OPEN && *f >= 0; f++)
			if (can_be_asked(a, *f))
				return true;
	a->field = a->target = -1;
	return false;
}

size_t
agenda_rules(const struct agenda *a, const struct rule **rules, size_t most)
{
	const struct questions *q = a->from;
	size_t n = 0;

	for (int rank = (int)a->set->nlevels - 1; rank >= 0; rank--)
		for (unsigned k = 0; k < q->all.nrules && n < most; k++) {
			const struct bearing_rule *r = &q->all.rules[k];

			if (r->rule->level == rank && (r->reached & 1) && comes_to(q, r->rule, a->target))
				rules[n++] = r->rule;
		}
	return n;
}

const struct space *
agenda_answers(const struct agenda *a, int field)
{
	return &a->questions->spaces[field];
}

struct prospect
agenda_try(struct agenda *a, int field, struct span answer)
{
	struct prospect p;

	variants_begin(&a->trial, a->batch, 0, NULL, 0);
	variants_vary(&a->trial, &(struct reply){field, answer}, 1);
	variants_judge(&a->trial);
	p.level = level_of(&a->trial.judgement, 0);
	p.pending = rank_of(&a->trial.judgement, a->trial.judgement.pending_at, 0);
	return p;
}
