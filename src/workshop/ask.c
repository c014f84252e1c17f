/*
 * ask.c -- bp-rules ask: which questions still matter, for each record or for all of them
 */
#include <stdlib.h>

#include "asking/questions.h"
#include "record/caption.h"
#include "record/cohort.h"
#include "stage/place.h"
#include "workshop/object.h"
#include "workshop/verb.h"

enum { MOST_CLEAR = 12 };  /* answers that are still listed for people */

static struct rules_given rules;
static const char *as_of, *format;
static bool sheet, all;
static struct cohort_options input;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'s', "sheet", NULL, "write one call sheet for all records: which question, for how many", OPTION_FLAG, &sheet},
	{'a', "all", NULL, "count examinations and follow-up among the questions, too", OPTION_FLAG, &all},
	AS_OF_OPTION(as_of),
	COHORT_OPTIONS(input),
	OUTPUT_OPTION(format),
	{0},
};

/* One line of the call sheet. */
struct tally_of_field {
	int field;
	size_t records, top, next, needed, unsure;
};

struct run {
	const struct ruleset *set;
	struct questions *questions;
	struct tally_of_field *tallies;  /* by field */
	size_t records, settled, top, unshown, unreadable;
	bool ndjson;
	struct text out;
};

static struct span
label_of(const struct run *run, int field)
{
	return run->set->vocab->fields[field].label;
}

static const char *
level_name(const struct run *run, int rank)
{
	return run->set->levels[rank].is.id.text.at;
}

static void
add_span(struct text *t, struct span s)
{
	text_add(t, s.at, s.len);
}

static void
say_replies(struct text *t, const struct run *run, const struct reply *replies, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		text_char(t, ' ');
		add_span(t, label_of(run, replies[i].field));
		text_char(t, '=');
		add_span(t, replies[i].answer);
	}
}

static void
say_next(struct run *run, const struct question_plan *p)
{
	struct text *t = &run->out;
	const struct field_def *def = &run->set->vocab->fields[p->next];
	const char *example = def->type == FIELD_NUMBER ? "for example " : "";

	text_format(t, "  next      %.*s", (int)def->label.len, def->label.at);
	if (*def->ask != '\0')
		text_format(t, "  \"%s\"", def->ask);
	if (p->nfastest == 1 && p->fastest[0].field == p->next) {
		text_format(t, "  %s%.*s brings %s and ends it", example, (int)p->fastest[0].answer.len, p->fastest[0].answer.at,
		            level_name(run, p->ends_at));
	} else if (p->nmatters > 0 && p->matters[0].shown) {
		const struct question *is = &p->matters[0];

		text_format(t, "  %s%.*s %s %s", example, (int)is->high.len, is->high.at, is->alone ? "brings" : "with others can bring",
		            level_name(run, is->top));
	}
	text_char(t, '\n');
}

static void
say_fastest(struct run *run, const struct question_plan *p)
{
	struct text *t = &run->out;

	if (p->nfastest > 0) {
		text_format(t, "  fastest   %zu answer%s%s:", p->nfastest, p->nfastest == 1 ? "" : "s", p->fewest ? "" : " (fewer were not found)");
		say_replies(t, run, p->fastest, p->nfastest);
		text_format(t, " end%s it at %s\n", p->nfastest == 1 ? "s" : "", level_name(run, p->ends_at));
	}
	if (p->nclear > 0) {
		text_format(t, "  to clear  %zu answer%s", p->nclear, p->nclear == 1 ? "" : "s");
		if (p->nclear <= MOST_CLEAR) {
			text_char(t, ':');
			say_replies(t, run, p->clear, p->nclear);
		}
		text_char(t, '\n');
	}
}

/* The questions shown to matter, or the others: those that can bring about the same level in one line. */
static void
say_matters(struct run *run, const struct question_plan *p, bool shown)
{
	struct text *t = &run->out;

	for (int rank = (int)run->set->nlevels - 1; rank >= 0; rank--) {
		size_t n = 0;

		for (size_t i = 0; i < p->nmatters; i++)
			n += p->matters[i].shown == shown && p->matters[i].top == rank;
		if (n == 0)
			continue;
		text_format(t, "  %s   for %s (%zu%s):", shown ? "matters" : "perhaps", level_name(run, rank), n, shown ? "" : " at most");
		for (size_t i = 0; i < p->nmatters; i++) {
			if (p->matters[i].shown != shown || p->matters[i].top != rank)
				continue;
			text_char(t, ' ');
			add_span(t, label_of(run, p->matters[i].field));
		}
		text_char(t, '\n');
	}
}

