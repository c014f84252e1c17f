/*
 * questionnaire.c -- what stands on a paper form, and in which order
 */
#include "workshop/questionnaire.h"

#include <limits.h>

#include "asking/questions.h"
#include "record/cohort.h"

static int
highest(const struct ruleset *set)
{
	return (int)set->nlevels - 1;
}

/* Finds which answers alone give the highest level, for one field. */
static void
find_enough(struct questionnaire *q, struct variants *v, int field)
{
	const struct space *s = &q->spaces[field];
	size_t n = s->n < ENOUGH_UNSURE ? s->n : ENOUGH_UNSURE;
	struct reply reply = {.field = field};

	variants_clear(v);
	for (size_t k = 0; k < n; k++) {
		reply.answer = (struct span){arena_copy(&q->mem, s->answers[k].at, s->answers[k].len), s->answers[k].len};
		variants_add(v, NULL, 0, &reply, 1);
	}
	reply.answer = (struct span){arena_copy(&q->mem, "dk", 2), 2};
	variants_add(v, NULL, 0, &reply, 1);
	variants_judge(v);
	for (size_t k = 0; k <= n; k++)
		if (level_of(&v->judgement, k) == highest(q->set))
			q->enough[field] |= UINT64_C(1) << (k < n ? k : ENOUGH_UNSURE);
}

/* A record without answers, and the highest rank each question can bring about with whatever others. */
struct blank {
	struct questions *questions;
	int *top;  /* by field */
};

static void
look(struct batch *b, void *self)
{
	struct blank *blank = self;
	const struct question_plan *plan;

	questions_judge(blank->questions, b);
	plan = questions_of(blank->questions, 0, false);
	for (size_t i = 0; i < plan->nmatters; i++)
		blank->top[plan->matters[i].field] = plan->matters[i].top;
}

static void
find_top(struct ruleset *set, int *top)
{
	struct blank blank = {.questions = questions_new(set, NULL, false), .top = top};

	cohort_read_text(set->vocab, "form", SPAN("{}\n"), look, &blank);
	questions_free(blank.questions);
}

static bool
is_on_paper(const struct questionnaire *q, int field)
{
	enum field_tier tier = q->set->vocab->fields[field].tier;

	return (tier == TIER_CORE || tier == TIER_STANDARD) && field != q->id && field != q->date;
}

static struct form_part *
add_part(struct questionnaire *q, int kind)
{
	size_t n = q->set->vocab->nfields + 1;
	struct form_part *part = &q->parts[q->nparts++];

	part->kind = kind;
	part->fields = arena_take(&q->mem, n * sizeof(int));
	part->again = arena_take(&q->mem, n * sizeof(int));
	return part;
}

static void add_field(struct questionnaire *, struct form_part *, int field, unsigned *last);

/* Core questions that tell whether the field is to be left out stand before it. */
static void
add_before(struct questionnaire *q, struct form_part *part, const struct exemption *list, unsigned n, int field, unsigned *last)
{
	bool reads[MAX_FIELDS] = {false};

	for (unsigned i = 0; i < n; i++)
		if (list[i].field == field)
			space_fields(q->set, list[i].when, reads);
	for (size_t f = 0; f < q->set->vocab->nfields; f++)
		if (reads[f] && q->set->vocab->fields[f].tier == TIER_CORE && (int)f != field && q->number[f] == 0 && is_on_paper(q, (int)f))
			add_field(q, part, (int)f, last);
}

/* Adds the question, unless it stands on the form. */
static void
add_field(struct questionnaire *q, struct form_part *part, int field, unsigned *last)
{
	if (q->number[field] > 0)
		return;
	q->number[field] = UINT_MAX;  /* two that wait for each other do not for ever */
	add_before(q, part, q->set->needless, q->set->nneedless, field, last);
	add_before(q, part, q->set->inapplicable, q->set->ninapplicable, field, last);
	part->fields[part->nfields++] = field;
	q->number[field] = ++*last;
}

static void
add_core(struct questionnaire *q, const int *top, unsigned *last)
{
	for (int kind = PART_ENOUGH; kind <= PART_CORE; kind++) {
		struct form_part *part = add_part(q, kind);

		for (size_t f = 0; f < q->set->vocab->nfields; f++) {
			int of = q->enough[f] != 0 ? PART_ENOUGH : top[f] == highest(q->set) ? PART_TOGETHER : PART_CORE;

			if (q->set->vocab->fields[f].tier == TIER_CORE && of == kind && is_on_paper(q, (int)f))
				add_field(q, part, (int)f, last);
		}
		if (part->nfields == 0)
			q->nparts--;
	}
}

