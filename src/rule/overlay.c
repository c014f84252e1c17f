/*
 * overlay.c -- what overrides and retires, and the reading again that follows from it
 */
#include "rule/overlay.h"

#include <stdlib.h>

#include "rule/declare.h"
#include "rule/guard.h"

/* Run only where rules are read; in a site file words are kept, and overlay_match() looks at these. */
DECLARATION(override)
{
	(void)args;
	(void)n;
	problem(ld, at, "override is for site files (--site FILE); here change the declaration itself");
	return NULL;
}

DECLARATION(retire)
{
	(void)args;
	(void)n;
	(void)at;
	ld->overlaid = true;
	return NULL;
}

const struct language_word overlay_words[] = {
	{"override", WORD_DECLARE, declare_override},
	{"retire", WORD_DECLARE, declare_retire},
	{NULL, 0, NULL},
};

static bool
is_override(const struct written *w)
{
	return w->word->make == declare_override;
}

static bool
is_retire(const struct written *w)
{
	return w->word->make == declare_retire;
}

bool
overlay_is(const struct written *w)
{
	return is_override(w) || is_retire(w);
}

static bool
is_word(const struct written *w, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(w->word->name, *words) == 0)
			return true;
	return false;
}

/* What a rule can do without; other declarations have names that conditions, results or levels rest on. */
static bool
may_retire(const struct written *w)
{
	static const char *const words[] = {
		"redflag", "triage", "final", "pattern", "cluster", "condition", "conflict", "notice", "advice", "education", "block", "complaint",
		"instrument", "needless", "does_not_apply", "escalation", "disagreement", NULL,
	};

	return is_word(w, words);
}

/* Their id is that of the question they are about. */
static bool
borrows_id(const struct written *w)
{
	static const char *const words[] = {"needless", "does_not_apply", NULL};

	return is_word(w, words);
}

static bool
takes_rows(const struct written *w)
{
	static const char *const words[] = {"list", "class", "score", "reviews", "pass", NULL};

	return is_word(w, words);
}

/* Does the id, as an override writes it, mean the declaration: by its own id, or with the word in front? */
static bool
meant(const struct written *w, struct span id, bool with_word)
{
	size_t n = strlen(w->word->name);

	if (!with_word)
		return span_is(w->id, id);
	return id.len > n + 1 && id.at[n] == ' ' && memcmp(id.at, w->word->name, n) == 0
	       && span_is(w->id, (struct span){id.at + n + 1, id.len - n - 1});
}

static void
say_nothing_called(struct loading *ld, const struct written *o)
{
	const char **all = arena_take(&ld->mem, (o->number + 1) * sizeof(*all));
	const char *nearest;
	unsigned n = 0;

	if (ld->cut_short)
		return;
	for (unsigned i = 0; i < o->number; i++)
		if (!overlay_is(ld->writing->list[i]))
			all[n++] = ld->writing->list[i]->id.at;
	nearest = nearest_of(all, o->id);
	problem(ld, o->at, "%s \"%s\": no declaration has that id%s%s", o->word->name, o->id.at, nearest != NULL ? "; nearest: " : "",
	        nearest != NULL ? nearest : "; bp-rules show lists them");
}

/* Several declarations have the id. */
static void
say_ambiguous(struct loading *ld, const struct written *o, const struct written *a, const struct written *b)
{
	if (a->word == b->word)
		problem(ld, o->at, "%s \"%s\": that is declared more than once (%s:%lu and %s:%lu), and it is not clear which is meant", o->word->name,
		        o->id.at, a->at.file, a->at.line, b->at.file, b->at.line);
	else
		problem(ld, o->at, "%s \"%s\": a %s and a %s have that id; write %s \"%s %s\"", o->word->name, o->id.at, a->word->name,
		        b->word->name, o->word->name, a->word->name, o->id.at);
}

/* What the override or retire is about; NULL, which has been said. */
static struct written *
target(struct loading *ld, const struct written *o)
{
	struct written *found = NULL, *retired = NULL;

	for (int with_word = 0; with_word < 2 && found == NULL && retired == NULL; with_word++) {
		for (unsigned i = 0; i < o->number; i++) {
			struct written *w = ld->writing->list[i];

			if (overlay_is(w) || !meant(w, o->id, with_word))
				continue;
			/* Where only one of two can be retired, that one is. */
			if (w->retired != NULL) {
				retired = w;
			} else if (found == NULL || (is_retire(o) && !may_retire(found))) {
				found = w;
			} else if (!is_retire(o) || may_retire(w)) {
				say_ambiguous(ld, o, found, w);
				return NULL;
			}
		}
	}
	if (found == NULL && retired != NULL)
		problem(ld, o->at, "%s \"%s\": it is retired already (%s:%lu: %s)", o->word->name, o->id.at, retired->retired->at.file,
		        retired->retired->at.line, retired->retired->why);
	else if (found == NULL)
		say_nothing_called(ld, o);
	return found;
}

