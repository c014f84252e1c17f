/*
 * derive.c -- numbers that are worked out from others, for every record that does not give them
 *
 * What is not known of a number's parts could be anything in its range, so the
 * number itself lies in a range: it contains whatever the number can come to
 * when more is answered, and every condition is answered by it.
 *
 * A form of questions has a score besides: what its authors make of the items
 * that are there, as the mean of them.  That stands for a number where one is
 * wanted (printed, or compared between visits), and for nothing else: two
 * items that are missing could still move a form of ten to the next band.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rule/sheet_plan.h"

struct range {
	bool known;        /* something of it is */
	double low, high;
	double stands;     /* the number as it stands; NAN when there is none */
};

/* The field's number; what is not known could be anything in its range. */
static inline struct range
field_range(const struct sheet *s, int field, unsigned lane, const long *as_of)
{
	const struct field_def *def = &s->set->vocab->fields[field];

	if (s->answered[field] >> lane & 1) {
		int quantity = s->plan->fields[field].quantity;
		double low = s->low[quantity][lane], high = s->high[quantity][lane];

		/* One that was itself worked out may be known in part, and is no answer to count with then. */
		return (struct range){true, low, high, low == high ? low : NAN};
	}
	if (field == s->plan->date && as_of != NULL)
		return (struct range){true, (double)*as_of, (double)*as_of, (double)*as_of};
	return (struct range){false, def->min, def->max, NAN};
}

static double
count(enum value_kind kind, double a, double b)
{
	switch (kind) {
	case VALUE_DAYS_BETWEEN:
		return b - a;
	case VALUE_PLUS:
		return a + b;
	case VALUE_MINUS:
		return a - b;
	case VALUE_TIMES:
		return a * b;
	default:
		return a / b;
	}
}

void
value_ends(enum value_kind kind, const double a[2], const double b[2], double ends[2])
{
	double low = INFINITY, high = -INFINITY;
	bool unsure = kind == VALUE_DIVIDED && b[0] <= 0 && b[1] >= 0;

	for (int i = 0; i < 4; i++) {
		double x = count(kind, a[i / 2], b[i % 2]);

		unsure |= isnan(x);
		low = fmin(low, x);
		high = fmax(high, x);
	}
	ends[0] = unsure ? -INFINITY : low;
	ends[1] = unsure ? INFINITY : high;
}

static struct range
count_ranges(enum value_kind kind, struct range a, struct range b)
{
	const double of_a[2] = {a.low, a.high}, of_b[2] = {b.low, b.high};
	double ends[2], stands = count(kind, a.stands, b.stands);

	value_ends(kind, of_a, of_b, ends);
	return (struct range){
		a.known && b.known && (isfinite(ends[0]) || isfinite(ends[1])), ends[0], ends[1], isfinite(stands) ? stands : NAN,
	};
}

static struct range work_out(const struct sheet *s, const struct value *v, unsigned lane, const long *as_of);

static inline struct range
part_range(const struct sheet *s, const struct value *part, unsigned lane, const long *as_of)
{
	return part->kind == VALUE_FIELD ? field_range(s, part->field, lane, as_of) : work_out(s, part, lane, as_of);
}

static struct range
extreme(const struct sheet *s, const struct value *v, unsigned lane, const long *as_of)
{
	bool largest = v->kind == VALUE_LARGEST;
	double end = largest ? -INFINITY : INFINITY;
	struct range a = {false, end, end, NAN};

	for (unsigned i = 0; i < v->nparts; i++) {
		struct range b = part_range(s, v->parts[i], lane, as_of);

		a.low = largest == (b.low > a.low) ? b.low : a.low;
		a.high = largest == (b.high > a.high) ? b.high : a.high;
		a.known |= b.known;
	}
	/* What is told of several is the number: the largest is at least that, the smallest at most. */
	if (a.known)
		a.stands = largest ? a.low : a.high;
	return a;
}

/*
 * The items of a form added up.  The least it can come to is with every open
 * item at its least; a form of which some items stay open has a mean between
 * the two ends, too, whichever they are.
 */
static struct range
form_score(const struct sheet *s, const struct value *v, unsigned lane, const long *as_of)
{
	struct range all = {false, 0, 0, 0};
	unsigned known = 0;

	for (unsigned i = 0; i < v->nparts; i++) {
		struct range part = part_range(s, v->parts[i], lane, as_of);

		all.low += part.low;
		all.high += part.high;
		if (isnan(part.stands))
			continue;
		all.stands += part.stands;
		known++;
	}
	all.known = known > 0;
	if (v->kind == VALUE_MEAN) {
		all.low /= v->nparts;
		all.high /= v->nparts;
		all.stands /= known;
	}
	if (known < v->least)
		all.stands = NAN;
	return all;
}

