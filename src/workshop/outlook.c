/*
 * outlook.c -- how a condition could still come out, if more questions were answered
 */
#include "workshop/outlook.h"

static bool
could(const struct subject *s, const struct cond *c, bool wanted)
{
	return outlook_of(s, c, wanted) != OUTLOOK_NEVER;
}

bool
outlook_rule(const struct subject *s, const struct cond *when, const struct cond *unless, bool wanted)
{
	if (wanted)
		return (when == NULL || could(s, when, true))
		       && (unless == NULL || truth_of(s, unless) != TRUTH_YES || could(s, unless, false));
	return (when != NULL && (truth_of(s, when) != TRUTH_YES || could(s, when, false))) || (unless != NULL && could(s, unless, true));
}

static bool
could_score(const struct subject *s, const struct cond *c, bool wanted)
{
	const struct judgement *j = s->judgement;
	struct sum_range ranges[BATCH_SIZE];
	bool most, least;

	sheet_sum_range(j->sheet, &j->set->scores[c->a], (lanes)1 << s->lane, &j->sheet->sums[c->a], ranges);
	most = c->test == TEST_SCORE_OVER ? ranges[s->lane].most > c->x : ranges[s->lane].most >= c->x;
	least = c->test == TEST_SCORE_OVER ? ranges[s->lane].least > c->x : ranges[s->lane].least >= c->x;
	return wanted ? most : !least;
}

static bool
could_be_likely(const struct subject *s, int candidate, bool wanted)
{
	const struct judgement *j = s->judgement;
	const struct candidate *c = &j->set->candidates[candidate];
	struct sum_range ranges[BATCH_SIZE];

	if (c->score.nitems == 0)
		return !wanted;
	sheet_sum_range(j->sheet, &c->score, (lanes)1 << s->lane, &j->sums[candidate], ranges);
	if (wanted)
		return ranges[s->lane].most >= j->set->likely && (c->never == NULL || could(s, c->never, false))
		       && (c->always == NULL || could(s, c->always, true));
	return ranges[s->lane].least < j->set->likely || (c->never != NULL && could(s, c->never, true))
	       || (c->always != NULL && could(s, c->always, false));
}

/* The first row that holds gives the value. */
static bool
could_class(const struct subject *s, const struct class *c, int row, bool wanted)
{
	for (int k = 0; k < row; k++) {
		if (wanted && !could(s, c->rows[k].when, false))
			return false;
		if (!wanted && could(s, c->rows[k].when, true))
			return true;
	}
	return c->rows[row].when == NULL ? wanted : could(s, c->rows[row].when, wanted);
}

static bool
could_pattern(const struct subject *s, int pattern, bool wanted)
{
	const struct ruleset *set = s->judgement->set;
	const struct pattern *p = &set->patterns[pattern];

	for (int k = 0; p->otherwise && k < pattern; k++) {
		const struct pattern *above = &set->patterns[k];
		bool holds = s->judgement->patterns[k] >> s->lane & 1;

		/* It is for what is left: none above it may hold. */
		if (wanted && holds && !outlook_rule(s, above->when, above->unless, false))
			return false;
		if (!wanted && !holds && outlook_rule(s, above->when, above->unless, true))
			return true;
	}
	return outlook_rule(s, p->when, p->unless, wanted);
}

static bool
could_fire(const struct subject *s, const struct fired *f, bool wanted)
{
	for (const int *rule = f->rules; *rule >= 0; rule++) {
		const struct rule *r = &s->judgement->set->redflags[*rule];
		bool fired = s->judgement->fired[*rule] >> s->lane & 1;

		if (wanted && outlook_rule(s, r->when, r->unless, true))
			return true;
		if (!wanted && fired && !outlook_rule(s, r->when, r->unless, false))
			return false;
	}
	return !wanted;
}

static bool
could_be_conflicted(const struct subject *s, bool wanted)
{
	const struct ruleset *set = s->judgement->set;

	for (unsigned i = 0; i < set->nconflicts; i++) {
		bool found = s->judgement->sheet->conflicts[i] >> s->lane & 1;

		if (wanted && could(s, set->conflicts[i].when, true))
			return true;
		if (!wanted && found && !could(s, set->conflicts[i].when, false))
			return false;
	}
	return !wanted;
}

