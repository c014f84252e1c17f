/*
 * finding.h -- what was found wrong or doubtful in a rule set, and what its authors have accepted
 */
#ifndef FINDING_H
#define FINDING_H

#include "rule/ruleset.h"
#include "workshop/codes.h"

struct finding {
	const struct code *code;
	struct place at;
	const char *word;   /* of the declaration it is about: "redflag"; "" when it is about none */
	struct span id;
	struct span text;   /* what is wrong, and what to write instead */
};

struct findings {
	struct arena mem;
	struct finding *list;
	size_t n, room;
	size_t accepted;    /* doubts that their authors are content with: no longer in the list */
};

/* Adds a finding; everything is copied.  code: its name, which must be one there is. */
void finding_add(struct findings *, const char *code, struct place, const char *word, struct span id,
                 const char *fmt, ...) PRINTF_LIKE(6, 7);

/* Takes out what the rules accept, and adds what they accept without need. */
void findings_accept(struct findings *, const struct ruleset *);

/* By file and line, then by code and text. */
void findings_sort(struct findings *);

void findings_free(struct findings *);

#endif
