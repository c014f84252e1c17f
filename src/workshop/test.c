/*
 * test.c -- bp-rules test: do the rule set's worked cases come out as they should?
 */
#include <stdlib.h>

#include "record/caption.h"
#include "record/cohort.h"
#include "stage/place.h"
#include "workshop/blessing.h"
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
	struct roster roster;
	struct cases cases;
	struct results results;
	size_t next;              /* the case that comes now */
	size_t lane;              /* and its place in the batch */
	size_t wrong, todo, empty, expectations;
	bool slips;               /* some case has an answer that was not read */
	size_t lower;             /* levels to be blessed that are below what was expected */
	struct text out;
	bool ndjson;
};

/* The declaration that an item of a list names: C-LSS for C-LSS=17, soil for soil=dry; NULL when it names none. */
static const struct entry *
find_entry(const struct run *run, struct span item)
{
	const struct ruleset *set = run->set;
	const struct roster_rule *rule;
	size_t len = 0;

	while (len < item.len && item.at[len] != '=' && item.at[len] != '[')
		len++;
	item.len = len;
	rule = roster_find(&run->roster, item);
	if (rule != NULL)
		return rule->is;
	for (unsigned i = 0; i < set->ncandidates; i++)
		if (span_is(set->candidates[i].is.id.text, item))
			return &set->candidates[i].is;
	for (unsigned i = 0; i < set->nadvices; i++)
		if (span_is(set->advices[i].is.id.text, item))
			return &set->advices[i].is;
	for (unsigned i = 0; i < set->nconflicts; i++)
		if (span_is(set->conflicts[i].is.id.text, item))
			return &set->conflicts[i].is;
	return NULL;
}

/* The next item of a list joined by commas; false behind the last, and for "none". */
static bool
next_item(struct span *list, struct span *item)
{
	const char *comma;

	if (list->len == 0 || span_is(*list, SPAN("none")))
		return false;
	comma = memchr(list->at, ',', list->len);
	*item = (struct span){list->at, comma != NULL ? (size_t)(comma - list->at) : list->len};
	list->at += item->len + (comma != NULL);
	list->len -= item->len + (comma != NULL);
	return true;
}

static bool
has_item(struct span list, struct span wanted)
{
	struct span item;

	while (next_item(&list, &item))
		if (span_is(item, wanted))
			return true;
	return false;
}

/* What both sides are: words of a list with several, or that name something declared. */
static bool
is_list(const struct run *run, struct span value)
{
	struct span item;

	if (memchr(value.at, ',', value.len) != NULL)
		return true;
	return next_item(&value, &item) && find_entry(run, item) != NULL;
}

/* Why a rule of the roster did not fire for the case at hand. */
static const char *
silence_of(const struct run *run, struct span id)
{
	const struct judgement *j = run->results.judgement;
	const struct roster_rule *rule = roster_find(&run->roster, id);
	lanes it = (lanes)1 << run->lane;

	if (rule == NULL || rule->when == NULL || (roster_fired(j, rule) & it))
		return "";
	if (sheet_yes(j->sheet, rule->unless) & it)
		return ", held back by its unless";
	if (roster_open(j, rule) & it)
		return ", open: a question is not answered";
	return sheet_yes(j->sheet, rule->when) & it ? "" : ", its condition does not hold";
}

/* "cases.ltsv:53: V50": the place first, as in a message, so that an editor finds the line; the id where it has one. */
static void
say_case(struct run *run, const struct test_case *t)
{
	text_shown(&run->out, span_of(t->at.file));
	text_format(&run->out, ":%lu%s", t->at.line, t->id.len > 0 ? ": " : "");
	text_shown(&run->out, t->id);
}

/* The items of one list that are not in the other, each with its place. */
static void
say_items(struct run *run, const char *word, struct span list, struct span other)
{
	const char *sep = "";
	struct span item;

	while (next_item(&list, &item)) {
		const struct entry *is = find_entry(run, item);

		if (has_item(other, item))
			continue;
		if (*sep == '\0')
			text_format(&run->out, "    %s: ", word);
		text_format(&run->out, "%s", sep);
		text_shown(&run->out, item);
		if (is != NULL)
			text_format(&run->out, " (%s:%lu%s)", is->at.file, is->at.line, silence_of(run, item));
		sep = "; ";
	}
	if (*sep != '\0')
		text_char(&run->out, '\n');
}

