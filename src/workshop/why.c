/*
 * why.c -- bp-rules why: why did a rule fire or not, and what decided the level?
 */
#include "workshop/why.h"

#include <ctype.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/caption.h"
#include "rule/names.h"
#include "workshop/decided.h"
#include "workshop/layout.h"
#include "workshop/object.h"
#include "workshop/remark.h"
#include "workshop/standing.h"
#include "workshop/verb.h"

enum { ENOUGH = 1 << 16 };  /* bytes that are written at once */

void
why_begin(struct why *w, const struct rules_given *rules, const char *as_of, const char *format)
{
	static long day;

	*w = (struct why){.ndjson = writes_ndjson(format)};
	w->set = rules_load(rules, READ_WRITTEN);
	judgement_init(&w->judgement, w->set, day_given(as_of, &day));
	w->roster = roster_of(w->set);
	w->rules = must_realloc(NULL, w->roster.n + 1, sizeof(*w->rules));
	w->decided = decided_new(w->set, &w->roster, w->judgement.as_of);
}

void
why_end(struct why *w)
{
	output(w->out.at, w->out.len);
	text_free(&w->out);
	decided_free(w->decided);
	free(w->rules);
	roster_free(&w->roster);
	judgement_free(&w->judgement);
	ruleset_free(w->set);
}

static void
ask(struct why *w, const struct roster_rule *rule)
{
	for (size_t i = 0; i < w->nrules; i++)
		if (w->rules[i] == rule)
			return;
	w->rules[w->nrules++] = rule;
}

bool
why_ask(struct why *w, const char *id, bool family)
{
	size_t n = strlen(id), found = 0;

	for (size_t i = 0; i < w->roster.n; i++) {
		const struct roster_rule *rule = &w->roster.rules[i];
		const char *is = rule->is->id.text.at;

		if (strncmp(is, id, n) != 0 || (is[n] != '\0' && !(family && is[n] == '-' && n > 0)))
			continue;
		ask(w, rule);
		found++;
	}
	return found > 0;
}

