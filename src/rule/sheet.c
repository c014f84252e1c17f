/*
 * sheet.c -- 64 records side by side, and the answers of all conditions about them
 */
#include "rule/sheet.h"

#include <limits.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "rule/sheet_plan.h"

static void
mark(const struct cond *c, bool *wanted)
{
	unsigned i;

	if (c == NULL || wanted[c->index])
		return;
	wanted[c->index] = true;
	for (i = 0; i < c->nparts; i++)
		mark(c->parts[i], wanted);
}

static unsigned *
indices(struct arena *mem, const struct ruleset *set, const bool *wanted, unsigned *n)
{
	unsigned *list = arena_take(mem, (set->conds.n + 1) * sizeof(*list)), i;

	*n = 0;
	for (i = 0; i < set->conds.n; i++)
		if (wanted[i])
			list[(*n)++] = i;
	return list;
}

static int
by_phase(const void *a, const void *b)
{
	const struct op *p = a, *q = b;

	if (p->phase != q->phase)
		return p->phase < q->phase ? -1 : 1;
	return p->index < q->index ? -1 : p->index > q->index;
}

static void
plan_ops(struct plan_of_sheet *plan, const struct ruleset *set)
{
	bool *pending = must_realloc(NULL, set->conds.n + 1, sizeof(*pending));
	unsigned i, k;

	memset(pending, 0, set->conds.n + 1);
	for (i = 0; i < set->nredflags; i++)
		mark(set->redflags[i].when, pending);
	for (i = 0; i < set->nresponses; i++) {  /* what they could still be is asked in the same way */
		mark(set->responses[i].when, pending);
		mark(set->responses[i].unless, pending);
	}
	plan->by_index = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(*plan->by_index));
	plan->ops = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(*plan->ops));
	plan->open = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(*plan->open));
	for (i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];
		unsigned *parts = arena_take(&plan->mem, (c->nparts + 1) * sizeof(*parts));
		struct op op = {(uint8_t)c->kind, pending[i], c->kind == COND_TEST && test_is_core(set, c), c->need, c->nparts, i,
		                c->phase, parts};

		for (k = 0; k < c->nparts; k++)
			parts[k] = c->parts[k]->index;
		plan->by_index[i] = op;
		/* A test is answered from outside; only its open and shut are worked out, and not those of the course. */
		if (c->kind != COND_TEST || (pending[i] && c->phase < PHASE_EPISODE))
			plan->ops[plan->nops++] = op;
	}
	qsort(plan->ops, plan->nops, sizeof(*plan->ops), by_phase);
	free(pending);
}

static int
by_height(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The least number that is over x, or from x on. */
static double
threshold(double x, bool over)
{
	return over ? nextafter(x, INFINITY) : x;
}

static void
add_threshold(struct quantity_plan *q, double x)
{
	q->thresholds = must_realloc(q->thresholds, q->nthresholds + 1, sizeof(*q->thresholds));
	q->thresholds[q->nthresholds++] = x;
}

/* The code from which on that threshold is reached. */
static unsigned
code_from(const struct quantity_plan *q, double x)
{
	unsigned i = 0;

	while (q->thresholds[i] < x)
		i++;
	return CODE_KNOWN + i + 1;
}

/* Sorts the thresholds, each once, and gives the tests their codes. */
static void
plan_numbers(struct quantity_plan *q, const struct ruleset *set, const struct quantity *is)
{
	unsigned i, n = 0;

	if (q->ntests == 0)
		return;
	qsort(q->thresholds, q->nthresholds, sizeof(*q->thresholds), by_height);
	for (i = 0; i < q->nthresholds; i++)
		if (n == 0 || q->thresholds[n - 1] < q->thresholds[i])
			q->thresholds[n++] = q->thresholds[i];
	q->nthresholds = n;
	if (n > MAX_CODES - CODE_KNOWN)
		die_at(&is->at, "%s is tested against %u different thresholds; no more than %d can be", is->name.at, n,
		       MAX_CODES - CODE_KNOWN);
	for (i = 0; i < q->ntests; i++) {
		struct number_test *t = &q->tests[i];
		const struct cond *c = set->conds.list[t->index];

		t->from = code_from(q, threshold(c->x, c->test == TEST_OVER));
		t->below = c->test == TEST_BETWEEN ? code_from(q, threshold(c->y, true)) : UINT_MAX;
	}
}

static void
plan_tests(struct plan_of_sheet *plan, const struct ruleset *set)
{
	unsigned i;
	size_t k;

	plan->others = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(unsigned));
	plan->asked = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(unsigned));
	plan->facts = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(unsigned));
	plan->open_facts = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(unsigned));
	for (i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];
		struct quantity_plan *q;

		if (c->kind != COND_TEST)
			continue;
		if (c->test <= TEST_DK)
			plan->facts[plan->nfacts++] = i;
		plan->of_kind[c->test] = must_realloc(plan->of_kind[c->test], plan->nof_kind[c->test] + 1, sizeof(unsigned));
		plan->of_kind[c->test][plan->nof_kind[c->test]++] = i;
		switch (c->test) {
		case TEST_YES:
			plan->fields[c->a].yes = (int)i;
			break;
		case TEST_CHOICE: {
			struct field_plan *f = &plan->fields[c->a];

			if (f->choices == NULL) {
				f->choices = arena_take(&plan->mem, set->vocab->fields[c->a].nvalues * sizeof(int));
				for (k = 0; k < set->vocab->fields[c->a].nvalues; k++)
					f->choices[k] = -1;
			}
			f->choices[c->b] = (int)i;
			break;
		}
		case TEST_OVER:
		case TEST_FROM:
		case TEST_BETWEEN:
			q = &plan->quantities[c->a];
			q->tests = must_realloc(q->tests, q->ntests + 1, sizeof(*q->tests));
			q->tests[q->ntests++] = (struct number_test){.index = i};
			add_threshold(q, threshold(c->x, c->test == TEST_OVER));
			if (c->test == TEST_BETWEEN)
				add_threshold(q, threshold(c->y, true));
			break;
		case TEST_OVER_OTHER:
		case TEST_FROM_OTHER:
			plan->others[plan->nothers++] = i;
			break;
		case TEST_KNOWN:
		case TEST_DK:
			plan->asked[plan->nasked++] = i;
			break;
		default:
			break;
		}
	}
	for (i = 0; i < set->nquantities; i++)
		plan_numbers(&plan->quantities[i], set, &set->quantities[i]);
}

