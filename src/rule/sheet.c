/*
 * sheet.c -- 64 records side by side, and the answers of all conditions about them
 */
#include "rule/sheet.h"

#include <endian.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "record/fact.h"

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

/* ---- planning, once ---- */

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

static bool
is_core(const struct ruleset *set, const struct cond *c)
{
	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
		return set->vocab->fields[c->a].tier == TIER_CORE;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		return set->quantities[c->a].tier == TIER_CORE;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		return set->quantities[c->a].tier == TIER_CORE && set->quantities[c->b].tier == TIER_CORE;
	default:
		return false;
	}
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
	plan->by_index = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(*plan->by_index));
	plan->ops = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(*plan->ops));
	for (i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];
		unsigned *parts = arena_take(&plan->mem, (c->nparts + 1) * sizeof(*parts));
		struct op op = {(uint8_t)c->kind, pending[i], c->kind == COND_TEST && is_core(set, c), c->need, c->nparts, i,
		                c->phase, parts};

		for (k = 0; k < c->nparts; k++)
			parts[k] = c->parts[k]->index;
		plan->by_index[i] = op;
		/* A test is answered from outside; only its open and shut are worked out. */
		if (c->kind != COND_TEST || pending[i])
			plan->ops[plan->nops++] = op;
	}
	qsort(plan->ops, plan->nops, sizeof(*plan->ops), by_phase);
	free(pending);
}

static void
need_columns(struct plan_of_sheet *plan, const struct value *v)
{
	unsigned i;

	if (v == NULL)
		return;
	if (v->kind == VALUE_FIELD)
		plan->fields[v->field].column = true;
	for (i = 0; i < v->nparts; i++)
		need_columns(plan, v->parts[i]);
}

static int
by_test(const void *a, const void *b)
{
	const struct number_test *p = a, *q = b;

	return p->test != q->test ? (p->test < q->test ? -1 : 1) : p->index < q->index ? -1 : p->index > q->index;
}

static void
plan_tests(struct plan_of_sheet *plan, const struct ruleset *set)
{
	unsigned i;
	size_t k;

	plan->others = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(unsigned));
	plan->asked = arena_take(&plan->mem, (set->conds.n + 1) * sizeof(unsigned));
	for (i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];
		struct quantity_plan *q;

		if (c->kind != COND_TEST)
			continue;
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
			q->tests[q->ntests++] = (struct number_test){i, c->test, c->x, c->y};
			q->nover += c->test == TEST_OVER;
			q->nfrom += c->test == TEST_FROM;
			break;
		case TEST_OVER_OTHER:
		case TEST_FROM_OTHER:
			plan->others[plan->nothers++] = i;
			if (set->quantities[c->a].field >= 0)
				plan->fields[set->quantities[c->a].field].column = true;
			if (set->quantities[c->b].field >= 0)
				plan->fields[set->quantities[c->b].field].column = true;
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
		if (plan->quantities[i].ntests > 0)
			qsort(plan->quantities[i].tests, plan->quantities[i].ntests, sizeof(struct number_test), by_test);
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
	plan->date = -1;
	for (i = 0; i < nfields; i++) {
		plan->fields[i].yes = plan->fields[i].quantity = -1;
		if (set->vocab->fields[i].type == FIELD_DAY && span_is(set->vocab->fields[i].label, SPAN("date")))
			plan->date = (int)i;
	}
	for (i = 0; i < set->nquantities; i++) {
		if (set->quantities[i].field >= 0)
			plan->fields[set->quantities[i].field].quantity = (int)i;
		need_columns(plan, set->quantities[i].derive);
	}
	plan_ops(plan, set);
	plan_tests(plan, set);
	plan->yes_tests = arena_take(&plan->mem, (nfields + 1) * sizeof(int));
	for (i = 0; i < nfields; i++)
		plan->yes_tests[i] = plan->fields[i].yes;
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
	s->conflicts = arena_take(&plan->mem, (set->nconflicts + 1) * sizeof(*s->conflicts));
	s->known = arena_take(&plan->mem, (set->nquantities + 1) * sizeof(*s->known));
	s->low = arena_take(&plan->mem, (set->nquantities + 1) * sizeof(*s->low));
	s->high = arena_take(&plan->mem, (set->nquantities + 1) * sizeof(*s->high));
	s->sums = arena_take(&plan->mem, (set->nscores + 1) * sizeof(*s->sums));
	return s;
}

