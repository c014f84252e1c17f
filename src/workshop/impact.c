/*
 * impact.c -- what a change of the rules does to the records of a cohort
 */
#include "workshop/impact.h"

#include <stdlib.h>

#include "asking/space.h"
#include "record/caption.h"
#include "workshop/spool.h"

#define HAD_PROBLEMS (UINT64_C(1) << 17)  /* in the first word of a verdict, which has 17 bits: see side.h */

/* Room for one more in an array of n that is full at every power of two. */
#define ONE_MORE(array, n) \
	((array) = ((n) & ((n) - 1)) != 0 ? (array) : must_realloc((array), (n) == 0 ? 1 : 2 * (n), sizeof(*(array))))

struct span
impact_level(const struct side *s, int level)
{
	return level == UNREADABLE ? SPAN("unreadable") : s->set->levels[level].is.id.text;
}

/* Finds the results that both sets have; "rules" names the set and is never the same. */
static void
pair_results(struct impact *im)
{
	size_t n = im->old.results.n;

	im->answers = must_realloc(NULL, n + 1, sizeof(*im->answers));
	for (size_t k = 0; k < n; k++) {
		struct span label = results_label(&im->old.results, k);

		im->answers[k] = (struct answer_pair){label, span_is(label, SPAN("rules")) ? -1 : results_find(&im->new.results, label), 0};
	}
}

/* Which way it is from a rank of the old set to one of the new, where their lists differ. */
static enum direction
direction_by_name(const struct ruleset *old, const struct ruleset *new, int from, int to)
{
	struct span a = old->levels[from].is.id.text, b = new->levels[to].is.id.text;
	int from_in_new = ruleset_level(new, a), to_in_old = ruleset_level(old, b);

	if (span_is(a, b))
		return GOES_SAME;
	if ((from_in_new >= 0 && from_in_new < to && (to_in_old < 0 || from < to_in_old))
	    || (from_in_new < 0 && to_in_old >= 0 && from < to_in_old))
		return GOES_UP;
	return GOES_DOWN;
}

static void
compare_levels(struct impact *im)
{
	const struct ruleset *old = im->old.set, *new = im->new.set;

	im->same_levels = old->nlevels == new->nlevels;
	for (unsigned i = 0; i < old->nlevels && im->same_levels; i++)
		im->same_levels = span_is(old->levels[i].is.id.text, new->levels[i].is.id.text);
	for (int i = 0; i < (int)old->nlevels; i++) {
		for (int k = 0; k < (int)new->nlevels; k++)
			im->direction[i][k] = !im->same_levels ? direction_by_name(old, new, i, k)
			                      : i == k ? GOES_SAME : i < k ? GOES_UP : GOES_DOWN;
		im->direction[i][UNREADABLE] = GOES_ASIDE;
	}
	for (unsigned k = 0; k < new->nlevels; k++)
		im->direction[UNREADABLE][k] = GOES_ASIDE;
}

/* What the condition reads of what earlier phases found, where that has changed. */
static void
add_read(struct text *t, const struct amendments *amendments, const struct ruleset *set, const struct cond *c)
{
	const struct amendment *found = NULL;

	if (c == NULL)
		return;
	for (unsigned i = 0; i < c->nparts; i++)
		add_read(t, amendments, set, c->parts[i]);
	if (c->kind != COND_TEST)
		return;
	switch (c->test) {
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		found = amendments_find(amendments, "score", set->scores[c->a].is.id.text.at);
		break;
	case TEST_CONFLICT:
		found = amendments_find(amendments, "conflict", set->conflicts[c->a].is.id.text.at);
		break;
	case TEST_CLASS:
		found = amendments_find(amendments, "class", set->classes[c->a].is.id.text.at);
		break;
	case TEST_PATTERN:
		found = amendments_find(amendments, "pattern", set->patterns[c->a].is.id.text.at);
		break;
	case TEST_LIKELY:
		found = amendments_find(amendments, "condition", set->candidates[c->a].is.id.text.at);
		break;
	case TEST_TRIAGED:
		found = amendments_find(amendments, "triage", set->triage[c->a].is.id.text.at);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		found = amendments_find(amendments, "number", set->quantities[c->a].name.at);
		break;
	default:
		break;
	}
	if (found != NULL && found->decides)
		text_format(t, "%s%s %s", t->len > 0 ? ", " : "", found->word, found->id);
}

