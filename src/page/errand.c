/*
 * errand.c -- a script is sent into a booth, and comes back with its reply
 */
#include "page/errand.h"

#include "base/msg.h"
#include "page/booth.h"

enum { MAX_NAMED = 3 };  /* texts without a translation */

static const char broken[] = "%s: crashes the Lua interpreter; look for something nested very deep, and take it apart";

void
errand_run(const struct script *script, struct text *bytes, struct reply *reply)
{
	const struct booth_limits limits = {script->seconds, script->memory, 2 * script->output};
	bool page = script_is_page(script);
	const char *path = script->files[page ? SCRIPT_PAGE : SCRIPT_LANGUAGE].path;
	struct text problem = {0};

	switch (booth_run(&limits, script_run, script, bytes)) {
	case BOOTH_WELL:
		break;
	case BOOTH_SAID:
		die("%s: no %s", path, page ? "page" : "language");
	case BOOTH_LATE:
		die("%s: takes longer than %zu s%s", path, script->seconds, page ? " (--time-limit)" : "");
	case BOOTH_LARGE:
		die("%s: makes more than %zu MiB of %s", path, script->output >> 20, page ? "page (--page-limit)" : "texts");
	case BOOTH_KILLED:
		die("%s: the script was killed; is there memory enough on this machine?", path);
	case BOOTH_CRASHED:
		die(broken, path);
	}
	if (!script_reply(script, (struct span){bytes->at, bytes->len}, reply, &problem))
		die(broken, path);
	if (reply->problem != NULL)
		die_at(&(struct place){script->files[reply->file].path, reply->line}, "%s", reply->problem);
	text_free(&problem);
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
