/*
 * bp-record.c -- read records, check them against the vocabulary, and write them in any format
 */
#include <string.h>

#include "record/filter.h"
#include "rule/sheet.h"
#include "stage/place.h"
#include "stage/stage.h"

static struct rules_given rules;
static const char *as_of;
static struct filter_options format;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'f', "fields", "LABELS", "write only these, in this order (a,b,c; or a,b,*: these first)", OPTION_TEXT, &format.fields},
	AS_OF_OPTION(as_of),
	FILTER_OPTIONS(format),
	{0},
};

/* One run of the program. */
struct run {
	const struct vocab *vocab;
	struct sheet *sheet;
	const long *today;
	bool begun;
};

/* Says which labels of --fields nobody knows: a column of nothing looks like a question nobody asked. */
static void
say_unknown(const struct vocab *vocab)
{
	struct arena mem = {0};
	size_t len;

	for (const char *s = format.fields; s != NULL && *s != '\0'; s += len + (s[len] == ',')) {
		struct span label, near;

		s += strspn(s, " ");
		len = strcspn(s, ",");
		label = label_copy(&mem, (struct span){s, len});
		while (label.len > 0 && label.at[label.len - 1] == ' ')
			label.len--;
		if (span_is(label, SPAN("*")) || vocab_find(vocab, label.at, label.len).kind != LABEL_UNKNOWN)
			continue;
		near = vocab_nearest(vocab, label);
		warn("--fields: unknown label %.*s%s%.*s", (int)label.len, label.at, near.len > 0 ? "; nearest: " : "",
			(int)near.len, near.at);
	}
	arena_free(&mem);
}

/* Before the first record, when the labels of --map are known too. */
static void
begin(struct run *run)
{
	if (!run->begun)
		say_unknown(run->vocab);
	run->begun = true;
}

static void
judge(struct batch *batch, void *self)
{
	struct run *run = self;

	begin(run);
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
	struct ruleset *set = rules_load(&rules, READ_DECIDING);
	int problems, status;
	struct filter filter = {
		.vocab = set->vocab, .results = &problems, .nresults = 1,
		.judge = judge, .answer = answer, .self = &run,
	};

	(void)noperands;
	run.vocab = set->vocab;
	run.sheet = sheet_new(set);
	for (problems = 0; !span_is(set->vocab->results[problems], SPAN("problems")); problems++)
		;
	status = filter_run(&filter, &format, operands);
	begin(&run);  /* there was no record */
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