void
sheet_free(struct sheet *s)
{
	size_t i;

	for (i = 0; i < s->set->nquantities; i++)
		free(s->plan->quantities[i].tests);
	for (i = 0; i < TEST_KINDS; i++)
		free(s->plan->of_kind[i]);
	arena_free(&s->plan->mem);
	free(s->plan);
	free(s);
}

/* ---- facts ---- */

/* The quantity is x for this record: each of its tests is settled. */
static void
place_point(struct sheet *s, int quantity, double x, lanes bit)
{
	const struct quantity_plan *q = &s->plan->quantities[quantity];
	const struct number_test *t = q->tests, *over = t + q->nover, *from = over + q->nfrom, *end = t + q->ntests;
	struct answer *answers = s->answers;

	for (; t < over; t++)
		*(x > t->x ? &answers[t->index].yes : &answers[t->index].no) |= bit;
	for (; t < from; t++)
		*(x >= t->x ? &answers[t->index].yes : &answers[t->index].no) |= bit;
	for (; t < end; t++)
		*(x >= t->x && x <= t->y ? &answers[t->index].yes : &answers[t->index].no) |= bit;
	s->known[quantity] |= bit;
}

/* The quantity lies between low and high for this record: what its tests say. */
static void
place_number(struct sheet *s, int quantity, double low, double high, lanes bit)
{
	const struct quantity_plan *q = &s->plan->quantities[quantity];
	const struct number_test *t = q->tests, *end = t + q->ntests;

	for (; t < end; t++) {
		struct answer *a = &s->answers[t->index];
		bool yes, no;

		if (t->test == TEST_OVER) {
			yes = low > t->x;
			no = !(high > t->x);
		} else if (t->test == TEST_FROM) {
			yes = low >= t->x;
			no = !(high >= t->x);
		} else {
			yes = low >= t->x && high <= t->y;
			no = high < t->x || low > t->y;
		}
		a->yes |= yes ? bit : 0;
		a->no |= no ? bit : 0;
	}
	s->known[quantity] |= bit;
}

static void
put_fact(struct sheet *s, int field, const struct fact *fact, unsigned lane)
{
	const struct field_plan *f = &s->plan->fields[field];
	lanes bit = (lanes)1 << lane;
	size_t k;

	s->answered[field] |= bit;
	switch (s->set->vocab->fields[field].type) {
	case FIELD_YESNO:
		if (f->yes >= 0) {
			if (fact->yes)
				s->answers[f->yes].yes |= bit;
			else
				s->answers[f->yes].no |= bit;
		}
		break;
	case FIELD_CHOICE:
		for (k = 0; f->choices != NULL && k < s->set->vocab->fields[field].nvalues; k++)
			if (f->choices[k] >= 0) {
				if (fact->choice == (int)k)
					s->answers[f->choices[k]].yes |= bit;
				else
					s->answers[f->choices[k]].no |= bit;
			}
		break;
	case FIELD_NUMBER:
	case FIELD_DAY:
		s->low[f->quantity][lane] = s->high[f->quantity][lane] = fact->number;
		place_point(s, f->quantity, fact->number, bit);
		break;
	case FIELD_TEXT:
		break;
	}
}

/* A plain "no" or "yes", which most answers are; -1 for anything else. */
static inline int
plain_yesno(const struct field *field)
{
	uint32_t word;

	if (field->form != VALUE_PLAIN)
		return -1;
	memcpy(&word, field->value, sizeof(word));  /* readable beyond its end: see batch.h */
	if (field->value_len == 2 && (word & htole32(0xffff)) == htole32('n' | 'o' << 8))
		return 0;
	if (field->value_len == 3 && (word & htole32(0xffffff)) == htole32('y' | 'e' << 8 | 's' << 16))
		return 1;
	return -1;
}

