/*
 * sheet.h -- 64 records side by side, and the answers of all conditions about them
 *
 * One machine word holds one answer for 64 records: bit i belongs to record i
 * of the batch.  A condition has two words, yes and no; where both are 0 the
 * record does not say.  (floor = yes, ceiling = not no.)
 *
 * Conditions of red flags have two more, for what is pending: "open" is the
 * ceiling, and "shut" the ceiling of the opposite, when only unanswered core
 * questions are left open and every test on another unanswered question, or
 * its opposite, counts as not satisfied.
 */
#ifndef SHEET_H
#define SHEET_H

#include <stdint.h>

#include "record/batch.h"
#include "rule/ruleset.h"
#include "rule/tally.h"

typedef uint64_t lanes;  /* one bit for each record of the batch */
typedef lanes lane_pair __attribute__((vector_size(16)));

struct answer {
	union {
		struct {
			lanes yes, open, no, shut;
		};
		lane_pair pair[2];  /* yes and open; no and shut: they go the same ways */
	};
};

struct sheet {
	const struct ruleset *set;
	struct batch *batch;
	lanes live;                /* the records that can be judged */
	struct answer *answers;    /* by condition */
	lanes *answered;           /* by field: there and neither ? nor dk (na counts, where it may stand) */
	lanes *dk;                 /* by field */
	lanes *spared;             /* by question that may not apply: it is answered because it does not */
	lanes *conflicts;          /* by conflict */
	lanes incomplete;          /* a core question has no reply */
	lanes disagreed;           /* a number is given, and the items of its form come to another one */
	lanes *known;              /* by quantity */
	lanes *worked_out;         /* by quantity: known, and not because the record gives it */
	double (*low)[BATCH_SIZE], (*high)[BATCH_SIZE];  /* by quantity: where it lies, if it is known */
	struct tally *sums;        /* by score: what is known */
	struct plan_of_sheet *plan;
};

struct sheet *sheet_new(const struct ruleset *);
void sheet_free(struct sheet *);

/*
 * Reads the facts of a batch, mends them where they conflict, and works out
 * derived numbers.  What is wrong with a value is noted in the batch.
 * as_of: the day that stands in for a missing date, or NULL.
 */
void sheet_fill(struct sheet *, struct batch *, const long *as_of);

/* Answers every condition that can be answered at this phase and has not been. */
void sheet_run(struct sheet *, int phase);

/* Before the numbers of a batch: none of them is known. */
void sheet_course(struct sheet *);

/* What is answered from that phase on is to be answered again: the course goes on by one visit. */
void sheet_again(struct sheet *, int phase);

/*
 * A number of the course for the records in w: "exact" of them have it, in
 * low; for the others it lies between low and high, as they have been silent
 * now but can be compared.  Records in neither stay without an answer.
 * unsure: the exact ones for which another number would count if it were
 * known.  To be called once for each record and number.
 */
void sheet_number(struct sheet *, int quantity, lanes exact, lanes silent, lanes unsure);

/* Then, for all of them: whether they are known, and tests between two of them. */
void sheet_numbers_known(struct sheet *);

/*
 * Answers all tests of a kind, decided one way or the other: word() gives the
 * records for which a test holds.  To be called when that is known and before
 * sheet_run() goes past it.
 */
void sheet_decide(struct sheet *, enum test_kind, lanes (*word)(const struct cond *, const void *), const void *);

/* The same for the records in w only. */
void sheet_decide_for(struct sheet *, enum test_kind, lanes w, lanes (*word)(const struct cond *, const void *), const void *);

/*
 * The records that have a reply to the question.  "Not sure" is one where yes
 * or no was asked, and nowhere else: for how long it has hurt is still to be
 * found out.
 */
static inline lanes
sheet_replied(const struct sheet *s, unsigned field)
{
	return s->answered[field] | (s->set->vocab->fields[field].type == FIELD_YESNO ? s->dk[field] : 0);
}

/* The records that answer the question themselves, "not sure" left out: not those to whom it does not apply. */
static inline lanes
sheet_told(const struct sheet *s, int field)
{
	lanes told = s->answered[field];

	for (unsigned i = 0; i < s->set->ninapplicable; i++)
		if (s->set->inapplicable[i].field == field)
			told &= ~s->spared[i];
	return told;
}

/* The records for which it is certain; NULL is certain for none. */
static inline lanes
sheet_yes(const struct sheet *s, const struct cond *c)
{
	return c == NULL ? 0 : s->answers[c->index].yes;
}

static inline lanes
sheet_no(const struct sheet *s, const struct cond *c)
{
	return c == NULL ? 0 : s->answers[c->index].no;
}

/* The records for which it holds, where NULL is no condition at all and always holds. */
static inline lanes
sheet_holds(const struct sheet *s, const struct cond *c)
{
	return c == NULL ? s->live : s->answers[c->index].yes;
}

/* The known sum of the weights, for every record. */
void sheet_sum(const struct sheet *, const struct score *, struct tally *);

/*
 * The sum, and the least and the most it could become, for the records in w;
 * items are taken as independent, so the truth lies within.
 */
struct sum_range {
	int sum, least, most;
};

void sheet_sum_range(const struct sheet *, const struct score *, lanes w, const struct tally *, struct sum_range[BATCH_SIZE]);

/*
 * The number as it stands, NAN when there is none: of one that is worked out
 * from a form, what its authors make of the answers that are there.
 */
double sheet_stands(const struct sheet *, int quantity, unsigned lane);

/* The record's day (its date, else as_of); false when there is none. */
bool sheet_today(const struct sheet *, unsigned lane, const long *as_of, double *day);

/* The number of the lowest bit set; the word must not be 0. */
static inline unsigned
lane_first(lanes w)
{
	return (unsigned)__builtin_ctzll(w);
}

/* for (FOR_LANES(i, w)): i is the number of each bit set in w, in order. */
#define FOR_LANES(i, w) lanes left_ = (w); left_ != 0 && (i = lane_first(left_), true); left_ &= left_ - 1

#endif
