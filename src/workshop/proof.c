/*
 * proof.c -- a promise put to the test
 */
#include "workshop/proof.h"

#include <stdlib.h>

#include "asking/calm.h"
#include "workshop/scope.h"
#include "workshop/trying.h"

enum { MAX_WAYS = 1 << 18, MAX_CASES = 1 << 18, MAX_FIELDS_OF_CASE = 60, MAX_ABOUT = 20 };

/* An answer has bytes behind it that can be read. */
static const char blank_text[TEXT_SLACK + 2] = "?";

uint64_t
proof_chance(struct proof *t, uint64_t n)
{
	t->chance ^= t->chance << 13;
	t->chance ^= t->chance >> 7;
	t->chance ^= t->chance << 17;
	return (t->chance >> 11) % n;
}

/* The field's answers, and with them "not asked" and, where it may be said, "not sure". */
static struct space
whole_space(struct proof *t, int field)
{
	struct space s = space_of(t->set, field, &t->mem), all = s;

	all.answers = arena_take(&t->mem, (s.n + 2) * sizeof(*all.answers));
	for (size_t k = 0; k < s.n; k++)
		all.answers[k] = (struct span){arena_copy(&t->mem, s.answers[k].at, s.answers[k].len), s.answers[k].len};
	all.answers[all.n++] = (struct span){arena_copy(&t->mem, "?", 1), 1};
	all.answers[all.n++] = (struct span){arena_copy(&t->mem, "dk", 2), 2};
	return all;
}

void
proof_init(struct proof *t, const struct ruleset *set, const long *as_of, size_t samples, size_t seed)
{
	size_t n = set->vocab->nfields;
	struct space *plain;

	*t = (struct proof){.set = set, .samples = samples, .seed = seed};
	t->spaces = arena_take(&t->mem, (n + 1) * sizeof(*t->spaces));
	plain = arena_take(&t->mem, (n + 1) * sizeof(*plain));
	t->askable = arena_take(&t->mem, n + 1);
	t->calm = arena_take(&t->mem, (n + 1) * sizeof(*t->calm));
	t->replies = arena_take(&t->mem, (n + 1) * sizeof(*t->replies));
	for (size_t f = 0; f < n; f++) {
		t->spaces[f] = whole_space(t, (int)f);
		plain[f] = t->spaces[f];
		plain[f].n -= 2;
		t->askable[f] = plain[f].n > 0;
	}
	variants_init(&t->one, set, as_of);
	variants_init(&t->other, set, as_of);
	calm_find(&t->one, plain, t->askable, t->calm);
	bearing_init(&t->free, set, as_of, t->askable, t->calm);
	t->free.free = true;
}

void
proof_free(struct proof *t)
{
	variants_free(&t->one);
	variants_free(&t->other);
	bearing_free(&t->free);
	arena_free(&t->mem);
}

void
verdict_free(struct verdict *v)
{
	text_free(&v->counter);
	text_free(&v->expect);
	text_free(&v->said);
}

/* Judges, also the conditions that come behind the level. */
void
proof_judge(struct variants *v)
{
	variants_judge(v);
	sheet_run(v->judgement.sheet, PHASE_DESTINATION);
}

/* The lanes of what was judged for which a promise with "when" is at stake, and those for which it is broken. */
static lanes
at_stake(const struct variants *v, const struct promise *p)
{
	const struct sheet *s = v->judgement.sheet;

	return s->live & sheet_yes(s, p->when) & ~sheet_yes(s, p->unless);
}

static lanes
broken_level(const struct variants *v, const struct promise *p)
{
	lanes w = at_stake(v, p), broken = 0;
	unsigned lane;

	for (FOR_LANES(lane, w)) {
		int level = level_of(&v->judgement, lane);

		if (p->form == PROMISE_AT_LEAST ? level < p->level : level == p->level)
			broken |= (lanes)1 << lane;
	}
	return broken;
}

