/*
 * script_phrases.c -- the words for what stands in a line of a page, and phrases on their way into the document
 */
#include "page/script_room.h"

#include <math.h>

enum { MAX_PHRASE_DEPTH = 16, MAX_ENTRIES = 1000000 };

#define NOTHING "–"  /* what is shown of a value that is not there */

static const char INLINE[] = "inline";

const char *const script_no_keys[] = {NULL};

/* What strong, weak, badge, bar and trend give; its one user value is what it is made of. */
struct piece {
	unsigned char kind, tone;
	double value, max;
};

struct text *
script_bytes(lua_State *L)
{
	struct studio *studio = studio_of(L);

	if (studio->bytes.len > studio->script->output)
		luaL_error(L, "makes more than %d MiB of page (--page-limit)", (int)(studio->script->output >> 20));
	return &studio->bytes;
}

lua_Integer
script_entries(lua_State *L, int index, const char *const *known)
{
	lua_Integer last = 0;

	index = lua_absindex(L, index);
	script_fill(L, index);
	for (lua_pushnil(L); lua_next(L, index) != 0; lua_pop(L, 1)) {  /* key value */
		if (lua_isinteger(L, -2) && lua_tointeger(L, -2) >= 1 && lua_tointeger(L, -2) <= MAX_ENTRIES) {
			if (lua_tointeger(L, -2) > last)
				last = lua_tointeger(L, -2);
			continue;
		}
		if (lua_type(L, -2) != LUA_TSTRING)
			luaL_error(L, "a list has a %s as key", luaL_typename(L, -2));
		for (int i = 0; known[i] == NULL || strcmp(known[i], lua_tostring(L, -2)) != 0; i++)
			if (known[i] == NULL)
				luaL_error(L, "the key %s has no meaning here", lua_tostring(L, -2));
	}
	return last;
}

/* A value outside is cut to the bar; its number says what it is. */
static double
between(double value, double max)
{
	return value >= max ? max : value > 0 ? value : 0;
}

static void put_phrase(lua_State *L, int index, int depth);

/* strong, weak, badge, bar, trend */
static void
put_piece(lua_State *L, int index, const struct piece *p, int depth)
{
	struct node n = {.kind = p->kind, .tone = p->tone, .value = p->value, .max = p->max};

	lua_getiuservalue(L, index, 1);                            /* what */
	if (p->kind == NODE_BADGE || p->kind == NODE_BAR)
		n.text.at = lua_tolstring(L, -1, &n.text.len);
	document_open(script_bytes(L), &n);
	if (p->kind == NODE_STRONG || p->kind == NODE_WEAK)
		put_phrase(L, -1, depth + 1);
	if (p->kind == NODE_TREND) {
		lua_Integer last = (lua_Integer)lua_rawlen(L, -1);

		for (lua_Integer i = 1; i <= last; i++) {
			struct node point = {.kind = NODE_POINT, .text = SPAN(NOTHING)};
			char written[40];

			if (lua_rawgeti(L, -1, i) == LUA_TNUMBER) {  /* what point */
				point.value = between(lua_tonumber(L, -1), p->max);
				point.max = p->max;
				point.text = (struct span){written, (size_t)write_number(lua_tonumber(L, -1), written)};
			}
			lua_pop(L, 1);                             /* what */
			document_open(script_bytes(L), &point);
			document_close(script_bytes(L));
		}
	}
	document_close(script_bytes(L));
	lua_pop(L, 1);                                             /* - */
}

static bool
is_list(lua_State *L, int index)
{
	bool is;

	if (!lua_getmetatable(L, index))
		return false;
	luaL_getmetatable(L, LIST_NAME);  /* meta of_lists */
	is = lua_rawequal(L, -1, -2);
	lua_pop(L, 2);                    /* - */
	return is;
}

/* The value at the index, as phrases are: what is not there shows as a dash, never as nothing. */
static void
put_phrase(lua_State *L, int index, int depth)
{
	struct span text = SPAN(NOTHING);
	const struct piece *piece;
	char written[40];

	if (depth > MAX_PHRASE_DEPTH)
		luaL_error(L, "a phrase in a phrase, more than %d deep", MAX_PHRASE_DEPTH);
	luaL_checkstack(L, 8, "phrases nested too deep");
	index = lua_absindex(L, index);
	switch (lua_type(L, index)) {
	case LUA_TNIL:
		break;
	case LUA_TSTRING:
		text.at = lua_tolstring(L, index, &text.len);
		break;
	case LUA_TNUMBER:
		text = (struct span){written, (size_t)write_number(lua_tonumber(L, index), written)};
		break;
	case LUA_TUSERDATA:
		piece = luaL_testudata(L, index, INLINE);
		if (piece != NULL) {
			put_piece(L, index, piece, depth);
			return;
		}
		luaL_error(L, "a phrase is a text, a number, or a list of them");
		return;
	case LUA_TTABLE: {
		lua_Integer last = script_entries(L, index, script_no_keys);
		bool commas = is_list(L, index);

		if (commas && last == 0)
			document_text(script_bytes(L), SPAN("none"));
		for (lua_Integer i = 1; i <= last; i++) {
			if (commas && i > 1)
				document_text(script_bytes(L), SPAN(", "));
			lua_rawgeti(L, index, i);           /* part */
			put_phrase(L, -1, depth + 1);
			lua_pop(L, 1);                      /* - */
		}
		return;
	}
	default:
		luaL_error(L, "a phrase is a text, a number, or a list of them, not a %s", luaL_typename(L, index));
	}
	document_text(script_bytes(L), text);
}

