/*
 * chapters_passages.c -- the chapters on what is advised, on the questions, and on the sources
 */
#include "workshop/chapters.h"

#include <math.h>

#include "workshop/phrase.h"
#include "workshop/remark.h"

static void
end_cell(struct chapters *c)
{
	page_cell(c->page, (struct span){c->cell.at, c->cell.len});
	c->cell.len = 0;
}

static void
destination_row(struct chapters *c, const char *level, const char *how, const struct text_row *row)
{
	page_row(c->page);
	chapter_cell(c, level);
	chapter_cell(c, how);
	chapter_cell(c, row->text.text.at);
	if (row->when == NULL)
		chapter_cell(c, "always");
	else
		chapter_cond(c, row->when);
}

void
chapter_destinations(struct chapters *c)
{
	static const char *const columns[] = {"level", "how", "destination", "when", "rests on", "note", "stands in", NULL};

	page_heading(c->page, 2, SPAN("Destinations: who sees this person"));
	page_table(c->page, columns);
	for (unsigned rank = c->set->nlevels; rank-- > 0;) {
		const struct destination *to = &c->set->destinations[rank];
		struct span level = c->set->levels[rank].is.id.text;
		const struct declared *d = declared_find(c->set, "destination", level);

		if (!to->given || !selects(c->pick, "destination", level))
			continue;
		if (to->instead.text.text.len > 0)
			destination_row(c, level.at, "instead of all others", &to->instead);
		for (unsigned i = 0; i < to->njoin; i++)
			destination_row(c, level.at, "all of these that hold", &to->join[i]);
		for (unsigned i = 0; i < to->nfirst; i++)
			destination_row(c, level.at, to->njoin > 0 ? "else the first that holds" : "the first that holds", &to->first[i]);
		if (to->add.text.text.len > 0)
			destination_row(c, level.at, "added", &to->add);
		chapter_texts(c, d != NULL ? d->is.sources : NULL);
		chapter_cell(c, remark(d, "note"));
		if (d != NULL)
			text_format(&c->cell, "%s:%lu", file_in_rules(c->set, d->is.at.file), d->is.at.line);
		end_cell(c);
	}
	page_table_end(c->page);
}

static void
gate_row(struct chapters *c, const char *says, const struct cond *when, const char *text)
{
	page_row(c->page);
	chapter_cell(c, says);
	chapter_cond(c, when);
	chapter_cell(c, text);
}

static void
gate(struct chapters *c, const struct gate *g)
{
	static const char *const about[] = {"gate", "what it says", ENTRY_COLUMNS, NULL};
	static const char *const columns[] = {"answer", "when", "what it says", NULL};

	page_heading(c->page, 3, g->is.id.text);
	page_table(c->page, about);
	page_row(c->page);
	chapter_cell(c, g->is.id.text.at);
	chapter_cell(c, g->is.say);
	chapter_entry(c, "gate", &g->is);
	page_table_end(c->page);
	page_table(c->page, columns);
	for (unsigned i = 0; i < g->nblocked; i++)
		gate_row(c, "blocked", g->blocked_if[i], "");
	for (unsigned i = 0; i < g->nwithheld; i++)
		gate_row(c, "withheld", g->withheld_if[i], "");
	for (unsigned i = 0; i < g->nmust; i++) {
		page_row(c->page);
		chapter_cell(c, "withheld");
		text_format(&c->cell, "%s is not known", c->set->vocab->fields[g->must_know[i]].label.at);
		end_cell(c);
	}
	page_row(c->page);
	chapter_cell(c, "allowed");
	chapter_cell(c, "otherwise");
	page_table_end(c->page);
	page_table(c->page, (const char *const[]){"caution", "when", "what it says", NULL});
	for (unsigned i = 0; i < g->ncautions; i++)
		gate_row(c, g->cautions[i].text.text.at, g->cautions[i].when, g->cautions[i].say != NULL ? g->cautions[i].say : "");
	page_table_end(c->page);
}

void
chapter_gates(struct chapters *c)
{
	page_heading(c->page, 2, SPAN("Gates: what must be known first"));
	for (unsigned i = 0; i < c->set->ngates; i++)
		if (chapter_shows(c, "gate", &c->set->gates[i].is))
			gate(c, &c->set->gates[i]);
}

static void
reviews(struct chapters *c)
{
	page_heading(c->page, 3, SPAN("When to look again"));
	page_table(c->page, (const char *const[]){"look again within", "when", NULL});
	for (unsigned i = 0; i < c->set->nreviews && selects(c->pick, "reviews", SPAN("reviews")); i++) {
		page_row(c->page);
		chapter_cell(c, c->set->reviews[i].within.text.text.at);
		chapter_cond(c, c->set->reviews[i].when);
	}
	page_table_end(c->page);
}

