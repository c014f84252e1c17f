/*
 * bp-report.c -- records in, a page for people out; what is on it says a script beside the rules
 */
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "page/booth.h"
#include "page/delivery.h"
#include "page/script.h"
#include "page/shelf.h"
#include "stage/place.h"
#include "stage/stage.h"

static struct rules_given rules;
static struct cohort_options input;
static const char *output_format, *file, *as_of, *language = "en", *clinic;
static size_t seconds = 10, memory = 256 * 1024 * 1024, most = 64 * 1024 * 1024;
static bool list;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'o', "output", "FORMAT", "write text, md, html or ics (the page's own when not given)", OPTION_TEXT, &output_format},
	{'O', "output-file", "FILE", "put the page into FILE, whole or not at all", OPTION_TEXT, &file},
	{0, "as-of", "DATE", "the day of the page (the latest date of a record when not given)", OPTION_TEXT, &as_of},
	{0, "lang", "LANG", "in that language (en when not given)", OPTION_TEXT, &language},
	{0, "clinic", "TEXT", "the name of the clinic, for the head of the page", OPTION_TEXT, &clinic},
	{'l', "list", NULL, "list the pages there are", OPTION_FLAG, &list},
	COHORT_OPTIONS(input),
	{0, "time-limit", "SECONDS", "stop a script that takes longer (10 when not given)", OPTION_NUMBER, &seconds},
	{0, "memory-limit", "BYTES", "stop a script that needs more (256M when not given)", OPTION_NUMBER, &memory},
	{0, "page-limit", "BYTES", "stop a script that makes more of a page (64M when not given)", OPTION_NUMBER, &most},
	{0},
};

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

/* A language's name becomes that of a file. */
static bool
is_language(const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	return n >= 2 && name[n] == '\0';
}

static enum render_format
format_wanted(const struct reply *reply, const char *path)
{
	enum render_format wanted = output_format != NULL ? render_format_named(output_format) : RENDER_ANY;
	bool calendar = reply->format == RENDER_CALENDAR;

	if (wanted == RENDER_ANY)
		return reply->format != RENDER_ANY ? reply->format : RENDER_TEXT;
	if ((wanted == RENDER_CALENDAR) != calendar)
		die("%s: makes %s; leave out -o %s", path, calendar ? "a calendar and nothing else" : "no calendar", output_format);
	return wanted;
}

/* Runs the script in a child; it has come to nothing unless this comes back. */
static void
run_script(struct script *script, const char *page, const char *translations, struct text *bytes, struct reply *reply)
{
	struct booth_limits limits = {seconds, memory, 2 * most};
	struct text problem = {0};

	switch (booth_run(&limits, script_run, script, bytes)) {
	case BOOTH_WELL:
		break;
	case BOOTH_SAID:
		die("%s: no page", page);
	case BOOTH_LATE:
		die("%s: takes longer than %zu s (--time-limit)", page, seconds);
	case BOOTH_LARGE:
		die("%s: makes more than %zu MiB of page (--page-limit)", page, most >> 20);
	case BOOTH_CRASHED:
		die("%s: crashes the Lua interpreter; look for something nested very deep, and take it apart", page);
	}
	if (!script_reply((struct span){bytes->at, bytes->len}, reply, &problem))
		die("%s: the Lua interpreter is not itself any more; look for something nested very deep, and take it apart", page);
	if (reply->problem != NULL)
		die_at(&(struct place){reply->in_language ? translations : page, reply->line}, "%s", reply->problem);
	text_free(&problem);
}

static void
say_missing(struct span missing, const char *translations)
{
	struct place at = {translations, 0};

	for (const char *s = missing.at; s < missing.at + missing.len; s += strlen(s) + 1) {
		if (*s != '\0')
			warn_at(&at, "no translation of \"%s\"", s);
		else
			warn_at(&at, "no translation of a text that came with a record");
	}
}

static void
say_notes(struct span notes, const char *page)
{
	for (const char *s = notes.at; s < notes.at + notes.len;) {
		struct place at = {page, strtoul(s, NULL, 10)};

		s += strlen(s) + 1;
		if (s == notes.at + notes.len)
			return;
		warn_at(&at, "%s", s);
		s += strlen(s) + 1;
	}
}

