/*
 * follow_up.c -- what the rules declare about the course of a patient: measures, responses, escalations …
 */
#include <math.h>

#include "rule/declare.h"

enum { MOST_PERCENT = 1000000, MOST_TIMES = 1000000, MOST_HELD = 100000, MOST_PARTS = 64 };

/* The bare word { … }, opened as a form of its own name. */
static bool
open_bare(struct form *f, struct loading *ld, const char *word, struct item **args, unsigned n, struct place at)
{
	struct item *id = item_new(ld, ITEM_TEXT, at), *with_id[2];

	id->text = span_of(word);
	with_id[0] = id;
	with_id[1] = n == 1 ? args[0] : id;
	if (n == 1 && args[0]->kind == ITEM_TABLE)
		return form_open(f, ld, word, with_id, 2, at);
	if (n != 1 || args[0]->kind != ITEM_BAD)
		problem(ld, at, "write %s { … }", word);
	return false;
}

/* The field behind the key, which must have that type; or -1. */
static int
field_key(struct form *f, const char *key, enum field_type type, const char *want)
{
	struct item *item = form_get(f, key);

	if (item == NULL)
		return -1;
	if (item->kind == ITEM_NAME && item->name->kind == NAME_FIELD
	    && f->ld->set->vocab->fields[item->name->index].type == type)
		return item->name->index;
	form_wrong(f, key, want);
	return -1;
}

/* The number behind the key, answered or worked out at a visit; or -1. */
static int
quantity_key(struct form *f, const char *key)
{
	struct item *item = form_get(f, key);

	if (item == NULL)
		return -1;
	if (item->kind == ITEM_NAME && item->name->quantity >= 0 && f->ld->set->quantities[item->name->quantity].phase == 0)
		return item->name->quantity;
	form_wrong(f, key, "the name of a number that is asked or worked out at a visit");
	return -1;
}

static struct span
joined(struct form *f, const char *end)
{
	return span_of(arena_format(&f->ld->set->mem, "%s_%s", f->id.at, end));
}

/* nrs_first, nrs_previous …; of: the measure. */
static void
add_numbers(struct form *f, int of, double min, double max)
{
	double wide = max - min;

	course_number_add(f->ld, joined(f, "first"), COURSE_FIRST, of, min, max, f->at);
	course_number_add(f->ld, joined(f, "previous"), COURSE_PREVIOUS, of, min, max, f->at);
	course_number_add(f->ld, joined(f, "last"), COURSE_LAST, of, min, max, f->at);
	course_number_add(f->ld, joined(f, "change"), COURSE_CHANGE, of, -wide, wide, f->at);
	course_number_add(f->ld, joined(f, "percent"), COURSE_PERCENT, of, -MOST_PERCENT, MOST_PERCENT, f->at);
}

DECLARATION(measure)
{
	static const char *const labels[MEASURE_LABELS] = {"first", "previous", "last", "change", "percent", "trend"};
	const struct quantity *q;
	struct measure *m;
	int quantity, of;

	OPEN(measure);
	of = (int)ld->set->nmeasures;
	form_require(&f, "of", "<number>");
	form_require_source(&f);
	quantity = quantity_key(&f, "of");
	m = ADD(ld->set, measures);
	UNIQUE(&f, measures);
	m->quantity = quantity;
	form_text(&f, "name");
	form_entry(&f, &m->is);
	form_close(&f, false);
	for (int i = 0; i < MEASURE_LABELS; i++)
		m->results[i] = form_result(&f, joined(&f, labels[i]).at);
	q = quantity >= 0 ? &ld->set->quantities[quantity] : NULL;
	if (q != NULL && !(isfinite(q->min) && isfinite(q->max)))
		problem(ld, at, "measure \"%s\": %s has no range; give it a min and a max", f.id.at, q->name.at);
	if (q != NULL && q->derive != NULL && q->derive->size > MOST_PARTS)
		problem(ld, at, "measure \"%s\": %s is made of more than %d values", f.id.at, q->name.at, MOST_PARTS);
	add_numbers(&f, of, q != NULL ? q->min : 0, q != NULL ? q->max : 1);
	return NULL;
}

static int
measure_of(struct form *f, const struct item *id)
{
	const char **all = arena_take(&f->ld->mem, (f->ld->set->nmeasures + 1) * sizeof(*all));
	const char *nearest;

	if (id->kind == ITEM_BAD)
		return -1;
	if (id->kind != ITEM_TEXT) {
		problem(f->ld, f->at, "%s wants the names of measures, in quotes", f->word);
		return -1;
	}
	for (unsigned i = 0; i < f->ld->set->nmeasures; i++) {
		all[i] = f->ld->set->measures[i].is.id.text.at;
		if (span_is(f->ld->set->measures[i].is.id.text, id->text))
			return (int)i;
	}
	nearest = nearest_of(all, id->text);
	if (!f->ld->cut_short)
		problem(f->ld, form_place_of_text(f, id->text), "%s: there is no measure \"%s\" above%s%s", f->word, id->text.at,
		        nearest != NULL ? "; nearest: " : "", nearest != NULL ? nearest : "");
	return -1;
}

