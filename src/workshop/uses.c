/*
 * uses.c -- every condition of a rule set, and the declaration it stands in
 */
#include "workshop/uses.h"

#include <stdio.h>
#include <stdlib.h>

#include "rule/written.h"

static void
add(struct uses *u, const char *word, struct span id, struct place at, const char *key, const struct cond *c)
{
	if (c == NULL)
		return;
	if (u->n == u->room) {
		u->room = u->room == 0 ? 512 : 2 * u->room;
		u->list = must_realloc(u->list, u->room, sizeof(*u->list));
	}
	u->list[u->n++] = (struct use){word, id, at.file != NULL ? at : c->at, key, c};
}

static void
add_entry(struct uses *u, const char *word, const struct entry *is, const char *key, const struct cond *c)
{
	add(u, word, is->id.text, is->at, key, c);
}

static void
add_rules(struct uses *u, const char *word, const struct rule *rules, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		add_entry(u, word, &rules[i].is, "when", rules[i].when);
		add_entry(u, word, &rules[i].is, "unless", rules[i].unless);
	}
}

static void
add_rows(struct uses *u, const char *word, const struct entry *is, const struct choice_row *rows, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		add_entry(u, word, is, rows[i].value.text.at, rows[i].when);
}

static void
add_texts(struct uses *u, const char *word, struct span id, struct place at, const char *key,
          const struct text_row *rows, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		add(u, word, id, at, key, rows[i].when);
}

static void
add_exemptions(struct uses *u, const struct ruleset *set, const char *word, const struct exemption *list, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		add(u, word, set->vocab->fields[list[i].field].label, (struct place){NULL, 0}, "when", list[i].when);
}

static void
add_facts(struct uses *u, const struct ruleset *set)
{
	add_exemptions(u, set, "needless", set->needless, set->nneedless);
	add_exemptions(u, set, "does_not_apply", set->inapplicable, set->ninapplicable);
	for (unsigned i = 0; i < set->npassages; i++)
		add_entry(u, "block", &set->passages[i].is, "opens", set->passages[i].opens);
	for (unsigned i = 0; i < set->nconflicts; i++)
		add_entry(u, "conflict", &set->conflicts[i].is, "when", set->conflicts[i].when);
	for (unsigned i = 0; i < set->nnotices; i++)
		add_entry(u, "notice", &set->notices[i].is, "when", set->notices[i].when);
	for (unsigned i = 0; i < set->nscores; i++)
		for (unsigned k = 0; k < set->scores[i].nitems; k++)
			add_entry(u, "score", &set->scores[i].is, "a weight", set->scores[i].items[k].when);
}

static void
add_findings(struct uses *u, const struct ruleset *set)
{
	for (unsigned i = 0; i < set->nclasses; i++)
		add_rows(u, "class", &set->classes[i].is, set->classes[i].rows, set->classes[i].nrows);
	for (unsigned i = 0; i < set->ninstruments; i++)
		add_rows(u, "instrument", &set->instruments[i].is, set->instruments[i].rows, set->instruments[i].nrows);
	for (unsigned i = 0; i < set->nclusters; i++)
		add_entry(u, "cluster", &set->clusters[i].is, "when", set->clusters[i].when);
	for (unsigned i = 0; i < set->npatterns; i++) {
		add_entry(u, "pattern", &set->patterns[i].is, "when", set->patterns[i].when);
		add_entry(u, "pattern", &set->patterns[i].is, "unless", set->patterns[i].unless);
	}
	for (unsigned i = 0; i < set->ncandidates; i++) {
		const struct candidate *c = &set->candidates[i];

		add_entry(u, "condition", &c->is, "always", c->always);
		add_entry(u, "condition", &c->is, "never", c->never);
		add_entry(u, "condition", &c->is, "default", c->fallback);
		add_entry(u, "condition", &c->is, "unless", c->unless);
		for (unsigned k = 0; k < c->score.nitems; k++)
			add_entry(u, "condition", &c->is, "a weight", c->score.items[k].when);
	}
}

