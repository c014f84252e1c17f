/*
 * amended.c -- the plan of the visit in force, amended by what was answered since
 *
 * Its level, patterns and classes stay; each answer that a gate or a list
 * reads counts as it was last told ("not sure" included), a red flag or a
 * contradiction that came up since counts too, and what is pending is what is
 * pending now.  So a tablet is not named any longer once a reason against it
 * was told, whatever else that visit left out: until the answer is no, and be
 * it that another visit is in force by then.
 */
#include "course/course.h"

/* What is told now counts; returns whether anything is not as it was. */
static bool
take_grounds(const struct grounds *b, struct course *c, unsigned lane)
{
	const uint64_t *yes = ledger_row(&b->yes, lane), *no = ledger_row(&b->no, lane), *unsure = ledger_row(&b->unsure, lane);
	uint64_t changed = 0;

	for (unsigned i = 0; i < b->yes.is.nwords; i++) {
		uint64_t old = c->in_force ? 0 : ~UINT64_C(0), take = c->in_force ? ~old : ~b->findings[i];
		uint64_t now_yes = (c->grounds_yes[i] & old & ~(no[i] | unsure[i])) | (yes[i] & take);
		uint64_t now_no = (c->grounds_no[i] & old & ~((yes[i] & take) | unsure[i])) | no[i];
		uint64_t now_unsure = (c->grounds_unsure[i] & old & ~((yes[i] & take) | no[i])) | unsure[i];

		changed |= (now_yes ^ c->grounds_yes[i]) | (now_no ^ c->grounds_no[i]) | (now_unsure ^ c->grounds_unsure[i]);
		c->grounds_yes[i] = now_yes;
		c->grounds_no[i] = now_no;
		c->grounds_unsure[i] = now_unsure;
		c->ever_yes[i] = (c->ever_yes[i] & ~no[i]) | (yes[i] & ~b->findings[i]);
		c->ever_no[i] = (c->ever_no[i] & ~yes[i]) | no[i];
	}
	return changed != 0;
}

enum { NOT_NOTED = 2 };

struct amending {
	const struct fold *f;
	struct course *c;
	bool exempting;  /* whether a question does not apply is decided on what was told alone */
	bool ever;       /* what was told before the visit in force counts, too */
};

static int truth(struct amending *, const struct cond *);

/* Nothing was told about the question, and it does not apply. */
static bool
is_exempt(struct amending *a, unsigned column)
{
	const struct ruleset *set = a->f->set;
	bool exempt = false;

	if (a->exempting || row_has(a->c->grounds_unsure, column) || row_has(a->c->grounds_yes, column) || row_has(a->c->grounds_no, column))
		return false;
	a->exempting = true;
	for (unsigned i = 0; i < set->ninapplicable && !exempt; i++)
		exempt = set->inapplicable[i].field == a->f->own.grounds.field[column] && truth(a, set->inapplicable[i].when) > 0;
	a->exempting = false;
	return exempt;
}

/* What is told of the test. */
static int
told(struct amending *a, const struct cond *c)
{
	unsigned at = (unsigned)a->f->own.grounds.at[c->index];

	switch (c->test) {
	case TEST_GATE:
		return row_has(a->c->plan + a->f->rows.gate[c->a], (unsigned)c->b) ? 1 : -1;
	case TEST_PENDING:
		return c->a > 0 && a->c->pending == c->a ? 1 : -1;
	case TEST_PROVISIONAL:
		return a->c->pending > 0 ? 1 : -1;
	case TEST_YES:
		if (is_exempt(a, at))
			return -1;
		break;
	case TEST_KNOWN:
		if (!c->b && is_exempt(a, at))
			return 1;
		break;
	default:
		break;
	}
	if (row_has(a->ever ? a->c->ever_yes : a->c->grounds_yes, at))
		return 1;
	return c->test >= TEST_KNOWN || row_has(a->ever ? a->c->ever_no : a->c->grounds_no, at) ? -1 : 0;
}

/* 1: yes, -1: no, 0: nobody knows.  Lists have many conditions in common: what was found is noted. */
static int
truth(struct amending *a, const struct cond *c)
{
	unsigned yes = 0, no = 0, need = c->kind == COND_ALL ? c->nparts : c->kind == COND_ANY ? 1 : c->need;
	signed char *noted = a->ever || a->exempting ? NULL : &a->f->truths[c->index];
	int found;

	if (c->kind == COND_TEST)
		return told(a, c);
	if (noted != NULL && *noted != NOT_NOTED)
		return *noted;
	for (unsigned i = 0; i < c->nparts && yes < need && c->nparts - no >= need; i++) {
		int part = truth(a, c->parts[i]);

		yes += part > 0;
		no += part < 0;
	}
	found = yes >= need ? 1 : c->nparts - no < need ? -1 : 0;
	if (c->kind == COND_NO)
		found = -truth(a, c->parts[0]);
	else if (c->kind == COND_MAYBE)
		found = truth(a, c->parts[0]) < 0 ? -1 : 1;
	if (noted != NULL)
		*noted = (signed char)found;
	return found;
}

