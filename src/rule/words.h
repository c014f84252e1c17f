/*
 * words.h -- the tables of words, and what the files that hold them share
 *
 * A word says what is wrong with its arguments as a problem and returns a bad
 * item; a bad item it is given has been said, so it says nothing more of it.
 */
#ifndef WORDS_H
#define WORDS_H

#include "rule/language.h"

/* Each ends with a word without a name. */
extern const struct language_word finding_words[], value_words[], comparison_words[];
extern const struct language_word basis_words[], question_words[], decision_words[], measure_words[], overlay_words[];
extern const struct language_word passage_words[], promise_words[], pending_words[], course_words[], follow_up_words[];  /* these decide nothing of a record */

struct item *bad_item(struct loading *, struct place);

/* A condition as an item; bad when it is NULL. */
struct item *cond_item(struct loading *, struct cond *, struct place);

/* The single test, or what joins the parts; bad, which has been said, when there are too many or it gets too deep. */
struct item *test_item(struct loading *, struct place, struct cond wanted);
struct item *join_item(struct loading *, enum cond_kind, unsigned need, struct cond **parts, unsigned n, struct place);

/* What an item is, in the author's words. */
const char *item_kind_words(const struct item *);

/* The field a name stands for, or NULL. */
const struct field_def *field_of(const struct loading *, const struct name *);

/* The numbers that every course has: days, visits …  The second makes an item of one, or NULL. */
bool course_number_named(struct span name);
struct item *course_number_item(struct loading *, struct span name, struct place);

/* Adds a number of the course; its quantity. */
int course_number_add(struct loading *, struct span name, enum course_kind, int of, double min, double max, struct place);

#endif