/* A record, answers not "not asked" only; returns how many. */
size_t
proof_drop_blanks(struct reply *replies, size_t n)
{
	size_t kept = 0;

	for (size_t k = 0; k < n; k++)
		if (!span_is(replies[k].answer, SPAN("?")))
			replies[kept++] = replies[k];
	return kept;
}

static void
write_answers(struct proof *t, struct verdict *v, const struct reply *replies, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		struct span label = t->set->vocab->fields[replies[k].field].label;

		text_format(&v->counter, "%s%.*s:%.*s", k == 0 ? "" : "\t", (int)label.len, label.at, (int)replies[k].answer.len,
		            replies[k].answer.at);
	}
}

const char *
proof_level(const struct proof *t, int rank)
{
	return rank > 0 || t->set->nlevels > 0 ? t->set->levels[rank].is.id.text.at : "";
}

/* The record breaks a promise with "when": the answers that are not needed for it are left out. */
static void
tell_level(struct proof *t, const struct promise *p, struct verdict *v, struct reply *replies, size_t n)
{
	n = proof_drop_blanks(replies, n);
	for (size_t k = n; k-- > 0;) {
		struct reply left = replies[k];

		memmove(replies + k, replies + k + 1, (n - k - 1) * sizeof(*replies));
		variants_clear(&t->one);
		variants_add(&t->one, NULL, 0, replies, n - 1);
		proof_judge(&t->one);
		if (broken_level(&t->one, p) & 1) {
			n--;
			continue;
		}
		memmove(replies + k + 1, replies + k, (n - k - 1) * sizeof(*replies));
		replies[k] = left;
	}
	variants_clear(&t->one);
	variants_add(&t->one, NULL, 0, replies, n);
	proof_judge(&t->one);
	v->broken = true;
	write_answers(t, v, replies, n);
	text_format(&v->expect, "level%s%s", p->form == PROMISE_AT_LEAST ? ">=" : "!=", proof_level(t, p->level));
	text_format(&v->said, "the level is %s", proof_level(t, level_of(&t->one.judgement, 0)));
	text_char(&v->said, '\0');
}

/* Judges what has gathered; true when a record breaks the promise, which has been told then. */
static bool
judge_gathered(struct proof *t, const struct promise *p, struct verdict *v, struct reply (*records)[BATCH_SIZE], size_t nfields)
{
	lanes broken;

	proof_judge(&t->one);
	v->tried += (size_t)__builtin_popcountll(at_stake(&t->one, p));
	broken = broken_level(&t->one, p);
	if (broken != 0) {
		unsigned lane = lane_first(broken);

		for (size_t k = 0; k < nfields; k++)
			t->replies[k] = records[k][lane];
		tell_level(t, p, v, t->replies, nfields);
		return true;
	}
	variants_clear(&t->one);
	return false;
}

/* Way number "way" to answer the fields. */
void
proof_way(const struct proof *t, const int *fields, size_t n, size_t way, struct reply *replies)
{
	for (size_t k = 0; k < n; k++) {
		const struct space *s = &t->spaces[fields[k]];

		replies[k] = (struct reply){fields[k], s->answers[way % s->n]};
		way /= s->n;
	}
}

/* All ways to answer the fields, one after the other. */
static void
try_all_levels(struct proof *t, const struct promise *p, struct verdict *v, const int *fields, size_t n, size_t nways)
{
	struct reply (*records)[BATCH_SIZE] = must_realloc(NULL, n + 1, sizeof(*records));
	size_t lane = 0;

	variants_clear(&t->one);
	for (size_t way = 0; way < nways; way++) {
		proof_way(t, fields, n, way, t->replies);
		for (size_t k = 0; k < n; k++)
			records[k][lane] = t->replies[k];
		variants_add(&t->one, NULL, 0, t->replies, n);
		if (++lane < BATCH_SIZE && way + 1 < nways)
			continue;
		lane = 0;
		if (judge_gathered(t, p, v, records, n))
			break;
	}
	free(records);
}

