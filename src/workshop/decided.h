/*
 * decided.h -- what decided a record's level, what was nearest to raising it, and what would have changed it
 */
#ifndef DECIDED_H
#define DECIDED_H

#include "workshop/given.h"
#include "workshop/object.h"
#include "workshop/roster.h"

struct decided *decided_new(const struct ruleset *, const struct roster *, const long *as_of);
void decided_free(struct decided *);

/*
 * Looks for changes of one answer that give the records of the batch, which
 * was judged, another level: all of them at once, since every changed copy is
 * judged again.
 */
void decided_search(struct decided *, const struct judgement *, struct batch *);

/* What there is to say of a record of the batch searched last. */
void decided_text(struct decided *, struct text *, const struct subject *);
void decided_object(struct decided *, struct object *, const struct subject *);

#endif
