/*
 * sheet_plan.h -- what a sheet works by: made once from the rule set, private to sheet.c, facts.c, mend.c and derive.c
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

/*
 * What a record answers to a field, as one byte.  From CODE_KNOWN on the
 * question is answered: no and yes; the words of a choice in their order; for
 * a number how many of the thresholds it is tested against it reaches.
 */
enum { CODE_BLANK, CODE_DK, CODE_NA, CODE_KNOWN, CODE_YES, MAX_CODES = 250 };

/* A test on a number holds where its code is at least "from" and below "below". */
struct number_test {
	unsigned index;  /* the condition it answers */
	unsigned from, below;
};

struct quantity_plan {
	struct number_test *tests;
	double *thresholds;  /* sorted: each the least number that reaches it */
	unsigned ntests, nthresholds;
};

/* What an answer to a field decides. */
struct field_plan {
	int yes;                /* yes/no: the condition, or -1 */
	int *choices;           /* choice: by value, or -1; NULL when none is tested */
	int quantity;           /* number, day: the quantity, or -1 */
};

/* An answer that has been read before: the same text to the same field means the same. */
struct known_answer {
	uint64_t text;          /* up to eight bytes, the rest 0 */
	double number;
	uint32_t column;        /* how far into "low" the numbers of its quantity stand; behind the last where it has none */
	uint16_t field;
	uint8_t code;
};

enum { KNOWN_BITS = 11 };

/* Whether some record of the run has had a field. */
enum met { NOT_MET, MET, MET_TEXT };

/* Records with the usual answer to a field (see record/order.h), and its code. */
struct usual_answer {
	lanes given;
	char code;
};

struct plan_of_sheet {
	struct arena mem;
	struct field_plan *fields;
	struct known_answer *known; /* 1 << KNOWN_BITS of them */
	char (*codes)[BATCH_SIZE];  /* by field: what each record of the batch answers */
	struct usual_answer *usual; /* by field */
	unsigned edition;           /* of the batch's order: what the usual answers mean is known */
	uint8_t *met;               /* by field: enum met */
	unsigned *met_fields;       /* those that have been met, in that order */
	unsigned nmet;
	bool met_more;              /* since the list of open ops was made */
	bool na_met;                /* somebody has said na in this run */
	unsigned *core;             /* the core fields */
	unsigned ncore;
	struct quantity_plan *quantities;
	bool *derivable;            /* by quantity: it can be worked out for some record of the run */
	struct op *ops;             /* by phase, parts first */
	unsigned nops;
	struct op *open;            /* those of them that can come out otherwise than in the batch before */
	unsigned nopen;
	bool judged;                /* all of them have come out once */
	const struct op *begin, *next, *end;  /* of the list this batch is judged by */
	unsigned *inapplicable, *conflict;  /* what these need, parts first; ops by condition */
	unsigned ninapplicable, nconflict;
	struct op *by_index;
	unsigned *others;           /* tests between two quantities */
	unsigned nothers;
	unsigned *facts;            /* all tests on facts */
	unsigned nfacts;
	unsigned *open_facts;       /* those of them that can come out otherwise than in the batch before */
	unsigned nopen_facts;
	unsigned *asked;            /* tests whether something is known, or dk */
	unsigned nasked;
	unsigned *of_kind[TEST_KINDS];  /* tests by kind */
	unsigned nof_kind[TEST_KINDS];
	lanes *silent;              /* by quantity of the course: it could still be known, or be another */
	int date;                   /* the field called "date", or -1 */
	const long *as_of;          /* the day that stands in for it in this batch, or NULL */
};

/* The fields of the batch are known: which conditions are to be answered for it. */
void sheet_open(struct sheet *);

/* Reads the facts of s->batch: which records are live, and what their answers say of the single tests. */
void facts_read(struct sheet *);

/* The quantity lies between its low and high for the records in w: what its tests say. */
void facts_place(struct sheet *, int quantity, lanes w);

/* The fields of the batch are known: which numbers can be worked out for it.  Most forms are in no record of a run. */
void numbers_open(struct sheet *);

/* Works out the numbers that the records of the batch do not give, and what their tests say. */
void numbers_derive(struct sheet *, const long *as_of);

/* It is decided one way or the other. */
static inline void
answer_decided(struct answer *a, lanes yes)
{
	a->yes = a->open = yes;
	a->no = a->shut = ~yes;
}

/* Answers one condition whose parts are answered. */
void sheet_answer(struct answer *, const struct op *);

#endif