/* The number for one record. */
static struct range
work_out(const struct sheet *s, const struct value *v, unsigned lane, const long *as_of)
{
	switch (v->kind) {
	case VALUE_CONSTANT:
		return (struct range){true, v->constant, v->constant, v->constant};
	case VALUE_FIELD:
		return field_range(s, v->field, lane, as_of);
	case VALUE_LARGEST:
	case VALUE_SMALLEST:
		return extreme(s, v, lane, as_of);
	case VALUE_TOTAL:
	case VALUE_MEAN:
		return form_score(s, v, lane, as_of);
	default:
		return count_ranges(v->kind, part_range(s, v->parts[0], lane, as_of), part_range(s, v->parts[1], lane, as_of));
	}
}

double
sheet_stands(const struct sheet *s, int quantity, unsigned lane)
{
	const struct value *v = s->set->quantities[quantity].derive;

	if (!(s->known[quantity] >> lane & 1))
		return NAN;
	if (v == NULL || s->low[quantity][lane] == s->high[quantity][lane])
		return s->low[quantity][lane];
	return work_out(s, v, lane, s->plan->as_of).stands;
}

/* One known part is enough to say something of the number. */
static bool
is_known_in_part(const struct value *v)
{
	return v->kind == VALUE_LARGEST || v->kind == VALUE_SMALLEST || v->kind == VALUE_TOTAL || v->kind == VALUE_MEAN;
}

/* Which records have something to work the value out from, by who has answered each field; to the field "always", all have. */
static lanes
has_parts(const lanes *answered, int always, const struct value *v)
{
	bool in_part = is_known_in_part(v);
	lanes w = in_part ? 0 : ~(lanes)0;

	if (v->kind == VALUE_CONSTANT || (v->kind == VALUE_FIELD && v->field == always))
		return ~(lanes)0;
	if (v->kind == VALUE_FIELD)
		return answered[v->field];
	for (unsigned i = 0; i < v->nparts; i++)
		if (in_part)
			w |= has_parts(answered, always, v->parts[i]);
		else
			w &= has_parts(answered, always, v->parts[i]);
	return w;
}

void
numbers_open(struct sheet *s)
{
	const struct ruleset *set = s->set;
	struct plan_of_sheet *plan = s->plan;
	lanes *could = must_realloc(NULL, set->vocab->nfields + 1, sizeof(*could));
	unsigned i;

	for (i = 0; i < set->vocab->nfields; i++)
		could[i] = plan->met[i] != NOT_MET ? ~(lanes)0 : 0;
	for (i = 0; i < set->ninapplicable; i++)
		could[set->inapplicable[i].field] = ~(lanes)0;
	for (i = 0; i < set->nquantities; i++) {
		const struct quantity *q = &set->quantities[i];

		plan->derivable[i] = q->derive != NULL && has_parts(could, plan->date, q->derive) != 0;
		if (plan->derivable[i] && q->field >= 0)
			could[q->field] = ~(lanes)0;
	}
	free(could);
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

/* How far a number may be from what was worked out and still be the same, rounded: half of its last place. */
static double
rounded_away(double x)
{
	double tenths = x * 10;

	return fabs(x - nearbyint(x)) < 1e-9 ? 0.5 : fabs(tenths - nearbyint(tenths)) < 1e-9 ? 0.05 : 0.005;
}

/* The number is given, and so are items of its form: where they come to another one, the number given counts, and that is said. */
static void
compare_given(struct sheet *s, unsigned quantity, lanes w, const long *as_of)
{
	const struct quantity *q = &s->set->quantities[quantity];
	unsigned lane;

	for (FOR_LANES(lane, w)) {
		struct range r = work_out(s, q->derive, lane, as_of);
		double x = s->low[quantity][lane], away = rounded_away(x) + 1e-9;

		if (x >= r.low - away && x <= r.high + away)
			continue;
		batch_problem(s->batch, lane, "%s: its items come to another number; the number given counts", q->name.at);
		s->disagreed |= (lanes)1 << lane;
	}
}

void
numbers_derive(struct sheet *s, const long *as_of)
{
	const struct ruleset *set = s->set;
	const int always = as_of != NULL ? s->plan->date : -1;
	unsigned i, lane;

	s->plan->as_of = as_of;
	s->disagreed = 0;
	for (i = 0; i < set->nquantities; i++) {
		const struct quantity *q = &set->quantities[i];
		lanes w, found = 0;

		if (!s->plan->derivable[i])
			continue;
		w = s->live & has_parts(s->answered, always, q->derive);
		if (w == 0)
			continue;
		if (q->derive->scored && (w & s->known[i]) != 0)
			compare_given(s, i, w & s->known[i], as_of);
		w &= ~s->known[i];
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
		s->worked_out[i] = found;
		if (q->field >= 0) {
			s->answered[q->field] |= found;
			s->dk[q->field] &= ~found;
		}
	}
}
