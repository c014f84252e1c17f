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

/* No two orders ever have the same: whoever keeps what an edition means may meet several of them. */
static void
new_edition(struct order *o)
{
	static unsigned editions;

	o->edition = ++editions;
}

/* Nothing fits behind the last label. */
static void
put_end(struct order *o)
{
	o->label[o->n] = (struct order_label){.need = 1};
}

void
order_begin(struct order *o, enum format format)
{
	memset(o->place, 0, o->nfields + 1);
	o->n = 0;
	new_edition(o);
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
	*l = (struct order_label){.need = 1, .usual = UINT32_MAX, .means = means};
	l->kinds = (uint8_t)(1U << means.kind | (o->n > 0 ? l[-1].kinds : 0));
	if (written && total < ORDER_TEXT) {
		l->text[0] = '"';
		memcpy(l->text + quoted, label, len);
		if (quoted)
			l->text[len + 1] = '"';
		l->text[total - 1] = ':';
		l->len = (uint8_t)total;
		l->label_len = (uint8_t)len;
		l->care = l->need = UINT32_MAX >> (ORDER_TEXT - total);
	}
	o->n++;
	if (means.kind == LABEL_FIELD)
		o->place[means.index] = (uint8_t)o->n;
	put_end(o);
}

void
order_meet(struct order *o, size_t i, const char *start, const char *stop, struct span answer)
{
	struct order_label *l = &o->label[i];
	size_t len = (size_t)(stop - start);

	/* A CR ends this line, and may stand in the middle of another answer. */
	if (!order_fits(l, order_same(l, start)) || len >= ORDER_TEXT || stop[-1] == '\r')
		return;
	if (order_usual(l, order_same(l, start))) {
		order_trust(o, i);
	} else if (l->trust > 0) {
		l->trust--;
	} else {
		memcpy(l->text, start, len);
		l->usual = UINT32_MAX >> (ORDER_TEXT - len);
		l->answer = (uint8_t)(answer.at - start);
		l->answer_len = (uint8_t)answer.len;
		new_edition(o);
	}
}
