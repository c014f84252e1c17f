/*
 * phrase.c -- a condition in the words of a clinician
 */
#include "workshop/phrase.h"

#include <stdio.h>

/* So many conditions are understood at a glance: "a and no b". */
enum { SHORT_COND = 4 };

static void
add_span(struct text *t, struct span s)
{
	text_add(t, s.at, s.len);
}

static void
add(struct text *t, const char *s)
{
	add_span(t, span_of(s));
}

static void
phrase_fired(struct text *t, const struct ruleset *set, const struct fired *f, bool holds)
{
	add(t, !holds ? "no red flag" : f->names == NULL ? "any red flag" : "red flag");
	for (const char **name = f->names; name != NULL && *name != NULL; name++)
		text_format(t, "%s%s", name == f->names ? " " : " or ", *name);
	if (f->level >= 0)
		text_format(t, " of level %s", set->levels[f->level].is.id.text.at);
	if (f->at_least >= 0)
		text_format(t, " of level %s or above", set->levels[f->at_least].is.id.text.at);
	for (const char **name = f->except; name != NULL && *name != NULL; name++)
		text_format(t, "%s%s", name == f->except ? " except " : " and ", *name);
}

/* "leg_pain is none", "leg_pain is not none" */
static void
phrase_is(struct text *t, struct span what, bool holds, const char *value)
{
	add_span(t, what);
	text_format(t, " is %s%s", holds ? "" : "not ", value);
}

/* "age over 50", "age 50 or above", and what is left otherwise: "age at most 50", "age under 50" */
static void
phrase_limit(struct text *t, struct span what, bool from, bool holds, double x)
{
	add_span(t, what);
	if (holds && from)
		text_format(t, " %.10g or above", x);
	else
		text_format(t, " %s %.10g", holds ? "over" : from ? "under" : "at most", x);
}

/* "conflict DC-1", "no conflict DC-1" */
static void
phrase_has(struct text *t, const char *what, bool holds, const struct entry *is)
{
	text_format(t, "%s%s %s", holds ? "" : "no ", what, is->id.text.at);
}

/* Is b the item behind a on the same form? */
static bool
follows(const struct ruleset *set, const struct value *a, const struct value *b)
{
	return a->kind == VALUE_FIELD && b->kind == VALUE_FIELD && b->field == a->field + 1 && items_of(set, a->field) != NULL
	       && items_of(set, a->field) == items_of(set, b->field);
}

/* "the mean of odi_1 to odi_10 (a score from 8 of 10 on)" */
static void
phrase_form(struct text *t, const struct ruleset *set, const struct value *v)
{
	const char *join = v->kind == VALUE_TOTAL ? "the total of " : "the mean of ";

	for (unsigned i = 0, k; i < v->nparts; i = k) {
		bool field = v->parts[i]->kind == VALUE_FIELD;

		for (k = i + 1; k < v->nparts && follows(set, v->parts[k - 1], v->parts[k]);)
			k++;
		add(t, join);
		add(t, field ? "" : "(");
		phrase_value(t, set, v->parts[i]);
		add(t, field ? "" : ")");
		if (k > i + 1) {
			add(t, k > i + 2 ? " to " : ", ");
			phrase_value(t, set, v->parts[k - 1]);
		}
		join = ", ";
	}
	text_format(t, " (a score from %u of %u on)", v->least, v->nparts);
}

void
phrase_value(struct text *t, const struct ruleset *set, const struct value *v)
{
	const char *join = ", ";

	switch (v->kind) {
	case VALUE_FIELD:
		add_span(t, set->vocab->fields[v->field].label);
		return;
	case VALUE_CONSTANT:
		text_format(t, "%.10g", v->constant);
		return;
	case VALUE_LARGEST:
		add(t, "the largest of ");
		break;
	case VALUE_SMALLEST:
		add(t, "the smallest of ");
		break;
	case VALUE_DAYS_BETWEEN:
		add(t, "the days from ");
		join = " to ";
		break;
	case VALUE_PLUS:
		join = " plus ";
		break;
	case VALUE_MINUS:
		join = " minus ";
		break;
	case VALUE_TIMES:
		join = " times ";
		break;
	case VALUE_DIVIDED:
		join = " divided by ";
		break;
	case VALUE_TOTAL:
	case VALUE_MEAN:
		phrase_form(t, set, v);
		return;
	}
	for (unsigned i = 0; i < v->nparts; i++) {
		add(t, i > 0 ? join : "");
		add(t, v->parts[i]->nparts > 0 ? "(" : "");
		phrase_value(t, set, v->parts[i]);
		add(t, v->parts[i]->nparts > 0 ? ")" : "");
	}
}

