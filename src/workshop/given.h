/*
 * given.h -- what a record answers, in words: "age is 72", "fever not asked"
 */
#ifndef GIVEN_H
#define GIVEN_H

#include "stage/stage.h"

/* One record of a batch that was judged. */
struct subject {
	const struct judgement *judgement;
	struct batch *batch;
	unsigned lane;
};

/* What a condition is for the record. */
enum truth { TRUTH_NO, TRUTH_OPEN, TRUTH_YES };

enum truth truth_of(const struct subject *, const struct cond *);

/* The level of the record: its rank. */
int subject_level(const struct subject *);

/*
 * Adds the answer to the field as the rules read it: not sure, not asked, does
 * not apply, no usable answer (and why), worked out from which others, or left
 * out because a conflict made it doubtful.
 */
void given_field(struct text *, const struct subject *, int field);

/* The same of a number, answered or worked out. */
void given_quantity(struct text *, const struct subject *, int quantity);

/* The same of whatever a test looks at: an answer, or what was found earlier. */
void given_test(struct text *, const struct subject *, const struct cond *test);

/* Adds the answer alone: 72, yes, "not sure"; false, and nothing added, where there is none that can be used. */
bool given_answer(struct text *, const struct subject *, int field);

#endif
