/*
 * interview.c -- one person is asked, and the record says what was answered
 */
#include "interview/interview.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/delivery.h"
#include "interview/typed.h"

enum {
	TWICE = 2,           /* answers that do not fit together are asked for once more, and then left */
	SECONDS_EACH = 5,    /* a core question; the whole core takes about three minutes */
	NUMBER = 24,         /* of a count written out */
};

void
interview_init(struct interview *iv, enum format format, const long *as_of, bool core)
{
	agenda_init(&iv->agenda, iv->set, as_of, core);
	chart_init(&iv->chart, iv->set, format);
	iv->times = must_realloc(NULL, iv->set->vocab->nfields + 1, sizeof(*iv->times));
	iv->told = must_realloc(NULL, iv->set->nconflicts + 1, sizeof(*iv->told));
	iv->steps = NULL;
	iv->nsteps = 0;
}

static void
drop_steps(struct interview *iv)
{
	while (iv->nsteps > 0)
		text_free(&iv->steps[--iv->nsteps].line);
	free(iv->steps);
	iv->steps = NULL;
}

void
interview_free(struct interview *iv)
{
	drop_steps(iv);
	free(iv->times);
	free(iv->told);
	chart_free(&iv->chart);
	agenda_free(&iv->agenda);
}

static const char *
say(struct interview *iv, const char *english)
{
	return tongue_say(iv->tongue, english);
}

static void
tell(struct interview *iv, enum voice voice, const char *english)
{
	terminal_say(iv->terminal, voice, say(iv, english));
}

static const char *
count(char room[NUMBER], size_t n)
{
	snprintf(room, NUMBER, "%zu", n);
	return room;
}

/* Says the text, with the number in place of {n}. */
static void
tell_count(struct interview *iv, enum voice voice, const char *english, size_t n)
{
	char room[NUMBER];
	struct text t = {0};

	tongue_fill(&t, iv->tongue, english, "n", count(room, n), NULL);
	text_char(&t, '\0');
	terminal_say(iv->terminal, voice, t.at);
	text_free(&t);
}

static int
highest(const struct interview *iv)
{
	return (int)iv->set->nlevels - 1;
}

static void
look(struct interview *iv)
{
	agenda_look(&iv->agenda, chart_fresh(&iv->chart));
}

void
interview_line(struct interview *iv, struct text *line)
{
	struct batch *b = chart_fresh(&iv->chart);

	decision_judge(iv->decision, b);
	decision_line(iv->decision, b, 0, line);
}

bool
interview_wanted(struct interview *iv)
{
	memset(iv->agenda.passed, 0, iv->set->vocab->nfields);
	memset(iv->agenda.named, 0, iv->set->ncomplaints);
	look(iv);
	return iv->agenda.field >= 0;
}

/* What was typed behind the prompt; false when nobody is there any more. */
static bool
ask(struct interview *iv, const char *prompt, struct span *typed)
{
	return terminal_ask(iv->terminal, prompt, typed);
}

/* A question of ours; true when it is answered yes, and when nobody answers any more: otherwise. */
static bool
ask_yesno(struct interview *iv, const char *english, bool otherwise)
{
	struct text prompt = {0};
	struct span typed;
	int is = -1;

	tell(iv, VOICE_STRONG, english);
	typed_letters(&prompt, iv->tongue, NULL);
	text_add(&prompt, ":", 2);
	while (is < 0) {
		if (!ask(iv, prompt.at, &typed)) {
			is = otherwise;
		} else if ((is = typed_yesno(iv->tongue, typed)) < 0) {
			tell(iv, VOICE_PLAIN, "Neither yes nor no");
		}
	}
	text_free(&prompt);
	return is;
}

