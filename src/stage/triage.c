/*
 * triage.c -- how soon somebody must look, and where: a maximum, never a vote
 */
#include <math.h>

#include "rule/explain.h"
#include "stage/stage.h"

static lanes
triaged_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	return j->triaged[c->a];
}

static lanes
provisional_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	(void)c;
	return j->provisional;
}

static lanes
pending_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;

	return c->a > 0 ? j->pending_at[c->a - 1] : 0;
}

static lanes
level_word(const struct cond *c, const void *of)
{
	const struct judgement *j = of;
	lanes w = 0;
	int rank;

	if (c->test == TEST_LEVEL)
		return j->at_level[c->a];
	for (rank = c->a; rank < (int)j->set->nlevels; rank++)
		w |= j->at_level[rank];
	return w;
}

/* The time of that text among the words; adds it when it is not there yet. */
static unsigned
word_in(struct word *words, unsigned *n, const struct word *word)
{
	unsigned i = 0;

	while (i < *n && !span_is(words[i].text, word->text))
		i++;
	if (i == *n)
		words[(*n)++] = *word;
	return i;
}

/* Of two of a level the shorter first; of two that are as short, the one that stands first. */
static void
add_deadline(struct judgement *j, double hours[], int level, const lanes *holds, const struct within *within,
             struct word *words, unsigned *nwords)
{
	unsigned k = j->ndeadlines++;

	for (; k > 0 && (j->deadlines[k - 1].level > level || (j->deadlines[k - 1].level == level && hours[k - 1] > within->hours)); k--) {
		j->deadlines[k] = j->deadlines[k - 1];
		hours[k] = hours[k - 1];
	}
	j->deadlines[k] = (struct deadline){level, holds, word_in(words, nwords, &within->text)};
	hours[k] = holds != NULL ? within->hours : INFINITY;
}

/* Returns how many different times there are. */
static unsigned
plan_deadlines(struct judgement *j, struct word *words)
{
	const struct ruleset *set = j->set;
	unsigned all = set->nredflags + set->ntriage + set->nfinals + set->nlevels, i, nwords = 0;
	double *hours = arena_take(&j->mem, all * sizeof(*hours));

	j->deadlines = arena_take(&j->mem, all * sizeof(*j->deadlines));
	for (i = 0; i < set->nredflags; i++)
		add_deadline(j, hours, set->redflags[i].level, &j->fired[i], &set->redflags[i].within, words, &nwords);
	for (i = 0; i < set->ntriage; i++)
		add_deadline(j, hours, set->triage[i].level, &j->triaged[i], &set->triage[i].within, words, &nwords);
	for (i = 0; i < set->nfinals; i++)
		add_deadline(j, hours, set->finals[i].level, &j->finals[i], &set->finals[i].within, words, &nwords);
	for (i = 0; i < set->nlevels; i++)
		add_deadline(j, hours, (int)i, NULL, &set->levels[i].within, words, &nwords);
	return nwords;
}

/* The texts of all destinations, level by level; what is only appended comes behind them. */
static unsigned
destination_words(const struct ruleset *set, struct word *words)
{
	unsigned i, k, n = 0;

	for (i = 0; i < set->nlevels; i++) {
		const struct destination *d = &set->destinations[i];

		words[n++] = d->instead.text;
		for (k = 0; k < d->njoin; k++)
			words[n++] = d->join[k].text;
		for (k = 0; k < d->nfirst; k++)
			words[n++] = d->first[k].text;
	}
	for (i = 0; i < set->nlevels; i++)
		words[n++] = set->destinations[i].add.text;
	return n;
}

/* One column of "ask" for each core field of each rule, the highest level first. */
static void
plan_questions(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct word *words;
	unsigned k, n = 0;
	const int *field;
	int rank;

	for (k = 0; k < set->nredflags; k++)
		for (field = set->redflags[k].core; *field >= 0; field++)
			n++;
	words = arena_take(&j->mem, (n + 1) * sizeof(*words));
	j->questions = arena_take(&j->mem, (n + 1) * sizeof(*j->questions));
	n = 0;
	for (rank = (int)set->nlevels - 1; rank > 0; rank--)
		for (k = 0; k < set->nredflags; k++)
			for (field = set->redflags[k].core; set->redflags[k].level == rank && *field >= 0; field++, n++) {
				words[n] = j->labels[*field];
				j->questions[n] = (struct asked){(int)k, *field};
			}
	ledger_list(&j->ask, &j->mem, words, n);
	ledger_finish(&j->ask, &j->mem);
}

