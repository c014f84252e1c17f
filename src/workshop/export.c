/*
 * export.c -- a rule set for programs
 */
#include "workshop/export.h"

#include <stdlib.h>

#include "asking/space.h"
#include "workshop/object.h"
#include "workshop/phrase.h"
#include "workshop/remark.h"

struct export {
	const struct chapters *of;
	const struct ruleset *set;
	struct object o;
	struct text words;
};

static void
cond(struct export *e, const char *label, const struct cond *c)
{
	if (c == NULL)
		return;
	phrase_cond(&e->words, e->set, c);
	object_text(&e->o, label, (struct span){e->words.at, e->words.len});
	e->words.len = 0;
}

/* An item of a list, put together in e->words. */
static void
item(struct export *e)
{
	object_item(&e->o, (struct span){e->words.at, e->words.len});
	e->words.len = 0;
}

/* "value: when" */
static void
row(struct export *e, struct span value, const struct cond *when, const char *otherwise)
{
	text_format(&e->words, "%.*s: ", (int)value.len, value.at);
	if (when != NULL)
		phrase_cond(&e->words, e->set, when);
	else
		text_format(&e->words, "%s", otherwise);
	item(e);
}

static void
choice_rows(struct export *e, const char *label, const struct choice_row *rows, unsigned n)
{
	object_list(&e->o, label);
	for (unsigned i = 0; i < n; i++)
		row(e, rows[i].value.text, rows[i].when, "otherwise");
	object_list_end(&e->o);
}

static void
text_rows(struct export *e, const char *label, const struct text_row *rows, unsigned n)
{
	object_list(&e->o, label);
	for (unsigned i = 0; i < n; i++)
		row(e, rows[i].text.text, rows[i].when, "always");
	object_list_end(&e->o);
}

static void
conds(struct export *e, const char *label, const struct cond *const *list, unsigned n)
{
	object_list(&e->o, label);
	for (unsigned i = 0; i < n; i++) {
		phrase_cond(&e->words, e->set, list[i]);
		item(e);
	}
	object_list_end(&e->o);
}

static void
points(struct export *e, const struct score *s)
{
	object_list(&e->o, "points");
	for (unsigned i = 0; i < s->nitems; i++) {
		text_format(&e->words, "%+d for ", s->items[i].weight);
		phrase_cond(&e->words, e->set, s->items[i].when);
		item(e);
	}
	object_list_end(&e->o);
}

static void
fields(struct export *e, const char *label, const int *list)
{
	object_list(&e->o, label);
	for (; list != NULL && *list >= 0; list++)
		object_item(&e->o, e->set->vocab->fields[*list].label);
	object_list_end(&e->o);
}

static void
texts(struct export *e, const char *label, const char **list)
{
	object_list(&e->o, label);
	for (; list != NULL && *list != NULL; list++)
		object_item(&e->o, span_of(*list));
	object_list_end(&e->o);
}

/* The element of that id in a list of the rule set, whose elements begin with their entry; NULL when it is not there any more. */
static const void *
element(const void *list, unsigned n, size_t size, struct span id)
{
	const char *at = list;

	for (unsigned i = 0; i < n; i++, at += size)
		if (span_is(((const struct entry *)(const void *)at)->id.text, id))
			return at;
	return NULL;
}

#define ELEMENT(list) element(e->set->list, e->set->n##list, sizeof(*e->set->list), id)

static bool
question(struct export *e, struct span id)
{
	const struct vocab *vocab = e->set->vocab;
	int at = vocab_field(vocab, id);
	const struct field_def *f;

	if (at < 0)
		return false;
	f = &vocab->fields[at];
	if (f->type == FIELD_CHOICE) {
		object_list(&e->o, "values");
		for (size_t i = 0; i < f->nvalues; i++)
			object_item(&e->o, f->values[i]);
		object_list_end(&e->o);
	}
	if (f->type == FIELD_NUMBER) {
		object_number(&e->o, "min", f->min);
		object_number(&e->o, "max", f->max);
		object_flag(&e->o, "whole", f->whole);
	}
	object_flag(&e->o, "may_not_apply", f->may_not_apply);
	return true;
}

