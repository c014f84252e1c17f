/*
 * remark.h -- what a declaration says about itself, and where it stands
 */
#ifndef REMARK_H
#define REMARK_H

#include "rule/ruleset.h"

/* The declaration word "id" { … } that is in force, the last of them; NULL when there is none. */
const struct declared *declared_find(const struct ruleset *, const char *word, struct span id);

/* The text behind the key; "" when it has none, or when there is no declaration (NULL). */
const char *remark(const struct declared *, const char *key);

/* The texts behind the key, NULL at the end; NULL when there are none. */
const char **remark_list(const struct declared *, const char *key);

/* The same of owner and review_by, which hold for the whole rule set where they stand in its index. */
const char *remark_or_general(const struct ruleset *, const struct declared *, const char *key);

/* That the id is retired, where and why, in words; NULL when it is not, or was not read. */
const char *remark_retired(struct ruleset *, const char *id);

/* The declaration is one of a question: yesno, number, choice, day, text. */
bool is_question(const struct declared *);

/* The file as it is called inside the directory of the rules: "redflags.lua". */
const char *file_in_rules(const struct ruleset *, const char *file);

#endif
