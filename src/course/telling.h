/*
 * telling.h -- what is written of a course: the labels, in their order, and their answers
 */
#ifndef TELLING_H
#define TELLING_H

#include "course/fold.h"
#include "record/writer.h"

struct telling {
	struct courses *all;
	struct course *course;    /* of which is told */
	unsigned lane;            /* its last line in the batch */
	struct told *told;        /* one for each answer, in order */
	int *results;             /* the labels of them, by their numbers in the vocabulary */
	size_t n, room;
	size_t at;                /* the answer that is given */
	struct text labels;       /* of all that is written, parted by commas */
	struct batch record;      /* the fields of the course that is being written */
	struct answers answers, held;  /* held: of the course that may go on in the next batch */
	bool holds;
	struct sentence *said;
	struct arena mem;
};

void telling_init(struct telling *, struct courses *);
void telling_free(struct telling *);

/* Writes the courses that end in the batch, and lines that are no record where they stand; NULL: what is left. */
void telling_write(struct telling *, struct writer *, struct batch *);

#endif
