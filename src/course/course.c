/*
 * course.c -- one more line of a patient: days, reports, episodes, what other visits said, and what is kept
 */
#include "course/course.h"

#include <math.h>
#include <stdlib.h>

#include "record/lines.h"

/* What a course holds as bits. */
static size_t
words_of(const struct fold *f)
{
	return 7 * (size_t)f->own.fired.is.nwords + 4 * (size_t)f->rows.n + (size_t)f->own.core.is.nwords
	       + 2 * (size_t)f->own.beside.yes.is.nwords + 5 * (size_t)f->own.grounds.yes.is.nwords
	       + f->set->ntriage / 64 + 1;
}

void
course_init(struct course *c, const struct fold *f)
{
	const struct ruleset *set = f->set;
	size_t flags = f->own.fired.is.nwords, rows = f->rows.n;
	uint64_t *words = must_realloc(NULL, words_of(f) + 1, sizeof(*words));
	unsigned nkeeps = 0;

	memset(c, 0, sizeof(*c));
	c->force = words;
	c->of_last = c->force + rows;
	c->planned = c->of_last + rows;
	c->plan = c->planned + rows;
	c->flags_first = c->plan + rows;
	c->flags_ever = c->flags_first + flags;
	c->flags_new = c->flags_ever + flags;
	c->flags_decided = c->flags_new + flags;
	c->flags_then = c->flags_decided + flags;
	c->flags_open = c->flags_then + flags;
	c->flags_kept = c->flags_open + flags;
	c->beside_yes = c->flags_kept + flags;
	c->beside_no = c->beside_yes + f->own.beside.yes.is.nwords;
	c->grounds_yes = c->beside_no + f->own.beside.no.is.nwords;
	c->grounds_no = c->grounds_yes + f->own.grounds.yes.is.nwords;
	c->grounds_unsure = c->grounds_no + f->own.grounds.no.is.nwords;
	c->ever_yes = c->grounds_unsure + f->own.grounds.unsure.is.nwords;
	c->ever_no = c->ever_yes + f->own.grounds.yes.is.nwords;
	c->triage_then = c->ever_no + f->own.grounds.no.is.nwords;
	c->core_known = c->triage_then + set->ntriage / 64 + 1;
	c->measures = must_realloc(NULL, set->nmeasures + 1, sizeof(*c->measures));
	c->looks = must_realloc(NULL, set->nlooks + 1, sizeof(*c->looks));
	c->streaks = must_realloc(NULL, set->nstreaks + 1, sizeof(*c->streaks));
	c->told = must_realloc(NULL, set->nages + 1, sizeof(*c->told));
	c->told_rows = must_realloc(NULL, set->ntells + 1, sizeof(*c->told_rows));
	c->outcomes = must_realloc(NULL, set->noutcomes + 1, sizeof(*c->outcomes));
	for (unsigned i = 0; i < set->noutcomes; i++) {
		size_t n = set->lists[set->outcomes[i].list].nsteps / 64 + 1;
		uint64_t *bits = must_realloc(NULL, 4 * n, sizeof(*bits));

		c->outcomes[i] = (struct reported){bits, bits + n, bits + 2 * n, bits + 3 * n};
	}
	for (const int *k = set->course.keeps; k != NULL && *k >= 0; k++)
		nkeeps++;
	c->kept = must_realloc(NULL, nkeeps + 1, sizeof(*c->kept));
	memset(c->kept, 0, (nkeeps + 1) * sizeof(*c->kept));
	answers_init(&c->because_level, NULL);
	answers_init(&c->problems, NULL);
	course_begin(c, f);
}

void
course_free(struct course *c, const struct fold *f)
{
	const int *k = f->set->course.keeps;

	text_free(&c->value);
	text_free(&c->id);
	text_free(&c->key);
	free(c->force);
	base_free(&c->base);
	base_free(&c->recent);
	free(c->measures);
	free(c->looks);
	free(c->streaks);
	free(c->told);
	free(c->told_rows);
	for (unsigned i = 0; i < f->set->noutcomes; i++)
		free(c->outcomes[i].done);
	free(c->outcomes);
	for (unsigned i = 0; k != NULL && k[i] >= 0; i++)
		text_free(&c->kept[i]);
	free(c->kept);
	answers_free(&c->because_level);
	answers_free(&c->problems);
}

