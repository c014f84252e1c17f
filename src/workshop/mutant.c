/*
 * mutant.c -- every small change of a rule
 */
#include "workshop/mutant.h"

#include <math.h>
#include <stdlib.h>

#include "workshop/phrase.h"

/* The mutants of one rule in the making. */
struct making {
	struct mutants *all;
	const struct roster_rule *rule;
	size_t first;       /* of the rule's mutants */
	bool in_unless;     /* the condition walked through is "unless" */
};

/* Where a condition stands: part number "part" of "in", and so on up to the top. */
struct above {
	const struct cond *in;
	unsigned part;
	const struct above *up;
	bool turned;        /* below a no() that is not undone by another */
	bool maybe;         /* below a maybe() */
};

const char *
change_word(enum change change)
{
	static const char *const words[CHANGES] = {
		"limit", "dropped", "inverted", "unknown-as-no", "level-down", "level-up", "no-unless",
	};

	return words[change];
}

static void
add(struct making *mk, enum change change, const struct cond *when, const struct cond *unless, int level, const char *text)
{
	struct mutants *all = mk->all;
	const struct roster_rule *r = mk->rule;

	if (when == r->when && unless == r->unless && level == r->level)
		return;
	for (size_t i = mk->first; i < all->n; i++)
		if (all->list[i].when == when && all->list[i].unless == unless && all->list[i].level == level)
			return;
	if (all->n == all->room) {
		all->room = all->room == 0 ? 1024 : 2 * all->room;
		all->list = must_realloc(all->list, all->room, sizeof(*all->list));
	}
	all->list[all->n++] = (struct mutant){r, change, when, unless, level, text};
}

/* What a place that takes conditions gives when there are too many of them. */
static struct cond *
made(struct making *mk, struct cond *c)
{
	if (c == NULL && mk->all->set.conds.n >= MAX_CONDS)
		die("more changed conditions than %d: name a rule, or the beginning of some ids, with --only", MAX_CONDS);
	return c;
}

static struct cond *
join(struct making *mk, const struct cond *like, unsigned need, struct cond *const *parts, unsigned n)
{
	return made(mk, cond_join(&mk->all->set.conds, like->kind, need, parts, n, like->at));
}

/* The whole condition with "instead" (NULL: nothing) where "above" leads; NULL when the language has none such. */
static const struct cond *
rebuild(struct making *mk, const struct above *above, struct cond *instead)
{
	struct cond *parts[MAX_PARTS];

	if (above == NULL)
		return instead;
	for (;;) {
		const struct cond *in = above->in;
		unsigned n = 0;

		for (unsigned i = 0; i < in->nparts; i++) {
			if (i != above->part)
				parts[n++] = (struct cond *)(uintptr_t)in->parts[i];
			else if (instead != NULL)
				parts[n++] = instead;
		}
		instead = join(mk, in, in->need, parts, n);
		above = above->up;
		if (instead == NULL || above == NULL)
			return instead;
	}
}

static const char *
in_words(struct making *mk, const struct cond *c, const char *before, const char *after)
{
	struct text t = {0};
	const char *s;

	phrase_cond(&t, mk->all->right, c);
	s = arena_format(&mk->all->mem, "%s%.*s%s", before, (int)t.len, t.at, after);
	text_free(&t);
	return s;
}

/* Adds the mutant that has "instead" there. */
static void
change(struct making *mk, enum change kind, const struct above *above, struct cond *instead, const char *text)
{
	const struct cond *whole = rebuild(mk, above, instead);
	const struct roster_rule *r = mk->rule;

	if (whole == NULL)
		return;
	if (mk->in_unless)
		add(mk, kind, r->when, whole, r->level, arena_format(&mk->all->mem, "unless: %s", text));
	else
		add(mk, kind, whole, r->unless, r->level, text);
}

static void
change_to(struct making *mk, enum change kind, const struct above *above, const struct cond *was, struct cond *instead)
{
	const char *from = in_words(mk, was, "", " -> ");

	if (instead != NULL)
		change(mk, kind, above, instead, in_words(mk, instead, from, ""));
}

static bool
is_whole(double x)
{
	return fabs(x - round(x)) < 1e-6;
}

