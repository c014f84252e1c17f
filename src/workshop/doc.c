/*
 * doc.c -- bp-rules doc: the rule set as a page to be read and signed
 */
#include <glob.h>
#include <stdlib.h>

#include "record/cohort.h"
#include "stage/place.h"
#include "workshop/cases.h"
#include "workshop/chapters.h"
#include "workshop/export.h"
#include "workshop/graph.h"
#include "workshop/homes.h"
#include "workshop/object.h"
#include "workshop/paper.h"
#include "workshop/remark.h"
#include "workshop/verb.h"

static struct rules_given rules;
static const char *as_of, *format, *only, *language, *clinic;
static bool html, graph, homes, form, core, missing;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{0, "html", NULL, "write HTML, one file that prints well, and not Markdown", OPTION_FLAG, &html},
	{0, "only", "KINDS", "show these kinds only, such as redflag,triage,source", OPTION_TEXT, &only},
	{0, "graph", NULL, "draw questions, conditions, rules and levels for Graphviz", OPTION_FLAG, &graph},
	{0, "homes", NULL, "list where every statement of the source articles has its home", OPTION_FLAG, &homes},
	{0, "form", NULL, "write the questions as a form for paper, danger first, as text or HTML", OPTION_FLAG, &form},
	{0, "core", NULL, "the form: only what everyone is asked", OPTION_FLAG, &core},
	{0, "lang", "LANG", "the form: in that language (en when not given)", OPTION_TEXT, &language},
	{0, "clinic", "TEXT", "the form: the name of the clinic, for its head", OPTION_TEXT, &clinic},
	{0, "missing", NULL, "the form: name every text without a translation", OPTION_FLAG, &missing},
	AS_OF_OPTION(as_of),
	OUTPUT_OPTION(format),
	{0},
};

/* How often each rule fires in the worked cases. */
struct count {
	const struct roster *roster;
	struct judgement judgement;
	size_t *fired;
};

static void
count_batch(struct batch *b, void *self)
{
	struct count *c = self;

	judgement_judge(&c->judgement, b, STAGE_PLAN);
	for (size_t i = 0; i < c->roster->n; i++)
		c->fired[i] += (size_t)__builtin_popcountll(roster_fired(&c->judgement, &c->roster->rules[i]));
}

/* The rule set may have no cases, and is a page all the same. */
static bool
has_cases(const struct ruleset *set)
{
	struct text pattern = {0};
	glob_t found = {0};
	bool some;

	text_format(&pattern, "%s/tests/*.ltsv", set->directory);
	text_char(&pattern, '\0');
	some = glob(pattern.at, 0, NULL, &found) == 0;
	globfree(&found);
	text_free(&pattern);
	return some;
}

/* Counts into c->fired, which is to be freed. */
static void
count_cases(struct chapters *c, const long *today)
{
	struct count count = {.roster = &c->roster};
	struct cases cases;

	if (!has_cases(c->set))
		return;
	cases_read(&cases, c->set, NULL);
	count.fired = must_realloc(NULL, c->roster.n + 1, sizeof(*count.fired));
	memset(count.fired, 0, c->roster.n * sizeof(*count.fired));
	judgement_init(&count.judgement, c->set, today);
	cohort_read_text(c->set->vocab, "cases", (struct span){cases.lines.at, cases.lines.len}, count_batch, &count);
	judgement_free(&count.judgement);
	c->fired = count.fired;
	c->ncases = cases.n;
	cases_free(&cases);
}

static const char *
title_of(const struct ruleset *set)
{
	return *set->title != '\0' ? set->title : set->name;
}

/* The page, or all of it for programs. */
static void
write_rules(struct text *out, struct ruleset *set, const struct selection *pick, bool ndjson)
{
	struct chapters c = {.set = set, .pick = pick};
	struct page page;
	long day;

	selection_check(pick, set);
	c.roster = roster_of(set);
	count_cases(&c, day_given(as_of, &day));
	if (ndjson) {
		export_write(out, &c);
	} else {
		page_begin(&page, html ? PAGE_HTML : PAGE_MARKDOWN);
		c.page = &page;
		chapters_write(&c);
		page_end(&page, title_of(set), out);
	}
	free((size_t *)c.fired);
	roster_free(&c.roster);
}

