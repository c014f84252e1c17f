/*
 * bearing.c -- which open questions can still bear on the level
 */
#include "asking/bearing.h"

#include <stdlib.h>

#include "asking/varying.h"

static lanes *
new_lanes(size_t n)
{
	lanes *l = must_realloc(NULL, n + 1, sizeof(*l));

	memset(l, 0, (n + 1) * sizeof(*l));
	return l;
}

static void
add_rules(struct bearing *b, const struct rule *rules, unsigned n, int kind)
{
	for (unsigned i = 0; i < n; i++) {
		struct bearing_rule *r = &b->rules[b->nrules++];

		*r = (struct bearing_rule){.rule = &rules[i]};
		r->kind = kind;
	}
}

void
bearing_init(struct bearing *b, const struct ruleset *set, const long *as_of, const bool *askable, const struct reply *calm)
{
	*b = (struct bearing){.set = set, .askable = askable, .calm = calm};
	variants_init(&b->given, set, as_of);
	variants_init(&b->full, set, as_of);
	b->rules = must_realloc(NULL, set->nredflags + set->ntriage + set->nfinals + 1, sizeof(*b->rules));
	add_rules(b, set->redflags, set->nredflags, BEARING_REDFLAG);
	add_rules(b, set->triage, set->ntriage, BEARING_TRIAGE);
	add_rules(b, set->finals, set->nfinals, BEARING_FINAL);
	b->open = new_lanes(set->vocab->nfields);
	b->bears = new_lanes(set->vocab->nfields);
	b->answer_varies = new_lanes(set->vocab->nfields);
	b->presence_varies = new_lanes(set->vocab->nfields);
	b->varies = must_realloc(NULL, set->conds.n + 1, sizeof(*b->varies));
	b->reached = must_realloc(NULL, set->conds.n + 1, sizeof(*b->reached));
	b->conflict_varies = new_lanes(set->nconflicts);
}

void
bearing_free(struct bearing *b)
{
	variants_free(&b->given);
	variants_free(&b->full);
	free(b->rules);
	free(b->open);
	free(b->bears);
	free(b->answer_varies);
	free(b->presence_varies);
	free(b->varies);
	free(b->reached);
	free(b->conflict_varies);
}

void
bearing_begin(struct bearing *b)
{
	variants_clear(&b->given);
	variants_clear(&b->full);
}

/* The condition is come to: by who asks whether it is yes, and by who asks whether it is no. */
static void
come_to_either(struct bearing *b, const struct cond *c, struct varying w)
{
	varying_add(b, &b->reached[c->index].yes, w.yes & b->varies[c->index].yes);
	varying_add(b, &b->reached[c->index].no, w.no & b->varies[c->index].no);
}

static void
come_to(struct bearing *b, const struct cond *c, lanes w)
{
	if (c != NULL)
		come_to_either(b, c, (struct varying){w, 0});
}

static void
come_to_parts(struct bearing *b, const struct cond *c, struct varying w)
{
	if (c->kind == COND_NO)
		w = (struct varying){w.no, w.yes};
	else if (c->kind == COND_MAYBE)
		w = (struct varying){0, w.yes | w.no};
	for (unsigned i = 0; i < c->nparts; i++)
		come_to_either(b, c->parts[i], w);
}

static void
come_to_rule(struct bearing *b, const struct cond *when, const struct cond *unless, lanes w)
{
	w &= rule_varies(b, when, unless);
	come_to(b, when, w);
	come_to(b, unless, w);
}

/* Every leaf under the condition. */
static void come_to_leaves(struct bearing *, const struct cond *, lanes);

/* The field's answer is come to, and so is what decides whether it stands. */
static void
come_to_field(struct bearing *b, int field, lanes w)
{
	const struct ruleset *set = b->set;

	w &= b->answer_varies[field] | b->presence_varies[field];
	if ((w & ~b->bears[field]) == 0)
		return;
	varying_add(b, &b->bears[field], w);
	for (unsigned i = 0; i < set->nconflicts; i++)
		for (const int *f = set->conflicts[i].forget; f != NULL && *f >= 0; f++)
			if (*f == field)
				come_to_leaves(b, set->conflicts[i].when, w & b->conflict_varies[i]);
	for (unsigned i = 0; i < set->ninapplicable; i++)
		if (set->inapplicable[i].field == field)
			come_to_leaves(b, set->inapplicable[i].when, w);
}

