/*
 * classify.c -- what kind of pain it is: classes, patterns, and the conditions that fit
 */
#include <math.h>

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

	return j->likely[j->candidate_order[c->a]];
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

/* The numbers that are worked out from the items of forms. */
static void
find_forms(struct judgement *j)
{
	const struct ruleset *set = j->set;

	j->form = arena_take(&j->mem, (set->nquantities + 1) * sizeof(*j->form));
	for (unsigned i = 0; i < set->nquantities; i++)
		if (set->quantities[i].derive != NULL && set->quantities[i].derive->scored)
			j->form[j->nforms++] = (int)i;
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

	if (set->ncandidates > MAX_RANKED)
		die("more than %d conditions", MAX_RANKED);
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
	for (i = 0; i < set->ncandidates; i++)
		tally_init(&j->sums[i], &set->candidates[i].score);
	j->named = arena_take(mem, (set->ncandidates + 1) * sizeof(*j->named));
	j->ranges = arena_take(mem, (set->ncandidates + 1) * sizeof(*j->ranges));
	j->candidate_order = arena_take(mem, (set->ncandidates + 1) * sizeof(unsigned));
	words = arena_take(mem, (set->ncandidates + 1) * sizeof(*words));
	for (i = 0; i < set->ncandidates; i++) {
		for (k = 0; k < set->ncandidates; k++)
			j->candidate_order[i] += by_id(set, k, i) < 0;
		words[j->candidate_order[i]] = set->candidates[i].is.id;
	}
	likely = ledger_ranked(&j->scored, mem, words, set->ncandidates);
	possible = ledger_ranked(&j->scored, mem, words, set->ncandidates);
	find_forms(j);
	words = arena_take(mem, (set->nclusters + j->nforms + nbands + 1) * sizeof(*words));
	IDS_OF(words, set, clusters);
	for (i = 0; i < j->nforms; i++)
		words[set->nclusters + i] = word_of(set->quantities[j->form[i]].name);
	name_bands(j, words + set->nclusters + j->nforms);
	j->clusters = ledger_scores(&j->scored, mem, words, set->nclusters + j->nforms + nbands);
	j->forms = j->clusters + set->nclusters;
	j->bands = j->forms + j->nforms;
	ledger_finish(&j->scored, mem);
	j->likely = j->scored.columns + likely;
	j->possible = j->scored.columns + possible;
	j->candidate_at = arena_take(mem, (set->ncandidates + 1) * sizeof(unsigned));
	for (i = 0; i < set->ncandidates; i++)
		j->candidate_at[j->candidate_order[i]] = i;
	j->scores = arena_take(mem, j->scored.is.nwords * 64 * sizeof(*j->scores));
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
	lanes some = 0, fits;
	unsigned i;

	for (i = 0; i < set->ncandidates; i++) {
		const struct candidate *c = &set->candidates[i];
		lanes *likely = &j->likely[j->candidate_order[i]], *possible = &j->possible[j->candidate_order[i]];

		*likely = *possible = j->named[i] = 0;
		if (c->score.nitems == 0)
			continue;
		sheet_sum(s, &c->score, &j->sums[i]);
		fits = s->live & ~sheet_yes(s, c->never) & ~sheet_no(s, c->always);
		*likely = fits & tally_from(&j->sums[i], set->likely);
		*possible = fits & tally_from(&j->sums[i], set->possible) & ~*likely;
		some |= *likely;
	}
	/* What is said when nothing is likely. */
	for (i = 0; i < set->ncandidates; i++) {
		const struct candidate *c = &set->candidates[i];

		if (c->fallback == NULL)
			continue;
		j->named[i] = s->live & ~some & sheet_yes(s, c->fallback) & ~sheet_yes(s, c->unless);
		j->possible[j->candidate_order[i]] |= j->named[i];
	}
	sheet_decide(s, TEST_LIKELY, likely_word, j);
}

/* The first band that is certain, where the instrument's number is known and no band before it could still hold. */
static void
prepare_instruments(struct judgement *j)
{
	lanes *band = j->scored.columns + j->bands;
	unsigned i, k;

	for (i = 0; i < j->set->ninstruments; i++) {
		const struct instrument *in = &j->set->instruments[i];
		lanes open = in->quantity >= 0 ? j->sheet->known[in->quantity] & j->sheet->live : 0;

		for (k = 0; k < in->nrows; k++, band++) {
			*band = open & sheet_yes(j->sheet, in->rows[k].when);
			open &= sheet_no(j->sheet, in->rows[k].when);
		}
	}
}

void
classify_judge(struct judgement *j)
{
	judge_classes(j);
	judge_patterns(j);
	sheet_run(j->sheet, PHASE_CONDITION);
	judge_candidates(j);
}