static void
say_plan(struct run *run, struct batch *b, size_t i, const struct question_plan *p)
{
	struct text *t = &run->out;
	const struct record *r = &b->record[i];

	caption_text(t, caption_id(b, r), &r->at);
	text_format(t, "  level %s", level_name(run, p->level));
	if (p->nmatters == 0 && p->nclears > 0)
		text_format(t, "; no answer can raise it, but %s is pending", level_name(run, p->pending));
	else if (p->nmatters == 0 && p->pending > p->level)
		text_format(t, "; %s is pending, and no question is left that settles it", level_name(run, p->pending));
	else if (p->nmatters == 0 && p->nneeded == 0)
		text_format(t, "; no open question can change it");
	else if (p->nmatters == 0)
		text_format(t, "; no answer can raise it");
	else if (p->ceiling <= p->level)
		text_format(t, "; no answer raises it, some could lower it");
	else
		text_format(t, "; could become %s%s", level_name(run, p->ceiling), p->seen ? "" : " at most");
	text_char(t, '\n');
	if (p->next >= 0)
		say_next(run, p);
	say_fastest(run, p);
	say_matters(run, p, true);
	say_matters(run, p, false);
	if (p->nclears > 0) {
		text_format(t, "  clears   ");
		for (size_t k = 0; k < p->nclears; k++) {
			text_char(t, ' ');
			add_span(t, label_of(run, p->clears[k]));
		}
		text_format(t, "  (no answer raises the level, but %s is pending until they are asked)\n",
		            level_name(run, p->pending));
	}
	if (p->nneeded > 0) {
		text_format(t, "  needed   ");
		for (size_t k = 0; k < p->nneeded; k++) {
			text_char(t, ' ');
			add_span(t, label_of(run, p->needed[k]));
		}
		text_format(t, "  (no answer raises the level, but it stays at %s until they are asked)\n", level_name(run, p->level));
	}
	for (size_t k = 0; k < p->nunsure; k++) {
		text_format(t, "  not sure  ");
		add_span(t, label_of(run, p->unsure[k]));
		if (p->settles[k] != NULL)
			text_format(t, "  asking again does not settle it: %s (%s)", p->settles[k]->is.say, p->settles[k]->is.id.text.at);
		text_char(t, '\n');
	}
}

static void
write_replies(struct run *run, struct object *o, const char *label, const struct reply *replies, size_t n)
{
	struct text one = {0};

	object_list(o, label);
	for (size_t i = 0; i < n; i++) {
		one.len = 0;
		add_span(&one, label_of(run, replies[i].field));
		text_char(&one, '=');
		add_span(&one, replies[i].answer);
		object_item(o, (struct span){one.at, one.len});
	}
	object_list_end(o);
	text_free(&one);
}

static void
write_fields(struct run *run, struct object *o, const char *label, const int *fields, size_t n)
{
	object_list(o, label);
	for (size_t i = 0; i < n; i++)
		object_item(o, label_of(run, fields[i]));
	object_list_end(o);
}

static void
write_plan(struct run *run, struct batch *b, size_t i, const struct question_plan *p)
{
	const struct record *r = &b->record[i];
	struct object o = object_begin(&run->out);

	object_caption(&o, caption_id(b, r), &r->at);
	object_string(&o, "level", level_name(run, p->level));
	object_string(&o, "could_be", level_name(run, p->ceiling > p->level ? p->ceiling : p->level));
	object_flag(&o, "settled", p->nmatters == 0 && p->pending <= p->level);
	object_flag(&o, "exact", p->exact);
	object_text(&o, "next", p->next >= 0 ? label_of(run, p->next) : SPAN(""));
	for (int shown = 1; shown >= 0; shown--) {
		object_list(&o, shown ? "matters" : "perhaps");
		for (size_t k = 0; k < p->nmatters; k++)
			if (p->matters[k].shown == shown)
				object_item(&o, label_of(run, p->matters[k].field));
		object_list_end(&o);
	}
	write_replies(run, &o, "fastest", p->fastest, p->nfastest);
	object_string(&o, "ends_at", p->nfastest > 0 ? level_name(run, p->ends_at) : "");
	object_flag(&o, "fewest", p->fewest);
	write_replies(run, &o, "clear", p->clear, p->nclear);
	write_fields(run, &o, "clears", p->clears, p->nclears);
	write_fields(run, &o, "needed", p->needed, p->nneeded);
	write_fields(run, &o, "not_sure", p->unsure, p->nunsure);
	object_end(&o);
}

/* The record goes into the call sheet. */
static void
count_plan(struct run *run, const struct question_plan *p)
{
	int highest = (int)run->set->nlevels - 1;
	bool reaches = p->pending == highest && p->level < highest;

	run->settled += p->nmatters == 0 && p->nneeded == 0 && p->pending <= p->level;
	run->unshown += !p->exact;
	for (size_t k = 0; k < p->nmatters; k++) {
		struct tally_of_field *f = &run->tallies[p->matters[k].field];
		bool top = p->matters[k].top == highest && p->level < highest;

		f->records++;
		f->top += top;
		reaches |= top;
	}
	run->top += reaches;
	for (size_t k = 0; k < p->nneeded; k++)
		run->tallies[p->needed[k]].needed++;
	for (size_t k = 0; k < p->nunsure; k++)
		run->tallies[p->unsure[k]].unsure++;
	if (p->next >= 0)
		run->tallies[p->next].next++;
}

