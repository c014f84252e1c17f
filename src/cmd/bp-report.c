/*
 * bp-report.c -- records in, a page for people out; what is on it says a script beside the rules
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "page/press.h"
#include "stage/place.h"
#include "stage/stage.h"

static struct rules_given rules;
static struct cohort_options input = {.any_label = true};
static const char *output_format, *file, *as_of, *language = "en", *clinic;
static size_t width, seconds = 10, memory = 256 * 1024 * 1024, most = 64 * 1024 * 1024;
static bool list, missing;

#define MAX_SECONDS ((size_t)24 * 60 * 60)
#define MAX_MEMORY  ((size_t)256 << 30)
#define MAX_PAGE    ((size_t)1 << 30)

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'o', "output", "FORMAT", "write text, md, html or ics (the page's own when not given)", OPTION_TEXT, &output_format},
	{'w', "width", "COLUMNS", "so many columns of text (72 when not given)", OPTION_NUMBER, &width},
	{'O', "output-file", "FILE", "put the page into FILE, whole or not at all", OPTION_TEXT, &file},
	{0, "as-of", "DATE", "the day of the page (the latest date of a record when not given)", OPTION_TEXT, &as_of},
	{0, "lang", "LANG", "in that language (en when not given)", OPTION_TEXT, &language},
	{0, "clinic", "TEXT", "the name of the clinic, for the head of the page", OPTION_TEXT, &clinic},
	{0, "missing", NULL, "name every text without a translation", OPTION_FLAG, &missing},
	{'l', "list", NULL, "list the pages there are", OPTION_FLAG, &list},
	COHORT_OPTIONS(input),
	{0, "time-limit", "SECONDS", "stop a script that takes longer (10 when not given)", OPTION_NUMBER, &seconds},
	{0, "memory-limit", "BYTES", "stop a script that needs more (256M when not given)", OPTION_NUMBER, &memory},
	{0, "page-limit", "BYTES", "stop a script that makes more of a page (64M when not given)", OPTION_NUMBER, &most},
	{0},
};

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
	if (width > 0 && (width < RENDER_LEAST || width > RENDER_MOST))
		die("--width wants %d to %d columns", RENDER_LEAST, RENDER_MOST);
	if (seconds > MAX_SECONDS || memory > MAX_MEMORY || most > MAX_PAGE)
		die("a script has at most 1 day, 256G of memory, and 1G of page");
}

static int
report(int noperands, char *operands[])
{
	struct script script = {.clinic = clinic, .seconds = seconds, .memory = memory, .output = most};
	struct press press = {.script = &script, .format = output_format, .file = file, .all_missing = missing, .width = width};
	struct dossier dossier;
	struct ruleset *set;
	struct arena mem = {0};
	long day;
	int status;

	if (list)
		return list_pages();
	check_options(noperands);
	script.today = day_given(as_of, &day);
	script_take(&script, &mem, rules_directory(rules.directory), operands[0], language);
	refuse_input(script.files[SCRIPT_PAGE].path, operands + 1);
	script.set = set = rules_load(&rules, READ_WRITTEN);
	script.dossier = &dossier;
	status = dossier_read(&dossier, &input, set, operands + 1);
	if (script.today == NULL && dossier.dated)
		script.today = &dossier.newest;
	press_run(&press);
	dossier_free(&dossier);
	ruleset_free(set);
	free((void *)script.files);
	arena_free(&mem);
	return status;
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