/*
 * A record of chance.  Half of them are calm but for a few answers; the others
 * are as calm and as full as chance will have it.
 */
size_t
proof_record(struct proof *t, struct reply *replies)
{
	const struct vocab *vocab = t->set->vocab;
	bool calm = proof_chance(t, 2) == 0;
	uint64_t worries = calm ? proof_chance(t, 600 / (vocab->nfields + 1) + 1) + 1 : proof_chance(t, 80);
	uint64_t blank = proof_chance(t, 2) == 0 ? 0 : calm ? 1 : proof_chance(t, 60);
	size_t n = 0;

	for (size_t f = 0; f < vocab->nfields; f++) {
		const struct space *s = &t->spaces[f];
		struct span answer = t->calm[f].answer;

		if (!t->askable[f] || proof_chance(t, 100) < blank)
			continue;
		if (proof_chance(t, 100) < worries)
			answer = s->answers[proof_chance(t, s->n)];
		if (!span_is(answer, SPAN("?")))
			replies[n++] = (struct reply){(int)f, answer};
	}
	return n;
}

/* Records of chance; what the promise is about, where that is little, is answered by chance more often, so that it is put to the test. */
static void
sample_levels(struct proof *t, const struct promise *p, struct verdict *v)
{
	struct reply (*records)[BATCH_SIZE] = must_realloc(NULL, t->set->vocab->nfields + 1, sizeof(*records));
	bool *about = must_realloc(NULL, t->set->vocab->nfields + 1, 1);
	size_t nfields = t->set->vocab->nfields, lane = 0, nabout = 0;

	memset(about, 0, nfields + 1);
	scope_of(t->set, p->when, about);
	scope_of(t->set, p->unless, about);
	for (size_t f = 0; f < nfields; f++)
		nabout += about[f];
	variants_clear(&t->one);
	for (size_t i = 0; i < t->samples; i++) {
		size_t n = proof_record(t, t->replies);

		for (size_t f = 0; f < nfields; f++)
			records[f][lane] = (struct reply){(int)f, {blank_text, 1}};
		for (size_t k = 0; k < n; k++)
			records[t->replies[k].field][lane] = t->replies[k];
		for (size_t f = 0, k = 0; f < nfields; f++) {
			if (about[f] && nabout <= MAX_ABOUT && t->askable[f] && proof_chance(t, 2) == 0)
				records[f][lane].answer = t->spaces[f].answers[proof_chance(t, t->spaces[f].n)];
			t->replies[k++] = records[f][lane];
		}
		n = proof_drop_blanks(t->replies, nfields);
		variants_add(&t->one, NULL, 0, t->replies, n);
		if (++lane < BATCH_SIZE && i + 1 < t->samples)
			continue;
		lane = 0;
		if (judge_gathered(t, p, v, records, nfields))
			break;
	}
	free(records);
	free(about);
}

/*
 * The lanes of the cases just looked at for which the promise may be at stake,
 * and is not settled.  Counts those for which it is at stake, and kept.
 */
static lanes
unsettled(const struct bearing *b, const struct promise *p, size_t *tried)
{
	const struct sheet *s = b->given.judgement.sheet;
	lanes stake = (sheet_yes(s, p->when) | b->varies[p->when->index].yes) & b->live, open = 0;
	unsigned lane;

	if (p->unless != NULL)
		stake &= ~(sheet_yes(s, p->unless) & ~b->varies[p->unless->index].yes);
	for (FOR_LANES(lane, stake)) {
		int floor = bearing_floor(b, lane), ceiling = bearing_ceiling(b, lane);

		if (p->form == PROMISE_AT_LEAST ? floor < p->level : floor <= p->level && ceiling >= p->level)
			open |= (lanes)1 << lane;
	}
	*tried += (size_t)__builtin_popcountll(stake & ~open & ~b->varies[p->when->index].yes);
	return open;
}

