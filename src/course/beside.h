/*
 * beside.h -- what red flags and triage rules ask beside the core questions: findings, scores, and what only some are asked
 *
 * A visit may be complete without any of it.  So what was last told of it goes
 * on counting: a rule that was fulfilled by such an answer is not gone because
 * a later visit did not ask again.  "Not sure" likewise, until there is an
 * answer.  A pattern or a class is told as not there only where answers say so.
 */
#ifndef COURSE_BESIDE_H
#define COURSE_BESIDE_H

#include "stage/ledger.h"

struct beside {
	const struct ruleset *set;
	int *at;                   /* by condition: which of the tests below it is, or -1 */
	const struct cond **test;  /* tests that read something beside the core questions */
	struct measuring {         /* tests that compare a measure */
		unsigned at;
		int measure;
	} *measuring;
	unsigned nmeasuring;
	bool *asks;                /* by red flag: it has such a test */
	struct ledger yes, no;     /* by test: what this visit tells of it */
};

/* What it needs lives in the arena. */
void beside_init(struct beside *, const struct ruleset *, struct arena *);

/* Reads what the visits of the batch tell. */
void beside_read(struct beside *, const struct sheet *);

/*
 * Could the rule be fulfilled for that record, where of what it asks beside the
 * core questions everything is as it was last told: yes and no, one bit a test?
 */
bool beside_could(const struct beside *, const struct sheet *, const struct rule *, unsigned lane, const uint64_t *yes,
                  const uint64_t *no);

#endif
