/*
 * chapters.h -- a rule set as a page to be read and signed, chapter by chapter
 */
#ifndef CHAPTERS_H
#define CHAPTERS_H

#include "workshop/page.h"
#include "workshop/roster.h"
#include "workshop/selection.h"

struct chapters {
	const struct ruleset *set;
	const struct selection *pick;
	struct page *page;
	struct roster roster;
	const size_t *fired;  /* by rule of the roster: in how many worked cases it fires; NULL when there are no cases */
	size_t ncases;
	bool *asked;          /* by field: a rule that is shown asks it; chapters_write() fills both */
	unsigned *redflags;   /* by field: how many red flags ask it */
	struct text cell;     /* the one being put together */
};

/*
 * Writes the title, all chapters, worst first, and the lines to sign.  Where
 * ids are picked, the questions these ask and the sources they rest on are
 * shown as well.
 */
void chapters_write(struct chapters *);

/* What the chapters share; cells of the row just begun. */
void chapter_cell(struct chapters *, const char *);
void chapter_texts(struct chapters *, const char **texts);     /* NULL at the end, or NULL */
void chapter_cond(struct chapters *, const struct cond *);     /* empty for NULL */
void chapter_fields(struct chapters *, const int *fields);     /* -1 at the end, or NULL */
void chapter_entry(struct chapters *, const char *word, const struct entry *);  /* the columns of ENTRY_COLUMNS */

/* At the end of every table of declarations. */
#define ENTRY_COLUMNS \
	"to mind", "rests on", "cases that fire it", "note", "owner", "since", "review by", "status", "stands in"

/* Whether the entry is to be shown. */
bool chapter_shows(const struct chapters *, const char *kind, const struct entry *);

/* The chapters, in their order; those that have nothing to show write nothing. */
void chapter_classes(struct chapters *);
void chapter_patterns(struct chapters *);
void chapter_conditions(struct chapters *);
void chapter_scores(struct chapters *);
void chapter_clusters(struct chapters *);
void chapter_instruments(struct chapters *);
void chapter_destinations(struct chapters *);
void chapter_gates(struct chapters *);
void chapter_lists(struct chapters *);
void chapter_advice(struct chapters *);
void chapter_questions(struct chapters *);
void chapter_contradictions(struct chapters *);
void chapter_course(struct chapters *);
void chapter_education(struct chapters *);
void chapter_sources(struct chapters *);

#endif
