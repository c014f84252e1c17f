/*
 * decide.c -- what follows from a visit: the response, streaks, the minutes of walking, the day of the review
 */
#include <math.h>

#include "course/course.h"

long
course_today(const struct fold *f, const struct course *c)
{
	return f->as_of != NULL ? *f->as_of : c->newest;
}

bool
course_late(const struct fold *f, const struct course *c, double *days)
{
	if (f->as_of == NULL || c->due == NO_DAY)
		return false;
	*days = (double)(*f->as_of - c->due);
	return true;
}

bool
course_overdue(const struct fold *f, const struct course *c)
{
	double days;

	return c->level >= 0 && course_late(f, c, &days) && days * 24 > f->set->course.grace[c->level].hours;
}

static unsigned
episodes_counted(const struct fold *f, const struct course *c)
{
	unsigned n = 0;

	for (unsigned i = 0; i < c->nepisodes; i++)
		n += c->episodes[i] == NO_DAY || c->last == NO_DAY
		     || (double)(c->last - c->episodes[i]) * 24 <= f->set->course.episode_window.hours;
	return n;
}

static enum number_state
days_to(long from, long to, double *low, double *high)
{
	if (from == NO_DAY || to == NO_DAY)
		return NUMBER_NONE;
	*low = *high = (double)(to - from);
	return NUMBER_EXACT;
}

enum number_state
course_number(const struct fold *f, const struct course *c, const struct course_number *n, double *low, double *high,
              bool *unsure)
{
	long began = c->nepisodes > 0 ? c->episodes[c->nepisodes - 1] : NO_DAY;
	const struct held *h;
	int measure = n->of;

	*unsure = false;
	switch (n->kind) {
	case COURSE_FIRST:
	case COURSE_PREVIOUS:
	case COURSE_LAST:
	case COURSE_CHANGE:
	case COURSE_PERCENT:
		if (measure == PRIMARY && (measure = primary_of(f, c, unsure)) < 0)
			return NUMBER_NONE;
		return measured_number(c, measure, n->kind, low, high);
	case COURSE_VISITS:
		*low = *high = (double)c->visits;
		return NUMBER_EXACT;
	case COURSE_GAP:
		return days_to(c->last, c->newest, low, high);
	case COURSE_DAYS:
		return days_to(began, c->last, low, high);
	case COURSE_EPISODES:
		*low = *high = episodes_counted(f, c);
		return NUMBER_EXACT;
	case COURSE_TIMES:
		*low = *high = (double)c->streaks[n->of].times;
		return NUMBER_EXACT;
	case COURSE_HELD:
		h = &c->streaks[n->of];
		*low = *high = 0;
		return h->times == 0 ? NUMBER_EXACT : days_to(h->since, c->last, low, high);
	case COURSE_SINCE:  /* a visit behind the day of the run is none of days ago */
		return f->as_of == NULL ? NUMBER_NONE : days_to(c->last, c->last > *f->as_of ? c->last : *f->as_of, low, high);
	case COURSE_AGE:
		*low = *high = (double)course_today(f, c) - c->told[n->of];
		return isnan(*low) || course_today(f, c) == NO_DAY ? NUMBER_NONE : NUMBER_EXACT;
	case COURSE_LATE:
		if (!course_late(f, c, low))
			return NUMBER_NONE;
		*high = *low;
		return NUMBER_EXACT;
	}
	return NUMBER_NONE;
}

/* Some responses want to be looked at sooner than the level does. */
static void
hasten_review(const struct fold *f, struct course *c, unsigned lane)
{
	long day = f->dated >> lane & 1 ? (long)f->today[lane] : NO_DAY;

	if (course_is_ahead(f, day))
		day = *f->as_of;
	for (unsigned i = 0; i < f->set->nresponses && day != NO_DAY && !c->due_told; i++)
		if (c->response_rules >> i & 1 && f->set->responses[i].within.text.text.len > 0)
			course_due_by(c, day, f->set->responses[i].within.hours);
}

/* Is it the response that remains when nothing can be compared? */
static bool
says_nothing(const struct ruleset *set, int response)
{
	const struct response *last = &set->responses[set->nresponses - 1];

	return last->remains && response == last->gives;
}

