/*
 * mend.c -- facts made ready to be judged: conflicts mended, derived numbers worked out, scores summed up
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

struct range {
	bool known;
	double low, high;
};

/* The field's number; what is not known could be anything in its range. */
static inline struct range
field_range(const struct sheet *s, int field, unsigned lane, const long *as_of)
{
	const struct field_def *def = &s->set->vocab->fields[field];
	double x;

	if (s->answered[field] >> lane & 1) {
		x = s->low[s->plan->fields[field].quantity][lane];
		return (struct range){true, x, x};
	}
	if (field == s->plan->date && as_of != NULL)
		return (struct range){true, (double)*as_of, (double)*as_of};
	return (struct range){false, def->min, def->max};
}

/* The number for one record. */
static struct range
work_out(const struct sheet *s, const struct value *v, unsigned lane, const long *as_of)
{
	struct range a, b;
	unsigned i;

	switch (v->kind) {
	case VALUE_CONSTANT:
		return (struct range){true, v->constant, v->constant};
	case VALUE_FIELD:
		return field_range(s, v->field, lane, as_of);
	case VALUE_LARGEST:
	case VALUE_SMALLEST:
		a = (struct range){false, -INFINITY, -INFINITY};
		if (v->kind == VALUE_SMALLEST)
			a = (struct range){false, INFINITY, INFINITY};
		for (i = 0; i < v->nparts; i++) {
			const struct value *part = v->parts[i];

			b = part->kind == VALUE_FIELD ? field_range(s, part->field, lane, as_of) : work_out(s, part, lane, as_of);
			if (v->kind == VALUE_LARGEST) {
				a.low = a.low > b.low ? a.low : b.low;
				a.high = a.high > b.high ? a.high : b.high;
			} else {
				a.low = a.low < b.low ? a.low : b.low;
				a.high = a.high < b.high ? a.high : b.high;
			}
			a.known |= b.known;
		}
		return a;
	default:
		a = work_out(s, v->parts[0], lane, as_of);
		b = work_out(s, v->parts[1], lane, as_of);
		break;
	}
	if (!a.known || !b.known || a.low != a.high || b.low != b.high)
		return (struct range){false, -INFINITY, INFINITY};
	switch (v->kind) {
	case VALUE_DAYS_BETWEEN:
		a.low = b.low - a.low;
		break;
	case VALUE_PLUS:
		a.low += b.low;
		break;
	case VALUE_MINUS:
		a.low -= b.low;
		break;
	case VALUE_TIMES:
		a.low *= b.low;
		break;
	default:
		a.low /= b.low;
	}
	return isfinite(a.low) ? (struct range){true, a.low, a.low} : (struct range){false, -INFINITY, INFINITY};
}

/* Which records have something to work the value out from. */
static lanes
has_parts(const struct sheet *s, const struct value *v, const long *as_of)
{
	lanes w = v->kind == VALUE_LARGEST || v->kind == VALUE_SMALLEST ? 0 : ~(lanes)0;
	unsigned i;

	if (v->kind == VALUE_CONSTANT || (v->kind == VALUE_FIELD && v->field == s->plan->date && as_of != NULL))
		return ~(lanes)0;
	if (v->kind == VALUE_FIELD)
		return s->answered[v->field];
	for (i = 0; i < v->nparts; i++)
		if (v->kind == VALUE_LARGEST || v->kind == VALUE_SMALLEST)
			w |= has_parts(s, v->parts[i], as_of);
		else
			w &= has_parts(s, v->parts[i], as_of);
	return w;
}

static bool
is_extreme_of_fields(const struct sheet *s, const struct value *v)
{
	if (v->kind != VALUE_LARGEST && v->kind != VALUE_SMALLEST)
		return false;
	for (unsigned i = 0; i < v->nparts; i++) {
		if (v->parts[i]->kind != VALUE_FIELD || v->parts[i]->field == s->plan->date)
			return false;
	}
	return true;
}

/* The largest or smallest of fields: for all records together, what is not known being anything in its field's range. */
static lanes
derive_extreme(struct sheet *s, unsigned quantity, const struct value *v, lanes w)
{
	double *low = s->low[quantity], *high = s->high[quantity];
	bool largest = v->kind == VALUE_LARGEST;
	lanes known = 0;
	unsigned i, lane;

	for (lane = 0; lane < BATCH_SIZE; lane++)
		if (w >> lane & 1)
			low[lane] = high[lane] = largest ? -INFINITY : INFINITY;
	for (i = 0; i < v->nparts; i++) {
		int field = v->parts[i]->field;
		const struct field_def *def = &s->set->vocab->fields[field];
		const double *column = s->low[s->plan->fields[field].quantity];
		lanes answered = s->answered[field] & w;

		known |= answered;
		for (FOR_LANES(lane, w)) {
			bool there = answered >> lane & 1;
			double least = there ? column[lane] : def->min, most = there ? column[lane] : def->max;

			low[lane] = largest == (least > low[lane]) ? least : low[lane];
			high[lane] = largest == (most > high[lane]) ? most : high[lane];
		}
	}
	return known;
}

static void
derive(struct sheet *s, const long *as_of)
{
	const struct ruleset *set = s->set;
	unsigned i, lane;

	for (i = 0; i < set->nquantities; i++) {
		const struct quantity *q = &set->quantities[i];
		lanes w, found = 0;

		if (q->derive == NULL)
			continue;
		w = s->live & ~s->known[i] & has_parts(s, q->derive, as_of);
		if (w == 0)
			continue;
		if (is_extreme_of_fields(s, q->derive)) {
			found = derive_extreme(s, i, q->derive, w);
		} else {
			for (FOR_LANES(lane, w)) {
				struct range r = work_out(s, q->derive, lane, as_of);

				s->low[i][lane] = r.low;
				s->high[i][lane] = r.high;
				found |= (lanes)r.known << lane;
			}
		}
		for (FOR_LANES(lane, found)) {
			if (s->high[i][lane] >= q->min && s->low[i][lane] <= q->max)
				continue;
			batch_problem(s->batch, lane, "%s: worked out from other answers it lies outside its range", q->name.at);
			found &= ~((lanes)1 << lane);
		}
		facts_place(s, (int)i, found);
		if (q->field >= 0) {
			s->answered[q->field] |= found;
			s->dk[q->field] &= ~found;
		}
	}
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
	return w;
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

/* A core question not asked (dk was asked), and not needless. */
static void
find_incomplete(struct sheet *s)
{
	const struct ruleset *set = s->set;
	unsigned i, k;

	s->incomplete = 0;
	for (i = 0; i < s->plan->ncore; i++) {
		unsigned field = s->plan->core[i];
		lanes open = ~(s->answered[field] | s->dk[field]);

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
	memset(s->plan->silent, 0, set->nquantities * sizeof(*s->plan->silent));
	s->batch = batch;
	facts_read(s);
	sheet_open(s);
	settle_inapplicable(s);
	mend_conflicts(s);
	derive(s, as_of);
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
