/*
 * brief.c -- a rule file in brief, as Lua is given it
 */
#include "rule/brief.h"

#include <string.h>

enum { MARK = '\1', MARK_PLAIN = '\2', LONG = 16, STANDS_IN = 4, HIGH_BIT = 0x80, DIGIT_BITS = 7, MAX_NUMBER = 1 << 3 * DIGIT_BITS };

/* Can the text between quotes stand for itself by number?  Not when Lua has to read it: an escape, or a line end to count. */
static bool
can_be_brief(struct span text)
{
	return text.len >= LONG && memchr(text.at, '\\', text.len) == NULL && memchr(text.at, '\n', text.len) == NULL
	       && memchr(text.at, '\r', text.len) == NULL;
}

static void
put_number(char *to, char mark, unsigned i)
{
	to[0] = mark;
	for (int k = 0; k < STANDS_IN - 1; k++)
		to[1 + k] = (char)(HIGH_BIT | (i >> k * DIGIT_BITS & (HIGH_BIT - 1)));
}

static void
put(struct text *out, const char *from, const char *to)
{
	memcpy(out->at + out->len, from, (size_t)(to - from));
	out->len += (size_t)(to - from);
}

/* The mark in quotes, and as many lines as it stands for. */
static void
put_plain(struct text *out, const struct plain *plain, unsigned i)
{
	char *to = out->at + out->len;

	to[0] = to[1 + STANDS_IN] = '"';
	put_number(to + 1, MARK_PLAIN, i);
	memset(to + STANDS_IN + 2, '\n', plain->ends);
	out->len += STANDS_IN + 2 + plain->ends;
}

struct span
brief_write(struct text *out, struct span text, const struct scanned *s, bool plain)
{
	const struct plain *plains = s->plains.list;
	const char *at = text.at, *end = text.at + text.len;
	unsigned next = 0, n = plain ? s->plains.n : 0;

	/* No text at all may be NULL, which memcpy does not take, not even for 0 bytes. */
	if (text.len == 0 || memchr(text.at, MARK, text.len) != NULL || memchr(text.at, MARK_PLAIN, text.len) != NULL
	    || s->ntexts > MAX_NUMBER)
		return text;
	out->len = 0;
	text_room(out, text.len + (size_t)n * (STANDS_IN + 2));
	for (unsigned i = 0; i <= s->ntexts; i++) {
		struct span t = i < s->ntexts ? s->texts[i].key : (struct span){end, 0};

		for (; next < n && plains[next].given.at < t.at; next++) {
			put(out, at, plains[next].given.at);
			put_plain(out, &plains[next], next);
			at = plains[next].given.at + plains[next].given.len;
		}
		if (t.at < at || !can_be_brief(t))
			continue;
		put(out, at, t.at);
		put_number(out->at + out->len, MARK, i);
		out->len += STANDS_IN;
		at = t.at + t.len;
	}
	put(out, at, end);
	return (struct span){out->at, out->len};
}

/* The number behind the mark. */
static unsigned
number_at(const char *at)
{
	unsigned i = 0;

	for (int k = 0; k < STANDS_IN - 1; k++)
		i |= ((unsigned char)at[1 + k] & (HIGH_BIT - 1u)) << k * DIGIT_BITS;
	return i;
}

const struct plain *
brief_plain(struct span text, const struct scanned *s)
{
	if (text.len != STANDS_IN || *text.at != MARK_PLAIN)
		return NULL;
	return number_at(text.at) < s->plains.n ? &s->plains.list[number_at(text.at)] : NULL;
}

/* The text that stands behind the mark at "at", or nothing with a NULL. */
static struct span
text_of(const char *at, const char *end, const struct scanned *s)
{
	if (end - at < STANDS_IN || number_at(at) >= s->ntexts)
		return (struct span){NULL, 0};
	return s->texts[number_at(at)].key;
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
