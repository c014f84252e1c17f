/*
 * declare.c -- the words that declare: what each takes, and what it adds to the rule set
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rule/language.h"
#include "rule/scan.h"

enum { MAX_KEYS = 40 };

/* One declaration while it is being read: which keys were asked for, to find those that nobody knows. */
struct form {
	struct loading *ld;
	const char *word;
	struct span id;
	struct place at;
	const struct table *table;
	const char *asked[MAX_KEYS + 1];
	unsigned nasked;
};

/* The first of the places at or behind the declaration where the text stands; else the declaration's own. */
static struct place
first_of(const struct form *f, const struct key_at *where, unsigned n, struct span text)
{
	struct place at = f->at;
	unsigned i;

	for (i = 0; i < n; i++)
		if (where[i].line >= f->at.line && span_is(where[i].key, text)) {
			at.line = where[i].line;
			break;
		}
	return at;
}

/* The line a key stands on. */
static struct place
place_of(const struct form *f, struct span key)
{
	const struct scanned *s = f->ld->scanned;

	return s != NULL ? first_of(f, s->keys, s->n, key) : f->at;
}

/* The line a text in quotes stands on. */
static struct place
place_of_text(const struct form *f, struct span text)
{
	const struct scanned *s = f->ld->scanned;

	return s != NULL ? first_of(f, s->texts, s->ntexts, text) : f->at;
}

static struct pair *
form_pair(const struct form *f, const char *key)
{
	struct pair *p = f->table->pairs, *end = p + f->table->npairs;

	for (; p < end; p++)
		if (*p->key.at == *key && strcmp(p->key.at, key) == 0)
			return p;
	return NULL;
}

/* What stands behind the key, or NULL. */
static struct item *
form_find(const struct form *f, const char *key)
{
	struct pair *p = form_pair(f, key);

	return p != NULL ? p->item : NULL;
}

/* The same for a key the declaration takes; NULL also when it is bad, which has been said. */
static struct item *
form_get(struct form *f, const char *key)
{
	struct pair *p = form_pair(f, key);

	if (f->nasked < MAX_KEYS)
		f->asked[f->nasked++] = key;
	if (p == NULL)
		return NULL;
	p->asked = true;
	return p->item->kind != ITEM_BAD ? p->item : NULL;
}

static bool
form_has(const struct form *f, const char *key)
{
	return form_find(f, key) != NULL;
}

static void
form_wrong(struct form *f, const char *key, const char *want)
{
	problem(f->ld, place_of(f, span_of(key)), "%s \"%s\": %s must be %s", f->word, f->id.at, key, want);
}

static void
form_require(struct form *f, const char *key, const char *example)
{
	const struct item *item = form_find(f, key);

	if (item == NULL)
		problem(f->ld, f->at, "%s \"%s\" has no %s; add %s = %s", f->word, f->id.at, key, key, example);
	else if ((item->kind == ITEM_TEXT && item->text.len == 0)
	         || (item->kind == ITEM_TABLE && item->table->n == 0 && item->table->npairs == 0))
		problem(f->ld, place_of(f, span_of(key)), "%s \"%s\": %s is empty; write %s = %s", f->word, f->id.at, key, key,
		        example);
}

static const char *
form_text(struct form *f, const char *key)
{
	struct item *item = form_get(f, key);

	if (item == NULL)
		return "";
	if (item->kind == ITEM_TEXT)
		return item->text.at;
	form_wrong(f, key, "a text in quotes");
	return "";
}

static bool
form_number(struct form *f, const char *key, double *x)
{
	struct item *item = form_get(f, key);

	if (item == NULL)
		return false;
	if (item->kind != ITEM_NUMBER) {
		form_wrong(f, key, "a number");
		return false;
	}
	*x = item->number;
	return true;
}

static bool
form_flag(struct form *f, const char *key)
{
	struct item *item = form_get(f, key);

	if (item != NULL && item->kind != ITEM_BOOL)
		form_wrong(f, key, "true or false");
	return item != NULL && item->kind == ITEM_BOOL && item->yes;
}

static const struct cond *
form_cond(struct form *f, const char *key, int phase)
{
	struct item *item = form_get(f, key);
	const struct cond *c;
	char what[100];

	if (item == NULL)
		return NULL;
	if ((c = find_cond(f->ld, item, phase)) != NULL)
		return c;
	snprintf(what, sizeof(what), "%s of %s \"%.60s\"", key, f->word, f->id.at);
	refuse_cond(f->ld, item, what, phase);
	return NULL;
}

static const struct table *
form_list(struct form *f, const char *key)
{
	struct item *item = form_get(f, key);

	if (item == NULL)
		return NULL;
	if (item->kind == ITEM_TABLE && item->table->npairs == 0)
		return item->table;
	form_wrong(f, key, "a list { … }");
	return NULL;
}

/* A text or a list of texts, as a NULL-ended array. */
static const char **
form_texts(struct form *f, const char *key)
{
	struct item *item = form_get(f, key);
	const char **out;
	unsigned i, n = 0;

	if (item == NULL)
		return NULL;
	if (item->kind == ITEM_TEXT) {
		out = arena_take(&f->ld->set->mem, 2 * sizeof(*out));
		out[0] = item->text.at;
		return out;
	}
	if (item->kind != ITEM_TABLE || item->table->npairs > 0) {
		form_wrong(f, key, "a text or a list of texts");
		return NULL;
	}
	out = arena_take(&f->ld->set->mem, (item->table->n + 1) * sizeof(*out));
	for (i = 0; i < item->table->n; i++)
		if (item->table->list[i]->kind == ITEM_TEXT)
			out[n++] = item->table->list[i]->text.at;
		else if (item->table->list[i]->kind != ITEM_BAD)
			form_wrong(f, key, "a list of texts in quotes");
	return out;
}

