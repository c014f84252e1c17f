/*
 * agenda.c -- which question of an interview comes next
 */
#include "asking/agenda.h"

#include <stdlib.h>

#include "asking/asking.h"

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

static bool
is_core(const struct agenda *a, int field)
{
	return a->set->vocab->fields[field].tier == TIER_CORE;
}

/* A text in round brackets says what stands in the field; it asks nobody. */
static bool
is_question(const struct agenda *a, int field)
{
	return *a->set->vocab->fields[field].ask != '(' && *a->set->vocab->fields[field].ask != '\0';
}

static bool
asks(const struct passage *p, int field)
{
	const int *f = p->asks;

	while (*f >= 0 && *f != field)
		f++;
	return *f >= 0;
}

bool
agenda_is_open(const struct agenda *a, int field)
{
	const struct sheet *s = a->now.judgement.sheet;

	return !((s->answered[field] | s->dk[field]) & 1);
}

/* The complaint it belongs to that was named, or NULL. */
static const struct passage *
named_with(const struct agenda *a, int field)
{
	for (unsigned i = 0; i < a->set->ncomplaints; i++)
		if (a->named[i] && asks(&a->set->complaints[i], field))
			return &a->set->complaints[i];
	return NULL;
}

/* It is core, or belongs to a complaint, or stands in an open block, which is given. */
static bool
is_ready(const struct agenda *a, int field, const struct passage **block)
{
	*block = named_with(a, field);
	if (*block != NULL || is_core(a, field))
		return true;
	for (unsigned i = 0; i < a->set->npassages; i++)
		if (a->reads[i] != NULL && a->state[i] == BLOCK_OPEN && asks(&a->set->passages[i], field)) {
			*block = &a->set->passages[i];
			return true;
		}
	return false;
}

/* Tries the answers to the field, as many as can stand side by side; returns their lanes. */
static lanes
try_answers(struct agenda *a, int field)
{
	const struct space *space = &a->questions->spaces[field];
	size_t n = 0;

	variants_begin(&a->trial, a->batch, 0, NULL, 0);
	while (n < space->n && n < BATCH_SIZE)
		variants_vary(&a->trial, &(struct reply){field, space->answers[n++]}, 1);
	if (n == 0)
		return 0;
	variants_judge(&a->trial);
	return ~(lanes)0 >> (BATCH_SIZE - n);
}

/* Some answer to the field makes the block's condition certain; open: makes it hold. */
static bool
decides(struct agenda *a, unsigned passage, int field, bool open)
{
	const struct cond *opens = a->set->passages[passage].opens;
	const struct sheet *s = a->trial.judgement.sheet;
	lanes tried = try_answers(a, field);

	return ((sheet_yes(s, opens) | (open ? 0 : sheet_no(s, opens))) & tried) != 0;
}

/*
 * The block is closed by an answer; but one to another core question could
 * contradict that answer, so that it is forgotten.  That question, or -1.
 */
static int
reopens(struct agenda *a, unsigned passage)
{
	const struct cond *opens = a->set->passages[passage].opens;

	for (unsigned i = 0; i < a->set->nconflicts; i++) {
		bool closes = false;

		for (const int *f = a->set->conflicts[i].forget; f != NULL && *f >= 0; f++)
			closes |= a->reads[passage][*f];
		if (!closes)
			continue;
		memset(a->visited, 0, a->set->vocab->nfields);
		space_fields(a->set, a->set->conflicts[i].when, a->visited);
		for (size_t f = 0; f < a->set->vocab->nfields; f++) {
			lanes tried;

			if (!a->visited[f] || !a->in[f] || !is_core(a, (int)f) || !agenda_is_open(a, (int)f))
				continue;
			tried = try_answers(a, (int)f);
			if ((tried & ~sheet_no(a->trial.judgement.sheet, opens)) != 0)
				return (int)f;
		}
	}
	return -1;
}

static int way_to(struct agenda *, int field);

/* A question that helps to decide whether the block is open; -1 when none is left. */
static int
way_into(struct agenda *a, unsigned passage)
{
	int also = -1;

	if (a->reopens[passage] >= 0)
		return way_to(a, a->reopens[passage]);
	for (size_t k = 0; k < a->set->vocab->nfields; k++) {
		int f = (int)k, way;

		if (!a->reads[passage][k] || !a->in[k] || !agenda_is_open(a, f) || !is_question(a, f))
			continue;
		way = way_to(a, f);
		/* A question of the block that opens the block itself can be asked. */
		if (way < 0 && asks(&a->set->passages[passage], f))
			way = f;
		if (way >= 0 && decides(a, passage, f, false))
			return way;
		if (way >= 0 && also < 0)
			also = way;
	}
	return also;
}

