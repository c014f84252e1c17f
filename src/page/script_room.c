/*
 * script_room.c -- the room page scripts run in: Lua with little in it
 */
#include "page/script_room.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>

#include <lualib.h>

#include "page/letters.h"

enum {
	MAX_MESSAGE = 1000,  /* bytes */
	PAUSE = 400,         /* percent: garbage is looked for when there is four times what is in use, or no memory left */
};

static void *
allocate(void *ud, void *old, size_t osize, size_t nsize)
{
	struct studio *studio = ud;
	size_t before = old != NULL ? osize : 0;  /* without a block osize is a type */
	void *fresh;

	if (nsize == 0) {
		free(old);
		studio->memory -= before;
		return NULL;
	}
	if (nsize > before && nsize - before > studio->script->memory - studio->memory)
		return NULL;
	fresh = realloc(old, nsize);
	if (fresh != NULL)
		studio->memory += nsize - before;
	return fresh;
}

/* The script whose time is up, once it is. */
static lua_State *at_work;

/* Before its next instruction, and every one behind that: a script may catch the first error. */
static void
stop(lua_State *L, lua_Debug *ar)
{
	lua_getinfo(L, "Sl", ar);  /* the function that runs; luaL_error() would tell who has called it */
	lua_pushfstring(L, "%s:%d: takes longer than %d s%s", ar->short_src, ar->currentline, (int)studio_of(L)->script->seconds,
	                script_is_page(studio_of(L)->script) ? " (--time-limit)" : "");
	lua_error(L);
}

/* Lua lets a signal do this, and only this. */
static void
ring(int signal)
{
	(void)signal;
	lua_sethook(at_work, stop, LUA_MASKCOUNT, 1);
}

/* No hook until then: one that only counts makes everything slower. */
static void
set_alarm(lua_State *L, size_t seconds)
{
	struct sigaction action = {.sa_handler = ring, .sa_flags = SA_RESTART};
	sigset_t alarm;

	at_work = L;
	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	sigaction(SIGALRM, &action, NULL);
	sigprocmask(SIG_UNBLOCK, &alarm, NULL);
	setitimer(ITIMER_REAL, &(struct itimerval){.it_value.tv_sec = (time_t)seconds}, NULL);
}

int
write_number(lua_Number n, char out[40])
{
	return snprintf(out, 40, "%.14g", n == 0 ? 0 : n);  /* no -0 */
}

/* tostring, but not of what has only an address: that is another one in every run. */
static int
say_plainly(lua_State *L)
{
	int type = lua_type(L, 1);

	luaL_checkany(L, 1);
	if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN && type != LUA_TNIL)
		return luaL_error(L, "tostring is given a %s, which has no text", luaL_typename(L, 1));
	luaL_tolstring(L, 1, NULL);  /* … text */
	return 1;
}

/* string.format, without addresses; the upvalue is Lua's own. */
static int
format_plainly(lua_State *L)
{
	size_t len;
	const char *fmt = luaL_checklstring(L, 1, &len);
	int n = lua_gettop(L);

	for (const char *s = fmt; (s = memchr(s, '%', len - (size_t)(s - fmt))) != NULL; s++) {
		s++;
		s += strspn(s, "-+ #0123456789.");
		if (*s == 'p')
			return luaL_error(L, "string.format has no %%p here");
	}
	for (int i = 2; i <= n; i++) {
		int type = lua_type(L, i);

		if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TBOOLEAN && type != LUA_TNIL)
			return luaL_error(L, "string.format is given a %s, which has no text", luaL_typename(L, i));
	}
	return lua_tocfunction(L, lua_upvalueindex(1))(L);  /* in this frame: its messages name the line of the script */
}

