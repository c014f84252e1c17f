/*
 * mutate.c -- bp-rules mutate: would anybody notice a slip of the pen in a rule?
 */
#include <stdlib.h>
#include <sys/stat.h>

#include "record/cohort.h"
#include "stage/place.h"
#include "workshop/cases.h"
#include "workshop/mutant.h"
#include "workshop/object.h"
#include "workshop/remark.h"
#include "workshop/results.h"
#include "workshop/telltale.h"
#include "workshop/trial.h"
#include "workshop/verb.h"

static struct rules_given rules;
static const char *only, *as_of, *format;
static struct cohort_options input;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{0, "only", "ID", "only this rule, or all whose ids begin so", OPTION_TEXT, &only},
	AS_OF_OPTION(as_of),
	COHORT_OPTIONS(input),
	OUTPUT_OPTION(format),
	{0},
};

/* What is known of one mutant. */
struct fate {
	unsigned *touched;    /* the cases that it could decide otherwise, in order */
	size_t ntouched;
	const struct test_case *noticed;  /* the first case with an expectation that it does not meet */
	size_t changed;       /* cohort: records it decides otherwise */
};

/* One run of the verb. */
struct run {
	const struct ruleset *set;
	const long *today;
	struct roster roster;
	struct mutants mutants;
	struct fate *fates;         /* by mutant */
	struct judgement judgement; /* of all mutants */
	struct judgement right_judgement;
	struct results right;
	struct cases cases;
	size_t next;                /* the case that comes now */
	bool **met;                 /* by case and expectation: with the right rules */
	size_t unmet;
	size_t records;
	struct text out;
	bool ndjson;
	size_t survived, redflags, apart;  /* apart: of red flags, and a record tells them apart */
};

static bool
begins(struct span id, struct span with)
{
	return id.len >= with.len && memcmp(id.at, with.at, with.len) == 0;
}

/* The rules that --only names: the one of that id, else all whose ids begin so. */
static bool *
choose(const struct roster *roster, struct ruleset *set)
{
	const char *retired = only != NULL ? remark_retired(set, only) : NULL;
	bool *chosen = must_realloc(NULL, roster->n + 1, sizeof(*chosen));
	const struct roster_rule *one = only != NULL ? roster_find(roster, span_of(only)) : NULL;
	size_t n = 0;

	for (size_t i = 0; i < roster->n; i++) {
		const struct roster_rule *r = &roster->rules[i];

		chosen[i] = r->kind != ROSTER_CLUSTER;
		if (only != NULL)
			chosen[i] &= one != NULL ? r == one : begins(r->is->id.text, span_of(only));
		n += chosen[i];
	}
	if (n == 0 && retired != NULL)
		die("%s", retired);
	if (n == 0 && only != NULL)
		die("--only %s: no red flag, pattern, triage rule or final has an id that begins so", only);
	return chosen;
}

static void
touch(struct fate *f, unsigned number)
{
	if ((f->ntouched & (f->ntouched - 1)) == 0)
		f->touched = must_realloc(f->touched, f->ntouched == 0 ? 1 : 2 * f->ntouched, sizeof(*f->touched));
	f->touched[f->ntouched++] = number;
}

/* Is that what the rules as they are say?  And which mutants could say something else? */
static void
judge_cases(struct batch *b, void *self)
{
	struct run *run = self;
	unsigned lane;

	results_judge(&run->right, b);
	for (size_t i = 0; i < b->n; i++) {
		const struct test_case *t = &run->cases.list[run->next + i];

		results_of(&run->right, b, i);
		for (size_t e = 0; e < t->nexpect; e++) {
			int k = results_find(&run->right, t->expect[e].label);
			bool met = k >= 0 && expectation_met(run->set, &t->expect[e], results_value(&run->right, (size_t)k));

			run->met[run->next + i][e] = met && t->todo.len == 0;
			run->unmet += !met && t->todo.len == 0;
		}
	}
	judgement_judge(&run->judgement, b, STAGE_TRIAGE);
	for (size_t m = 0; m < run->mutants.n; m++) {
		lanes shows = mutant_shows(&run->judgement, &run->mutants.list[m], SHOWS_PERHAPS);

		for (FOR_LANES(lane, shows))
			touch(&run->fates[m], (unsigned)run->next + lane);
	}
	run->next += b->n;
}

