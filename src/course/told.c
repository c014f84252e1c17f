/*
 * told.c -- each label that is written of a course, and how it is answered
 */
#include "course/told.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "record/lines.h"

/* One label. */
struct told {
	void (*tell)(struct telling *, int of, struct answers *);
	int of;
	struct row_form form;  /* where a part of a row is told */
	bool ends;             /* a sentence: what is likely to come again as a whole */
};

static const struct word none = PLAIN_WORD("none"), unknown = PLAIN_WORD("unknown");
static const struct word dash = PLAIN_WORD("-");

enum { LAST_DAY = 2932896 };  /* 9999-12-31 */

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

static void
tell_count(struct telling *t, int of, struct answers *out)
{
	const struct course *c = t->course;
	const unsigned long counts[] = {c->visits, c->contacts, c->problem_lines};

	number(out, (double)counts[of]);
}

enum { DAY_FIRST, DAY_PREVIOUS, DAY_LAST, DAY_LEVEL, DAY_EPISODE };

static void
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
static void
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

enum { LEVEL_FIRST, LEVEL_PREVIOUS, LEVEL_LAST, LEVEL_NOW };

static void
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
static void
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

		if (row_has(triage, f->judgement.triage_rules + i) && r->level == c->level)
			id(out, &r->is.id);
	}
	answer_list_end(out);
}

/* A part of a row: of the visit in force, or the last one. */
static void
tell_force(struct telling *t, int of, struct answers *out)
{
	const struct told *told = &t->told[t->at];

	answer_row(out, &told->form, t->course->force + of);
}

static void
tell_last(struct telling *t, int of, struct answers *out)
{
	const struct told *told = &t->told[t->at];

	answer_row(out, &told->form, t->course->of_last + of);
}

static void
tell_planned(struct telling *t, int of, struct answers *out)
{
	const struct told *told = &t->told[t->at];

	answer_row(out, &told->form, t->course->planned + of);
}

static void
tell_pending(struct telling *t, int of, struct answers *out)
{
	(void)of;
	if (t->course->pending > 0)
		level(t, t->course->pending, out);
	else
		answer_word(out, &none);
}

static void
tell_provisional(struct telling *t, int of, struct answers *out)
{
	(void)of;
	yesno(out, t->course->pending > 0);
}

/* The core questions of the rules that could still raise the level in force, worst first, each once. */
static void
tell_ask(struct telling *t, int of, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	const struct judgement *j = &f->judgement;
	const struct course *c = t->course;
	uint64_t told[8] = {0};

	(void)of;
	answer_list(out);
	for (unsigned i = 0; i < j->ask.ncolumns; i++) {
		const struct asked *q = &j->questions[i];
		unsigned core = f->core_at[q->field];

		if (f->set->redflags[q->rule].level <= c->level || !row_has(c->flags_open, (unsigned)q->rule) || row_has(c->core_known, core))
			continue;
		if (core < 64 * 8 && row_has(told, core))
			continue;
		if (core < 64 * 8)
			told[core / 64] |= UINT64_C(1) << core % 64;
		id(out, &j->labels[q->field]);
	}
	answer_list_end(out);
}

enum { FLAGS_LAST, FLAGS_FIRST, FLAGS_EVER, FLAGS_NEW };

static void
tell_flags(struct telling *t, int of, struct answers *out)
{
	const struct course *c = t->course;
	const uint64_t *const rows[] = {c->of_last + t->all->fold.rows.flags, c->flags_first, c->flags_ever, c->flags_new};

	answer_row(out, &t->all->fold.fired.is, rows[of]);
}

