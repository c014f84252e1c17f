/*
 * told.h -- the labels that are written of a course, in their order
 */
#ifndef TOLD_H
#define TOLD_H

#include "course/telling.h"

/* Sets told, results and labels. */
void told_init(struct telling *);

/* Keeps only the labels that stand in "fields", with commas between them. */
void told_choose(struct telling *, const char *fields);

void told_answer(struct telling *, size_t i, struct answers *);

/* Keeps which rows of tells hold, for told_fields(), which may come when the batch is gone. */
void told_keep(struct telling *);

/* The fields of the course, which have the labels of questions: id, the day of the review … */
void told_fields(struct telling *);

#endif
