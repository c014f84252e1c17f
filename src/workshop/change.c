/*
 * change.c -- which change of one answer would have given a record another level
 */
#include "workshop/change.h"

#include <math.h>
#include <stdlib.h>

#include "asking/line.h"
#include "asking/space.h"
#include "record/cohort.h"
#include "record/lines.h"
#include "workshop/shortfall.h"
#include "workshop/tree.h"

enum { ENOUGH_FIELDS = 12 };  /* of a calm record every other answer raises the level: so many are tried, the worst first */

/* A copy of a record with one answer changed. */
struct trial {
	unsigned lane;
	int field;
	struct span to;
	double far;
};

struct change_search {
	const struct ruleset *set;
	const struct roster *roster;
	struct judgement judgement;  /* of the copies */
	struct arena mem;
	struct arena words;          /* answers that were made for the batch at hand */
	struct space *spaces;        /* by field; made when first asked for */
	bool *has_space;
	bool **reads;                /* by rule: the fields it reads, also by way of earlier results; likewise */
	bool *all;                   /* the fields that any rule with a level reads */
	bool *wanted, *tried;        /* by field: of the record looked at, and, by record, those tried already */
	struct changes found[BATCH_SIZE];
	int level[BATCH_SIZE];       /* of the records themselves */
	struct trial *trials;
	size_t ntrials, room, next;
	struct text lines;           /* the copies, a line each */
};

struct change_search *
change_search_new(const struct ruleset *set, const struct roster *roster, const long *as_of)
{
	struct change_search *c = must_realloc(NULL, 1, sizeof(*c));
	size_t nfields = set->vocab->nfields;

	*c = (struct change_search){.set = set, .roster = roster};
	judgement_init(&c->judgement, set, as_of);
	c->spaces = arena_take(&c->mem, (nfields + 1) * sizeof(*c->spaces));
	c->has_space = arena_take(&c->mem, nfields + 1);
	c->reads = arena_take(&c->mem, (roster->n + 1) * sizeof(*c->reads));
	c->wanted = arena_take(&c->mem, nfields + 1);
	c->tried = arena_take(&c->mem, (nfields + 1) * BATCH_SIZE);
	return c;
}

void
change_search_free(struct change_search *c)
{
	judgement_free(&c->judgement);
	arena_free(&c->mem);
	arena_free(&c->words);
	text_free(&c->lines);
	free(c->trials);
	free(c);
}

bool
change_decides(const struct subject *s, const struct roster_rule *rule)
{
	return rule->level > 0 && rule->level == subject_level(s) && roster_fired(s->judgement, rule) >> s->lane & 1;
}

static void add_fields(const struct ruleset *, const struct cond *, bool *fields);

static void
add_score_fields(const struct ruleset *set, const struct score *score, bool *fields)
{
	for (unsigned i = 0; i < score->nitems; i++)
		add_fields(set, score->items[i].when, fields);
}

/* The fields that an earlier result was made of. */
static void
add_result_fields(const struct ruleset *set, const struct cond *c, bool *fields)
{
	switch (c->test) {
	case TEST_FIRED:
		for (const int *rule = set->fired[c->a].rules; *rule >= 0; rule++) {
			add_fields(set, set->redflags[*rule].when, fields);
			add_fields(set, set->redflags[*rule].unless, fields);
		}
		break;
	case TEST_CLASS:
		for (unsigned k = 0; k < set->classes[c->a].nrows; k++)
			add_fields(set, set->classes[c->a].rows[k].when, fields);
		break;
	case TEST_PATTERN:
		add_fields(set, set->patterns[c->a].when, fields);
		add_fields(set, set->patterns[c->a].unless, fields);
		break;
	case TEST_LIKELY:
		add_fields(set, set->candidates[c->a].always, fields);
		add_fields(set, set->candidates[c->a].never, fields);
		add_score_fields(set, &set->candidates[c->a].score, fields);
		break;
	case TEST_TRIAGED:
		add_fields(set, set->triage[c->a].when, fields);
		add_fields(set, set->triage[c->a].unless, fields);
		break;
	case TEST_CONFLICT:
		add_fields(set, set->conflicts[c->a].when, fields);
		break;
	case TEST_CONFLICTED:
		for (unsigned i = 0; i < set->nconflicts; i++)
			add_fields(set, set->conflicts[i].when, fields);
		break;
	default:
		break;
	}
}

/* The fields that the condition reads, also by way of earlier results. */
static void
add_fields(const struct ruleset *set, const struct cond *c, bool *fields)
{
	if (c == NULL)
		return;
	if (c->kind == COND_TEST) {
		space_fields(set, c, fields);
		add_result_fields(set, c, fields);
		return;
	}
	for (unsigned i = 0; i < c->nparts; i++)
		add_fields(set, c->parts[i], fields);
}

