/*
 * recipe.c -- answers under which a rule hangs on one question
 */
#include "asking/recipe.h"

#include <math.h>
#include <stdlib.h>

/* Adds the fields of the tests that are answered by earlier results. */
static void
read_result(const struct ruleset *set, const struct cond *c, uint64_t *reads, unsigned words)
{
	uint64_t *mine = reads + c->index * words;
	const struct cond *parts[4] = {NULL};
	const struct score *score = NULL;
	const struct class *class = c->test == TEST_CLASS ? &set->classes[c->a] : NULL;

#define TAKE(part)                                                                                   \
	do {                                                                                         \
		const struct cond *p_ = (part);                                                      \
		for (unsigned w_ = 0; p_ != NULL && w_ < words; w_++)                                \
			mine[w_] |= reads[p_->index * words + w_];                                   \
	} while (0)

	switch (c->test) {
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		score = &set->scores[c->a];
		break;
	case TEST_LIKELY:
		score = &set->candidates[c->a].score;
		parts[0] = set->candidates[c->a].always;
		parts[1] = set->candidates[c->a].never;
		break;
	case TEST_CONFLICT:
		parts[0] = set->conflicts[c->a].when;
		break;
	case TEST_PATTERN:
		parts[0] = set->patterns[c->a].when;
		parts[1] = set->patterns[c->a].unless;
		break;
	case TEST_TRIAGED:
		parts[0] = set->triage[c->a].when;
		parts[1] = set->triage[c->a].unless;
		break;
	case TEST_FIRED:
		for (const int *k = set->fired[c->a].rules; *k >= 0; k++) {
			TAKE(set->redflags[*k].when);
			TAKE(set->redflags[*k].unless);
		}
		break;
	default:
		break;
	}
	for (unsigned i = 0; i < 4; i++)
		TAKE(parts[i]);
	for (unsigned i = 0; score != NULL && i < score->nitems; i++)
		TAKE(score->items[i].when);
	for (unsigned i = 0; class != NULL && i + 1 < class->nrows; i++)
		TAKE(class->rows[i].when);
}

/* By condition: the fields it comes to, also through earlier results. */
static uint64_t *
find_reads(const struct ruleset *set, unsigned words)
{
	uint64_t *reads = must_realloc(NULL, (size_t)set->conds.n * words + 1, sizeof(*reads));
	bool *fields = must_realloc(NULL, set->vocab->nfields + 1, sizeof(*fields));

	memset(reads, 0, ((size_t)set->conds.n * words + 1) * sizeof(*reads));
	/* Twice: a rule may be named before it is declared. */
	for (unsigned turn = 0; turn < 2; turn++)
		for (unsigned i = 0; i < set->conds.n; i++) {
			const struct cond *c = set->conds.list[i];

			if (c->kind == COND_TEST) {
				memset(fields, 0, set->vocab->nfields);
				space_fields(set, c, fields);
				for (size_t f = 0; f < set->vocab->nfields; f++)
					reads[i * words + f / 64] |= (uint64_t)fields[f] << f % 64;
				read_result(set, c, reads, words);
			}
			for (unsigned k = 0; k < c->nparts; k++)
				for (unsigned w = 0; w < words; w++)
					reads[i * words + w] |= reads[c->parts[k]->index * words + w];
		}
	free(fields);
	return reads;
}

void
recipe_init(struct recipe *r, const struct bearing *b, const struct space *spaces)
{
	const struct vocab *vocab = b->set->vocab;

	*r = (struct recipe){.bearing = b, .spaces = spaces, .words = (unsigned)(vocab->nfields + 63) / 64};
	r->reads = find_reads(b->set, r->words);
	r->replies = must_realloc(NULL, vocab->nfields + 1, sizeof(*r->replies));
	r->place = must_realloc(NULL, vocab->nfields + 1, sizeof(*r->place));
	r->numbers = must_realloc(NULL, vocab->nfields + 1, sizeof(*r->numbers));
	for (size_t f = 0; f < vocab->nfields; f++) {
		r->place[f] = -1;
		r->numbers[f] = NULL;
		if (vocab->fields[f].type != FIELD_NUMBER)
			continue;
		r->numbers[f] = must_realloc(NULL, spaces[f].n + 1, sizeof(double));
		for (size_t k = 0; k < spaces[f].n; k++)
			if (!number_read(spaces[f].answers[k], &r->numbers[f][k]))
				r->numbers[f][k] = NAN;
	}
}

