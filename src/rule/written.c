/*
 * written.c -- the declarations of a rule set as its files wrote them
 */
#include "rule/written.h"

#include <limits.h>
#include <stdlib.h>

struct writing *
writing_new(void)
{
	struct writing *w = must_realloc(NULL, 1, sizeof(*w));

	*w = (struct writing){0};
	return w;
}

void
writing_free(struct writing *w)
{
	if (w == NULL)
		return;
	for (unsigned i = 0; i < w->nfiles; i++) {
		text_free(&w->files[i]->text);
		scanned_free(&w->files[i]->scanned);
	}
	free(w->files);
	free(w->list);
	arena_free(&w->items);
	arena_free(&w->mem);
	free(w);
}

struct written_file *
writing_file(struct writing *w, const char *path)
{
	struct written_file *f = arena_take(&w->mem, sizeof(*f));

	f->path = path;
	if (w->nfiles == w->capfiles) {
		w->capfiles = w->capfiles == 0 ? 32 : 2 * w->capfiles;
		w->files = must_realloc(w->files, w->capfiles, sizeof(*w->files));
	}
	w->files[w->nfiles++] = f;
	return f;
}

static struct item **
copy_args(struct arena *mem, struct item **args, unsigned n)
{
	struct item **copy = arena_take(mem, (n + 1) * sizeof(struct item *));

	for (unsigned i = 0; i < n; i++)
		copy[i] = args[i];
	return copy;
}

static void
keep_declaration(struct loading *ld, const struct language_word *word, struct item **args, unsigned n, struct place at)
{
	struct writing *wr = ld->writing;
	struct written *w = arena_take(&wr->mem, sizeof(*w));

	w->word = word;
	w->at = at;
	w->id = word->kind == WORD_DECLARE && n > 0 && args[0]->kind == ITEM_TEXT ? args[0]->text : span_of(word->name);
	w->args = copy_args(&ld->mem, args, n);
	w->nargs = n;
	w->site = ld->site;
	w->number = wr->n;
	w->now = n > 0 ? args[n - 1] : NULL;
	if (wr->n == wr->cap) {
		wr->cap = wr->cap == 0 ? 1024 : 2 * wr->cap;
		wr->list = must_realloc(wr->list, wr->cap, sizeof(struct written *));
	}
	wr->list[wr->n++] = w;
}

static struct origin *
origin_new(struct loading *ld)
{
	struct origin *o = arena_take(&ld->mem, sizeof(*o));

	o->called = SPAN("");
	return o;
}

struct item *
written_word(struct loading *ld, const struct language_word *word, struct item **args, unsigned n, struct place at)
{
	bool declares = word->kind == WORD_DECLARE || word->kind == WORD_BARE;
	struct item *made;

	ld->declared += declares;
	if (declares && ld->writing != NULL)
		keep_declaration(ld, word, args, n, at);
	if (ld->site != NULL)
		made = declares ? NULL : item_new(ld, ITEM_LATER, at);
	else
		made = word->make(ld, args, n, at);
	if (made != NULL && ld->writing != NULL && made->origin == NULL) {
		made->origin = origin_new(ld);
		made->origin->word = word;
		made->origin->args = copy_args(&ld->mem, args, n);
		made->origin->nargs = n;
	}
	return made;
}

struct item *
written_name(struct loading *ld, struct span name, struct place at)
{
	struct item *item;

	if (ld->site == NULL)
		item = language_name(ld, name, at);
	else
		item = language_word(name, false) == NULL ? item_new(ld, ITEM_LATER, at) : NULL;
	if (item != NULL && ld->writing != NULL) {
		item->origin = origin_new(ld);
		item->origin->called = (struct span){arena_copy(&ld->set->mem, name.at, name.len), name.len};
	}
	return item;
}