static void
homes_objects(struct text *out, const struct ruleset *set, const struct homes *h)
{
	for (size_t i = 0; i < h->n; i++) {
		const struct declared *d = h->list[i].at;
		struct object o = object_begin(out);

		object_string(&o, "fact", h->list[i].fact);
		object_count(&o, "homes", h->list[i].of);
		object_string(&o, "kind", kind_of(d));
		object_text(&o, "id", d->is.id.text);
		object_string(&o, "file", file_in_rules(set, d->is.at.file));
		object_count(&o, "line", d->is.at.line);
		object_end(&o);
	}
}

static void
homes_page(struct text *out, const struct ruleset *set, const struct homes *h)
{
	static const char *const columns[] = {"statement", "lives in", "which stands in", "homes", NULL};
	struct page page;
	struct text t = {0};

	page_begin(&page, html ? PAGE_HTML : PAGE_MARKDOWN);
	page_heading(&page, 1, SPAN("Where the statements of the source articles live"));
	text_format(&t, "Rule set %s. Statements: %zu. Of these with more than one home: %zu.", set->stamp.text.at, h->facts,
	            h->doubled);
	page_paragraph(&page, (struct span){t.at, t.len});
	page_table(&page, columns);
	for (size_t i = 0; i < h->n; i++) {
		const struct declared *d = h->list[i].at;

		page_row(&page);
		page_cell(&page, span_of(h->list[i].fact));
		t.len = 0;
		text_format(&t, "%s %s", kind_of(d), d->is.id.text.at);
		page_cell(&page, (struct span){t.at, t.len});
		t.len = 0;
		text_format(&t, "%s:%lu", file_in_rules(set, d->is.at.file), d->is.at.line);
		page_cell(&page, (struct span){t.at, t.len});
		t.len = 0;
		text_format(&t, "%zu", h->list[i].of);
		page_cell(&page, h->list[i].of > 1 ? (struct span){t.at, t.len} : SPAN(""));
	}
	page_table_end(&page);
	page_end(&page, title_of(set), out);
	text_free(&t);
}

static void
write_homes(struct text *out, struct ruleset *set, const struct selection *pick, bool ndjson)
{
	struct homes h;

	homes_check(pick, set);
	h = homes_of(set, pick);
	if (ndjson)
		homes_objects(out, set, &h);
	else
		homes_page(out, set, &h);
	homes_free(&h);
}

static void
write_form(struct text *out, struct ruleset *set)
{
	struct questionnaire questionnaire;
	struct paper paper = {
		.questionnaire = &questionnaire, .language = language != NULL ? language : "en", .clinic = clinic, .html = html,
	};

	paper.tongue = tongue_read(set->directory, language);
	questionnaire_init(&questionnaire, set, core);
	paper_write(out, &paper);
	if (missing)
		tongue_missing_all(paper.tongue);
	else
		tongue_missing(paper.tongue);
	questionnaire_free(&questionnaire);
	tongue_free(paper.tongue);
}

/* What of the options does not go together. */
static void
check_options(bool ndjson, int noperands)
{
	if (html + graph + ndjson > 1 || graph + homes > 1 || (form && graph + homes + ndjson > 0))
		die("choose one: %s", graph && homes ? "--graph or --homes" : form && homes ? "--form or --homes"
		                      : form ? "--form, --graph or --output ndjson" : "--html, --graph or --output ndjson");
	if (form && (only != NULL || noperands > 0))
		die("--form has all questions: leave out %s", only != NULL ? "--only" : "the names");
	if (!form && (core || missing || language != NULL || clinic != NULL))
		die("--%s is for --form", core ? "core" : missing ? "missing" : language != NULL ? "lang" : "clinic");
}

static int
doc(int noperands, char *operands[])
{
	bool ndjson = writes_ndjson(format);
	struct selection pick = {.only = only != NULL ? span_of(only) : SPAN(""), .ids = operands};
	struct ruleset *set;
	struct text out = {0};

	check_options(ndjson, noperands);
	set = rules_load(&rules, READ_WRITTEN);
	if (form) {
		write_form(&out, set);
	} else if (homes) {
		write_homes(&out, set, &pick, ndjson);
	} else if (graph) {
		selection_check(&pick, set);
		if (!graph_write(&out, set, &pick))
			die("nothing to draw: what is asked for has no condition of its own");
	} else {
		write_rules(&out, set, &pick, ndjson);
	}
	output(out.at, out.len);
	text_free(&out);
	ruleset_free(set);
	return EXIT_OK;
}

const struct command verb_doc = {
	.name = "bp-rules doc",
	.summary = "the rule set as a page to be read and signed",
	.operands = "[ID ...]",
	.options = options,
	.more = "Without an ID everything is shown.\nDraw with: bp-rules doc --graph ID | dot -Tsvg > rule.svg\n",
	.run = doc,
};
