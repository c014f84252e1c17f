/*
 * press.h -- from a script and records to the page somebody gets
 */
#ifndef PRESS_H
#define PRESS_H

#include "page/script.h"

struct press {
	const struct script *script;
	const char *format;  /* the name of one, or NULL: the page's own */
	const char *file;    /* to put the page into, or NULL: standard output */
	bool all_missing;    /* name every text without a translation */
	size_t width;        /* columns of a text; 0: 72 */
	bool ascii;          /* a text in English has no other letters, whatever the locale */
};

/*
 * Runs the script in a child process, and writes the page.  Ends the program
 * with status 2 when there is no page, and nothing is written then.
 */
void press_run(const struct press *);

/*
 * The same, for a program that can go on without the page: adds it to "out" as
 * text, whatever "format" and "file" are, and says nothing of translations.
 * False when there is none; why stands in "why" then, behind its place.
 */
bool press_text(const struct press *, struct text *out, struct text *why);

#endif
