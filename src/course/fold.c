/*
 * fold.c -- from visits, sorted by patient and day, to the courses of these patients
 */
#include "course/fold.h"

#include <stdlib.h>

#include "record/lines.h"

/* Who and when */

static const struct field *
id_of(const struct fold *f, const struct batch *b, const struct record *r)
{
	for (size_t i = r->first; i < r->first + r->count; i++)
		if (b->fields[i].means.kind == LABEL_FIELD && b->fields[i].means.index == f->id)
			return &b->fields[i];
	return NULL;
}

static bool
is_blank_id(const struct field *id, struct span value)
{
	return id->form == VALUE_NESTED || value.len == 0 || span_is(value, SPAN("?"))
	       || (id->form == VALUE_BARE && span_is(value, SPAN("null")));
}

/* JSON has more than one way to write a text; lines that do not agree on it are not sorted together. */
static void
check_spelling(struct batch *b, size_t i, const struct field *id, struct span value)
{
	struct text usual = {0};

	if (b->format != FORMAT_NDJSON || id->form != VALUE_ESCAPED)
		return;
	json_write(&usual, value);
	if (!span_is((struct span){usual.at + 1, usual.len - 2}, (struct span){id->value, id->value_len}))
		batch_problem(b, i, "id: has escapes it does not need; other visits of the same patient may stand elsewhere");
	text_free(&usual);
}

/* Below 0, 0 or above 0, as the bytes of the lines are sorted. */
static int
compare_keys(struct span a, struct span b)
{
	int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);

	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static void
begin_course(struct courses *all, struct span value, enum format format)
{
	struct course *c = all->courses[all->n++];

	course_begin(c, &all->fold);
	if (format == FORMAT_LTSV || format == FORMAT_TSV)
		text_add(&c->id, value.at, value.len);
	else
		ltsv_write(&c->id, value);
	text_room(&c->id, LINE_SLACK);
}

/* Whose visit each line is. */
static void
tell_apart(struct courses *all, struct batch *b)
{
	struct fold *f = &all->fold;

	all->goes_on = false;
	for (size_t i = 0; i < b->n; i++) {
		struct record *r = &b->record[i];
		struct course *before = all->courses[all->n - 1];
		bool first = all->n == 1 && !all->open, same;
		const struct field *id;
		struct span value, key;

		f->lane_course[i] = -1;
		if (r->unreadable || r->blank)
			continue;
		id = id_of(f, b, r);
		value = id != NULL ? batch_value(b, id) : SPAN("");
		if (id == NULL || is_blank_id(id, value)) {
			r->error = "no id: nobody can tell whose visit this is";
			r->unreadable = true;
			r->count = 0;
			r->kinds = 0;
			continue;
		}
		check_spelling(b, i, id, value);
		key = (struct span){id->value, id->value_len + 1U};
		same = !first && span_is(value, (struct span){before->value.at, before->value.len});
		/* The byte behind an id counts, as in a sorted file; of the same id it may be a tab here, and the line's end there. */
		if (!first && !same && compare_keys(key, (struct span){before->key.at, before->key.len}) < 0)
			die_at(&r->at, "not sorted: this id stands before the one above it; sort the lines first: LC_ALL=C sort");
		if (!same) {
			begin_course(all, value, b->format);
			before = all->courses[all->n - 1];
			before->value.len = 0;
			text_add(&before->value, value.at, value.len);
		} else if (all->n == 1) {
			all->goes_on = true;
		}
		before->key.len = 0;
		text_add(&before->key, key.at, key.len);
		f->lane_course[i] = (int)all->n - 1;
		all->last_lane[all->n - 1] = (unsigned)i;
	}
}

/* Unless something is said of the date already. */
static void
say_dateless(struct batch *b, unsigned lane)
{
	for (const struct problem *p = b->record[lane].problems; p != NULL; p = p->next)
		if (p->text.len > 5 && memcmp(p->text.at, "date:", 5) == 0)
			return;
	batch_problem(b, lane, "date: missing; the visit counts but cannot lower a level");
}

