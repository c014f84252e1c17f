/*
 * layout.c -- lines for people: 80 columns, ASCII, broken between words
 */
#include "workshop/layout.h"

void
layout_blanks(struct text *t, size_t n)
{
	while (n-- > 0)
		text_char(t, ' ');
}

size_t
layout_width(struct span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.at[i] & 0xc0) != 0x80;
	return n;
}

size_t
layout_column(const struct text *t)
{
	size_t start = t->len;

	while (start > 0 && t->at[start - 1] != '\n')
		start--;
	return t->len > start ? layout_width((struct span){t->at + start, t->len - start}) : 0;
}

void
layout_words(struct text *t, struct span words, size_t left)
{
	const char *s = words.at, *end = s + words.len;
	size_t column = layout_column(t);
	bool first = true;

	while (s < end) {
		const char *stop;
		struct span word;
		size_t width;

		if (*s == ' ') {
			s++;
			continue;
		}
		stop = memchr(s, ' ', (size_t)(end - s));
		word = (struct span){s, (size_t)((stop != NULL ? stop : end) - s)};
		width = layout_width(word);
		if (column + !first + width > LAYOUT_WIDTH && column > left) {
			text_char(t, '\n');
			layout_blanks(t, left);
			column = left;
		} else if (!first) {
			text_char(t, ' ');
			column++;
		}
		text_shown(t, word);
		column += width;
		first = false;
		s += word.len;
	}
}

void
layout_line(struct text *t, size_t indent, struct span words)
{
	layout_blanks(t, indent);
	layout_words(t, words, indent + 2);
	text_char(t, '\n');
}

void
layout_tab(struct text *t, size_t column)
{
	size_t now = layout_column(t);

	if (now >= column) {
		text_char(t, '\n');
		now = 0;
	}
	layout_blanks(t, column - now);
}
