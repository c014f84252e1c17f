/*
 * interview.h -- one person is asked, and the record says what was answered
 */
#ifndef INTERVIEW_H
#define INTERVIEW_H

#include "asking/agenda.h"
#include "interview/chart.h"
#include "interview/decision.h"
#include "interview/result_sheet.h"
#include "interview/terminal.h"
#include "interview/typed.h"
#include "page/tongue.h"

/* Where it stood before an answer. */
struct taken {
	int field;
	struct text line;
	bool passed;
};

struct interview {
	const struct ruleset *set;
	struct terminal *terminal;
	struct tongue *tongue;
	struct decision *decision;
	struct result_sheet *sheet;
	const char *kept;              /* the file it is kept in, or NULL */
	bool labels;                   /* each question is shown with its label */
	struct agenda agenda;
	struct chart chart;
	/* Of the person at hand: */
	struct taken *steps;            /* to go back by */
	size_t nsteps, asked;
	unsigned char *times;          /* by field: so often it was asked */
	bool *told;                    /* by conflict: it was said that answers do not fit together */
	bool *introduced;              /* by passage: what the block is for was said */
	int top;                       /* what the questions of this phase could bring about; -1: nothing was said yet */
	bool announced;                /* an emergency */
	bool details;                  /* those that cannot change the level are wanted, too */
	bool needed;                   /* it was said that all core questions are wanted now */
};

enum interview_end {
	INTERVIEW_DONE,
	INTERVIEW_STOPPED,  /* the person wants no more of it; or nobody is there any more */
	INTERVIEW_NOT_KEPT, /* the file could not be written; errno says why, and the program is to end */
};

/*
 * The pointers and flags above are to be set first; they must stay.  format: of
 * the chart; core: no other questions are asked.
 */
void interview_init(struct interview *, enum format, const long *as_of, bool core);
void interview_free(struct interview *);

/* Writes the record as it stands to the file it is kept in, where there is one; false, and errno, when it cannot. */
bool interview_keep(const struct interview *);

/* What can be asked beyond the line (chart_begin() has been given it) could change its level, or is needed for it. */
bool interview_wanted(struct interview *);

/*
 * Asks.  first: begin with what the person complains of.  At the end the
 * result is shown, and the chart is the record with its answers; interview_line()
 * adds it with its results.
 */
enum interview_end interview_run(struct interview *, bool first);
void interview_line(struct interview *, struct text *line);

/* Says what this is and how to answer; asks what the person complains of (false: to stop here, or nobody is there any more). */
void interview_greet(struct interview *);
bool interview_complaints(struct interview *);

/* Asks the question that is next on the agenda: TYPED_ANSWER with its text, SKIP, BACK or STOP. */
enum typed interview_pose(struct interview *, struct text *answer);

/* Says why the question is asked: the block, the rules it bears on, and what each answer would do. */
void interview_reasons(struct interview *);

#endif
