/*
 * room.c -- the room rule files are run in; the only file that knows Lua
 *
 * Everything that can raise a Lua error happens inside visit(), under the one
 * lua_pcall().  A raised error skips over C frames, so nothing here owns
 * anything: items are made in arenas, the rest belongs to Lua.  In Lua, an
 * item is a light userdata, its address; there are no others for a rule file
 * to get hold of.
 *
 * Every file has a Lua state of its own, in memory that is used again for the
 * next: no file sees what another has done to Lua, and there is little memory to touch.
 */
#include "rule/room.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include <lauxlib.h>
#include <lua.h>

#include "rule/brief.h"
#include "rule/lua_error.h"
#include "rule/plain.h"
#include "rule/written.h"

enum {
	MAX_MEMORY = 64 * 1024 * 1024,
	MIN_MEMORY = 1024 * 1024,
	MAX_TAKEN = 64 * 1024 * 1024,
	MAX_ARGS = 8,
	MAX_ENTRIES = 10000,
	MAX_TABLE_DEPTH = 20,
	ALIGNED = 8,  /* what any object of Lua is content with */
};

/* A word that waits for its table: any declaration between redflag "RF-1" and { … }. */
struct waiting {
	const struct language_word *word;
	struct item *id;
	struct place at;
	bool done;
	struct waiting *next;
};

struct room {
	struct loading *ld;
	char *memory;      /* Lua's: address space that costs nothing until it is touched */
	size_t limit;      /* bytes of it: MAX_MEMORY, or less where a process may not have so much */
	size_t used;       /* of it, by the file that is run */
	size_t taken;      /* bytes of what the words were given: a table that stands in many tables is taken as often */
	const char *path;
	struct span text;
	struct text brief;  /* the text as Lua reads it */
	bool in_brief;      /* it does */
	struct plain_room plain;  /* the tables being taken, too */
	struct waiting *waiting;
	struct made *made;
};

/* Conditions a file has made, to find those that went nowhere. */
struct made {
	struct item *item;
	struct made *next;
};

static struct room *
room_of(lua_State *L)
{
	return *(struct room **)lua_getextraspace(L);
}

/*
 * A file runs for a millisecond, so what Lua gives back is not kept track of:
 * blocks stand one behind the other, and all of them go at once when the file has been run.
 */
static void *
allocate(void *ud, void *old, size_t osize, size_t nsize)
{
	struct room *room = ud;
	size_t before = old != NULL ? osize : 0;  /* without a block osize is a type */
	void *fresh = room->memory + room->used;

	if (nsize <= before)
		return nsize == 0 ? NULL : old;
	if (nsize > room->limit - room->used)
		return NULL;
	room->used += (nsize + ALIGNED - 1) & ~((size_t)ALIGNED - 1);
	if (before > 0)
		memcpy(fresh, old, before);
	return fresh;
}

/* The line of the rule file that is being run, where it is wanted.  Lua counts it out: ask once. */
static struct place
here(lua_State *L)
{
	lua_Debug ar;
	struct place at = {room_of(L)->path, 0};

	if (room_of(L)->ld->say != NULL && lua_getstack(L, 1, &ar) && lua_getinfo(L, "l", &ar) && ar.currentline > 0)
		at.line = (unsigned long)ar.currentline;
	return at;
}

static void
push(lua_State *L, struct item *item)
{
	struct room *room = room_of(L);

	lua_pushlightuserdata(L, item);  /* thing */
	if (item->kind == ITEM_COND || item->kind == ITEM_VALUE || item->kind == ITEM_ONE_OF
	    || item->kind == ITEM_EACH || (item->kind == ITEM_LATER && item->origin->word != NULL)) {
		struct made *m = arena_take(&room->ld->mem, sizeof(*m));

		m->item = item;
		m->next = room->made;
		room->made = m;
	}
}

static struct item *take(lua_State *L, int index, struct place at, int depth);

/* The entry with a name on top of the stack is put behind those of the tables it stands in. */
static void
take_pair(lua_State *L, struct place at, int depth)
{
	struct room *room = room_of(L);
	struct span key;

	key.at = lua_tolstring(L, -2, &key.len);  /* nothing is collected: Lua keeps it while the file is run */
	if (room->ld->writing != NULL)
		key.at = arena_copy(&room->ld->mem, key.at, key.len);
	plain_add_pair(&room->plain, key, take(L, -1, at, depth + 1));
}