/* Cases still to be looked at: answers to the first "depth" of the fields, by their numbers in their spaces. */
struct cases_left {
	struct one_case {
		size_t depth;
		uint16_t answer[MAX_FIELDS_OF_CASE];
	} *list;
	size_t n, room;
};

static void
add_case(struct cases_left *c, const struct one_case *is)
{
	if (c->n == c->room) {
		c->room = c->room == 0 ? 256 : 2 * c->room;
		c->list = must_realloc(c->list, c->room, sizeof(*c->list));
	}
	c->list[c->n++] = *is;
}

/*
 * Whether it is settled for every way to answer the fields, all others left to
 * be anything.  A case that is not settled is taken apart by the answers to the
 * next field.
 */
static bool
settled_in_cases(struct proof *t, const struct promise *p, const int *fields, size_t n, size_t *tried)
{
	struct bearing *b = &t->free;
	struct cases_left left = {0};
	size_t looked_at = 0;
	bool settled = true;

	add_case(&left, &(struct one_case){0});
	while (settled && left.n > 0) {
		struct one_case now[BATCH_SIZE];
		size_t k = 0;
		unsigned lane;

		bearing_begin(b);
		for (; k < BATCH_SIZE && left.n > 0; k++) {
			now[k] = left.list[--left.n];
			for (size_t f = 0; f < now[k].depth; f++)
				t->replies[f] = (struct reply){fields[f], t->spaces[fields[f]].answers[now[k].answer[f]]};
			variants_add(&b->given, NULL, 0, t->replies, now[k].depth);
		}
		bearing_run(b);
		looked_at += k;
		settled = looked_at <= MAX_CASES;
		for (FOR_LANES(lane, unsettled(b, p, tried))) {
			struct one_case next = now[lane];

			if (next.depth == n) {
				settled = false;
				break;
			}
			next.depth++;
			for (size_t a = 0; a < t->spaces[fields[next.depth - 1]].n; a++) {
				next.answer[next.depth - 1] = (uint16_t)a;
				add_case(&left, &next);
			}
		}
	}
	free(left.list);
	return settled;
}

/* Adds what the quantity is made of. */
static void
quantity_parts(const struct ruleset *set, int quantity, bool *fields)
{
	space_fields(set, &(struct cond){.kind = COND_TEST, .test = TEST_OVER, .a = quantity}, fields);
}

/*
 * The answers in the field's space stand for all there are, when all fields
 * that are not "in" may be anything: compared with one of those, a number can
 * come out either way whatever it is.
 */
static bool
exact_beside(const struct proof *t, int field, const bool *in)
{
	const struct ruleset *set = t->set;
	size_t nfields = set->vocab->nfields;
	bool *mine = must_realloc(NULL, nfields + 1, 1), exact = true;

	if (t->spaces[field].exact || set->vocab->fields[field].type != FIELD_NUMBER) {
		free(mine);
		return t->spaces[field].exact;
	}
	for (unsigned i = 0; i < set->conds.n && exact; i++) {
		const struct cond *c = set->conds.list[i];

		if (c->kind != COND_TEST)
			continue;
		memset(mine, 0, nfields + 1);
		switch (c->test) {
		case TEST_OVER:
		case TEST_FROM:
		case TEST_BETWEEN:
			quantity_parts(set, c->a, mine);
			exact = !mine[field] || set->quantities[c->a].field == field;
			break;
		case TEST_OVER_OTHER:
		case TEST_FROM_OTHER:
			space_fields(set, c, mine);
			for (size_t f = 0; f < nfields && mine[field]; f++)
				exact &= (int)f == field || !mine[f] || !in[f];
			break;
		default:
			break;
		}
	}
	free(mine);
	return exact;
}

