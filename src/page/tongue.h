/*
 * tongue.h -- what the programs say to people, in another language than English
 *
 * The texts are those of rules/lang/LANG.lua, the file the pages of bp-report
 * use, too.  What has no translation stays as it is in English.
 */
#ifndef TONGUE_H
#define TONGUE_H

#include "base/text.h"

struct tongue;

/*
 * The texts of the language; of NULL and "en" there are none, and everything
 * stays English.  A language that is not there, and a file that gives no texts,
 * end the program with status 2.
 */
struct tongue *tongue_read(const char *rules_directory, const char *language);

/* The text in that language, else as it is; it lasts as long as the tongue and the text do. */
const char *tongue_say(struct tongue *, const char *english);

/*
 * The word of a choice for people: the text of "none (trauma)" where the
 * language has one, for one word may need several, else that of "none".
 * English and not translated, it has blanks for underscores.
 */
const char *tongue_word(struct tongue *, struct span label, struct span value);

/* Adds the text in that language; each {name} in it gives way to the value behind that name; NULL ends the pairs. */
void tongue_fill(struct text *, struct tongue *, const char *english, ...) __attribute__((sentinel));

/* Says on standard error what was asked for and had no translation: each text when they are few, else how many. */
void tongue_missing(const struct tongue *);
void tongue_missing_all(const struct tongue *);  /* each, however many */

void tongue_free(struct tongue *);

#endif
