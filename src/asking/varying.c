/*
 * varying.c -- what varies with the answers to the open questions, found from below
 */
#include "asking/varying.h"

/* At least "need" of the parts: of those that do not vary so many are one, and so many could be. */
static lanes
count_varies(const lanes *vary, const lanes *are, unsigned n, unsigned need)
{
	lanes some = 0, w = 0;
	unsigned lane;

	for (unsigned i = 0; i < n; i++)
		some |= vary[i];
	for (FOR_LANES(lane, some)) {
		unsigned sure = 0, open = 0;

		for (unsigned i = 0; i < n; i++) {
			bool v = vary[i] >> lane & 1;

			open += v;
			sure += !v && (are[i] >> lane & 1);
		}
		if (sure < need && sure + open >= need)
			w |= (lanes)1 << lane;
	}
	return w;
}

/* Of what is joined: some part varies, and what does not has not decided it. */
static struct varying
joined_varies(const struct bearing *b, const struct cond *c, struct varying (*part)(const struct bearing *, const struct cond *))
{
	struct varying some = {0, 0}, decided = {0, 0}, v;
	lanes vary_yes[MAX_PARTS], vary_no[MAX_PARTS], yes[MAX_PARTS], no[MAX_PARTS];

	for (unsigned i = 0; i < c->nparts; i++) {
		const struct cond *p = c->parts[i];

		v = part(b, p);
		vary_yes[i] = v.yes;
		vary_no[i] = v.no;
		yes[i] = base_yes(b, p);
		no[i] = base_no(b, p);
		some.yes |= v.yes;
		some.no |= v.no;
		decided.yes |= ~v.yes & (c->kind == COND_ALL ? ~yes[i] : yes[i]);
		decided.no |= ~v.no & (c->kind == COND_ALL ? no[i] : ~no[i]);
	}
	switch (c->kind) {
	case COND_ALL:
	case COND_ANY:
		return (struct varying){some.yes & ~decided.yes, some.no & ~decided.no};
	case COND_AT_LEAST:
		return (struct varying){count_varies(vary_yes, yes, c->nparts, c->need),
		                        count_varies(vary_no, no, c->nparts, c->nparts - c->need + 1)};
	case COND_NO:
		return (struct varying){some.no, some.yes};
	case COND_MAYBE:
		return both(some.no);
	case COND_TEST:
		break;
	}
	return some;
}

static lanes
value_varies(const struct bearing *b, const struct value *v)
{
	lanes w = v->kind == VALUE_FIELD ? b->answer_varies[v->field] : 0;

	for (unsigned i = 0; i < v->nparts; i++)
		w |= value_varies(b, v->parts[i]);
	return w;
}

static lanes
value_comes_and_goes(const struct bearing *b, const struct value *v)
{
	lanes w = v->kind == VALUE_FIELD ? b->presence_varies[v->field] : 0;

	for (unsigned i = 0; i < v->nparts; i++)
		w |= value_comes_and_goes(b, v->parts[i]);
	return w;
}

static lanes
quantity_varies(const struct bearing *b, int quantity)
{
	const struct quantity *q = &b->set->quantities[quantity];
	lanes w = q->field >= 0 ? b->answer_varies[q->field] : 0;

	return q->derive != NULL ? w | value_varies(b, q->derive) : w;
}

/* A number worked out may be decided by the parts that are known: 9 is the largest, or more is. */
static lanes
number_varies(const struct bearing *b, const struct cond *c)
{
	const struct quantity *q = &b->set->quantities[c->a];
	const struct sheet *s = b->given.judgement.sheet;
	lanes w = quantity_varies(b, c->a);

	if (q->derive != NULL && q->field < 0)
		w &= ~((sheet_yes(s, c) | sheet_no(s, c)) & ~value_comes_and_goes(b, q->derive));
	return w;
}

/* What a single answer says before answers are mended: of one that was forgotten since the base does not tell. */
static lanes
raw_answer_varies(const struct bearing *b, int field)
{
	lanes w = b->answer_varies[field];

	for (unsigned i = 0; i < b->set->nconflicts; i++)
		for (const int *f = b->set->conflicts[i].forget; f != NULL && *f >= 0; f++)
			if (*f == field)
				w |= b->base->sheet->conflicts[i];
	return w;
}

