/*
 * render_plain.c -- a document as text for a terminal, a printer, or a mail
 */
#include "page/render.h"

#include <stdlib.h>

#include "page/letters.h"
#include "page/wrap.h"

enum { GAP = 2, BAR = 12, LEAST_COLUMN = 6 };

struct plain {
	const struct rendering *r;
	struct text *out;
	size_t width;        /* of the page, in columns */
	struct text phrase;  /* the one being set */
};

static void
add_times(struct text *t, const char *s, size_t n)
{
	while (n-- > 0)
		text_string(t, s);
}

static void
add_span(const struct plain *p, struct text *t, struct span s)
{
	if (!p->r->ascii) {
		text_add(t, s.at, s.len);
		return;
	}
	for (size_t i = 0; i < s.len;) {
		struct letter l = letter_at(s.at + i, s.len - i);

		text_string(t, letter_ascii(l.code));
		i += l.size;
	}
}

/* A bar whose last cell is as full as eighths of it can say. */
static void
add_bar(const struct plain *p, struct text *t, const struct node *n)
{
	static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	unsigned full = (unsigned)(n->value / n->max * BAR * 8 + 0.5);

	if (p->r->ascii)
		add_times(t, "#", (full + 4) / 8);
	else {
		add_times(t, "█", full / 8);
		text_string(t, eighths[full % 8]);
	}
	if (full > 0)
		text_char(t, ' ');
	add_span(p, t, n->text);
}

/* The phrase in one line, however long. */
static void
add_phrase(const struct plain *p, struct text *t, const struct node *holder)
{
	for (const struct node *n = holder->first; n != NULL; n = n->next) {
		switch (n->kind) {
		case NODE_BADGE:
			text_char(t, '[');
			add_span(p, t, n->text);
			text_char(t, ']');
			break;
		case NODE_BAR:
			add_bar(p, t, n);
			break;
		case NODE_TREND:
			for (const struct node *point = n->first; point != NULL; point = point->next) {
				add_span(p, t, point->text);
				if (point->next != NULL)
					text_char(t, ' ');
			}
			break;
		case NODE_TEXT:
			add_span(p, t, n->text);
			break;
		default:
			add_phrase(p, t, n);
		}
	}
}

static size_t
longest_word(struct span s)
{
	size_t longest = 0;

	while (s.len > 0) {
		const char *blank = memchr(s.at, ' ', s.len);
		size_t len = blank != NULL ? (size_t)(blank - s.at) : s.len, width = wrap_width((struct span){s.at, len});

		longest = width > longest ? width : longest;
		s.at += len + (blank != NULL);
		s.len -= len + (blank != NULL);
	}
	return longest;
}

/* The text in lines; the first begins behind what stands in its line already, the others "indent" columns in. */
static void
add_wrapped(const struct plain *p, struct span s, size_t indent)
{
	bool first = true;

	do {
		struct span line = wrap_line(&s, p->width - indent);

		if (!first)
			add_times(p->out, " ", indent);
		first = false;
		text_add(p->out, line.at, line.len);
		text_char(p->out, '\n');
	} while (s.len > 0);
}

static struct span
phrase_of(struct plain *p, const struct node *holder)
{
	p->phrase.len = 0;
	add_phrase(p, &p->phrase, holder);
	return (struct span){p->phrase.at, p->phrase.len};
}

static void
set_underlined(struct plain *p, const struct node *n, const char *line)
{
	struct span s = phrase_of(p, n);
	size_t width = wrap_width(s);

	add_wrapped(p, s, 0);
	add_times(p->out, line, width < p->width ? width : p->width);
	text_char(p->out, '\n');
}

static void
set_bullets(struct plain *p, const struct node *n)
{
	for (const struct node *item = n->first; item != NULL; item = item->next) {
		text_string(p->out, p->r->ascii ? "- " : "• ");
		add_wrapped(p, phrase_of(p, item), 2);
	}
}

