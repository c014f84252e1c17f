/*
 * render_html.c -- a document as HTML: one file without scripts or remote parts, for browsers, mail and paper
 *
 * Mail clients drop style sheets, so what a page must have stands at each
 * element; the sheet in the head only does better on paper and on a narrow
 * screen.  For the same reason bars are cells of tables.  It is well-formed as
 * XML, too.
 */
#include "page/render.h"

#include "page/letters.h"

enum {
	BAR = 140, TREND = 26,  /* pixels */
	MAX_DRAWN = 16,         /* points of a trend that fit on a telephone */
	TILES = 780, TILE = 30, LETTER = 10,  /* a row of tiles, one without its words, a letter */
	MAX_TILES = 8,          /* in a row */
	MAX_COLUMNS = 10,       /* of a grid that fit on a sheet */
	MAX_WORD = 24,          /* letters that stay in one line */
};

/* Black on white whatever the reader has chosen: the colours of the tones are made for it. */
static const char head[] =
	"<meta charset=\"utf-8\"/>\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	"<meta name=\"color-scheme\" content=\"light\"/>\n"
	"<style>\n"
	"@media screen and (max-width: 36rem) {\n"
	"main { padding: 0.75rem !important; }\n"
	".grid, .grid > tbody, .grid > tbody > tr, .grid > tbody > tr > * { display: block; width: auto !important; }\n"
	".grid > thead { display: none; }\n"
	".grid > tbody > tr { border: 1px solid #8a8a85; margin-bottom: 0.75rem; padding: 0.25rem 0; }\n"
	".grid > tbody > tr > * { border: 0 !important; padding: 0.15rem 0.5rem !important; text-align: left !important; overflow-wrap: anywhere; }\n"
	".grid > tbody > tr > *[data-label]::before { content: attr(data-label) \": \"; color: #555; }\n"
	".figure { display: inline-table; vertical-align: top; }\n"
	".tiles, .tiles > tbody { display: block; }\n"
	".tiles > tbody > tr { display: flex; flex-wrap: wrap; gap: 0.4rem; }\n"
	".tiles > tbody > tr > td { display: block; flex: 1 1 40%; overflow-wrap: anywhere; }\n"
	"}\n"
	"@page { margin: 14mm; }\n"
	"@media print {\n"
	"body { background: #fff !important; font-size: 10.5pt !important; line-height: 1.3 !important; }\n"
	"main { max-width: none !important; padding: 0 !important; }\n"
	"h1 { font-size: 15pt !important; }\n"
	"h2 { font-size: 12pt !important; margin: 9pt 0 3pt !important; }\n"
	"p, ul { margin: 4pt 0 !important; }\n"
	"li { margin: 0 0 1pt !important; }\n"
	".grid { font-size: 9.5pt !important; margin: 3pt 0 6pt !important; }\n"
	".grid > * > tr > * { padding: 2pt 5pt !important; }\n"
	".newpage { break-after: page; visibility: hidden; margin: 0 !important; }\n"
	".newpage + h1 { margin-top: 0 !important; }\n"
	"thead { display: table-header-group; }\n"
	"p, tr, li { break-inside: avoid; }\n"
	"h1, h2 { break-after: avoid; }\n"
	"td, th, span { -webkit-print-color-adjust: exact; print-color-adjust: exact; }\n"
	"}\n"
	"</style>\n"
	"</head>\n"
	"<body style=\"margin:0;background:#f4f4f2;color:#222;font:16px/1.45 Arial,Helvetica,sans-serif;overflow-wrap:break-word\">\n"
	"<main style=\"display:block;max-width:52rem;margin:0 auto;padding:1.25rem 1.5rem;background:#fff\">\n";

/* Ink on ground: each pair reads well, and printed without colours the border is left. */
static const struct {
	const char *ground, *ink, *border;
} tones[TONES] = {
	[TONE_PLAIN] = {"#ececea", "#222", "#8a8a85"}, [TONE_NOW] = {"#b3261e", "#fff", "#7a1712"},
	[TONE_SOON] = {"#f2c14e", "#222", "#8a6a14"},  [TONE_DUE] = {"#dfe7ee", "#222", "#5b7ea6"},
	[TONE_WORSE] = {"#fbe3e1", "#7a1712", "#b3261e"}, [TONE_BETTER] = {"#e1f1e5", "#14532b", "#2e7d4f"},
};

