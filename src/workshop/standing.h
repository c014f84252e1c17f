/*
 * standing.h -- how a rule stands with a record: it fired, something stops it, or it waits for an answer
 */
#ifndef STANDING_H
#define STANDING_H

#include "workshop/given.h"
#include "workshop/object.h"
#include "workshop/roster.h"

enum standing {
	STANDING_FIRED,
	STANDING_STOPPED,    /* its condition is certainly not so */
	STANDING_EXCLUDED,   /* what stands under "unless" is certain */
	STANDING_OPEN,       /* an answer that is missing could still make it fire */
	STANDING_NOT_TRIED,  /* a final where the level is above the lowest already; a pattern for what is left where something is */
};

enum standing standing_of(const struct subject *, const struct roster_rule *);

/* "RF-FRX-9 fired (urgent, within 48 h)  [ACP11 GENERAL]  redflags.lua:429", what decided it, and its trees. */
void standing_text(struct text *, const struct subject *, const struct roster_rule *, size_t indent);

/* The same as labels of the object. */
void standing_object(struct object *, const struct subject *, const struct roster_rule *);

/* The answers that make the condition what it is, "age is 72; trauma is minor", or those it waits for. */
void standing_reasons(struct text *, const struct subject *, const struct cond *);

/* The same as a list of the object. */
void standing_reasons_object(struct object *, const char *label, const struct subject *, const struct cond *);

/* "urgent, within 48 h", "emergency, now"; of what has no level what it is: "pattern" */
void standing_level(struct text *, const struct ruleset *, const struct roster_rule *);

/* "redflags.lua:429", without the directory that all rules are in. */
void standing_place(struct text *, const struct ruleset *, const struct entry *);

/* " [ACP11 GENERAL]"; nothing when there is no source. */
void standing_sources(struct text *, const struct entry *);

/* The sources as a list of the object. */
void standing_sources_object(struct object *, const struct entry *);

#endif