struct sheet *
sheet_new(const struct ruleset *set)
{
	struct sheet *s = must_realloc(NULL, 1, sizeof(*s));
	struct plan_of_sheet *plan = must_realloc(NULL, 1, sizeof(*plan));
	bool *wanted = must_realloc(NULL, set->conds.n + 1, sizeof(*wanted));
	size_t nfields = set->vocab->nfields, i;

	memset(plan, 0, sizeof(*plan));
	*s = (struct sheet){.set = set, .plan = plan};
	plan->fields = arena_take(&plan->mem, (nfields + 1) * sizeof(*plan->fields));
	plan->quantities = arena_take(&plan->mem, (set->nquantities + 1) * sizeof(*plan->quantities));
	plan->derivable = arena_take(&plan->mem, (set->nquantities + 1) * sizeof(*plan->derivable));
	plan->date = -1;
	plan->core = arena_take(&plan->mem, (nfields + 1) * sizeof(*plan->core));
	for (i = 0; i < nfields; i++)
		if (set->vocab->fields[i].tier == TIER_CORE)
			plan->core[plan->ncore++] = (unsigned)i;
	for (i = 0; i < nfields; i++) {
		const struct field_def *def = &set->vocab->fields[i];

		if (def->nvalues > MAX_CODES - CODE_KNOWN)
			die_at(&def->at, "%.*s has %zu words to choose from; no more than %d can be", (int)def->label.len,
			       def->label.at, def->nvalues, MAX_CODES - CODE_KNOWN);
		plan->fields[i].yes = plan->fields[i].quantity = -1;
		if (def->type == FIELD_DAY && span_is(def->label, SPAN("date")))
			plan->date = (int)i;
	}
	for (i = 0; i < set->nquantities; i++) {
		if (set->quantities[i].field >= 0)
			plan->fields[set->quantities[i].field].quantity = (int)i;
	}
	plan_ops(plan, set);
	plan_tests(plan, set);
	plan->codes = arena_take(&plan->mem, (nfields + 1) * sizeof(*plan->codes));
	plan->usual = arena_take(&plan->mem, (nfields + 1) * sizeof(*plan->usual));
	plan->met = arena_take(&plan->mem, (nfields + 1) * sizeof(*plan->met));
	plan->met_fields = arena_take(&plan->mem, (nfields + 1) * sizeof(*plan->met_fields));
	plan->known = arena_take(&plan->mem, sizeof(*plan->known) << KNOWN_BITS);
	for (i = 0; i < 1 << KNOWN_BITS; i++)
		plan->known[i].field = UINT16_MAX;
	memset(wanted, 0, set->conds.n + 1);
	for (i = 0; i < set->ninapplicable; i++)
		mark(set->inapplicable[i].when, wanted);
	plan->inapplicable = indices(&plan->mem, set, wanted, &plan->ninapplicable);
	memset(wanted, 0, set->conds.n + 1);
	for (i = 0; i < set->nconflicts; i++)
		mark(set->conflicts[i].when, wanted);
	plan->conflict = indices(&plan->mem, set, wanted, &plan->nconflict);
	free(wanted);
	s->answers = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(*s->answers));
	s->answered = arena_take(&plan->mem, (nfields + 1) * sizeof(*s->answered));
	s->dk = arena_take(&plan->mem, (nfields + 1) * sizeof(*s->dk));
	s->spared = arena_take(&plan->mem, (set->ninapplicable + 1) * sizeof(*s->spared));
	s->conflicts = arena_take(&plan->mem, (set->nconflicts + 1) * sizeof(*s->conflicts));
	s->known = arena_take(&plan->mem, (set->nquantities + 1) * sizeof(*s->known));
	s->worked_out = arena_take(&plan->mem, (set->nquantities + 1) * sizeof(*s->worked_out));
	plan->silent = arena_take(&plan->mem, (set->nquantities + 1) * sizeof(*plan->silent));
	/* So much comes as fresh pages, which cost nothing as long as no record has the number. */
	s->low = calloc(2 * ((size_t)set->nquantities + 1), sizeof(*s->low));
	if (s->low == NULL)
		die("out of memory");
	s->high = s->low + set->nquantities + 1;
	s->sums = arena_take(&plan->mem, (set->nscores + 1) * sizeof(*s->sums));
	for (i = 0; i < set->nscores; i++)
		tally_init(&s->sums[i], &set->scores[i]);
	return s;
}

