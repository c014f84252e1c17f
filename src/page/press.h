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
};

/*
 * Runs the script in a child process, and writes the page.  Ends the program
 * with status 2 when there is no page, and nothing is written then.
 */
void press_run(const struct press *);

#endif