/* Which lines are visits, and when; within a patient no day may come before the one above it. */
static void
find_visits(struct courses *all, struct batch *b)
{
	struct fold *f = &all->fold;
	const struct sheet *s = f->own.judgement.sheet;

	f->visits = f->asked = f->ahead = 0;
	f->unclear = f->set->course.score_unless != NULL ? sheet_yes(s, f->set->course.score_unless) & s->live : 0;
	f->beyond = 0;
	for (const int *i = f->telling_fields; *i >= 0; i++)
		f->visits |= sheet_told(s, *i) | s->dk[*i];
	for (const int *i = f->asking_fields; *i >= 0; i++) {
		lanes answered = sheet_told(s, *i) | s->dk[*i];

		if (f->set->vocab->fields[*i].tier == TIER_CORE)
			f->asked |= answered;
		else
			f->beyond |= answered;
	}
	f->dated = s->answered[f->date];
	for (unsigned lane = 0; lane < b->n; lane++) {
		struct course *c;

		if (f->lane_course[lane] < 0)
			continue;
		c = all->courses[f->lane_course[lane]];
		if (b->record[lane].problems != NULL) {  /* what could not be read may have been anything */
			f->visits |= (lanes)1 << lane;
			f->unclear |= (lanes)1 << lane;
		}
		if (!c->visited)
			f->visits |= (lanes)1 << lane;
		c->visited = true;
		if (!(f->dated >> lane & 1)) {
			say_dateless(b, lane);
			continue;
		}
		sheet_today(s, lane, NULL, &f->today[lane]);
		f->ahead |= (lanes)course_is_ahead(f, (long)f->today[lane]) << lane;
		if (c->reached != NO_DAY && (long)f->today[lane] < c->reached)
			die_at(&b->record[lane].at, "not sorted: the day is before that of the line above it; sort the lines first: LC_ALL=C sort");
		c->reached = (long)f->today[lane];
	}
	f->scores = f->visits & ~(f->asked | f->beyond | f->unclear);
}

/* The numbers of the course known at that phase, for the lines of the round. */
static void
place_numbers(struct courses *all, int phase, lanes round)
{
	struct fold *f = &all->fold;
	struct sheet *s = f->own.judgement.sheet;

	for (unsigned i = 0; i < f->set->ncourse_numbers; i++) {
		const struct course_number *n = &f->set->course_numbers[i];
		lanes exact = 0, silent = 0, unsure = 0;
		unsigned lane;

		if (!f->used[i] || f->set->quantities[n->quantity].phase != phase)
			continue;
		for (FOR_LANES(lane, round)) {
			bool other;
			enum number_state state = course_number(f, all->courses[f->lane_course[lane]], n, &s->low[n->quantity][lane],
			                                        &s->high[n->quantity][lane], &other);

			exact |= (lanes)(state == NUMBER_EXACT) << lane;
			silent |= (lanes)(state == NUMBER_SILENT) << lane;
			unsure |= (lanes)(state == NUMBER_EXACT && other) << lane;
		}
		sheet_number(s, n->quantity, exact, silent, unsure);
	}
	sheet_numbers_known(s);
}

static lanes
course_word(const struct cond *c, const void *of)
{
	const struct courses *all = of;
	const struct fold *f = &all->fold;
	lanes w = 0;
	unsigned lane;

	for (FOR_LANES(lane, all->round)) {
		const struct course *course = all->courses[f->lane_course[lane]];
		bool holds = false;

		switch (c->test) {
		case TEST_RECURRING:
			holds = course->recurring;
			break;
		case TEST_RESPONDED:
			holds = course->response == c->a;
			break;
		case TEST_RESPONDED_BEFORE:
			holds = course->computed == c->a;
			break;
		case TEST_WALKED:
			holds = course->walk == c->a;
			break;
		case TEST_STILL_PENDING:
			holds = course->pending > 0 && course->pending == c->a;
			break;
		case TEST_OVERDUE:
			holds = course_overdue(f, course);
			break;
		default:
			for (unsigned i = 0; i < f->own.fired.is.nwords; i++)
				holds |= course->flags_new[i] != 0;
		}
		w |= (lanes)holds << lane;
	}
	return w;
}

