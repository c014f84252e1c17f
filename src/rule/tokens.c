/*
 * tokens.c -- the words, texts, numbers and marks of a rule file
 */
#include "rule/tokens.h"

#include <string.h>

#include "base/bytes.h"

const unsigned char token_bytes[256] = {
	['a' ... 'z'] = LETTER, ['A' ... 'Z'] = LETTER, ['_'] = LETTER, ['0' ... '9'] = DIGIT,
	[' '] = BLANK, ['\t'] = BLANK, ['\v'] = BLANK, ['\f'] = BLANK, ['\n'] = LINE_END, ['\r'] = LINE_END,
	['{'] = ALONE, ['}'] = ALONE, ['('] = ALONE, [')'] = ALONE, [','] = ALONE,
	['.'] = SECOND, ['='] = SECOND, ['<'] = SECOND, ['>'] = SECOND, ['/'] = SECOND, [':'] = SECOND,
};

static inline bool
can_be(char c, unsigned kinds)
{
	return token_bytes[(unsigned char)c] & kinds;
}

/* The first byte from p on that is c, d or a line end, or "end". */
static inline const char *
find(const char *p, const char *end, char c, char d)
{
#ifdef __SSE2__
	const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r'), one = _mm_set1_epi8(c), other = _mm_set1_epi8(d);

	for (; p < end; p += 16) {
		uint64_t found = bytes_of_16(p, lf) | bytes_of_16(p, cr) | bytes_of_16(p, one) | bytes_of_16(p, other);

		if (found != 0) {
			p += __builtin_ctzll(found);
			break;
		}
	}
	return p < end ? p : end;
#else
	while (p < end && *p != c && *p != d && *p != '\n' && *p != '\r')
		p++;
	return p;
#endif
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

/* Where the letters and digits end that begin at p. */
static inline const char *
name_end(const char *p, const char *end)
{
#ifdef __SSE2__
	for (; p < end; p += 16) {
		uint64_t others = ~bytes_of_name_16(p) & 0xffff;

		if (others != 0) {
			p += __builtin_ctzll(others);
			break;
		}
	}
	return p < end ? p : end;
#else
	while (p < end && can_be(*p, LETTER | DIGIT))
		p++;
	return p;
#endif
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
		s->at = find(s->at, s->end, quote, '\\');
		if (s->at == s->end || *s->at == quote || ends_line(*s->at))
			break;
		simple = false;
		if (++s->at == s->end)
			break;
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
				s->at = find(s->at, s->end, '\n', '\n');
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
		s->at = name_end(start + 1, s->end);
		token_set(t, TOKEN_NAME, start, (size_t)(s->at - start));
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

	/* By the first letter: how long those words are (nearly no other name is so long), and where they begin. */
	static const struct { unsigned short lengths, first; } by_letter[] = {
		['a'] = {1 << 3, 0}, ['b'] = {1 << 5, 1}, ['d'] = {1 << 2, 2}, ['e'] = {1 << 3 | 1 << 4 | 1 << 6, 3},
		['f'] = {1 << 3 | 1 << 8, 6}, ['g'] = {1 << 4, 8}, ['i'] = {1 << 2, 9}, ['l'] = {1 << 5, 11}, ['n'] = {1 << 3, 12},
		['o'] = {1 << 2, 13}, ['r'] = {1 << 6, 14}, ['t'] = {1 << 4, 16}, ['u'] = {1 << 5, 17}, ['w'] = {1 << 5, 18},
	};
	unsigned char letter = (unsigned char)name.at[0];

	if (name.len > 8 || letter >= sizeof(by_letter) / sizeof(by_letter[0]) || !(by_letter[letter].lengths >> name.len & 1))
		return false;
	for (size_t i = by_letter[letter].first; i < sizeof(words) / sizeof(words[0]) && words[i][0] == name.at[0]; i++)
		if (span_is(name, span_of(words[i])))
			return true;
	return false;
}
