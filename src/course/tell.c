/*
 * tell.c -- how each label that is written of a course is answered
 */
#include "course/tell.h"

#include <math.h>
#include <stdio.h>

#include "record/lines.h"

static const struct word none = PLAIN_WORD("none"), unknown = PLAIN_WORD("unknown");
static const struct word dash = PLAIN_WORD("-");

/* Values */

/* As digits; nothing when it is none.  Most are whole and small, and printf takes as long as judging a record. */
static struct span
digits_of(double x, char room[32])
{
	bool below = x < 0;
	double size = below ? -x : x;

	if (size < 1e6 && size == (double)(unsigned)size) {
		room[0] = '-';
		return (struct span){room, below + digits_write((unsigned)size, room + below)};
	}
	return (struct span){room, isfinite(x) ? (size_t)snprintf(room, 32, "%.10g", x) : 0};
}

static void
number(struct answers *out, double x)
{
	char room[32];

	answer_number(out, digits_of(x, room));
}

static void
day(struct answers *out, long day)
{
	char text[11];

	if (day == NO_DAY || day < -719528 || day > LAST_DAY) {
		answer_word(out, &unknown);
		return;
	}
	date_write(day, text);
	answer_text(out, span_of(text));
}

static void
yesno(struct answers *out, bool yes)
{
	static const struct part part = {PART_YESNO, 0, 1, 0, NULL};
	static const struct row_form form = {&part, 1, 1};
	uint64_t row = yes;

	answer_row(out, &form, &row);
}

/* An id that stands in the rule set as long as the answers do. */
static void
id(struct answers *out, const struct word *word)
{
	answer_item(out, word);
}

/* The labels, in their order */

void
tell_count(struct telling *t, int of, struct answers *out)
{
	const struct course *c = t->course;
	const unsigned long counts[] = {c->visits, c->contacts, c->problem_lines};

	number(out, (double)counts[of]);
}

void
tell_day(struct telling *t, int of, struct answers *out)
{
	const struct course *c = t->course;
	const long days[] = {
		c->first, c->previous, c->last, c->level_day, c->nepisodes > 0 ? c->episodes[c->nepisodes - 1] : NO_DAY,
	};

	if (of == DAY_PREVIOUS && c->visits < 2)
		answer_word(out, &none);
	else
		day(out, days[of]);
}

/* A number of the course by its kind. */
void
tell_number(struct telling *t, int of, struct answers *out)
{
	const struct course_number n = {(enum course_kind)of, -1, 0};
	double low = NAN, high;
	bool unsure;

	if (course_number(&t->all->fold, t->course, &n, &low, &high, &unsure) != NUMBER_EXACT)
		low = NAN;
	number(out, low);
}

static void
level(const struct telling *t, int rank, struct answers *out)
{
	answer_word(out, rank < 0 ? &unknown : &t->all->fold.set->levels[rank].is.id);
}

void
tell_level(struct telling *t, int of, struct answers *out)
{
	const struct course *c = t->course;
	const int levels[] = {c->level_first, c->level_previous, c->level_last, c->level};

	if (of == LEVEL_PREVIOUS && c->visits < 2)
		answer_word(out, &none);
	else
		level(t, levels[of], out);
}

/* The rules that set the level in force, at its visit. */
void
tell_level_rules(struct telling *t, int of, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	const struct ruleset *set = f->set;
	const struct course *c = t->course;
	const uint64_t *flags = c->force + f->rows.flags, *triage = c->force + f->rows.triage;

	(void)of;
	answer_list(out);
	for (unsigned i = 0; i < set->nredflags; i++)
		if (row_has(flags, i) && set->redflags[i].level == c->level)
			id(out, &set->redflags[i].is.id);
	for (unsigned i = 0; i < set->ntriage + set->nfinals; i++) {
		const struct rule *r = i < set->ntriage ? &set->triage[i] : &set->finals[i - set->ntriage];

		if (row_has(triage, f->own.judgement.triage_rules + i) && r->level == c->level)
			id(out, &r->is.id);
	}
	answer_list_end(out);
}

