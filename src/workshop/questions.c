/*
 * questions.c -- what to ask: which open questions matter, which comes next, and how few could end it
 */
#include "workshop/questions.h"

#include <stdlib.h>

#include "workshop/calm.h"
#include "workshop/memory.h"
#include "workshop/recipe.h"

enum {
	MAX_TRIES = 8,    /* recipes for one question */
	MAX_WAYS = 8,      /* of one rule */
	MAX_ALL = 4096,    /* so many ways to answer are tried one and all */
};

struct questions {
	const struct ruleset *set;
	struct arena mem;              /* as long as this */
	struct space *spaces;          /* by field */
	bool *askable;
	bool *presence;                /* by field: it could matter that it has an answer, whatever that is */
	struct reply *calm;
	const struct rule **unsure_rule;  /* by field: the rule that "not sure" sets off, or NULL */
	struct bearing all, one;       /* of the batch; of a record with some answers more */
	struct variants trial;
	struct recipe recipe;
	struct memory memory;
	const struct batch *batch;
	struct question_plan plan;
	/* Of the record at hand: */
	struct reply *calm_open;       /* calm answers to all open questions */
	size_t ncalm, *calm_place;     /* by field: where it stands there */
	const struct bearing_rule **rules;  /* reached, the highest level first */
	size_t nrules;
	int *needed, *unsure;
	const struct rule **settles;
	struct reply *replies;
	struct trying {
		struct question *question;
		struct reply *with;
		size_t nwith;
		struct span high, low;
		size_t lane;       /* of the first answer; the other's is behind it, or is the calm record */
		bool beside_calm;
	} trying[BATCH_SIZE];
	size_t ntrying;
	int calm_level;                /* with calm answers to all open questions */
	struct progress {
		unsigned rule, way, tries;
	} *progress;                   /* by place in matters */
};

static bool
may_be_asked(const struct questions *q, const struct field_def *def, size_t field, bool all)
{
	if (def->tier == TIER_DERIVED || q->spaces[field].n == 0)
		return false;
	return all || def->tier == TIER_CORE || def->tier == TIER_STANDARD;
}

/* The test "not sure" to some field stands in the condition. */
static void
find_unsure(struct questions *q, const struct rule *r, const struct cond *c)
{
	if (c->kind == COND_TEST && c->test == TEST_DK && q->unsure_rule[c->a] == NULL)
		q->unsure_rule[c->a] = r;
	for (unsigned i = 0; i < c->nparts; i++)
		find_unsure(q, r, c->parts[i]);
}

struct questions *
questions_new(const struct ruleset *set, const long *as_of, bool all)
{
	struct questions *q = must_realloc(NULL, 1, sizeof(*q));
	size_t n = set->vocab->nfields;

	*q = (struct questions){.set = set};
	q->spaces = arena_take(&q->mem, (n + 1) * sizeof(*q->spaces));
	q->askable = arena_take(&q->mem, n + 1);
	q->presence = arena_take(&q->mem, n + 1);
	q->calm = arena_take(&q->mem, (n + 1) * sizeof(*q->calm));
	q->calm_open = arena_take(&q->mem, (n + 1) * sizeof(*q->calm_open));
	q->calm_place = arena_take(&q->mem, (n + 1) * sizeof(*q->calm_place));
	q->replies = arena_take(&q->mem, (n + 1) * sizeof(*q->replies));
	q->needed = arena_take(&q->mem, (n + 1) * sizeof(int));
	q->unsure = arena_take(&q->mem, (n + 1) * sizeof(int));
	q->settles = arena_take(&q->mem, (n + 1) * sizeof(*q->settles));
	q->unsure_rule = arena_take(&q->mem, (n + 1) * sizeof(*q->unsure_rule));
	q->progress = arena_take(&q->mem, (n + 1) * sizeof(*q->progress));
	q->rules = arena_take(&q->mem, (set->nredflags + set->ntriage + set->nfinals + 1) * sizeof(*q->rules));
	for (size_t f = 0; f < n; f++) {
		q->spaces[f] = space_of(set, (int)f, &q->mem);
		for (size_t k = 0; k < q->spaces[f].n; k++)
			if (set->vocab->fields[f].type == FIELD_YESNO)  /* literals have nothing readable behind them */
				q->spaces[f].answers[k].at = arena_copy(&q->mem, q->spaces[f].answers[k].at, q->spaces[f].answers[k].len);
		q->askable[f] = may_be_asked(q, &set->vocab->fields[f], f, all);
	}
	for (size_t f = 0; f < n; f++)
		q->presence[f] = set->vocab->fields[f].tier == TIER_CORE;
	for (unsigned i = 0; i < set->conds.n; i++)
		if (set->conds.list[i]->kind == COND_MAYBE || (set->conds.list[i]->kind == COND_TEST && set->conds.list[i]->test == TEST_KNOWN))
			space_fields(set, set->conds.list[i], q->presence);
	for (unsigned i = 0; i < set->nredflags; i++)
		find_unsure(q, &set->redflags[i], set->redflags[i].when);
	for (unsigned i = 0; i < set->ntriage; i++)
		find_unsure(q, &set->triage[i], set->triage[i].when);
	variants_init(&q->trial, set, as_of);
	calm_find(&q->trial, q->spaces, q->askable, q->calm);
	bearing_init(&q->all, set, as_of, q->askable, q->calm);
	bearing_init(&q->one, set, as_of, q->askable, q->calm);
	recipe_init(&q->recipe, &q->all, q->spaces);
	return q;
}

