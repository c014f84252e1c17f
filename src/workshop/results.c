/*
 * results.c -- what all stages together say about a record, as texts
 */
#include "workshop/results.h"

void
results_init(struct results *r, struct judgement *j, bool because)
{
	*r = (struct results){.judgement = j, .because = because, .said = said_new()};
	r->n = judgement_results(j->set, STAGE_REDFLAG, STAGE_PLAN, because, r->labels);
	answers_init(&r->answers, r->said);
	for (size_t k = 0; k < r->n; k++)
		r->lead[k] = (struct span){"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 0};
}

void
results_free(struct results *r)
{
	answers_free(&r->answers);
	said_free(r->said);
	text_free(&r->text);
}

void
results_judge(struct results *r, struct batch *b)
{
	judgement_judge(r->judgement, b, STAGE_PLAN);
	judgement_prepare(r->judgement, STAGE_REDFLAG, STAGE_PLAN);
}

void
results_of(struct results *r, struct batch *b, size_t i)
{
	answers_begin(&r->answers);
	judgement_answer(r->judgement, b, i, STAGE_REDFLAG, STAGE_PLAN, r->because, &r->answers);
	answers_end(&r->answers);
	r->text.len = 0;
	wording_begin(&r->wording, FORMAT_LTSV, &r->text, r->lead, true);
	answers_write(&r->answers, &r->wording);
}

struct span
results_value(const struct results *r, size_t k)
{
	return wording_value(&r->wording, k);
}

struct span
results_label(const struct results *r, size_t k)
{
	return r->judgement->set->vocab->results[r->labels[k]];
}

int
results_find(const struct results *r, struct span label)
{
	for (size_t k = 0; k < r->n; k++)
		if (span_is(results_label(r, k), label))
			return (int)k;
	return -1;
}
