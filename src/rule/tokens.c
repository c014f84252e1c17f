/*
 * tokens.c -- the words, texts, numbers and marks of a rule file
 */
#include "rule/tokens.h"

#include <string.h>

const unsigned char token_bytes[256] = {
	['a' ... 'z'] = LETTER, ['A' ... 'Z'] = LETTER, ['_'] = LETTER, ['0' ... '9'] = DIGIT,
	[' '] = BLANK, ['\t'] = BLANK, ['\v'] = BLANK, ['\f'] = BLANK, ['\n'] = LINE_END, ['\r'] = LINE_END,
	['"'] = QUOTE, ['\''] = QUOTE, ['\\'] = QUOTE,
	['{'] = ALONE, ['}'] = ALONE, ['('] = ALONE, [')'] = ALONE, [','] = ALONE,
	['.'] = SECOND, ['='] = SECOND, ['<'] = SECOND, ['>'] = SECOND, ['/'] = SECOND, [':'] = SECOND,
};

static inline bool
can_be(char c, unsigned kinds)
{
	return token_bytes[(unsigned char)c] & kinds;
}

/* Is one of the eight bytes 0? */
static inline uint64_t
has_zero(uint64_t bytes)
{
	return (bytes - UINT64_C(0x0101010101010101)) & ~bytes & UINT64_C(0x8080808080808080);
}

/* Moves over bytes, eight at a time, as long as there is no quote, backslash, line end or tab among them. */
static inline const char *
skip_plain(const char *p, const char *end, char quote)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	while (end - p >= 8) {
		uint64_t bytes = eight_bytes(p);

		if (has_zero(bytes ^ ones * (unsigned char)quote) | has_zero(bytes ^ ones * '\\')
		    | ((bytes - ones * 0x10) & ~bytes & ones << 7))
			break;
		p += 8;
	}
	return p;
}

static inline bool
letter(char c)
{
	return can_be(c, LETTER);
}

static inline bool
digit(char c)
{
	return can_be(c, DIGIT);
}

/* The level of the long bracket that opens at p ("[[" 0, "[=[" 1 …), or -1. */
static int
long_bracket(const struct tokens *s, const char *p)
{
	int level = 0;

	if (p >= s->end || *p != '[')
		return -1;
	for (p++; p < s->end && *p == '='; p++)
		level++;
	return p < s->end && *p == '[' ? level : -1;
}

/* Moves past the line end at s->at.  Lua takes CR, LF, CR LF and LF CR for one each, and so must we: to find the code it finds. */
static void
end_line(struct tokens *s)
{
	char c = *s->at++;

	if (s->at < s->end && (*s->at == '\n' || *s->at == '\r') && *s->at != c)
		s->at++;
	s->place.line++;
}

static inline bool
ends_line(char c)
{
	return can_be(c, LINE_END);
}

/* Skips a long string or comment that opens at s->at; returns what is in it. */
static struct span
skip_long(struct tokens *s, int level)
{
	const char *start = s->at += level + 2;

	while (s->at < s->end) {
		const char *p = s->at, *q;
		int n = 0;

		if (ends_line(*p)) {
			end_line(s);
			continue;
		}
		s->at++;
		if (*p != ']')
			continue;
		for (q = p + 1; q < s->end && *q == '='; q++)
			n++;
		if (n == level && q < s->end && *q == ']') {
			s->at = q + 1;
			return (struct span){start, (size_t)(p - start)};
		}
	}
	s->lost = true;
	return (struct span){start, 0};  /* unfinished: Lua will say so */
}

/* A text in quotes. */
static void
skip_string(struct tokens *s, struct token *t)
{
	char quote = *s->at++;
	const char *start = s->at;
	bool simple = true;

	for (;;) {
		s->at = skip_plain(s->at, s->end, quote);
		while (s->at < s->end && !can_be(*s->at, QUOTE | LINE_END))
			s->at++;
		if (s->at == s->end || *s->at == quote || ends_line(*s->at))
			break;
		if (*s->at++ != '\\' || s->at == s->end)
			continue;
		simple = false;
		if (ends_line(*s->at)) {
			end_line(s);
		} else if (*s->at++ == 'z') {  /* skips what is blank behind it, line ends too */
			while (s->at < s->end && strchr(" \t\v\f\r\n", *s->at) != NULL && *s->at != '\0')
				if (ends_line(*s->at))
					end_line(s);
				else
					s->at++;
		}
	}
	token_set(t, TOKEN_STRING, start, (size_t)(s->at - start));
	t->simple = simple;
	if (s->at < s->end && *s->at == quote)
		s->at++;
	else
		s->lost = true;
}