/* What has to be answered before it is clear whether the question is to be asked; -1 when nothing has. */
static int
way_before(struct agenda *a, int field)
{
	for (size_t k = 0; a->asked_first[field] != NULL && k < a->set->vocab->nfields; k++) {
		int way = a->asked_first[field][k] ? way_to(a, (int)k) : -1;

		if (way >= 0)
			return way;
	}
	return -1;
}

/* Some rule hangs on it; without one it could only contradict. */
static bool
is_wanted(const struct agenda *a, const struct question *q)
{
	return q->top >= 0 && is_question(a, q->field);
}

/*
 * The question to ask on the way to that one: itself when it is ready, else
 * one that decides about a block it stands in; -1 when there is none.
 */
static int
way_to(struct agenda *a, int field)
{
	const struct passage *block;
	int way;

	if (a->visited[field] || !a->in[field] || !agenda_is_open(a, field) || !is_question(a, field))
		return -1;
	a->visited[field] = true;
	if (is_ready(a, field, &block)) {
		way = way_before(a, field);
		return way >= 0 ? way : field;
	}
	for (unsigned i = 0; i < a->set->npassages; i++) {
		way = a->reads[i] != NULL && a->state[i] == BLOCK_MAYBE && asks(&a->set->passages[i], field) ? way_into(a, i) : -1;
		if (way >= 0)
			return way;
	}
	return -1;
}

/* The exemption holds: nobody need ask. */
static void
leave_out_needless(struct agenda *a)
{
	for (unsigned i = 0; i < a->set->nneedless; i++)
		if (sheet_yes(a->now.judgement.sheet, a->set->needless[i].when) & 1)
			a->in[a->set->needless[i].field] = false;
}

/*
 * The block's condition does not hold, but would for another answer to a
 * question that has none, or "not sure": known(age) is no such answer's no.
 */
static bool
could_open(struct agenda *a, unsigned passage)
{
	const struct sheet *s = a->now.judgement.sheet;

	for (size_t f = 0; f < a->set->vocab->nfields; f++)
		if (a->reads[passage][f] && !(s->answered[f] & 1) && decides(a, passage, (int)f, true))
			return true;
	return false;
}

/* Which blocks are open, and which questions may come.  A block that could open, and for which nothing is left to ask, is. */
static void
find_blocks(struct agenda *a)
{
	const struct sheet *s = a->now.judgement.sheet;
	size_t n = a->set->vocab->nfields;
	bool again = true;

	for (unsigned i = 0; i < a->set->npassages; i++) {
		const struct cond *opens = a->set->passages[i].opens;

		a->state[i] = BLOCK_CLOSED;
		a->reopens[i] = -1;
		if (a->reads[i] == NULL || a->core)
			continue;
		if (sheet_yes(s, opens) & 1)
			a->state[i] = BLOCK_OPEN;
		else if (!(sheet_no(s, opens) & 1) || could_open(a, i))
			a->state[i] = BLOCK_MAYBE;
	}
	for (size_t f = 0; f < n; f++)
		a->in[f] = !a->passed[f] && (is_core(a, (int)f) || (!a->core && named_with(a, (int)f) != NULL));
	for (unsigned i = 0; i < a->set->npassages; i++) {
		if (a->reads[i] != NULL && !a->core && a->state[i] == BLOCK_CLOSED && (a->reopens[i] = reopens(a, i)) >= 0)
			a->state[i] = BLOCK_MAYBE;
		for (const int *f = a->set->passages[i].asks; a->state[i] != BLOCK_CLOSED && *f >= 0; f++)
			a->in[*f] = !a->passed[*f];
	}
	leave_out_needless(a);
	while (again) {
		again = false;
		for (unsigned i = 0; i < a->set->npassages; i++) {
			if (a->state[i] != BLOCK_MAYBE)
				continue;
			memset(a->visited, 0, n);
			if (way_into(a, i) < 0) {
				a->state[i] = BLOCK_OPEN;
				again = true;
			}
		}
	}
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
		if (is_core(a, (int)f) && (s->dk[f] & 1))
			a->unsure[n++] = (struct reply){(int)f, (struct span){unanswered, 1}};
	if (n == 0)
		return;
	variants_clear(&a->sure);
	variants_add(&a->sure, a->batch, 0, a->unsure, n);
	questions_limit(a->doubts, a->in);
	questions_judge(a->doubts, &a->sure.batch);
	a->doubtful = questions_of(a->doubts, 0, false)->matters;
	for (size_t k = 0; k < p->nmatters; k++)
		if (p->matters[k].top > a->plan->level && p->matters[k].top > a->plan->pending && agenda_is_open(a, p->matters[k].field))
			a->doubtful[a->ndoubtful++] = p->matters[k];
}

