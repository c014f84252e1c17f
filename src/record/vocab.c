/*
 * vocab.c -- what the labels mean
 *
 * A label is found by its first eight bytes, its last eight bytes and its
 * length.  Slots that mean nothing are at least three in four, so that most look-ups
 * end at the first one.
 */
#include "record/vocab.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const char *const tier_names[] = {"core", "standard", "exam", "followup", "derived", NULL};

enum {
	FIRST_BITS = 11,
	MAX_NEAREST = 64,
};

static void
table_size(struct label_table *t, unsigned bits)
{
	size_t n = (size_t)1 << bits;

	t->shift = 64 - bits;
	t->mask = n - 1;
	t->slots = aligned_alloc(alignof(struct label_slot), n * sizeof(*t->slots));
	if (t->slots == NULL)
		die("out of memory");
	memset(t->slots, 0, n * sizeof(*t->slots));
}

static void
table_grow(struct label_table *t)
{
	struct label_slot *old = t->slots;
	size_t n = t->mask + 1;

	table_size(t, 64 - t->shift + 1);
	for (size_t i = 0; i < n; i++) {
		if (old[i].len > 0)
			*label_slot(t, old[i].label, old[i].len) = old[i];
	}
	free(old);
}

struct span
label_copy(struct arena *mem, struct span label)
{
	char *room = arena_take(mem, LABEL_EDGE + label.len + LABEL_TEXT);

	if (label.len > 0)
		memcpy(room + LABEL_EDGE, label.at, label.len);
	return (struct span){room + LABEL_EDGE, label.len};
}

/* False when the label has a meaning already; "label" is a label_copy(). */
static bool
add(struct vocab *v, struct span label, enum label_kind kind, int index)
{
	struct label_table *t = v->table;
	struct label_slot *slot;

	if (label.len == 0 || label.len > UINT32_MAX)
		return false;
	if (label_slot(t, label.at, label.len)->len > 0)
		return false;
	if ((t->used + 1) * 4 > t->mask + 1)
		table_grow(t);
	slot = label_slot(t, label.at, label.len);
	memset(slot->text, 0, sizeof(slot->text));
	memcpy(slot->text, label.at, label.len < LABEL_TEXT ? label.len : LABEL_TEXT);
	slot->label = label.at;
	slot->len = (uint32_t)label.len;
	slot->care = label.len < LABEL_TEXT ? (UINT32_C(1) << label.len) - 1 : UINT32_MAX;
	slot->means = (struct label){.kind = (uint8_t)kind, .index = (int16_t)index};
	t->used++;
	return true;
}

struct vocab *
vocab_new(void)
{
	static const char *const errors[] = {"error", "line", "raw"};
	struct vocab *v = must_realloc(NULL, 1, sizeof(*v));

	*v = (struct vocab){0};
	v->table = must_realloc(NULL, 1, sizeof(*v->table));
	*v->table = (struct label_table){0};
	table_size(v->table, FIRST_BITS);
	for (int i = 0; i < 3; i++)
		add(v, label_copy(&v->mem, span_of(errors[i])), LABEL_ERROR, i);
	return v;
}

void
vocab_free(struct vocab *v)
{
	if (v == NULL)
		return;
	free(v->fields);
	free(v->results);
	free(v->prefixes);
	free(v->table->slots);
	free(v->table);
	arena_free(&v->mem);
	free(v);
}

/* Room for one more in an array of n that is full at every power of two. */
static void *
one_more(void *array, size_t n, size_t size)
{
	if ((n & (n - 1)) != 0)
		return array;
	return must_realloc(array, n == 0 ? 1 : 2 * n, size);
}

static const char *
copy_string(struct vocab *v, const char *s)
{
	return s != NULL ? arena_copy(&v->mem, s, strlen(s)) : "";
}

/* The number as people write it; nearly all are whole, and printf takes its time over the others. */
static const char *
plain_number(double x, char room[32])
{
	if (x > -1e15 && x < 1e15 && x == (double)(long)x)
		snprintf(room, 32, "%ld", (long)x);
	else
		snprintf(room, 32, "%.15g", x);
	return room;
}

