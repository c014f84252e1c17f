/*
 * script_values.c -- what a page script knows besides the records: the rules, the days, the language
 */
#include "page/script_room.h"

#include <stdio.h>
#include <stdlib.h>

#include "page/letters.h"

bool
script_public(const struct script *script, struct span text)
{
	for (size_t i = 0; i < script->nfiles; i++)
		if (i != SCRIPT_LANGUAGE && memmem(script->files[i].text.at, script->files[i].text.len, text.at, text.len) != NULL)
			return true;
	return false;
}

/* Notes that the text has no translation.  What a record may have brought is noted as an empty text. */
static void
note_missing(struct studio *studio, struct span text, bool public)
{
	text = public ? text : SPAN("");
	if (label_set_find(&studio->said, text, 0) != NULL)
		return;
	text.at = arena_copy(&studio->mem, text.at, text.len);
	label_set_add(&studio->said, text, 0, 0);
	letters_clean(&studio->missing, text);
	text_char(&studio->missing, '\0');
}

/* Puts the translation of the text at the top of the stack in its place; what has none is noted, and stays. */
static void
translate(lua_State *L, bool public)
{
	struct studio *studio = studio_of(L);
	struct span text;

	text.at = lua_tolstring(L, -1, &text.len);
	if (studio->script->files[SCRIPT_LANGUAGE].text.at == NULL || text.len == 0)
		return;
	lua_getfield(L, LUA_REGISTRYINDEX, "language");      /* text table */
	lua_pushvalue(L, -2);                                /* text table text */
	if (lua_rawget(L, -2) == LUA_TSTRING) {              /* text table other */
		lua_replace(L, -3);                          /* other table */
		lua_pop(L, 1);                               /* other */
		return;
	}
	lua_pop(L, 2);                                       /* text */
	note_missing(studio, text, public || script_public(studio->script, text));
}

/* What a word gives that has no answer: tostring(say "x") is nil then, and no error. */
static int
nothing(lua_State *L)
{
	lua_pushnil(L);
	return 1;
}

/* tr "text" */
static int
word_tr(lua_State *L)
{
	if (lua_isnoneornil(L, 1))
		return nothing(L);
	luaL_checkstring(L, 1);
	lua_settop(L, 1);
	translate(L, false);
	return 1;
}

/* Pushes a text of the rules in the language of the page; nil for none. */
static int
push_text(lua_State *L, const char *text)
{
	if (text == NULL || *text == '\0')
		return nothing(L);
	lua_pushstring(L, text);
	translate(L, true);
	return 1;
}

/* Rules: what was declared under an id. */

static const struct declared *
find_declared(lua_State *L, struct span id, bool says)
{
	const struct ruleset *set = studio_of(L)->script->set;

	for (unsigned i = 0; i < set->ndeclared; i++)
		if (span_is(set->declared[i].is.id.text, id) && (!says || set->declared[i].is.say[0] != '\0'))
			return &set->declared[i];
	return NULL;
}

static struct span
id_given(lua_State *L)
{
	struct span id;

	id.at = luaL_checklstring(L, 1, &id.len);
	return id;
}

/* What the rules say under that id, or NULL; the cautions of gates have ids, too. */
static const char *
said_under(lua_State *L, struct span id)
{
	const struct ruleset *set = studio_of(L)->script->set;
	const struct declared *d = find_declared(L, id, true);

	if (d != NULL)
		return d->is.say;
	for (unsigned i = 0; i < set->ngates; i++)
		for (unsigned k = 0; k < set->gates[i].ncautions; k++)
			if (span_is(set->gates[i].cautions[k].text.text, id))
				return set->gates[i].cautions[k].say;
	return NULL;
}

/* say(id): the language may have the text under the id, or as it has others. */
static int
word_say(lua_State *L)
{
	const char *text;

	if (lua_isnoneornil(L, 1))
		return nothing(L);
	text = said_under(L, id_given(L));
	lua_settop(L, 1);
	lua_getfield(L, LUA_REGISTRYINDEX, "language");  /* id table */
	lua_pushvalue(L, 1);                             /* id table id */
	if (lua_rawget(L, -2) == LUA_TSTRING)            /* id table text */
		return 1;
	return push_text(L, text);
}

