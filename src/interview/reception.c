/*
 * reception.c -- what an interview begins with: how to answer, and what the person complains of
 */
#include "interview/speech.h"
#include "interview/typed.h"

void
interview_greet(struct interview *iv)
{
	static const char *const letters[][2] = {
		{"y", "yes"}, {"n", "no"}, {"d", "not sure"}, {"s", "skip this question"}, {"b", "back to the one before"},
		{"?", "why is this asked?"}, {"q", "stop here, and keep the answers"},
	};

	speak(iv, VOICE_STRONG, "Questions, one at a time");
	speak(iv, VOICE_PLAIN, "Your answers are sorted by written rules. Nobody is examined, and no illness is found or ruled out. "
	     "Nothing leaves this computer.");
	speak_of_core(iv);
	terminal_gap(iv->terminal);
	speak(iv, VOICE_PLAIN, "Answer with a letter, and press Enter:");
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		terminal_item(iv->terminal, tongue_say(iv->tongue, letters[i][0]), tongue_say(iv->tongue, letters[i][1]));
	terminal_gap(iv->terminal);
}

bool
interview_complaints(struct interview *iv)
{
	struct agenda *a = &iv->agenda;
	size_t n = iv->set->ncomplaints, number;
	char room[NUMBER];
	struct span typed;
	bool listed;

	if (n == 0)
		return true;
	iv->asked++;
	for (;;) {
		speak(iv, VOICE_STRONG, "Is any of this so for you? What you name is asked about first; nothing is left out.");
		for (size_t i = 0; i < n; i++)
			terminal_item(iv->terminal, count_text(room, i + 1), tongue_say(iv->tongue, iv->set->complaints[i].is.say));
		if (!terminal_ask(iv->terminal, tongue_say(iv->tongue, "The numbers, or Enter for none:"), &typed))
			return false;
		memset(a->named, 0, n);
		if (typed_yesno(iv->tongue, typed) == 0)
			return true;
		if (typed_command(iv->tongue, typed) == TYPED_STOP)
			return false;
		listed = true;
		while (listed && typed_number(&typed, &number)) {
			listed = number >= 1 && number <= n;
			if (listed)
				a->named[number - 1] = true;
		}
		if (listed && typed.len == 0)
			return true;
		speak(iv, VOICE_PLAIN, "Type numbers of the list, such as 2 5, or only Enter");
	}
}