static bool
items(struct export *e, struct span id)
{
	const struct items *is = ELEMENT(items);
	const struct field_def *f = is != NULL ? &e->set->vocab->fields[is->first] : NULL;

	if (is == NULL)
		return false;
	object_count(&e->o, "n", is->n);
	object_number(&e->o, "min", f->min);
	object_number(&e->o, "max", f->max);
	object_flag(&e->o, "whole", f->whole);
	return true;
}

static bool
level(struct export *e, struct span id)
{
	object_count(&e->o, "rank", (unsigned long)ruleset_level(e->set, id));
	return true;
}

/* The questions that are asked for one of the two conditions, in the order of the vocabulary. */
static void
reads(struct export *e, const struct cond *when, const struct cond *unless)
{
	bool *asked = must_realloc(NULL, e->set->vocab->nfields + 1, sizeof(*asked));

	memset(asked, 0, e->set->vocab->nfields);
	space_fields(e->set, when, asked);
	space_fields(e->set, unless, asked);
	object_list(&e->o, "reads");
	for (size_t i = 0; i < e->set->vocab->nfields; i++)
		if (asked[i])
			object_item(&e->o, e->set->vocab->fields[i].label);
	object_list_end(&e->o);
	free(asked);
}

/* A red flag, a triage rule, a final. */
static bool
rule(struct export *e, const struct rule *r)
{
	if (r == NULL)
		return false;
	object_text(&e->o, "level", e->set->levels[r->level].is.id.text);
	object_text(&e->o, "within", r->within.text.text);
	cond(e, "when", r->when);
	cond(e, "unless", r->unless);
	reads(e, r->when, r->unless);
	for (size_t i = 0; i < e->of->roster.n && e->of->fired != NULL; i++)
		if (e->of->roster.rules[i].rule == r)
			object_count(&e->o, "cases", e->of->fired[i]);
	return true;
}

static bool redflag(struct export *e, struct span id) { return rule(e, ELEMENT(redflags)); }
static bool triage(struct export *e, struct span id) { return rule(e, ELEMENT(triage)); }
static bool final(struct export *e, struct span id) { return rule(e, ELEMENT(finals)); }

static bool
pattern(struct export *e, struct span id)
{
	const struct pattern *p = ELEMENT(patterns);

	if (p == NULL)
		return false;
	cond(e, "when", p->when);
	cond(e, "unless", p->unless);
	reads(e, p->when, p->unless);
	object_flag(&e->o, "otherwise", p->otherwise);
	return true;
}

static bool
cluster(struct export *e, struct span id)
{
	const struct cluster *c = ELEMENT(clusters);

	if (c == NULL)
		return false;
	cond(e, "when", c->when);
	reads(e, c->when, NULL);
	if (c->shows >= 0)
		object_text(&e->o, "shows", e->set->scores[c->shows].is.id.text);
	return true;
}

static bool
class(struct export *e, struct span id)
{
	const struct class *c = ELEMENT(classes);

	if (c != NULL)
		choice_rows(e, "rows", c->rows, c->nrows);
	return c != NULL;
}

static bool
instrument(struct export *e, struct span id)
{
	const struct instrument *i = ELEMENT(instruments);

	if (i == NULL)
		return false;
	if (i->quantity >= 0)
		object_text(&e->o, "of", e->set->quantities[i->quantity].name);
	choice_rows(e, "bands", i->rows, i->nrows);
	return true;
}

static bool
score(struct export *e, struct span id)
{
	const struct score *s = ELEMENT(scores);

	if (s != NULL)
		points(e, s);
	return s != NULL;
}

