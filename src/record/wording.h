/*
 * wording.h -- answers as they are written: in the output's format, with or without their labels
 */
#ifndef WORDING_H
#define WORDING_H

#include "base/text.h"
#include "record/format.h"
#include "record/row.h"

enum { MAX_ANSWERS = 256 };

struct wording {
	enum format format;
	bool quoted;              /* the format has its texts in quotes: JSON */
	struct text *to;          /* where the values go */
	const struct span *lead;  /* what stands in front of each: separator, label */
	bool keeps_ends;          /* somebody will ask for single ones of them */
	size_t n;                 /* values written so far */
	size_t end[MAX_ANSWERS];  /* where each ends, from the beginning of "to" on */
	size_t start;             /* where in "to" the value being written begins */
	size_t items;             /* in the list being written */
	bool all_plain;           /* nothing in that list needs escaping */
};

/* To be able to ask for single ones later, "to" must be empty. */
void wording_begin(struct wording *, enum format, struct text *to, const struct span *lead, bool keeps_ends);

/* Answers number k to n - 1, with what stands in front of them. */
static inline struct span
wording_answers(const struct wording *w, size_t k, size_t n)
{
	size_t from = k > 0 ? w->end[k - 1] : 0;

	return (struct span){w->to->at + from, w->end[n - 1] - from};
}

/* The value of answer number k. */
static inline struct span
wording_value(const struct wording *w, size_t k)
{
	struct span answer = wording_answers(w, k, k + 1);

	return (struct span){answer.at + w->lead[k].len, answer.len - w->lead[k].len};
}

void wording_word(struct wording *, const struct word *);  /* an empty one reads none */

void wording_number(struct wording *, struct span);  /* an empty one reads null in JSON, and nothing elsewhere */

/* A list: begin, add any number, end.  An empty one reads none, and [] in JSON. */
void wording_list(struct wording *);
void wording_item(struct wording *, const struct word *);
void wording_list_end(struct wording *);

/* All answers of a row, with the scores that belong to it. */
void wording_row(struct wording *, const struct row_form *, const uint64_t *row, const uint64_t *scores);

#endif