/* A part of a row: of the visit in force, of the plan as it stands now, or of the last visit. */
void
tell_force(struct telling *t, int of, struct answers *out)
{
	const struct told *told = &t->told[t->at];

	answer_row(out, &told->form, t->course->force + of);
}

void
tell_plan(struct telling *t, int of, struct answers *out)
{
	const struct told *told = &t->told[t->at];

	answer_row(out, &told->form, t->course->plan + of);
}

void
tell_last(struct telling *t, int of, struct answers *out)
{
	const struct told *told = &t->told[t->at];

	answer_row(out, &told->form, t->course->of_last + of);
}

void
tell_planned(struct telling *t, int of, struct answers *out)
{
	const struct told *told = &t->told[t->at];

	answer_row(out, &told->form, t->course->planned + of);
}

void
tell_pending(struct telling *t, int of, struct answers *out)
{
	(void)of;
	if (t->course->pending > 0)
		level(t, t->course->pending, out);
	else
		answer_word(out, &none);
}

void
tell_provisional(struct telling *t, int of, struct answers *out)
{
	(void)of;
	yesno(out, t->course->pending > 0);
}

/* What was last told beside the core questions and speaks for the condition. */
static void
ask_beside(const struct telling *t, const struct cond *c, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	int at = f->own.beside.at[c->index], field;

	for (unsigned i = 0; i < c->nparts; i++)
		ask_beside(t, c->parts[i], out);
	if (at < 0 || !row_has(t->course->beside_yes, (unsigned)at))
		return;
	field = c->test == TEST_DK ? c->a : field_of_test(f->set, c);
	if (field >= 0)
		id(out, &f->own.judgement.labels[field]);
}

/* A red flag that is open though all core questions of it are answered: for what was told once, and not asked again. */
static void
ask_again(const struct telling *t, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	const struct course *c = t->course;
	unsigned n = f->set->nredflags;

	for (unsigned at = 0; (at = row_next(c->flags_kept, at, n)) < n; at++)
		if (f->set->redflags[at].level > c->level && row_has(c->flags_open, at)) {
			ask_beside(t, f->set->redflags[at].when, out);
			return;
		}
}

/*
 * The core questions of the rules that could still raise the level in force,
 * worst first, each once.  Where it is too long ago that they were asked,
 * those that have an answer are to be asked again: it says nothing of today.
 */
void
tell_ask(struct telling *t, int of, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	const struct judgement *j = &f->own.judgement;
	const struct course *c = t->course;
	bool old = base_is_old(&c->base, f, course_today(f, c));
	uint64_t told[8] = {0};
	bool some = false;

	(void)of;
	answer_list(out);
	for (unsigned i = 0; c->pending > 0 && i < j->ask.ncolumns; i++) {
		const struct asked *q = &j->questions[i];
		unsigned core = f->core_at[q->field];

		if (f->set->redflags[q->rule].level <= c->level)
			continue;
		if (!old && (!row_has(c->flags_open, (unsigned)q->rule) || row_has(c->core_known, core)))
			continue;
		if (core < 64 * 8 && row_has(told, core))
			continue;
		if (core < 64 * 8)
			told[core / 64] |= UINT64_C(1) << core % 64;
		id(out, &j->labels[q->field]);
		some = true;
	}
	if (!some && c->pending > 0)
		ask_again(t, out);
	answer_list_end(out);
}

void
tell_flags(struct telling *t, int of, struct answers *out)
{
	const struct course *c = t->course;
	const uint64_t *const rows[] = {c->of_last + t->all->fold.rows.flags, c->flags_first, c->flags_ever, c->flags_new};

	answer_row(out, &t->all->fold.own.fired.is, rows[of]);
}

