/*
 * script_blocks.c -- the words for the parts of a page
 *
 * A block is put behind the others as one: when an error stops it in the
 * middle (and the script catches it), nothing of it is left.
 */
#include "page/script_room.h"

#include <math.h>

enum { MAX_PHRASE_DEPTH = 16, MAX_ENTRIES = 1000000 };

#define NOTHING "–"  /* what is shown of a value that is not there */

static const char INLINE[] = "inline";

/* What strong, weak, badge, bar and trend give; its one user value is what it is made of. */
struct piece {
	unsigned char kind, tone;
	double value, max;
};

static struct text *
bytes_of(lua_State *L)
{
	struct studio *studio = studio_of(L);

	if (studio->bytes.len > studio->script->output)
		luaL_error(L, "makes more than %d MiB of page (--page-limit)", (int)(studio->script->output >> 20));
	return &studio->bytes;
}

static void
open_node(lua_State *L, enum node_kind kind)
{
	document_open(bytes_of(L), &(struct node){.kind = (unsigned char)kind});
}

static void
close_node(lua_State *L)
{
	document_close(bytes_of(L));
}

/* How many entries the list at the index has, holes counted in.  Dies on other keys than those in "known". */
static lua_Integer
entries_of(lua_State *L, int index, const char *const *known)
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

static const char *const no_keys[] = {NULL};

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
	document_open(bytes_of(L), &n);
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
			document_open(bytes_of(L), &point);
			document_close(bytes_of(L));
		}
	}
	document_close(bytes_of(L));
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
		lua_Integer last = entries_of(L, index, no_keys);
		bool commas = is_list(L, index);

		if (commas && last == 0)
			document_text(bytes_of(L), SPAN("none"));
		for (lua_Integer i = 1; i <= last; i++) {
			if (commas && i > 1)
				document_text(bytes_of(L), SPAN(", "));
			lua_rawgeti(L, index, i);           /* part */
			put_phrase(L, -1, depth + 1);
			lua_pop(L, 1);                      /* - */
		}
		return;
	}
	default:
		luaL_error(L, "a phrase is a text, a number, or a list of them, not a %s", luaL_typename(L, index));
	}
	document_text(bytes_of(L), text);
}

/* The phrase at the index as a cell. */
static void
put_cell(lua_State *L, int index)
{
	open_node(L, NODE_CELL);
	put_phrase(L, index, 0);
	close_node(L);
}

/* Begins a block: what is left of one that was not finished is dropped.  What its format would not show is refused. */
static void
begin_block(lua_State *L, enum node_kind kind)
{
	struct studio *studio = studio_of(L);
	bool calendar = studio->format == RENDER_CALENDAR;

	studio->bytes.len = studio->whole;
	if (kind == NODE_EVENT && !calendar)
		luaL_error(L, "an event stands in a calendar only; begin the page with format \"ics\"");
	if (kind != NODE_EVENT && kind != NODE_TITLE && calendar)
		luaL_error(L, "a calendar is a title and events; nothing else of it would be seen");
}

static int
end_block(lua_State *L)
{
	struct studio *studio = studio_of(L);

	(void)bytes_of(L);  /* looks at the limit */
	studio->whole = studio->bytes.len;
	return 0;
}

/* title, subtitle, heading, para, note: the kind is the upvalue. */
static int
word_phrase(lua_State *L)
{
	enum node_kind kind = (enum node_kind)lua_tointeger(L, lua_upvalueindex(1));

	begin_block(L, kind);
	lua_settop(L, 1);
	open_node(L, kind);
	put_phrase(L, 1, 0);
	close_node(L);
	return end_block(L);
}

static int
word_bullets(lua_State *L)
{
	lua_Integer last;

	luaL_checktype(L, 1, LUA_TTABLE);
	begin_block(L, NODE_BULLETS);
	last = entries_of(L, 1, no_keys);
	open_node(L, NODE_BULLETS);
	for (lua_Integer i = 1; i <= last; i++) {
		lua_rawgeti(L, 1, i);  /* … item */
		put_cell(L, -1);
		lua_pop(L, 1);
	}
	close_node(L);
	return end_block(L);
}