/* What the letters mean; and what this is. */
static void
greet(struct interview *iv)
{
	static const char *const letters[][2] = {
		{"y", "yes"}, {"n", "no"}, {"d", "not sure"}, {"s", "skip this question"}, {"b", "back to the one before"},
		{"?", "why is this asked?"}, {"q", "stop here, and keep the answers"},
	};

	tell(iv, VOICE_STRONG, "Questions about your back");
	tell(iv, VOICE_PLAIN, "Your answers are sorted by written rules. Nobody is examined, and no illness is found or ruled out. "
	     "Nothing leaves this computer.");
	terminal_gap(iv->terminal);
	tell(iv, VOICE_PLAIN, "Answer with a letter, and press Enter:");
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		terminal_item(iv->terminal, say(iv, letters[i][0]), say(iv, letters[i][1]));
	terminal_gap(iv->terminal);
}

/* What the person complains of is asked first; false when nobody is there any more. */
static bool
ask_complaints(struct interview *iv)
{
	struct agenda *a = &iv->agenda;
	size_t n = iv->set->ncomplaints, number;
	char room[NUMBER];
	struct span typed;

	if (n == 0)
		return true;
	iv->asked++;
	for (;;) {
		tell(iv, VOICE_STRONG, "Is any of this so now? What you name is asked about first; nothing is left out.");
		for (size_t i = 0; i < n; i++)
			terminal_item(iv->terminal, count(room, i + 1), say(iv, iv->set->complaints[i].is.say));
		if (!ask(iv, say(iv, "The numbers, the worst first, or Enter for none:"), &typed))
			return false;
		memset(a->named, 0, n);
		while (typed_number(&typed, &number) && number >= 1 && number <= n)
			a->named[number - 1] = true;
		if (typed.len == 0)
			return true;
		if (typed_yesno(iv->tongue, typed) == 0)
			return true;
		tell(iv, VOICE_PLAIN, "Type numbers of the list, such as 2 5, or only Enter");
	}
}

/* Answers that do not fit together, each once. */
static void
tell_conflicts(struct interview *iv)
{
	const struct sheet *s = iv->agenda.now.judgement.sheet;

	for (unsigned i = 0; i < iv->set->nconflicts; i++) {
		if (!(s->conflicts[i] & 1) || iv->told[i])
			continue;
		iv->told[i] = true;
		tell(iv, VOICE_STRONG, "Some answers do not fit together:");
		tell(iv, VOICE_PLAIN, iv->set->conflicts[i].is.say);
	}
}

/* The result as it stands. */
static void
show_result(struct interview *iv)
{
	struct text line = {0}, why = {0};
	int level = iv->agenda.plan->level;

	interview_line(iv, &line);
	terminal_gap(iv->terminal);
	if (!result_sheet_show(iv->sheet, iv->terminal, (struct span){line.at, line.len}, &why)) {
		/* The rules have no words for it; then these are better than none. */
		text_char(&why, '\0');
		terminal_say(iv->terminal, VOICE_WEAK, why.at);
		terminal_say(iv->terminal, VOICE_STRONG, say(iv, iv->set->levels[level].is.id.text.at));
		terminal_say(iv->terminal, VOICE_PLAIN, say(iv, iv->set->levels[level].is.say));
		if (iv->agenda.plan->pending > level)
			terminal_say(iv->terminal, VOICE_STRONG, say(iv, iv->set->levels[iv->agenda.plan->pending].is.say));
	}
	text_free(&line);
	text_free(&why);
}

/* An emergency is said at once.  True when the person stops here. */
static bool
announce(struct interview *iv)
{
	iv->announced = true;
	show_result(iv);
	terminal_gap(iv->terminal);
	return ask_yesno(iv, "Stop the questions here, and go?", true);
}

/* The field was answered "not sure", and something hangs on it: what settles it? */
static void
tell_unsure(struct interview *iv)
{
	const struct question_plan *p = iv->agenda.plan;
	int field = iv->nsteps > 0 ? iv->steps[iv->nsteps - 1].field : -1;

	for (size_t k = 0; k < p->nunsure; k++)
		if (p->unsure[k] == field && *iv->set->vocab->fields[field].unsure != '\0') {
			tell(iv, VOICE_STRONG, "Not sure: this is what settles it.");
			tell(iv, VOICE_PLAIN, iv->set->vocab->fields[field].unsure);
		}
}

