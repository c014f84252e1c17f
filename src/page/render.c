/*
 * render.c -- the formats a document is written in
 */
#include "page/render.h"

static const struct {
	const char *name;
	void (*render)(const struct rendering *, struct text *);
} formats[] = {
	[RENDER_TEXT] = {"text", render_plain},
	[RENDER_MARKDOWN] = {"md", render_markdown},
	[RENDER_HTML] = {"html", render_html},
	[RENDER_CALENDAR] = {"ics", render_calendar},
};

enum render_format
render_format_named(const char *name)
{
	for (unsigned i = RENDER_TEXT; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i].name, name) == 0)
			return (enum render_format)i;
	return RENDER_ANY;
}

const char *
render_format_name(enum render_format format)
{
	return formats[format].name;
}

void
render(enum render_format format, const struct rendering *r, struct text *out)
{
	formats[format].render(r, out);
}
