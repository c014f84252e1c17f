/*
 * told.c -- the labels that are written of a course, in their order
 */
#include "course/told.h"

#include <stdlib.h>

#include "course/tell.h"
#include "record/lines.h"

static void
add_result(struct telling *t, int result, tell_fn *tell, int of)
{
	struct span label = t->all->fold.set->vocab->results[result];

	if (t->n == t->room) {
		t->room = t->room == 0 ? 64 : t->room * 2;
		t->told = must_realloc(t->told, t->room, sizeof(*t->told));
		t->results = must_realloc(t->results, t->room, sizeof(*t->results));
	}
	t->told[t->n] = (struct told){.tell = tell, .of = of};
	t->results[t->n++] = result;
	text_format(&t->labels, ",%.*s", (int)label.len, label.at);
}

static void
add(struct telling *t, const char *label, tell_fn *tell, int of)
{
	const struct vocab *vocab = t->all->fold.set->vocab;

	for (size_t i = 0; i < vocab->nresults; i++)
		if (span_is(vocab->results[i], span_of(label))) {
			add_result(t, (int)i, tell, of);
			return;
		}
}

/* One part of a row, which begins "at" words into what is kept of a visit. */
static void
add_part(struct telling *t, const char *label, tell_fn *tell, unsigned at,
         const struct ledger *ledger, unsigned part)
{
	size_t n = t->n;

	add(t, label, tell, (int)at);
	if (t->n > n)
		t->told[n].form = (struct row_form){&ledger->parts[part], 1, ledger->is.nwords};
}

/* What stands above is written at once when it has been written before: measures that were not taken, and the like. */
static void
end_sentence(struct telling *t)
{
	size_t sentences = 0;

	for (size_t i = 0; i < t->n; i++)
		sentences += t->told[i].ends;
	if (t->n > 0 && sentences < MAX_SENTENCES - 1)
		t->told[t->n - 1].ends = true;
}

static void
add_field(struct telling *t, int field)
{
	if (field >= 0)
		text_format(&t->labels, ",%s", t->all->fold.set->vocab->fields[field].label.at);
}

/* As judge.c makes the parts of each ledger. */
static void
add_levels(struct telling *t)
{
	const struct judgement *j = &t->all->fold.own.judgement;
	const struct rows_of *rows = &t->all->fold.rows;

	add(t, "level_first", tell_level, LEVEL_FIRST);
	add(t, "level_previous", tell_level, LEVEL_PREVIOUS);
	add(t, "level_last", tell_level, LEVEL_LAST);
	add(t, "level", tell_level, LEVEL_NOW);
	add(t, "level_date", tell_day, DAY_LEVEL);
	add(t, "level_rules", tell_level_rules, 0);
	add_part(t, "act_within", tell_force, rows->triage, &j->triage, 6);
	add_part(t, "destination", tell_force, rows->triage, &j->triage, 7);
	add(t, "pending", tell_pending, 0);
	add(t, "provisional", tell_provisional, 0);
	add(t, "ask", tell_ask, 0);
	add_part(t, "incomplete", tell_last, rows->triage, &j->triage, 3);
	add_part(t, "triage_rules", tell_last, rows->triage, &j->triage, 5);
	add(t, "redflags", tell_flags, FLAGS_LAST);
	add(t, "redflags_first", tell_flags, FLAGS_FIRST);
	add(t, "redflags_ever", tell_flags, FLAGS_EVER);
	add(t, "new_redflags", tell_flags, FLAGS_NEW);
}

/* Is it told of that list what became of it? */
static bool
is_outcome(const struct ruleset *set, unsigned list)
{
	for (unsigned i = 0; i < set->noutcomes; i++)
		if (set->outcomes[i].list == (int)list)
			return true;
	return false;
}

