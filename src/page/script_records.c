/*
 * script_records.c -- the records as a page script sees them, and lists
 *
 * A record is a table that knows which one it is, and asks for a label when it
 * is read; only when it is walked or written to do all its labels stand in it.
 * A page reads few labels of each record, and as many tables full of them as
 * a region has patients would not fit into its memory.
 */
#include "page/script_room.h"

static const char RECORD_NAME[] = "record", FULL_NAME[] = "full record";

/* In a record that is not full: which one it is, and the lists that have been read, by label.  No script has such keys. */
static const char WHICH, LISTS;

/* Values */

static void
push_list(lua_State *L, struct span items)
{
	int n = 0;

	lua_newtable(L);  /* list */
	luaL_setmetatable(L, LIST_NAME);
	for (const char *s = items.at; s < items.at + items.len; s += strlen(s) + 1) {
		lua_pushstring(L, s);
		lua_rawseti(L, -2, ++n);
	}
}

static void
push_number(lua_State *L, double number)
{
	if (number == (double)(lua_Integer)number && number > -1e15 && number < 1e15)
		lua_pushinteger(L, (lua_Integer)number);
	else
		lua_pushnumber(L, number);
}

static void
push_entry(lua_State *L, const struct dossier_entry *e)
{
	if (e->kind == ENTRY_LIST)
		push_list(L, (struct span){e->is.text, e->len});
	else if (e->kind == ENTRY_NUMBER)
		push_number(L, e->is.number);
	else
		lua_pushlstring(L, e->is.text, e->len);
}

/* Records */

/* The label a record or the vocabulary has that is spelled nearly like it. */
static struct span
nearest_label(const struct script *script, struct span label)
{
	struct span near = vocab_nearest(script->set->vocab, label);
	size_t least = near.len > 0 ? spelling_distance(label, near, 2) : label.len < 4 ? 2 : 3;

	for (size_t i = 0; i < script->dossier->nlabels; i++) {
		size_t distance = spelling_distance(label, script->dossier->labels[i], 2);

		if (distance < least) {
			least = distance;
			near = script->dossier->labels[i];
		}
	}
	return near;
}

/* record[label] of a label that says nothing in it: nil; but a label misspelt says nothing in any, and nobody would see. */
static int
no_label(lua_State *L)
{
	struct studio *studio = studio_of(L);
	const struct script *script = studio->script;
	struct span label, near;
	lua_Debug ar;

	if (lua_type(L, 2) != LUA_TSTRING)
		return 0;
	label.at = lua_tolstring(L, 2, &label.len);
	if (label.len == 0 || dossier_has(script->dossier, label) || label_set_find(&studio->said, label, 1) != NULL)
		return 0;
	label.at = arena_copy(&studio->mem, label.at, label.len);
	label_set_add(&studio->said, label, 1, 0);
	if (vocab_find(script->set->vocab, label.at, label.len).kind != LABEL_UNKNOWN)
		return 0;
	near = nearest_label(script, label);
	if (near.len == 0 || !script_public(script, label) || !lua_getstack(L, 1, &ar) || !lua_getinfo(L, "Sl", &ar))
		return 0;
	text_format(&studio->notes, "%s:%d: no record has the label %s, and no rule knows it; nearest: %.*s", ar.short_src, ar.currentline,
	            label.at, (int)near.len, near.at);
	text_char(&studio->notes, '\0');
	return 0;
}

/* The record the table at the index is of. */
static const struct dossier_record *
record_at(lua_State *L, int index)
{
	const struct dossier_record *r;

	lua_rawgetp(L, index, &WHICH);  /* … which */
	r = lua_touserdata(L, -1);
	lua_pop(L, 1);                  /* … */
	return r;
}

/* Pushes the list that has been read under that label before, or nil.  A script may have written into it. */
static bool
push_known_list(lua_State *L, int index, struct span label)
{
	if (lua_rawgetp(L, index, &LISTS) == LUA_TTABLE) {  /* … lists */
		lua_pushlstring(L, label.at, label.len);    /* … lists label */
		lua_rawget(L, -2);                          /* … lists list */
		lua_remove(L, -2);                          /* … list */
	}
	return !lua_isnil(L, -1);
}

/* Keeps the list on top of the stack under its label. */
static void
keep_list(lua_State *L, int index, struct span label)
{
	if (lua_rawgetp(L, index, &LISTS) == LUA_TNIL) {    /* … list nil */
		lua_pop(L, 1);
		lua_newtable(L);                            /* … list lists */
		lua_pushvalue(L, -1);
		lua_rawsetp(L, index, &LISTS);
	}
	lua_pushlstring(L, label.at, label.len);            /* … list lists label */
	lua_pushvalue(L, -3);                               /* … list lists label list */
	lua_rawset(L, -3);                                  /* … list lists */
	lua_pop(L, 1);                                      /* … list */
}

/* record[label] */
static int
read_label(lua_State *L)
{
	const struct dossier_record *r = record_at(L, 1);
	const struct dossier_entry *e;
	struct span label;

	if (lua_type(L, 2) != LUA_TSTRING)
		return 0;
	label.at = lua_tolstring(L, 2, &label.len);
	e = dossier_find(studio_of(L)->script->dossier, r, label);
	if (e == NULL && span_is(label, SPAN("line")))
		lua_pushinteger(L, (lua_Integer)r->line);
	else if (e == NULL && r->error != NULL && span_is(label, SPAN("error")))
		lua_pushstring(L, r->error);
	else if (e == NULL)
		return no_label(L);
	else if (e->kind != ENTRY_LIST) {
		push_entry(L, e);
	} else if (!push_known_list(L, 1, label)) {
		push_entry(L, e);
		keep_list(L, 1, label);
	}
	return 1;
}