void
questions_free(struct questions *q)
{
	recipe_free(&q->recipe);
	bearing_free(&q->all);
	bearing_free(&q->one);
	variants_free(&q->trial);
	memory_free(&q->memory);
	arena_free(&q->mem);
	free(q);
}

void
questions_judge(struct questions *q, const struct batch *batch)
{
	q->batch = batch;
	bearing_begin(&q->all);
	for (size_t i = 0; i < batch->n; i++)
		variants_add(&q->all.given, batch, i, NULL, 0);
	bearing_run(&q->all);
}

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

static bool
comes_to(const struct questions *q, const struct rule *r, int field)
{
	return recipe_reads(&q->recipe, r->when, field) || recipe_reads(&q->recipe, r->unless, field);
}

/*
 * Calm answers to the open questions of record i.  Where what is usually calm
 * is not so beside the answers that are there, one other answer may mend it.
 */
static void
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
	while (least > bearing_floor(b, i) && f < nfields) {
		struct reply tried[BATCH_SIZE];
		size_t n = 0;

		variants_clear(&q->trial);
		while (f < nfields && n < BATCH_SIZE) {
			if (!(b->open[f] & b->bears[f] & (lanes)1 << i) || answer == q->spaces[f].n) {
				f++;
				answer = 0;
				continue;
			}
			tried[n] = (struct reply){(int)f, q->spaces[f].answers[answer++]};
			variants_add_two(&q->trial, q->batch, i, &tried[n++], 1, q->calm_open, q->ncalm);
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
	variants_clear(&q->trial);
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
			variants_add_two(&q->trial, q->batch, i, q->replies, r->n + 1, q->calm_open, q->ncalm);
			q->replies[r->n] = (struct reply){is->field, r->low};
			t->beside_calm = r->n == 0 && span_is(r->low, q->calm_open[q->calm_place[is->field]].answer);
			if (!t->beside_calm)
				variants_add_two(&q->trial, q->batch, i, q->replies, r->n + 1, q->calm_open, q->ncalm);
			q->ntrying++;
			return true;
		}
	}
	return false;
}

/* Recipes for all questions, until each is shown or has no more. */
static void
try_recipes(struct questions *q, struct question *list, size_t n, size_t i, struct arena *mem)
{
	bool more = true;

	memset(q->progress, 0, n * sizeof(*q->progress));
	variants_clear(&q->trial);
	while (more) {
		more = false;
		for (size_t k = 0; k < n; k++) {
			if (list[k].shown)
				continue;
			more |= try_next(q, &list[k], &q->progress[k], i, mem);
			if (q->trial.batch.n > BATCH_SIZE - 2)
				judge_trying(q);
		}
		judge_trying(q);
	}
}

