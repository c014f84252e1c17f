/*
 * stage.c -- the program of a stage: its options, its results, and the run
 */
#include "stage/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "record/filter.h"
#include "stage/place.h"

const char *const stage_results[] = {
	"redflag", "redflags", "redflag_pending", "because_redflag", "rules", "problems",
	"pattern", "likely", "possible", "scores", "because_classify",
	"level", "pending", "provisional", "incomplete", "conflicts", "triage_rules", "act_within", "destination", "ask",
	"because_triage", "next_review", "because_plan",
	/* What bp-followup says of a course. */
	"visits", "contacts", "first_date", "previous_date", "last_date", "days", "days_since", "level_first", "level_previous",
	"level_last", "level_date", "level_rules", "redflags_first", "redflags_ever", "new_redflags", "response",
	"response_possible", "response_before", "response_rules", "response_primary", "escalation", "disagreement", "overdue",
	"days_overdue", "overdue_rank", "planned", "planned_done", "episode", "episode_date", "recurrence", "walk_dose_min",
	"walk_rule", "walk_stop", "problem_lines", "because_level", "because_escalation", NULL,
};

static const struct stage_info {
	const char *name, *summary;
	void (*judge)(struct judgement *), (*prepare)(struct judgement *);
	void (*answer)(struct judgement *, size_t, struct answers *, bool explain);
} stages[STAGES] = {
	{"bp-redflag", "say which red flags fired, and which still could", redflag_judge, redflag_prepare,
	 redflag_answer},
	{"bp-classify", "say what kind of pain it is, and which conditions fit", classify_judge,
	 classify_prepare, classify_answer},
	{"bp-triage", "say how soon somebody must look, and where", triage_judge, triage_prepare, triage_answer},
	{"bp-plan", "say what to do, what not to do, and when to look again", plan_judge, plan_prepare,
	 plan_answer},
};

/* One run of a program. */
struct run {
	enum stage first, last;
	bool explain;
	int fail_at;  /* rank, or 0 */
	bool reached;
	struct judgement judgement;
};

static enum stage stage;
static struct rules_given rules;
static const char *as_of, *fail_at;
static bool all, explain;
static struct filter_options format;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'a', "all", NULL, "run the stages before this one too, in one pass", OPTION_FLAG, &all},
	{'e', "explain", NULL, "add the facts and sources behind every decision", OPTION_FLAG, &explain},
	AS_OF_OPTION(as_of),
	{0, "fail-at", "LEVEL", "exit 3 when a record is at LEVEL or above, or still could be", OPTION_TEXT, &fail_at},
	FILTER_OPTIONS(format),
	{0},
};

void
ids_of(struct word *ids, const void *entries, size_t n, size_t size)
{
	for (size_t i = 0; i < n; i++)
		ids[i] = ((const struct entry *)(const void *)((const char *)entries + i * size))->id;
}

static const struct word *
labels_of(struct arena *mem, const struct vocab *vocab)
{
	struct word *labels = arena_take(mem, (vocab->nfields + 1) * sizeof(*labels));

	for (size_t i = 0; i < vocab->nfields; i++)
		labels[i] = word_of(vocab->fields[i].label);
	return labels;
}

void
judgement_init(struct judgement *j, const struct ruleset *set, const long *today)
{
	memset(j, 0, sizeof(*j));
	j->set = set;
	j->sheet = sheet_new(set);
	j->as_of = today;
	j->labels = labels_of(&j->mem, set->vocab);
	redflag_init(j);
	classify_init(j);
	triage_init(j);
	plan_init(j);
}

void
judgement_free(struct judgement *j)
{
	sheet_free(j->sheet);
	arena_free(&j->mem);
}

const long *
day_given(const char *text, long *day)
{
	if (text == NULL)
		return NULL;
	if (!date_read(span_of(text), day))
		die("--as-of wants a date like 2026-11-24");
	return day;
}

/* Some record is at the level asked for, or could still be, or could not be read. */
static bool
reaches(const struct run *run, const struct batch *batch)
{
	const struct judgement *j = &run->judgement;
	lanes w = 0;

	for (int rank = run->fail_at; rank < (int)j->set->nlevels; rank++) {
		w |= j->redflag_at[rank - 1] | j->redflag_pending_at[rank - 1];
		if (run->last >= STAGE_TRIAGE)
			w |= j->at_level[rank] | j->pending_at[rank - 1];
	}
	for (size_t i = 0; i < batch->n && w == 0; i++)
		w = batch->record[i].unreadable && !batch->record[i].blank;
	return w != 0;
}

void
judgement_judge(struct judgement *j, struct batch *batch, enum stage last)
{
	sheet_fill(j->sheet, batch, j->as_of);
	for (int k = STAGE_REDFLAG; k <= (int)last; k++)
		stages[k].judge(j);
}

void
judgement_prepare(struct judgement *j, enum stage first, enum stage last)
{
	for (int k = (int)first; k <= (int)last; k++)
		stages[k].prepare(j);
}

