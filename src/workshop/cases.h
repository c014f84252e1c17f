/*
 * cases.h -- a rule set's own worked cases: what is given, and what must come out
 *
 * A case is a record.  What is expected stands in it: expect_level:urgent for
 * one result and its whole value; or, in one field, expect:level>=urgent
 * redflags~RF-CES-1 pending=none, parted by blanks.  A case with todo:WHY is
 * not right yet, and known not to be.
 */
#ifndef CASES_H
#define CASES_H

#include "stage/stage.h"

enum expect_how {
	EXPECT_IS,        /* = the whole value */
	EXPECT_IS_NOT,    /* != */
	EXPECT_AT_LEAST,  /* >= a level or a number */
	EXPECT_AT_MOST,   /* <= */
	EXPECT_HAS,       /* ~ one of the list; for C-LSS also C-LSS=17 */
	EXPECT_HAS_NOT,   /* !~ */
};

struct expectation {
	struct span label;  /* of a result */
	enum expect_how how;
	struct span value;
	struct span text;   /* as it was written: level>=urgent */
	struct span instead;  /* what came out, where that is to be written instead (see blessing.h); else at is NULL */
};

struct test_case {
	struct span id, title;  /* "" when not given */
	struct span todo;
	struct place at;
	struct span line;       /* the record as LTSV, without a line end */
	struct expectation *expect;
	size_t nexpect;
};

struct cases {
	struct arena mem;
	struct text lines;      /* all of them, one line each: see cohort_read_text() */
	struct test_case *list;
	size_t n, room;
};

/*
 * Reads the cases of the files (NULL at the end); without files those of
 * tests/ in the directory of the rule set, all *.ltsv in order of their names.
 * What is no record, or expects something of a label that is no result, ends
 * the program with status 2, with file and line.
 */
void cases_read(struct cases *, const struct ruleset *, char *files[]);
void cases_free(struct cases *);

/* The value of the result is what is expected. */
bool expectation_met(const struct ruleset *, const struct expectation *, struct span value);

/* "=", ">=" and so on. */
const char *expect_sign(enum expect_how);

#endif