/* Puts the answer into the record, and notes the way back; false when the record cannot be kept. */
static bool
take(struct interview *iv, int field, struct span answer, bool passed)
{
	struct taken *step;
	struct text kept = {0};
	bool good = true;

	iv->steps = must_realloc(iv->steps, iv->nsteps + 1, sizeof(*iv->steps));
	step = &iv->steps[iv->nsteps++];
	*step = (struct taken){.field = field, .passed = iv->agenda.passed[field]};
	text_add(&step->line, iv->chart.line.at, iv->chart.line.len);
	iv->asked++;
	iv->times[field]++;
	iv->agenda.passed[field] |= passed;
	if (passed)
		return true;
	chart_answer(&iv->chart, field, answer);
	if (iv->kept != NULL) {
		text_add(&kept, iv->chart.line.at, iv->chart.line.len);
		text_char(&kept, '\n');
		good = deliver(iv->kept, (struct span){kept.at, kept.len}, 0600) == DELIVERED;
		text_free(&kept);
	}
	return good;
}

/* As it was before the last answer. */
static void
go_back(struct interview *iv)
{
	struct taken *step;

	if (iv->nsteps == 0) {
		tell(iv, VOICE_PLAIN, "This is the first question.");
		return;
	}
	step = &iv->steps[--iv->nsteps];
	chart_begin(&iv->chart, (struct span){step->line.at, step->line.len});
	iv->agenda.passed[step->field] = step->passed;
	iv->times[step->field]--;
	iv->asked--;
	text_free(&step->line);
	memset(iv->told, 0, iv->set->nconflicts);
	iv->top = -1;
	look(iv);
	if (iv->agenda.plan->level < highest(iv))
		iv->announced = false;
}

/* How many questions may still come. */
static size_t
left(const struct interview *iv)
{
	return iv->details ? agenda_left(&iv->agenda, false) : agenda_matters(&iv->agenda);
}

/* What the next questions are about: said when it changes. */
static void
tell_phase(struct interview *iv)
{
	const struct agenda *a = &iv->agenda;
	struct text t = {0};
	bool needed = !iv->details && a->needed;

	if (needed && !iv->needed) {
		iv->needed = true;
		tell(iv, VOICE_PLAIN, "No answer can make it more urgent now. That self-care is enough is said only when all core questions "
		     "are answered.");
		tell_count(iv, VOICE_PLAIN, "Questions left: {n}.", agenda_matters(a));
		tell_count(iv, VOICE_PLAIN, "Minutes, about: {n}.", (agenda_matters(a) * SECONDS_EACH + 59) / 60);
	} else if (!needed && !iv->details && a->top != iv->top && a->top > 0) {
		tongue_fill(&t, iv->tongue, "Now the questions that could make it: {level}.", "level",
		            say(iv, iv->set->levels[a->top].is.id.text.at), NULL);
		text_char(&t, '\0');
		terminal_say(iv->terminal, VOICE_PLAIN, t.at);
	}
	iv->top = a->top;
	text_free(&t);
}

/* "Question 7, at most 31 more: infection" */
static void
tell_heading(struct interview *iv)
{
	const struct agenda *a = &iv->agenda;
	const char *block = a->block != NULL ? a->block->is.id.text.at : "asked of everyone";
	char n[NUMBER], more[NUMBER];
	struct text t = {0};

	terminal_gap(iv->terminal);
	tell_phase(iv);
	tongue_fill(&t, iv->tongue, "Question {n}, at most {more} more: {block}", "n", count(n, iv->asked + 1), "more",
	            count(more, left(iv) > 0 ? left(iv) - 1 : 0), "block", say(iv, block), NULL);
	if (iv->labels)
		text_format(&t, " [%s]", iv->set->vocab->fields[a->field].label.at);
	text_char(&t, '\0');
	terminal_say(iv->terminal, VOICE_WEAK, t.at);
	if (a->block != NULL && a->block != iv->block && a->block->opens != NULL)  /* a complaint was just named */
		terminal_say(iv->terminal, VOICE_WEAK, say(iv, a->block->is.say));
	iv->block = a->block;
	text_free(&t);
}