/* The changed questions and contradictions that bear on the rule's fields, and what else it reads. */
static struct span
reads_changed(struct impact *im, const struct ruleset *set, const struct roster_rule *rule)
{
	bool *fields = must_realloc(NULL, set->vocab->nfields + 1, sizeof(bool));
	struct text t = {0};
	struct span reads;

	memset(fields, 0, set->vocab->nfields * sizeof(bool));
	space_fields(set, rule->when, fields);
	space_fields(set, rule->unless, fields);
	for (size_t i = 0; i < set->vocab->nfields; i++) {
		const char *label = set->vocab->fields[i].label.at;
		const struct amendment *found = fields[i] ? amendments_find(&im->amendments, "question", label) : NULL;

		if (found != NULL && found->decides)
			text_format(&t, "%squestion %s", t.len > 0 ? ", " : "", found->id);
	}
	for (unsigned i = 0; i < set->nconflicts; i++) {
		const struct conflict *c = &set->conflicts[i];
		const struct amendment *found = amendments_find(&im->amendments, "conflict", c->is.id.text.at);
		bool bears = false;

		for (const int *forget = c->forget; forget != NULL && *forget >= 0; forget++)
			bears |= fields[*forget];
		if (bears && found != NULL && found->decides)
			text_format(&t, "%sconflict %s", t.len > 0 ? ", " : "", found->id);
	}
	add_read(&t, &im->amendments, set, rule->when);
	add_read(&t, &im->amendments, set, rule->unless);
	reads = (struct span){arena_copy(&im->mem, t.at != NULL ? t.at : "", t.len), t.len};
	text_free(&t);
	free(fields);
	return reads;
}

static void
pair_rules(struct impact *im)
{
	const struct roster *old = &im->old.roster, *new = &im->new.roster;

	im->pairs = must_realloc(NULL, old->n + new->n + 1, sizeof(*im->pairs));
	for (size_t i = 0; i < new->n; i++)
		im->pairs[im->npairs++] = (struct rule_pair){.new = &new->rules[i], .new_at = i};
	for (size_t i = 0; i < old->n; i++) {
		struct rule_pair *p = im->pairs;

		while (p < im->pairs + new->n
		       && !(p->new->kind == old->rules[i].kind && span_is(p->new->is->id.text, old->rules[i].is->id.text)))
			p++;
		if (p == im->pairs + new->n)
			*(p = &im->pairs[im->npairs++]) = (struct rule_pair){0};
		p->old = &old->rules[i];
		p->old_at = i;
	}
	for (struct rule_pair *p = im->pairs; p < im->pairs + im->npairs; p++) {
		const struct roster_rule *rule = p->new != NULL ? p->new : p->old;
		const struct amendment *change = amendments_find(&im->amendments, rule->word, rule->is->id.text.at);

		p->changed = change != NULL && change->decides;
		p->reads = reads_changed(im, p->new != NULL ? im->new.set : im->old.set, rule);
	}
}

void
impact_init(struct impact *im, const struct rule_files *old, const struct rule_files *new, const long *as_of)
{
	*im = (struct impact){0};
	side_init(&im->old, old, as_of);
	side_init(&im->new, new, as_of);
	im->amendments = amendments_between(im->old.set, im->new.set);
	compare_levels(im);
	pair_results(im);
	pair_rules(im);
}

/* The record's id, for as long as this; "" when it has none. */
static struct span
id_of(struct impact *im, struct batch *b, const struct record *r)
{
	struct span id = caption_id(b, r);

	return (struct span){arena_copy(&im->mem, id.at, id.len), id.len};
}