void
recipe_free(struct recipe *r)
{
	for (size_t f = 0; f < r->bearing->set->vocab->nfields; f++)
		free(r->numbers[f]);
	free(r->numbers);
	free((void *)(uintptr_t)r->reads);
	free(r->replies);
	free(r->place);
}

static bool
is_open(const struct recipe *r, int field)
{
	return r->bearing->open[field] >> r->lane & 1;
}

/* Takes the replies behind the first n back. */
static void
take_back(struct recipe *r, size_t n)
{
	while (r->n > n)
		r->place[r->replies[--r->n].field] = -1;
}

static void
reply(struct recipe *r, int field, struct span answer)
{
	r->place[field] = (int)r->n;
	r->replies[r->n++] = (struct reply){field, answer};
}

/* The field whose answer the test is about; of a number worked out the first that is open; -1 when there is none. */
static int
test_field(const struct recipe *r, const struct cond *c, int wanted)
{
	const struct quantity *q;

	if (c->test == TEST_YES || c->test == TEST_CHOICE)
		return c->a;
	if (c->test != TEST_OVER && c->test != TEST_FROM && c->test != TEST_BETWEEN)
		return -1;
	q = &r->bearing->set->quantities[c->a];
	if (q->field >= 0 && (is_open(r, q->field) || q->derive == NULL))
		return q->field;
	for (unsigned i = 0; q->derive != NULL && i < q->derive->nparts; i++) {
		const struct value *v = q->derive->parts[i];

		if (v->kind == VALUE_FIELD && is_open(r, v->field) && (wanted < 0 || wanted == v->field))
			return v->field;
	}
	return -1;
}

/* Whether the test is yes for that answer, number k of the field's space. */
static bool
test_holds(const struct recipe *r, const struct cond *c, int field, size_t k)
{
	double x;

	switch (c->test) {
	case TEST_YES:
		return k == 0;
	case TEST_CHOICE:
		return (int)k == c->b;
	default:
		break;
	}
	x = r->numbers[field][k];
	return c->test == TEST_OVER ? x > c->x : c->test == TEST_FROM ? x >= c->x : x >= c->x && x <= c->y;
}

/* The answer for which the test is so: the calm one where that will do. */
static bool
answer_for(const struct recipe *r, const struct cond *c, int field, bool yes, struct span *answer)
{
	const struct space *s = &r->spaces[field];
	bool found = false;

	for (size_t k = 0; k < s->n; k++) {
		if (test_holds(r, c, field, k) != yes)
			continue;
		if (!found || span_is(s->answers[k], r->bearing->calm[field].answer))
			*answer = s->answers[k];
		found = true;
	}
	return found;
}

static bool want(struct recipe *, const struct cond *, bool yes);

/* So many of the parts, taken in turn but for "but", are to be as wanted. */
static bool
want_parts(struct recipe *r, const struct cond *c, const struct cond *but, bool yes, unsigned need)
{
	for (unsigned i = 0; i < c->nparts && need > 0; i++) {
		const struct cond *part = c->parts[(i + r->turn) % c->nparts];
		size_t n = r->n;

		if (part == but)
			continue;
		if (want(r, part, yes))
			need--;
		else
			take_back(r, n);
	}
	return need == 0;
}

static bool
want_rule(struct recipe *r, const struct cond *when, const struct cond *unless, bool yes)
{
	size_t n = r->n;

	if (yes)
		return (when == NULL || want(r, when, true)) && (unless == NULL || want(r, unless, false));
	if (when != NULL && want(r, when, false))
		return true;
	take_back(r, n);
	return unless != NULL && want(r, unless, true);
}

/* The known sum is to reach the threshold, or not. */
static bool
want_score(struct recipe *r, const struct score *s, const struct cond *c, bool yes)
{
	double sum = 0, from = c->test == TEST_SCORE_OVER ? floor(c->x) + 1 : c->x;

	for (unsigned i = 0; i < s->nitems; i++) {
		bool add = yes && s->items[i].weight > 0 && sum < from;
		size_t n = r->n;

		if (want(r, s->items[i].when, add))
			sum += add ? s->items[i].weight : 0;
		else
			take_back(r, n);
	}
	return !yes || sum >= from;
}

