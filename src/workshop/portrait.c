/*
 * portrait.c -- everything a rule set declares, each declaration as a row of traits
 */
#include "workshop/portrait.h"

#include <math.h>
#include <stdlib.h>

#include "rule/written.h"
#include "workshop/phrase.h"

/* What an override has changed stands where the override does. */
static struct place
place_in_force(const struct ruleset *set, struct place at)
{
	const struct writing *wr = set->writing;

	for (unsigned i = 0; wr != NULL && at.file != NULL && i < wr->n; i++) {
		const struct written *w = wr->list[i];

		if (w->amended != NULL && w->at.line == at.line && strcmp(w->at.file, at.file) == 0)
			return w->amended->at;
	}
	return at;
}

/* Begins the next declaration. */
static void
begin(struct portraits *d, const char *word, const char *id, struct place at, bool ordered)
{
	if ((d->n & (d->n - 1)) == 0)
		d->list = must_realloc(d->list, d->n == 0 ? 1 : 2 * d->n, sizeof(*d->list));
	d->list[d->n++] = (struct portrait){.word = word, .id = id, .at = place_in_force(d->set, at), .ordered = ordered};
}

static void
begin_entry(struct portraits *d, const char *word, const struct entry *is, bool ordered)
{
	begin(d, word, is->id.text.at, is->at, ordered);
}

/* Adds a trait; nothing where there is neither text nor condition. */
static void
add_to(struct portrait *to, enum trait_kind kind, const char *key, struct span text, const struct cond *cond)
{
	if (text.len == 0 && cond == NULL && kind != TRAIT_ROW)
		return;
	if ((to->n & (to->n - 1)) == 0)
		to->traits = must_realloc(to->traits, to->n == 0 ? 1 : 2 * to->n, sizeof(*to->traits));
	to->traits[to->n++] = (struct trait){kind, key, text, cond};
}

/* The same to the declaration begun last. */
static void
add(struct portraits *d, enum trait_kind kind, const char *key, struct span text, const struct cond *cond)
{
	add_to(&d->list[d->n - 1], kind, key, text, cond);
}

static void
add_string(struct portraits *d, enum trait_kind kind, const char *key, const char *text)
{
	add(d, kind, key, span_of(text != NULL ? text : ""), NULL);
}

#define KEY(d, ...) arena_format(&(d)->mem, __VA_ARGS__)

static void
add_names(struct portraits *d, const char *key, const char *const *names)
{
	struct text t = {0};

	for (; names != NULL && *names != NULL; names++)
		text_format(&t, "%s%s", t.len > 0 ? ", " : "", *names);
	add(d, TRAIT_NOTE, key, (struct span){arena_copy(&d->mem, t.at != NULL ? t.at : "", t.len), t.len}, NULL);
	text_free(&t);
}

/* What stands in the set under its own name: what it says, and what it rests on. */
static void
add_entry(struct portraits *d, const struct entry *is)
{
	add_string(d, TRAIT_SAYS, "say", is->say);
	add_names(d, "source", is->sources);
	add_names(d, "from", is->from);
}

static const char *
phrase_in(struct portraits *d, const struct cond *c)
{
	struct text t = {0};
	const char *phrase;

	phrase_cond(&t, d->set, c);
	phrase = arena_copy(&d->mem, t.at, t.len);
	text_free(&t);
	return phrase;
}

static const char *
field_name(const struct ruleset *set, int field)
{
	return set->vocab->fields[field].label.at;
}

/* One row for each field. */
static void
add_fields(struct portraits *d, const char *what, const int *fields, size_t n)
{
	for (size_t i = 0; i < n && fields[i] >= 0; i++)
		add(d, TRAIT_ROW, KEY(d, "%s %s", what, field_name(d->set, fields[i])), SPAN(""), NULL);
}