/* One mutant before the cases it touches. */
struct hearing {
	struct run *run;
	struct fate *fate;
	struct results results;
	size_t next;  /* of fate->touched */
};

static void
hear_batch(struct batch *b, void *self)
{
	struct hearing *h = self;
	struct run *run = h->run;

	results_judge(&h->results, b);
	for (size_t i = 0; i < b->n && h->fate->noticed == NULL; i++) {
		unsigned number = h->fate->touched[h->next + i];
		const struct test_case *t = &run->cases.list[number];

		results_of(&h->results, b, i);
		for (size_t e = 0; e < t->nexpect; e++) {
			int k = results_find(&h->results, t->expect[e].label);

			if (run->met[number][e] && !expectation_met(run->set, &t->expect[e], results_value(&h->results, (size_t)k)))
				h->fate->noticed = t;
		}
	}
	h->next += b->n;
}

/* Judges by the mutant the cases it touches, 64 at a time, until one notices. */
static void
hear(struct run *run, size_t m)
{
	struct fate *fate = &run->fates[m];
	struct hearing h = {.run = run, .fate = fate};
	struct judgement judgement;
	struct trial trial;
	struct text lines = {0};

	if (fate->ntouched == 0)
		return;
	trial_init(&trial, run->set, &run->mutants.list[m]);
	judgement_init(&judgement, &trial.set, run->today);
	results_init(&h.results, &judgement, false);
	for (size_t i = 0; i < fate->ntouched && fate->noticed == NULL; i++) {
		struct span line = run->cases.list[fate->touched[i]].line;

		text_add(&lines, line.at, line.len);
		text_char(&lines, '\n');
		if ((i + 1) % BATCH_SIZE == 0 || i + 1 == fate->ntouched) {
			cohort_read_text(run->set->vocab, "cases", (struct span){lines.at, lines.len}, hear_batch, &h);
			lines.len = 0;
		}
	}
	text_free(&lines);
	results_free(&h.results);
	judgement_free(&judgement);
	trial_free(&trial);
}

/* The line to add to the cases: what is given, and what must come out. */
static void
case_line(struct text *t, const struct mutant *m, size_t number, const struct telltale *tale)
{
	const char *id = m->rule->is->id.text.at;

	text_format(t, "id:M-%s-%zu", id, number);
	text_format(t, "\ttitle:%s, %s\t%.*s", id, m->text, (int)tale->line.len, tale->line.at);
	if (!span_is(tale->label, SPAN("level")))
		text_format(t, "\texpect_%.*s:%.*s", (int)tale->label.len, tale->label.at, (int)tale->right.len, tale->right.at);
	text_format(t, "\texpect_level:%.*s", (int)tale->level.len, tale->level.at);
}

static void
say_mutant(struct object *o, const struct mutant *m)
{
	object_string(o, "kind", m->rule->word);
	object_text(o, "rule", m->rule->is->id.text);
	object_string(o, "file", m->rule->is->at.file);
	object_count(o, "line", m->rule->is->at.line);
	object_string(o, "change", change_word(m->change));
	object_string(o, "text", m->text);
}

/* Which rule, where, and what is changed in it, as a line for people. */
static void
say_place(struct run *run, const struct mutant *m)
{
	const struct entry *is = m->rule->is;

	text_format(&run->out, "%s:%lu: %s: %s\n", is->at.file, is->at.line, is->id.text.at, m->text);
}

static void
say_survivor(struct run *run, const struct mutant *m, size_t number, const struct telltale *tale)
{
	struct text line = {0};

	run->survived++;
	run->redflags += m->rule->kind == ROSTER_REDFLAG;
	run->apart += m->rule->kind == ROSTER_REDFLAG && tale->line.at != NULL;
	if (tale->line.at != NULL)
		case_line(&line, m, number, tale);
	if (run->ndjson) {
		struct object o = object_begin(&run->out);

		say_mutant(&o, m);
		object_flag(&o, "told_apart", tale->line.at != NULL);
		if (tale->line.at != NULL) {
			object_text(&o, "label", tale->label);
			object_text(&o, "right", tale->right);
			object_text(&o, "mutant", tale->got);
			object_text(&o, "case", (struct span){line.at, line.len});
		}
		object_end(&o);
	} else {
		say_place(run, m);
		if (tale->line.at == NULL)
			text_format(&run->out, "  no case notices, and no record tried tells it apart\n");
		else
			text_format(&run->out, "  no case notices; this one would (with the change, %.*s is %.*s):\n%.*s\n",
			            (int)tale->label.len, tale->label.at, (int)tale->got.len, tale->got.at, (int)line.len, line.at);
	}
	text_free(&line);
}