/* What stands behind the key before the override, or NULL. */
static const struct item *
value_before(const struct written *w, struct span key)
{
	const struct item *value = NULL;
	const struct written *a;

	for (a = w->amended; a != NULL && value == NULL; a = a->before)
		value = written_value(a, key);
	return value != NULL ? value : written_value(w, key);
}

/* The rows of a list or class before the override. */
static const struct table *
rows_before(const struct written *w)
{
	const struct written *a;

	for (a = w->amended; a != NULL; a = a->before)
		if (written_body(a)->table->n > 0)
			return written_body(a)->table;
	return written_body(w)->table;
}

static bool
same_rows(const struct table *a, const struct table *b)
{
	struct table p = {a->list, a->n, NULL, 0}, q = {b->list, b->n, NULL, 0};
	struct item x = {.kind = ITEM_TABLE, .table = &p}, y = {.kind = ITEM_TABLE, .table = &q};

	return written_same(&x, &y);
}

static bool
changes(const struct written *w, const struct written *o)
{
	const struct item *body = written_body(o);
	const struct table *t;

	if (strcmp(w->word->name, "define") == 0)
		return !written_same(body, w->amended != NULL ? written_body(w->amended) : written_body(w));
	t = body->table;
	for (unsigned i = 0; i < t->npairs; i++) {
		const struct item *before = value_before(w, t->pairs[i].key);

		if (before == NULL || !written_same(before, t->pairs[i].item))
			return true;
	}
	return t->n > 0 && !same_rows(t, rows_before(w));
}

/* The override that stands in the same file and is about the same declaration, or NULL. */
static const struct written *
in_same_file(const struct written *w, const struct written *o)
{
	const struct written *a = w->amended;

	while (a != NULL && a->at.file != o->at.file)
		a = a->before;
	return a;
}

static void
match_override(struct loading *ld, struct written *o)
{
	struct written *w;
	const struct item *body = written_body(o);
	const struct written *twice;
	bool named;

	if (o->nargs == 0 || o->args[0]->kind != ITEM_TEXT || body == NULL) {
		problem(ld, o->at, "write override \"id\" { key = value }");
		return;
	}
	if ((w = target(ld, o)) == NULL)
		return;
	named = strcmp(w->word->name, "define") == 0;
	if (strcmp(w->word->name, "ruleset") == 0 || strcmp(w->word->name, "pass") == 0)
		problem(ld, o->at, "override \"%s\": a %s cannot be changed from a site file%s", o->id.at, w->word->name,
		        strcmp(w->word->name, "pass") == 0 ? "; write another pass { … }" : "");
	else if (named != (body->kind != ITEM_TABLE || body->origin != NULL))
		problem(ld, o->at, "override \"%s\": that is a %s; write override \"%s\" %s", o->id.at, w->word->name, o->id.at,
		        named ? "(condition)" : "{ key = value }");
	else if ((twice = in_same_file(w, o)) != NULL)
		problem(ld, o->at, "override \"%s\" stands here twice (first on line %lu); write all of it into one", o->id.at, twice->at.line);
	else if (!named && body->table->n > 0 && !takes_rows(w))
		problem(ld, o->at, "override \"%s\" has an entry without a key; write key = value", o->id.at);
	else if (!changes(w, o))
		problem(ld, o->at, "override \"%s\" changes nothing: the %s at %s:%lu says the same; leave it out, or write what is new", o->id.at,
		        w->word->name, w->at.file, w->at.line);
	else {
		o->before = w->amended;
		w->amended = o;
	}
}

static void
match_retire(struct loading *ld, struct written *o)
{
	struct written *w;
	const struct written *amended;
	struct form f;
	struct entry is = {0};

	if (!form_open(&f, ld, "retire", o->args, o->nargs, o->at))
		return;
	form_require(&f, "why", "\"…\"");
	o->why = form_text(&f, "why");
	form_upkeep(&f, &is);
	form_text(&f, "note");
	o->owner = is.owner;
	o->since = is.since;
	form_close(&f, false);
	if ((w = target(ld, o)) == NULL)
		return;
	amended = in_same_file(w, o);
	if (!may_retire(w))
		problem(ld, o->at, "retire \"%s\": a %s cannot be retired, as others rest on it; retire or override the rules that use it", o->id.at,
		        w->word->name);
	else if (amended != NULL)
		problem(ld, amended->at, "override \"%s\" changes nothing: line %lu retires it", amended->id.at, o->at.line);
	else
		w->retired = o;
}

