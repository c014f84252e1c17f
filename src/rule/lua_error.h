/*
 * lua_error.h -- what Lua says of a rule file it cannot read or run, and what to do about it
 */
#ifndef LUA_ERROR_H
#define LUA_ERROR_H

#include "rule/language.h"

/* What Lua calls a rule file.  Not its path: Lua would shorten a long one, and its line be lost. */
#define LUA_CHUNK "=rules"

/*
 * Says the error of the file at "path" as a problem, with advice.  Lua names
 * the line itself: "rules:12: text"; what it cannot place belongs to the file,
 * and so does an error without a text (NULL).  What is missing from then on
 * may have stood behind it.
 */
void say_lua_error(struct loading *, const char *path, const char *text);

#endif