/* Those of one rule that nothing noticed, from mutant "first" to before "end". */
static void
say_rule(struct run *run, size_t first, size_t end)
{
	size_t *list = must_realloc(NULL, end - first + 1, sizeof(*list)), n = 0;
	struct telltale *tales;
	struct arena mem = {0};

	for (size_t m = first; m < end; m++)
		if (run->fates[m].noticed == NULL)
			list[n++] = m;
	if (n > 0) {
		tales = arena_take(&mem, n * sizeof(*tales));
		telltales_find(&run->mutants, list, n, &run->cases, run->today, tales, &mem);
		for (size_t i = 0; i < n; i++)
			say_survivor(run, &run->mutants.list[list[i]], i + 1, &tales[i]);
	}
	arena_free(&mem);
	free(list);
}

static void
say_sum(struct run *run, size_t nrules)
{
	if (run->ndjson) {
		struct object o = object_begin(&run->out);

		object_count(&o, "mutants", run->mutants.n);
		object_count(&o, "rules", nrules);
		object_count(&o, "cases", run->cases.n);
		object_count(&o, "noticed", run->mutants.n - run->survived);
		object_count(&o, "survived", run->survived);
		object_count(&o, "redflags_survived", run->redflags);
		object_count(&o, "redflags_told_apart", run->apart);
		object_end(&o);
		return;
	}
	text_format(&run->out, "%zu mutants of %zu rule%s, %zu cases: %zu noticed, %zu not", run->mutants.n, nrules, nrules == 1 ? "" : "s",
	            run->cases.n, run->mutants.n - run->survived, run->survived);
	if (run->redflags > 0)
		text_format(&run->out, "; %zu of red flags, %zu of them a record can tell apart", run->redflags, run->apart);
	text_char(&run->out, '\n');
}

/* Which mutants do the cases notice? */
static void
run_cases(struct run *run, char *files[], size_t nrules)
{
	const struct mutants *all = &run->mutants;

	cases_read(&run->cases, run->set, files);
	if (run->cases.n == 0)
		die("no cases: nobody could notice anything");
	run->met = must_realloc(NULL, run->cases.n + 1, sizeof(*run->met));
	for (size_t i = 0; i < run->cases.n; i++)
		run->met[i] = must_realloc(NULL, run->cases.list[i].nexpect + 1, sizeof(**run->met));
	judgement_init(&run->right_judgement, run->set, run->today);
	results_init(&run->right, &run->right_judgement, false);
	cohort_read_text(run->set->vocab, "cases", (struct span){run->cases.lines.at, run->cases.lines.len}, judge_cases,
	                 run);
	if (run->unmet > 0)
		warn("%zu expectations are not met by the rules as they are and notice nothing: see bp-rules test", run->unmet);
	for (size_t m = 0; m < all->n; m++)
		hear(run, m);
	for (size_t m = 0, first; m < all->n;) {
		for (first = m; m < all->n && all->list[m].rule == all->list[first].rule; m++)
			;
		say_rule(run, first, m);
	}
	say_sum(run, nrules);
	results_free(&run->right);
	judgement_free(&run->right_judgement);
	for (size_t i = 0; i < run->cases.n; i++)
		free(run->met[i]);
	free(run->met);
	cases_free(&run->cases);
}

static size_t
popcount(lanes w)
{
	return (size_t)__builtin_popcountll(w);
}

/* A cohort expects nothing: for how many of its records does the mutant decide otherwise? */
static void
judge_records(struct batch *b, void *self)
{
	struct run *run = self;

	judgement_judge(&run->judgement, b, STAGE_TRIAGE);
	run->records += popcount(run->judgement.sheet->live);
	for (size_t m = 0; m < run->mutants.n; m++)
		run->fates[m].changed += popcount(mutant_shows(&run->judgement, &run->mutants.list[m], SHOWS_DECIDED));
}