void
triage_init(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct arena *mem = &j->mem;
	struct ledger *f = &j->triage;
	struct word *levels = arena_take(mem, set->nlevels * sizeof(*levels));
	struct word *conflicts = arena_take(mem, (set->nconflicts + 1) * sizeof(*conflicts));
	struct word *rules = arena_take(mem, (set->ntriage + set->nfinals + 1) * sizeof(*rules));
	struct word *times = arena_take(mem, (set->nredflags + set->ntriage + set->nfinals + set->nlevels) * sizeof(*times));
	struct word *places;
	unsigned i, level, pending, nplaces = 2 * set->nlevels;

	IDS_OF(levels, set, levels);
	IDS_OF(conflicts, set, conflicts);
	IDS_OF(rules, set, triage);
	IDS_OF(rules + set->ntriage, set, finals);
	for (i = 0; i < set->nlevels; i++)
		nplaces += set->destinations[i].njoin + set->destinations[i].nfirst;
	places = arena_take(mem, nplaces * sizeof(*places));
	destination_words(set, places);

	level = ledger_one(f, mem, levels, set->nlevels);
	pending = ledger_one(f, mem, levels + 1, set->nlevels - 1);
	j->provisional_column = ledger_yesno(f, mem);
	ledger_yesno(f, mem);
	j->conflicts = ledger_list(f, mem, conflicts, set->nconflicts);
	j->triage_rules = ledger_list(f, mem, rules, set->ntriage + set->nfinals);
	/* The deadlines point to the columns, which are made when all are counted. */
	j->triaged = arena_take(mem, (set->ntriage + set->nfinals + 1) * sizeof(lanes));
	j->finals = j->triaged + set->ntriage;
	j->nwithin = plan_deadlines(j, times);
	j->within = ledger_one(f, mem, times, j->nwithin);
	j->destination = ledger_joined(f, mem, places, nplaces, set->nlevels);
	ledger_finish(f, mem);
	j->at_level = f->columns + level;
	j->pending_at = f->columns + pending;
	plan_questions(j);
	j->asked = arena_take(mem, (set->vocab->nfields + 1) * sizeof(lanes));
}

/*
 * The unanswered core questions of the rules that could still raise the
 * level, worst first, each once.
 */
static void
prepare_questions(struct judgement *j)
{
	const struct ruleset *set = j->set;
	const struct sheet *s = j->sheet;
	unsigned i, n = j->ask.ncolumns;
	int rule = -1;
	lanes could = 0;

	memset(j->asked, 0, set->vocab->nfields * sizeof(*j->asked));
	for (i = 0; i < n; i++) {
		const struct asked *q = &j->questions[i];
		lanes *asked = &j->asked[q->field], open;

		if (q->rule != rule) {
			rule = q->rule;
			could = j->pending[rule] & j->could[set->redflags[rule].level];
		}
		open = could & ~(sheet_replied(s, (unsigned)q->field) | *asked);
		*asked |= open;
		j->ask.columns[i] = open;
	}
	ledger_turn(&j->ask);
}

/* The shortest time among the rules that decided the level; the level's own where none did. */
static void
prepare_deadlines(struct judgement *j)
{
	lanes *within = j->triage.columns + j->within, open = 0;
	int level = -1;
	unsigned i;

	memset(within, 0, j->nwithin * sizeof(*within));
	for (i = 0; i < j->ndeadlines; i++) {
		const struct deadline *d = &j->deadlines[i];
		lanes w;

		if (d->level != level)
			open = j->at_level[level = d->level];
		w = d->holds != NULL ? open & *d->holds : open;
		within[d->column] |= w;
		open &= ~w;
	}
}