/* Said once for the whole rule set, without an id: a second one would take its place, or go into it, in silence. */
static bool
is_single(const struct written *w)
{
	static const char *const words[] = {"likelihood", "reviews", NULL};

	return is_word(w, words);
}

static bool
is_question(const struct written *w)
{
	static const char *const words[] = {"yesno", "number", "choice", "day", "text", NULL};

	return is_word(w, words);
}

/* Works out, from a site file, what the answer to a question of the rules is. */
static bool
answers_question(const struct written *w, const struct written *other)
{
	return strcmp(w->word->name, "derive") == 0 && w->site != NULL && w->site != other->site && is_question(other);
}

/* A declaration must not stand in for one there is, or was. */
static void
match_declaration(struct loading *ld, struct written *w)
{
	const struct written *question = NULL;

	for (unsigned i = 0; i < w->number; i++) {
		const struct written *other = ld->writing->list[i];
		bool same = other->word == w->word && w->word->kind == WORD_DECLARE;

		if (overlay_is(other) || !span_is(other->id, w->id))
			continue;
		if (other->retired != NULL && (same || !(borrows_id(w) || borrows_id(other))))
			problem(ld, w->at, "%s \"%s\": that id is retired (%s:%lu: %s) and is never used again; choose a new one", w->word->name, w->id.at,
			        other->retired->at.file, other->retired->at.line, other->retired->why);
		else if (same && w->site != NULL && !borrows_id(w))
			problem(ld, w->at, "%s \"%s\" is declared already (%s:%lu); to change it write override \"%s\" { … } with the keys that are new",
			        w->word->name, w->id.at, other->at.file, other->at.line, w->id.at);
		else if (other->word == w->word && w->site != NULL && is_single(w))
			problem(ld, w->at, "%s is declared already (%s:%lu); to change it write override \"%s\" { … }", w->word->name, other->at.file,
			        other->at.line, w->word->name);
		else {
			question = answers_question(w, other) ? other : question;
			continue;
		}
		w->state = WRITTEN_READ;  /* the name means the one there is */
		return;
	}
	if (question == NULL)
		return;
	problem(ld, w->at, "derive \"%s\": that is a %s of the rules (%s:%lu), which people answer; work out a number with a name of its own, and "
	        "override what is to read it", w->id.at, question->word->name, question->at.file, question->at.line);
	w->state = WRITTEN_READ;
}

void
overlay_match(struct loading *ld)
{
	const struct writing *wr = ld->writing;

	for (unsigned i = 0; i < wr->n; i++) {
		if (is_override(wr->list[i]))
			match_override(ld, wr->list[i]);
		else if (is_retire(wr->list[i]))
			match_retire(ld, wr->list[i]);
		else
			match_declaration(ld, wr->list[i]);
	}
}

static struct item *again(struct loading *, struct item *);
static void read_again(struct loading *, struct written *);

static struct item *
table_again(struct loading *ld, const struct item *old)
{
	struct item *item = item_new(ld, ITEM_TABLE, old->at);
	struct table *t = arena_take(&ld->mem, sizeof(*t));

	item->table = t;
	t->n = old->table->n;
	t->npairs = old->table->npairs;
	t->list = arena_take(&ld->mem, (t->n + 1) * sizeof(*t->list));
	t->pairs = arena_take(&ld->mem, (t->npairs + 1) * sizeof(*t->pairs));
	for (unsigned i = 0; i < t->n; i++)
		t->list[i] = again(ld, old->table->list[i]);
	for (unsigned i = 0; i < t->npairs; i++)
		t->pairs[i] = (struct pair){old->table->pairs[i].key, again(ld, old->table->pairs[i].item), false};
	return item;
}

/* Is the name one of the items it declares, as odi_3 is one of "odi"? */
static bool
is_item_of(const struct written *w, struct span name)
{
	static const char *const words[] = {"items", NULL};
	size_t n = w->id.len;

	return is_word(w, words) && name.len > n + 1 && memcmp(name.at, w->id.at, n) == 0 && name.at[n] == '_' && name.at[n + 1] >= '0'
	       && name.at[n + 1] <= '9';
}

