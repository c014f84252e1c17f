/*
 * doubts.c -- what is doubtful in how a rule set is written: times, questions, sources
 */
#include "workshop/doubts.h"

#include <stdlib.h>

#include "asking/space.h"

/* Times that the words of a level name, in hours. */
struct times {
	double hours[32];
	size_t n;
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* How many hours the word stands for: "days" 24; 0 when it is no unit. */
static double
unit_hours(struct span word)
{
	static const struct {
		const char *name;
		double hours;
	} units[] = {
		{"h", 1}, {"hour", 1}, {"hours", 1}, {"d", 24}, {"day", 24}, {"days", 24}, {"week", 168}, {"weeks", 168},
		{"minute", 1.0 / 60}, {"minutes", 1.0 / 60},
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (span_is(span_of(units[i].name), word))
			return units[i].hours;
	return 0;
}

static void
add_time(struct times *t, double hours)
{
	if (t->n < sizeof(t->hours) / sizeof(t->hours[0]))
		t->hours[t->n++] = hours;
}

/*
 * "Now", "within 14 days, or 7 where …", "the same day": numbers before a
 * unit, a number alone in the unit that came before it, a unit alone as one.
 */
static struct times
times_of(const char *s)
{
	struct times t = {.n = 0};
	double number = -1, unit = 0;

	while (*s != '\0') {
		size_t n = 1;

		if (*s >= '0' && *s <= '9') {
			if (number >= 0 && unit > 0)
				add_time(&t, number * unit);
			n = strspn(s, "0123456789.");
			number = strtod(s, NULL);
		} else if (is_letter(*s)) {
			double hours;

			while (is_letter(s[n]))
				n++;
			hours = unit_hours((struct span){s, n});
			if (hours > 0) {
				add_time(&t, (number >= 0 ? number : 1) * hours);
				unit = hours;
				number = -1;
			} else if (n == 3 && (s[0] | 0x20) == 'n' && s[1] == 'o' && s[2] == 'w') {
				add_time(&t, 0);
			}
		}
		s += n;
	}
	if (number >= 0 && unit > 0)
		add_time(&t, number * unit);
	return t;
}

static bool
names_time(const struct times *t, double hours)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->hours[i] > hours - 0.01 && t->hours[i] < hours + 0.01)
			return true;
	return false;
}

/* Levels whose words name no time at all say nothing that could be wrong. */
void
doubt_times(struct survey *s)
{
	const struct ruleset *set = s->set;

	for (unsigned i = 0; i < set->nlevels; i++) {
		const struct level *l = &set->levels[i];
		struct times t = times_of(l->is.say);

		if (t.n > 0 && l->within.text.text.len > 0 && !names_time(&t, l->within.hours))
			finding_add(s->findings, "D13", place_of_key(s->set, "level", &l->is, "within"), "level", l->is.id.text,
			            "acts within %s, and its words name another time: \"%s\"", l->within.text.text.at, l->is.say);
	}
	for (size_t i = 0; i < s->roster.n; i++) {
		const struct roster_rule *r = &s->roster.rules[i];
		const struct level *l;
		struct times t;

		if (!sets_level(r))
			continue;
		l = &set->levels[r->level];
		t = times_of(l->is.say);
		if (t.n == 0 || r->rule->within.hours == l->within.hours || names_time(&t, r->rule->within.hours))
			continue;
		finding_add(s->findings, "D13", place_of_key(s->set, r->word, r->is, "within"), r->word, r->is->id.text,
		            "acts within %s, and the words of its level %s do not name that time: \"%s\"",
		            r->rule->within.text.text.at, l->is.id.text.at, l->is.say);
	}
}

/* What reads a question: the word and id of a declaration. */
struct reader {
	const char *word, *id;
};