static bool
want_result(struct recipe *r, const struct cond *c, bool yes)
{
	const struct ruleset *set = r->bearing->set;
	size_t n = r->n;

	switch (c->test) {
	case TEST_PATTERN:
		return want_rule(r, set->patterns[c->a].when, set->patterns[c->a].unless, yes);
	case TEST_TRIAGED:
		return want_rule(r, set->triage[c->a].when, set->triage[c->a].unless, yes);
	case TEST_CONFLICT:
		return want(r, set->conflicts[c->a].when, yes);
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		return want_score(r, &set->scores[c->a], c, yes);
	case TEST_FIRED:
		for (const int *k = set->fired[c->a].rules; *k >= 0; k++) {
			bool good = want_rule(r, set->redflags[*k].when, set->redflags[*k].unless, yes);

			if (good == yes)
				return yes;
			if (yes)
				take_back(r, n);
		}
		return !yes;
	case TEST_CLASS:
		if (set->classes[c->a].rows[c->b].when == NULL)
			return !yes;
		for (int i = 0; yes && i < c->b; i++)
			if (!want(r, set->classes[c->a].rows[i].when, false))
				return false;
		return want(r, set->classes[c->a].rows[c->b].when, yes);
	default:
		return false;
	}
}

/* Adds replies so that the condition is certain, or certainly not; false when no way was found (and some may have been added). */
static bool
want(struct recipe *r, const struct cond *c, bool yes)
{
	const struct bearing *b = r->bearing;
	struct span answer;
	int field;

	if (!((b->varies[c->index].yes | b->varies[c->index].no) >> r->lane & 1))
		return (yes ? sheet_yes(b->base->sheet, c) : ~sheet_yes(b->base->sheet, c)) >> r->lane & 1;
	switch (c->kind) {
	case COND_ALL:
		return want_parts(r, c, NULL, yes, yes ? c->nparts : 1);
	case COND_ANY:
		return want_parts(r, c, NULL, yes, yes ? 1 : c->nparts);
	case COND_AT_LEAST:
		return want_parts(r, c, NULL, yes, yes ? c->need : c->nparts - c->need + 1);
	case COND_NO:
		return want(r, c->parts[0], !yes);
	case COND_MAYBE:
		return want(r, c->parts[0], yes);
	case COND_TEST:
		break;
	}
	field = test_field(r, c, -1);
	if (field < 0)
		return want_result(r, c, yes);
	if (!is_open(r, field))
		return false;
	if (r->place[field] < 0) {
		if (!answer_for(r, c, field, yes, &answer))
			return false;
		reply(r, field, answer);
		return true;
	}
	answer = r->replies[r->place[field]].answer;
	for (size_t k = 0; k < r->spaces[field].n; k++)
		if (span_is(r->spaces[field].answers[k], answer))
			return test_holds(r, c, field, k) == yes;
	return false;
}

static bool hang(struct recipe *, const struct cond *, int field);

static bool
hang_rule(struct recipe *r, const struct cond *when, const struct cond *unless, int field)
{
	size_t n = r->n;

	if (when != NULL && recipe_reads(r, when, field) && (unless == NULL || want(r, unless, false)) && hang(r, when, field))
		return true;
	take_back(r, n);
	return unless != NULL && recipe_reads(r, unless, field) && (when == NULL || want(r, when, true)) && hang(r, unless, field);
}

/* The other items bring the sum to where this one tips it. */
static bool
hang_score(struct recipe *r, const struct score *s, const struct cond *c, int field)
{
	double from = c->test == TEST_SCORE_OVER ? floor(c->x) + 1 : c->x;

	for (unsigned i = 0; i < s->nitems; i++) {
		const struct weighted *mine = &s->items[i];
		double sum = 0, most = mine->weight > 0 ? from - 1 : from - 1 - mine->weight;
		size_t n = r->n;

		if (!recipe_reads(r, mine->when, field))
			continue;
		for (unsigned k = 0; k < s->nitems; k++) {
			size_t before = r->n;
			bool add = k != i && s->items[k].weight > 0 && sum + s->items[k].weight <= most;

			if (k == i)
				continue;
			if (want(r, s->items[k].when, add))
				sum += add ? s->items[k].weight : 0;
			else
				take_back(r, before);
		}
		if (hang(r, mine->when, field))
			return true;
		take_back(r, n);
	}
	return false;
}

