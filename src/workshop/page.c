/*
 * page.c -- a page for people, in Markdown or HTML
 */
#include "workshop/page.h"

#include <stdlib.h>

#include "base/arena.h"
#include "page/letters.h"

static const char head[] =
	"<!DOCTYPE html>\n"
	"<html lang=\"en\">\n"
	"<head>\n"
	"<meta charset=\"utf-8\"/>\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	"<title>";

/* Black on white, whatever the reader has chosen: what is signed must look like what is printed. */
static const char style[] =
	"</title>\n"
	"<style>\n"
	"body { font: 1rem/1.4 sans-serif; color: #000; background: #fff; margin: 1rem auto; padding: 0 1rem; max-width: 90rem; }\n"
	"table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; font-size: 0.9rem; }\n"
	"th, td { border: 1px solid #666; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }\n"
	"thead th { border-bottom: 3px solid #000; }\n"
	"td ul { margin: 0; padding-left: 0.9rem; }\n"
	".wide { overflow-x: auto; }\n"
	".blanks td, .blanks tbody th { height: 2.5rem; }\n"
	"h2 { border-bottom: 2px solid #000; margin-top: 2rem; }\n"
	"@media screen and (max-width: 50rem) {\n"
	"table, tbody, tr, tbody th, td { display: block; width: auto; }\n"
	"thead { display: none; }\n"
	"tr { border: 2px solid #000; margin-bottom: 1rem; }\n"
	"th, td { border: 0; border-bottom: 1px solid #bbb; overflow-wrap: anywhere; }\n"
	"td:empty { display: none; }\n"
	".blanks td:empty { display: block; }\n"
	"td[data-label]::before, th[data-label]::before { content: attr(data-label) \": \"; font-weight: bold; }\n"
	"}\n"
	"@page { size: A4 landscape; margin: 12mm; }\n"
	"@media print {\n"
	"body { font-size: 8pt; max-width: none; margin: 0; padding: 0; }\n"
	"table { font-size: 7pt; }\n"
	"thead { display: table-header-group; }\n"
	"tr { break-inside: avoid; }\n"
	"h2, h3, h4 { break-after: avoid; }\n"
	"th, td { padding: 0.2rem 0.3rem; overflow-wrap: break-word; }\n"
	".wide { overflow-x: visible; }\n"
	"nav { display: none; }\n"
	"}\n"
	"</style>\n"
	"</head>\n"
	"<body>\n";

/* Adds the text as it is to be read. */
static void
add_text(struct text *t, enum page_kind kind, struct span s)
{
	size_t begun = t->len;

	/* Blanks in front could begin a block of code. */
	while (s.len > 0 && (unsigned char)s.at[s.len - 1] <= ' ')
		s.len--;
	while (s.len > 0 && (unsigned char)*s.at <= ' ') {
		s.at++;
		s.len--;
	}
	if (kind == PAGE_HTML) {
		letters_html(t, s);
	} else {
		letters_markdown(t, s);
		letters_markdown_line(t, begun);
	}
}

void
page_begin(struct page *p, enum page_kind kind)
{
	*p = (struct page){.kind = kind};
}

static void
write_heading(struct page *p, unsigned depth, struct span text)
{
	if (p->kind == PAGE_MARKDOWN) {
		if (p->body.len > 0)
			text_char(&p->body, '\n');
		text_format(&p->body, "%.*s ", (int)depth, "####");
		add_text(&p->body, p->kind, text);
		text_string(&p->body, "\n");
		return;
	}
	text_format(&p->body, "<h%u", depth);
	if (depth == 2) {
		text_format(&p->body, " id=\"part-%u\"", ++p->sections);
		text_format(&p->contents, "<li><a href=\"#part-%u\">", p->sections);
		add_text(&p->contents, p->kind, text);
		text_string(&p->contents, "</a></li>\n");
	}
	text_char(&p->body, '>');
	add_text(&p->body, p->kind, text);
	text_format(&p->body, "</h%u>\n", depth);
}

