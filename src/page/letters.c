/*
 * letters.c -- characters for people
 */
#include "page/letters.h"

#include <langinfo.h>
#include <locale.h>

struct range {
	unsigned first, last;
};

static bool
is_among(const struct range *ranges, size_t n, unsigned code)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (code > ranges[middle].last)
			low = middle + 1;
		else if (code < ranges[middle].first)
			high = middle;
		else
			return true;
	}
	return false;
}

#define AMONG(ranges, code) is_among(ranges, sizeof(ranges) / sizeof((ranges)[0]), code)

/* They change how what stands beside them is read, or are seen by nobody. */
static const struct range tricks[] = {
	{0x061c, 0x061c}, {0x200b, 0x200b}, {0x200e, 0x200f}, {0x202a, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff},
	{0xfff9, 0xfffb}, {0xe0000, 0xe0fff},
};

/* The usual marks that go on top of a letter, and what joins or parts letters without a width of its own. */
static const struct range marks[] = {
	{0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x05bf, 0x05c7}, {0x0610, 0x061a}, {0x064b, 0x065f},
	{0x0670, 0x0670}, {0x06d6, 0x06dc}, {0x06df, 0x06e4}, {0x06e7, 0x06ed}, {0x0900, 0x0902}, {0x093c, 0x093c},
	{0x0941, 0x0948}, {0x094d, 0x094d}, {0x0e31, 0x0e31}, {0x0e34, 0x0e3a}, {0x0e47, 0x0e4e}, {0x1ab0, 0x1aff},
	{0x1dc0, 0x1dff}, {0x200c, 0x200d}, {0x20d0, 0x20ff}, {0x3099, 0x309a}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f},
	{0x1f3fb, 0x1f3ff},
};

static const struct range wide[] = {
	{0x1100, 0x115f}, {0x231a, 0x231b}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xa960, 0xa97f}, {0xac00, 0xd7a3},
	{0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff},
	{0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
};

