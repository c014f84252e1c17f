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
	for (i = 0; i < j->set->nlists; i++)
		judge_list(j, i);
}

/* Why the gate is not open: what blocks it, or what must still be asked. */
static void
answer_gate_reason(const struct judgement *j, const struct gate *g, const lanes says[3], size_t i, struct answers *out)
{
	const struct sheet *s = j->sheet;
	unsigned k;

	answer_list(out);
	if (says[GATE_BLOCKED] >> i & 1)
		for (k = 0; k < g->nblocked; k++)
			if (sheet_yes(s, g->blocked_if[k]) >> i & 1)
				explain_facts(s, g->blocked_if[k], (unsigned)i, out);
	if (says[GATE_WITHHELD] >> i & 1) {
		for (k = 0; k < g->nmust; k++)
			if (!(s->answered[g->must_know[k]] >> i & 1))
				answer_item(out, &j->ask.words[g->must_know[k]]);
		for (k = 0; k < g->nwithheld; k++)
			if (sheet_yes(s, g->withheld_if[k]) >> i & 1)
				explain_facts(s, g->withheld_if[k], (unsigned)i, out);
	}
	answer_list_end(out);
}

static void
answer_gate(const struct judgement *j, unsigned gate, size_t i, struct answers *out)
{
	const struct gate *g = &j->set->gates[gate];
	unsigned k, which = GATE_ALLOWED;

	while (!(j->gate_says[gate][which] >> i & 1) && which < GATE_WITHHELD)
		which++;
	answer_word(out, &gate_words[which]);
	answer_list(out);
	for (k = 0; which == GATE_ALLOWED && k < g->ncautions; k++)
		if (sheet_holds(j->sheet, g->cautions[k].when) >> i & 1)
			answer_item(out, &g->cautions[k].text);
	answer_list_end(out);
	answer_gate_reason(j, g, j->gate_says[gate], i, out);
}

/* The day of the next look where the record's day is known, else how long from then. */
static void
answer_review(const struct judgement *j, size_t i, struct answers *out)
{
	const struct ruleset *set = j->set;
	const struct within *best = &set->levels[j->level[i]].review;
	double today;
	char day[11];
	unsigned k;

	for (k = 0; k < set->nreviews; k++)
		if (sheet_holds(j->sheet, set->reviews[k].when) >> i & 1 && set->reviews[k].within.hours < best->hours)
			best = &set->reviews[k].within;
	if (!sheet_today(j->sheet, (unsigned)i, j->as_of, &today)) {
		answer_word(out, &best->text);
		return;
	}
	date_write((long)today + (long)ceil(best->hours / 24), day);
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
	if (!explain)
		return;
	answer_list(out);
	for (k = 0; set->nlists > 0 && k < j->lists[0].n[i]; k++) {
		const struct step *step = &set->lists[0].steps[picks_of(&j->lists[0], i)[k]];

		explain_entry(j->sheet, &set->advices[step->advice].is, step->when, (unsigned)i, out);
	}
	answer_list_end(out);
}
