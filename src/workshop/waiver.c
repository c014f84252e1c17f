/*
 * waiver.c -- the records somebody has looked at and let pass
 */
#include "workshop/waiver.h"

#include <stdio.h>
#include <stdlib.h>

#include "record/caption.h"

/* A file being read. */
struct reading {
	struct waivers *waivers;
	const long *as_of;
	struct place at;
	unsigned problems;
};

#define PROBLEM(r, ...) (warn_at(&(r)->at, __VA_ARGS__), (r)->problems++)

/* A field may stand once in a line: of two ids, nobody knows which is meant. */
static void
set_once(struct reading *r, const char *label, struct span *to, struct span value)
{
	if (to->at != NULL)
		PROBLEM(r, "%s stands here twice: a waiver is for one record; write a line for each", label);
	*to = value;
}

static void
read_until(struct reading *r, struct waiver *w, struct span value)
{
	long day;

	set_once(r, "until", &w->until, value);
	if (!date_read(value, &day))
		PROBLEM(r, "until wants a date like 2027-01-01");
	else if (r->as_of == NULL)
		PROBLEM(r, "until wants --as-of DATE: which day it is is never guessed");
	else
		w->expired = *r->as_of > day;
}

static void
read_field(struct reading *r, struct waiver *w, struct span field)
{
	const char *colon = memchr(field.at, ':', field.len);
	struct span label = {field.at, colon != NULL ? (size_t)(colon - field.at) : 0}, value;

	if (colon == NULL) {
		if (field.len > 0)
			PROBLEM(r, "a field without a colon: write id:P17, a tab, why:the reason");
		return;
	}
	value = (struct span){colon + 1, field.len - label.len - 1};
	while (value.len > 0 && value.at[0] == ' ')
		value = (struct span){value.at + 1, value.len - 1};
	while (value.len > 0 && value.at[value.len - 1] == ' ')
		value.len--;
	if (span_is(label, SPAN("id")))
		set_once(r, "id", &w->id, value);
	else if (span_is(label, SPAN("why")))
		set_once(r, "why", &w->why, value);
	else if (span_is(label, SPAN("until")))
		read_until(r, w, value);
	else
		PROBLEM(r, "a waiver has id, why and until, not %.*s", (int)label.len, label.at);
}

static void
read_line(struct reading *r, const char *line, size_t len)
{
	struct waivers *all = r->waivers;
	struct waiver w = {.at = r->at};
	const char *at, *end;

	if (len > 0 && line[len - 1] == '\r')
		len--;
	if (len == 0 || *line == '#')
		return;
	at = arena_copy(&all->mem, line, len);
	for (end = at + len; at <= end;) {
		const char *tab = memchr(at, '\t', (size_t)(end - at));
		const char *stop = tab != NULL ? tab : end;

		read_field(r, &w, (struct span){at, (size_t)(stop - at)});
		at = stop + 1;
	}
	if (w.id.len == 0 || caption_means_none(w.id))
		PROBLEM(r, "a waiver without an id: write id:P17, a tab, why:the reason");
	if (w.why.len == 0)
		PROBLEM(r, "a waiver without a reason: write why:seen by whom, and what was found");
	if ((all->n & (all->n - 1)) == 0)
		all->list = must_realloc(all->list, all->n == 0 ? 1 : 2 * all->n, sizeof(*all->list));
	all->list[all->n++] = w;
}

static int
by_id(const void *a, const void *b)
{
	const struct waiver *x = a, *y = b;
	size_t n = x->id.len < y->id.len ? x->id.len : y->id.len;
	int order = n > 0 ? memcmp(x->id.at, y->id.at, n) : 0;

	if (order == 0)
		order = (x->id.len > y->id.len) - (x->id.len < y->id.len);
	return order != 0 ? order : (x->at.line > y->at.line) - (x->at.line < y->at.line);
}

/* Puts them in order of their ids; one that stands there twice is two opinions. */
static void
sort(struct reading *r)
{
	struct waivers *all = r->waivers;

	if (all->n > 0)
		qsort(all->list, all->n, sizeof(*all->list), by_id);
	for (size_t i = 1; i < all->n; i++) {
		const struct waiver *before = &all->list[i - 1], *w = &all->list[i];

		r->at = w->at;
		if (w->id.len > 0 && span_is(before->id, w->id))
			PROBLEM(r, "this id has a waiver already, in line %lu", before->at.line);
	}
}

void
waivers_read(struct waivers *all, const char *file, const long *as_of)
{
	struct reading r = {.waivers = all, .as_of = as_of, .at = {file, 0}};
	char *line = NULL;
	size_t room = 0;
	ssize_t len;
	FILE *in;

	*all = (struct waivers){0};
	if (file == NULL)
		return;
	in = fopen(file, "re");
	if (in == NULL)
		die("cannot open %s:", file);
	while ((len = getline(&line, &room, in)) > 0) {
		const char *from = line;

		r.at.line++;
		if (line[len - 1] == '\n')
			len--;
		if (r.at.line == 1 && len >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0) {
			from += 3;
			len -= 3;
		}
		read_line(&r, from, (size_t)len);
	}
	if (ferror(in))
		die("cannot read %s:", file);
	free(line);
	fclose(in);
	sort(&r);
	if (r.problems > 0)
		die("%s: %u problem%s in the waivers; nothing was compared", file, r.problems, r.problems == 1 ? "" : "s");
}

void
waivers_free(struct waivers *all)
{
	free(all->list);
	arena_free(&all->mem);
}

/* The waiver of that id, or NULL. */
static struct waiver *
find(struct waivers *all, struct span id)
{
	size_t low = 0, high = all->n;

	while (low < high) {
		size_t middle = (low + high) / 2;
		struct waiver *w = &all->list[middle];
		struct waiver wanted = {.id = id, .at = w->at};
		int order = by_id(&wanted, w);

		if (order == 0)
			return w;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

void
waivers_meet(struct waivers *all, struct span id, const struct place *at)
{
	struct waiver *w = all->n > 0 && id.len > 0 ? find(all, id) : NULL;

	if (w != NULL && w->records++ < 2)
		*(w->records == 1 ? &w->first : &w->second) = (struct place){arena_copy(&all->mem, at->file, strlen(at->file)), at->line};
}

struct waiver *
waivers_use(struct waivers *all, struct span id)
{
	struct waiver *w = find(all, id);

	if (w == NULL || w->expired || w->records != 1)
		return NULL;
	w->used = true;
	return w;
}
