/*
 * test.c -- bp-rules test: do the rule set's worked cases come out as they should?
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "stage/place.h"
#include "workshop/cases.h"
#include "workshop/cohort.h"
#include "workshop/object.h"
#include "workshop/results.h"
#include "workshop/roster.h"
#include "workshop/verb.h"

static struct rules_given rules;
static const char *as_of, *format;
static bool bless;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{0, "bless", NULL, "write what comes out into the cases, after showing what differs", OPTION_FLAG, &bless},
	AS_OF_OPTION(as_of),
	OUTPUT_OPTION(format),
	{0},
};

/* One run of the verb. */
struct run {
	const struct ruleset *set;
	struct cases cases;
	struct results results;
	size_t next;              /* the case that comes now */
	size_t wrong, todo, expectations;
	struct text out;
	bool ndjson;
	struct span *blessed;     /* by case: the line with what came out, where it differs */
};

/* Rules whose ids stand in one of the two lists and not in the other. */
static void
say_rules(struct run *run, struct span wanted, struct span got)
{
	struct roster roster = roster_of(run->set);
	const char *sep = "  by ";

	for (size_t i = 0; i < roster.n; i++) {
		struct expectation has = {.how = EXPECT_HAS, .value = roster.rules[i].is->id.text};

		if (expectation_met(run->set, &has, wanted) == expectation_met(run->set, &has, got))
			continue;
		text_format(&run->out, "%s%s (%s:%lu)", sep, roster.rules[i].is->id.text.at, roster.rules[i].is->at.file, roster.rules[i].is->at.line);
		sep = ", ";
	}
	roster_free(&roster);
}

/* The rules that decided the level, for those who wonder at one. */
static void
say_deciders(struct run *run)
{
	static const char *const lists[] = {"redflags", "triage_rules"};

	for (size_t i = 0; i < 2; i++) {
		int k = results_find(&run->results, span_of(lists[i]));
		struct span value = k >= 0 ? results_value(&run->results, (size_t)k) : SPAN("");

		if (value.len > 0 && !span_is(value, SPAN("none")))
			text_format(&run->out, "  %s: %.*s", lists[i], (int)value.len, value.at);
	}
}

static void
say_difference(struct run *run, const struct test_case *t, const struct expectation *e, struct span got)
{
	if (run->ndjson) {
		struct object o = object_begin(&run->out);

		object_text(&o, "case", t->id);
		object_string(&o, "file", t->at.file);
		object_count(&o, "line", t->at.line);
		object_flag(&o, "todo", t->todo.len > 0);
		object_text(&o, "label", e->label);
		object_text(&o, "expected", e->text);
		object_text(&o, "got", got);
		object_end(&o);
		return;
	}
	text_format(&run->out, "%s:%lu: %.*s%s: expected %.*s, got %.*s", t->at.file, t->at.line, (int)t->id.len, t->id.at,
	            t->todo.len > 0 ? " (todo)" : "", (int)e->text.len, e->text.at, (int)got.len, got.at);
	if (span_is(e->label, SPAN("redflags")) || span_is(e->label, SPAN("triage_rules")))
		say_rules(run, e->value, got);
	else
		say_deciders(run);
	text_char(&run->out, '\n');
}

/* Looks at one case, which has just been judged. */
static void
check(struct run *run, struct test_case *t)
{
	bool differs = false;

	for (size_t i = 0; i < t->nexpect; i++) {
		const struct expectation *e = &t->expect[i];
		int k = results_find(&run->results, e->label);
		struct span got = k >= 0 ? results_value(&run->results, (size_t)k) : SPAN("");

		run->expectations++;
		if (expectation_met(run->set, e, got))
			continue;
		differs = true;
		say_difference(run, t, e, got);
	}
	run->wrong += differs && t->todo.len == 0;
	run->todo += t->todo.len > 0;
}

static void
check_batch(struct batch *b, void *self)
{
	struct run *run = self;

	results_judge(&run->results, b);
	for (size_t i = 0; i < b->n; i++) {
		results_of(&run->results, b, i);
		check(run, &run->cases.list[run->next++]);
	}
}

static int
test(int noperands, char *operands[])
{
	struct run run = {.ndjson = writes_ndjson(format)};
	struct ruleset *set;
	struct judgement judgement;
	long day;
	const long *today = day_given(as_of, &day);

	(void)noperands;
	set = rules_load(&rules, false);
	run.set = set;
	judgement_init(&judgement, set, today);
	results_init(&run.results, &judgement, false);
	cases_read(&run.cases, set, operands);
	cohort_read_text(set->vocab, "cases", (struct span){run.cases.lines.at, run.cases.lines.len}, check_batch, &run);
	if (run.ndjson) {
		struct object o = object_begin(&run.out);

		object_count(&o, "cases", run.cases.n);
		object_count(&o, "expectations", run.expectations);
		object_count(&o, "wrong", run.wrong);
		object_count(&o, "todo", run.todo);
		object_end(&o);
	} else {
		text_format(&run.out, "%zu cases, %zu expectations, %zu wrong, %zu todo\n", run.cases.n, run.expectations, run.wrong, run.todo);
	}
	output(run.out.at, run.out.len);
	text_free(&run.out);
	cases_free(&run.cases);
	results_free(&run.results);
	judgement_free(&judgement);
	ruleset_free(set);
	return run.wrong > 0 ? EXIT_PROBLEM : EXIT_OK;
}

const struct command verb_test = {
	.name = "bp-rules test",
	.summary = "do the rule set's worked cases come out as they should?",
	.operands = "[file ...]",
	.options = options,
	.run = test,
};
