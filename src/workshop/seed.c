/*
 * seed.c -- records near a rule, to begin from when one is looked for
 */
#include "workshop/seed.h"

#include <stdlib.h>

#include "asking/line.h"
#include "record/cohort.h"
#include "record/lines.h"

enum {
	MAX_FIRING = 12,     /* short records in which the rule fires */
	MAX_NEAR = 64,       /* cases taken whole, of each kind */
	MAX_PAIRED = 4,      /* those of them in which two answers are changed */
	MAX_CALM = 24,       /* calm cases in which the rule is made to fire ... */
	MAX_EXCLUDED = 8,    /* ... and in the first of them other red flags are excluded, one after the other */
	MAX_SEEDS = MAX_FIRING * (1 + MAX_CALM + MAX_EXCLUDED) + MAX_EXCLUDED + 2 * MAX_NEAR,
	RANDOM_LINES = 8192,
};

/* The fields that bear on the condition, also by way of patterns, classes and other rules. */
static void
fields_behind(const struct ruleset *set, const struct cond *c, bool *fields)
{
	if (c == NULL)
		return;
	for (unsigned i = 0; i < c->nparts; i++)
		fields_behind(set, c->parts[i], fields);
	if (c->kind != COND_TEST)
		return;
	space_fields(set, c, fields);
	switch (c->test) {
	case TEST_CONFLICT:
		fields_behind(set, set->conflicts[c->a].when, fields);
		break;
	case TEST_FIRED:
		for (const int *r = set->fired[c->a].rules; *r >= 0; r++) {
			fields_behind(set, set->redflags[*r].when, fields);
			fields_behind(set, set->redflags[*r].unless, fields);
		}
		break;
	case TEST_CLASS:
		for (unsigned i = 0; i < set->classes[c->a].nrows; i++)
			fields_behind(set, set->classes[c->a].rows[i].when, fields);
		break;
	case TEST_PATTERN:
		fields_behind(set, set->patterns[c->a].when, fields);
		fields_behind(set, set->patterns[c->a].unless, fields);
		break;
	case TEST_TRIAGED:
		fields_behind(set, set->triage[c->a].when, fields);
		fields_behind(set, set->triage[c->a].unless, fields);
		break;
	default:
		break;
	}
}

static int
shorter_first(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	if (x->len != y->len)
		return x->len < y->len ? -1 : 1;
	return memcmp(x->at, y->at, x->len);
}

/* Some rule tells "not sure" from an open question. */
static bool
asks_dk(const struct ruleset *set, int field)
{
	for (unsigned i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];

		if (c->kind == COND_TEST && c->test == TEST_DK && c->a == field)
			return true;
	}
	return false;
}

static void
find_spaces(struct seeds *s)
{
	const struct ruleset *set = &s->all->set;
	size_t nfields = set->vocab->nfields;
	bool *fields = arena_take(&s->mem, nfields + 1);

	fields_behind(set, s->rule->when, fields);
	fields_behind(set, s->rule->unless, fields);
	s->spaces = arena_take(&s->mem, (nfields + 1) * sizeof(*s->spaces));
	for (size_t i = 0; i < nfields; i++) {
		struct space space;
		struct span *answers;

		if (!fields[i])
			continue;
		space = space_of(set, (int)i, &s->mem);
		answers = arena_take(&s->mem, (space.n + 1) * sizeof(*answers));
		if (space.n > 0)
			memcpy(answers, space.answers, space.n * sizeof(*answers));
		/* Of the numbers in a gap the plainest is tried first: 51 before 50.1. */
		if (set->vocab->fields[i].type == FIELD_NUMBER)
			qsort(answers, space.n, sizeof(*answers), shorter_first);
		if (asks_dk(set, (int)i))
			answers[space.n++] = SPAN("dk");
		space.answers = answers;
		s->spaces[s->nspaces++] = space;
	}
}

void
seed_write(const struct seeds *s, struct text *t, const struct seed *b)
{
	const struct vocab *vocab = s->all->set.vocab;

	text_add(t, b->rest.at, b->rest.len);
	for (size_t i = 0; i < s->nspaces; i++)
		if (b->values[i].len > 0)
			line_add(t, vocab->fields[s->spaces[i].field].label, b->values[i]);
	text_char(t, '\n');
}

