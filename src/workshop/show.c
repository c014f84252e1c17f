/*
 * show.c -- bp-rules show: what is in force, and where every value comes from
 */
#include <stdlib.h>

#include "rule/overlay.h"
#include "workshop/object.h"
#include "workshop/saying.h"
#include "workshop/verb.h"

static struct rules_given rules;
static const char *format;
static bool effective;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'e', "effective", NULL, "every value with the file and line it comes from", OPTION_FLAG, &effective},
	OUTPUT_OPTION(format),
	{0},
};

/* One run of the verb. */
struct run {
	const struct ruleset *set;
	const struct writing *writing;
	struct text out, value;
	bool ndjson;
};

/* One value of a declaration as it is in force; its rows have no key. */
struct shown {
	const struct written *of;
	struct span key;
	const struct item *item;
	struct place at;
	const char *site;        /* the site file that says so, or NULL */
	const struct item *was;  /* before that; NULL: nothing stood there, or no override says so */
	struct place was_at;
	bool replaced;           /* an override says so, and it was something else */
};

static struct span
in_words(struct run *run, const struct item *item)
{
	run->value.len = 0;
	saying_of(&run->value, run->set, item);
	return (struct span){run->value.at, run->value.len};
}

static bool
only_texts(const struct item *item)
{
	unsigned i = 0;

	if (item->kind != ITEM_TABLE || item->origin != NULL || item->table->npairs > 0)
		return false;
	while (i < item->table->n && item->table->list[i]->kind == ITEM_TEXT)
		i++;
	return i == item->table->n;
}

/* What no longer counts: conditions in the words they were written in, as the numbers in them may mean something else by now. */
static struct span
as_written(struct run *run, const struct item *item)
{
	run->value.len = 0;
	if (item->kind == ITEM_TEXT || only_texts(item))
		saying_of(&run->value, run->set, item);
	else
		written_text(&run->value, item);
	return (struct span){run->value.at, run->value.len};
}

static const char *
word_of_overlay(const struct written *w)
{
	return w->retired != NULL ? "retired" : w->amended != NULL ? "overridden" : w->site != NULL ? "added" : "";
}

/* The override that says what stands behind the key (or the rows, for ""), or NULL: the declaration itself. */
static const struct written *
sayer(const struct written *a, struct span key)
{
	for (; a != NULL; a = a->before) {
		const struct item *body = written_body(a);

		if (key.len > 0 ? written_value(a, key) != NULL : body->kind != ITEM_TABLE || body->origin != NULL || body->table->n > 0)
			break;
	}
	return a;
}

/* What the declaration, or the override of it, wrote there. */
static const struct item *
part(const struct written *w, struct span key)
{
	return key.len > 0 ? written_value(w, key) : written_body(w);
}

static struct place
place_of(const struct run *run, const struct written *w, struct span key)
{
	return key.len > 0 ? written_place(run->writing, NULL, w->at, key, WRITTEN_KEY) : w->at;
}

static struct shown
shown_of(const struct run *run, const struct written *w, struct span key, const struct item *item)
{
	const struct written *a = sayer(w->amended, key), *by = a != NULL ? a : w, *before;
	struct shown s = {.of = w, .key = key, .item = item, .at = place_of(run, by, key), .site = by->site, .replaced = a != NULL};

	if (a != NULL) {
		before = sayer(a->before, key);
		if (before == NULL)
			before = w;
		s.was = part(before, key);
		s.was_at = place_of(run, before, key);
		s.replaced = key.len == 0 || s.was == NULL || !written_same(s.was, item);
	}
	return s;
}

static void
object_place(struct object *o, const char *file, const char *line, struct place at)
{
	object_string(o, file, at.file);
	object_count(o, line, at.line);
}

/* What every object of a declaration begins with. */
static struct object
begin(struct run *run, const struct written *w)
{
	struct object o = object_begin(&run->out);

	object_string(&o, "word", w->word->name);
	object_text(&o, "id", w->id);
	return o;
}

static void
show_value(struct run *run, const struct shown *s)
{
	struct span value = in_words(run, s->item);

	if (run->ndjson) {
		struct object o = begin(run, s->of);

		object_text(&o, "key", s->key.len > 0 ? s->key : s->item->kind == ITEM_TABLE ? SPAN("rows") : SPAN("condition"));
		object_text(&o, "value", value);
		object_place(&o, "file", "line", s->at);
		if (s->replaced) {
			object_text(&o, "was", s->was != NULL ? as_written(run, s->was) : SPAN(""));
			object_place(&o, "was_file", "was_line", s->was_at);
		}
		object_end(&o);
		return;
	}
	text_format(&run->out, "  %-12s %.*s", s->key.len > 0 ? s->key.at : "", (int)value.len, value.at);
	if (effective || s->site != NULL)
		text_format(&run->out, "   [%s:%lu]", s->at.file, s->at.line);
	text_char(&run->out, '\n');
	if (s->replaced && s->was != NULL) {
		value = as_written(run, s->was);
		text_format(&run->out, "  %-12s was: %.*s   [%s:%lu]\n", "", (int)value.len, value.at, s->was_at.file, s->was_at.line);
	} else if (s->replaced) {
		text_format(&run->out, "  %-12s was not given\n", "");
	}
}

