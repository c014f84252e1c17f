/*
 * matters.c -- which open questions can change the level
 */
#include "asking/asking.h"

#include <stdlib.h>

enum {
	MAX_TRIES = 8,     /* recipes for one question */
	MAX_WAYS = 8,      /* of one rule */
	MAX_ALL = 4096,    /* so many ways to answer are tried one and all */
};

/* The rules that can still change the level of record i, the highest level first. */
static void
find_rules(struct questions *q, size_t i)
{
	q->nrules = 0;
	for (int rank = (int)q->set->nlevels - 1; rank >= 0; rank--)
		for (unsigned k = 0; k < q->all.nrules; k++)
			if (q->all.rules[k].rule->level == rank && (q->all.rules[k].reached >> i & 1))
				q->rules[q->nrules++] = &q->all.rules[k];
}

void
find_calm(struct questions *q, size_t i)
{
	const struct bearing *b = &q->all;
	size_t nfields = q->set->vocab->nfields, f = 0, answer = 0;
	int least = level_of(&b->full.judgement, i);
	struct reply best = {.field = -1};

	q->ncalm = 0;
	for (size_t k = 0; k < nfields; k++) {
		q->calm_place[k] = q->ncalm;
		if (b->open[k] >> i & 1 && (q->presence[k] || (b->bears[k] >> i & 1)))
			q->calm_open[q->ncalm++] = q->calm[k];
	}
	variants_begin(&q->trial, q->batch, i, q->calm_open, q->ncalm);
	while (least > bearing_floor(b, i) && f < nfields) {
		struct reply tried[BATCH_SIZE];
		size_t n = 0;

		variants_again(&q->trial);
		while (f < nfields && n < BATCH_SIZE) {
			if (!(b->open[f] & b->bears[f] & (lanes)1 << i) || answer == q->spaces[f].n) {
				f++;
				answer = 0;
				continue;
			}
			tried[n] = (struct reply){(int)f, q->spaces[f].answers[answer++]};
			variants_vary(&q->trial, &tried[n++], 1);
		}
		variants_judge(&q->trial);
		for (size_t k = 0; k < n; k++) {
			if (level_of(&q->trial.judgement, k) >= least)
				continue;
			least = level_of(&q->trial.judgement, k);
			best = tried[k];
		}
	}
	q->calm_level = least;
	if (best.field >= 0)
		q->calm_open[q->calm_place[best.field]] = best;
}

/* What was tried is judged: where the two answers give different levels the question matters. */
static void
judge_trying(struct questions *q)
{
	if (q->ntrying == 0)
		return;
	variants_judge(&q->trial);
	for (size_t k = 0; k < q->ntrying; k++) {
		struct trying *t = &q->trying[k];
		struct question *is = t->question;
		int high = level_of(&q->trial.judgement, t->lane);
		int low = t->beside_calm ? q->calm_level : level_of(&q->trial.judgement, t->lane + 1);

		if (high == low || is->shown)
			continue;
		is->shown = true;
		is->top = high > low ? high : low;
		is->high = high > low ? t->high : t->low;
		is->low = high > low ? t->low : t->high;
		is->with = t->with;
		is->nwith = t->nwith;
	}
	q->ntrying = 0;
	variants_again(&q->trial);
}

/* The next recipe for the question; false when there are no more. */
static bool
try_next(struct questions *q, struct question *is, struct progress *p, size_t i, struct arena *mem)
{
	for (; p->rule < q->nrules && p->tries < MAX_TRIES; p->rule++, p->way = 0) {
		const struct rule *rule = q->rules[p->rule]->rule;
		struct recipe *r = &q->recipe;

		if (!comes_to(q, rule, is->field))
			continue;
		while (p->way < MAX_WAYS) {
			struct trying *t = &q->trying[q->ntrying];

			if (!recipe_make(r, rule, is->field, i, p->way++))
				continue;
			p->tries++;
			*t = (struct trying){is, arena_take(mem, (r->n + 1) * sizeof(*t->with)), r->n, r->high, r->low, q->trial.batch.n, false};
			memcpy(t->with, r->replies, r->n * sizeof(*t->with));
			memcpy(q->replies, r->replies, r->n * sizeof(*t->with));
			q->replies[r->n] = (struct reply){is->field, r->high};
			variants_vary(&q->trial, q->replies, r->n + 1);
			q->replies[r->n] = (struct reply){is->field, r->low};
			t->beside_calm = r->n == 0 && span_is(r->low, q->calm_open[q->calm_place[is->field]].answer);
			if (!t->beside_calm)
				variants_vary(&q->trial, q->replies, r->n + 1);
			q->ntrying++;
			return true;
		}
	}
	return false;
}

/*
 * Recipes for all questions, until each is shown or has no more.  The first
 * ones show most of them; of the few that are left several are judged at once,
 * as judging costs as much for two as for 64.
 */
