/*
 * turn.c -- 64 words of 64 bits, turned so that columns become rows
 */
#include "base/turn.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#ifdef __SSE2__
/* The bytes of 16 columns: those of the first eight records, of the next eight, and so on. */
static inline void
sort_bytes(const uint64_t columns[16], __m128i bytes[8])
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

void
turn(const uint64_t columns[64], unsigned n, uint64_t *rows, size_t step)
{
	for (unsigned quarter = 0; quarter < 4 && 16 * quarter < n; quarter++) {
		char *to = (char *)rows + 2 * quarter;
		__m128i bytes[8];

		sort_bytes(columns + 16 * quarter, bytes);
		for (unsigned eight = 0; eight < 8; eight++) {
			__m128i x = bytes[eight];

			/* The highest bit of each of the 16 bytes, then the one below it. */
#pragma GCC unroll 8
			for (unsigned bit = 8; bit-- > 0;) {
				uint16_t part = (uint16_t)_mm_movemask_epi8(x);

				memcpy(to + (8 * eight + bit) * step * sizeof(*rows), &part, sizeof(part));
				x = _mm_add_epi8(x, x);
			}
		}
	}
}
#else
/* Halves change places, then quarters of them, and so on. */
void
turn(const uint64_t columns[64], unsigned n, uint64_t *rows, size_t step)
{
	uint64_t m[64], low = UINT64_C(0x00000000ffffffff);

	(void)n;
	memcpy(m, columns, sizeof(m));
	for (unsigned half = 32; half > 0; half /= 2, low ^= low << half) {
		for (unsigned i = 0; i < 64; i = (i + half + 1) & ~half) {
			uint64_t change = (m[i] >> half ^ m[i + half]) & low;

			m[i] ^= change << half;
			m[i + half] ^= change;
		}
	}
	for (unsigned i = 0; i < 64; i++)
		rows[i * step] = m[i];
}
#endif
