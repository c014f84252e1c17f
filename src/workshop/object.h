/*
 * object.h -- one line of NDJSON, put together label by label
 */
#ifndef OBJECT_H
#define OBJECT_H

#include "base/msg.h"
#include "base/text.h"

struct object {
	struct text *to;
	bool some;  /* something stands in what is open now */
};

/* Begins an object at the end of the text; object_end() closes it and ends the line. */
struct object object_begin(struct text *);
void object_text(struct object *, const char *label, struct span value);
void object_string(struct object *, const char *label, const char *value);
void object_count(struct object *, const char *label, unsigned long value);
void object_number(struct object *, const char *label, double value);  /* up to 10 digits; null when it is not finite */
void object_flag(struct object *, const char *label, bool value);

/* A list of texts: begin, add any number, end. */
void object_list(struct object *, const char *label);
void object_item(struct object *, struct span value);
void object_list_end(struct object *);

/*
 * An object inside another: under the label, or where that is NULL as one more
 * item of the list that is open.  Nothing may be added to the outer one until
 * object_inner_end().
 */
struct object object_inner(struct object *outer, const char *label);
void object_inner_end(struct object *);

void object_end(struct object *);

/* What a record is called (caption.h) as labels: id, file, line. */
void object_caption(struct object *, struct span id, const struct place *);

#endif
