/*
 * tally.c -- a sum for each of 64 records, added up for all of them together
 */
#include "rule/tally.h"

void
tally_init(struct tally *t, const struct score *score)
{
	long highest = 0;

	*t = (struct tally){.planes = 0};
	for (unsigned i = 0; i < score->nitems; i++) {
		int weight = score->items[i].weight;

		highest += weight < 0 ? -weight : weight;
	}
	while (highest >> t->planes != 0 && t->planes < TALLY_PLANES)
		t->planes++;
}

uint64_t
tally_from(const struct tally *t, int least)
{
	long wanted = (long)least + t->below;
	uint64_t reached = ~UINT64_C(0);  /* by the digits below, where those above are the same */

	if (wanted <= 0)
		return reached;
	if (wanted >> t->planes != 0)
		return 0;
	for (unsigned k = 0; k < t->planes; k++)
		reached = wanted >> k & 1 ? t->plane[k] & reached : t->plane[k] | reached;
	return reached;
}
