/*
 * additions.c -- visits that answer what the one before left open, and are judged together with it
 */
#include <stdlib.h>

#include "course/course.h"
#include "record/fact.h"
#include "record/lines.h"

/* A question of the visit, and not who it was, when, or what came of it. */
static bool
is_answer(const struct fold *f, const struct field *field)
{
	return field->means.kind == LABEL_FIELD && field->means.index != f->id && field->means.index != f->date
	       && !is_among(f->set->course.contact_fields, field->means.index);
}

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

/* Where the base answers that question, or NULL. */
static const struct field *
field_before(const struct base *base, int index)
{
	const struct field *fields = fields_of(base);

	for (size_t i = 0; i < base->n; i++)
		if (fields[i].means.kind == LABEL_FIELD && fields[i].means.index == index)
			return &fields[i];
	return NULL;
}

/*
 * Does the record answer core questions that the base left open, or some once
 * more, and none in another way?  On the same day all the rest may be told
 * once more, too: a form that was gone through again for what was missing.
 */
static bool
only_adds(const struct fold *f, const struct base *base, struct batch *b, const struct record *r, bool same_day)
{
	bool answers = false;

	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *field = &b->fields[i];
		const struct field *before;
		const struct field_def *def;
		struct fact now, then = {.state = FACT_BLANK};

		if (!is_answer(f, field))
			continue;
		def = &f->set->vocab->fields[field->means.index];
		now = fact_of(f, b, field);
		if (now.state != FACT_KNOWN && now.state != FACT_DK)
			continue;
		if ((before = field_before(base, field->means.index)) != NULL)
			then = fact_of(f, b, before);
		if (is_among(f->set->course.score_fields, field->means.index) && (def->tier != TIER_CORE || then.state == FACT_KNOWN))
			continue;
		if (then.state == FACT_KNOWN && !span_is(batch_value(b, field), batch_value(b, before))
		    && (now.state != FACT_KNOWN || !fact_same(def, &now, &then)))
			return false;
		if (def->tier != TIER_CORE && !(same_day && now.state == then.state))
			return false;
		answers |= def->tier == TIER_CORE;
	}
	return answers;
}

static bool
adds(const struct fold *f, const struct base *base, struct batch *b, unsigned lane)
{
	long day = (long)f->today[lane];

	if (!(f->visits & ~f->unclear & f->dated & (lanes)1 << lane) || base->day == NO_DAY || day < base->day)
		return false;
	return (double)(day - base->day) * 24 <= f->set->course.adds_within.hours
	       && only_adds(f, base, b, &b->record[lane], day == base->day);
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
	f->together_with |= (lanes)1 << lane;
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
	f->additions = f->together_with = 0;
	for (unsigned lane = 0; lane < b->n; lane++) {
		const struct record *r = &b->record[lane];
		struct base *base;

		to->record[lane] = (struct record){.blank = true};
		if (f->lane_course[lane] < 0 || !(f->visits >> lane & 1))
			continue;
		base = &courses[f->lane_course[lane]]->base;
		if (adds(f, base, b, lane)) {
			f->additions |= (lanes)1 << lane;
			join(f, base, b, lane);
		} else if (f->scores >> lane & 1 && base->n > 0) {
			join(f, base, b, lane);
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

	if (b == NULL)
		return;
	base->batch = NULL;
	values.len = 0;
	if (base->room < base->n) {
		base->room = base->n;
		base->kept = must_realloc(base->kept, base->room, sizeof(*base->kept));
	}
	for (size_t i = 0; i < base->n; i++) {
		struct field field = fields[i];
		struct span value = batch_value(b, &fields[i]);

		if (!is_answer(f, &field) || field.form == VALUE_NESTED)
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

