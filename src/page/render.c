/*
 * render.c -- the formats a document is written in
 */
#include "page/render.h"

static const struct {
	const char *name;
	void (*render)(const struct rendering *, struct text *);
} formats[] = {
	[PAGE_TEXT] = {"text", render_plain},
	[PAGE_MARKDOWN] = {"md", render_markdown},
	[PAGE_HTML] = {"html", render_html},
	[PAGE_CALENDAR] = {"ics", render_calendar},
};

enum page_format
page_format_named(const char *name)
{
	for (unsigned i = PAGE_TEXT; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i].name, name) == 0)
			return (enum page_format)i;
	return PAGE_ANY;
}

const char *
page_format_name(enum page_format format)
{
	return formats[format].name;
}

void
render(enum page_format format, const struct rendering *r, struct text *out)
{
	formats[format].render(r, out);
}
