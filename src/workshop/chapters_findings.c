/*
 * chapters_findings.c -- the chapters on what the rules find: classes, patterns, candidate conditions, scores
 */
#include "workshop/chapters.h"

#include "workshop/phrase.h"
#include "workshop/remark.h"

/* Rows of a class or an instrument: value and condition. */
static void
choice_rows(struct chapters *c, const char *word, const struct entry *is, const char *of, const struct choice_row *rows, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		page_row(c->page);
		chapter_cell(c, is->id.text.at);
		chapter_cell(c, of);
		chapter_cell(c, rows[i].value.text.at);
		if (rows[i].when == NULL)
			chapter_cell(c, "otherwise");
		else
			chapter_cond(c, rows[i].when);
		if (i == 0) {
			chapter_cell(c, is->say);
			chapter_entry(c, word, is);
		}
	}
}

void
chapter_classes(struct chapters *c)
{
	static const char *const columns[] = {"class", "name", "value: the first that holds", "when", "what it says", ENTRY_COLUMNS, NULL};

	page_heading(c->page, 2, SPAN("Classes"));
	page_table(c->page, columns);
	for (unsigned i = 0; i < c->set->nclasses; i++) {
		const struct class *k = &c->set->classes[i];

		if (chapter_shows(c, "class", &k->is))
			choice_rows(c, "class", &k->is, "", k->rows, k->nrows);
	}
	page_table_end(c->page);
}

void
chapter_patterns(struct chapters *c)
{
	static const char *const columns[] = {"pattern", "name", "holds when", "but not when", "what it says", ENTRY_COLUMNS, NULL};

	page_heading(c->page, 2, SPAN("Patterns"));
	page_table(c->page, columns);
	for (unsigned i = 0; i < c->set->npatterns; i++) {
		const struct pattern *p = &c->set->patterns[i];

		if (!chapter_shows(c, "pattern", &p->is))
			continue;
		page_row(c->page);
		chapter_cell(c, p->is.id.text.at);
		chapter_cell(c, remark(declared_find(c->set, "pattern", p->is.id.text), "name"));
		if (p->when == NULL)
			chapter_cell(c, "no other pattern does");
		else
			chapter_cond(c, p->when);
		chapter_cond(c, p->unless);
		chapter_cell(c, p->is.say);
		chapter_entry(c, "pattern", &p->is);
	}
	page_table_end(c->page);
}

/* "+3 for fever", a line each. */
static void
points(struct chapters *c, const struct score *s)
{
	struct text *t = &c->cell;

	for (unsigned i = 0; i < s->nitems; i++) {
		text_format(t, "%+d for ", s->items[i].weight);
		phrase_cond(t, c->set, s->items[i].when);
		text_char(t, '\n');
	}
	page_outline(c->page, (struct span){t->at, t->len});
	t->len = 0;
}

void
chapter_conditions(struct chapters *c)
{
	static const char *const columns[] = {
		"condition", "name", "likely whenever", "never when", "points", "named when nothing is likely and", "but not when",
		"what it says", "rarity", "urgency", ENTRY_COLUMNS, NULL,
	};
	struct text t = {0};

	page_heading(c->page, 2, SPAN("Candidate conditions"));
	for (unsigned i = 0; i < c->set->ncandidates && t.len == 0; i++)
		if (chapter_shows(c, "condition", &c->set->candidates[i].is))
			text_format(&t, "What it may look like. They explain, and find or rule out nothing. Likely from %d points, possible from %d.",
			            c->set->likely, c->set->possible);
	if (t.len > 0)
		page_paragraph(c->page, (struct span){t.at, t.len});
	text_free(&t);
	page_table(c->page, columns);
	for (unsigned i = 0; i < c->set->ncandidates; i++) {
		const struct candidate *k = &c->set->candidates[i];
		const struct declared *d = declared_find(c->set, "condition", k->is.id.text);

		if (!chapter_shows(c, "condition", &k->is))
			continue;
		page_row(c->page);
		chapter_cell(c, k->is.id.text.at);
		chapter_cell(c, k->name);
		chapter_cond(c, k->always);
		chapter_cond(c, k->never);
		points(c, &k->score);
		chapter_cond(c, k->fallback);
		chapter_cond(c, k->unless);
		chapter_cell(c, k->is.say);
		chapter_cell(c, remark(d, "rarity"));
		chapter_cell(c, remark(d, "urgency"));
		chapter_entry(c, "condition", &k->is);
	}
	page_table_end(c->page);
}

