/*
 * sheet_plan.h -- what a sheet works by: made once from the rule set, private to sheet.c and facts.c
 */
#ifndef SHEET_PLAN_H
#define SHEET_PLAN_H

#include "rule/sheet.h"

/* One condition to be answered. */
struct op {
	uint8_t kind;
	bool pending;      /* also "open" and "shut" */
	bool core;         /* a test on a core question */
	unsigned need, nparts;
	unsigned index;
	int phase;
	const unsigned *parts;
};

/* A test on a number: the condition it answers. */
struct number_test {
	unsigned index;
	enum test_kind test;
	double x, y;
};

/* What an answer to a field decides. */
struct field_plan {
	int yes;                /* yes/no: the condition, or -1 */
	int *choices;           /* choice: by value, or -1; NULL when none is tested */
	int quantity;           /* number, day: the quantity, or -1 */
	bool column;            /* its numbers are needed themselves */
};

struct quantity_plan {
	struct number_test *tests;  /* the TEST_OVER first, then TEST_FROM, then TEST_BETWEEN */
	unsigned ntests, nover, nfrom;
};

struct plan_of_sheet {
	struct arena mem;
	struct field_plan *fields;
	int *yes_tests;             /* by field: as in its plan */
	struct quantity_plan *quantities;
	struct op *ops;             /* by phase, parts first */
	unsigned nops, next;
	unsigned *inapplicable, *conflict;  /* what these need, parts first; ops by condition */
	unsigned ninapplicable, nconflict;
	struct op *by_index;
	unsigned *others;           /* tests between two quantities */
	unsigned nothers;
	unsigned *asked;            /* tests whether something is known, or dk */
	unsigned nasked;
	unsigned *of_kind[TEST_KINDS];  /* tests by kind */
	unsigned nof_kind[TEST_KINDS];
	int date;                   /* the field called "date", or -1 */
};

/* Answers one condition whose parts are answered. */
void sheet_answer(struct answer *, const struct op *);

#endif
