/*
 * stage.c -- the program of a stage: its options, its results, and the run
 */
#include "stage/stage.h"

#include <stdlib.h>

#include "base/command.h"
#include "record/filter.h"
#include "stage/place.h"

const char *const stage_results[] = {
	"redflag", "redflags", "redflag_pending", "because_redflag", "rules", "problems",
	"pattern", "likely", "possible", "scores", "because_classify",
	"level", "pending", "provisional", "incomplete", "conflicts", "triage_rules", "act_within", "destination", "ask",
	"because_triage", "next_review", "because_plan", NULL,
};

enum { MAX_RESULTS = 64 };

static const struct stage_info {
	const char *name, *summary;
	void (*judge)(struct judgement *);
	void (*answer)(struct judgement *, size_t, struct answers *, bool explain);
} stages[STAGES] = {
	{"bp-redflag", "say which red flags fired, and which still could", redflag_judge, redflag_answer},
	{"bp-classify", "say what kind of pain it is, and which conditions fit", classify_judge, classify_answer},
	{"bp-triage", "say how soon somebody must look, and where", triage_judge, triage_answer},
	{"bp-plan", "say what to do, what not to do, and when to look again", plan_judge, plan_answer},
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
static const char *rules, *as_of, *fail_at;
static bool all, explain;
static struct filter_options format;

static const struct option_row options[] = {
	{'r', "rules", "DIR", "take the rules from DIR", OPTION_TEXT, &rules},
	{'a', "all", NULL, "run the stages before this one too, in one pass", OPTION_FLAG, &all},
	{'e', "explain", NULL, "add the facts and sources behind every decision", OPTION_FLAG, &explain},
	{0, "as-of", "DATE", "the day to work dates out against where a record has none", OPTION_TEXT, &as_of},
	{0, "fail-at", "LEVEL", "exit 3 when a record is at LEVEL or above, or still could be", OPTION_TEXT, &fail_at},
	FILTER_OPTIONS(format),
	{0},
};

/* The ids of "n" declarations, each "size" bytes large and beginning with its entry. */
static const struct word *
ids_of(struct arena *mem, const void *entries, size_t n, size_t size)
{
	struct word *ids = arena_take(mem, (n + 1) * sizeof(*ids));

	for (size_t i = 0; i < n; i++)
		ids[i] = ((const struct entry *)(const void *)((const char *)entries + i * size))->id;
	return ids;
}

#define IDS_OF(j, list) ids_of(&(j)->mem, (j)->set->list, (j)->set->n##list, sizeof(*(j)->set->list))

static const struct word *
advice_ids(struct arena *mem, const struct ruleset *set, const struct list *l)
{
	struct word *ids = arena_take(mem, (l->nsteps + 1) * sizeof(*ids));

	for (unsigned i = 0; i < l->nsteps; i++)
		ids[i] = set->advices[l->steps[i].advice].is.id;
	return ids;
}

/* "NRS=severe", for every band of every instrument */
static const struct word *
bands_of(struct arena *mem, const struct ruleset *set, unsigned *n)
{
	struct word *bands;
	unsigned i, k, total = 0;

	for (i = 0; i < set->ninstruments; i++)
		total += set->instruments[i].nrows;
	bands = arena_take(mem, (total + 1) * sizeof(*bands));
	*n = 0;
	for (i = 0; i < set->ninstruments; i++)
		for (k = 0; k < set->instruments[i].nrows; k++)
			bands[(*n)++] = word_of(span_of(arena_format(mem, "%s=%s", set->instruments[i].is.id.text.at,
			                                             set->instruments[i].rows[k].value.text.at)));
	return bands;
}

/* The ids of the triage rules, and of the finals behind them. */
static const struct word *
triage_ids(struct arena *mem, const struct ruleset *set)
{
	struct word *ids = arena_take(mem, (set->ntriage + set->nfinals + 1) * sizeof(*ids));

	for (unsigned i = 0; i < set->ntriage; i++)
		ids[i] = set->triage[i].is.id;
	for (unsigned i = 0; i < set->nfinals; i++)
		ids[set->ntriage + i] = set->finals[i].is.id;
	return ids;
}

static const struct word *
cautions_of(struct arena *mem, const struct gate *g)
{
	struct word *words = arena_take(mem, (g->ncautions + 1) * sizeof(*words));

	for (unsigned i = 0; i < g->ncautions; i++)
		words[i] = g->cautions[i].text;
	return words;
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
	const struct word *candidates, *bands;
	unsigned i, rows = 0, nbands, lane;

	memset(j, 0, sizeof(*j));
	j->set = set;
	candidates = IDS_OF(j, candidates);
	j->sheet = sheet_new(set);
	j->as_of = today;
	j->fired = arena_take(&j->mem, (set->nredflags + 1) * sizeof(lanes));
	j->pending = arena_take(&j->mem, (set->nredflags + 1) * sizeof(lanes));
	picks_init(&j->redflags, &j->mem, set->nredflags, IDS_OF(j, redflags));
	j->class_first = arena_take(&j->mem, (set->nclasses + 1) * sizeof(unsigned));
	for (i = 0; i < set->nclasses; i++) {
		j->class_first[i] = rows;
		rows += set->classes[i].nrows;
	}
	j->class_rows = arena_take(&j->mem, (rows + 1) * sizeof(lanes));
	for (lane = 0; lane < BATCH_SIZE; lane++)
		j->class_row[lane] = arena_take(&j->mem, (set->nclasses + 1) * sizeof(int));
	j->patterns = arena_take(&j->mem, (set->npatterns + 1) * sizeof(lanes));
	picks_init(&j->pattern, &j->mem, set->npatterns, IDS_OF(j, patterns));
	j->sums = arena_take(&j->mem, (set->ncandidates + 1) * sizeof(*j->sums));
	j->likely_lanes = arena_take(&j->mem, (set->ncandidates + 1) * sizeof(lanes));
	picks_init(&j->likely, &j->mem, set->ncandidates, candidates);
	picks_init(&j->possible, &j->mem, 2 * set->ncandidates, candidates);
	picks_init(&j->clusters, &j->mem, set->nclusters, IDS_OF(j, clusters));
	bands = bands_of(&j->mem, set, &nbands);
	picks_init(&j->bands, &j->mem, nbands, bands);
	j->triaged = arena_take(&j->mem, (set->ntriage + 1) * sizeof(lanes));
	picks_init(&j->triage, &j->mem, set->ntriage + set->nfinals, triage_ids(&j->mem, set));
	picks_init(&j->conflicts, &j->mem, set->nconflicts, IDS_OF(j, conflicts));
	picks_init(&j->ask, &j->mem, (unsigned)set->vocab->nfields, labels_of(&j->mem, set->vocab));
	j->asked = arena_take(&j->mem, (set->vocab->nfields + 1) * sizeof(lanes));
	j->gate_says = arena_take(&j->mem, (set->ngates + 1) * sizeof(*j->gate_says));
	j->cautions = arena_take(&j->mem, (set->ngates + 1) * sizeof(*j->cautions));
	j->must_know = arena_take(&j->mem, (set->ngates + 1) * sizeof(*j->must_know));
	for (i = 0; i < set->ngates; i++) {
		picks_init(&j->cautions[i], &j->mem, set->gates[i].ncautions, cautions_of(&j->mem, &set->gates[i]));
		picks_init(&j->must_know[i], &j->mem, set->gates[i].nmust, j->ask.words);
	}
	j->lists = arena_take(&j->mem, (set->nlists + 1) * sizeof(*j->lists));
	for (i = 0; i < set->nlists; i++)
		picks_init(&j->lists[i], &j->mem, set->lists[i].nsteps, advice_ids(&j->mem, set, &set->lists[i]));
}

void
judgement_free(struct judgement *j)
{
	sheet_free(j->sheet);
	arena_free(&j->mem);
}

/* A record at the level asked for, or one that could still be, or one that could not be read. */
static bool
reaches(const struct run *run, const struct batch *batch, size_t i)
{
	const struct judgement *j = &run->judgement;

	if (batch->record[i].blank)
		return false;
	if (batch->record[i].unreadable || j->redflag[i] >= run->fail_at || j->redflag_pending[i] >= run->fail_at)
		return true;
	return run->last >= STAGE_TRIAGE && (j->level[i] >= run->fail_at || j->pending_level[i] >= run->fail_at);
}

static void
judge(struct batch *batch, void *self)
{
	struct run *run = self;
	int k;
	size_t i;

	sheet_fill(run->judgement.sheet, batch, run->judgement.as_of);
	for (k = STAGE_REDFLAG; k <= (int)run->last; k++)
		stages[k].judge(&run->judgement);
	for (i = 0; run->fail_at > 0 && !run->reached && i < batch->n; i++)
		run->reached = reaches(run, batch, i);
}

static void
answer_record(struct batch *batch, size_t i, struct answers *out, void *self)
{
	struct run *run = self;
	int k;

	for (k = (int)run->first; k <= (int)run->last; k++) {
		stages[k].answer(&run->judgement, i, out, run->explain);
		if (k == (int)run->first) {
			answer_word(out, &run->judgement.set->stamp);
			answer_problems(out, &batch->record[i]);
		}
		answer_break(out);
	}
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

static int
run_stage(int noperands, char *operands[])
{
	struct run run = {.first = all ? STAGE_REDFLAG : stage, .last = stage, .explain = explain};
	struct filter filter = {.judge = judge, .answer = answer_record, .self = &run};
	struct ruleset *set;
	int results[MAX_RESULTS], status, k;
	long day = 0;

	(void)noperands;
	if (as_of != NULL && !date_read(span_of(as_of), &day))
		die("--as-of wants a date like 2026-11-24");
	set = ruleset_load(rules_directory(rules), stage_results);
	if (fail_at != NULL && (run.fail_at = ruleset_level(set, span_of(fail_at))) <= 0) {
		ruleset_free(set);
		die("--fail-at wants a level of these rules above the lowest; \"%s\" is none", fail_at);
	}
	judgement_init(&run.judgement, set, as_of != NULL ? &day : NULL);
	for (k = (int)run.first; k <= (int)run.last; k++) {
		add_labels(set, results, &filter.nresults, (enum stage)k, explain);
		if (k == (int)run.first) {
			add_label(set, results, &filter.nresults, "rules");
			add_label(set, results, &filter.nresults, "problems");
		}
	}
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