/* What is plain that the text on top of the stack stands for, or NULL. */
static const struct plain *
plain_at(lua_State *L, int index)
{
	struct room *room = room_of(L);
	struct span text;

	if (!room->in_brief || lua_type(L, index) != LUA_TSTRING)
		return NULL;
	text.at = lua_tolstring(L, index, &text.len);
	return brief_plain(text, room->ld->scanned);
}

static void
count_taken(lua_State *L)
{
	struct room *room = room_of(L);

	if (room->taken + room->plain.taken > MAX_TAKEN)
		luaL_error(L, "declares more than %d MiB; a rule file is read by people", MAX_TAKEN / 1024 / 1024);
}

/* The value on top of the stack, as the next one of the list. */
static void
take_listed(lua_State *L, struct table *t, struct place at, int depth)
{
	struct room *room = room_of(L);
	const struct plain *plain = depth == 0 ? plain_at(L, -1) : NULL;

	if (plain == NULL) {
		t->list[t->n++] = take(L, -1, at, depth + 1);
		return;
	}
	plain_read_entries(&room->plain, room->ld, plain, at);
	count_taken(L);
}

/* The table at "index" as an item.  Lua walks tables in no order, so pairs are sorted by key. */
static struct item *
take_table(lua_State *L, int index, struct place at, int depth)
{
	struct room *room = room_of(L);
	struct loading *ld = room->ld;
	struct item *item = item_new(ld, ITEM_TABLE, at);
	struct table *t = arena_take(&ld->mem, sizeof(*t));
	unsigned whole = 0, outer = room->plain.npairs;
	lua_Integer highest = 0;

	item->table = t;
	if (depth > MAX_TABLE_DEPTH)
		luaL_error(L, "tables nested more than %d deep", MAX_TABLE_DEPTH);
	luaL_checkstack(L, 8, "tables nested too deep");
	index = lua_absindex(L, index);
	for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {  /* key value */
		if (lua_type(L, -2) == LUA_TSTRING) {
			take_pair(L, at, depth);
		} else if (lua_isinteger(L, -2)) {
			whole++;
			if (lua_tointeger(L, -2) > highest)
				highest = lua_tointeger(L, -2);
		} else {
			luaL_error(L, "a key that is neither a name nor a place in a list");
		}
		if (whole + room->plain.npairs - outer > MAX_ENTRIES)
			luaL_error(L, "a table with more than %d entries", MAX_ENTRIES);
	}
	if (highest != (lua_Integer)whole)
		problem(ld, at, "the list has a hole: an entry before the last one is nothing");
	t->list = arena_take(&ld->mem, (whole + 1) * sizeof(*t->list));
	for (lua_Integer i = 1; i <= highest && t->n < whole; i++) {
		if (lua_rawgeti(L, index, i) != LUA_TNIL)
			take_listed(L, t, at, depth);
		lua_pop(L, 1);
	}
	t->npairs = room->plain.npairs - outer;
	t->pairs = arena_take(&ld->mem, (t->npairs + 1) * sizeof(*t->pairs));
	if (t->npairs > 0)
		memcpy(t->pairs, room->plain.pairs + outer, t->npairs * sizeof(*t->pairs));
	room->plain.npairs = outer;
	pairs_sort(t->pairs, t->npairs);
	return item;
}

/* The text at "index", with what stands in it in brief written out. */
static struct span
whole_text(lua_State *L, int index)
{
	struct room *room = room_of(L);
	struct span text, whole;

	text.at = lua_tolstring(L, index, &text.len);
	if (!is_brief(text))
		return (struct span){arena_copy(&room->ld->set->mem, text.at, text.len), text.len};
	whole.at = brief_expand(&room->ld->set->mem, text, room->ld->scanned, MAX_TAKEN, &whole.len);
	if (whole.at == NULL)
		luaL_error(L, "a text holds the control sign \\1, or is too long");
	return whole;
}

