/*
 * asking.h -- what questions.c, matters.c and ways.c share
 */
#ifndef ASKING_H
#define ASKING_H

#include "asking/calm.h"
#include "asking/memory.h"
#include "asking/recipe.h"

struct questions {
	const struct ruleset *set;
	struct arena mem;              /* as long as this */
	struct space *spaces;          /* by field */
	bool *askable, *all_askable;   /* by field: may be asked; could be, were there no limit */
	bool *presence;                /* by field: it could matter that it has an answer, whatever that is */
	struct reply *calm;
	const struct rule **unsure_rule;  /* by field: the rule that "not sure" sets off, or NULL */
	struct bearing all, one;       /* of the batch; of a record with some answers more */
	struct variants trial;
	struct recipe recipe;
	struct memory memory;
	const struct batch *batch;
	struct question_plan plan;
	/* Of the record at hand: */
	struct reply *calm_open;       /* calm answers to all open questions */
	size_t ncalm, *calm_place;     /* by field: where it stands there */
	const struct bearing_rule **rules;  /* reached, the highest level first */
	size_t nrules;
	int *needed, *clears, *unsure;
	const struct rule **settles;
	struct reply *replies;
	struct trying {
		struct question *question;
		struct reply *with;
		size_t nwith;
		struct span high, low;
		size_t lane;       /* of the first answer; the other's is behind it, or is the calm record */
		bool beside_calm;
	} trying[BATCH_SIZE];
	size_t ntrying;
	int calm_level;                /* with calm answers to all open questions */
	struct progress {
		unsigned rule, way, tries;
	} *progress;                   /* by place in matters */
};

/* The rule comes to the field, also through earlier results. */
static inline bool
comes_to(const struct questions *q, const struct rule *r, int field)
{
	return recipe_reads(&q->recipe, r->when, field) || recipe_reads(&q->recipe, r->unless, field);
}

/* Adds record i with the replies to those that are looked at more closely. */
static inline void
look_closer(struct questions *q, size_t i, const struct reply *replies, size_t n)
{
	variants_add(&q->one.given, q->batch, i, replies, n);
}

/*
 * Calm answers to the open questions of record i.  Where what is usually calm
 * is not so beside the answers that are there, one other answer may mend it.
 */
void find_calm(struct questions *, size_t i);

/* The questions that matter for record i, in mem; find_calm() has been there. */
void find_matters(struct questions *, size_t i, struct memory_entry *, struct arena *mem);

/* The fewest answers that could end it, and calm ones that do; find_matters() has been there. */
void find_ways(struct questions *, size_t i, struct memory_entry *, struct arena *mem);

#endif
