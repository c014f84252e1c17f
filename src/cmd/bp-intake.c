/*
 * bp-intake.c -- a person at a terminal in, a record out: what can still change the answer is asked
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "interview/desk.h"
#include "record/fact.h"
#include "stage/place.h"
#include "stage/stage.h"

static struct rules_given rules;
static struct cohort_options input;
static const char *output_format, *as_of, *language = "en", *clinic, *kept;
static bool no_ask, core, plain, labels, explain;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'n', "no-ask", NULL, "ask nothing: write a record of the answers given, checked", OPTION_FLAG, &no_ask},
	{'c', "core", NULL, "ask core questions only", OPTION_FLAG, &core},
	{0, "resume", "FILE", "keep the interview in FILE, and go on where it stopped", OPTION_TEXT, &kept},
	{'p', "plain", NULL, "no colour, lines of 60 columns", OPTION_FLAG, &plain},
	{0, "labels", NULL, "show the label of each question, too", OPTION_FLAG, &labels},
	{0, "lang", "LANG", "ask in that language (en when not given)", OPTION_TEXT, &language},
	{0, "clinic", "TEXT", "the clinic and its number, for the result", OPTION_TEXT, &clinic},
	{0, "explain", NULL, "add to the record the basis of every result", OPTION_FLAG, &explain},
	{0, "as-of", "DATE", "the day of the interview (today when not given)", OPTION_TEXT, &as_of},
	COHORT_OPTIONS(input),
	{'o', "output", "FORMAT", "write ndjson or ltsv (ndjson, or the input's, when not given)", OPTION_TEXT, &output_format},
	{0},
};

static long
day_of_today(void)
{
	char text[32];
	time_t now = time(NULL);
	struct tm tm;
	long day;

	if (localtime_r(&now, &tm) == NULL || strftime(text, sizeof(text), "%Y-%m-%d", &tm) == 0 || !date_read(span_of(text), &day))
		die("the clock does not say what day it is; give --as-of DATE");
	return day;
}

/* "age=40": the label, or an empty span where the operand is none of these. */
static struct span
label_of(const char *operand)
{
	const char *is = strchr(operand, '=');

	return is != NULL ? (struct span){operand, (size_t)(is - operand)} : (struct span){operand, 0};
}

/* The answer an operand gives; one that does not fit ends the program: what is typed is checked. */
static struct reply
reply_of(const struct vocab *vocab, struct arena *mem, const char *operand)
{
	struct span label = label_copy(mem, label_of(operand)), near;
	const char *value = operand + label.len + 1;
	struct label means = vocab_find(vocab, label.at, label.len);
	struct reply r = {.field = means.index, .answer = {arena_copy(mem, value, strlen(value)), strlen(value)}};
	struct fact fact;

	if (means.kind != LABEL_FIELD) {
		near = vocab_nearest(vocab, label);
		die("%s: %s%s%s", label.at, means.kind == LABEL_RESULT ? "is worked out, not given" : "no question is called so",
		    near.len > 0 && means.kind != LABEL_RESULT ? "; nearest: " : "", near.len > 0 && means.kind != LABEL_RESULT ? near.at : "");
	}
	fact = fact_read(&vocab->fields[r.field], r.answer);
	if (fact.state == FACT_WRONG)
		die("%s: %s", label.at, fact.wrong);
	if (utf8_good(value, r.answer.len) < r.answer.len)
		die("%s: is not UTF-8 (try iconv -f latin1 -t utf-8)", label.at);
	return r;
}

/* Adds the reply to those there are; two answers to one question would be none. */
static void
add_reply(const struct vocab *vocab, struct reply *replies, size_t *n, struct reply r)
{
	for (size_t i = 0; i < *n; i++)
		if (replies[i].field == r.field)
			die("%s: is given twice", vocab->fields[r.field].label.at);
	replies[(*n)++] = r;
}