static bool
hang_result(struct recipe *r, const struct cond *c, int field)
{
	const struct ruleset *set = r->bearing->set;
	size_t n = r->n;

	switch (c->test) {
	case TEST_PATTERN:
		return hang_rule(r, set->patterns[c->a].when, set->patterns[c->a].unless, field);
	case TEST_TRIAGED:
		return hang_rule(r, set->triage[c->a].when, set->triage[c->a].unless, field);
	case TEST_CONFLICT:
		return hang(r, set->conflicts[c->a].when, field);
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		return hang_score(r, &set->scores[c->a], c, field);
	case TEST_FIRED:
		for (const int *k = set->fired[c->a].rules; *k >= 0; k++) {
			if (hang_rule(r, set->redflags[*k].when, set->redflags[*k].unless, field))
				return true;
			take_back(r, n);
		}
		return false;
	case TEST_CLASS:
		return set->classes[c->a].rows[c->b].when != NULL && hang(r, set->classes[c->a].rows[c->b].when, field);
	default:
		return false;
	}
}

/* Adds replies so that the condition is what a test on the field says. */
static bool
hang(struct recipe *r, const struct cond *c, int field)
{
	size_t n = r->n;

	if (!recipe_reads(r, c, field) || !((r->bearing->varies[c->index].yes | r->bearing->varies[c->index].no) >> r->lane & 1))
		return false;
	if (c->kind == COND_TEST) {
		int mine = test_field(r, c, field);

		if (mine < 0)
			return hang_result(r, c, field);
		if (mine != field || r->place[field] >= 0 || !answer_for(r, c, field, true, &r->high) || !answer_for(r, c, field, false, &r->low))
			return false;
		return r->skip == 0 || r->skip-- == 0;
	}
	for (unsigned i = 0; i < c->nparts; i++) {
		const struct cond *part = c->parts[i];
		bool good = true;

		if (!recipe_reads(r, part, field))
			continue;
		if (c->kind == COND_ALL)
			good = want_parts(r, c, part, true, c->nparts - 1);
		else if (c->kind == COND_ANY)
			good = want_parts(r, c, part, false, c->nparts - 1);
		else if (c->kind == COND_AT_LEAST)
			good = want_parts(r, c, part, true, c->need - 1) ;
		if (good && hang(r, part, field))
			return true;
		take_back(r, n);
	}
	return false;
}

/* What is answered calmly anyway need not be said, nor the question itself. */
static void
drop_calm(struct recipe *r, int field)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->n; i++) {
		const struct reply is = r->replies[i];

		r->place[is.field] = -1;
		if (is.field == field || span_is(is.answer, r->bearing->calm[is.field].answer))
			continue;
		r->place[is.field] = (int)kept;
		r->replies[kept++] = is;
	}
	r->n = kept;
}

bool
recipe_make(struct recipe *r, const struct rule *rule, int field, size_t lane, unsigned way)
{
	const struct bearing *b = r->bearing;

	take_back(r, 0);
	r->lane = lane;
	r->turn = way / 2;
	r->skip = way % 2;
	if (!hang_rule(r, rule->when, rule->unless, field))
		return false;
	/* The question itself is not to be answered by what follows. */
	if (r->place[field] < 0)
		reply(r, field, r->high);
	/* Rules that would hold calmly, and would hide this one. */
	for (unsigned i = 0; i < b->nrules; i++) {
		const struct bearing_rule *other = &b->rules[i];
		size_t n = r->n;

		if (other->rule == rule || other->rule->level < rule->level || !(other->varies >> lane & 1) || !(other->calm >> lane & 1))
			continue;
		if (!want_rule(r, other->rule->when, other->rule->unless, false))
			take_back(r, n);
	}
	drop_calm(r, field);
	return true;
}
