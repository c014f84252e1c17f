/*
 * ltsv.c -- label:value fields, a tab between them
 */
#include "record/lines.h"

/* The first ':' or tab from s on, or end. */
static inline const char *
label_end(const char *s, const char *end)
{
#ifdef __SSE2__
	const __m128i colon = _mm_set1_epi8(':'), tab = _mm_set1_epi8('\t');

	for (; s < end; s += 32) {
		__m128i a = _mm_loadu_si128((const __m128i *)s), b = _mm_loadu_si128((const __m128i *)(s + 16));
		unsigned low = (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(a, colon), _mm_cmpeq_epi8(a, tab)));
		unsigned high = (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(b, colon), _mm_cmpeq_epi8(b, tab)));
		unsigned both = low | high << 16;

		if (both != 0) {
			s += __builtin_ctz(both);
			return s < end ? s : end;
		}
	}
	return end;
#else
	while (s < end && *s != ':' && *s != '\t')
		s++;
	return s;
#endif
}

/* The first tab from s on, or end. */
static inline const char *
value_end(const char *s, const char *end)
{
#ifdef __SSE2__
	const __m128i tab = _mm_set1_epi8('\t');

	for (; s < end; s += 16) {
		unsigned found = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)s), tab));

		if (found != 0) {
			s += __builtin_ctz(found);
			return s < end ? s : end;
		}
	}
	return end;
#else
	const char *tab = memchr(s, '\t', (size_t)(end - s));

	return tab != NULL ? tab : end;
#endif
}

const char *
ltsv_read(struct batch *b, struct record *r)
{
	const char *s = r->line.at, *end = s + r->line.len;

	for (;;) {
		struct field *f = batch_next(b);
		const char *colon = label_end(s, end);

		if (__builtin_expect(colon == s || colon == end || *colon != ':', 0)) {
			size_t n = b->nfields - r->first + 1;

			if (colon < end && *colon == ':')
				return arena_format(&b->mem, "field %zu has an empty label", n);
			return arena_format(&b->mem, "field %zu has no ':' behind a label", n);
		}
		f->label = s;
		f->label_len = (uint32_t)(colon - s);
		s = value_end(colon + 1, end);
		f->value = colon + 1;
		f->value_len = (uint32_t)(s - f->value);
		f->form = VALUE_PLAIN;
		f->quoted = false;
		batch_field(b, r, f);
		if (s == end)
			return NULL;
		s++;
	}
}

/* What stands behind the backslash for this character, or 0. */
static char
escape_of(char c)
{
	switch (c) {
	case '\t': return 't';
	case '\n': return 'n';
	case '\r': return 'r';
	case '\\': return '\\';
	}
	return 0;
}

void
ltsv_write(struct text *out, struct span text)
{
	size_t done = 0;

	for (size_t i = 0; i < text.len; i++) {
		char escape = escape_of(text.at[i]);

		if (escape != 0) {
			text_add(out, text.at + done, i - done);
			text_char(out, '\\');
			text_char(out, escape);
			done = i + 1;
		}
	}
	text_add(out, text.at + done, text.len - done);
}

struct span
ltsv_unescape(struct arena *mem, struct span text)
{
	char *plain, *p;

	if (text.len == 0 || memchr(text.at, '\\', text.len) == NULL)
		return text;
	plain = p = arena_copy(mem, text.at, text.len);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i], next = i + 1 < text.len ? text.at[i + 1] : 0;

		if (c == '\\' && (next == 't' || next == 'n' || next == 'r' || next == '\\')) {
			c = next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : '\\';
			i++;
		}
		*p++ = c;
	}
	return (struct span){plain, (size_t)(p - plain)};
}