/* Something follows: the headings above it are due. */
static void
write_waiting(struct page *p)
{
	for (unsigned d = 0; d < PAGE_DEPTHS; d++) {
		if (p->waiting[d].len > 0)
			write_heading(p, d + 1, (struct span){p->waiting[d].at, p->waiting[d].len});
		p->waiting[d].len = 0;
	}
}

void
page_heading(struct page *p, unsigned depth, struct span text)
{
	for (unsigned d = depth - 1; d < PAGE_DEPTHS; d++)
		p->waiting[d].len = 0;
	text_add(&p->waiting[depth - 1], text.at, text.len);
}

void
page_contents(struct page *p)
{
	write_waiting(p);
	p->contents_at = p->body.len;
}

void
page_paragraph(struct page *p, struct span text)
{
	write_waiting(p);
	text_string(&p->body, p->kind == PAGE_HTML ? "<p>" : "\n");
	add_text(&p->body, p->kind, text);
	text_string(&p->body, p->kind == PAGE_HTML ? "</p>\n" : "\n");
}

void
page_table(struct page *p, const char *const columns[])
{
	p->columns = columns;
	p->nrows = p->column = p->ncolumns = 0;
	p->blanks = false;
	p->cells.len = 0;
	while (columns[p->ncolumns] != NULL && p->ncolumns < PAGE_COLUMNS)
		p->ncolumns++;
}

void
page_row(struct page *p)
{
	size_t cells = (size_t)++p->nrows * p->ncolumns;

	if (cells > p->room) {
		p->room = 2 * cells;
		p->cell = must_realloc(p->cell, p->room, sizeof(*p->cell));
	}
	memset(p->cell + cells - p->ncolumns, 0, p->ncolumns * sizeof(*p->cell));
	p->column = 0;
}

static void
keep_cell(struct page *p, struct span text, bool outline)
{
	if (p->nrows == 0 || p->column >= p->ncolumns)
		return;
	p->cell[(size_t)(p->nrows - 1) * p->ncolumns + p->column++] = (struct page_cell){p->cells.len, text.len, outline};
	text_add(&p->cells, text.at, text.len);
}

void
page_cell(struct page *p, struct span text)
{
	keep_cell(p, text, false);
}

void
page_outline(struct page *p, struct span lines)
{
	keep_cell(p, lines, true);
}

/* The next line of the rest: without its tabs, which are counted. */
static struct span
next_line(struct span *rest, unsigned *depth)
{
	const char *end = memchr(rest->at, '\n', rest->len);
	struct span line = {rest->at, end != NULL ? (size_t)(end - rest->at) : rest->len};

	rest->at += line.len + (end != NULL);
	rest->len -= line.len + (end != NULL);
	for (*depth = 0; line.len > 0 && *line.at == '\t'; line.at++, line.len--)
		++*depth;
	return line;
}

/* The lines as lists in lists; a single line as it is. */
static void
write_outline(struct page *p, struct span lines)
{
	struct text *t = &p->body;
	unsigned open = 0, depth;
	bool single = memchr(lines.at, '\n', lines.len) == lines.at + lines.len - 1;
	const char *sep = "";

	while (lines.len > 0) {
		struct span line = next_line(&lines, &depth);

		if (p->kind == PAGE_MARKDOWN) {
			text_string(t, sep);
			sep = "; ";
		} else if (!single && depth + 1 > open) {
			for (; open < depth + 1; open++)
				text_string(t, "<ul><li>");
		} else if (!single) {
			for (; open > depth + 1; open--)
				text_string(t, "</li></ul>");
			text_string(t, "</li><li>");
		}
		add_text(t, p->kind, line);
	}
	for (; open > 0; open--)
		text_string(t, "</li></ul>");
}

