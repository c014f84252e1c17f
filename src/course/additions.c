/*
 * additions.c -- visits that answer what the one before left open, and are judged together with it
 */
#include <stdlib.h>

#include "course/course.h"
#include "record/fact.h"
#include "record/lines.h"

/* Good until a field is added to the batch. */
static const struct field *
fields_of(const struct base *base)
{
	return base->batch != NULL ? base->batch->fields + base->first : base->kept;
}

static struct fact
fact_of(const struct fold *f, struct batch *b, const struct field *field)
{
	if (field->form == VALUE_NESTED)
		return (struct fact){.state = FACT_BLANK};
	return fact_read(&f->set->vocab->fields[field->means.index], batch_value(b, field));
}

/* What the base answers to that question. */
static struct fact
fact_before(const struct fold *f, const struct base *base, struct batch *b, int index)
{
	const struct field *fields = fields_of(base);

	for (size_t i = 0; i < base->n; i++)
		if (fields[i].means.kind == LABEL_FIELD && fields[i].means.index == index)
			return fact_of(f, b, &fields[i]);
	return (struct fact){.state = FACT_BLANK};
}

/* Does the record answer core questions that the base left open, or some once more, and none in another way? */
static bool
only_adds(const struct fold *f, const struct base *base, struct batch *b, const struct record *r)
{
	bool answers = false;

	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *field = &b->fields[i];
		const struct field_def *def;
		struct fact now, then;

		if (field->means.kind != LABEL_FIELD)
			continue;
		def = &f->set->vocab->fields[field->means.index];
		if (def->tier != TIER_CORE)
			continue;
		now = fact_of(f, b, field);
		then = fact_before(f, base, b, field->means.index);
		if (now.state != FACT_KNOWN && now.state != FACT_DK)
			continue;
		if (then.state == FACT_KNOWN && is_among(f->set->course.score_fields, field->means.index))
			continue;
		if (then.state == FACT_KNOWN && (now.state != FACT_KNOWN || !fact_same(def, &now, &then)))
			return false;
		answers = true;
	}
	return answers;
}

static bool
adds(const struct fold *f, const struct base *base, struct batch *b, unsigned lane)
{
	long day = (long)f->today[lane];

	return f->visits & ~f->beyond & f->dated & (lanes)1 << lane && base->day != NO_DAY && day >= base->day
	       && (double)(day - base->day) * 24 <= f->set->course.adds_within.hours && only_adds(f, base, b, &b->record[lane]);
}

/* A question of the visit, and not who it was, when, or what came of it. */
static bool
is_answer(const struct fold *f, const struct field *field)
{
	return field->means.kind == LABEL_FIELD && field->means.index != f->id && field->means.index != f->date
	       && !is_among(f->set->course.contact_fields, field->means.index);
}

/* The line's own answers, and behind them those of the base that it does not give itself; from now on the base is all of them. */
static void
join(struct fold *f, struct base *base, struct batch *b, unsigned lane)
{
	const struct record *line = &b->record[lane];
	struct batch *to = &f->together;
	struct record *r = &to->record[lane];
	size_t own;

	*r = (struct record){.line = line->line, .at = line->at, .first = to->nfields, .kinds = 1U << LABEL_FIELD};
	r->last_problem = &r->problems;
	for (size_t i = line->first; i < line->first + line->count; i++) {
		const struct field *field = &b->fields[i];
		struct fact fact = {.state = FACT_KNOWN};

		if (field->means.kind != LABEL_FIELD)
			continue;
		if (is_answer(f, field))
			fact = fact_of(f, b, field);
		*batch_room(to) = *field;
		to->nfields += fact.state != FACT_BLANK;  /* which takes nothing back */
	}
	own = to->nfields;
	for (size_t i = 0; i < base->n; i++) {
		struct field field = fields_of(base)[i];
		size_t k = r->first;

		while (k < own && to->fields[k].means.index != field.means.index)
			k++;
		if (k < own || !is_answer(f, &field))
			continue;
		*batch_room(to) = field;
		to->nfields++;
	}
	r->count = to->nfields - r->first;
	base->batch = to;
	base->first = r->first;
	base->n = r->count;
}

void
additions_join(struct fold *f, struct course *const courses[], struct batch *b)
{
	struct batch *to = &f->together;

	batch_clear(to);
	to->format = b->format;
	to->n = b->n;
	f->additions = 0;
	for (unsigned lane = 0; lane < b->n; lane++) {
		const struct record *r = &b->record[lane];
		struct base *base;

		to->record[lane] = (struct record){.blank = true};
		if (f->lane_course[lane] < 0 || !(f->visits >> lane & 1))
			continue;
		base = &courses[f->lane_course[lane]]->base;
		if (adds(f, base, b, lane)) {
			join(f, base, b, lane);
			f->additions |= (lanes)1 << lane;
		} else if (f->scores >> lane & 1 && base->n > 0) {
			join(f, base, b, lane);  /* not judged with it, but an addition to both is */
		} else {
			base->batch = b;
			base->first = r->first;
			base->n = r->count;
			base->day = f->dated >> lane & 1 ? (long)f->today[lane] : NO_DAY;
		}
	}
	f->scores &= ~f->additions;
}

void
base_keep(struct base *base, const struct fold *f)
{
	struct batch *b = base->batch;
	const struct field *fields = fields_of(base);
	struct text values = base->spare;  /* some may stand in the other one: kept before, and added to in this batch */
	size_t n = 0, at = 0;

	if (base->outdated)
		base->day = NO_DAY;
	if (b == NULL)
		return;
	base->batch = NULL;
	values.len = 0;
	if (base->room < base->n) {
		base->room = base->n;
		base->kept = must_realloc(base->kept, base->room, sizeof(*base->kept));
	}
	for (size_t i = 0; i < base->n && base->day != NO_DAY; i++) {
		struct field field = fields[i];
		struct span value = batch_value(b, &fields[i]);

		if (!is_answer(f, &field) || field.form == VALUE_NESTED || f->set->vocab->fields[field.means.index].type == FIELD_TEXT)
			continue;
		if (field.form == VALUE_ESCAPED)
			field.form = VALUE_PLAIN;
		field.label = f->set->vocab->fields[field.means.index].label.at;
		field.value_len = (uint32_t)value.len;
		text_add(&values, value.at, value.len);
		base->kept[n++] = field;
	}
	text_room(&values, LINE_SLACK);
	base->spare = base->values;
	base->values = values;
	for (size_t i = 0; i < n; at += base->kept[i++].value_len)
		base->kept[i].value = base->values.at + at;
	base->n = n;
}

bool
base_is_old(const struct base *base, const struct fold *f, long today)
{
	return base->day != NO_DAY && today != NO_DAY && (double)(today - base->day) * 24 > f->set->course.adds_within.hours;
}