/* Judges all ways to answer the questions; level: by way, the first question's answers changing fastest. */
static void
judge_ways(struct questions *q, const struct question *list, size_t n, size_t i, size_t nways, signed char *level)
{
	for (size_t way = 0; way < nways;) {
		size_t first = way;

		variants_clear(&q->trial);
		for (; way < nways && way < first + BATCH_SIZE; way++) {
			size_t rest = way;

			for (size_t k = 0; k < n; k++) {
				const struct space *s = &q->spaces[list[k].field];

				q->replies[k] = (struct reply){list[k].field, s->answers[rest % s->n]};
				rest /= s->n;
			}
			variants_add_two(&q->trial, q->batch, i, q->replies, n, q->calm_open, q->ncalm);
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

/* Adds record i with the replies to those that are looked at more closely. */
static void
look_closer(struct questions *q, size_t i, const struct reply *replies, size_t n)
{
	variants_add(&q->one.given, q->batch, i, replies, n);
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

	for (size_t k = 0; k < n;) {
		size_t first = k;

		variants_clear(&q->trial);
		for (; k < n && k < first + BATCH_SIZE; k++)
			variants_add(&q->trial, q->batch, i, &(struct reply){list[k].field, list[k].shown ? list[k].high : q->calm[list[k].field].answer}, 1);
		variants_judge(&q->trial);
		for (size_t lane = 0; first + lane < k; lane++) {
			struct question *is = &list[first + lane];

			is->alone = is->shown && (is->top > level ? level_of(&q->trial.judgement, lane) >= is->top : loosens(q, is->field, i, level));
		}
	}
}

/* The questions that matter for record i, in mem. */
static void
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

/* One answer that ends it, the one that ends it highest. */
static bool
find_single(struct questions *q, size_t i, struct memory_entry *e, struct arena *mem)
{
	struct reply *best = arena_take(mem, sizeof(*best));
	size_t k = 0, answer = 0;

	e->ends_at = -1;
	while (k < e->nmatters && e->ends_at < bearing_ceiling(&q->all, i)) {
		struct reply tried[BATCH_SIZE];
		size_t n = 0, lane;

		bearing_begin(&q->one);
		for (; k < e->nmatters && n < BATCH_SIZE; n++) {
			const struct space *s = &q->spaces[e->matters[k].field];

			tried[n] = (struct reply){s->field, s->answers[answer]};
			look_closer(q, i, &tried[n], 1);
			if (++answer == s->n) {
				answer = 0;
				k++;
			}
		}
		bearing_run(&q->one);
		for (FOR_LANES(lane, bearing_settled(&q->one))) {
			int level = level_of(&q->one.full.judgement, lane);

			if (level <= e->ends_at)
				continue;
			e->ends_at = level;
			*best = tried[lane];
		}
	}
	if (e->ends_at < 0)
		return false;
	e->fastest = best;
	e->nfastest = 1;
	e->fewest = true;
	return true;
}

/* Several answers that end it: those under which a question was shown to matter, and its own. */
static void
find_several(struct questions *q, size_t i, struct memory_entry *e, struct arena *mem)
{
	size_t of[BATCH_SIZE], n = 0, best = BATCH_SIZE;
	lanes settled;

	bearing_begin(&q->one);
	for (size_t k = 0; k < e->nmatters && n < BATCH_SIZE; k++) {
		const struct question *is = &e->matters[k];

		if (!is->shown || is->nwith == 0)
			continue;
		memcpy(q->replies, is->with, is->nwith * sizeof(*is->with));
		q->replies[is->nwith] = (struct reply){is->field, is->high};
		look_closer(q, i, q->replies, is->nwith + 1);
		of[n++] = k;
	}
	if (n == 0)
		return;
	bearing_run(&q->one);
	settled = bearing_settled(&q->one);
	for (size_t k = 0; k < n; k++)
		if ((settled >> k & 1) && (best == BATCH_SIZE || e->matters[of[k]].nwith < e->matters[of[best]].nwith))
			best = k;
	if (best == BATCH_SIZE)
		return;
	e->nfastest = e->matters[of[best]].nwith + 1;
	e->fastest = arena_take(mem, e->nfastest * sizeof(*e->fastest));
	memcpy(e->fastest, e->matters[of[best]].with, (e->nfastest - 1) * sizeof(*e->fastest));
	e->fastest[e->nfastest - 1] = (struct reply){e->matters[of[best]].field, e->matters[of[best]].high};
	e->ends_at = level_of(&q->one.full.judgement, best);
	e->fewest = e->nfastest == 2;
}

/* The calm answers to the first so many questions that end it, less those that are not needed then. */
static void
find_clear(struct questions *q, size_t i, struct memory_entry *e, struct arena *mem)
{
	struct reply *calm = arena_take(mem, (e->nmatters + 1) * sizeof(*calm));
	size_t n = 0, kept = 0;
	lanes settled = 0, spare;

	for (size_t k = 0; k < e->nmatters; k++)
		calm[k] = q->calm_open[q->calm_place[e->matters[k].field]];
	for (size_t first = 1; first <= e->nmatters && n == 0; first += BATCH_SIZE) {
		bearing_begin(&q->one);
		for (size_t k = first; k <= e->nmatters && k < first + BATCH_SIZE; k++)
			look_closer(q, i, calm, k);
		bearing_run(&q->one);
		settled = bearing_settled(&q->one);
		if (settled != 0)
			n = first + lane_first(settled);
	}
	if (n > BATCH_SIZE || n == 0) {
		e->clear = calm;
		e->nclear = n;
		return;
	}
	bearing_begin(&q->one);
	for (size_t k = 0; k < n; k++) {
		memcpy(q->replies, calm, k * sizeof(*calm));
		memcpy(q->replies + k, calm + k + 1, (n - k - 1) * sizeof(*calm));
		look_closer(q, i, q->replies, n - 1);
	}
	bearing_run(&q->one);
	spare = bearing_settled(&q->one);
	for (size_t k = 0; k < n; k++)
		if (!(spare >> k & 1))
			q->replies[kept++] = calm[k];
	bearing_begin(&q->one);
	look_closer(q, i, q->replies, kept);
	bearing_run(&q->one);
	if (bearing_settled(&q->one) & 1) {
		memcpy(calm, q->replies, kept * sizeof(*calm));
		n = kept;
	}
	e->clear = calm;
	e->nclear = n;
}

/* A red flag or a triage rule gives record i that level, not a final. */
static bool
given_by_rule(const struct judgement *j, size_t i, int level)
{
	if (level > 0 && (j->redflag_at[level - 1] >> i & 1))
		return true;
	for (unsigned k = 0; k < j->set->ntriage; k++)
		if (j->set->triage[k].level == level && (j->triaged[k] >> i & 1))
			return true;
	return false;
}

/* Core questions that matter no more, but hold the level up as long as they are open. */
static void
find_needed(struct questions *q, size_t i)
{
	struct question_plan *p = &q->plan;
	const struct judgement *now = &q->all.given.judgement, *then = &q->all.full.judgement;

	p->needed = q->needed;
	p->nneeded = 0;
	if (!(now->sheet->incomplete >> i & 1) || level_of(then, i) >= p->level || given_by_rule(now, i, p->level))
		return;
	for (size_t f = 0; f < q->set->vocab->nfields; f++) {
		bool matters = false;

		if (q->set->vocab->fields[f].tier != TIER_CORE || ((now->sheet->answered[f] | now->sheet->dk[f]) >> i & 1))
			continue;
		for (size_t k = 0; k < p->nmatters; k++)
			matters |= p->matters[k].field == (int)f;
		if (!matters)
			q->needed[p->nneeded++] = (int)f;
	}
}

/* What was answered "not sure" and a rule above the level hangs on, or is set off by. */
static void
find_unsure_answers(struct questions *q, size_t i)
{
	struct question_plan *p = &q->plan;
	const struct sheet *s = q->all.given.judgement.sheet;

	p->unsure = q->unsure;
	p->settles = q->settles;
	p->nunsure = 0;
	for (size_t f = 0; f < q->set->vocab->nfields; f++) {
		bool hangs = q->unsure_rule[f] != NULL;

		if (!q->askable[f] || !(s->dk[f] >> i & 1))
			continue;
		for (unsigned k = 0; k < q->all.nrules && !hangs; k++) {
			const struct rule *r = q->all.rules[k].rule;

			hangs = r->level > p->level && comes_to(q, r, (int)f)
			        && !((sheet_yes(s, r->when) | sheet_no(s, r->when) | sheet_yes(s, r->unless)) >> i & 1);
		}
		if (!hangs)
			continue;
		q->settles[p->nunsure] = q->unsure_rule[f];
		q->unsure[p->nunsure++] = (int)f;
	}
}

const struct question_plan *
questions_of(struct questions *q, size_t i, bool ways)
{
	struct question_plan *p = &q->plan;
	struct memory_key key = memory_key(&q->all, i);
	struct memory_entry *e = memory_find(&q->memory, key);

	if (e == NULL || (ways && !e->ways))
		find_calm(q, i);
	if (e == NULL) {
		e = memory_add(&q->memory, key);
		find_matters(q, i, e, &q->memory.mem);
	}
	if (ways && !e->ways) {
		e->ways = true;
		if (e->nmatters > 0) {
			if (!find_single(q, i, e, &q->memory.mem))
				find_several(q, i, e, &q->memory.mem);
			find_clear(q, i, e, &q->memory.mem);
		}
	}
	*p = (struct question_plan){
		.level = level_of(&q->all.given.judgement, i), .floor = bearing_floor(&q->all, i), .ceiling = bearing_ceiling(&q->all, i),
		.exact = e->exact, .matters = e->matters, .nmatters = e->nmatters, .fastest = e->fastest, .nfastest = e->nfastest,
		.fewest = e->fewest, .ends_at = e->ends_at, .clear = e->clear, .nclear = e->nclear,
	};
	if (e->exact)  /* then nothing higher can come than was seen */
		p->ceiling = e->seen > level_of(&q->all.full.judgement, i) ? e->seen : level_of(&q->all.full.judgement, i);
	p->seen = p->ceiling <= e->seen || e->exact;
	find_needed(q, i);
	find_unsure_answers(q, i);
	p->next = p->nmatters > 0 ? p->matters[0].field : p->nneeded > 0 ? p->needed[0] : -1;
	return p;
}
