/*
 * try.c -- bp-rules try: the same as why, for a record typed on the command line
 */
#include <stdlib.h>

#include "asking/line.h"
#include "record/fact.h"
#include "rule/names.h"
#include "workshop/remark.h"
#include "workshop/verb.h"
#include "workshop/why.h"

static struct rules_given rules;
static const char *as_of, *format;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	AS_OF_OPTION(as_of),
	OUTPUT_OPTION(format),
	{0},
};

/* The record that is put together, and whether something was wrong with what was typed. */
struct typed {
	struct why *why;
	struct text line;
	bool *given;  /* by field */
	bool wrong;
};

/* The words or the range that the field allows. */
static void
add_allowed(struct text *t, const struct field_def *def)
{
	switch (def->type) {
	case FIELD_YESNO:
		text_format(t, "yes, no or dk (not sure)");
		break;
	case FIELD_NUMBER:
		text_format(t, "a number from %.10g to %.10g%s%s%s", def->min, def->max, def->unit[0] != '\0' ? " " : "", def->unit,
		            def->whole ? ", whole" : "");
		break;
	case FIELD_CHOICE:
		for (size_t i = 0; i < def->nvalues; i++)
			text_format(t, "%s%s", i == 0 ? "" : i + 1 < def->nvalues ? ", " : " or ", def->values[i].at);
		break;
	case FIELD_DAY:
		text_format(t, "a date like 2026-11-24");
		break;
	case FIELD_TEXT:
		text_format(t, "any text");
		break;
	}
}

/* What may be written instead, unless what is wrong says so already. */
static void
say_wrong(const struct field_def *def, struct span value, const char *wrong)
{
	const char **words = must_realloc(NULL, def->nvalues + 1, sizeof(*words)), *nearest;
	struct text allowed = {0};

	for (size_t i = 0; i < def->nvalues; i++)
		words[i] = def->values[i].at;
	words[def->nvalues] = NULL;
	nearest = nearest_of(words, value);
	if (nearest != NULL) {
		text_format(&allowed, "; nearest: %s", nearest);
	} else if (wrong != def->misfit && def->type != FIELD_DAY) {
		text_format(&allowed, "; write ");
		add_allowed(&allowed, def);
	}
	text_char(&allowed, '\0');
	warn("%s=%.*s: %s%s", def->label.at, (int)value.len, value.at, wrong, allowed.at);
	text_free(&allowed);
	free(words);
}

static void
add_answer(struct typed *typed, int field, struct span value)
{
	const struct field_def *def = &typed->why->set->vocab->fields[field];
	struct fact fact = fact_read(def, value);

	if (typed->given[field]) {
		warn("%s is given twice: leave one out", def->label.at);
		typed->wrong = true;
		return;
	}
	typed->given[field] = true;
	if (fact.state == FACT_WRONG) {
		say_wrong(def, value, fact.wrong);
		typed->wrong = true;
		return;
	}
	line_add(&typed->line, def->label, value);
}

/* "field=value" */
static void
read_answer(struct typed *typed, const char *text, const char *equals)
{
	const struct vocab *vocab = typed->why->set->vocab;
	struct span label = {text, (size_t)(equals - text)}, copy = label_copy(&typed->why->set->mem, label), nearest;
	struct label means = label.len > 0 ? vocab_find(vocab, copy.at, copy.len) : (struct label){.kind = LABEL_UNKNOWN};

	if (means.kind == LABEL_FIELD) {
		add_answer(typed, means.index, span_of(equals + 1));
		return;
	}
	typed->wrong = true;
	if (means.kind == LABEL_RESULT) {
		warn("%s is a result, which is never read: give answers only", copy.at);
		return;
	}
	nearest = vocab_nearest(vocab, copy);
	warn("no question is called \"%s\"%s%.*s", copy.at, nearest.len > 0 ? "; nearest: " : "", (int)nearest.len, nearest.at);
}

/* An operand without "=": the id of a rule. */
static void
read_id(struct typed *typed, const char *id)
{
	const struct vocab *vocab = typed->why->set->vocab;
	struct span copy = label_copy(&typed->why->set->mem, span_of(id));
	struct label means = copy.len > 0 ? vocab_find(vocab, copy.at, copy.len) : (struct label){.kind = LABEL_UNKNOWN};
	struct text allowed = {0};
	const char *other, *retired;

	if (why_ask(typed->why, id, true))
		return;
	typed->wrong = true;
	if (means.kind == LABEL_FIELD) {
		add_allowed(&allowed, &vocab->fields[means.index]);
		text_char(&allowed, '\0');
		warn("%s is a question: write %s=... with %s", id, vocab->fields[means.index].label.at, allowed.at);
		text_free(&allowed);
		return;
	}
	other = why_other(typed->why, id);
	retired = remark_retired(typed->why->set, id);
	if (retired != NULL)
		warn("%s", retired);
	else if (other != NULL)
		warn("%s is %s, no rule that fires or does not", id, other);
	else
		warn("no rule is called \"%s\"%s", id, why_nearest(typed->why, id));
}

static int
try(int noperands, char *operands[])
{
	struct why w;
	struct typed typed = {.why = &w};

	why_begin(&w, &rules, as_of, format);
	w.called = "these answers";
	typed.given = arena_take(&w.set->mem, w.set->vocab->nfields + 1);
	for (int i = 0; i < noperands; i++) {
		const char *equals = strchr(operands[i], '=');

		if (equals != NULL)
			read_answer(&typed, operands[i], equals);
		else
			read_id(&typed, operands[i]);
	}
	if (noperands == 0)
		die("give answers: bp-rules try [ID ...] field=value ...");
	if (typed.wrong)
		die("nothing was tried");
	if (typed.line.len == 0)
		text_format(&typed.line, "%s:", w.set->vocab->fields[0].label.at);
	text_char(&typed.line, '\n');
	cohort_read_text(w.set->vocab, "command line", (struct span){typed.line.at, typed.line.len}, why_batch, &w);
	text_free(&typed.line);
	why_end(&w);
	return w.problems ? EXIT_PROBLEM : EXIT_OK;
}

const struct command verb_try = {
	.name = "bp-rules try",
	.summary = "what do the rules say to these answers, and why?",
	.operands = "[ID ...] field=value ...",
	.options = options,
	.more = "An operand with an equals sign is an answer; any other is the id of a rule.\n"
	        "What is not given was not asked.\n",
	.run = try,
};
