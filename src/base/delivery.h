/*
 * delivery.h -- a finished file put in the place of the one before it: whole, or not at all
 */
#ifndef DELIVERY_H
#define DELIVERY_H

#include <signal.h>
#include <sys/types.h>

#include "base/text.h"

/* Writes all of it; false, and errno, when it cannot. */
bool write_all(int fd, struct span bytes);

/* Ends the program when "path" is no file that deliver() may replace: a link there could lead anywhere, a device is none. */
void delivery_check(const char *path);

/*
 * Who ends the program from now on ends it a moment later: something is half
 * written.  What a write would end it by is then an error of the write.  Put
 * "before" back with sigprocmask().
 */
void delivery_hold(sigset_t *before);

enum delivery {
	DELIVERED,
	NOT_BEGUN,    /* no file could be made beside it */
	NOT_WRITTEN,
	NOT_CLOSED,
	NOT_NAMED,    /* it could not be given the name */
	NOT_SAFE,     /* the file is the new one, but its name may not be on the disk */
};

/*
 * Writes the bytes to a new file beside "path", sees it safe on the disk, and
 * gives it the name and the mode.  Whatever happens on the way, under the name
 * stands what stood there before, or all of the new; a link there is replaced,
 * not followed.  Who ends the program meanwhile ends it a moment later.  When
 * it is not DELIVERED errno tells why, and the caller is to end the program:
 * signals are still held, so that it can say so.
 */
enum delivery deliver(const char *path, struct span bytes, mode_t mode);

#endif
