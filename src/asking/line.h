/*
 * line.h -- a record written again as one line of LTSV, to be judged again with other answers
 */
#ifndef LINE_H
#define LINE_H

#include "record/batch.h"

/*
 * Adds the fields of the record, tabs between them, without a line end.
 * Nested values and labels that LTSV cannot have are left out, and so are all fields of the vocabulary for
 * which leave_out (by field; or NULL) is true.  Results that stand in the
 * record are left out, too.
 */
void line_of(struct text *, struct batch *, const struct record *, const bool *leave_out);

/* Adds one more field. */
void line_add(struct text *, struct span label, struct span value);

#endif
