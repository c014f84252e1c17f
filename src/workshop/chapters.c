/*
 * chapters.c -- a rule set as a page to be read and signed: the frame, and what sets the level
 */
#include "workshop/chapters.h"

#include <stdlib.h>

#include "asking/space.h"
#include "workshop/phrase.h"
#include "workshop/remark.h"

/* The cell, put together in c->cell, is done. */
static void
end_cell(struct chapters *c)
{
	page_cell(c->page, (struct span){c->cell.at, c->cell.len});
	c->cell.len = 0;
}

void
chapter_cell(struct chapters *c, const char *text)
{
	page_cell(c->page, span_of(text));
}

void
chapter_texts(struct chapters *c, const char **texts)
{
	for (const char **text = texts; text != NULL && *text != NULL; text++)
		text_format(&c->cell, "%s%s", text == texts ? "" : ", ", *text);
	end_cell(c);
}

void
chapter_cond(struct chapters *c, const struct cond *cond)
{
	if (cond == NULL) {
		chapter_cell(c, "");
	} else if (c->page->kind == PAGE_MARKDOWN) {
		phrase_cond(&c->cell, c->set, cond);
		end_cell(c);
	} else {
		phrase_outline(&c->cell, c->set, cond);
		page_outline(c->page, (struct span){c->cell.at, c->cell.len});
		c->cell.len = 0;
	}
}

void
chapter_fields(struct chapters *c, const int *fields)
{
	for (const int *field = fields; field != NULL && *field >= 0; field++)
		text_format(&c->cell, "%s%s", field == fields ? "" : ", ", c->set->vocab->fields[*field].label.at);
	end_cell(c);
}

bool
chapter_shows(const struct chapters *c, const char *kind, const struct entry *is)
{
	return selects(c->pick, kind, is->id.text);
}

/* In how many cases it fires, where it is a rule that does. */
static void
cases_cell(struct chapters *c, const struct entry *is)
{
	for (size_t i = 0; i < c->roster.n && c->fired != NULL; i++)
		if (c->roster.rules[i].is == is)
			text_format(&c->cell, "%zu", c->fired[i]);
	end_cell(c);
}

void
chapter_entry(struct chapters *c, const char *word, const struct entry *is)
{
	static const char *const keys[] = {"note", "owner", "since", "review_by", "status"};
	const struct declared *d = declared_find(c->set, word, is->id.text);

	chapter_cell(c, remark(d, "caveat"));
	chapter_texts(c, is->sources);
	cases_cell(c, is);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		chapter_cell(c, remark_or_general(c->set, d, keys[i]));
	text_format(&c->cell, "%s:%lu", file_in_rules(c->set, is->at.file), is->at.line);
	end_cell(c);
}

static void
levels(struct chapters *c)
{
	static const char *const columns[] = {"level", "to be seen within", "look again after", "what it says", ENTRY_COLUMNS, NULL};

	page_heading(c->page, 2, SPAN("Levels, the highest first"));
	page_table(c->page, columns);
	for (unsigned rank = c->set->nlevels; rank-- > 0;) {
		const struct level *l = &c->set->levels[rank];

		if (!chapter_shows(c, "level", &l->is))
			continue;
		page_row(c->page);
		chapter_cell(c, l->is.id.text.at);
		chapter_cell(c, l->within.text.text.at);
		chapter_cell(c, l->review.text.text.at);
		chapter_cell(c, l->is.say);
		chapter_entry(c, "level", &l->is);
	}
	page_table_end(c->page);
}

static void
rule_row(struct chapters *c, const char *word, const struct rule *r)
{
	const char *level = c->set->levels[r->level].is.id.text.at, *within = r->within.text.text.at;

	page_row(c->page);
	chapter_cell(c, r->is.id.text.at);
	text_format(&c->cell, "%s%s%s", level, *within != '\0' ? ": " : "", within);
	end_cell(c);
	chapter_cond(c, r->when);
	chapter_cond(c, r->unless);
	chapter_cell(c, r->suspect);
	chapter_cell(c, r->is.say);
	chapter_entry(c, word, &r->is);
}

/* Rules that set the level: the highest level first, within it in their order. */
static void
rules(struct chapters *c, const char *word, const char *heading, const char *explains, const struct rule *list, unsigned n)
{
	static const char *const columns[] = {
		"rule", "level: within", "fires when", "but not when", "a miss could be", "what it says", ENTRY_COLUMNS, NULL,
	};
	bool some = false;

	page_heading(c->page, 2, span_of(heading));
	for (unsigned i = 0; i < n; i++)
		some = some || chapter_shows(c, word, &list[i].is);
	if (some)
		page_paragraph(c->page, span_of(explains));
	for (unsigned rank = c->set->nlevels; rank-- > 0;) {
		page_heading(c->page, 3, c->set->levels[rank].is.id.text);
		page_table(c->page, columns);
		for (unsigned i = 0; i < n; i++)
			if (list[i].level == (int)rank && chapter_shows(c, word, &list[i].is))
				rule_row(c, word, &list[i]);
		page_table_end(c->page);
	}
}

