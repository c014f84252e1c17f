/*
 * waiver.h -- the records somebody has looked at and let pass, each with a reason
 *
 * A file of LTSV lines: id:P17, why:seen by Dr X, and if wanted
 * until:2027-01-01, after which it counts no more.
 */
#ifndef WAIVER_H
#define WAIVER_H

#include "base/arena.h"
#include "base/msg.h"
#include "base/text.h"

struct waiver {
	struct span id, why, until;
	struct place at;
	bool expired;  /* its day has passed */
	bool used;     /* it has let a record pass */
	unsigned long records;  /* so many have its id: it can stand for one only */
	struct place first, second;  /* where the first two of them stand */
};

struct waivers {
	struct arena mem;
	struct waiver *list;  /* by id */
	size_t n;
};

/*
 * Reads the file; NULL: there are none.  Whatever is wrong in it is said, each
 * with its line, and ends the program with status 2: no id or two, no reason,
 * an id twice or that means "none", a day that is none, a day where as_of is NULL (it is then not known
 * which day it is).
 */
void waivers_read(struct waivers *, const char *file, const long *as_of);
void waivers_free(struct waivers *);

/* A record with that id stands there: to be told of every record, before the first waiver is used. */
void waivers_meet(struct waivers *, struct span id, const struct place *);

/* The waiver of that id, used now; NULL when there is none, its day has passed, or several records have the id. */
struct waiver *waivers_use(struct waivers *, struct span id);

#endif