/* The first of the list that could bring about the rank, those of the complaints named before others, and the way to it. */
static void
find_among(struct agenda *a, const struct questions *from, const struct question *list, size_t n, int top)
{
	for (int named = 1; named >= 0; named--)
		for (size_t k = 0; k < n && a->field < 0; k++) {
			if (list[k].top != top || (named_with(a, list[k].field) != NULL) != named)
				continue;
			memset(a->visited, 0, a->set->vocab->nfields);
			a->target = list[k].field;
			a->top = top;
			a->from = from;
			a->field = way_to(a, a->target);
		}
}

/* The first question that matters, or could end that a level is pending, or is still needed; and the way to it. */
static void
find_next(struct agenda *a)
{
	const struct question_plan *p = a->plan;
	size_t n = a->set->vocab->nfields;

	a->field = a->target = -1;
	a->needed = false;
	a->from = a->questions;
	for (int top = (int)a->set->nlevels - 1; top >= 0; top--) {
		find_among(a, a->questions, p->matters, p->nmatters, top);
		find_among(a, a->doubts, a->doubtful, a->ndoubtful, top);
	}
	if (a->field < 0)
		a->from = a->questions;
	for (size_t k = 0; k < p->nclears && a->field < 0; k++) {
		memset(a->visited, 0, n);
		a->target = p->clears[k];
		a->top = p->pending;
		a->field = way_to(a, a->target);
	}
	for (size_t k = 0; k < p->nneeded && a->field < 0; k++) {
		memset(a->visited, 0, n);
		a->target = p->needed[k];
		a->top = 0;
		a->needed = true;
		a->field = way_to(a, a->target);
	}
	a->block = NULL;
	if (a->field < 0 || is_ready(a, a->field, &a->block))
		return;
	for (unsigned i = 0; i < a->set->npassages && a->block == NULL; i++)
		if (a->state[i] == BLOCK_MAYBE && asks(&a->set->passages[i], a->field))
			a->block = &a->set->passages[i];
}

/* Which question comes next, of those that may be asked now. */
static void
plan_next(struct agenda *a, struct batch *batch)
{
	find_blocks(a);
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
	a->core = false;
	memset(a->passed, 0, a->set->vocab->nfields);
	plan_next(a, a->batch);
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
	return a->in[field] && is_question(a, field)
	       && (is_listed(p->clears, p->nclears, field) || is_listed(p->needed, p->nneeded, field));
}

size_t
agenda_matters(const struct agenda *a)
{
	size_t n = 0;

	for (size_t f = 0; f < a->set->vocab->nfields; f++)
		n += could_matter(a, (int)f);
	return n;
}

/* Open, and core or of an open block. */
static bool
is_left(const struct agenda *a, int field)
{
	const struct passage *block;

	return a->in[field] && agenda_is_open(a, field) && is_question(a, field) && is_ready(a, field, &block);
}

size_t
agenda_settled(const struct agenda *a)
{
	size_t n = 0;

	for (size_t f = 0; f < a->set->vocab->nfields; f++)
		n += is_left(a, (int)f) && !could_matter(a, (int)f);
	return n;
}

size_t
agenda_left(const struct agenda *a)
{
	size_t n = 0;

	for (size_t f = 0; f < a->set->vocab->nfields; f++)
		n += is_left(a, (int)f);
	return n;
}

/* It may be asked as it stands: nothing has to be known before. */
static bool
can_be_asked(struct agenda *a, int field)
{
	if (!is_left(a, field))
		return false;
	memset(a->visited, 0, a->set->vocab->nfields);
	a->target = a->field = way_to(a, field);
	return a->field >= 0 && is_ready(a, a->field, &a->block);
}

bool
agenda_more(struct agenda *a)
{
	a->top = 0;
	a->from = a->questions;
	for (size_t f = 0; f < a->set->vocab->nfields; f++)
		if (is_core(a, (int)f) && can_be_asked(a, (int)f))
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
