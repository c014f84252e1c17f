/*
 * variants.h -- up to 64 records made of given ones with other answers, to be judged side by side
 */
#ifndef VARIANTS_H
#define VARIANTS_H

#include "stage/stage.h"

/* An answer put into a record in place of the one it has; "?" takes the answer away. */
struct reply {
	int field;
	struct span answer;  /* TEXT_SLACK bytes behind it can be read */
};

struct variants {
	struct batch batch;
	struct judgement judgement;
	unsigned *mark, turn;  /* by field: the turn it was last replied to in */
};

void variants_init(struct variants *, const struct ruleset *, const long *as_of);
void variants_free(struct variants *);

/* Begins anew. */
void variants_clear(struct variants *);

/* Adds record i of the batch, or an empty one where the batch is NULL, with the replies; at most BATCH_SIZE of them. */
void variants_add(struct variants *, const struct batch *, size_t i, const struct reply *, size_t n);

/* The same of the replies in two lists. */
void variants_add_two(struct variants *, const struct batch *, size_t i, const struct reply *, size_t n, const struct reply *more,
                      size_t nmore);

/*
 * Many variants of one record: begin with what they share, record i with the replies; then each has its own replies
 * and, where it has none, what all share.  again: the next ones of the same record.
 */
void variants_begin(struct variants *, const struct batch *, size_t i, const struct reply *, size_t n);
void variants_vary(struct variants *, const struct reply *, size_t n);
void variants_again(struct variants *);

/* Judges what was added, up to the level; v->judgement says what came out. */
void variants_judge(struct variants *);

/* Adds the answers of a lane as fields of LTSV, without a line end: what of them can be read. */
void variants_line(struct text *, struct variants *, size_t lane);

#endif
