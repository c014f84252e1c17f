/*
 * verb.c -- what bp-rules can be told to do
 */
#include "workshop/verb.h"

#include <string.h>

#include "base/msg.h"

extern const struct command verb_check;
extern const struct command verb_explain;
extern const struct command verb_test;
extern const struct command verb_cover;
extern const struct command verb_mutate;
extern const struct command verb_why;
extern const struct command verb_try;
extern const struct command verb_ask;
extern const struct command verb_prove;
extern const struct command verb_diff;
extern const struct command verb_score;
extern const struct command verb_doc;
extern const struct command verb_show;
extern const struct command verb_new;

const struct command *const verbs[] = {
	&verb_check,
	&verb_explain,
	&verb_test,
	&verb_cover,
	&verb_mutate,
	&verb_why,
	&verb_try,
	&verb_ask,
	&verb_prove,
	&verb_diff,
	&verb_score,
	&verb_doc,
	&verb_show,
	&verb_new,
	NULL,
};

bool
writes_ndjson(const char *output)
{
	if (output == NULL || strcmp(output, "text") == 0)
		return false;
	if (strcmp(output, "ndjson") == 0 || strcmp(output, "json") == 0)
		return true;
	die("--output wants text or ndjson, not \"%s\"", output);
}