/* "0 to 115 years" */
static void
add_range(struct interview *iv, struct text *t, const struct field_def *def)
{
	char least[32], most[32];

	snprintf(least, sizeof(least), "%g", def->min);
	snprintf(most, sizeof(most), "%g", def->max);
	tongue_fill(t, iv->tongue, "{least} to {most}", "least", least, "most", most, NULL);
	if (*def->unit != '\0')
		text_format(t, " %s", say(iv, def->unit));
}

/* What can be answered. */
static void
make_prompt(struct interview *iv, struct text *t, const struct field_def *def)
{
	t->len = 0;
	if (def->type == FIELD_NUMBER)
		add_range(iv, t, def);
	else if (def->type == FIELD_CHOICE)
		text_format(t, "1-%zu", def->nvalues);
	else if (def->type == FIELD_DAY)
		text_string(t, say(iv, "a date like 2026-11-24"));
	if (t->len > 0)
		text_string(t, ", ");
	typed_letters(t, iv->tongue, def);
	text_add(t, ":", 2);
}

static void
tell_question(struct interview *iv, const struct field_def *def)
{
	char room[NUMBER];

	terminal_say(iv->terminal, VOICE_STRONG, say(iv, def->ask));
	for (size_t i = 0; def->type == FIELD_CHOICE && i < def->nvalues; i++)
		terminal_item(iv->terminal, count(room, i + 1), tongue_word(iv->tongue, def->label, def->values[i]));
}

static void
tell_wrong(struct interview *iv, const struct field_def *def, const char *wrong)
{
	struct text t = {0};

	if (wrong != def->misfit) {
		tell(iv, VOICE_PLAIN, wrong);
		return;
	}
	text_string(&t, say(iv, "Out of range:"));
	text_char(&t, ' ');
	add_range(iv, &t, def);
	text_char(&t, '\0');
	terminal_say(iv->terminal, VOICE_PLAIN, t.at);
	text_free(&t);
}

/* Asks the question that is next, until it has an answer or gives way to something else. */
static enum typed
ask_next(struct interview *iv, struct text *answer)
{
	const struct field_def *def = &iv->set->vocab->fields[iv->agenda.field];
	enum typed typed = TYPED_NOTHING;
	struct text prompt = {0};
	const char *wrong;
	struct span line;

	tell_heading(iv);
	tell_question(iv, def);
	make_prompt(iv, &prompt, def);
	while (typed == TYPED_NOTHING) {
		if (!ask(iv, prompt.at, &line)) {
			typed = TYPED_STOP;
			break;
		}
		typed = typed_read(def, iv->tongue, line, answer, &wrong);
		if (typed == TYPED_WRONG)
			tell_wrong(iv, def, wrong);
		if (typed == TYPED_WHY) {
			interview_reasons(iv);
			tell_question(iv, def);
		}
		if (typed == TYPED_WRONG || typed == TYPED_WHY)
			typed = TYPED_NOTHING;
	}
	text_free(&prompt);
	return typed;
}

