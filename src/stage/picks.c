/*
 * picks.c -- for each record of a batch, which rules of a list it got, in order
 */
#include "stage/picks.h"

void
picks_init(struct picks *p, struct arena *mem, unsigned room, const struct word *words)
{
	*p = (struct picks){.words = words, .room = room + 3};
	/* Four can be written where the last one stands. */
	p->items = arena_take(mem, (size_t)p->room * BATCH_SIZE * sizeof(*p->items));
}

void
picks_clear(struct picks *p)
{
	memset(p->n, 0, sizeof(p->n));
}

void
picks_add(struct picks *p, lanes w, unsigned what)
{
	unsigned lane;

	const uint16_t item[4] = {(uint16_t)what};  /* and zeros behind it, as answer_items() wants them */

	for (FOR_LANES(lane, w))
		memcpy(&p->items[lane * p->room + p->n[lane]++], item, sizeof(item));
}

void
picks_answer(const struct picks *p, size_t lane, struct answers *out)
{
	answer_items(out, p->words, picks_of(p, lane), p->n[lane]);
}
