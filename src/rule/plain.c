/*
 * plain.c -- what of a declaration is nothing but texts and numbers
 */
#include "rule/plain.h"

#include <stdlib.h>

#include "rule/language.h"

enum { MAX_TABLES = 10, MAX_ENTRIES = 1000, MAX_DIGITS = 15 };

/* Digits, and perhaps a point with digits behind it: what every reader of numbers reads alike. */
static bool
is_decimal(struct span text)
{
	size_t digits = 0, points = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] >= '0' && text.at[i] <= '9')
			digits++;
		else if (text.at[i] == '.' && digits > 0)
			points++;
		else
			return false;
	}
	return digits <= MAX_DIGITS && points <= 1 && text.at[text.len - 1] != '.';
}

static bool
is_truth(const struct token *t)
{
	return t->kind == TOKEN_NAME && (span_is(t->text, SPAN("true")) || span_is(t->text, SPAN("false")));
}

/* At the place of a value. */
static int
value(struct plain_search *s, const struct token *t)
{
	if (++s->entries > MAX_ENTRIES)
		return PLAIN_OTHER;
	if (t->mark == '{')
		return s->depth++ < MAX_TABLES ? PLAIN_ENTRY : PLAIN_OTHER;
	if (t->simple)
		return PLAIN_TEXT;
	return (t->kind == TOKEN_NUMBER && is_decimal(t->text)) || is_truth(t) ? PLAIN_VALUE : PLAIN_OTHER;
}

/* Behind a value, or at the end of a table within the entry. */
static int
behind(struct plain_search *s, const struct token *t)
{
	if (t->mark == '}' && s->depth > 0) {
		s->depth--;
		return PLAIN_VALUE;
	}
	return t->mark == ',' && s->at != PLAIN_ENTRY ? PLAIN_ENTRY : PLAIN_OTHER;
}

/* Within the table of a declaration. */
static int
step(struct plain_search *s, const struct token *t)
{
	switch (s->at) {
	case PLAIN_ENTRY:
		if (s->depth > 0 && t->mark == '}')
			return behind(s, t);
		if (s->depth == 0)
			s->keyed = t->kind == TOKEN_NAME && !is_truth(t);
		s->reserved = t->kind == TOKEN_NAME && token_keyword(t->text);
		return t->kind == TOKEN_NAME && !is_truth(t) ? PLAIN_KEY : value(s, t);
	case PLAIN_KEY:
		return t->mark == '=' && !s->reserved ? PLAIN_EQUALS : PLAIN_OTHER;
	case PLAIN_EQUALS:
		return value(s, t);
	case PLAIN_TEXT:
		if (t->kind == TOKEN_MARK && span_is(t->text, SPAN("..")))
			return PLAIN_JOIN;
		return behind(s, t);
	case PLAIN_JOIN:
		return t->simple ? PLAIN_TEXT : PLAIN_OTHER;
	case PLAIN_VALUE:
		return behind(s, t);
	default:
		return PLAIN_OTHER;
	}
}

static struct plain *
add(struct plains *found)
{
	if (found->n == found->cap) {
		found->cap = found->cap == 0 ? 256 : found->cap * 2;
		found->list = must_realloc(found->list, found->cap, sizeof(*found->list));
	}
	return &found->list[found->n++];
}

/* The entry has come to its end, and is plain. */
static void
end_entry(struct plain_search *s, bool lost, struct plains *found)
{
	struct plain *row;

	if (lost || !s->keyed) {
		s->in_row = false;
		return;
	}
	if (!s->in_row) {
		*add(found) = (struct plain){{s->entry, 0}, s->line, 0};
		s->row_line = s->entry_line;
		s->in_row = true;
	}
	row = &found->list[found->n - 1];
	row->given.len = (size_t)(s->end - row->given.at);
	row->ends = s->end_line - s->row_line;
}

/* The table has come to its end with this bracket. */
static void
end_table(struct plain_search *s, const struct plain_place *p, struct plains *found)
{
	s->at = PLAIN_NOTHING;
	if (!s->whole || p->lost)
		return;
	found->n = s->before;
	*add(found) = (struct plain){{s->id, (size_t)(p->t->text.at + 1 - s->id)}, s->line, p->line - s->id_line};
}

/* Between the brackets of the declaration's own table. */
static void
go_through(struct plain_search *s, const struct plain_place *p, struct plains *found)
{
	bool ends = p->nesting == 1 && (p->t->mark == ',' || p->t->mark == '}');
	bool is_last = ends && p->t->mark == '}' && s->at == PLAIN_ENTRY;  /* nothing stands behind the last comma */

	if (ends && s->depth == 0 && (s->at == PLAIN_TEXT || s->at == PLAIN_VALUE)) {
		end_entry(s, p->lost, found);
	} else if (s->at != PLAIN_OTHER && !is_last) {
		if (s->at == PLAIN_ENTRY && s->depth == 0) {
			s->entry = p->t->text.at;
			s->entry_line = p->line;
		}
		s->at = step(s, p->t);
		ends &= s->at == PLAIN_OTHER;
	}
	if (s->at == PLAIN_OTHER)
		s->whole = s->in_row = false;
	if (!ends)
		return;
	s->depth = 0;
	if (p->t->mark == ',')
		s->at = PLAIN_ENTRY;
	else
		end_table(s, p, found);
}