/* The text; a word too long for a narrow column may be broken, where nothing is seen of it otherwise. */
static void
add_words(struct text *t, struct span s)
{
	size_t begun = 0, run = 0;

	for (size_t i = 0; i < s.len; i += letter_at(s.at + i, s.len - i).size) {
		run = s.at[i] == ' ' ? 0 : run + 1;
		if (run <= MAX_WORD)
			continue;
		letters_html(t, (struct span){s.at + begun, i - begun});
		text_string(t, "<wbr/>");
		begun = i;
		run = 1;
	}
	letters_html(t, (struct span){s.at + begun, s.len - begun});
}

static void
add_badge(struct text *t, const struct node *n)
{
	text_format(t, "<span style=\"background:%s;color:%s;border:1px solid %s;border-radius:3px;padding:0 5px%s\">", tones[n->tone].ground,
	            tones[n->tone].ink, tones[n->tone].border, n->text.len <= MAX_WORD ? ";white-space:nowrap" : "");
	add_words(t, n->text);
	text_string(t, "</span>");
}

/* A bar, and its number behind it. */
static void
add_bar(struct text *t, const struct node *n)
{
	int full = (int)(n->value / n->max * BAR + 0.5);

	text_string(t, "<table class=\"figure\" role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" style=\"border-collapse:collapse\"><tr>");
	if (full > 0)
		text_format(t, "<td bgcolor=\"#5b7ea6\" width=\"%d\" height=\"12\" style=\"background:#5b7ea6;width:%dpx;height:12px;padding:0\"></td>",
		            full, full);
	text_string(t, "<td style=\"padding:0 0 0 5px\">");
	letters_html(t, n->text);
	text_string(t, "</td></tr></table>");
}

/* Small columns of cells, the numbers under them. */
static void
add_trend(struct text *t, const struct node *n)
{
	struct text label = {0};

	for (const struct node *p = n->first; p != NULL; p = p->next) {
		text_add(&label, p->text.at, p->text.len);
		text_string(&label, p->next != NULL ? " " : "");
	}
	text_string(t, "<table class=\"figure\" role=\"img\" cellpadding=\"0\" cellspacing=\"0\" style=\"border-collapse:collapse\" aria-label=\"");
	letters_html(t, (struct span){label.at, label.len});
	text_free(&label);
	text_string(t, "\"><tr>");
	for (const struct node *p = n->first; p != NULL; p = p->next) {
		int high = p->max > 0 ? 1 + (int)(p->value / p->max * TREND + 0.5) : 0;

		text_format(t, "<td valign=\"bottom\" align=\"center\" style=\"vertical-align:bottom;height:%dpx;padding:0 2px\">", TREND + 1);
		if (high > 0)
			text_format(t,
			            "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" align=\"center\" style=\"border-collapse:collapse\"><tr>"
			            "<td bgcolor=\"#5b7ea6\" width=\"12\" height=\"%d\" style=\"background:#5b7ea6;width:12px;height:%dpx;padding:0;font-size:0;line-height:0\">"
			            "</td></tr></table>", high, high);
		text_string(t, "</td>");
	}
	text_string(t, "</tr><tr>");
	for (const struct node *p = n->first; p != NULL; p = p->next) {
		text_string(t, "<td align=\"center\" style=\"min-width:12px;padding:0 2px;font-size:12px;line-height:1.2;text-align:center\">");
		letters_html(t, p->text);
		text_string(t, "</td>");
	}
	text_string(t, "</tr></table>");
}

static void
add_points(struct text *t, const struct node *n)
{
	for (const struct node *p = n->first; p != NULL; p = p->next) {
		letters_html(t, p->text);
		text_string(t, p->next != NULL ? " " : "");
	}
}

/* Where a phrase stands. */
enum ground {
	OPEN_GROUND,      /* tables may stand there: bars and trends are drawn */
	IN_LINE,          /* they are numbers alone */
	COLOURED_GROUND,  /* likewise, and grey is not read well */
};