/* What this is, and which rules exactly. */
static void
title(struct chapters *c)
{
	const struct ruleset *set = c->set;
	const char *hash = strrchr(set->stamp.text.at, '#');
	struct text t = {0};

	page_heading(c->page, 1, span_of(*set->title != '\0' ? set->title : set->name));
	text_format(&t, "Rule set %s, version %s, hash %s. The hash changes with every change of a rule, not with comments. "
	            "Results made with these rules carry the mark %s.", set->name, set->version, hash != NULL ? hash + 1 : "",
	            set->stamp.text.at);
	page_paragraph(c->page, (struct span){t.at, t.len});
	t.len = 0;
	text_format(&t, "Red flags: %u. Other rules that set the level: %u. Classes: %u. Patterns: %u. Candidate conditions: %u. "
	            "Questions: %zu. Sources: %u.", set->nredflags, set->ntriage + set->nfinals, set->nclasses, set->npatterns,
	            set->ncandidates, set->vocab->nfields, set->nsources);
	if (c->fired != NULL)
		text_format(&t, " Worked cases: %zu.", c->ncases);
	else
		text_format(&t, " There are no worked cases.");
	page_paragraph(c->page, (struct span){t.at, t.len});
	if (is_part(c->pick))
		page_paragraph(c->page, SPAN("This page shows only a part of the rule set."));
	page_paragraph(c->page, SPAN(
		"These rules support a decision; they do not make it. A condition is yes, no, or open: what nobody asked is open, "
		"never a no. A rule fires when its condition is certain, unless what stands under \"but not when\" is certain, too. "
		"The level is the highest of all rules that fire, never a vote. The words in conditions are the labels of the "
		"questions: a label alone means yes, \"no\" before it that the question was asked and the answer is no, \"is not\" that "
		"there is an answer and it is another one, \"possibly\" that what was not asked counts as yes."));
	page_contents(c->page);
	text_free(&t);
}

static void
signatures(struct chapters *c)
{
	static const char *const columns[] = {"name", "role", "date", "signature", NULL};
	struct text t = {0};

	page_heading(c->page, 2, SPAN("Signatures"));
	text_format(&t, "I have read %s, and agree that it be used as it stands here.%s", c->set->stamp.text.at,
	            is_part(c->pick) ? " I have read the part shown on this page, and no other." : "");
	page_paragraph(c->page, (struct span){t.at, t.len});
	page_blanks(c->page, columns, 3);
	text_free(&t);
}

/* The questions that the rules shown ask. */
static void
find_asked(struct chapters *c)
{
	size_t n = c->set->vocab->nfields;

	c->asked = must_realloc(NULL, n + 1, sizeof(*c->asked));
	memset(c->asked, 0, n);
	for (size_t i = 0; i < c->roster.n; i++) {
		const struct roster_rule *r = &c->roster.rules[i];

		if (!chapter_shows(c, r->word, r->is))
			continue;
		space_fields(c->set, r->when, c->asked);
		space_fields(c->set, r->unless, c->asked);
	}
}

/* How many red flags ask each question. */
static void
count_redflags(struct chapters *c)
{
	size_t n = c->set->vocab->nfields;
	bool *asks = must_realloc(NULL, n + 1, sizeof(*asks));

	c->redflags = must_realloc(NULL, n + 1, sizeof(*c->redflags));
	memset(c->redflags, 0, n * sizeof(*c->redflags));
	for (unsigned i = 0; i < c->set->nredflags; i++) {
		memset(asks, 0, n);
		space_fields(c->set, c->set->redflags[i].when, asks);
		space_fields(c->set, c->set->redflags[i].unless, asks);
		for (size_t k = 0; k < n; k++)
			c->redflags[k] += asks[k];
	}
	free(asks);
}

void
chapters_write(struct chapters *c)
{
	const struct ruleset *set = c->set;

	find_asked(c);
	count_redflags(c);
	title(c);
	levels(c);
	rules(c, "redflag", "Red flags, the worst first",
	      "Only these can leave a record waiting: while a core question is open that could still fire one, its level is pending.",
	      set->redflags, set->nredflags);
	rules(c, "triage", "What else sets the level", "These raise the level, and never lower it.", set->triage, set->ntriage);
	rules(c, "final", "What is looked at last", "These see what all other rules have found.", set->finals, set->nfinals);
	chapter_classes(c);
	chapter_patterns(c);
	chapter_conditions(c);
	chapter_scores(c);
	chapter_clusters(c);
	chapter_instruments(c);
	chapter_destinations(c);
	chapter_gates(c);
	chapter_lists(c);
	chapter_advice(c);
	chapter_questions(c);
	chapter_contradictions(c);
	chapter_course(c);
	chapter_education(c);
	chapter_sources(c);
	signatures(c);
	text_free(&c->cell);
	free(c->asked);
	free(c->redflags);
}
