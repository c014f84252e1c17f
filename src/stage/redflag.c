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
redflag_judge(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct sheet *s = j->sheet;
	lanes flagged[MAX_LEVELS] = {0}, pending[MAX_LEVELS] = {0};
	unsigned i, lane;
	int rank;

	sheet_run(s, PHASE_REDFLAG);
	picks_clear(&j->redflags);
	for (i = 0; i < set->nredflags; i++) {
		const struct rule *r = &set->redflags[i];
		lanes excluded = sheet_yes(s, r->unless);

		j->fired[i] = sheet_yes(s, r->when) & ~excluded & s->live;
		j->pending[i] = s->answers[r->when->index].open & ~j->fired[i] & ~excluded & s->live;
		picks_add(&j->redflags, j->fired[i], i);
		flagged[r->level] |= j->fired[i];
		pending[r->level] |= j->pending[i];
	}
	memset(j->redflag, 0, sizeof(j->redflag));
	memset(j->redflag_pending, 0, sizeof(j->redflag_pending));
	for (rank = 1; rank < (int)set->nlevels; rank++)
		for (FOR_LANES(lane, flagged[rank]))
			j->redflag[lane] = rank;
	for (rank = 1; rank < (int)set->nlevels; rank++)
		for (FOR_LANES(lane, pending[rank]))
			if (rank > j->redflag[lane])
				j->redflag_pending[lane] = rank;
	sheet_decide(s, TEST_FIRED, fired_word, j);
}

void
redflag_answer(struct judgement *j, size_t i, struct answers *out, bool explain)
{
	const struct ruleset *set = j->set;
	const uint16_t *fired = picks_of(&j->redflags, i);
	unsigned k;

	answer_level(j, j->redflag[i], out);
	picks_answer(&j->redflags, i, out);
	answer_level(j, j->redflag_pending[i], out);
	if (!explain)
		return;
	answer_list(out);
	for (k = 0; k < picks_count(&j->redflags, i); k++)
		explain_rule(j->sheet, &set->redflags[fired[k]], (unsigned)i, out);
	answer_list_end(out);
}
