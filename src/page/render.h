/*
 * render.h -- a document as text, Markdown, HTML or a calendar
 *
 * Whatever stands in a document shows as it is: each format escapes for
 * itself what would mean something in it.
 */
#ifndef RENDER_H
#define RENDER_H

#include "page/document.h"

enum render_format { RENDER_ANY, RENDER_TEXT, RENDER_MARKDOWN, RENDER_HTML, RENDER_CALENDAR };

enum { RENDER_WIDTH = 72, RENDER_LEAST = 20, RENDER_MOST = 200 };

struct rendering {
	const struct node *document;
	const char *language;  /* "en" */
	const char *name;      /* of the page, where it has no title */
	size_t width;          /* text: columns; 0: RENDER_WIDTH, else taken into the bounds below */
	bool ascii;            /* text: nothing else can be shown */
	long day;              /* calendar: when it was made */
};

/* The names people give them: text, md, html, ics; RENDER_ANY: no such format. */
enum render_format render_format_named(const char *name);
const char *render_format_name(enum render_format);

void render(enum render_format, const struct rendering *, struct text *out);

void render_plain(const struct rendering *, struct text *out);
void render_markdown(const struct rendering *, struct text *out);
void render_html(const struct rendering *, struct text *out);
void render_calendar(const struct rendering *, struct text *out);

#endif
