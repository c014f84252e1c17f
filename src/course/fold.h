/*
 * fold.h -- from visits, sorted by patient and day, to the courses of these patients
 *
 * Visits come in batches of 64 and are judged by the rules of the stages.
 * What they mean for a course depends on the visits before, so the visits of
 * a batch are taken in rounds: the first of every patient in it, then the
 * second of those that have one, and so on.
 */
#ifndef FOLD_H
#define FOLD_H

#include "course/course.h"

/*
 * The courses of a batch stand in courses[] in the order of their patients;
 * courses[0] is the one that was open when the batch began, and "goes_on"
 * says that its patient stands in this batch, too.
 */
struct courses {
	struct fold fold;
	struct course *courses[BATCH_SIZE + 1];
	unsigned n;           /* of them; 1 when the batch begins */
	bool open, goes_on;
	lanes round;          /* the lines that are being taken */
	unsigned last_lane[BATCH_SIZE + 1];  /* of each course in this batch */
};

void courses_init(struct courses *, const struct ruleset *, const long *as_of, bool explain);
void courses_free(struct courses *);

/*
 * Folds the visits of a batch into their courses; dies when they are not
 * sorted.  A line without an id is made unreadable.
 */
void courses_judge(struct courses *, struct batch *);

/* Behind each batch: the last course is the open one. */
void courses_next(struct courses *);

#endif
