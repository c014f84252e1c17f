/*
 * trial.h -- what a mutant decides, beside what its rule does
 *
 * One judgement can tell for all mutants at once which records they would
 * decide otherwise; a trial is the whole rule set with one of them in it.
 */
#ifndef TRIAL_H
#define TRIAL_H

#include "workshop/mutant.h"

/* A judgement by the right rules whose sheet answers the conditions of all mutants, too; judgement_free() ends it. */
void mutants_judgement(struct judgement *, const struct mutants *, const long *as_of);

/* How much must differ. */
enum shows {
	SHOWS_DECIDED,  /* its rule fires or does not, the highest level of red flags, the level, or what is pending */
	SHOWS_ASKED,    /* or a question to ask, as far as none of its level or above asks it as well */
	SHOWS_PERHAPS,  /* all records for which anything said could differ */
};

/* The records of the batch just judged up to triage by that judgement for which the mutant would decide otherwise. */
lanes mutant_shows(const struct judgement *, const struct mutant *, enum shows);

/* A rule set in which the mutant stands instead of its rule; good as long as the right one. */
struct trial {
	struct arena mem;
	struct ruleset set;
};

void trial_init(struct trial *, const struct ruleset *right, const struct mutant *);
void trial_free(struct trial *);

#endif
