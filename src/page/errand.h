/*
 * errand.h -- a script is sent into a booth, and comes back with its reply
 */
#ifndef ERRAND_H
#define ERRAND_H

#include "base/msg.h"
#include "page/script.h"

/* Why nothing has come of it. */
struct failure {
	struct place at;
	struct text why;  /* text_free() it */
};

/*
 * Runs the script in a child process; the reply points into the bytes.  False
 * when it does not end well; the place of the failure is that of the script,
 * whatever the end, until something else is told.
 */
bool errand_try(const struct script *, struct text *bytes, struct script_reply *, struct failure *);

/* The same; a script that does not end well ends the program with status 2, in one line. */
void errand_run(const struct script *, struct text *bytes, struct script_reply *);

/*
 * Says which texts have no translation in the language at that path, each with
 * a NUL behind it; when they are more than a few, and not "all" wanted, only how
 * many, with "more" behind that.
 */
void errand_missing(const char *path, struct span missing, bool all, const char *more);

#endif