bool
written_unknown(const struct loading *ld, const struct item *item)
{
	struct span name = item->origin->called;

	if (name.len == 0 || names_find(ld->names, name) != NULL)
		return false;
	for (unsigned i = 0; i < ld->writing->n; i++)
		if (span_is(ld->writing->list[i]->id, name))
			return false;
	return true;
}

struct item *
written_body(const struct written *w)
{
	unsigned n = w->word->kind == WORD_BARE ? 1 : 2;

	return w->nargs == n ? w->args[n - 1] : NULL;
}

struct item *
written_value(const struct written *w, struct span key)
{
	const struct item *body = written_body(w);

	for (unsigned i = 0; body != NULL && body->kind == ITEM_TABLE && i < body->table->npairs; i++)
		if (span_is(body->table->pairs[i].key, key))
			return body->table->pairs[i].item;
	return NULL;
}

static bool
same_table(const struct table *a, const struct table *b)
{
	if (a->n != b->n || a->npairs != b->npairs)
		return false;
	for (unsigned i = 0; i < a->n; i++)
		if (!written_same(a->list[i], b->list[i]))
			return false;
	for (unsigned i = 0; i < a->npairs; i++)
		if (!span_is(a->pairs[i].key, b->pairs[i].key) || !written_same(a->pairs[i].item, b->pairs[i].item))
			return false;
	return true;
}

static bool
same_origin(const struct origin *a, const struct origin *b)
{
	if (a->word != b->word || !span_is(a->called, b->called) || a->nargs != b->nargs)
		return false;
	for (unsigned i = 0; i < a->nargs; i++)
		if (!written_same(a->args[i], b->args[i]))
			return false;
	return true;
}

bool
written_same(const struct item *a, const struct item *b)
{
	if (a == b)
		return true;
	if (a->origin != NULL || b->origin != NULL)
		return a->origin != NULL && b->origin != NULL && same_origin(a->origin, b->origin);
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case ITEM_NIL:
		return true;
	case ITEM_TEXT:
		return span_is(a->text, b->text);
	case ITEM_NUMBER:
		return a->number == b->number;
	case ITEM_BOOL:
		return a->yes == b->yes;
	case ITEM_TABLE:
		return same_table(a->table, b->table);
	default:
		return false;
	}
}

/* The first line behind the declaration: of the next one in the same file. */
static unsigned long
end_of(const struct writing *wr, const char *file, unsigned long line)
{
	unsigned long end = ULONG_MAX;

	for (unsigned i = 0; i < wr->n; i++)
		if (wr->list[i]->at.file == file && wr->list[i]->at.line > line && wr->list[i]->at.line < end)
			end = wr->list[i]->at.line;
	return end;
}

/* Of the same key in tables that stand in one another, the outermost: it was opened first. */
static unsigned long
line_of(const struct writing *wr, struct place from, struct span text, enum written_what what)
{
	const struct written_file *f = NULL;
	const struct key_at *found = NULL, *all;
	unsigned long end = end_of(wr, from.file, from.line);
	unsigned n, low = 0, high;

	for (unsigned i = 0; i < wr->nfiles; i++)
		if (wr->files[i]->path == from.file)
			f = wr->files[i];
	if (f == NULL)
		return 0;
	all = what == WRITTEN_KEY ? f->scanned.keys : f->scanned.texts;
	n = what == WRITTEN_KEY ? f->scanned.n : f->scanned.ntexts;
	for (high = n; low < high;) {
		unsigned middle = low + (high - low) / 2;

		if (all[middle].line < from.line)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < n && all[low].line < end; low++)
		if (span_is(all[low].key, text) && (found == NULL || (what == WRITTEN_KEY && all[low].table < found->table)))
			found = &all[low];
	return found != NULL ? found->line : 0;
}