void
chapter_scores(struct chapters *c)
{
	static const char *const columns[] = {"score", "means", "points", "what it says", ENTRY_COLUMNS, NULL};

	page_heading(c->page, 2, SPAN("Scores"));
	page_table(c->page, columns);
	for (unsigned i = 0; i < c->set->nscores; i++) {
		const struct score *s = &c->set->scores[i];

		if (!chapter_shows(c, "score", &s->is))
			continue;
		page_row(c->page);
		chapter_cell(c, s->is.id.text.at);
		chapter_cell(c, remark(declared_find(c->set, "score", s->is.id.text), "means"));
		points(c, s);
		chapter_cell(c, s->is.say);
		chapter_entry(c, "score", &s->is);
	}
	page_table_end(c->page);
}

void
chapter_clusters(struct chapters *c)
{
	static const char *const columns[] = {
		"cluster", "name", "printed when", "with score", "figures", "what it says", ENTRY_COLUMNS, NULL,
	};

	page_heading(c->page, 2, SPAN("Clusters of findings"));
	page_table(c->page, columns);
	for (unsigned i = 0; i < c->set->nclusters; i++) {
		const struct cluster *k = &c->set->clusters[i];
		const struct declared *d = declared_find(c->set, "cluster", k->is.id.text);

		if (!chapter_shows(c, "cluster", &k->is))
			continue;
		page_row(c->page);
		chapter_cell(c, k->is.id.text.at);
		chapter_cell(c, remark(d, "name"));
		chapter_cond(c, k->when);
		chapter_cell(c, k->shows >= 0 ? c->set->scores[k->shows].is.id.text.at : "");
		chapter_cell(c, remark(d, "figures"));
		chapter_cell(c, k->is.say);
		chapter_entry(c, "cluster", &k->is);
	}
	page_table_end(c->page);
}

/* What an instrument tells of itself stands in a table of its own, and its bands in another. */
static void
about_instruments(struct chapters *c)
{
	static const char *const columns[] = {
		"instrument", "name", "of", "how it is worked out", "missing items", "change that matters", "what it says", ENTRY_COLUMNS, NULL,
	};

	page_table(c->page, columns);
	for (unsigned i = 0; i < c->set->ninstruments; i++) {
		const struct instrument *k = &c->set->instruments[i];
		const struct declared *d = declared_find(c->set, "instrument", k->is.id.text);

		if (!chapter_shows(c, "instrument", &k->is))
			continue;
		page_row(c->page);
		chapter_cell(c, k->is.id.text.at);
		chapter_cell(c, remark(d, "name"));
		chapter_cell(c, k->quantity >= 0 ? c->set->quantities[k->quantity].name.at : "");
		chapter_cell(c, remark(d, "formula"));
		chapter_cell(c, remark(d, "missing"));
		chapter_cell(c, remark(d, "change"));
		chapter_cell(c, k->is.say);
		chapter_entry(c, "instrument", &k->is);
	}
	page_table_end(c->page);
}

void
chapter_instruments(struct chapters *c)
{
	static const char *const columns[] = {"instrument", "of", "band: the first that holds", "when", NULL};

	page_heading(c->page, 2, SPAN("Questionnaires and instruments"));
	about_instruments(c);
	page_table(c->page, columns);
	for (unsigned i = 0; i < c->set->ninstruments; i++) {
		const struct instrument *k = &c->set->instruments[i];

		if (chapter_shows(c, "instrument", &k->is))
			choice_rows(c, "instrument", &k->is, k->quantity >= 0 ? c->set->quantities[k->quantity].name.at : "", k->rows, k->nrows);
	}
	page_table_end(c->page);
}