static bool
candidate(struct export *e, struct span id)
{
	const struct candidate *k = ELEMENT(candidates);

	if (k == NULL)
		return false;
	cond(e, "always", k->always);
	cond(e, "never", k->never);
	cond(e, "default", k->fallback);
	cond(e, "unless", k->unless);
	points(e, &k->score);
	return true;
}

static bool
contradiction(struct export *e, const struct conflict *c)
{
	if (c == NULL)
		return false;
	cond(e, "when", c->when);
	fields(e, "forget", c->forget);
	return true;
}

static bool conflict(struct export *e, struct span id) { return contradiction(e, ELEMENT(conflicts)); }
static bool notice(struct export *e, struct span id) { return contradiction(e, ELEMENT(notices)); }

static bool
exemption(struct export *e, const struct exemption *list, unsigned n, struct span id)
{
	for (unsigned i = 0; i < n; i++) {
		if (span_is(e->set->vocab->fields[list[i].field].label, id)) {
			cond(e, "when", list[i].when);
			return true;
		}
	}
	return false;
}

static bool needless(struct export *e, struct span id) { return exemption(e, e->set->needless, e->set->nneedless, id); }
static bool inapplicable(struct export *e, struct span id) { return exemption(e, e->set->inapplicable, e->set->ninapplicable, id); }

static bool
derive(struct export *e, struct span id)
{
	for (unsigned i = 0; i < e->set->nquantities; i++) {
		const struct quantity *q = &e->set->quantities[i];

		if (q->derive == NULL || !span_is(q->name, id))
			continue;
		phrase_value(&e->words, e->set, q->derive);
		object_text(&e->o, "is", (struct span){e->words.at, e->words.len});
		e->words.len = 0;
		return true;
	}
	return false;
}

static bool
gate(struct export *e, struct span id)
{
	const struct gate *g = ELEMENT(gates);

	if (g == NULL)
		return false;
	conds(e, "blocked_if", g->blocked_if, g->nblocked);
	conds(e, "withheld_if", g->withheld_if, g->nwithheld);
	fields(e, "must_know", g->must_know);
	text_rows(e, "cautions", g->cautions, g->ncautions);
	return true;
}

static bool
list(struct export *e, struct span id)
{
	const struct list *l = ELEMENT(lists);

	if (l == NULL)
		return false;
	object_list(&e->o, "steps");
	for (unsigned i = 0; i < l->nsteps; i++) {
		const struct step *s = &l->steps[i];

		text_format(&e->words, "%s: ", e->set->advices[s->advice].is.id.text.at);
		if (s->when != NULL)
			phrase_cond(&e->words, e->set, s->when);
		else
			text_format(&e->words, "always");
		if (s->one_of > 0)
			text_format(&e->words, "; only the first that holds of those from place %u on that say so", s->one_of);
		if (s->stop)
			text_format(&e->words, "; nothing follows it");
		item(e);
	}
	object_list_end(&e->o);
	return true;
}

static bool
reviews(struct export *e, struct span id)
{
	(void)id;
	object_list(&e->o, "rows");
	for (unsigned i = 0; i < e->set->nreviews; i++)
		row(e, e->set->reviews[i].within.text.text, e->set->reviews[i].when, "always");
	object_list_end(&e->o);
	return true;
}

static bool
destination(struct export *e, struct span id)
{
	int rank = ruleset_level(e->set, id);
	const struct destination *d;

	if (rank < 0)
		return false;
	d = &e->set->destinations[rank];
	text_rows(e, "instead", &d->instead, d->instead.text.text.len > 0);
	text_rows(e, "join", d->join, d->njoin);
	text_rows(e, "first", d->first, d->nfirst);
	text_rows(e, "add", &d->add, d->add.text.text.len > 0);
	return d->given;
}

static bool
block(struct export *e, struct span id)
{
	const struct passage *p = ELEMENT(passages);

	if (p == NULL)
		return false;
	cond(e, "opens", p->opens);
	fields(e, "asks", p->asks);
	return true;
}