/* What one side of a pair does about the level: its rank where it fired; -1 where it did not; patterns have only a yes. */
static int
effect(const struct roster_rule *rule, const uint64_t *verdict, size_t at)
{
	if (rule == NULL || !verdict_fired(verdict, at))
		return -1;
	return rule->level < 0 ? 0 : rule->level;
}

/*
 * The pairs that explain the record: changed rules that set the old level of
 * one that went down, or the new one of one that went up, and no longer do.
 * Where there is none, all changed rules whose firing or pending differs, and
 * with them those that set the level and have not changed themselves, or wait
 * for another answer because something they read has changed.
 */
static void
explain(struct impact *im, struct moved *m, const uint64_t *old, const uint64_t *new)
{
	bool decided = false, changed = false;

	m->reasons = im->nreasons;
	for (int pass = 0; pass < 2 && !(pass == 1 && decided); pass++) {
		for (size_t i = 0; i < im->npairs; i++) {
			struct rule_pair *p = &im->pairs[i];
			int was = effect(p->old, old, p->old_at), is = effect(p->new, new, p->new_at);
			bool pended = p->old != NULL && verdict_pends(&im->old, old, p->old_at);
			bool pends = p->new != NULL && verdict_pends(&im->new, new, p->new_at);
			/* Ranks are those of either set: by name the same level may have another one. */
			bool ranked = (p->new != NULL ? p->new : p->old)->level >= 0;
			bool differs = !ranked || was < 0 || is < 0 ? was != is : im->direction[was][is] != GOES_SAME;
			bool sets = differs && ranked && ((m->goes == GOES_DOWN && was == m->from) || (m->goes == GOES_UP && is == m->to));

			if (pass == 0 ? !(p->changed && sets)
			              : !(p->changed ? differs || pended != pends : sets || (pended != pends && p->reads.len > 0)))
				continue;
			decided |= pass == 0;
			changed |= p->changed;
			ONE_MORE(im->reasons, im->nreasons);
			im->reasons[im->nreasons++] = i;
		}
	}
	m->nreasons = im->nreasons - m->reasons;
	for (size_t i = m->reasons; i < im->nreasons; i++)
		if (im->pairs[im->reasons[i]].changed == changed)
			im->pairs[im->reasons[i]].explains[m->goes]++;
	im->unexplained[m->goes] += m->nreasons == 0;
}

static int
higher(int a, int b)
{
	return a > b ? a : b;
}

/* Counts what differs in the other answers. */
static void
compare_answers(struct impact *im, const uint64_t *old, const uint64_t *new)
{
	bool some = false;

	for (size_t k = 0; k < im->old.results.n; k++) {
		struct answer_pair *a = &im->answers[k];

		if (a->with < 0 || verdict_mark(&im->old, old, k) == verdict_mark(&im->new, new, (size_t)a->with))
			continue;
		a->differs++;
		some = true;
	}
	im->otherwise += some && im->direction[verdict_level(old)][verdict_level(new)] == GOES_SAME;
}

static void
compare(struct impact *im, struct batch *b, size_t i, const uint64_t *old, const uint64_t *new)
{
	int from = verdict_unreadable(old) ? UNREADABLE : verdict_level(old);
	int to = verdict_unreadable(new) ? UNREADABLE : verdict_level(new);
	struct moved m = {.from = from, .to = to, .could_from = from, .could_to = to, .goes = im->direction[from][to]};

	im->records++;
	if (im->waivers != NULL)
		waivers_meet(im->waivers, caption_id(b, &b->record[i]), &b->record[i].at);
	im->cells[from][to]++;
	im->goes[m.goes]++;
	if (from != UNREADABLE && to != UNREADABLE) {
		im->pending[verdict_pending(old)][verdict_pending(new)]++;
		compare_answers(im, old, new);
		m.could_from = higher(from, verdict_pending(old));
		m.could_to = higher(to, verdict_pending(new));
		m.calmer = im->direction[m.could_from][m.could_to] == GOES_DOWN;
		im->calmer += m.calmer;
	}
	if (m.goes == GOES_SAME && !m.calmer)
		return;
	m.id = id_of(im, b, &b->record[i]);
	m.at = b->record[i].at;
	if (m.goes != GOES_ASIDE)
		explain(im, &m, old, new);
	ONE_MORE(im->moved, im->nmoved);
	m.nth = im->nmoved;
	im->moved[im->nmoved++] = m;
}