void
chapter_lists(struct chapters *c)
{
	static const char *const columns[] = {"place", "text", "when", "how", "words", NULL};

	page_heading(c->page, 2, SPAN("What is printed, in this order"));
	for (unsigned i = 0; i < c->set->nlists; i++) {
		const struct list *l = &c->set->lists[i];

		if (!chapter_shows(c, "list", &l->is))
			continue;
		page_heading(c->page, 3, l->is.id.text);
		if (*l->is.say != '\0')
			page_paragraph(c->page, span_of(l->is.say));
		page_table(c->page, columns);
		for (unsigned k = 0; k < l->nsteps; k++) {
			const struct step *s = &l->steps[k];

			page_row(c->page);
			text_format(&c->cell, "%u", k + 1);
			end_cell(c);
			chapter_cell(c, c->set->advices[s->advice].is.id.text.at);
			if (s->when == NULL)
				chapter_cell(c, "always");
			else
				chapter_cond(c, s->when);
			if (s->one_of > 0)
				text_format(&c->cell, "only the first that holds of those from place %u on that say so", s->one_of);
			if (s->stop)
				text_format(&c->cell, "%snothing follows it", s->one_of > 0 ? "; " : "");
			end_cell(c);
			chapter_cell(c, c->set->advices[s->advice].is.say);
		}
		page_table_end(c->page);
	}
	reviews(c);
}

/* Some list that is shown prints the text. */
static bool
is_in_list(const struct chapters *c, unsigned advice)
{
	for (unsigned i = 0; i < c->set->nlists; i++)
		for (unsigned k = 0; k < c->set->lists[i].nsteps; k++)
			if (c->set->lists[i].steps[k].advice == (int)advice && chapter_shows(c, "list", &c->set->lists[i].is))
				return true;
	return false;
}

void
chapter_advice(struct chapters *c)
{
	static const char *const columns[] = {"text", "name", "kind", "words, where no list above has them", ENTRY_COLUMNS, NULL};

	page_heading(c->page, 2, SPAN("The texts, and what they rest on"));
	page_table(c->page, columns);
	for (unsigned i = 0; i < c->set->nadvices; i++) {
		const struct advice *a = &c->set->advices[i];

		if (!chapter_shows(c, "advice", &a->is))
			continue;
		page_row(c->page);
		chapter_cell(c, a->is.id.text.at);
		chapter_cell(c, remark(declared_find(c->set, "advice", a->is.id.text), "name"));
		chapter_cell(c, a->kind.at);
		chapter_cell(c, is_in_list(c, i) ? "" : a->is.say);
		chapter_entry(c, "advice", &a->is);
	}
	page_table_end(c->page);
}

static void
answers_cell(struct chapters *c, const struct field_def *f)
{
	struct text *t = &c->cell;

	switch (f->type) {
	case FIELD_YESNO:
		text_format(t, "yes, no");
		break;
	case FIELD_NUMBER:
		text_format(t, f->whole ? "a whole number" : "a number");
		if (isfinite(f->min))
			text_format(t, " from %.10g", f->min);
		if (isfinite(f->max))
			text_format(t, " to %.10g", f->max);
		text_format(t, "%s%s", *f->unit != '\0' ? " " : "", f->unit);
		break;
	case FIELD_CHOICE:
		for (size_t i = 0; i < f->nvalues; i++)
			text_format(t, "%s%s", i > 0 ? ", " : "", f->values[i].at);
		break;
	case FIELD_DAY:
		text_format(t, "a date");
		break;
	case FIELD_TEXT:
		text_format(t, "a text");
		break;
	}
	end_cell(c);
}