void
classify_prepare(struct judgement *j)
{
	const struct ruleset *set = j->set;
	unsigned i;

	for (i = 0; i < set->ncandidates; i++) {
		lanes told = (j->likely[j->candidate_order[i]] | j->possible[j->candidate_order[i]]) & ~j->named[i];

		if (told != 0)
			sheet_sum_range(j->sheet, &set->candidates[i].score, told, &j->sums[i], j->ranges[i]);
	}
	prepare_instruments(j);
	for (i = 0; i < j->nforms; i++)
		j->scored.columns[j->forms + i] = j->sheet->worked_out[j->form[i]] & j->sheet->live;
	for (i = 0; i < set->nclusters; i++)
		j->scored.columns[j->clusters + i] = sheet_yes(j->sheet, set->clusters[i].when) & j->sheet->live;
	ledger_turn(&j->kind);
	ledger_turn(&j->scored);
}

static uint64_t
candidate_score(const struct judgement *j, unsigned order, size_t lane)
{
	unsigned i = j->candidate_at[order];
	uint64_t unranged = j->set->candidates[i].score.nitems == 0 ? SCORE_UNRANGED : 0;
	const struct sum_range *range;

	if (j->named[i] >> lane & 1)
		return score_of(0, 0, 0) | unranged;
	range = &j->ranges[i][lane];
	return score_of(range->sum, range->least, range->most) | unranged;
}

/* The score of a form: as it stands, rounded half up, and the range it lies in, no end of it rounded inwards. */
static uint64_t
form_score(const struct judgement *j, unsigned form, size_t lane)
{
	const double least_error = 1e-6;
	int quantity = j->form[form];
	double stands = sheet_stands(j->sheet, quantity, (unsigned)lane) * 100;
	double low = j->sheet->low[quantity][lane] * 100, high = j->sheet->high[quantity][lane] * 100;
	uint64_t score = SCORE_HUNDREDTHS | (isnan(stands) ? SCORE_OPEN : 0);

	if (low == high) {
		int whole = (int)floor(stands + 0.5 + least_error);

		return score | score_of(whole, whole, whole);
	}
	return score | score_of(isnan(stands) ? 0 : (int)floor(stands + 0.5 + least_error), (int)floor(low + least_error),
	                        (int)ceil(high - least_error));
}

/* One score for each bit of the row, in their order. */
static void
answer_scores(struct judgement *j, size_t lane, struct answers *out)
{
	const struct ruleset *set = j->set;
	const uint64_t *row = ledger_row(&j->scored, lane);
	unsigned at = 0, n = 0, possible = set->ncandidates, clusters = j->clusters;

	for (; (at = row_next(row, at, clusters)) < clusters; at++)
		j->scores[n++] = candidate_score(j, at < possible ? at : at - possible, lane);
	for (; (at = row_next(row, at, j->forms)) < j->forms; at++) {
		const struct cluster *c = &set->clusters[at - clusters];
		int sum = c->shows >= 0 ? tally_of(&j->sheet->sums[c->shows], (unsigned)lane) : 0;

		j->scores[n++] = c->shows >= 0 ? score_of(sum, sum, sum) : SCORE_NONE;
	}
	for (; (at = row_next(row, at, j->bands)) < j->bands; at++)
		j->scores[n++] = form_score(j, at - j->forms, lane);
	for (; (at = row_next(row, at, j->scored.ncolumns)) < j->scored.ncolumns; at++)
		j->scores[n++] = SCORE_NONE;
	answer_scored(out, &j->scored.is, row, j->scores, n);
}

/* The likely ones, the highest score first, then by id. */
static void
explain_likely(const struct judgement *j, size_t lane, struct answers *out)
{
	unsigned n = j->set->ncandidates, order[MAX_RANKED], count = 0, i, k;

	for (i = 0; i < n && i < MAX_RANKED; i++) {
		int sum = tally_of(&j->sums[j->candidate_at[i]], (unsigned)lane);

		if (!(j->likely[i] >> lane & 1))
			continue;
		for (k = count++; k > 0 && sum > tally_of(&j->sums[order[k - 1]], (unsigned)lane); k--)
			order[k] = order[k - 1];
		order[k] = j->candidate_at[i];
	}
	for (k = 0; k < count; k++) {
		const struct candidate *c = &j->set->candidates[order[k]];

		explain_score(j->sheet, &c->is, &c->score, (unsigned)lane, out);
	}
}

void
classify_answer(struct judgement *j, size_t i, struct answers *out, bool explain)
{
	const struct ruleset *set = j->set;
	const uint64_t *row = ledger_row(&j->kind, i);
	unsigned at = j->pattern, end = at + set->npatterns;

	ledger_answer(&j->kind, i, out);
	answer_scores(j, i, out);
	answer_break(out);
	if (!explain)
		return;
	answer_list(out);
	for (; (at = row_next(row, at, end)) < end; at++) {
		const struct pattern *p = &set->patterns[at - j->pattern];

		explain_entry(j->sheet, &p->is, p->when, (unsigned)i, out);
	}
	explain_likely(j, i, out);
	answer_list_end(out);
}