static int
word_newpage(lua_State *L)
{
	begin_block(L, NODE_NEWPAGE);
	open_node(L, NODE_NEWPAGE);
	close_node(L);
	return end_block(L);
}

/* The row at the index, of so many cells. */
static void
put_row(lua_State *L, int index, lua_Integer columns, bool head)
{
	index = lua_absindex(L, index);
	document_open(bytes_of(L), &(struct node){.kind = NODE_ROW, .tone = head});
	for (lua_Integer i = 1; i <= columns; i++) {
		lua_rawgeti(L, index, i);  /* cell */
		put_cell(L, -1);
		lua_pop(L, 1);
	}
	close_node(L);
}

/* The columns of the list at the index, so far as it is one; a row may not be longer than the head. */
static lua_Integer
width_of(lua_State *L, int index, lua_Integer head)
{
	lua_Integer n;

	if (!lua_istable(L, index))
		luaL_error(L, "a row of a grid is a list of cells");
	n = entries_of(L, index, no_keys);
	if (head > 0 && n > head)
		luaL_error(L, "a row has %d cells, the head %d", (int)n, (int)head);
	if (n > DOCUMENT_COLUMNS)
		luaL_error(L, "a row has more than %d cells", DOCUMENT_COLUMNS);
	return n;
}

/* align = { "left", "right" } at the top of the stack, as "lr". */
static struct span
alignment(lua_State *L, lua_Integer columns, char out[DOCUMENT_COLUMNS])
{
	bool given = !lua_isnil(L, -1);

	if (given && (!lua_istable(L, -1) || entries_of(L, -1, no_keys) > columns))
		luaL_error(L, "align is a list, one \"left\" or \"right\" for each column");
	for (lua_Integer i = 0; i < columns; i++) {
		const char *side = "left";

		if (given && lua_rawgeti(L, -1, i + 1) != LUA_TNIL)  /* align side */
			side = luaL_checkstring(L, -1);
		if (strcmp(side, "left") != 0 && strcmp(side, "right") != 0)
			luaL_error(L, "a column is set \"left\" or \"right\"");
		out[i] = *side;
		if (given)
			lua_pop(L, 1);                               /* align */
	}
	return (struct span){out, (size_t)columns};
}

static int
word_grid(lua_State *L)
{
	static const char *const keys[] = {"head", "align", NULL};
	lua_Integer last, columns, head = 0;
	char sides[DOCUMENT_COLUMNS];

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	begin_block(L, NODE_GRID);
	last = entries_of(L, 1, keys);
	lua_getfield(L, 1, "head");                        /* grid head */
	if (!lua_isnil(L, 2))
		head = width_of(L, 2, 0);
	columns = head;
	for (lua_Integer i = 1; i <= last; i++) {
		lua_Integer n;

		lua_rawgeti(L, 1, i);                      /* grid head row */
		n = width_of(L, 3, head);
		columns = n > columns ? n : columns;
		lua_pop(L, 1);                             /* grid head */
	}
	lua_getfield(L, 1, "align");                       /* grid head align */
	document_open(bytes_of(L), &(struct node){.kind = NODE_GRID, .tone = head > 0, .text = alignment(L, columns, sides)});
	if (head > 0)
		put_row(L, 2, columns, true);
	for (lua_Integer i = 1; i <= last; i++) {
		lua_rawgeti(L, 1, i);                      /* grid head align row */
		put_row(L, 4, columns, false);
		lua_pop(L, 1);
	}
	close_node(L);
	return end_block(L);
}

static enum tone
tone_at(lua_State *L, int index)
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