/* The Lua value at "index" as an item; what is taken counts as used. */
static struct item *
take(lua_State *L, int index, struct place at, int depth)
{
	struct room *room = room_of(L);
	struct loading *ld = room->ld;
	int type = lua_type(L, index);
	struct span text = {"", 0};
	struct item *item;

	if (type == LUA_TSTRING)
		text = whole_text(L, index);
	room->taken += sizeof(*item) + text.len;
	count_taken(L);
	switch (type) {
	case LUA_TNIL:
		return item_new(ld, ITEM_NIL, at);
	case LUA_TSTRING:
		return item_text(ld, text, at);
	case LUA_TNUMBER:
		item = item_new(ld, ITEM_NUMBER, at);
		item->number = lua_tonumber(L, index);
		return item;
	case LUA_TBOOLEAN:
		item = item_new(ld, ITEM_BOOL, at);
		item->yes = lua_toboolean(L, index);
		return item;
	case LUA_TTABLE:
		return take_table(L, index, at, depth);
	case LUA_TLIGHTUSERDATA:
		item = lua_touserdata(L, index);
		item->used = true;
		return item;
	default:
		return item_new(ld, ITEM_OTHER, at);
	}
}

static int
give(lua_State *L, struct item *item)
{
	if (item == NULL)
		return 0;
	push(L, item);  /* thing */
	return 1;
}

/* Runs a word on the arguments from "first" to the top. */
static int
run_word(lua_State *L, const struct language_word *word, struct item *leading, int first, struct place at)
{
	struct loading *ld = room_of(L)->ld;
	struct arena_mark before = arena_mark(&ld->mem);
	struct item *args[MAX_ARGS], *made;
	unsigned n = 0;
	int last = lua_gettop(L);

	if (leading != NULL)
		args[n++] = leading;
	for (int i = first; i <= last; i++) {
		if (n == MAX_ARGS)
			luaL_error(L, "%s is given too many things", word->name);
		args[n++] = take(L, i, at, 0);
	}
	made = written_word(ld, word, args, n, at);
	/* What a declaration was given has been read into the rule set; the next one may have its place. */
	if (made == NULL && ld->writing == NULL)
		arena_rewind(&ld->mem, before);
	return give(L, made);
}

/* Runs a word on the declaration that Lua was not given. */
static int
run_plain(lua_State *L, const struct language_word *word, const struct plain *plain)
{
	struct room *room = room_of(L);
	struct loading *ld = room->ld;
	struct arena_mark before = arena_mark(&ld->mem);
	struct place at = {room->path, plain->line};
	struct item *args[2], *made;

	plain_read(&room->plain, ld, plain, at, args);
	count_taken(L);
	made = written_word(ld, word, args, 2, at);
	if (made == NULL)
		arena_rewind(&ld->mem, before);
	return give(L, made);
}

/* The second half of word "id" { … } and of word(n) { … }. */
static int
finish_waiting(lua_State *L)
{
	struct waiting *w = lua_touserdata(L, lua_upvalueindex(1));

	w->done = true;
	return run_word(L, w->word, w->id, 1, w->at);
}

static int
call_word(lua_State *L)
{
	const struct language_word *word = lua_touserdata(L, lua_upvalueindex(1));
	struct room *room = room_of(L);
	const struct plain *plain = plain_at(L, 1);
	struct place at;
	struct waiting *w;

	if (plain != NULL)
		return run_plain(L, word, plain);
	at = here(L);
	if ((word->kind != WORD_DECLARE && word->kind != WORD_COUNTED) || lua_gettop(L) > 1)
		return run_word(L, word, NULL, 1, at);
	w = arena_take(&room->ld->mem, sizeof(*w));
	w->word = word;
	w->id = take(L, 1, at, 0);
	w->at = at;
	w->next = room->waiting;
	room->waiting = w;
	lua_pushlightuserdata(L, w);            /* w */
	lua_pushcclosure(L, finish_waiting, 1); /* finish */
	return 1;
}

static void
push_word(lua_State *L, const struct language_word *word)
{
	lua_pushlightuserdata(L, (void *)(uintptr_t)word);  /* word */
	lua_pushcclosure(L, call_word, 1);                  /* call */
}

/* A word is put into the table it was not found in, where Lua finds it from then on. */
static int
give_word(lua_State *L, const struct language_word *word)
{
	push_word(L, word);   /* words name call */
	lua_pushvalue(L, 2);  /* words name call name */
	lua_pushvalue(L, 3);  /* words name call name call */
	lua_rawset(L, 1);     /* words name call */
	return 1;
}