void
sheet_free(struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->set->nquantities; i++) {
		free(s->plan->quantities[i].tests);
		free(s->plan->quantities[i].thresholds);
	}
	for (i = 0; i < TEST_KINDS; i++)
		free(s->plan->of_kind[i]);
	free(s->low);
	arena_free(&s->plan->mem);
	free(s->plan);
	free(s);
}

/* In which records at least "need" of the parts have their bit set: a counter of one bit plane per power of two. */
static lanes
at_least(const struct answer *answers, const struct op *op, size_t which, unsigned need)
{
	lanes plane[9] = {0}, more = 0, equal;
	unsigned i, k, top = 0;

	if (need == 0)
		return ~(lanes)0;
	while ((1u << top) <= op->nparts)
		top++;
	for (i = 0; i < op->nparts; i++) {
		lanes carry = *(const lanes *)(const void *)((const char *)&answers[op->parts[i]] + which);

		for (k = 0; k < top && carry != 0; k++) {
			lanes sum = plane[k] ^ carry;

			carry &= plane[k];
			plane[k] = sum;
		}
	}
	equal = ~(lanes)0;
	for (k = top; k-- > 0;) {
		lanes bit = need >> k & 1 ? ~(lanes)0 : 0;

		more |= equal & plane[k] & ~bit;
		equal &= ~(plane[k] ^ bit);
	}
	return more | equal;
}

static inline void
answer_op(struct answer *answers, const struct op *op)
{
	struct answer *a = &answers[op->index];
	const unsigned *part = op->parts, *end = part + op->nparts;
	const struct answer *p;
	lane_pair all, any;

	switch ((enum cond_kind)op->kind) {
	case COND_TEST:
		a->open = op->core ? ~a->no : a->yes;
		a->shut = op->core ? ~a->yes : a->no;
		break;
	case COND_ALL:
	case COND_ANY:
		all = ~(lane_pair){0, 0};
		any = (lane_pair){0, 0};
		if (op->kind == COND_ALL) {
			for (; part < end; part++) {
				all &= answers[*part].pair[0];
				any |= answers[*part].pair[1];
			}
			a->pair[0] = all;
			a->pair[1] = any;
		} else {
			for (; part < end; part++) {
				any |= answers[*part].pair[0];
				all &= answers[*part].pair[1];
			}
			a->pair[0] = any;
			a->pair[1] = all;
		}
		break;
	case COND_NO:
		p = &answers[*part];
		all = p->pair[0];
		a->pair[0] = p->pair[1];
		a->pair[1] = all;
		break;
	case COND_AT_LEAST:
		a->yes = at_least(answers, op, offsetof(struct answer, yes), op->need);
		a->no = at_least(answers, op, offsetof(struct answer, no), op->nparts - op->need + 1);
		if (op->pending) {
			a->open = at_least(answers, op, offsetof(struct answer, open), op->need);
			a->shut = at_least(answers, op, offsetof(struct answer, shut), op->nparts - op->need + 1);
		}
		break;
	case COND_MAYBE:
		p = &answers[*part];
		a->pair[0] = ~(lane_pair){p->no, p->no};
		a->pair[1] = (lane_pair){p->no, p->no};
		break;
	}
}