void
judgement_answer(struct judgement *j, struct batch *batch, size_t i, enum stage first, enum stage last, bool because,
                 struct answers *out)
{
	for (int k = (int)first; k <= (int)last; k++) {
		stages[k].answer(j, i, out, because);
		if (k == (int)first) {
			answer_word(out, &j->set->stamp);
			answer_problems(out, &batch->record[i]);
		}
		answer_break(out);
	}
}

static void
judge(struct batch *batch, void *self)
{
	struct run *run = self;

	judgement_judge(&run->judgement, batch, run->last);
	judgement_prepare(&run->judgement, run->first, run->last);
	if (run->fail_at > 0 && !run->reached)
		run->reached = reaches(run, batch);
}

static void
answer_record(struct batch *batch, size_t i, struct answers *out, void *self)
{
	struct run *run = self;

	judgement_answer(&run->judgement, batch, i, run->first, run->last, run->explain, out);
}

/* Adds the label to the results a program writes. */
static void
add_label(const struct ruleset *set, int *results, size_t *n, const char *label)
{
	size_t i;

	for (i = 0; i < set->vocab->nresults && *n < MAX_RESULTS; i++)
		if (span_is(set->vocab->results[i], span_of(label)))
			results[(*n)++] = (int)i;
}

static void
add_labels(const struct ruleset *set, int *results, size_t *n, enum stage which, bool because)
{
	static const char *const labels[STAGES][12] = {
		{"redflag", "redflags", "redflag_pending", NULL},
		{"pattern", "likely", "possible", "scores", NULL},
		{"level", "pending", "provisional", "incomplete", "conflicts", "triage_rules", "act_within", "destination",
		 "ask", NULL},
		{"next_review", NULL},
	};
	static const char *const becauses[STAGES] = {"because_redflag", "because_classify", "because_triage", "because_plan"};
	unsigned i;

	if (which == STAGE_CLASSIFY)
		for (i = 0; i < set->nclasses && *n < MAX_RESULTS; i++)
			results[(*n)++] = set->classes[i].result;
	if (which == STAGE_PLAN) {
		if (set->nlists > 0)
			results[(*n)++] = set->lists[0].result;
		for (i = 0; i < set->ngates && *n + 3 < MAX_RESULTS; i++) {
			results[(*n)++] = set->gates[i].result;
			results[(*n)++] = set->gates[i].caution_result;
			results[(*n)++] = set->gates[i].reason_result;
		}
		for (i = 1; i < set->nlists && *n < MAX_RESULTS; i++)
			results[(*n)++] = set->lists[i].result;
	}
	for (i = 0; labels[which][i] != NULL; i++)
		add_label(set, results, n, labels[which][i]);
	if (because)
		add_label(set, results, n, becauses[which]);
}

size_t
judgement_results(const struct ruleset *set, enum stage first, enum stage last, bool because, int results[MAX_RESULTS])
{
	size_t n = 0;

	for (int k = (int)first; k <= (int)last; k++) {
		add_labels(set, results, &n, (enum stage)k, because);
		if (k == (int)first) {
			add_label(set, results, &n, "rules");
			add_label(set, results, &n, "problems");
		}
	}
	return n;
}

/* Ends the program over the level of --fail-at; every record is at the lowest one. */
static _Noreturn void
refuse_level(struct ruleset *set)
{
	char levels[256] = "", meant[64] = "";
	size_t n = 0;

	for (unsigned rank = set->nlevels; rank-- > 1 && n < sizeof(levels);) {
		const char *name = set->levels[rank].is.id.text.at;

		n += (size_t)snprintf(levels + n, sizeof(levels) - n, "%s%s", n == 0 ? "" : rank > 1 ? ", " : " or ", name);
		if (strcasecmp(fail_at, name) == 0)
			snprintf(meant, sizeof(meant), "%s", name);
	}
	ruleset_free(set);
	if (meant[0] != '\0')
		die("--fail-at %s: write %s", fail_at, meant);
	die("--fail-at wants %s, not \"%s\"", levels, fail_at);
}

static int
run_stage(int noperands, char *operands[])
{
	struct run run = {.first = all ? STAGE_REDFLAG : stage, .last = stage, .explain = explain};
	struct filter filter = {.judge = judge, .answer = answer_record, .self = &run};
	struct ruleset *set;
	int results[MAX_RESULTS], status;
	const long *today;
	long day;

	(void)noperands;
	today = day_given(as_of, &day);
	set = rules_load(&rules, READ_DECIDING);
	if (fail_at != NULL && (run.fail_at = ruleset_level(set, span_of(fail_at))) <= 0)
		refuse_level(set);
	judgement_init(&run.judgement, set, today);
	filter.nresults = judgement_results(set, run.first, run.last, explain, results);
	filter.vocab = set->vocab;
	filter.results = results;
	status = filter_run(&filter, &format, operands);
	judgement_free(&run.judgement);
	ruleset_free(set);
	return run.reached ? EXIT_LEVEL : status;
}

int
stage_main(enum stage which, int argc, char *argv[])
{
	const struct command command = {
		.name = stages[which].name,
		.summary = stages[which].summary,
		.operands = "[file ...]",
		.options = options,
		.run = run_stage,
	};

	stage = which;
	return command_main(&command, argc, argv);
}
