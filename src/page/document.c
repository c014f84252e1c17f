/*
 * document.c -- a page as a tree of blocks, and as a row of bytes on its way to the parent
 */
#include "page/document.h"

#include <math.h>

#include "page/letters.h"

const char *const tone_names[TONES] = {"plain", "now", "soon", "due", "worse", "better"};

/* What stands in front of a node's text; between processes of one program, so in its own byte order. */
struct mark {
	double value, max;
	uint32_t len;
	unsigned char kind, tone;
};

void
document_open(struct text *bytes, const struct node *node)
{
	struct mark m;

	memset(&m, 0, sizeof(m));
	m.kind = node->kind;
	m.tone = node->tone;
	m.value = node->value;
	m.max = node->max;
	m.len = (uint32_t)node->text.len;
	text_add(bytes, (const char *)&m, sizeof(m));
	text_add(bytes, node->text.at, node->text.len);
}

void
document_close(struct text *bytes)
{
	document_open(bytes, &(struct node){.kind = NODE_END});
}

void
document_text(struct text *bytes, struct span text)
{
	document_open(bytes, &(struct node){.kind = NODE_TEXT, .text = text});
	document_close(bytes);
}

/* What is being read. */
struct reading {
	struct arena *mem;
	const char *at, *end;
	struct text clean;
};

#define BIT(kind) (UINT32_C(1) << (kind))

static const uint32_t phrase =
	BIT(NODE_TEXT) | BIT(NODE_STRONG) | BIT(NODE_WEAK) | BIT(NODE_BADGE) | BIT(NODE_BAR) | BIT(NODE_TREND);
static const uint32_t blocks =
	BIT(NODE_TITLE) | BIT(NODE_SUBTITLE) | BIT(NODE_HEADING) | BIT(NODE_PARA) | BIT(NODE_NOTE) | BIT(NODE_BULLETS)
	| BIT(NODE_NEWPAGE) | BIT(NODE_GRID) | BIT(NODE_TILES) | BIT(NODE_EVENT);

/* The kinds of nodes that may stand in one of that kind. */
static uint32_t
inside(enum node_kind kind)
{
	switch (kind) {
	case NODE_TITLE:
	case NODE_SUBTITLE:
	case NODE_HEADING:
	case NODE_PARA:
	case NODE_NOTE:
	case NODE_CELL:
	case NODE_STRONG:
	case NODE_WEAK:
		return phrase;
	case NODE_BULLETS:
	case NODE_ROW:
	case NODE_TILE:
	case NODE_EVENT:
		return BIT(NODE_CELL);
	case NODE_GRID:
		return BIT(NODE_ROW);
	case NODE_TILES:
		return BIT(NODE_TILE);
	case NODE_TREND:
		return BIT(NODE_POINT);
	default:
		return 0;
	}
}

bool
document_event(const struct node *n)
{
	const long latest = 2932896;  /* 9999-12-31 */
	long day;

	return date_read(n->text, &day) && n->value >= 1 && n->value <= 366 && n->value == floor(n->value)
	       && day <= latest - (long)n->value;
}

/* Each row has a cell for each column. */
static bool
is_even(const struct node *grid)
{
	for (const struct node *row = grid->first; row != NULL; row = row->next)
		if (row->count != grid->text.len)
			return false;
	return grid->text.len <= DOCUMENT_COLUMNS && (grid->first != NULL || !grid->tone);
}

/* The node has what a node of its kind must have. */
static bool
is_sound(const struct node *n)
{
	bool measured = n->kind == NODE_BAR || n->kind == NODE_TREND || n->kind == NODE_POINT;

	if (!isfinite(n->value) || !isfinite(n->max))
		return false;
	if (measured && !(n->max >= 0 && n->value >= 0 && n->value <= n->max))
		return false;
	switch (n->kind) {
	case NODE_TILE:
		return n->count == 2;
	case NODE_EVENT:
		return n->count == 3 && document_event(n);
	case NODE_GRID:
		return is_even(n);
	case NODE_BAR:
		return n->max > 0;
	default:
		return true;
	}
}

static bool read_node(struct reading *, struct node *, uint32_t allowed, unsigned depth);

/* All nodes up to the end of the one they stand in, or to the end of the bytes. */
static bool
read_inside(struct reading *r, struct node *holder, uint32_t allowed, unsigned depth)
{
	struct node **last = &holder->first;

	while (r->at < r->end) {
		struct node *n = arena_take(r->mem, sizeof(*n));

		if (!read_node(r, n, allowed, depth))
			return false;
		if (n->kind == NODE_END)
			return depth > 0;
		*last = n;
		last = &n->next;
		holder->count++;
	}
	return depth == 0;
}

static bool
read_node(struct reading *r, struct node *n, uint32_t allowed, unsigned depth)
{
	struct mark m;

	if ((size_t)(r->end - r->at) < sizeof(m) || depth > DOCUMENT_DEPTH)
		return false;
	memcpy(&m, r->at, sizeof(m));
	r->at += sizeof(m);
	if (m.kind == NODE_END)
		return m.len == 0;
	if (m.kind >= NODE_KINDS || (allowed & BIT(m.kind)) == 0 || m.tone >= TONES || m.len > (size_t)(r->end - r->at))
		return false;
	n->kind = m.kind;
	n->tone = m.tone;
	n->value = m.value;
	n->max = m.max;
	r->clean.len = 0;
	letters_clean(&r->clean, (struct span){r->at, m.len});
	n->text = (struct span){arena_copy(r->mem, r->clean.at, r->clean.len), r->clean.len};
	r->at += m.len;
	return read_inside(r, n, inside(n->kind), depth + 1) && is_sound(n);
}

struct node *
document_read(struct arena *mem, struct span bytes)
{
	struct reading r = {.mem = mem, .at = bytes.at, .end = bytes.at + bytes.len};
	struct node *document = arena_take(mem, sizeof(*document));
	bool good = read_inside(&r, document, blocks, 0);

	text_free(&r.clean);
	return good ? document : NULL;
}

void
phrase_text(struct text *t, const struct node *holder)
{
	for (const struct node *n = holder->first; n != NULL; n = n->next) {
		text_add(t, n->text.at, n->text.len);
		if (n->kind == NODE_TREND && n->first != NULL)
			for (const struct node *p = n->first; p != NULL; p = p->next) {
				text_add(t, p->text.at, p->text.len);
				if (p->next != NULL)
					text_char(t, ' ');
			}
		else
			phrase_text(t, n);
	}
}
