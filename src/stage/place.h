/*
 * place.h -- which rules a program is told to take, and where they are when nobody says
 */
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>

#include "base/command.h"
#include "rule/ruleset.h"

/* What --rules and --site say; all zero: nothing was said. */
struct rules_given {
	const char *directory;
	const char *sites[MAX_TEXTS + 1];
};

/* Their rows, for every program that has rules. */
#define RULES_OPTIONS(given)                                                                             \
	{'r', "rules", "DIR", "take the rules from DIR", OPTION_TEXT, &(given).directory},               \
	{0, "site", "FILE", "change them by FILE: what it adds, overrides and retires (may be given again)", OPTION_TEXTS, (given).sites}

/*
 * The rule set that is meant, with the results of all stages, read to an
 * extent of rule_files: READ_DECIDING …  What was given must stay.
 */
struct ruleset *rules_load(const struct rules_given *, int extent);

/*
 * The directory to load rules from: the one given, else the installed one
 * beside the program (../share/bp-tools/rules), else the one of the source
 * tree the program was built in (../rules), else where it was to be installed.
 * Those beside the program come as a path without "..".  Lives as long as the
 * program.
 */
const char *rules_directory(const char *given);

#endif