/* Reads one value; *na gets the records that say "does not apply". */
static void
read_fact(struct sheet *s, const struct field *field, unsigned lane, lanes *na)
{
	struct batch *batch = s->batch;
	int index = field->means.index;
	const struct field_def *def = &s->set->vocab->fields[index];
	struct fact fact;

	if (field->form == VALUE_NESTED) {
		batch_problem(batch, lane, "%s: a nested value is no answer", def->label.at);
		return;
	}
	fact = fact_read(def, field->form == VALUE_ESCAPED ? batch_value(batch, field)
	                                                   : (struct span){field->value, field->value_len});
	switch (fact.state) {
	case FACT_BLANK:
		break;
	case FACT_KNOWN:
		put_fact(s, index, &fact, lane);
		break;
	case FACT_DK:
		s->dk[index] |= (lanes)1 << lane;
		break;
	case FACT_NA:
		na[index] |= (lanes)1 << lane;
		break;
	case FACT_WRONG:
		batch_problem(batch, lane, "%s: %s", def->label.at, fact.wrong);
		break;
	}
}

/* What was answered to the field is as if it had not been asked. */
static void
forget(struct sheet *s, int field, lanes w)
{
	const struct field_plan *f = &s->plan->fields[field];
	unsigned k;

	s->answered[field] &= ~w;
	s->dk[field] &= ~w;
	if (f->yes >= 0) {
		s->answers[f->yes].yes &= ~w;
		s->answers[f->yes].no &= ~w;
	}
	for (k = 0; f->choices != NULL && k < s->set->vocab->fields[field].nvalues; k++)
		if (f->choices[k] >= 0) {
			s->answers[f->choices[k]].yes &= ~w;
			s->answers[f->choices[k]].no &= ~w;
		}
	if (f->quantity >= 0) {
		const struct quantity_plan *q = &s->plan->quantities[f->quantity];

		s->known[f->quantity] &= ~w;
		for (k = 0; k < q->ntests; k++) {
			s->answers[q->tests[k].index].yes &= ~w;
			s->answers[q->tests[k].index].no &= ~w;
		}
	}
}

/* ---- answering ---- */

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

static void
answer(struct answer *answers, const struct op *op)
{
	struct answer a = {0, 0, 0, 0};
	const struct answer *p;
	unsigned i;

	switch ((enum cond_kind)op->kind) {
	case COND_TEST:
		a = answers[op->index];
		a.open = op->core ? ~a.no : a.yes;
		a.shut = op->core ? ~a.yes : a.no;
		break;
	case COND_ALL:
		a.yes = a.open = ~(lanes)0;
		for (i = 0; i < op->nparts; i++) {
			p = &answers[op->parts[i]];
			a.yes &= p->yes;
			a.no |= p->no;
			a.open &= p->open;
			a.shut |= p->shut;
		}
		break;
	case COND_ANY:
		a.no = a.shut = ~(lanes)0;
		for (i = 0; i < op->nparts; i++) {
			p = &answers[op->parts[i]];
			a.yes |= p->yes;
			a.no &= p->no;
			a.open |= p->open;
			a.shut &= p->shut;
		}
		break;
	case COND_NO:
		p = &answers[op->parts[0]];
		a = (struct answer){p->no, p->yes, p->shut, p->open};
		break;
	case COND_AT_LEAST:
		a.yes = at_least(answers, op, offsetof(struct answer, yes), op->need);
		a.no = at_least(answers, op, offsetof(struct answer, no), op->nparts - op->need + 1);
		if (op->pending) {
			a.open = at_least(answers, op, offsetof(struct answer, open), op->need);
			a.shut = at_least(answers, op, offsetof(struct answer, shut), op->nparts - op->need + 1);
		}
		break;
	case COND_MAYBE:
		p = &answers[op->parts[0]];
		a = (struct answer){~p->no, p->no, ~p->no, p->no};
		break;
	}
	answers[op->index] = a;
}

void
sheet_run(struct sheet *s, int phase)
{
	struct plan_of_sheet *plan = s->plan;

	for (; plan->next < plan->nops && plan->ops[plan->next].phase <= phase; plan->next++)
		answer(s->answers, &plan->ops[plan->next]);
}

void
sheet_decide(struct sheet *s, enum test_kind kind, lanes (*word)(const struct cond *, const void *), const void *of)
{
	unsigned i;

	for (i = 0; i < s->plan->nof_kind[kind]; i++) {
		unsigned index = s->plan->of_kind[kind][i];
		lanes w = word(s->set->conds.list[index], of);

		s->answers[index] = (struct answer){w, ~w, w, ~w};
	}
}