/* words[name]: a word of the language, or what the rule files have declared. */
static int
find_name(lua_State *L)
{
	struct loading *ld = room_of(L)->ld;
	struct place at = here(L);
	const struct language_word *word;
	struct item *item;
	struct span name;

	if (lua_type(L, 2) != LUA_TSTRING)
		return luaL_error(L, "a name that is no text");
	name.at = lua_tolstring(L, 2, &name.len);
	/* No name is a word; names are asked for more often. */
	if ((item = written_name(ld, name, at)) != NULL)
		return give(L, item);
	word = language_word(name, false);
	return word != NULL ? give_word(L, word) : give(L, language_unknown(ld, name, at));
}

/* methods[name], for thing:name */
static int
find_method(lua_State *L)
{
	const struct language_word *word;
	struct span name;

	if (lua_type(L, 2) != LUA_TSTRING)
		return luaL_error(L, "write x:is \"value\", not x[…]");
	name.at = lua_tolstring(L, 2, &name.len);
	word = language_word(name, true);
	if (word != NULL)
		return give_word(L, word);
	problem(room_of(L)->ld, here(L),
	        ":%s is not known here; a choice has :is :is_not, a number :over :at_least :under :at_most :between",
	        name.at);
	push_word(L, language_word(SPAN("?"), true));
	return 1;
}

static int
refuse_assignment(lua_State *L)
{
	(void)L;  /* the scanner has said it, with the line */
	return 0;
}

/* The scanner has said that operators are not for rules; this lets the rest of the file be read. */
static int
operator_slip(lua_State *L)
{
	struct loading *ld = room_of(L)->ld;

	if (ld->problems == 0)
		problem(ld, here(L), "a name or condition is counted with like a number");
	return give(L, item_new(ld, ITEM_BAD, here(L)));
}

static int
called_slip(lua_State *L)
{
	const struct item *thing = lua_touserdata(L, 1);

	/* What nobody knows has been said to be unknown; in a site file it is only seen here. */
	if (thing != NULL && thing->kind == ITEM_LATER && written_unknown(room_of(L)->ld, thing))
		language_unknown(room_of(L)->ld, thing->origin->called, here(L));
	else if (thing == NULL || thing->kind != ITEM_BAD)
		problem(room_of(L)->ld, here(L), "a name or condition is not called; is a comma missing before the bracket?");
	return operator_slip(L);
}

static const luaL_Reg thing_methods[] = {
	{"__call", called_slip}, {"__lt", operator_slip},   {"__le", operator_slip},
	{"__add", operator_slip}, {"__sub", operator_slip}, {"__mul", operator_slip},  {"__div", operator_slip},
	{"__mod", operator_slip}, {"__pow", operator_slip}, {"__unm", operator_slip},  {"__idiv", operator_slip},
	{"__band", operator_slip}, {"__bor", operator_slip}, {"__bxor", operator_slip}, {"__bnot", operator_slip},
	{"__shl", operator_slip}, {"__shr", operator_slip}, {"__concat", operator_slip}, {"__len", operator_slip},
	{"__newindex", refuse_assignment}, {NULL, NULL},
};

/* A table that is empty, and asks "find" for what is not in it. */
static void
push_finder(lua_State *L, lua_CFunction find)
{
	lua_newtable(L);                  /* table */
	lua_createtable(L, 0, 1);         /* table meta */
	lua_pushcfunction(L, find);       /* table meta find */
	lua_setfield(L, -2, "__index");   /* table meta */
	lua_setmetatable(L, -2);          /* table */
}