/* How many steps make 1: from the decimals that the thresholds of the quantity are written with. */
static double
steps_in_one(const struct ruleset *set, int quantity)
{
	const struct quantity *q = &set->quantities[quantity];
	double scale = 1;

	if (q->field >= 0 && set->vocab->fields[q->field].whole)
		return 1;
	for (unsigned i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];

		if (c->kind != COND_TEST || c->a != quantity)
			continue;
		if (c->test != TEST_OVER && c->test != TEST_FROM && c->test != TEST_BETWEEN)
			continue;
		while (scale < 1e6 && !(is_whole(c->x * scale) && is_whole(c->y * scale)))
			scale *= 10;
	}
	return scale;
}

static void
move_limit(struct making *mk, const struct above *above, const struct cond *c, double dx, double dy, double scale)
{
	struct cond moved = *c;

	/* By whole steps, so that 2.65 becomes the 2.66 that a record would say. */
	moved.x = (round(c->x * scale) + dx) / scale;
	moved.y = (round(c->y * scale) + dy) / scale;
	if (c->test == TEST_BETWEEN && moved.x > moved.y)
		return;
	change_to(mk, CHANGE_LIMIT, above, c, made(mk, cond_test(&mk->all->set.conds, &moved)));
}

static void
move_limits(struct making *mk, const struct above *above, const struct cond *c)
{
	struct cond other = *c;
	double scale;

	switch (c->test) {
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		scale = steps_in_one(mk->all->right, c->a);
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		scale = 1;
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		other.test = c->test == TEST_OVER_OTHER ? TEST_FROM_OTHER : TEST_OVER_OTHER;
		change_to(mk, CHANGE_LIMIT, above, c, made(mk, cond_test(&mk->all->set.conds, &other)));
		return;
	default:
		return;
	}
	move_limit(mk, above, c, 1, 0, scale);
	move_limit(mk, above, c, -1, 0, scale);
	if (c->test == TEST_BETWEEN) {
		move_limit(mk, above, c, 0, 1, scale);
		move_limit(mk, above, c, 0, -1, scale);
	}
}

static bool
is_core(const struct ruleset *set, const struct cond *c)
{
	if (c->test == TEST_YES || c->test == TEST_CHOICE)
		return set->vocab->fields[c->a].tier == TIER_CORE;
	return set->quantities[c->a].tier == TIER_CORE;
}

/*
 * The test and the knowledge of what it asks for: no where the question is
 * open.  For a rule that only looks whether something is certain that is the
 * same, unless a no() turns it round; only red flags also look at what could
 * still be, and there only at core questions.
 */
static void
read_as_no(struct making *mk, const struct above *above, const struct cond *c)
{
	struct conds *conds = &mk->all->set.conds;
	struct cond known = {.test = TEST_KNOWN, .a = c->a, .at = c->at}, *parts[3];
	bool pends = mk->rule->kind == ROSTER_REDFLAG && !mk->in_unless;
	bool turned = above != NULL && (above->turned || above->maybe);
	unsigned n = 0;

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		known.b = 1;
		break;
	default:
		return;
	}
	if (!turned && !(pends && is_core(mk->all->right, c)))
		return;
	parts[n++] = (struct cond *)(uintptr_t)c;
	parts[n++] = made(mk, cond_test(conds, &known));
	if (c->test == TEST_OVER_OTHER || c->test == TEST_FROM_OTHER) {
		known.a = c->b;
		parts[n++] = made(mk, cond_test(conds, &known));
	}
	change(mk, CHANGE_UNKNOWN, above, made(mk, cond_join(conds, COND_ALL, 0, parts, n, c->at)),
	       in_words(mk, c, "where it is open, read as a no: ", ""));
}

static struct cond *
opposite(struct making *mk, const struct cond *c)
{
	struct cond *part = (struct cond *)(uintptr_t)c;

	return made(mk, cond_join(&mk->all->set.conds, COND_NO, 0, &part, 1, c->at));
}