static bool
holds(struct amending *a, const struct cond *c)
{
	return c == NULL || truth(a, c) > 0;
}

/* What is not known now counts in it, as it does then. */
static bool
counts_unknown(const struct cond *c)
{
	bool counts = c->kind == COND_MAYBE;

	for (unsigned i = 0; i < c->nparts && !counts; i++)
		counts = counts_unknown(c->parts[i]);
	return counts;
}

/* Is that a reason?  It is, or it was when that was last told: that a question does not apply is not told. */
static bool
is_reason(struct amending *a, const struct cond *c)
{
	bool is;

	if (c == NULL || truth(a, c) > 0)
		return true;
	if (counts_unknown(c))
		return false;
	a->ever = a->exempting = true;
	is = truth(a, c) > 0;
	a->ever = a->exempting = false;
	return is;
}

static enum gate_says
gate_now(struct amending *a, const struct gate *g)
{
	enum gate_says says = GATE_ALLOWED;

	for (unsigned k = 0; k < g->nmust; k++) {
		unsigned at = (unsigned)a->f->own.grounds.must[g->must_know[k]];

		if (!row_has(a->c->grounds_yes, at) && !is_exempt(a, at))
			says = GATE_WITHHELD;
	}
	for (unsigned k = 0; k < g->nwithheld; k++)
		if (truth(a, g->withheld_if[k]) > 0)
			says = GATE_WITHHELD;
	for (unsigned k = 0; k < g->nblocked; k++)
		if (is_reason(a, g->blocked_if[k]))
			says = GATE_BLOCKED;
	return says;
}

static void
set_bit(uint64_t *row, unsigned at)
{
	row[at / 64] |= UINT64_C(1) << at % 64;
}

/* As prepare_list() in stage/plan.c does for many records. */
static void
write_list(struct amending *a, const struct list *l, uint64_t *row, unsigned first)
{
	unsigned taken = 0;

	for (unsigned k = 0; k < l->nsteps; k++) {
		const struct step *step = &l->steps[k];

		if ((step->one_of > 0 && step->one_of == taken) || !holds(a, step->when))
			continue;
		set_bit(row, first + k);
		taken = step->one_of;
		if (step->stop)
			return;
	}
}

static void
write_gate(struct amending *a, const struct gate *g, uint64_t *row)
{
	set_bit(row, gate_now(a, g));
	for (unsigned k = 0; k < g->ncautions && row_has(row, GATE_ALLOWED); k++)
		if (is_reason(a, g->cautions[k].when))
			set_bit(row, GATE_SAYS + k);
}

static void
write_plan(struct amending *a)
{
	const struct ruleset *set = a->f->set;
	const struct rows_of *at = &a->f->rows;
	uint64_t *rows = a->c->plan;

	memset(rows + at->plan, 0, (at->n - at->plan) * sizeof(*rows));
	memset(a->f->truths, NOT_NOTED, set->conds.n);
	for (unsigned i = 0; i < set->ngates; i++)
		write_gate(a, &set->gates[i], rows + at->gate[i]);
	for (unsigned i = 0; i < set->nlists; i++)
		write_list(a, &set->lists[i], rows + (i == 0 ? at->plan : at->others), a->f->own.judgement.list_first[i]);
}

/* Was something that a gate reads told before the visit in force, and by that one not again? */
static bool
has_more(const struct fold *f, const struct course *c)
{
	const struct grounds *b = &f->own.grounds;
	uint64_t more = 0;

	for (unsigned i = 0; i * 64 < b->of_gates; i++) {
		uint64_t these = b->of_gates - i * 64 < 64 ? (UINT64_C(1) << (b->of_gates - i * 64)) - 1 : ~UINT64_C(0);

		more |= ((c->ever_yes[i] ^ c->grounds_yes[i]) | (c->ever_no[i] ^ c->grounds_no[i])) & these & ~b->findings[i];
	}
	return more != 0;
}

void
course_amend(const struct fold *f, struct course *c, const struct verdicts *v, unsigned lane)
{
	bool changed;

	if (!f->plan_told)
		return;
	changed = take_grounds(&v->grounds, c, lane);
	if (c->in_force) {
		memcpy(c->plan, c->force, f->rows.n * sizeof(*c->plan));
		c->planned_for = rank_of(&v->judgement, v->judgement.pending_at, lane);
		changed = has_more(f, c);
	}
	if (changed || c->pending != c->planned_for)
		write_plan(&(struct amending){.f = f, .c = c});
	c->planned_for = c->pending;
}
