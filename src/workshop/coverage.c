/*
 * coverage.c -- what some records exercise of a rule set's rules
 */
#include "workshop/coverage.h"

#include <math.h>
#include <stdlib.h>

/* ---- what can be seen at all ---- */

/* The question a test asks: a field, or (behind all fields) a number only the rules work out; -1: always decided. */
static int
question_of(const struct ruleset *set, const struct cond *c)
{
	int quantity = c->a;

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		return c->a;
	case TEST_KNOWN:
		if (!c->b)
			return c->a;
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		break;
	default:
		return -1;
	}
	return set->quantities[quantity].field >= 0 ? set->quantities[quantity].field : (int)set->vocab->nfields + quantity;
}

/* A test that is neither yes nor no where its question is not answered. */
static bool
is_undecided(const struct cond *c)
{
	return c->test <= TEST_FROM_OTHER;
}

enum { CAN_YES = 1, CAN_NO = 2, CAN_OPEN = 4 };

/*
 * The ways the condition can come out when that one question is open and all
 * others are answered, its parts taken as independent.  If a condition can be
 * open at all, one open question is enough for it.
 */
static unsigned
ways(const struct ruleset *set, const struct cond *c, int question)
{
	unsigned yes = 0, no = 0, open = 0, part = 0;

	if (c->kind == COND_TEST) {
		if (question_of(set, c) != question)
			return CAN_YES | CAN_NO;
		if (is_undecided(c))
			return CAN_OPEN;
		/* The largest of two numbers is known by one of them, and may still be above a limit. */
		return c->test == TEST_KNOWN && (!c->b || set->quantities[c->a].derive == NULL) ? CAN_NO : CAN_YES | CAN_NO;
	}
	for (unsigned i = 0; i < c->nparts; i++) {
		part = ways(set, c->parts[i], question);
		open += (part & CAN_OPEN) != 0;
		yes += (part & (CAN_YES | CAN_OPEN)) != 0;  /* not certainly no */
		no += (part & (CAN_NO | CAN_OPEN)) != 0;
	}
	switch (c->kind) {
	case COND_NO:
		return (part & CAN_YES ? CAN_NO : 0) | (part & CAN_NO ? CAN_YES : 0) | (part & CAN_OPEN);
	case COND_MAYBE:
		return (part & (CAN_YES | CAN_OPEN) ? CAN_YES : 0) | (part & CAN_NO);
	default:
		break;
	}
	/* So many must be yes; open where that hangs on the open ones. */
	part = c->kind == COND_ALL ? c->nparts : c->kind == COND_ANY ? 1 : c->need;
	return (yes >= part ? CAN_YES : 0) | (c->nparts - no < part ? CAN_NO : 0)
	       | (open > 0 && yes >= part && c->nparts - no < part ? CAN_OPEN : 0);
}

/* Some question left open can leave the condition open: one of those asked in "part" of it. */
static bool
can_open(const struct ruleset *set, const struct cond *whole, const struct cond *part)
{
	if (part->kind == COND_TEST)
		return is_undecided(part) && (ways(set, whole, question_of(set, part)) & CAN_OPEN) != 0;
	for (unsigned i = 0; i < part->nparts; i++)
		if (can_open(set, whole, part->parts[i]))
			return true;
	return false;
}

/* ---- the list of what is covered ---- */

/* Adds the tests in the condition to those of the rule, each once. */
static void
add_tests(struct coverage *cv, struct covered_rule *r, const struct cond *c)
{
	struct covered_test *t;

	if (c == NULL)
		return;
	for (unsigned i = 0; i < c->nparts; i++)
		add_tests(cv, r, c->parts[i]);
	if (c->kind != COND_TEST)
		return;
	for (unsigned i = 0; i < r->ntests; i++)
		if (r->tests[i] == c->index)
			return;
	r->tests = must_realloc(r->tests, r->ntests + 1, sizeof(*r->tests));
	r->tests[r->ntests++] = c->index;
	t = &cv->tests[c->index];
	if (t->is != NULL)
		return;
	t->is = c;
	t->can_open = is_undecided(c);
	t->nlimits = limits_of(cv->set, c, t->limits);
}