void
course_begin(struct course *c, const struct fold *f)
{
	const struct ruleset *set = f->set;
	const int *k = set->course.keeps;
	unsigned i;

	c->value.len = c->id.len = c->key.len = 0;
	c->visits = c->reviews = c->contacts = c->problem_lines = c->episode_visits = 0;
	c->newest = c->reached = c->first = c->previous = c->last = c->contact = c->due = c->level_day = NO_DAY;
	c->level_first = c->level_previous = c->level_last = c->level = -1;
	c->pending = c->planned_for = 0;
	base_forget(&c->base);
	base_forget(&c->recent);
	c->told_day = NO_DAY;
	c->review_hours = 0;
	memset(c->force, 0, words_of(f) * sizeof(*c->force));
	measures_begin(f, c);
	for (i = 0; i < set->nlooks; i++)
		c->looks[i] = (struct sight){.day = NAN};
	memset(c->streaks, 0, set->nstreaks * sizeof(*c->streaks));
	for (i = 0; i < set->noutcomes; i++)
		memset(c->outcomes[i].done, 0, 4 * (set->lists[set->outcomes[i].list].nsteps / 64 + 1) * sizeof(uint64_t));
	for (i = 0; k != NULL && k[i] >= 0; i++)
		c->kept[i].len = 0;
	for (i = 0; i < set->nages; i++)
		c->told[i] = NAN;
	c->response = c->response_before = c->computed = c->primary = c->walk = -1;
	c->response_rules = 0;
	c->possible = 0;
	c->dose = NAN;
	c->nepisodes = 0;
	c->recurring = c->asked = c->planned_anew = c->visited = false;
	answers_begin(&c->because_level);
	answers_begin(&c->problems);
	c->visit_problems = 0;
}

/* The field of the record, which has an answer to it; NULL when that was worked out. */
static const struct field *
field_in(const struct batch *b, unsigned lane, int field)
{
	const struct record *r = &b->record[lane];

	for (size_t i = r->first; i < r->first + r->count; i++)
		if (b->fields[i].means.kind == LABEL_FIELD && b->fields[i].means.index == field)
			return &b->fields[i];
	return NULL;
}

static bool
answered(const struct fold *f, int field, unsigned lane)
{
	return field >= 0 && f->own.judgement.sheet->answered[field] >> lane & 1;
}

long
course_day_told(const struct fold *f, int field, unsigned lane)
{
	const struct sheet *s = f->own.judgement.sheet;

	if (!answered(f, field, lane))
		return NO_DAY;
	for (unsigned i = 0; i < f->set->nquantities; i++)
		if (f->set->quantities[i].field == field)
			return (long)s->low[i][lane];
	return NO_DAY;
}

/* The value as LTSV has it. */
static void
copy_value(struct text *to, struct batch *b, const struct field *field)
{
	struct span value = batch_value(b, field);

	to->len = 0;
	if (b->format == FORMAT_LTSV || b->format == FORMAT_TSV)
		text_add(to, value.at, value.len);
	else
		ltsv_write(to, value);
}

/* Sets the bit of every entry of the list that the text names: ids parted by commas or blanks. */
static void
read_ids(const struct ruleset *set, const struct list *list, struct span ids, uint64_t *bits)
{
	const char *s = ids.at, *end = s + ids.len;

	while (s < end) {
		const char *start = s;

		while (s < end && *s != ',' && *s != ' ' && *s != ';')
			s++;
		for (unsigned i = 0; i < list->nsteps; i++)
			if (span_is(set->advices[list->steps[i].advice].is.id.text, (struct span){start, (size_t)(s - start)}))
				bits[i / 64] |= UINT64_C(1) << i % 64;
		s += s < end;
	}
}