static void
add_phrase(struct text *t, const struct node *holder, enum ground ground)
{
	for (const struct node *n = holder->first; n != NULL; n = n->next) {
		switch (n->kind) {
		case NODE_STRONG:
			text_string(t, "<b>");
			add_phrase(t, n, ground == COLOURED_GROUND ? ground : IN_LINE);
			text_string(t, "</b>");
			break;
		case NODE_WEAK:
			text_string(t, ground == COLOURED_GROUND ? "<span style=\"font-size:smaller\">" : "<span style=\"color:#555\">");
			add_phrase(t, n, ground == COLOURED_GROUND ? ground : IN_LINE);
			text_string(t, "</span>");
			break;
		case NODE_BADGE:
			add_badge(t, n);
			break;
		case NODE_BAR:
			if (ground == OPEN_GROUND)
				add_bar(t, n);
			else
				letters_html(t, n->text);
			break;
		case NODE_TREND:
			if (n->first == NULL)
				break;
			if (ground == OPEN_GROUND && n->count <= MAX_DRAWN)
				add_trend(t, n);
			else
				add_points(t, n);
			break;
		default:
			add_words(t, n->text);
		}
	}
}

/* Has it tables in it?  A paragraph may have none. */
static const char *
paragraph(const struct node *holder)
{
	for (const struct node *n = holder->first; n != NULL; n = n->next)
		if (n->kind == NODE_BAR || n->kind == NODE_TREND)
			return "div";
	return "p";
}

static void
add_element(struct text *t, const char *name, const char *style, const struct node *n, enum ground ground)
{
	text_format(t, "<%s style=\"%s\">", name, style);
	add_phrase(t, n, ground);
	text_format(t, "</%s>\n", name);
}

/* The phrase as the value of an attribute. */
static void
add_label(struct text *t, const struct node *holder)
{
	struct text label = {0};

	phrase_text(&label, holder);
	text_string(t, " data-label=\"");
	letters_html(t, (struct span){label.at, label.len});
	text_string(t, "\"");
	text_free(&label);
}

static void
add_head(struct text *t, const struct node *row, const char *sides)
{
	text_string(t, "<thead><tr>");
	for (const struct node *cell = row->first; cell != NULL; cell = cell->next) {
		text_format(t, "<th scope=\"col\" style=\"text-align:%s;padding:5px 8px;border-bottom:2px solid #222;vertical-align:bottom\">",
		            *sides++ == 'r' ? "right" : "left");
		add_phrase(t, cell, IN_LINE);
		text_string(t, "</th>");
	}
	text_string(t, "</tr></thead>\n");
}

static void
add_row(struct text *t, const struct node *row, const struct node *names, const char *sides)
{
	const struct node *name = names != NULL ? names->first : NULL;

	text_string(t, "<tr>");
	for (const struct node *cell = row->first; cell != NULL; cell = cell->next) {
		bool first = cell == row->first;

		text_format(t, "<%s style=\"text-align:%s;padding:5px 8px;border-bottom:1px solid #ccc;vertical-align:top;font-weight:normal\"",
		            first ? "th scope=\"row\"" : "td", *sides++ == 'r' ? "right" : "left");
		if (name != NULL) {
			add_label(t, name);
			name = name->next;
		}
		text_string(t, ">");
		add_phrase(t, cell, OPEN_GROUND);
		text_string(t, first ? "</th>" : "</td>");
	}
	text_string(t, "</tr>\n");
}

static void
add_grid(struct text *t, const struct node *grid)
{
	const struct node *row = grid->first, *names = grid->tone ? row : NULL;
	bool wide = grid->text.len > MAX_COLUMNS;

	if (row == NULL || grid->text.len == 0)
		return;
	text_string(t, wide ? "<div style=\"overflow-x:auto\">\n" : "");
	text_format(t, "<table class=\"grid\" cellspacing=\"0\" style=\"border-collapse:collapse;%smargin:6px 0 14px;font-size:15px\">\n",
	            names != NULL ? "width:100%;" : "");
	if (names != NULL) {
		add_head(t, names, grid->text.at);
		row = row->next;
	}
	text_string(t, "<tbody>\n");
	for (; row != NULL; row = row->next)
		add_row(t, row, names, grid->text.at);
	text_string(t, "</tbody>\n</table>\n");
	text_string(t, wide ? "</div>\n" : "");
}