/* A rule whose tests are not looked at. */
static struct covered_rule *
add_bare(struct coverage *cv, const char *word, const char *id, struct place at, const struct cond *when,
         const struct cond *unless)
{
	struct covered_rule *r;

	if ((cv->n & (cv->n - 1)) == 0)
		cv->rules = must_realloc(cv->rules, cv->n == 0 ? 1 : 2 * cv->n, sizeof(*cv->rules));
	r = &cv->rules[cv->n++];
	*r = (struct covered_rule){.word = word, .id = id, .at = at, .conflict = -1, .when = when, .unless = unless};
	r->can_open = when != NULL && can_open(cv->set, when, when);
	return r;
}

static struct covered_rule *
add_rule(struct coverage *cv, const char *word, const char *id, struct place at, const struct cond *when,
         const struct cond *unless)
{
	struct covered_rule *r = add_bare(cv, word, id, at, when, unless);

	add_tests(cv, r, when);
	add_tests(cv, r, unless);
	return r;
}

/* When it is counted, the answers a contradiction is about may be forgotten: only whether it came out is seen. */
static void
add_conflict(struct coverage *cv, unsigned i)
{
	const struct conflict *c = &cv->set->conflicts[i];

	add_bare(cv, "conflict", c->is.id.text.at, c->is.at, c->when, NULL)->conflict = (int)i;
}

/* The items of a score, or of the score of a condition. */
static void
add_items(struct coverage *cv, const char *word, const struct score *score, const struct entry *is)
{
	for (unsigned i = 0; i < score->nitems; i++)
		add_rule(cv, word, arena_format(&cv->mem, "%s, weight %d (entry %u)", is->id.text.at, score->items[i].weight, i + 1),
		         is->at, score->items[i].when, NULL);
}

static void
add_candidate(struct coverage *cv, const struct candidate *c)
{
	const char *id = c->is.id.text.at;

	if (c->always != NULL)
		add_rule(cv, "condition", arena_format(&cv->mem, "%s, always", id), c->is.at, c->always, NULL);
	if (c->never != NULL)
		add_rule(cv, "condition", arena_format(&cv->mem, "%s, never", id), c->is.at, c->never, NULL);
	if (c->fallback != NULL)
		add_rule(cv, "condition", arena_format(&cv->mem, "%s, default", id), c->is.at, c->fallback, c->unless);
	add_items(cv, "condition", &c->score, &c->is);
}

static void
add_gate(struct coverage *cv, const struct gate *g)
{
	const char *word = g->is.id.text.at;

	for (unsigned i = 0; i < g->nblocked; i++)
		add_rule(cv, word, arena_format(&cv->mem, "blocked_if entry %u", i + 1), g->is.at, g->blocked_if[i], NULL);
	for (unsigned i = 0; i < g->nwithheld; i++)
		add_rule(cv, word, arena_format(&cv->mem, "withheld_if entry %u", i + 1), g->is.at, g->withheld_if[i], NULL);
	for (unsigned i = 0; i < g->ncautions; i++)
		if (g->cautions[i].when != NULL)
			add_rule(cv, word, arena_format(&cv->mem, "caution %s", g->cautions[i].text.text.at), g->is.at,
			         g->cautions[i].when, NULL);
}

static void
add_list(struct coverage *cv, const struct list *l)
{
	for (unsigned i = 0; i < l->nsteps; i++)
		if (l->steps[i].when != NULL)
			add_rule(cv, l->is.id.text.at,
			         arena_format(&cv->mem, "%s (entry %u)", cv->set->advices[l->steps[i].advice].is.id.text.at, i + 1),
			         l->is.at, l->steps[i].when, NULL);
}

static void
add_class(struct coverage *cv, const struct class *c)
{
	for (unsigned i = 0; i < c->nrows; i++)
		if (c->rows[i].when != NULL)
			add_rule(cv, c->is.id.text.at, c->rows[i].value.text.at, c->is.at, c->rows[i].when, NULL);
}

/*
 * A row of a destination, named by its list and its place in it.  What is always
 * so has no condition; where it is written nobody has kept.
 */