struct span
seed_answer(const struct space *space, size_t o)
{
	return o == 0 ? SPAN("") : space->answers[o - 1];
}

/* The lines for which the rule fires, and is open, by number. */
struct firing {
	struct seeds *of;
	size_t next, room;
	bool *fires, *open;
	unsigned char *calm;  /* 0: something is open; else its rank and 1 */
};

static void
see_firing(struct batch *b, void *self)
{
	struct firing *f = self;
	struct judgement *j = f->of->judgement;
	lanes fires, open;

	judgement_judge(j, b, STAGE_TRIAGE);
	fires = roster_fired(j, f->of->rule);
	open = f->of->rule->kind == ROSTER_REDFLAG ? j->pending[f->of->rule->number] : roster_open(j, f->of->rule);
	for (size_t i = 0; i < b->n && f->next < f->room; i++, f->next++) {
		f->fires[f->next] = fires >> i & 1;
		f->open[f->next] = open >> i & 1;
		f->calm[f->next] = (j->sheet->incomplete | j->provisional) >> i & 1 ? 0 : (unsigned char)(level_of(j, i) + 1);
	}
}

static struct firing
see(struct seeds *s, struct span lines, size_t n)
{
	struct firing f = {.of = s, .room = n};

	f.fires = must_realloc(NULL, 3 * n + 1, 1);
	memset(f.fires, 0, 3 * n + 1);
	f.open = f.fires + n;
	f.calm = (unsigned char *)(f.open + n);
	if (n > 0)
		cohort_read_text(s->all->set.vocab, "telltales", lines, see_firing, &f);
	return f;
}

/* Leaves out every answer without which the rule fires as well. */
static void
shorten(struct seeds *s, struct seed *b)
{
	struct text t = {0};

	for (;;) {
		size_t *without = must_realloc(NULL, s->nspaces + 1, sizeof(*without)), n = 0, i = 0;
		struct firing f;

		t.len = 0;
		for (size_t k = 0; k < s->nspaces; k++) {
			struct span was = b->values[k];
			size_t before = t.len;

			if (was.len == 0)
				continue;
			b->values[k] = SPAN("");
			seed_write(s, &t, b);
			b->values[k] = was;
			if (t.len - before > 1)
				without[n++] = k;
			else
				t.len = before;
		}
		f = see(s, (struct span){t.at, t.len}, n);
		while (i < n && !f.fires[i])
			i++;
		if (i < n)
			b->values[without[i]] = SPAN("");
		free(f.fires);
		free(without);
		if (i == n)
			break;
	}
	text_free(&t);
}

static struct seed
seed_new(struct seeds *s)
{
	struct seed b = {SPAN(""), arena_take(&s->mem, (s->nspaces + 1) * sizeof(*b.values)), true};

	for (size_t i = 0; i < s->nspaces; i++)
		b.values[i] = SPAN("");
	return b;
}

/* Adds the seed unless there is one like it. */
static void
add(struct seeds *s, struct seed b)
{
	for (size_t k = 0; k < s->n; k++) {
		size_t i = 0;

		while (i < s->nspaces && span_is(s->list[k].values[i], b.values[i]))
			i++;
		if (i == s->nspaces && span_is(s->list[k].rest, b.rest))
			return;
	}
	s->list[s->n++] = b;
}

/* Takes the first field off the line: what its label means, and its value.  False: there is none left. */
static bool
next_field(struct seeds *s, struct span *line, struct label *means, struct span *value)
{
	const char *end = line->at + line->len, *stop, *colon;
	struct span label;

	if (line->len == 0)
		return false;
	stop = memchr(line->at, '\t', line->len);
	if (stop == NULL)
		stop = end;
	colon = memchr(line->at, ':', (size_t)(stop - line->at));
	if (colon == NULL)
		colon = stop;
	label = label_copy(&s->mem, (struct span){line->at, (size_t)(colon - line->at)});
	*means = vocab_find(s->all->set.vocab, label.at, label.len);
	*value = colon == stop ? SPAN("") : ltsv_unescape(&s->mem, (struct span){colon + 1, (size_t)(stop - colon - 1)});
	*line = stop == end ? SPAN("") : (struct span){stop + 1, (size_t)(end - stop - 1)};
	return true;
}

