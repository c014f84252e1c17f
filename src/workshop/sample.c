/*
 * sample.c -- records made to try the rules with
 */
#include "workshop/sample.h"

#include <stdlib.h>

#include "asking/line.h"
#include "record/cohort.h"

enum { TOGETHER = 8192 };  /* records judged in one go */

void
sample_init(struct sample *t, const struct ruleset *set, enum stage last, sample_visit *visit, void *self)
{
	*t = (struct sample){.set = set, .last = last, .dice = 0x9e3779b97f4a7c15u, .visit = visit, .self = self};
	judgement_init(&t->judgement, set, NULL);
}

void
sample_free(struct sample *t)
{
	judgement_free(&t->judgement);
	text_free(&t->lines);
}

unsigned
sample_dice(struct sample *t, unsigned n)
{
	t->dice ^= t->dice << 13;
	t->dice ^= t->dice >> 7;
	t->dice ^= t->dice << 17;
	return (unsigned)((t->dice >> 32) * n >> 32);
}

static void
judge(struct batch *b, void *self)
{
	struct sample *t = self;

	judgement_judge(&t->judgement, b, t->last);
	t->tried += b->n;
	t->visit(t, b->n, t->self);
}

void
sample_run_text(struct sample *t, struct span lines)
{
	if (lines.len > 0)
		cohort_read_text(t->set->vocab, "a sample", lines, judge, t);
}

void
sample_run(struct sample *t)
{
	sample_run_text(t, (struct span){t->lines.at, t->lines.len});
	t->lines.len = t->waiting = 0;
}

void
sample_add(struct sample *t, const struct extent *s, const unsigned *states)
{
	size_t begin = t->lines.len;

	for (unsigned i = 0; i < s->nasks; i++) {
		const struct ask *a = &s->asks[i];

		if (states[i] > a->n)
			line_add(&t->lines, t->set->vocab->fields[a->field].label, SPAN("dk"));
		else if (states[i] > 0)
			line_add(&t->lines, t->set->vocab->fields[a->field].label, a->answers[states[i] - 1]);
	}
	/* A line without fields is no record: a question that was not answered makes it one. */
	if (t->lines.len == begin && t->set->vocab->nfields > 0)
		line_add(&t->lines, t->set->vocab->fields[0].label, SPAN(""));
	text_char(&t->lines, '\n');
	if (++t->waiting == TOGETHER)
		sample_run(t);
}

void
sample_all(struct sample *t, const struct extent *s)
{
	unsigned *states = must_realloc(NULL, s->nasks + 1, sizeof(*states)), i;

	memset(states, 0, (s->nasks + 1) * sizeof(*states));
	do {
		sample_add(t, s, states);
		for (i = 0; i < s->nasks; i++) {
			if (++states[i] < ask_states(&s->asks[i]))
				break;
			states[i] = 0;
		}
	} while (i < s->nasks);
	free(states);
}

typedef bool answer_wanted(const struct ask *, unsigned answer, const struct cond *, bool holds);

/* One of the answers to the field at random, of those that are wanted; leaves it alone where there is none. */
static void
choose(struct sample *t, const struct extent *s, int field, answer_wanted *wanted, const struct cond *c, bool holds,
       unsigned *states)
{
	const struct ask *a = s->place[field] >= 0 ? &s->asks[s->place[field]] : NULL;
	unsigned n = 0;

	for (unsigned i = 0; a != NULL && i < a->n; i++)
		if (wanted(a, i, c, holds) && sample_dice(t, ++n) == 0)
			states[s->place[field]] = i + 1;
}

static bool
any_answer(const struct ask *a, unsigned answer, const struct cond *c, bool holds)
{
	(void)a, (void)answer, (void)c, (void)holds;
	return true;
}

static bool
number_wanted(const struct ask *a, unsigned answer, const struct cond *c, bool holds)
{
	return test_holds(c, a->numbers[answer]) == holds;
}

static bool
yes_wanted(const struct ask *a, unsigned answer, const struct cond *c, bool holds)
{
	(void)c;
	return span_is(a->answers[answer], SPAN("yes")) == holds;
}

/* A wish for all parts, or for some of them, beginning with any. */
static void
wish_parts(struct sample *t, const struct extent *s, const struct cond *c, unsigned n, bool holds, unsigned *states)
{
	unsigned first = sample_dice(t, c->nparts);

	for (unsigned i = 0; i < n; i++)
		sample_wish(t, s, c->parts[(first + i) % c->nparts], holds, states);
}

