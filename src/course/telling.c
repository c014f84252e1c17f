/*
 * telling.c -- what is written of a course, and when
 */
#include "course/telling.h"

#include <stdlib.h>

#include "course/told.h"

void
telling_init(struct telling *t, struct courses *all)
{
	memset(t, 0, sizeof(*t));
	t->all = all;
	told_init(t);
	batch_init(&t->record, all->fold.set->vocab);
	t->record.format = FORMAT_LTSV;
	t->said = said_new();
	answers_init(&t->answers, t->said);
	answers_init(&t->held, t->said);
}

void
telling_free(struct telling *t)
{
	answers_free(&t->answers);
	answers_free(&t->held);
	said_free(t->said);
	batch_free(&t->record);
	text_free(&t->labels);
	free(t->told);
	free(t->results);
	arena_free(&t->mem);
}

/* The answers of the course as it stands now. */
static void
note(struct telling *t, unsigned number, struct answers *out)
{
	t->course = t->all->courses[number];
	t->lane = t->all->last_lane[number];
	told_keep(t);
	answers_begin(out);
	for (size_t i = 0; i < t->n; i++)
		told_answer(t, i, out);
	answers_end(out);
}

static void
write_course(struct telling *t, struct writer *w, struct course *c, const struct answers *answers)
{
	t->course = c;
	told_fields(t);
	writer_record(w, &t->record, 0, answers);
}

/* The course that was open goes on, or is told as it stood. */
static void
release(struct telling *t, struct writer *w)
{
	if (t->holds && !t->all->goes_on)
		write_course(t, w, t->all->courses[0], &t->held);
	t->holds = t->holds && t->all->goes_on;
}

void
telling_write(struct telling *t, struct writer *w, struct batch *b)
{
	struct courses *all = t->all;
	const struct fold *f = &all->fold;

	if (b == NULL) {
		all->goes_on = false;
		release(t, w);
		return;
	}
	/* A batch of lines that are no record says nothing about the open course. */
	if (all->goes_on || all->n > 1)
		release(t, w);
	for (unsigned lane = 0; lane < b->n; lane++) {
		int number = f->lane_course[lane];

		if (b->record[lane].blank)
			continue;
		if (b->record[lane].unreadable) {
			answers_begin(&t->answers);
			answer_unreadable(&t->answers, t->n);
			answers_end(&t->answers);
			writer_record(w, b, lane, &t->answers);
		} else if (lane == all->last_lane[number] && number < (int)all->n - 1) {
			note(t, (unsigned)number, &t->answers);
			write_course(t, w, all->courses[number], &t->answers);
		}
	}
	if (all->goes_on || all->n > 1) {
		note(t, all->n - 1, &t->held);
		t->holds = true;
	}
	courses_next(all);
}
