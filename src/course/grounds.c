/*
 * grounds.c -- what gates and lists rest on, and what visits tell of it
 */
#include "course/grounds.h"

#include <string.h>

static unsigned
add_column(struct grounds *b, const struct cond *test, int field)
{
	b->test[b->n] = test;
	b->field[b->n] = field;
	return b->n++;
}

/* The field whose "not sure" takes the answer back, or -1. */
static int
field_of(const struct ruleset *set, const struct cond *c)
{
	if (c->test == TEST_KNOWN)
		return c->b ? set->quantities[c->a].field : c->a;
	if (c->test == TEST_OVER_OTHER || c->test == TEST_FROM_OTHER)
		return set->quantities[c->a].field;
	return field_of_test(set, c);
}

static void
note_tests(struct grounds *b, const struct ruleset *set, const struct cond *c)
{
	if (c == NULL)
		return;
	for (unsigned i = 0; i < c->nparts; i++)
		note_tests(b, set, c->parts[i]);
	if (c->kind == COND_TEST && b->at[c->index] < 0)
		b->at[c->index] = (int)add_column(b, c, field_of(set, c));
}

/* Only a visit in force says this: for what a short one finds it asked too little. */
static bool
is_finding(const struct cond *c)
{
	return c != NULL && c->test > TEST_DK && c->test != TEST_FIRED && c->test != TEST_CONFLICT;
}

void
grounds_init(struct grounds *b, const struct ruleset *set, struct arena *mem)
{
	struct ledger *const ledgers[] = {&b->yes, &b->no, &b->unsure};
	size_t most = set->conds.n + set->vocab->nfields + 1;
	struct word *words;

	b->at = arena_take(mem, (set->conds.n + 1) * sizeof(*b->at));
	b->must = arena_take(mem, (set->vocab->nfields + 1) * sizeof(*b->must));
	b->test = arena_take(mem, most * sizeof(*b->test));
	b->field = arena_take(mem, most * sizeof(*b->field));
	memset(b->at, -1, set->conds.n * sizeof(*b->at));
	memset(b->must, -1, set->vocab->nfields * sizeof(*b->must));
	for (unsigned i = 0; i < set->ngates; i++) {
		const struct gate *g = &set->gates[i];

		for (unsigned k = 0; k < g->nblocked; k++)
			note_tests(b, set, g->blocked_if[k]);
		for (unsigned k = 0; k < g->nwithheld; k++)
			note_tests(b, set, g->withheld_if[k]);
		for (unsigned k = 0; k < g->ncautions; k++)
			note_tests(b, set, g->cautions[k].when);
		for (unsigned k = 0; k < g->nmust; k++)
			if (b->must[g->must_know[k]] < 0)
				b->must[g->must_know[k]] = (int)add_column(b, NULL, g->must_know[k]);
	}
	b->of_gates = b->n;
	for (unsigned i = 0; i < set->nlists; i++)
		for (unsigned k = 0; k < set->lists[i].nsteps; k++)
			note_tests(b, set, set->lists[i].steps[k].when);
	for (unsigned i = 0; i < set->ninapplicable; i++)
		note_tests(b, set, set->inapplicable[i].when);
	words = arena_take(mem, (b->n + 1) * sizeof(*words));  /* these columns are never put into words */
	for (size_t i = 0; i < sizeof(ledgers) / sizeof(ledgers[0]); i++) {
		ledger_list(ledgers[i], mem, words, b->n);
		ledger_finish(ledgers[i], mem);
	}
	b->findings = arena_take(mem, (b->yes.is.nwords + 1) * sizeof(*b->findings));
	for (unsigned i = 0; i < b->n; i++)
		b->findings[i / 64] |= (uint64_t)is_finding(b->test[i]) << i % 64;
}

/* That a question does not apply is no answer here: it may be otherwise when more is told. */
void
grounds_read(struct grounds *b, const struct sheet *s)
{
	for (unsigned i = 0; i < b->n; i++) {
		const struct cond *c = b->test[i];
		int field = b->field[i];
		lanes *yes = &b->yes.columns[i], *no = &b->no.columns[i];

		b->unsure.columns[i] = field >= 0 ? s->dk[field] : 0;
		*no = 0;
		if (c == NULL || (c->test == TEST_KNOWN && !c->b)) {
			*yes = sheet_told(s, field);
			continue;
		}
		*yes = sheet_yes(s, c);
		if (c->test < TEST_KNOWN)
			*no = sheet_no(s, c);
		if (c->test == TEST_YES)
			*no &= sheet_told(s, field);
		if (c->test == TEST_DK)
			*no = sheet_told(s, c->a);
	}
	ledger_turn(&b->yes);
	ledger_turn(&b->no);
	ledger_turn(&b->unsure);
}
