/*
 * side.c -- one of two rule sets that are compared, and what it says of a record in a few numbers
 */
#include "workshop/side.h"

#include <stdlib.h>

#include "base/turn.h"

void
side_init(struct side *s, const struct rule_files *files, const long *as_of)
{
	*s = (struct side){.set = ruleset_load(files, stage_results)};
	judgement_init(&s->judgement, s->set, as_of);
	results_init(&s->results, &s->judgement, false);
	s->roster = roster_of(s->set);
	s->nbits = (s->roster.n + 63) / 64;
	s->nwords = 1 + 2 * s->nbits + (s->results.n + 1) / 2;
	s->verdicts = must_realloc(NULL, BATCH_SIZE * s->nwords, sizeof(*s->verdicts));
}

void
side_free(struct side *s)
{
	free(s->verdicts);
	roster_free(&s->roster);
	results_free(&s->results);
	judgement_free(&s->judgement);
	ruleset_free(s->set);
}

/* FNV-1a, folded. */
static uint32_t
mark_of(struct span text)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < text.len; i++)
		h = (h ^ (unsigned char)text.at[i]) * UINT64_C(1099511628211);
	return (uint32_t)(h ^ h >> 32);
}

/* Which rules fired, and which red flags are pending, from words for each rule to words for each record. */
static void
turn_rules(struct side *s)
{
	for (size_t first = 0; first < s->roster.n; first += 64) {
		uint64_t fired[64] = {0}, pending[64] = {0};
		size_t n = s->roster.n - first < 64 ? s->roster.n - first : 64;

		for (size_t k = 0; k < n; k++) {
			const struct roster_rule *rule = &s->roster.rules[first + k];

			fired[k] = roster_fired(&s->judgement, rule);
			pending[k] = rule->kind == ROSTER_REDFLAG ? s->judgement.pending[rule->number] : 0;
		}
		turn(fired, (unsigned)n, s->verdicts + 1 + first / 64, s->nwords);
		turn(pending, (unsigned)n, s->verdicts + 1 + s->nbits + first / 64, s->nwords);
	}
}

void
side_judge(struct side *s, struct batch *b)
{
	memset(s->verdicts, 0, BATCH_SIZE * s->nwords * sizeof(*s->verdicts));
	results_judge(&s->results, b);
	turn_rules(s);
	for (size_t i = 0; i < b->n; i++) {
		uint64_t *verdict = s->verdicts + i * s->nwords;

		if (b->record[i].blank)
			continue;
		if (b->record[i].unreadable) {
			memset(verdict, 0, s->nwords * sizeof(*verdict));
			verdict[0] = 1 << 16;
			continue;
		}
		verdict[0] = (uint64_t)level_of(&s->judgement, i) | (uint64_t)rank_of(&s->judgement, s->judgement.pending_at, i) << 8;
		results_of(&s->results, b, i);
		for (size_t k = 0; k < s->results.n; k++)
			verdict[1 + 2 * s->nbits + k / 2] |= (uint64_t)mark_of(results_value(&s->results, k)) << k % 2 * 32;
	}
}