/* The answers that the operands give; returns how many. */
static size_t
take_operands(const struct vocab *vocab, struct arena *mem, char *operands[], struct reply *replies)
{
	size_t n = 0;

	for (; *operands != NULL; operands++) {
		if (label_of(*operands).len == 0)
			die("%s: answers are given as field=value, records as files, and not both", *operands);
		add_reply(vocab, replies, &n, reply_of(vocab, mem, *operands));
	}
	return n;
}

/* --no-ask: the answers alone. */
static int
write_given(const struct ruleset *set, const struct reply *replies, size_t n)
{
	enum format format = output_format != NULL ? format_named(output_format, "--output") : FORMAT_NDJSON;
	struct chart chart;

	if (n == 0)
		die("--no-ask makes a record of field=value ...; nothing is given");
	chart_init(&chart, set, format);
	chart_begin(&chart, SPAN(""));
	for (size_t i = 0; i < n; i++)
		chart_answer(&chart, replies[i].field, replies[i].answer);
	desk_put(NULL, (struct span){chart.line.at, chart.line.len});
	chart_free(&chart);
	return EXIT_OK;
}

/* Records come through standard input, unless it is a terminal, or nothing. */
static bool
has_records(void)
{
	struct stat st;

	return fstat(STDIN_FILENO, &st) == 0 && !S_ISCHR(st.st_mode);
}

static void
check_options(bool records)
{
	enum format format = output_format != NULL ? format_named(output_format, "--output") : FORMAT_NDJSON;

	if (format != FORMAT_NDJSON && format != FORMAT_LTSV)
		die("--output wants ndjson or ltsv: the columns of a table are fixed before the first question; bp-record converts");
	if (kept != NULL && records)
		die("--resume is for one interview, not for the records of a file");
	if (no_ask && (records || kept != NULL))
		die("--no-ask makes a record of field=value ...; bp-record checks the records of a file");
}

static int
attend(struct ruleset *set, struct reply *replies, size_t nreplies, bool records, char *files[], const long *today)
{
	const char *directory = rules_directory(rules.directory);
	struct terminal terminal;
	struct result_sheet sheet;
	struct desk desk = {.set = set, .terminal = &terminal, .sheet = &sheet, .output = output_format, .kept = kept, .as_of = today,
	                    .core = core, .labels = labels, .explain = explain};
	int status;

	desk.tongue = tongue_read(directory, language);
	result_sheet_open(&sheet, set, directory, language, clinic, today);
	if (!terminal_open(&terminal, plain, strcmp(language, "en") == 0))
		die("there is no terminal to ask on; --no-ask makes a record without asking:");
	status = records ? desk_all(&desk, &input, set->vocab, files) : desk_one(&desk, replies, nreplies);
	tongue_missing(desk.tongue);
	desk_free(&desk);
	terminal_close(&terminal);
	result_sheet_close(&sheet);
	tongue_free(desk.tongue);
	return status;
}

static int
intake(int noperands, char *operands[])
{
	bool records = noperands > 0 ? label_of(operands[0]).len == 0 : has_records() && !no_ask && kept == NULL;
	struct arena mem = {0};
	struct ruleset *set;
	struct reply *replies;
	size_t n = 0;
	long day;
	const long *today;
	int status;

	check_options(records);
	today = day_given(as_of, &day);
	if (today == NULL && !no_ask) {
		day = day_of_today();
		today = &day;
	}
	set = rules_load(&rules, READ_WRITTEN);
	replies = must_realloc(NULL, (size_t)noperands + 1, sizeof(*replies));
	if (!records)
		n = take_operands(set->vocab, &mem, operands, replies);
	status = no_ask ? write_given(set, replies, n) : attend(set, replies, n, records, operands, today);
	free(replies);
	arena_free(&mem);
	ruleset_free(set);
	return status;
}

int
main(int argc, char *argv[])
{
	static const struct command command = {
		.name = "bp-intake",
		.summary = "ask a person what can still change the answer, and write the record",
		.operands = "[field=value ... | file ...]",
		.options = options,
		.run = intake,
	};

	return command_main(&command, argc, argv);
}
