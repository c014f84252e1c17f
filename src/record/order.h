/*
 * order.h -- the labels of a record in their order: most records are built like the one before
 *
 * As long as a record's labels come in the known order they need no looking
 * up, and none of them can stand twice.  Labels may be left out.  One that is
 * not where it should be ends the order for the rest of its record.
 */
#ifndef ORDER_H
#define ORDER_H

#include "record/format.h"
#include "record/vocab.h"

enum {
	ORDER_LABELS = 254,
	ORDER_TEXT = 32,
	ORDER_PATIENCE = 16,      /* so many records in another order, and it is no order: */
	ORDER_NOW_AND_THEN = 64,  /* only every so many is then tried again */
};

/* A label as it stands in a line, up to its colon: age: or "age": */
struct order_label {
	char text[ORDER_TEXT];
	uint32_t care;      /* one bit for each byte of it */
	uint32_t need;      /* the same; where it differs the label is none: too long, or the end of the order */
	uint32_t len, label_len;  /* of it, and of the label alone */
	uint32_t kind_bit;  /* 1 << means.kind */
	struct label means;
};

struct order {
	struct order_label label[ORDER_LABELS + 1];  /* behind the last one stands one that is none */
	size_t n;
	enum format format;  /* in which they are written */
	uint8_t *place;      /* by field of the vocabulary: the how-manieth label it is, or 0 */
	size_t nfields;
	unsigned strangers;  /* records in a row that came in another order */
};

void order_init(struct order *, size_t nfields);
void order_free(struct order *);

/* Forgets the labels; those that are added now are written in that format. */
void order_begin(struct order *, enum format);

/* Adds a label.  It is found only by its place where "written" is false: it stands in the line in another way. */
void order_add(struct order *, const char *label, size_t len, struct label means, bool written);

/* Whether the next record is likely enough to come in the order. */
static inline bool
order_likely(const struct order *o)
{
	return o->strangers < ORDER_PATIENCE || o->strangers % ORDER_NOW_AND_THEN == 0;
}

/* The label stands at s.  32 bytes can be read there. */
static inline bool
order_fits(const struct order_label *l, const char *s)
{
	return (bytes_same_32(s, l->text) & l->care) == l->need;
}

#endif
