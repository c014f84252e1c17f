/*
 * plan.c -- what to do: gates, lists of advice, and the day of the next look
 */
#include <math.h>

#include "rule/explain.h"
#include "rule/reason.h"
#include "stage/stage.h"

/* By enum gate_says. */
static const struct word gate_words[] = {PLAIN_WORD("allowed"), PLAIN_WORD("blocked"), PLAIN_WORD("withheld-unknown")};

static lanes
gate_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	return j->gate[c->a].columns[c->b];
}

/* The list's answer, as a part of the ledger. */
static void
init_list(struct judgement *j, struct ledger *f, unsigned i)
{
	const struct list *l = &j->set->lists[i];
	struct word *ids = arena_take(&j->mem, (l->nsteps + 1) * sizeof(*ids));

	for (unsigned k = 0; k < l->nsteps; k++)
		ids[k] = j->set->advices[l->steps[k].advice].is.id;
	j->list_first[i] = ledger_list(f, &j->mem, ids, l->nsteps);
}

static struct reason **
reasons_of(struct judgement *j, const struct cond *const *because, unsigned n)
{
	struct reason **reasons = arena_take(&j->mem, (n + 1) * sizeof(*reasons));

	for (unsigned k = 0; k < n; k++)
		reasons[k] = reason_new(because[k], &j->mem);
	return reasons;
}

static void
init_gate(struct judgement *j, unsigned i)
{
	const struct gate *g = &j->set->gates[i];
	struct word *cautions = arena_take(&j->mem, (g->ncautions + 1) * sizeof(*cautions));
	struct word *labels = arena_take(&j->mem, (g->nmust + 1) * sizeof(*labels));
	unsigned k;

	for (k = 0; k < g->ncautions; k++)
		cautions[k] = g->cautions[k].text;
	for (k = 0; k < g->nmust; k++)
		labels[k] = j->labels[g->must_know[k]];
	j->blocking[i] = reasons_of(j, g->blocked_if, g->nblocked);
	j->withholding[i] = reasons_of(j, g->withheld_if, g->nwithheld);
	ledger_one(&j->gate[i], &j->mem, gate_words, GATE_SAYS);
	ledger_list(&j->gate[i], &j->mem, cautions, g->ncautions);
	ledger_finish(&j->gate[i], &j->mem);
	ledger_list(&j->must_know[i], &j->mem, labels, g->nmust);
	ledger_finish(&j->must_know[i], &j->mem);
}

void
plan_init(struct judgement *j)
{
	const struct ruleset *set = j->set;
	unsigned i;

	j->list_first = arena_take(&j->mem, (set->nlists + 1) * sizeof(*j->list_first));
	j->gate = arena_take(&j->mem, (set->ngates + 1) * sizeof(*j->gate));
	j->blocking = arena_take(&j->mem, (set->ngates + 1) * sizeof(*j->blocking));
	j->withholding = arena_take(&j->mem, (set->ngates + 1) * sizeof(*j->withholding));
	j->must_know = arena_take(&j->mem, (set->ngates + 1) * sizeof(*j->must_know));
	for (i = 0; i < set->nlists; i++)
		init_list(j, i == 0 ? &j->plan : &j->others, i);
	for (i = 0; i < set->ngates; i++)
		init_gate(j, i);
	ledger_finish(&j->plan, &j->mem);
	ledger_finish(&j->others, &j->mem);
}

static void
judge_gate(struct judgement *j, unsigned i)
{
	const struct gate *g = &j->set->gates[i];
	const struct sheet *s = j->sheet;
	lanes blocked = 0, withheld = 0, *says = j->gate[i].columns;
	unsigned k;

	for (k = 0; k < g->nblocked; k++)
		blocked |= sheet_yes(s, g->blocked_if[k]);
	for (k = 0; k < g->nmust; k++)
		withheld |= ~s->answered[g->must_know[k]];
	for (k = 0; k < g->nwithheld; k++)
		withheld |= sheet_yes(s, g->withheld_if[k]);
	withheld &= ~blocked;
	says[GATE_ALLOWED] = s->live & ~blocked & ~withheld;
	says[GATE_BLOCKED] = s->live & blocked;
	says[GATE_WITHHELD] = s->live & withheld;
	for (k = 0; k < g->nmust; k++)
		j->must_know[i].columns[k] = says[GATE_WITHHELD] & ~s->answered[g->must_know[k]];
}

