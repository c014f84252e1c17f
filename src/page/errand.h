/*
 * errand.h -- a script is sent into a booth, and comes back with its reply
 */
#ifndef ERRAND_H
#define ERRAND_H

#include "page/script.h"

/*
 * Runs the script in a child process; the reply points into the bytes.  A
 * script that does not end well ends the program with status 2, in one line.
 */
void errand_run(const struct script *, struct text *bytes, struct reply *);

/*
 * Says which texts have no translation in the language at that path, each with
 * a NUL behind it; when they are more than a few, and not "all" wanted, only how
 * many, with "more" behind that.
 */
void errand_missing(const char *path, struct span missing, bool all, const char *more);

#endif
