/*
 * beside.c -- what red flags ask beside the core questions
 */
#include "course/beside.h"

/* Notes the tests in the condition; returns whether there is one. */
static bool
note_tests(struct beside *b, const struct cond *c, unsigned *n)
{
	bool some = false;

	for (unsigned i = 0; i < c->nparts; i++)
		some |= note_tests(b, c->parts[i], n);
	if (c->kind != COND_TEST || test_is_core(b->set, c) || (c->test > TEST_FROM_OTHER && c->test != TEST_DK))
		return some;
	if (b->at[c->index] < 0) {
		b->at[c->index] = (int)*n;
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
	b->asks = arena_take(mem, (set->nredflags + 1) * sizeof(*b->asks));
	for (unsigned i = 0; i < set->conds.n; i++)
		b->at[i] = -1;
	for (unsigned i = 0; i < set->nredflags; i++)
		b->asks[i] = note_tests(b, set->redflags[i].when, &n);
	words = arena_take(mem, (n + 1) * sizeof(*words));  /* these columns are never put into words */
	ledger_list(&b->yes, mem, words, n);
	ledger_list(&b->no, mem, words, n);
	ledger_finish(&b->yes, mem);
	ledger_finish(&b->no, mem);
}

void
beside_read(struct beside *b, const struct sheet *s)
{
	for (unsigned i = 0; i < b->yes.ncolumns; i++) {
		const struct cond *c = b->test[i];

		/* Who was not asked has not said that he is sure. */
		b->yes.columns[i] = c->test == TEST_DK ? s->dk[c->a] : sheet_yes(s, c);
		b->no.columns[i] = c->test == TEST_DK ? s->answered[c->a] : sheet_no(s, c);
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
beside_could(const struct beside *b, const struct sheet *s, unsigned flag, unsigned lane, const uint64_t *yes,
             const uint64_t *no)
{
	const struct rule *r = &b->set->redflags[flag];
	const uint64_t *told[2] = {no, yes};

	return b->asks[flag] && !(sheet_yes(s, r->unless) >> lane & 1) && could(b, s, r->when, lane, told, true);
}
