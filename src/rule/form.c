/*
 * form.c -- the table of a declaration, read against what its word takes
 */
#include "rule/declare.h"

#include <stdio.h>
#include <string.h>

#include "rule/scan.h"
#include "rule/written.h"

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

struct place
form_place(const struct form *f, struct span key)
{
	if (f->ld->writing != NULL)
		return written_place(f->ld->writing, f->ld->again, f->at, key, WRITTEN_KEY);
	return first_of(f, f->ld->scanned->keys, f->ld->scanned->n, key);
}

struct place
form_place_of_text(const struct form *f, struct span text)
{
	if (f->ld->writing != NULL)
		return written_place(f->ld->writing, f->ld->again, f->at, text, WRITTEN_TEXT);
	return first_of(f, f->ld->scanned->texts, f->ld->scanned->ntexts, text);
}

static struct pair *
form_pair(const struct form *f, const char *key)
{
	struct pair *p = f->table->pairs, *end = p + f->table->npairs;

	for (; p < end; p++)
		if (p->key.at[0] == key[0] && p->key.at[1] == key[1] && strcmp(p->key.at, key) == 0)
			return p;
	return NULL;
}

static struct item *
form_find(const struct form *f, const char *key)
{
	struct pair *p = form_pair(f, key);

	return p != NULL ? p->item : NULL;
}

struct item *
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

bool
form_has(const struct form *f, const char *key)
{
	return form_find(f, key) != NULL;
}

void
form_wrong(struct form *f, const char *key, const char *want)
{
	problem(f->ld, form_place(f, span_of(key)), "%s \"%s\": %s must be %s", f->word, f->id.at, key, want);
}

void
form_require(struct form *f, const char *key, const char *example)
{
	const struct item *item = form_find(f, key);

	if (item == NULL)
		problem(f->ld, f->at, "%s \"%s\" has no %s; add %s = %s", f->word, f->id.at, key, key, example);
	else if ((item->kind == ITEM_TEXT && item->text.len == 0)
	         || (item->kind == ITEM_TABLE && item->table->n == 0 && item->table->npairs == 0))
		problem(f->ld, form_place(f, span_of(key)), "%s \"%s\": %s is empty; write %s = %s", f->word, f->id.at, key, key,
		        example);
}

const char *
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

bool
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

bool
form_flag(struct form *f, const char *key)
{
	struct item *item = form_get(f, key);

	if (item != NULL && item->kind != ITEM_BOOL)
		form_wrong(f, key, "true or false");
	return item != NULL && item->kind == ITEM_BOOL && item->yes;
}

const struct cond *
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

const struct table *
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

const char **
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

const int *
form_fields(struct form *f, const char *key, unsigned *count)
{
	const struct table *t = form_list(f, key);
	struct item **list;
	int *out;
	unsigned i, listed, n = 0;

	if (count != NULL)
		*count = 0;
	if (t == NULL)
		return NULL;
	listed = t->n;
	list = laid_out(f->ld, t->list, &listed);
	out = arena_take(&f->ld->set->mem, (listed + 1) * sizeof(*out));
	for (i = 0; i < listed; i++) {
		int field = item_field(f, key, list[i]);

		if (field >= 0)
			out[n++] = field;
	}
	out[n] = -1;
	if (count != NULL)
		*count = n;
	return out;
}

struct within
form_within(struct form *f, const char *key, const char *text)
{
	struct within w = {.text = word_of(span_of(text))};
	const struct item *item = form_find(f, key);
	char unit = 0, more = 0;
	unsigned long n = 0;

	/* What is no text has been said not to be one. */
	if (strcmp(text, "now") == 0 || (*text == '\0' && (item == NULL || item->kind != ITEM_TEXT)))
		return w;
	if (*text >= '0' && *text <= '9' && sscanf(text, "%5lu %c%c", &n, &unit, &more) == 2 && (unit == 'h' || unit == 'd'))
		w.hours = (double)n * (unit == 'd' ? 24 : 1);
	else
		form_wrong(f, key, "\"now\", \"24 h\" or \"14 d\"");
	return w;
}

int
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
	problem(ld, form_place(f, span_of(key)), "%s \"%s\": there is no level \"%s\"%s%s", f->word, f->id.at, name,
	        nearest != NULL ? "; nearest: " : "; levels are declared first", nearest != NULL ? nearest : "");
	return 0;
}