/* rule(id): all texts of the declaration by their keys, as the rules have them, and its sources as a list. */
static int
word_rule(lua_State *L)
{
	const struct declared *d;

	if (lua_isnoneornil(L, 1))
		return nothing(L);
	d = find_declared(L, id_given(L), false);
	if (d == NULL)
		return nothing(L);
	lua_settop(L, 1);
	lua_newtable(L);                                      /* id rule */
	for (const struct remark *r = d->remarks; r->key != NULL; r++) {
		if (r->texts[1] == NULL) {
			lua_pushstring(L, r->texts[0]);       /* id rule text */
		} else {
			lua_newtable(L);                      /* id rule list */
			luaL_setmetatable(L, LIST_NAME);
			for (int i = 0; r->texts[i] != NULL; i++) {
				lua_pushstring(L, r->texts[i]);
				lua_rawseti(L, -2, i + 1);
			}
		}
		lua_setfield(L, 2, r->key);                   /* id rule */
	}
	lua_newtable(L);                                      /* id rule sources */
	luaL_setmetatable(L, LIST_NAME);
	for (int i = 0; d->is.sources != NULL && d->is.sources[i] != NULL; i++) {
		lua_pushstring(L, d->is.sources[i]);
		lua_rawseti(L, -2, i + 1);
	}
	lua_setfield(L, 2, "sources");                        /* id rule */
	lua_pushvalue(L, 1);
	lua_setfield(L, 2, "id");
	lua_pushstring(L, d->word);
	lua_setfield(L, 2, "word");
	return 1;
}

static const struct field_def *
field_given(lua_State *L)
{
	const struct vocab *vocab = studio_of(L)->script->set->vocab;
	struct span label;

	if (lua_isnoneornil(L, 1))
		return NULL;
	label = id_given(L);
	for (size_t i = 0; i < vocab->nfields; i++)
		if (span_is(vocab->fields[i].label, label))
			return &vocab->fields[i];
	return NULL;
}

static int
word_question(lua_State *L)
{
	const struct field_def *field = field_given(L);

	return push_text(L, field != NULL ? field->ask : NULL);
}

static int
word_means(lua_State *L)
{
	const struct field_def *field = field_given(L);

	return push_text(L, field != NULL ? field->means : NULL);
}

static int
word_unsure(lua_State *L)
{
	const struct field_def *field = field_given(L);

	return push_text(L, field != NULL ? field->unsure : NULL);
}

static int
word_unit(lua_State *L)
{
	const struct field_def *field = field_given(L);

	return push_text(L, field != NULL ? field->unit : NULL);
}

/* source(key): its title, which stays in the language it has. */
static int
word_source(lua_State *L)
{
	const struct ruleset *set = studio_of(L)->script->set;
	struct span key;

	if (lua_isnoneornil(L, 1))
		return nothing(L);
	key = id_given(L);
	for (unsigned i = 0; i < set->nsources; i++)
		if (span_is(set->sources[i].is.id.text, key)) {
			lua_pushstring(L, set->sources[i].title);
			return 1;
		}
	return nothing(L);
}

/* questions(tier): the labels of its fields, in the order of the rules. */
static int
word_questions(lua_State *L)
{
	const struct vocab *vocab = studio_of(L)->script->set->vocab;
	struct span tier = id_given(L);
	int n = 0, wanted;

	for (wanted = 0; tier_names[wanted] != NULL && !span_is(span_of(tier_names[wanted]), tier); wanted++)
		;
	if (tier_names[wanted] == NULL)
		return luaL_error(L, "no tier of questions is called so; there are core, standard, exam, followup, derived");
	lua_newtable(L);
	luaL_setmetatable(L, LIST_NAME);
	for (size_t i = 0; i < vocab->nfields; i++)
		if ((int)vocab->fields[i].tier == wanted) {
			lua_pushlstring(L, vocab->fields[i].label.at, vocab->fields[i].label.len);
			lua_rawseti(L, -2, ++n);
		}
	return 1;
}

