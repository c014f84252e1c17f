/*
 * side.h -- one of two rule sets that are compared, and what it says of a record in a few numbers
 *
 * A verdict is a row of words that can be kept for every record of a cohort:
 * the level and what is pending, a bit for each rule of the roster that fired,
 * one for each red flag that is pending, and a short mark of each other answer.
 */
#ifndef SIDE_H
#define SIDE_H

#include "workshop/results.h"
#include "workshop/roster.h"

struct side {
	struct ruleset *set;
	struct judgement judgement;
	struct results results;
	struct roster roster;
	size_t nbits;        /* words of bits, one bit for each rule */
	size_t nwords;       /* of a verdict */
	uint64_t *verdicts;  /* of the batch just judged, one behind the other */
};

/* Loads the rules.  What is wrong in them ends the program with status 2. */
void side_init(struct side *, const struct rule_files *, const long *as_of);
void side_free(struct side *);

/* Works out the verdicts of the batch; those of blank records mean nothing. */
void side_judge(struct side *, struct batch *);

static inline const uint64_t *
side_verdict(const struct side *s, size_t i)
{
	return s->verdicts + i * s->nwords;
}

/* The rank of the level; of what is pending above it, or 0; and whether the record could be read at all. */
static inline int
verdict_level(const uint64_t *verdict)
{
	return (int)(verdict[0] & 0xff);
}

static inline int
verdict_pending(const uint64_t *verdict)
{
	return (int)(verdict[0] >> 8 & 0xff);
}

static inline bool
verdict_unreadable(const uint64_t *verdict)
{
	return (verdict[0] >> 16 & 1) != 0;
}

/* Rule number "rule" of the roster fired, or is pending. */
static inline bool
verdict_fired(const uint64_t *verdict, size_t rule)
{
	return verdict[1 + rule / 64] >> rule % 64 & 1;
}

static inline bool
verdict_pends(const struct side *s, const uint64_t *verdict, size_t rule)
{
	return verdict[1 + s->nbits + rule / 64] >> rule % 64 & 1;
}

/* A mark of result number k: other texts have other marks, but for one in four thousand million. */
static inline uint32_t
verdict_mark(const struct side *s, const uint64_t *verdict, size_t k)
{
	return (uint32_t)(verdict[1 + 2 * s->nbits + k / 2] >> k % 2 * 32);
}

#endif
