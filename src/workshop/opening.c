/*
 * opening.c -- a condition in words for the person who fills in a form
 *
 * A number that is worked out and is the answer to no question is told as
 * clinicians are told it.
 */
#include "workshop/opening.h"

#include <stdio.h>
#include <stdlib.h>

#include "workshop/phrase.h"

/* Adds the text about the question, in which {q} is what the question is called. */
static void
say(struct text *t, const struct opening *o, const char *english, int field, const char *name, const char *value)
{
	struct text q = {0};
	char number[20];

	snprintf(number, sizeof(number), "%u", o->number[field]);
	if (o->number[field] > 0)
		tongue_fill(&q, o->tongue, "question {n}", "n", number, NULL);
	else
		tongue_fill(&q, o->tongue, "“{ask}”", "ask", tongue_say(o->tongue, o->set->vocab->fields[field].ask), NULL);
	text_char(&q, '\0');
	tongue_fill(t, o->tongue, english, "q", q.at, name, value, NULL);
	text_free(&q);
}

/* A number against a limit; false: it is worked out, and is the answer to no question. */
static bool
say_limit(struct text *t, const struct opening *o, const struct cond *c, bool holds)
{
	static const char *const words[2][2] = {
		{"{q} is {x} or below", "{q} is over {x}"}, {"{q} is under {x}", "{q} is {x} or above"},
	};
	int field = o->set->quantities[c->a].field;
	char x[40];

	if (field < 0)
		return false;
	snprintf(x, sizeof(x), "%.10g", c->x);
	say(t, o, words[c->test == TEST_FROM][holds], field, "x", x);
	return true;
}

static bool
say_between(struct text *t, const struct opening *o, const struct cond *c, bool holds)
{
	int field = o->set->quantities[c->a].field;
	char x[90];

	if (field < 0)
		return false;
	snprintf(x, sizeof(x), "%.10g–%.10g", c->x, c->y);
	say(t, o, holds ? "{q} is in {x}" : "{q} is not in {x}", field, "x", x);
	return true;
}

static bool
say_known(struct text *t, const struct opening *o, const struct cond *c, bool holds)
{
	int field = c->b ? o->set->quantities[c->a].field : c->a;

	if (field < 0)
		return false;
	say(t, o, holds ? "{q} has an answer" : "{q} has no answer", field, NULL, NULL);
	return true;
}

/* The test, or the opposite of it; false: there are no words for it. */
static bool
say_test(struct text *t, const struct opening *o, const struct cond *c, bool holds)
{
	const struct field_def *def;

	switch (c->test) {
	case TEST_YES:
		say(t, o, holds ? "{q} is yes" : "{q} is no", c->a, NULL, NULL);
		return true;
	case TEST_CHOICE:
		def = &o->set->vocab->fields[c->a];
		say(t, o, holds ? "{q} is “{x}”" : "{q} is not “{x}”", c->a, "x", tongue_word(o->tongue, def->label, def->values[c->b]));
		return true;
	case TEST_OVER:
	case TEST_FROM:
		return say_limit(t, o, c, holds);
	case TEST_BETWEEN:
		return say_between(t, o, c, holds);
	case TEST_KNOWN:
		return say_known(t, o, c, holds);
	case TEST_DK:
		say(t, o, holds ? "{q} is “not sure”" : "{q} is not “not sure”", c->a, NULL, NULL);
		return true;
	default:
		return false;
	}
}

static int
by_size(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return x < y ? -1 : x > y;
}

void
opening_numbers(struct text *t, unsigned *numbers, size_t n)
{
	size_t run;

	if (n > 0)
		qsort(numbers, n, sizeof(*numbers), by_size);
	for (size_t i = 0; i < n; i += run) {
		for (run = 1; i + run < n && numbers[i + run] <= numbers[i + run - 1] + 1; run++)
			;
		text_format(t, "%s%u", i > 0 ? ", " : "", numbers[i]);
		if (numbers[i + run - 1] > numbers[i])
			text_format(t, numbers[i + run - 1] == numbers[i] + 1 ? ", %u" : "–%u", numbers[i + run - 1]);
	}
}

