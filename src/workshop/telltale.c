/*
 * telltale.c -- a record that tells a mutant from the right rule
 *
 * Candidates are lines of LTSV, written by the thousand and judged 64 at a
 * time by one judgement that answers the conditions of all mutants.  Where a
 * mutant decides otherwise the line is judged once more by both rule sets,
 * and all they say about it is compared.
 */
#include "workshop/telltale.h"

#include "record/cohort.h"
#include "workshop/results.h"
#include "workshop/seed.h"
#include "workshop/trial.h"

enum {
	MAX_LINES = 150000,  /* candidates for the mutants of one rule */
	MAX_COMPARED = 24,   /* lines compared for one mutant */
	AT_ONCE = 64 * 1024, /* bytes */
};

struct seeker {
	const struct mutants *all;
	const size_t *list;
	size_t n, left;
	const long *as_of;
	struct judgement judgement;
	struct seeds seeds;
	struct results right;
	struct judgement right_judgement;
	struct telltale *found;
	unsigned *compared;   /* by mutant: how many lines */
	struct arena *keep;
	struct text lines;    /* to be judged */
	size_t nlines;
	enum shows how;
};

/* What can be said to one line: compare all results of the right rules and of the mutant. */
struct comparison {
	struct seeker *seeker;
	struct results *mutant;
	size_t which;  /* number in seeker->list */
};

/* The first result that differs, those first that a reader looks at first; -1 when none does. */
static int
difference(const struct results *a, const struct results *b)
{
	static const char *const first[] = {
		"redflags", "triage_rules", "pattern", "level", "redflag_pending", "pending", "redflag", NULL,
	};

	for (const char *const *label = first; *label != NULL; label++) {
		int k = results_find(a, span_of(*label));

		if (k >= 0 && !span_is(results_value(a, (size_t)k), results_value(b, (size_t)k)))
			return k;
	}
	for (size_t k = 0; k < a->n; k++)
		if (!span_is(results_value(a, k), results_value(b, k)))
			return (int)k;
	return -1;
}

static struct span
keep(struct seeker *s, struct span text)
{
	return (struct span){arena_copy(s->keep, text.at, text.len), text.len};
}

static void
compare(struct batch *b, void *self)
{
	struct comparison *c = self;
	struct seeker *s = c->seeker;
	struct telltale *found = &s->found[c->which];
	int k, level;

	results_judge(&s->right, b);
	results_of(&s->right, b, 0);
	results_judge(c->mutant, b);
	results_of(c->mutant, b, 0);
	k = difference(&s->right, c->mutant);
	if (k < 0)
		return;
	level = results_find(&s->right, SPAN("level"));
	found->line = keep(s, b->record[0].line);
	found->label = results_label(&s->right, (size_t)k);
	found->right = keep(s, results_value(&s->right, (size_t)k));
	found->got = keep(s, results_value(c->mutant, (size_t)k));
	found->level = keep(s, results_value(&s->right, (size_t)level));
	s->left--;
}

/* Judges the line by both rule sets. */
static void
try_line(struct seeker *s, size_t which, struct span line)
{
	struct comparison c = {.seeker = s, .which = which};
	struct judgement judgement;
	struct results results;
	struct trial trial;

	s->compared[which]++;
	trial_init(&trial, s->all->right, &s->all->list[s->list[which]]);
	judgement_init(&judgement, &trial.set, s->as_of);
	results_init(&results, &judgement, false);
	c.mutant = &results;
	cohort_read_text(trial.set.vocab, "telltale", line, compare, &c);
	results_free(&results);
	judgement_free(&judgement);
	trial_free(&trial);
}

static void
look(struct batch *b, void *self)
{
	struct seeker *s = self;
	unsigned lane;

	judgement_judge(&s->judgement, b, STAGE_TRIAGE);
	for (size_t k = 0; k < s->n && s->left > 0; k++) {
		lanes shows;

		if (s->found[k].line.at != NULL || s->compared[k] >= MAX_COMPARED)
			continue;
		shows = mutant_shows(&s->judgement, &s->all->list[s->list[k]], s->how);
		for (FOR_LANES(lane, shows)) {
			if (b->record[lane].problems == NULL)
				try_line(s, k, b->record[lane].line);
			if (s->found[k].line.at != NULL || s->compared[k] >= MAX_COMPARED)
				break;
		}
	}
}

/* Judges the lines that have been written. */
static void
flush(struct seeker *s)
{
	if (s->lines.len > 0)
		cohort_read_text(s->all->set.vocab, "telltales", (struct span){s->lines.at, s->lines.len}, look, s);
	s->lines.len = 0;
}

/* One candidate more; false when there is no need for another. */
static bool
candidate(struct seeker *s, const struct seed *b)
{
	size_t before = s->lines.len;

	seed_write(&s->seeds, &s->lines, b);
	if (s->lines.len - before <= 1)  /* nothing at all: no record */
		s->lines.len = before;
	s->nlines++;
	if (s->lines.len > AT_ONCE)
		flush(s);
	return s->left > 0 && s->nlines < MAX_LINES;
}

/* Writes the seed with every other answer to field i, and, with "pairs", to every field behind it, too. */
static bool
vary_field(struct seeker *s, struct seed *b, size_t i, bool pairs)
{
	struct span was = b->values[i];
	bool go_on = true;

	for (size_t o = 0; o <= s->seeds.spaces[i].n && go_on; o++) {
		b->values[i] = seed_answer(&s->seeds.spaces[i], o);
		if (span_is(b->values[i], was))
			continue;
		if (!pairs)
			go_on = candidate(s, b);
		for (size_t k = i + 1; pairs && k < s->seeds.nspaces && go_on; k++)
			go_on = vary_field(s, b, k, false);
	}
	b->values[i] = was;
	return go_on;
}

static bool
vary(struct seeker *s, struct seed *b, bool pairs)
{
	bool go_on = candidate(s, b);

	for (size_t i = 0; i < s->seeds.nspaces && go_on && (b->paired || !pairs); i++)
		go_on = vary_field(s, b, i, pairs);
	return go_on;
}

/* Every seed with one answer changed, then with two. */
static void
seek(struct seeker *s)
{
	bool go_on = true;

	s->nlines = 0;
	for (int pairs = 0; pairs < 2; pairs++)
		for (size_t i = 0; i < s->seeds.n && go_on; i++)
			go_on = vary(s, &s->seeds.list[i], pairs);
	flush(s);
}

void
telltales_find(const struct mutants *all, const size_t *list, size_t n, const struct cases *cases, const long *as_of,
               struct telltale *found, struct arena *mem)
{
	struct seeker s = {.all = all, .list = list, .n = n, .left = n, .as_of = as_of, .found = found, .keep = mem};

	memset(found, 0, n * sizeof(*found));
	s.compared = arena_take(mem, n * sizeof(*s.compared));
	mutants_judgement(&s.judgement, all, as_of);
	judgement_init(&s.right_judgement, all->right, as_of);
	results_init(&s.right, &s.right_judgement, false);
	seeds_find(&s.seeds, all, all->list[list[0]].rule, cases, &s.judgement);
	seek(&s);
	if (s.left > 0) {
		s.how = SHOWS_ASKED;
		memset(s.compared, 0, n * sizeof(*s.compared));
		seek(&s);
	}
	results_free(&s.right);
	judgement_free(&s.right_judgement);
	judgement_free(&s.judgement);
	text_free(&s.lines);
	seeds_free(&s.seeds);
}