/* Where to: all that is to be joined, or else the first that holds; or one thing instead of both. */
static void
prepare_destinations(struct judgement *j)
{
	const struct ruleset *set = j->set;
	lanes *column = j->triage.columns + j->destination;
	unsigned i, k;

	for (i = 0; i < set->nlevels; i++) {
		const struct destination *d = &set->destinations[i];
		lanes at = j->at_level[i], joined = 0;

		*column = d->instead.when != NULL ? at & sheet_yes(j->sheet, d->instead.when) : 0;
		at &= ~*column++;
		for (k = 0; k < d->njoin; k++) {
			*column = at & sheet_holds(j->sheet, d->join[k].when);
			joined |= *column++;
		}
		at &= ~joined;
		for (k = 0; k < d->nfirst; k++) {
			*column = at & sheet_holds(j->sheet, d->first[k].when);
			at &= ~*column++;
		}
	}
	for (i = 0; i < set->nlevels; i++) {
		const struct destination *d = &set->destinations[i];

		*column++ = d->add.when != NULL ? j->at_level[i] & sheet_yes(j->sheet, d->add.when) : 0;
	}
}

void
triage_judge(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct sheet *s = j->sheet;
	lanes could[MAX_LEVELS] = {0}, raised[MAX_LEVELS] = {0}, higher = 0, pends = 0, lowest;
	unsigned i;
	int rank;

	sheet_run(s, PHASE_TRIAGE);
	for (i = 0; i < set->ntriage; i++) {
		const struct rule *r = &set->triage[i];

		j->triaged[i] = sheet_yes(s, r->when) & ~sheet_yes(s, r->unless) & s->live;
		raised[r->level] |= j->triaged[i];
	}
	for (i = 0; i < set->nredflags; i++)
		could[set->redflags[i].level] |= j->pending[i];
	for (rank = (int)set->nlevels - 1; rank > 0; rank--) {
		j->at_level[rank] = (raised[rank] | j->redflag_at[rank - 1]) & ~higher;
		higher |= j->at_level[rank];
		j->could[rank] = could[rank] & ~higher;
		j->pending_at[rank - 1] = j->could[rank] & ~pends;
		pends |= j->could[rank];
	}
	j->provisional = pends;
	sheet_decide(s, TEST_TRIAGED, triaged_word, j);
	sheet_decide(s, TEST_PROVISIONAL, provisional_word, j);
	sheet_decide(s, TEST_PENDING, pending_word, j);
	sheet_run(s, PHASE_FINAL);
	lowest = s->live & ~higher;
	for (i = 0; i < set->nfinals; i++) {
		const struct rule *r = &set->finals[i];

		j->finals[i] = lowest & sheet_yes(s, r->when) & ~sheet_yes(s, r->unless);
		if (r->level > 0)
			lowest &= ~j->finals[i];
		j->at_level[r->level] |= j->finals[i];
	}
	j->at_level[0] = lowest;
	sheet_decide(s, TEST_LEVEL, level_word, j);
	sheet_decide(s, TEST_LEVEL_FROM, level_word, j);
}

void
triage_prepare(struct judgement *j)
{
	const struct ruleset *set = j->set;
	struct sheet *s = j->sheet;
	lanes *columns = j->triage.columns;

	sheet_run(s, PHASE_DESTINATION);
	memcpy(columns + j->conflicts, s->conflicts, set->nconflicts * sizeof(lanes));
	columns[j->provisional_column] = j->provisional;
	columns[j->provisional_column + 1] = s->incomplete;
	memcpy(columns + j->triage_rules, j->triaged, (set->ntriage + set->nfinals) * sizeof(lanes));
	prepare_deadlines(j);
	prepare_destinations(j);
	prepare_questions(j);
	ledger_turn(&j->triage);
}

/* The triage rule or final of that number. */
static const struct rule *
triage_rule(const struct ruleset *set, unsigned number)
{
	return number < set->ntriage ? &set->triage[number] : &set->finals[number - set->ntriage];
}

void
triage_answer(struct judgement *j, size_t i, struct answers *out, bool explain)
{
	const struct ruleset *set = j->set;
	unsigned nrules = set->ntriage + set->nfinals, k;
	int level;

	ledger_answer(&j->triage, i, out);
	answer_break(out);
	ledger_answer(&j->ask, i, out);
	answer_break(out);
	if (!explain)
		return;
	level = level_of(j, i);
	answer_list(out);
	for (k = 0; k < set->nredflags; k++)
		if (j->fired[k] >> i & 1 && set->redflags[k].level == level)
			explain_rule(j->sheet, &set->redflags[k], (unsigned)i, out);
	for (k = 0; k < nrules; k++) {
		const struct rule *r = triage_rule(set, k);

		if (j->triaged[k] >> i & 1 && r->level == level)
			explain_rule(j->sheet, r, (unsigned)i, out);
	}
	answer_list_end(out);
}