static bool
good_id(struct span id)
{
	size_t i;

	for (i = 0; i < id.len; i++)
		if ((unsigned char)id.at[i] < ' ' || id.at[i] == 0x7f || id.at[i] == ',')
			return false;
	return id.len <= 100;
}

/* What the answers name: there a worked case could not expect an id with a blank, as blanks part what it expects. */
static bool
is_answered(const char *word)
{
	static const char *const words[] = {
		"redflag", "triage", "final", "pattern", "cluster", "condition", "conflict", "advice", "instrument",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	return false;
}

bool
form_open(struct form *f, struct loading *ld, const char *word, struct item **args, unsigned n, struct place at)
{
	*f = (struct form){.ld = ld, .word = word, .at = at, .id = SPAN("")};
	if (n != 2 || args[0]->kind != ITEM_TEXT || args[0]->text.len == 0 || args[1]->kind != ITEM_TABLE) {
		if (n < 2 || (args[0]->kind != ITEM_BAD && args[1]->kind != ITEM_BAD))
			problem(ld, at, "write %s \"id\" { … }", word);
		return false;
	}
	if (is_answered(word) && memchr(args[0]->text.at, ' ', args[0]->text.len) != NULL) {
		problem(ld, at, "%s \"%.60s\": an id has no blank, as blanks part what a worked case expects; write a hyphen", word,
		        args[0]->text.at);
		return false;
	}
	if (!good_id(args[0]->text)) {
		problem(ld, at, "%s \"%.60s\": an id has up to 100 bytes and no comma, tab or line end, as it stands in lists",
		        word, args[0]->text.at);
		return false;
	}
	f->id = args[0]->text;
	f->table = args[1]->table;
	return true;
}

/* accepts = { "D12: why" } */
static void
read_acceptances(struct form *f)
{
	const char **texts = form_texts(f, "accepts");

	for (; texts != NULL && *texts != NULL; texts++) {
		const char *code = *texts, *why = code + strcspn(code, ": \t");
		struct acceptance a = {f->word, f->id, {code, (size_t)(why - code)}, NULL, form_place_of_text(f, span_of(code))};

		why += strspn(why, " \t");
		a.why = *why == ':' ? why + 1 + strspn(why + 1, " \t") : "";
		if (a.code.len == 0 || *a.why == '\0')
			problem(f->ld, a.at, "%s \"%s\": accepts \"%s\" gives no reason; write accepts = { \"D12: why it is meant\" }", f->word,
			        f->id.at, code);
		else
			*ADD(f->ld->set, acceptances) = a;
	}
}

/* The text, or the list of nothing but texts; NULL when it is something else. */
static const char **
texts_of(struct arena *mem, const struct item *item)
{
	const char **out;
	unsigned i;

	if (item->kind == ITEM_TEXT) {
		out = arena_take(mem, 2 * sizeof(*out));
		out[0] = item->text.at;
		return out;
	}
	if (item->kind != ITEM_TABLE || item->table->npairs > 0 || item->table->n == 0)
		return NULL;
	for (i = 0; i < item->table->n; i++)
		if (item->table->list[i]->kind != ITEM_TEXT)
			return NULL;
	out = arena_take(mem, (item->table->n + 1) * sizeof(*out));
	for (i = 0; i < item->table->n; i++)
		out[i] = item->table->list[i]->text.at;
	return out;
}

/* Keeps what the declaration says about itself, for those who print the rules. */
static void
keep_declared(struct form *f, const struct entry *is)
{
	struct arena *mem = &f->ld->set->mem;
	struct declared *d = ADD(f->ld->set, declared);
	unsigned i, n = 0;

	d->word = f->word;
	d->is = *is;
	d->remarks = arena_take(mem, (f->table->npairs + 1) * sizeof(*d->remarks));
	for (i = 0; i < f->table->npairs; i++) {
		const struct pair *p = &f->table->pairs[i];
		const char **texts = texts_of(mem, p->item);

		if (texts != NULL)
			d->remarks[n++] = (struct remark){arena_copy(mem, p->key.at, p->key.len), texts};
	}
}

/* A day; "" when none is given, or it is none, which has been said. */
static const char *
form_day(struct form *f, const char *key, long *day)
{
	const char *text = form_text(f, key);

	if (*text == '\0' || date_read(span_of(text), day))
		return text;
	form_wrong(f, key, "a day of the calendar, as in \"2027-01-31\"");
	return "";
}

void
form_upkeep(struct form *f, struct entry *is)
{
	long since = 0, review_by = 0;

	is->owner = form_text(f, "owner");
	is->since = form_day(f, "since", &since);
	is->review_by = form_day(f, "review_by", &review_by);
	is->status = form_text(f, "status");
	if (*is->status != '\0' && strcmp(is->status, "draft") != 0 && strcmp(is->status, "active") != 0)
		form_wrong(f, "status", strcmp(is->status, "retired") == 0
		                                ? "\"draft\" or \"active\"; to retire it write retire \"…\" { why = \"…\" } behind it"
		                                : "\"draft\" or \"active\"");
	if (*is->since != '\0' && *is->review_by != '\0' && review_by < since)
		form_wrong(f, "review_by", "no day before since");
	if (*is->review_by != '\0')
		*ADD(f->ld->set, review_days) = (struct review_day){f->word, f->id, review_by, is->review_by, form_place(f, SPAN("review_by"))};
	if (*is->owner == '\0' && f->ld->set->owner != NULL)
		is->owner = f->ld->set->owner;
	if (*is->review_by == '\0' && f->ld->set->review_by != NULL)
		is->review_by = f->ld->set->review_by;
}

void
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
	form_upkeep(f, is);
	read_acceptances(f);
	for (s = is->sources; s != NULL && *s != NULL; s++) {
		const char **all;

		for (i = 0; i < f->ld->set->nsources; i++) {
			const char *id = f->ld->set->sources[i].is.id.text.at;

			if (*id == **s && strcmp(id, *s) == 0)
				break;
		}
		if (i < f->ld->set->nsources)
			f->ld->set->sources[i].used = true;
		if (i < f->ld->set->nsources || f->ld->cut_short)
			continue;
		all = arena_take(&f->ld->mem, (i + 1) * sizeof(*all));
		for (i = 0; i < f->ld->set->nsources; i++)
			all[i] = f->ld->set->sources[i].is.id.text.at;
		problem(f->ld, form_place_of_text(f, span_of(*s)), "%s \"%s\": there is no source \"%s\"%s%s", f->word, f->id.at, *s,
		        nearest_of(all, span_of(*s)) != NULL ? "; nearest: " : "; declare it in the sources file",
		        nearest_of(all, span_of(*s)) != NULL ? nearest_of(all, span_of(*s)) : "");
	}
	if (f->ld->tells)
		keep_declared(f, is);
}