/* Answers the tests of that kind for the lines of the round; those of earlier rounds stay as they are. */
static void
decide(struct courses *all, enum test_kind kind)
{
	sheet_decide_for(all->fold.own.judgement.sheet, kind, all->round, course_word, all);
}

/* What other visits have said may be open, too. */
static void
place_looks(struct courses *all, lanes round)
{
	struct fold *f = &all->fold;
	struct sheet *s = f->own.judgement.sheet;

	for (const struct cond **c = f->looks; *c != NULL; c++) {
		struct answer *a = &s->answers[(*c)->index];
		unsigned lane;

		a->yes &= ~round;
		a->no &= ~round;
		for (FOR_LANES(lane, round)) {
			const struct sight *seen = &all->courses[f->lane_course[lane]]->looks[(*c)->a];

			a->yes |= (lanes)seen->yes << lane;
			a->no |= (lanes)seen->no << lane;
		}
		a->open = a->yes;
		a->shut = a->no;
	}
}

/* A review with nothing to compare is not the same as before, and not another: only that it was one is known. */
static void
decide_responded(struct courses *all)
{
	struct fold *f = &all->fold;
	struct sheet *s = f->own.judgement.sheet;
	const struct response *last = &f->set->responses[f->set->nresponses - 1];
	lanes silent = 0;
	unsigned lane;

	decide(all, TEST_RESPONDED);
	for (FOR_LANES(lane, all->round))
		silent |= (lanes)(last->remains && all->courses[f->lane_course[lane]]->response == last->gives) << lane;
	for (const struct cond **c = f->responded; *c != NULL; c++)
		if ((*c)->a != last->gives) {
			s->answers[(*c)->index].no &= ~silent;
			s->answers[(*c)->index].open |= silent;
		}
}

typedef void step_fn(struct fold *, struct course *, unsigned lane);

static void
each(struct courses *all, lanes w, step_fn *step)
{
	unsigned lane;

	for (FOR_LANES(lane, w))
		step(&all->fold, all->courses[all->fold.lane_course[lane]], lane);
}

static void
count_streaks(struct courses *all, lanes w, int phase)
{
	unsigned lane;

	for (FOR_LANES(lane, w))
		course_streaks(&all->fold, all->courses[all->fold.lane_course[lane]], lane, phase);
}

static void
judge(struct verdicts *v, struct batch *b)
{
	judgement_judge(&v->judgement, b, STAGE_PLAN);
	judgement_prepare(&v->judgement, STAGE_REDFLAG, STAGE_PLAN);
}

/* What each visit says of the red flags: which fired, were decided, could still fire. */
static void
turn_verdicts(const struct fold *f, struct verdicts *v)
{
	const struct judgement *j = &v->judgement;
	const struct sheet *s = j->sheet;

	v->whole = f->dated & ~f->ahead & ~s->incomplete & ~j->provisional & s->live;
	for (size_t i = 0; i < f->set->vocab->nfields; i++)
		if (f->set->vocab->fields[i].tier == TIER_CORE)
			v->core.columns[f->core_at[i]] = s->answered[i] | s->dk[i];
	for (unsigned i = 0; i < f->set->nredflags; i++) {
		const struct rule *r = &f->set->redflags[i];
		lanes touched = 0;

		v->fired.columns[i] = j->fired[i];
		v->pends.columns[i] = j->pending[i];
		for (const int *core = f->touching[i]; *core >= 0; core++)
			touched |= v->core.columns[*core];
		v->decided.columns[i] = (j->fired[i] | sheet_no(s, r->when) | sheet_yes(s, r->unless)
		                         | ((v->whole | touched) & ~s->answers[r->when->index].open)) & s->live;
	}
	beside_read(&v->beside, s);
	if (f->plan_told)
		grounds_read(&v->grounds, s);
	ledger_turn(&v->fired);
	ledger_turn(&v->decided);
	ledger_turn(&v->pends);
	ledger_turn(&v->core);
}