static void
try_recipes(struct questions *q, struct question *list, size_t n, size_t i, struct arena *mem)
{
	bool more = true, first = true;

	memset(q->progress, 0, n * sizeof(*q->progress));
	variants_begin(&q->trial, q->batch, i, q->calm_open, q->ncalm);
	while (more) {
		more = false;
		for (size_t k = 0; k < n; k++) {
			if (list[k].shown)
				continue;
			more |= try_next(q, &list[k], &q->progress[k], i, mem);
			if (q->trial.batch.n > BATCH_SIZE - 2)
				judge_trying(q);
		}
		if (first || !more)
			judge_trying(q);
		first = false;
	}
}

/* Judges all ways to answer the questions; level: by way, the first question's answers changing fastest. */
static void
judge_ways(struct questions *q, const struct question *list, size_t n, size_t i, size_t nways, signed char *level)
{
	variants_begin(&q->trial, q->batch, i, q->calm_open, q->ncalm);
	for (size_t way = 0; way < nways;) {
		size_t first = way;

		variants_again(&q->trial);
		for (; way < nways && way < first + BATCH_SIZE; way++) {
			size_t rest = way;

			for (size_t k = 0; k < n; k++) {
				const struct space *s = &q->spaces[list[k].field];

				q->replies[k] = (struct reply){list[k].field, s->answers[rest % s->n]};
				rest /= s->n;
			}
			variants_vary(&q->trial, q->replies, n);
		}
		variants_judge(&q->trial);
		for (size_t k = first; k < way; k++)
			level[k] = (signed char)level_of(&q->trial.judgement, k - first);
	}
}

/* Whether an answer to question k, which repeats after so many ways, changes the level somewhere; then how. */
static void
look_at_ways(struct questions *q, struct question *is, const signed char *level, size_t nways, size_t step)
{
	const struct space *s = &q->spaces[is->field];

	for (size_t way = 0; way < nways; way++) {
		size_t mine = way / step % s->n;

		for (size_t other = mine + 1; other < s->n; other++) {
			int a = level[way], b = level[way + (other - mine) * step];

			if (a == b || (is->shown && (a > b ? a : b) <= is->top))
				continue;
			is->shown = true;
			is->top = a > b ? a : b;
			is->high = s->answers[a > b ? mine : other];
			is->low = s->answers[a > b ? other : mine];
			is->nwith = 0;
		}
	}
}

/*
 * Tries all ways there are, where they are not too many, and drops the
 * questions that none of them shows.  The questions that bear on nothing can
 * stay calm: none of them changes anything.
 */
static size_t
try_all(struct questions *q, struct question *list, size_t n, size_t i)
{
	size_t nways = 1, kept = 0, step = 1;
	signed char *level;
	bool exact = true, shown = true;

	for (size_t k = 0; k < n; k++) {
		const struct space *s = &q->spaces[list[k].field];

		shown &= list[k].shown;
		exact &= s->exact;
		if (nways > MAX_ALL / s->n)
			return n;
		nways *= s->n;
	}
	if (shown)
		return n;
	level = must_realloc(NULL, nways, 1);
	judge_ways(q, list, n, i, nways, level);
	for (size_t k = 0; k < n; k++) {
		if (!list[k].shown)
			look_at_ways(q, &list[k], level, nways, step);
		step *= q->spaces[list[k].field].n;
	}
	free(level);
	for (size_t k = 0; k < n; k++)
		if (list[k].shown || !exact)
			list[kept++] = list[k];
	return kept;
}

/* Danger first: then what needs no other answer, core questions, what most rules hang on; then as the vocabulary has them. */
static int
by_danger(const void *a, const void *b)
{
	const struct question *p = a, *q = b;

	if (p->shown != q->shown)
		return p->shown ? -1 : 1;
	if (p->top != q->top)
		return p->top > q->top ? -1 : 1;
	if (p->alone != q->alone)
		return p->alone ? -1 : 1;
	if (!p->alone && p->nwith != q->nwith)
		return p->nwith < q->nwith ? -1 : 1;
	if (p->core != q->core)
		return p->core ? -1 : 1;
	if (p->rules != q->rules)
		return p->rules > q->rules ? -1 : 1;
	return p->field < q->field ? -1 : p->field > q->field;
}

/* What of the rule varies for record i comes to the field. */
static bool
hangs_on(const struct questions *q, const struct rule *r, int field, size_t i)
{
	return ((q->all.varies[r->when->index].yes >> i & 1) && recipe_reads(&q->recipe, r->when, field))
	       || (r->unless != NULL && (q->all.varies[r->unless->index].yes >> i & 1) && recipe_reads(&q->recipe, r->unless, field));
}

