/*
 * questionnaire.h -- what stands on a paper form, and in which order
 *
 * Danger first: the core questions one answer to which is enough for the
 * highest level; those that can bring it together with others; the other core
 * questions.  Then the blocks, each behind those its opening reads.  Which
 * question is which is worked out from the rules, on a record without answers.
 */
#ifndef QUESTIONNAIRE_H
#define QUESTIONNAIRE_H

#include "asking/space.h"

struct form_part {
	enum { PART_ENOUGH, PART_TOGETHER, PART_CORE, PART_BLOCK, PART_OTHER } kind;
	const struct passage *block;   /* of PART_BLOCK */
	int *fields, *again;           /* asked here; asked in an earlier block, and belonging here, too */
	size_t nfields, nagain;
	size_t nfirst;                 /* the first of the fields, which the opening of the block itself reads */
};

enum { ENOUGH_UNSURE = 63 };  /* the bit of "not sure" */

struct questionnaire {
	const struct ruleset *set;
	struct arena mem;
	struct form_part *parts;
	size_t nparts;
	unsigned *number;       /* by field: from 1 on; 0: it is not on the form */
	uint64_t *enough;       /* by field: the answers, by place in its space, each of which alone gives the highest level */
	struct space *spaces;   /* by field */
	int id, date;           /* fields that stand in the head, not among the questions; or -1 */
};

/* core: the core questions alone. */
void questionnaire_init(struct questionnaire *, struct ruleset *, bool core);
void questionnaire_free(struct questionnaire *);

#endif