/* rank(level): 1 is the worst; 0 stands above it: what is no level of the rules may be anything. */
static int
word_rank(lua_State *L)
{
	const struct ruleset *set = studio_of(L)->script->set;
	int level = -1;

	if (lua_type(L, 1) == LUA_TSTRING)
		level = ruleset_level(set, id_given(L));
	lua_pushinteger(L, level < 0 ? 0 : (lua_Integer)set->nlevels - level);
	return 1;
}

/* Days. */

/* The day at the index; false: it is none, or not known. */
static bool
day_at(lua_State *L, int index, long *day)
{
	struct span text;

	if (lua_type(L, index) != LUA_TSTRING)
		return false;
	text.at = lua_tolstring(L, index, &text.len);
	return date_read(text, day);
}

static int
word_days(lua_State *L)
{
	long from, to;

	if (!day_at(L, 1, &from) || !day_at(L, 2, &to))
		return nothing(L);
	lua_pushinteger(L, to - from);
	return 1;
}

static int
push_day(lua_State *L, long day)
{
	char text[11];

	date_write(day, text);
	lua_pushstring(L, text);
	return 1;
}

static int
word_add_days(lua_State *L)
{
	const long latest = 2932896;  /* 9999-12-31 */
	long day;
	lua_Integer n;

	if (!day_at(L, 1, &day) || lua_isnoneornil(L, 2))
		return nothing(L);
	n = luaL_checkinteger(L, 2);
	if (n > latest || n < -latest || day + n > latest || day + n < -719528)
		return luaL_error(L, "a day outside the years 0000 to 9999");
	return push_day(L, day + (long)n);
}

/* 1 is Monday. */
static int
weekday_of(long day)
{
	return (int)(((day + 3) % 7 + 7) % 7) + 1;
}

static int
word_weekday(lua_State *L)
{
	long day;

	if (!day_at(L, 1, &day))
		return nothing(L);
	lua_pushinteger(L, weekday_of(day));
	return 1;
}

/* date(d): "Mon 10 Feb 2025", its words in the language of the page. */
static int
word_date(lua_State *L)
{
	static const char weekdays[7][4] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	char text[11];
	long day;

	if (!day_at(L, 1, &day))
		return nothing(L);
	date_write(day, text);
	lua_pushstring(L, weekdays[weekday_of(day) - 1]);
	translate(L, true);
	lua_pushfstring(L, " %d ", atoi(text + 8));
	lua_pushstring(L, months[atoi(text + 5) - 1]);
	translate(L, true);
	lua_pushfstring(L, " %d", atoi(text));
	lua_concat(L, 4);
	return 1;
}

static void
add_levels(lua_State *L)
{
	const struct ruleset *set = studio_of(L)->script->set;

	lua_newtable(L);                         /* words levels */
	luaL_setmetatable(L, LIST_NAME);
	for (unsigned i = 0; i < set->nlevels; i++) {
		lua_pushstring(L, set->levels[set->nlevels - 1 - i].is.id.text.at);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	lua_setfield(L, -2, "levels");           /* words */
}

void
script_values(lua_State *L)
{
	static const luaL_Reg words[] = {
		{"days", word_days}, {"add_days", word_add_days}, {"weekday", word_weekday}, {"date", word_date},
		{"say", word_say}, {"rule", word_rule}, {"question", word_question}, {"unsure", word_unsure}, {"questions", word_questions},
		{"means", word_means}, {"unit", word_unit}, {"source", word_source}, {"rank", word_rank}, {"tr", word_tr},
		{NULL, NULL},
	};
	const struct script *script = studio_of(L)->script;

	luaL_setfuncs(L, words, 0);
	add_levels(L);
	lua_pushstring(L, script->set->stamp.text.at);
	lua_setfield(L, -2, "stamp");
	lua_pushstring(L, script->language_name);
	lua_setfield(L, -2, "lang");
	if (script->clinic != NULL) {
		lua_pushstring(L, script->clinic);
		lua_setfield(L, -2, "clinic");
	}
	if (script->today != NULL) {
		push_day(L, *script->today);
		lua_setfield(L, -2, "today");
	}
}