/*
 * Rules that hold calmly, and stop for some answers, may take turns, so that
 * one of them always holds.  So the questions they hang on are answered in all
 * ways, as far as these are few, and what bears on the level for none of them
 * leaves the list.
 */
static size_t
split_cases(struct questions *q, struct question *list, size_t n, size_t i)
{
	struct reply replies[BATCH_SIZE];
	size_t ways = 1, kept = 0;
	bool *split = must_realloc(NULL, n + 1, 1);

	memset(split, 0, n + 1);
	for (size_t r = 0; r < q->nrules; r++) {
		size_t more = ways;

		if (!(q->rules[r]->calm >> i & 1))
			continue;
		for (size_t k = 0; k < n && more <= BATCH_SIZE; k++)
			if (!split[k] && hangs_on(q, q->rules[r]->rule, list[k].field, i))
				more *= q->spaces[list[k].field].n;
		if (more > BATCH_SIZE)
			continue;
		ways = more;
		for (size_t k = 0; k < n; k++)
			split[k] |= hangs_on(q, q->rules[r]->rule, list[k].field, i);
	}
	if (ways > 1) {
		bearing_begin(&q->one);
		for (size_t way = 0; way < ways; way++) {
			size_t rest = way, m = 0;

			for (size_t k = 0; k < n; k++) {
				const struct space *s = &q->spaces[list[k].field];

				if (!split[k])
					continue;
				replies[m++] = (struct reply){list[k].field, s->answers[rest % s->n]};
				rest /= s->n;
			}
			look_closer(q, i, replies, m);
		}
		bearing_run(&q->one);
		for (size_t k = 0; k < n; k++)
			if (split[k] || !q->spaces[list[k].field].exact || q->one.bears[list[k].field] != 0)
				list[kept++] = list[k];
		n = kept;
	}
	free(split);
	return n;
}

/* A rule that gives record i its level now hangs on the question. */
static bool
loosens(const struct questions *q, int field, size_t i, int level)
{
	for (size_t r = 0; r < q->nrules; r++) {
		const struct rule *rule = q->rules[r]->rule;
		const struct sheet *s = q->all.given.judgement.sheet;

		if (rule->level == level && ((sheet_yes(s, rule->when) & ~sheet_yes(s, rule->unless)) >> i & 1) && hangs_on(q, rule, field, i))
			return true;
	}
	return false;
}

/*
 * Which questions do it alone: the answer and what is known already bring
 * about the level.  Where no answer raises it, those that could lower it come
 * first.
 */
static void
find_alone(struct questions *q, struct question *list, size_t n, size_t i)
{
	int level = level_of(&q->all.given.judgement, i);

	variants_begin(&q->trial, q->batch, i, NULL, 0);
	for (size_t k = 0; k < n;) {
		size_t first = k;

		variants_again(&q->trial);
		for (; k < n && k < first + BATCH_SIZE; k++)
			variants_vary(&q->trial, &(struct reply){list[k].field, list[k].shown ? list[k].high : q->calm[list[k].field].answer}, 1);
		variants_judge(&q->trial);
		for (size_t lane = 0; first + lane < k; lane++) {
			struct question *is = &list[first + lane];

			is->alone = is->shown && (is->top > level ? level_of(&q->trial.judgement, lane) >= is->top : loosens(q, is->field, i, level));
		}
	}
}

void
find_matters(struct questions *q, size_t i, struct memory_entry *e, struct arena *mem)
{
	const struct bearing *b = &q->all;
	size_t n = 0, nfields = q->set->vocab->nfields;
	struct question *list = arena_take(mem, (nfields + 1) * sizeof(*list));

	find_rules(q, i);
	for (size_t f = 0; f < nfields; f++) {
		if (!(b->open[f] & b->bears[f] & (lanes)1 << i))
			continue;
		list[n] = (struct question){.field = (int)f, .top = -1, .core = q->set->vocab->fields[f].tier == TIER_CORE};
		for (size_t k = 0; k < q->nrules && list[n].top < 0; k++)
			if (comes_to(q, q->rules[k]->rule, (int)f))
				list[n].top = q->rules[k]->rule->level;
		n++;
	}
	n = split_cases(q, list, n, i);
	try_recipes(q, list, n, i, mem);
	n = try_all(q, list, n, i);
	e->exact = true;
	e->seen = bearing_floor(b, i);
	for (size_t k = 0; k < n; k++) {
		for (size_t r = 0; r < q->nrules; r++)
			list[k].rules += q->rules[r]->rule->level == list[k].top && comes_to(q, q->rules[r]->rule, list[k].field);
		e->exact &= list[k].shown;
		if (list[k].shown && list[k].top > e->seen)
			e->seen = list[k].top;
	}
	find_alone(q, list, n, i);
	qsort(list, n, sizeof(*list), by_danger);
	e->matters = list;
	e->nmatters = n;
}
