/*
 * script_order.c -- tables walked and sorted in an order that is the same in every run
 *
 * Lua's own next() follows addresses and a seed, and its sort() asks the clock
 * when a list is hard to sort.  Here keys come as numbers, then texts, then
 * false and true; and what is equal to a sort stays in the order it had.
 */
#include "page/script_room.h"

#include <stdlib.h>

/* A key, and where it stands in a list of keys. */
struct key {
	int rank;  /* of its type */
	lua_Number number;
	struct span text;
	lua_Integer at;
};

static struct key
key_at(lua_State *L, int index)
{
	struct key k = {0};

	switch (lua_type(L, index)) {
	case LUA_TNUMBER:
		k.number = lua_tonumber(L, index);
		break;
	case LUA_TSTRING:
		k.rank = 1;
		k.text.at = lua_tolstring(L, index, &k.text.len);
		break;
	case LUA_TBOOLEAN:
		k.rank = 2;
		k.number = lua_toboolean(L, index);
		break;
	default:
		luaL_error(L, "a table with a %s as key has no order to be walked in", luaL_typename(L, index));
	}
	return k;
}

static int
compare(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	size_t shorter = x->text.len < y->text.len ? x->text.len : y->text.len;
	int differ;

	if (x->rank != y->rank)
		return x->rank - y->rank;
	if (x->rank != 1)
		return (x->number > y->number) - (x->number < y->number);
	differ = memcmp(x->text.at, y->text.at, shorter);
	return differ != 0 ? differ : (x->text.len > y->text.len) - (x->text.len < y->text.len);
}

/* The next key that still has a value.  Upvalues: table, sorted keys, how many were given. */
static int
step(lua_State *L)
{
	lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));

	for (;;) {
		lua_settop(L, 0);
		if (lua_rawgeti(L, lua_upvalueindex(2), ++i) == LUA_TNIL)  /* key */
			return 1;
		lua_pushvalue(L, -1);                                      /* key key */
		if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)        /* key value */
			break;
	}
	lua_pushinteger(L, i);
	lua_replace(L, lua_upvalueindex(3));
	return 2;
}

static int
sorted_pairs(lua_State *L)
{
	struct key *keys;
	lua_Integer n = 0;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	script_fill(L, 1);
	lua_newtable(L);                                                      /* t found */
	for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {           /* t found key value */
		lua_pushvalue(L, -2);
		lua_rawseti(L, 2, ++n);
	}
	keys = lua_newuserdatauv(L, ((size_t)n + 1) * sizeof(*keys), 0);      /* t found keys */
	for (lua_Integer i = 0; i < n; i++) {
		lua_rawgeti(L, 2, i + 1);                                     /* t found keys key */
		keys[i] = key_at(L, -1);
		keys[i].at = i + 1;
		lua_pop(L, 1);                                                /* t found keys */
	}
	qsort(keys, (size_t)n, sizeof(*keys), compare);
	lua_pushvalue(L, 1);                                                  /* t found keys t */
	lua_createtable(L, (int)n, 0);                                        /* t found keys t sorted */
	for (lua_Integer i = 0; i < n; i++) {
		lua_rawgeti(L, 2, keys[i].at);
		lua_rawseti(L, -2, i + 1);
	}
	lua_pushinteger(L, 0);                                                /* t found keys t sorted 0 */
	lua_pushcclosure(L, step, 3);                                         /* t found keys step */
	return 1;
}

/* next(table, key): the key that follows, and its value. */
static int
next_key(lua_State *L)
{
	struct key after = {0}, least = {0};
	bool first = lua_isnoneornil(L, 2), found = false;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 2);                                           /* t key */
	script_fill(L, 1);
	if (!first)
		after = key_at(L, 2);
	lua_pushnil(L);                                             /* t key best */
	for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {  /* t key best k v */
		struct key k = key_at(L, 4);

		if ((!first && compare(&k, &after) <= 0) || (found && compare(&k, &least) >= 0))
			continue;
		least = k;
		found = true;
		lua_pushvalue(L, 4);
		lua_replace(L, 3);
	}
	if (!found)
		return 1;
	lua_pushvalue(L, 3);                                        /* t key best best */
	lua_rawget(L, 1);                                           /* t key best value */
	return 2;
}

/* Does the value at index b go before the one at a? */
static bool
goes_before(lua_State *L, int b, int a)
{
	bool before;

	if (lua_isnil(L, 2))
		return lua_compare(L, b, a, LUA_OPLT);
	b = lua_absindex(L, b);
	a = lua_absindex(L, a);
	lua_pushvalue(L, 2);
	lua_pushvalue(L, b);
	lua_pushvalue(L, a);
	lua_call(L, 2, 1);
	before = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return before;
}

/* Merges what stands in "from" from low up to middle, and from there up to high, into "to"; both are tables on the stack. */
static void
merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle, lua_Integer high)
{
	lua_Integer left = low, right = middle;

	for (lua_Integer i = low; i < high; i++) {
		bool take_right = left >= middle;

		if (!take_right && right < high) {
			lua_rawgeti(L, from, left);   /* … l */
			lua_rawgeti(L, from, right);  /* … l r */
			take_right = goes_before(L, -1, -2);
			lua_pop(L, 2);                /* … */
		}
		lua_rawgeti(L, from, take_right ? right++ : left++);
		lua_rawseti(L, to, i);
	}
}

/* table.sort(list, goes_before) */
static int
sort(lua_State *L)
{
	lua_Integer n, width;
	int from = 1, to = 3;

	luaL_checktype(L, 1, LUA_TTABLE);
	if (!lua_isnoneornil(L, 2))
		luaL_checktype(L, 2, LUA_TFUNCTION);
	lua_settop(L, 2);               /* list before */
	lua_newtable(L);                /* list before other */
	n = (lua_Integer)lua_rawlen(L, 1);
	for (width = 1; width < n; width *= 2) {
		for (lua_Integer low = 1; low <= n; low += 2 * width) {
			lua_Integer middle = low + width <= n ? low + width : n + 1;
			lua_Integer high = low + 2 * width <= n ? low + 2 * width : n + 1;

			merge(L, from, to, low, middle, high);
		}
		from ^= to, to ^= from, from ^= to;
	}
	for (lua_Integer i = 1; from != 1 && i <= n; i++) {
		lua_rawgeti(L, from, i);
		lua_rawseti(L, 1, i);
	}
	return 0;
}

void
script_orders(lua_State *L)
{
	lua_pushcfunction(L, sorted_pairs);  /* words pairs */
	lua_setfield(L, -2, "pairs");        /* words */
	lua_pushcfunction(L, next_key);      /* words next */
	lua_setfield(L, -2, "next");         /* words */
	lua_getfield(L, -1, "table");        /* words table */
	lua_pushcfunction(L, sort);          /* words table sort */
	lua_setfield(L, -2, "sort");         /* words table */
	lua_pop(L, 1);                       /* words */
}