/* One line of each patient. */
static void
take_round(struct courses *all, lanes round)
{
	struct fold *f = &all->fold;
	struct sheet *s = f->own.judgement.sheet;
	lanes visits = round & f->visits;

	all->round = round;
	base_join(f, all->courses, s->batch, visits);
	if (f->together_with != 0) {
		verdicts_init(&f->joined, f);
		judge(&f->joined, &f->together);
		turn_verdicts(f, &f->joined);
	}
	if (f->wide != 0) {
		base_widen(f, all->courses, s->batch);
		verdicts_init(&f->wider, f);
		judge(&f->wider, &f->together);
		turn_verdicts(f, &f->wider);
	}
	sheet_again(s, PHASE_EPISODE);
	each(all, round, course_line);
	each(all, visits, course_visit);
	place_numbers(all, PHASE_EPISODE, round);
	decide(all, TEST_RESPONDED_BEFORE);
	sheet_run(s, PHASE_EPISODE);
	each(all, visits, course_episode);
	each(all, visits, course_judged);
	each(all, round, course_looks);
	place_numbers(all, PHASE_COURSE, round);
	place_looks(all, round);
	decide(all, TEST_NEWLY_FLAGGED);
	decide(all, TEST_RECURRING);
	decide(all, TEST_STILL_PENDING);
	sheet_run(s, PHASE_COURSE);
	each(all, visits, course_response);
	decide_responded(all);
	sheet_run(s, PHASE_RESPONSE);
	count_streaks(all, visits, PHASE_WALK);
	place_numbers(all, PHASE_WALK, round);
	sheet_run(s, PHASE_WALK);
	each(all, visits, course_walk);
	decide(all, TEST_WALKED);
	sheet_run(s, PHASE_WALK + 1);
	count_streaks(all, visits, PHASE_FOLLOWUP);
}

/* What the rules say of the courses as they stand now. */
static void
conclude(struct courses *all)
{
	struct fold *f = &all->fold;
	struct sheet *s = f->own.judgement.sheet;
	lanes *column = f->steps.columns, w;

	all->round = s->live;
	place_numbers(all, PHASE_FOLLOWUP, s->live);
	decide(all, TEST_OVERDUE);
	sheet_run(s, PHASE_FOLLOWUP);
	for (unsigned i = 0; i < f->set->nescalations; i++)
		*column++ = sheet_yes(s, f->set->escalations[i].when) & ~sheet_yes(s, f->set->escalations[i].unless);
	for (unsigned i = 0; i < f->set->ndisagreements; i++)
		*column++ = sheet_yes(s, f->set->disagreements[i].when) & ~sheet_yes(s, f->set->disagreements[i].unless);
	for (unsigned i = 0; i < f->set->ntells; i++) {
		w = s->live;
		for (unsigned k = 0; k < f->set->tells[i].nrows; k++) {
			*column = w & sheet_holds(s, f->set->tells[i].rows[k].when);
			w &= ~*column++;
		}
	}
	ledger_turn(&f->steps);
}

void
courses_judge(struct courses *all, struct batch *b)
{
	struct fold *f = &all->fold;
	unsigned place[BATCH_SIZE + 1] = {0}, last = 0;
	lanes rounds[BATCH_SIZE] = {0};

	tell_apart(all, b);
	judge(&f->own, b);
	find_visits(all, b);
	base_begin(f, b);
	turn_verdicts(f, &f->own);
	for (unsigned lane = 0; lane < b->n; lane++) {
		if (f->lane_course[lane] < 0)
			continue;
		rounds[place[f->lane_course[lane]]] |= (lanes)1 << lane;
		if (++place[f->lane_course[lane]] > last)
			last = place[f->lane_course[lane]];
	}
	sheet_course(f->own.judgement.sheet);
	for (unsigned i = 0; i < last; i++)
		take_round(all, rounds[i]);
	conclude(all);
}

void
courses_next(struct courses *all)
{
	struct course *last = all->courses[all->n - 1];

	base_keep(&last->base, &all->fold);
	base_keep(&last->recent, &all->fold);
	all->courses[all->n - 1] = all->courses[0];
	all->courses[0] = last;
	all->open |= all->n > 1;
	all->n = 1;
}
