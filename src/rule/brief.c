/*
 * brief.c -- a rule file in brief, as Lua is given it
 */
#include "rule/brief.h"

#include <string.h>

enum { MARK = '\1', LONG = 16, STANDS_IN = 4, DIGIT = 0x80, DIGIT_BITS = 7, MAX_NUMBER = 1 << 3 * DIGIT_BITS };

/* Can the text between quotes stand for itself by number?  Not when Lua has to read it: an escape, or a line end to count. */
static bool
can_be_brief(struct span text)
{
	return text.len >= LONG && memchr(text.at, '\\', text.len) == NULL && memchr(text.at, '\n', text.len) == NULL
	       && memchr(text.at, '\r', text.len) == NULL;
}

struct span
brief_write(struct text *out, struct span text, const struct scanned *s)
{
	const char *at = text.at, *end = text.at + text.len;

	/* No text at all may be NULL, which memcpy does not take, not even for 0 bytes. */
	if (text.len == 0 || memchr(text.at, MARK, text.len) != NULL || s->ntexts > MAX_NUMBER)
		return text;
	out->len = 0;
	text_room(out, text.len);
	for (unsigned i = 0; i < s->ntexts; i++) {
		struct span t = s->texts[i].key;
		char *to;

		if (!can_be_brief(t))
			continue;
		to = out->at + out->len;
		memcpy(to, at, (size_t)(t.at - at));
		to += t.at - at;
		to[0] = MARK;
		for (int k = 0; k < STANDS_IN - 1; k++)
			to[1 + k] = (char)(DIGIT | (i >> k * DIGIT_BITS & (DIGIT - 1)));
		out->len = (size_t)(to + STANDS_IN - out->at);
		at = t.at + t.len;
	}
	memcpy(out->at + out->len, at, (size_t)(end - at));
	out->len += (size_t)(end - at);
	return (struct span){out->at, out->len};
}

/* The text that stands behind the mark at "at", or nothing with a NULL. */
static struct span
text_of(const char *at, const char *end, const struct scanned *s)
{
	unsigned i = 0;

	if (end - at < STANDS_IN)
		return (struct span){NULL, 0};
	for (int k = 0; k < STANDS_IN - 1; k++)
		i |= ((unsigned char)at[1 + k] & (DIGIT - 1u)) << k * DIGIT_BITS;
	return i < s->ntexts ? s->texts[i].key : (struct span){NULL, 0};
}

char *
brief_expand(struct arena *mem, struct span text, const struct scanned *s, size_t limit, size_t *len)
{
	const char *end = text.at + text.len;
	size_t n = 0;
	char *whole, *to;

	for (const char *at = text.at; at < end; at += *at == MARK ? STANDS_IN : 1) {
		struct span t = *at == MARK ? text_of(at, end, s) : (struct span){at, 1};

		n += t.len;
		if (t.at == NULL || n > limit)
			return NULL;
	}
	to = whole = arena_text(mem, n);
	for (const char *at = text.at; at < end; at += *at == MARK ? STANDS_IN : 1) {
		struct span t = *at == MARK ? text_of(at, end, s) : (struct span){at, 1};

		memcpy(to, t.at, t.len);
		to += t.len;
	}
	*len = n;
	return whole;
}