struct place
written_place(const struct writing *wr, const struct written *w, struct place from, struct span text, enum written_what what)
{
	const struct written *a;
	unsigned long line = 0;

	for (a = w != NULL ? w->amended : NULL; a != NULL && line == 0; a = a->before) {
		if (what == WRITTEN_KEY && written_value(a, text) == NULL)
			continue;
		if ((line = line_of(wr, a->at, text, what)) > 0)
			from = a->at;
	}
	if (line == 0)
		line = line_of(wr, from, text, what);
	if (line > 0)
		from.line = line;
	return from;
}

const struct written *
written_retired(const struct writing *wr, const char *word, struct span id)
{
	for (unsigned i = 0; wr != NULL && i < wr->n; i++) {
		const struct written *w = wr->list[i];

		if (w->retired != NULL && span_is(w->id, id) && (word == NULL || strcmp(word, w->word->name) == 0))
			return w;
	}
	return NULL;
}

bool
say_retired(struct loading *ld, struct place at, const struct written *w, const char *what, const char *name)
{
	if (w == NULL)
		return false;
	problem(ld, at, "%s \"%s\": the %s \"%s\" is retired (%s:%lu: %s); override what still names it, or do not retire it", what, name,
	        w->word->name, w->id.at, w->retired->at.file, w->retired->at.line, w->retired->why);
	return true;
}

/* A text in quotes, as Lua reads it. */
static void
quote(struct text *t, struct span s)
{
	text_char(t, '"');
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"' || s.at[i] == '\\')
			text_char(t, '\\');
		if (s.at[i] == '\n')
			text_add(t, "\\n", 2);
		else
			text_char(t, s.at[i]);
	}
	text_char(t, '"');
}

static void
add_table(struct text *t, const struct table *table)
{
	const char *sep = "{ ";

	for (unsigned i = 0; i < table->n; i++, sep = ", ") {
		text_format(t, "%s", sep);
		written_text(t, table->list[i]);
	}
	for (unsigned i = 0; i < table->npairs; i++, sep = ", ") {
		text_format(t, "%s%s = ", sep, table->pairs[i].key.at);
		written_text(t, table->pairs[i].item);
	}
	text_format(t, "%s", *sep == '{' ? "{}" : " }");
}

/* word { … }, word "id", word(a, b) */
static void
add_arguments(struct text *t, struct item **args, unsigned n)
{
	if (n == 1 && args[0]->origin == NULL && (args[0]->kind == ITEM_TABLE || args[0]->kind == ITEM_TEXT)) {
		text_char(t, ' ');
		written_text(t, args[0]);
		return;
	}
	text_char(t, '(');
	for (unsigned i = 0; i < n; i++) {
		if (i > 0)
			text_add(t, ", ", 2);
		written_text(t, args[i]);
	}
	text_char(t, ')');
}

static void
add_origin(struct text *t, const struct origin *o)
{
	if (o->word == NULL) {
		text_add(t, o->called.at, o->called.len);
	} else if (o->word->kind == WORD_METHOD && o->nargs > 0) {
		written_text(t, o->args[0]);
		text_format(t, ":%s", o->word->name);
		add_arguments(t, o->args + 1, o->nargs - 1);
	} else if (o->word->kind == WORD_COUNTED && o->nargs == 2) {
		text_format(t, "%s", o->word->name);
		add_arguments(t, o->args, 1);
		add_arguments(t, o->args + 1, 1);
	} else {
		text_format(t, "%s", o->word->name);
		add_arguments(t, o->args, o->nargs);
	}
}

void
written_text(struct text *t, const struct item *item)
{
	if (item->origin != NULL) {
		add_origin(t, item->origin);
		return;
	}
	switch (item->kind) {
	case ITEM_TEXT:
		quote(t, item->text);
		break;
	case ITEM_NUMBER:
		text_format(t, "%.15g", item->number);
		break;
	case ITEM_BOOL:
		text_format(t, "%s", item->yes ? "true" : "false");
		break;
	case ITEM_TABLE:
		add_table(t, item->table);
		break;
	default:
		text_add(t, "nil", 3);
	}
}
