/*
 * judged.c -- what a visit means for the level in force, the plan, and the day of the review
 */
#include "course/course.h"

#include <math.h>

/* The rows of the visit in that lane. */
static void
copy_rows(const struct fold *f, const struct verdicts *v, uint64_t *to, unsigned lane)
{
	const struct judgement *j = &v->judgement;
	const struct rows_of *at = &f->rows;
	const struct {
		const struct ledger *ledger;
		unsigned at;
	} all[] = {
		{&v->fired, at->flags}, {&j->triage, at->triage}, {&j->kind, at->kind},
		{&j->plan, at->plan}, {&j->others, at->others},
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		memcpy(to + all[i].at, ledger_row(all[i].ledger, lane), all[i].ledger->is.nwords * sizeof(*to));
	for (unsigned i = 0; i < f->set->ngates; i++)
		memcpy(to + at->gate[i], ledger_row(&j->gate[i], lane), j->gate[i].is.nwords * sizeof(*to));
}

/* Why the level of this visit is what it is: kept as notes, for as long as it is in force. */
static void
note_because(const struct judgement *j, struct course *c, unsigned lane)
{
	const struct ruleset *set = j->set;
	struct answers *a = &c->because_level;

	answers_begin(a);
	answer_list(a);
	for (unsigned k = 0; k < set->nredflags; k++)
		if (j->fired[k] >> lane & 1 && set->redflags[k].level == c->level)
			explain_rule(j->sheet, &set->redflags[k], lane, a);
	for (unsigned k = 0; k < set->ntriage + set->nfinals; k++) {
		const struct rule *r = k < set->ntriage ? &set->triage[k] : &set->finals[k - set->ntriage];

		if (j->triaged[k] >> lane & 1 && r->level == c->level)
			explain_rule(j->sheet, r, lane, a);
	}
	answer_list_end(a);
}

/* What is planned anew has not been done yet, whatever was reported before.  then: the plan as it stood before this visit. */
static void
fold_reports(const struct fold *f, struct course *c, const uint64_t *then)
{
	const struct judgement *j = &f->own.judgement;  /* where the lists stand */
	unsigned at_others = f->rows.others;

	for (unsigned i = 0; i < f->set->noutcomes; i++) {
		struct reported *r = &c->outcomes[i];
		int list = f->set->outcomes[i].list;
		unsigned nsteps = f->set->lists[list].nsteps, first = j->list_first[list], end = first + nsteps;

		if (list == 0 && c->planned_anew)  /* what was reported was about another plan */
			memset(r->done, 0, 2 * (nsteps / 64 + 1) * sizeof(*r->done));
		for (unsigned at = first; list > 0 && (at = row_next(c->plan + at_others, at, end)) < end; at++) {
			unsigned k = at - first;
			uint64_t anew = (uint64_t)!row_has(then + at_others, at) << k % 64;

			r->done[k / 64] &= ~anew;
			r->not_done[k / 64] &= ~anew;
		}
		course_take_reports(r, nsteps);
	}
}

/* A red flag of that level or above fired that had not at the visit in force. */
static bool
another_flag(const struct fold *f, const struct verdicts *v, const struct course *c, unsigned lane, int level)
{
	const uint64_t *fired = ledger_row(&v->fired, lane), *then = c->force + f->rows.flags;
	unsigned n = f->set->nredflags;

	for (unsigned at = 0; (at = row_next(fired, at, n)) < n; at++)
		if (!row_has(then, at) && f->set->redflags[at].level >= level)
			return true;
	return false;
}

/* Likewise a triage rule. */
static bool
another_step(const struct fold *f, const struct verdicts *v, const struct course *c, unsigned lane)
{
	for (unsigned i = 0; i < f->set->ntriage; i++)
		if (v->judgement.triaged[i] >> lane & 1 && !row_has(c->force + f->rows.triage, v->judgement.triage_rules + i))
			return true;
	return false;
}

/* The level the answers of the visit themselves give, whatever was not asked. */
static int
own_level(const struct judgement *j, unsigned lane)
{
	int level = rank_of(j, j->redflag_at, lane);

	for (unsigned i = 0; i < j->set->ntriage; i++)
		if (j->set->triage[i].level > level && j->triaged[i] >> lane & 1)
			level = j->set->triage[i].level;
	return level;
}

/*
 * The day of the next review.  A visit of scores that changes nothing leaves
 * it where it is, unless it has come; one that is dated behind the day of the
 * run was not yet at that day, and may only bring it forward.
 */
static void
set_review(const struct fold *f, const struct judgement *j, struct course *c, unsigned lane, long today, bool held)
{
	long told = course_day_told(f, f->set->course.due, lane);
	double hours = j->review[lane]->hours;

	c->due_told = told != NO_DAY;
	if (c->in_force || c->pending == 0)
		hours = c->review_hours;
	if (c->pending > 0)  /* also where an earlier visit left it open */
		hours = fmin(hours, f->set->levels[c->pending].review.hours);
	if (told != NO_DAY && course_is_ahead(f, today))
		course_due_by(c, told, 0);
	else if (told != NO_DAY)
		c->due = told;
	else if (today != NO_DAY && course_is_ahead(f, today))
		course_due_by(c, *f->as_of, fmin(c->review_hours, hours));
	else if (today != NO_DAY && !(held && c->due != NO_DAY))
		c->due = today + course_days(fmin(c->review_hours, hours));
	course_move_review(c);
}

/*
 * What the level is judged by.  Scores alone say too little, and so does a
 * short visit of its own: what is told now may be worse beside what was told
 * at the interview before.  It may raise the level so, and never lower it.
 */
static const struct verdicts *
judged_by(const struct fold *f, const struct course *c, unsigned lane)
{
	const struct verdicts *v = verdicts_of(f, lane), *beside = beside_of(f, lane);
	bool scores = f->scores >> lane & 1;
	int alone, together;

	if (!(f->together_with >> lane & 1) || beside == v || (scores && !c->asked))
		return v;
	alone = scores ? own_level(&v->judgement, lane) : level_of(&v->judgement, lane);
	together = level_of(&beside->judgement, lane);
	if (together <= alone || together < c->level)
		return v;
	return together > c->level || another_flag(f, beside, c, lane, together) ? beside : v;
}

/*
 * The highest level that other visits of the same day had for themselves, or
 * -1: nobody knows which of them came first, so none of them calms another.
 * What adds to an interview is of the day of that.
 */
static int
told_beside(const struct fold *f, const struct course *c, unsigned lane, long today)
{
	if (is_addition(f, lane))
		return c->base.others;
	return today != NO_DAY && today == c->told_day ? c->level_told : -1;
}

static void
note_told(struct course *c, long today, int own)
{
	if (today == NO_DAY)
		return;
	if (c->told_day != today)
		c->level_told = -1;
	c->told_day = today;
	c->level_told = own > c->level_told ? own : c->level_told;
}

/* The interview that others may add to, behind this visit. */
static void
settle_base(const struct fold *f, struct course *c, unsigned lane, int own, int beside)
{
	struct base *base = &c->base;

	if (f->scores >> lane & 1) {
		base->outdated |= c->in_force && c->asked;
	} else if (f->asides >> lane & 1) {
		base->in_force &= !c->in_force;
	} else if (is_addition(f, lane)) {
		base->in_force |= c->in_force;
	} else {
		base->in_force = c->in_force;
		base->others = beside;
		base->level_told = own;
	}
	if (own > base->level_told)
		base->level_told = own;
}

void
course_judged(struct fold *f, struct course *c, unsigned lane)
{
	const struct verdicts *v = verdicts_of(f, lane), *by = judged_by(f, c, lane);
	const struct judgement *j = &by->judgement;
	long today = f->dated >> lane & 1 ? (long)f->today[lane] : NO_DAY;
	int level = level_of(j, lane), own = own_level(j, lane), beside = told_beside(f, c, lane, today);
	bool held = f->scores >> lane & 1 && c->asked, whole = v->whole >> lane & 1, adds = is_addition(f, lane);
	bool another = another_flag(f, by, c, lane, 0), rises = own > c->level || (own == c->level && another) || by != v;
	bool calms;

	f->raised_together |= (lanes)(by != v) << lane;
	c->visits++;
	c->reviews += !adds;
	if (c->visits == 1)
		c->level_first = level;
	if (c->first == NO_DAY)
		c->first = today;
	c->level_previous = c->level_last;
	c->level_last = level;
	if (today != NO_DAY) {
		c->previous = c->last;
		c->last = today;
	}
	flags_count(f, c, by, lane);
	c->asked |= f->asked >> lane & 1;
	calms = whole && level >= beside && level >= rules_level(f, c);
	if (adds && c->base.rescored)  /* scores never calm, nor do they as a part of an addition */
		calms &= level >= c->base.level_told;
	c->in_force = calms || rises || (!held && level > c->level) || (adds && c->base.in_force && level == c->level);
	memcpy(c->planned, c->force, f->rows.n * sizeof(*c->planned));
	memcpy(f->plan_before, c->plan, f->rows.n * sizeof(*f->plan_before));
	copy_rows(f, by, c->of_last, lane);
	/* Whoever is at that level again is sent away again: that they got there the time before says nothing of this one. */
	c->raised = level > c->level ? c->in_force
	            : level == c->level ? another || (f->asked >> lane & 1 && !(adds && c->base.in_force))
	                                : c->in_force && (another || another_step(f, by, c, lane));
	if (c->in_force) {
		c->level = level;
		c->level_day = today;
		c->review_hours = j->review[lane]->hours;
		memset(c->core_known, 0, v->core.is.nwords * sizeof(*c->core_known));
		memcpy(c->force, c->of_last, f->rows.n * sizeof(*c->force));
		if (f->explain)
			note_because(j, c, lane);
	}
	flags_beside(f, c, lane);
	note_told(c, today, own);
	if (rises && !whole)
		memcpy(c->flags_decided, ledger_row(&v->decided, lane), v->fired.is.nwords * sizeof(*c->flags_decided));
	flags_settle(f, c, lane);
	course_amend(f, c, by, lane);
	fold_reports(f, c, f->plan_before);
	c->planned_anew = c->in_force;
	set_review(f, j, c, lane, today, held && !c->in_force);
	settle_base(f, c, lane, own, beside);
}