/* The field an item names, or -1, which has been said. */
static int
item_field(struct form *f, const char *key, struct item *item)
{
	if (item->kind == ITEM_NAME && item->name->kind == NAME_FIELD)
		return item->name->index;
	/* A class whose name is that of a field cannot be: names do not collide. */
	if (item->kind != ITEM_BAD)
		form_wrong(f, key, "a list of fields, without quotes");
	return -1;
}

static const int *
form_fields(struct form *f, const char *key, unsigned *count)
{
	const struct table *t = form_list(f, key);
	int *out;
	unsigned i, n = 0;

	if (count != NULL)
		*count = 0;
	if (t == NULL)
		return NULL;
	out = arena_take(&f->ld->set->mem, (t->n + 1) * sizeof(*out));
	for (i = 0; i < t->n; i++) {
		int field = item_field(f, key, t->list[i]);

		if (field >= 0)
			out[n++] = field;
	}
	out[n] = -1;
	if (count != NULL)
		*count = n;
	return out;
}

/* "now", "24 h", "14 d" in hours. */
static struct within
read_within(struct form *f, const char *key, const char *text)
{
	struct within w = {.text = word_of(span_of(text))};
	char unit = 0, more = 0;
	unsigned long n = 0;

	if (strcmp(text, "now") == 0 || (*text == '\0' && !form_has(f, key)))
		return w;
	if (*text >= '0' && *text <= '9' && sscanf(text, "%5lu %c%c", &n, &unit, &more) == 2 && (unit == 'h' || unit == 'd'))
		w.hours = (double)n * (unit == 'd' ? 24 : 1);
	else
		form_wrong(f, key, "\"now\", \"24 h\" or \"14 d\"");
	return w;
}

static int
form_level(struct form *f, const char *key)
{
	const char *name = form_text(f, key);
	struct loading *ld = f->ld;
	const char *all[MAX_LEVELS + 1] = {NULL};
	const char *nearest;
	unsigned i;

	if (*name == '\0')
		return 0;
	i = (unsigned)ruleset_level(ld->set, span_of(name));
	if ((int)i >= 0)
		return (int)i;
	if (ld->cut_short)
		return 0;
	for (i = 0; i < ld->set->nlevels; i++)
		all[i] = ld->set->levels[i].is.id.text.len > 0 ? ld->set->levels[i].is.id.text.at : "";
	nearest = nearest_of(all, span_of(name));
	problem(ld, place_of(f, span_of(key)), "%s \"%s\": there is no level \"%s\"%s%s", f->word, f->id.at, name,
	        nearest != NULL ? "; nearest: " : "; levels are declared first", nearest != NULL ? nearest : "");
	return 0;
}

/* in_lists: the id may stand in a result with others. */
static bool
good_id(struct span id, bool in_lists)
{
	size_t i;

	for (i = 0; i < id.len; i++)
		if ((unsigned char)id.at[i] < ' ' || id.at[i] == 0x7f || (id.at[i] == ',' && in_lists))
			return false;
	return id.len <= 100;
}

/* Opens the form of a declaration; false when it has no id or no table. */
static bool
form_open(struct form *f, struct loading *ld, const char *word, struct item **args, unsigned n, struct place at)
{
	*f = (struct form){.ld = ld, .word = word, .at = at, .id = SPAN("")};
	if (n != 2 || args[0]->kind != ITEM_TEXT || args[0]->text.len == 0 || args[1]->kind != ITEM_TABLE) {
		if (n < 2 || (args[0]->kind != ITEM_BAD && args[1]->kind != ITEM_BAD))
			problem(ld, at, "write %s \"id\" { … }", word);
		return false;
	}
	if (!good_id(args[0]->text, strcmp(word, "block") != 0)) {
		problem(ld, at, "%s \"%.60s\": an id has up to 100 bytes and no comma, tab or line end, as it stands in lists",
		        word, args[0]->text.at);
		return false;
	}
	f->id = args[0]->text;
	f->table = args[1]->table;
	return true;
}

/* Keys of every declaration. */
static void
form_entry(struct form *f, struct entry *is)
{
	const char **s;
	unsigned i;

	is->id = word_of(f->id);
	is->at = f->at;
	is->say = form_text(f, "say");
	is->sources = form_texts(f, "source");
	is->from = form_texts(f, "from");
	form_text(f, "note");
	form_text(f, "caveat");
	form_text(f, "owner");
	form_text(f, "since");
	form_text(f, "review_by");
	form_text(f, "status");
	for (s = is->sources; s != NULL && *s != NULL; s++) {
		const char **all;

		for (i = 0; i < f->ld->set->nsources; i++)
			if (strcmp(f->ld->set->sources[i].is.id.text.at, *s) == 0)
				break;
		if (i < f->ld->set->nsources || f->ld->cut_short)
			continue;
		all = arena_take(&f->ld->mem, (i + 1) * sizeof(*all));
		for (i = 0; i < f->ld->set->nsources; i++)
			all[i] = f->ld->set->sources[i].is.id.text.at;
		problem(f->ld, place_of_text(f, span_of(*s)), "%s \"%s\": there is no source \"%s\"%s%s", f->word, f->id.at, *s,
		        nearest_of(all, span_of(*s)) != NULL ? "; nearest: " : "; declare it in the sources file",
		        nearest_of(all, span_of(*s)) != NULL ? nearest_of(all, span_of(*s)) : "");
	}
}

static void
form_require_source(struct form *f)
{
	form_require(f, "source", "\"KEY\"");
}

/* Says which keys nobody knows; "list" tells whether entries without a key are wanted. */
static void
form_close(struct form *f, bool list)
{
	unsigned i;

	for (i = 0; i < f->table->npairs; i++) {
		struct span key = f->table->pairs[i].key;
		const char *nearest;

		if (f->table->pairs[i].asked)
			continue;
		f->asked[f->nasked] = NULL;
		nearest = nearest_of(f->asked, key);
		problem(f->ld, place_of(f, key), "%s \"%s\": %s is no key of a %s%s%s", f->word, f->id.at, key.at, f->word,
		        nearest != NULL ? "; nearest: " : "", nearest != NULL ? nearest : "");
	}
	if (!list && f->table->n > 0)
		problem(f->ld, f->at, "%s \"%s\" has an entry without a key; write key = value", f->word, f->id.at);
}