void
sheet_answer(struct answer *answers, const struct op *op)
{
	answer_op(answers, op);
}

/* Whether the test can come out in one way for one batch, and otherwise for the next. */
static bool
is_open_test(const struct sheet *s, const struct cond *c)
{
	const struct ruleset *set = s->set;
	unsigned i;
	int field;

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
		for (i = 0; i < set->ninapplicable; i++)
			if (set->inapplicable[i].field == c->a)
				return true;
		return s->plan->met[c->a];
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		field = set->quantities[c->a].field;
		return c->phase > 0 || s->plan->derivable[c->a] || (field >= 0 && s->plan->met[field]);
	default:
		return true;
	}
}

/*
 * Most records of a run ask the same questions.  What depends only on fields
 * that none of them has had comes out the same for every batch, and stands
 * among the answers since the first.
 */
static void
find_open(struct sheet *s)
{
	const struct ruleset *set = s->set;
	struct plan_of_sheet *plan = s->plan;
	bool *open = must_realloc(NULL, set->conds.n + 1, sizeof(*open));
	unsigned i, k;

	numbers_open(s);
	for (i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];

		open[i] = c->kind == COND_TEST && is_open_test(s, c);
		for (k = 0; k < c->nparts; k++)
			open[i] |= open[c->parts[k]->index];
	}
	plan->nopen = 0;
	for (i = 0; i < plan->nops; i++)
		if (open[plan->ops[i].index])
			plan->open[plan->nopen++] = plan->ops[i];
	plan->nopen_facts = 0;
	for (i = 0; i < plan->nfacts; i++)
		if (open[plan->facts[i]])
			plan->open_facts[plan->nopen_facts++] = plan->facts[i];
	free(open);
	plan->met_more = false;
}

void
sheet_open(struct sheet *s)
{
	struct plan_of_sheet *plan = s->plan;

	if (plan->met_more || !plan->judged)
		find_open(s);
	plan->begin = plan->next = plan->judged ? plan->open : plan->ops;
	plan->end = plan->judged ? plan->open + plan->nopen : plan->ops + plan->nops;
	plan->judged = true;
}

void
sheet_run(struct sheet *s, int phase)
{
	struct plan_of_sheet *plan = s->plan;
	const struct op *op = plan->next;

	for (; op < plan->end && op->phase <= phase; op++)
		answer_op(s->answers, op);
	plan->next = op;
}

void
sheet_again(struct sheet *s, int phase)
{
	while (s->plan->next > s->plan->begin && s->plan->next[-1].phase >= phase)
		s->plan->next--;
}

void
sheet_decide(struct sheet *s, enum test_kind kind, lanes (*word)(const struct cond *, const void *), const void *of)
{
	unsigned i;

	for (i = 0; i < s->plan->nof_kind[kind]; i++) {
		unsigned index = s->plan->of_kind[kind][i];
		lanes w = word(s->set->conds.list[index], of);

		answer_decided(&s->answers[index], w);
	}
}

void
sheet_decide_for(struct sheet *s, enum test_kind kind, lanes w, lanes (*word)(const struct cond *, const void *), const void *of)
{
	for (unsigned i = 0; i < s->plan->nof_kind[kind]; i++) {
		unsigned index = s->plan->of_kind[kind][i];
		struct answer *a = &s->answers[index];

		answer_decided(a, (a->yes & ~w) | (word(s->set->conds.list[index], of) & w));
	}
}

void
sheet_sum(const struct sheet *s, const struct score *score, struct tally *sum)
{
	tally_begin(sum);
	for (unsigned i = 0; i < score->nitems; i++)
		tally_add(sum, score->items[i].weight, sheet_yes(s, score->items[i].when));
}

void
sheet_sum_range(const struct sheet *s, const struct score *score, lanes w, const struct tally *sums,
                struct sum_range ranges[BATCH_SIZE])
{
	struct tally less = *sums, more = *sums;  /* what the sums could still lose and gain */
	unsigned i, lane;

	tally_begin(&less);
	tally_begin(&more);
	for (i = 0; i < score->nitems; i++) {
		const struct weighted *item = &score->items[i];
		lanes open = w & ~sheet_yes(s, item->when) & ~sheet_no(s, item->when);

		if (item->weight < 0)
			tally_add(&less, -item->weight, open);
		else
			tally_add(&more, item->weight, open);
	}
	for (FOR_LANES(lane, w)) {
		int sum = tally_of(sums, lane);

		ranges[lane] = (struct sum_range){sum, sum - tally_of(&less, lane), sum + tally_of(&more, lane)};
	}
}