static const bool *
reads_of(struct change_search *c, const struct roster_rule *rule)
{
	bool **reads = &c->reads[rule - c->roster->rules];

	if (*reads == NULL) {
		*reads = arena_take(&c->mem, c->set->vocab->nfields + 1);
		add_fields(c->set, rule->when, *reads);
		add_fields(c->set, rule->unless, *reads);
	}
	return *reads;
}

/* What any rule with a level reads, and what may make an answer doubtful or not apply. */
static const bool *
all_reads(struct change_search *c)
{
	if (c->all != NULL)
		return c->all;
	c->all = arena_take(&c->mem, c->set->vocab->nfields + 1);
	for (size_t i = 0; i < c->roster->n; i++) {
		const struct roster_rule *rule = &c->roster->rules[i];

		if (rule->level >= 0) {
			add_fields(c->set, rule->when, c->all);
			add_fields(c->set, rule->unless, c->all);
		}
	}
	for (unsigned i = 0; i < c->set->nconflicts; i++)
		add_fields(c->set, c->set->conflicts[i].when, c->all);
	for (unsigned i = 0; i < c->set->ninapplicable; i++)
		add_fields(c->set, c->set->inapplicable[i].when, c->all);
	return c->all;
}

static const struct space *
space_for(struct change_search *c, int field)
{
	if (!c->has_space[field]) {
		c->spaces[field] = space_of(c->set, field, &c->mem);
		c->has_space[field] = true;
	}
	return &c->spaces[field];
}

/* The copy: the changed answer first, then all other answers; what is no answer to a question is left out. */
static void
add_copy(struct change_search *c, const struct subject *s, int field, struct span to)
{
	struct batch *b = s->batch;
	const struct record *r = &b->record[s->lane];

	line_add(&c->lines, c->set->vocab->fields[field].label, to);
	for (const struct field *f = b->fields + r->first; f < b->fields + r->first + r->count; f++) {
		struct span value;

		if (f->means.kind != LABEL_FIELD || f->means.index == field || f->form == VALUE_NESTED)
			continue;
		value = batch_value(b, f);
		if (f->form == VALUE_BARE && span_is(value, SPAN("null")))
			continue;
		/* line_add() escapes again. */
		if (b->format == FORMAT_LTSV || b->format == FORMAT_TSV)
			value = ltsv_unescape(&b->mem, value);
		line_add(&c->lines, c->set->vocab->fields[f->means.index].label, value);
	}
	text_char(&c->lines, '\n');
}

static void
add_trial(struct change_search *c, const struct subject *s, int field, struct span to, double far)
{
	if (c->ntrials == c->room) {
		c->room = c->room == 0 ? 1024 : 2 * c->room;
		c->trials = must_realloc(c->trials, c->room, sizeof(*c->trials));
	}
	c->trials[c->ntrials++] = (struct trial){s->lane, field, to, far};
	add_copy(c, s, field, to);
}

/*
 * Number i of the answers; where the record has a whole one, and one stands
 * between the same two neighbours, that one: "17 instead of 72" says more to
 * people than 17.9.
 */
static void
add_number_trial(struct change_search *c, const struct subject *s, const struct space *space, size_t i, double from)
{
	double x = from, whole, beyond = from;
	bool lower;

	number_read(space->answers[i], &x);
	lower = x < from;
	whole = lower ? floor(x) : ceil(x);
	if (lower && i > 0)
		number_read(space->answers[i - 1], &beyond);
	else if (!lower && i + 1 < space->n)
		number_read(space->answers[i + 1], &beyond);
	if (from == floor(from) && whole != x && (lower ? whole > beyond : whole < beyond))
		add_trial(c, s, space->field, span_of(arena_format(&c->words, "%.10g", whole)), fabs(whole - from));
	else
		add_trial(c, s, space->field, space->answers[i], fabs(x - from));
}

/* Copies with every other answer to the field. */
static void
try_field(struct change_search *c, const struct subject *s, int field)
{
	const struct space *space = space_for(c, field);
	bool *tried = &c->tried[s->lane * c->set->vocab->nfields + (size_t)field];
	struct text own = {0};
	double from = 0;

	if (*tried)
		return;
	*tried = true;
	if (given_answer(&own, s, field)) {
		bool number = number_read((struct span){own.at, own.len}, &from);

		if (!space->exact)
			c->found[s->lane].sampled = true;
		for (size_t i = 0; i < space->n; i++) {
			if (span_is(space->answers[i], (struct span){own.at, own.len}))
				continue;
			if (number)
				add_number_trial(c, s, space, i, from);
			else
				add_trial(c, s, field, space->answers[i], 0);
		}
	}
	text_free(&own);
}

