/*
 * beside.c -- what red flags and triage rules ask beside the core questions
 */
#include "course/beside.h"

static bool
is_beside(const struct beside *b, const struct cond *c)
{
	if (c->test == TEST_PATTERN || c->test == TEST_CLASS)
		return true;
	return !test_is_core(b->set, c) && (c->test <= TEST_FROM_OTHER || c->test == TEST_DK);
}

/* The measure that the test compares, or -1. */
static int
measure_of(const struct ruleset *set, const struct cond *c)
{
	for (unsigned i = 0; c->test >= TEST_OVER && c->test <= TEST_BETWEEN && i < set->nmeasures; i++)
		if (set->measures[i].quantity == c->a)
			return (int)i;
	return -1;
}

/* Notes the tests in the condition; returns whether there is one. */
static bool
note_tests(struct beside *b, const struct cond *c, unsigned *n)
{
	bool some = false;
	int measure;

	for (unsigned i = 0; i < c->nparts; i++)
		some |= note_tests(b, c->parts[i], n);
	if (c->kind != COND_TEST || !is_beside(b, c))
		return some;
	if (b->at[c->index] < 0) {
		b->at[c->index] = (int)*n;
		if ((measure = measure_of(b->set, c)) >= 0)
			b->measuring[b->nmeasuring++] = (struct measuring){*n, measure};
		b->test[(*n)++] = c;
	}
	return true;
}

void
beside_init(struct beside *b, const struct ruleset *set, struct arena *mem)
{
	unsigned n = 0;
	struct word *words;

	b->set = set;
	b->at = arena_take(mem, (set->conds.n + 1) * sizeof(*b->at));
	b->test = arena_take(mem, (set->conds.n + 1) * sizeof(*b->test));
	b->measuring = arena_take(mem, (set->conds.n + 1) * sizeof(*b->measuring));
	b->asks = arena_take(mem, (set->nredflags + 1) * sizeof(*b->asks));
	for (unsigned i = 0; i < set->conds.n; i++)
		b->at[i] = -1;
	for (unsigned i = 0; i < set->nredflags; i++)
		b->asks[i] = note_tests(b, set->redflags[i].when, &n);
	for (unsigned i = 0; i < set->ntriage; i++)
		note_tests(b, set->triage[i].when, &n);
	words = arena_take(mem, (n + 1) * sizeof(*words));  /* these columns are never put into words */
	ledger_list(&b->yes, mem, words, n);
	ledger_list(&b->no, mem, words, n);
	ledger_finish(&b->yes, mem);
	ledger_finish(&b->no, mem);
}

/* The records of which answers say that the test does not hold. */
static lanes
told_no(const struct beside *b, const struct sheet *s, const struct cond *c)
{
	const struct cond *when = NULL, *unless = NULL;

	if (c->test == TEST_DK)
		return s->answered[c->a];  /* who was not asked has not said that he is sure */
	if (c->test == TEST_PATTERN) {
		when = b->set->patterns[c->a].when;
		unless = b->set->patterns[c->a].unless;
	} else if (c->test == TEST_CLASS) {
		const struct choice_row *rows = b->set->classes[c->a].rows;
		lanes earlier = 0;

		for (int i = 0; i < c->b; i++)
			earlier |= sheet_yes(s, rows[i].when);
		return (rows[c->b].when != NULL ? sheet_no(s, rows[c->b].when) | earlier : sheet_no(s, c)) & ~sheet_yes(s, c);
	}
	return when != NULL ? (sheet_no(s, when) | sheet_yes(s, unless)) & ~sheet_yes(s, c) : sheet_no(s, c);
}

void
beside_read(struct beside *b, const struct sheet *s)
{
	for (unsigned i = 0; i < b->yes.ncolumns; i++) {
		const struct cond *c = b->test[i];

		b->yes.columns[i] = c->test == TEST_DK ? s->dk[c->a] : sheet_yes(s, c);
		b->no.columns[i] = told_no(b, s, c);
	}
	ledger_turn(&b->yes);
	ledger_turn(&b->no);
}

/* Could it hold (yes), or not (no)?  As in what pends: an open core question may go either way, any other counts for nothing. */
static bool
could(const struct beside *b, const struct sheet *s, const struct cond *c, unsigned lane, const uint64_t *told[2], bool yes)
{
	unsigned n = 0, need = 1;

	switch (c->kind) {
	case COND_TEST:
		if (b->at[c->index] >= 0)
			return row_has(told[yes], (unsigned)b->at[c->index]);
		if (test_is_core(b->set, c))
			return !((yes ? sheet_no(s, c) : sheet_yes(s, c)) >> lane & 1);
		return (yes ? sheet_yes(s, c) : sheet_no(s, c)) >> lane & 1;
	case COND_NO:
		return could(b, s, c->parts[0], lane, told, !yes);
	case COND_MAYBE:
		return yes || could(b, s, c->parts[0], lane, told, false);
	case COND_ALL:
		need = yes ? c->nparts : 1;
		break;
	case COND_ANY:
		need = yes ? 1 : c->nparts;
		break;
	case COND_AT_LEAST:
		need = yes ? c->need : c->nparts - c->need + 1;
		break;
	}
	for (unsigned i = 0; i < c->nparts && n < need; i++)
		n += could(b, s, c->parts[i], lane, told, yes);
	return n >= need;
}

bool
beside_could(const struct beside *b, const struct sheet *s, const struct rule *r, unsigned lane, const uint64_t *yes,
             const uint64_t *no)
{
	const uint64_t *told[2] = {no, yes};

	return !(sheet_yes(s, r->unless) >> lane & 1) && could(b, s, r->when, lane, told, true);
}
