/*
 * mend.c -- facts made ready to be judged: conflicts mended, what is derived put in order, scores summed up
 */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/bytes.h"
#include "rule/sheet_plan.h"

/* What was answered to the field is as if it had not been asked. */
static void
forget(struct sheet *s, int field, lanes w)
{
	const struct field_plan *f = &s->plan->fields[field];
	unsigned k;

	s->answered[field] &= ~w;
	s->dk[field] &= ~w;
	if (f->yes >= 0) {
		s->answers[f->yes].yes &= ~w;
		s->answers[f->yes].no &= ~w;
	}
	for (k = 0; f->choices != NULL && k < s->set->vocab->fields[field].nvalues; k++)
		if (f->choices[k] >= 0) {
			s->answers[f->choices[k]].yes &= ~w;
			s->answers[f->choices[k]].no &= ~w;
		}
	if (f->quantity >= 0) {
		const struct quantity_plan *q = &s->plan->quantities[f->quantity];

		s->known[f->quantity] &= ~w;
		for (k = 0; k < q->ntests; k++) {
			s->answers[q->tests[k].index].yes &= ~w;
			s->answers[q->tests[k].index].no &= ~w;
		}
	}
}

bool
sheet_today(const struct sheet *s, unsigned lane, const long *as_of, double *day)
{
	int date = s->plan->date;

	if (date >= 0 && s->answered[date] >> lane & 1)
		*day = s->low[s->plan->fields[date].quantity][lane];
	else if (as_of != NULL)
		*day = (double)*as_of;
	else
		return false;
	return true;
}

/* Tests between two quantities: age_at_onset:over(age). */
static void
compare_others(struct sheet *s)
{
	unsigned i, lane;

	for (i = 0; i < s->plan->nothers; i++) {
		const struct cond *c = s->set->conds.list[s->plan->others[i]];
		struct answer *a = &s->answers[c->index];

		a->yes = a->no = 0;
		for (FOR_LANES(lane, s->known[c->a] & s->known[c->b])) {
			double al = s->low[c->a][lane], ah = s->high[c->a][lane];
			double bl = s->low[c->b][lane], bh = s->high[c->b][lane];
			bool equal = c->test == TEST_FROM_OTHER;
			bool yes = equal ? al >= bh : al > bh, no = equal ? !(ah >= bl) : !(ah > bl);

			a->yes |= (lanes)yes << lane;
			a->no |= (lanes)no << lane;
		}
	}
}

void
sheet_course(struct sheet *s)
{
	for (unsigned i = 0; i < s->plan->nfacts; i++) {
		struct answer *a = &s->answers[s->plan->facts[i]];

		if (s->set->conds.list[s->plan->facts[i]]->phase >= PHASE_EPISODE)
			a->open = a->shut = 0;
	}
}

void
sheet_number(struct sheet *s, int quantity, lanes exact, lanes silent, lanes unsure)
{
	const struct quantity_plan *q = &s->plan->quantities[quantity];

	facts_place(s, quantity, exact | silent);
	s->known[quantity] &= ~silent;
	s->plan->silent[quantity] |= silent | unsure;
	for (unsigned i = 0; i < q->ntests; i++) {
		struct answer *a = &s->answers[q->tests[i].index];
		lanes w = exact | silent;

		a->open = (a->open & ~w) | (w & (~a->no | unsure));
		a->shut = (a->shut & ~w) | (w & (~a->yes | unsure));
	}
}

void
sheet_numbers_known(struct sheet *s)
{
	compare_others(s);
	for (unsigned i = 0; i < s->plan->nasked; i++) {
		const struct cond *c = s->set->conds.list[s->plan->asked[i]];
		struct answer *a = &s->answers[c->index];

		if (c->phase < PHASE_EPISODE)
			continue;
		answer_decided(a, s->known[c->a]);
		a->open |= s->plan->silent[c->a];
		a->shut |= s->plan->silent[c->a];
	}
}

static void
answer_asked(struct sheet *s)
{
	unsigned i;

	for (i = 0; i < s->plan->nasked; i++) {
		const struct cond *c = s->set->conds.list[s->plan->asked[i]];
		lanes w = c->test == TEST_DK ? s->dk[c->a] : c->b ? s->known[c->a] : s->answered[c->a];

		answer_decided(&s->answers[c->index], w);
	}
}