static bool
is_whole(struct span number)
{
	return memchr(number.at, '.', number.len) == NULL;
}

/* Of one field and level only the nearest answer is kept; a whole number rather than one with a fraction beside it. */
static void
add_found(struct changes *found, const struct trial *t, int level)
{
	for (unsigned i = 0; i < found->n; i++) {
		struct change *is = &found->list[i];
		int slack = is_whole(is->to) - is_whole(t->to);

		if (is->field != t->field || is->level != level)
			continue;
		if (t->far < is->far - slack)
			*is = (struct change){t->field, t->to, level, t->far};
		return;
	}
	if (found->n == MAX_CHANGES)
		found->more++;
	else
		found->list[found->n++] = (struct change){t->field, t->to, level, t->far};
}

static void
judge_copies(struct batch *b, void *self)
{
	struct change_search *c = self;

	judgement_judge(&c->judgement, b, STAGE_TRIAGE);
	for (size_t i = 0; i < b->n && c->next < c->ntrials; i++) {
		const struct trial *t = &c->trials[c->next++];
		int level = level_of(&c->judgement, i);

		/* A copy that cannot be read has no level. */
		if (!(c->judgement.sheet->live >> i & 1))
			c->found[t->lane].sampled = true;
		else if (level != c->level[t->lane])
			add_found(&c->found[t->lane], t, level);
	}
}

static void
run_trials(struct change_search *c)
{
	c->next = 0;
	if (c->ntrials > 0)
		cohort_read_text(c->set->vocab, "changed copies", (struct span){c->lines.at, c->lines.len}, judge_copies, c);
	c->ntrials = 0;
	c->lines.len = 0;
}

/* Tries the wanted fields in their order, and wants none any more. */
static void
try_wanted(struct change_search *c, const struct subject *s)
{
	for (size_t i = 0; i < c->set->vocab->nfields; i++) {
		if (c->wanted[i])
			try_field(c, s, (int)i);
		c->wanted[i] = false;
	}
}

/* The answers that made the deciding rules fire; then what else those rules read. */
static void
try_deciders(struct change_search *c, const struct subject *s)
{
	const struct cond *tests[MAX_PARTS];

	for (size_t i = 0; i < c->roster->n; i++) {
		const struct roster_rule *rule = &c->roster->rules[i];
		unsigned n;

		if (!change_decides(s, rule))
			continue;
		n = tree_reasons(s, rule->when, true, tests, MAX_PARTS);
		for (unsigned k = 0; k < n && k < MAX_PARTS; k++)
			add_fields(c->set, tests[k], c->wanted);
		try_wanted(c, s);
		add_fields(c->set, rule->unless, c->wanted);
		try_wanted(c, s);
	}
}

/* The answers that keep a rule of a higher level from firing all by themselves, the highest level first. */
static void
try_near(struct change_search *c, const struct subject *s)
{
	unsigned nfields = 0;

	for (int rank = (int)c->set->nlevels - 1; rank > c->level[s->lane]; rank--)
		for (size_t i = 0; i < c->roster->n && nfields < ENOUGH_FIELDS; i++) {
			const struct roster_rule *rule = &c->roster->rules[i];
			const bool *reads;

			if (rule->level != rank || shortfall(s, rule) != LACK_CHANGED)
				continue;
			reads = reads_of(c, rule);
			for (size_t f = 0; f < c->set->vocab->nfields && nfields < ENOUGH_FIELDS; f++)
				if (reads[f] && !c->tried[s->lane * c->set->vocab->nfields + f]) {
					size_t before = c->ntrials;

					try_field(c, s, (int)f);
					nfields += c->ntrials > before;
				}
		}
}

static void
try_all(struct change_search *c, const struct subject *s)
{
	const bool *all = all_reads(c);

	for (size_t f = 0; f < c->set->vocab->nfields; f++)
		if (all[f])
			try_field(c, s, (int)f);
}

void
change_search(struct change_search *c, const struct judgement *j, struct batch *b)
{
	void (*const rounds[])(struct change_search *, const struct subject *) = {try_deciders, try_near, try_all};
	struct subject s = {j, b, 0};

	arena_reset(&c->words);
	memset(c->tried, 0, c->set->vocab->nfields * BATCH_SIZE);
	for (size_t i = 0; i < BATCH_SIZE; i++) {
		c->found[i] = (struct changes){0};
		c->level[i] = i < b->n ? level_of(j, i) : 0;
	}
	for (size_t k = 0; k < sizeof(rounds) / sizeof(rounds[0]); k++) {
		for (FOR_LANES(s.lane, j->sheet->live))
			if (c->found[s.lane].n == 0)
				rounds[k](c, &s);
		run_trials(c);
	}
}

const struct changes *
changes_of(const struct change_search *c, unsigned lane)
{
	return &c->found[lane];
}
