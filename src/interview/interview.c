/*
 * interview.c -- one person is asked, and the record says what was answered
 */
#include "interview/interview.h"

#include <stdlib.h>

#include "base/delivery.h"
#include "interview/speech.h"

enum { TWICE = 2 };  /* answers that do not fit together are asked for once more, and then left */

void
interview_init(struct interview *iv, enum format format, const long *as_of, bool core)
{
	agenda_init(&iv->agenda, iv->set, as_of, core);
	chart_init(&iv->chart, iv->set, format);
	iv->times = must_realloc(NULL, iv->set->vocab->nfields + 1, sizeof(*iv->times));
	iv->told = must_realloc(NULL, iv->set->nconflicts + 1, sizeof(*iv->told));
	iv->introduced = must_realloc(NULL, iv->set->npassages + 1, sizeof(*iv->introduced));
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
	free(iv->introduced);
	chart_free(&iv->chart);
	agenda_free(&iv->agenda);
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
	agenda_begin(&iv->agenda);
	look(iv);
	return iv->agenda.field >= 0;
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
		speak(iv, VOICE_STRONG, "Some answers do not fit together:");
		speak(iv, VOICE_PLAIN, iv->set->conflicts[i].is.say);
	}
}

/* The level, and what the red flags say that brought it: where the rules have no page for it, or it does not come. */
static void
tell_level(struct interview *iv)
{
	const struct judgement *j = &iv->agenda.now.judgement;
	int level = iv->agenda.plan->level, pending = iv->agenda.plan->pending;
	struct text t = {0};

	speak(iv, VOICE_STRONG, iv->set->levels[level].is.id.text.at);
	speak(iv, VOICE_PLAIN, iv->set->levels[level].is.say);
	for (unsigned k = 0; k < iv->set->nredflags; k++)
		if (iv->set->redflags[k].level == level && (j->fired[k] & 1))
			terminal_item(iv->terminal, "-", tongue_say(iv->tongue, iv->set->redflags[k].is.say));
	if (pending > level) {
		tongue_fill(&t, iv->tongue, "{level} still open", "level", level_text(iv, pending), NULL);
		speak_text(iv, VOICE_STRONG, &t);
		speak(iv, VOICE_PLAIN, iv->set->levels[pending].is.say);
	}
}

/* The result as it stands. */
static void
show_result(struct interview *iv)
{
	struct text line = {0}, why = {0};

	interview_line(iv, &line);
	terminal_gap(iv->terminal);
	if (!result_sheet_show(iv->sheet, iv->terminal, (struct span){line.at, line.len}, &why)) {
		if (why.len > 0)
			speak_text(iv, VOICE_WEAK, &why);
		tell_level(iv);
	}
	text_free(&line);
	text_free(&why);
}

/* An emergency is said at once; does the person stop here? */
static enum said
announce(struct interview *iv)
{
	iv->announced = true;
	show_result(iv);
	terminal_gap(iv->terminal);
	terminal_forget(iv->terminal);
	return ask_yes_or_no(iv, "Stop the questions here, and go?", iv->nsteps > 0, SAID_YES);
}

/* The field was answered "not sure", and something hangs on it: what settles it? */
static void
tell_unsure(struct interview *iv)
{
	const struct question_plan *p = iv->agenda.plan;
	int field = iv->nsteps > 0 ? iv->steps[iv->nsteps - 1].field : -1;

	for (size_t k = 0; k < p->nunsure; k++)
		if (p->unsure[k] == field && *iv->set->vocab->fields[field].unsure != '\0') {
			speak(iv, VOICE_STRONG, "Not sure: this is what settles it.");
			speak(iv, VOICE_PLAIN, iv->set->vocab->fields[field].unsure);
		}
}

bool
interview_keep(const struct interview *iv)
{
	struct text line = {0};
	bool good = true;

	if (iv->kept != NULL) {
		text_add(&line, iv->chart.line.at, iv->chart.line.len);
		text_char(&line, '\n');
		good = deliver(iv->kept, (struct span){line.at, line.len}, 0600) == DELIVERED;
		text_free(&line);
	}
	return good;
}

/* Puts the answer into the record, and notes the way back; false when the record cannot be kept. */
static bool
take(struct interview *iv, int field, struct span answer, bool passed)
{
	struct taken *step;

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
	return interview_keep(iv);
}