/* words[name], of a name nothing has been given to. */
static int
unknown_name(lua_State *L)
{
	size_t len;
	const char *name = luaL_tolstring(L, 2, &len);  /* words name text */
	const char *near = NULL;
	size_t least = len < 4 ? 2 : 3;

	if (strcmp(name, "clinic") == 0)
		return 0;
	if (strcmp(name, "today") == 0)
		return luaL_error(L, "which day it is nobody says: no record has a date; give --as-of DATE");
	for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {  /* words name text key value */
		struct span key = {NULL, 0};
		size_t distance;

		if (lua_type(L, -2) != LUA_TSTRING)
			continue;
		key.at = lua_tolstring(L, -2, &key.len);
		distance = spelling_distance((struct span){name, len}, key, 2);
		if (distance < least || (distance == least && near != NULL && strcmp(key.at, near) < 0)) {
			least = distance;
			near = key.at;
		}
	}
	if (near != NULL)
		return luaL_error(L, "nothing is called %s; nearest: %s", name, near);
	return luaL_error(L, "nothing is called %s", name);
}

static void
copy_words(lua_State *L, int from, const char *const *names)
{
	from = lua_absindex(L, from);
	for (; *names != NULL; names++) {  /* … to */
		lua_getfield(L, from, *names);
		lua_setfield(L, -2, *names);
	}
}

/* One of Lua's libraries, less what a page must not have, into the table on top of the stack. */
static void
add_library(lua_State *L, const char *name, lua_CFunction open, const char *const *without)
{
	lua_pushcfunction(L, open);      /* words open */
	lua_pushstring(L, name);         /* words open name */
	lua_call(L, 1, 1);               /* words library */
	for (; *without != NULL; without++) {
		lua_pushnil(L);
		lua_setfield(L, -2, *without);
	}
	lua_setfield(L, -2, name);       /* words */
}

/* Puts all there is into the table on top of the stack. */
static void
furnish(lua_State *L)
{
	static const char *const base[] = {"ipairs", "select", "type", "tonumber", "error", "assert", "pcall", NULL};
	static const char *const of_string[] = {"dump", NULL}, *const of_math[] = {"random", "randomseed", NULL};
	static const char *const nothing[] = {NULL};

	lua_pushcfunction(L, luaopen_base);             /* words open */
	lua_call(L, 0, 1);                              /* words all */
	lua_insert(L, -2);                              /* all words */
	copy_words(L, -2, base);
	lua_remove(L, -2);                              /* words */
	add_library(L, "string", luaopen_string, of_string);
	add_library(L, "table", luaopen_table, nothing);
	add_library(L, "math", luaopen_math, of_math);
	add_library(L, "utf8", luaopen_utf8, nothing);
	lua_pushcfunction(L, say_plainly);              /* words tostring */
	lua_setfield(L, -2, "tostring");                /* words */
	lua_getfield(L, -1, "string");                  /* words string */
	lua_getfield(L, -1, "format");                  /* words string format */
	lua_pushcclosure(L, format_plainly, 1);         /* words string format */
	lua_setfield(L, -2, "format");                  /* words string */
	lua_pop(L, 1);                                  /* words */
	script_orders(L);
	script_records(L);
	script_values(L);
	script_phrases(L);
	script_blocks(L);
	lua_createtable(L, 0, 1);                       /* words meta */
	lua_pushcfunction(L, unknown_name);             /* words meta unknown */
	lua_setfield(L, -2, "__index");                 /* words meta */
	lua_setmetatable(L, -2);                        /* words */
}

/* Pushes the file as a function; not under its path: Lua would shorten a long one, and its line be lost. */
static void
push_file(lua_State *L, size_t n)
{
	const struct shelf_script *file = &studio_of(L)->script->files[n];

	lua_pushfstring(L, "=%s", file->name);                                    /* name */
	if (luaL_loadbufferx(L, file->text.at, file->text.len, lua_tostring(L, -1), "t") != LUA_OK)
		lua_error(L);
	lua_remove(L, -2);                                                        /* chunk */
}

