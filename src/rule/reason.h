/*
 * reason.h -- the facts that make a condition hold, as one item of a list
 *
 * The same few reasons are told again and again: what a record answers to the
 * tests of the condition decides the text, so a text that has been put
 * together once is found by those answers.
 */
#ifndef REASON_H
#define REASON_H

#include "rule/explain.h"

struct reason;

/* For a condition of the rule set.  It lives in the arena, and so do the texts it remembers, of which there are not many. */
struct reason *reason_new(const struct cond *, struct arena *);

/* Adds the reason of that record to the list being written: "kidney_disease=yes & age=45". */
void reason_tell(struct reason *, const struct sheet *, unsigned lane, struct answers *);

#endif