/* One behind the other, none broken that fits in a line. */
static void
set_tiles(struct plain *p, const struct node *n)
{
	struct text one = {0};
	size_t filled = 0;

	for (const struct node *tile = n->first; tile != NULL; tile = tile->next) {
		size_t width;

		one.len = 0;
		add_phrase(p, &one, tile->first);
		text_char(&one, ' ');
		add_phrase(p, &one, tile->first->next);
		text_string(&one, tile->next != NULL ? "," : "");
		width = wrap_width((struct span){one.at, one.len});
		if (filled > 0 && filled + 1 + width > p->width) {
			text_char(p->out, '\n');
			filled = 0;
		} else if (filled > 0) {
			text_char(p->out, ' ');
			filled++;
		}
		if (width > p->width) {
			add_wrapped(p, (struct span){one.at, one.len}, 0);
			continue;
		}
		text_add(p->out, one.at, one.len);
		filled += width;
	}
	if (filled > 0)
		text_char(p->out, '\n');
	text_free(&one);
}

/* A grid */

struct columns {
	size_t n;
	size_t natural[DOCUMENT_COLUMNS], word[DOCUMENT_COLUMNS];  /* the widest cell; the widest word */
	size_t width[DOCUMENT_COLUMNS];
	const char *sides;
};

static void
measure(struct plain *p, const struct node *grid, struct columns *c)
{
	*c = (struct columns){.sides = grid->text.at};
	for (const struct node *row = grid->first; row != NULL; row = row->next) {
		size_t i = 0;

		for (const struct node *cell = row->first; cell != NULL; cell = cell->next, i++) {
			struct span s = phrase_of(p, cell);
			size_t natural = wrap_width(s), word = longest_word(s);

			c->natural[i] = natural > c->natural[i] ? natural : c->natural[i];
			c->word[i] = word > c->word[i] ? word : c->word[i];
			c->n = i + 1 > c->n ? i + 1 : c->n;
		}
	}
}

/* Takes a column from the widest one that may lose it; false: none may. */
static bool
narrow(struct columns *c, const size_t *least)
{
	size_t widest = c->n;

	for (size_t i = 0; i < c->n; i++)
		if (c->width[i] > least[i] && (widest == c->n || c->width[i] > c->width[widest]))
			widest = i;
	if (widest == c->n)
		return false;
	c->width[widest]--;
	return true;
}

/* Finds widths that fit: first no word is broken, then, where the page is not narrow, words are; false: the columns do not fit. */
static bool
fit(struct columns *c, size_t width)
{
	size_t least[DOCUMENT_COLUMNS], sum = 0, room;

	if (c->n == 0 || c->n * (LEAST_COLUMN + GAP) > width + GAP)
		return c->n == 0;
	room = width - (c->n - 1) * GAP;
	for (size_t i = 0; i < c->n; i++) {
		c->width[i] = c->natural[i];
		sum += c->natural[i];
		least[i] = c->natural[i] < LEAST_COLUMN ? c->natural[i] : LEAST_COLUMN;
	}
	while (sum > room && narrow(c, c->word))
		sum--;
	if (sum > room && width < RENDER_WIDTH)  /* a narrow page is for reading: words stay whole */
		return false;
	while (sum > room && narrow(c, least))
		sum--;
	return true;
}