const char *
why_nearest(struct why *w, const char *id)
{
	const char **ids = must_realloc(NULL, w->roster.n + 1, sizeof(*ids)), *nearest = NULL;
	char *upper = arena_copy(&w->set->mem, id, strlen(id));

	for (size_t i = 0; i < w->roster.n; i++)
		ids[i] = w->roster.rules[i].is->id.text.at;
	ids[w->roster.n] = NULL;
	for (size_t i = 0; i < w->roster.n && nearest == NULL; i++)
		if (strcasecmp(ids[i], id) == 0)
			nearest = ids[i];
	/* Ids are often written in capitals. */
	if (nearest == NULL)
		nearest = nearest_of(ids, span_of(id));
	for (char *c = upper; *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	if (nearest == NULL)
		nearest = nearest_of(ids, span_of(upper));
	free(ids);
	return nearest != NULL ? arena_format(&w->set->mem, "; nearest: %s", nearest) : "";
}

#define OTHER(list, called)                                            \
	for (unsigned i = 0; i < w->set->n##list; i++)                 \
		if (span_is(w->set->list[i].is.id.text, span_of(id)))  \
			return called

const char *
why_other(const struct why *w, const char *id)
{
	OTHER(levels, "a level");
	OTHER(conflicts, "a conflict");
	OTHER(notices, "a notice");
	OTHER(scores, "a score");
	OTHER(classes, "a class");
	OTHER(instruments, "an instrument");
	OTHER(candidates, "a condition with weights");
	OTHER(gates, "a gate");
	OTHER(advices, "an advice");
	OTHER(lists, "a list");
	OTHER(sources, "a source");
	OTHER(passages, "a text");
	return NULL;
}

/* What was contradictory in the record, and what could not be used. */
static void
doubts_text(struct why *w, const struct subject *s)
{
	const struct ruleset *set = w->set;
	struct text line = {0};

	for (unsigned i = 0; i < set->nconflicts; i++) {
		const struct conflict *c = &set->conflicts[i];

		if (!(w->judgement.sheet->conflicts[i] >> s->lane & 1))
			continue;
		line.len = 0;
		text_format(&line, "conflict %s: %s", c->is.id.text.at, c->is.say);
		layout_line(&w->out, 2, (struct span){line.at, line.len});
		for (const int *field = c->forget; field != NULL && *field >= 0; field++) {
			line.len = 0;
			given_field(&line, s, *field);
			layout_line(&w->out, 4, (struct span){line.at, line.len});
		}
	}
	text_free(&line);
	for (const struct problem *p = s->batch->record[s->lane].problems; p != NULL; p = p->next) {
		text_format(&w->out, "  problem: ");
		layout_words(&w->out, p->text, 4);
		text_char(&w->out, '\n');
	}
}

static void
doubts_object(const struct why *w, struct object *o, const struct subject *s)
{
	object_list(o, "conflicts");
	for (unsigned i = 0; i < w->set->nconflicts; i++)
		if (w->judgement.sheet->conflicts[i] >> s->lane & 1)
			object_item(o, w->set->conflicts[i].is.id.text);
	object_list_end(o);
	object_list(o, "problems");
	for (const struct problem *p = s->batch->record[s->lane].problems; p != NULL; p = p->next)
		object_item(o, p->text);
	object_list_end(o);
}

/* "P0002 (clinic.ndjson:2): soon, emergency is pending" */
static void
heading(struct why *w, const struct subject *s)
{
	const struct record *r = &s->batch->record[s->lane];
	int pending = rank_of(&w->judgement, w->judgement.pending_at, s->lane);
	struct text line = {0};

	if (w->called != NULL)
		text_format(&line, "%s", w->called);
	else
		caption_text(&line, caption_id(s->batch, r), &r->at);
	text_format(&line, ": %s", w->set->levels[subject_level(s)].is.id.text.at);
	if (pending > 0)
		text_format(&line, ", %s is pending", w->set->levels[pending].is.id.text.at);
	layout_line(&w->out, 0, (struct span){line.at, line.len});
	text_free(&line);
}

static struct object
begin_object(struct why *w, const struct subject *s)
{
	const struct record *r = &s->batch->record[s->lane];
	struct object o = object_begin(&w->out);

	object_caption(&o, caption_id(s->batch, r), &r->at);
	return o;
}

static void
write_objects(struct why *w, const struct subject *s)
{
	struct object o;

	for (size_t i = 0; i < w->nrules; i++) {
		o = begin_object(w, s);
		standing_object(&o, s, w->rules[i]);
		doubts_object(w, &o, s);
		object_end(&o);
	}
	if (w->nrules > 0)
		return;
	o = begin_object(w, s);
	decided_object(w->decided, &o, s);
	doubts_object(w, &o, s);
	object_end(&o);
}

static void
write_text(struct why *w, const struct subject *s)
{
	heading(w, s);
	doubts_text(w, s);
	for (size_t i = 0; i < w->nrules; i++)
		standing_text(&w->out, s, w->rules[i], 2);
	if (w->nrules == 0)
		decided_text(w->decided, &w->out, s);
}

/* What is no record stands in its place, too: it never looks as if nothing were wrong. */
static void
unreadable(struct why *w, struct batch *b, const struct record *r)
{
	const char *error = r->error != NULL ? r->error : "has an error label: is no record";
	struct span id = caption_id(b, r);

	w->problems = true;
	if (w->ndjson) {
		struct object o = object_begin(&w->out);

		object_caption(&o, id, &r->at);
		object_string(&o, "level", "unreadable");
		object_string(&o, "error", error);
		object_end(&o);
	} else {
		struct text line = {0};

		caption_text(&line, id, &r->at);
		text_format(&line, ": unreadable, %s", error);
		layout_line(&w->out, 0, (struct span){line.at, line.len});
		text_free(&line);
	}
}

void
why_batch(struct batch *b, void *self)
{
	struct why *w = self;
	struct subject s = {&w->judgement, b, 0};

	judgement_judge(&w->judgement, b, STAGE_TRIAGE);
	if (w->nrules == 0)
		decided_search(w->decided, &w->judgement, b);
	for (; s.lane < b->n; s.lane++) {
		const struct record *r = &b->record[s.lane];

		if (r->blank)
			continue;
		if (r->unreadable) {
			unreadable(w, b, r);
			continue;
		}
		w->problems |= r->problems != NULL;
		if (w->ndjson)
			write_objects(w, &s);
		else
			write_text(w, &s);
	}
	if (w->out.len >= ENOUGH) {
		output(w->out.at, w->out.len);
		w->out.len = 0;
	}
}

static struct rules_given rules;
static const char *as_of, *format;
static struct cohort_options cohort;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	AS_OF_OPTION(as_of),
	COHORT_OPTIONS(cohort),
	OUTPUT_OPTION(format),
	{0},
};

/* Ends the program over an operand that is neither. */
static _Noreturn void
refuse(struct why *w, const char *operand)
{
	const char *other = why_other(w, operand), *nearest = why_nearest(w, operand), *retired = remark_retired(w->set, operand);

	if (retired != NULL)
		die("%s", retired);
	if (other != NULL)
		die("%s is %s: why tells of rules that fire or do not (red flags, patterns, clusters, triage rules, finals)", operand, other);
	die("%s is neither a rule nor a file that can be read%s", operand, nearest);
}

static int
why(int noperands, char *operands[])
{
	char **files = operands;  /* what is no id moves to the front */
	struct why w;
	size_t n = 0;
	int status;

	why_begin(&w, &rules, as_of, format);
	for (int i = 0; i < noperands; i++) {
		if (why_ask(&w, operands[i], false))
			continue;
		if (strcmp(operands[i], "-") == 0 || access(operands[i], R_OK) == 0)
			files[n++] = operands[i];
		else if (!why_ask(&w, operands[i], true))
			refuse(&w, operands[i]);
	}
	files[n] = NULL;
	status = cohort_read(&cohort, w.set->vocab, files, why_batch, &w);
	why_end(&w);
	return status;
}

const struct command verb_why = {
	.name = "bp-rules why",
	.summary = "why did a rule fire or not, and what decided the level?",
	.operands = "[ID ...] [file ...]",
	.options = options,
	.more = "An operand that is the id of a rule asks about that rule (RF-CES: about all that\n"
	        "begin so); any other is a file.\n"
	        "Without ids: what decided the level, what was nearest to raising it, and\n"
	        "the one answer that would have changed it.\n",
	.run = why,
};
