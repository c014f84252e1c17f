/*
 * errand.c -- a script is sent into a booth, and comes back with its reply
 */
#include "page/errand.h"

#include <errno.h>

#include "page/booth.h"

enum { MAX_NAMED = 3 };  /* texts without a translation */

static const char broken[] = "crashes the Lua interpreter; look for something nested very deep, and take it apart";

/* What is to be said of that end; false for a good one. */
static bool
ended_badly(enum booth_end end, const struct script *script, struct text *why)
{
	bool page = script_is_page(script);

	switch (end) {
	case BOOTH_WELL:
		return false;
	case BOOTH_NONE:
		text_format(why, "cannot be run in a child process: %s", strerror(errno));
		break;
	case BOOTH_SAID:
		text_format(why, "no %s", page ? "page" : "language");
		break;
	case BOOTH_LATE:
		text_format(why, "takes longer than %zu s%s", script->seconds, page ? " (--time-limit)" : "");
		break;
	case BOOTH_LARGE:
		text_format(why, "makes more than %zu MiB of %s", script->output >> 20, page ? "page (--page-limit)" : "texts");
		break;
	case BOOTH_KILLED:
		text_string(why, "the script was killed; is there memory enough on this machine?");
		break;
	case BOOTH_CRASHED:
		text_string(why, broken);
		break;
	}
	return true;
}

bool
errand_try(const struct script *script, struct text *bytes, struct script_reply *reply, struct failure *failure)
{
	const struct booth_limits limits = {script->seconds, script->memory, 2 * script->output};
	struct text *why = &failure->why;

	failure->at = (struct place){script->files[script_is_page(script) ? SCRIPT_PAGE : SCRIPT_LANGUAGE].path, 0};
	if (ended_badly(booth_run(&limits, script_run, script, bytes), script, why))
		return false;
	if (!script_reply(script, (struct span){bytes->at, bytes->len}, reply, why)) {
		text_string(why, broken);
		return false;
	}
	if (reply->problem == NULL)
		return true;
	/* It stands in "why", behind the place that was taken from its front. */
	failure->at = (struct place){script->files[reply->file].path, reply->line};
	why->len = strlen(reply->problem);
	memmove(why->at, reply->problem, why->len);
	return false;
}

void
errand_run(const struct script *script, struct text *bytes, struct script_reply *reply)
{
	struct failure failure = {0};

	if (!errand_try(script, bytes, reply, &failure))
		die_at(&failure.at, "%.*s", (int)failure.why.len, failure.why.at);
}

void
errand_missing(const char *path, struct span missing, bool all, const char *more)
{
	struct place at = {path, 0};
	size_t n = 0;

	for (const char *s = missing.at; s < missing.at + missing.len; s += strlen(s) + 1)
		n++;
	if (n > MAX_NAMED && !all) {
		warn_at(&at, "%zu texts have no translation%s", n, more);
		return;
	}
	for (const char *s = missing.at; s < missing.at + missing.len; s += strlen(s) + 1) {
		if (*s != '\0')
			warn_at(&at, "no translation of \"%s\"", s);
		else
			warn_at(&at, "no translation of a text that came with a record");
	}
}