static void
say_changed(struct run *run, const struct mutant *m, size_t changed)
{
	if (run->ndjson) {
		struct object o = object_begin(&run->out);

		say_mutant(&o, m);
		object_count(&o, "records_changed", changed);
		object_end(&o);
	} else if (changed == 0) {
		say_place(run, m);
	}
}

static int
run_cohort(struct run *run, char *files[], size_t nrules)
{
	const struct mutants *all = &run->mutants;
	int status = cohort_read(&input, run->set->vocab, files, judge_records, run);

	if (run->records == 0)
		warn("nothing was compared: there is no record");
	for (size_t m = 0; m < all->n; m++) {
		say_changed(run, &all->list[m], run->fates[m].changed);
		run->survived += run->fates[m].changed == 0;
		run->redflags += run->fates[m].changed == 0 && all->list[m].rule->kind == ROSTER_REDFLAG;
	}
	if (run->ndjson) {
		struct object o = object_begin(&run->out);

		object_count(&o, "mutants", all->n);
		object_count(&o, "rules", nrules);
		object_count(&o, "records", run->records);
		object_count(&o, "noticed", all->n - run->survived);
		object_count(&o, "survived", run->survived);
		object_count(&o, "redflags_survived", run->redflags);
		object_end(&o);
	} else {
		text_format(&run->out, "%zu mutants of %zu rule%s, %zu records: %zu change what is decided for some of them, %zu for none\n",
		            all->n, nrules, nrules == 1 ? "" : "s", run->records, all->n - run->survived, run->survived);
	}
	return status;
}

static void
find_expectation(struct batch *b, void *self)
{
	bool *found = self;

	for (size_t i = 0; i < b->nfields && !*found; i++) {
		struct span label = {b->fields[i].label, b->fields[i].label_len};

		*found = span_is(label, SPAN("expect")) || begins(label, SPAN("expect_"));
	}
}

/* Files are cases when something is expected in them; what can be read only once is a cohort. */
static bool
are_cases(const struct ruleset *set, char *files[])
{
	bool found = false;
	struct stat st;

	for (char **file = files; *file != NULL; file++)
		if (strcmp(*file, "-") == 0 || (stat(*file, &st) == 0 && !S_ISREG(st.st_mode)))
			return false;
	cohort_look(&input, set->vocab, files, find_expectation, &found);
	return found;
}

static int
mutate(int noperands, char *operands[])
{
	struct run run = {.ndjson = writes_ndjson(format)};
	struct ruleset *set;
	size_t nrules = 0;
	int status = EXIT_OK;
	bool *chosen;
	long day;

	run.today = day_given(as_of, &day);
	run.set = set = rules_load(&rules, READ_ALL);
	run.roster = roster_of(set);
	chosen = choose(&run.roster, set);
	mutants_make(&run.mutants, set, &run.roster, chosen);
	for (size_t i = 0; i < run.roster.n; i++)
		nrules += chosen[i];
	run.fates = must_realloc(NULL, run.mutants.n + 1, sizeof(*run.fates));
	memset(run.fates, 0, (run.mutants.n + 1) * sizeof(*run.fates));
	mutants_judgement(&run.judgement, &run.mutants, run.today);
	if (noperands == 0 || are_cases(set, operands))
		run_cases(&run, operands, nrules);
	else
		status = run_cohort(&run, operands, nrules);
	output(run.out.at, run.out.len);
	for (size_t m = 0; m < run.mutants.n; m++)
		free(run.fates[m].touched);
	free(run.fates);
	free(chosen);
	text_free(&run.out);
	judgement_free(&run.judgement);
	mutants_free(&run.mutants);
	roster_free(&run.roster);
	ruleset_free(set);
	return run.apart > 0 ? EXIT_PROBLEM : status;
}

const struct command verb_mutate = {
	.name = "bp-rules mutate",
	.summary = "would the worked cases notice a slip of the pen in a rule?",
	.operands = "[file ...]",
	.options = options,
	.more = "Without files: the cases in tests/ of the rules.\nFiles without expectations are a cohort.\n"
	        "Status 1: no case notices a change of a red flag, and a record could.\n",
	.run = mutate,
};
