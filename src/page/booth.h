/*
 * booth.h -- a child process in which work is done that may loop, bloat or crash
 *
 * The child has the memory of the parent as it was, writes into one text, and
 * can open nothing.  The parent waits with a clock, and gets the whole text of
 * a child that ended well, or nothing.
 */
#ifndef BOOTH_H
#define BOOTH_H

#include "base/text.h"

struct booth_limits {
	size_t seconds;  /* on the clock of the wall */
	size_t memory;   /* bytes, besides what the parent has */
	size_t output;   /* bytes of the text */
};

enum booth_end {
	BOOTH_WELL,
	BOOTH_NONE,     /* there can be no child, or none that is waited for: errno says why */
	BOOTH_SAID,     /* it has said itself, on standard error, why it could not go on */
	BOOTH_LATE,
	BOOTH_LARGE,    /* the text */
	BOOTH_KILLED,   /* from outside */
	BOOTH_CRASHED,
};

/*
 * Does the work in a child, and adds the text it has made to "out" when the
 * end is BOOTH_WELL.
 */
enum booth_end booth_run(const struct booth_limits *, void (*work)(struct text *, const void *self), const void *self,
                         struct text *out);

#endif