static int
word_tiles(lua_State *L)
{
	static const char *const keys[] = {"label", "value", "tone", NULL};
	lua_Integer last;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	begin_block(L, NODE_TILES);
	last = entries_of(L, 1, no_keys);
	open_node(L, NODE_TILES);
	for (lua_Integer i = 1; i <= last; i++) {
		if (lua_rawgeti(L, 1, i) != LUA_TTABLE)    /* tiles tile */
			return luaL_error(L, "a tile is { label = …, value = …, tone = … }");
		if (entries_of(L, 2, keys) > 0)
			return luaL_error(L, "a tile is { label = …, value = …, tone = … }");
		lua_getfield(L, 2, "value");               /* tiles tile value */
		lua_getfield(L, 2, "label");               /* tiles tile value label */
		lua_getfield(L, 2, "tone");                /* tiles tile value label tone */
		document_open(bytes_of(L), &(struct node){.kind = NODE_TILE, .tone = (unsigned char)tone_at(L, 5)});
		put_cell(L, 3);
		put_cell(L, 4);
		close_node(L);
		lua_settop(L, 1);                          /* tiles */
	}
	close_node(L);
	return end_block(L);
}

static int
word_event(lua_State *L)
{
	static const char *const keys[] = {"uid", "date", "days", "summary", "description", NULL};
	static const char *const cells[] = {"uid", "summary", "description"};
	struct node n = {.kind = NODE_EVENT, .value = 1};
	long day;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	begin_block(L, NODE_EVENT);
	if (entries_of(L, 1, keys) > 0)
		return luaL_error(L, "an event is { uid = …, date = …, days = …, summary = …, description = … }");
	if (lua_getfield(L, 1, "date") == LUA_TSTRING)     /* event date */
		n.text.at = lua_tolstring(L, 2, &n.text.len);
	if (n.text.at == NULL || !date_read(n.text, &day))
		return luaL_error(L, "the date of an event is no date like 2026-11-24");
	if (lua_getfield(L, 1, "days") != LUA_TNIL)        /* event date days */
		n.value = luaL_checknumber(L, 3);
	if (!document_event(&n))
		return luaL_error(L, "an event lasts a whole number of days from 1 to 366, up to the year 9999");
	if (lua_getfield(L, 1, "uid") == LUA_TNIL || lua_getfield(L, 1, "summary") == LUA_TNIL)
		return luaL_error(L, "an event has no uid or no summary");
	lua_settop(L, 1);
	document_open(bytes_of(L), &n);
	for (int i = 0; i < 3; i++) {
		if (lua_getfield(L, 1, cells[i]) == LUA_TNIL) {  /* event text */
			lua_pop(L, 1);
			lua_pushliteral(L, "");
		}
		put_cell(L, -1);
		lua_pop(L, 1);
	}
	close_node(L);
	return end_block(L);
}

/* format "ics": what the page is written as when nobody says otherwise; what may stand on it depends on that. */
static int
word_format(lua_State *L)
{
	struct studio *studio = studio_of(L);
	enum render_format format = render_format_named(luaL_checkstring(L, 1));

	if (format == RENDER_ANY)
		return luaL_error(L, "no format is called so; there are text, md, html, ics");
	if (studio->whole > 0)
		return luaL_error(L, "the format comes before everything else");
	studio->format = format;
	return 0;
}

/* Phrases. */

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
	enum tone tone = tone_at(L, 2);

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
	last = entries_of(L, 1, no_keys);
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
script_blocks(lua_State *L)
{
	static const luaL_Reg words[] = {
		{"bullets", word_bullets}, {"newpage", word_newpage}, {"grid", word_grid}, {"tiles", word_tiles},
		{"event", word_event}, {"format", word_format}, {"badge", word_badge}, {"bar", word_bar}, {"trend", word_trend},
		{NULL, NULL},
	};
	static const struct {
		const char *name;
		enum node_kind kind;
	} phrases[] = {
		{"title", NODE_TITLE}, {"subtitle", NODE_SUBTITLE}, {"heading", NODE_HEADING}, {"para", NODE_PARA}, {"note", NODE_NOTE},
		{"strong", NODE_STRONG}, {"weak", NODE_WEAK},
	};

	luaL_newmetatable(L, INLINE);
	lua_pop(L, 1);                                       /* words */
	luaL_setfuncs(L, words, 0);
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++) {
		lua_pushinteger(L, phrases[i].kind);         /* words kind */
		lua_pushcclosure(L, phrases[i].kind < NODE_ROW ? word_phrase : word_set, 1);
		lua_setfield(L, -2, phrases[i].name);        /* words */
	}
}
