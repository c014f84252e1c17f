/*
 * score.c -- bp-rules score: do the rules find what the labelled records truly had?
 */
#include <stdlib.h>

#include "record/cohort.h"
#include "stage/place.h"
#include "workshop/object.h"
#include "workshop/outcome.h"
#include "workshop/proportion.h"
#include "workshop/roster.h"
#include "workshop/verb.h"

static struct rules_given rules;
static const char *truth_field, *positive, *meanings, *as_of, *format;
static struct cohort_options input;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'t', "truth", "FIELD", "the true level stands in FIELD", OPTION_TEXT, &truth_field},
	{'p', "positive", "LEVEL", "a case is at LEVEL or above; yes in FIELD means one, no means none", OPTION_TEXT, &positive},
	{0, "means", "WORD=LEVEL,...", "other words in FIELD, and the levels they mean", OPTION_TEXT, &meanings},
	AS_OF_OPTION(as_of),
	COHORT_OPTIONS(input),
	OUTPUT_OPTION(format),
	{0},
};

struct rule_score {
	unsigned long hits, true_hits, alone;
};

/* One run of the verb. */
struct run {
	struct ruleset *set;
	struct judgement judgement;
	struct roster roster;
	struct outcome outcome;
	unsigned long records, labelled, unlabelled, unreadable;
	unsigned long cells[OUTCOMES][MAX_LEVELS];  /* truth, given */
	unsigned long could[OUTCOMES];   /* given too low, and what is pending is not */
	struct rule_score *scores;     /* by rule of the roster */
	struct text out;
	bool ndjson;
};

#define SPAN_ARG(s) (int)(s).len, (s).at

static const char *
level_name(const struct run *run, int rank)
{
	return run->set->levels[rank].is.id.text.at;
}

/* The rank from which on a record is a case for the rule; 0: nothing says. */
static int
rank_for(const struct run *run, const struct roster_rule *rule)
{
	return run->outcome.positive > 0 ? run->outcome.positive : rule->level > 0 ? rule->level : 0;
}

static unsigned long
count(lanes w)
{
	return (unsigned long)__builtin_popcountll(w);
}

/* Counts for the rules of the batch; truths: by record. */
static void
score_rules(struct run *run, lanes labelled, const int truths[BATCH_SIZE])
{
	const struct judgement *j = &run->judgement;
	lanes cases[MAX_LEVELS] = {0}, once[MAX_LEVELS] = {0}, twice[MAX_LEVELS] = {0};
	unsigned lane;

	for (int rank = 1; rank < (int)run->set->nlevels; rank++)
		for (FOR_LANES(lane, labelled))
			cases[rank] |= (lanes)outcome_is_case(&run->outcome, truths[lane], rank) << lane;
	for (const struct roster_rule *r = run->roster.rules; r < run->roster.rules + run->roster.n; r++) {
		lanes fired = r->level > 0 ? roster_fired(j, r) : 0;

		if (r->level > 0) {
			twice[r->level] |= once[r->level] & fired;
			once[r->level] |= fired;
		}
	}
	for (size_t i = 0; i < run->roster.n; i++) {
		const struct roster_rule *r = &run->roster.rules[i];
		lanes fired = roster_fired(j, r) & labelled;

		run->scores[i].hits += count(fired);
		run->scores[i].true_hits += count(fired & cases[rank_for(run, r)]);
		if (r->level > 0)
			run->scores[i].alone += count(fired & j->at_level[r->level] & ~twice[r->level]);
	}
}

static void
score_batch(struct batch *b, void *self)
{
	struct run *run = self;
	int truths[BATCH_SIZE];
	lanes labelled = 0;

	judgement_judge(&run->judgement, b, STAGE_TRIAGE);
	for (size_t i = 0; i < b->n; i++) {
		int given, pending;

		if (b->record[i].blank)
			continue;
		run->records++;
		if (b->record[i].unreadable) {
			run->unreadable++;
			continue;
		}
		truths[i] = outcome_of(&run->outcome, b, &b->record[i]);
		if (truths[i] == OUTCOME_NONE) {
			run->unlabelled++;
			continue;
		}
		run->labelled++;
		labelled |= (lanes)1 << i;
		given = level_of(&run->judgement, i);
		pending = rank_of(&run->judgement, run->judgement.pending_at, i);
		run->cells[truths[i]][given]++;
		run->could[truths[i]] += outcome_too_low(&run->outcome, truths[i], given) && !outcome_too_low(&run->outcome, truths[i], pending);
	}
	score_rules(run, labelled, truths);
}