/* Declares the name now, when an override asks for it that stands above. */
static void
declare_early(struct loading *ld, struct span name)
{
	static const char *const words[] = {
		"yesno", "number", "choice", "day", "text", "define", "derive", "score", "class", "gate", NULL,
	};

	if (ld->again == NULL || (ld->again->amended == NULL && !ld->again->early))
		return;
	for (unsigned i = 0; i < ld->writing->n; i++) {
		struct written *w = ld->writing->list[i];

		/* A number may be a field, and be worked out further below. */
		if (w->state == WRITTEN_ONCE && ((span_is(w->id, name) && is_word(w, words)) || is_item_of(w, name))) {
			w->early = true;
			read_again(ld, w);
			return;
		}
	}
}

static struct item *
name_again(struct loading *ld, const struct item *old)
{
	struct span name = old->origin->called;
	struct item *item = language_name(ld, name, old->at);

	if (item == NULL) {
		declare_early(ld, name);
		item = language_name(ld, name, old->at);
	}
	return item != NULL ? item : language_unknown(ld, name, old->at);
}

static struct item *
word_again(struct loading *ld, const struct origin *o, struct place at)
{
	struct item **args = arena_take(&ld->mem, (o->nargs + 1) * sizeof(struct item *));
	struct item *made;

	for (unsigned i = 0; i < o->nargs; i++)
		args[i] = again(ld, o->args[i]);
	made = o->word->make(ld, args, o->nargs, at);
	return made != NULL ? made : bad_item(ld, at);
}

/* The item as it is in the rule set that is being made; what was used twice is made once. */
static struct item *
again(struct loading *ld, struct item *old)
{
	struct origin *o = old->origin;

	if (o == NULL)
		return old->kind == ITEM_TABLE ? table_again(ld, old) : old;
	if (o->again == NULL) {
		struct item *item = o->word != NULL ? word_again(ld, o, old->at) : name_again(ld, old);

		if (item->origin == NULL)
			item->origin = o;
		o->again = item;
	}
	return o->again;
}

static int
by_key(const void *a, const void *b)
{
	const struct pair *p = a, *q = b;

	return strcmp(p->key.at, q->key.at);
}

/* Puts what the override says in the place of what the table said, the first override first. */
static void
merge(struct loading *ld, struct table *t, const struct written *o)
{
	const struct table *given;
	struct pair *pairs;

	if (o == NULL)
		return;
	merge(ld, t, o->before);
	given = written_body(o)->table;
	if (given->n > 0) {
		t->list = given->list;
		t->n = given->n;
	}
	pairs = arena_take(&ld->mem, (t->npairs + given->npairs + 1) * sizeof(*pairs));
	memcpy(pairs, t->pairs, t->npairs * sizeof(*pairs));
	t->pairs = pairs;
	for (unsigned i = 0; i < given->npairs; i++) {
		unsigned k = 0;

		while (k < t->npairs && !span_is(t->pairs[k].key, given->pairs[i].key))
			k++;
		t->npairs += k == t->npairs;
		t->pairs[k] = given->pairs[i];
	}
	qsort(t->pairs, t->npairs, sizeof(*t->pairs), by_key);
}

/* The table or condition with its overrides, still as it was written: what no longer counts must leave nothing behind. */
static struct item *
merged(struct loading *ld, const struct written *w)
{
	struct item *body = w->args[w->nargs - 1], *item;

	if (w->amended == NULL)
		return body;
	if (body->kind != ITEM_TABLE)
		return written_body(w->amended);
	item = item_new(ld, ITEM_TABLE, body->at);
	item->table = arena_take(&ld->mem, sizeof(*item->table));
	*item->table = *body->table;
	merge(ld, item->table, w->amended);
	return item;
}

static void
read_again(struct loading *ld, struct written *w)
{
	struct item **args = arena_take(&ld->mem, (w->nargs + 1) * sizeof(struct item *));
	const struct written *outer = ld->again;

	w->state = WRITTEN_READING;
	ld->again = w;
	for (unsigned i = 0; i < w->nargs; i++)
		args[i] = again(ld, i + 1 < w->nargs ? w->args[i] : merged(ld, w));
	w->word->make(ld, args, w->nargs, w->at);
	w->now = w->nargs > 0 ? args[w->nargs - 1] : NULL;
	w->state = WRITTEN_READ;
	ld->again = outer;
}

void
overlay_read(struct loading *ld)
{
	for (unsigned i = 0; i < ld->writing->n; i++) {
		struct written *w = ld->writing->list[i];

		guard_file((w->amended != NULL ? w->amended : w)->at.file);
		if (w->retired != NULL)
			w->now = NULL;
		else if (!overlay_is(w) && w->state == WRITTEN_ONCE)
			read_again(ld, w);
	}
}