static void
wish_weights(struct sample *t, const struct extent *s, const struct score *score, bool holds, unsigned *states)
{
	for (unsigned i = 0; i < score->nitems; i++)
		sample_wish(t, s, score->items[i].when, (score->items[i].weight > 0) == holds, states);
}

/* What stands behind the finding of an earlier phase; nothing is done for findings that shall not be there. */
static void
wish_finding(struct sample *t, const struct extent *s, const struct cond *c, unsigned *states)
{
	const struct ruleset *set = t->set;
	unsigned n = 0;

	switch (c->test) {
	case TEST_CONFLICT:
		sample_wish(t, s, set->conflicts[c->a].when, true, states);
		break;
	case TEST_FIRED:
		while (set->fired[c->a].rules[n] >= 0)
			n++;
		if (n > 0)
			sample_wish(t, s, set->redflags[set->fired[c->a].rules[sample_dice(t, n)]].when, true, states);
		break;
	case TEST_CLASS:
		sample_wish(t, s, set->classes[c->a].rows[c->b].when, true, states);
		break;
	case TEST_PATTERN:
		sample_wish(t, s, set->patterns[c->a].when, true, states);
		break;
	case TEST_LIKELY:
		wish_weights(t, s, &set->candidates[c->a].score, true, states);
		sample_wish(t, s, set->candidates[c->a].always, true, states);
		break;
	case TEST_TRIAGED:
		sample_wish(t, s, set->triage[c->a].when, true, states);
		break;
	default:
		break;
	}
}

static void
wish_test(struct sample *t, const struct extent *s, const struct cond *c, bool holds, unsigned *states)
{
	const struct ask *a;

	switch (c->test) {
	case TEST_YES:
		choose(t, s, c->a, yes_wanted, c, holds, states);
		break;
	case TEST_CHOICE:
		a = s->place[c->a] >= 0 ? &s->asks[s->place[c->a]] : NULL;
		for (unsigned i = 0, n = 0; a != NULL && i < a->n; i++)
			if (span_is(a->answers[i], t->set->vocab->fields[c->a].values[c->b]) == holds && sample_dice(t, ++n) == 0)
				states[s->place[c->a]] = i + 1;
		break;
	case TEST_DK:
		if (s->place[c->a] >= 0 && s->asks[s->place[c->a]].dk && holds)
			states[s->place[c->a]] = s->asks[s->place[c->a]].n + 1;
		break;
	case TEST_KNOWN:
		if (holds && !c->b)
			choose(t, s, c->a, any_answer, c, holds, states);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		for (unsigned i = 0; i < s->nasks; i++)
			if (quantity_is_of(t->set, c->a, s->asks[i].field))
				choose(t, s, s->asks[i].field, number_wanted, c, holds, states);
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		wish_weights(t, s, &t->set->scores[c->a], holds, states);
		break;
	default:
		if (holds)
			wish_finding(t, s, c, states);
		break;
	}
}

void
sample_wish(struct sample *t, const struct extent *s, const struct cond *c, bool holds, unsigned *states)
{
	if (c == NULL)
		return;
	switch (c->kind) {
	case COND_TEST:
		wish_test(t, s, c, holds, states);
		break;
	case COND_NO:
		sample_wish(t, s, c->parts[0], !holds, states);
		break;
	case COND_MAYBE:
		sample_wish(t, s, c->parts[0], holds, states);
		break;
	case COND_ALL:
		wish_parts(t, s, c, holds ? c->nparts : 1, holds, states);
		break;
	case COND_ANY:
		wish_parts(t, s, c, holds ? 1 : c->nparts, holds, states);
		break;
	case COND_AT_LEAST:
		wish_parts(t, s, c, holds ? c->need : c->nparts - c->need + 1, holds, states);
		break;
	}
}

void
sample_some(struct sample *t, const struct extent *s, const struct cond *c, size_t n)
{
	unsigned *states = must_realloc(NULL, s->nasks + 1, sizeof(*states));

	for (size_t k = 0; k < n; k++) {
		unsigned often = 1 + sample_dice(t, 4);  /* how much of the rest is answered */

		for (unsigned i = 0; i < s->nasks; i++)
			states[i] = k % 2 == 0 && sample_dice(t, 4) < often ? sample_dice(t, ask_states(&s->asks[i])) : 0;
		sample_wish(t, s, c, true, states);
		sample_add(t, s, states);
	}
	free(states);
}

bool
sample_extent(struct sample *t, const struct extent *s, const struct cond *c, size_t at_most, size_t some)
{
	bool all = !s->whole && extent_size(s, at_most) <= at_most;

	if (all)
		sample_all(t, s);
	else
		sample_some(t, s, c, some);
	sample_run(t);
	return all && s->exact;
}