void
script_phrase(lua_State *L, int index)
{
	put_phrase(L, index, 0);
}

enum tone
script_tone(lua_State *L, int index)
{
	const char *name;

	if (lua_isnoneornil(L, index))
		return TONE_PLAIN;
	name = luaL_checkstring(L, index);
	for (int i = 0; i < TONES; i++)
		if (strcmp(tone_names[i], name) == 0)
			return (enum tone)i;
	luaL_error(L, "no tone is called so; there are plain, now, soon, due, worse, better");
	return TONE_PLAIN;
}

/* Makes a piece of what is on top of the stack. */
static int
push_piece(lua_State *L, struct piece made)
{
	struct piece *p = lua_newuserdatauv(L, sizeof(*p), 1);  /* what piece */

	*p = made;
	luaL_setmetatable(L, INLINE);
	lua_insert(L, -2);                                      /* piece what */
	lua_setiuservalue(L, -2, 1);                            /* piece */
	return 1;
}

/* strong, weak: the kind is the upvalue. */
static int
word_set(lua_State *L)
{
	lua_settop(L, 1);
	return push_piece(L, (struct piece){.kind = (unsigned char)lua_tointeger(L, lua_upvalueindex(1))});
}

static int
word_badge(lua_State *L)
{
	enum tone tone = script_tone(L, 2);

	if (luaL_checkstring(L, 1)[0] == '\0')
		return luaL_error(L, "a badge without a word: colour alone is not seen by everybody");
	lua_pushvalue(L, 1);
	return push_piece(L, (struct piece){.kind = NODE_BADGE, .tone = (unsigned char)tone});
}

static double
max_given(lua_State *L)
{
	double max = luaL_checknumber(L, 2);

	if (!(max >= 0) || isinf(max))
		luaL_error(L, "the second number is the one that fills the bar, 0 or more");
	return max;
}

/* bar(value, max): a value that is not known is a dash. */
static int
word_bar(lua_State *L)
{
	double max = max_given(L), value;
	char written[40];

	if (lua_type(L, 1) != LUA_TNUMBER) {
		lua_pushliteral(L, NOTHING);
		return 1;
	}
	value = lua_tonumber(L, 1);
	lua_pushlstring(L, written, (size_t)write_number(value, written));
	if (max <= 0 || isnan(value))  /* nothing to be drawn; the number alone */
		return 1;
	return push_piece(L, (struct piece){.kind = NODE_BAR, .value = between(value, max), .max = max});
}

/* trend(list, max) */
static int
word_trend(lua_State *L)
{
	double max = max_given(L);
	lua_Integer last;

	if (lua_type(L, 1) == LUA_TNIL || lua_type(L, 1) == LUA_TSTRING) {
		lua_pushliteral(L, NOTHING);
		return 1;
	}
	luaL_checktype(L, 1, LUA_TTABLE);
	last = script_entries(L, 1, script_no_keys);
	lua_createtable(L, (int)last, 0);                   /* list max points */
	for (lua_Integer i = 1; i <= last; i++) {
		int known;
		double value;

		lua_rawgeti(L, 1, i);                       /* … points point */
		value = lua_tonumberx(L, -1, &known);
		lua_pop(L, 1);                              /* … points */
		if (known && isfinite(value))
			lua_pushnumber(L, value);
		else
			lua_pushboolean(L, false);
		lua_rawseti(L, -2, i);
	}
	return push_piece(L, (struct piece){.kind = NODE_TREND, .max = max});
}

void
script_phrases(lua_State *L)
{
	static const luaL_Reg words[] = {{"badge", word_badge}, {"bar", word_bar}, {"trend", word_trend}, {NULL, NULL}};

	luaL_newmetatable(L, INLINE);
	lua_pop(L, 1);                         /* words */
	luaL_setfuncs(L, words, 0);
	lua_pushinteger(L, NODE_STRONG);       /* words kind */
	lua_pushcclosure(L, word_set, 1);
	lua_setfield(L, -2, "strong");         /* words */
	lua_pushinteger(L, NODE_WEAK);         /* words kind */
	lua_pushcclosure(L, word_set, 1);
	lua_setfield(L, -2, "weak");           /* words */
}