DECLARATION(primary)
{
	struct form f;
	int *list, k = 0;
	double min = INFINITY, max = -INFINITY;

	if (!open_bare(&f, ld, "primary", args, n, at))
		return NULL;
	if (ld->set->course.primary != NULL)
		problem(ld, at, "primary is declared twice");
	list = arena_take(&ld->set->mem, (f.table->n + 1) * sizeof(*list));
	for (unsigned i = 0; i < f.table->n; i++) {
		int m = measure_of(&f, f.table->list[i]);
		const struct quantity *q = m >= 0 && ld->set->measures[m].quantity >= 0
		                                   ? &ld->set->quantities[ld->set->measures[m].quantity] : NULL;

		if (q == NULL)
			continue;
		list[k++] = m;
		min = q->min < min ? q->min : min;
		max = q->max > max ? q->max : max;
	}
	list[k] = -1;
	form_require_source(&f);
	form_entry(&f, &(struct entry){0});
	form_close(&f, true);
	if (k == 0 && !ld->cut_short && ld->problems == 0)
		problem(ld, at, "primary names no measure; write primary { \"odi\", \"nrs\", source = \"…\" }");
	ld->set->course.primary = list;
	add_numbers(&f, PRIMARY, k > 0 ? min : 0, k > 0 ? max : 1);
	return NULL;
}

/* Which response that is; a new one at its first naming. */
static int
response_named(struct form *f, const char *gives)
{
	struct course_rules *course = &f->ld->set->course;

	for (unsigned i = 0; i < course->nresponses; i++)
		if (span_is(course->responses[i].text, span_of(gives)))
			return (int)i;
	if (course->nresponses == MAX_RESPONSES) {
		problem(f->ld, f->at, "response \"%s\": more than %d different responses", f->id.at, MAX_RESPONSES);
		return 0;
	}
	course->responses[course->nresponses] = word_of(span_of(gives));
	return (int)course->nresponses++;
}

