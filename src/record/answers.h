/*
 * answers.h -- the values a program adds to one record, written in the output's format
 *
 * A program gives its answers one after the other, in the order of its table
 * of results.  A value that needs no escaping in any format is marked plain
 * once, when it is made, so that adding it is one copy.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "base/text.h"
#include "record/format.h"

/* A text that is written out again and again: rule ids, levels, destinations. */
struct word {
	struct span text;
	bool plain;  /* nothing in it needs escaping or quoting in any format */
};

struct word word_of(struct span);

extern const struct word answer_none;  /* what an answer reads where there is nothing to say */

enum { MAX_ANSWERS = 64 };

struct answers {
	enum format format;
	struct text bytes;           /* all values of this record, in order */
	size_t end[MAX_ANSWERS];     /* where each value ends in bytes */
	size_t n;                    /* values given so far */
	size_t items;                /* in the list being written */
	bool in_list;
};

void answers_clear(struct answers *);

void answer_word(struct answers *, const struct word *);
void answer_text(struct answers *, struct span);  /* any text, escaped as needed; "none" where there is nothing to say */
void answer_yesno(struct answers *, bool);

/* A list: begin, add any number, end.  An empty one reads none, and [] in JSON. */
void answer_list(struct answers *);
void answer_item(struct answers *, const struct word *);
void answer_item_text(struct answers *, struct span);
void answer_list_end(struct answers *);

#endif