static void
add_plans(struct telling *t)
{
	const struct fold *f = &t->all->fold;
	const struct judgement *j = &f->own.judgement;
	const struct ruleset *set = f->set;
	int plan_outcome = -1;

	for (unsigned i = 0; i < set->noutcomes; i++) {
		if (set->outcomes[i].list == 0)
			plan_outcome = (int)i;
		else
			add_result(t, set->lists[set->outcomes[i].list].result, tell_awaited, (int)i);
	}
	if (set->nlists > 0) {
		add_part(t, "planned", tell_planned, f->rows.plan, &j->plan, 0);
		add(t, "planned_done", tell_done, plan_outcome);
	}
	for (unsigned i = 0; i < set->nclasses; i++)
		add_part(t, set->classes[i].is.id.text.at, tell_force, f->rows.kind, &j->kind, i);
	add_part(t, "pattern", tell_force, f->rows.kind, &j->kind, set->nclasses);
	if (set->nlists > 0)
		add_part(t, set->lists[0].is.id.text.at, tell_plan, f->rows.plan, &j->plan, 0);
	for (unsigned i = 0; i < set->ngates; i++) {
		const struct gate *g = &set->gates[i];

		add_part(t, g->is.id.text.at, tell_plan, f->rows.gate[i], &j->gate[i], 0);
		add_part(t, set->vocab->results[g->caution_result].at, tell_plan, f->rows.gate[i], &j->gate[i], 1);
	}
	for (unsigned i = 1; i < set->nlists; i++)
		if (!is_outcome(set, i))
			add_part(t, set->lists[i].is.id.text.at, tell_plan, f->rows.others, &j->others, i - 1);
}

static void
add_steps(struct telling *t)
{
	const struct fold *f = &t->all->fold;
	const struct ruleset *set = f->set;
	const int *keep = set->course.keeps;

	add(t, "response", tell_response, 0);
	add(t, "response_possible", tell_possible, 0);
	add(t, "response_before", tell_response, 1);
	add(t, "response_rules", tell_response_rules, 0);
	add(t, "response_primary", tell_primary, 0);
	add_part(t, "escalation", tell_step, 0, &f->steps, 0);
	add_part(t, "disagreement", tell_step, 0, &f->steps, 1);
	add_field(t, set->course.due);
	add(t, "overdue", tell_overdue, 0);
	add(t, "days_overdue", tell_days_overdue, 0);
	add(t, "overdue_rank", tell_rank, 0);
	add_field(t, set->course.contact);
	for (unsigned i = 0; i < set->ntells; i++) {
		if (set->tells[i].field >= 0)
			add_field(t, set->tells[i].field);
		else
			add_part(t, set->tells[i].is.id.text.at, tell_step, 0, &f->steps, 2 + i);
	}
	for (; keep != NULL && *keep >= 0; keep++)
		add_field(t, *keep);
	for (unsigned i = 0; i < set->nages; i++)
		add_result(t, set->ages[i].result, tell_age, (int)i);
}

void
told_init(struct telling *t)
{
	const struct fold *f = &t->all->fold;
	const struct ruleset *set = f->set;

	text_format(&t->labels, "%s", set->vocab->fields[f->id].label.at);
	add(t, "visits", tell_count, 0);
	add(t, "contacts", tell_count, 1);
	add(t, "first_date", tell_day, DAY_FIRST);
	add(t, "previous_date", tell_day, DAY_PREVIOUS);
	add(t, "last_date", tell_day, DAY_LAST);
	add(t, "days", tell_number, COURSE_DAYS);
	add(t, "days_since", tell_number, COURSE_SINCE);
	end_sentence(t);
	add_levels(t);
	end_sentence(t);
	for (unsigned i = 0; i < set->nmeasures * MEASURE_LABELS; i++) {
		add_result(t, set->measures[i / MEASURE_LABELS].results[i % MEASURE_LABELS], tell_measure, (int)i);
		if (i % MEASURE_LABELS == MEASURE_LABELS - 1)
			end_sentence(t);
	}
	add_steps(t);
	end_sentence(t);
	add_plans(t);
	end_sentence(t);
	add(t, "episode", tell_number, COURSE_EPISODES);
	add(t, "episode_date", tell_day, DAY_EPISODE);
	add(t, "recurrence", tell_recurrence, 0);
	add(t, "walk_dose_min", tell_dose, 0);
	add(t, "walk_rule", tell_walk, 0);
	add(t, "walk_stop", tell_stop, 0);
	add_part(t, "conflicts", tell_last, f->rows.triage, &f->own.judgement.triage, 4);
	add(t, "problems", tell_problems, 0);
	add(t, "problem_lines", tell_count, 2);
	add(t, "rules", tell_stamp, 0);
	if (f->explain) {
		add(t, "because_level", tell_because_level, 0);
		add(t, "because_escalation", tell_because_steps, 0);
	}
}

