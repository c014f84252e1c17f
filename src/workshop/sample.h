/*
 * sample.h -- records made to try the rules with, judged as all records are
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "stage/stage.h"
#include "workshop/extent.h"

struct sample;

/* Shown each batch judged, of n records in order. */
typedef void sample_visit(struct sample *, size_t n, void *self);

struct sample {
	const struct ruleset *set;
	struct judgement judgement;
	enum stage last;       /* records are judged up to it */
	struct text lines;     /* records that wait to be judged */
	size_t waiting, tried; /* how many */
	uint64_t dice;
	sample_visit *visit;
	void *self;
};

void sample_init(struct sample *, const struct ruleset *, enum stage last, sample_visit *, void *self);
void sample_free(struct sample *);

/* Adds one record; states: by question of the extent. */
void sample_add(struct sample *, const struct extent *, const unsigned *states);

/* Judges what waits; call it before what the visits found is looked at. */
void sample_run(struct sample *);

/* The same for records that are written already, one LTSV line each. */
void sample_run_text(struct sample *, struct span lines);

/* Adds every record of the extent, of which there are not too many. */
void sample_all(struct sample *, const struct extent *);

/*
 * Adds n records in which the condition is likely to hold, and little else is
 * answered; in every second one other questions of the extent are, at random.
 */
void sample_some(struct sample *, const struct extent *, const struct cond *, size_t n);

/* Tries all where there are at most so many, else some; true when that was all there is. */
bool sample_extent(struct sample *, const struct extent *, const struct cond *, size_t at_most, size_t some);

/* Sets answers so that the condition is likely to hold (or not to). */
void sample_wish(struct sample *, const struct extent *, const struct cond *, bool holds, unsigned *states);

/* A number from 0 to n - 1; the same ones in every run. */
unsigned sample_dice(struct sample *, unsigned n);

#endif
