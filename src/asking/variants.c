/*
 * variants.c -- records made of given ones with other answers
 */
#include "asking/variants.h"

#include <stdlib.h>

#include "asking/line.h"
#include "record/lines.h"

void
variants_init(struct variants *v, const struct ruleset *set, const long *as_of)
{
	batch_init(&v->batch, set->vocab);
	judgement_init(&v->judgement, set, as_of);
	v->mark = must_realloc(NULL, set->vocab->nfields + 1, sizeof(*v->mark));
	memset(v->mark, 0, (set->vocab->nfields + 1) * sizeof(*v->mark));
	v->turn = 0;
}

void
variants_free(struct variants *v)
{
	judgement_free(&v->judgement);
	batch_free(&v->batch);
	free(v->mark);
}

void
variants_clear(struct variants *v)
{
	batch_clear(&v->batch);
}

/* Room for so many more fields. */
static void
make_room(struct batch *b, size_t more)
{
	while (b->cap - b->nfields < more)
		batch_grow(b);
}

static void
add_replies(struct variants *v, const struct reply *replies, size_t n)
{
	struct batch *b = &v->batch;

	for (size_t i = 0; i < n; i++) {
		const struct span label = b->vocab->fields[replies[i].field].label, answer = replies[i].answer;

		if (v->mark[replies[i].field] == v->turn)  /* the first reply counts */
			continue;
		v->mark[replies[i].field] = v->turn;
		b->fields[b->nfields++] = (struct field){
			.label = label.at, .label_len = (uint32_t)label.len, .value = answer.at, .value_len = (uint32_t)answer.len,
			.means = {.kind = LABEL_FIELD, .index = (int16_t)replies[i].field}, .form = VALUE_PLAIN,
		};
	}
}

/* Adds the fields of one record. */
static void
add_fields(struct variants *v, const struct batch *from, size_t i, const struct reply *replies, size_t n, const struct reply *more, size_t nmore)
{
	struct batch *b = &v->batch;

	v->turn++;
	make_room(b, n + nmore + (from != NULL ? from->record[i].count : 0));
	add_replies(v, replies, n);
	add_replies(v, more, nmore);
	if (from != NULL) {
		const struct record *was = &from->record[i];

		b->format = from->format;
		for (const struct field *f = from->fields + was->first; f < from->fields + was->first + was->count; f++)
			if (f->means.kind == LABEL_FIELD && v->mark[f->means.index] != v->turn)
				b->fields[b->nfields++] = *f;
	}
}

void
variants_add_two(struct variants *v, const struct batch *from, size_t i, const struct reply *replies, size_t n,
                 const struct reply *more, size_t nmore)
{
	struct batch *b = &v->batch;
	struct record *r = &b->record[b->n++];

	*r = (struct record){.at = {"variant", 0}, .first = b->nfields};
	add_fields(v, from, i, replies, n, more, nmore);
	r->count = b->nfields - r->first;
	if (from != NULL) {
		r->unreadable = from->record[i].unreadable;
		r->blank = from->record[i].blank;
	}
}

void
variants_begin(struct variants *v, const struct batch *from, size_t i, const struct reply *replies, size_t n)
{
	batch_clear(&v->batch);
	add_fields(v, from, i, replies, n, NULL, 0);
	v->batch.common = v->batch.nfields;
}

void
variants_vary(struct variants *v, const struct reply *replies, size_t n)
{
	variants_add_two(v, NULL, 0, replies, n, NULL, 0);
}

void
variants_again(struct variants *v)
{
	size_t common = v->batch.common;

	batch_clear(&v->batch);
	v->batch.nfields = v->batch.common = common;
}

void
variants_add(struct variants *v, const struct batch *from, size_t i, const struct reply *replies, size_t n)
{
	variants_add_two(v, from, i, replies, n, NULL, 0);
}

void
variants_judge(struct variants *v)
{
	judgement_judge(&v->judgement, &v->batch, STAGE_TRIAGE);
}

void
variants_line(struct text *t, struct variants *v, size_t lane)
{
	line_of(t, &v->batch, &v->batch.record[lane], NULL);
}