/* The answers in the line, which must stay, to the fields the rule reads; with "whole", the others, too. */
static struct seed
seed_of(struct seeds *s, struct span line, bool whole)
{
	const struct vocab *vocab = s->all->set.vocab;
	struct seed b = seed_new(s);
	struct text rest = {0};
	struct label means;
	struct span value;

	while (next_field(s, &line, &means, &value)) {
		size_t i = 0;

		while (i < s->nspaces && (means.kind != LABEL_FIELD || s->spaces[i].field != means.index))
			i++;
		if (i < s->nspaces)
			b.values[i] = value;
		else if (whole && means.kind == LABEL_FIELD && vocab->fields[means.index].type != FIELD_TEXT)
			line_add(&rest, vocab->fields[means.index].label, value);
	}
	b.rest = (struct span){arena_copy(&s->mem, rest.at, rest.len), rest.len};
	text_free(&rest);
	return b;
}

static size_t
roll(struct seeds *s, size_t below)
{
	s->random ^= s->random << 13;
	s->random ^= s->random >> 7;
	s->random ^= s->random << 17;
	return (size_t)(s->random % below);
}

/* Where no case makes the rule fire: answers at random, in an order that is the same each time. */
static void
add_random(struct seeds *s)
{
	struct seed *some = arena_take(&s->mem, RANDOM_LINES * sizeof(*some));
	struct text t = {0};
	struct firing f;

	for (size_t k = 0; k < RANDOM_LINES; k++) {
		some[k] = seed_new(s);
		for (size_t i = 0; i < s->nspaces; i++)
			some[k].values[i] = seed_answer(&s->spaces[i], roll(s, 2 * s->spaces[i].n + 1) / 2);
		text_add(&t, "id:x", 4);
		seed_write(s, &t, &some[k]);
	}
	f = see(s, (struct span){t.at, t.len}, RANDOM_LINES);
	for (size_t k = 0; k < RANDOM_LINES && s->n < MAX_FIRING / 2; k++)
		if (f.fires[k]) {
			shorten(s, &some[k]);
			add(s, some[k]);
		}
	free(f.fires);
	text_free(&t);
}

static void
add_whole(struct seeds *s, size_t number, bool paired)
{
	struct seed b = seed_of(s, s->cases->list[number].line, true);

	b.paired = paired;
	add(s, b);
}

/* The line with what makes the rule fire in each of the first n seeds, which are short. */
static void
add_firing(struct seeds *s, struct span line, size_t n, size_t paired)
{
	for (size_t i = 0; i < n; i++) {
		struct seed b = seed_of(s, line, true);

		for (size_t k = 0; k < s->nspaces; k++)
			if (s->list[i].values[k].len > 0)
				b.values[k] = s->list[i].values[k];
		b.paired = i < paired;
		add(s, b);
	}
}

/* By red flag: the first case in which its exclusion is certain, and 1; or 0. */
struct excluded {
	struct seeds *of;
	size_t next, *cases;
};

static void
see_excluded(struct batch *b, void *self)
{
	struct excluded *e = self;
	struct judgement *j = e->of->judgement;

	judgement_judge(j, b, STAGE_REDFLAG);
	for (unsigned i = 0; i < j->set->nredflags; i++) {
		lanes w = sheet_yes(j->sheet, j->set->redflags[i].unless) & j->sheet->live;

		if (w != 0 && e->cases[i] == 0)
			e->cases[i] = e->next + lane_first(w) + 1;
	}
	e->next += b->n;
}

static bool
reads_one_of(const struct seeds *s, const bool *fields)
{
	for (size_t i = 0; i < s->nspaces; i++)
		if (fields[s->spaces[i].field])
			return true;
	return false;
}