static void
come_to_value(struct bearing *b, const struct value *v, lanes w)
{
	if (v->kind == VALUE_FIELD)
		come_to_field(b, v->field, w);
	for (unsigned i = 0; i < v->nparts; i++)
		come_to_value(b, v->parts[i], w);
}

static void
come_to_quantity(struct bearing *b, int quantity, lanes w)
{
	const struct quantity *q = &b->set->quantities[quantity];

	if (q->field >= 0)
		come_to_field(b, q->field, w);
	if (q->derive != NULL)
		come_to_value(b, q->derive, w);
}

static void
come_to_score(struct bearing *b, const struct score *s, lanes w)
{
	for (unsigned i = 0; i < s->nitems; i++)
		come_to(b, s->items[i].when, w);
}

static void
come_to_pattern(struct bearing *b, unsigned number, lanes w)
{
	const struct pattern *p = &b->set->patterns[number];

	come_to(b, p->when, w);
	come_to(b, p->unless, w);
	for (unsigned i = 0; i < number && p->otherwise; i++)
		come_to_pattern(b, i, w);
}

/* What the test rests on is come to. */
static void
come_below(struct bearing *b, const struct cond *c, lanes w)
{
	const struct ruleset *set = b->set;

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		come_to_field(b, c->a, w);
		break;
	case TEST_KNOWN:
		if (c->b)
			come_to_quantity(b, c->a, w);
		else
			come_to_field(b, c->a, w);
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		come_to_quantity(b, c->b, w);
		come_to_quantity(b, c->a, w);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		come_to_quantity(b, c->a, w);
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		come_to_score(b, &set->scores[c->a], w);
		break;
	case TEST_CONFLICT:
		come_to_leaves(b, set->conflicts[c->a].when, w);
		break;
	case TEST_CONFLICTED:
		for (unsigned i = 0; i < set->nconflicts; i++)
			come_to_leaves(b, set->conflicts[i].when, w & b->conflict_varies[i]);
		break;
	case TEST_FIRED:
		for (const int *k = set->fired[c->a].rules; *k >= 0; k++)
			come_to_rule(b, set->redflags[*k].when, set->redflags[*k].unless, w);
		break;
	case TEST_CLASS:
		for (unsigned i = 0; i + 1 < set->classes[c->a].nrows; i++)
			come_to(b, set->classes[c->a].rows[i].when, w);
		break;
	case TEST_PATTERN:
		come_to_pattern(b, (unsigned)c->a, w);
		break;
	case TEST_LIKELY:
		come_to_score(b, &set->candidates[c->a].score, w);
		come_to(b, set->candidates[c->a].always, w);
		come_to(b, set->candidates[c->a].never, w);
		break;
	case TEST_TRIAGED:
		come_to_rule(b, set->triage[c->a].when, set->triage[c->a].unless, w);
		break;
	case TEST_INCOMPLETE:
		for (unsigned i = 0; i < set->nneedless; i++)
			come_to(b, set->needless[i].when, w);
		for (size_t f = 0; f < set->vocab->nfields; f++)
			if (set->vocab->fields[f].tier == TIER_CORE)
				come_to_field(b, (int)f, w & b->presence_varies[f]);
		break;
	case TEST_PENDING:
	case TEST_PROVISIONAL:
		for (unsigned i = 0; i < b->nrules; i++)
			if (b->rules[i].kind != BEARING_FINAL) {
				come_to_either(b, b->rules[i].rule->when, both(w));
				come_to(b, b->rules[i].rule->unless, w);
			}
		break;
	case TEST_LEVEL:
	case TEST_LEVEL_FROM:
	default:  /* what the gates and the course of a patient say is read by no level */
		break;
	}
}

static void
come_to_leaves(struct bearing *b, const struct cond *c, lanes w)
{
	come_to_either(b, c, both(w));
	for (unsigned i = 0; i < c->nparts; i++)
		come_to_leaves(b, c->parts[i], w);
	if (c->kind == COND_TEST)
		come_below(b, c, w);
}

/* From above: what the rules come to that vary and are above what is settled. */
static void
find_reached(struct bearing *b)
{
	const struct ruleset *set = b->set;

	memset(b->reached, 0, set->conds.n * sizeof(*b->reached));
	memset(b->bears, 0, set->vocab->nfields * sizeof(lanes));
	for (unsigned i = 0; i < b->nrules; i++) {
		come_to(b, b->rules[i].rule->when, b->rules[i].reached);
		come_to(b, b->rules[i].rule->unless, b->rules[i].reached);
	}
	do {
		b->again = false;
		for (unsigned i = set->conds.n; i-- > 0;) {
			const struct cond *c = set->conds.list[i];
			struct varying w = b->reached[i];

			if ((w.yes | w.no) == 0)
				continue;
			if (c->kind == COND_TEST)
				come_below(b, c, w.yes | w.no);
			else
				come_to_parts(b, c, w);
		}
	} while (b->again);
}

