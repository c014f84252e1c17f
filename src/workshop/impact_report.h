/*
 * impact_report.h -- what a change of the rules does, written for people or for programs
 */
#ifndef IMPACT_REPORT_H
#define IMPACT_REPORT_H

#include "workshop/impact.h"
#include "workshop/waiver.h"

struct impact_report {
	const struct impact *impact;
	struct waiver *const *waived;  /* by moved record, or NULL where it is not */
	unsigned long nwaived;
	bool calmer;                   /* list also those whose level stays while what could still be is lower */
	size_t list;                   /* so many records of each kind at most; 0: as many as is usual */
};

/* Adds all of it as text for people, or as objects of NDJSON, each with its kind. */
void impact_write_text(struct text *, const struct impact_report *);
void impact_write_objects(struct text *, const struct impact_report *);

#endif