/* Runs protected: load the text, give it the room and nothing else, run it. */
static int
visit(lua_State *L)
{
	struct room *room = room_of(L);
	struct span brief;

	lua_pushlightuserdata(L, NULL);                      /* thing */
	luaL_newlib(L, thing_methods);                       /* thing meta */
	push_finder(L, find_method);                         /* thing meta methods */
	lua_setfield(L, -2, "__index");                      /* thing meta */
	lua_setmetatable(L, -2);                             /* thing, and all things have it */
	lua_pop(L, 1);                                       /* - */
	/* Where declarations are kept as they were written, or something is wrong, all of them are Lua's to read. */
	brief = brief_write(&room->brief, room->text, room->ld->scanned, room->ld->writing == NULL && room->ld->problems == 0);
	room->in_brief = brief.at != room->text.at;
	/* Messages about what Lua cannot read are to show it as it is written. */
	if (luaL_loadbufferx(L, brief.at, brief.len, LUA_CHUNK, "t") != LUA_OK) {
		room->in_brief = false;
		if (luaL_loadbufferx(L, room->text.at, room->text.len, LUA_CHUNK, "t") != LUA_OK)
			return lua_error(L);                 /* chunk */
	}
	lua_newtable(L);                                     /* chunk room */
	lua_createtable(L, 0, 2);                            /* chunk room meta */
	push_finder(L, find_name);                           /* chunk room meta words */
	lua_setfield(L, -2, "__index");                      /* chunk room meta */
	lua_pushcfunction(L, refuse_assignment);             /* chunk room meta refuse */
	lua_setfield(L, -2, "__newindex");                   /* chunk room meta */
	lua_setmetatable(L, -2);                             /* chunk room */
	lua_setupvalue(L, -2, 1);                            /* chunk, whose _ENV is the room */
	lua_call(L, 0, 0);                                   /* - */
	return 0;
}

struct room *
room_open(struct loading *ld)
{
	struct room *room = must_realloc(NULL, 1, sizeof(*room));

	*room = (struct room){.ld = ld, .limit = MAX_MEMORY};
	for (; room->limit >= MIN_MEMORY; room->limit /= 2) {
		room->memory = mmap(NULL, room->limit, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
		if (room->memory != MAP_FAILED)
			return room;
	}
	die("out of memory");
}

/* A Lua with nothing in it, in memory that is free again. */
static lua_State *
new_state(struct room *room)
{
	lua_State *L;

	room->used = 0;
	L = lua_newstate(allocate, room);
	if (L == NULL)
		die("out of memory");
	*(struct room **)lua_getextraspace(L) = room;
	lua_gc(L, LUA_GCSTOP);  /* rule files are small and the room is short-lived; memory has its limit */
	return L;
}

/* redflag "RF-1", and no table behind it. */
static void
say_waiting(struct room *room, const struct waiting *w)
{
	const char *rest = strcmp(w->word->name, "define") == 0 ? "(condition)" : "{ … }";

	if (w->id->kind == ITEM_TEXT)
		problem(room->ld, w->at, "%s \"%s\" stands alone and declares nothing; its %s is missing", w->word->name,
		        w->id->text.at, rest);
	else if (w->word->kind == WORD_COUNTED)
		problem(room->ld, w->at, "%s(n) stands alone; its { … } is missing", w->word->name);
	else
		problem(room->ld, w->at, "a %s without an id; write %s \"id\" %s", w->word->name, w->word->name, rest);
}

static const char *
kind_of_made(const struct item *item)
{
	switch (item->kind) {
	case ITEM_VALUE:
		return "this number";
	case ITEM_ONE_OF:
		return "this one_of";
	case ITEM_EACH:
		return "this each";
	case ITEM_LATER:
		return item->origin->word->name;
	default:
		return "this condition";
	}
}

void
room_run(struct room *room, const char *path, struct span text)
{
	lua_State *L = new_state(room);
	struct waiting *w;
	struct made *m;

	room->path = path;
	room->text = text;
	room->waiting = NULL;
	room->made = NULL;
	room->plain.npairs = 0;
	lua_pushcfunction(L, visit);
	switch (lua_pcall(L, 0, 0, 0)) {
	case LUA_OK:
		for (w = room->waiting; w != NULL; w = w->next)
			if (!w->done)
				say_waiting(room, w);
		for (m = room->made; m != NULL; m = m->next)
			if (!m->item->used)
				problem(room->ld, m->item->at,
				        "%s went into no rule; is a comma missing, or a bracket in the wrong place?", kind_of_made(m->item));
		break;
	case LUA_ERRMEM:
		problem(room->ld, (struct place){path, 0}, "needs more than %zu MiB to load", room->limit / 1024 / 1024);
		room->ld->cut_short = true;
		break;
	default:
		say_lua_error(room->ld, path, lua_tostring(L, -1));
	}
	if (room->ld->writing == NULL)
		arena_reset(&room->ld->mem);
	/* Nothing in Lua needs closing but its memory: no library, no file, no finalizer. */
}

void
room_close(struct room *room)
{
	munmap(room->memory, room->limit);
	plain_room_free(&room->plain);
	text_free(&room->brief);
	free(room);
}
