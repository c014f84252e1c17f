/*
 * caption.c -- what a record is called: its id, and where it stands
 */
#include "record/caption.h"

#include <strings.h>

bool
caption_means_none(struct span id)
{
	return id.len == 0 || span_is(id, SPAN("?")) || (id.len == 4 && strncasecmp(id.at, "null", 4) == 0);
}

struct span
caption_id(struct batch *b, const struct record *r)
{
	struct span found = SPAN("");

	for (const struct field *f = b->fields + r->first; f < b->fields + r->first + r->count; f++) {
		struct span label = {f->label, f->label_len}, id;

		if (f->means.kind == LABEL_FIELD)
			label = b->vocab->fields[f->means.index].label;
		if (!span_is(label, SPAN("id")) || f->form == VALUE_NESTED || f->means.kind == LABEL_DOUBLED)
			continue;
		id = batch_value(b, f);
		if (caption_means_none(id))
			continue;
		if (found.len > 0 && !span_is(found, id))
			return SPAN("");
		found = id;
	}
	return found;
}

void
caption_text(struct text *t, struct span id, const struct place *at)
{
	text_shown(t, id);
	text_format(t, id.len > 0 ? " (" : "");
	text_shown(t, span_of(at->file));
	text_format(t, id.len > 0 ? ":%lu)" : ":%lu", at->line);
}