/* So many tiles stand beside each other that none is wider than a word makes it. */
static unsigned
tiles_in_row(const struct node *tiles)
{
	unsigned longest = 0, most;
	struct text words = {0};

	for (const struct node *tile = tiles->first; tile != NULL; tile = tile->next) {
		unsigned run = 0;

		words.len = 0;
		phrase_text(&words, tile->first);
		text_char(&words, ' ');
		phrase_text(&words, tile->first->next);
		for (size_t i = 0; i < words.len; i += letter_at(words.at + i, words.len - i).size) {
			run = words.at[i] == ' ' ? 0 : run + 1;
			longest = run > longest ? run : longest;
		}
	}
	text_free(&words);
	most = TILES / (TILE + LETTER * (longest < 2 * MAX_WORD ? longest : 2 * MAX_WORD));
	most = most < MAX_TILES ? most : MAX_TILES;
	return tiles->count < most ? tiles->count : most;
}

static void
add_tiles(struct text *t, const struct node *tiles)
{
	unsigned in_row, n = 0;

	if (tiles->count == 0)
		return;
	in_row = tiles_in_row(tiles);
	text_string(t, "<table class=\"tiles\" role=\"presentation\" cellspacing=\"6\" style=\"width:100%;margin:6px 0\"><tbody><tr>\n");
	for (const struct node *tile = tiles->first; tile != NULL; tile = tile->next) {
		if (n > 0 && n % in_row == 0)
			text_string(t, "</tr><tr>\n");
		n++;
		text_format(t, "<td bgcolor=\"%s\" style=\"width:%u%%;background:%s;color:%s;border:2px solid %s;padding:8px 10px;vertical-align:top\">"
		               "<b style=\"font-size:22px\">",
		            tones[tile->tone].ground, 100 / in_row, tones[tile->tone].ground, tones[tile->tone].ink,
		            tones[tile->tone].border);
		add_phrase(t, tile->first, COLOURED_GROUND);
		text_string(t, "</b> ");
		add_phrase(t, tile->first->next, COLOURED_GROUND);
		text_string(t, "</td>\n");
	}
	text_string(t, "</tr></tbody></table>\n");
}

static void
add_bullets(struct text *t, const struct node *bullets)
{
	if (bullets->count == 0)
		return;
	text_string(t, "<ul style=\"margin:6px 0 12px;padding-left:1.3em\">\n");
	for (const struct node *item = bullets->first; item != NULL; item = item->next)
		add_element(t, "li", "margin:0 0 4px", item, OPEN_GROUND);
	text_string(t, "</ul>\n");
}

static void
add_block(struct text *t, const struct node *n)
{
	switch (n->kind) {
	case NODE_TITLE:
		add_element(t, "h1", "font-size:22px;line-height:1.25;margin:0 0 4px", n, IN_LINE);
		break;
	case NODE_SUBTITLE:
		add_element(t, "p", "margin:0 0 12px;color:#555", n, IN_LINE);
		break;
	case NODE_HEADING:
		add_element(t, "h2", "font-size:17px;line-height:1.3;margin:20px 0 6px;border-bottom:1px solid #8a8a85", n, IN_LINE);
		break;
	case NODE_NOTE:
		add_element(t, paragraph(n), "margin:8px 0;color:#555;font-size:13px", n, OPEN_GROUND);
		break;
	case NODE_BULLETS:
		add_bullets(t, n);
		break;
	case NODE_NEWPAGE:
		text_string(t, "<hr class=\"newpage\" style=\"margin:24px 0;border:0;border-top:2px dashed #8a8a85;page-break-after:always\"/>\n");
		break;
	case NODE_GRID:
		add_grid(t, n);
		break;
	case NODE_TILES:
		add_tiles(t, n);
		break;
	case NODE_EVENT:
		break;
	default:
		add_element(t, paragraph(n), "margin:8px 0", n, OPEN_GROUND);
	}
}

void
render_html(const struct rendering *r, struct text *out)
{
	const struct node *n = r->document->first;
	struct text title = {0};

	while (n != NULL && n->kind != NODE_TITLE)
		n = n->next;
	if (n != NULL)
		phrase_text(&title, n);
	else
		text_add(&title, r->name, strlen(r->name));
	text_string(out, "<!DOCTYPE html>\n<html lang=\"");
	letters_html(out, span_of(r->language));
	text_string(out, "\">\n<head>\n<title>");
	letters_html(out, (struct span){title.at, title.len});
	text_string(out, "</title>\n");
	text_string(out, head);
	for (n = r->document->first; n != NULL; n = n->next)
		add_block(out, n);
	text_string(out, "</main>\n</body>\n</html>\n");
	text_free(&title);
}
