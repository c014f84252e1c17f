/*
 * course.h -- what the rules say about the course of a patient, visit by visit
 *
 * The words of it stand in course_words.c (tests) and follow_up.c
 * (declarations); src/course asks them.
 */
#ifndef COURSE_H
#define COURSE_H

/* A number a course has. */
enum course_kind {
	COURSE_FIRST,     /* of a measure: in this episode */
	COURSE_PREVIOUS,
	COURSE_LAST,
	COURSE_CHANGE,
	COURSE_PERCENT,
	COURSE_VISITS,
	COURSE_GAP,       /* days from the visit before to this one */
	COURSE_DAYS,      /* from the first visit of the episode to this one */
	COURSE_EPISODES,  /* begun within the window */
	COURSE_TIMES,     /* of a run */
	COURSE_HELD,      /* likewise, in days */
	COURSE_SINCE,     /* days from the last visit to the day of the run */
	COURSE_AGE,       /* the same from a day that was told */
	COURSE_LATE,      /* days behind the day of the review */
};

struct course_number {
	enum course_kind kind;
	int quantity;
	int of;  /* measure, run or age; PRIMARY for the primary measure */
};

enum { PRIMARY = -1, MAX_RESPONSES = 16, MAX_RESPONSE_RULES = 64, MAX_EPISODES = 8 };

/* nrs_first, nrs_previous …: what a measure is called with. */
enum { MEASURE_NUMBERS = 5, MEASURE_LABELS = 6 };

#endif
