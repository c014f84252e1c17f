/*
 * bytes.h -- 64 bytes looked at together, the answer one bit for each
 *
 * Every function reads 64 bytes from s on unless it says otherwise; the first
 * one is the lowest bit.
 */
#ifndef BYTES_H
#define BYTES_H

#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>

static inline uint64_t
bytes_of_16(const char *s, __m128i wanted)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)s), wanted));
}

static inline uint64_t
bytes_from_16(const char *s, __m128i least)
{
	__m128i x = _mm_loadu_si128((const __m128i *)s);

	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(x, least), x));
}

/* ASCII letters, digits and '_'. */
static inline uint64_t
bytes_of_name_16(const char *s)
{
	const __m128i x = _mm_loadu_si128((const __m128i *)s);
	const __m128i letter = _mm_sub_epi8(_mm_or_si128(x, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
	const __m128i digit = _mm_sub_epi8(x, _mm_set1_epi8('0'));

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(
		_mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter),
			_mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit)),
		_mm_cmpeq_epi8(x, _mm_set1_epi8('_'))));
}
#endif

/* Which of 32 bytes at a are the same as those at b. */
static inline uint32_t
bytes_same_32(const char *a, const char *b)
{
#ifdef __SSE2__
	return (uint32_t)bytes_of_16(a, _mm_load_si128((const __m128i *)b))
	       | (uint32_t)bytes_of_16(a + 16, _mm_load_si128((const __m128i *)(b + 16))) << 16;
#else
	uint32_t same = 0;

	for (int i = 0; i < 32; i++)
		same |= (uint32_t)(a[i] == b[i]) << i;
	return same;
#endif
}

/* Which of them are c. */
static inline uint64_t
bytes_that_are(const char *s, char c)
{
#ifdef __SSE2__
	const __m128i wanted = _mm_set1_epi8(c);

	return bytes_of_16(s, wanted) | bytes_of_16(s + 16, wanted) << 16
	       | bytes_of_16(s + 32, wanted) << 32 | bytes_of_16(s + 48, wanted) << 48;
#else
	uint64_t found = 0;

	for (int i = 0; i < 64; i++)
		found |= (uint64_t)(s[i] == c) << i;
	return found;
#endif
}

/* Which of them, as numbers from 0 to 255, are at least c. */
static inline uint64_t
bytes_from(const char *s, unsigned char c)
{
#ifdef __SSE2__
	const __m128i least = _mm_set1_epi8((char)c);

	return bytes_from_16(s, least) | bytes_from_16(s + 16, least) << 16
	       | bytes_from_16(s + 32, least) << 32 | bytes_from_16(s + 48, least) << 48;
#else
	uint64_t found = 0;

	for (int i = 0; i < 64; i++)
		found |= (uint64_t)((unsigned char)s[i] >= c) << i;
	return found;
#endif
}

/* Which of them are c, none from "end" on, and the end itself where it is one of them. */
static inline uint64_t
bytes_up_to(const char *s, const char *end, char c)
{
	uint64_t found = bytes_that_are(s, c), last;

	if (end - s >= 64)
		return found;
	last = UINT64_C(1) << (end - s);
	return (found & (last - 1)) | last;
}

/* Which of them are c, none from "end" on. */
static inline uint64_t
bytes_before(const char *s, const char *end, char c)
{
	uint64_t found = bytes_that_are(s, c);

	return end - s < 64 ? found & ((UINT64_C(1) << (end - s)) - 1) : found;
}

#endif