static void
read_reports(struct fold *f, struct course *c, unsigned lane)
{
	struct batch *b = f->own.judgement.sheet->batch;

	for (unsigned i = 0; i < f->set->noutcomes; i++) {
		const struct came_of *o = &f->set->outcomes[i];
		const struct list *list = &f->set->lists[o->list];
		const struct field *field;

		if (answered(f, o->done, lane) && (field = field_in(b, lane, o->done)) != NULL)
			read_ids(f->set, list, batch_value(b, field), c->outcomes[i].more_done);
		if (answered(f, o->not_done, lane) && (field = field_in(b, lane, o->not_done)) != NULL)
			read_ids(f->set, list, batch_value(b, field), c->outcomes[i].more_not_done);
	}
}

void
course_take_reports(struct reported *r, unsigned nsteps)
{
	for (unsigned k = 0; k <= nsteps / 64; k++) {
		/* What is told both ways is not known. */
		r->done[k] = (r->done[k] | r->more_done[k]) & ~r->more_not_done[k];
		r->not_done[k] = (r->not_done[k] | r->more_not_done[k]) & ~r->more_done[k];
		r->more_done[k] = r->more_not_done[k] = 0;
	}
}

/* What is wrong with a contact hides nothing of what was wrong with the visit before it. */
static void
note_problems(struct fold *f, struct course *c, unsigned lane)
{
	if (f->visits >> lane & 1)
		answers_begin(&c->problems);
	else
		c->problems.noted = c->visit_problems;
	for (const struct problem *p = f->own.judgement.sheet->batch->record[lane].problems; p != NULL; p = p->next)
		answer_item_text(&c->problems, p->text);
	if (f->visits >> lane & 1)
		c->visit_problems = c->problems.noted;
}

bool
course_is_ahead(const struct fold *f, long day)
{
	return f->as_of != NULL && day > *f->as_of;
}

void
course_move_review(struct course *c)
{
	if (c->due != NO_DAY && c->contact != NO_DAY && c->contact >= c->due && c->level >= 0)
		c->due = c->contact + course_days(c->review_hours);
}

void
course_due_by(struct course *c, long day, double hours)
{
	long due = day + course_days(hours);

	if (c->due == NO_DAY || c->due > due)
		c->due = due;
}

void
course_line(struct fold *f, struct course *c, unsigned lane)
{
	struct batch *b = f->own.judgement.sheet->batch;
	const struct course_rules *rules = &f->set->course;
	long day = f->dated >> lane & 1 ? (long)f->today[lane] : NO_DAY, told = course_day_told(f, rules->contact, lane);

	c->raised = c->in_force = false;
	if (day != NO_DAY)
		c->newest = day;
	if (day != NO_DAY && course_is_ahead(f, day))
		batch_problem(b, lane, "date: lies behind the day of the run (--as-of); the visit counts but lowers no level and puts off no review");
	else if (day != NO_DAY && (c->contact == NO_DAY || day > c->contact))
		c->contact = day;
	if (told != NO_DAY && course_is_ahead(f, told))
		batch_problem(b, lane, "%s: lies behind the day of the run (--as-of); it is left out",
		              f->set->vocab->fields[rules->contact].label.at);
	else if (told != NO_DAY && (c->contact == NO_DAY || told > c->contact))
		c->contact = told;
	c->problem_lines += b->record[lane].problems != NULL;
	note_problems(f, c, lane);
	read_reports(f, c, lane);
	for (unsigned i = 0; rules->keeps != NULL && rules->keeps[i] >= 0; i++) {
		const struct field *field = answered(f, rules->keeps[i], lane) ? field_in(b, lane, rules->keeps[i]) : NULL;

		if (field != NULL)
			copy_value(&c->kept[i], b, field);
	}
	for (unsigned i = 0; i < f->set->nages; i++) {
		long from = course_day_told(f, f->set->ages[i].field, lane);

		if (from != NO_DAY)
			c->told[i] = (double)from;
	}
	if (f->visits >> lane & 1)
		return;
	c->contacts++;
	/* A report is about what was planned by then.  Of the plan itself it is told behind the next visit. */
	for (unsigned i = 0; i < f->set->noutcomes; i++)
		if (f->set->outcomes[i].list > 0)
			course_take_reports(&c->outcomes[i], f->set->lists[f->set->outcomes[i].list].nsteps);
	told = course_day_told(f, rules->due, lane);
	if (told != NO_DAY && course_is_ahead(f, day))
		course_due_by(c, told, 0);
	else if (told != NO_DAY)
		c->due = told;
	course_move_review(c);
}

