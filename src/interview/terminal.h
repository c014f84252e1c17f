/*
 * terminal.h -- the person's terminal: lines out, typed lines in
 *
 * It stays as it is set: whole lines are read, so that the terminal's own
 * editing works, nothing has to be put back, and a screen reader reads what is
 * there.  Nothing but colour is ever sent to it beside text, and that only
 * where it is wanted and shown.
 */
#ifndef TERMINAL_H
#define TERMINAL_H

#include "base/text.h"

enum voice { VOICE_PLAIN, VOICE_STRONG, VOICE_WEAK };

struct terminal {
	int fd;
	size_t width;   /* columns */
	bool plain;     /* no colour */
	bool ascii;     /* other letters are not shown */
	bool gone;      /* nothing can be said any more: it is lost */
	bool ended;     /* nothing will be typed any more */
	struct text line;
	char typed[4096];
	size_t ntyped, taken;
};

/*
 * Opens the terminal the program was started from.  plain: no colour, 60
 * columns.  english: there is no other language, and letters that the locale
 * cannot show get others in their place.  False, and errno, when there is none.
 */
bool terminal_open(struct terminal *, bool plain, bool english);
void terminal_close(struct terminal *);

/* Writes the text in lines of the terminal's width, all but the first with a margin of "indent" blanks, and a line end. */
void terminal_say(struct terminal *, enum voice, const char *text);
void terminal_item(struct terminal *, const char *mark, const char *text);

/* Writes lines that are made up already. */
void terminal_lines(struct terminal *, struct span lines);
void terminal_gap(struct terminal *);

/*
 * Writes the prompt and waits for a line: without its end and blanks around
 * it, with all that is no letter taken out; good until the next one.  False
 * when no more will come.
 */
bool terminal_ask(struct terminal *, const char *prompt, struct span *typed);

/* What was typed already, before the person could read what was said, is no answer to it. */
void terminal_forget(struct terminal *);

#endif
