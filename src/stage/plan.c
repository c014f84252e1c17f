/*
 * plan.c -- what to do: gates, lists of advice, and the day of the next look
 */
#include <math.h>

#include "rule/explain.h"
#include "stage/stage.h"

/* By enum gate_says. */
static const struct word gate_words[] = {PLAIN_WORD("allowed"), PLAIN_WORD("blocked"), PLAIN_WORD("withheld-unknown")};

static lanes
gate_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	return j->gate_says[c->a][c->b];
}

static void
judge_gate(struct judgement *j, unsigned i)
{
	const struct gate *g = &j->set->gates[i];
	const struct sheet *s = j->sheet;
	lanes blocked = 0, withheld = 0;
	unsigned k;

	for (k = 0; k < g->nblocked; k++)
		blocked |= sheet_yes(s, g->blocked_if[k]);
	for (k = 0; k < g->nmust; k++)
		withheld |= ~s->answered[g->must_know[k]];
	for (k = 0; k < g->nwithheld; k++)
		withheld |= sheet_yes(s, g->withheld_if[k]);
	withheld &= ~blocked;
	j->gate_says[i][GATE_ALLOWED] = s->live & ~blocked & ~withheld;
	j->gate_says[i][GATE_BLOCKED] = s->live & blocked;
	j->gate_says[i][GATE_WITHHELD] = s->live & withheld;
	picks_clear(&j->must_know[i]);
	for (k = 0; k < g->nmust; k++)
		picks_add(&j->must_know[i], j->gate_says[i][GATE_WITHHELD] & ~s->answered[g->must_know[k]], (unsigned)g->must_know[k]);
}

/* Cautions may depend on what earlier phases and this gate say: they come last. */
static void
judge_cautions(struct judgement *j, unsigned i)
{
	const struct gate *g = &j->set->gates[i];
	unsigned k;

	picks_clear(&j->cautions[i]);
	for (k = 0; k < g->ncautions; k++)
		picks_add(&j->cautions[i], j->gate_says[i][GATE_ALLOWED] & sheet_holds(j->sheet, g->cautions[k].when), k);
}

/* The shortest time of the level's own and the rows that hold. */
static void
judge_review(struct judgement *j)
{
	const struct ruleset *set = j->set;
	unsigned k, lane;

	for (FOR_LANES(lane, j->sheet->live))
		j->review[lane] = &set->levels[j->level[lane]].review;
	for (k = 0; k < set->nreviews; k++)
		for (FOR_LANES(lane, sheet_holds(j->sheet, set->reviews[k].when) & j->sheet->live))
			if (set->reviews[k].within.hours < j->review[lane]->hours)
				j->review[lane] = &set->reviews[k].within;
}

static void
judge_list(struct judgement *j, unsigned i)
{
	const struct list *l = &j->set->lists[i];
	lanes going = j->sheet->live, taken = 0;
	unsigned k, group = 0;

	picks_clear(&j->lists[i]);
	for (k = 0; k < l->nsteps; k++) {
		const struct step *step = &l->steps[k];
		lanes w = going & sheet_holds(j->sheet, step->when);

		if (step->one_of != group) {
			group = step->one_of;
			taken = 0;
		}
		if (group > 0)
			w &= ~taken;
		taken |= w;
		picks_add(&j->lists[i], w, k);
		if (step->stop)
			going &= ~w;
	}
}

void
plan_judge(struct judgement *j)
{
	unsigned i;

	sheet_run(j->sheet, PHASE_GATE);
	for (i = 0; i < j->set->ngates; i++)
		judge_gate(j, i);
	sheet_decide(j->sheet, TEST_GATE, gate_word, j);
	sheet_run(j->sheet, PHASE_LIST);
	for (i = 0; i < j->set->ngates; i++)
		judge_cautions(j, i);
	for (i = 0; i < j->set->nlists; i++)
		judge_list(j, i);
	judge_review(j);
}

/* Why the gate is not open: what blocks it, or what must still be asked. */
static void
answer_gate_reason(const struct judgement *j, unsigned gate, const struct cond *const *because, unsigned n, size_t i,
                   struct answers *out)
{
	const struct picks *must = &j->must_know[gate];
	unsigned k;

	for (k = 0; k < n; k++)
		if (sheet_yes(j->sheet, because[k]) >> i & 1)
			break;
	if (k == n) {
		picks_answer(must, i, out);
		return;
	}
	answer_list(out);
	for (unsigned m = 0; m < picks_count(must, i); m++)
		answer_item(out, &must->words[picks_of(must, i)[m]]);
	for (; k < n; k++)
		if (sheet_yes(j->sheet, because[k]) >> i & 1)
			explain_facts(j->sheet, because[k], (unsigned)i, out);
	answer_list_end(out);
}

static void
answer_gate(const struct judgement *j, unsigned gate, size_t i, struct answers *out)
{
	const struct gate *g = &j->set->gates[gate];
	unsigned which = GATE_ALLOWED;

	while (!(j->gate_says[gate][which] >> i & 1) && which < GATE_WITHHELD)
		which++;
	answer_word(out, &gate_words[which]);
	picks_answer(&j->cautions[gate], i, out);
	answer_break(out);
	if (which == GATE_BLOCKED)
		answer_gate_reason(j, gate, g->blocked_if, g->nblocked, i, out);
	else
		answer_gate_reason(j, gate, g->withheld_if, which == GATE_WITHHELD ? g->nwithheld : 0, i, out);
	answer_break(out);
}

/* The day of the next look where the record's day is known, else how long from then. */
static void
answer_review(const struct judgement *j, size_t i, struct answers *out)
{
	const struct within *within = j->review[i];
	double today;
	char day[11];

	if (!sheet_today(j->sheet, (unsigned)i, j->as_of, &today)) {
		answer_word(out, &within->text);
		return;
	}
	date_write((long)today + (long)ceil(within->hours / 24), day);
	answer_text(out, span_of(day));
}

void
plan_answer(struct judgement *j, size_t i, struct answers *out, bool explain)
{
	const struct ruleset *set = j->set;
	unsigned k;

	if (set->nlists > 0)
		picks_answer(&j->lists[0], i, out);
	for (k = 0; k < set->ngates; k++)
		answer_gate(j, k, i, out);
	for (k = 1; k < set->nlists; k++)
		picks_answer(&j->lists[k], i, out);
	answer_review(j, i, out);
	answer_break(out);
	if (!explain)
		return;
	answer_list(out);
	for (k = 0; set->nlists > 0 && k < picks_count(&j->lists[0], i); k++) {
		const struct step *step = &set->lists[0].steps[picks_of(&j->lists[0], i)[k]];

		explain_entry(j->sheet, &set->advices[step->advice].is, step->when, (unsigned)i, out);
	}
	answer_list_end(out);
}