static void
add_rules(struct portraits *d, const char *word, const struct rule *rules, unsigned n)
{
	for (const struct rule *r = rules; r < rules + n; r++) {
		begin_entry(d, word, &r->is, false);
		add(d, TRAIT_SETS, "level", d->set->levels[r->level].is.id.text, NULL);
		add(d, TRAIT_NOTE, "within", r->within.text.text, NULL);
		add(d, TRAIT_SETS, "", SPAN(""), r->when);
		add(d, TRAIT_SETS, "unless", SPAN(""), r->unless);
		add_string(d, TRAIT_SAYS, "suspect", r->suspect);
		add_string(d, TRAIT_SAYS, "caveat", r->caveat);
		add_entry(d, &r->is);
	}
}

/* The words of a number worked out from others, as the rules write them. */
static void
add_value(struct text *t, const struct ruleset *set, const struct value *v)
{
	static const char *const words[] = {
		[VALUE_LARGEST] = "largest", [VALUE_SMALLEST] = "smallest", [VALUE_DAYS_BETWEEN] = "days between",
		[VALUE_PLUS] = "plus", [VALUE_MINUS] = "minus", [VALUE_TIMES] = "times", [VALUE_DIVIDED] = "divided",
		[VALUE_TOTAL] = "total", [VALUE_MEAN] = "mean",
	};

	if (v->kind == VALUE_FIELD) {
		text_format(t, "%s", field_name(set, v->field));
	} else if (v->kind == VALUE_CONSTANT) {
		text_format(t, "%.10g", v->constant);
	} else {
		text_format(t, "%s (", words[v->kind]);
		for (unsigned i = 0; i < v->nparts; i++) {
			text_format(t, "%s", i > 0 ? ", " : "");
			add_value(t, set, v->parts[i]);
		}
		if (v->least > 0)
			text_format(t, ", least %u", v->least);
		text_char(t, ')');
	}
}

static void
add_derive(struct portraits *d, const struct value *v)
{
	struct text t = {0};

	if (v == NULL)
		return;
	add_value(&t, d->set, v);
	add(d, TRAIT_SETS, "worked out as", (struct span){arena_copy(&d->mem, t.at, t.len), t.len}, NULL);
	text_free(&t);
}

static void
add_range(struct portraits *d, double min, double max, bool whole)
{
	if (isfinite(min) || isfinite(max) || whole)
		add_string(d, TRAIT_SETS, "range", KEY(d, "%.10g to %.10g%s", min, max, whole ? ", whole" : ""));
}

static const char *const types[] = {"yes or no", "number", "choice", "date", "text"};
static const char *const kinds[] = {"symptom", "risk", "relief", "sign", "other"};

