/*
 * results.h -- what all stages together say about a record, as texts
 */
#ifndef RESULTS_H
#define RESULTS_H

#include "stage/stage.h"

struct results {
	struct judgement *judgement;
	bool because;
	int labels[MAX_RESULTS];   /* by their numbers in the vocabulary */
	size_t n;
	struct answers answers;
	struct sentence *said;
	struct span lead[MAX_RESULTS];
	struct wording wording;
	struct text text;
};

/* because: the answers of --explain, too.  Lists are joined by commas, yes and no are words, as in LTSV. */
void results_init(struct results *, struct judgement *, bool because);
void results_free(struct results *);

/*
 * Judges the batch and gets the answers ready; then results_of() works out
 * those to record i, which is neither blank nor unreadable.
 */
void results_judge(struct results *, struct batch *);
void results_of(struct results *, struct batch *, size_t i);

/* Result number k, and its label. */
struct span results_value(const struct results *, size_t k);
struct span results_label(const struct results *, size_t k);

/* The number of the result with that label, or -1. */
int results_find(const struct results *, struct span label);

#endif