static void
add_place(struct coverage *cv, unsigned rank, const char *row, const struct cond *when)
{
	if (when != NULL)
		add_rule(cv, "destination", arena_format(&cv->mem, "%s, %s", cv->set->levels[rank].is.id.text.at, row),
		         (struct place){NULL, 0}, when, NULL);
}

static void
add_destination(struct coverage *cv, unsigned rank, const struct destination *d)
{
	add_place(cv, rank, "instead", d->instead.when);
	for (unsigned i = 0; i < d->njoin; i++)
		add_place(cv, rank, arena_format(&cv->mem, "join entry %u", i + 1), d->join[i].when);
	for (unsigned i = 0; i < d->nfirst; i++)
		add_place(cv, rank, arena_format(&cv->mem, "first entry %u", i + 1), d->first[i].when);
	add_place(cv, rank, "add", d->add.when);
}

void
coverage_init(struct coverage *cv, const struct ruleset *set)
{
	*cv = (struct coverage){.set = set, .roster = roster_of(set)};
	cv->tests = arena_take(&cv->mem, (set->conds.n + 1) * sizeof(*cv->tests));
	cv->written = arena_take(&cv->mem, (set->nquantities + 1) * sizeof(*cv->written));
	for (size_t i = 0; i < cv->roster.n; i++) {
		const struct roster_rule *rule = &cv->roster.rules[i];

		add_rule(cv, rule->word, rule->is->id.text.at, rule->is->at, rule->when, rule->unless)->rule = rule;
	}
	for (unsigned i = 0; i < set->nconflicts; i++)
		add_conflict(cv, i);
	for (unsigned i = 0; i < set->nscores; i++)
		add_items(cv, "score", &set->scores[i], &set->scores[i].is);
	for (unsigned i = 0; i < set->ncandidates; i++)
		add_candidate(cv, &set->candidates[i]);
	for (unsigned i = 0; i < set->nclasses; i++)
		add_class(cv, &set->classes[i]);
	for (unsigned i = 0; i < set->nlevels; i++)
		add_destination(cv, i, &set->destinations[i]);
	for (unsigned i = 0; i < set->ngates; i++)
		add_gate(cv, &set->gates[i]);
	for (unsigned i = 0; i < set->nlists; i++)
		add_list(cv, &set->lists[i]);
}

void
coverage_free(struct coverage *cv)
{
	for (size_t i = 0; i < cv->n; i++)
		free(cv->rules[i].tests);
	free(cv->rules);
	roster_free(&cv->roster);
	arena_free(&cv->mem);
}

/* ---- counting ---- */

static unsigned long
count(lanes w)
{
	return (unsigned long)__builtin_popcountll(w);
}

/* The records that have the number of the test, and know it exactly. */
static lanes
has_number(const struct sheet *s, const struct cond *c)
{
	switch (c->test) {
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		return s->known[c->a] & s->known[c->b];
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		return ~(lanes)0;
	default:
		return s->known[c->a];
	}
}

static double
number_of(const struct sheet *s, const struct cond *c, unsigned lane)
{
	switch (c->test) {
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		return s->low[c->a][lane] - s->low[c->b][lane];
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		return tally_of(&s->sums[c->a], lane);
	default:
		return s->low[c->a][lane] == s->high[c->a][lane] ? s->low[c->a][lane] : NAN;
	}
}

static void
count_limits(struct covered_test *t, const struct sheet *s, lanes w)
{
	bool all = true;
	unsigned lane;

	for (unsigned i = 0; i < t->nlimits; i++)
		all = all && t->limits[i].met && t->limits[i].nearest <= t->limits[i].fine;
	if (all)
		return;
	for (FOR_LANES(lane, w & has_number(s, t->is)))
		for (unsigned i = 0; i < t->nlimits; i++)
			limit_meet(&t->limits[i], number_of(s, t->is, lane));
}

/* How each number is written. */
static void
count_written(struct coverage *cv, const struct sheet *s, lanes w)
{
	unsigned lane;

	for (unsigned q = 0; q < cv->set->nquantities; q++) {
		lanes known = w & s->known[q];
		unsigned long fraction = 0;

		for (FOR_LANES(lane, known))
			fraction += s->low[q][lane] != floor(s->low[q][lane]);
		cv->written[q].fraction += fraction;
		cv->written[q].whole += count(known) - fraction;
	}
}

