/*
 * ledger.c -- some of a stage's decisions about the records of a batch, and the answers they make
 */
#include "stage/ledger.h"

#include "base/turn.h"

static unsigned
add_part(struct ledger *f, struct arena *mem, const struct part *part)
{
	unsigned n = f->is.nparts;
	struct part *parts;

	if ((n & (n - 1)) == 0) {
		parts = arena_take(mem, (n == 0 ? 1 : 2 * n) * sizeof(*parts));
		if (n > 0)
			memcpy(parts, f->parts, n * sizeof(*parts));
		f->parts = parts;
		f->is.parts = parts;
	}
	f->parts[n] = *part;
	f->parts[n].first = f->ncolumns;
	f->is.nparts++;
	f->ncolumns += part->n;
	return f->parts[n].first;
}

unsigned
ledger_list(struct ledger *f, struct arena *mem, const struct word *words, unsigned n)
{
	return add_part(f, mem, &(struct part){.kind = PART_LIST, .n = n, .words = words});
}

unsigned
ledger_one(struct ledger *f, struct arena *mem, const struct word *words, unsigned n)
{
	return add_part(f, mem, &(struct part){.kind = PART_ONE, .n = n, .words = words});
}

unsigned
ledger_yesno(struct ledger *f, struct arena *mem)
{
	return add_part(f, mem, &(struct part){.kind = PART_YESNO, .n = 1});
}

unsigned
ledger_joined(struct ledger *f, struct arena *mem, const struct word *words, unsigned n, unsigned added)
{
	return add_part(f, mem, &(struct part){.kind = PART_JOINED, .n = n, .added = added, .words = words});
}

unsigned
ledger_ranked(struct ledger *f, struct arena *mem, const struct word *words, unsigned n)
{
	return add_part(f, mem, &(struct part){.kind = PART_RANKED, .n = n, .words = words});
}

unsigned
ledger_scores(struct ledger *f, struct arena *mem, const struct word *words, unsigned n)
{
	return add_part(f, mem, &(struct part){.kind = PART_SCORES, .n = n, .words = words});
}

void
ledger_finish(struct ledger *f, struct arena *mem)
{
	f->is.nwords = (f->ncolumns + 63) / 64;
	f->columns = arena_take(mem, (size_t)f->is.nwords * 64 * sizeof(*f->columns));
	f->rows = arena_take(mem, (size_t)f->is.nwords * BATCH_SIZE * sizeof(*f->rows));
}

void
ledger_turn(struct ledger *f)
{
	for (unsigned w = 0; w < f->is.nwords; w++)
		turn(f->columns + w * 64, f->ncolumns - w * 64, f->rows + w, f->is.nwords);
}