/* The question, its declaration, and why it may be left open; or all items of a form as one. */
static void
question_row(struct chapters *c, int field, const struct items *items)
{
	const struct field_def *f = &c->set->vocab->fields[field];
	const struct declared *d = items != NULL ? declared_find(c->set, "items", items->is.id.text) : NULL;

	for (unsigned i = c->set->ndeclared; i > 0 && d == NULL; i--)
		if (is_question(&c->set->declared[i - 1]) && span_is(c->set->declared[i - 1].is.id.text, f->label))
			d = &c->set->declared[i - 1];
	page_row(c->page);
	if (items != NULL) {
		text_format(&c->cell, "%s to %s", f->label.at, f[items->n - 1].label.at);
		end_cell(c);
		chapter_cell(c, remark(d, "ask"));
		chapter_cell(c, remark(d, "means"));
	} else {
		chapter_cell(c, f->label.at);
		chapter_cell(c, f->ask);
		chapter_cell(c, f->means);
	}
	chapter_cell(c, f->unsure);
	answers_cell(c, f);
	chapter_cell(c, remark(d, "tier"));
	chapter_cell(c, remark(d, "kind"));
	if (c->redflags[field] > 0)
		text_format(&c->cell, "%u", c->redflags[field]);
	end_cell(c);
	chapter_texts(c, remark_list(d, "aliases"));
	chapter_cell(c, f->code);
	if (d != NULL) {
		chapter_cell(c, d->is.say);
		chapter_entry(c, d->word, &d->is);
	}
}

static void
exemptions(struct chapters *c, const char *word, const char *heading, const struct exemption *list, unsigned n)
{
	page_heading(c->page, 3, span_of(heading));
	page_table(c->page, (const char *const[]){"question", "when", "what it says", NULL});
	for (unsigned i = 0; i < n; i++) {
		struct span label = c->set->vocab->fields[list[i].field].label;
		const struct declared *d = declared_find(c->set, word, label);

		if (!selects(c->pick, word, label))
			continue;
		page_row(c->page);
		chapter_cell(c, label.at);
		chapter_cond(c, list[i].when);
		chapter_cell(c, d != NULL ? d->is.say : "");
	}
	page_table_end(c->page);
}

static void
derived_numbers(struct chapters *c)
{
	page_heading(c->page, 3, SPAN("Numbers worked out where the record does not give them"));
	page_table(c->page, (const char *const[]){"number", "is", "means", "what it says", NULL});
	for (unsigned i = 0; i < c->set->nquantities; i++) {
		const struct quantity *q = &c->set->quantities[i];
		const struct declared *d = declared_find(c->set, "derive", q->name);

		if (q->derive == NULL || !selects(c->pick, "derive", q->name))
			continue;
		page_row(c->page);
		chapter_cell(c, q->name.at);
		phrase_value(&c->cell, c->set, q->derive);
		end_cell(c);
		chapter_cell(c, remark(d, "means"));
		chapter_cell(c, d != NULL ? d->is.say : "");
	}
	page_table_end(c->page);
}

/* Questions that are asked together (block), or what is told to people (education). */
static void
passages(struct chapters *c, bool blocks)
{
	static const char *const of_blocks[] = {"block", "opens when", "asks", "what it says", ENTRY_COLUMNS, NULL};
	static const char *const of_education[] = {"text", "topic", "words", ENTRY_COLUMNS, NULL};
	const char *word = blocks ? "block" : "education";

	page_table(c->page, blocks ? of_blocks : of_education);
	for (unsigned i = 0; i < c->set->npassages; i++) {
		const struct passage *p = &c->set->passages[i];

		if ((p->asks != NULL) != blocks || !chapter_shows(c, word, &p->is))
			continue;
		page_row(c->page);
		chapter_cell(c, p->is.id.text.at);
		if (blocks) {
			chapter_cond(c, p->opens);
			chapter_fields(c, p->asks);
		} else {
			chapter_cell(c, p->topic);
		}
		chapter_cell(c, p->is.say);
		chapter_entry(c, word, &p->is);
	}
	page_table_end(c->page);
}

static void
complaints(struct chapters *c)
{
	static const char *const columns[] = {"complaint", "what a person may name first", "asked first then", ENTRY_COLUMNS, NULL};

	page_table(c->page, columns);
	for (const struct passage *p = c->set->complaints; p < c->set->complaints + c->set->ncomplaints; p++) {
		if (!chapter_shows(c, "complaint", &p->is))
			continue;
		page_row(c->page);
		chapter_cell(c, p->is.id.text.at);
		chapter_cell(c, p->is.say);
		chapter_fields(c, p->asks);
		chapter_entry(c, "complaint", &p->is);
	}
	page_table_end(c->page);
}

/* Is it to be shown?  Of the items of a form the first stands for all. */
static bool
shows_question(const struct chapters *c, int field, const struct items *items)
{
	bool asked = false;

	if (items == NULL)
		return selects(c->pick, "question", c->set->vocab->fields[field].label) || (c->asked[field] && selects_kind(c->pick, "question"));
	for (unsigned k = 0; k < items->n; k++)
		asked = asked || c->asked[items->first + (int)k];
	return field == items->first && (selects(c->pick, "items", items->is.id.text) || (asked && selects_kind(c->pick, "items")));
}