/* The rule set the level of the case at hand to "rank"; red flags only where that is the label. */
static bool
is_setter(const struct run *run, const struct roster_rule *rule, int rank, bool redflags_only)
{
	if (rule->level != rank || (redflags_only && rule->kind != ROSTER_REDFLAG))
		return false;
	return roster_fired(run->results.judgement, rule) >> run->lane & 1;
}

/* Which level the label speaks of, for the case at hand. */
static int
rank_at_hand(const struct run *run, bool redflags_only)
{
	const struct judgement *j = run->results.judgement;

	return redflags_only ? rank_of(j, j->redflag_at, run->lane) : level_of(j, run->lane);
}

static void
say_setters(struct run *run, bool redflags_only)
{
	int rank = rank_at_hand(run, redflags_only);
	const char *name = run->set->levels[rank].is.id.text.at, *sep = "";

	text_format(&run->out, "    %s: ", name);
	for (size_t i = 0; i < run->roster.n; i++) {
		const struct roster_rule *rule = &run->roster.rules[i];

		if (!is_setter(run, rule, rank, redflags_only))
			continue;
		text_format(&run->out, "%s%s (%s:%lu)", *sep == '\0' ? "set by " : sep, rule->is->id.text.at, rule->is->at.file,
		            rule->is->at.line);
		sep = "; ";
	}
	text_format(&run->out, "%s\n", *sep == '\0' ? "no rule set it, it is what remains" : "");
}

/* The red flags that could still fire, of the highest level among them: what is pending for the case at hand. */
static void
say_pending(struct run *run)
{
	const struct judgement *j = run->results.judgement;
	int rank = rank_of(j, j->redflag_pending_at, run->lane);
	const char *sep = "    could still fire: ";

	for (unsigned i = 0; i < run->set->nredflags; i++) {
		const struct rule *rule = &run->set->redflags[i];

		if (rule->level != rank || !(j->pending[i] >> run->lane & 1))
			continue;
		text_format(&run->out, "%s%s (%s:%lu)", sep, rule->is.id.text.at, rule->is.at.file, rule->is.at.line);
		sep = "; ";
	}
	text_format(&run->out, "%s\n", *sep == ' ' ? "    no red flag could still fire" : "");
}

static void
list_items(struct object *o, const char *label, struct span list, struct span other)
{
	struct span item;

	object_list(o, label);
	while (next_item(&list, &item))
		if (!has_item(other, item))
			object_item(o, item);
	object_list_end(o);
}

static void
object_difference(struct run *run, const struct test_case *t, const struct expectation *e, struct span got, bool list)
{
	bool redflags_only = span_is(e->label, SPAN("redflag"));
	struct object o = object_begin(&run->out);

	object_caption(&o, t->id, &t->at);
	object_flag(&o, "todo", t->todo.len > 0);
	object_string(&o, "finding", "differs");
	object_text(&o, "label", e->label);
	object_text(&o, "expected", e->text);
	object_text(&o, "got", got);
	if (list) {
		list_items(&o, "new", got, e->value);
		list_items(&o, "gone", e->value, got);
	}
	object_list(&o, "level_set_by");
	for (size_t i = 0; i < run->roster.n; i++)
		if (is_setter(run, &run->roster.rules[i], rank_at_hand(run, redflags_only), redflags_only))
			object_item(&o, run->roster.rules[i].is->id.text);
	object_list_end(&o);
	object_end(&o);
}

