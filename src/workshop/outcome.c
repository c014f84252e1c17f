/*
 * outcome.c -- what labelled records truly had
 */
#include "workshop/outcome.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "record/complaints.h"
#include "record/fact.h"
#include "record/lines.h"

enum { MAX_STRANGE = 20 };  /* labels that are no level are named, up to so many */

#define SPAN_ARG(s) (int)(s).len, (s).at

/* A word, and the level it means. */
struct meaning {
	struct span word;
	int level;
};

static const char *
level_name(const struct outcome *t, int rank)
{
	return t->set->levels[rank].is.id.text.at;
}

/* The level of that name in any case, or -1. */
static int
level_in_any_case(const struct ruleset *set, struct span name)
{
	for (unsigned i = 0; i < set->nlevels; i++) {
		struct span id = set->levels[i].is.id.text;

		if (id.len == name.len && strncasecmp(id.at, name.at, id.len) == 0)
			return (int)i;
	}
	return -1;
}

/* The level an option names; ends the program when there is none of that name. */
static int
level_of_option(const struct outcome *t, const char *option, struct span name)
{
	int level = level_in_any_case(t->set, name);
	struct text names = {0};

	if (level >= 0)
		return level;
	for (unsigned i = 0; i < t->set->nlevels; i++)
		text_format(&names, "%s%s", i > 0 ? ", " : "", level_name(t, (int)i));
	die("%s: there is no level \"%.*s\"; the levels are %.*s", option, SPAN_ARG(name), (int)names.len, names.at);
}

static void
read_positive(struct outcome *t, const char *positive)
{
	if (positive == NULL)
		return;
	t->positive = level_of_option(t, "--positive", span_of(positive));
	if (t->positive == 0)
		die("--positive %s: every record is at the lowest level or above; name a higher one", positive);
}

/* fracture=urgent,nothing=selfcare */
static void
read_meanings(struct outcome *t, const char *meanings)
{
	for (const char *s = meanings; s != NULL && *s != '\0';) {
		const char *stop = strchrnul(s, ','), *equals = memchr(s, '=', (size_t)(stop - s));
		struct meaning m;

		if (equals == NULL || equals == s)
			die("--means wants WORD=LEVEL, such as fracture=urgent, and has \"%.*s\"", (int)(stop - s), s);
		m.word = (struct span){s, (size_t)(equals - s)};
		if (level_in_any_case(t->set, m.word) >= 0)
			die("--means: \"%.*s\" is a level itself, and means that one", SPAN_ARG(m.word));
		for (size_t i = 0; i < t->nmeanings; i++)
			if (span_is(t->meanings[i].word, m.word))
				die("--means gives \"%.*s\" a level twice: a word can mean only one", SPAN_ARG(m.word));
		m.level = level_of_option(t, "--means", (struct span){equals + 1, (size_t)(stop - equals - 1)});
		t->meanings = must_realloc(t->meanings, t->nmeanings + 1, sizeof(*t->meanings));
		t->meanings[t->nmeanings++] = m;
		s = *stop == ',' ? stop + 1 : stop;
	}
}

/* Names a label that is no level, once. */
static void
name_strange(struct outcome *t, const struct place *at, struct span value)
{
	char room[SHOWN_ROOM];
	const char *nearest = NULL;
	size_t near = 3;

	t->strange++;
	if (label_set_find(&t->named, value, 0) != NULL || (t->named.n == MAX_STRANGE && t->unnamed))
		return;
	if (t->named.n == MAX_STRANGE) {
		t->unnamed = true;
		warn("more than %d labels that are no level: the others are not named", MAX_STRANGE);
		return;
	}
	value.at = arena_copy(&t->mem, value.at, value.len);
	label_set_add(&t->named, value, 0, 0);
	for (unsigned i = 0; i < t->set->nlevels; i++) {
		size_t distance = spelling_distance(value, t->set->levels[i].is.id.text, near - 1);

		if (distance < near) {
			near = distance;
			nearest = level_name(t, (int)i);
		}
	}
	warn_at(at, "%s: is no level, counted as unlabelled%s%s%s%s%s%s", t->label, nearest != NULL ? "; nearest: " : "",
	        nearest != NULL ? nearest : "",
	        nearest == NULL ? " (--means WORD=LEVEL gives it a meaning, --positive LEVEL gives yes and no one)" : "",
	        t->show_values ? " (" : "", t->show_values ? shown(value, room) : "", t->show_values ? ")" : "");
}

