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
	}
	return changed != 0;
}

struct amending {
	const struct fold *f;
	struct course *c;
	bool exempting;  /* whether a question does not apply is decided on what was told alone */
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
told(const struct cond *c, void *of)
{
	struct amending *a = of;
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
	if (row_has(a->c->grounds_yes, at))
		return 1;
	return c->test >= TEST_KNOWN || row_has(a->c->grounds_no, at) ? -1 : 0;
}

static int
truth(struct amending *a, const struct cond *c)
{
	return cond_truth(c, told, a);
}

static bool
holds(struct amending *a, const struct cond *c)
{
	return c == NULL || truth(a, c) > 0;
}

/* Is that a reason?  It was, and nobody has said that it is none. */
static bool
is_reason(struct amending *a, const struct cond *c, unsigned at)
{
	uint64_t bit = UINT64_C(1) << at % 64, *reasons = &a->c->reasons[at / 64];
	int now = truth(a, c);

	if (now != 0)
		*reasons = (*reasons & ~bit) | (now > 0 ? bit : 0);
	return *reasons & bit;
}

/* first: where its reasons stand among those of all gates */
static enum gate_says
gate_now(struct amending *a, const struct gate *g, unsigned first)
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
		if (is_reason(a, g->blocked_if[k], first + k))
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
write_plan(struct amending *a)
{
	const struct ruleset *set = a->f->set;
	const struct rows_of *at = &a->f->rows;
	uint64_t *rows = a->c->plan;
	unsigned reasons = 0;

	memset(rows + at->plan, 0, (at->n - at->plan) * sizeof(*rows));
	for (unsigned i = 0; i < set->ngates; reasons += set->gates[i++].nblocked)
		set_bit(rows + at->gate[i], gate_now(a, &set->gates[i], reasons));
	for (unsigned i = 0; i < set->ngates; i++)
		for (unsigned k = 0; k < set->gates[i].ncautions && row_has(rows + at->gate[i], GATE_ALLOWED); k++)
			if (holds(a, set->gates[i].cautions[k].when))
				set_bit(rows + at->gate[i], GATE_SAYS + k);
	for (unsigned i = 0; i < set->nlists; i++)
		write_list(a, &set->lists[i], rows + (i == 0 ? at->plan : at->others), a->f->own.judgement.list_first[i]);
}

/* Is there, or was there, a reason against what a gate is about? */
static bool
has_reasons(const struct fold *f, const struct course *c)
{
	bool some = false;

	for (unsigned i = 0; i < f->nreasons; i++)
		some |= row_has(c->reasons, i);
	for (unsigned i = 0; i < f->set->ngates; i++)
		some |= row_has(c->plan + f->rows.gate[i], GATE_BLOCKED);
	return some;
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
		changed = has_reasons(f, c);
	}
	if (changed || c->pending != c->planned_for)
		write_plan(&(struct amending){.f = f, .c = c});
	c->planned_for = c->pending;
}