static void
count_test(struct covered_test *t, const struct sheet *s, lanes w)
{
	const struct ruleset *set = s->set;
	lanes yes = w & sheet_yes(s, t->is), no = w & sheet_no(s, t->is);
	int question = question_of(set, t->is);

	t->yes += count(yes);
	t->no += count(no);
	/* "Not sure" is an answer of its own; it is not what nobody asked. */
	if (t->can_open) {
		lanes open = w & ~yes & ~no, unsure = question < (int)set->vocab->nfields ? open & s->dk[question] : 0;

		t->open += count(open & ~unsure);
		t->unsure += count(unsure);
	}
	count_limits(t, s, w);
}

/* The records for which the rule fired. */
static lanes
fired_of(const struct judgement *j, const struct covered_rule *r)
{
	if (r->rule != NULL)
		return roster_fired(j, r->rule);
	return r->conflict >= 0 ? j->sheet->conflicts[r->conflict] : sheet_yes(j->sheet, r->when);
}

void
coverage_count(struct coverage *cv, const struct judgement *j, lanes w)
{
	const struct sheet *s = j->sheet;

	w &= s->live;
	cv->records += count(w);
	for (size_t i = 0; i < cv->n; i++) {
		struct covered_rule *r = &cv->rules[i];
		lanes fired = fired_of(j, r), open = w & ~fired;

		fired &= w;
		open &= r->rule != NULL ? roster_open(j, r->rule) : ~sheet_yes(s, r->when) & ~sheet_no(s, r->when);

		r->fired += count(fired);
		r->open += count(open);
		r->not_fired += count(w & ~fired & ~open);
		r->held_back += count(w & sheet_yes(s, r->when) & sheet_yes(s, r->unless));
	}
	count_written(cv, s, w);
	for (unsigned i = 0; i < cv->set->conds.n; i++)
		if (cv->tests[i].is != NULL)
			count_test(&cv->tests[i], s, w);
}

/* People write the number with fractions. */
static bool
has_fractions(const struct coverage *cv, int quantity)
{
	const struct written *w = &cv->written[quantity];

	return !number_is_whole(cv->set, quantity) && (w->fraction > w->whole || number_meets_fractions(cv->set, quantity));
}

double
coverage_step(const struct coverage *cv, const struct covered_test *t, const struct limit *l)
{
	const struct cond *c = t->is;
	bool others = c->test == TEST_OVER_OTHER || c->test == TEST_FROM_OTHER;

	if (l->exact)
		return 0;
	return has_fractions(cv, c->a) || (others && has_fractions(cv, c->b)) ? l->fine : 1;
}

bool
coverage_beside(const struct coverage *cv, const struct covered_test *t, const struct limit *l)
{
	double slack = 1e-9 * fmax(1, fabs(l->at));  /* 1 less 0.9 is not quite 0.1 */

	return l->nearest <= coverage_step(cv, t, l) + slack;
}

void
coverage_visit(const struct coverage *cv, const struct covered_rule *r,
               void (*visit)(enum sight, const struct covered_test *, const struct limit *, bool seen, void *self),
               void *self)
{
	visit(SEEN_FIRED, NULL, NULL, r->fired > 0, self);
	visit(SEEN_NOT_FIRED, NULL, NULL, r->not_fired > 0, self);
	if (r->can_open)
		visit(SEEN_OPEN, NULL, NULL, r->open > 0, self);
	if (r->unless != NULL && r->when != NULL)
		visit(SEEN_HELD_BACK, NULL, NULL, r->held_back > 0, self);
	for (unsigned i = 0; i < r->ntests; i++) {
		const struct covered_test *t = &cv->tests[r->tests[i]];

		visit(SEEN_YES, t, NULL, t->yes > 0, self);
		visit(SEEN_NO, t, NULL, t->no > 0, self);
		if (t->can_open)
			visit(SEEN_NOT_ASKED, t, NULL, t->open > 0, self);
		for (unsigned k = 0; k < t->nlimits; k++) {
			const struct limit *l = &t->limits[k];

			visit(SEEN_AT, t, l, l->met, self);
			visit(SEEN_BESIDE, t, l, coverage_beside(cv, t, l), self);
		}
	}
}
