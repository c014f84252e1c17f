/*
 * measured.c -- what is measured again and again: first, last, change
 *
 * A measure may be made of several answers, as pain is the larger of back and
 * leg.  Such a one is known from whatever of them is told, as long as nobody
 * has told more; from then on an answer that is missing leaves only a range:
 * the part that is told is no reason to think that the rest has gone.
 */
#include <math.h>

#include "course/course.h"

void
measures_begin(const struct fold *f, struct course *c)
{
	for (unsigned i = 0; i < f->set->nmeasures; i++) {
		struct measured *m = &c->measures[i];

		*m = (struct measured){.first = NAN, .previous = NAN, .last = NAN, .low = NAN, .high = NAN, .told = NAN};
		for (int r = 0; r < RECENT; r++)
			m->recent[r] = NAN;
	}
}

/* An answer, or the range it lies in; all of it is an answer as long as no part was told before that is not now. */
static void
settle(struct measured *m)
{
	bool part = m->low != m->high && m->parts & ~m->parts_now;

	/* Of a form with too many gaps there is no score either: m->told is NAN. */
	m->last = part ? NAN : m->told;
	if (!isnan(m->last))
		m->low = m->high = m->last;
	m->recent[RECENT - 1] = m->last;
}

/* NAN stays what it is. */
static double
within(double x, const struct quantity *q)
{
	return x < q->min ? q->min : x > q->max ? q->max : x;
}

void
course_visit(struct fold *f, struct course *c, unsigned lane)
{
	const struct sheet *s = verdicts_of(f, lane)->judgement.sheet;
	bool adds = is_addition(f, lane);

	for (unsigned i = 0; i < f->set->nmeasures; i++) {
		struct measured *m = &c->measures[i];
		int q = f->set->measures[i].quantity;
		const struct quantity *quantity = &f->set->quantities[q];
		bool known = s->known[q] >> lane & 1;

		m->counted = adds && !isnan(m->last);
		if (!isnan(m->last) && !adds)
			m->previous = m->last;
		m->parts_now = 0;
		for (unsigned k = 0; f->parts[i][k] >= 0; k++)
			m->parts_now |= (s->answered[f->parts[i][k]] >> lane & 1) << k;
		/* What is given as a number tells all of it. */
		if (known && !(s->worked_out[q] >> lane & 1))
			m->parts_now = UINT64_MAX;
		m->low = known ? fmax(s->low[q][lane], quantity->min) : quantity->min;
		m->high = known ? fmin(s->high[q][lane], quantity->max) : quantity->max;
		m->told = known ? within(sheet_stands(s, q, lane), quantity) : NAN;
		if (!adds)
			memmove(m->recent, m->recent + 1, (RECENT - 1) * sizeof(m->recent[0]));
		settle(m);
	}
}

void
measures_count(const struct fold *f, struct course *c, bool begins)
{
	for (unsigned i = 0; i < f->set->nmeasures; i++) {
		struct measured *m = &c->measures[i];

		if (begins) {
			m->first = m->previous = NAN;
			m->answers = 0;
			m->parts = 0;
			settle(m);
		}
		m->parts |= m->parts_now;
		if (isnan(m->last))
			continue;
		m->answers += !m->counted;
		if (isnan(m->first))
			m->first = m->last;
	}
}

double
settled(double x)
{
	return nearbyint(x * 1e6) / 1e6;
}

/* The change in per cent of the first value. */
static double
percent_of(double first, double last)
{
	double change = last - first;

	if (first == 0)
		return change > 0 ? INFINITY : change < 0 ? -INFINITY : 0;
	return settled(change * 100 / fabs(first));
}

/* How the measure has changed since the episode began. */
static enum number_state
change_of(const struct course *c, int measure, bool percent, double *low, double *high)
{
	const struct measured *m = &c->measures[measure];
	bool silent = isnan(m->last);

	if (isnan(m->first) || c->episode_visits < 2 || (!silent && m->answers < 2))
		return NUMBER_NONE;
	*low = percent ? percent_of(m->first, m->low) : settled(m->low - m->first);
	*high = percent ? percent_of(m->first, m->high) : settled(m->high - m->first);
	return silent ? NUMBER_SILENT : NUMBER_EXACT;
}

enum number_state
measured_number(const struct course *c, int measure, enum course_kind kind, double *low, double *high)
{
	const struct measured *m = &c->measures[measure];

	switch (kind) {
	case COURSE_CHANGE:
	case COURSE_PERCENT:
		return change_of(c, measure, kind == COURSE_PERCENT, low, high);
	case COURSE_FIRST:
		*low = *high = m->first;
		break;
	case COURSE_PREVIOUS:
		*low = *high = m->previous;
		break;
	default:
		*low = m->low;
		*high = m->high;
		if (!isnan(m->last))
			break;
		return isnan(m->previous) && isnan(m->first) ? NUMBER_NONE : NUMBER_SILENT;
	}
	return isnan(*low) ? NUMBER_NONE : NUMBER_EXACT;
}

int
primary_of(const struct fold *f, const struct course *c, bool *unsure)
{
	int silent = -1;
	double low, high;

	*unsure = false;
	for (const int *m = f->set->course.primary; m != NULL && *m >= 0; m++) {
		enum number_state state = change_of(c, *m, false, &low, &high);

		if (state == NUMBER_EXACT) {
			*unsure = silent >= 0;
			return *m;
		}
		if (state == NUMBER_SILENT && silent < 0)
			silent = *m;
	}
	return silent;
}