/* The file of the language gives a table from English to the other; it sees no names at all. */
static void
read_language(lua_State *L)
{
	const struct shelf_script *file = &studio_of(L)->script->files[SCRIPT_LANGUAGE];

	if (file->text.at != NULL) {
		push_file(L, SCRIPT_LANGUAGE);                      /* chunk */
		lua_newtable(L);                                    /* chunk nothing */
		lua_setupvalue(L, -2, 1);                           /* chunk */
		lua_call(L, 0, 1);                                  /* table */
		if (!lua_istable(L, -1))
			luaL_error(L, "%s:1: gives no table; write return { [\"English\"] = \"translation\", … }", file->name);
	} else {
		lua_newtable(L);                                    /* table */
	}
	lua_setfield(L, LUA_REGISTRYINDEX, "language");             /* - */
}

/* Puts a text of the language into the document, with a NUL behind it. */
static void
put_text(lua_State *L, int index)
{
	struct studio *studio = studio_of(L);
	size_t len;
	const char *text = lua_tolstring(L, index, &len);

	if (memchr(text, '\0', len) != NULL)
		luaL_error(L, "%s:1: a text has a zero byte in it", studio->script->files[SCRIPT_LANGUAGE].name);
	if (studio->bytes.len + len > studio->script->output)
		luaL_error(L, "makes more than %d MiB of texts", (int)(studio->script->output >> 20));
	text_add(&studio->bytes, text, len + 1);  /* Lua has a NUL there */
}

/* The texts of the language alone.  One without a word says nothing: it counts as not translated. */
static void
put_language(lua_State *L)
{
	lua_getfield(L, LUA_REGISTRYINDEX, "language");                            /* table */
	for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {                /* table key value */
		if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING || lua_rawlen(L, -1) == 0)
			continue;
		put_text(L, -2);
		put_text(L, -1);
	}
	studio_of(L)->whole = studio_of(L)->bytes.len;
	lua_pop(L, 1);                                                             /* - */
}

/* use "reading": runs reading.lua once, among the same names. */
static int
word_use(lua_State *L)
{
	const struct studio *studio = studio_of(L);
	const char *name = luaL_checkstring(L, 1);
	const char *whole = lua_pushfstring(L, "%s.lua", name);  /* … whole */

	for (size_t i = SCRIPT_PARTS; i < studio->script->nfiles; i++) {
		if (strcmp(studio->script->files[i].name, whole) != 0)
			continue;
		if (studio->used[i])
			return 0;
		studio->used[i] = true;
		push_file(L, i);                                 /* … chunk */
		lua_pushvalue(L, lua_upvalueindex(1));           /* … chunk words */
		lua_setupvalue(L, -2, 1);                        /* … chunk */
		lua_call(L, 0, 0);                               /* … */
		return 0;
	}
	return luaL_error(L, "there is no %s to use beside the page", whole);
}

/* Runs protected: everything that can raise an error. */
static int
visit(lua_State *L)
{
	read_language(L);
	if (!script_is_page(studio_of(L)->script)) {
		put_language(L);
		return 0;
	}
	push_file(L, SCRIPT_PAGE);                 /* chunk */
	lua_newtable(L);                           /* chunk words */
	furnish(L);
	lua_pushvalue(L, -1);                      /* chunk words words */
	lua_pushcclosure(L, word_use, 1);          /* chunk words use */
	lua_setfield(L, -2, "use");                /* chunk words */
	lua_setupvalue(L, -2, 1);                  /* chunk, whose _ENV are the words */
	lua_call(L, 0, 0);                         /* - */
	return 0;
}

/* What stands in front of a reply: as is, since parent and child are one program. */
struct head {
	size_t problem, document, missing, notes;  /* bytes of each, in this order */
	enum render_format format;
	bool failed;
};

const char *
script_place(const struct script *script, const char *text, size_t *file, unsigned long *line)
{
	for (size_t i = 0; i < script->nfiles; i++) {
		size_t n = strlen(script->files[i].name);
		char *end;

		if (strncmp(text, script->files[i].name, n) != 0 || text[n] != ':' || text[n + 1] < '0' || text[n + 1] > '9')
			continue;
		*file = i;
		*line = strtoul(text + n + 1, &end, 10);
		return *end == ':' ? end + 1 + (end[1] == ' ') : end;
	}
	*file = script_is_page(script) ? SCRIPT_PAGE : SCRIPT_LANGUAGE;
	*line = 0;
	return text;
}