/* Where na may stand, it and a blank are a no; anywhere else na is no answer. */
static void
settle_inapplicable(struct sheet *s)
{
	const struct ruleset *set = s->set;
	const struct plan_of_sheet *plan = s->plan;
	unsigned i, lane;
	size_t field;

	for (i = 0; i < plan->ninapplicable; i++)
		sheet_answer(s->answers, &plan->by_index[plan->inapplicable[i]]);
	for (i = 0; i < set->ninapplicable; i++) {
		const struct exemption *e = &set->inapplicable[i];
		lanes may = sheet_yes(s, e->when) & s->live;
		lanes no = may & ~s->answered[e->field] & ~s->dk[e->field];
		int test = plan->fields[e->field].yes;

		s->spared[i] = no;
		s->answered[e->field] |= no;
		if (test >= 0)
			s->answers[test].no |= no;
	}
	for (field = 0; plan->na_met && field < set->vocab->nfields; field++) {
		lanes na = plan->met[field] ? bytes_that_are(plan->codes[field], CODE_NA) : 0;

		for (FOR_LANES(lane, na & ~s->answered[field]))
			batch_problem(s->batch, lane, "%s: na is no answer here unless it is known that the question does not apply",
			              set->vocab->fields[field].label.at);
	}
}

static void
answer_conflicts(struct sheet *s)
{
	unsigned i;

	compare_others(s);
	answer_asked(s);
	for (i = 0; i < s->plan->nconflict; i++)
		sheet_answer(s->answers, &s->plan->by_index[s->plan->conflict[i]]);
}

static void
mend_conflicts(struct sheet *s)
{
	const struct ruleset *set = s->set;
	unsigned i;

	answer_conflicts(s);

	for (i = 0; i < set->nconflicts; i++) {
		const struct conflict *c = &set->conflicts[i];
		const int *field;

		s->conflicts[i] = sheet_yes(s, c->when) & s->live;
		if (s->conflicts[i] == 0 || c->forget == NULL)
			continue;
		for (field = c->forget; *field >= 0; field++)
			forget(s, *field, s->conflicts[i]);
		answer_conflicts(s);  /* mending one may settle or open the next */
	}
}

static lanes
conflict_word(const struct cond *c, const void *of)
{
	const struct sheet *s = of;

	return s->conflicts[c->a];
}

static lanes
conflicted_word(const struct cond *c, const void *of)
{
	const struct sheet *s = of;
	lanes w = 0;
	unsigned i;

	(void)c;
	for (i = 0; i < s->set->nconflicts; i++)
		w |= s->conflicts[i];
	return w | s->disagreed;
}

static lanes
incomplete_word(const struct cond *c, const void *of)
{
	const struct sheet *s = of;

	(void)c;
	return s->incomplete;
}

static lanes
score_word(const struct cond *c, const void *of)
{
	const struct sheet *s = of;
	double least = c->test == TEST_SCORE_OVER ? floor(c->x) + 1 : ceil(c->x);  /* sums are whole */

	if (least > INT_MAX)
		return 0;
	return tally_from(&s->sums[c->a], least > INT_MIN ? (int)least : INT_MIN) & s->live;
}

/* A core question without a reply, and not needless. */
static void
find_incomplete(struct sheet *s)
{
	const struct ruleset *set = s->set;
	unsigned i, k;

	s->incomplete = 0;
	for (i = 0; i < s->plan->ncore; i++) {
		unsigned field = s->plan->core[i];
		lanes open = ~sheet_replied(s, field);

		for (k = 0; k < set->nneedless; k++)
			if (set->needless[k].field == (int)field)
				open &= ~sheet_yes(s, set->needless[k].when);
		s->incomplete |= open;
	}
	s->incomplete &= s->live;
}

void
sheet_fill(struct sheet *s, struct batch *batch, const long *as_of)
{
	const struct ruleset *set = s->set;
	unsigned lane, i;

	memset(s->answered, 0, set->vocab->nfields * sizeof(*s->answered));
	memset(s->dk, 0, set->vocab->nfields * sizeof(*s->dk));
	memset(s->known, 0, set->nquantities * sizeof(*s->known));
	memset(s->worked_out, 0, set->nquantities * sizeof(*s->worked_out));
	memset(s->plan->silent, 0, set->nquantities * sizeof(*s->plan->silent));
	s->batch = batch;
	facts_read(s);
	sheet_open(s);
	settle_inapplicable(s);
	mend_conflicts(s);
	numbers_derive(s, as_of);
	compare_others(s);
	answer_asked(s);
	sheet_run(s, PHASE_FACTS);
	for (i = 0; i < set->nscores; i++)
		sheet_sum(s, &set->scores[i], &s->sums[i]);
	sheet_decide(s, TEST_SCORE_OVER, score_word, s);
	sheet_decide(s, TEST_SCORE_FROM, score_word, s);
	find_incomplete(s);
	sheet_decide(s, TEST_INCOMPLETE, incomplete_word, s);
	sheet_decide(s, TEST_CONFLICT, conflict_word, s);
	sheet_decide(s, TEST_CONFLICTED, conflicted_word, s);
	sheet_run(s, PHASE_SCORE);
	for (i = 0; i < set->nnotices; i++)
		for (FOR_LANES(lane, sheet_yes(s, set->notices[i].when) & s->live))
			batch_problem(batch, lane, "%s: %s", set->notices[i].is.id.text.at, set->notices[i].is.say);
}