void
form_require_source(struct form *f)
{
	form_require(f, "source", "\"KEY\"");
}

void
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
		problem(f->ld, form_place(f, key), "%s \"%s\": %s is no key of a %s%s%s", f->word, f->id.at, key.at, f->word,
		        nearest != NULL ? "; nearest: " : "", nearest != NULL ? nearest : "");
	}
	if (!list && f->table->n > 0)
		problem(f->ld, f->at, "%s \"%s\" has an entry without a key; write key = value", f->word, f->id.at);
}

static bool
is_of_lua(struct span name)
{
	return token_keyword(name) || span_is(name, SPAN("false")) || span_is(name, SPAN("nil")) || span_is(name, SPAN("true"))
	       || span_is(name, SPAN("_ENV"));
}

bool
form_name(struct form *f, struct name name)
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
	if (language_reserved(f->id)) {
		problem(f->ld, f->at, "\"%s\" is a word of the rule language; choose another name", f->id.at);
		return false;
	}
	if (is_of_lua(f->id)) {
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

struct choice_row *
form_rows(struct form *f, const struct table *t, const char *what, int phase, unsigned *count)
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

int
form_result(struct form *f, const char *label)
{
	int index = vocab_add_result(f->ld->set->vocab, span_of(label));

	if (index < 0)
		problem(f->ld, f->at, "%s \"%s\": the label \"%s\" is taken by a field or another result", f->word, f->id.at, label);
	return index;
}

int
form_one_of(struct form *f, const char *key, const char *const words[])
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
