/*
 * verb.h -- what bp-rules can be told to do
 *
 * Each verb is a command of its own, with options, help and a listing for
 * completions; its name reads "bp-rules check".
 */
#ifndef VERB_H
#define VERB_H

#include "base/command.h"

/* The verbs there are, in the order they are listed; NULL at the end. */
extern const struct command *const verbs[];

/* What all of them share: which rules, and whether people or programs read what is written. */
#define RULES_OPTION(rules) {'r', "rules", "DIR", "take the rules from DIR", OPTION_TEXT, &(rules)}
#define OUTPUT_OPTION(output) {'o', "output", "FORMAT", "write text for people, or ndjson", OPTION_TEXT, &(output)}

/* True for "ndjson", false for "text" and where nothing was said; dies at anything else. */
bool writes_ndjson(const char *output);

#endif
