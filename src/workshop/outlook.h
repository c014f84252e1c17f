/*
 * outlook.h -- how a condition could still come out, if more questions were answered
 *
 * What was found by earlier rules (a pattern, a class, a score) is decided for
 * good when a record is judged: what is not certain is a no.  Yet an answer
 * that is missing could still make it a yes, and so it is open: here the
 * conditions behind such a result are looked at as well.
 */
#ifndef OUTLOOK_H
#define OUTLOOK_H

#include "workshop/given.h"

enum outlook {
	OUTLOOK_SO,     /* it is so already */
	OUTLOOK_COULD,  /* it is not, and answers that are missing could make it so */
	OUTLOOK_NEVER,  /* it is not, whatever is still answered; an answer that is there would have to be another */
};

/* Whether the condition is, or could become, yes (or no, as wanted). */
enum outlook outlook_of(const struct subject *, const struct cond *, bool wanted);

/* "yes", "?", "no": the outlook for a yes. */
const char *outlook_mark(enum outlook);

/* The same of a rule that holds when one condition does and the other (or NULL) does not. */
bool outlook_rule(const struct subject *, const struct cond *when, const struct cond *unless, bool wanted);

/* The condition that stands behind an earlier result, where one does (else NULL), and what holds it back (or NULL). */
const struct cond *outlook_behind(const struct ruleset *, const struct cond *test, const struct cond **unless);

#endif
