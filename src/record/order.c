/*
 * order.c -- the labels of a record in their order
 */
#include "record/order.h"

#include <stdlib.h>

void
order_init(struct order *o, size_t nfields)
{
	*o = (struct order){.nfields = nfields, .place = must_realloc(NULL, nfields + 1, 1)};
	order_begin(o, FORMAT_GUESS);
}

void
order_free(struct order *o)
{
	free(o->place);
}

/* Nothing fits behind the last label. */
static void
put_end(struct order *o)
{
	o->label[o->n].care = 0;
	o->label[o->n].need = 1;
}

void
order_begin(struct order *o, enum format format)
{
	memset(o->place, 0, o->nfields + 1);
	o->n = 0;
	o->format = format;
	put_end(o);
}

void
order_add(struct order *o, const char *label, size_t len, struct label means, bool written)
{
	struct order_label *l = &o->label[o->n];
	bool quoted = o->format == FORMAT_NDJSON;
	size_t total = len + 1 + 2 * quoted;

	if (o->n == ORDER_LABELS)
		return;
	*l = (struct order_label){.care = 0, .need = 1, .kind_bit = 1U << means.kind, .means = means};
	if (written && total <= ORDER_TEXT) {
		l->text[0] = '"';
		memcpy(l->text + quoted, label, len);
		if (quoted)
			l->text[len + 1] = '"';
		l->text[total - 1] = ':';
		l->len = (uint32_t)total;
		l->label_len = (uint32_t)len;
		l->care = l->need = UINT32_MAX >> (ORDER_TEXT - total);
	}
	o->n++;
	if (means.kind == LABEL_FIELD)
		o->place[means.index] = (uint8_t)o->n;
	put_end(o);
}
