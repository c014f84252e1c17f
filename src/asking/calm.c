/*
 * calm.c -- to every question the answer that keeps the level low
 */
#include "asking/calm.h"

#include <limits.h>
#include <stdlib.h>

/* An answer has bytes behind it that can be read. */
static const char blank_text[TEXT_SLACK + 2] = "?";

/* Which way conditions lead: "towards" a rule where they are yes, "towards" it where they are no. */
struct leaning {
	bool *yes, *no;  /* by condition */
};

static void
lean(struct leaning *l, const struct cond *c, bool yes)
{
	bool *towards = yes ? l->yes : l->no;

	if (c == NULL || towards[c->index])
		return;
	towards[c->index] = true;
	for (unsigned i = 0; i < c->nparts; i++)
		lean(l, c->parts[i], yes != (c->kind == COND_NO));
}

static void
find_leaning(struct leaning *l, const struct ruleset *set)
{
	for (unsigned i = 0; i < set->nredflags; i++) {
		lean(l, set->redflags[i].when, true);
		lean(l, set->redflags[i].unless, false);
	}
	for (unsigned i = 0; i < set->ntriage; i++) {
		lean(l, set->triage[i].when, true);
		lean(l, set->triage[i].unless, false);
	}
	for (unsigned i = 0; i < set->npatterns; i++)
		lean(l, set->patterns[i].when, true);
	for (unsigned i = 0; i < set->nscores; i++)
		for (unsigned k = 0; k < set->scores[i].nitems; k++)
			lean(l, set->scores[i].items[k].when, set->scores[i].items[k].weight > 0);
}

/* How far from calm a judged record is: its level, the rules that hold, and all that leads towards one. */
static long
unrest(const struct judgement *j, const struct leaning *l, size_t lane)
{
	const struct ruleset *set = j->set;
	long n = level_of(j, lane) * 1000L;

	for (unsigned i = 0; i < set->nredflags; i++)
		n += (long)(j->fired[i] >> lane & 1);
	for (unsigned i = 0; i < set->ntriage + set->nfinals; i++)
		n += (long)(j->triaged[i] >> lane & 1);
	n *= 2 * MAX_CONDS;
	for (unsigned i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];

		n += (l->yes[i] && (sheet_yes(j->sheet, c) >> lane & 1)) + (l->no[i] && (sheet_no(j->sheet, c) >> lane & 1));
	}
	return n;
}

/* Takes the calmest answer to the field, the others staying as they are. */
static void
choose(struct variants *v, const struct leaning *l, const struct space *s, struct reply *calm, const struct reply *others, size_t n)
{
	long least = LONG_MAX;
	struct span best = calm->answer;

	for (size_t k = 0; k < s->n;) {
		size_t first = k;

		variants_clear(v);
		for (; k < s->n && k < first + BATCH_SIZE; k++) {
			struct reply mine = {calm->field, s->answers[k]};

			variants_add_two(v, NULL, 0, &mine, 1, others, n);
		}
		variants_judge(v);
		for (size_t i = first; i < k; i++) {
			long is = 2 * unrest(&v->judgement, l, i - first) + !span_is(s->answers[i], calm->answer);

			if (is < least) {
				least = is;
				best = s->answers[i];
			}
		}
	}
	calm->answer = best;
}

/* Of yes and no the second, of numbers one in the middle, of choices the last that no rule asks for. */
static struct span
first_guess(const struct ruleset *set, const struct space *s)
{
	struct span guess = s->answers[s->n / 2];

	if (set->vocab->fields[s->field].type != FIELD_CHOICE)
		return guess;
	for (size_t k = 0; k < s->n; k++) {
		bool asked = false;

		for (unsigned i = 0; i < set->conds.n && !asked; i++) {
			const struct cond *c = set->conds.list[i];

			asked = c->kind == COND_TEST && c->test == TEST_CHOICE && c->a == s->field && c->b == (int)k;
		}
		if (!asked)
			guess = s->answers[k];
	}
	return guess;
}

void
calm_find(struct variants *v, const struct space *spaces, const bool *askable, struct reply *calm)
{
	const struct vocab *vocab = v->batch.vocab;
	struct leaning l = {must_realloc(NULL, v->judgement.set->conds.n + 1, 1), must_realloc(NULL, v->judgement.set->conds.n + 1, 1)};
	struct reply *all = must_realloc(NULL, vocab->nfields + 1, sizeof(*all));

	memset(l.yes, 0, v->judgement.set->conds.n + 1);
	memset(l.no, 0, v->judgement.set->conds.n + 1);
	find_leaning(&l, v->judgement.set);
	for (size_t f = 0; f < vocab->nfields; f++) {
		calm[f] = (struct reply){(int)f, {blank_text, 1}};
		if (askable[f])
			calm[f].answer = first_guess(v->judgement.set, &spaces[f]);
	}
	/* First each by itself: of the smallest of some numbers no single one is seen beside the others. */
	for (int turn = 0; turn < 3; turn++) {
		for (size_t f = 0; f < vocab->nfields; f++) {
			size_t n = 0;

			if (!askable[f])
				continue;
			for (size_t k = 0; turn > 0 && k < vocab->nfields; k++)
				if (askable[k] && k != f)
					all[n++] = calm[k];
			choose(v, &l, &spaces[f], &calm[f], all, n);
		}
	}
	free(all);
	free(l.yes);
	free(l.no);
}