/* What another visit said; its condition is put into words as any other. */
static void
phrase_look(struct text *t, const struct ruleset *set, const struct course_look *look, bool holds)
{
	static const char *const when[] = {
		[LOOK_IN_FORCE] = "at the visit in force: ", [LOOK_FIRST] = "at the first visit: ",
		[LOOK_BEFORE] = "when last told before: ", [LOOK_EVER] = "at some visit: ", [LOOK_LATELY] = "when last told: ",
		[LOOK_RAISED] = "told since last sent: ",
	};

	add(t, holds ? "" : "not ");
	add(t, when[look->kind]);
	phrase_cond(t, set, look->when);
}

/* The test, or, where it does not hold, the opposite of it. */
static void
phrase_side(struct text *t, const struct ruleset *set, const struct cond *c, bool holds)
{
	static const char *const says[] = {"allowed", "blocked", "withheld"};
	const struct vocab *vocab = set->vocab;

	switch (c->test) {
	case TEST_YES:
		add(t, holds ? "" : "no ");
		add_span(t, vocab->fields[c->a].label);
		break;
	case TEST_CHOICE:
		phrase_is(t, vocab->fields[c->a].label, holds, vocab->fields[c->a].values[c->b].at);
		break;
	case TEST_OVER:
	case TEST_FROM:
		phrase_limit(t, set->quantities[c->a].name, c->test == TEST_FROM, holds, c->x);
		break;
	case TEST_BETWEEN:
		add_span(t, set->quantities[c->a].name);
		text_format(t, " %s %.10g to %.10g", holds ? "from" : "outside", c->x, c->y);
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		add_span(t, set->quantities[c->a].name);
		if (c->test == TEST_OVER_OTHER)
			add(t, holds ? " over " : " at most ");
		else
			add(t, holds ? " at least " : " under ");
		add_span(t, set->quantities[c->b].name);
		break;
	case TEST_KNOWN:
		phrase_is(t, c->b ? set->quantities[c->a].name : vocab->fields[c->a].label, holds, "known");
		break;
	case TEST_DK:
		phrase_is(t, vocab->fields[c->a].label, holds, "\"not sure\"");
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		add(t, "score ");
		phrase_limit(t, set->scores[c->a].is.id.text, c->test == TEST_SCORE_FROM, holds, c->x);
		break;
	case TEST_CONFLICT:
		phrase_has(t, "conflict", holds, &set->conflicts[c->a].is);
		break;
	case TEST_FIRED:
		phrase_fired(t, set, &set->fired[c->a], holds);
		break;
	case TEST_CLASS:
		phrase_is(t, set->classes[c->a].is.id.text, holds, set->classes[c->a].rows[c->b].value.text.at);
		break;
	case TEST_PATTERN:
		phrase_has(t, "pattern", holds, &set->patterns[c->a].is);
		break;
	case TEST_LIKELY:
		phrase_is(t, set->candidates[c->a].is.id.text, holds, "likely");
		break;
	case TEST_TRIAGED:
		phrase_has(t, "triage rule", holds, &set->triage[c->a].is);
		break;
	case TEST_LEVEL:
		phrase_is(t, SPAN("level"), holds, set->levels[c->a].is.id.text.at);
		break;
	case TEST_LEVEL_FROM:
		text_format(t, holds ? "level is %s or above" : "level is below %s", set->levels[c->a].is.id.text.at);
		break;
	case TEST_PENDING:
		phrase_is(t, set->levels[c->a].is.id.text, holds, "pending");
		break;
	case TEST_PROVISIONAL:
		phrase_is(t, SPAN("the level"), holds, "provisional");
		break;
	case TEST_INCOMPLETE:
		add(t, holds ? "core questions are open" : "no core question is open");
		break;
	case TEST_CONFLICTED:
		add(t, holds ? "answers contradict each other" : "no answers contradict each other");
		break;
	case TEST_GATE:
		phrase_is(t, set->gates[c->a].is.id.text, holds, says[c->b]);
		break;
	case TEST_LOOK:
		phrase_look(t, set, &set->looks[c->a], holds);
		break;
	case TEST_NEWLY_FLAGGED:
		add(t, holds ? "a red flag is new" : "no red flag is new");
		break;
	case TEST_RECURRING:
		add(t, holds ? "it has come back" : "it has not come back");
		break;
	case TEST_RESPONDED:
		phrase_is(t, SPAN("the response"), holds, set->course.responses[c->a].text.at);
		break;
	case TEST_RESPONDED_BEFORE:
		phrase_is(t, SPAN("the response before"), holds, set->course.responses[c->a].text.at);
		break;
	case TEST_WALKED:
		phrase_has(t, "walking rule", holds, &set->walks[c->a].is);
		break;
	case TEST_STILL_PENDING:
		phrase_is(t, set->levels[c->a].is.id.text, holds, "still pending");
		break;
	case TEST_OVERDUE:
		phrase_is(t, SPAN("the review"), holds, "overdue");
		break;
	case TEST_KINDS:
		break;
	}
}

