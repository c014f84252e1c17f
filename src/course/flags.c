/*
 * flags.c -- what the visits have said of each red flag: is it new, could it still fire, and what is to be asked for that
 */
#include "course/course.h"

/*
 * A red flag is new when it fires, and had not when it was last decided, if
 * ever.  It stays so until a visit decides it: one that leaves the question
 * open says nothing of it.  Decided it is when it fires, or certainly does
 * not, or when a visit that is whole, or answers core questions of it, leaves
 * none that could make it fire; but not where it fired for what it asks beside
 * the core questions, as long as nobody has been asked that again.
 */
void
flags_count(const struct fold *f, struct course *c, unsigned lane)
{
	const uint64_t *fired = ledger_row(&f->fired, lane), *certain = ledger_row(&f->certain, lane);
	const uint64_t *besides = ledger_row(&f->besides, lane), *row = ledger_row(&f->decided, lane);
	unsigned n = f->set->nredflags;

	for (unsigned i = 0; i < f->fired.is.nwords; i++) {
		uint64_t fresh = c->visits > 1 ? fired[i] & ~c->flags_then[i] : 0, decided;

		c->flags_rest[i] &= ~(certain[i] | besides[i]);
		decided = row[i] & ~c->flags_rest[i];
		c->flags_new[i] = (c->flags_new[i] & ~decided) | fresh;
		c->flags_then[i] = (c->flags_then[i] & ~decided) | fired[i];
		c->flags_decided[i] |= decided;
		c->flags_ever[i] |= fired[i];
		if (c->visits == 1)
			c->flags_first[i] = fired[i];
	}
	for (unsigned at = 0; (at = row_next(fired, at, n)) < n; at++)
		if (beside_needed(&f->beside, f->judgement.sheet, at, lane))
			c->flags_rest[at / 64] |= UINT64_C(1) << at % 64;
}

int
flags_level(const struct fold *f, const struct course *c)
{
	unsigned n = f->set->nredflags;
	int level = 0;

	for (unsigned at = 0; (at = row_next(c->flags_rest, at, n)) < n; at++)
		if (f->set->redflags[at].level > level)
			level = f->set->redflags[at].level;
	return level;
}

bool
flags_want(const struct fold *f, const struct course *c, const struct asked *q)
{
	return f->set->redflags[q->rule].level > c->level && row_has(c->flags_open, (unsigned)q->rule);
}

bool
flags_added_to(const struct fold *f, const struct course *c, unsigned lane)
{
	const struct judgement *j = &f->judgement;
	const uint64_t *replies = ledger_row(&f->replies, lane);
	unsigned n = f->replies.ncolumns;

	if (f->beyond >> lane & 1)
		return false;
	for (unsigned at = 0; (at = row_next(replies, at, n)) < n; at++) {
		unsigned i = 0;

		while (i < j->ask.ncolumns && !(f->core_at[j->questions[i].field] == at && flags_want(f, c, &j->questions[i])))
			i++;
		if (i == j->ask.ncolumns)
			return false;
	}
	return true;
}

/* The visit answers a question of the red flag that had an answer before, and it may be another one. */
static bool
answers_anew(const struct fold *f, const struct course *c, unsigned flag, const uint64_t *replies, const uint64_t *noes)
{
	for (const int *column = f->touching[flag]; *column >= 0; column++) {
		unsigned at = (unsigned)*column;

		if (row_has(replies, at) && row_has(c->core_sure, at) && !(row_has(noes, at) && row_has(c->core_noes, at)))
			return true;
	}
	return false;
}

/*
 * Which rules could still fire after a visit that only adds to what was asked
 * before, and which questions need no answer any more.  A rule that was not
 * open had been decided whatever the missing answers are, unless an answer
 * that was not missing is another one now.  An open one has to be answered at
 * one visit: as long as it is not, what this visit says of it is to be said
 * again.
 */
static void
add_open(const struct fold *f, struct course *c, unsigned lane)
{
	const uint64_t *pends = ledger_row(&f->pends, lane), *touched = ledger_row(&f->touched, lane);
	const uint64_t *core = ledger_row(&f->core, lane), *sure = ledger_row(&f->sure, lane);
	const uint64_t *replies = ledger_row(&f->replies, lane), *noes = ledger_row(&f->noes, lane);
	unsigned n = f->set->nredflags;

	for (unsigned i = 0; i < f->fired.is.nwords; i++)
		c->flags_open[i] |= pends[i] & ~c->flags_decided[i];
	for (unsigned at = 0; (at = row_next(pends, at, n)) < n; at++)
		if (row_has(touched, at) && answers_anew(f, c, at, replies, noes))
			c->flags_open[at / 64] |= UINT64_C(1) << at % 64;
	for (unsigned i = 0; i < f->core.is.nwords; i++) {
		c->core_known[i] |= core[i];
		c->core_noes[i] = (c->core_noes[i] & ~replies[i]) | noes[i];
		c->core_sure[i] = (c->core_sure[i] & ~replies[i]) | sure[i];
	}
	for (unsigned at = 0; (at = row_next(pends, at, n)) < n; at++)
		for (const int *column = f->touching[at]; *column >= 0 && row_has(touched, at) && row_has(c->flags_open, at); column++)
			c->core_known[*column / 64] &= ~(UINT64_C(1) << *column % 64);
}

/* The same after a new look: what it leaves open, and what was open before and is not decided by it. */
static void
look_open(const struct fold *f, struct course *c, unsigned lane)
{
	const uint64_t *pends = ledger_row(&f->pends, lane), *speaks = ledger_row(&f->speaks, lane);

	for (unsigned i = 0; i < f->fired.is.nwords; i++) {
		c->flags_beside[i] = (c->flags_beside[i] & c->flags_open[i]) | (pends[i] & speaks[i]);
		c->flags_open[i] |= pends[i];
	}
	memcpy(c->core_known, ledger_row(&f->core, lane), f->core.is.nwords * sizeof(*c->core_known));
	memcpy(c->core_sure, ledger_row(&f->sure, lane), f->core.is.nwords * sizeof(*c->core_sure));
	memcpy(c->core_noes, ledger_row(&f->noes, lane), f->core.is.nwords * sizeof(*c->core_noes));
}

void
flags_settle(const struct fold *f, struct course *c, unsigned lane, bool adds)
{
	const uint64_t *certain = ledger_row(&f->certain, lane), *besides = ledger_row(&f->besides, lane);
	const uint64_t *decided = ledger_row(&f->decided, lane);
	const struct ruleset *set = f->set;

	/* What a finding left open no visit without the finding decides. */
	for (unsigned i = 0; i < f->fired.is.nwords; i++)
		c->flags_open[i] &= ~(certain[i] | (decided[i] & (besides[i] | ~c->flags_beside[i])));
	if (adds)
		add_open(f, c, lane);
	else
		look_open(f, c, lane);
	c->pending = 0;
	for (unsigned at = 0; (at = row_next(c->flags_open, at, set->nredflags)) < set->nredflags; at++)
		if (set->redflags[at].level > c->level && set->redflags[at].level > c->pending)
			c->pending = set->redflags[at].level;
}
