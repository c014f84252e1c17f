/*
 * bp-followup.c -- from visits, sorted by patient and day, to one record about each patient
 */
#include "course/told.h"
#include "record/filter.h"
#include "stage/place.h"

static struct rules_given rules;
static const char *as_of;
static bool explain;
static struct filter_options format;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'e', "explain", NULL, "add the facts and sources behind the level and the next steps", OPTION_FLAG, &explain},
	{'f', "fields", "LABELS", "write only these, in this order (a,b,c)", OPTION_TEXT, &format.fields},
	{0, "as-of", "DATE", "the day to count from: how long ago, what is overdue", OPTION_TEXT, &as_of},
	FILTER_OPTIONS(format),
	{0},
};

/* One run of the program. */
struct run {
	struct courses courses;
	struct telling telling;
};

static void
judge(struct batch *batch, void *self)
{
	struct run *run = self;

	courses_judge(&run->courses, batch);
}

static void
tell(struct writer *writer, struct batch *batch, void *self)
{
	struct run *run = self;

	telling_write(&run->telling, writer, batch);
}

static int
follow_up(int noperands, char *operands[])
{
	long day;
	const long *today = day_given(as_of, &day);
	struct ruleset *set = rules_load(&rules, READ_ALL);
	struct run run;
	struct filter filter = {.vocab = set->vocab, .judge = judge, .write = tell, .self = &run};
	int status;

	(void)noperands;
	courses_init(&run.courses, set, today, explain);
	telling_init(&run.telling, &run.courses);
	if (format.fields != NULL)
		told_choose(&run.telling, format.fields);
	else
		format.fields = run.telling.labels.at;
	filter.results = run.telling.results;
	filter.nresults = run.telling.n;
	status = filter_run(&filter, &format, operands);
	telling_free(&run.telling);
	courses_free(&run.courses);
	ruleset_free(set);
	return status;
}

int
main(int argc, char *argv[])
{
	static const struct command command = {
		.name = "bp-followup",
		.summary = "say how each patient has come along, what is due, and what the next step is",
		.operands = "[file ...]",
		.options = options,
		.run = follow_up,
	};

	return command_main(&command, argc, argv);
}