static const char *
range_misfit(struct vocab *v, const struct field_def *f)
{
	const char *gap = f->unit[0] != '\0' ? " " : "";
	char least[32], most[32];

	if (isinf(f->min) && isinf(f->max))
		return "not a finite number";
	if (isinf(f->max))
		return arena_format(&v->mem, "below %s%s%s", plain_number(f->min, least), gap, f->unit);
	if (isinf(f->min))
		return arena_format(&v->mem, "above %s%s%s", plain_number(f->max, most), gap, f->unit);
	return arena_format(&v->mem, "out of range %s to %s%s%s", plain_number(f->min, least), plain_number(f->max, most), gap, f->unit);
}

static const char *
words_misfit(struct vocab *v, const struct field_def *f)
{
	struct text t = {0};
	const char *misfit;

	for (size_t i = 0; i < f->nvalues; i++)
		text_format(&t, "%s%.*s", i > 0 ? "/" : "not one of ", (int)f->values[i].len, f->values[i].at);
	misfit = t.len > 0 ? arena_copy(&v->mem, t.at, t.len) : "not one of the words of this field";
	text_free(&t);
	return misfit;
}

/* The label of a new field; an empty one when it is taken. */
static struct span
new_label(struct vocab *v, struct span label)
{
	struct span copy = label_copy(&v->mem, label);

	if (v->nfields == MAX_FIELDS)
		die("the rules have more than %d fields", MAX_FIELDS);
	return add(v, copy, LABEL_FIELD, (int)v->nfields) ? copy : SPAN("");
}

static int
put_field(struct vocab *v, const struct field_def *f)
{
	v->fields = one_more(v->fields, v->nfields, sizeof(*v->fields));
	v->fields[v->nfields] = *f;
	return (int)v->nfields++;
}

int
vocab_add_field(struct vocab *v, const struct field_def *def)
{
	struct field_def f = *def;

	f.label = new_label(v, def->label);
	if (f.label.len == 0)
		return -1;
	f.unit = copy_string(v, def->unit);
	f.ask = copy_string(v, def->ask);
	f.means = copy_string(v, def->means);
	f.code = copy_string(v, def->code);
	f.group = copy_string(v, def->group);
	f.unsure = copy_string(v, def->unsure);
	f.hint = copy_string(v, def->hint);
	f.at.file = def->at.file != NULL ? copy_string(v, def->at.file) : NULL;
	f.values = arena_take(&v->mem, def->nvalues * sizeof(*f.values));
	for (size_t i = 0; i < f.nvalues; i++)
		f.values[i] = label_copy(&v->mem, def->values[i]);

	f.misfit = NULL;
	f.misfit_unit = NULL;
	if (f.type == FIELD_NUMBER) {
		f.misfit = range_misfit(v, &f);
		if (strcmp(f.unit, "°C") == 0)
			f.misfit_unit = arena_format(&v->mem, "%s (Fahrenheit?)", f.misfit);
		if (f.hint[0] != '\0')
			f.misfit = arena_format(&v->mem, "%s (%s)", f.misfit, f.hint);
	} else if (f.type == FIELD_CHOICE) {
		f.misfit = words_misfit(v, &f);
	}
	return put_field(v, &f);
}

int
vocab_add_like(struct vocab *v, struct span label, const char *ask, const char *means, int like)
{
	struct field_def f = v->fields[like];

	f.label = new_label(v, label);
	if (f.label.len == 0)
		return -1;
	f.ask = ask;
	f.means = means;
	return put_field(v, &f);
}

int
vocab_add_result(struct vocab *v, struct span label)
{
	struct span copy = label_copy(&v->mem, label);

	if (v->nresults == MAX_FIELDS)
		die("the rules have more than %d results", MAX_FIELDS);
	if (!add(v, copy, LABEL_RESULT, (int)v->nresults))
		return -1;
	v->results = one_more(v->results, v->nresults, sizeof(*v->results));
	v->results[v->nresults] = copy;
	return (int)v->nresults++;
}

bool
vocab_add_alias(struct vocab *v, struct span alias, int field)
{
	return add(v, label_copy(&v->mem, alias), LABEL_FIELD, field);
}

bool
vocab_map(struct vocab *v, struct span alias, int field)
{
	struct span copy = label_copy(&v->mem, alias);

	if (!add(v, copy, LABEL_FIELD, field))
		return false;
	label_slot(v->table, copy.at, copy.len)->means.mapped = true;
	return true;
}

