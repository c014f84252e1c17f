/*
 * limit.c -- the numbers a test compares with, and how near a record has come to them
 */
#include "workshop/limit.h"

#include <math.h>
#include <stdlib.h>

/* The step of the last digit of x, at most 0.1. */
static double
digit_of(double x)
{
	double step = 0.1;

	while (step > 1e-6 && fabs(x / step - round(x / step)) > 1e-6)
		step /= 10;
	return step;
}

bool
number_meets_fractions(const struct ruleset *set, int quantity)
{
	for (unsigned i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];

		if (c->kind == COND_TEST && c->test >= TEST_OVER && c->test <= TEST_BETWEEN && c->a == quantity
		    && (c->x != floor(c->x) || (c->test == TEST_BETWEEN && c->y != floor(c->y))))
			return true;
	}
	return false;
}

bool
number_is_whole(const struct ruleset *set, int quantity)
{
	int field = set->quantities[quantity].field;

	return field >= 0 && set->vocab->fields[field].whole;
}

static void
set_limit(struct limit *l, double x, bool whole, bool above)
{
	*l = (struct limit){.at = x, .above = above, .fine = whole ? 1 : digit_of(x), .nearest = INFINITY};
	if (whole && x != floor(x)) {  /* nobody has that number: its two neighbours stand for it */
		l->exact = true;
		l->at = above ? floor(x) : ceil(x);
		l->other = above ? ceil(x) : floor(x);
	}
}

/* The limit of a score lies between two neighbouring sums its weights can come to; false when there are not two. */
static bool
set_score_limit(struct limit *l, const struct score *score, double x, bool above)
{
	int least = 0, most = 0, low, high;
	bool *can;

	for (unsigned i = 0; i < score->nitems; i++)
		*(score->items[i].weight < 0 ? &least : &most) += score->items[i].weight;
	can = must_realloc(NULL, (size_t)(most - least + 1), sizeof(*can));
	memset(can, 0, (size_t)(most - least + 1) * sizeof(*can));
	can[-least] = true;
	for (unsigned i = 0; i < score->nitems; i++) {
		int weight = score->items[i].weight, from = weight < 0 ? 0 : most - least, step = weight < 0 ? 1 : -1;

		/* In the order in which nothing is counted twice. */
		for (int k = from; k >= 0 && k <= most - least; k += step)
			if (k - weight >= 0 && k - weight <= most - least && can[k - weight])
				can[k] = true;
	}
	low = (int)(above ? floor(x) : ceil(x) - 1);
	high = low + 1;
	while (low >= least && (low > most || !can[low - least]))
		low--;
	while (high <= most && (high < least || !can[high - least]))
		high++;
	*l = (struct limit){
		.at = above ? low : high, .above = above, .exact = true, .other = above ? high : low, .nearest = INFINITY,
	};
	free(can);
	return low >= least && high <= most;
}

unsigned
limits_of(const struct ruleset *set, const struct cond *c, struct limit limits[MAX_LIMITS])
{
	const struct quantity *q;
	unsigned n = 0;

	switch (c->test) {
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		q = &set->quantities[c->a];
		/* Beyond the range of the question there is no other side. */
		if (c->test == TEST_OVER ? c->x < q->max : c->x > q->min)
			set_limit(&limits[n++], c->x, number_is_whole(set, c->a), c->test == TEST_OVER);
		if (c->test == TEST_BETWEEN && c->y < q->max)
			set_limit(&limits[n++], c->y, number_is_whole(set, c->a), true);
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		set_limit(&limits[n++], 0, number_is_whole(set, c->a) && number_is_whole(set, c->b), c->test == TEST_OVER_OTHER);
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		n += set_score_limit(&limits[0], &set->scores[c->a], c->x, c->test == TEST_SCORE_OVER);
		break;
	default:
		break;
	}
	return n;
}

void
limit_meet(struct limit *l, double x)
{
	double distance = fabs(x - (l->exact ? l->other : l->at));

	if (x == l->at)
		l->met = true;
	else if ((l->above ? x > l->at : x < l->at) && distance < l->nearest)
		l->nearest = distance;
}
