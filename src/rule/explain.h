/*
 * explain.h -- why an answer is what it is: the facts that made it so, and the source
 *
 * An explanation reads "RF-CES-1: saddle_numbness=yes & age=45 [GIRFT23 CKS]".
 * Only facts that count are named: of any{} the parts that hold, of all{} all.
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "record/answers.h"
#include "rule/sheet.h"

/* Each adds one item to the list being written. */
void explain_rule(const struct sheet *, const struct rule *, unsigned lane, struct answers *);
void explain_entry(const struct sheet *, const struct entry *, const struct cond *, unsigned lane, struct answers *);
void explain_score(const struct sheet *, const struct entry *, const struct score *, unsigned lane, struct answers *);

/* Only the facts: "kidney_disease=yes".  The text is good until something else is explained. */
struct span explain_facts(const struct sheet *, const struct cond *, unsigned lane);

#endif