/* The fields of the set as a list; false when they have too many answers together, or answers that cannot all be tried. */
bool
proof_fields(const struct proof *t, const bool *in, int *fields, size_t *n, size_t most, size_t *nways)
{
	*n = 0;
	*nways = 1;
	for (size_t f = 0; f < t->set->vocab->nfields; f++) {
		const struct space *s = &t->spaces[f];

		if (!in[f])
			continue;
		if (!s->exact || *nways > most / s->n)
			return false;
		*nways *= s->n;
		fields[(*n)++] = (int)f;
	}
	return true;
}

/* Adds a field to the list, once. */
static void
list_field(int *fields, size_t *n, int field)
{
	for (size_t k = 0; k < *n; k++)
		if (fields[k] == field)
			return;
	fields[(*n)++] = field;
}

/* Adds the fields that are "in", as far as their answers can all be tried; false when some cannot. */
static bool
list_more(const struct proof *t, const bool *in, int *fields, size_t *n)
{
	bool good = true;

	for (size_t f = 0; f < t->set->vocab->nfields; f++) {
		if (!in[f])
			continue;
		if (*n < MAX_FIELDS_OF_CASE && exact_beside(t, (int)f, in))
			list_field(fields, n, (int)f);
		else
			good = false;
	}
	return good;
}

/* Two sets of fields have one in common. */
static bool
share(const bool *a, const bool *b, size_t n)
{
	for (size_t f = 0; f < n; f++)
		if (a[f] && b[f])
			return true;
	return false;
}

/*
 * The fields the promise is about, those of its exclusion first; behind them,
 * for where they do not settle it, those of the exclusions of red flags that
 * come to the same.  False when the first are too many, or have answers that
 * cannot all be tried.
 */
static bool
list_about(const struct proof *t, const struct promise *p, int *fields, size_t *n)
{
	const struct ruleset *set = t->set;
	size_t nfields = set->vocab->nfields;
	bool *in = must_realloc(NULL, nfields + 1, 1), *when = must_realloc(NULL, nfields + 1, 1), good;

	*n = 0;
	memset(in, 0, nfields + 1);
	scope_of(set, p->unless, in);
	good = list_more(t, in, fields, n);
	scope_of(set, p->when, in);
	good = good && list_more(t, in, fields, n);
	for (unsigned i = 0; i < set->nredflags && good; i++) {
		const struct rule *r = &set->redflags[i];

		memset(when, 0, nfields + 1);
		scope_of(set, r->when, when);
		if (r->unless != NULL && share(in, when, nfields)) {
			memset(when, 0, nfields + 1);
			scope_of(set, r->unless, when);
			list_more(t, when, fields, n);
		}
	}
	free(in);
	free(when);
	return good;
}

static void
try_level(struct proof *t, const struct promise *p, struct verdict *v)
{
	size_t nfields = t->set->vocab->nfields, n, nways;
	bool *in = must_realloc(NULL, nfields + 1, 1);
	int *fields = must_realloc(NULL, nfields + 1, sizeof(*fields));

	memset(in, 0, nfields + 1);
	scope_of_level(t->set, in);
	scope_of(t->set, p->when, in);
	scope_of(t->set, p->unless, in);
	if (proof_fields(t, in, fields, &n, MAX_WAYS, &nways)) {
		v->how = VERDICT_ALL;
		try_all_levels(t, p, v, fields, n, nways);
	} else {
		v->how = VERDICT_CASES;
		if (!list_about(t, p, fields, &n) || !settled_in_cases(t, p, fields, n, &v->tried)) {
			v->how = VERDICT_SAMPLED;
			v->tried = 0;
			sample_levels(t, p, v);
		} else if (v->tried == 0) {  /* settled whatever "when" says: does it come about at all? */
			sample_levels(t, p, v);
		}
	}
	free(fields);
	free(in);
}

void
proof_of(struct proof *t, const struct promise *p, struct verdict *v)
{
	t->chance = (t->seed + 1) * UINT64_C(0x9e3779b97f4a7c15) | 1;
	if (p->form == PROMISE_AT_LEAST || p->form == PROMISE_NEVER)
		try_level(t, p, v);
	else
		proof_change(t, p, v);
}