/* By field: the first that reads it; what is only asked or forgotten is not read. */
static struct reader *
readers_of(const struct survey *s)
{
	const struct ruleset *set = s->set;
	size_t n = set->vocab->nfields + 1;
	struct reader *readers = must_realloc(NULL, n, sizeof(*readers));
	bool *fields = must_realloc(NULL, n, sizeof(*fields));

	memset(readers, 0, n * sizeof(*readers));
	for (size_t i = 0; i < s->uses.n; i++) {
		const struct use *u = &s->uses.list[i];

		memset(fields, 0, n * sizeof(*fields));
		space_fields(set, u->cond, fields);
		for (size_t k = 0; k + 1 < n; k++)
			if (fields[k] && readers[k].word == NULL)
				readers[k] = (struct reader){u->word, u->id.at};
	}
	for (unsigned i = 0; i < set->ngates; i++)
		for (unsigned k = 0; k < set->gates[i].nmust; k++)
			if (readers[set->gates[i].must_know[k]].word == NULL)
				readers[set->gates[i].must_know[k]] = (struct reader){"gate", set->gates[i].is.id.text.at};
	for (unsigned i = 0; i < set->ninstruments; i++) {
		int field = set->instruments[i].quantity >= 0 ? set->quantities[set->instruments[i].quantity].field : -1;

		if (field >= 0 && readers[field].word == NULL)
			readers[field] = (struct reader){"instrument", set->instruments[i].is.id.text.at};
	}
	free(fields);
	return readers;
}

/* By field: some block asks it.  NULL when the rule set has no blocks. */
static bool *
asked_by_blocks(const struct ruleset *set)
{
	bool *asked = NULL;

	for (unsigned i = 0; i < set->npassages; i++) {
		const int *field = set->passages[i].asks;

		if (field != NULL && asked == NULL) {
			asked = must_realloc(NULL, set->vocab->nfields + 1, sizeof(*asked));
			memset(asked, 0, (set->vocab->nfields + 1) * sizeof(*asked));
		}
		for (; field != NULL && *field >= 0; field++)
			asked[*field] = true;
	}
	return asked;
}

static const char *
field_word(const struct field_def *f)
{
	static const char *const words[] = {"yesno", "number", "choice", "day", "text"};

	return words[f->type];
}

/* It is worked out from others, where it is not given. */
static bool
is_derived(const struct ruleset *set, size_t field)
{
	for (unsigned i = 0; i < set->nquantities; i++)
		if (set->quantities[i].field == (int)field && set->quantities[i].derive != NULL)
			return true;
	return false;
}

/*
 * The day of the visit dates the record: programs read it themselves.  A text
 * identifies or remarks.  What is asked at later visits is compared between
 * visits, which no rule does.
 */
static bool
need_not_be_read(const struct field_def *f)
{
	return f->type == FIELD_TEXT || f->tier == TIER_DERIVED || f->tier == TIER_FOLLOWUP
	       || (f->type == FIELD_DAY && span_is(f->label, SPAN("date")));
}

void
doubt_questions(struct survey *s)
{
	const struct ruleset *set = s->set;
	struct reader *readers = readers_of(s);
	bool *asked = asked_by_blocks(set);

	for (size_t i = 0; i < set->vocab->nfields; i++) {
		const struct field_def *f = &set->vocab->fields[i];
		const char *word = field_word(f);

		if (readers[i].word != NULL && *f->ask == '\0' && !is_derived(set, i))
			finding_add(s->findings, "D30", f->at, word, f->label,
			            "%s \"%s\" reads it, and it has no words to ask it with; add ask = \"...\"", readers[i].word,
			            readers[i].id);
		else if (readers[i].word != NULL && f->tier == TIER_STANDARD && asked != NULL && !asked[i] && !is_derived(set, i))
			finding_add(s->findings, "D30", f->at, word, f->label,
			            "%s \"%s\" reads it, and no block asks it; add it to the asks of one, or make it core",
			            readers[i].word, readers[i].id);
		else if (readers[i].word == NULL && *f->ask != '\0' && !need_not_be_read(f))
			finding_add(s->findings, "D31", f->at, word, f->label, "is asked, and no rule reads the answer");
	}
	free(readers);
	free(asked);
}

void
doubt_sources(struct survey *s)
{
	for (unsigned i = 0; i < s->set->nsources; i++) {
		const struct source *source = &s->set->sources[i];

		if (!source->used)
			finding_add(s->findings, "D50", source->is.at, "source", source->is.id.text,
			            "nothing rests on it; name it where it is meant, or take it out");
	}
}

void
doubt_reviews(struct survey *s)
{
	for (unsigned i = 0; i < s->set->nreview_days; i++) {
		const struct review_day *d = &s->set->review_days[i];

		if (d->day < s->today)
			finding_add(s->findings, "D51", d->at, d->word, d->id,
			            "was to be looked at again by %s; look at it, and set the next day", d->text);
	}
}
