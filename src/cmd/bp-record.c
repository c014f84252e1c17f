/*
 * bp-record.c -- read records, check them against the vocabulary, and write them in any format
 */
#include "record/filter.h"
#include "rule/sheet.h"
#include "stage/place.h"
#include "stage/stage.h"

static const char *rules, *as_of;
static struct filter_options format;

static const struct option_row options[] = {
	{'r', "rules", "DIR", "take the vocabulary from the rules in DIR", OPTION_TEXT, &rules},
	{'f', "fields", "LABELS", "write only these, in this order (a,b,c)", OPTION_TEXT, &format.fields},
	AS_OF_OPTION(as_of),
	FILTER_OPTIONS(format),
	{0},
};

/* One run of the program. */
struct run {
	struct sheet *sheet;
	const long *today;
};

static void
judge(struct batch *batch, void *self)
{
	struct run *run = self;

	sheet_fill(run->sheet, batch, run->today);
}

static void
answer(struct batch *batch, size_t i, struct answers *out, void *self)
{
	(void)self;
	answer_problems(out, &batch->record[i]);
	answer_break(out);
}

static int
check(int noperands, char *operands[])
{
	long day;
	struct run run = {.today = day_given(as_of, &day)};
	struct ruleset *set = ruleset_load(rules_directory(rules), stage_results);
	int problems, status;
	struct filter filter = {
		.vocab = set->vocab, .results = &problems, .nresults = 1,
		.judge = judge, .answer = answer, .self = &run,
	};

	(void)noperands;
	run.sheet = sheet_new(set);
	for (problems = 0; !span_is(set->vocab->results[problems], SPAN("problems")); problems++)
		;
	status = filter_run(&filter, &format, operands);
	sheet_free(run.sheet);
	ruleset_free(set);
	return status;
}

int
main(int argc, char *argv[])
{
	static const struct command command = {
		.name = "bp-record",
		.summary = "check records against the vocabulary, and convert between formats",
		.operands = "[file ...]",
		.options = options,
		.run = check,
	};

	return command_main(&command, argc, argv);
}
