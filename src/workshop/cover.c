/*
 * cover.c -- bp-rules cover: what do the worked cases, or any records, exercise of the rules?
 */
#include <math.h>
#include <stdlib.h>

#include "record/cohort.h"
#include "stage/place.h"
#include "workshop/cases.h"
#include "workshop/coverage.h"
#include "workshop/object.h"
#include "workshop/phrase.h"
#include "workshop/verb.h"

static struct rules_given rules;
static const char *as_of, *format;
static bool all;
static size_t least;
static struct cohort_options reading;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'a', "all", NULL, "list every rule and every test in it, not only what is missing", OPTION_FLAG, &all},
	{0, "min", "PERCENT", "exit 1 when any of the totals is below PERCENT", OPTION_NUMBER, &least},
	AS_OF_OPTION(as_of),
	COHORT_OPTIONS(reading),
	OUTPUT_OPTION(format),
	{0},
};

/* The totals, one a line. */
static const char *const sight_words[SIGHTS] = {
	[SEEN_FIRED] = "rules that fired", [SEEN_NOT_FIRED] = "rules that did not fire",
	[SEEN_OPEN] = "rules that stayed open", [SEEN_HELD_BACK] = "rules held back by their unless",
	[SEEN_YES] = "tests that were yes", [SEEN_NO] = "tests that were no",
	[SEEN_NOT_ASKED] = "tests whose question was not asked",
	[SEEN_AT] = "limits met exactly", [SEEN_BESIDE] = "limits missed by one step",
};

struct share {
	size_t seen, of;
};

/* One run of the verb. */
struct run {
	const struct ruleset *set;
	struct judgement judgement;
	struct coverage coverage;
	const struct cases *cases;   /* the rule set's own; NULL: records of somebody else */
	size_t next, left_out;       /* the case that comes now; those that do not count */
	struct share totals[SIGHTS];
	struct share rule;           /* of the rule at hand */
	struct text missing;         /* of the rule at hand, each ended by a newline */
	struct text out;
};

static double
percent(struct share s)
{
	/* Rounded down: 100 is all of it. */
	return s.of == 0 ? 100 : floor(1000.0 * (double)s.seen / (double)s.of) / 10;
}

/* "age", of the test "age 65 or above". */
static void
add_subject(struct text *t, const struct ruleset *set, const struct cond *c)
{
	struct span name;

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		name = set->vocab->fields[c->a].label;
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		name = set->scores[c->a].is.id.text;
		break;
	default:
		name = set->quantities[c->a].name;
	}
	text_add(t, name.at, name.len);
	if (c->test == TEST_OVER_OTHER || c->test == TEST_FROM_OTHER)
		text_format(t, " less %s", set->quantities[c->b].name.at);
}

/* The number that a record would have to have: the limit, or one beside it. */
static void
add_limit_words(struct text *t, const struct coverage *cv, const struct covered_test *test, const struct limit *l,
                bool beside)
{
	add_subject(t, cv->set, test->is);
	if (!beside)
		text_format(t, " exactly %.10g", l->at);
	else if (l->exact)
		text_format(t, " exactly %.10g, the neighbour of %.10g", l->other, l->at);
	else
		text_format(t, " %s %.10g by at most %.4g", l->above ? "above" : "below", l->at, coverage_step(cv, test, l));
}

/* What was never seen, in words: "fever: no", "age exactly 65". */
static void
add_missing(struct text *t, const struct coverage *cv, enum sight sight, const struct covered_test *test,
            const struct limit *l)
{
	static const char *const words[SIGHTS] = {
		[SEEN_FIRED] = "it fired", [SEEN_NOT_FIRED] = "it did not fire", [SEEN_OPEN] = "it stayed open",
		[SEEN_HELD_BACK] = "it was held back by its unless",
		[SEEN_YES] = "yes", [SEEN_NO] = "no", [SEEN_NOT_ASKED] = "not asked",
	};

	if (test == NULL) {
		text_format(t, "%s", words[sight]);
	} else if (l != NULL) {
		add_limit_words(t, cv, test, l, sight == SEEN_BESIDE);
	} else if (sight == SEEN_NOT_ASKED) {
		add_subject(t, cv->set, test->is);
		text_format(t, ": not asked");
	} else {
		phrase_test(t, cv->set, test->is);
		text_format(t, ": %s", sight == SEEN_NO && test->is->test == TEST_CHOICE ? "another answer" : words[sight]);
	}
}