/* How many have that truth, and how many of them were given too little or too much. */
struct triage_count {
	unsigned long n, right, under, over;
};

static struct triage_count
triage_count(const struct run *run, int what)
{
	struct triage_count t = {0};

	for (int given = 0; given < (int)run->set->nlevels; given++) {
		unsigned long n = run->cells[what][given];

		t.n += n;
		if (outcome_too_low(&run->outcome, what, given))
			t.under += n;
		else if (outcome_too_high(&run->outcome, what, given))
			t.over += n;
		else
			t.right += n;
	}
	return t;
}

/* All records that are (not) cases at the rank; and those of them given at least that rank. */
static unsigned long
count_cases(const struct run *run, int rank, bool cases, bool only_given)
{
	unsigned long n = 0;
	int least = run->outcome.positive > 0 ? run->outcome.positive : rank;

	for (int what = 0; what < OUTCOMES; what++)
		for (int given = only_given ? least : 0; given < (int)run->set->nlevels && outcome_is_case(&run->outcome, what, rank) == cases; given++)
			n += run->cells[what][given];
	return n;
}

static struct proportion
sensitivity(const struct run *run, int rank, unsigned long true_hits)
{
	return proportion(true_hits, count_cases(run, rank, true, false));
}

static struct proportion
specificity(const struct run *run, int rank, unsigned long false_hits)
{
	unsigned long n = count_cases(run, rank, false, false);

	return proportion(n - false_hits, n);
}

/* Text for people */

/* "12/14 0.86 (0.60-0.96)", with a star behind what is of few */
static void
write_proportion(struct run *run, struct proportion p, int width)
{
	size_t begun = run->out.len;

	text_format(&run->out, "  %lu/%lu", p.hits, p.of);
	if (p.of > 0)
		text_format(&run->out, " %.2f (%.2f-%.2f)", p.is, p.low, p.high);
	if (is_few(&p))
		text_char(&run->out, '*');
	while (run->out.len - begun < (size_t)width)
		text_char(&run->out, ' ');
}

static void
write_confusion(struct run *run)
{
	int left = 14, width = 9;
	char room[OUTCOME_ROOM];

	for (int what = 0; what < OUTCOMES; what++)
		if (triage_count(run, what).n > 0 && (int)outcome_name(&run->outcome, what, room).len > left)
			left = (int)outcome_name(&run->outcome, what, room).len;
	for (unsigned i = 0; i < run->set->nlevels; i++)
		if ((int)run->set->levels[i].is.id.text.len > width)
			width = (int)run->set->levels[i].is.id.text.len;
	text_format(&run->out, "\n%-*s", left, "truth \\ given");
	for (unsigned i = 0; i < run->set->nlevels; i++)
		text_format(&run->out, "  %*s", width, level_name(run, (int)i));
	text_format(&run->out, "  %9s  %9s  %9s\n", "n", "under", "over");
	for (int what = 0; what < OUTCOMES; what++) {
		struct triage_count t = triage_count(run, what);

		if (t.n == 0 && what >= (int)run->set->nlevels)
			continue;
		text_format(&run->out, "%-*.*s", left, SPAN_ARG(outcome_name(&run->outcome, what, room)));
		for (unsigned i = 0; i < run->set->nlevels; i++) {
			if (run->cells[what][i] > 0)
				text_format(&run->out, "  %*lu", width, run->cells[what][i]);
			else
				text_format(&run->out, "  %*s", width, ".");
		}
		text_format(&run->out, "  %9lu  %9lu  %9lu%s\n", t.n, t.under, t.over, t.n < FEW ? "*" : "");
	}
}

static struct triage_count
all_counts(const struct run *run, unsigned long *could)
{
	struct triage_count all = {0};

	*could = 0;
	for (int what = 0; what < OUTCOMES; what++) {
		struct triage_count t = triage_count(run, what);

		all.n += t.n;
		all.right += t.right;
		all.under += t.under;
		all.over += t.over;
		*could += run->could[what];
	}
	return all;
}

