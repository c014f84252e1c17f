/*
 * render_markdown.c -- a document as Markdown with tables, in UTF-8
 */
#include "page/render.h"

#include "page/letters.h"

enum { BAR = 12 };

static void add_phrase(struct text *t, const struct node *holder);

/* Marks stand close to what they mark, else they mark nothing. */
static void
add_marked(struct text *t, const char *mark, const struct node *holder)
{
	size_t begun, end;
	struct text inner = {0};

	add_phrase(&inner, holder);
	for (begun = 0; begun < inner.len && inner.at[begun] == ' '; begun++)
		text_char(t, ' ');
	for (end = inner.len; end > begun && inner.at[end - 1] == ' '; end--)
		;
	if (end > begun) {
		text_string(t, mark);
		text_add(t, inner.at + begun, end - begun);
		text_string(t, mark);
	}
	for (; end < inner.len; end++)
		text_char(t, ' ');
	text_free(&inner);
}

static void
add_phrase(struct text *t, const struct node *holder)
{
	for (const struct node *n = holder->first; n != NULL; n = n->next) {
		switch (n->kind) {
		case NODE_STRONG:
			add_marked(t, "**", n);
			break;
		case NODE_BADGE:
			text_string(t, "**\\[");
			letters_markdown(t, n->text);
			text_string(t, "\\]**");
			break;
		case NODE_BAR:
			for (unsigned i = 0; i < (unsigned)(n->value / n->max * BAR + 0.5); i++)
				text_string(t, "█");
			text_char(t, ' ');
			letters_markdown(t, n->text);
			break;
		case NODE_TREND:
			for (const struct node *point = n->first; point != NULL; point = point->next) {
				letters_markdown(t, point->text);
				text_string(t, point->next != NULL ? " " : "");
			}
			break;
		case NODE_TEXT:
			letters_markdown(t, n->text);
			break;
		default:
			add_phrase(t, n);
		}
	}
}

/* A phrase that begins a line. */
static void
add_line(struct text *t, const struct node *holder)
{
	size_t from = t->len;

	add_phrase(t, holder);
	letters_markdown_line(t, from);
}

static void
add_row(struct text *t, const struct node *row)
{
	text_char(t, '|');
	for (const struct node *cell = row->first; cell != NULL; cell = cell->next) {
		text_char(t, ' ');
		add_phrase(t, cell);
		text_string(t, " |");
	}
	text_char(t, '\n');
}

static void
add_grid(struct text *t, const struct node *grid)
{
	const struct node *row = grid->first;

	if (row == NULL || grid->text.len == 0)
		return;
	if (grid->tone) {
		add_row(t, row);
		row = row->next;
	} else {
		for (size_t i = 0; i < grid->text.len; i++)
			text_string(t, "|  ");
		text_string(t, "|\n");
	}
	for (size_t i = 0; i < grid->text.len; i++)
		text_string(t, grid->text.at[i] == 'r' ? "| ---: " : "| --- ");
	text_string(t, "|\n");
	for (; row != NULL; row = row->next)
		add_row(t, row);
}

static void
add_tiles(struct text *t, const struct node *tiles)
{
	for (const struct node *tile = tiles->first; tile != NULL; tile = tile->next) {
		size_t from;

		text_string(t, "- ");
		from = t->len;
		add_marked(t, "**", tile->first);
		text_char(t, ' ');
		add_phrase(t, tile->first->next);
		letters_markdown_line(t, from);
		text_char(t, '\n');
	}
}

static void
add_block(struct text *t, const struct node *n)
{
	switch (n->kind) {
	case NODE_TITLE:
	case NODE_HEADING:
		text_string(t, n->kind == NODE_TITLE ? "# " : "## ");
		add_line(t, n);
		text_char(t, '\n');
		break;
	case NODE_BULLETS:
		for (const struct node *item = n->first; item != NULL; item = item->next) {
			text_string(t, "- ");
			add_line(t, item);
			text_char(t, '\n');
		}
		break;
	case NODE_NEWPAGE:
		text_string(t, "---\n");
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
		add_line(t, n);
		text_char(t, '\n');
	}
}

void
render_markdown(const struct rendering *r, struct text *out)
{
	for (const struct node *n = r->document->first; n != NULL; n = n->next) {
		if (n != r->document->first)
			text_char(out, '\n');
		add_block(out, n);
	}
}