static bool
is_block(const struct passage *p)
{
	return p->asks != NULL;
}

/* A question the block's opening reads is still to be asked, by another block. */
static bool
waits(const struct questionnaire *q, const struct passage *block, const bool *done)
{
	const struct ruleset *set = q->set;
	bool reads[MAX_FIELDS] = {false};

	if (block->opens == NULL)
		return false;
	space_fields(set, block->opens, reads);
	for (unsigned i = 0; i < set->npassages; i++) {
		const struct passage *other = &set->passages[i];

		if (!is_block(other) || done[i] || other == block)
			continue;
		for (const int *f = other->asks; *f >= 0; f++)
			if (reads[*f] && q->number[*f] == 0 && is_on_paper(q, *f))
				return true;
	}
	return false;
}

/* The block to come: the first that waits for no other, or, where they wait for each other, the first. */
static int
next_block(const struct questionnaire *q, const bool *done)
{
	int first = -1;

	for (unsigned i = 0; i < q->set->npassages; i++) {
		if (!is_block(&q->set->passages[i]) || done[i])
			continue;
		if (!waits(q, &q->set->passages[i], done))
			return (int)i;
		first = first < 0 ? (int)i : first;
	}
	return first;
}

/* What its opening reads, then danger first. */
static void
add_block(struct questionnaire *q, struct form_part *part, unsigned *last)
{
	const struct passage *block = part->block;
	bool reads[MAX_FIELDS] = {false};

	if (block->opens != NULL)
		space_fields(q->set, block->opens, reads);
	for (const int *f = block->asks; *f >= 0; f++)
		if (q->number[*f] > 0 && q->set->vocab->fields[*f].tier != TIER_CORE)  /* those are asked of everyone */
			part->again[part->nagain++] = *f;
	for (const int *f = block->asks; *f >= 0; f++)
		if (is_on_paper(q, *f) && reads[*f])
			add_field(q, part, *f, last);
	part->nfirst = part->nfields;
	for (int enough = 1; enough >= 0; enough--)
		for (const int *f = block->asks; *f >= 0; f++)
			if (is_on_paper(q, *f) && (q->enough[*f] != 0) == enough)
				add_field(q, part, *f, last);
}

static void
add_blocks(struct questionnaire *q, unsigned *last)
{
	bool *done = arena_take(&q->mem, q->set->npassages + 1);

	for (int i; (i = next_block(q, done)) >= 0; done[i] = true) {
		struct form_part *part = add_part(q, PART_BLOCK);

		part->block = &q->set->passages[i];
		add_block(q, part, last);
		if (part->nfields + part->nagain == 0)
			q->nparts--;
	}
}

/* What no block asks. */
static void
add_others(struct questionnaire *q, unsigned *last)
{
	struct form_part *part = add_part(q, PART_OTHER);

	for (size_t f = 0; f < q->set->vocab->nfields; f++)
		if (is_on_paper(q, (int)f) && q->number[f] == 0)
			add_field(q, part, (int)f, last);
	if (part->nfields == 0)
		q->nparts--;
}

void
questionnaire_init(struct questionnaire *q, struct ruleset *set, bool core)
{
	size_t n = set->vocab->nfields;
	unsigned last = 0;
	struct variants v;
	int *top, blank;

	*q = (struct questionnaire){.set = set, .id = vocab_field(set->vocab, SPAN("id")), .date = vocab_field(set->vocab, SPAN("date"))};
	q->number = arena_take(&q->mem, (n + 1) * sizeof(*q->number));
	q->enough = arena_take(&q->mem, (n + 1) * sizeof(*q->enough));
	q->spaces = arena_take(&q->mem, (n + 1) * sizeof(*q->spaces));
	q->parts = arena_take(&q->mem, (set->npassages + 5) * sizeof(*q->parts));
	top = arena_take(&q->mem, (n + 1) * sizeof(*top));
	find_top(set, top);
	variants_init(&v, set, NULL);
	variants_add(&v, NULL, 0, NULL, 0);
	variants_judge(&v);
	blank = level_of(&v.judgement, 0);
	for (size_t f = 0; f < n; f++) {
		q->spaces[f] = space_of(set, (int)f, &q->mem);
		if (is_on_paper(q, (int)f) && blank < highest(set))  /* where it is the highest already, no answer brings it */
			find_enough(q, &v, (int)f);
	}
	variants_free(&v);
	add_core(q, top, &last);
	if (!core) {
		add_blocks(q, &last);
		add_others(q, &last);
	}
}

void
questionnaire_free(struct questionnaire *q)
{
	arena_free(&q->mem);
}