bool
vocab_add_pass(struct vocab *v, struct span label)
{
	struct span copy = label_copy(&v->mem, label);
	struct label_slot *slot;

	if (label.len > 0 && label.at[label.len - 1] == '*') {
		copy.len--;
		v->prefixes = one_more(v->prefixes, v->nprefixes, sizeof(*v->prefixes));
		v->prefixes[v->nprefixes++] = copy;
		return true;
	}
	if (add(v, copy, LABEL_PASS, 0))
		return true;
	slot = label_slot(v->table, copy.at, copy.len);
	return slot->len > 0 && slot->means.kind == LABEL_PASS;  /* said twice is no contradiction */
}

/* As people mean a label, whatever their export makes of it: "Leg-Pain " is leg_pain. */
static struct span
plain_spelling(struct span label, char room[MAX_NEAREST])
{
	size_t n = 0;

	while (label.len > 0 && (label.at[0] == ' ' || label.at[0] == '\t'))
		label.at++, label.len--;
	while (label.len > 0 && (label.at[label.len - 1] == ' ' || label.at[label.len - 1] == '\t'))
		label.len--;
	for (size_t i = 0; i < label.len; i++) {
		char c = label.at[i];

		if (c == '\xc2' && i + 1 < label.len && label.at[i + 1] == '\xa0')  /* a blank that does not break */
			continue;
		if (c == '\xa0' && i > 0 && label.at[i - 1] == '\xc2')
			c = i + 1 < label.len ? '_' : ' ';
		else if (c >= 'A' && c <= 'Z')
			c = (char)(c | 0x20);
		else if (c == ' ' || c == '-' || c == '.')
			c = '_';
		if (c != ' ')
			room[n++] = c;
	}
	return (struct span){room, n};
}

struct label
vocab_find_other(const struct vocab *v, const char *label, size_t len)
{
	char room[LABEL_EDGE + MAX_NEAREST + LABEL_TEXT] = {0};
	const struct label_slot *slot;
	struct span plain;

	for (size_t i = 0; i < v->nprefixes; i++) {
		if (len >= v->prefixes[i].len && memcmp(label, v->prefixes[i].at, v->prefixes[i].len) == 0)
			return (struct label){.kind = LABEL_PASS, .index = 0};
	}
	if (len <= MAX_NEAREST) {
		plain = plain_spelling((struct span){label, len}, room + LABEL_EDGE);
		slot = label_slot(v->table, plain.at, plain.len);
		if (plain.len > 0 && slot->len != 0 && slot->means.kind == LABEL_FIELD)
			return slot->means;
	}
	return (struct label){.kind = LABEL_UNKNOWN, .index = -1};
}

struct span
vocab_nearest(const struct vocab *v, struct span label)
{
	char room[MAX_NEAREST], other_room[MAX_NEAREST];
	size_t limit = label.len < 3 ? 0 : label.len < 5 ? 1 : label.len < 9 ? 2 : 3;
	size_t least = limit + 1;
	const struct label_slot *best = NULL;
	struct span plain;

	if (label.len > MAX_NEAREST)
		return (struct span){NULL, 0};
	plain = plain_spelling(label, room);
	for (size_t i = 0; i <= v->table->mask; i++) {
		const struct label_slot *slot = &v->table->slots[i];
		size_t distance;

		if (slot->len == 0 || slot->len > MAX_NEAREST || (slot->means.kind != LABEL_FIELD && slot->means.kind != LABEL_RESULT))
			continue;
		distance = spelling_distance(plain, plain_spelling((struct span){slot->label, slot->len}, other_room), limit);
		/* Of two that are as near, the field, then the one first in the alphabet: never the order of the table. */
		if (distance > limit || distance > least)
			continue;
		if (distance == least && best != NULL
		    && (slot->means.kind > best->means.kind || (slot->means.kind == best->means.kind && strcmp(slot->label, best->label) > 0)))
			continue;
		least = distance;
		best = slot;
	}
	return best != NULL ? (struct span){best->label, best->len} : (struct span){NULL, 0};
}

int
vocab_field(const struct vocab *v, struct span label)
{
	for (size_t i = 0; i < v->nfields; i++)
		if (span_is(v->fields[i].label, label))
			return (int)i;
	return -1;
}
