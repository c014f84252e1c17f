/*
 * brief.h -- a rule file in brief, as Lua is given it
 *
 * Four of ten bytes of the rules are long texts, which Lua would read byte by
 * byte, and comments.  In brief a long text is four bytes, "\1" and its number
 * among the texts of the file; whoever takes it from Lua writes it out again.
 * What is plain (plain.h) is a text, too: "\2" and its number among what is plain
 * in the file.  The lines stay where they are.
 */
#ifndef BRIEF_H
#define BRIEF_H

#include "rule/scan.h"

/* The file in brief, into "out", what is plain as well or not; the text itself when that has a mark in it. */
struct span brief_write(struct text *out, struct span text, const struct scanned *, bool plain);

/* What is plain that the text from Lua stands for, or NULL. */
const struct plain *brief_plain(struct span text, const struct scanned *);

/* Does the text from Lua hold what must be written out? */
static inline bool
is_brief(struct span text)
{
	return memchr(text.at, '\1', text.len) != NULL;
}

/*
 * The text written out, in the arena; "len" is its length.  NULL when it
 * would be longer than "limit", or is nothing that brief_write() wrote.
 */
char *brief_expand(struct arena *, struct span text, const struct scanned *, size_t limit, size_t *len);

#endif
