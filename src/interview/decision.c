/*
 * decision.c -- records decided by all four stages
 */
#include "interview/decision.h"

void
decision_init(struct decision *d, const struct ruleset *set, const long *as_of, enum format format, bool explain)
{
	*d = (struct decision){.set = set, .explain = explain, .said = said_new()};
	judgement_init(&d->judgement, set, as_of);
	d->filter = (struct filter){.vocab = set->vocab, .results = d->results};
	d->filter.nresults = judgement_results(set, STAGE_REDFLAG, STAGE_PLAN, explain, d->results);
	writer_init(&d->writer, &d->filter, format, NULL);
	answers_init(&d->answers, d->said);
}

void
decision_free(struct decision *d)
{
	answers_free(&d->answers);
	writer_free(&d->writer);
	said_free(d->said);
	judgement_free(&d->judgement);
}

void
decision_judge(struct decision *d, struct batch *b)
{
	writer_check(&d->writer, b);
	judgement_judge(&d->judgement, b, STAGE_PLAN);
	judgement_prepare(&d->judgement, STAGE_REDFLAG, STAGE_PLAN);
}

void
decision_line(struct decision *d, struct batch *b, size_t i, struct text *line)
{
	struct text *out = &d->writer.out;

	out->len = 0;
	if (b->record[i].blank) {
		writer_blank(&d->writer, b, i);
	} else {
		answers_begin(&d->answers);
		if (b->record[i].unreadable)
			answer_unreadable(&d->answers, d->filter.nresults);
		else
			judgement_answer(&d->judgement, b, i, STAGE_REDFLAG, STAGE_PLAN, d->explain, &d->answers);
		answers_end(&d->answers);
		writer_record(&d->writer, b, i, &d->answers);
	}
	while (out->len > 0 && (out->at[out->len - 1] == '\n' || out->at[out->len - 1] == '\r'))
		out->len--;
	text_add(line, out->at, out->len);
	out->len = 0;
}