void
phrase_test(struct text *t, const struct ruleset *set, const struct cond *c)
{
	phrase_side(t, set, c, true);
}

/* Whether the words for a test are joined ones themselves: "red flag A or B". */
static bool
names_some(const struct ruleset *set, const struct cond *c)
{
	const struct fired *f = &set->fired[c->a];

	return c->test == TEST_FIRED && (f->except != NULL || (f->names != NULL && f->names[0] != NULL && f->names[1] != NULL));
}

static bool
is_none_of(const struct cond *c)
{
	return c->kind == COND_NO && c->parts[0]->kind == COND_ANY && c->parts[0]->nparts > 1;
}

/* Whether its words could be taken apart the wrong way inside others, and need brackets there. */
static bool
is_loose(const struct ruleset *set, const struct cond *c)
{
	switch (c->kind) {
	case COND_TEST:
		return names_some(set, c);
	case COND_NO:
		return c->parts[0]->kind == COND_TEST ? names_some(set, c->parts[0]) : is_none_of(c);
	case COND_MAYBE:
		return false;
	case COND_ALL:
	case COND_ANY:
		return c->nparts > 1;
	case COND_AT_LEAST:
		break;
	}
	return true;
}

static void
phrase_part(struct text *t, const struct ruleset *set, const struct cond *c, bool bracket)
{
	if (bracket)
		text_char(t, '(');
	phrase_cond(t, set, c);
	if (bracket)
		text_char(t, ')');
}

void
phrase_cond(struct text *t, const struct ruleset *set, const struct cond *c)
{
	const char *join = c->kind == COND_ALL ? " and " : c->kind == COND_ANY ? " or " : ", ";
	const struct cond *of = c;

	switch (c->kind) {
	case COND_TEST:
		phrase_test(t, set, c);
		return;
	case COND_NO:
		if (c->parts[0]->kind == COND_TEST) {
			phrase_side(t, set, c->parts[0], false);
			return;
		}
		if (!is_none_of(c)) {
			add(t, "not ");
			phrase_part(t, set, c->parts[0], true);
			return;
		}
		add(t, "none of: ");
		join = ", ";
		of = c->parts[0];
		break;
	case COND_MAYBE:
		add(t, "possibly ");
		phrase_part(t, set, c->parts[0], is_loose(set, c->parts[0]));
		return;
	case COND_AT_LEAST:
		text_format(t, "at least %u of: ", c->need);
		break;
	default:
		break;
	}
	for (unsigned i = 0; i < of->nparts; i++) {
		const struct cond *part = of->parts[i];
		bool alike = part->kind == c->kind && (c->kind == COND_ALL || c->kind == COND_ANY);

		if (i > 0)
			add(t, join);
		phrase_part(t, set, part, is_loose(set, part) && !alike);
	}
}

static void
outline_line(struct text *t, unsigned depth, const char *text)
{
	for (unsigned i = 0; i < depth; i++)
		text_char(t, '\t');
	add(t, text);
}

static void outline(struct text *, const struct ruleset *, const struct cond *, unsigned depth);

/* The parts, a line or more each; one that is joined in the same way is no step further in. */
static void
outline_parts(struct text *t, const struct ruleset *set, const struct cond *c, unsigned depth)
{
	for (unsigned i = 0; i < c->nparts; i++) {
		if (c->parts[i]->kind == c->kind && (c->kind == COND_ALL || c->kind == COND_ANY))
			outline_parts(t, set, c->parts[i], depth);
		else
			outline(t, set, c->parts[i], depth);
	}
}

static void
outline(struct text *t, const struct ruleset *set, const struct cond *c, unsigned depth)
{
	char head[40] = "all of:";
	const struct cond *of = c;

	if (c->size <= SHORT_COND || (c->kind == COND_NO && c->parts[0]->kind == COND_TEST)) {
		outline_line(t, depth, "");
		phrase_cond(t, set, c);
		text_char(t, '\n');
		return;
	}
	if (is_none_of(c)) {
		snprintf(head, sizeof(head), "none of:");
		of = c->parts[0];
	} else if (c->kind == COND_ANY) {
		snprintf(head, sizeof(head), "one or more of:");
	} else if (c->kind == COND_AT_LEAST) {
		snprintf(head, sizeof(head), "at least %u of:", c->need);
	} else if (c->kind == COND_NO) {
		snprintf(head, sizeof(head), "not:");
	} else if (c->kind == COND_MAYBE) {
		snprintf(head, sizeof(head), "possibly:");
	}
	outline_line(t, depth, head);
	text_char(t, '\n');
	outline_parts(t, set, of, depth + 1);
}

void
phrase_outline(struct text *t, const struct ruleset *set, const struct cond *c)
{
	outline(t, set, c, 0);
}
