/*
 * paper.h -- a questionnaire as a page to be printed and filled in by hand
 */
#ifndef PAPER_H
#define PAPER_H

#include "page/tongue.h"
#include "workshop/questionnaire.h"

struct paper {
	const struct questionnaire *questionnaire;
	struct tongue *tongue;
	const char *language;  /* "en" */
	const char *clinic;    /* or NULL */
	bool html;             /* else text */
};

void paper_write(struct text *out, const struct paper *);

#endif