static void
write_cell(struct page *p, unsigned column, const struct page_cell *c)
{
	struct span text = {p->cells.at + c->at, c->len};
	const char *tag = column == 0 ? "th" : "td";

	if (p->kind == PAGE_HTML) {
		text_format(&p->body, "<%s%s data-label=\"", tag, column == 0 ? " scope=\"row\"" : "");
		add_text(&p->body, p->kind, span_of(p->columns[column]));
		text_string(&p->body, "\">");
	} else {
		text_string(&p->body, " ");
	}
	if (c->len > 0 && c->outline)
		write_outline(p, text);
	else if (c->len > 0)
		add_text(&p->body, p->kind, text);
	if (p->kind == PAGE_HTML)
		text_format(&p->body, "</%s>", tag);
	else
		text_string(&p->body, " |");
}

static bool
is_empty(const struct page *p, unsigned column)
{
	for (unsigned r = 0; r < p->nrows && !p->blanks; r++)
		if (p->cell[(size_t)r * p->ncolumns + column].len > 0)
			return false;
	return !p->blanks;
}

static void
write_head(struct page *p, const bool *shown)
{
	bool html = p->kind == PAGE_HTML;

	if (html)
		text_format(&p->body, "<div class=\"wide\"><table%s>\n<thead><tr>", p->blanks ? " class=\"blanks\"" : "");
	else
		text_string(&p->body, "\n|");
	for (unsigned k = 0; k < p->ncolumns; k++) {
		if (!shown[k])
			continue;
		text_string(&p->body, html ? "<th scope=\"col\">" : " ");
		add_text(&p->body, p->kind, span_of(p->columns[k]));
		text_string(&p->body, html ? "</th>" : " |");
	}
	text_string(&p->body, html ? "</tr></thead>\n<tbody>\n" : "\n|");
	for (unsigned k = 0; k < p->ncolumns && !html; k++)
		text_string(&p->body, shown[k] ? " --- |" : "");
	text_string(&p->body, html ? "" : "\n");
}

void
page_table_end(struct page *p)
{
	bool html = p->kind == PAGE_HTML, shown[PAGE_COLUMNS];

	if (p->nrows == 0)
		return;
	write_waiting(p);
	for (unsigned k = 0; k < p->ncolumns; k++)
		shown[k] = !is_empty(p, k);
	write_head(p, shown);
	for (unsigned r = 0; r < p->nrows; r++) {
		text_string(&p->body, html ? "<tr>" : "|");
		for (unsigned k = 0; k < p->ncolumns; k++)
			if (shown[k])
				write_cell(p, k, &p->cell[(size_t)r * p->ncolumns + k]);
		text_string(&p->body, html ? "</tr>\n" : "\n");
	}
	text_string(&p->body, html ? "</tbody>\n</table></div>\n" : "");
}

void
page_blanks(struct page *p, const char *const columns[], unsigned rows)
{
	page_table(p, columns);
	p->blanks = true;
	while (rows-- > 0)
		page_row(p);
	page_table_end(p);
}

void
page_end(struct page *p, const char *title, struct text *to)
{
	if (p->kind == PAGE_HTML) {
		text_string(to, head);
		add_text(to, p->kind, span_of(title));
		text_string(to, style);
	}
	text_add(to, p->body.at, p->contents_at);
	if (p->contents.len > 0) {
		text_string(to, "<nav><ul>\n");
		text_add(to, p->contents.at, p->contents.len);
		text_string(to, "</ul></nav>\n");
	}
	if (p->body.len > 0)
		text_add(to, p->body.at + p->contents_at, p->body.len - p->contents_at);
	if (p->kind == PAGE_HTML)
		text_string(to, "</body>\n</html>\n");
	text_free(&p->body);
	text_free(&p->contents);
	for (unsigned d = 0; d < PAGE_DEPTHS; d++)
		text_free(&p->waiting[d]);
	text_free(&p->cells);
	free(p->cell);
}
