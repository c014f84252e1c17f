/*
 * script_blocks.c -- the words for the parts of a page
 *
 * A block is put behind the others as one: when an error stops it in the
 * middle (and the script catches it), nothing of it is left.
 */
#include "page/script_room.h"

static void
open_node(lua_State *L, enum node_kind kind)
{
	document_open(script_bytes(L), &(struct node){.kind = (unsigned char)kind});
}

static void
close_node(lua_State *L)
{
	document_close(script_bytes(L));
}

/* The phrase at the index as a cell. */
static void
put_cell(lua_State *L, int index)
{
	open_node(L, NODE_CELL);
	script_phrase(L, index);
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

	(void)script_bytes(L);  /* looks at the limit */
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
	script_phrase(L, 1);
	close_node(L);
	return end_block(L);
}

static int
word_bullets(lua_State *L)
{
	lua_Integer last;

	luaL_checktype(L, 1, LUA_TTABLE);
	begin_block(L, NODE_BULLETS);
	last = script_entries(L, 1, script_no_keys);
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
	document_open(script_bytes(L), &(struct node){.kind = NODE_ROW, .tone = head});
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
	n = script_entries(L, index, script_no_keys);
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

	if (given && (!lua_istable(L, -1) || script_entries(L, -1, script_no_keys) > columns))
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
	last = script_entries(L, 1, keys);
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
	document_open(script_bytes(L), &(struct node){.kind = NODE_GRID, .tone = head > 0, .text = alignment(L, columns, sides)});
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

static int
word_tiles(lua_State *L)
{
	static const char *const keys[] = {"label", "value", "tone", NULL};
	lua_Integer last;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	begin_block(L, NODE_TILES);
	last = script_entries(L, 1, script_no_keys);
	open_node(L, NODE_TILES);
	for (lua_Integer i = 1; i <= last; i++) {
		if (lua_rawgeti(L, 1, i) != LUA_TTABLE)    /* tiles tile */
			return luaL_error(L, "a tile is { label = …, value = …, tone = … }");
		if (script_entries(L, 2, keys) > 0)
			return luaL_error(L, "a tile is { label = …, value = …, tone = … }");
		lua_getfield(L, 2, "value");               /* tiles tile value */
		lua_getfield(L, 2, "label");               /* tiles tile value label */
		lua_getfield(L, 2, "tone");                /* tiles tile value label tone */
		document_open(script_bytes(L), &(struct node){.kind = NODE_TILE, .tone = (unsigned char)script_tone(L, 5)});
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
	if (script_entries(L, 1, keys) > 0)
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
	document_open(script_bytes(L), &n);
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

void
script_blocks(lua_State *L)
{
	static const luaL_Reg words[] = {
		{"bullets", word_bullets}, {"newpage", word_newpage}, {"grid", word_grid}, {"tiles", word_tiles},
		{"event", word_event}, {"format", word_format},
		{NULL, NULL},
	};
	static const struct {
		const char *name;
		enum node_kind kind;
	} of_phrase[] = {
		{"title", NODE_TITLE}, {"subtitle", NODE_SUBTITLE}, {"heading", NODE_HEADING}, {"para", NODE_PARA}, {"note", NODE_NOTE},
	};

	luaL_setfuncs(L, words, 0);
	for (size_t i = 0; i < sizeof(of_phrase) / sizeof(of_phrase[0]); i++) {
		lua_pushinteger(L, of_phrase[i].kind);       /* words kind */
		lua_pushcclosure(L, word_phrase, 1);
		lua_setfield(L, -2, of_phrase[i].name);      /* words */
	}
}