/* Adds a zeroed element to a list of the rule set and gives its address. */
#define ADD(set, name)                                                                       \
	(((set)->n##name == (set)->cap##name                                                 \
	          ? ((set)->cap##name = (set)->cap##name == 0 ? 32 : (set)->cap##name * 2,   \
	             (set)->name = must_realloc((set)->name, (set)->cap##name, sizeof(*(set)->name))) \
	          : (set)->name),                                                            \
	 memset(&(set)->name[(set)->n##name], 0, sizeof(*(set)->name)), &(set)->name[(set)->n##name++])

/* Ids of one kind are used once. */
#define UNIQUE(f, list)                                                                                  \
	do {                                                                                             \
		for (unsigned u_ = 0; u_ + 1 < (f)->ld->set->n##list; u_++)                              \
			if (span_is((f)->ld->set->list[u_].is.id.text, (f)->id))                         \
				problem((f)->ld, (f)->at, "%s \"%s\" is declared twice (first at %s:%lu)", (f)->word, \
				        (f)->id.at, (f)->ld->set->list[u_].is.at.file,                   \
				        (f)->ld->set->list[u_].is.at.line);                              \
	} while (0)

static const char *const of_lua[] = {
	"and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil", "not",
	"or", "repeat", "return", "then", "true", "until", "while", "_ENV",
};

/* Puts a name into the language; says so when it is taken. */
static bool
declare_name(struct form *f, struct name name)
{
	const struct name *taken = names_find(f->ld->names, f->id);
	size_t i;

	name.text = f->id;
	name.at = f->at;
	for (i = 0; i < f->id.len; i++)
		if (!((f->id.at[i] >= 'a' && f->id.at[i] <= 'z') || (f->id.at[i] >= 'A' && f->id.at[i] <= 'Z')
		      || f->id.at[i] == '_' || (i > 0 && f->id.at[i] >= '0' && f->id.at[i] <= '9'))) {
			problem(f->ld, f->at, "\"%s\" cannot be used as a name; letters, digits and _ only", f->id.at);
			return false;
		}
	if (language_word(f->id, false) != NULL || span_is(f->id, SPAN("provisional")) || span_is(f->id, SPAN("incomplete"))
	    || span_is(f->id, SPAN("conflicted"))) {
		problem(f->ld, f->at, "\"%s\" is a word of the rule language; choose another name", f->id.at);
		return false;
	}
	for (i = 0; i < sizeof(of_lua) / sizeof(of_lua[0]); i++)
		if (span_is(f->id, span_of(of_lua[i]))) {
			problem(f->ld, f->at, "\"%s\" is a word of Lua and could not be used; choose another name", f->id.at);
			return false;
		}
	if (taken != NULL) {
		problem(f->ld, f->at, "\"%s\" is declared twice (first at %s:%lu)", f->id.at, taken->at.file, taken->at.line);
		return false;
	}
	names_add(f->ld->names, &name);
	return true;
}

#define DECLARATION(word) \
	static struct item *declare_##word(struct loading *ld, struct item **args, unsigned n, struct place at)

#define OPEN(word)                                        \
	struct form f;                                    \
	if (!form_open(&f, ld, #word, args, n, at))       \
		return NULL

DECLARATION(ruleset)
{
	OPEN(ruleset);
	if (ld->set->name != NULL)
		problem(ld, at, "ruleset \"%s\": the index has named this rule set \"%s\" already", f.id.at, ld->set->name);
	ld->set->name = f.id.at;
	form_require(&f, "version", "\"2026.1\"");
	form_require(&f, "reads", "{ \"vocabulary.lua\" }");
	ld->set->version = form_text(&f, "version");
	ld->set->title = form_text(&f, "title");
	ld->files = form_texts(&f, "reads");
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	return NULL;
}

DECLARATION(source)
{
	struct source *s;

	OPEN(source);
	s = ADD(ld->set, sources);
	UNIQUE(&f, sources);
	s->title = form_text(&f, "title");
	s->where = form_text(&f, "where");
	s->read = form_text(&f, "read");
	form_number(&f, "year", &s->year);
	form_require(&f, "title", "\"…\"");
	form_entry(&f, &s->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(level)
{
	struct ruleset *set = ld->set;
	struct level l = {0};
	double rank = -1;

	OPEN(level);
	form_require(&f, "rank", "0");
	l.within = read_within(&f, "within", form_text(&f, "within"));
	l.review = read_within(&f, "review", form_text(&f, "review"));
	form_entry(&f, &l.is);
	form_number(&f, "rank", &rank);
	form_close(&f, false);
	if (rank < 0 || rank >= MAX_LEVELS || rank != (int)rank) {
		form_wrong(&f, "rank", "a whole number from 0 to 7; 0 is the level when nothing fires");
		return NULL;
	}
	/* Rank and place in the list are one. */
	if (set->levels == NULL) {
		set->levels = must_realloc(NULL, MAX_LEVELS, sizeof(*set->levels));
		memset(set->levels, 0, MAX_LEVELS * sizeof(*set->levels));
	}
	if (set->levels[(int)rank].is.id.text.len > 0 || ruleset_level(set, f.id) >= 0) {
		problem(ld, at, "level \"%s\": its rank or its name is taken by another level", f.id.at);
		return NULL;
	}
	set->levels[(int)rank] = l;
	if ((unsigned)rank >= set->nlevels)
		set->nlevels = (unsigned)rank + 1;
	return NULL;
}

static int
add_quantity(struct loading *ld, struct quantity q)
{
	struct quantity *new = ADD(ld->set, quantities);

	*new = q;
	return (int)ld->set->nquantities - 1;
}

static int
choice_of(struct form *f, const char *key, const char *const words[])
{
	const char *text = form_text(f, key);
	char want[160] = "one of";
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], text) == 0)
			return i;
	for (i = 0; words[i] != NULL; i++)
		snprintf(want + strlen(want), sizeof(want) - strlen(want), " %s", words[i]);
	if (*text != '\0')
		form_wrong(f, key, want);
	else
		problem(f->ld, f->at, "%s \"%s\" has no %s; it is %s", f->word, f->id.at, key, want);
	return 0;
}

static const char *const tiers[] = {"core", "standard", "exam", "followup", "derived", NULL};
static const char *const kinds[] = {"symptom", "risk", "relief", "sign", "other", NULL};

static struct item *
declare_field(struct loading *ld, const char *word, enum field_type type, struct item **args, unsigned n,
              struct place at)
{
	struct form f;
	struct field_def d = {.type = type, .min = -INFINITY, .max = INFINITY};
	struct name name = {.kind = NAME_FIELD, .quantity = -1};
	const char **aliases;
	struct entry is = {0};

	if (!form_open(&f, ld, word, args, n, at))
		return NULL;
	d.label = f.id;
	d.tier = (enum field_tier)choice_of(&f, "tier", tiers);
	d.kind = (enum field_kind)choice_of(&f, "kind", kinds);
	d.ask = form_text(&f, "ask");
	d.means = form_text(&f, "means");
	d.code = form_text(&f, "code");
	d.group = form_text(&f, "group");
	d.unit = "";
	d.at = at;
	if (type == FIELD_NUMBER) {
		d.unit = form_text(&f, "unit");
		form_number(&f, "min", &d.min);
		form_number(&f, "max", &d.max);
		d.whole = form_flag(&f, "whole");
		if (!(d.min < d.max))
			form_wrong(&f, "min", "below max");
	}
	if (type == FIELD_CHOICE) {
		const char **values = form_texts(&f, "values");
		size_t i;

		form_require(&f, "values", "{ \"none\", \"left\" }");
		for (i = 0; values != NULL && values[i] != NULL; i++)
			;
		d.values = arena_take(&ld->set->mem, (i + 1) * sizeof(*d.values));
		for (; values != NULL && values[d.nvalues] != NULL; d.nvalues++) {
			d.values[d.nvalues] = span_of(values[d.nvalues]);
			if (d.values[d.nvalues].len == 0)
				form_wrong(&f, "values", "words, and one is empty");
			for (i = 0; i < d.nvalues; i++)
				if (span_is(d.values[i], d.values[d.nvalues]))
					form_wrong(&f, "values", "words that differ, and one stands there twice");
		}
	}
	aliases = form_texts(&f, "aliases");
	form_entry(&f, &is);
	form_close(&f, false);
	name.index = vocab_add_field(ld->set->vocab, &d);
	if (name.index < 0) {
		problem(ld, at, "the label \"%s\" is taken: another field, an alias, or a result of the programs", f.id.at);
		return NULL;
	}
	if (type == FIELD_NUMBER || type == FIELD_DAY)
		name.quantity = add_quantity(ld, (struct quantity){f.id, name.index, NULL, d.tier, d.min, d.max, at});
	for (; aliases != NULL && *aliases != NULL; aliases++)
		if (!vocab_add_alias(ld->set->vocab, span_of(*aliases), name.index))
			problem(ld, place_of_text(&f, span_of(*aliases)), "the label \"%s\" is taken already", *aliases);
	declare_name(&f, name);
	return NULL;
}

#define FIELD_WORD(word, type) \
	DECLARATION(word) { return declare_field(ld, #word, type, args, n, at); }

FIELD_WORD(yesno, FIELD_YESNO)
FIELD_WORD(number, FIELD_NUMBER)
FIELD_WORD(choice, FIELD_CHOICE)
FIELD_WORD(day, FIELD_DAY)
FIELD_WORD(text, FIELD_TEXT)

DECLARATION(pass)
{
	unsigned i;

	if (n != 1 || args[0]->kind != ITEM_TABLE) {
		problem(ld, at, "write pass { \"label\", \"prefix_*\" }");
		return NULL;
	}
	if (args[0]->table->npairs > 0)
		problem(ld, at, "%s = … inside pass { … } would be lost; pass wants labels in quotes", args[0]->table->pairs[0].key.at);
	for (i = 0; i < args[0]->table->n; i++)
		if (args[0]->table->list[i]->kind == ITEM_TEXT)
			vocab_add_pass(ld->set->vocab, args[0]->table->list[i]->text);
		else
			problem(ld, at, "pass wants labels in quotes");
	return NULL;
}

/* The field whose label is the form's id, or -1. */
static int
id_field(struct form *f)
{
	const struct name *name = names_find(f->ld->names, f->id);
	struct span nearest;

	if (name != NULL && name->kind == NAME_FIELD)
		return name->index;
	if (f->ld->cut_short)
		return -1;
	nearest = names_nearest(f->ld->names, f->id);
	problem(f->ld, f->at, "%s \"%s\": there is no such field%s%s", f->word, f->id.at, nearest.len > 0 ? "; nearest: " : "",
	        nearest.at);
	return -1;
}

static struct exemption
exemption(struct form *f)
{
	struct exemption e = {id_field(f), form_cond(f, "when", PHASE_FACTS)};

	form_require(f, "when", "<condition>");
	form_entry(f, &(struct entry){0});
	form_close(f, false);
	return e;
}

DECLARATION(needless)
{
	struct exemption e;

	OPEN(needless);
	e = exemption(&f);
	if (e.field >= 0 && e.when != NULL)
		*ADD(ld->set, needless) = e;
	return NULL;
}

DECLARATION(does_not_apply)
{
	struct exemption e;

	OPEN(does_not_apply);
	e = exemption(&f);
	if (e.field >= 0 && e.when != NULL) {
		*ADD(ld->set, inapplicable) = e;
		ld->set->vocab->fields[e.field].may_not_apply = true;
	}
	return NULL;
}

DECLARATION(block)
{
	struct passage *p;

	OPEN(block);
	p = ADD(ld->set, passages);
	p->opens = form_cond(&f, "opens", PHASE_FINAL);
	p->asks = form_fields(&f, "asks", NULL);
	form_require(&f, "opens", "<condition>");
	form_require(&f, "asks", "{ field, field }");
	p->topic = "";
	form_entry(&f, &p->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(education)
{
	struct passage *p;

	OPEN(education);
	p = ADD(ld->set, passages);
	p->topic = form_text(&f, "topic");
	form_require(&f, "say", "\"…\"");
	form_require_source(&f);
	form_entry(&f, &p->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(define)
{
	struct form f = {.ld = ld, .word = "define", .at = at, .id = SPAN("")};
	struct cond *c;

	if (n != 2 || args[0]->kind != ITEM_TEXT) {
		problem(ld, at, "write define \"name\" (condition)");
		return NULL;
	}
	f.id = args[0]->text;
	c = as_cond(ld, args[1], "a named condition", PHASE_LIST);
	/* A wrong one still has its name, so that what uses it is not blamed. */
	if (c == NULL)
		c = cond_test(&ld->set->conds, &(struct cond){.test = TEST_YES, .at = at});
	declare_name(&f, (struct name){.kind = NAME_COND, .quantity = -1, .cond = c});
	return NULL;
}

DECLARATION(derive)
{
	struct quantity q = {.field = -1, .min = -INFINITY, .max = INFINITY, .at = at};
	const struct name *name;
	struct item *value;

	OPEN(derive);
	q.name = f.id;
	form_require(&f, "value", "largest { a, b }");
	value = form_get(&f, "value");
	if (value != NULL)
		q.derive = as_value(ld, value, "value");
	name = names_find(ld->names, f.id);
	if (name != NULL && name->kind == NAME_FIELD && name->quantity >= 0) {
		if (ld->set->quantities[name->quantity].derive != NULL)
			problem(ld, at, "derive \"%s\" is declared twice", f.id.at);
		ld->set->quantities[name->quantity].derive = q.derive;
	} else {
		q.tier = form_has(&f, "tier") ? (enum field_tier)choice_of(&f, "tier", tiers) : TIER_DERIVED;
		form_number(&f, "min", &q.min);
		form_number(&f, "max", &q.max);
		declare_name(&f, (struct name){.kind = NAME_QUANTITY, .quantity = add_quantity(ld, q)});
	}
	form_text(&f, "tier");
	form_text(&f, "unit");
	form_text(&f, "means");
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	return NULL;
}

static void
read_conflict(struct form *f, struct conflict *c, int phase)
{
	c->when = form_cond(f, "when", phase);
	form_require(f, "when", "<condition>");
	form_require(f, "say", "\"…\"");
	form_entry(f, &c->is);
}

DECLARATION(conflict)
{
	struct conflict *c;

	OPEN(conflict);
	c = ADD(ld->set, conflicts);
	UNIQUE(&f, conflicts);
	read_conflict(&f, c, PHASE_FACTS);
	c->forget = form_fields(&f, "forget", NULL);
	form_close(&f, false);
	return NULL;
}

DECLARATION(notice)
{
	struct conflict *c;

	OPEN(notice);
	c = ADD(ld->set, notices);
	UNIQUE(&f, notices);
	read_conflict(&f, c, PHASE_SCORE);
	form_close(&f, false);
	return NULL;
}

/* { {3, condition}, … } */
static void
read_weights(struct form *f, const struct table *t, const char *what, int phase, struct score *s)
{
	unsigned i;

	if (t == NULL)
		return;
	s->items = must_realloc(s->items, s->nitems + t->n + 1, sizeof(*s->items));
	for (i = 0; i < t->n; i++) {
		const struct item *row = t->list[i];
		const struct cond *c;

		if (row->kind != ITEM_TABLE || row->table->n != 2 || row->table->npairs > 0
		    || row->table->list[0]->kind != ITEM_NUMBER || !(fabs(row->table->list[0]->number) <= 1000)
		    || row->table->list[0]->number != (int)row->table->list[0]->number) {
			if (row->kind != ITEM_BAD)
				problem(f->ld, row->at, "%s \"%s\": each entry of %s is { weight, condition }, a whole weight of at most 1000", f->word,
				        f->id.at, what);
			continue;
		}
		c = as_cond(f->ld, row->table->list[1], what, phase);
		if (c != NULL)
			s->items[s->nitems++] = (struct weighted){(int)row->table->list[0]->number, c};
	}
}

DECLARATION(score)
{
	struct score *s;

	OPEN(score);
	s = ADD(ld->set, scores);
	read_weights(&f, f.table, "score", PHASE_FACTS, s);
	form_text(&f, "means");
	form_entry(&f, &s->is);
	form_close(&f, true);
	declare_name(&f, (struct name){.kind = NAME_SCORE, .index = (int)ld->set->nscores - 1, .quantity = -1});
	return NULL;
}

DECLARATION(cluster)
{
	struct cluster *c;
	struct item *shows;

	OPEN(cluster);
	c = ADD(ld->set, clusters);
	UNIQUE(&f, clusters);
	c->when = form_cond(&f, "when", PHASE_CONDITION);
	form_require(&f, "when", "<condition>");
	form_require_source(&f);
	c->shows = -1;
	shows = form_get(&f, "shows");
	if (shows != NULL && shows->kind == ITEM_NAME && shows->name->kind == NAME_SCORE)
		c->shows = shows->name->index;
	else if (shows != NULL)
		form_wrong(&f, "shows", "the name of a score");
	form_text(&f, "name");
	form_text(&f, "figures");
	form_entry(&f, &c->is);
	form_close(&f, false);
	return NULL;
}

static void
read_rule(struct form *f, struct rule *r, int phase)
{
	form_require(f, "level", "\"…\"");
	form_require(f, "when", "<condition>");
	form_require_source(f);
	r->level = form_level(f, "level");
	r->when = form_cond(f, "when", phase);
	r->unless = form_cond(f, "unless", phase);
	r->suspect = form_text(f, "suspect");
	r->caveat = form_text(f, "caveat");
	if (form_has(f, "within"))
		r->within = read_within(f, "within", form_text(f, "within"));
	else if (r->level < (int)f->ld->set->nlevels)
		r->within = f->ld->set->levels[r->level].within;
	form_text(f, "within");
	form_entry(f, &r->is);
	form_close(f, false);
}

DECLARATION(redflag)
{
	struct rule *r;

	OPEN(redflag);
	form_require(&f, "say", "\"…\"");
	r = ADD(ld->set, redflags);
	UNIQUE(&f, redflags);
	read_rule(&f, r, PHASE_REDFLAG);
	if (ruleset_level(ld->set, span_of(form_text(&f, "level"))) == 0)
		problem(ld, place_of(&f, SPAN("level")), "redflag \"%s\": the lowest level is what remains when nothing fires; "
		        "a red flag is above it", f.id.at);
	return NULL;
}

DECLARATION(triage)
{
	struct rule *r;

	OPEN(triage);
	r = ADD(ld->set, triage);
	UNIQUE(&f, triage);
	read_rule(&f, r, PHASE_TRIAGE);
	return NULL;
}

DECLARATION(final)
{
	struct rule *r;

	OPEN(final);
	r = ADD(ld->set, finals);
	UNIQUE(&f, finals);
	read_rule(&f, r, PHASE_FINAL);
	return NULL;
}

/* The rows { "value", condition } of a list. */
static struct choice_row *
read_rows(struct form *f, const struct table *t, const char *what, int phase, unsigned *count)
{
	struct choice_row *rows;
	unsigned i;

	*count = 0;
	if (t == NULL)
		return NULL;
	rows = arena_take(&f->ld->set->mem, (t->n + 1) * sizeof(*rows));
	for (i = 0; i < t->n; i++) {
		const struct item *row = t->list[i];
		const struct cond *c;

		if (row->kind != ITEM_TABLE || row->table->n != 2 || row->table->npairs > 0
		    || row->table->list[0]->kind != ITEM_TEXT) {
			if (row->kind != ITEM_BAD)
				problem(f->ld, row->at, "%s \"%s\": each entry of %s is { \"value\", condition }", f->word, f->id.at, what);
			continue;
		}
		c = as_cond(f->ld, row->table->list[1], what, phase);
		if (c != NULL)
			rows[(*count)++] = (struct choice_row){word_of(row->table->list[0]->text), c};
	}
	return rows;
}

static int
add_result(struct form *f, const char *label)
{
	int index = vocab_add_result(f->ld->set->vocab, span_of(label));

	if (index < 0)
		problem(f->ld, f->at, "%s \"%s\": the label \"%s\" is taken by a field or another result", f->word, f->id.at, label);
	return index;
}

DECLARATION(class)
{
	struct class *c;
	int phase = PHASE_CLASS + (int)ld->set->nclasses;
	const char *otherwise;

	OPEN(class);
	c = ADD(ld->set, classes);
	c->rows = read_rows(&f, f.table, "class", phase, &c->nrows);
	form_require(&f, "otherwise", "\"unknown\"");
	otherwise = form_text(&f, "otherwise");
	c->rows[c->nrows++] = (struct choice_row){word_of(span_of(otherwise)), NULL};
	form_entry(&f, &c->is);
	form_close(&f, true);
	c->result = add_result(&f, f.id.at);
	declare_name(&f, (struct name){.kind = NAME_CLASS, .index = (int)ld->set->nclasses - 1, .quantity = -1});
	return NULL;
}

DECLARATION(instrument)
{
	struct instrument *i;
	struct item *of;

	OPEN(instrument);
	i = ADD(ld->set, instruments);
	UNIQUE(&f, instruments);
	form_require(&f, "of", "<number>");
	of = form_get(&f, "of");
	i->quantity = -1;
	if (of != NULL && of->kind == ITEM_NAME && of->name->quantity >= 0)
		i->quantity = of->name->quantity;
	else if (of != NULL)
		form_wrong(&f, "of", "the name of a number");
	i->rows = read_rows(&f, form_list(&f, "bands"), "bands", PHASE_SCORE, &i->nrows);
	form_text(&f, "name");
	form_text(&f, "formula");
	form_text(&f, "missing");
	form_text(&f, "change");
	form_entry(&f, &i->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(pattern)
{
	struct pattern *p;
	int phase = PHASE_PATTERN + (int)ld->set->npatterns;

	OPEN(pattern);
	p = ADD(ld->set, patterns);
	UNIQUE(&f, patterns);
	p->when = form_cond(&f, "when", phase);
	p->unless = form_cond(&f, "unless", phase);
	p->otherwise = form_flag(&f, "otherwise");
	if (!p->otherwise)
		form_require(&f, "when", "<condition>");
	form_text(&f, "name");
	form_entry(&f, &p->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(likelihood)
{
	struct item *with_id[2];
	struct item id = {.kind = ITEM_TEXT, .at = at, .text = SPAN("likelihood")};
	struct form f;
	double likely = 0, possible = 0;

	with_id[0] = &id;
	with_id[1] = n == 1 ? args[0] : &id;
	if (!form_open(&f, ld, "likelihood", with_id, 2, at))
		return NULL;
	form_require(&f, "likely", "6");
	form_require(&f, "possible", "3");
	form_number(&f, "likely", &likely);
	form_number(&f, "possible", &possible);
	if (!(possible >= 1 && possible <= likely && likely <= 1000) || likely != (int)likely || possible != (int)possible)
		problem(ld, at, "likelihood wants two whole numbers from 1 to 1000, possible not above likely");
	else {  /* a number out of range cannot be made an int */
		ld->set->likely = (int)likely;
		ld->set->possible = (int)possible;
	}
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	return NULL;
}

DECLARATION(condition)
{
	struct candidate *c;

	OPEN(condition);
	c = ADD(ld->set, candidates);
	UNIQUE(&f, candidates);
	c->name = form_text(&f, "name");
	c->always = form_cond(&f, "always", PHASE_CONDITION);
	c->never = form_cond(&f, "never", PHASE_CONDITION);
	c->fallback = form_cond(&f, "default", PHASE_CONDITION);
	c->unless = form_cond(&f, "unless", PHASE_CONDITION);
	read_weights(&f, form_list(&f, "supports"), "supports", PHASE_CONDITION, &c->score);
	read_weights(&f, form_list(&f, "against"), "against", PHASE_CONDITION, &c->score);
	form_require_source(&f);
	form_text(&f, "rarity");
	form_text(&f, "urgency");
	form_entry(&f, &c->is);
	form_close(&f, false);
	return NULL;
}

/* { "text" } or { "text", condition }; says: it may have a say = "…" */
static bool
read_text_row(struct form *f, const struct item *item, const char *what, int phase, bool says, struct text_row *row)
{
	unsigned i;

	if (item->kind != ITEM_TABLE || item->table->n < 1 || item->table->n > 2
	    || item->table->list[0]->kind != ITEM_TEXT) {
		if (item->kind != ITEM_BAD)
			problem(f->ld, item->at, "%s \"%s\": %s is { \"text\", condition }", f->word, f->id.at, what);
		return false;
	}
	for (i = 0; i < item->table->npairs; i++)
		if (!says || !span_is(item->table->pairs[i].key, SPAN("say")))
			problem(f->ld, item->at, "%s \"%s\": an entry of %s takes no %s", f->word, f->id.at, what,
			        item->table->pairs[i].key.at);
	row->text = word_of(item->table->list[0]->text);
	if (item->table->n == 2) {
		row->when = as_cond(f->ld, item->table->list[1], what, phase);
		return row->when != NULL;
	}
	return true;
}

static struct text_row *
read_text_rows(struct form *f, const char *key, int phase, unsigned *count)
{
	const struct table *t = form_list(f, key);
	struct text_row *rows;
	unsigned i;

	*count = 0;
	if (t == NULL)
		return NULL;
	rows = arena_take(&f->ld->set->mem, (t->n + 1) * sizeof(*rows));
	for (i = 0; i < t->n; i++)
		if (read_text_row(f, t->list[i], key, phase, false, &rows[*count]))
			++*count;
	return rows;
}

DECLARATION(destination)
{
	struct destination d = {.given = true};
	struct item *item;
	int level;

	OPEN(destination);
	level = ruleset_level(ld->set, f.id);
	d.join = read_text_rows(&f, "join", PHASE_DESTINATION, &d.njoin);
	d.first = read_text_rows(&f, "first", PHASE_DESTINATION, &d.nfirst);
	if ((item = form_get(&f, "instead")) != NULL)
		read_text_row(&f, item, "instead", PHASE_DESTINATION, false, &d.instead);
	if ((item = form_get(&f, "add")) != NULL)
		read_text_row(&f, item, "add", PHASE_DESTINATION, false, &d.add);
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	if (level < 0)
		problem(ld, at, "destination \"%s\": there is no level of that name", f.id.at);
	else if (ld->set->destinations[level].given)
		problem(ld, at, "destination \"%s\" is declared twice", f.id.at);
	else if (d.nfirst == 0 || d.first[d.nfirst - 1].when != NULL)
		problem(ld, at, "destination \"%s\": the last entry of first must be { \"text\" } without a condition, so that "
		        "nobody is left without a place to go", f.id.at);
	else
		ld->set->destinations[level] = d;
	return NULL;
}

static const struct cond **
read_conds(struct form *f, const char *key, int phase, unsigned *count)
{
	const struct table *t = form_list(f, key);
	const struct cond **out;
	unsigned i;

	*count = 0;
	if (t == NULL)
		return NULL;
	out = arena_take(&f->ld->set->mem, (t->n + 1) * sizeof(*out));
	for (i = 0; i < t->n; i++) {
		const struct cond *c = as_cond(f->ld, t->list[i], key, phase);

		if (c != NULL)
			out[(*count)++] = c;
	}
	return out;
}

DECLARATION(gate)
{
	struct gate *g;
	const struct table *t;
	unsigned i;

	OPEN(gate);
	g = ADD(ld->set, gates);
	g->blocked_if = read_conds(&f, "blocked_if", PHASE_GATE, &g->nblocked);
	g->withheld_if = read_conds(&f, "withheld_if", PHASE_GATE, &g->nwithheld);
	g->must_know = form_fields(&f, "must_know", &g->nmust);
	t = form_list(&f, "cautions");
	g->cautions = arena_take(&ld->set->mem, ((t != NULL ? t->n : 0) + 1) * sizeof(*g->cautions));
	for (i = 0; t != NULL && i < t->n; i++) {
		/* A caution may say more of itself behind its condition. */
		if (read_text_row(&f, t->list[i], "cautions", PHASE_GATE, true, &g->cautions[g->ncautions]))
			g->ncautions++;
	}
	form_require_source(&f);
	form_entry(&f, &g->is);
	form_close(&f, false);
	g->result = add_result(&f, f.id.at);
	g->caution_result = add_result(&f, arena_format(&ld->set->mem, "%s_caution", f.id.at));
	g->reason_result = add_result(&f, arena_format(&ld->set->mem, "%s_reason", f.id.at));
	declare_name(&f, (struct name){.kind = NAME_GATE, .index = (int)ld->set->ngates - 1, .quantity = -1});
	return NULL;
}

DECLARATION(advice)
{
	struct advice *a;

	OPEN(advice);
	a = ADD(ld->set, advices);
	UNIQUE(&f, advices);
	a->kind = span_of(form_text(&f, "kind"));
	form_require(&f, "say", "\"…\"");
	form_require_source(&f);
	form_text(&f, "name");
	form_entry(&f, &a->is);
	form_close(&f, false);
	return NULL;
}

static int
advice_of(struct form *f, const struct item *id)
{
	const char **all = arena_take(&f->ld->mem, (f->ld->set->nadvices + 1) * sizeof(*all));
	const char *nearest;
	unsigned i;

	for (i = 0; i < f->ld->set->nadvices; i++) {
		if (span_is(f->ld->set->advices[i].is.id.text, id->text))
			return (int)i;
		all[i] = f->ld->set->advices[i].is.id.text.at;
	}
	if (f->ld->cut_short)
		return -1;
	nearest = nearest_of(all, id->text);
	problem(f->ld, place_of_text(f, id->text), "list \"%s\": there is no advice \"%s\"%s%s", f->id.at, id->text.at,
	        nearest != NULL ? "; nearest: " : "", nearest != NULL ? nearest : "");
	return -1;
}

static void
read_steps(struct form *f, struct list *l, const struct table *t, unsigned one_of)
{
	unsigned i, k;

	if (one_of != 0 && t->npairs > 0)
		problem(f->ld, f->at, "list \"%s\": one_of { … } takes entries only, not %s = …; write it into an entry", f->id.at,
		        t->pairs[0].key.at);
	for (i = 0; i < t->n; i++) {
		const struct item *item = t->list[i];
		struct step s = {.one_of = one_of};

		if (item->kind == ITEM_ONE_OF && one_of == 0) {
			read_steps(f, l, item->table, l->nsteps + 1);
			continue;
		}
		if (item->kind != ITEM_TABLE || item->table->n < 1 || item->table->n > 2
		    || item->table->list[0]->kind != ITEM_TEXT) {
			if (item->kind != ITEM_BAD)
				problem(f->ld, item->at, "list \"%s\": an entry is { \"advice id\", condition }, or one_of { … }", f->id.at);
			continue;
		}
		for (k = 0; k < item->table->npairs; k++)
			if (span_is(item->table->pairs[k].key, SPAN("stop")) && item->table->pairs[k].item->kind == ITEM_BOOL)
				s.stop = item->table->pairs[k].item->yes;
			else
				problem(f->ld, item->at, "list \"%s\": an entry takes stop = true, not %s", f->id.at,
				        item->table->pairs[k].key.at);
		s.advice = advice_of(f, item->table->list[0]);
		if (item->table->n == 2 && (s.when = as_cond(f->ld, item->table->list[1], "list entry", PHASE_LIST)) == NULL)
			continue;
		l->steps = must_realloc(l->steps, l->nsteps + 1, sizeof(*l->steps));
		l->steps[l->nsteps++] = s;
	}
}

DECLARATION(list)
{
	struct list *l;

	OPEN(list);
	l = ADD(ld->set, lists);
	UNIQUE(&f, lists);
	read_steps(&f, l, f.table, 0);
	form_entry(&f, &l->is);
	form_close(&f, true);
	l->result = add_result(&f, f.id.at);
	return NULL;
}

DECLARATION(reviews)
{
	struct form f = {.ld = ld, .word = "reviews", .id = SPAN("reviews"), .at = at};
	struct choice_row *rows;
	unsigned i, count;

	if (n != 1 || args[0]->kind != ITEM_TABLE) {
		problem(ld, at, "write reviews { { \"14 d\", condition }, … }");
		return NULL;
	}
	f.table = args[0]->table;
	rows = read_rows(&f, f.table, "reviews", PHASE_LIST, &count);
	for (i = 0; i < count; i++)
		*ADD(ld->set, reviews) = (struct review_row){read_within(&f, "reviews", rows[i].value.text.at), rows[i].when};
	form_entry(&f, &(struct entry){0});
	form_close(&f, true);
	return NULL;
}

const struct language_word declarations[] = {
	{"ruleset", WORD_DECLARE, declare_ruleset},
	{"source", WORD_DECLARE, declare_source},
	{"level", WORD_DECLARE, declare_level},
	{"yesno", WORD_DECLARE, declare_yesno},
	{"number", WORD_DECLARE, declare_number},
	{"choice", WORD_DECLARE, declare_choice},
	{"day", WORD_DECLARE, declare_day},
	{"text", WORD_DECLARE, declare_text},
	{"pass", WORD_BARE, declare_pass},
	{"needless", WORD_DECLARE, declare_needless},
	{"does_not_apply", WORD_DECLARE, declare_does_not_apply},
	{"block", WORD_DECLARE, declare_block},
	{"education", WORD_DECLARE, declare_education},
	{"define", WORD_DECLARE, declare_define},
	{"derive", WORD_DECLARE, declare_derive},
	{"conflict", WORD_DECLARE, declare_conflict},
	{"notice", WORD_DECLARE, declare_notice},
	{"score", WORD_DECLARE, declare_score},
	{"cluster", WORD_DECLARE, declare_cluster},
	{"redflag", WORD_DECLARE, declare_redflag},
	{"class", WORD_DECLARE, declare_class},
	{"instrument", WORD_DECLARE, declare_instrument},
	{"pattern", WORD_DECLARE, declare_pattern},
	{"likelihood", WORD_BARE, declare_likelihood},
	{"condition", WORD_DECLARE, declare_condition},
	{"triage", WORD_DECLARE, declare_triage},
	{"final", WORD_DECLARE, declare_final},
	{"destination", WORD_DECLARE, declare_destination},
	{"gate", WORD_DECLARE, declare_gate},
	{"advice", WORD_DECLARE, declare_advice},
	{"list", WORD_DECLARE, declare_list},
	{"reviews", WORD_BARE, declare_reviews},
	{NULL, 0, NULL},
};