/* of: the measure, and which of its numbers */
void
tell_measure(struct telling *t, int of, struct answers *out)
{
	const struct course_number n = {(enum course_kind)(of % MEASURE_LABELS), -1, of / MEASURE_LABELS};
	const struct measured *m = &t->course->measures[n.of];
	double low = NAN, high;
	bool unsure;
	char room[32];

	if ((int)n.kind < MEASURE_NUMBERS) {
		if (course_number(&t->all->fold, t->course, &n, &low, &high, &unsure) != NUMBER_EXACT)
			low = NAN;
		number(out, n.kind == COURSE_PERCENT ? floor(low + 0.5) : low);
		return;
	}
	answer_list(out);
	for (unsigned i = t->course->reviews < RECENT ? RECENT - (unsigned)t->course->reviews : 0; i < RECENT; i++) {
		if (isnan(m->recent[i])) {
			answer_item(out, &dash);
			continue;
		}
		answer_item_text(out, digits_of(m->recent[i], room));
	}
	answer_list_end(out);
}

static void
response(const struct telling *t, int of, struct answers *out)
{
	answer_word(out, of < 0 ? &unknown : &t->all->fold.set->course.responses[of]);
}

void
tell_response(struct telling *t, int of, struct answers *out)
{
	if (of == 0)
		response(t, t->course->response, out);
	else if (t->course->response_before < 0)
		answer_word(out, &none);
	else
		response(t, t->course->response_before, out);
}

void
tell_possible(struct telling *t, int of, struct answers *out)
{
	const struct course_rules *rules = &t->all->fold.set->course;

	(void)of;
	answer_list(out);
	for (unsigned i = 0; i < rules->nresponses; i++)
		if (t->course->possible >> i & 1)
			id(out, &rules->responses[i]);
	answer_list_end(out);
}

void
tell_response_rules(struct telling *t, int of, struct answers *out)
{
	const struct ruleset *set = t->all->fold.set;

	(void)of;
	answer_list(out);
	for (unsigned i = 0; i < set->nresponses; i++)
		if (t->course->response_rules >> i & 1)
			id(out, &set->responses[i].is.id);
	answer_list_end(out);
}

void
tell_primary(struct telling *t, int of, struct answers *out)
{
	(void)of;
	answer_word(out, t->course->primary < 0 ? &none : &t->all->fold.set->measures[t->course->primary].is.id);
}

/* A part of what was concluded in this batch. */
void
tell_step(struct telling *t, int of, struct answers *out)
{
	const struct told *told = &t->told[t->at];

	(void)of;
	answer_row(out, &told->form, ledger_row(&t->all->fold.steps, t->lane));
}

void
tell_overdue(struct telling *t, int of, struct answers *out)
{
	double days;

	(void)of;
	if (t->course->level < 0 || !course_late(&t->all->fold, t->course, &days))
		answer_word(out, &unknown);
	else
		yesno(out, course_overdue(&t->all->fold, t->course));
}

void
tell_days_overdue(struct telling *t, int of, struct answers *out)
{
	double days = NAN;

	(void)of;
	course_late(&t->all->fold, t->course, &days);
	number(out, isnan(days) || course_overdue(&t->all->fold, t->course) ? days : 0);
}

/* Lower is sooner: by level, then by days overdue, then what is provisional first. */
void
tell_rank(struct telling *t, int of, struct answers *out)
{
	enum { MOST = 99999 };
	const struct course *c = t->course;
	double days = 0;

	(void)of;
	if (!course_overdue(&t->all->fold, c)) {
		number(out, NAN);
		return;
	}
	course_late(&t->all->fold, c, &days);
	days = fmin(days, MOST);
	number(out, (((double)t->all->fold.set->nlevels - 1 - c->level) * (MOST + 1) + (MOST - days)) * 2 + (c->pending == 0));
}