/* The test came out the other way; could it still? */
static bool
could_test(const struct subject *s, const struct cond *c, bool wanted)
{
	const struct ruleset *set = s->judgement->set;
	const struct sheet *sheet = s->judgement->sheet;

	switch (c->test) {
	case TEST_DK:
		/* Who is asked may not be sure, and who was not sure may be asked again. */
		return !wanted || !(sheet->answered[c->a] >> s->lane & 1);
	case TEST_KNOWN:
		return wanted;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		return could_score(s, c, wanted);
	case TEST_CONFLICT:
		return could(s, set->conflicts[c->a].when, wanted);
	case TEST_CONFLICTED:
		return could_be_conflicted(s, wanted);
	case TEST_FIRED:
		return could_fire(s, &set->fired[c->a], wanted);
	case TEST_CLASS:
		return could_class(s, &set->classes[c->a], c->b, wanted);
	case TEST_PATTERN:
		return could_pattern(s, c->a, wanted);
	case TEST_LIKELY:
		return could_be_likely(s, c->a, wanted);
	case TEST_TRIAGED:
		return outlook_rule(s, set->triage[c->a].when, set->triage[c->a].unless, wanted);
	case TEST_PENDING:
	case TEST_PROVISIONAL:
	case TEST_INCOMPLETE:
		/* Answers settle what is open; they open nothing. */
		return !wanted;
	case TEST_LEVEL:
	case TEST_LEVEL_FROM:
	case TEST_GATE:
		/* No rule that fires reads these; whoever asks is told the safer thing. */
		return true;
	default:
		return false;
	}
}

enum outlook
outlook_of(const struct subject *s, const struct cond *c, bool wanted)
{
	enum truth is = truth_of(s, c);
	unsigned n = 0, need = 0;

	if (is == (wanted ? TRUTH_YES : TRUTH_NO))
		return OUTLOOK_SO;
	if (is == TRUTH_OPEN)
		return OUTLOOK_COULD;
	switch (c->kind) {
	case COND_TEST:
		return could_test(s, c, wanted) ? OUTLOOK_COULD : OUTLOOK_NEVER;
	case COND_NO:
		return could(s, c->parts[0], !wanted) ? OUTLOOK_COULD : OUTLOOK_NEVER;
	case COND_MAYBE:
		return could(s, c->parts[0], wanted) ? OUTLOOK_COULD : OUTLOOK_NEVER;
	case COND_ALL:
		need = wanted ? c->nparts : 1;
		break;
	case COND_ANY:
		need = wanted ? 1 : c->nparts;
		break;
	case COND_AT_LEAST:
		need = wanted ? c->need : c->nparts - c->need + 1;
		break;
	}
	for (unsigned i = 0; i < c->nparts; i++)
		n += could(s, c->parts[i], wanted);
	return n >= need ? OUTLOOK_COULD : OUTLOOK_NEVER;
}

const char *
outlook_mark(enum outlook o)
{
	return o == OUTLOOK_SO ? "yes" : o == OUTLOOK_COULD ? "?" : "no";
}

const struct cond *
outlook_behind(const struct ruleset *set, const struct cond *c, const struct cond **unless)
{
	*unless = NULL;
	switch (c->test) {
	case TEST_PATTERN:
		*unless = set->patterns[c->a].unless;
		return set->patterns[c->a].when;
	case TEST_TRIAGED:
		*unless = set->triage[c->a].unless;
		return set->triage[c->a].when;
	case TEST_CLASS:
		return set->classes[c->a].rows[c->b].when;
	case TEST_CONFLICT:
		return set->conflicts[c->a].when;
	case TEST_FIRED: {
		const int *rules = set->fired[c->a].rules;

		/* Only where it is about one rule. */
		if (rules[0] < 0 || rules[1] >= 0)
			return NULL;
		*unless = set->redflags[rules[0]].unless;
		return set->redflags[rules[0]].when;
	}
	default:
		return NULL;
	}
}