static void
add_measures(struct uses *u, const struct ruleset *set)
{
	for (unsigned i = 0; i < set->nlevels; i++) {
		const struct destination *d = &set->destinations[i];
		struct span id = set->levels[i].is.id.text;
		struct place nowhere = {NULL, 0};

		add_texts(u, "destination", id, nowhere, "instead", &d->instead, 1);
		add_texts(u, "destination", id, nowhere, "join", d->join, d->njoin);
		add_texts(u, "destination", id, nowhere, "first", d->first, d->nfirst);
		add_texts(u, "destination", id, nowhere, "add", &d->add, 1);
	}
	for (unsigned i = 0; i < set->ngates; i++) {
		const struct gate *g = &set->gates[i];

		for (unsigned k = 0; k < g->nblocked; k++)
			add_entry(u, "gate", &g->is, "blocked_if", g->blocked_if[k]);
		for (unsigned k = 0; k < g->nwithheld; k++)
			add_entry(u, "gate", &g->is, "withheld_if", g->withheld_if[k]);
		add_texts(u, "gate", g->is.id.text, g->is.at, "cautions", g->cautions, g->ncautions);
	}
	for (unsigned i = 0; i < set->nlists; i++)
		for (unsigned k = 0; k < set->lists[i].nsteps; k++)
			add_entry(u, "list", &set->lists[i].is, "an entry", set->lists[i].steps[k].when);
	for (unsigned i = 0; i < set->nreviews; i++)
		add(u, "reviews", SPAN("reviews"), (struct place){NULL, 0}, "an entry", set->reviews[i].when);
}

struct uses
uses_of(const struct ruleset *set)
{
	struct uses u = {0};

	add_rules(&u, "redflag", set->redflags, set->nredflags);
	add_rules(&u, "triage", set->triage, set->ntriage);
	add_rules(&u, "final", set->finals, set->nfinals);
	add_findings(&u, set);
	add_measures(&u, set);
	add_facts(&u, set);
	return u;
}

void
uses_free(struct uses *u)
{
	free(u->list);
}

static void
mark(const struct use **by_cond, const struct cond *c, const struct use *use)
{
	if (by_cond[c->index] != NULL)
		return;
	by_cond[c->index] = use;
	for (unsigned i = 0; i < c->nparts; i++)
		mark(by_cond, c->parts[i], use);
}

const struct use **
uses_by_cond(const struct uses *u, const struct ruleset *set)
{
	const struct use **by_cond = must_realloc(NULL, set->conds.n + 1, sizeof(*by_cond));

	memset(by_cond, 0, (set->conds.n + 1) * sizeof(*by_cond));
	for (size_t i = 0; i < u->n; i++)
		mark(by_cond, u->list[i].cond, &u->list[i]);
	return by_cond;
}

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* word "id" at the beginning of a line, as declarations are written; the id's length is *n. */
static const char *
declared_id(const char *line, size_t *word, size_t *n)
{
	const char *p = line;

	while (is_word_byte(*p))
		p++;
	*word = (size_t)(p - line);
	p += strspn(p, " \t");
	if (*word == 0 || (*p != '"' && *p != '\''))
		return NULL;
	*n = strcspn(p + 1, "\"'\n");
	return p + 1;
}

static struct place
place_of(const struct ruleset *set, const char *word, struct span id, struct place at, const char *what, enum written_what kind)
{
	for (unsigned i = 0; set->writing != NULL && i < set->writing->n; i++) {
		const struct written *w = set->writing->list[i];

		if (w->at.line == at.line && span_is(w->id, id) && strcmp(w->word->name, word) == 0)
			return written_place(set->writing, w, at, span_of(what), kind);
	}
	return at;
}

struct place
place_of_key(const struct ruleset *set, const char *word, const struct entry *is, const char *key)
{
	return place_of(set, word, is->id.text, is->at, key, WRITTEN_KEY);
}

struct place
place_of_use(const struct ruleset *set, const struct use *u)
{
	bool row = strcmp(u->word, "class") == 0;

	return place_of(set, u->word, u->id, u->at, u->key, row ? WRITTEN_TEXT : WRITTEN_KEY);
}

void
declaration_at(struct place at, struct text *word, struct text *id)
{
	FILE *file = at.line > 0 ? fopen(at.file, "r") : NULL;
	char *line = NULL;
	size_t room = 0;

	word->len = id->len = 0;
	if (file == NULL)
		return;
	for (unsigned long i = 1; i <= at.line && getline(&line, &room, file) > 0; i++) {
		size_t w, n;
		const char *name = declared_id(line, &w, &n);

		if (name != NULL) {
			word->len = id->len = 0;
			text_add(word, line, w);
			text_add(id, name, n);
		} else if (*line == '}' && i < at.line) {
			word->len = id->len = 0;
		}
	}
	free(line);
	fclose(file);
}
