/*
 * directions.c -- which way a question pulls in a rule: for it, against it, or both
 */
#include <stdlib.h>

#include "workshop/doubts.h"
#include "workshop/sample.h"

enum { ALL_AT_MOST = 1 << 17, SOME = 4096 };

static void
walk(const struct cond *c, bool against, bool *up, bool *down)
{
	if (c == NULL)
		return;
	for (unsigned i = 0; i < c->nparts; i++)
		walk(c->parts[i], against != (c->kind == COND_NO), up, down);
	if (c->kind == COND_TEST && c->test == TEST_YES)
		(against ? down : up)[c->a] = true;
}

void
directions(const struct cond *c, bool *up, bool *down)
{
	walk(c, false, up, down);
}

/* The labels of the marked questions of kind symptom or risk, parted by commas. */
static void
feared(struct text *t, const struct ruleset *set, const bool *marked)
{
	t->len = 0;
	for (size_t i = 0; i < set->vocab->nfields; i++) {
		const struct field_def *f = &set->vocab->fields[i];

		if (!marked[i] || (f->kind != KIND_SYMPTOM && f->kind != KIND_RISK))
			continue;
		text_format(t, "%s%.*s", t->len > 0 ? ", " : "", (int)f->label.len, f->label.at);
	}
}

void
doubt_directions(struct survey *s)
{
	size_t n = s->set->vocab->nfields + 1;
	bool *up = must_realloc(NULL, n, sizeof(*up)), *down = must_realloc(NULL, n, sizeof(*down));
	struct text names = {0};

	for (size_t i = 0; i < s->roster.n; i++) {
		const struct roster_rule *r = &s->roster.rules[i];

		if (!sets_level(r))
			continue;
		memset(up, 0, n * sizeof(*up));
		memset(down, 0, n * sizeof(*down));
		directions(r->when, up, down);
		feared(&names, s->set, down);
		if (names.len > 0)
			finding_add(s->findings, "D40", place_of_key(s->set, r->word, r->is, "when"), r->word, r->is->id.text,
			            "a no makes it fire: %.*s; where nobody asked, it stays silent; write what calms under unless",
			            (int)names.len, names.at);
		memset(up, 0, n * sizeof(*up));
		memset(down, 0, n * sizeof(*down));
		directions(r->unless, up, down);
		feared(&names, s->set, up);
		if (names.len > 0)
			finding_add(s->findings, "D42", place_of_key(s->set, r->word, r->is, "unless"), r->word, r->is->id.text,
			            "a yes holds it back: %.*s; a symptom or risk never calms; is a no meant?", (int)names.len, names.at);
	}
	text_free(&names);
	free(up);
	free(down);
}

/* What the condition of a rule was found to be, record by record. */
struct pairs {
	const struct cond *when;
	struct text seen;  /* 'y', 'n' or '?' */
};

static void
note(struct sample *t, size_t n, void *self)
{
	struct pairs *p = self;
	lanes yes = sheet_yes(t->judgement.sheet, p->when), no = sheet_no(t->judgement.sheet, p->when);

	for (size_t i = 0; i < n; i++)
		text_char(&p->seen, yes >> i & 1 ? 'y' : no >> i & 1 ? 'n' : '?');
}

/* The test reads the field alone: for it (1), against it (2), or both; 0 when it does not read it. */
static unsigned
pulls(const struct ruleset *set, const struct cond *c, int field, bool against)
{
	unsigned both = 0;

	for (unsigned i = 0; i < c->nparts; i++)
		both |= pulls(set, c->parts[i], field, against != (c->kind == COND_NO));
	if (c->kind != COND_TEST)
		return both;
	switch (c->test) {
	case TEST_YES:
		return c->a != field ? 0 : against ? 2 : 1;
	case TEST_OVER:
	case TEST_FROM:
		return !quantity_is_of(set, c->a, field) ? 0 : against ? 2 : 1;
	case TEST_BETWEEN:
		return quantity_is_of(set, c->a, field) ? 3 : 0;
	case TEST_CHOICE:
		return c->a == field ? 3 : 0;
	default:
		return 0;
	}
}

/*
 * Tries the question not asked beside each of its answers, the other answers
 * being the same: finds whether the condition is ever open when all answers
 * agree.  *all: every record there is was tried.
 */
static bool
is_wider(struct sample *t, struct pairs *p, const struct extent *extent, unsigned ask, bool *all)
{
	unsigned *states = must_realloc(NULL, extent->nasks + 1, sizeof(*states)), n = extent->asks[ask].n, i;
	size_t size = extent_size(extent, ALL_AT_MOST), left = SOME;
	bool wider = false;

	*all = size <= ALL_AT_MOST && extent->exact;
	memset(states, 0, (extent->nasks + 1) * sizeof(*states));
	p->seen.len = 0;
	for (;;) {
		for (states[ask] = 0; states[ask] <= n; states[ask]++)
			sample_add(t, extent, states);
		states[ask] = 0;
		if (size > ALL_AT_MOST) {
			if (left-- == 0)
				break;
			for (i = 0; i < extent->nasks; i++)
				states[i] = sample_dice(t, ask_states(&extent->asks[i]));
			continue;
		}
		for (i = 0; i < extent->nasks; i++) {
			if (i != ask && ++states[i] < ask_states(&extent->asks[i]))
				break;
			states[i] = 0;
		}
		if (i == extent->nasks)
			break;
	}
	free(states);
	sample_run(t);
	for (size_t at = 0; at + n < p->seen.len && !wider; at += n + 1) {
		wider = p->seen.at[at] == '?' && n > 0;
		for (i = 1; i <= n && wider; i++)
			wider = p->seen.at[at + i] != '?' && p->seen.at[at + i] == p->seen.at[at + 1];
	}
	return wider;
}

static void
doubt_pair(struct survey *s, const struct roster_rule *r)
{
	struct pairs p = {.when = r->when};
	struct extent extent;
	struct sample t;

	sample_init(&t, s->set, STAGE_TRIAGE, note, &p);
	extent_init(&extent, s->set);
	extent_add(&extent, r->when);
	extent_close(&extent);
	for (unsigned i = 0; i < extent.nasks; i++) {
		const struct field_def *f = &s->set->vocab->fields[extent.asks[i].field];
		bool all, wider;

		if (pulls(s->set, r->when, extent.asks[i].field, false) != 3)
			continue;
		wider = is_wider(&t, &p, &extent, i, &all);
		/* Where not all could be tried, a yes/no question that pulls both ways is doubtful by itself. */
		if (wider || (!all && f->type == FIELD_YESNO))
			finding_add(s->findings, "D41", place_of_key(s->set, r->word, r->is, "when"), r->word, r->is->id.text,
			            "%.*s pulls both ways: not asked, the rule is %s open although every answer to it would give the "
			            "same; say it once", (int)f->label.len, f->label.at, wider ? "sometimes" : "perhaps (sampled)");
	}
	s->tried += t.tried;
	text_free(&p.seen);
	extent_free(&extent);
	sample_free(&t);
}

void
doubt_pairs(struct survey *s)
{
	for (size_t i = 0; i < s->roster.n; i++) {
		const struct roster_rule *r = &s->roster.rules[i];
		bool found = false;

		if (s->silent[i])
			continue;
		for (size_t k = 0; k < s->set->vocab->nfields && !found && r->when != NULL; k++)
			found = pulls(s->set, r->when, (int)k, false) == 3;
		if (found)
			doubt_pair(s, r);
	}
}