static void
look(enum sight sight, const struct covered_test *test, const struct limit *l, bool seen, void *self)
{
	struct run *run = self;

	run->totals[sight].seen += seen;
	run->totals[sight].of++;
	run->rule.seen += seen;
	run->rule.of++;
	if (seen)
		return;
	add_missing(&run->missing, &run->coverage, sight, test, l);
	text_char(&run->missing, '\n');
}

/* Counts what there is to see of the rule, and what is missing. */
static void
look_at_rule(struct run *run, const struct covered_rule *r)
{
	run->rule = (struct share){0, 0};
	run->missing.len = 0;
	coverage_visit(&run->coverage, r, look, run);
}

/* The next line of "missing"; false when there is none. */
static bool
next_line(struct span *lines, struct span *line)
{
	const char *stop = lines->len > 0 ? memchr(lines->at, '\n', lines->len) : NULL;

	if (stop == NULL)
		return false;
	*line = (struct span){lines->at, (size_t)(stop - lines->at)};
	lines->at += line->len + 1;
	lines->len -= line->len + 1;
	return true;
}

/* "    fever: 40 yes, 200 no, 30 not asked" */
static void
say_test(struct run *run, const struct covered_test *test)
{
	text_format(&run->out, "    ");
	phrase_test(&run->out, run->set, test->is);
	text_format(&run->out, ": %lu yes, %lu no", test->yes, test->no);
	if (test->can_open)
		text_format(&run->out, ", %lu not asked", test->open);
	if (test->unsure > 0)
		text_format(&run->out, ", %lu not sure", test->unsure);
	text_char(&run->out, '\n');
}

static void
say_rule(struct run *run, const struct covered_rule *r)
{
	struct span lines = {run->missing.at, run->missing.len}, line;

	if (run->rule.seen == run->rule.of && !all)
		return;
	text_format(&run->out, "%s %s", r->word, r->id);
	if (r->at.file != NULL)
		text_format(&run->out, " (%s:%lu)", r->at.file, r->at.line);
	text_format(&run->out, ": fired %lu, did not %lu", r->fired, r->not_fired);
	if (r->can_open)
		text_format(&run->out, ", open %lu", r->open);
	if (r->unless != NULL)
		text_format(&run->out, ", held back %lu", r->held_back);
	text_format(&run->out, "; %zu of %zu seen\n", run->rule.seen, run->rule.of);
	for (unsigned i = 0; i < r->ntests && all; i++)
		say_test(run, &run->coverage.tests[r->tests[i]]);
	while (next_line(&lines, &line))
		text_format(&run->out, "    never seen: %.*s\n", (int)line.len, line.at);
}

/* One test of the rule, with its counts and limits. */
static void
object_test(struct run *run, struct object *list, const struct covered_test *test)
{
	struct object o = object_inner(list, NULL);
	struct text words = {0};

	phrase_test(&words, run->set, test->is);
	object_text(&o, "test", (struct span){words.at, words.len});
	object_count(&o, "yes", test->yes);
	object_count(&o, "no", test->no);
	if (test->can_open) {
		object_count(&o, "not_asked", test->open);
		object_count(&o, "not_sure", test->unsure);
	}
	object_list(&o, "limits");
	for (unsigned i = 0; i < test->nlimits; i++) {
		const struct limit *l = &test->limits[i];
		struct object of = object_inner(&o, NULL);

		object_number(&of, "limit", l->at);
		object_flag(&of, "met", l->met);
		object_flag(&of, "missed_by_one_step", coverage_beside(&run->coverage, test, l));
		object_inner_end(&of);
	}
	object_list_end(&o);
	object_inner_end(&o);
	text_free(&words);
}

static void
object_rule(struct run *run, const struct covered_rule *r)
{
	struct span lines = {run->missing.at, run->missing.len}, line;
	struct object o = object_begin(&run->out);

	object_string(&o, "rule", r->id);
	object_string(&o, "word", r->word);
	if (r->at.file != NULL) {
		object_string(&o, "file", r->at.file);
		object_count(&o, "line", r->at.line);
	}
	object_count(&o, "fired", r->fired);
	object_count(&o, "not_fired", r->not_fired);
	object_count(&o, "open", r->open);
	object_count(&o, "held_back", r->held_back);
	object_count(&o, "seen", run->rule.seen);
	object_count(&o, "of", run->rule.of);
	object_number(&o, "percent", percent(run->rule));
	object_list(&o, "never_seen");
	while (next_line(&lines, &line))
		object_item(&o, line);
	object_list_end(&o);
	object_list(&o, "tests");
	for (unsigned i = 0; i < r->ntests; i++)
		object_test(run, &o, &run->coverage.tests[r->tests[i]]);
	object_list_end(&o);
	object_end(&o);
}

