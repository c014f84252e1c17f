/*
 * reasons.c -- why a question is asked: the block, the rules it bears on, what each answer would do
 */
#include "interview/speech.h"

static const char unsure[sizeof("dk") + TEXT_SLACK] = "dk";

enum {
	MOST_RULES = 4,
	MOST_ANSWERS = 8,  /* of a number, each that comes to something else */
};

/* "cauda equina syndrome (RF-CES-1; GIRFT23, CKS)" */
static void
tell_rule(struct interview *iv, const struct rule *r)
{
	struct text t = {0};

	text_format(&t, "%s: %s (%s", level_text(iv, r->level),
	            tongue_say(iv->tongue, *r->suspect != '\0' ? r->suspect : r->is.say), r->is.id.text.at);
	for (const char **key = r->is.sources; key != NULL && *key != NULL; key++)
		text_format(&t, "%s %s", key == r->is.sources ? ";" : ",", *key);
	text_add(&t, ")", 2);
	terminal_item(iv->terminal, "-", t.at);
	text_free(&t);
}

/* "yes: emergency", "no: soon, still open: emergency" */
static void
tell_prospect(struct interview *iv, const char *answer, struct prospect p)
{
	struct text t = {0};

	text_format(&t, "%s: %s", answer, level_text(iv, p.level));
	if (p.pending > p.level) {
		text_string(&t, "; ");
		tongue_fill(&t, iv->tongue, "{level} still open", "level",
		            level_text(iv, p.pending), NULL);
	}
	text_char(&t, '\0');
	terminal_item(iv->terminal, "-", t.at);
	text_free(&t);
}

/* What each answer comes to; of numbers one for each outcome. */
static void
tell_answers(struct interview *iv)
{
	struct agenda *a = &iv->agenda;
	const struct field_def *def = &iv->set->vocab->fields[a->field];
	const struct space *space = agenda_answers(a, a->field);
	struct prospect before = {-1, -1};
	size_t told = 0;

	for (size_t i = 0; i < space->n && told < MOST_ANSWERS; i++) {
		struct prospect p = agenda_try(a, a->field, space->answers[i]);

		if (def->type == FIELD_NUMBER && p.level == before.level && p.pending == before.pending)
			continue;
		before = p;
		told++;
		if (def->type == FIELD_NUMBER || def->type == FIELD_DAY) {
			struct text one = {0}, t = {0};

			text_format(&one, "%.*s", (int)space->answers[i].len, space->answers[i].at);
			text_char(&one, '\0');
			tongue_fill(&t, iv->tongue, "for example {answer}", "answer", one.at, NULL);
			text_char(&t, '\0');
			tell_prospect(iv, t.at, p);
			text_free(&one);
			text_free(&t);
		} else {
			tell_prospect(iv, tongue_word(iv->tongue, def->label, space->answers[i]), p);
		}
	}
	if (def->type == FIELD_YESNO || def->type == FIELD_CHOICE || def->type == FIELD_NUMBER)
		tell_prospect(iv, tongue_say(iv->tongue, "not sure"), agenda_try(a, a->field, (struct span){unsure, 2}));
}

void
interview_reasons(struct interview *iv)
{
	const struct agenda *a = &iv->agenda;
	const struct rule *rules[MOST_RULES + 1];
	size_t n = agenda_rules(a, rules, MOST_RULES + 1);

	if (a->block != NULL)
		speak(iv, VOICE_PLAIN, a->block->is.say);
	else
		speak(iv, VOICE_PLAIN, "This is asked of everyone.");
	if (a->target != a->field) {
		speak(iv, VOICE_PLAIN, "It decides whether this is asked, too:");
		terminal_item(iv->terminal, "-", tongue_say(iv->tongue, iv->set->vocab->fields[a->target].ask));
	}
	if (n > 0)
		speak(iv, VOICE_PLAIN, "Rules that depend on it, and on other answers:");
	else
		speak(iv, VOICE_PLAIN, "How soon does not hang on it.");
	for (size_t i = 0; i < n && i < MOST_RULES; i++)
		tell_rule(iv, rules[i]);
	if (n > MOST_RULES)
		terminal_item(iv->terminal, "-", tongue_say(iv->tongue, "and more"));
	speak(iv, VOICE_PLAIN, "What each answer would come to, beside those given:");
	tell_answers(iv);
}