static void
visit(struct batch *b, void *self)
{
	struct run *run = self;

	questions_judge(run->questions, b);
	for (size_t i = 0; i < b->n; i++) {
		const struct question_plan *p;

		if (b->record[i].blank)
			continue;
		if (b->record[i].unreadable) {
			run->unreadable++;
			continue;
		}
		run->records++;
		p = questions_of(run->questions, i, !sheet);
		if (sheet)
			count_plan(run, p);
		else if (run->ndjson)
			write_plan(run, b, i, p);
		else
			say_plan(run, b, i, p);
	}
	if (run->out.len > 1 << 16) {
		output(run->out.at, run->out.len);
		run->out.len = 0;
	}
}

static int
by_need(const void *a, const void *b)
{
	const struct tally_of_field *p = a, *q = b;

	if (p->top != q->top)
		return p->top > q->top ? -1 : 1;
	if (p->next != q->next)
		return p->next > q->next ? -1 : 1;
	if (p->records != q->records)
		return p->records > q->records ? -1 : 1;
	if (p->needed != q->needed)
		return p->needed > q->needed ? -1 : 1;
	return p->field < q->field ? -1 : p->field > q->field;
}

static void
write_sheet(struct run *run)
{
	size_t n = run->set->vocab->nfields;
	struct text *t = &run->out;

	qsort(run->tallies, n, sizeof(*run->tallies), by_need);
	for (size_t k = 0; k < n; k++) {
		const struct tally_of_field *f = &run->tallies[k];
		struct object o;

		if (f->records + f->needed + f->unsure == 0)
			continue;
		o = object_begin(t);
		object_text(&o, "question", label_of(run, f->field));
		object_string(&o, "ask", run->set->vocab->fields[f->field].ask);
		object_count(&o, "records", f->records);
		object_count(&o, "could_be_highest", f->top);
		object_count(&o, "next", f->next);
		object_count(&o, "needed", f->needed);
		object_count(&o, "not_sure", f->unsure);
		object_end(&o);
	}
	if (n > 0) {
		struct object o = object_begin(t);

		object_count(&o, "records", run->records);
		object_count(&o, "settled", run->settled);
		object_string(&o, "highest", level_name(run, (int)run->set->nlevels - 1));
		object_count(&o, "could_be_highest", run->top);
		object_count(&o, "not_exact", run->unshown);
		object_count(&o, "unreadable", run->unreadable);
		object_end(&o);
	}
}

static void
say_sheet(struct run *run)
{
	size_t n = run->set->vocab->nfields;
	struct text *t = &run->out;
	const char *highest = level_name(run, (int)run->set->nlevels - 1);

	text_format(t, "%zu records: %zu have nothing left to ask, %zu could still become %s", run->records, run->settled, run->top, highest);
	if (run->unreadable > 0)
		text_format(t, ", %zu could not be read", run->unreadable);
	text_format(t, "\n\n%9s %9s %9s %9s %9s  question\n", highest, "matters", "next", "needed", "not sure");
	qsort(run->tallies, n, sizeof(*run->tallies), by_need);
	for (size_t k = 0; k < n; k++) {
		const struct tally_of_field *f = &run->tallies[k];
		const struct field_def *def = &run->set->vocab->fields[f->field];

		if (f->records + f->needed + f->unsure == 0)
			continue;
		text_format(t, "%9zu %9zu %9zu %9zu %9zu  %.*s  %s\n", f->top, f->records, f->next, f->needed, f->unsure, (int)def->label.len,
		            def->label.at, def->ask);
	}
	text_format(t, "\n%s: records that an answer could bring there. matters: records whose level an answer could change.\n"
	            "next: records in which it is the first to ask. needed: no answer raises the level, but it cannot fall before.\n"
	            "not sure: was asked, and asking again does not settle it.\n", highest);
	if (run->unshown > 0)
		text_format(t, "In %zu records not all ways to answer could be tried: there the first two numbers are the most it can be.\n",
		            run->unshown);
}

static int
ask(int noperands, char *operands[])
{
	struct run run = {.ndjson = writes_ndjson(format)};
	struct ruleset *set;
	long day;
	const long *today = day_given(as_of, &day);
	int status;

	(void)noperands;
	set = rules_load(&rules, READ_ALL);
	run.set = set;
	run.questions = questions_new(set, today, all);
	run.tallies = must_realloc(NULL, set->vocab->nfields + 1, sizeof(*run.tallies));
	for (size_t f = 0; f < set->vocab->nfields; f++)
		run.tallies[f] = (struct tally_of_field){.field = (int)f};
	status = cohort_read(&input, set->vocab, operands, visit, &run);
	if (sheet && run.ndjson)
		write_sheet(&run);
	else if (sheet)
		say_sheet(&run);
	output(run.out.at, run.out.len);
	text_free(&run.out);
	free(run.tallies);
	questions_free(run.questions);
	ruleset_free(set);
	return status;
}

const struct command verb_ask = {
	.name = "bp-rules ask",
	.summary = "which open questions still matter, and which to ask now",
	.operands = "[file ...]",
	.options = options,
	.run = ask,
};