/* As it was before the last answer, in the file as well: what was taken back must not come again. */
static bool
go_back(struct interview *iv)
{
	struct taken *step;

	if (iv->nsteps == 0) {
		speak(iv, VOICE_PLAIN, "This is the first question.");
		return true;
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
	if (iv->agenda.plan->level < highest(iv) && iv->announced) {
		iv->announced = false;
		speak(iv, VOICE_STRONG, "Without that answer the rules do not call for help at once. If you feel worse, or are in doubt, go all the same.");
	}
	return interview_keep(iv);
}

/* How many were asked, and why the others were not.  What was passed, or left out as no core question, could still matter. */
static void
tell_counts(struct interview *iv)
{
	struct agenda *a = &iv->agenda;
	size_t passed = 0, matter, settled;

	terminal_gap(iv->terminal);
	if (a->plan->level == highest(iv)) {
		speak_count(iv, VOICE_PLAIN, "Asked: {n}. Nothing more has to be asked now.", iv->asked);
		return;
	}
	for (size_t f = 0; f < iv->set->vocab->nfields; f++)
		passed += a->passed[f];
	agenda_look_wide(a);
	matter = agenda_matters(a);
	settled = agenda_settled(a);
	speak_count(iv, VOICE_PLAIN, "Asked: {n}.", iv->asked);
	if (settled > 0)
		speak_count(iv, VOICE_PLAIN, "Not asked, because they cannot change how soon: {n}.", settled);
	if (passed > 0)
		speak_count(iv, VOICE_PLAIN, "Skipped by you: {n}. They stay open in the record.", passed);
	if (matter > 0)
		speak_count(iv, VOICE_STRONG, "Still open, and could change it: {n}.", matter);
	speak(iv, VOICE_WEAK, "Other questions stand in blocks that your answers did not open.");
}

/* There is more to ask that cannot change the level: is it wanted? */
static bool
wants_details(struct interview *iv, bool offer)
{
	size_t more = agenda_left(&iv->agenda);

	if (!offer || iv->details || iv->agenda.core || more == 0 || iv->agenda.plan->level == highest(iv))
		return false;
	terminal_gap(iv->terminal);
	/* While something worse pends, nothing is settled: that would calm. */
	speak(iv, VOICE_PLAIN, iv->agenda.plan->pending > iv->agenda.plan->level
	      ? "How soon stays open: no answer that is left settles it." : "How soon is settled.");
	speak_count(iv, VOICE_PLAIN, "Questions that would tell more about the kind of pain, the medicines and what to do: {n}.", more);
	iv->details = ask_yes_or_no(iv, "Go on with these?", false, SAID_NO) == SAID_YES;
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
	iv->top = -1;
	iv->announced = iv->details = iv->needed = false;
	memset(iv->times, 0, iv->set->vocab->nfields);
	memset(iv->told, 0, iv->set->nconflicts);
	memset(iv->introduced, 0, iv->set->npassages);
	agenda_begin(a);
	if (first) {
		look(iv);
		interview_greet(iv);
		/* An emergency that is known already needs no list. */
		if (a->plan->level < highest(iv) && !interview_complaints(iv))
			end = INTERVIEW_STOPPED;
	}
	while (end == INTERVIEW_DONE) {
		look(iv);
		tell_conflicts(iv);
		tell_unsure(iv);
		if (a->plan->level == highest(iv) && !iv->announced) {
			enum said said = announce(iv);

			shown = a->plan->level;
			if (said == SAID_YES)
				break;
			/* A slip of the finger can be taken back, also where nothing more would be asked. */
			if (said == SAID_BACK) {
				shown = -1;
				if (!go_back(iv))
					end = INTERVIEW_NOT_KEPT;
				continue;
			}
		} else if (a->plan->level < highest(iv) && iv->announced) {
			iv->announced = false;
			shown = -1;
			speak(iv, VOICE_STRONG, "With this answer the rules no longer call for help at once. If you feel worse, or are in doubt, go all the same.");
		}
		if (a->field < 0 && !iv->details && !wants_details(iv, first))
			break;
		if (a->field < 0 && !agenda_more(a))
			break;
		if (iv->times[a->field] >= TWICE) {
			a->passed[a->field] = true;
			continue;
		}
		switch (interview_pose(iv, &answer)) {
		case TYPED_ANSWER:
			shown = -1;  /* it has gone off the screen, and more may be known */
			if (!take(iv, a->field, (struct span){answer.at, answer.len}, false))
				end = INTERVIEW_NOT_KEPT;
			break;
		case TYPED_SKIP:
			take(iv, a->field, SPAN(""), true);
			break;
		case TYPED_BACK:
			if (!go_back(iv))
				end = INTERVIEW_NOT_KEPT;
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
	tell_counts(iv);
	return end;
}
