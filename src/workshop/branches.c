/*
 * branches.c -- rows, entries and exclusions that never come to anything
 *
 * Tried like the rules in reach.c.  What earlier rows or entries leave over
 * counts where the stages tell it: for the rows of a class.  Where levels,
 * gates or what is open make a difference, every question there is does, and
 * a record that was not found says nothing: nothing is said of those.
 */
#include <stdlib.h>

#include "workshop/doubts.h"
#include "workshop/sample.h"

enum { SOME = 64, ALL_AT_MOST = 1 << 18, MANY = 1 << 14 };

struct branches {
	const struct uses *uses;
	int *conflict;   /* by use: the conflict it is the condition of, or -1 */
	int *row;        /* by use: the place of its row among those of all classes, or -1 */
	bool *held;      /* by use: nothing (more) is to be said of it */
};

static void
note(struct sample *t, size_t n, void *self)
{
	const struct judgement *j = &t->judgement;
	struct branches *b = self;

	(void)n;
	for (size_t i = 0; i < b->uses->n; i++) {
		lanes w;

		if (b->held[i])
			continue;
		if (b->conflict[i] >= 0)
			w = j->sheet->conflicts[b->conflict[i]];  /* what it has made forgotten no longer makes it hold */
		else if (b->row[i] >= 0)
			w = j->class_rows[b->row[i]];
		else
			w = sheet_yes(j->sheet, b->uses->list[i].cond);
		b->held[i] = (w & j->sheet->live) != 0;
	}
}

/* Where class_rows has the row of the class: its columns stand one behind the other. */
static int
row_of(const struct sample *t, const struct use *u)
{
	const struct ruleset *set = t->set;

	for (unsigned i = 0; i < set->nclasses; i++)
		for (unsigned k = 0; span_is(set->classes[i].is.id.text, u->id) && k < set->classes[i].nrows; k++)
			if (set->classes[i].rows[k].when == u->cond && strcmp(set->classes[i].rows[k].value.text.at, u->key) == 0)
				return (int)(t->judgement.class_first[i] + k);
	return -1;
}

static int
conflict_of(const struct ruleset *set, const struct use *u)
{
	for (unsigned i = 0; i < set->nconflicts; i++)
		if (span_is(set->conflicts[i].is.id.text, u->id))
			return (int)i;
	return -1;
}

/* The condition of a rule that fires or not is told elsewhere. */
static bool
told_elsewhere(const struct survey *s, const struct use *u)
{
	const struct roster_rule *r = strcmp(u->key, "when") == 0 ? roster_find(&s->roster, u->id) : NULL;

	return r != NULL && strcmp(r->word, u->word) == 0;
}

static void
settle(struct survey *s, struct sample *t, const struct branches *b, size_t use)
{
	const struct use *u = &s->uses.list[use];
	size_t before = t->tried;
	struct place at = place_of_use(s->set, u);
	struct extent extent;
	bool all;

	/* One of several behind a key: where its condition was written. */
	if (b->row[use] < 0 && u->cond->at.file == at.file && u->cond->at.line > at.line)
		at = u->cond->at;
	extent_init(&extent, s->set);
	extent_add(&extent, u->cond);
	for (size_t i = 0; i < s->uses.n && b->row[use] >= 0; i++)
		if (b->row[i] >= 0 && span_is(s->uses.list[i].id, u->id))
			extent_add(&extent, s->uses.list[i].cond);
	extent_close(&extent);
	all = sample_extent(t, &extent, u->cond, ALL_AT_MOST, MANY);
	extent_free(&extent);
	if (b->held[use])
		return;
	if (all)
		finding_add(s->findings, "D14", at, u->word, u->id,
		            "%s never comes to anything: no answers make its condition yes%s", u->key,
		            b->row[use] >= 0 ? ", or the rows above it take them all" : "");
	else
		finding_add(s->findings, "D14", at, u->word, u->id,
		            "%s perhaps never comes to anything: none of %zu records made for it got there (sampled; there are "
		            "too many to try all)", u->key, t->tried - before);
}

void
doubt_branches(struct survey *s)
{
	size_t n = s->uses.n + 1;
	struct branches b = {
		.uses = &s->uses,
		.conflict = must_realloc(NULL, n, sizeof(*b.conflict)),
		.row = must_realloc(NULL, n, sizeof(*b.row)),
		.held = must_realloc(NULL, n, sizeof(*b.held)),
	};
	struct sample t;

	sample_init(&t, s->set, STAGE_PLAN, note, &b);
	for (size_t i = 0; i < s->uses.n; i++) {
		const struct use *u = &s->uses.list[i];

		b.conflict[i] = strcmp(u->word, "conflict") == 0 ? conflict_of(s->set, u) : -1;
		b.row[i] = strcmp(u->word, "class") == 0 ? row_of(&t, u) : -1;
		b.held[i] = told_elsewhere(s, u);
	}
	sample_run_text(&t, s->cases);
	for (size_t i = 0; i < s->uses.n; i++) {
		struct extent extent;

		if (b.held[i])
			continue;
		extent_init(&extent, s->set);
		extent_add(&extent, s->uses.list[i].cond);
		if (extent.whole) {
			b.held[i] = true;
		} else {
			extent_close(&extent);
			sample_some(&t, &extent, s->uses.list[i].cond, SOME);
		}
		extent_free(&extent);
	}
	sample_run(&t);
	for (size_t i = 0; i < s->uses.n; i++)
		if (!b.held[i])
			settle(s, &t, &b, i);
	s->tried += t.tried;
	sample_free(&t);
	free(b.conflict);
	free(b.row);
	free(b.held);
}