/* Entries planned and not reported as done. */
void
tell_awaited(struct telling *t, int of, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	int list = f->set->outcomes[of].list;
	const struct list *l = &f->set->lists[list];
	const uint64_t *row = t->course->plan + (list == 0 ? f->rows.plan : f->rows.others);

	answer_list(out);
	for (unsigned i = 0; i < l->nsteps; i++)
		if (row_has(row, f->own.judgement.list_first[list] + i) && !row_has(t->course->outcomes[of].done, i))
			id(out, &f->set->advices[l->steps[i].advice].is.id);
	answer_list_end(out);
}

/* What is known of what the visit before had planned: P-W1=yes, P-X1=unknown. */
void
tell_done(struct telling *t, int of, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	const struct list *l = &f->set->lists[0];
	char text[128];

	answer_list(out);
	for (unsigned i = 0; i < l->nsteps; i++) {
		const struct span *step = &f->set->advices[l->steps[i].advice].is.id.text;
		const char *known = "unknown";

		if (!row_has(t->course->planned + f->rows.plan, f->own.judgement.list_first[0] + i))
			continue;
		if (of >= 0 && row_has(t->course->outcomes[of].done, i))
			known = "yes";
		else if (of >= 0 && row_has(t->course->outcomes[of].not_done, i))
			known = "no";
		snprintf(text, sizeof(text), "%.100s=%s", step->at, known);
		answer_item_text(out, span_of(text));
	}
	answer_list_end(out);
}

void
tell_recurrence(struct telling *t, int of, struct answers *out)
{
	(void)of;
	yesno(out, t->course->recurring);
}

void
tell_age(struct telling *t, int of, struct answers *out)
{
	const struct course_number n = {COURSE_AGE, -1, of};
	double low = NAN, high;
	bool unsure;

	if (course_number(&t->all->fold, t->course, &n, &low, &high, &unsure) != NUMBER_EXACT)
		low = NAN;
	number(out, low);
}

void
tell_dose(struct telling *t, int of, struct answers *out)
{
	(void)of;
	number(out, t->course->dose);
}

void
tell_walk(struct telling *t, int of, struct answers *out)
{
	(void)of;
	answer_word(out, t->course->walk < 0 ? &none : &t->all->fold.set->walks[t->course->walk].is.id);
}

void
tell_stop(struct telling *t, int of, struct answers *out)
{
	(void)of;
	yesno(out, t->course->walk >= 0 && t->all->fold.set->walks[t->course->walk].stop);
}

void
tell_problems(struct telling *t, int of, struct answers *out)
{
	const struct answers *problems = &t->course->problems;

	(void)of;
	answer_list(out);
	if (problems->noted > 0)
		memcpy(answer_notes(out, problems->noted), problems->note, problems->noted * sizeof(*problems->note));
	answer_list_end(out);
}

void
tell_stamp(struct telling *t, int of, struct answers *out)
{
	(void)of;
	answer_word(out, &t->all->fold.set->stamp);
}

void
tell_because_level(struct telling *t, int of, struct answers *out)
{
	const struct answers *because = &t->course->because_level;

	(void)of;
	if (because->noted == 0) {
		answer_word(out, &none);
		return;
	}
	memcpy(answer_notes(out, because->noted), because->note, because->noted * sizeof(*because->note));
}

void
tell_because_steps(struct telling *t, int of, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	const struct sheet *s = f->own.judgement.sheet;
	const uint64_t *row = ledger_row(&f->steps, t->lane);

	(void)of;
	answer_list(out);
	for (unsigned i = 0; i < f->set->nescalations; i++)
		if (row_has(row, i))
			explain_entry(s, &f->set->escalations[i].is, f->set->escalations[i].when, t->lane, out);
	for (unsigned i = 0; i < f->set->ndisagreements; i++)
		if (row_has(row, f->disagreements + i))
			explain_entry(s, &f->set->disagreements[i].is, f->set->disagreements[i].when, t->lane, out);
	answer_list_end(out);
}
