/*
 * layout.h -- lines for people: 80 columns, ASCII, broken between words
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "base/text.h"

enum { LAYOUT_WIDTH = 80 };

/* So many blanks. */
void layout_blanks(struct text *, size_t n);

/* The column that the end of the text stands in, from 0 on; a letter in UTF-8 takes one. */
size_t layout_column(const struct text *);

/* How many columns the words take. */
size_t layout_width(struct span);

/*
 * Adds the words where the text ends, going on in the column "left" of the
 * next line wherever a word would stand beyond the last column.  Control
 * characters become question marks: the words may come from a record.
 */
void layout_words(struct text *, struct span words, size_t left);

/* One line of its own, or several: "indent" blanks, the words, and a line end; what goes on stands two columns further in. */
void layout_line(struct text *, size_t indent, struct span words);

/* Blanks up to the column; on a new line when the text is there, or beyond, already. */
void layout_tab(struct text *, size_t column);

#endif