/* What is settled of the level, and which rules could still change it. */
static void
find_levels(struct bearing *b)
{
	int n = (int)b->set->nlevels;

	memset(b->at_least, 0, sizeof(b->at_least));
	memset(b->at_most, 0, sizeof(b->at_most));
	b->at_least[0] = b->at_most[0] = b->live;
	for (unsigned i = 0; i < b->nrules; i++) {
		struct bearing_rule *r = &b->rules[i];
		lanes settled = rule_settled(b, r->rule->when, r->rule->unless) & b->live;

		r->calm = base_yes(b, r->rule->when) & ~base_yes(b, r->rule->unless) & b->live;
		r->varies = rule_varies(b, r->rule->when, r->rule->unless) & b->live;
		b->at_most[r->rule->level] |= r->varies | settled;
		/* A final of the level above the lowest makes that the least there is. */
		if (r->kind != BEARING_FINAL || r->rule->level == 1)
			b->at_least[r->rule->level] |= settled;
	}
	for (int rank = n - 1; rank > 0; rank--) {
		b->at_least[rank - 1] |= b->at_least[rank];
		b->at_most[rank - 1] |= b->at_most[rank];
	}
	for (unsigned i = 0; i < b->nrules; i++) {
		struct bearing_rule *r = &b->rules[i];

		r->reached = r->rule->level > 0 ? r->varies & ~b->at_least[r->rule->level] : 0;
		if (r->kind == BEARING_FINAL && n > 1)
			r->reached = r->varies & ~b->at_least[1];
	}
}

/* What may be asked and has no answer. */
static void
find_open(struct bearing *b)
{
	const struct sheet *s = b->given.judgement.sheet;

	for (size_t f = 0; f < b->set->vocab->nfields; f++) {
		b->open[f] = b->askable[f] ? s->live & ~s->answered[f] & ~s->dk[f] : 0;
	}
}

/* In free use everything is open that nobody replied to. */
static void
find_free(struct bearing *b)
{
	const struct batch *batch = &b->given.batch;

	for (size_t f = 0; f < b->set->vocab->nfields; f++)
		b->open[f] = b->live;
	for (size_t i = 0; i < batch->n; i++)
		for (size_t k = 0; k < batch->record[i].count; k++)
			b->open[batch->fields[batch->record[i].first + k].means.index] &= ~((lanes)1 << i);
}

/* The records with every open question answered calmly. */
static void
answer_calmly(struct bearing *b)
{
	const struct vocab *vocab = b->set->vocab;
	struct reply *calm = must_realloc(NULL, vocab->nfields + 1, sizeof(*calm));

	for (size_t i = 0; i < b->given.batch.n; i++) {
		size_t n = 0;

		for (size_t f = 0; f < vocab->nfields; f++)
			if (b->open[f] >> i & 1)
				calm[n++] = b->calm[f];
		variants_add(&b->full, &b->given.batch, i, calm, n);
	}
	free(calm);
	variants_judge(&b->full);
}

void
bearing_run(struct bearing *b)
{
	variants_judge(&b->given);
	b->live = b->given.judgement.sheet->live;
	if (b->free) {
		find_free(b);
		b->base = &b->given.judgement;
	} else {
		find_open(b);
		answer_calmly(b);
		b->base = &b->full.judgement;
	}
	varying_find(b);
	find_levels(b);
	find_reached(b);
}

lanes
bearing_settled(const struct bearing *b)
{
	lanes w = b->live;

	for (size_t f = 0; f < b->set->vocab->nfields; f++)
		w &= ~(b->bears[f] & b->open[f]);
	return w;
}

static int
highest(const struct bearing *b, const lanes *at, size_t lane)
{
	int rank = (int)b->set->nlevels - 1;

	while (rank > 0 && !(at[rank] >> lane & 1))
		rank--;
	return rank;
}

int
bearing_floor(const struct bearing *b, size_t lane)
{
	return highest(b, b->at_least, lane);
}

int
bearing_ceiling(const struct bearing *b, size_t lane)
{
	return highest(b, b->at_most, lane);
}
