/*
 * press.c -- from a script and records to the page somebody gets
 */
#include "page/press.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <sys/stat.h>

#include "base/delivery.h"
#include "page/errand.h"

/* Whether the reader's terminal shows UTF-8; cron has no locale, and its mails are ASCII. */
static bool
shows_utf8(void)
{
	locale_t here = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	bool utf8 = here != (locale_t)0 && strcmp(nl_langinfo_l(CODESET, here), "UTF-8") == 0;

	if (here != (locale_t)0)
		freelocale(here);
	return utf8;
}

static enum render_format
format_wanted(const struct press *p, const struct reply *reply, const char *page)
{
	enum render_format wanted = p->format != NULL ? render_format_named(p->format) : RENDER_ANY;
	bool calendar = reply->format == RENDER_CALENDAR;

	if (wanted == RENDER_ANY)
		return reply->format != RENDER_ANY ? reply->format : RENDER_TEXT;
	if ((wanted == RENDER_CALENDAR) != calendar)
		die("%s: makes %s; leave out -o %s", page, calendar ? "a calendar and nothing else" : "no calendar", p->format);
	return wanted;
}

static void
say_notes(const struct script *script, struct span notes)
{
	for (const char *s = notes.at; s < notes.at + notes.len; s += strlen(s) + 1) {
		struct place at = {NULL, 0};
		size_t file;
		const char *text = script_place(script, s, &file, &at.line);

		at.file = script->files[file].path;
		warn_at(&at, "%s", text);
	}
}

/* A link there could lead anywhere; a name that is no file is a mistake. */
static void
refuse_odd(const char *path)
{
	struct stat st;

	if (*path == '\0' || path[strlen(path) - 1] == '/')
		die("%s: is no name of a file", path);
	if (lstat(path, &st) != 0) {
		if (errno != ENOENT)
			die("cannot write %s:", path);
		return;
	}
	if (!S_ISREG(st.st_mode))
		die("%s: is a %s, and not replaced by a file", path,
		    S_ISLNK(st.st_mode) ? "symbolic link" : S_ISDIR(st.st_mode) ? "directory" : S_ISFIFO(st.st_mode) ? "pipe" : "device");
}

static void
put_into(const char *path, struct span page)
{
	refuse_odd(path);
	switch (deliver(path, page, 0600)) {
	case NOT_BEGUN:
		die("cannot make a file beside %s:", path);
	case NOT_WRITTEN:
		die("%s: cannot write the new one; it is as it was:", path);
	case NOT_CLOSED:
		die("%s: cannot close the new one; it is as it was:", path);
	case NOT_NAMED:
		die("%s: cannot give its name to the new one; it is as it was:", path);
	case NOT_SAFE:
		die("%s: is new, but its directory may not be safe on the disk:", path);
	case DELIVERED:
		break;
	}
}

void
press_run(const struct press *p)
{
	const struct script *script = p->script;
	const char *page = script->files[SCRIPT_PAGE].path;
	struct text bytes = {0}, out = {0};
	struct arena mem = {0};
	struct reply reply;
	struct rendering r = {.language = script->language_name, .name = page};
	enum render_format format;

	errand_run(script, &bytes, &reply);
	format = format_wanted(p, &reply, page);
	r.document = document_read(&mem, reply.document);
	if (r.document == NULL)
		die("%s: makes a page that cannot be read", page);
	if (r.document->first == NULL && format != RENDER_CALENDAR)
		die("%s: makes a page with nothing on it", page);
	if (format == RENDER_CALENDAR && script->today == NULL)
		die("%s: a calendar says when it was made, and no record has a date; give --as-of DATE", page);
	r.ascii = script->files[SCRIPT_LANGUAGE].text.at == NULL && !shows_utf8();
	r.day = script->today != NULL ? *script->today : 0;
	render(format, &r, &out);
	errand_missing(script->files[SCRIPT_LANGUAGE].path, reply.missing, p->all_missing, "; --missing names them");
	say_notes(script, reply.notes);
	if (p->file != NULL)
		put_into(p->file, (struct span){out.at, out.len});
	else
		output(out.at, out.len);
	text_free(&bytes);
	text_free(&out);
	arena_free(&mem);
}
