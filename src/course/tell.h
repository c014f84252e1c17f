/*
 * tell.h -- how each label that is written of a course is answered
 */
#ifndef TELL_H
#define TELL_H

#include "course/telling.h"

enum { LAST_DAY = 2932896 };  /* 9999-12-31 */

/* One answer about the course; "of" says which, where there are several of the kind. */
typedef void tell_fn(struct telling *, int of, struct answers *);

/* One label. */
struct told {
	void (*tell)(struct telling *, int of, struct answers *);
	int of;
	struct row_form form;  /* where a part of a row is told */
	bool ends;             /* a sentence: what is likely to come again as a whole */
};

enum { DAY_FIRST, DAY_PREVIOUS, DAY_LAST, DAY_LEVEL, DAY_EPISODE };
enum { LEVEL_FIRST, LEVEL_PREVIOUS, LEVEL_LAST, LEVEL_NOW };
enum { FLAGS_LAST, FLAGS_FIRST, FLAGS_EVER, FLAGS_NEW };

tell_fn tell_count, tell_day, tell_number, tell_level, tell_level_rules, tell_force, tell_plan, tell_last, tell_planned,
	tell_pending, tell_provisional, tell_ask, tell_flags, tell_measure, tell_response, tell_possible,
	tell_response_rules, tell_primary, tell_step, tell_overdue, tell_days_overdue, tell_rank, tell_awaited,
	tell_done, tell_recurrence, tell_age, tell_dose, tell_walk, tell_stop, tell_problems, tell_stamp,
	tell_because_level, tell_because_steps;

#endif
