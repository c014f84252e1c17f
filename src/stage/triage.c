/*
 * triage.c -- how soon somebody must look, and where: a maximum, never a vote
 */
#include <stdio.h>

#include "rule/explain.h"
#include "stage/stage.h"

static lanes
triaged_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	return j->triaged[c->a];
}

static lanes
provisional_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	(void)c;
	return j->provisional;
}

static lanes
pending_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	return j->pending_at[c->a];
}

static lanes
level_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;
	lanes w = 0;
	int rank;

	if (c->test == TEST_LEVEL)
		return j->at_level[c->a];
	for (rank = c->a; rank < (int)j->set->nlevels; rank++)
		w |= j->at_level[rank];
	return w;
}

/*
 * The unanswered core questions of the rules that could still raise the
 * level, worst first, each once.
 */
static void
find_questions(struct judgement *j, const lanes could[MAX_LEVELS])
{
	const struct ruleset *set = j->set;
	const struct sheet *s = j->sheet;
	lanes above;  /* the records whose level is below the rank */
	const int *field;
	unsigned k, lane;
	int rank;

	picks_clear(&j->ask);
	memset(j->asked, 0, set->vocab->nfields * sizeof(*j->asked));
	for (rank = (int)set->nlevels - 1; rank > 0; rank--) {
		above = 0;
		for (FOR_LANES(lane, could[rank]))
			above |= (lanes)(j->level[lane] < rank) << lane;
		for (k = 0; above != 0 && k < set->nredflags; k++) {
			lanes w = j->pending[k] & above;

			if (set->redflags[k].level != rank || w == 0)
				continue;
			for (field = set->redflags[k].core; *field >= 0; field++) {
				lanes open = w & ~(s->answered[*field] | s->dk[*field] | j->asked[*field]);

				j->asked[*field] |= open;
				picks_add(&j->ask, open, (unsigned)*field);
			}
		}
	}
}

void
triage_judge(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct sheet *s = j->sheet;
	lanes could[MAX_LEVELS] = {0};
	unsigned i, lane;
	int rank;

	picks_clear(&j->triage);
	picks_clear(&j->conflicts);
	memset(j->at_level, 0, sizeof(j->at_level));
	memset(j->pending_at, 0, sizeof(j->pending_at));
	memset(j->pending_level, 0, sizeof(j->pending_level));
	memcpy(j->level, j->redflag, sizeof(j->level));
	for (i = 0; i < set->nconflicts; i++)
		picks_add(&j->conflicts, s->conflicts[i], i);
	sheet_run(s, PHASE_TRIAGE);
	for (i = 0; i < set->ntriage; i++) {
		const struct rule *r = &set->triage[i];
		lanes w = sheet_yes(s, r->when) & ~sheet_yes(s, r->unless) & s->live;

		j->triaged[i] = w;
		picks_add(&j->triage, w, i);
		for (FOR_LANES(lane, w))
			if (r->level > j->level[lane])
				j->level[lane] = r->level;
	}
	for (i = 0; i < set->nredflags; i++)
		could[set->redflags[i].level] |= j->pending[i];
	for (rank = 1; rank < (int)set->nlevels; rank++)
		for (FOR_LANES(lane, could[rank]))
			if (rank > j->level[lane])
				j->pending_level[lane] = rank;
	find_questions(j, could);
	j->provisional = 0;
	for (FOR_LANES(lane, s->live)) {
		if (j->pending_level[lane] > 0)
			j->provisional |= (lanes)1 << lane;
		j->pending_at[j->pending_level[lane]] |= (lanes)1 << lane;
	}
	j->pending_at[0] = 0;
	sheet_decide(s, TEST_TRIAGED, triaged_word, j);
	sheet_decide(s, TEST_PROVISIONAL, provisional_word, j);
	sheet_decide(s, TEST_PENDING, pending_word, j);
	sheet_run(s, PHASE_FINAL);
	for (i = 0; i < set->nfinals; i++) {
		const struct rule *r = &set->finals[i];

		for (FOR_LANES(lane, sheet_yes(s, r->when) & ~sheet_yes(s, r->unless) & s->live))
			if (j->level[lane] == 0) {
				j->level[lane] = r->level;
				picks_add(&j->triage, (lanes)1 << lane, set->ntriage + i);
			}
	}
	for (FOR_LANES(lane, s->live))
		j->at_level[j->level[lane]] |= (lanes)1 << lane;
	sheet_decide(s, TEST_LEVEL, level_word, j);
	sheet_decide(s, TEST_LEVEL_FROM, level_word, j);
	sheet_run(s, PHASE_DESTINATION);
}

