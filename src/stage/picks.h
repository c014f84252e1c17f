/*
 * picks.h -- for each record of a batch, which rules of a list it got, in order
 */
#ifndef PICKS_H
#define PICKS_H

#include "record/answers.h"
#include "rule/sheet.h"

struct picks {
	const struct word *words;  /* by number: what it reads as */
	uint16_t *items;           /* of record i from i * room */
	unsigned room;
	unsigned n[BATCH_SIZE];
};

/* words: of every number that can be picked; must last as long as the picks, which "mem" holds. */
void picks_init(struct picks *, struct arena *mem, unsigned room, const struct word *words);

void picks_clear(struct picks *);

/* Adds "what" to the list of every record in w. */
void picks_add(struct picks *, lanes w, unsigned what);

static inline const uint16_t *
picks_of(const struct picks *p, size_t lane)
{
	return p->items + lane * p->room;
}

/* Answers with the list of that record. */
void picks_answer(const struct picks *, size_t lane, struct answers *);

#endif