/* of: the measure, and which of its numbers */
static void
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
	for (unsigned i = t->course->visits < RECENT ? RECENT - (unsigned)t->course->visits : 0; i < RECENT; i++) {
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

static void
tell_response(struct telling *t, int of, struct answers *out)
{
	if (of == 0)
		response(t, t->course->response, out);
	else if (t->course->response_before < 0)
		answer_word(out, &none);
	else
		response(t, t->course->response_before, out);
}

static void
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

static void
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

static void
tell_primary(struct telling *t, int of, struct answers *out)
{
	(void)of;
	answer_word(out, t->course->primary < 0 ? &none : &t->all->fold.set->measures[t->course->primary].is.id);
}

/* A part of what was concluded in this batch. */
static void
tell_step(struct telling *t, int of, struct answers *out)
{
	const struct told *told = &t->told[t->at];

	(void)of;
	answer_row(out, &told->form, ledger_row(&t->all->fold.steps, t->lane));
}

static void
tell_overdue(struct telling *t, int of, struct answers *out)
{
	double days;

	(void)of;
	if (t->course->level < 0 || !course_late(&t->all->fold, t->course, &days))
		answer_word(out, &unknown);
	else
		yesno(out, course_overdue(&t->all->fold, t->course));
}

static void
tell_days_overdue(struct telling *t, int of, struct answers *out)
{
	double days = NAN;

	(void)of;
	course_late(&t->all->fold, t->course, &days);
	number(out, isnan(days) || course_overdue(&t->all->fold, t->course) ? days : 0);
}

/* Lower is sooner: by level, then by days overdue, then what is provisional first. */
static void
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
static void
tell_awaited(struct telling *t, int of, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	int list = f->set->outcomes[of].list;
	const struct list *l = &f->set->lists[list];
	const uint64_t *row = t->course->force + (list == 0 ? f->rows.plan : f->rows.others);

	answer_list(out);
	for (unsigned i = 0; i < l->nsteps; i++)
		if (row_has(row, f->judgement.list_first[list] + i) && !row_has(t->course->outcomes[of].done, i))
			id(out, &f->set->advices[l->steps[i].advice].is.id);
	answer_list_end(out);
}

/* What is known of what the visit before had planned: P-W1=yes, P-X1=unknown. */
static void
tell_done(struct telling *t, int of, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	const struct list *l = &f->set->lists[0];
	char text[128];

	answer_list(out);
	for (unsigned i = 0; i < l->nsteps; i++) {
		const struct span *step = &f->set->advices[l->steps[i].advice].is.id.text;
		const char *known = "unknown";

		if (!row_has(t->course->planned + f->rows.plan, f->judgement.list_first[0] + i))
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

static void
tell_recurrence(struct telling *t, int of, struct answers *out)
{
	(void)of;
	yesno(out, t->course->recurring);
}

static void
tell_age(struct telling *t, int of, struct answers *out)
{
	const struct course_number n = {COURSE_AGE, -1, of};
	double low = NAN, high;
	bool unsure;

	if (course_number(&t->all->fold, t->course, &n, &low, &high, &unsure) != NUMBER_EXACT)
		low = NAN;
	number(out, low);
}

static void
tell_dose(struct telling *t, int of, struct answers *out)
{
	(void)of;
	number(out, t->course->dose);
}

static void
tell_walk(struct telling *t, int of, struct answers *out)
{
	(void)of;
	answer_word(out, t->course->walk < 0 ? &none : &t->all->fold.set->walks[t->course->walk].is.id);
}

static void
tell_stop(struct telling *t, int of, struct answers *out)
{
	(void)of;
	yesno(out, t->course->walk >= 0 && t->all->fold.set->walks[t->course->walk].stop);
}

static void
tell_problems(struct telling *t, int of, struct answers *out)
{
	(void)of;
	answer_problems(out, &t->all->fold.judgement.sheet->batch->record[t->lane]);
}

static void
tell_stamp(struct telling *t, int of, struct answers *out)
{
	(void)of;
	answer_word(out, &t->all->fold.set->stamp);
}

static void
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

static void
tell_because_steps(struct telling *t, int of, struct answers *out)
{
	const struct fold *f = &t->all->fold;
	const struct sheet *s = f->judgement.sheet;
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

/* Making the table */

static void
add_result(struct telling *t, int result, void (*tell)(struct telling *, int, struct answers *), int of)
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
add(struct telling *t, const char *label, void (*tell)(struct telling *, int, struct answers *), int of)
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
add_part(struct telling *t, const char *label, void (*tell)(struct telling *, int, struct answers *), unsigned at,
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
	const struct judgement *j = &t->all->fold.judgement;
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

static void
add_plans(struct telling *t)
{
	const struct fold *f = &t->all->fold;
	const struct judgement *j = &f->judgement;
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
		add_part(t, set->lists[0].is.id.text.at, tell_force, f->rows.plan, &j->plan, 0);
	for (unsigned i = 0; i < set->ngates; i++)
		add_part(t, set->gates[i].is.id.text.at, tell_force, f->rows.gate[i], &j->gate[i], 0);
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
	add_part(t, "conflicts", tell_last, f->rows.triage, &f->judgement.triage, 4);
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

	for (size_t i = 0; i < t->n; i++)
		if (is_chosen(t->all->fold.set->vocab->results[t->results[i]], fields)) {
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