/* The triage rule or final of that number. */
static const struct rule *
triage_rule(const struct ruleset *set, unsigned number)
{
	return number < set->ntriage ? &set->triage[number] : &set->finals[number - set->ntriage];
}

static void
consider(const struct judgement *j, const struct rule *r, size_t i, const struct within **best)
{
	if (r->level == j->level[i] && (*best == NULL || r->within.hours < (*best)->hours))
		*best = &r->within;
}

/* The shortest time among the rules that decided the level; the level's own where none did. */
static const struct word *
act_within(const struct judgement *j, size_t i)
{
	const struct ruleset *set = j->set;
	const struct within *best = NULL;
	unsigned k;

	for (k = 0; k < picks_count(&j->redflags, i); k++)
		consider(j, &set->redflags[picks_of(&j->redflags, i)[k]], i, &best);
	for (k = 0; k < picks_count(&j->triage, i); k++)
		consider(j, triage_rule(set, picks_of(&j->triage, i)[k]), i, &best);
	return &(best != NULL ? best : &set->levels[j->level[i]].within)->text;
}

static bool
holds(const struct judgement *j, const struct cond *c, size_t i)
{
	return sheet_holds(j->sheet, c) >> i & 1;
}

static void
answer_destination(const struct judgement *j, size_t i, struct answers *out)
{
	const struct destination *d = &j->set->destinations[j->level[i]];
	const struct text_row *parts[64];
	struct text text = {0};
	unsigned k, n = 0;

	if (!d->given) {
		answer_none(out);
		return;
	}
	if (d->instead.when != NULL && holds(j, d->instead.when, i))
		parts[n++] = &d->instead;
	else
		for (k = 0; k < d->njoin && n < 60; k++)
			if (holds(j, d->join[k].when, i))
				parts[n++] = &d->join[k];
	for (k = 0; n == 0 && k < d->nfirst; k++)
		if (holds(j, d->first[k].when, i))
			parts[n++] = &d->first[k];
	if (n == 1 && (d->add.when == NULL || !holds(j, d->add.when, i))) {
		answer_word(out, &parts[0]->text);
		return;
	}
	for (k = 0; k < n; k++) {
		if (k > 0)
			text_add(&text, " + ", 3);
		text_add(&text, parts[k]->text.text.at, parts[k]->text.text.len);
	}
	if (d->add.when != NULL && holds(j, d->add.when, i))
		text_add(&text, d->add.text.text.at, d->add.text.text.len);
	answer_text(out, (struct span){text.at, text.len});
	text_free(&text);
}

void
triage_answer(struct judgement *j, size_t i, struct answers *out, bool explain)
{
	const struct ruleset *set = j->set;
	unsigned k;

	answer_word(out, &set->levels[j->level[i]].is.id);
	answer_level(j, j->pending_level[i], out);
	answer_yesno(out, j->provisional >> i & 1);
	answer_yesno(out, j->sheet->incomplete >> i & 1);
	picks_answer(&j->conflicts, i, out);
	picks_answer(&j->triage, i, out);
	answer_word(out, act_within(j, i));
	answer_destination(j, i, out);
	answer_break(out);
	picks_answer(&j->ask, i, out);
	answer_break(out);
	if (!explain)
		return;
	answer_list(out);
	for (k = 0; k < picks_count(&j->redflags, i); k++)
		if (set->redflags[picks_of(&j->redflags, i)[k]].level == j->level[i])
			explain_rule(j->sheet, &set->redflags[picks_of(&j->redflags, i)[k]], (unsigned)i, out);
	for (k = 0; k < picks_count(&j->triage, i); k++) {
		const struct rule *r = triage_rule(set, picks_of(&j->triage, i)[k]);

		if (r->level == j->level[i])
			explain_rule(j->sheet, r, (unsigned)i, out);
	}
	answer_list_end(out);
}