static void
say_difference(struct run *run, const struct test_case *t, const struct expectation *e, struct span got)
{
	bool list = e->how != EXPECT_AT_LEAST && e->how != EXPECT_AT_MOST && (is_list(run, e->value) || is_list(run, got));

	if (run->ndjson) {
		object_difference(run, t, e, got, list);
		return;
	}
	say_case(run, t);
	if (t->todo.len > 0) {
		text_format(&run->out, " (todo: ");
		text_shown(&run->out, t->todo);
		text_char(&run->out, ')');
	}
	text_format(&run->out, ": expected ");
	text_shown(&run->out, e->text);
	text_format(&run->out, ", got ");
	text_shown(&run->out, got);
	text_char(&run->out, '\n');
	if (e->how == EXPECT_IS && list) {
		say_items(run, "new", got, e->value);
		say_items(run, "gone", e->value, got);
	} else if (list) {
		say_items(run, e->how == EXPECT_HAS ? "missing" : "there", e->value, SPAN(""));
	} else if (span_is(e->label, SPAN("pending")) || span_is(e->label, SPAN("redflag_pending"))) {
		say_pending(run);
	} else {
		say_setters(run, span_is(e->label, SPAN("redflag")));
	}
}

/* Something about the whole case. */
static void
say_finding(struct run *run, const struct test_case *t, const char *finding, const char *words)
{
	struct object o;

	if (!run->ndjson) {
		say_case(run, t);
		text_format(&run->out, ": ");
		text_shown(&run->out, span_of(words));
		text_char(&run->out, '\n');
		return;
	}
	o = object_begin(&run->out);
	object_caption(&o, t->id, &t->at);
	object_flag(&o, "todo", t->todo.len > 0);
	object_string(&o, "finding", finding);
	object_end(&o);
}

/* What came out is to stand in the case. */
static void
bless_expectation(struct run *run, struct expectation *e, struct span got)
{
	static const char *const levels[] = {"level", "redflag"};

	e->instead = (struct span){arena_copy(&run->cases.mem, got.at, got.len), got.len};
	for (size_t i = 0; i < 2; i++)
		if (span_is(e->label, span_of(levels[i])) && (e->how == EXPECT_IS || e->how == EXPECT_AT_LEAST))
			run->lower += ruleset_level(run->set, e->value) > ruleset_level(run->set, got);
}

/* Looks at one case, which has just been judged. */
static void
check(struct run *run, struct test_case *t)
{
	bool differs = false;

	for (size_t i = 0; i < t->nexpect; i++) {
		struct expectation *e = &t->expect[i];
		int k = results_find(&run->results, e->label);
		struct span got;

		if (k < 0)
			die_at(&t->at, "expects something of %.*s, which is written only with --explain", (int)e->label.len, e->label.at);
		got = results_value(&run->results, (size_t)k);
		run->expectations++;
		if (expectation_met(run->set, e, got))
			continue;
		differs = true;
		say_difference(run, t, e, got);
		if (bless && t->todo.len == 0)
			bless_expectation(run, e, got);
	}
	if (t->todo.len > 0) {
		run->todo++;
		if (!differs && t->nexpect > 0)
			say_finding(run, t, "todo-passes", "is marked todo and comes out right now: take the mark away");
	} else if (t->nexpect == 0) {
		run->empty++;
		say_finding(run, t, "expects-nothing",
		            "expects nothing, so it tests nothing: add expect_level:... or mark it todo:WHY");
	}
	run->wrong += differs && t->todo.len == 0;
}

/* What a line of cases says of the case itself, whatever the vocabulary. */
static bool
is_label_of_case(struct span label)
{
	return span_is(label, SPAN("id")) || span_is(label, SPAN("title")) || span_is(label, SPAN("note")) ||
	       span_is(label, SPAN("todo")) || span_is(label, SPAN("expect"));
}

