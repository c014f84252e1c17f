/*
 * trial.h -- records made to try the rules with, judged as all records are
 */
#ifndef TRIAL_H
#define TRIAL_H

#include "stage/stage.h"
#include "workshop/scope.h"

struct trial;

/* Shown each batch judged, of n records in order. */
typedef void trial_visit(struct trial *, size_t n, void *self);

struct trial {
	const struct ruleset *set;
	struct judgement judgement;
	enum stage last;       /* records are judged up to it */
	struct text lines;     /* records that wait to be judged */
	size_t waiting, tried; /* how many */
	uint64_t dice;
	trial_visit *visit;
	void *self;
};

void trial_init(struct trial *, const struct ruleset *, enum stage last, trial_visit *, void *self);
void trial_free(struct trial *);

/* Adds one record; states: by question of the scope. */
void trial_add(struct trial *, const struct scope *, const unsigned *states);

/* Judges what waits; call it before what the visits found is looked at. */
void trial_run(struct trial *);

/* The same for records that are written already, one LTSV line each. */
void trial_run_text(struct trial *, struct span lines);

/* Adds every record of the scope, of which there are not too many. */
void trial_all(struct trial *, const struct scope *);

/*
 * Adds n records in which the condition is likely to hold, and little else is
 * answered; in every second one other questions of the scope are, at random.
 */
void trial_some(struct trial *, const struct scope *, const struct cond *, size_t n);

/* Tries all where there are at most so many, else some; true when that was all there is. */
bool trial_scope(struct trial *, const struct scope *, const struct cond *, size_t at_most, size_t some);

/* Sets answers so that the condition is likely to hold (or not to). */
void trial_wish(struct trial *, const struct scope *, const struct cond *, bool holds, unsigned *states);

/* A number from 0 to n - 1; the same ones in every run. */
unsigned trial_dice(struct trial *, unsigned n);

#endif