static int
by_label(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

/* The other labels that mean what is asked for, in order; mapped ones are not the rules'. */
static void
add_labels(struct portraits *d, const char *key, enum label_kind kind, int index, struct span but)
{
	const struct label_table *table = d->set->vocab->table;
	const char **labels = must_realloc(NULL, table->used + 1, sizeof(*labels));
	size_t n = 0;

	for (size_t i = 0; i <= table->mask; i++) {
		const struct label_slot *slot = &table->slots[i];

		if (slot->len > 0 && slot->means.kind == kind && !slot->means.mapped && (index < 0 || slot->means.index == index)
		    && !span_is((struct span){slot->label, slot->len}, but))
			labels[n++] = arena_copy(&d->mem, slot->label, slot->len);
	}
	qsort(labels, n, sizeof(*labels), by_label);
	for (size_t i = 0; i < n; i++)
		add(d, TRAIT_ROW, KEY(d, "%s %s", key, labels[i]), SPAN(""), NULL);
	free(labels);
}

static void
add_question(struct portraits *d, int field)
{
	const struct ruleset *set = d->set;
	const struct field_def *f = &set->vocab->fields[field];

	begin(d, "question", f->label.at, f->at, false);
	add_string(d, TRAIT_SETS, "answer", types[f->type]);
	add_string(d, TRAIT_SETS, "tier", tier_names[f->tier]);
	add_string(d, TRAIT_NOTE, "kind", kinds[f->kind]);
	if (f->type == FIELD_NUMBER)
		add_range(d, f->min, f->max, f->whole);
	add_string(d, TRAIT_NOTE, "unit", f->unit);
	for (size_t i = 0; i < f->nvalues; i++)
		add(d, TRAIT_ROW, KEY(d, "choice %s", f->values[i].at), SPAN(""), NULL);
	add_labels(d, "alias", LABEL_FIELD, field, f->label);
	for (unsigned i = 0; i < set->nquantities; i++)
		if (set->quantities[i].field == field)
			add_derive(d, set->quantities[i].derive);
	for (unsigned i = 0; i < set->nneedless; i++)
		if (set->needless[i].field == field)
			add(d, TRAIT_ROW, "needless", SPAN(""), set->needless[i].when);
	for (unsigned i = 0; i < set->ninapplicable; i++)
		if (set->inapplicable[i].field == field)
			add(d, TRAIT_ROW, "does not apply", SPAN(""), set->inapplicable[i].when);
	add_string(d, TRAIT_SAYS, "ask", f->ask);
	add_string(d, TRAIT_SAYS, "means", f->means);
	add_string(d, TRAIT_NOTE, "code", f->code);
	add_string(d, TRAIT_NOTE, "group", f->group);
}

static void
add_vocabulary(struct portraits *d)
{
	const struct ruleset *set = d->set;

	for (size_t i = 0; i < set->vocab->nfields; i++)
		add_question(d, (int)i);
	for (unsigned i = 0; i < set->nquantities; i++) {
		const struct quantity *q = &set->quantities[i];

		if (q->field >= 0)
			continue;
		begin(d, "number", q->name.at, q->at, false);
		add_derive(d, q->derive);
		add_range(d, q->min, q->max, false);
		add_string(d, TRAIT_SETS, "tier", tier_names[q->tier]);
	}
	begin(d, "pass", "", (struct place){0}, false);
	add_labels(d, "label", LABEL_PASS, -1, SPAN(""));
	for (size_t i = 0; i < set->vocab->nprefixes; i++)
		add(d, TRAIT_ROW, KEY(d, "label %.*s*", (int)set->vocab->prefixes[i].len, set->vocab->prefixes[i].at), SPAN(""), NULL);
}

/* What the set is called, its levels, its sources. */
static void
add_basis(struct portraits *d)
{
	const struct ruleset *set = d->set;

	begin(d, "ruleset", "", (struct place){0}, false);
	add_string(d, TRAIT_NOTE, "name", set->name);
	add_string(d, TRAIT_NOTE, "version", set->version);
	add_string(d, TRAIT_SAYS, "title", set->title);
	for (unsigned i = 0; i < set->nlevels; i++) {
		const struct level *l = &set->levels[i];

		begin_entry(d, "level", &l->is, false);
		add_string(d, TRAIT_SETS, "rank", KEY(d, "%u", i));
		add(d, TRAIT_NOTE, "within", l->within.text.text, NULL);
		add(d, TRAIT_NOTE, "review", l->review.text.text, NULL);
		add_entry(d, &l->is);
	}
}

static void
add_sources(struct portraits *d)
{
	for (const struct source *s = d->set->sources; s < d->set->sources + d->set->nsources; s++) {
		begin_entry(d, "source", &s->is, false);
		add_string(d, TRAIT_SAYS, "title", s->title);
		add_string(d, TRAIT_SAYS, "where", s->where);
		add_string(d, TRAIT_NOTE, "year", s->year != 0 ? KEY(d, "%.10g", s->year) : "");
		add_string(d, TRAIT_NOTE, "read", s->read);
		add_entry(d, &s->is);
	}
}

static void
add_conflicts(struct portraits *d, const char *word, const struct conflict *list, unsigned n)
{
	for (const struct conflict *c = list; c < list + n; c++) {
		begin_entry(d, word, &c->is, false);
		add(d, TRAIT_SETS, "", SPAN(""), c->when);
		if (c->forget != NULL)
			add_fields(d, "forgets", c->forget, d->set->vocab->nfields);
		add_entry(d, &c->is);
	}
}

static void
add_weights(struct portraits *d, const struct score *s)
{
	for (unsigned i = 0; i < s->nitems; i++)
		add_string(d, TRAIT_ROW, KEY(d, "points for %s", phrase_in(d, s->items[i].when)), KEY(d, "%d", s->items[i].weight));
}

/* Rows that give a value: the first whose condition holds. */
static void
add_choice_rows(struct portraits *d, const struct choice_row *rows, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		add(d, TRAIT_ROW, rows[i].value.text.at, rows[i].when != NULL ? SPAN("") : SPAN("otherwise"), rows[i].when);
}

/* What kind of pain: scores, clusters, classes, instruments, patterns, candidate conditions. */
static void
add_kinds(struct portraits *d)
{
	const struct ruleset *set = d->set;

	for (const struct score *s = set->scores; s < set->scores + set->nscores; s++) {
		begin_entry(d, "score", &s->is, false);
		add_weights(d, s);
		add_entry(d, &s->is);
	}
	for (const struct cluster *c = set->clusters; c < set->clusters + set->nclusters; c++) {
		begin_entry(d, "cluster", &c->is, false);
		add(d, TRAIT_SETS, "", SPAN(""), c->when);
		add(d, TRAIT_NOTE, "shows", c->shows >= 0 ? set->scores[c->shows].is.id.text : SPAN(""), NULL);
		add_entry(d, &c->is);
	}
	for (const struct class *c = set->classes; c < set->classes + set->nclasses; c++) {
		begin_entry(d, "class", &c->is, true);
		add_choice_rows(d, c->rows, c->nrows);
		add_entry(d, &c->is);
	}
	for (const struct instrument *i = set->instruments; i < set->instruments + set->ninstruments; i++) {
		begin_entry(d, "instrument", &i->is, true);
		add(d, TRAIT_SETS, "of", set->quantities[i->quantity].name, NULL);
		add_choice_rows(d, i->rows, i->nrows);
		add_entry(d, &i->is);
	}
	for (const struct pattern *p = set->patterns; p < set->patterns + set->npatterns; p++) {
		begin_entry(d, "pattern", &p->is, false);
		add(d, TRAIT_SETS, "", p->otherwise ? SPAN("when no pattern above holds") : SPAN(""), p->when);
		add(d, TRAIT_SETS, "unless", SPAN(""), p->unless);
		add_entry(d, &p->is);
	}
	if (set->ncandidates > 0) {
		begin(d, "likelihood", "", (struct place){0}, false);
		add_string(d, TRAIT_SETS, "likely from", KEY(d, "%d", set->likely));
		add_string(d, TRAIT_SETS, "possible from", KEY(d, "%d", set->possible));
	}
	for (const struct candidate *c = set->candidates; c < set->candidates + set->ncandidates; c++) {
		begin_entry(d, "condition", &c->is, false);
		add_string(d, TRAIT_SAYS, "name", c->name);
		add(d, TRAIT_SETS, "always", SPAN(""), c->always);
		add(d, TRAIT_SETS, "never", SPAN(""), c->never);
		add(d, TRAIT_SETS, "unless", SPAN(""), c->unless);
		add(d, TRAIT_SETS, "default", SPAN(""), c->fallback);
		add_weights(d, &c->score);
		add_entry(d, &c->is);
	}
}

static void
add_text_row(struct portraits *d, const char *what, const struct text_row *row)
{
	if (row->text.text.len > 0)
		add(d, TRAIT_ROW, KEY(d, "%s \"%s\"", what, row->text.text.at), row->when == NULL ? SPAN("always") : SPAN(""), row->when);
}

static void
add_gate(struct portraits *d, const struct gate *g)
{
	begin_entry(d, "gate", &g->is, false);
	for (unsigned i = 0; i < g->nblocked; i++)
		add(d, TRAIT_ROW, KEY(d, "blocked if %s", phrase_in(d, g->blocked_if[i])), SPAN(""), NULL);
	for (unsigned i = 0; i < g->nwithheld; i++)
		add(d, TRAIT_ROW, KEY(d, "withheld if %s", phrase_in(d, g->withheld_if[i])), SPAN(""), NULL);
	if (g->must_know != NULL)
		add_fields(d, "must know", g->must_know, g->nmust);
	for (unsigned i = 0; i < g->ncautions; i++)
		add_text_row(d, "caution", &g->cautions[i]);
	add_entry(d, &g->is);
}

static void
add_list(struct portraits *d, const struct list *l)
{
	begin_entry(d, "list", &l->is, true);
	for (const struct step *s = l->steps; s < l->steps + l->nsteps; s++)
		add_string(d, TRAIT_ROW, d->set->advices[s->advice].is.id.text.at,
		           s->stop ? "the list ends there" : s->one_of > 0 ? "first of several" : "");
	/* Conditions of their own, so that a row that ends the list can change in both. */
	for (size_t i = 0; i < l->nsteps; i++)
		d->list[d->n - 1].traits[i].cond = l->steps[i].when;
	add_entry(d, &l->is);
}

/* Where to, and what to do. */
static void
add_measures(struct portraits *d)
{
	const struct ruleset *set = d->set;

	for (unsigned i = 0; i < set->nlevels; i++) {
		const struct destination *to = &set->destinations[i];

		if (!to->given)
			continue;
		begin(d, "destination", set->levels[i].is.id.text.at, set->levels[i].is.at, true);
		add_text_row(d, "instead of all", &to->instead);
		for (unsigned k = 0; k < to->njoin; k++)
			add_text_row(d, "joined", &to->join[k]);
		for (unsigned k = 0; k < to->nfirst; k++)
			add_text_row(d, "first", &to->first[k]);
		add_text_row(d, "added", &to->add);
	}
	for (unsigned i = 0; i < set->ngates; i++)
		add_gate(d, &set->gates[i]);
	for (const struct advice *a = set->advices; a < set->advices + set->nadvices; a++) {
		begin_entry(d, "advice", &a->is, false);
		add(d, TRAIT_NOTE, "kind", a->kind, NULL);
		add_entry(d, &a->is);
	}
	for (unsigned i = 0; i < set->nlists; i++)
		add_list(d, &set->lists[i]);
	begin(d, "reviews", "", (struct place){0}, true);
	for (unsigned i = 0; i < set->nreviews; i++)
		add(d, TRAIT_ROW, set->reviews[i].within.text.text.at, set->reviews[i].when == NULL ? SPAN("always") : SPAN(""),
		    set->reviews[i].when);
	for (const struct passage *p = set->passages; p < set->passages + set->npassages; p++) {
		begin_entry(d, p->opens != NULL ? "block" : "education", &p->is, false);
		add(d, TRAIT_SETS, "opens", SPAN(""), p->opens);
		if (p->asks != NULL)
			add_fields(d, "asks", p->asks, set->vocab->nfields);
		add_string(d, TRAIT_SAYS, "topic", p->topic);
		add_entry(d, &p->is);
	}
}

static void
add_complaints(struct portraits *d)
{
	const struct ruleset *set = d->set;

	for (const struct passage *p = set->complaints; p < set->complaints + set->ncomplaints; p++) {
		begin_entry(d, "complaint", &p->is, false);
		add_fields(d, "asks", p->asks, set->vocab->nfields);
		add_entry(d, &p->is);
	}
}

static void
add_steps(struct portraits *d, const char *word, const struct follow_up *steps, unsigned n)
{
	for (const struct follow_up *u = steps; u < steps + n; u++) {
		begin_entry(d, word, &u->is, false);
		add(d, TRAIT_SETS, "", SPAN(""), u->when);
		add(d, TRAIT_SETS, "unless", SPAN(""), u->unless);
		add_entry(d, &u->is);
	}
}

static void
add_walks(struct portraits *d)
{
	for (const struct walk *w = d->set->walks; w < d->set->walks + d->set->nwalks; w++) {
		begin_entry(d, "walk", &w->is, false);
		add(d, TRAIT_SETS, "", SPAN(""), w->when);
		add_string(d, TRAIT_SETS, "stop", w->stop ? "true" : "");
		add_string(d, TRAIT_SETS, "times", KEY(d, "%g", w->times));
		add_string(d, TRAIT_SETS, "at_least", KEY(d, "%g", w->least));
		add_string(d, TRAIT_SETS, "at_most_more", KEY(d, "%g", w->most_more));
		add_entry(d, &w->is);
	}
}

/* What is said of a course as a whole. */
static void
add_course_rules(struct portraits *d)
{
	const struct course_rules *c = &d->set->course;
	size_t nfields = d->set->vocab->nfields;

	begin(d, "episode", "", (struct place){0}, false);
	add(d, TRAIT_SETS, "begins", SPAN(""), c->episode_begins);
	add(d, TRAIT_SETS, "counted_over", c->episode_window.text.text, NULL);
	add(d, TRAIT_SETS, "recurs_within", c->recurs_within.text.text, NULL);
	for (unsigned i = 0; i < d->set->nlevels; i++)
		if (c->has_grace[i]) {
			begin(d, "grace", d->set->levels[i].is.id.text.at, (struct place){0}, false);
			add(d, TRAIT_SETS, "allow", c->grace[i].text.text, NULL);
		}
	begin(d, "contact", "", (struct place){0}, false);
	if (c->contact_fields != NULL)
		add_fields(d, "asks", c->contact_fields, nfields);
	begin(d, "scoring", "", (struct place){0}, false);
	if (c->score_fields != NULL)
		add_fields(d, "asks", c->score_fields, nfields);
	add(d, TRAIT_SETS, "unless", SPAN(""), c->score_unless);
	begin(d, "adding", "", (struct place){0}, false);
	add(d, TRAIT_SETS, "within", c->adds_within.text.text, NULL);
}

/* How a patient has come along; nothing where no rule says so. */
static void
add_course(struct portraits *d)
{
	const struct ruleset *set = d->set;

	for (unsigned i = 0; i < set->nmeasures; i++) {
		begin_entry(d, "measure", &set->measures[i].is, false);
		add(d, TRAIT_SETS, "of", set->quantities[set->measures[i].quantity].name, NULL);
		add_entry(d, &set->measures[i].is);
	}
	if (set->course.primary != NULL)
		begin(d, "primary", "", (struct place){0}, true);
	for (const int *m = set->course.primary; m != NULL && *m >= 0; m++)
		add(d, TRAIT_ROW, set->measures[*m].is.id.text.at, SPAN(""), NULL);
	for (const struct response *r = set->responses; r < set->responses + set->nresponses; r++) {
		begin_entry(d, "response", &r->is, false);
		add(d, TRAIT_SETS, "gives", set->course.responses[r->gives].text, NULL);
		add(d, TRAIT_SETS, "within", r->within.text.text, NULL);
		add(d, TRAIT_SETS, "", SPAN(""), r->when);
		add(d, TRAIT_SETS, "unless", SPAN(""), r->unless);
		add_entry(d, &r->is);
	}
	add_complaints(d);
	add_steps(d, "escalation", set->escalations, set->nescalations);
	add_steps(d, "disagreement", set->disagreements, set->ndisagreements);
	add_walks(d);
	for (const struct streak *k = set->streaks; k < set->streaks + set->nstreaks; k++) {
		begin_entry(d, "streak", &k->is, false);
		add(d, TRAIT_SETS, "", SPAN(""), k->when);
		add(d, TRAIT_SETS, "ends", SPAN(""), k->ends);
	}
	if (set->nresponses > 0)
		add_course_rules(d);
}

/* The portrait that the declaration belongs to, or NULL. */
static struct portrait *
portrait_of(struct portraits *d, const struct declared *declared)
{
	static const char *const of_question[] = {"yesno", "number", "choice", "day", "text", "derive", "needless", "does_not_apply", NULL};
	const char *word = declared->word, *id = declared->is.id.text.at;
	const char *const *question = of_question;
	const struct portrait *found;

	while (*question != NULL && strcmp(word, *question) != 0)
		question++;
	if (strcmp(word, "ruleset") == 0 || strcmp(word, "reviews") == 0 || strcmp(word, "primary") == 0
	    || strcmp(word, "episode") == 0 || strcmp(word, "contact") == 0 || strcmp(word, "scoring") == 0
	    || strcmp(word, "adding") == 0)
		id = "";
	found = portraits_find(d, *question != NULL ? "question" : word, id);
	if (found == NULL && *question != NULL)
		found = portraits_find(d, "number", id);
	return found != NULL ? &d->list[found - d->list] : NULL;
}

/* What the declarations say about themselves beyond what they do: names, notes, figures, owners. */
static void
add_remarks(struct portraits *d)
{
	static const char *const shown_as_rows[] = {"values", "aliases", "otherwise", NULL};

	for (const struct declared *of = d->set->declared; of < d->set->declared + d->set->ndeclared; of++) {
		struct portrait *to = portrait_of(d, of);
		size_t own = to != NULL ? to->n : 0;

		for (const struct remark *r = of->remarks; to != NULL && r != NULL && r->key != NULL; r++) {
			const char *const *row = shown_as_rows;
			struct text t = {0};
			size_t i = 0;

			while (*row != NULL && strcmp(*row, r->key) != 0)
				row++;
			while (i < own && strcmp(to->traits[i].key, r->key) != 0)
				i++;
			if (*row != NULL || i < own)
				continue;
			for (const char **text = r->texts; *text != NULL; text++)
				text_format(&t, "%s%s", t.len > 0 ? ", " : "", *text);
			add_to(to, TRAIT_SAYS, r->key, (struct span){t.len > 0 ? arena_copy(&d->mem, t.at, t.len) : "", t.len}, NULL);
			text_free(&t);
		}
	}
}

struct portraits
portraits_of(const struct ruleset *set)
{
	struct portraits d = {.set = set};

	add_basis(&d);
	add_rules(&d, "redflag", set->redflags, set->nredflags);
	add_rules(&d, "triage", set->triage, set->ntriage);
	add_rules(&d, "final", set->finals, set->nfinals);
	add_vocabulary(&d);
	add_conflicts(&d, "conflict", set->conflicts, set->nconflicts);
	add_conflicts(&d, "notice", set->notices, set->nnotices);
	add_kinds(&d);
	add_measures(&d);
	add_course(&d);
	add_sources(&d);
	add_remarks(&d);
	return d;
}

void
portraits_free(struct portraits *d)
{
	for (size_t i = 0; i < d->n; i++)
		free(d->list[i].traits);
	free(d->list);
	arena_free(&d->mem);
}

const struct portrait *
portraits_find(const struct portraits *d, const char *word, const char *id)
{
	for (size_t i = 0; i < d->n; i++)
		if (strcmp(d->list[i].word, word) == 0 && strcmp(d->list[i].id, id) == 0)
			return &d->list[i];
	return NULL;
}

const struct trait *
portrait_trait(const struct portrait *d, const char *key, size_t nth)
{
	for (size_t i = 0; i < d->n; i++)
		if (strcmp(d->traits[i].key, key) == 0 && nth-- == 0)
			return &d->traits[i];
	return NULL;
}
