/*
 * flags.c -- what the visits have said of each red flag: is it new, could it still fire, and what is to be asked for that
 */
#include "course/course.h"

/* What is told of the tests beside the core questions, now or when it was last told. */
static void
take_beside(const struct fold *f, struct course *c, unsigned lane)
{
	const uint64_t *yes = ledger_row(&f->beside.yes, lane), *no = ledger_row(&f->beside.no, lane);

	for (unsigned i = 0; i < f->beside.yes.is.nwords; i++) {
		c->beside_yes[i] = (c->beside_yes[i] & ~no[i]) | yes[i];
		c->beside_no[i] = (c->beside_no[i] & ~yes[i]) | no[i];
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
flags_count(const struct fold *f, struct course *c, unsigned lane)
{
	const uint64_t *fired = ledger_row(&f->fired, lane), *row = ledger_row(&f->decided, lane);
	unsigned n = f->set->nredflags;

	take_beside(f, c, lane);
	for (unsigned i = 0; i < f->fired.is.nwords; i++)
		c->flags_kept[i] = (c->flags_then[i] | c->flags_new[i] | c->flags_open[i]) & row[i] & ~fired[i];
	for (unsigned at = 0; (at = row_next(c->flags_kept, at, n)) < n; at++)
		if (!beside_could(&f->beside, f->judgement.sheet, at, lane, c->beside_yes, c->beside_no))
			c->flags_kept[at / 64] &= ~(UINT64_C(1) << at % 64);
	for (unsigned i = 0; i < f->fired.is.nwords; i++) {
		uint64_t decided = row[i] & ~c->flags_kept[i], fresh = c->visits > 1 ? fired[i] & ~c->flags_then[i] : 0;

		c->flags_new[i] = (c->flags_new[i] & ~decided) | fresh;
		c->flags_then[i] = (c->flags_then[i] & ~decided) | fired[i];
		c->flags_decided[i] |= decided;
		c->flags_ever[i] |= fired[i];
		if (c->visits == 1)
			c->flags_first[i] = fired[i];
	}
}

int
flags_level(const struct fold *f, const struct course *c)
{
	unsigned n = f->set->nredflags;
	int level = 0;

	for (unsigned at = 0; (at = row_next(c->flags_kept, at, n)) < n; at++)
		if (row_has(c->flags_then, at) && f->set->redflags[at].level > level)
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

/* A mark of the value, which is not 0. */
static uint64_t
mark_of(struct span value)
{
	uint64_t mark = value.len + 1;

	for (size_t i = 0; i < value.len; i++)
		mark = (mark ^ (unsigned char)value.at[i]) * UINT64_C(0x100000001b3);
	return mark | 1;
}

/* What the visit answers to core questions, and which of that is another answer than before. */
static void
take_answers(const struct fold *f, struct course *c, unsigned lane)
{
	const struct sheet *s = f->judgement.sheet;
	const struct record *r = &s->batch->record[lane];
	const uint64_t *replies = ledger_row(&f->replies, lane);

	memset(c->core_changed, 0, f->core.is.nwords * sizeof(*c->core_changed));
	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *field = &s->batch->fields[i];
		int index = field->means.index;
		uint64_t mark;
		unsigned at;

		if (field->means.kind != LABEL_FIELD || f->set->vocab->fields[index].tier != TIER_CORE
		    || !row_has(replies, at = f->core_at[index]))
			continue;
		mark = s->dk[index] >> lane & 1 ? 0 : mark_of(batch_value(s->batch, field));
		if (c->core_said[at] != 0 && c->core_said[at] != mark)
			c->core_changed[at / 64] |= UINT64_C(1) << at % 64;
		c->core_said[at] = mark;
	}
}

/* Is that a question of the red flag, for one of these? */
static bool
asks_one(const struct fold *f, unsigned flag, const uint64_t *questions)
{
	for (const int *column = f->touching[flag]; *column >= 0; column++)
		if (row_has(questions, (unsigned)*column))
			return true;
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
	const uint64_t *core = ledger_row(&f->core, lane);
	unsigned n = f->set->nredflags;

	take_answers(f, c, lane);
	for (unsigned i = 0; i < f->fired.is.nwords; i++)
		c->flags_open[i] |= pends[i] & ~c->flags_decided[i];
	for (unsigned at = 0; (at = row_next(pends, at, n)) < n; at++)
		if (asks_one(f, at, c->core_changed))
			c->flags_open[at / 64] |= UINT64_C(1) << at % 64;
	for (unsigned i = 0; i < f->core.is.nwords; i++)
		c->core_known[i] |= core[i];
	for (unsigned at = 0; (at = row_next(pends, at, n)) < n; at++)
		for (const int *column = f->touching[at]; *column >= 0 && row_has(touched, at) && row_has(c->flags_open, at); column++)
			c->core_known[*column / 64] &= ~(UINT64_C(1) << *column % 64);
}

/* The same after a new look: what it leaves open, and what was open before and is not decided by it. */
static void
look_open(const struct fold *f, struct course *c, unsigned lane)
{
	const uint64_t *pends = ledger_row(&f->pends, lane);

	for (unsigned i = 0; i < f->fired.is.nwords; i++)
		c->flags_open[i] |= pends[i];
	memcpy(c->core_known, ledger_row(&f->core, lane), f->core.is.nwords * sizeof(*c->core_known));
	memset(c->core_said, 0, f->core.ncolumns * sizeof(*c->core_said));
	take_answers(f, c, lane);
}

void
flags_settle(const struct fold *f, struct course *c, unsigned lane, bool adds)
{
	const uint64_t *decided = ledger_row(&f->decided, lane);
	const struct ruleset *set = f->set;

	for (unsigned i = 0; i < f->fired.is.nwords; i++)
		c->flags_open[i] &= ~decided[i] | c->flags_kept[i];
	if (adds)
		add_open(f, c, lane);
	else
		look_open(f, c, lane);
	c->pending = 0;
	for (unsigned at = 0; (at = row_next(c->flags_open, at, set->nredflags)) < set->nredflags; at++)
		if (set->redflags[at].level > c->level && set->redflags[at].level > c->pending)
			c->pending = set->redflags[at].level;
}