/* One row, its cells side by side, each in as many lines as it needs. */
static void
set_row(struct plain *p, const struct columns *c, const struct node *row)
{
	struct text cells[DOCUMENT_COLUMNS] = {{0}};
	struct span rest[DOCUMENT_COLUMNS] = {{0}};
	size_t n = 0;
	bool more = true;

	for (const struct node *cell = row->first; cell != NULL; cell = cell->next, n++) {
		add_phrase(p, &cells[n], cell);
		rest[n] = (struct span){cells[n].at, cells[n].len};
	}
	while (more) {
		size_t begun = p->out->len;

		more = false;
		for (size_t i = 0; i < n; i++) {
			struct span line = wrap_line(&rest[i], c->width[i]);
			size_t width = wrap_width(line), pad = c->width[i] > width ? c->width[i] - width : 0;

			add_times(p->out, " ", i > 0 ? GAP : 0);
			add_times(p->out, " ", c->sides[i] == 'r' ? pad : 0);
			text_add(p->out, line.at, line.len);
			add_times(p->out, " ", c->sides[i] == 'r' ? 0 : pad);
			more |= rest[i].len > 0;
		}
		while (p->out->len > begun && p->out->at[p->out->len - 1] == ' ')
			p->out->len--;
		text_char(p->out, '\n');
	}
	for (size_t i = 0; i < n; i++)
		text_free(&cells[i]);
}

/* The cells one below the other, each behind its column's name. */
static void
set_stacked(struct plain *p, const struct node *grid)
{
	const struct node *head = grid->tone ? grid->first : NULL;

	for (const struct node *row = head != NULL ? head->next : grid->first; row != NULL; row = row->next) {
		const struct node *name = head != NULL ? head->first : NULL;

		for (const struct node *cell = row->first; cell != NULL; cell = cell->next) {
			p->phrase.len = 0;
			text_string(&p->phrase, cell == row->first ? "" : "  ");
			if (name != NULL) {
				add_phrase(p, &p->phrase, name);
				text_string(&p->phrase, ": ");
				name = name->next;
			}
			add_phrase(p, &p->phrase, cell);
			add_times(p->out, " ", cell == row->first ? 0 : 2);
			add_wrapped(p, (struct span){p->phrase.at, p->phrase.len}, 4);
		}
	}
}

static void
set_grid(struct plain *p, const struct node *grid)
{
	const struct node *row = grid->first;
	struct columns c;

	measure(p, grid, &c);
	if (!fit(&c, p->width)) {
		set_stacked(p, grid);
		return;
	}
	if (row != NULL && grid->tone) {
		set_row(p, &c, row);
		row = row->next;
		for (size_t i = 0; i < c.n; i++) {
			add_times(p->out, " ", i > 0 ? GAP : 0);
			add_times(p->out, "-", c.width[i]);
		}
		text_char(p->out, '\n');
	}
	for (; row != NULL; row = row->next)
		set_row(p, &c, row);
}

static void
set_block(struct plain *p, const struct node *n)
{
	switch (n->kind) {
	case NODE_TITLE:
		set_underlined(p, n, "=");
		break;
	case NODE_HEADING:
		set_underlined(p, n, "-");
		break;
	case NODE_BULLETS:
		set_bullets(p, n);
		break;
	case NODE_NEWPAGE:
		add_times(p->out, "=", p->width);
		text_char(p->out, '\n');
		break;
	case NODE_GRID:
		set_grid(p, n);
		break;
	case NODE_TILES:
		set_tiles(p, n);
		break;
	case NODE_EVENT:
		break;
	default:
		add_wrapped(p, phrase_of(p, n), 0);
	}
}

static size_t
width_for(size_t wanted)
{
	if (wanted == 0)
		return RENDER_WIDTH;
	return wanted < RENDER_LEAST ? RENDER_LEAST : wanted > RENDER_MOST ? RENDER_MOST : wanted;
}

void
render_plain(const struct rendering *r, struct text *out)
{
	struct plain p = {.r = r, .out = out, .width = width_for(r->width)};
	const struct node *before = NULL;

	for (const struct node *n = r->document->first; n != NULL; before = n, n = n->next) {
		/* What stands under a line of its own begins there. */
		if (before != NULL && before->kind != NODE_HEADING && !(before->kind == NODE_TITLE && n->kind == NODE_SUBTITLE))
			text_char(out, '\n');
		set_block(&p, n);
	}
	text_free(&p.phrase);
}
