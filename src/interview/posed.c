/*
 * posed.c -- one question put to the person, until it has an answer or gives way to something else
 */
#include <stdio.h>

#include "interview/speech.h"

/* How many questions may still come. */
static size_t
left(const struct interview *iv)
{
	return iv->details ? agenda_left(&iv->agenda) : agenda_matters(&iv->agenda);
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
		speak(iv, VOICE_PLAIN, "No answer can make it more urgent now.");
		speak_of_core(iv);
	} else if (!needed && !iv->details && a->top != iv->top && a->top > 0) {
		tongue_fill(&t, iv->tongue, "Now the questions that could make it: {level}.", "level",
		            level_text(iv, a->top), NULL);
		speak_text(iv, VOICE_PLAIN, &t);
	}
	iv->top = a->top;
}

/* What a block is for, once; a complaint was just named. */
static void
introduce(struct interview *iv, const struct passage *block)
{
	bool *introduced = block != NULL && block->opens != NULL ? &iv->introduced[block - iv->set->passages] : NULL;

	if (introduced == NULL || *introduced)
		return;
	*introduced = true;
	speak(iv, VOICE_WEAK, block->is.say);
}

/* "Question 7, at most 31 more: infection" */
static void
tell_heading(struct interview *iv)
{
	const struct agenda *a = &iv->agenda;
	const char *block = a->block != NULL ? a->block->is.id.text.at : "asked of everyone";
	size_t more_left = left(iv);
	char n[NUMBER], more[NUMBER];
	struct text t = {0};

	terminal_gap(iv->terminal);
	tell_phase(iv);
	tongue_fill(&t, iv->tongue, "Question {n}, at most {more} more: {block}", "n", count_text(n, iv->asked + 1), "more",
	            count_text(more, more_left > 0 ? more_left - 1 : 0), "block", tongue_say(iv->tongue, block), NULL);
	if (iv->labels)
		text_format(&t, " [%s]", iv->set->vocab->fields[a->field].label.at);
	speak_text(iv, VOICE_WEAK, &t);
	introduce(iv, a->block);
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
		text_format(t, " %s", tongue_say(iv->tongue, def->unit));
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
		text_string(t, tongue_say(iv->tongue, "a date like 2026-11-24"));
	if (t->len > 0)
		text_string(t, ", ");
	typed_letters(t, iv->tongue, def);
	text_add(t, ":", 2);
}

static void
tell_question(struct interview *iv, const struct field_def *def)
{
	char room[NUMBER];

	speak(iv, VOICE_STRONG, def->ask);
	for (size_t i = 0; def->type == FIELD_CHOICE && i < def->nvalues; i++)
		terminal_item(iv->terminal, count_text(room, i + 1), tongue_word(iv->tongue, def->label, def->values[i]));
}

static void
tell_wrong(struct interview *iv, const struct field_def *def, const char *wrong)
{
	struct text t = {0};

	if (wrong != def->misfit) {
		speak(iv, VOICE_PLAIN, wrong);
		return;
	}
	text_string(&t, tongue_say(iv->tongue, "Out of range:"));
	text_char(&t, ' ');
	add_range(iv, &t, def);
	speak_text(iv, VOICE_PLAIN, &t);
}

enum typed
interview_pose(struct interview *iv, struct text *answer)
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
		if (!terminal_ask(iv->terminal, prompt.at, &line)) {
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
