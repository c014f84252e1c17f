/*
 * text.h -- runs of bytes: spans that point, texts that grow, and strict readings of both
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A run of bytes that belongs to somebody else; it need not end in NUL. */
struct span {
	const char *at;
	size_t len;
};

#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})

static inline struct span
span_of(const char *s)
{
	return (struct span){s, strlen(s)};
}

static inline bool
span_is(struct span a, struct span b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* A text that grows.  All zero is an empty one; text_free() gives the memory back. */
struct text {
	char *at;
	size_t len, room;
};

void text_grow(struct text *, size_t more);  /* room for "more" bytes behind len */
void text_free(struct text *);

static inline void
text_add(struct text *t, const char *bytes, size_t n)
{
	if (n == 0)  /* where "bytes" may be NULL */
		return;
	if (t->room - t->len < n)
		text_grow(t, n);
	memcpy(t->at + t->len, bytes, n);
	t->len += n;
}

static inline void
text_string(struct text *t, const char *s)
{
	text_add(t, s, strlen(s));
}

static inline void
text_char(struct text *t, char c)
{
	text_add(t, &c, 1);
}

/*
 * Small pieces are copied 16 bytes at a time, which is quicker than asking how
 * many: so many bytes behind a piece must be readable, whatever they are.
 */
enum { TEXT_SLACK = 16 };

static inline void
text_room(struct text *t, size_t more)
{
	if (__builtin_expect(t->room - t->len < more, 0))
		text_grow(t, more);
}

/* Adds the piece; there is room for it and TEXT_SLACK bytes more. */
static inline void
text_put_here(struct text *t, struct span piece)
{
	char *to = t->at + t->len;

	memcpy(to, piece.at, TEXT_SLACK);
	for (size_t i = TEXT_SLACK; i < piece.len; i += TEXT_SLACK)
		memcpy(to + i, piece.at + i, TEXT_SLACK);
	t->len += piece.len;
}

static inline void
text_put(struct text *t, struct span piece)
{
	text_room(t, piece.len + TEXT_SLACK);
	text_put_here(t, piece);
}

/* The digits of n into out[10]; returns how many.  For hot paths: printf takes as long as judging a record. */
static inline size_t
digits_write(unsigned n, char out[10])
{
	char digits[10];
	size_t i = sizeof(digits), len;

	do
		digits[--i] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	len = sizeof(digits) - i;
	memcpy(out, digits + i, len);
	return len;
}

void text_format(struct text *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/*
 * Adds a text of the input for people to read, on the line it stands in: a
 * control character, also one of the C1 set in UTF-8, becomes a question mark,
 * for what a terminal takes as an order must never come from a record.
 */
void text_shown(struct text *, struct span);

/* The number of bytes of s that are good UTF-8 (no surrogates, nothing overlong, at most U+10FFFF): len when all are. */
size_t utf8_good(const char *s, size_t len);

/*
 * A decimal number and nothing else: an optional sign, digits, an optional
 * point with digits on both sides of it, an optional exponent; no blanks,
 * no hex, no locale.  False when the text is not one, or does not fit.
 */
bool number_read_any(struct span, double *value);  /* the whole of it; call number_read() */

static inline bool
number_read(struct span text, double *value)
{
	unsigned v = 0;

	/* Nearly every number in a record is whole and short. */
	if (text.len - 1 < 4) {
		for (size_t i = 0; i < text.len; i++) {
			unsigned digit = (unsigned char)text.at[i] - (unsigned)'0';

			if (digit > 9)
				return number_read_any(text, value);
			v = v * 10 + digit;
		}
		*value = v;
		return true;
	}
	return number_read_any(text, value);
}

/* Days since 1970-01-01 of a strict ISO 8601 date (2026-11-24), which must exist in the calendar. */
bool date_read(struct span, long *days);
void date_write(long days, char out[11]);  /* "2026-11-24" and a NUL; days within the years 0000 to 9999 */

/* How many letters must be changed, added, dropped or swapped to make b of a (at most "limit", else limit + 1). */
size_t spelling_distance(struct span a, struct span b, size_t limit);

#endif
