/*
 * classify.c -- what kind of pain it is: classes, patterns, and the conditions that fit
 */
#include "rule/explain.h"
#include "stage/stage.h"

static lanes
class_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	return j->class_rows[j->class_first[c->a] + (unsigned)c->b];
}

static lanes
pattern_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	return j->patterns[c->a];
}

static lanes
likely_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	return j->likely[c->a];
}

/* The bands of all instruments, as "NRS=severe"; returns how many. */
static unsigned
name_bands(struct judgement *j, struct word *words)
{
	const struct ruleset *set = j->set;
	unsigned i, k, n = 0;

	for (i = 0; i < set->ninstruments; i++)
		for (k = 0; k < set->instruments[i].nrows; k++, n++)
			if (words != NULL)
				words[n] = word_of(span_of(arena_format(&j->mem, "%s=%s", set->instruments[i].is.id.text.at,
				                                        set->instruments[i].rows[k].value.text.at)));
	return n;
}

static int
by_id(const struct ruleset *set, unsigned a, unsigned b)
{
	return strcmp(set->candidates[a].is.id.text.at, set->candidates[b].is.id.text.at);
}

void
classify_init(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct arena *mem = &j->mem;
	struct word *words;
	unsigned i, k, likely, possible, nbands = name_bands(j, NULL);

	j->class_first = arena_take(mem, (set->nclasses + 1) * sizeof(unsigned));
	for (i = 0; i < set->nclasses; i++) {
		const struct class *c = &set->classes[i];

		words = arena_take(mem, (c->nrows + 1) * sizeof(*words));
		for (k = 0; k < c->nrows; k++)
			words[k] = c->rows[k].value;
		j->class_first[i] = ledger_one(&j->kind, mem, words, c->nrows);
	}
	words = arena_take(mem, (set->npatterns + 1) * sizeof(*words));
	IDS_OF(words, set, patterns);
	j->pattern = ledger_list(&j->kind, mem, words, set->npatterns);
	ledger_finish(&j->kind, mem);
	j->class_rows = j->kind.columns;
	j->patterns = j->kind.columns + j->pattern;

	j->sums = arena_take(mem, (set->ncandidates + 1) * sizeof(*j->sums));
	j->least = arena_take(mem, (set->ncandidates + 1) * sizeof(*j->least));
	j->most = arena_take(mem, (set->ncandidates + 1) * sizeof(*j->most));
	j->candidate_order = arena_take(mem, (set->ncandidates + 1) * sizeof(unsigned));
	for (i = 0; i < 2; i++)
		j->ranking[i].items = arena_take(mem, (set->ncandidates + 1) * sizeof(unsigned));
	for (i = 0; i < set->ncandidates; i++)
		for (k = 0; k < set->ncandidates; k++)
			j->candidate_order[i] += by_id(set, k, i) < 0;

	words = arena_take(mem, (nbands + 1) * sizeof(*words));
	name_bands(j, words);
	j->bands = ledger_list(&j->scored, mem, words, nbands);
	likely = ledger_list(&j->scored, mem, NULL, set->ncandidates);
	possible = ledger_list(&j->scored, mem, NULL, set->ncandidates);
	j->clusters = ledger_list(&j->scored, mem, NULL, set->nclusters);
	ledger_finish(&j->scored, mem);
	j->likely = j->scored.columns + likely;
	j->possible = j->scored.columns + possible;
}

/* The first row that is certain; else the last, which is "otherwise". */
static void
judge_classes(struct judgement *j)
{
	const struct ruleset *set = j->set;
	unsigned i, k;

	for (i = 0; i < set->nclasses; i++) {
		const struct class *c = &set->classes[i];
		lanes open = j->sheet->live;

		sheet_run(j->sheet, PHASE_CLASS + (int)i);
		for (k = 0; k < c->nrows; k++) {
			lanes w = open & sheet_holds(j->sheet, c->rows[k].when);

			j->class_rows[j->class_first[i] + k] = w;
			open &= ~w;
		}
		sheet_decide(j->sheet, TEST_CLASS, class_word, j);
	}
}

static void
judge_patterns(struct judgement *j)
{
	const struct ruleset *set = j->set;
	lanes some = 0;
	unsigned i;

	for (i = 0; i < set->npatterns; i++) {
		const struct pattern *p = &set->patterns[i];
		lanes w;

		sheet_run(j->sheet, PHASE_PATTERN + (int)i);
		w = sheet_holds(j->sheet, p->when) & ~sheet_yes(j->sheet, p->unless) & j->sheet->live;
		if (p->otherwise)
			w &= ~some;
		some |= w;
		j->patterns[i] = w;
		sheet_decide(j->sheet, TEST_PATTERN, pattern_word, j);
	}
}

static void
judge_candidates(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct sheet *s = j->sheet;
	lanes some = 0, fits, named;
	unsigned i, lane;

	for (i = 0; i < set->ncandidates; i++) {
		const struct candidate *c = &set->candidates[i];

		j->likely[i] = j->possible[i] = 0;
		if (c->score.nitems == 0)
			continue;
		sheet_sum(s, &c->score, j->sums[i]);
		fits = s->live & ~sheet_yes(s, c->never) & ~sheet_no(s, c->always);
		j->likely[i] = fits & sums_from(j->sums[i], set->likely);
		j->possible[i] = fits & sums_from(j->sums[i], set->possible) & ~j->likely[i];
		some |= j->likely[i];
		if ((j->likely[i] | j->possible[i]) != 0)
			sheet_sum_range(s, &c->score, j->likely[i] | j->possible[i], j->sums[i], j->least[i], j->most[i]);
	}
	/* What is said when nothing is likely. */
	for (i = 0; i < set->ncandidates; i++) {
		const struct candidate *c = &set->candidates[i];

		if (c->fallback == NULL)
			continue;
		named = s->live & ~some & sheet_yes(s, c->fallback) & ~sheet_yes(s, c->unless);
		j->possible[i] |= named;
		for (FOR_LANES(lane, named))
			j->sums[i][lane] = j->least[i][lane] = j->most[i][lane] = 0;
	}
	sheet_decide(s, TEST_LIKELY, likely_word, j);
}