static void
move_need(struct making *mk, const struct above *above, const struct cond *c, unsigned need)
{
	const char *of = in_words(mk, c->parts[0], "", ", ...");

	if (need >= 1 && need <= c->nparts)
		change(mk, CHANGE_LIMIT, above, join(mk, c, need, (struct cond *const *)(uintptr_t)c->parts, c->nparts),
		       arena_format(&mk->all->mem, "at least %u -> at least %u of: %s", c->need, need, of));
}

/* All changes in the condition, which stands where "above" leads. */
static void
walk(struct making *mk, const struct above *above, const struct cond *c)
{
	struct above here = {.in = c, .up = above};

	here.turned = (above != NULL && above->turned) != (c->kind == COND_NO);
	here.maybe = (above != NULL && above->maybe) || c->kind == COND_MAYBE;
	if (c->kind == COND_TEST) {
		move_limits(mk, above, c);
		if (above == NULL || above->in->kind != COND_NO)
			change_to(mk, CHANGE_INVERTED, above, c, opposite(mk, c));
		read_as_no(mk, above, c);
		return;
	}
	if (c->kind == COND_NO && c->parts[0]->kind == COND_TEST)
		change_to(mk, CHANGE_INVERTED, above, c, (struct cond *)(uintptr_t)c->parts[0]);
	if (c->kind == COND_AT_LEAST) {
		move_need(mk, above, c, c->need - 1);
		move_need(mk, above, c, c->need + 1);
	}
	for (here.part = 0; here.part < c->nparts; here.part++) {
		if (c->nparts > 1)
			change(mk, CHANGE_DROPPED, &here, NULL, in_words(mk, c->parts[here.part], "without: ", ""));
		walk(mk, &here, c->parts[here.part]);
	}
}

static void
move_level(struct making *mk, enum change kind, int level)
{
	const struct roster_rule *r = mk->rule;
	const struct level *levels = mk->all->right->levels;

	/* The lowest level is what remains when nothing fires: no rule has it. */
	if (level < 1 || level >= (int)mk->all->right->nlevels)
		return;
	add(mk, kind, r->when, r->unless, level,
	    arena_format(&mk->all->mem, "level %s -> %s", levels[r->level].is.id.text.at, levels[level].is.id.text.at));
}

static void
change_rule(struct making *mk)
{
	const struct roster_rule *r = mk->rule;

	if (r->level > 0) {
		move_level(mk, CHANGE_LEVEL_DOWN, r->level - 1);
		move_level(mk, CHANGE_LEVEL_UP, r->level + 1);
	}
	if (r->unless != NULL)
		add(mk, CHANGE_NO_UNLESS, r->when, NULL, r->level, in_words(mk, r->unless, "without unless: ", ""));
	mk->in_unless = false;
	if (r->when != NULL)
		walk(mk, NULL, r->when);
	mk->in_unless = true;
	if (r->unless != NULL)
		walk(mk, NULL, r->unless);
}

/* What is pending is only worked out for the conditions of red flags: so each changed one is that of a red flag more. */
static void
add_redflags(struct mutants *all)
{
	const struct ruleset *right = all->right;
	struct rule *rules = arena_take(&all->mem, (right->nredflags + all->n + 1) * sizeof(*rules));
	unsigned n = right->nredflags;

	if (n > 0)
		memcpy(rules, right->redflags, n * sizeof(*rules));
	for (size_t i = 0; i < all->n; i++)
		if (all->list[i].rule->kind == ROSTER_REDFLAG)
			rules[n++].when = all->list[i].when;
	all->set.redflags = rules;
	all->set.nredflags = n;
}

void
mutants_make(struct mutants *all, const struct ruleset *right, const struct roster *roster, const bool *chosen)
{
	*all = (struct mutants){.right = right, .set = *right};
	all->set.conds = conds_copy(&right->conds, &all->mem);
	for (size_t i = 0; i < roster->n; i++) {
		struct making mk = {.all = all, .rule = &roster->rules[i], .first = all->n};

		if (mk.rule->kind != ROSTER_CLUSTER && (chosen == NULL || chosen[i]))
			change_rule(&mk);
	}
	add_redflags(all);
}

void
mutants_free(struct mutants *all)
{
	conds_free(&all->set.conds);
	free(all->list);
	arena_free(&all->mem);
}
