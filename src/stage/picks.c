/*
 * picks.c -- for each record of a batch, which rules of a list it got, and how that is written
 */
#include "stage/picks.h"

enum { PHRASE_BITS = 8, PHRASE_ITEMS = 22, PHRASE_TEXT = 464 };

/* A list as it was written: in one run there is only one format. */
struct phrase {
	uint16_t n, len;
	uint16_t items[PHRASE_ITEMS];
	char text[PHRASE_TEXT];
};

void
picks_init(struct picks *p, struct arena *mem, unsigned room, const struct word *words)
{
	*p = (struct picks){.words = words, .room = room + 1};
	p->items = arena_take(mem, (size_t)p->room * BATCH_SIZE * sizeof(*p->items));
	p->phrases = arena_take(mem, sizeof(*p->phrases) << PHRASE_BITS);
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

	for (FOR_LANES(lane, w))
		p->items[lane * p->room + p->n[lane]++] = (uint16_t)what;
}

static void
write_items(const struct picks *p, const uint16_t *items, unsigned n, struct answers *out)
{
	answer_list(out);
	for (unsigned k = 0; k < n; k++)
		answer_item(out, &p->words[items[k]]);
	answer_list_end(out);
}

void
picks_answer(const struct picks *p, size_t lane, struct answers *out)
{
	const uint16_t *items = picks_of(p, lane);
	unsigned n = p->n[lane];
	uint64_t mixed = n;
	struct phrase *phrase;
	struct span text;

	if (n < 2 || n > PHRASE_ITEMS) {
		write_items(p, items, n, out);
		return;
	}
	for (unsigned k = 0; k < n; k++)
		mixed = (mixed ^ items[k]) * UINT64_C(0x9e3779b97f4a7c15);
	phrase = &p->phrases[mixed >> (64 - PHRASE_BITS)];
	if (phrase->n == n && memcmp(phrase->items, items, n * sizeof(*items)) == 0) {
		answer_written(out, (struct span){phrase->text, phrase->len});
		return;
	}
	write_items(p, items, n, out);
	text = answers_last(out);
	if (text.len > PHRASE_TEXT - TEXT_SLACK)
		return;
	phrase->n = (uint16_t)n;
	phrase->len = (uint16_t)text.len;
	memcpy(phrase->items, items, n * sizeof(*items));
	memcpy(phrase->text, text.at, text.len);
}