/* The line, or object, that says which declaration it is and what became of it. */
static void
show_head(struct run *run, const struct written *w)
{
	const char *state = word_of_overlay(w);
	const struct written *by = w->retired != NULL ? w->retired : w->amended;

	if (run->ndjson) {
		struct object o = begin(run, w);

		object_string(&o, "state", *state != '\0' ? state : "in force");
		object_place(&o, "file", "line", w->at);
		if (by != NULL)
			object_place(&o, "by_file", "by_line", by->at);
		if (w->retired != NULL) {
			object_string(&o, "why", w->retired->why);
			object_string(&o, "retired_by", w->retired->owner);
			object_string(&o, "since", w->retired->since);
		}
		object_end(&o);
		return;
	}
	if (w->word->kind == WORD_BARE)
		text_format(&run->out, "%s   [%s:%lu]", w->word->name, w->at.file, w->at.line);
	else
		text_format(&run->out, "%s \"%s\"   [%s:%lu]", w->word->name, w->id.at, w->at.file, w->at.line);
	if (by != NULL)
		text_format(&run->out, "  %s at %s:%lu", state, by->at.file, by->at.line);
	else if (*state != '\0')
		text_format(&run->out, "  %s", state);
	if (w->retired != NULL) {
		text_format(&run->out, "\n  why          %s", w->retired->why);
		if (*w->retired->owner != '\0' || *w->retired->since != '\0')
			text_format(&run->out, "\n  retired      %s%s%s", w->retired->owner, *w->retired->since != '\0' ? " since " : "", w->retired->since);
	}
	text_char(&run->out, '\n');
}

/* Keys in the order of their lines; those that only an override gives come last. */
static int
by_line(const void *a, const void *b)
{
	const struct shown *s = a, *t = b;
	bool new_s = s->replaced && s->was == NULL, new_t = t->replaced && t->was == NULL;
	unsigned long line_s = s->was != NULL ? s->was_at.line : s->at.line, line_t = t->was != NULL ? t->was_at.line : t->at.line;

	if (new_s != new_t)
		return new_s - new_t;
	if (line_s != line_t)
		return line_s < line_t ? -1 : 1;
	return strcmp(s->key.at, t->key.at);
}

/* What it was: nothing of it is in force, so in the words it was written in. */
static void
show_retired(struct run *run, const struct written *w)
{
	const struct table *t = written_body(w)->table;
	struct shown *all = must_realloc(NULL, t->npairs, sizeof(*all));

	for (unsigned i = 0; i < t->npairs; i++) {
		const struct written *by = sayer(w->amended, t->pairs[i].key);

		all[i] = (struct shown){.of = w, .key = t->pairs[i].key, .item = part(by != NULL ? by : w, t->pairs[i].key)};
		all[i].at = place_of(run, by != NULL ? by : w, all[i].key);
	}
	qsort(all, t->npairs, sizeof(*all), by_line);
	for (unsigned i = 0; i < t->npairs; i++) {
		struct span was = as_written(run, all[i].item);

		if (run->ndjson) {
			struct object o = begin(run, w);

			object_text(&o, "key", all[i].key);
			object_text(&o, "was", was);
			object_place(&o, "was_file", "was_line", all[i].at);
			object_end(&o);
		} else {
			text_format(&run->out, "  %-12s was: %.*s   [%s:%lu]\n", all[i].key.at, (int)was.len, was.at, all[i].at.file, all[i].at.line);
		}
	}
	free(all);
}

/* A key that is not given here but for the rule set as a whole. */
static void
show_inherited(struct run *run, const struct written *w, struct span key)
{
	const struct written *whole = run->writing->list[0];
	const struct item *item;
	struct shown s = {.of = w, .key = key};

	for (unsigned i = 0; i < run->writing->n && strcmp(whole->word->name, "ruleset") != 0; i++)
		whole = run->writing->list[i];
	s.item = item = written_value(whole, key);
	if (item == NULL || w == whole || written_value(w, key) != NULL || sayer(w->amended, key) != NULL)
		return;
	s.at = place_of(run, whole, key);
	show_value(run, &s);
}

/* The sources by their titles. */
static void
show_sources(struct run *run, const struct item *item)
{
	unsigned n = item->kind == ITEM_TABLE ? item->table->n : 1;

	for (unsigned i = 0; i < n; i++) {
		const struct item *key = item->kind == ITEM_TABLE ? item->table->list[i] : item;

		for (unsigned k = 0; k < run->set->nsources && key->kind == ITEM_TEXT; k++) {
			const struct source *s = &run->set->sources[k];

			if (span_is(s->is.id.text, key->text) && !run->ndjson)
				text_format(&run->out, "  %-12s %s: %s\n", "", s->is.id.text.at, s->title);
		}
	}
}

