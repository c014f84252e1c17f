/*
 * order.h -- the labels of a record in their order: most records are built like the one before
 *
 * As long as a record's labels come in the known order they need no looking
 * up, and none of them can stand twice.  Labels may be left out.  One that is
 * not where it should be ends the order for the rest of its record.
 *
 * To most questions most people give the same answer.  It is remembered with
 * the label, so that both are recognized at once.
 */
#ifndef ORDER_H
#define ORDER_H

#include <stdalign.h>

#include "record/format.h"
#include "record/vocab.h"

enum {
	ORDER_LABELS = 254,
	ORDER_TEXT = 32,
	ORDER_PATIENCE = 16,      /* so many records in another order, and it is no order: */
	ORDER_NOW_AND_THEN = 64,  /* only every so many is then tried again */
	ORDER_TRUST = 3,          /* so often met, an answer is given up only when others have come as often in a row */
};

/* A label as it stands in a line, up to its colon, and behind it the usual answer: "fever":"no" */
struct order_label {
	alignas(64) char text[ORDER_TEXT];  /* all of it in one cache line */
	uint32_t care;      /* one bit for each byte of the label */
	uint32_t need;      /* the same; where it differs the label is none: too long, or the end of the order */
	/*
	 * One bit for each byte of label, answer and what stands behind it.  All:
	 * no answer is usual.  Then zeros stand behind the label, of which there is
	 * one at least, and no line has one there: it is never met.
	 */
	uint32_t usual;
	struct label means;
	uint8_t len, label_len;  /* up to the colon, and of the label alone */
	uint8_t kinds;      /* 1 << means.kind, of it and all before it */
	uint8_t answer, answer_len;  /* where in "text" the answer stands, without its quotes */
	uint8_t trust;      /* goes up when the usual answer is met, down when another is; at 0 that one is the usual one */
};

struct order {
	struct order_label label[ORDER_LABELS + 1];  /* behind the last one stands one that is none */
	size_t n;
	enum format format;  /* in which they are written */
	unsigned edition;    /* another one when a label or a usual answer has changed; none has two orders */
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

/*
 * The field from "start" to "stop" (what stands behind its answer included)
 * has label number i, and that answer, which may become the usual one.  (It
 * means the same wherever it stands, and nothing is wrong with it.)  32 bytes
 * can be read.
 */
void order_meet(struct order *, size_t i, const char *start, const char *stop, struct span answer);

/* Whether the next record is likely enough to come in the order. */
static inline bool
order_likely(const struct order *o)
{
	return o->strangers < ORDER_PATIENCE || o->strangers % ORDER_NOW_AND_THEN == 0;
}

/* The usual answer of that label has been met. */
static inline void
order_trust(struct order *o, size_t i)
{
	o->label[i].trust += o->label[i].trust < ORDER_TRUST;
}

/* Which of the 32 bytes at s are those of the label and its usual answer. */
static inline uint32_t
order_same(const struct order_label *l, const char *s)
{
	return bytes_same_32(s, l->text);
}

/* Some answer is usual. */
static inline bool
order_has_usual(const struct order_label *l)
{
	return l->usual != UINT32_MAX;
}

/* The kinds of the labels from "first" on and before "end". */
static inline unsigned
order_kinds(const struct order *o, const struct order_label *first, const struct order_label *end)
{
	unsigned kinds = 0;

	if (first == o->label)
		return first < end ? end[-1].kinds : 0;
	for (; first < end; first++)
		kinds |= 1U << first->means.kind;
	return kinds;
}

/* The label stands there. */
static inline bool
order_fits(const struct order_label *l, uint32_t same)
{
	return (same & l->care) == l->need;
}

/* The label stands there with the usual answer. */
static inline bool
order_usual(const struct order_label *l, uint32_t same)
{
	return (same & l->usual) == l->usual;
}

#endif
