/*
 * wrap.c -- text in lines of a width
 */
#include "page/wrap.h"

#include "page/letters.h"

size_t
wrap_width(struct span s)
{
	size_t width = 0;

	for (size_t at = 0; at < s.len;) {
		struct letter l = letter_at(s.at + at, s.len - at);

		width += letter_width(l.code);
		at += l.size;
	}
	return width;
}

static void
skip_blanks(struct span *s)
{
	while (s->len > 0 && *s->at == ' ') {
		s->at++;
		s->len--;
	}
}

struct span
wrap_line(struct span *rest, size_t width)
{
	struct span line;
	size_t at = 0, end = 0, wide = 0;

	skip_blanks(rest);
	line = (struct span){rest->at, 0};
	while (at < rest->len) {
		struct letter l = letter_at(rest->at + at, rest->len - at);

		if (l.code == ' ')
			end = at;
		if (wide + letter_width(l.code) > width && at > 0)
			break;
		wide += letter_width(l.code);
		at += l.size;
	}
	line.len = at == rest->len || end == 0 ? at : end;
	rest->at += line.len;
	rest->len -= line.len;
	skip_blanks(rest);
	while (line.len > 0 && line.at[line.len - 1] == ' ')
		line.len--;
	return line;
}
