/*
 * base.c -- what was answered at the last interview, and which visits add to it
 */
#include <stdlib.h>

#include "course/course.h"
#include "record/fact.h"
#include "record/lines.h"

static bool
is_answer(const struct fold *f, const struct field *field)
{
	return field->means.kind == LABEL_FIELD && f->is_answer[field->means.index];
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

/* Notes where each answer of the base stands. */
static void
find_answers(struct fold *f, const struct base *base)
{
	const struct field *fields = fields_of(base);

	if (++f->stamp == 0) {
		memset(f->spots, 0, f->set->vocab->nfields * sizeof(*f->spots));
		f->stamp = 1;
	}
	for (size_t i = 0; i < base->n; i++)
		if (fields[i].means.kind == LABEL_FIELD)
			f->spots[fields[i].means.index] = (struct spot){.in_base = f->stamp, .at = i};
}

/* Where the base answers that question, or NULL. */
static const struct field *
field_before(const struct fold *f, const struct base *base, int index)
{
	const struct spot *spot = &f->spots[index];

	return spot->in_base == f->stamp ? &fields_of(base)[spot->at] : NULL;
}

/* How the answers of a line stand to those of the base. */
struct comparison {
	bool answers;    /* core questions are answered: those that were open, or some once more */
	bool goes_beyond;  /* other questions are, that were not answered so */
	bool differs;    /* one is answered in another way */
	bool rescores;   /* a score is another one, or a number is told that had been worked out */
};

/* Is it another answer than the one before?  "Does not apply" takes back what was told. */
static bool
is_another(const struct field_def *def, const struct fact *now, const struct fact *then)
{
	if (then->state == FACT_DK)
		return now->state == FACT_NA;
	return then->state == FACT_KNOWN && (now->state != FACT_KNOWN || !fact_same(def, now, then));
}

/* Some answer of the base is a part of it. */
static bool
rests_on(const struct fold *f, const struct base *base, const struct value *v)
{
	const struct field *field;

	if (v == NULL)
		return false;
	if (v->kind == VALUE_FIELD && (field = field_before(f, base, v->field)) != NULL && is_answer(f, field))
		return true;
	for (unsigned i = 0; i < v->nparts; i++)
		if (rests_on(f, base, v->parts[i]))
			return true;
	return false;
}

static bool
was_worked_out(const struct fold *f, const struct base *base, int field)
{
	for (unsigned i = 0; i < f->set->nquantities; i++)
		if (f->set->quantities[i].field == field)
			return rests_on(f, base, f->set->quantities[i].derive);
	return false;
}

static struct comparison
compare(const struct fold *f, const struct base *base, struct batch *b, const struct record *r)
{
	struct comparison how = {0};

	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *field = &b->fields[i], *before;
		const struct field_def *def;
		struct fact now, then = {.state = FACT_BLANK};
		bool core, score, another;

		if (!is_answer(f, field))
			continue;
		def = &f->set->vocab->fields[field->means.index];
		core = def->tier == TIER_CORE;
		score = f->is_score[field->means.index];
		now = fact_of(f, b, field);
		if (now.state == FACT_BLANK)
			continue;
		if ((before = field_before(f, base, field->means.index)) != NULL)
			then = fact_of(f, b, before);
		another = is_another(def, &now, &then) && !span_is(batch_value(b, field), batch_value(b, before));
		how.rescores |= (score && another) || (then.state == FACT_BLANK && now.state == FACT_KNOWN && was_worked_out(f, base, field->means.index));
		how.differs |= another && (core || !score);
		how.goes_beyond |= !core && !score && (now.state != then.state || another);
		how.answers |= core && (now.state == FACT_KNOWN || now.state == FACT_DK) && !(score && now.state == then.state);
	}
	return how;
}

/* The next field of what is being joined, told on that day. */
static void
add_field(struct fold *f, const struct field *field, long day)
{
	struct batch *to = &f->together;

	*batch_room(to) = *field;
	if (f->ndays < to->cap) {
		f->ndays = to->cap;
		f->days = must_realloc(f->days, f->ndays, sizeof(*f->days));
	}
	f->days[to->nfields++] = day;
}

/* As far as both days are known. */
static bool
is_within(const struct fold *f, long then, long now)
{
	return then == NO_DAY || now == NO_DAY || (double)(now - then) * 24 <= f->set->course.adds_within.hours;
}

/* The day of that answer; of an interview all have its own. */
static long
day_of(const struct fold *f, const struct base *base, size_t i)
{
	return base->batch == &f->together ? f->days[base->first + i] : base->batch == NULL ? base->days[i] : base->day;
}

/*
 * The line's own answers, and behind them those of the base that it does not
 * give itself and, when "lately", that are not too old; "into" may be the base.
 */
static void
join(struct fold *f, struct base *into, const struct base *base, struct batch *b, unsigned lane, long today, bool lately)
{
	const struct record *line = &b->record[lane];
	struct batch *to = &f->together;
	size_t first = to->nfields;

	find_answers(f, base);
	for (size_t i = line->first; i < line->first + line->count; i++) {
		const struct field *field = &b->fields[i], *before;
		enum fact_state state = FACT_KNOWN;

		if (field->means.kind != LABEL_FIELD)
			continue;
		if (is_answer(f, field))
			state = fact_of(f, b, field).state;
		/* What is no answer takes none back. */
		if (state == FACT_BLANK || (state != FACT_KNOWN && (before = field_before(f, base, field->means.index)) != NULL
		                            && fact_of(f, b, before).state == FACT_KNOWN))
			continue;
		add_field(f, field, today);
		f->spots[field->means.index].given = f->stamp;
	}
	for (size_t i = 0; i < base->n; i++) {
		struct field field = fields_of(base)[i];
		long day = day_of(f, base, i);

		if (!is_answer(f, &field) || f->spots[field.means.index].given == f->stamp || (lately && !is_within(f, day, today)))
			continue;
		add_field(f, &field, day != NO_DAY ? day : today);
	}
	into->batch = to;
	into->first = first;
	into->n = to->nfields - first;
}