DECLARATION(response)
{
	struct response *r;

	OPEN(response);
	form_require(&f, "gives", "\"same\"");
	form_require_source(&f);
	if (ld->set->nresponses == MAX_RESPONSE_RULES)
		problem(ld, at, "more than %d responses", MAX_RESPONSE_RULES);
	if (ld->set->nresponses > 0 && ld->set->responses[ld->set->nresponses - 1].remains)
		problem(ld, at, "response \"%s\": the one above it has no when and takes all that remains", f.id.at);
	r = ADD(ld->set, responses);
	UNIQUE(&f, responses);
	r->gives = response_named(&f, form_text(&f, "gives"));
	r->when = form_cond(&f, "when", PHASE_COURSE);
	r->unless = form_cond(&f, "unless", PHASE_COURSE);
	r->remains = !form_has(&f, "when");
	if (form_has(&f, "within"))
		r->within = form_within(&f, "within", form_text(&f, "within"));
	form_text(&f, "name");
	form_entry(&f, &r->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(streak)
{
	struct streak *s;
	int of;

	OPEN(streak);
	form_require(&f, "when", "<condition>");
	of = (int)ld->set->nstreaks;
	s = ADD(ld->set, streaks);
	UNIQUE(&f, streaks);
	s->when = form_cond(&f, "when", PHASE_WALK + 1);
	s->ends = form_cond(&f, "ends", PHASE_WALK + 1);
	s->phase = PHASE_WALK;
	if ((s->when != NULL && s->when->phase > PHASE_RESPONSE) || (s->ends != NULL && s->ends->phase > PHASE_RESPONSE))
		s->phase = PHASE_FOLLOWUP;
	form_text(&f, "name");
	form_entry(&f, &s->is);
	form_close(&f, false);
	course_number_add(ld, joined(&f, "times"), COURSE_TIMES, of, 0, MOST_TIMES, at);
	course_number_add(ld, joined(&f, "days"), COURSE_HELD, of, 0, MOST_HELD, at);
	return NULL;
}

DECLARATION(walk)
{
	struct walk *w;

	OPEN(walk);
	form_require(&f, "when", "<condition>");
	form_require(&f, "say", "\"…\"");
	form_require_source(&f);
	w = ADD(ld->set, walks);
	UNIQUE(&f, walks);
	*w = (struct walk){.when = form_cond(&f, "when", PHASE_WALK), .times = 1, .most_more = INFINITY};
	w->stop = form_flag(&f, "stop");
	form_number(&f, "times", &w->times);
	form_number(&f, "at_least", &w->least);
	form_number(&f, "at_most_more", &w->most_more);
	if (!(w->times > 0 && w->times <= 2))
		form_wrong(&f, "times", "a number above 0, at most 2: by what the minutes are multiplied");
	if (!(w->least >= 0 && w->least <= 600))
		form_wrong(&f, "at_least", "minutes, 0 to 600");
	if (!(w->most_more > 0))
		form_wrong(&f, "at_most_more", "minutes above 0");
	form_text(&f, "name");
	form_entry(&f, &w->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(walking)
{
	struct form f;

	if (!open_bare(&f, ld, "walking", args, n, at))
		return NULL;
	if (ld->set->course.dose >= 0)
		problem(ld, at, "walking is declared twice");
	form_require(&f, "minutes", "<number>");
	ld->set->course.dose = quantity_key(&f, "minutes");
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	return NULL;
}

DECLARATION(episode)
{
	struct course_rules *course = &ld->set->course;
	struct form f;

	if (!open_bare(&f, ld, "episode", args, n, at))
		return NULL;
	if (course->episode_begins != NULL)
		problem(ld, at, "episode is declared twice");
	form_require(&f, "begins", "<condition>");
	form_require(&f, "counted_over", "\"365 d\"");
	form_require(&f, "recurs_within", "\"183 d\"");
	form_require_source(&f);
	course->episode_begins = form_cond(&f, "begins", PHASE_EPISODE);
	course->episode_window = form_within(&f, "counted_over", form_text(&f, "counted_over"));
	course->recurs_within = form_within(&f, "recurs_within", form_text(&f, "recurs_within"));
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	return NULL;
}

DECLARATION(grace)
{
	struct course_rules *course = &ld->set->course;
	struct within within;
	int level;

	OPEN(grace);
	level = ruleset_level(ld->set, f.id);
	form_require(&f, "allow", "\"1 d\"");
	form_require_source(&f);
	within = form_within(&f, "allow", form_text(&f, "allow"));
	form_text(&f, "how");
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	if (level < 0) {
		problem(ld, at, "grace \"%s\": there is no level of that name", f.id.at);
		return NULL;
	}
	if (course->has_grace[level])
		problem(ld, at, "grace \"%s\" is declared twice", f.id.at);
	course->grace[level] = within;
	course->has_grace[level] = true;
	return NULL;
}

DECLARATION(reviewing)
{
	struct form f;

	if (!open_bare(&f, ld, "reviewing", args, n, at))
		return NULL;
	if (ld->set->course.due >= 0)
		problem(ld, at, "reviewing is declared twice");
	form_require(&f, "due", "<day>");
	form_require(&f, "contact", "<day>");
	ld->set->course.due = field_key(&f, "due", FIELD_DAY, "the name of a day");
	ld->set->course.contact = field_key(&f, "contact", FIELD_DAY, "the name of a day");
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	return NULL;
}

/* The fields in a list without keys but for those of every declaration; -1 at the end. */
static const int *
bare_fields(struct form *f)
{
	unsigned listed = f->table->n;
	struct item **list = laid_out(f->ld, f->table->list, &listed);
	int *out = arena_take(&f->ld->set->mem, (listed + 1) * sizeof(*out)), n = 0;

	for (unsigned i = 0; i < listed; i++) {
		const struct item *item = list[i];

		if (item->kind == ITEM_NAME && item->name->kind == NAME_FIELD)
			out[n++] = item->name->index;
		else if (item->kind != ITEM_BAD)
			problem(f->ld, item->at, "%s { … } takes questions of the vocabulary, without quotes; entry %u is %s", f->word, i + 1,
			        item_kind_words(item));
	}
	out[n] = -1;
	return out;
}

static void
close_bare(struct form *f)
{
	form_entry(f, &(struct entry){0});
	form_close(f, true);
}

DECLARATION(contact)
{
	struct form f;

	if (!open_bare(&f, ld, "contact", args, n, at))
		return NULL;
	if (ld->set->course.contact_fields != NULL)
		problem(ld, at, "contact is declared twice");
	ld->set->course.contact_fields = bare_fields(&f);
	close_bare(&f);
	return NULL;
}

DECLARATION(scoring)
{
	struct form f;

	if (!open_bare(&f, ld, "scoring", args, n, at))
		return NULL;
	if (ld->set->course.score_fields != NULL)
		problem(ld, at, "scoring is declared twice");
	ld->set->course.score_fields = bare_fields(&f);
	ld->set->course.score_unless = form_cond(&f, "unless", PHASE_LIST);
	close_bare(&f);
	return NULL;
}

DECLARATION(adding)
{
	struct course_rules *course = &ld->set->course;
	struct form f;

	if (!open_bare(&f, ld, "adding", args, n, at))
		return NULL;
	if (course->adds_within.text.text.len > 0)
		problem(ld, at, "adding is declared twice");
	form_require(&f, "within", "\"3 d\"");
	form_require_source(&f);
	course->adds_within = form_within(&f, "within", form_text(&f, "within"));
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	return NULL;
}

DECLARATION(keep)
{
	struct form f;

	if (!open_bare(&f, ld, "keep", args, n, at))
		return NULL;
	if (ld->set->course.keeps != NULL)
		problem(ld, at, "keep is declared twice");
	ld->set->course.keeps = bare_fields(&f);
	close_bare(&f);
	return NULL;
}

DECLARATION(tell)
{
	const struct name *name;
	const char *otherwise;
	struct tell *t;

	OPEN(tell);
	t = ADD(ld->set, tells);
	UNIQUE(&f, tells);
	t->rows = form_rows(&f, f.table, "tell", PHASE_FOLLOWUP, &t->nrows);
	otherwise = form_text(&f, "otherwise");
	t->rows[t->nrows++] = (struct choice_row){word_of(span_of(otherwise)), NULL};
	form_entry(&f, &t->is);
	form_close(&f, true);
	name = names_find(ld->names, f.id);
	t->field = name != NULL && name->kind == NAME_FIELD ? name->index : -1;
	t->result = t->field < 0 ? form_result(&f, f.id.at) : -1;
	if (t->field < 0)
		form_require(&f, "otherwise", "\"none\"");
	return NULL;
}

DECLARATION(days_from)
{
	struct age *a;

	OPEN(days_from);
	form_require(&f, "of", "<day>");
	a = ADD(ld->set, ages);
	UNIQUE(&f, ages);
	a->field = field_key(&f, "of", FIELD_DAY, "the name of a day");
	a->result = form_result(&f, f.id.at);
	form_entry(&f, &a->is);
	form_close(&f, false);
	course_number_add(ld, f.id, COURSE_AGE, (int)ld->set->nages - 1, -MOST_HELD, MOST_HELD, at);
	return NULL;
}

DECLARATION(outcome)
{
	struct came_of *o;

	OPEN(outcome);
	form_require(&f, "done", "<text>");
	o = ADD(ld->set, outcomes);
	UNIQUE(&f, outcomes);
	o->done = field_key(&f, "done", FIELD_TEXT, "the name of a text");
	o->not_done = field_key(&f, "not_done", FIELD_TEXT, "the name of a text");
	o->list = -1;
	for (unsigned i = 0; i < ld->set->nlists; i++)
		if (span_is(ld->set->lists[i].is.id.text, f.id))
			o->list = (int)i;
	if (o->list < 0 && !ld->cut_short)
		problem(ld, at, "outcome \"%s\": there is no list of that name", f.id.at);
	form_entry(&f, &o->is);
	form_close(&f, false);
	return NULL;
}

static void
read_follow_up(struct form *f, struct follow_up *u)
{
	form_require(f, "when", "<condition>");
	form_require(f, "say", "\"…\"");
	form_require_source(f);
	u->when = form_cond(f, "when", PHASE_FOLLOWUP);
	u->unless = form_cond(f, "unless", PHASE_FOLLOWUP);
	form_text(f, "name");
	form_entry(f, &u->is);
	form_close(f, false);
}

DECLARATION(escalation)
{
	struct follow_up *u;

	OPEN(escalation);
	u = ADD(ld->set, escalations);
	UNIQUE(&f, escalations);
	read_follow_up(&f, u);
	return NULL;
}

DECLARATION(disagreement)
{
	struct follow_up *u;

	OPEN(disagreement);
	u = ADD(ld->set, disagreements);
	UNIQUE(&f, disagreements);
	read_follow_up(&f, u);
	return NULL;
}

const struct language_word follow_up_words[] = {
	{"measure", WORD_DECLARE, declare_measure},
	{"primary", WORD_BARE, declare_primary},
	{"response", WORD_DECLARE, declare_response},
	{"streak", WORD_DECLARE, declare_streak},
	{"walk", WORD_DECLARE, declare_walk},
	{"walking", WORD_BARE, declare_walking},
	{"episode", WORD_BARE, declare_episode},
	{"grace", WORD_DECLARE, declare_grace},
	{"reviewing", WORD_BARE, declare_reviewing},
	{"contact", WORD_BARE, declare_contact},
	{"scoring", WORD_BARE, declare_scoring},
	{"adding", WORD_BARE, declare_adding},
	{"keep", WORD_BARE, declare_keep},
	{"tell", WORD_DECLARE, declare_tell},
	{"days_from", WORD_DECLARE, declare_days_from},
	{"outcome", WORD_DECLARE, declare_outcome},
	{"escalation", WORD_DECLARE, declare_escalation},
	{"disagreement", WORD_DECLARE, declare_disagreement},
	{NULL, 0, NULL},
};
