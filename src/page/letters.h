/*
 * letters.h -- characters for people: which may be shown, how wide they are, what stands for them in plain ASCII
 *
 * Nothing that comes in can steer a terminal, turn the direction of what
 * stands around it, or hide: control characters become blanks; marks that
 * turn the direction of text, and bytes that are no UTF-8, become question
 * marks.
 */
#ifndef LETTERS_H
#define LETTERS_H

#include "base/text.h"

/* One character. */
struct letter {
	unsigned code;
	unsigned size;  /* of its bytes; at least 1, also where they are no character */
	bool shown;     /* false: "code" is the blank or question mark that stands for it */
};

/* The character at s, of which there are len bytes, at least 1. */
struct letter letter_at(const char *s, size_t len);

/* Whether the terminal of whoever reads shows more than ASCII, as its locale says; cron has none, and its mails are ASCII. */
bool letters_shown(void);

/* Columns it takes: 0 (goes on top of the one before it), 1 or 2. */
unsigned letter_width(unsigned code);

/* What stands for it where only ASCII can be shown; "?" when nothing does. */
const char *letter_ascii(unsigned code);

/* Adds the text with everything that may not be shown replaced. */
void letters_clean(struct text *, struct span);

/* The same as it is written in HTML (and XML) and in Markdown, where it shows as it is: nothing in it means anything. */
void letters_html(struct text *, struct span);
void letters_markdown(struct text *, struct span);

/* What was added to the text from there on is a line in Markdown: it must not mean anything as such, either. */
void letters_markdown_line(struct text *, size_t from);

#endif
