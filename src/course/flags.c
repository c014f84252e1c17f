/*
 * flags.c -- what the visits have said of each red flag and triage rule: is it new, could it still hold, what is to be asked
 */
#include "course/course.h"

static bool
test_holds(const struct cond *c, double x)
{
	return c->test == TEST_OVER ? x > c->x : x >= c->x && (c->test == TEST_FROM || x <= c->y);
}

/* What is told of the tests beside the core questions, now or when it was last told. */
static void
take_beside(const struct beside *b, struct course *c, unsigned lane)
{
	const uint64_t *yes = ledger_row(&b->yes, lane), *no = ledger_row(&b->no, lane);

	for (unsigned i = 0; i < b->yes.is.nwords; i++) {
		c->beside_yes[i] = (c->beside_yes[i] & ~no[i]) | yes[i];
		c->beside_no[i] = (c->beside_no[i] & ~yes[i]) | no[i];
	}
	/* A score that is known as far as it was ever told has said so much. */
	for (const struct measuring *m = b->measuring; m < b->measuring + b->nmeasuring; m++) {
		uint64_t bit = UINT64_C(1) << m->at % 64;
		double x = c->measures[m->measure].last;
		bool holds;

		if ((yes[m->at / 64] | no[m->at / 64]) & bit || isnan(x))
			continue;
		holds = test_holds(b->test[m->at], x);
		c->beside_yes[m->at / 64] = (c->beside_yes[m->at / 64] & ~bit) | (holds ? bit : 0);
		c->beside_no[m->at / 64] = (c->beside_no[m->at / 64] & ~bit) | (holds ? 0 : bit);
	}
}

/* Which triage rules were fulfilled, and are not denied by what has been told since. */
static void
count_triage(const struct fold *f, struct course *c, const struct verdicts *v, unsigned lane)
{
	for (unsigned i = 0; i < f->set->ntriage; i++) {
		uint64_t bit = UINT64_C(1) << i % 64;

		if (v->judgement.triaged[i] >> lane & 1)
			c->triage_then[i / 64] |= bit;
		else if (c->triage_then[i / 64] & bit
		         && !beside_could(&v->beside, v->judgement.sheet, &f->set->triage[i], lane, c->beside_yes, c->beside_no))
			c->triage_then[i / 64] &= ~bit;
	}
}

/*
 * A red flag is new when it fires, and had not when it was last decided, if
 * ever.  It stays so until a visit decides it: one that leaves the question
 * open says nothing of it.  Decided it is when it fires, or certainly does
 * not, or when a visit that is whole, or answers core questions of it, leaves
 * none that could make it fire; but not where it could fire if all it asks
 * beside the core questions were still as it was last told.
 */
void
flags_count(const struct fold *f, struct course *c, const struct verdicts *v, unsigned lane)
{
	const uint64_t *fired = ledger_row(&v->fired, lane), *row = ledger_row(&v->decided, lane);
	unsigned n = f->set->nredflags;

	take_beside(&v->beside, c, lane);
	for (unsigned i = 0; i < v->fired.is.nwords; i++)
		c->flags_kept[i] = (c->flags_then[i] | c->flags_new[i] | c->flags_open[i]) & row[i] & ~fired[i];
	for (unsigned at = 0; (at = row_next(c->flags_kept, at, n)) < n; at++)
		if (!v->beside.asks[at]
		    || !beside_could(&v->beside, v->judgement.sheet, &f->set->redflags[at], lane, c->beside_yes, c->beside_no))
			c->flags_kept[at / 64] &= ~(UINT64_C(1) << at % 64);
	for (unsigned i = 0; i < v->fired.is.nwords; i++) {
		uint64_t decided = row[i] & ~c->flags_kept[i], fresh = c->visits > 1 ? fired[i] & ~c->flags_then[i] : 0;

		c->flags_new[i] = (c->flags_new[i] & ~decided) | fresh;
		c->flags_then[i] = (c->flags_then[i] & ~decided) | fired[i];
		c->flags_decided[i] |= decided;
		c->flags_ever[i] |= fired[i];
		if (c->visits == 1)
			c->flags_first[i] = fired[i];
	}
	count_triage(f, c, v, lane);
}

void
flags_beside(const struct fold *f, struct course *c, unsigned lane)
{
	const struct verdicts *v = beside_of(f, lane);
	const uint64_t *fired = ledger_row(&v->fired, lane);

	if (!((f->together_with | f->wide) >> lane & 1))
		return;
	for (unsigned i = 0; i < v->fired.is.nwords; i++) {
		c->flags_then[i] |= fired[i];
		c->flags_ever[i] |= fired[i];
	}
	for (unsigned i = 0; i < f->set->ntriage; i++)
		c->triage_then[i / 64] |= (v->judgement.triaged[i] >> lane & 1) << i % 64;
}

int
rules_level(const struct fold *f, const struct course *c)
{
	unsigned n = f->set->nredflags;
	int level = 0;

	for (unsigned at = 0; (at = row_next(c->flags_kept, at, n)) < n; at++)
		if (row_has(c->flags_then, at) && f->set->redflags[at].level > level)
			level = f->set->redflags[at].level;
	/* What asks for the least of all holds nothing that is above it: nobody is told to keep calling for that. */
	for (unsigned at = 0; (at = row_next(c->triage_then, at, f->set->ntriage)) < f->set->ntriage; at++)
		if (f->set->triage[at].level > level && (f->set->triage[at].level > 1 || c->level <= 1))
			level = f->set->triage[at].level;
	return level;
}

/*
 * Which rules could still fire.  Scores leave what had been decided, and open
 * what nobody has asked about yet; any other visit leaves open what it leaves
 * open, and what was open before and is not decided by it.
 */
void
flags_settle(const struct fold *f, struct course *c, unsigned lane)
{
	const struct verdicts *v = verdicts_of(f, lane);
	const uint64_t *decided = ledger_row(&v->decided, lane), *pends = ledger_row(&v->pends, lane), *core = ledger_row(&v->core, lane);
	const struct ruleset *set = f->set;
	bool scores = f->scores >> lane & 1;

	for (unsigned i = 0; i < v->fired.is.nwords; i++)
		c->flags_open[i] = (c->flags_open[i] & (~decided[i] | c->flags_kept[i])) | (scores ? pends[i] & ~c->flags_decided[i] : pends[i]);
	for (unsigned i = 0; i < v->core.is.nwords; i++)
		c->core_known[i] = (scores ? c->core_known[i] : 0) | core[i];
	c->pending = 0;
	for (unsigned at = 0; (at = row_next(c->flags_open, at, set->nredflags)) < set->nredflags; at++)
		if (set->redflags[at].level > c->level && set->redflags[at].level > c->pending)
			c->pending = set->redflags[at].level;
}
