/*
 * decision.h -- records decided by all four stages, as lines that say so
 */
#ifndef DECISION_H
#define DECISION_H

#include "record/filter.h"
#include "record/writer.h"
#include "stage/stage.h"

struct decision {
	const struct ruleset *set;
	struct judgement judgement;
	int results[MAX_RESULTS];
	struct filter filter;
	struct writer writer;
	struct answers answers;
	struct sentence *said;
	bool explain;
};

/* format: of the lines, NDJSON or LTSV; as_of and explain as for the stages. */
void decision_init(struct decision *, const struct ruleset *, const long *as_of, enum format, bool explain);
void decision_free(struct decision *);

/* Judges a batch; then decision_line() adds record i with its results, without a line end. */
void decision_judge(struct decision *, struct batch *);
void decision_line(struct decision *, struct batch *, size_t i, struct text *line);

#endif