static void
skip_blanks(struct tokens *s)
{
	while (s->at < s->end) {
		const char *p = s->at;

		while (p < s->end && can_be(*p, BLANK))
			p++;
		s->at = p;
		if (p == s->end)
			return;
		if (ends_line(*p)) {
			end_line(s);
		} else if (*p == '-' && p + 1 < s->end && p[1] == '-') {
			int level;

			s->at += 2;
			if ((level = long_bracket(s, s->at)) >= 0)
				skip_long(s, level);
			else
				for (s->at = skip_plain(s->at, s->end, '\0'); s->at < s->end && !ends_line(*s->at);)
					s->at++;
		} else {
			return;
		}
	}
}

/* The length of the curly or angled quote that word processors put in, or 0. */
static size_t
printers_quote(const char *p, const char *end)
{
	if (end - p >= 3 && memcmp(p, "\xe2\x80", 2) == 0 && (unsigned char)p[2] >= 0x98 && (unsigned char)p[2] <= 0x9f)
		return 3;
	return end - p >= 2 && (memcmp(p, "\xc2\xab", 2) == 0 || memcmp(p, "\xc2\xbb", 2) == 0) ? 2 : 0;
}

void
token_any(struct tokens *s, struct token *t)
{
	static const char *const marks[] = {"...", "..", "==", "~=", "<=", ">=", "<<", ">>", "//", "::"};
	const char *start;
	size_t i, n;
	int level;

	skip_blanks(s);
	start = s->at;
	if (start >= s->end) {
		token_set(t, TOKEN_END, start, 0);
		return;
	}
	if (letter(*start)) {
		const char *p = start + 1;

		while (p < s->end && can_be(*p, LETTER | DIGIT))
			p++;
		s->at = p;
		token_set(t, TOKEN_NAME, start, (size_t)(p - start));
		return;
	}
	if (digit(*start) || (*start == '.' && start + 1 < s->end && digit(start[1]))) {
		char exponent = *start == '0' && start + 1 < s->end && (start[1] | 0x20) == 'x' ? 'p' : 'e';

		while (s->at < s->end && (letter(*s->at) || digit(*s->at) || *s->at == '.'
		                          || ((*s->at == '-' || *s->at == '+') && s->at > start && (s->at[-1] | 0x20) == exponent)))
			s->at++;
		token_set(t, TOKEN_NUMBER, start, (size_t)(s->at - start));
		return;
	}
	if (*start == '"' || *start == '\'') {
		skip_string(s, t);
		return;
	}
	if ((level = long_bracket(s, start)) >= 0) {
		struct span text = skip_long(s, level);

		token_set(t, TOKEN_STRING, text.at, text.len);
		return;
	}
	for (i = 0; start + 1 < s->end && can_be(start[1], SECOND) && i < sizeof(marks) / sizeof(marks[0]); i++) {
		n = strlen(marks[i]);
		if ((size_t)(s->end - start) >= n && memcmp(start, marks[i], n) == 0) {
			s->at += n;
			token_set(t, TOKEN_MARK, start, n);
			return;
		}
	}
	if ((n = printers_quote(start, s->end)) > 0) {
		s->at += n;
		token_set(t, TOKEN_PRINTED, start, n);
		return;
	}
	s->at++;
	token_set(t, TOKEN_MARK, start, 1);
	t->mark = *start;
}

char
token_first_byte(const struct tokens *s)
{
	const char *p = s->at;

	while (p < s->end && can_be(*p, BLANK | LINE_END))
		p++;
	return p < s->end ? *p : '\0';
}

bool
token_keyword(struct span name)
{
	static const char *const words[] = {
		"and", "break", "do", "else", "elseif", "end", "for", "function", "goto", "if", "in", "local", "not", "or", "repeat",
		"return", "then", "until", "while",
	};

	/* By the first letter, how long those words are: nearly no other name is so long. */
	static const unsigned short lengths[] = {
		['a'] = 1 << 3, ['b'] = 1 << 5, ['d'] = 1 << 2, ['e'] = 1 << 3 | 1 << 4 | 1 << 6, ['f'] = 1 << 3 | 1 << 8, ['g'] = 1 << 4,
		['i'] = 1 << 2, ['l'] = 1 << 5, ['n'] = 1 << 3, ['o'] = 1 << 2, ['r'] = 1 << 6, ['t'] = 1 << 4, ['u'] = 1 << 5, ['w'] = 1 << 5,
	};
	unsigned char first = (unsigned char)name.at[0];

	if (name.len > 8 || first >= sizeof(lengths) / sizeof(lengths[0]) || !(lengths[first] >> name.len & 1))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && words[i][0] <= name.at[0]; i++)
		if (words[i][0] == name.at[0] && span_is(name, span_of(words[i])))
			return true;
	return false;
}