void
plain_next(struct plain_search *s, const struct plain_place *p, struct plains *found)
{
	const struct token *t = p->t;

	switch (s->at) {
	case PLAIN_WORD:
		s->at = t->simple ? PLAIN_ID : PLAIN_NOTHING;
		s->id = t->text.at - 1;
		s->id_line = p->line;
		break;
	case PLAIN_ID:
		s->at = t->mark == '{' ? PLAIN_ENTRY : PLAIN_NOTHING;
		s->depth = s->entries = 0;
		s->whole = true;
		s->in_row = false;
		s->before = found->n;
		break;
	case PLAIN_NOTHING:
		break;
	default:
		go_through(s, p, found);
	}
	if (s->at == PLAIN_NOTHING && p->begins) {
		s->at = PLAIN_WORD;
		s->line = p->line;
	}
	s->end = t->text.at + t->text.len + (t->kind == TOKEN_STRING);
	s->end_line = p->line;
}

/* What is being read. */
struct reading {
	struct plain_room *room;
	struct loading *ld;
	struct tokens in;
	struct token t;   /* the next one */
	struct place at;
};

static void
go_on(struct reading *r)
{
	token_next(&r->in, &r->t);
}

/* The text, or texts that are joined. */
static struct item *
read_text(struct reading *r)
{
	struct arena *mem = &r->ld->set->mem;
	struct text joined = {0};
	struct span text = r->t.text;

	go_on(r);
	if (r->t.kind != TOKEN_MARK || !span_is(r->t.text, SPAN("..")))
		return item_text(r->ld, (struct span){arena_copy(mem, text.at, text.len), text.len}, r->at);
	text_add(&joined, text.at, text.len);
	while (r->t.kind == TOKEN_MARK && span_is(r->t.text, SPAN(".."))) {
		go_on(r);
		text_add(&joined, r->t.text.at, r->t.text.len);
		go_on(r);
	}
	text = (struct span){arena_copy(mem, joined.at, joined.len), joined.len};
	text_free(&joined);
	return item_text(r->ld, text, r->at);
}

static struct item *read_table(struct reading *r);

static struct item *
read_value(struct reading *r)
{
	struct item *item;
	char digits[MAX_DIGITS + 2];

	if (r->t.mark == '{')
		return read_table(r);
	if (r->t.kind == TOKEN_STRING) {
		item = read_text(r);
		r->room->taken += item->text.len;
		return item;
	}
	if (r->t.kind == TOKEN_NUMBER) {
		item = item_new(r->ld, ITEM_NUMBER, r->at);
		memcpy(digits, r->t.text.at, r->t.text.len);
		digits[r->t.text.len] = '\0';
		item->number = strtod(digits, NULL);
	} else {
		item = item_new(r->ld, ITEM_BOOL, r->at);
		item->yes = *r->t.text.at == 't';
	}
	go_on(r);
	return item;
}

/* An entry goes behind those of the tables it stands in. */
static void
add_item(struct plain_room *room, struct item *item)
{
	if (room->nitems == room->capitems) {
		room->capitems = room->capitems == 0 ? 64 : room->capitems * 2;
		room->items = must_realloc(room->items, room->capitems, sizeof(*room->items));
	}
	room->items[room->nitems++] = item;
}

void
plain_add_pair(struct plain_room *room, struct span key, struct item *item)
{
	if (room->npairs == room->cappairs) {
		room->cappairs = room->cappairs == 0 ? 64 : room->cappairs * 2;
		room->pairs = must_realloc(room->pairs, room->cappairs, sizeof(*room->pairs));
	}
	room->pairs[room->npairs++] = (struct pair){.key = key, .item = item};
}

static void
read_entry(struct reading *r)
{
	if (r->t.kind == TOKEN_NAME && !is_truth(&r->t)) {
		struct span key = {arena_copy(&r->ld->mem, r->t.text.at, r->t.text.len), r->t.text.len};

		go_on(r);
		go_on(r);  /* = */
		plain_add_pair(r->room, key, read_value(r));
	} else {
		add_item(r->room, read_value(r));
	}
	if (r->t.mark == ',')
		go_on(r);
}

static struct item *
read_table(struct reading *r)
{
	struct plain_room *room = r->room;
	struct arena *mem = &r->ld->mem;
	struct item *item = item_new(r->ld, ITEM_TABLE, r->at);
	struct table *t = arena_take(mem, sizeof(*t));
	unsigned pairs = room->npairs, items = room->nitems;

	item->table = t;
	go_on(r);
	while (r->t.mark != '}')
		read_entry(r);
	go_on(r);
	t->n = room->nitems - items;
	t->npairs = room->npairs - pairs;
	t->list = arena_take(mem, (t->n + 1) * sizeof(*t->list));
	t->pairs = arena_take(mem, (t->npairs + 1) * sizeof(*t->pairs));
	for (unsigned i = 0; i < t->n; i++)
		t->list[i] = room->items[items + i];
	for (unsigned i = 0; i < t->npairs; i++)
		t->pairs[i] = room->pairs[pairs + i];
	room->nitems = items;
	room->npairs = pairs;
	pairs_sort(t->pairs, t->npairs);
	room->taken += (1 + t->n + t->npairs) * sizeof(*item);
	return item;
}

void
plain_read(struct plain_room *room, struct loading *ld, const struct plain *p, struct place at, struct item *args[2])
{
	struct reading r = {.room = room, .ld = ld, .in = {p->given.at, p->given.at + p->given.len, at, false}, .at = at};

	go_on(&r);
	args[0] = read_text(&r);
	args[1] = read_table(&r);
}

void
plain_read_entries(struct plain_room *room, struct loading *ld, const struct plain *p, struct place at)
{
	struct reading r = {.room = room, .ld = ld, .in = {p->given.at, p->given.at + p->given.len, at, false}, .at = at};
	unsigned pairs = room->npairs;

	go_on(&r);
	while (r.t.kind != TOKEN_END)
		read_entry(&r);
	room->taken += (room->npairs - pairs) * sizeof(struct item);
}

void
plain_room_free(struct plain_room *room)
{
	free(room->pairs);
	free(room->items);
}
