/*
 * impact.h -- what a change of the rules does to the records of a cohort
 *
 * Levels are compared by their rank where both sets have the same list of
 * them.  Where they do not, the same name is the same level; of two names the
 * ranks of a set that has both of them tell which is lower, and where no set
 * has both, or the two disagree, the record counts as one that goes down.
 */
#ifndef IMPACT_H
#define IMPACT_H

#include "record/cohort.h"
#include "workshop/amendments.h"
#include "workshop/side.h"
#include "workshop/waiver.h"

enum { UNREADABLE = MAX_LEVELS };  /* stands for a level where a set cannot read the record */

enum direction { GOES_SAME, GOES_DOWN, GOES_UP, GOES_ASIDE /* one of the sets cannot read it */, DIRECTIONS };

/* A rule of either set, or of both. */
struct rule_pair {
	const struct roster_rule *old, *new;   /* NULL: only the other has it */
	size_t old_at, new_at;                 /* in the rosters */
	bool changed;                          /* it decides in another way than it did, by what it says itself */
	struct span reads;                     /* what it reads that has changed; "" when it reads nothing that has */
	unsigned long explains[DIRECTIONS];    /* so many records */
};

struct moved {
	struct span id;       /* "" when the record has none */
	struct place at;
	int from, to;         /* levels by rank in the old and the new set, or UNREADABLE */
	int could_from, could_to;  /* the higher of the level and what is pending */
	enum direction goes;  /* GOES_SAME: only what could still be is lower now */
	bool calmer;          /* what could still be is lower now */
	size_t reasons, nreasons;  /* in impact.reasons: the pairs that explain it */
	size_t nth;           /* as they came */
};

/* A result, where both sets have it. */
struct answer_pair {
	struct span label;
	int with;               /* its number in the new set, or -1 */
	unsigned long differs;  /* in so many records */
};

struct impact {
	struct side old, new;
	struct amendments amendments;
	bool same_levels;
	enum direction direction[MAX_LEVELS + 1][MAX_LEVELS + 1];
	struct rule_pair *pairs;
	size_t npairs;

	unsigned long records, unexplained[DIRECTIONS], goes[DIRECTIONS], calmer, otherwise;
	unsigned long new_problems;   /* records with an answer that fits no question of the new set, and does of the old one */
	struct place first_new_problem;
	unsigned long cells[MAX_LEVELS + 1][MAX_LEVELS + 1];  /* from, to */
	unsigned long pending[MAX_LEVELS][MAX_LEVELS];        /* of records that both can read; 0: nothing */
	struct answer_pair *answers;                          /* by result of the old set */
	struct moved *moved;  /* those that go down first, the worst before the others; then those that go up, likewise */
	size_t nmoved;
	size_t *reasons, nreasons;

	struct waivers *waivers;  /* told of every record; or NULL */
	struct arena mem;
	uint64_t *kept;       /* the verdicts of the old set */
	size_t nkept, at;     /* at: the record that is compared now */
};

/*
 * Loads both sets and reads the records with each of them.  What is wrong with
 * them for the old set is said as cohort_read() does, and so is the status.
 */
void impact_init(struct impact *, const struct rule_files *old, const struct rule_files *new, const long *as_of);
int impact_read(struct impact *, const struct cohort_options *, char *files[]);
void impact_free(struct impact *);

/* The name of a level of the set, "unreadable" for UNREADABLE. */
struct span impact_level(const struct side *, int level);

#endif