void
chapter_questions(struct chapters *c)
{
	static const char *const columns[] = {
		"label", "question", "means", "settles \"not sure\"", "answers", "tier", "kind", "red flags that ask it", "also called", "code", "what it says", ENTRY_COLUMNS, NULL,
	};
	const struct vocab *vocab = c->set->vocab;
	const struct items *items;

	page_heading(c->page, 2, SPAN("Questions and measurements"));
	page_table(c->page, columns);
	for (size_t i = 0; i < vocab->nfields; i++) {
		if (i > 0 && strcmp(vocab->fields[i].group, vocab->fields[i - 1].group) != 0)
			page_table_end(c->page);
		if (i == 0 || strcmp(vocab->fields[i].group, vocab->fields[i - 1].group) != 0) {
			if (*vocab->fields[i].group != '\0')
				page_heading(c->page, 3, span_of(vocab->fields[i].group));
			page_table(c->page, columns);
		}
		items = items_of(c->set, (int)i);
		if (shows_question(c, (int)i, items))
			question_row(c, (int)i, items);
	}
	page_table_end(c->page);
	page_heading(c->page, 3, SPAN("Asked together"));
	passages(c, true);
	page_heading(c->page, 3, SPAN("Asked first"));
	complaints(c);
	exemptions(c, "needless", "Need not be asked", c->set->needless, c->set->nneedless);
	exemptions(c, "does_not_apply", "Does not apply", c->set->inapplicable, c->set->ninapplicable);
	derived_numbers(c);
}

static void
conflicts(struct chapters *c, const char *word, const struct conflict *list, unsigned n)
{
	static const char *const columns[] = {"name", "when", "read as not answered", "what it says", ENTRY_COLUMNS, NULL};

	page_table(c->page, columns);
	for (unsigned i = 0; i < n; i++) {
		if (!chapter_shows(c, word, &list[i].is))
			continue;
		page_row(c->page);
		chapter_cell(c, list[i].is.id.text.at);
		chapter_cond(c, list[i].when);
		chapter_fields(c, list[i].forget);
		chapter_cell(c, list[i].is.say);
		chapter_entry(c, word, &list[i].is);
	}
	page_table_end(c->page);
}

void
chapter_contradictions(struct chapters *c)
{
	page_heading(c->page, 2, SPAN("Answers that contradict each other"));
	conflicts(c, "conflict", c->set->conflicts, c->set->nconflicts);
	page_heading(c->page, 3, SPAN("Only told"));
	conflicts(c, "notice", c->set->notices, c->set->nnotices);
}

void
chapter_education(struct chapters *c)
{
	page_heading(c->page, 2, SPAN("Explanations"));
	passages(c, false);
}

/* How far a source was looked at, in words. */
static const char *
read_in_words(const char *letter)
{
	switch (*letter) {
	case 'v': return "looked at";
	case 'm': return "from memory: to be checked";
	case 'p': return "a practical choice";
	default: return letter;
	}
}

/* Something that is shown rests on it. */
static bool
is_rested_on(const struct chapters *c, const struct source *s)
{
	for (unsigned i = 0; i < c->set->ndeclared; i++) {
		const struct declared *d = &c->set->declared[i];

		for (const char **key = d->is.sources; key != NULL && *key != NULL; key++)
			if (strcmp(*key, s->is.id.text.at) == 0 && selects(c->pick, kind_of(d), d->is.id.text))
				return true;
	}
	return false;
}

void
chapter_sources(struct chapters *c)
{
	static const char *const columns[] = {"key", "title", "year", "where", "how it was read", "note", "owner", "review by", NULL};

	page_heading(c->page, 2, SPAN("Sources"));
	page_table(c->page, columns);
	for (unsigned i = 0; i < c->set->nsources; i++) {
		const struct source *s = &c->set->sources[i];
		const struct declared *d = declared_find(c->set, "source", s->is.id.text);

		if (!chapter_shows(c, "source", &s->is) && !(selects_kind(c->pick, "source") && is_rested_on(c, s)))
			continue;
		page_row(c->page);
		chapter_cell(c, s->is.id.text.at);
		chapter_cell(c, s->title);
		if (s->year != 0)
			text_format(&c->cell, "%.10g", s->year);
		end_cell(c);
		chapter_cell(c, s->where);
		chapter_cell(c, read_in_words(s->read));
		chapter_cell(c, remark(d, "note"));
		chapter_cell(c, remark_or_general(c->set, d, "owner"));
		chapter_cell(c, remark_or_general(c->set, d, "review_by"));
	}
	page_table_end(c->page);
}