static lanes
raw_quantity_varies(const struct bearing *b, int quantity)
{
	const struct quantity *q = &b->set->quantities[quantity];

	return q->derive != NULL ? ~(lanes)0 : raw_answer_varies(b, q->field);
}

/* The same, of a test read before answers are mended and numbers are worked out. */
static lanes
raw_test_varies(const struct bearing *b, const struct cond *c)
{
	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
		return raw_answer_varies(b, c->a);
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		return raw_quantity_varies(b, c->a) | raw_quantity_varies(b, c->b);
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		return raw_quantity_varies(b, c->a);
	case TEST_KNOWN:
		return c->b ? ~(lanes)0 : raw_answer_varies(b, c->a);
	default:
		return b->presence_varies[c->a] | (raw_answer_varies(b, c->a) & ~b->answer_varies[c->a]);
	}
}

static struct varying
raw_varies(const struct bearing *b, const struct cond *c)
{
	return c->kind == COND_TEST ? both(raw_test_varies(b, c)) : joined_varies(b, c, raw_varies);
}

lanes
rule_varies(const struct bearing *b, const struct cond *when, const struct cond *unless)
{
	lanes never = base_yes(b, unless) & ~yes_varies(b, unless);

	if (when != NULL)
		never |= ~base_yes(b, when) & ~yes_varies(b, when);
	return (yes_varies(b, when) | yes_varies(b, unless)) & ~never;
}

lanes
rule_settled(const struct bearing *b, const struct cond *when, const struct cond *unless)
{
	lanes yes = when != NULL ? base_yes(b, when) & ~yes_varies(b, when) : b->live;

	return yes & ~yes_varies(b, unless) & ~base_yes(b, unless);
}

static lanes
fired_varies(const struct bearing *b, const struct fired *f)
{
	lanes some = 0, settled = 0;

	for (const int *k = f->rules; *k >= 0; k++) {
		const struct rule *r = &b->set->redflags[*k];

		some |= rule_varies(b, r->when, r->unless);
		settled |= rule_settled(b, r->when, r->unless);
	}
	return some & ~settled;
}

static lanes
class_varies(const struct bearing *b, const struct class *c)
{
	lanes some = 0, left = ~(lanes)0;

	for (unsigned i = 0; i + 1 < c->nrows; i++) {
		some |= left & yes_varies(b, c->rows[i].when);
		left &= ~(base_yes(b, c->rows[i].when) & ~yes_varies(b, c->rows[i].when));
	}
	return some;
}

static lanes
pattern_varies(const struct bearing *b, unsigned number)
{
	const struct pattern *p = &b->set->patterns[number];
	lanes w = rule_varies(b, p->when, p->unless), above = 0, settled = 0;

	for (unsigned i = 0; i < number && p->otherwise; i++) {
		above |= pattern_varies(b, i);
		settled |= b->set->patterns[i].otherwise ? 0 : rule_settled(b, b->set->patterns[i].when, b->set->patterns[i].unless);
	}
	return (w | above) & ~settled;
}

static lanes
score_varies(const struct bearing *b, const struct score *s)
{
	lanes w = 0;

	for (unsigned i = 0; i < s->nitems; i++)
		w |= yes_varies(b, s->items[i].when);
	return w;
}

