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

	return j->likely_lanes[c->a];
}

/* The first row that is certain; else the last, which is "otherwise". */
static void
judge_classes(struct judgement *j)
{
	const struct ruleset *set = j->set;
	unsigned i, k, lane;

	for (i = 0; i < set->nclasses; i++) {
		const struct class *c = &set->classes[i];
		lanes open = j->sheet->live;

		sheet_run(j->sheet, PHASE_CLASS + (int)i);
		for (k = 0; k < c->nrows; k++) {
			lanes w = open & sheet_holds(j->sheet, c->rows[k].when);

			j->class_rows[j->class_first[i] + k] = w;
			open &= ~w;
			for (FOR_LANES(lane, w))
				j->class_row[lane][i] = (int)k;
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

	picks_clear(&j->pattern);
	for (i = 0; i < set->npatterns; i++) {
		const struct pattern *p = &set->patterns[i];
		lanes w;

		sheet_run(j->sheet, PHASE_PATTERN + (int)i);
		w = sheet_holds(j->sheet, p->when) & ~sheet_yes(j->sheet, p->unless) & j->sheet->live;
		if (p->otherwise)
			w &= ~some;
		some |= w;
		j->patterns[i] = w;
		picks_add(&j->pattern, w, i);
		sheet_decide(j->sheet, TEST_PATTERN, pattern_word, j);
	}
}

/* Highest score first, then by id. */
static bool
before(const struct judgement *j, size_t lane, unsigned a, unsigned b)
{
	struct span p = j->set->candidates[a].is.id.text, q = j->set->candidates[b].is.id.text;

	if (j->sums[a][lane] != j->sums[b][lane])
		return j->sums[a][lane] > j->sums[b][lane];
	return strcmp(p.at, q.at) < 0;
}

static void
insert(const struct judgement *j, struct picks *p, size_t lane, unsigned what)
{
	unsigned k = picks_count(p, lane);

	while (k > 0 && before(j, lane, what, picks_of(p, lane)[k - 1]))
		k--;
	picks_insert(p, lane, k, what);
}

static void
judge_candidates(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct sheet *s = j->sheet;
	lanes some = 0;
	unsigned i, lane;

	picks_clear(&j->likely);
	picks_clear(&j->possible);
	for (i = 0; i < set->ncandidates; i++) {
		const struct candidate *c = &set->candidates[i];
		lanes w = s->live & ~sheet_yes(s, c->never) & ~sheet_no(s, c->always);

		j->likely_lanes[i] = 0;
		if (c->score.nitems == 0)
			continue;
		sheet_sum(s, &c->score, j->sums[i]);
		for (FOR_LANES(lane, w)) {
			if (j->sums[i][lane] >= set->likely) {
				j->likely_lanes[i] |= (lanes)1 << lane;
				insert(j, &j->likely, lane, i);
			} else if (j->sums[i][lane] >= set->possible) {
				insert(j, &j->possible, lane, i);
			}
		}
		some |= j->likely_lanes[i];
	}
	/* What is said when nothing is likely stands first, whatever its score. */
	for (i = 0; i < set->ncandidates; i++) {
		const struct candidate *c = &set->candidates[i];

		if (c->fallback == NULL)
			continue;
		for (FOR_LANES(lane, s->live & ~some & sheet_yes(s, c->fallback) & ~sheet_yes(s, c->unless))) {
			picks_insert(&j->possible, lane, 0, i);
			j->sums[i][lane] = 0;
		}
	}
	sheet_decide(s, TEST_LIKELY, likely_word, j);
}

/* The first band that is certain, where the instrument's number is known. */
static void
judge_instruments(struct judgement *j)
{
	unsigned i, k, band = 0;

	picks_clear(&j->bands);
	for (i = 0; i < j->set->ninstruments; i++) {
		const struct instrument *in = &j->set->instruments[i];
		lanes open = in->quantity >= 0 ? j->sheet->known[in->quantity] & j->sheet->live : 0;

		for (k = 0; k < in->nrows; k++, band++) {
			lanes w = open & sheet_yes(j->sheet, in->rows[k].when);

			picks_add(&j->bands, w, band);
			open &= ~w;
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
	picks_clear(&j->clusters);
	for (i = 0; i < set->nclusters; i++)
		picks_add(&j->clusters, sheet_yes(j->sheet, set->clusters[i].when) & j->sheet->live, i);
}

/* "C-LSS=17" */
static void
answer_scored(const struct judgement *j, const struct picks *p, size_t lane, struct answers *out)
{
	const uint16_t *items = picks_of(p, lane);
	unsigned k;

	answer_list(out);
	for (k = 0; k < picks_count(p, lane); k++)
		answer_item_score(out, &p->words[items[k]], j->sums[items[k]][lane], 0, 0);
	answer_list_end(out);
}

/* "C-LSS=17[9..23]": what is known, and between what it could come to lie. */
static void
answer_ranges(const struct judgement *j, const struct picks *p, size_t lane, struct answers *out)
{
	const uint16_t *items = picks_of(p, lane);
	unsigned k;

	for (k = 0; k < picks_count(p, lane); k++) {
		const struct score *score = &j->set->candidates[items[k]].score;
		int least, most;

		if (score->nitems == 0)
			continue;
		sheet_sum_range(j->sheet, score, (unsigned)lane, &least, &most);
		answer_item_score(out, &p->words[items[k]], j->sums[items[k]][lane], least, most);
	}
}

static void
answer_scores(const struct judgement *j, size_t lane, struct answers *out)
{
	const struct ruleset *set = j->set;
	const uint16_t *clusters = picks_of(&j->clusters, lane);
	unsigned k;

	answer_list(out);
	answer_ranges(j, &j->likely, lane, out);
	answer_ranges(j, &j->possible, lane, out);
	for (k = 0; k < picks_count(&j->clusters, lane); k++) {
		const struct cluster *c = &set->clusters[clusters[k]];

		if (c->shows >= 0)
			answer_item_score(out, &c->is.id, j->sheet->sums[c->shows][lane], 0, 0);
		else
			answer_item(out, &c->is.id);
	}
	for (k = 0; k < picks_count(&j->bands, lane); k++)
		answer_item(out, &j->bands.words[picks_of(&j->bands, lane)[k]]);
	answer_list_end(out);
}

void
classify_answer(struct judgement *j, size_t i, struct answers *out, bool explain)
{
	const struct ruleset *set = j->set;
	const uint16_t *patterns = picks_of(&j->pattern, i);
	unsigned k;

	for (k = 0; k < set->nclasses; k++)
		answer_word(out, &set->classes[k].rows[j->class_row[i][k]].value);
	picks_answer(&j->pattern, i, out);
	answer_scored(j, &j->likely, i, out);
	answer_scored(j, &j->possible, i, out);
	answer_break(out);
	answer_scores(j, i, out);
	answer_break(out);
	if (!explain)
		return;
	answer_list(out);
	for (k = 0; k < picks_count(&j->pattern, i); k++)
		explain_entry(j->sheet, &set->patterns[patterns[k]].is, set->patterns[patterns[k]].when, (unsigned)i, out);
	for (k = 0; k < picks_count(&j->likely, i); k++)
		explain_score(j->sheet, &set->candidates[picks_of(&j->likely, i)[k]].is,
		              &set->candidates[picks_of(&j->likely, i)[k]].score, (unsigned)i, out);
	answer_list_end(out);
}
