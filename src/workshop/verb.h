/*
 * verb.h -- what bp-rules can be told to do
 *
 * Each verb is a command of its own, with options, help and a listing for
 * completions; its name reads "bp-rules check".
 */
#ifndef VERB_H
#define VERB_H

#include "stage/place.h"

/* The verbs there are, in the order they are listed; NULL at the end. */
extern const struct command *const verbs[];

/* What all of them share, besides RULES_OPTIONS: whether people or programs read what is written. */
#define OUTPUT_OPTION(output) {'o', "output", "FORMAT", "write text for people, or ndjson", OPTION_TEXT, &(output)}

/* True for "ndjson", false for "text" and where nothing was said; dies at anything else. */
bool writes_ndjson(const char *output);

#endif