static lanes
test_varies(const struct bearing *b, const struct cond *c)
{
	const struct ruleset *set = b->set;
	lanes w = 0;

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
		return b->answer_varies[c->a];
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		return number_varies(b, c);
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		return quantity_varies(b, c->a) | quantity_varies(b, c->b);
	case TEST_KNOWN:
		if (!c->b)
			return b->presence_varies[c->a];
		if (set->quantities[c->a].field >= 0)
			w = b->presence_varies[set->quantities[c->a].field];
		return set->quantities[c->a].derive != NULL ? w | quantity_varies(b, c->a) : w;
	case TEST_DK:
		return b->presence_varies[c->a];
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		return score_varies(b, &set->scores[c->a]);
	case TEST_CONFLICT:
		return b->conflict_varies[c->a];
	case TEST_FIRED:
		return fired_varies(b, &set->fired[c->a]);
	case TEST_CLASS:
		return class_varies(b, &set->classes[c->a]);
	case TEST_PATTERN:
		return pattern_varies(b, (unsigned)c->a);
	case TEST_LIKELY:
		w = score_varies(b, &set->candidates[c->a].score);
		return w | yes_varies(b, set->candidates[c->a].always) | yes_varies(b, set->candidates[c->a].never);
	case TEST_TRIAGED:
		return rule_varies(b, set->triage[c->a].when, set->triage[c->a].unless);
	case TEST_INCOMPLETE:
		return b->incomplete_varies;
	case TEST_PENDING:
	case TEST_PROVISIONAL:
		return b->pending_varies;
	case TEST_CONFLICTED:
		for (unsigned i = 0; i < set->nconflicts; i++)
			w |= b->conflict_varies[i];
		for (unsigned i = 0; i < set->nconflicts; i++)
			w &= ~(b->base->sheet->conflicts[i] & ~b->conflict_varies[i]);
		return w;
	default:
		break;
	}
	return ~(lanes)0;
}

/* Whether it holds varies, or whether it could. */
static lanes
could_vary(const struct bearing *b, const struct rule *r)
{
	return yes_varies(b, r->when) | varies(b, r->when).no | yes_varies(b, r->unless);
}

/* What cannot be said of single answers: whether they are forgotten, apply, or are all there. */
static void
vary_whole(struct bearing *b)
{
	const struct ruleset *set = b->set;
	const struct vocab *vocab = set->vocab;
	lanes open_core = 0, unset = 0;

	for (unsigned i = 0; i < set->nconflicts; i++) {
		const struct conflict *c = &set->conflicts[i];

		varying_add(b, &b->conflict_varies[i], raw_varies(b, c->when).yes);
		for (const int *f = c->forget; f != NULL && *f >= 0; f++) {
			varying_add(b, &b->answer_varies[*f], b->conflict_varies[i]);
			varying_add(b, &b->presence_varies[*f], b->conflict_varies[i]);
		}
	}
	for (unsigned i = 0; i < set->ninapplicable; i++) {
		const struct exemption *e = &set->inapplicable[i];
		lanes w = raw_varies(b, e->when).yes;

		if (!b->free)  /* an answer that stands in the record stays, and so does one that will */
			w &= ~b->open[e->field];
		varying_add(b, &b->answer_varies[e->field], w);
		varying_add(b, &b->presence_varies[e->field], w);
	}
	for (size_t f = 0; f < vocab->nfields; f++) {
		if (vocab->fields[f].tier != TIER_CORE)
			continue;
		unset |= b->presence_varies[f];
		open_core |= ~b->base->sheet->answered[f] | b->presence_varies[f];
	}
	for (unsigned i = 0; i < set->nneedless; i++)
		unset |= yes_varies(b, set->needless[i].when) & ~b->base->sheet->answered[set->needless[i].field];
	varying_add(b, &b->incomplete_varies, unset);
	for (unsigned i = 0; i < b->nrules; i++)
		if (b->rules[i].kind != BEARING_FINAL)
			varying_add(b, &b->pending_varies, open_core & could_vary(b, b->rules[i].rule));
}

void
varying_find(struct bearing *b)
{
	const struct ruleset *set = b->set;

	memset(b->varies, 0, set->conds.n * sizeof(*b->varies));
	memset(b->presence_varies, 0, set->vocab->nfields * sizeof(lanes));
	memset(b->conflict_varies, 0, set->nconflicts * sizeof(lanes));
	b->incomplete_varies = b->pending_varies = 0;
	for (size_t f = 0; f < set->vocab->nfields; f++) {
		b->answer_varies[f] = b->open[f];
		if (b->free)
			b->presence_varies[f] = b->open[f];
	}
	do {
		b->again = false;
		vary_whole(b);
		for (unsigned i = 0; i < set->conds.n; i++) {
			const struct cond *c = set->conds.list[i];
			struct varying w = c->kind == COND_TEST ? both(test_varies(b, c)) : joined_varies(b, c, varies);

			varying_add(b, &b->varies[i].yes, w.yes & b->live);
			varying_add(b, &b->varies[i].no, w.no & b->live);
		}
	} while (b->again);
}
