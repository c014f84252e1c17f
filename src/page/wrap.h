/*
 * wrap.h -- text in lines of a width, broken between words
 */
#ifndef WRAP_H
#define WRAP_H

#include "base/text.h"

/* Takes the first line from the rest: so many words as fit; of a word that is too wide alone, what fits. */
struct span wrap_line(struct span *rest, size_t width);

/* Columns the text takes. */
size_t wrap_width(struct span);

#endif
