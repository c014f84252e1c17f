/*
 * coverage.h -- what some records exercise of a rule set's rules
 *
 * Covered are the rules of the roster, the rows of classes and destinations,
 * contradictions, scores, candidate conditions, what a gate is blocked or
 * withheld by, its cautions, and the entries of lists: whatever has a condition
 * of its own that decides what is said to somebody.  Of each is counted how often it came
 * out in each way it can; of every test standing in it, how often that was
 * yes, no, and not asked; and of every number in a test, whether a record had
 * it exactly, and one the nearest step on its other side.
 */
#ifndef COVERAGE_H
#define COVERAGE_H

#include "workshop/limit.h"
#include "workshop/roster.h"

/* What there is to see, in the order it is listed. */
enum sight {
	SEEN_FIRED, SEEN_NOT_FIRED, SEEN_OPEN, SEEN_HELD_BACK,  /* rules; held back: by what stands in unless */
	SEEN_YES, SEEN_NO, SEEN_NOT_ASKED,                      /* tests; no: for a choice another word */
	SEEN_AT, SEEN_BESIDE,                                   /* numbers */
	SIGHTS
};

struct covered_test {
	const struct cond *is;  /* NULL: no rule that is covered reads it */
	bool can_open;
	unsigned long yes, no, open, unsure;  /* open: not asked; unsure: "not sure" */
	struct limit limits[MAX_LIMITS];
	unsigned nlimits;
};

struct covered_rule {
	const char *word;               /* "redflag", "nsaid", "plan" */
	const char *id;
	struct place at;                /* no file: not known */
	const struct roster_rule *rule; /* NULL: a row of something */
	int conflict;                   /* or the number of a contradiction, else -1 */
	const struct cond *when, *unless;
	bool can_open;
	unsigned *tests;                /* by condition */
	unsigned ntests;
	unsigned long fired, not_fired, open, held_back;
};

struct coverage {
	const struct ruleset *set;
	struct arena mem;
	struct roster roster;
	struct covered_rule *rules;
	size_t n;
	struct covered_test *tests;     /* by condition */
	struct written {
		unsigned long whole, fraction;
	} *written;                     /* by quantity: how records have it */
	unsigned long records;
};

void coverage_init(struct coverage *, const struct ruleset *);
void coverage_free(struct coverage *);

/* Counts the records in w of the batch just judged and prepared. */
void coverage_count(struct coverage *, const struct judgement *, lanes w);

/*
 * The nearest step over the limit.  1 where the number is a whole one: the
 * question wants it so, or most records have it so and no rule compares it with
 * a fraction (an age; one of 72.5 among many changes nothing).  Else that of the
 * limit's last digit, at most 0.1.  0 where the limit is exact.
 */
double coverage_step(const struct coverage *, const struct covered_test *, const struct limit *);

/* A record on the other side of the limit has come as near to it as that. */
bool coverage_beside(const struct coverage *, const struct covered_test *, const struct limit *);

/*
 * Goes through what there is to see of a rule: visit() gets the sight, the
 * test it is of (NULL: the rule itself), the limit (or NULL), and whether some
 * record has shown it.
 */
void coverage_visit(const struct coverage *, const struct covered_rule *,
                    void (*visit)(enum sight, const struct covered_test *, const struct limit *, bool seen, void *self),
                    void *self);

#endif