/* The line is judged with the answers of that. */
static void
judge_with(struct fold *f, const struct base *with, const struct batch *b, unsigned lane)
{
	struct record *r = &f->together.record[lane];

	*r = (struct record){.line = b->record[lane].line, .at = b->record[lane].at, .first = with->first, .count = with->n,
	                     .kinds = 1U << LABEL_FIELD};
	r->last_problem = &r->problems;
	f->together_with |= (lanes)1 << lane;
}

void
base_begin(struct fold *f, const struct batch *b)
{
	batch_clear(&f->together);
	f->together.format = b->format;
	f->together.n = b->n;
	f->additions = f->together_with = f->raised_together = f->asides = 0;
}

/* Was it so short a time ago that the visit may be judged together with it? */
static bool
is_recent(const struct fold *f, const struct base *base, unsigned lane)
{
	return base->there && f->dated >> lane & 1 && base->day != NO_DAY && is_within(f, base->day, (long)f->today[lane]);
}

/* The line alone. */
static void
begin(struct base *base, const struct fold *f, struct batch *b, unsigned lane)
{
	base->there = true;
	base->wider = base->rescored = base->outdated = base->in_force = false;
	base->day = f->dated >> lane & 1 ? (long)f->today[lane] : NO_DAY;
	base->batch = b;
	base->first = b->record[lane].first;
	base->n = b->record[lane].count;
}

/* All that was told of late, whichever visit told it.  Scores are beside the base, whenever that was. */
static void
join_recent(struct fold *f, struct course *c, struct batch *b, unsigned lane)
{
	struct base *recent = &c->recent;
	long today = f->dated >> lane & 1 ? (long)f->today[lane] : c->newest;

	if (!recent->there || !is_within(f, recent->day, today)) {
		begin(recent, f, b, lane);
	} else {
		join(f, recent, recent, b, lane, today, true);
		judge_with(f, recent, b, lane);
	}
	recent->day = today;
	if (f->scores >> lane & 1 && c->base.there && !is_within(f, c->base.day, today)) {
		struct base joined = c->base;

		join(f, &joined, &c->base, b, lane, today, false);
		judge_with(f, &joined, b, lane);
	}
}

static void
join_visit(struct fold *f, struct course *c, struct batch *b, unsigned lane)
{
	struct base *base = &c->base;
	bool scores = f->scores >> lane & 1, asks = f->asked >> lane & 1, recent = is_recent(f, base, lane);
	long today = f->dated >> lane & 1 ? (long)f->today[lane] : NO_DAY;
	struct comparison how = {0};

	join_recent(f, c, b, lane);
	if (recent || (scores && base->there)) {
		find_answers(f, base);
		how = compare(f, base, b, &b->record[lane]);
	}
	if (recent && !base->outdated && !(f->unclear >> lane & 1) && how.answers && !how.differs && !how.goes_beyond
	    && (!(f->beyond >> lane & 1) || (long)f->today[lane] == base->day)) {
		f->additions |= (lanes)1 << lane;
		base->rescored |= how.rescores;
		join(f, base, base, b, lane, today, false);
		judge_with(f, base, b, lane);
		f->wide |= (lanes)c->recent.wider << lane;
	} else if (base->there && (scores || !asks)) {
		/* What asks about no danger sign is no interview, and takes the place of none. */
		base->rescored |= how.rescores || !scores;
		join(f, base, base, b, lane, today, false);
		f->asides |= (lanes)1 << lane;
	} else {
		begin(base, f, b, lane);
		c->recent.wider = c->recent.batch == &f->together;
	}
}

void
base_join(struct fold *f, struct course *const courses[], struct batch *b, lanes round)
{
	unsigned lane;

	f->together_with = f->wide = 0;
	for (lane = 0; lane < b->n; lane++)
		f->together.record[lane].blank = true;
	for (FOR_LANES(lane, round & f->visits))
		join_visit(f, courses[f->lane_course[lane]], b, lane);
	f->scores &= ~f->additions;
}

void
base_widen(struct fold *f, struct course *const courses[], const struct batch *b)
{
	unsigned lane;

	for (lane = 0; lane < b->n; lane++)
		f->together.record[lane].blank = true;
	for (FOR_LANES(lane, f->wide))
		judge_with(f, &courses[f->lane_course[lane]]->recent, b, lane);
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
	values.len = 0;
	if (base->room < base->n) {
		base->room = base->n;
		base->kept = must_realloc(base->kept, base->room, sizeof(*base->kept));
		base->days = must_realloc(base->days, base->room, sizeof(*base->days));
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
		base->days[n] = day_of(f, base, i);
		base->kept[n++] = field;
	}
	text_room(&values, LINE_SLACK);
	base->spare = base->values;
	base->values = values;
	for (size_t i = 0; i < n; at += base->kept[i++].value_len)
		base->kept[i].value = base->values.at + at;
	base->batch = NULL;
	base->n = n;
}

bool
base_is_old(const struct base *base, const struct fold *f, long today)
{
	return base->there && !is_within(f, base->day, today);
}

void
base_forget(struct base *base)
{
	base->there = base->wider = base->rescored = base->outdated = base->in_force = false;
	base->batch = NULL;
	base->first = base->n = 0;
	base->day = NO_DAY;
	base->others = base->level_told = -1;
}

void
base_free(struct base *base)
{
	free(base->kept);
	free(base->days);
	text_free(&base->values);
	text_free(&base->spare);
}