/* An answer that was not read, or a label nobody knows, is a slip in the case, unless it says that there is a problem. */
static bool
check_answers(struct run *run, struct batch *b, const struct test_case *t)
{
	const struct record *r = &b->record[run->lane];
	bool slips = false;

	for (size_t i = 0; i < t->nexpect; i++)
		if (span_is(t->expect[i].label, SPAN("problems")))
			return true;
	for (const struct problem *p = r->problems; p != NULL; p = p->next) {
		const char *words = arena_format(&run->cases.mem, "%.*s; or expect it: expect_problems:...", (int)p->text.len, p->text.at);

		say_finding(run, t, "problem", words);
		slips = true;
	}
	for (const struct field *f = b->fields + r->first; f < b->fields + r->first + r->count; f++) {
		struct span label = {f->label, f->label_len}, near;

		if (f->means.kind != LABEL_UNKNOWN || is_label_of_case(label))
			continue;
		near = vocab_nearest(run->set->vocab, label);
		say_finding(run, t, "unknown-label", arena_format(&run->cases.mem, "unknown label %.*s%s%.*s", (int)label.len, label.at,
		                                                  near.len > 0 ? "; nearest: " : "", (int)near.len, near.at));
		slips = true;
	}
	return !slips;
}

static void
check_batch(struct batch *b, void *self)
{
	struct run *run = self;

	results_judge(&run->results, b);
	for (run->lane = 0; run->lane < b->n; run->lane++) {
		struct test_case *t = &run->cases.list[run->next++];
		size_t wrong = run->wrong;

		results_of(&run->results, b, run->lane);
		check(run, t);
		if (!check_answers(run, b, t) && t->todo.len == 0 && run->wrong == wrong) {
			run->wrong++;
			run->slips = true;
		}
	}
}

/* How it went, as the last line. */
static void
say_summary(struct run *run)
{
	struct object o;

	if (!run->ndjson) {
		text_format(&run->out, "%zu cases, %zu expectations, %zu wrong, %zu todo", run->cases.n, run->expectations,
		            run->wrong, run->todo);
		if (run->empty > 0)
			text_format(&run->out, ", %zu without an expectation", run->empty);
		text_char(&run->out, '\n');
		return;
	}
	o = object_begin(&run->out);
	object_count(&o, "cases", run->cases.n);
	object_count(&o, "expectations", run->expectations);
	object_count(&o, "wrong", run->wrong);
	object_count(&o, "todo", run->todo);
	object_count(&o, "without_expectation", run->empty);
	object_flag(&o, "blessed", bless && run->wrong > 0);
	object_end(&o);
}

/* Writes what came out into the files; all that differs has been shown by now. */
static void
write_blessing(struct run *run)
{
	struct text said = {0};

	output(run->out.at, run->out.len);
	run->out.len = 0;
	blessing_write(&run->cases, &said);
	if (run->lower > 0)
		text_format(&said, "%zu now expect%s a lower level than before: look at %s again\n", run->lower,
		            run->lower == 1 ? "s" : "", run->lower == 1 ? "it" : "each");
	if (!run->ndjson)
		output(said.at, said.len);
	text_free(&said);
}

static int
test(int noperands, char *operands[])
{
	struct run run = {.ndjson = writes_ndjson(format)};
	struct ruleset *set;
	struct judgement judgement;
	long day;
	const long *today = day_given(as_of, &day);
	bool fails;

	(void)noperands;
	set = rules_load(&rules, READ_ALL);
	run.set = set;
	run.roster = roster_of(set);
	judgement_init(&judgement, set, today);
	results_init(&run.results, &judgement, false);
	cases_read(&run.cases, set, operands);
	if (run.cases.n == 0)
		die("no cases: nothing was tested");
	if (bless)
		blessing_check(&run.cases);
	cohort_read_text(set->vocab, "cases", (struct span){run.cases.lines.at, run.cases.lines.len}, check_batch, &run);
	say_summary(&run);
	fails = run.empty > 0 || run.slips || (run.wrong > 0 && !bless);
	if (bless && run.wrong > 0)
		write_blessing(&run);
	output(run.out.at, run.out.len);
	text_free(&run.out);
	cases_free(&run.cases);
	results_free(&run.results);
	judgement_free(&judgement);
	roster_free(&run.roster);
	ruleset_free(set);
	return fails ? EXIT_PROBLEM : EXIT_OK;
}

const struct command verb_test = {
	.name = "bp-rules test",
	.summary = "do the rule set's worked cases come out as they should?",
	.operands = "[file ...]",
	.options = options,
	.run = test,
};
