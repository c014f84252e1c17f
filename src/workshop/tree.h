/*
 * tree.h -- a condition as a tree of the rule's own words, with what each of them is for a record
 */
#ifndef TREE_H
#define TREE_H

#include "workshop/object.h"
#include "workshop/outlook.h"

/*
 * Adds one line for each part of the condition, indented by so many blanks:
 * yes, no or ?, the part, and beside each test what the record answers to it.
 * What the rules gave a name by define is called by it.
 */
void tree_text(struct text *, const struct subject *, const struct cond *, size_t indent);

/* The same as an object under that label: is, what, name, given, parts. */
void tree_object(struct object *, const char *label, const struct subject *, const struct cond *);

/*
 * The tests that make the condition yes (or no, as wanted); where it is not,
 * those that wait for an answer; and where it cannot become so, those that
 * stop it.  Each once, up to "room" of them into "tests"; returns how many
 * there are.
 */
unsigned tree_reasons(const struct subject *, const struct cond *, bool wanted, const struct cond **tests, unsigned room);

#endif
