/*
 * delivery.h -- a finished file put in the place of the one before it: whole, or not at all
 */
#ifndef DELIVERY_H
#define DELIVERY_H

#include "base/text.h"

/*
 * Writes the bytes to a new file beside "path", mode 0600, sees it safe on the
 * disk, and gives it the name.  Whatever happens on the way, under the name
 * stands what stood there before, or all of the new.  Ends the program with
 * status 2 when it cannot be done, and when the name is that of a link, a
 * directory, or anything else that is no plain file.
 */
void deliver(const char *path, struct span bytes);

#endif