/* Cautions may depend on all that is decided: they come last. */
static void
prepare_cautions(struct judgement *j, unsigned i)
{
	const struct gate *g = &j->set->gates[i];
	lanes *says = j->gate[i].columns;
	unsigned k;

	for (k = 0; k < g->ncautions; k++)
		says[GATE_SAYS + k] = says[GATE_ALLOWED] & sheet_holds(j->sheet, g->cautions[k].when);
	ledger_turn(&j->gate[i]);
	ledger_turn(&j->must_know[i]);
}

static void
prepare_list(struct judgement *j, unsigned i)
{
	const struct list *l = &j->set->lists[i];
	lanes *column = (i == 0 ? j->plan.columns : j->others.columns) + j->list_first[i];
	lanes going = j->sheet->live, taken = 0;
	unsigned k, group = 0;

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
		column[k] = w;
		if (step->stop)
			going &= ~w;
	}
}

/* The shortest time of the level's own and the rows that hold. */
static void
prepare_review(struct judgement *j)
{
	const struct ruleset *set = j->set;
	unsigned k, lane;

	for (k = 0; k < set->nlevels; k++)
		for (FOR_LANES(lane, j->at_level[k]))
			j->review[lane] = &set->levels[k].review;
	for (k = 0; k < set->nreviews; k++)
		for (FOR_LANES(lane, sheet_holds(j->sheet, set->reviews[k].when) & j->sheet->live))
			if (set->reviews[k].within.hours < j->review[lane]->hours)
				j->review[lane] = &set->reviews[k].within;
}

void
plan_judge(struct judgement *j)
{
	unsigned i;

	sheet_run(j->sheet, PHASE_GATE);
	for (i = 0; i < j->set->ngates; i++)
		judge_gate(j, i);
	sheet_decide(j->sheet, TEST_GATE, gate_word, j);
}

void
plan_prepare(struct judgement *j)
{
	unsigned i;

	sheet_run(j->sheet, PHASE_LIST);
	for (i = 0; i < j->set->ngates; i++)
		prepare_cautions(j, i);
	for (i = 0; i < j->set->nlists; i++)
		prepare_list(j, i);
	ledger_turn(&j->plan);
	ledger_turn(&j->others);
	prepare_review(j);
}

/* Why the gate is not open: what must still be asked, and the facts that block it or make it wait. */
static void
answer_gate_reason(const struct judgement *j, unsigned gate, const struct cond *const *because, struct reason *const *reasons,
                   unsigned n, size_t i, struct answers *out)
{
	const struct ledger *must = &j->must_know[gate];
	const uint64_t *row = ledger_row(must, i);
	unsigned k;

	for (k = 0; k < n; k++)
		if (sheet_yes(j->sheet, because[k]) >> i & 1)
			break;
	if (k == n) {
		ledger_answer(must, i, out);
		return;
	}
	answer_list(out);
	for (unsigned at = 0; (at = row_next(row, at, must->ncolumns)) < must->ncolumns; at++)
		answer_item(out, &must->parts[0].words[at]);
	for (; k < n; k++)
		if (sheet_yes(j->sheet, because[k]) >> i & 1)
			reason_tell(reasons[k], j->sheet, (unsigned)i, out);
	answer_list_end(out);
}

static void
answer_gate(const struct judgement *j, unsigned gate, size_t i, struct answers *out)
{
	const struct gate *g = &j->set->gates[gate];
	const lanes *says = j->gate[gate].columns;

	ledger_answer(&j->gate[gate], i, out);
	if (says[GATE_BLOCKED] >> i & 1)
		answer_gate_reason(j, gate, g->blocked_if, j->blocking[gate], g->nblocked, i, out);
	else
		answer_gate_reason(j, gate, g->withheld_if, j->withholding[gate], says[GATE_WITHHELD] >> i & 1 ? g->nwithheld : 0, i,
		                   out);
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
	const uint64_t *row = ledger_row(&j->plan, i);
	unsigned k;

	ledger_answer(&j->plan, i, out);
	for (k = 0; k < set->ngates; k++)
		answer_gate(j, k, i, out);
	ledger_answer(&j->others, i, out);
	answer_review(j, i, out);
	answer_break(out);
	if (!explain)
		return;
	answer_list(out);
	for (k = 0; (k = row_next(row, k, j->plan.ncolumns)) < j->plan.ncolumns; k++) {
		const struct step *step = &set->lists[0].steps[k];

		explain_entry(j->sheet, &set->advices[step->advice].is, step->when, (unsigned)i, out);
	}
	answer_list_end(out);
}