/* The line with those of the fields taken out, and what the other line says to them put in. */
static void
overlay(struct seeds *s, struct text *t, struct span line, struct span over, const bool *fields)
{
	const struct vocab *vocab = s->all->set.vocab;

	for (int from_over = 0; from_over < 2; from_over++) {
		struct span left = from_over ? over : line, value;
		struct label means;

		while (next_field(s, &left, &means, &value))
			if (means.kind == LABEL_FIELD && fields[means.index] == (bool)from_over)
				line_add(t, vocab->fields[means.index].label, value);
	}
}

/*
 * What another red flag asks as well pends for it, too, and hides the mutant,
 * unless that one is excluded.  So the line with such exclusions.
 */
static void
add_excluded(struct seeds *s, struct span line, size_t firing)
{
	const struct ruleset *set = s->all->right;
	struct excluded e = {.of = s, .cases = arena_take(&s->mem, (set->nredflags + 1) * sizeof(size_t))};
	bool *fields = arena_take(&s->mem, set->vocab->nfields + 1);
	struct text t = {0};
	struct span with;
	size_t n = 0;

	cohort_read_text(set->vocab, "cases", (struct span){s->cases->lines.at, s->cases->lines.len}, see_excluded, &e);
	for (unsigned i = 0; i < set->nredflags && n < MAX_EXCLUDED; i++) {
		memset(fields, 0, set->vocab->nfields);
		space_fields(set, set->redflags[i].when, fields);
		if (e.cases[i] == 0 || !reads_one_of(s, fields))
			continue;
		memset(fields, 0, set->vocab->nfields);
		space_fields(set, set->redflags[i].unless, fields);
		t.len = 0;
		overlay(s, &t, line, s->cases->list[e.cases[i] - 1].line, fields);
		with = (struct span){arena_copy(&s->mem, t.at, t.len), t.len};
		add(s, seed_of(s, with, true));
		add_firing(s, with, firing, 0);
		n++;
	}
	text_free(&t);
}

static void
find_all(struct seeds *s)
{
	const struct cases *cases = s->cases;
	struct firing f = see(s, (struct span){cases->lines.at, cases->lines.len}, cases->n), alone;
	size_t near = 0, calm = 0, firing;

	s->list = arena_take(&s->mem, MAX_SEEDS * sizeof(*s->list));
	add(s, seed_new(s));
	for (size_t i = 0; i < cases->n && s->n < MAX_FIRING; i++) {
		struct seed b;
		struct text t = {0};

		if (!f.fires[i])
			continue;
		b = seed_of(s, cases->list[i].line, false);
		seed_write(s, &t, &b);
		alone = see(s, (struct span){t.at, t.len}, 1);
		if (alone.fires[0]) {
			shorten(s, &b);
			add(s, b);
		}
		free(alone.fires);
		text_free(&t);
	}
	if (s->n < 2)
		add_random(s);
	firing = s->n;
	for (size_t i = 0; i < cases->n && calm < MAX_CALM; i++)
		if (f.calm[i] == 1 && !f.fires[i]) {
			add_firing(s, cases->list[i].line, firing, calm == 0 ? MAX_PAIRED : 0);
			if (s->rule->kind == ROSTER_REDFLAG && calm == 0)
				add_excluded(s, cases->list[i].line, firing);
			calm++;
		}
	/* Complete cases, the calmest first: what is opened in them is the only thing that pends. */
	for (unsigned rank = 1; rank <= s->all->set.nlevels; rank++)
		for (size_t i = 0; i < cases->n && near < MAX_NEAR; i++)
			if (f.calm[i] == rank && !f.fires[i])
				add_whole(s, i, near++ < MAX_PAIRED);
	for (size_t i = near = 0; i < cases->n && near < MAX_NEAR; i++)
		if (f.open[i] && !f.fires[i])
			add_whole(s, i, near++ < MAX_PAIRED);
	free(f.fires);
}

void
seeds_find(struct seeds *s, const struct mutants *all, const struct roster_rule *rule, const struct cases *cases,
           struct judgement *judgement)
{
	*s = (struct seeds){.all = all, .rule = rule, .cases = cases, .judgement = judgement};
	s->random = UINT64_C(88172645463325252);
	find_spaces(s);
	find_all(s);
}

void
seeds_free(struct seeds *s)
{
	arena_free(&s->mem);
}