static bool
is_lean(lua_State *L, int index)
{
	bool is;

	if (!lua_getmetatable(L, index))
		return false;
	luaL_getmetatable(L, RECORD_NAME);  /* meta of_records */
	is = lua_rawequal(L, -1, -2);
	lua_pop(L, 2);                      /* - */
	return is;
}

void
script_fill(lua_State *L, int index)
{
	const struct dossier *d = studio_of(L)->script->dossier;
	const struct dossier_record *r;

	luaL_checkstack(L, 8, "tables nested too deep");
	index = lua_absindex(L, index);
	if (!lua_istable(L, index) || !is_lean(L, index))
		return;
	r = record_at(L, index);
	lua_pushvalue(L, index);                                        /* record */
	luaL_setmetatable(L, FULL_NAME);
	lua_pushinteger(L, (lua_Integer)r->line);                       /* record line */
	lua_setfield(L, -2, "line");                                    /* record */
	if (r->error != NULL) {
		lua_pushstring(L, r->error);                            /* record error */
		lua_setfield(L, -2, "error");                           /* record */
	}
	for (unsigned i = 0; i < r->n; i++) {
		const struct dossier_entry *e = &r->entries[i];
		struct span label = d->labels[e->label];

		lua_pushlstring(L, label.at, label.len);                /* record label */
		if (e->kind != ENTRY_LIST) {
			push_entry(L, e);                               /* record label value */
		} else if (!push_known_list(L, index, label)) {
			lua_pop(L, 1);
			push_entry(L, e);
		}
		lua_rawset(L, -3);                                      /* record */
	}
	lua_pushnil(L);
	lua_rawsetp(L, -2, &WHICH);
	lua_pushnil(L);
	lua_rawsetp(L, -2, &LISTS);
	lua_pop(L, 1);                                                  /* - */
}

/* record[label] = value */
static int
write_label(lua_State *L)
{
	script_fill(L, 1);
	lua_settop(L, 3);
	lua_rawset(L, 1);
	return 0;
}

/* fullrecord[label], of a label it has not. */
static int
read_nothing(lua_State *L)
{
	return lua_type(L, 2) == LUA_TSTRING ? no_label(L) : 0;
}

/* needs { "level", "response" }: the page would be wrong without them. */
static int
word_needs(lua_State *L)
{
	const struct dossier *d = studio_of(L)->script->dossier;
	bool readable = false;
	struct span label;

	luaL_checktype(L, 1, LUA_TTABLE);
	for (size_t i = 0; i < d->n && !readable; i++)
		readable = d->records[i].error == NULL;
	for (lua_Integer i = 1; readable && lua_rawgeti(L, 1, i) != LUA_TNIL; i++, lua_pop(L, 1)) {
		label.at = luaL_checklstring(L, -1, &label.len);
		if (!dossier_has(d, label))
			return luaL_error(L, "no record has the label %s, which this page needs; is the input the right one?", label.at);
	}
	return 0;
}

/* Lists */

/* Pushes the text without blanks around it as the next entry of the table below the top. */
static void
add_item(lua_State *L, const char *from, const char *to, int *n)
{
	while (from < to && *from == ' ')
		from++;
	while (from < to && to[-1] == ' ')
		to--;
	if (from == to)
		return;
	lua_pushlstring(L, from, (size_t)(to - from));
	lua_rawseti(L, -2, ++*n);
}

/* list(v): an array stays what it is; "a,b" are two; "none" and nothing are none. */
static int
word_list(lua_State *L)
{
	size_t len;
	const char *text, *end, *comma;
	int n = 0;

	if (lua_istable(L, 1)) {
		lua_settop(L, 1);
		return 1;
	}
	lua_newtable(L);
	luaL_setmetatable(L, LIST_NAME);
	if (lua_isnoneornil(L, 1))
		return 1;
	text = luaL_checklstring(L, 1, &len);
	if (strcmp(text, "none") == 0)
		return 1;
	for (end = text + len; (comma = memchr(text, ',', (size_t)(end - text))) != NULL; text = comma + 1)
		add_item(L, text, comma, &n);
	add_item(L, text, end, &n);
	return 1;
}

static void
add_kind(lua_State *L, const char *name, lua_CFunction read, lua_CFunction write)
{
	luaL_newmetatable(L, name);              /* words meta */
	if (read != NULL) {
		lua_pushcfunction(L, read);      /* words meta read */
		lua_setfield(L, -2, "__index");  /* words meta */
	}
	if (write != NULL) {
		lua_pushcfunction(L, write);     /* words meta write */
		lua_setfield(L, -2, "__newindex");
	}
	lua_pop(L, 1);                           /* words */
}

void
script_records(lua_State *L)
{
	static const luaL_Reg words[] = {{"list", word_list}, {"needs", word_needs}, {NULL, NULL}};
	const struct dossier *d = studio_of(L)->script->dossier;

	add_kind(L, LIST_NAME, NULL, NULL);
	add_kind(L, RECORD_NAME, read_label, write_label);
	add_kind(L, FULL_NAME, read_nothing, NULL);
	luaL_setfuncs(L, words, 0);
	lua_createtable(L, (int)d->n, 0);        /* words records */
	for (size_t i = 0; i < d->n; i++) {
		lua_createtable(L, 0, 1);        /* words records record */
		lua_pushlightuserdata(L, &d->records[i]);
		lua_rawsetp(L, -2, &WHICH);
		luaL_setmetatable(L, RECORD_NAME);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_setfield(L, -2, "records");          /* words */
}