static bool
complaint(struct export *e, struct span id)
{
	const struct passage *p = ELEMENT(complaints);

	if (p == NULL)
		return false;
	fields(e, "asks", p->asks);
	return true;
}

static bool
source(struct export *e, struct span id)
{
	const struct source *s = ELEMENT(sources);

	if (s == NULL)
		return false;
	object_number(&e->o, "year", s->year);
	return true;
}

static bool
likelihood(struct export *e, struct span id)
{
	(void)id;
	object_count(&e->o, "likely", (unsigned long)e->set->likely);
	object_count(&e->o, "possible", (unsigned long)e->set->possible);
	return true;
}

/* What it does, by its kind; what is not here has texts only.  False: it was taken out of force. */
static const struct {
	const char *kind;
	bool (*write)(struct export *, struct span id);
} writers[] = {
	{"question", question}, {"items", items}, {"level", level}, {"redflag", redflag}, {"triage", triage}, {"final", final}, {"pattern", pattern},
	{"cluster", cluster}, {"class", class}, {"instrument", instrument}, {"score", score}, {"condition", candidate},
	{"conflict", conflict}, {"notice", notice}, {"needless", needless}, {"does_not_apply", inapplicable}, {"derive", derive},
	{"gate", gate}, {"list", list}, {"reviews", reviews}, {"destination", destination}, {"block", block}, {"source", source},
	{"complaint", complaint},
	{"likelihood", likelihood},
};

/* Every other text the declaration has. */
static void
remarks(struct export *e, const struct declared *d)
{
	static const char *const general[] = {"owner", "review_by"};
	static const char *const told[] = {"level", "within", "say", "source", "from", "shows", "of", "kind", "year", "otherwise", "values", "owner", "review_by"};

	for (const struct remark *r = d->remarks; r->key != NULL; r++) {
		bool new = true;

		for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
			new = new && strcmp(told[i], r->key) != 0;
		/* "kind" is what the object is; a question's own kind has another name. */
		if (strcmp(r->key, "kind") == 0)
			object_string(&e->o, "sort", r->texts[0]);
		else if (strcmp(r->key, "aliases") == 0 || (new && r->texts[1] != NULL))
			texts(e, r->key, r->texts);
		else if (new || (strcmp(r->key, "within") == 0 && strcmp(d->word, "level") == 0))
			object_string(&e->o, r->key, r->texts[0]);
	}
	for (size_t i = 0; i < sizeof(general) / sizeof(general[0]); i++) {
		const char *text = remark_or_general(e->set, d, general[i]);

		if (*text != '\0')
			object_string(&e->o, general[i], text);
	}
}

static bool
declaration(struct export *e, const struct declared *d)
{
	const char *kind = kind_of(d);

	object_string(&e->o, "kind", kind);
	object_string(&e->o, "word", d->word);
	object_text(&e->o, "id", d->is.id.text);
	object_string(&e->o, "file", file_in_rules(e->set, d->is.at.file));
	object_count(&e->o, "line", d->is.at.line);
	for (size_t i = 0; i < sizeof(writers) / sizeof(writers[0]); i++)
		if (strcmp(writers[i].kind, kind) == 0 && !writers[i].write(e, d->is.id.text))
			return false;
	object_string(&e->o, "say", d->is.say);
	texts(e, "source", d->is.sources);
	texts(e, "from", d->is.from);
	remarks(e, d);
	object_end(&e->o);
	return true;
}

void
export_write(struct text *to, const struct chapters *c)
{
	struct export e = {.of = c, .set = c->set};

	for (unsigned i = 0; i < c->set->ndeclared; i++) {
		const struct declared *d = &c->set->declared[i];
		size_t begin = to->len;

		if (!selects(c->pick, kind_of(d), d->is.id.text) || declared_find(c->set, d->word, d->is.id.text) != d)
			continue;
		e.o = object_begin(to);
		if (!declaration(&e, d))
			to->len = begin;
	}
	text_free(&e.words);
}