/* What the rules say of the measures as they are now. */
static void
find_response(struct fold *f, struct course *c, unsigned lane)
{
	const struct ruleset *set = f->set;
	const struct sheet *s = f->own.judgement.sheet;
	bool reached = true, unsure;

	c->response = -1;
	c->response_rules = 0;
	c->possible = 0;
	c->primary = primary_of(f, c, &unsure);
	if (c->primary >= 0 && isnan(c->measures[c->primary].last))
		c->primary = -1;
	for (unsigned i = 0; i < set->nresponses; i++) {
		const struct response *r = &set->responses[i];
		lanes excluded = sheet_yes(s, r->unless);
		const struct answer *a = r->when != NULL ? &s->answers[r->when->index] : NULL;
		bool yes = r->remains || ((a->yes & ~excluded) >> lane & 1);
		bool open = yes || ((a->open & ~excluded) >> lane & 1);

		if (reached && open && !r->remains)
			c->possible |= 1u << r->gives;
		if (yes && !(a != NULL && a->shut >> lane & 1))
			reached = false;
		if (!yes || (c->response >= 0 && c->response != r->gives))
			continue;
		if (r->remains && c->response >= 0)
			continue;
		c->response = r->gives;
		c->response_rules |= UINT64_C(1) << i;
	}
}

void
course_response(struct fold *f, struct course *c, unsigned lane)
{
	if (!is_addition(f, lane))
		c->response_before = c->computed;
	find_response(f, c, lane);
	if (c->response < 0)
		return;
	hasten_review(f, c, lane);
	if (!says_nothing(f->set, c->response)) {
		c->computed = c->response;
		return;
	}
	/* Nothing was compared: unless something says otherwise it could be any of them. */
	if (c->possible == 0)
		c->possible = ((1u << f->set->course.nresponses) - 1) & ~(1u << c->response);
}

void
course_streaks(struct fold *f, struct course *c, unsigned lane, int phase)
{
	const struct sheet *s = f->own.judgement.sheet;

	for (unsigned i = 0; i < f->set->nstreaks; i++) {
		const struct streak *streak = &f->set->streaks[i];
		struct held *h = &c->streaks[i];

		if (streak->phase != phase)
			continue;
		/* The response, and a walking rule that stands, have been counted with the visit that is added to. */
		if (is_addition(f, lane) && (phase == PHASE_WALK ? streak->when->phase > PHASE_COURSE : c->walk_stands))
			continue;
		if ((sheet_no(s, streak->when) | sheet_yes(s, streak->ends)) >> lane & 1)
			*h = (struct held){0};
		else if (sheet_yes(s, streak->when) >> lane & 1) {
			if (h->times++ == 0)
				h->since = f->dated >> lane & 1 ? c->last : NO_DAY;
		}
	}
}

/* Does the condition read answers, and not only the state the course is in? */
static bool
reads_answers(const struct cond *c)
{
	if (c->kind == COND_TEST)
		return c->test <= TEST_DK && c->phase < PHASE_EPISODE;
	for (unsigned i = 0; i < c->nparts; i++)
		if (reads_answers(c->parts[i]))
			return true;
	return false;
}

/*
 * The first rule that holds.  One that stops for what the visit answered goes
 * on holding for what is added to it: told at once, it would.
 */
static int
find_walk(const struct fold *f, struct course *c, unsigned lane)
{
	const struct sheet *s = f->own.judgement.sheet;
	int found = -1;

	if (!is_addition(f, lane))
		c->walk_stops = 0;
	for (unsigned i = 0; i < f->set->nwalks; i++) {
		const struct walk *w = &f->set->walks[i];
		bool holds = sheet_yes(s, w->when) >> lane & 1;

		if (w->stop && i < 64 && (holds || c->walk_stops >> i & 1) && reads_answers(w->when)) {
			c->walk_stops |= UINT64_C(1) << i;
			holds = true;
		}
		if (holds && found < 0)
			found = (int)i;
	}
	return found;
}

void
course_walk(struct fold *f, struct course *c, unsigned lane)
{
	const struct sheet *s = f->own.judgement.sheet;
	int q = f->set->course.dose, found = find_walk(f, c, lane);
	const struct walk *w;
	double dose;

	if (q >= 0 && s->known[q] >> lane & 1)
		c->dose = s->low[q][lane];
	c->walk_stands = found < 0 && is_addition(f, lane) && c->walk >= 0 && !f->set->walks[c->walk].stop;
	if (c->walk_stands)
		return;
	c->walk = found;
	if (c->walk < 0)
		return;
	w = &f->set->walks[c->walk];
	if (w->stop)
		c->dose = NAN;
	dose = settled(c->dose * w->times);
	if (w->times < 1)  /* down to a whole minute, but never up */
		c->dose = fmin(c->dose, fmax(floor(dose), w->least));
	else if (w->times > 1)
		c->dose = fmin(ceil(dose), c->dose + w->most_more);
}
