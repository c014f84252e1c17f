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

struct rendering {
	const struct node *document;
	const char *language;  /* "en" */
	const char *name;      /* of the page, where it has no title */
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
