/*
 * lua_error.c -- what Lua says of a rule file it cannot read or run, and what to do about it
 */
#include "rule/lua_error.h"

#include <stdlib.h>
#include <string.h>

/* Of the errors that a rule file can cause.  Others are said as they are. */
static const struct {
	const char *says, *advice;
} advices[] = {
	{"unfinished string", "a text in quotes ends on its line; close it, or write [[ … ]] around several lines"},
	{"unfinished long string", "a text that begins with [[ is never closed; write ]] behind it"},
	{"unfinished long comment", "a comment that begins with --[[ is never closed; write ]] behind it"},
	{"malformed number", "a number is digits and a point; a time stands in quotes, as in \"14 d\""},
	{"escape sequence", "\\ in a text begins a special sign; write \\\\ for the sign itself"},
	{"hexadecimal digit expected", "\\ in a text begins a special sign; write \\\\ for the sign itself"},
	{"C stack overflow", "nested or joined too deep; take it apart"},
	{"too many local variables", "write define \"name\" (condition) in place of local"},
	{"attempt to call", "what stands before the bracket or the text is no word; is a comma missing?"},
	{"attempt to index", "only names and conditions have something behind a colon"},
	{"attempt to concatenate", ".. joins texts and nothing else"},
	{"near '<\\", "a sign that is no plain letter stands outside quotes; take it out"},
	{"expected near", "a comma or a closing bracket is missing before it"},
	{"expected (to close", "a comma or a closing bracket is missing before it"},
	{"syntax error near", "a declaration is written word \"id\" { key = value }"},
	{"unexpected symbol near", "a value is missing before it, or there is a sign too many"},
};

static const char *
advice_for(const char *text)
{
	size_t i;

	for (i = 0; i < sizeof(advices) / sizeof(advices[0]); i++)
		if (strstr(text, advices[i].says) != NULL)
			return advices[i].advice;
	return NULL;
}

void
say_lua_error(struct loading *ld, const char *path, const char *text)
{
	struct place at = {path, 0};
	size_t n = strlen(LUA_CHUNK + 1);
	const char *advice;

	if (text == NULL)
		text = "stopped with an error that has no text";
	if (strncmp(text, LUA_CHUNK + 1, n) == 0 && text[n] == ':') {
		char *end;

		at.line = strtoul(text + n + 1, &end, 10);
		text = *end == ':' ? end + 2 : end;
	}
	advice = advice_for(text);
	problem(ld, at, "%s%s%s", text, advice != NULL ? ": " : "", advice != NULL ? advice : "");
	ld->cut_short = true;
}
