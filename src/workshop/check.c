/*
 * check.c -- bp-rules check: everything that is wrong or doubtful in a rule set, in one pass
 */
#include <glob.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "stage/place.h"
#include "workshop/cases.h"
#include "workshop/doubts.h"
#include "workshop/object.h"
#include "workshop/verb.h"

static struct rules_given rules;
static const char *as_of, *format;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{0, "as-of", "DATE", "the day to compare review-by days with (today when not given)", OPTION_TEXT, &as_of},
	OUTPUT_OPTION(format),
	{0},
};

/* What loading finds. */
struct problems {
	struct findings *found;
	bool unread;  /* some file could not be read: what stands in it was not checked */
};

/* What loading found, and where: the declaration is read from the file, since none may have come of it. */
static void
add_problem(void *self, struct place at, const char *message)
{
	struct problems *problems = self;
	struct findings *found = problems->found;
	struct text word = {0}, id = {0};

	problems->unread |= strncmp(message, "cannot read ", 12) == 0 || strstr(message, " is no rule file: ") != NULL;
	if (at.file == NULL)
		at.file = "--site";  /* that names a file which is not there */
	declaration_at(at, &word, &id);
	text_char(&word, '\0');
	text_char(&id, '\0');
	finding_add(found, code_of_problem(message)->name, at, word.at, (struct span){id.at, id.len - 1}, "%s", message);
	text_free(&word);
	text_free(&id);
}

/* The rule set's own cases; there need not be any. */
static bool
read_cases(struct cases *cases, const struct ruleset *set)
{
	struct text pattern = {0};
	glob_t found = {0};
	bool some;

	text_format(&pattern, "%s/tests/*.ltsv%c", set->directory, '\0');
	some = glob(pattern.at, 0, NULL, &found) == 0;
	if (some)
		cases_read(cases, set, found.gl_pathv);
	globfree(&found);
	text_free(&pattern);
	return some;
}

/* Looks for doubts; returns how many records were made for it.  *cased: there are cases. */
static size_t
doubt_all(struct findings *found, const struct ruleset *set, long today, bool *cased)
{
	struct cases cases = {0};
	struct survey s = {.set = set, .roster = roster_of(set), .uses = uses_of(set), .findings = found, .today = today};

	s.silent = must_realloc(NULL, s.roster.n + 1, sizeof(*s.silent));
	memset(s.silent, 0, (s.roster.n + 1) * sizeof(*s.silent));
	*cased = read_cases(&cases, set);
	s.cases = (struct span){cases.lines.at, cases.lines.len};
	doubt_times(&s);
	doubt_questions(&s);
	doubt_directions(&s);
	doubt_sources(&s);
	doubt_reviews(&s);
	doubt_thresholds(&s);
	doubt_reach(&s);
	doubt_branches(&s);
	doubt_pairs(&s);
	findings_accept(found, set);
	cases_free(&cases);
	free(s.silent);
	uses_free(&s.uses);
	roster_free(&s.roster);
	return s.tried;
}

static void
add_object(struct text *out, const struct finding *f)
{
	struct object o = object_begin(out);

	object_string(&o, "file", f->at.file);
	object_count(&o, "line", f->at.line);
	object_string(&o, "code", f->code->name);
	object_string(&o, "declares", f->word);
	object_text(&o, "id", f->id);
	object_text(&o, "says", f->text);
	object_string(&o, "title", f->code->title);
	object_end(&o);
}

/* rules/redflags.lua:12: D10 RF-1: can never fire … */
static void
add_line(struct text *out, const struct finding *f)
{
	text_format(out, "%s:", f->at.file);
	if (f->at.line > 0)
		text_format(out, "%lu:", f->at.line);
	text_format(out, " %s", f->code->name);
	/* Many problems begin with the declaration already. */
	if (f->id.len > 0 && strstr(f->text.at, f->id.at) == NULL)
		text_format(out, " %.*s:", (int)f->id.len, f->id.at);
	text_format(out, " %.*s\n", (int)f->text.len, f->text.at);
}

static int
check(int noperands, char *operands[])
{
	const struct rule_files files = {.directory = rules_directory(rules.directory), .sites = rules.sites, .extent = READ_WRITTEN};
	bool ndjson = writes_ndjson(format), cased = false;
	struct findings found = {0};
	struct problems problems = {.found = &found};
	struct text out = {0};
	struct ruleset *set;
	size_t errors = 0, tried = 0;
	long day;
	const long *given = day_given(as_of, &day);

	(void)operands;
	if (noperands > 0)
		die("check takes no operands; --rules DIR names the directory of the rules");
	text_format(&out, "%s/index.lua%c", files.directory, '\0');
	if (access(out.at, R_OK) != 0)
		die("cannot read %s; --rules DIR names the directory the rules are in:", out.at);
	out.len = 0;
	set = ruleset_check(&files, stage_results, add_problem, &problems);
	if (set != NULL)
		tried = doubt_all(&found, set, given != NULL ? *given : (long)(time(NULL) / 86400), &cased);
	findings_sort(&found);
	for (size_t i = 0; i < found.n; i++) {
		errors += *found.list[i].code->name == 'E';
		if (ndjson)
			add_object(&out, &found.list[i]);
		else
			add_line(&out, &found.list[i]);
	}
	if (ndjson) {
		struct object o = object_begin(&out);

		object_count(&o, "errors", errors);
		object_count(&o, "doubts", found.n - errors);
		object_count(&o, "accepted", found.accepted);
		object_count(&o, "records_tried", tried);
		object_flag(&o, "cases", cased);
		object_end(&o);
	} else if (set == NULL) {
		text_format(&out, "%zu error%s; doubts are looked for when there are none\n", errors, errors == 1 ? "" : "s");
	} else {
		text_format(&out, "0 errors, %zu doubt%s, %zu accepted; %zu records tried%s\n", found.n,
		            found.n == 1 ? "" : "s", found.accepted, tried, cased ? "" : "; no cases in tests/, so no threshold was compared with any");
	}
	output(out.at, out.len);
	text_free(&out);
	if (set != NULL)
		ruleset_free(set);
	errors = found.n;
	findings_free(&found);
	return problems.unread ? EXIT_TROUBLE : errors > 0 ? EXIT_PROBLEM : EXIT_OK;
}

const struct command verb_check = {
	.name = "bp-rules check",
	.summary = "everything that is wrong or doubtful in the rules, in one pass",
	.operands = "",
	.options = options,
	.more = "bp-rules explain CODE tells what a code means, with a wrong and a right example.\n",
	.run = check,
};