static void
write_levels(struct run *run)
{
	unsigned long could;
	struct triage_count all = all_counts(run, &could);

	text_format(&run->out, "\nright");
	write_proportion(run, proportion(all.right, all.n), 0);
	text_format(&run->out, "\nunder-triage");
	write_proportion(run, proportion(all.under, all.n), 0);
	if (all.under > 0)
		text_format(&run->out, "; in %lu of them the true level is still pending", could);
	text_format(&run->out, "\nover-triage");
	write_proportion(run, proportion(all.over, all.n), 0);
	text_format(&run->out, "\n\n%-18s  %-34s  specificity\n", "at least", "sensitivity");
	for (int rank = run->outcome.positive > 0 ? run->outcome.positive : 1; rank < (int)run->set->nlevels; rank++) {
		text_format(&run->out, "%-18s", level_name(run, rank));
		write_proportion(run, sensitivity(run, rank, count_cases(run, rank, true, true)), 36);
		write_proportion(run, specificity(run, rank, count_cases(run, rank, false, true)), 0);
		text_char(&run->out, '\n');
		if (run->outcome.positive > 0)
			break;
	}
}

static void
write_rules(struct run *run)
{
	if (run->outcome.positive > 0)
		text_format(&run->out, "\nRules; a case is one whose true level is at least %s.\n", level_name(run, run->outcome.positive));
	else
		text_format(&run->out, "\nRules; a case is one whose true level is at least the rule's own.\n");
	text_format(&run->out, "%-24s  %-10s  %6s  %6s  %-34s  specificity\n", "rule", "level", "hits", "alone", "sensitivity");
	for (size_t i = 0; i < run->roster.n; i++) {
		const struct roster_rule *r = &run->roster.rules[i];
		const struct rule_score *s = &run->scores[i];
		int rank = rank_for(run, r);

		text_format(&run->out, "%-24s  %-10s  %6lu", r->is->id.text.at, r->level >= 0 ? level_name(run, r->level) : "-", s->hits);
		if (r->level > 0)
			text_format(&run->out, "  %6lu", s->alone);
		else
			text_format(&run->out, "  %6s", "-");
		if (rank > 0) {
			write_proportion(run, sensitivity(run, rank, s->true_hits), 36);
			write_proportion(run, specificity(run, rank, s->hits - s->true_hits), 0);
		} else {
			text_format(&run->out, "  -");
		}
		text_char(&run->out, '\n');
	}
	text_format(&run->out, "\nalone: so often it was the only rule of the level that the record was given.\n"
	                       "In brackets: 95 %% confidence intervals (Wilson).  *: from fewer than %d records.\n", FEW);
}

static void
write_text(struct run *run)
{
	text_format(&run->out, "rules: %s\ntruth: %s\n", run->set->stamp.text.at, truth_field);
	text_format(&run->out, "%lu record%s: %lu labelled, %lu unlabelled, %lu unreadable\n", run->records,
	            run->records == 1 ? "" : "s", run->labelled, run->unlabelled, run->unreadable);
	if (run->labelled == 0)
		return;
	write_confusion(run);
	write_levels(run);
	write_rules(run);
}

/* The same for programs */

static void
object_proportion(struct object *o, const char *name, struct proportion p)
{
	static const char *const parts[] = {"", "_low", "_high"};
	const double values[] = {p.is, p.low, p.high};
	struct text label = {0};

	for (size_t i = 0; i < 3; i++) {
		label.len = 0;
		text_format(&label, "%s%s", name, parts[i]);
		text_char(&label, '\0');
		object_number(o, label.at, p.of > 0 ? values[i] : (double)NAN);
	}
	label.len = 0;
	text_format(&label, "%s_of", name);
	text_char(&label, '\0');
	object_count(o, label.at, p.of);
	text_free(&label);
}