/* What the label says: a rank, OUTCOME_YES, OUTCOME_NO, or OUTCOME_NONE. */
static int
read_outcome(struct outcome *t, const struct place *at, struct span value)
{
	static const struct field_def yesno = {.type = FIELD_YESNO};
	struct fact fact = fact_read(&yesno, value);
	int level = level_in_any_case(t->set, value);

	for (size_t i = 0; i < t->nmeanings && level < 0; i++)
		if (span_is(t->meanings[i].word, value))
			level = t->meanings[i].level;
	if (level >= 0)
		return level;
	if (fact.state == FACT_KNOWN && t->positive > 0)
		return fact.yes ? OUTCOME_YES : OUTCOME_NO;
	if (fact.state == FACT_KNOWN || fact.state == FACT_WRONG)
		name_strange(t, at, value);
	return OUTCOME_NONE;
}

/* Looks the field up: it may have other names, or be an answer of the rules themselves. */
static void
find_field(struct outcome *t)
{
	struct span label = label_copy(&t->mem, span_of(t->label));
	struct label means = vocab_find(t->set->vocab, label.at, label.len);

	t->field = means.kind == LABEL_FIELD ? means.index : -1;
	if (means.kind == LABEL_RESULT)
		warn("%s is an answer of the rules; a truth from the same rules proves nothing", t->label);
}

void
outcome_init(struct outcome *t, const struct ruleset *set, const char *label, const char *positive, const char *meanings)
{
	if (label == NULL || *label == '\0')
		die("say which field holds the true level: --truth FIELD");
	*t = (struct outcome){.set = set, .label = label};
	find_field(t);
	read_positive(t, positive);
	read_meanings(t, meanings);
}

void
outcome_free(struct outcome *t)
{
	free(t->meanings);
	label_set_free(&t->named);
	arena_free(&t->mem);
}

int
outcome_of(struct outcome *t, struct batch *b, const struct record *r)
{
	const struct field *found = NULL;
	struct span value = SPAN("");

	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *f = &b->fields[i];
		bool same_field = f->means.kind == LABEL_FIELD && t->field >= 0 && f->means.index == t->field;
		struct span this;

		if (!same_field && !span_is((struct span){f->label, f->label_len}, span_of(t->label)))
			continue;
		this = f->form == VALUE_NESTED ? SPAN("{...}") : batch_value(b, f);
		if (f->form == VALUE_BARE && span_is(this, SPAN("null")))
			this.len = 0;
		if (b->format == FORMAT_LTSV || b->format == FORMAT_TSV)
			this = ltsv_unescape(&b->mem, this);
		if (found != NULL && !span_is(this, value)) {
			t->contradicted++;
			return OUTCOME_NONE;
		}
		found = f;
		value = this;
	}
	return value.len == 0 ? OUTCOME_NONE : read_outcome(t, &r->at, value);
}

bool
outcome_is_case(const struct outcome *t, int what, int rank)
{
	if (what >= MAX_LEVELS)
		return what == OUTCOME_YES;
	return what >= (t->positive > 0 ? t->positive : rank);
}

bool
outcome_too_low(const struct outcome *t, int what, int given)
{
	return what == OUTCOME_YES ? given < t->positive : what != OUTCOME_NO && given < what;
}

bool
outcome_too_high(const struct outcome *t, int what, int given)
{
	return what == OUTCOME_NO ? given >= t->positive : what != OUTCOME_YES && given > what;
}

struct span
outcome_name(const struct outcome *t, int what, char room[OUTCOME_ROOM])
{
	if (what < MAX_LEVELS)
		return t->set->levels[what].is.id.text;
	snprintf(room, OUTCOME_ROOM, "%s %.40s", what == OUTCOME_YES ? "yes: at least" : "no: below", level_name(t, t->positive));
	return span_of(room);
}

