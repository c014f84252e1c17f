/*
 * ledger.c -- some of a stage's decisions about the records of a batch, and the answers they make
 */
#include "stage/ledger.h"

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

void
ledger_finish(struct ledger *f, struct arena *mem)
{
	f->is.nwords = (f->ncolumns + 63) / 64;
	f->columns = arena_take(mem, (size_t)f->is.nwords * 64 * sizeof(*f->columns));
	f->rows = arena_take(mem, (size_t)f->is.nwords * BATCH_SIZE * sizeof(*f->rows));
}

/* 64 words of 64 bits, mirrored at their diagonal: halves change places, then quarters of them, and so on. */
static void
mirror(uint64_t m[64])
{
	uint64_t low = UINT64_C(0x00000000ffffffff);

	for (unsigned step = 32; step > 0; step /= 2, low ^= low << step) {
		for (unsigned from = 0; from < 64; from += 2 * step) {
			for (unsigned i = from; i < from + step; i++) {
				uint64_t change = (m[i] >> step ^ m[i + step]) & low;

				m[i] ^= change << step;
				m[i + step] ^= change;
			}
		}
	}
}

void
ledger_turn(struct ledger *f)
{
	uint64_t block[64];

	for (unsigned w = 0; w < f->is.nwords; w++) {
		memcpy(block, f->columns + w * 64, sizeof(block));
		mirror(block);
		for (unsigned lane = 0; lane < BATCH_SIZE; lane++)
			f->rows[lane * f->is.nwords + w] = block[lane];
	}
}