static void
write_objects(struct run *run)
{
	unsigned long could;
	struct triage_count all = all_counts(run, &could);
	struct object o = object_begin(&run->out);
	char room[OUTCOME_ROOM];

	object_string(&o, "kind", "summary");
	object_text(&o, "rules", run->set->stamp.text);
	object_string(&o, "truth", truth_field);
	object_string(&o, "positive", run->outcome.positive > 0 ? level_name(run, run->outcome.positive) : "");
	object_count(&o, "records", run->records);
	object_count(&o, "labelled", run->labelled);
	object_count(&o, "unlabelled", run->unlabelled);
	object_count(&o, "unreadable", run->unreadable);
	object_count(&o, "still_pending", could);
	object_proportion(&o, "right", proportion(all.right, all.n));
	object_proportion(&o, "under", proportion(all.under, all.n));
	object_proportion(&o, "over", proportion(all.over, all.n));
	object_end(&o);
	for (int what = 0; what < OUTCOMES; what++)
		for (unsigned i = 0; i < run->set->nlevels; i++) {
			if (run->cells[what][i] == 0)
				continue;
			o = object_begin(&run->out);
			object_string(&o, "kind", "cell");
			object_text(&o, "truth", outcome_name(&run->outcome, what, room));
			object_string(&o, "given", level_name(run, (int)i));
			object_count(&o, "records", run->cells[what][i]);
			object_end(&o);
		}
	for (int rank = 1; rank < (int)run->set->nlevels; rank++) {
		if (run->outcome.positive > 0 && rank != run->outcome.positive)
			continue;
		o = object_begin(&run->out);
		object_string(&o, "kind", "level");
		object_string(&o, "level", level_name(run, rank));
		object_proportion(&o, "sensitivity", sensitivity(run, rank, count_cases(run, rank, true, true)));
		object_proportion(&o, "specificity", specificity(run, rank, count_cases(run, rank, false, true)));
		object_end(&o);
	}
	for (size_t i = 0; i < run->roster.n; i++) {
		const struct roster_rule *r = &run->roster.rules[i];
		const struct rule_score *s = &run->scores[i];
		int rank = rank_for(run, r);
		const struct proportion none = {0};

		o = object_begin(&run->out);
		object_string(&o, "kind", "rule");
		object_text(&o, "id", r->is->id.text);
		object_string(&o, "level", r->level >= 0 ? level_name(run, r->level) : "");
		object_count(&o, "hits", s->hits);
		object_count(&o, "alone", s->alone);
		object_proportion(&o, "sensitivity", rank > 0 ? sensitivity(run, rank, s->true_hits) : none);
		object_proportion(&o, "specificity", rank > 0 ? specificity(run, rank, s->hits - s->true_hits) : none);
		object_end(&o);
	}
}

static int
score(int noperands, char *operands[])
{
	struct run run = {.ndjson = writes_ndjson(format)};
	const long *today;
	long day;
	int status;

	(void)noperands;
	today = day_given(as_of, &day);
	run.set = rules_load(&rules, READ_ALL);
	outcome_init(&run.outcome, run.set, truth_field, positive, meanings);
	run.outcome.show_values = input.show_values;
	judgement_init(&run.judgement, run.set, today);
	run.roster = roster_of(run.set);
	run.scores = must_realloc(NULL, run.roster.n + 1, sizeof(*run.scores));
	memset(run.scores, 0, run.roster.n * sizeof(*run.scores));
	input.own = truth_field;
	status = cohort_read(&input, run.set->vocab, operands, score_batch, &run);
	(run.ndjson ? write_objects : write_text)(&run);
	output(run.out.at, run.out.len);
	if (run.outcome.strange > 0)
		warn("%lu record%s a label that is no level", run.outcome.strange, run.outcome.strange == 1 ? " has" : "s have");
	if (run.outcome.contradicted > 0)
		warn("%lu record%s two labels that differ: unlabelled", run.outcome.contradicted, run.outcome.contradicted == 1 ? " has" : "s have");
	if (run.labelled == 0)
		warn("no record has a true level in %s: there is nothing to score", truth_field);
	if (run.labelled == 0)
		status = EXIT_TROUBLE;
	else if (run.outcome.strange + run.outcome.contradicted > 0)
		status = EXIT_PROBLEM;
	free(run.scores);
	roster_free(&run.roster);
	judgement_free(&run.judgement);
	ruleset_free(run.set);
	outcome_free(&run.outcome);
	text_free(&run.out);
	return status;
}

const struct command verb_score = {
	.name = "bp-rules score",
	.summary = "do the rules find what labelled records truly had?",
	.operands = "[file ...]",
	.options = options,
	.run = score,
};