/* Is the label one of those between the commas? */
static bool
is_chosen(struct span label, const char *fields)
{
	for (const char *s = fields;; s++) {
		size_t n = strcspn(s, ",");

		if (span_is(label, (struct span){s, n}))
			return true;
		s += n;
		if (*s == '\0')
			return false;
	}
}

void
told_choose(struct telling *t, const char *fields)
{
	size_t n = 0;

	t->all->fold.plan_told = false;
	for (size_t i = 0; i < t->n; i++)
		if (is_chosen(t->all->fold.set->vocab->results[t->results[i]], fields)) {
			t->all->fold.plan_told |= t->told[i].tell == tell_plan || t->told[i].tell == tell_awaited;
			t->told[n] = t->told[i];
			t->results[n++] = t->results[i];
		}
	t->n = n;
}

void
told_answer(struct telling *t, size_t i, struct answers *out)
{
	t->at = i;
	t->told[i].tell(t, t->told[i].of, out);
	if (t->told[i].ends)
		answer_break(out);
}

void
told_keep(struct telling *t)
{
	const struct fold *f = &t->all->fold;
	const uint64_t *row = ledger_row(&f->steps, t->lane);

	for (unsigned i = 0; i < f->set->ntells; i++)
		t->course->told_rows[i] = row_next(row, f->tells[i], f->tells[i] + f->set->tells[i].nrows) - f->tells[i];
}

/* The fields */

static void
add_value(struct telling *t, int field, struct span value)
{
	struct batch *b = &t->record;
	const struct field_def *def = &t->all->fold.set->vocab->fields[field];
	struct field *at = batch_room(b);

	*at = (struct field){
		.label = def->label.at, .label_len = (uint32_t)def->label.len, .value = arena_copy(&b->mem, value.at, value.len),
		.value_len = (uint32_t)value.len, .means = {.kind = LABEL_FIELD, .index = (int16_t)field}, .form = VALUE_PLAIN,
	};
	b->nfields++;
}

static void
add_day(struct telling *t, int field, long when)
{
	char text[11] = "";

	if (field < 0)
		return;
	if (when != NO_DAY && when >= -719528 && when <= LAST_DAY)
		date_write(when, text);
	add_value(t, field, span_of(text));
}

void
told_fields(struct telling *t)
{
	const struct fold *f = &t->all->fold;
	const struct ruleset *set = f->set;
	const struct course *c = t->course;
	struct batch *b = &t->record;
	struct record *r = &b->record[0];

	batch_clear(b);
	*r = (struct record){.last_problem = &r->problems};
	add_value(t, f->id, (struct span){c->id.at, c->id.len});
	add_day(t, set->course.due, c->due);
	add_day(t, set->course.contact, c->contact);
	for (unsigned i = 0; i < set->ntells; i++)
		if (set->tells[i].field >= 0)
			add_value(t, set->tells[i].field, set->tells[i].rows[c->told_rows[i]].value.text);
	for (unsigned i = 0; set->course.keeps != NULL && set->course.keeps[i] >= 0; i++)
		add_value(t, set->course.keeps[i], (struct span){c->kept[i].at, c->kept[i].len});
	r->count = b->nfields;
	b->n = 1;
}
