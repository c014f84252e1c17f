/*
 * form.h -- the table of a declaration, read against what its word takes
 *
 * A declaration opens its form, asks for every key it takes, and closes it.
 * Asking is what makes a key known: form_close() says of the others that
 * nobody knows them.  What is wrong with a key is said where the key stands,
 * and the answer is then what it would be had the key not been given; so a
 * declaration may go on, and all its slips are said in one run.
 *
 * A form is good while its word runs, its items and tables until the file has
 * been run; texts, and the arrays made of them, live as long as the rule set.
 */
#ifndef FORM_H
#define FORM_H

#include "rule/language.h"

enum { MAX_KEYS = 40 };

struct form {
	struct loading *ld;
	const char *word;
	struct span id;
	struct place at;
	const struct table *table;
	const char *asked[MAX_KEYS + 1];  /* the keys it takes, to name the nearest of a misspelt one */
	unsigned nasked;
};

/* False, which has been said, when the declaration word "id" { … } has no good id or no table. */
bool form_open(struct form *, struct loading *, const char *word, struct item **args, unsigned n, struct place);

/* Says which keys nobody knows; "list" tells whether entries without a key are wanted. */
void form_close(struct form *, bool list);

/* The keys of every declaration: say, source, from, note … */
void form_entry(struct form *, struct entry *);

/* Of these: owner, since, review_by, status.  Who answers for it, and until when. */
void form_upkeep(struct form *, struct entry *);

/* Says that a key is missing or empty; "example" is what to write. */
void form_require(struct form *, const char *key, const char *example);
void form_require_source(struct form *);

/* Says that the key must be "want". */
void form_wrong(struct form *, const char *key, const char *want);

/* What stands behind the key as it was written; NULL when it is not given, or bad, which has been said. */
struct item *form_get(struct form *, const char *key);
bool form_has(const struct form *, const char *key);  /* does not ask for it */

/* What stands behind the key; "", false, NULL, or level 0 when it is not given or is something else, which has been said. */
const char *form_text(struct form *, const char *key);
int form_one_of(struct form *, const char *key, const char *const words[]);  /* which; 0 when it is none of them, which has been said */
bool form_number(struct form *, const char *key, double *);  /* leaves the number alone then */
bool form_flag(struct form *, const char *key);
const struct cond *form_cond(struct form *, const char *key, int phase);
int form_level(struct form *, const char *key);
const struct table *form_list(struct form *, const char *key);
const char **form_texts(struct form *, const char *key);                 /* a text or a list of texts; NULL at the end */
const int *form_fields(struct form *, const char *key, unsigned *count);  /* -1 at the end; count may be NULL */

/* "now", "24 h", "14 d" in hours; text is what stands behind the key. */
struct within form_within(struct form *, const char *key, const char *text);

/* The rows { "value", condition } of a list, which may be NULL; "what" is how messages call it.  There is room for one more. */
struct choice_row *form_rows(struct form *, const struct table *, const char *what, int phase, unsigned *count);

/* Makes the id a name of the rule language, and the label a result of the programs; say so when it is taken. */
bool form_name(struct form *, struct name);
int form_result(struct form *, const char *label);

/* Where a key, or a text in quotes, stands in the file. */
struct place form_place(const struct form *, struct span key);
struct place form_place_of_text(const struct form *, struct span text);

#endif