static void
say_totals(struct run *run)
{
	text_format(&run->out, "%lu records, %zu rules\n", run->coverage.records, run->coverage.n);
	if (run->left_out > 0)
		text_format(&run->out, "%zu case%s left out: todo, or expecting nothing\n", run->left_out,
		            run->left_out == 1 ? " is" : "s are");
	text_format(&run->out, "\n%-36s %6s %6s %7s\n", "", "seen", "of", "%");
	for (size_t i = 0; i < SIGHTS; i++)
		text_format(&run->out, "%-36s %6zu %6zu %7.1f\n", sight_words[i], run->totals[i].seen, run->totals[i].of,
		            percent(run->totals[i]));
}

static void
object_totals(struct run *run)
{
	static const char *const labels[SIGHTS] = {
		"fired_percent", "not_fired_percent", "open_percent", "held_back_percent", "yes_percent", "no_percent",
		"not_asked_percent", "at_limit_percent", "beside_limit_percent",
	};
	struct object o = object_begin(&run->out);

	object_count(&o, "records", run->coverage.records);
	object_count(&o, "left_out", run->left_out);
	object_count(&o, "rules", run->coverage.n);
	for (size_t i = 0; i < SIGHTS; i++)
		object_number(&o, labels[i], percent(run->totals[i]));
	object_end(&o);
}

/* A case that is not right yet, or expects nothing, tests nothing: what it exercises would be counted in vain. */
static lanes
countable(struct run *run, size_t n)
{
	lanes w = 0;

	for (size_t i = 0; i < n; i++) {
		const struct test_case *t = &run->cases->list[run->next++];

		if (t->todo.len == 0 && t->nexpect > 0)
			w |= (lanes)1 << i;
		else
			run->left_out++;
	}
	return w;
}

static void
count_batch(struct batch *b, void *self)
{
	struct run *run = self;

	judgement_judge(&run->judgement, b, STAGE_PLAN);
	sheet_run(run->judgement.sheet, PHASE_LIST);
	coverage_count(&run->coverage, &run->judgement, run->cases != NULL ? countable(run, b->n) : ~(lanes)0);
}

/* Some total is below what --min asks for; they are named. */
static bool
is_below(const struct run *run)
{
	bool below = least > 0 && (run->coverage.records == 0 || run->coverage.n == 0);

	if (below)
		warn("nothing was covered: there is no %s, and --min is not met", run->coverage.n == 0 ? "rule" : "record that counts");
	for (size_t i = 0; i < SIGHTS; i++) {
		if (least == 0 || percent(run->totals[i]) >= (double)least)
			continue;
		warn("%s: %.1f %%, below the %zu %% of --min", sight_words[i], percent(run->totals[i]), least);
		below = true;
	}
	return below;
}

static int
cover(int noperands, char *operands[])
{
	struct run run = {0};
	struct cases cases = {0};
	struct ruleset *set;
	long day;
	const long *today = day_given(as_of, &day);
	bool ndjson = writes_ndjson(format);
	int status = EXIT_OK;

	if (least > 100)
		die("--min wants a percentage from 1 to 100, not %zu", least);
	set = rules_load(&rules, READ_ALL);
	run.set = set;
	judgement_init(&run.judgement, set, today);
	coverage_init(&run.coverage, set);
	if (noperands > 0) {
		status = cohort_read(&reading, set->vocab, operands, count_batch, &run);
	} else {
		cases_read(&cases, set, NULL);
		run.cases = &cases;
		cohort_read_text(set->vocab, "cases", (struct span){cases.lines.at, cases.lines.len}, count_batch, &run);
	}
	for (size_t i = 0; i < run.coverage.n; i++) {
		look_at_rule(&run, &run.coverage.rules[i]);
		(ndjson ? object_rule : say_rule)(&run, &run.coverage.rules[i]);
	}
	(ndjson ? object_totals : say_totals)(&run);
	output(run.out.at, run.out.len);
	if (is_below(&run))
		status = EXIT_PROBLEM;
	text_free(&run.out);
	text_free(&run.missing);
	cases_free(&cases);
	coverage_free(&run.coverage);
	judgement_free(&run.judgement);
	ruleset_free(set);
	return status;
}

const struct command verb_cover = {
	.name = "bp-rules cover",
	.summary = "what do the worked cases, or any records, exercise of the rules?",
	.operands = "[file ...]",
	.options = options,
	.more = "Without files: the rule set's own cases, those that are todo or expect\nnothing left out.\n",
	.run = cover,
};
