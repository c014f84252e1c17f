/*
 * place.h -- where the rules are when nobody says
 */
#ifndef PLACE_H
#define PLACE_H

/*
 * The directory to load rules from: the one given, else the installed one
 * beside the program (../share/bp-tools/rules), else the one of the source
 * tree the program was built in (../rules), else where it was to be installed.
 * Those beside the program come as a path without "..".  Lives as long as the
 * program.
 */
const char *rules_directory(const char *given);

#endif
