/*
 * object.c -- one line of NDJSON, put together label by label
 */
#include "workshop/object.h"

#include <math.h>

#include "record/lines.h"

struct object
object_begin(struct text *to)
{
	text_char(to, '{');
	return (struct object){to, false};
}

static void
part(struct object *o)
{
	if (o->some)
		text_char(o->to, ',');
	o->some = true;
}

static void
label(struct object *o, const char *name)
{
	part(o);
	json_write(o->to, span_of(name));
	text_char(o->to, ':');
}

void
object_text(struct object *o, const char *name, struct span value)
{
	label(o, name);
	json_write(o->to, value);
}

void
object_string(struct object *o, const char *name, const char *value)
{
	object_text(o, name, span_of(value));
}

void
object_count(struct object *o, const char *name, unsigned long value)
{
	label(o, name);
	text_format(o->to, "%lu", value);
}

void
object_number(struct object *o, const char *name, double value)
{
	label(o, name);
	if (isfinite(value))
		text_format(o->to, "%.10g", value);
	else
		text_add(o->to, "null", 4);
}

void
object_flag(struct object *o, const char *name, bool value)
{
	label(o, name);
	text_format(o->to, "%s", value ? "true" : "false");
}

void
object_list(struct object *o, const char *name)
{
	label(o, name);
	text_char(o->to, '[');
	o->some = false;
}

void
object_item(struct object *o, struct span value)
{
	part(o);
	json_write(o->to, value);
}

void
object_list_end(struct object *o)
{
	text_char(o->to, ']');
	o->some = true;
}

struct object
object_inner(struct object *outer, const char *name)
{
	if (name != NULL)
		label(outer, name);
	else
		part(outer);
	return object_begin(outer->to);
}

void
object_inner_end(struct object *o)
{
	text_char(o->to, '}');
}

void
object_end(struct object *o)
{
	object_inner_end(o);
	text_char(o->to, '\n');
}

void
object_caption(struct object *o, struct span id, const struct place *at)
{
	object_text(o, "id", id);
	object_string(o, "file", at->file);
	object_count(o, "line", at->line);
}