/* What danger signs were asked about is of another time. */
static void
forget_decided(const struct fold *f, struct course *c)
{
	memset(c->flags_decided, 0, f->own.fired.is.nwords * sizeof(*c->flags_decided));
	memset(c->core_known, 0, f->own.core.is.nwords * sizeof(*c->core_known));
}

void
course_episode(struct fold *f, struct course *c, unsigned lane)
{
	const struct course_rules *rules = &f->set->course;
	bool begins = c->visits == 0 || sheet_yes(f->own.judgement.sheet, rules->episode_begins) >> lane & 1;
	long today = f->dated >> lane & 1 ? (long)f->today[lane] : NO_DAY;

	if (begins) {
		c->recurring = c->visits > 0
		               && (today == NO_DAY || c->last == NO_DAY || (double)(today - c->last) * 24 <= rules->recurs_within.hours);
		c->episode_visits = 0;
		c->asked = false;
		forget_decided(f, c);
		c->computed = c->response = c->response_before = -1;
		memset(c->streaks, 0, f->set->nstreaks * sizeof(*c->streaks));
		if (c->nepisodes == MAX_EPISODES)
			memmove(c->episodes, c->episodes + 1, (--c->nepisodes) * sizeof(c->episodes[0]));
		c->episodes[c->nepisodes++] = today;
	}
	c->episode_visits += !is_addition(f, lane);
	measures_count(f, c, begins);
}

void
course_looks(struct fold *f, struct course *c, unsigned lane)
{
	const struct verdicts *v = level_by(f, lane);
	bool visit = f->visits >> lane & 1;

	for (unsigned i = 0; i < f->set->nlooks; i++) {
		const struct course_look *look = &f->set->looks[i];
		/* What stages find is of what the level was judged by; what was told now is of this line alone. */
		bool both = look->kind == LOOK_IN_FORCE || look->when->phase > PHASE_FACTS;
		const struct sheet *s = both ? v->judgement.sheet : f->own.judgement.sheet;
		struct sight *seen = &c->looks[i];
		bool yes = sheet_yes(s, look->when) >> lane & 1, no = sheet_no(s, look->when) >> lane & 1;
		long day = course_day_told(f, look->field, lane);

		if (day != NO_DAY && (double)day != seen->day)
			*seen = (struct sight){.day = (double)day};
		switch (look->kind) {
		case LOOK_IN_FORCE:
			/* One that was not whole says nothing of the kind of pain and the like that the one before it found. */
			if (visit && c->in_force && !(v->whole >> lane & 1) && look->when->phase < PHASE_TRIAGE)
				*seen = (struct sight){.yes = seen->yes || yes, .no = no && !seen->yes, .day = NAN};
			else if (visit && c->in_force)
				*seen = (struct sight){.yes = yes, .no = no, .day = NAN};
			break;
		case LOOK_FIRST:
			if (visit && c->visits == 1)
				*seen = (struct sight){.yes = yes, .no = no, .day = NAN};
			break;
		case LOOK_BEFORE:
			seen->yes = visit ? seen->then_yes : seen->yes;
			seen->no = visit ? seen->then_no : seen->no;
			if (visit && (yes || no)) {
				seen->then_yes = yes;
				seen->then_no = no;
			}
			break;
		case LOOK_EVER:
			/* No only as long as every visit has said so. */
			if (yes)
				*seen = (struct sight){.yes = true, .day = NAN};
			else if (visit && !seen->yes)
				seen->no = no && (seen->no || c->visits == 1);
			break;
		case LOOK_RAISED:
			if (c->raised)
				*seen = (struct sight){.day = NAN};
			/* Nobody has arrived on a day that is still to come. */
			if (c->raised || f->ahead >> lane & 1)
				break;
			/* fall through */
		case LOOK_LATELY:
			/* What stages find is never open: only a visit says it. */
			if ((yes || no) && (visit || look->when->phase == PHASE_FACTS)) {
				seen->yes = yes;
				seen->no = no;
			}
			break;
		}
	}
}
