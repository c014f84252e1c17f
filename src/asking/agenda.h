/*
 * agenda.h -- which question of an interview comes next, and which block of questions it stands in
 *
 * Core questions are asked of everyone.  Any other stands in blocks, and is
 * asked only when one of them is open: what was answered makes its condition
 * certain, or leaves it undecided with nobody left to ask ("not sure" and
 * skipped questions close no block).  While a block can still open, what
 * decides that is asked where a question of the block could change the level.
 *
 * What could change the level only by contradicting another answer is not
 * asked for it: unasked it contradicts nothing.
 *
 * Danger first: the questions that could bring about the highest level, or let
 * it pend.  Among these, those of the complaints a person has named.
 */
#ifndef AGENDA_H
#define AGENDA_H

#include "asking/questions.h"

enum block_state { BLOCK_CLOSED, BLOCK_MAYBE, BLOCK_OPEN };

struct agenda {
	const struct ruleset *set;
	struct questions *questions, *doubts;  /* about the record; about it without the core answers "not sure" */
	struct batch *batch;
	struct variants now, trial, sure;  /* the record as it stands; with another answer; without "not sure" */
	struct reply *unsure;            /* takes those away */
	bool core;                       /* no other questions */
	bool *passed;                    /* by field: not to be asked any more: skipped */
	bool *in;                        /* by field: core, or in a block that is not closed, and not passed */
	bool *named;                     /* by complaint: the person has named it */
	enum block_state *state;         /* by passage */
	int *reopens;                    /* by passage: closed, but for what could be answered to this; or -1 */
	bool **reads;                    /* by passage: the fields its condition reads; NULL where it is no block */
	bool **asked_first;              /* by field: what decides whether it is to be asked at all; NULL: nothing does */
	bool *visited;                   /* by field, while a way to it is looked for */
	const struct question_plan *plan;
	struct question *doubtful;       /* could let something worse pend than there is now */
	size_t ndoubtful;
	const struct questions *from;    /* which of the two the question came from */
	int field;                       /* to be asked now, or -1 */
	const struct passage *block;     /* the complaint or block it stands in; NULL: asked of everyone */
	int target;                      /* the question it is asked for: itself, or one that it could open */
	int top;                         /* the rank that one could bring about */
	bool needed;                     /* no answer raises the level: it is asked so that it can fall */
};

void agenda_init(struct agenda *, const struct ruleset *, const long *as_of, bool core);
void agenda_free(struct agenda *);

/* Another person: nothing is passed, no complaint is named. */
void agenda_begin(struct agenda *);

/* Looks at the one record of the batch, and what to ask now; what is wrong with its answers is noted in it. */
void agenda_look(struct agenda *, struct batch *);

/* The open questions of the interview that are not passed: core, and those of blocks that are open. */
size_t agenda_left(const struct agenda *);

/* Those of them that are core. */
size_t agenda_core(const struct agenda *);

/* Those of them that could change the level, or are still needed for it. */
size_t agenda_matters(const struct agenda *);

/* Open questions, core or of open blocks, whose answers change nothing about the level any more. */
size_t agenda_settled(const struct agenda *);

/* Looks again, at the same batch, with nothing passed and no limit to the core: what of all that is open could matter? */
void agenda_look_wide(struct agenda *);

/*
 * Makes the next open question of an open block (core ones first) the one to
 * ask, whatever it can change; false when there is none.
 */
bool agenda_more(struct agenda *);

/* The rules that could still change the level and hang on the question to be asked, worst first; returns how many. */
size_t agenda_rules(const struct agenda *, const struct rule **rules, size_t most);

/* The answers to a question that the rules can tell apart. */
const struct space *agenda_answers(const struct agenda *, int field);

/* What the record would come to with that answer ("dk" too) to the field; TEXT_SLACK bytes behind it can be read. */
struct prospect {
	int level, pending;  /* pending: 0 when nothing is above the level */
};

struct prospect agenda_try(struct agenda *, int field, struct span answer);

#endif