/* What is joined: its parts one behind the other, those of parts joined in the same way among them. */
struct joined {
	struct text *t;
	const struct opening *o;
	enum cond_kind kind;
	const char *join;
	bool begun;
};

static void
next(struct joined *j)
{
	if (j->begun)
		text_string(j->t, j->join);
	j->begun = true;
}

struct numbers {
	unsigned *at;
	size_t n;
};

/* A question on the form is to be yes: many of them are said in one go. */
static bool
is_plain_yes(const struct opening *o, const struct cond *c)
{
	return c->kind == COND_TEST && c->test == TEST_YES && o->number[c->a] > 0;
}

static void
list_yes(const struct joined *j, const struct cond *c, struct numbers *list)
{
	for (unsigned i = 0; i < c->nparts; i++) {
		if (is_plain_yes(j->o, c->parts[i])) {
			list->at = must_realloc(list->at, list->n + 1, sizeof(*list->at));
			list->at[list->n++] = j->o->number[c->parts[i]->a];
		} else if (c->parts[i]->kind == j->kind) {
			list_yes(j, c->parts[i], list);
		}
	}
}

static void
say_rest(struct joined *j, const struct cond *c, bool without_yes)
{
	for (unsigned i = 0; i < c->nparts; i++) {
		const struct cond *part = c->parts[i];
		bool bracket = part->kind == COND_ALL || part->kind == COND_ANY || part->kind == COND_AT_LEAST;

		if (without_yes && is_plain_yes(j->o, part))
			continue;
		if (part->kind == j->kind && part->kind != COND_AT_LEAST) {
			say_rest(j, part, without_yes);
			continue;
		}
		next(j);
		text_string(j->t, bracket ? "(" : "");
		opening_words(j->t, j->o, part);
		text_string(j->t, bracket ? ")" : "");
	}
}

/* "one of the questions 3, 4, 7 is yes, or question 9 is over 50" */
static void
say_joined(struct text *t, const struct opening *o, const struct cond *c)
{
	struct joined j = {.t = t, .o = o, .kind = c->kind, .join = "; "};
	struct numbers yes = {0};
	struct text list = {0};

	if (c->kind != COND_AT_LEAST) {
		j.join = tongue_say(o->tongue, c->kind == COND_ANY ? ", or " : ", and ");
		list_yes(&j, c, &yes);
	}
	if (yes.n > 1) {
		next(&j);
		opening_numbers(&list, yes.at, yes.n);
		text_char(&list, '\0');
		tongue_fill(t, o->tongue, c->kind == COND_ANY ? "one of the questions {list} is yes" : "the questions {list} are all yes",
		            "list", list.at, NULL);
	}
	say_rest(&j, c, yes.n > 1);
	text_free(&list);
	free(yes.at);
}

/* The condition inside a text that says something of it as a whole; n above 0: so many of its parts are to hold. */
static void
say_of(struct text *t, const struct opening *o, const char *english, const struct cond *c, unsigned n)
{
	struct text inner = {0};
	char number[20];

	if (n > 0)
		say_joined(&inner, o, c);
	else
		opening_words(&inner, o, c);
	text_char(&inner, '\0');
	snprintf(number, sizeof(number), "%u", n);
	tongue_fill(t, o->tongue, english, "n", number, "parts", inner.at, NULL);
	text_free(&inner);
}

void
opening_words(struct text *t, const struct opening *o, const struct cond *c)
{
	const struct cond *of = c->kind == COND_NO ? c->parts[0] : c;

	switch (c->kind) {
	case COND_TEST:
	case COND_NO:
		if (of->kind == COND_TEST && say_test(t, o, of, c->kind == COND_TEST))
			return;
		if (of->kind == COND_TEST) {
			struct text words = {0};

			phrase_cond(&words, o->set, c);
			text_char(&words, '\0');
			text_string(t, tongue_say(o->tongue, words.at));
			text_free(&words);
			return;
		}
		say_of(t, o, "it is not so that {parts}", of, 0);
		return;
	case COND_MAYBE:
		say_of(t, o, "it may be that {parts}", c->parts[0], 0);
		return;
	case COND_AT_LEAST:
		say_of(t, o, "at least {n} of these hold: {parts}", c, c->need);
		return;
	default:
		say_joined(t, o, c);
	}
}
