/*
 * picks.h -- for each record of a batch, which rules of a list it got, in order
 */
#ifndef PICKS_H
#define PICKS_H

#include "record/answers.h"
#include "rule/sheet.h"

struct picks {
	const struct word *words;  /* by number: what it reads as */
	uint16_t *rows;            /* of record i from i * room: how many, then their numbers */
	unsigned room;
};

/* words: of every number that can be picked; must last as long as the picks, which "mem" holds. */
void picks_init(struct picks *, struct arena *mem, unsigned most, const struct word *words);

void picks_clear(struct picks *);

/* Adds "what" to the list of every record in w. */
void picks_add(struct picks *, lanes w, unsigned what);

/* Adds it to one list at that place. */
void picks_insert(struct picks *, size_t lane, unsigned place, unsigned what);

static inline unsigned
picks_count(const struct picks *p, size_t lane)
{
	return p->rows[lane * p->room];
}

static inline const uint16_t *
picks_of(const struct picks *p, size_t lane)
{
	return p->rows + lane * p->room + 1;
}

/* Answers with the list of that record. */
static inline void
picks_answer(const struct picks *p, size_t lane, struct answers *out)
{
	answer_items(out, p->words, p->rows + lane * p->room);
}

#endif
