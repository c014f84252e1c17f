/*
 * document.h -- a page as a tree of blocks and the phrases in them
 *
 * It is made in the child process a page script runs in, as a row of bytes,
 * and read again by the parent, who trusts none of them: what comes out of
 * document_read() is a tree of the shape told here, whatever came in.  All
 * texts in it are clean (letters.h).
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "base/arena.h"
#include "base/text.h"

/* What a node is, and what stands in it. */
enum node_kind {
	NODE_END,       /* only between the bytes: closes the node that is open */

	/* blocks */
	NODE_TITLE,     /* a phrase; so have SUBTITLE, HEADING, PARA, NOTE */
	NODE_SUBTITLE,
	NODE_HEADING,
	NODE_PARA,
	NODE_NOTE,      /* small print */
	NODE_BULLETS,   /* CELLs */
	NODE_NEWPAGE,   /* nothing */
	NODE_GRID,      /* ROWs, the first of them the head if "tone" is 1; text: how each column is set, "l" or "r" */
	NODE_TILES,     /* TILEs */
	NODE_EVENT,     /* three CELLs: uid, summary, description; text: the date; value: days it lasts */

	/* parts of blocks */
	NODE_ROW,       /* CELLs */
	NODE_CELL,      /* a phrase */
	NODE_TILE,      /* two CELLs: value, label; tone */

	/* phrases are any number of: */
	NODE_TEXT,      /* text */
	NODE_STRONG,    /* a phrase */
	NODE_WEAK,      /* a phrase */
	NODE_BADGE,     /* text, tone */
	NODE_BAR,       /* value of max, 0 <= value <= max; text: the number as it is written */
	NODE_TREND,     /* POINTs; max */
	NODE_POINT,     /* value of the trend's max; text: as it is written.  Or max 0: not known */

	NODE_KINDS,
};

/* The colour of a badge or a tile.  It never stands alone: a word or a mark says the same. */
enum tone { TONE_PLAIN, TONE_NOW, TONE_SOON, TONE_DUE, TONE_WORSE, TONE_BETTER, TONES };

extern const char *const tone_names[TONES];

struct node {
	unsigned char kind;  /* enum node_kind */
	unsigned char tone;  /* enum tone */
	double value, max;
	struct span text;
	struct node *first, *next;
	unsigned count;      /* nodes from "first" on */
};

enum { DOCUMENT_DEPTH = 32, DOCUMENT_COLUMNS = 40 };

/* Begins a node (its kind, tone, value, max and text count); what follows stands in it, up to document_close(). */
void document_open(struct text *bytes, const struct node *);
void document_close(struct text *bytes);

/* A node of text: open and close in one. */
void document_text(struct text *bytes, struct span);

/* Are the day of an event and the days it lasts what a calendar can hold? */
bool document_event(const struct node *);

/*
 * The tree of those bytes: a node whose nodes are the blocks; in the arena.
 * NULL when they are no document.
 */
struct node *document_read(struct arena *, struct span bytes);

/* The phrase as text alone, its pieces one behind the other. */
void phrase_text(struct text *, const struct node *holder);

#endif
