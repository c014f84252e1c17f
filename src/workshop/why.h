/*
 * why.h -- why a record came out as it did: what the verbs why and try say
 */
#ifndef WHY_H
#define WHY_H

#include "record/cohort.h"
#include "stage/place.h"
#include "workshop/roster.h"

/* One run of either verb. */
struct why {
	struct ruleset *set;
	struct judgement judgement;
	struct roster roster;
	const struct roster_rule **rules;  /* those that are asked about */
	size_t nrules;                     /* 0: what decided the level */
	struct decided *decided;
	const char *called;                /* what the record is called; NULL: as it is everywhere */
	bool ndjson;
	bool problems;                     /* some record had one, or could not be read */
	struct text out;
};

/* Loads the rules; the day of --as-of, or NULL. */
void why_begin(struct why *, const struct rules_given *rules, const char *as_of, const char *format);
void why_end(struct why *);

/* Asks about the rule of that id, or (family) about all whose ids begin so, up to a hyphen; false when there is none. */
bool why_ask(struct why *, const char *id, bool family);

/* "; nearest: RF-CES-1" or "", in the set's memory. */
const char *why_nearest(struct why *, const char *id);

/* What the id names instead of a rule that fires or does not: "a condition", "a list"; or NULL. */
const char *why_other(const struct why *, const char *id);

/* Judges the batch and writes what there is to say; to be handed to cohort_read(). */
void why_batch(struct batch *, void *why);

#endif
