/*
 * picks.c -- for each record of a batch, which rules of a list it got, in order
 */
#include "stage/picks.h"

/* A row is read four numbers at a time, and what stands behind its last one must be 0 (see answer_items()). */
enum { AT_A_TIME = 4 };

void
picks_init(struct picks *p, struct arena *mem, unsigned most, const struct word *words)
{
	*p = (struct picks){.words = words, .room = 1 + most + AT_A_TIME};
	p->rows = arena_take(mem, (size_t)p->room * BATCH_SIZE * sizeof(*p->rows));
}

void
picks_clear(struct picks *p)
{
	for (unsigned lane = 0; lane < BATCH_SIZE; lane++)
		memset(&p->rows[lane * p->room], 0, AT_A_TIME * sizeof(*p->rows));
}

void
picks_add(struct picks *p, lanes w, unsigned what)
{
	const uint16_t last[AT_A_TIME] = {(uint16_t)what};
	unsigned lane;

	for (FOR_LANES(lane, w)) {
		uint16_t *row = &p->rows[lane * p->room];

		memcpy(&row[++row[0]], last, sizeof(last));
	}
}

void
picks_insert(struct picks *p, size_t lane, unsigned place, unsigned what)
{
	uint16_t *row = &p->rows[lane * p->room];
	unsigned n = row[0]++;

	memmove(&row[place + 2], &row[place + 1], (n - place) * sizeof(*row));
	row[place + 1] = (uint16_t)what;
	memset(&row[n + 2], 0, (AT_A_TIME - 1) * sizeof(*row));
}