void
sheet_sum(const struct sheet *s, const struct score *score, int sum[BATCH_SIZE])
{
	unsigned i, lane;

	memset(sum, 0, BATCH_SIZE * sizeof(*sum));
	for (i = 0; i < score->nitems; i++)
		for (FOR_LANES(lane, sheet_yes(s, score->items[i].when) & s->live))
			sum[lane] += score->items[i].weight;
}

void
sheet_sum_range(const struct sheet *s, const struct score *score, unsigned lane, int *least, int *most)
{
	unsigned i;

	*least = *most = 0;
	for (i = 0; i < score->nitems; i++) {
		int w = score->items[i].weight;
		bool yes = sheet_yes(s, score->items[i].when) >> lane & 1;
		bool could = !(sheet_no(s, score->items[i].when) >> lane & 1);

		*least += yes || (could && w < 0) ? w : 0;
		*most += yes || (could && w > 0) ? w : 0;
	}
}

bool
sheet_today(const struct sheet *s, unsigned lane, const long *as_of, double *day)
{
	int date = s->plan->date;

	if (date >= 0 && s->answered[date] >> lane & 1)
		*day = s->low[s->plan->fields[date].quantity][lane];
	else if (as_of != NULL)
		*day = (double)*as_of;
	else
		return false;
	return true;
}

/* ---- derived numbers ---- */

struct range {
	bool known;
	double low, high;
};

/* The number for one record.  What is not known of a largest or smallest could be anything in its field's range. */
static struct range
work_out(const struct sheet *s, const struct value *v, unsigned lane, const long *as_of)
{
	const struct field_def *def;
	struct range a, b;
	int q;
	unsigned i;

	switch (v->kind) {
	case VALUE_CONSTANT:
		return (struct range){true, v->constant, v->constant};
	case VALUE_FIELD:
		q = s->plan->fields[v->field].quantity;
		def = &s->set->vocab->fields[v->field];
		if (s->answered[v->field] >> lane & 1)
			return (struct range){true, s->low[q][lane], s->low[q][lane]};
		if (v->field == s->plan->date && as_of != NULL)
			return (struct range){true, (double)*as_of, (double)*as_of};
		return (struct range){false, def->min, def->max};
	case VALUE_LARGEST:
	case VALUE_SMALLEST:
		a = work_out(s, v->parts[0], lane, as_of);
		for (i = 1; i < v->nparts; i++) {
			b = work_out(s, v->parts[i], lane, as_of);
			if (v->kind == VALUE_LARGEST) {
				a.low = a.low > b.low ? a.low : b.low;
				a.high = a.high > b.high ? a.high : b.high;
			} else {
				a.low = a.low < b.low ? a.low : b.low;
				a.high = a.high < b.high ? a.high : b.high;
			}
			a.known |= b.known;
		}
		return a;
	default:
		a = work_out(s, v->parts[0], lane, as_of);
		b = work_out(s, v->parts[1], lane, as_of);
		break;
	}
	if (!a.known || !b.known || a.low != a.high || b.low != b.high)
		return (struct range){false, -INFINITY, INFINITY};
	switch (v->kind) {
	case VALUE_DAYS_BETWEEN:
		a.low = b.low - a.low;
		break;
	case VALUE_PLUS:
		a.low += b.low;
		break;
	case VALUE_MINUS:
		a.low -= b.low;
		break;
	case VALUE_TIMES:
		a.low *= b.low;
		break;
	default:
		a.low /= b.low;
	}
	return isfinite(a.low) ? (struct range){true, a.low, a.low} : (struct range){false, -INFINITY, INFINITY};
}

/* Which records have something to work the value out from. */
static lanes
has_parts(const struct sheet *s, const struct value *v, const long *as_of)
{
	lanes w = v->kind == VALUE_LARGEST || v->kind == VALUE_SMALLEST ? 0 : ~(lanes)0;
	unsigned i;

	if (v->kind == VALUE_CONSTANT || (v->kind == VALUE_FIELD && v->field == s->plan->date && as_of != NULL))
		return ~(lanes)0;
	if (v->kind == VALUE_FIELD)
		return s->answered[v->field];
	for (i = 0; i < v->nparts; i++)
		if (v->kind == VALUE_LARGEST || v->kind == VALUE_SMALLEST)
			w |= has_parts(s, v->parts[i], as_of);
		else
			w &= has_parts(s, v->parts[i], as_of);
	return w;
}

