/*
 * line.c -- a record written again as one line of LTSV
 */
#include "asking/line.h"

#include "record/lines.h"

void
line_add(struct text *t, struct span label, struct span value)
{
	if (t->len > 0 && t->at[t->len - 1] != '\n')
		text_char(t, '\t');
	text_add(t, label.at, label.len);
	text_char(t, ':');
	ltsv_write(t, value);
}

/* LTSV can have the label. */
static bool
can_stand(struct span label)
{
	for (size_t i = 0; i < label.len; i++)
		if ((unsigned char)label.at[i] < 0x20 || label.at[i] == ':')
			return false;
	return label.len > 0;
}

void
line_of(struct text *t, struct batch *b, const struct record *r, const bool *leave_out)
{
	const struct vocab *vocab = b->vocab;

	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *f = &b->fields[i];
		struct span value = batch_value(b, f), label = {f->label, f->label_len};

		if (f->form == VALUE_NESTED || f->means.kind == LABEL_RESULT || !can_stand(label))
			continue;
		if (f->means.kind == LABEL_FIELD) {
			if (leave_out != NULL && leave_out[f->means.index])
				continue;
			label = vocab->fields[f->means.index].label;
		}
		if (b->format == FORMAT_LTSV || b->format == FORMAT_TSV)
			value = ltsv_unescape(&b->mem, value);
		if (f->form == VALUE_BARE && value.len == 4 && memcmp(value.at, "null", 4) == 0)
			value.len = 0;
		line_add(t, label, value);
	}
}