static void
show_values(struct run *run, const struct written *w)
{
	const struct item *now = w->now;
	bool table = now != NULL && now->kind == ITEM_TABLE;

	if (now != NULL && (!table || now->table->n > 0)) {
		struct table rows = {0};
		struct item list = {.kind = ITEM_TABLE, .table = &rows};
		struct shown s;

		if (table)
			rows = (struct table){.list = now->table->list, .n = now->table->n};
		s = shown_of(run, w, SPAN(""), table ? &list : now);
		show_value(run, &s);
	}
	if (table) {
		struct shown *all = must_realloc(NULL, now->table->npairs, sizeof(*all));

		for (unsigned i = 0; i < now->table->npairs; i++)
			all[i] = shown_of(run, w, now->table->pairs[i].key, now->table->pairs[i].item);
		qsort(all, now->table->npairs, sizeof(*all), by_line);
		for (unsigned i = 0; i < now->table->npairs; i++) {
			show_value(run, &all[i]);
			if (!effective && span_is(all[i].key, SPAN("source")))
				show_sources(run, all[i].item);
		}
		free(all);
	}
	if (!effective) {
		show_inherited(run, w, SPAN("owner"));
		show_inherited(run, w, SPAN("review_by"));
	}
}

static void
show_whole(struct run *run, const struct written *w)
{
	show_head(run, w);
	if (w->retired != NULL)
		show_retired(run, w);
	else
		show_values(run, w);
}

/* Which rules these are. */
static void
show_stamp(struct run *run)
{
	if (run->ndjson) {
		struct object o = object_begin(&run->out);

		object_text(&o, "rules", run->set->stamp.text);
		object_string(&o, "directory", run->set->directory);
		object_list(&o, "sites");
		for (const char **site = rules.sites; *site != NULL; site++)
			object_item(&o, span_of(*site));
		object_list_end(&o);
		object_end(&o);
		return;
	}
	text_format(&run->out, "%s   [%s", run->set->stamp.text.at, run->set->directory);
	for (const char **site = rules.sites; *site != NULL; site++)
		text_format(&run->out, ", %s", *site);
	text_format(&run->out, "]\n");
}

/* One of the items it declares: odi_3 of "odi". */
static bool
is_item(const struct run *run, const struct written *w, struct span what)
{
	int field = strcmp(w->word->name, "items") == 0 ? vocab_field(run->set->vocab, what) : -1;
	const struct items *items = field >= 0 ? items_of(run->set, field) : NULL;

	return items != NULL && span_is(items->is.id.text, w->id);
}

/* By its own id, or with its word in front: "level urgent". */
static bool
asked_for(const struct run *run, const struct written *w, struct span what)
{
	size_t n = strlen(w->word->name);

	return span_is(w->id, what) || is_item(run, w, what)
	       || (what.len > n && what.at[n] == ' ' && memcmp(what.at, w->word->name, n) == 0
	           && span_is(w->id, (struct span){what.at + n + 1, what.len - n - 1}));
}

/* Ends the program over an id nobody has declared. */
static _Noreturn void
refuse(const struct run *run, const char *what)
{
	const char **all = must_realloc(NULL, run->writing->n + 1, sizeof(*all)), *near;
	unsigned n = 0;

	for (unsigned i = 0; i < run->writing->n; i++)
		if (!overlay_is(run->writing->list[i]))
			all[n++] = run->writing->list[i]->id.at;
	all[n] = NULL;
	near = nearest_of(all, span_of(what));
	free(all);
	die("no declaration is called %s%s%s", what, near != NULL ? "; nearest: " : "; bp-rules show lists them", near != NULL ? near : "");
}

static void
show_ids(struct run *run, char *ids[])
{
	for (; *ids != NULL; ids++) {
		unsigned found = 0;

		for (unsigned i = 0; i < run->writing->n; i++) {
			const struct written *w = run->writing->list[i];

			if (overlay_is(w) || !asked_for(run, w, span_of(*ids)))
				continue;
			found++;
			show_whole(run, w);
		}
		if (found == 0)
			refuse(run, *ids);
	}
}

static void
show_all(struct run *run)
{
	for (int retired = 0; retired < 2; retired++) {
		for (unsigned i = 0; i < run->writing->n; i++) {
			const struct written *w = run->writing->list[i];

			if (overlay_is(w) || (w->retired != NULL) != (retired == 1))
				continue;
			if (effective)
				show_whole(run, w);
			else
				show_head(run, w);
		}
	}
}

static int
show(int noperands, char *operands[])
{
	struct run run = {.ndjson = writes_ndjson(format)};
	struct ruleset *set = rules_load(&rules, READ_WRITTEN);

	run.set = set;
	run.writing = set->writing;
	show_stamp(&run);
	if (noperands > 0)
		show_ids(&run, operands);
	else
		show_all(&run);
	output(run.out.at, run.out.len);
	text_free(&run.out);
	text_free(&run.value);
	ruleset_free(set);
	return EXIT_OK;
}

const struct command verb_show = {
	.name = "bp-rules show",
	.summary = "what is in force, and where each value comes from",
	.operands = "[id ...]",
	.options = options,
	.run = show,
};
