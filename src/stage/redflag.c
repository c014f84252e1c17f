/*
 * redflag.c -- which red flags fired, and which could still fire if a core question were answered
 */
#include "rule/explain.h"
#include "stage/stage.h"

static lanes
fired_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;
	const int *rule;
	lanes w = 0;

	for (rule = j->set->fired[c->a].rules; *rule >= 0; rule++)
		w |= j->fired[*rule];
	return w;
}

void
redflag_init(struct judgement *j)
{
	const struct ruleset *set = j->set;
	unsigned nranks = set->nlevels - 1, at, pending_at;
	struct word *levels = arena_take(&j->mem, set->nlevels * sizeof(*levels));
	struct word *ids = arena_take(&j->mem, (set->nredflags + 1) * sizeof(*ids));

	IDS_OF(levels, set, levels);
	IDS_OF(ids, set, redflags);
	at = ledger_one(&j->redflag, &j->mem, levels + 1, nranks);
	j->redflags = ledger_list(&j->redflag, &j->mem, ids, set->nredflags);
	pending_at = ledger_one(&j->redflag, &j->mem, levels + 1, nranks);
	ledger_finish(&j->redflag, &j->mem);
	j->redflag_at = j->redflag.columns + at;
	j->fired = j->redflag.columns + j->redflags;
	j->redflag_pending_at = j->redflag.columns + pending_at;
	j->pending = arena_take(&j->mem, (set->nredflags + 1) * sizeof(*j->pending));
}

void
redflag_judge(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct sheet *s = j->sheet;
	lanes flagged[MAX_LEVELS] = {0}, pending[MAX_LEVELS] = {0}, higher = 0, pends = 0;
	unsigned i;
	int rank;

	sheet_run(s, PHASE_REDFLAG);
	for (i = 0; i < set->nredflags; i++) {
		const struct rule *r = &set->redflags[i];
		lanes excluded = sheet_yes(s, r->unless);

		j->fired[i] = sheet_yes(s, r->when) & ~excluded & s->live;
		j->pending[i] = s->answers[r->when->index].open & ~j->fired[i] & ~excluded & s->live;
		flagged[r->level] |= j->fired[i];
		pending[r->level] |= j->pending[i];
	}
	for (rank = (int)set->nlevels - 1; rank > 0; rank--) {
		j->redflag_at[rank - 1] = flagged[rank] & ~higher;
		higher |= flagged[rank];
		j->redflag_pending_at[rank - 1] = pending[rank] & ~pends & ~higher;
		pends |= pending[rank];
	}
	sheet_decide(s, TEST_FIRED, fired_word, j);
}

void
redflag_prepare(struct judgement *j)
{
	ledger_turn(&j->redflag);
}

void
redflag_answer(struct judgement *j, size_t i, struct answers *out, bool explain)
{
	const struct ruleset *set = j->set;
	const uint64_t *row = ledger_row(&j->redflag, i);
	unsigned at = j->redflags, end = at + set->nredflags;

	ledger_answer(&j->redflag, i, out);
	if (!explain)
		return;
	answer_list(out);
	for (; (at = row_next(row, at, end)) < end; at++)
		explain_rule(j->sheet, &set->redflags[at - j->redflags], (unsigned)i, out);
	answer_list_end(out);
}
