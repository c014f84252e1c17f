/*
 * ways.c -- how few answers could end it
 */
#include "asking/asking.h"

/* One answer that ends it, the one that ends it highest. */
static bool
find_single(struct questions *q, size_t i, struct memory_entry *e, struct arena *mem)
{
	struct reply *best = arena_take(mem, sizeof(*best));
	size_t k = 0, answer = 0;

	e->ends_at = -1;
	while (k < e->nmatters && e->ends_at < bearing_ceiling(&q->all, i)) {
		struct reply tried[BATCH_SIZE];
		size_t n = 0, lane;

		bearing_begin(&q->one);
		for (; k < e->nmatters && n < BATCH_SIZE; n++) {
			const struct space *s = &q->spaces[e->matters[k].field];

			tried[n] = (struct reply){s->field, s->answers[answer]};
			look_closer(q, i, &tried[n], 1);
			if (++answer == s->n) {
				answer = 0;
				k++;
			}
		}
		bearing_run(&q->one);
		for (FOR_LANES(lane, bearing_settled(&q->one))) {
			int level = level_of(&q->one.full.judgement, lane);

			if (level <= e->ends_at)
				continue;
			e->ends_at = level;
			*best = tried[lane];
		}
	}
	if (e->ends_at < 0)
		return false;
	e->fastest = best;
	e->nfastest = 1;
	e->fewest = true;
	return true;
}

/* Several answers that end it: those under which a question was shown to matter, and its own. */
static void
find_several(struct questions *q, size_t i, struct memory_entry *e, struct arena *mem)
{
	size_t of[BATCH_SIZE], n = 0, best = BATCH_SIZE;
	lanes settled;

	bearing_begin(&q->one);
	for (size_t k = 0; k < e->nmatters && n < BATCH_SIZE; k++) {
		const struct question *is = &e->matters[k];

		if (!is->shown || is->nwith == 0)
			continue;
		memcpy(q->replies, is->with, is->nwith * sizeof(*is->with));
		q->replies[is->nwith] = (struct reply){is->field, is->high};
		look_closer(q, i, q->replies, is->nwith + 1);
		of[n++] = k;
	}
	if (n == 0)
		return;
	bearing_run(&q->one);
	settled = bearing_settled(&q->one);
	for (size_t k = 0; k < n; k++)
		if ((settled >> k & 1) && (best == BATCH_SIZE || e->matters[of[k]].nwith < e->matters[of[best]].nwith))
			best = k;
	if (best == BATCH_SIZE)
		return;
	e->nfastest = e->matters[of[best]].nwith + 1;
	e->fastest = arena_take(mem, e->nfastest * sizeof(*e->fastest));
	memcpy(e->fastest, e->matters[of[best]].with, (e->nfastest - 1) * sizeof(*e->fastest));
	e->fastest[e->nfastest - 1] = (struct reply){e->matters[of[best]].field, e->matters[of[best]].high};
	e->ends_at = level_of(&q->one.full.judgement, best);
}

/* The calm answers to the first so many questions that end it, less those that are not needed then. */
static void
find_clear(struct questions *q, size_t i, struct memory_entry *e, struct arena *mem)
{
	struct reply *calm = arena_take(mem, (e->nmatters + 1) * sizeof(*calm));
	size_t n = 0, kept = 0;
	lanes settled = 0, spare;

	for (size_t k = 0; k < e->nmatters; k++)
		calm[k] = q->calm_open[q->calm_place[e->matters[k].field]];
	for (size_t first = 1; first <= e->nmatters && n == 0; first += BATCH_SIZE) {
		bearing_begin(&q->one);
		for (size_t k = first; k <= e->nmatters && k < first + BATCH_SIZE; k++)
			look_closer(q, i, calm, k);
		bearing_run(&q->one);
		settled = bearing_settled(&q->one);
		if (settled != 0)
			n = first + lane_first(settled);
	}
	if (n > BATCH_SIZE || n == 0) {
		e->clear = calm;
		e->nclear = n;
		return;
	}
	bearing_begin(&q->one);
	for (size_t k = 0; k < n; k++) {
		memcpy(q->replies, calm, k * sizeof(*calm));
		memcpy(q->replies + k, calm + k + 1, (n - k - 1) * sizeof(*calm));
		look_closer(q, i, q->replies, n - 1);
	}
	bearing_run(&q->one);
	spare = bearing_settled(&q->one);
	for (size_t k = 0; k < n; k++)
		if (!(spare >> k & 1))
			q->replies[kept++] = calm[k];
	bearing_begin(&q->one);
	look_closer(q, i, q->replies, kept);
	bearing_run(&q->one);
	if (bearing_settled(&q->one) & 1) {
		memcpy(calm, q->replies, kept * sizeof(*calm));
		n = kept;
	}
	e->clear = calm;
	e->nclear = n;
}

void
find_ways(struct questions *q, size_t i, struct memory_entry *e, struct arena *mem)
{
	if (e->nmatters == 0)
		return;
	if (!find_single(q, i, e, mem))
		find_several(q, i, e, mem);
	find_clear(q, i, e, mem);
}