/* How many were asked, and why the others were not. */
static void
tell_counts(struct interview *iv, bool stopped)
{
	const struct agenda *a = &iv->agenda;
	size_t open = agenda_left(a, false), matter = agenda_matters(a), passed = 0;

	if (a->plan->level == highest(iv)) {
		terminal_gap(iv->terminal);
		tell_count(iv, VOICE_PLAIN, "Asked: {n}. Nothing more has to be asked now.", iv->asked);
		return;
	}
	if (matter > open)
		matter = open;
	for (size_t f = 0; f < iv->set->vocab->nfields; f++)
		passed += a->passed[f];
	terminal_gap(iv->terminal);
	tell_count(iv, VOICE_PLAIN, "Asked: {n}.", iv->asked);
	if (open > matter)
		tell_count(iv, VOICE_PLAIN, "Not asked, because they cannot change how soon: {n}.", open - matter);
	if (passed > 0)
		tell_count(iv, VOICE_PLAIN, "Skipped by you: {n}. They stay open in the record.", passed);
	if (matter > 0)
		tell_count(iv, VOICE_STRONG, stopped ? "Still open, and could change it: {n}." : "Not asked now, and could change it: {n}.", matter);
	tell(iv, VOICE_WEAK, "Other questions stand in blocks that your answers did not open.");
}

/* There is more to ask that cannot change the level: is it wanted? */
static bool
wants_details(struct interview *iv, bool offer)
{
	size_t more = agenda_left(&iv->agenda, false);

	if (!offer || iv->details || iv->agenda.core || more == 0 || iv->agenda.plan->level == highest(iv))
		return false;
	terminal_gap(iv->terminal);
	tell_count(iv, VOICE_PLAIN, "How soon is settled. Questions that would tell more about the kind of pain, the medicines and what to do: {n}.",
	           more);
	iv->details = ask_yesno(iv, "Go on with these?", false);
	return iv->details;
}

enum interview_end
interview_run(struct interview *iv, bool first)
{
	struct agenda *a = &iv->agenda;
	enum interview_end end = INTERVIEW_DONE;
	struct text answer = {0};
	int shown = -1;

	drop_steps(iv);
	iv->asked = 0;
	iv->block = NULL;
	iv->top = -1;
	iv->announced = iv->details = iv->needed = false;
	memset(iv->times, 0, iv->set->vocab->nfields);
	memset(iv->told, 0, iv->set->nconflicts);
	memset(a->passed, 0, iv->set->vocab->nfields);
	memset(a->named, 0, iv->set->ncomplaints);
	if (first) {
		greet(iv);
		look(iv);
		/* An emergency that is known already needs no list. */
		if (a->plan->level < highest(iv) && !ask_complaints(iv))
			end = INTERVIEW_STOPPED;
	}
	while (end == INTERVIEW_DONE) {
		look(iv);
		tell_conflicts(iv);
		tell_unsure(iv);
		if (a->plan->level == highest(iv) && !iv->announced) {
			shown = a->plan->level;
			if (announce(iv))
				break;
		} else if (a->plan->level < highest(iv) && iv->announced) {
			iv->announced = false;
			shown = -1;
			tell(iv, VOICE_STRONG, "With this answer the rules no longer say so. If you feel worse, or are in doubt, go all the same.");
		}
		if (a->field >= 0 && iv->times[a->field] >= TWICE) {
			a->passed[a->field] = true;
			continue;
		}
		if (a->field < 0 && !iv->details && !wants_details(iv, first))
			break;
		if (a->field < 0 && !agenda_more(a))
			break;
		switch (ask_next(iv, &answer)) {
		case TYPED_ANSWER:
			if (!take(iv, a->field, (struct span){answer.at, answer.len}, false))
				end = INTERVIEW_NOT_KEPT;
			break;
		case TYPED_SKIP:
			take(iv, a->field, SPAN(""), true);
			break;
		case TYPED_BACK:
			go_back(iv);
			break;
		default:
			end = INTERVIEW_STOPPED;
			break;
		}
	}
	text_free(&answer);
	if (end == INTERVIEW_NOT_KEPT)
		return end;
	if (shown != a->plan->level)
		show_result(iv);
	tell_counts(iv, end == INTERVIEW_STOPPED);
	return end;
}
