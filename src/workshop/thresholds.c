/*
 * thresholds.c -- limits that no worked case comes near
 */
#include <math.h>
#include <stdlib.h>

#include "workshop/doubts.h"
#include "workshop/sample.h"

struct seen {
	double (*range)[2];  /* by quantity: the least and the most of the cases */
	bool *between;       /* by condition: a case lies inside it */
};

static void
note(struct sample *t, size_t n, void *self)
{
	const struct sheet *sheet = t->judgement.sheet;
	struct seen *seen = self;
	unsigned lane;

	(void)n;
	for (unsigned i = 0; i < t->set->nquantities; i++)
		for (FOR_LANES(lane, sheet->known[i] & sheet->live)) {
			seen->range[i][0] = fmin(seen->range[i][0], sheet->low[i][lane]);
			seen->range[i][1] = fmax(seen->range[i][1], sheet->high[i][lane]);
		}
	for (unsigned i = 0; i < t->set->conds.n; i++) {
		const struct cond *c = t->set->conds.list[i];

		if (c->kind == COND_TEST && c->test == TEST_BETWEEN && (sheet_yes(sheet, c) & sheet->live) != 0)
			seen->between[i] = true;
	}
}

static void
doubt_threshold(struct survey *s, const struct cond *c, const struct use *use, const struct seen *seen)
{
	const struct quantity *q = &s->set->quantities[c->a];
	double least = seen->range[c->a][0], most = seen->range[c->a][1];
	bool over = c->test == TEST_OVER;
	bool below = over ? least <= c->x : least < c->x, above = over ? most > c->x : most >= c->x;

	if (c->test == TEST_BETWEEN) {
		below = (least < c->x || c->x <= q->min) && seen->between[c->index];
		above = most > c->y || c->y >= q->max;
	}
	if (below && above)
		return;
	if (least > most)
		finding_add(s->findings, "D20", c->at, use->word, use->id,
		            "no case gives %s, which is compared with %.10g; add one at the limit and one beside it", q->name.at, c->x);
	else if (c->test == TEST_BETWEEN)
		finding_add(s->findings, "D20", c->at, use->word, use->id,
		            "the cases do not try %s below, inside and above %.10g to %.10g; they have %.10g to %.10g", q->name.at, c->x,
		            c->y, least, most);
	else
		finding_add(s->findings, "D20", c->at, use->word, use->id,
		            "no case has %s %s %.10g; they have %.10g to %.10g; add one at the limit and one beside it", q->name.at,
		            over ? (above ? "at or below" : "above") : (above ? "below" : "at or above"), c->x, least, most);
}

void
doubt_thresholds(struct survey *s)
{
	const struct ruleset *set = s->set;
	const struct use **by_cond = uses_by_cond(&s->uses, set);
	struct seen seen = {
		.range = must_realloc(NULL, set->nquantities + 1, sizeof(*seen.range)),
		.between = must_realloc(NULL, set->conds.n + 1, sizeof(*seen.between)),
	};
	struct sample t;

	for (unsigned i = 0; i < set->nquantities; i++) {
		seen.range[i][0] = INFINITY;
		seen.range[i][1] = -INFINITY;
	}
	memset(seen.between, 0, (set->conds.n + 1) * sizeof(*seen.between));
	sample_init(&t, set, STAGE_REDFLAG, note, &seen);
	sample_run_text(&t, s->cases);
	for (unsigned i = 0; i < set->conds.n && s->cases.len > 0; i++) {
		const struct cond *c = set->conds.list[i];

		if (by_cond[i] != NULL && test_compares(c))
			doubt_threshold(s, c, by_cond[i], &seen);
	}
	sample_free(&t);
	free(seen.range);
	free(seen.between);
	free(by_cond);
}
