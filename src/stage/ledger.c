/*
 * ledger.c -- some of a stage's decisions about the records of a batch, and the answers they make
 */
#include "stage/ledger.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

#ifdef __SSE2__
/* The bytes of 16 columns: those of the first eight records, of the next eight, and so on. */
static inline void
sort_bytes(const lanes columns[16], __m128i bytes[8])
{
	__m128i a[8], b[8];

#define COLUMN(i)   _mm_loadl_epi64((const __m128i *)(const void *)&columns[i])
#define PAIR(x, y)  _mm_unpacklo_epi8(x, y)
#define OTHER(x, y) _mm_unpackhi_epi8(x, y)
#pragma GCC unroll 8
	for (int i = 0; i < 8; i++)
		a[i] = PAIR(COLUMN(i), COLUMN(i + 8));
#pragma GCC unroll 4
	for (int i = 0; i < 4; i++) {
		b[i] = PAIR(a[i], a[i + 4]);
		b[i + 4] = OTHER(a[i], a[i + 4]);
	}
#pragma GCC unroll 4
	for (int i = 0; i < 8; i += 4) {
		a[i] = PAIR(b[i], b[i + 2]);
		a[i + 1] = PAIR(b[i + 1], b[i + 3]);
		a[i + 2] = OTHER(b[i], b[i + 2]);
		a[i + 3] = OTHER(b[i + 1], b[i + 3]);
	}
#pragma GCC unroll 4
	for (int i = 0; i < 8; i += 2) {
		bytes[i] = PAIR(a[i], a[i + 1]);
		bytes[i + 1] = OTHER(a[i], a[i + 1]);
	}
#undef COLUMN
#undef PAIR
#undef OTHER
}

/* The n columns, at most 64, become word number w of every row; the others stay 0. */
static void
turn_block(const lanes columns[64], unsigned n, uint64_t *rows, unsigned nwords, unsigned w)
{
	for (unsigned quarter = 0; quarter < 4 && 16 * quarter < n; quarter++) {
		char *to = (char *)&rows[w] + 2 * quarter;
		__m128i bytes[8];

		sort_bytes(columns + 16 * quarter, bytes);
		for (unsigned eight = 0; eight < 8; eight++) {
			__m128i x = bytes[eight];

			/* The highest bit of each of the 16 bytes, then the one below it. */
#pragma GCC unroll 8
			for (unsigned bit = 8; bit-- > 0;) {
				uint16_t part = (uint16_t)_mm_movemask_epi8(x);

				memcpy(to + (8 * eight + bit) * nwords * sizeof(*rows), &part, sizeof(part));
				x = _mm_add_epi8(x, x);
			}
		}
	}
}
#else
/* Halves change places, then quarters of them, and so on. */
static void
turn_block(const lanes columns[64], unsigned n, uint64_t *rows, unsigned nwords, unsigned w)
{
	uint64_t m[64], low = UINT64_C(0x00000000ffffffff);

	(void)n;
	memcpy(m, columns, sizeof(m));
	for (unsigned step = 32; step > 0; step /= 2, low ^= low << step) {
		for (unsigned i = 0; i < 64; i = (i + step + 1) & ~step) {
			uint64_t change = (m[i] >> step ^ m[i + step]) & low;

			m[i] ^= change << step;
			m[i + step] ^= change;
		}
	}
	for (unsigned i = 0; i < 64; i++)
		rows[i * nwords + w] = m[i];
}
#endif

void
ledger_turn(struct ledger *f)
{
	for (unsigned w = 0; w < f->is.nwords; w++)
		turn_block(f->columns + w * 64, f->ncolumns - w * 64, f->rows, f->is.nwords, w);
}