static unsigned
code_of(const char *s, size_t n)
{
	static const unsigned char first[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	unsigned code = (unsigned char)*s & first[n];

	for (size_t i = 1; i < n; i++)
		code = code << 6 | ((unsigned char)s[i] & 0x3f);
	return code;
}

struct letter
letter_at(const char *s, size_t len)
{
	unsigned char c = (unsigned char)*s;
	size_t n = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
	unsigned code;

	if (n > len || utf8_good(s, n) < n)
		return (struct letter){'?', 1, false};
	code = code_of(s, n);
	/* Line and paragraph ends of Unicode, too, and the control characters of terminals from U+0080 on. */
	if (code < ' ' || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029)
		return (struct letter){' ', (unsigned)n, false};
	if ((code & 0xfffe) == 0xfffe || AMONG(tricks, code))
		return (struct letter){'?', (unsigned)n, false};
	return (struct letter){code, (unsigned)n, true};
}

bool
letters_shown(void)
{
	locale_t here = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	bool utf8 = here != (locale_t)0 && strcmp(nl_langinfo_l(CODESET, here), "UTF-8") == 0;

	if (here != (locale_t)0)
		freelocale(here);
	return utf8;
}

unsigned
letter_width(unsigned code)
{
	if (code < 0x300)
		return 1;
	return AMONG(marks, code) ? 0 : AMONG(wide, code) ? 2 : 1;
}

/* From U+00A0 on to U+017F. */
static const char *const latin[] = {
	" ", "!", "c", "GBP", "?", "JPY", "|", "S", "\"", "(c)", "a", "<<", "-", "", "(R)", "-",
	"deg ", "+/-", "2", "3", "'", "u", "P", ".", ",", "1", "o", ">>", "1/4", "1/2", "3/4", "?",
	"A", "A", "A", "A", "Ae", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I", "I",
	"D", "N", "O", "O", "O", "O", "Oe", "x", "O", "U", "U", "U", "Ue", "Y", "Th", "ss",
	"a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	"d", "n", "o", "o", "o", "o", "oe", "/", "o", "u", "u", "u", "ue", "y", "th", "y",
	"A", "a", "A", "a", "A", "a", "C", "c", "C", "c", "C", "c", "C", "c", "D", "d",
	"D", "d", "E", "e", "E", "e", "E", "e", "E", "e", "E", "e", "G", "g", "G", "g",
	"G", "g", "G", "g", "H", "h", "H", "h", "I", "i", "I", "i", "I", "i", "I", "i",
	"I", "i", "IJ", "ij", "J", "j", "K", "k", "q", "L", "l", "L", "l", "L", "l", "L",
	"l", "L", "l", "N", "n", "N", "n", "N", "n", "n", "N", "n", "O", "o", "O", "o",
	"O", "o", "OE", "oe", "R", "r", "R", "r", "R", "r", "S", "s", "S", "s", "S", "s",
	"S", "s", "T", "t", "T", "t", "T", "t", "U", "u", "U", "u", "U", "u", "U", "u",
	"U", "u", "U", "u", "W", "w", "Y", "y", "Y", "Z", "z", "Z", "z", "Z", "z", "s",
};

static const struct {
	unsigned code;
	const char *ascii;
} signs[] = {
	{0x2009, " "}, {0x200a, " "}, {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"}, {0x2014, "-"}, {0x2018, "'"},
	{0x2019, "'"}, {0x201a, "'"}, {0x201c, "\""}, {0x201d, "\""}, {0x201e, "\""}, {0x2022, "*"}, {0x2026, "..."},
	{0x202f, " "}, {0x2032, "'"}, {0x20ac, "EUR"}, {0x2190, "<-"}, {0x2192, "->"}, {0x2212, "-"}, {0x2248, "~"},
	{0x2264, "<="}, {0x2265, ">="}, {0x2588, "#"}, {0x2713, "+"}, {0x2717, "x"},
};

const char *
letter_ascii(unsigned code)
{
	static char plain[0x80][2];

	if (code < 0x80) {
		plain[code][0] = (char)code;
		return plain[code];
	}
	if (code >= 0xa0 && code < 0xa0 + sizeof(latin) / sizeof(latin[0]))
		return latin[code - 0xa0];
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (signs[i].code == code)
			return signs[i].ascii;
	return letter_width(code) == 0 ? "" : "?";
}

/* Adds the text; instead() tells what stands for a letter at byte i, NULL: itself. */
static void
add_letters(struct text *t, struct span s, const char *(*instead)(struct span, size_t i))
{
	for (size_t i = 0; i < s.len;) {
		struct letter l = letter_at(s.at + i, s.len - i);
		const char *other = l.shown && instead != NULL ? instead(s, i) : NULL;

		if (other != NULL)
			text_add(t, other, strlen(other));
		else if (l.shown)
			text_add(t, s.at + i, l.size);
		else
			text_char(t, (char)l.code);
		i += l.size;
	}
}

static const char *
html_for(struct span s, size_t i)
{
	switch (s.at[i]) {
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '&': return "&amp;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

static bool
is_word(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* An underscore inside a word stands for itself in Markdown. */
static bool
inside_word(struct span s, size_t i)
{
	return i > 0 && i + 1 < s.len && is_word((unsigned char)s.at[i - 1]) && is_word((unsigned char)s.at[i + 1]);
}

static const char *
markdown_for(struct span s, size_t i)
{
	switch (s.at[i]) {
	case '|': return "&#124;";
	case '`': return "&#96;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '&': return "&amp;";
	case '\\': return "\\\\";
	case '*': return "\\*";
	case '[': return "\\[";
	case ']': return "\\]";
	case '~': return "\\~";
	case '_': return inside_word(s, i) ? NULL : "\\_";
	case '$': return "\\$";
	default: return NULL;
	}
}

void
letters_clean(struct text *t, struct span s)
{
	add_letters(t, s, NULL);
}

void
letters_html(struct text *t, struct span s)
{
	add_letters(t, s, html_for);
}

void
letters_markdown(struct text *t, struct span s)
{
	add_letters(t, s, markdown_for);
}

/* Puts a backslash before the byte at "at". */
static void
escape_at(struct text *t, size_t at)
{
	text_char(t, '\\');
	memmove(t->at + at + 1, t->at + at, t->len - 1 - at);
	t->at[at] = '\\';
}

void
letters_markdown_line(struct text *t, size_t from)
{
	size_t at = from;

	/* Blanks in front could begin a block of code, "1. " a list. */
	while (at < t->len && t->at[at] == ' ')
		at++;
	if (at > from) {
		memmove(t->at + from, t->at + at, t->len - at);
		t->len -= at - from;
	}
	if (t->len > from && t->at[t->len - 1] == '#')  /* behind a heading it would not be seen */
		escape_at(t, t->len - 1);
	for (at = from; at < t->len && t->at[at] >= '0' && t->at[at] <= '9'; at++)
		;
	if (at < t->len && strchr(at > from ? ".)" : "#+-=", t->at[at]) != NULL)
		escape_at(t, at);
}
