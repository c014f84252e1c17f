/*
 * diff.c -- bp-rules diff: what would another version of the rules do to these records?
 */
#include <stdlib.h>

#include "workshop/impact_report.h"
#include "workshop/verb.h"

static const char *as_of, *fail_on, *waiver_file, *format;
static struct cohort_options input;
static size_t list;
static const char *sites[MAX_TEXTS + 1], *old_sites[MAX_TEXTS + 1], *new_sites[MAX_TEXTS + 1];

static const struct option_row options[] = {
	{0, "fail-on", "WHAT", "exit 3 when a level goes down (downgrade); or that, or what could still be goes down (calmer)",
	 OPTION_TEXT, &fail_on},
	{'w', "waiver", "FILE", "let pass the records named in FILE, each with a reason", OPTION_TEXT, &waiver_file},
	{'l', "list", "N", "name up to N records in each list (20 when not given; all in ndjson)", OPTION_NUMBER, &list},
	{0, "site", "FILE", "change both sets by FILE: what it adds, overrides and retires (may be given again)", OPTION_TEXTS, sites},
	{0, "old-site", "FILE", "the same of OLD only", OPTION_TEXTS, old_sites},
	{0, "new-site", "FILE", "the same of NEW only", OPTION_TEXTS, new_sites},
	AS_OF_OPTION(as_of),
	COHORT_OPTIONS(input),
	OUTPUT_OPTION(format),
	{0},
};

/* One run of the verb. */
struct run {
	struct impact impact;
	struct waivers waivers;
	struct waiver **waived;      /* by moved record, or NULL */
	unsigned long nwaived;
	bool gate, calmer;           /* --fail-on was given; and it was calmer */
};

/* The record counts for the gate: so does one that can be read no more, whatever it was. */
static bool
counts(const struct run *run, const struct moved *m)
{
	return m->goes == GOES_DOWN || m->to == UNREADABLE || (run->calmer && m->calmer);
}

static void
use_waivers(struct run *run)
{
	struct impact *im = &run->impact;

	run->waived = must_realloc(NULL, im->nmoved + 1, sizeof(*run->waived));
	for (size_t i = 0; i < im->nmoved; i++) {
		bool may = counts(run, &im->moved[i]) && im->moved[i].id.len > 0;

		run->waived[i] = may ? waivers_use(&run->waivers, im->moved[i].id) : NULL;
		run->nwaived += run->waived[i] != NULL;
	}
}

/* Whether all waivers let a record pass; says which do not. */
static bool
check_waivers(struct run *run)
{
	bool all = true;

	for (size_t i = 0; i < run->waivers.n; i++) {
		const struct waiver *w = &run->waivers.list[i];

		if (w->used)
			continue;
		all = false;
		if (w->records > 1)
			warn_at(&w->at, "waives nothing: %lu records have this id (%s:%lu, %s:%lu%s), and a waiver is for one; give them ids of their own",
			        w->records, w->first.file, w->first.line, w->second.file, w->second.line, w->records > 2 ? " ..." : "");
		else
			warn_at(&w->at, w->expired        ? "the waiver counts no more: its day has passed"
			                : w->records == 0 ? "waives nothing: no record has this id; take the line out"
			                                  : "waives nothing: the record does not go down; take the line out");
	}
	return all;
}

/* What could not be compared, or not as it was meant. */
static bool
say_input(const struct run *run)
{
	const struct impact *im = &run->impact;
	unsigned long unreadable = im->cells[UNREADABLE][UNREADABLE], aside = im->goes[GOES_ASIDE];

	if (unreadable > 0)
		warn("%lu of %lu records cannot be read: nothing is known of them", unreadable, im->records);
	if (aside > 0)
		warn("%lu of %lu records can be read by one of the sets only", aside, im->records);
	if (im->new_problems > 0)
		warn_at(&im->first_new_problem, "%lu record%s, this one first, an answer that fits the old set and not the new one: there it counts as not asked",
		        im->new_problems, im->new_problems == 1 ? " has" : "s have");
	return unreadable + aside + im->new_problems == 0;
}

static void
read_gate(struct run *run)
{
	if (fail_on == NULL)
		return;
	run->gate = true;
	run->calmer = strcmp(fail_on, "calmer") == 0;
	if (!run->calmer && strcmp(fail_on, "downgrade") != 0)
		die("--fail-on wants downgrade or calmer, not \"%s\"", fail_on);
}

/* The files of both, and behind them those of one set, into "all". */
static struct rule_files
files_of(const char *named_by, const char *directory, const char *const *own, const char *all[2 * MAX_TEXTS + 1])
{
	size_t n = 0;

	for (const char *const *site = sites; *site != NULL; site++)
		all[n++] = *site;
	for (; *own != NULL; own++)
		all[n++] = *own;
	all[n] = NULL;
	return (struct rule_files){.directory = directory, .named_by = named_by, .sites = all, .extent = READ_WRITTEN};
}

static int
diff(int noperands, char *operands[])
{
	struct run run = {0};
	struct text out = {0};
	const char *old_files[2 * MAX_TEXTS + 1], *new_files[2 * MAX_TEXTS + 1];
	struct rule_files old, new;
	bool well, none = true, failed = false;
	const long *today;
	long day;

	if (noperands < 2)
		die("say which two rule sets: bp-rules diff OLD NEW [file ...], both directories");
	writes_ndjson(format);  /* a wrong word is better said before the records are read */
	today = day_given(as_of, &day);
	read_gate(&run);
	waivers_read(&run.waivers, waiver_file, today);
	old = files_of("OLD", operands[0], old_sites, old_files);
	new = files_of("NEW", operands[1], new_sites, new_files);
	impact_init(&run.impact, &old, &new, today);
	run.impact.waivers = &run.waivers;
	well = impact_read(&run.impact, &input, operands + 2) == EXIT_OK;
	use_waivers(&run);
	(writes_ndjson(format) ? impact_write_objects : impact_write_text)(&out, &(struct impact_report){
		.impact = &run.impact, .waived = run.waived, .nwaived = run.nwaived, .calmer = run.calmer, .list = list,
	});
	output(out.at, out.len);
	well &= say_input(&run);
	well &= check_waivers(&run);
	for (size_t i = 0; i < run.impact.nmoved; i++)
		failed |= run.gate && counts(&run, &run.impact.moved[i]) && run.waived[i] == NULL;
	for (int from = 0; from < UNREADABLE; from++)
		for (int to = 0; to <= UNREADABLE; to++)
			none &= run.impact.cells[from][to] == 0;
	text_free(&out);
	free(run.waived);
	waivers_free(&run.waivers);
	impact_free(&run.impact);
	if (none)
		warn("nothing was compared: no record that OLD can read%s", run.gate ? "; --fail-on says nothing then" : "");
	return none && run.gate ? EXIT_TROUBLE : failed ? EXIT_LEVEL : well ? EXIT_OK : EXIT_PROBLEM;
}

const struct command verb_diff = {
	.name = "bp-rules diff",
	.summary = "what would another version of the rules do to these records?",
	.operands = "OLD NEW [file ...]",
	.options = options,
	.run = diff,
};