static void
keep_batch(struct batch *b, void *self)
{
	struct impact *im = self;
	size_t size = im->old.nwords;

	side_judge(&im->old, b);
	for (size_t i = 0; i < b->n; i++) {
		if (b->record[i].blank)
			continue;
		if ((im->nkept & (im->nkept - 1)) == 0)
			im->kept = must_realloc(im->kept, (im->nkept == 0 ? 1 : 2 * im->nkept) * size, sizeof(*im->kept));
		memcpy(im->kept + im->nkept++ * size, side_verdict(&im->old, i), size * sizeof(*im->kept));
		if (b->record[i].problems != NULL)
			im->kept[(im->nkept - 1) * size] |= HAD_PROBLEMS;
	}
}

/* What fits no question of the new set, and did of the old one: the old one has named its own. */
static void
note_problems(struct impact *im, const struct record *r, uint64_t old)
{
	if (r->problems == NULL || (old & HAD_PROBLEMS) != 0)
		return;
	if (im->new_problems++ == 0)
		im->first_new_problem = (struct place){arena_copy(&im->mem, r->at.file, strlen(r->at.file)), r->at.line};
}

static void
compare_batch(struct batch *b, void *self)
{
	struct impact *im = self;

	side_judge(&im->new, b);
	for (size_t i = 0; i < b->n; i++) {
		if (b->record[i].blank)
			continue;
		if (im->at == im->nkept)
			die_at(&b->record[i].at, "the input has grown while it was read: send a copy that stays as it is");
		note_problems(im, &b->record[i], im->kept[im->at * im->old.nwords]);
		compare(im, b, i, im->kept + im->at++ * im->old.nwords, side_verdict(&im->new, i));
	}
}

/* From the higher of its two levels on, and of those the longest way first. */
static int
by_worst(const void *a, const void *b)
{
	static const int place[DIRECTIONS] = {[GOES_DOWN] = 0, [GOES_UP] = 1, [GOES_ASIDE] = 2, [GOES_SAME] = 3};
	const struct moved *x = a, *y = b;
	bool up = x->goes == GOES_UP;
	int xs[2] = {up ? x->to : x->from, up ? x->from : x->to}, ys[2] = {up ? y->to : y->from, up ? y->from : y->to};

	if (x->goes != y->goes)
		return place[x->goes] - place[y->goes];
	if (xs[0] != ys[0])
		return ys[0] - xs[0];
	if (xs[1] != ys[1])
		return xs[1] - ys[1];
	return x->nth < y->nth ? -1 : 1;
}

int
impact_read(struct impact *im, const struct cohort_options *options, char *files[])
{
	int status;

	spool_begin(files);
	status = cohort_read(options, im->old.set->vocab, files, keep_batch, im);
	spool_again();
	cohort_look(options, im->new.set->vocab, files, compare_batch, im);
	if (im->at != im->nkept)
		die("the input has shrunk while it was read: send a copy that stays as it is");
	if (im->nmoved > 0)
		qsort(im->moved, im->nmoved, sizeof(*im->moved), by_worst);
	return status;
}

void
impact_free(struct impact *im)
{
	free(im->pairs);
	free(im->answers);
	free(im->moved);
	free(im->reasons);
	free(im->kept);
	amendments_free(&im->amendments);
	side_free(&im->old);
	side_free(&im->new);
	arena_free(&im->mem);
}