static void
derive(struct sheet *s, const long *as_of)
{
	const struct ruleset *set = s->set;
	unsigned i, lane;

	for (i = 0; i < set->nquantities; i++) {
		const struct quantity *q = &set->quantities[i];

		if (q->derive == NULL)
			continue;
		for (FOR_LANES(lane, s->live & ~s->known[i] & has_parts(s, q->derive, as_of))) {
			struct range r = work_out(s, q->derive, lane, as_of);
			lanes bit = (lanes)1 << lane;

			if (!r.known)
				continue;
			if (r.high < q->min || r.low > q->max || (r.low == r.high && (r.low < q->min || r.low > q->max))) {
				batch_problem(s->batch, lane, "%s: worked out from other answers it lies outside its range",
				              q->name.at);
				continue;
			}
			s->low[i][lane] = r.low;
			s->high[i][lane] = r.high;
			if (r.low == r.high)
				place_point(s, (int)i, r.low, bit);
			else
				place_number(s, (int)i, r.low, r.high, bit);
			if (q->field >= 0) {
				s->answered[q->field] |= bit;
				s->dk[q->field] &= ~bit;
			}
		}
	}
}

/* Tests between two quantities: age_at_onset:over(age). */
static void
compare_others(struct sheet *s)
{
	unsigned i, lane;

	for (i = 0; i < s->plan->nothers; i++) {
		const struct cond *c = s->set->conds.list[s->plan->others[i]];
		struct answer *a = &s->answers[c->index];

		a->yes = a->no = 0;
		for (FOR_LANES(lane, s->known[c->a] & s->known[c->b])) {
			double al = s->low[c->a][lane], ah = s->high[c->a][lane];
			double bl = s->low[c->b][lane], bh = s->high[c->b][lane];
			bool equal = c->test == TEST_FROM_OTHER;
			bool yes = equal ? al >= bh : al > bh, no = equal ? !(ah >= bl) : !(ah > bl);

			a->yes |= (lanes)yes << lane;
			a->no |= (lanes)no << lane;
		}
	}
}

static void
answer_asked(struct sheet *s)
{
	unsigned i;

	for (i = 0; i < s->plan->nasked; i++) {
		const struct cond *c = s->set->conds.list[s->plan->asked[i]];
		lanes w = c->test == TEST_DK ? s->dk[c->a] : c->b ? s->known[c->a] : s->answered[c->a];

		s->answers[c->index] = (struct answer){w, ~w, w, ~w};
	}
}

/* Where na may stand, it and a blank are a no; anywhere else na is no answer. */
static void
settle_inapplicable(struct sheet *s, const lanes *na)
{
	const struct ruleset *set = s->set;
	unsigned i, lane;

	for (i = 0; i < s->plan->ninapplicable; i++)
		answer(s->answers, &s->plan->by_index[s->plan->inapplicable[i]]);
	for (i = 0; i < set->ninapplicable; i++) {
		int field = set->inapplicable[i].field;
		lanes may = sheet_yes(s, set->inapplicable[i].when) & s->live;
		lanes no = may & ~s->answered[field] & ~s->dk[field];
		int test = s->plan->fields[field].yes;

		s->answered[field] |= no;
		if (test >= 0)
			s->answers[test].no |= no;
		for (FOR_LANES(lane, na[field] & ~may & s->live))
			batch_problem(s->batch, lane, "%s: na is no answer here unless it is known that the question does not apply",
			              set->vocab->fields[field].label.at);
	}
}

static void
mend_conflicts(struct sheet *s)
{
	const struct ruleset *set = s->set;
	unsigned i, k;

	for (i = 0; i < set->nconflicts; i++) {
		const struct conflict *c = &set->conflicts[i];
		const int *field;

		/* The mending of one conflict may settle or open the next. */
		compare_others(s);
		answer_asked(s);
		for (k = 0; k < s->plan->nconflict; k++)
			answer(s->answers, &s->plan->by_index[s->plan->conflict[k]]);
		s->conflicts[i] = sheet_yes(s, c->when) & s->live;
		for (field = c->forget; s->conflicts[i] != 0 && field != NULL && *field >= 0; field++)
			forget(s, *field, s->conflicts[i]);
	}
}

static lanes
conflict_word(const struct cond *c, const void *of)
{
	const struct sheet *s = of;

	return s->conflicts[c->a];
}

