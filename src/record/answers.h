/*
 * answers.h -- the values a program adds to one record, written in the output's format
 *
 * A program gives its answers one after the other, in the order of its table
 * of results.  Where nothing of them stands in the record yet they go straight
 * behind it in the output, each with its label in front; else they are kept
 * until the writer has put them in their places.
 *
 * A value that needs no escaping in any format is marked plain once, when it
 * is made, so that adding it is one copy.
 */
#ifndef ANSWERS_H
#define ANSWERS_H

#include "base/text.h"
#include "record/batch.h"
#include "record/format.h"

/* A text that is written out again and again: rule ids, levels, destinations.  TEXT_SLACK bytes behind it can be read. */
struct word {
	struct span text;
	bool plain;  /* nothing in it needs escaping or quoting in any format */
};

/* text must have bytes behind it that can be read, as all that an arena copies has. */
struct word word_of(struct span text);

/* The word of a literal, for constants outside functions. */
#define PLAIN_WORD(literal) {{(const char[sizeof(literal) + TEXT_SLACK]){literal}, sizeof(literal) - 1}, true}

enum { MAX_ANSWERS = 64 };

struct answers {
	enum format format;
	bool quoted;                 /* the format has its texts in quotes: JSON */
	struct text *to;             /* where the values go */
	const struct span *lead;     /* what to put in front of each; NULL where they are kept */
	size_t start;                /* where in "to" the value being written begins */
	size_t end[MAX_ANSWERS];     /* where each value ends */
	size_t n;                    /* values given so far */
	size_t items;                /* in the list being written */
	bool all_plain;              /* nothing in that list needs escaping */
};

/* Begins the answers to a record. */
void answers_begin(struct answers *, enum format, struct text *to, const struct span *lead);

/* Kept answers: the value of number k. */
struct span answers_value(const struct answers *, size_t k);

/* The value that was given last. */
static inline struct span
answers_last(const struct answers *a)
{
	return (struct span){a->to->at + a->start, a->to->len - a->start};
}

void answer_word(struct answers *, const struct word *);
void answer_written(struct answers *, struct span);  /* one that answers_last() has told; bytes behind it as behind a word */
void answer_text(struct answers *, struct span);  /* any text, escaped as needed; "none" where there is nothing to say */
void answer_none(struct answers *);
void answer_yesno(struct answers *, bool holds);

/* A list: begin, add any number, end.  An empty one reads none, and [] in JSON. */
void answer_list(struct answers *);
void answer_item(struct answers *, const struct word *);
void answer_item_text(struct answers *, struct span);  /* bytes behind it must be readable, as behind a word */
void answer_list_end(struct answers *);

/* What is wrong with the record, as a list. */
void answer_problems(struct answers *, const struct record *);

#endif