/* The first band that is certain, where the instrument's number is known. */
static void
judge_instruments(struct judgement *j)
{
	lanes *band = j->scored.columns + j->bands;
	unsigned i, k;

	for (i = 0; i < j->set->ninstruments; i++) {
		const struct instrument *in = &j->set->instruments[i];
		lanes open = in->quantity >= 0 ? j->sheet->known[in->quantity] & j->sheet->live : 0;

		for (k = 0; k < in->nrows; k++, band++) {
			*band = open & sheet_yes(j->sheet, in->rows[k].when);
			open &= ~*band;
		}
	}
}

void
classify_judge(struct judgement *j)
{
	const struct ruleset *set = j->set;
	unsigned i;

	judge_classes(j);
	judge_patterns(j);
	sheet_run(j->sheet, PHASE_CONDITION);
	judge_candidates(j);
	judge_instruments(j);
	for (i = 0; i < set->nclusters; i++)
		j->scored.columns[j->clusters + i] = sheet_yes(j->sheet, set->clusters[i].when) & j->sheet->live;
	ledger_turn(&j->kind);
	ledger_turn(&j->scored);
}

/* What is said when nothing is likely has a score of 0, which no other candidate has, and stands first. */
static bool
before(const struct judgement *j, size_t lane, unsigned a, unsigned b)
{
	int sum = j->sums[a][lane], other = j->sums[b][lane];

	if ((sum == 0) != (other == 0))
		return sum == 0;
	if (sum != other)
		return sum > other;
	return j->candidate_order[a] < j->candidate_order[b];
}

/* The highest score first, then by id. */
static void
rank_candidates(const struct judgement *j, const lanes *which, size_t lane, struct ranking *r)
{
	const uint64_t *row = ledger_row(&j->scored, lane);
	unsigned first = (unsigned)(which - j->scored.columns), end = first + j->set->ncandidates, at = first, k;

	r->n = 0;
	for (; (at = row_next(row, at, end)) < end; at++) {
		unsigned i = at - first;

		for (k = r->n++; k > 0 && before(j, lane, i, r->items[k - 1]); k--)
			r->items[k] = r->items[k - 1];
		r->items[k] = i;
	}
}

/* "C-LSS=17" */
static void
answer_scored(const struct judgement *j, const struct ranking *r, size_t lane, struct answers *out)
{
	answer_list(out);
	for (unsigned k = 0; k < r->n; k++)
		answer_item_score(out, &j->set->candidates[r->items[k]].is.id, j->sums[r->items[k]][lane], 0, 0);
	answer_list_end(out);
}

/* "C-LSS=17[9..23]": what is known, and between what it could come to lie. */
static void
answer_ranges(const struct judgement *j, const struct ranking *r, size_t lane, struct answers *out)
{
	for (unsigned k = 0; k < r->n; k++) {
		unsigned i = r->items[k];
		const struct candidate *c = &j->set->candidates[i];

		if (c->score.nitems > 0)
			answer_item_score(out, &c->is.id, j->sums[i][lane], j->least[i][lane], j->most[i][lane]);
	}
}

static void
answer_scores(const struct judgement *j, const struct ranking *likely, const struct ranking *possible, size_t lane,
              struct answers *out)
{
	const struct ruleset *set = j->set;
	const uint64_t *row = ledger_row(&j->scored, lane);
	const struct part *bands = &j->scored.parts[0];
	unsigned at = j->clusters, end = at + set->nclusters;

	answer_list(out);
	answer_ranges(j, likely, lane, out);
	answer_ranges(j, possible, lane, out);
	for (; (at = row_next(row, at, end)) < end; at++) {
		const struct cluster *c = &set->clusters[at - j->clusters];

		if (c->shows >= 0)
			answer_item_score(out, &c->is.id, j->sheet->sums[c->shows][lane], 0, 0);
		else
			answer_item(out, &c->is.id);
	}
	end = bands->n;
	for (at = 0; (at = row_next(row, at, end)) < end; at++)
		answer_item(out, &bands->words[at]);
	answer_list_end(out);
}

void
classify_answer(struct judgement *j, size_t i, struct answers *out, bool explain)
{
	const struct ruleset *set = j->set;
	const uint64_t *row = ledger_row(&j->kind, i);
	struct ranking *likely = &j->ranking[0], *possible = &j->ranking[1];
	unsigned at = j->pattern, end = at + set->npatterns, k;

	rank_candidates(j, j->likely, i, likely);
	rank_candidates(j, j->possible, i, possible);
	ledger_answer(&j->kind, i, out);
	answer_scored(j, likely, i, out);
	answer_scored(j, possible, i, out);
	answer_scores(j, likely, possible, i, out);
	answer_break(out);
	if (!explain)
		return;
	answer_list(out);
	for (; (at = row_next(row, at, end)) < end; at++) {
		const struct pattern *p = &set->patterns[at - j->pattern];

		explain_entry(j->sheet, &p->is, p->when, (unsigned)i, out);
	}
	for (k = 0; k < likely->n; k++) {
		const struct candidate *c = &set->candidates[likely->items[k]];

		explain_score(j->sheet, &c->is, &c->score, (unsigned)i, out);
	}
	answer_list_end(out);
}
