/*
 * speech.c -- what an interviewer says to the person, and hears
 */
#include "interview/speech.h"

#include <stdio.h>

#include "interview/typed.h"

enum { SECONDS_EACH = 5 };  /* a core question; the whole core takes about three minutes */

void
speak(struct interview *iv, enum voice voice, const char *english)
{
	terminal_say(iv->terminal, voice, tongue_say(iv->tongue, english));
}

void
speak_text(struct interview *iv, enum voice voice, struct text *t)
{
	text_char(t, '\0');
	terminal_say(iv->terminal, voice, t->at);
	text_free(t);
}

const char *
level_text(struct interview *iv, int rank)
{
	return tongue_say(iv->tongue, iv->set->levels[rank].is.id.text.at);
}

const char *
count_text(char room[NUMBER], size_t n)
{
	snprintf(room, NUMBER, "%zu", n);
	return room;
}

void
speak_count(struct interview *iv, enum voice voice, const char *english, size_t n)
{
	char room[NUMBER];
	struct text t = {0};

	tongue_fill(&t, iv->tongue, english, "n", count_text(room, n), NULL);
	speak_text(iv, voice, &t);
}

void
speak_of_core(struct interview *iv)
{
	size_t left = agenda_core(&iv->agenda), minutes = (left * SECONDS_EACH + 30) / 60;
	char n[NUMBER], m[NUMBER];
	struct text t = {0};

	tongue_fill(&t, iv->tongue, "Core questions left: {n}, about {minutes} min. Only when all are answered can it be: {level}.", "n",
	            count_text(n, left), "minutes", count_text(m, minutes > 0 ? minutes : 1), "level",
	            level_text(iv, 0), NULL);
	speak_text(iv, VOICE_PLAIN, &t);
}

enum said
ask_yes_or_no(struct interview *iv, const char *english, bool back, enum said otherwise)
{
	struct text prompt = {0};
	struct span typed;
	int is = -1;

	speak(iv, VOICE_STRONG, english);
	typed_letters(&prompt, iv->tongue, NULL);
	if (back)
		text_format(&prompt, " %s", tongue_say(iv->tongue, "b"));
	text_add(&prompt, ":", 2);
	while (is < 0) {
		if (!terminal_ask(iv->terminal, prompt.at, &typed) || typed_command(iv->tongue, typed) == TYPED_STOP)
			is = otherwise;
		else if (back && typed_command(iv->tongue, typed) == TYPED_BACK)
			is = SAID_BACK;
		else if ((is = typed_yesno(iv->tongue, typed)) < 0)
			speak(iv, VOICE_PLAIN, "Neither yes nor no");
	}
	text_free(&prompt);
	return (enum said)is;
}