static lanes
conflicted_word(const struct cond *c, const void *of)
{
	const struct sheet *s = of;
	lanes w = 0;
	unsigned i;

	(void)c;
	for (i = 0; i < s->set->nconflicts; i++)
		w |= s->conflicts[i];
	return w;
}

static lanes
incomplete_word(const struct cond *c, const void *of)
{
	const struct sheet *s = of;

	(void)c;
	return s->incomplete;
}

static lanes
score_word(const struct cond *c, const void *of)
{
	const struct sheet *s = of;
	lanes w = 0;
	unsigned lane;

	for (lane = 0; lane < BATCH_SIZE; lane++)
		w |= (lanes)(c->test == TEST_SCORE_OVER ? s->sums[c->a][lane] > c->x : s->sums[c->a][lane] >= c->x) << lane;
	return w & s->live;
}

/* Reads the answers of one record. */
static void
fill_record(struct sheet *s, const struct field *f, size_t count, unsigned lane, lanes *na)
{
	const int *yes_tests = s->plan->yes_tests;
	struct answer *answers = s->answers;
	lanes *answered = s->answered, bit = (lanes)1 << lane;
	const struct field *end = f + count;

	for (; f < end; f++) {
		int index = f->means.index, yes;

		if (f->means.kind != LABEL_FIELD)
			continue;
		if (yes_tests[index] < 0 || (yes = plain_yesno(f)) < 0) {
			read_fact(s, f, lane, na);
			continue;
		}
		answered[index] |= bit;
		*(yes ? &answers[yes_tests[index]].yes : &answers[yes_tests[index]].no) |= bit;
	}
}

/* A core question not asked (dk was asked), and not needless. */
static void
find_incomplete(struct sheet *s)
{
	const struct ruleset *set = s->set;
	size_t i;
	unsigned k;

	s->incomplete = 0;
	for (i = 0; i < set->vocab->nfields; i++) {
		lanes open = ~(s->answered[i] | s->dk[i]);

		if (set->vocab->fields[i].tier != TIER_CORE)
			continue;
		for (k = 0; k < set->nneedless; k++)
			if (set->needless[k].field == (int)i)
				open &= ~sheet_yes(s, set->needless[k].when);
		s->incomplete |= open;
	}
	s->incomplete &= s->live;
}

void
sheet_fill(struct sheet *s, struct batch *batch, const long *as_of)
{
	const struct ruleset *set = s->set;
	lanes *na = arena_take(&batch->mem, (set->vocab->nfields + 1) * sizeof(*na));
	unsigned lane, i;

	memset(s->answers, 0, set->conds.n * sizeof(*s->answers));
	memset(s->answered, 0, set->vocab->nfields * sizeof(*s->answered));
	memset(s->dk, 0, set->vocab->nfields * sizeof(*s->dk));
	memset(s->known, 0, set->nquantities * sizeof(*s->known));
	s->batch = batch;
	s->live = 0;
	s->plan->next = 0;
	for (lane = 0; lane < batch->n; lane++) {
		const struct record *r = &batch->record[lane];
		const struct field *f = batch->fields + r->first;

		if (r->unreadable || r->blank)
			continue;
		s->live |= (lanes)1 << lane;
		fill_record(s, f, r->count, lane, na);
	}
	settle_inapplicable(s, na);
	mend_conflicts(s);
	derive(s, as_of);
	compare_others(s);
	answer_asked(s);
	sheet_run(s, PHASE_FACTS);
	for (i = 0; i < set->nscores; i++)
		sheet_sum(s, &set->scores[i], s->sums[i]);
	sheet_decide(s, TEST_SCORE_OVER, score_word, s);
	sheet_decide(s, TEST_SCORE_FROM, score_word, s);
	find_incomplete(s);
	sheet_decide(s, TEST_INCOMPLETE, incomplete_word, s);
	sheet_decide(s, TEST_CONFLICT, conflict_word, s);
	sheet_decide(s, TEST_CONFLICTED, conflicted_word, s);
	sheet_run(s, PHASE_SCORE);
	for (i = 0; i < set->nnotices; i++)
		for (FOR_LANES(lane, sheet_yes(s, set->notices[i].when) & s->live))
			batch_problem(batch, lane, "%s: %s", set->notices[i].is.id.text.at, set->notices[i].is.say);
}
