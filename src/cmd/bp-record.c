/*
 * bp-record.c -- read records, check them against the vocabulary, and write them in any format
 */
#include "base/command.h"
#include "record/filter.h"
#include "rule/sheet.h"
#include "stage/place.h"
#include "stage/stage.h"

static const char *rules;
static struct filter_options format;

static const struct option_row options[] = {
	{'r', "rules", "DIR", "take the vocabulary from the rules in DIR", OPTION_TEXT, &rules},
	{'f', "fields", "LABELS", "write only these, in this order (a,b,c)", OPTION_TEXT, &format.fields},
	FILTER_OPTIONS(format),
	{0},
};

static void
judge(struct batch *batch, void *sheet)
{
	sheet_fill(sheet, batch, NULL);
}

static void
answer(struct batch *batch, size_t i, struct answers *out, void *sheet)
{
	(void)sheet;
	answer_problems(out, &batch->record[i]);
	answer_break(out);
}

static int
run(int noperands, char *operands[])
{
	struct ruleset *set = ruleset_load(rules_directory(rules), stage_results);
	struct sheet *sheet = sheet_new(set);
	int problems, status;
	struct filter filter = {
		.vocab = set->vocab, .results = &problems, .nresults = 1,
		.judge = judge, .answer = answer, .self = sheet,
	};

	(void)noperands;
	for (problems = 0; !span_is(set->vocab->results[problems], SPAN("problems")); problems++)
		;
	status = filter_run(&filter, &format, operands);
	sheet_free(sheet);
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
		.run = run,
	};

	return command_main(&command, argc, argv);
}
