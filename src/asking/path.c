/*
 * path.c -- the way to a question: which blocks are open, and what is asked before it
 */
#include "asking/path.h"

#include "asking/asking.h"

bool
path_is_question(const struct agenda *a, int field)
{
	const struct field_def *f = &a->set->vocab->fields[field];

	return f->type != FIELD_TEXT && *f->ask != '(' && *f->ask != '\0';
}

bool
path_asks(const struct passage *p, int field)
{
	const int *f = p->asks;

	while (*f >= 0 && *f != field)
		f++;
	return *f >= 0;
}

bool
path_is_open(const struct agenda *a, int field)
{
	const struct sheet *s = a->now.judgement.sheet;

	return !((s->answered[field] | s->dk[field]) & 1);
}

const struct passage *
path_named(const struct agenda *a, int field)
{
	for (unsigned i = 0; i < a->set->ncomplaints; i++)
		if (a->named[i] && path_asks(&a->set->complaints[i], field))
			return &a->set->complaints[i];
	return NULL;
}

bool
path_is_ready(const struct agenda *a, int field, const struct passage **block)
{
	*block = path_named(a, field);
	if (*block != NULL || path_is_core(a, field))
		return true;
	for (unsigned i = 0; i < a->set->npassages; i++)
		if (a->reads[i] != NULL && a->state[i] == BLOCK_OPEN && path_asks(&a->set->passages[i], field)) {
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

			if (!a->visited[f] || !a->in[f] || !path_is_core(a, (int)f) || !path_is_open(a, (int)f))
				continue;
			tried = try_answers(a, (int)f);
			if ((tried & ~sheet_no(a->trial.judgement.sheet, opens)) != 0)
				return (int)f;
		}
	}
	return -1;
}

/* A question that helps to decide whether the block is open; -1 when none is left. */
static int
way_into(struct agenda *a, unsigned passage)
{
	int also = -1;

	if (a->reopens[passage] >= 0)
		return path_to(a, a->reopens[passage]);
	for (size_t k = 0; k < a->set->vocab->nfields; k++) {
		int f = (int)k, way;

		if (!a->reads[passage][k] || !a->in[k] || !path_is_open(a, f) || !path_is_question(a, f))
			continue;
		way = path_to(a, f);
		/* A question of the block that opens the block itself can be asked. */
		if (way < 0 && path_asks(&a->set->passages[passage], f))
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
		int way = a->asked_first[field][k] ? path_to(a, (int)k) : -1;

		if (way >= 0)
			return way;
	}
	return -1;
}

int
path_to(struct agenda *a, int field)
{
	const struct passage *block;
	int way;

	if (a->visited[field] || !a->in[field] || !path_is_open(a, field) || !path_is_question(a, field))
		return -1;
	a->visited[field] = true;
	if (path_is_ready(a, field, &block)) {
		way = way_before(a, field);
		return way >= 0 ? way : field;
	}
	for (unsigned i = 0; i < a->set->npassages; i++) {
		way = a->reads[i] != NULL && a->state[i] == BLOCK_MAYBE && path_asks(&a->set->passages[i], field) ? way_into(a, i) : -1;
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

void
path_blocks(struct agenda *a)
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
		a->in[f] = !a->passed[f] && (path_is_core(a, (int)f) || (!a->core && path_named(a, (int)f) != NULL));
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