/* So many bytes of the message are shown: a line, not a flood. */
static size_t
cut(const char *text)
{
	size_t n = strnlen(text, MAX_MESSAGE);

	for (size_t most = n; n > 0 && n > most - 3 && ((unsigned char)text[n] & 0xc0) == 0x80; n--)
		;
	return n;
}

/* What of Lua's own words needs more to be understood. */
static const char *
advice_for(const char *text)
{
	if (strstr(text, "C stack overflow") != NULL)
		return ": nested too deep; take it apart";
	if (strstr(text, "binary chunk") != NULL)
		return ": it is no text; scripts are";
	return "";
}

/* The reply of a script that could not be run to its end. */
static void
put_failure(struct text *bytes, lua_State *L, const struct studio *studio, int status)
{
	struct head head = {.failed = true};
	const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
	struct text said = {0};

	if (status == LUA_ERRMEM)
		text_format(&said, "needs more than %zu MiB%s", studio->script->memory >> 20,
		            script_is_page(studio->script) ? " (--memory-limit)" : "");
	else if (text == NULL)
		text_format(&said, "stopped with an error that has no text");
	else
		text_format(&said, "%.*s%s%s", (int)cut(text), text, text[cut(text)] != '\0' ? " ..." : "", advice_for(text));
	head.problem = said.len;
	text_add(bytes, (const char *)&head, sizeof(head));
	text_add(bytes, said.at, said.len);
}

void
script_run(struct text *bytes, const void *self)
{
	const struct script *script = self;
	struct studio studio = {.script = script};
	lua_State *L = lua_newstate(allocate, &studio);
	struct head head = {0};
	int status;

	if (L == NULL)
		die("out of memory");
	studio.used = arena_take(&studio.mem, script->nfiles * sizeof(*studio.used));
	*(struct studio **)lua_getextraspace(L) = &studio;
	lua_gc(L, LUA_GCINC, PAUSE, 0, 0);
	lua_pushcfunction(L, visit);
	set_alarm(L, script->seconds);
	status = lua_pcall(L, 0, 0, 0);
	setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
	if (status != LUA_OK) {
		put_failure(bytes, L, &studio, status);
		return;
	}
	head.document = studio.whole;
	head.missing = studio.missing.len;
	head.notes = studio.notes.len;
	head.format = studio.format;
	text_add(bytes, (const char *)&head, sizeof(head));
	text_add(bytes, studio.bytes.at, studio.whole);
	text_add(bytes, studio.missing.at, studio.missing.len);
	text_add(bytes, studio.notes.at, studio.notes.len);
}

/* The next n bytes; false: so many are not there, or a NUL should be the last and is not. */
static bool
take(struct span *rest, size_t n, bool ends, struct span *part)
{
	if (n > rest->len || (ends && n > 0 && rest->at[n - 1] != '\0'))
		return false;
	*part = (struct span){rest->at, n};
	rest->at += n;
	rest->len -= n;
	return true;
}

bool
script_reply(const struct script *script, struct span bytes, struct script_reply *reply, struct text *problem)
{
	struct head head;
	struct span failed;

	if (bytes.len < sizeof(head))
		return false;
	memcpy(&head, bytes.at, sizeof(head));
	bytes.at += sizeof(head);
	bytes.len -= sizeof(head);
	*reply = (struct script_reply){.format = head.format};
	if ((unsigned)head.format > RENDER_CALENDAR || !take(&bytes, head.problem, false, &failed)
	    || !take(&bytes, head.document, false, &reply->document) || !take(&bytes, head.missing, true, &reply->missing)
	    || !take(&bytes, head.notes, true, &reply->notes) || bytes.len > 0)
		return false;
	if (head.failed) {
		letters_clean(problem, failed);
		text_char(problem, '\0');
		reply->problem = script_place(script, problem->at, &reply->file, &reply->line);
	}
	return true;
}