/* A page put in the place of what it is made of would be the end of both. */
static void
refuse_input(const char *page, char *files[])
{
	struct stat in, out;
	bool standard = *files == NULL;

	if (file == NULL || stat(file, &out) != 0)
		return;
	for (const char *name = page; name != NULL; name = standard ? "-" : *files++) {
		if ((strcmp(name, "-") == 0 ? fstat(STDIN_FILENO, &in) : stat(name, &in)) == 0 && in.st_dev == out.st_dev
		    && in.st_ino == out.st_ino)
			die("%s: is both read and written: put the page into another file", name);
		if (strcmp(name, "-") == 0 && standard)
			return;
	}
}

static void
write_page(struct script *script, const char *page, const char *translations)
{
	struct text bytes = {0}, out = {0};
	struct arena mem = {0};
	struct reply reply;
	struct rendering r = {.language = script->language_name, .name = page};
	enum render_format format;

	run_script(script, page, translations, &bytes, &reply);
	format = format_wanted(&reply, page);
	r.document = document_read(&mem, reply.document);
	if (r.document == NULL)
		die("%s: the Lua interpreter is not itself any more; look for something nested very deep, and take it apart", page);
	if (r.document->first == NULL && format != RENDER_CALENDAR)
		die("%s: makes a page with nothing on it", page);
	r.ascii = script->language.at == NULL && !shows_utf8();
	if (format == RENDER_CALENDAR && script->today == NULL)
		die("%s: a calendar says when it was made, and no record has a date; give --as-of DATE", page);
	if (script->today != NULL)
		r.day = *script->today;
	render(format, &r, &out);
	say_missing(reply.missing, translations);
	say_notes(reply.notes, page);
	if (file != NULL)
		deliver(file, (struct span){out.at, out.len});
	else
		output(out.at, out.len);
	text_free(&bytes);
	text_free(&out);
	arena_free(&mem);
}

static int
list_pages(void)
{
	struct text t = {0};

	shelf_list(&t, rules_directory(rules.directory), "pages");
	output(t.at, t.len);
	text_free(&t);
	return EXIT_OK;
}

/* What of the options does not go together is said before anything is read. */
static void
check_options(int noperands)
{
	if (noperands == 0)
		die("which page? bp-report --list tells which there are; then bp-report PAGE [file ...]");
	if (output_format != NULL && render_format_named(output_format) == RENDER_ANY)
		die("--output wants text, md, html or ics, not \"%s\"", output_format);
	if (!is_language(language))
		die("--lang wants a language such as en or ru, not \"%s\"", language);
}

static int
report(int noperands, char *operands[])
{
	struct script script = {.clinic = clinic, .seconds = seconds, .memory = memory, .output = most};
	const char *page, *translations = NULL;
	struct dossier dossier;
	struct ruleset *set;
	struct arena mem = {0};
	unsigned long problems;
	long day;

	if (list)
		return list_pages();
	check_options(noperands);
	script.today = day_given(as_of, &day);
	page = shelf_path(&mem, rules_directory(rules.directory), "pages", operands[0]);
	refuse_input(page, operands + 1);
	script.page = shelf_read(&mem, page);
	script.language_name = language;
	if (strcmp(language, "en") != 0) {
		translations = shelf_path(&mem, rules_directory(rules.directory), "lang", language);
		script.language = shelf_read(&mem, translations);
	}
	set = rules_load(&rules, true);
	dossier_read(&dossier, &input, set, operands + 1);
	if (script.today == NULL && dossier.dated)
		script.today = &dossier.newest;
	script.set = set;
	script.dossier = &dossier;
	write_page(&script, page, translations);
	problems = dossier.problems;
	dossier_free(&dossier);
	ruleset_free(set);
	arena_free(&mem);
	return problems > 0 ? EXIT_PROBLEM : EXIT_OK;
}

int
main(int argc, char *argv[])
{
	static const struct command command = {
		.name = "bp-report",
		.summary = "make a page for people of records and results",
		.operands = "PAGE [file ...]",
		.options = options,
		.run = report,
	};

	return command_main(&command, argc, argv);
}
