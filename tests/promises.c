/*
 * promises.c -- what must hold for every record, tried on many random ones
 *
 * usage: promises RULES CASES COUNT SEED          checks; prints "ok" or "not ok" for every promise
 *        promises RULES CASES COUNT SEED print    writes the records instead, as LTSV
 *
 * The rules say which fields there are and where their thresholds lie; CASES
 * are records to change here and there.  From every record a family of 64 is
 * made, judged side by side: the record itself, other answers to its open
 * questions, a yes in place of a no, answers taken away.  A promise that is
 * never put to the test fails too.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/batch.h"
#include "record/fact.h"
#include "record/lines.h"
#include "stage/stage.h"

enum { POOL = 250, SHOWN = 2 };

/* A field and the answers the records give to it; 0 is no answer at all. */
struct answers_of {
	char *text[POOL];
	enum fact_state state[POOL];
	bool yes[POOL];
	unsigned n;
	bool derived;  /* worked out from others when not given, or read as no where it does not apply */
};

/* One record: for each field which of its answers. */
typedef uint8_t record_t;

static const struct ruleset *set;
static const struct vocab *vocab;
static size_t nfields;
static struct answers_of *pool;
static record_t *cases;
static size_t ncases;
static bool *plain;  /* by condition: only facts below it, so that its pair is one */
static int *form;    /* by field: which of the rules' items it is one of, or -1 */

/* ---- chance ---- */

static uint64_t seed, state;

static uint64_t
chance(void)
{
	uint64_t z = state += 0x9e3779b97f4a7c15U;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
	z = (z ^ z >> 27) * 0x94d049bb133111ebU;
	return z ^ z >> 31;
}

static unsigned
below(size_t n)
{
	return (unsigned)(chance() % n);
}

static bool
percent(unsigned p)
{
	return below(100) < p;
}

/* ---- promises ---- */

enum promised {
	DECIDED, CONTAINED, NARROWER, BRUTE, YES_RAISES, SIGN_ADDED, NO_REMOVED, CORE_REMOVED, CORE_ANSWERED, NEIGHBOURS, LEVELS,
	PROMISES,
};

static struct {
	const char *name;
	unsigned long tried, telling, broken;  /* telling: those in which something changed, or was to be seen */
} promises[PROMISES] = {
	[DECIDED] = {.name = "a condition is never yes and no, and all answers together leave none open"},
	[CONTAINED] = {.name = "the pair of a condition contains what every completion says"},
	[NARROWER] = {.name = "another answer never widens a pair"},
	[BRUTE] = {.name = "the pair contains all completions of twelve open questions, tried one by one"},
	[YES_RAISES] = {.name = "a yes to a symptom or risk in place of a blank or a no never lowers the red-flag level"},
	[SIGN_ADDED] = {.name = "a finding, however normal, never lowers the red-flag level"},
	[NO_REMOVED] = {.name = "taking away a no never lowers the red-flag level"},
	[CORE_REMOVED] = {.name = "taking away a core answer never lowers the higher of red flag and pending below the red flag"},
	[CORE_ANSWERED] = {.name = "answers to core questions never lead above the higher of red flag and pending"},
	[NEIGHBOURS] = {.name = "what stands beside a record changes nothing about it"},
	[LEVELS] = {.name = "the level is the highest of the rules that hold; self-care needs a complete, calm record"},
};

static void
print_record(FILE *to, const record_t *r, const char *id, bool shuffled)
{
	unsigned order[1000];
	size_t i, k;

	for (i = 0; i < nfields; i++)
		order[i] = (unsigned)i;
	for (i = nfields; shuffled && i-- > 1;) {
		unsigned other = below(i + 1), was = order[i];

		order[i] = order[other];
		order[other] = was;
	}
	fprintf(to, "id:%s", id);
	for (i = 0; i < nfields; i++) {
		k = order[i];
		if (r[k] != 0)
			fprintf(to, "\t%s:%s", vocab->fields[k].label.at, pool[k].text[r[k]]);
	}
}

static void broken(enum promised, const record_t *before, const record_t *after, const char *fmt, ...) PRINTF_LIKE(4, 5);

static void
broken(enum promised p, const record_t *before, const record_t *after, const char *fmt, ...)
{
	va_list args;
	size_t i;

	if (promises[p].broken++ >= SHOWN)
		return;
	printf("# ");
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	printf("\n# ");
	print_record(stdout, before, "broken", false);
	for (i = 0; after != NULL && i < nfields; i++)
		if (before[i] != after[i])
			printf("\n#   then %s:%s", vocab->fields[i].label.at, after[i] != 0 ? pool[i].text[after[i]] : "");
	putchar('\n');
}

/* ---- fields and their answers ---- */

static unsigned
add_answer(size_t field, const char *text)
{
	struct answers_of *a = &pool[field];
	struct fact fact;
	unsigned i;

	for (i = 1; i < a->n; i++)
		if (strcmp(a->text[i], text) == 0)
			return i;
	if (a->n == POOL)
		return 1;
	/* Eight bytes on either side can be read, as the readers see to. */
	a->text[a->n] = (char *)memset(must_realloc(NULL, strlen(text) + 17, 1), 0, strlen(text) + 17) + 8;
	strcpy(a->text[a->n], text);
	fact = fact_read(&vocab->fields[field], (struct span){a->text[a->n], strlen(text)});
	a->state[a->n] = fact.state;
	a->yes[a->n] = fact.state == FACT_KNOWN && fact.yes;
	return a->n++;
}

static void
add_number(size_t field, double x)
{
	const struct field_def *def = &vocab->fields[field];
	char text[40];

	if (x < def->min || x > def->max)
		return;
	snprintf(text, sizeof(text), def->whole ? "%.0f" : "%.6g", x);
	add_answer(field, text);
}

static void
add_threshold(size_t field, double x)
{
	double step = vocab->fields[field].whole ? 1 : 0.1;

	add_number(field, x - step);
	add_number(field, x);
	add_number(field, x + step);
}

/* A threshold of a quantity is one of every field it is worked out from as largest or smallest. */
static void
add_thresholds(const struct quantity *q, double x)
{
	unsigned i;

	if (q->field >= 0 && vocab->fields[q->field].type == FIELD_NUMBER)
		add_threshold((size_t)q->field, x);
	if (q->derive == NULL || (q->derive->kind != VALUE_LARGEST && q->derive->kind != VALUE_SMALLEST))
		return;
	for (i = 0; i < q->derive->nparts; i++)
		if (q->derive->parts[i]->kind == VALUE_FIELD)
			add_threshold((size_t)q->derive->parts[i]->field, x);
}

static void
add_answers(size_t field)
{
	static const char *const yesno[] = {"no", "yes", "dk", "?", "na", "Yes", "FALSE", "1", "perhaps"};
	static const char *const days[] = {
		"2026-11-24", "2026-11-23", "2026-11-10", "2026-10-27", "2026-10-13", "2026-10-12", "2026-09-01", "2026-08-01",
		"2025-11-24", "2024-02-29", "2026-12-24", "2026-02-30",
	};
	const struct field_def *def = &vocab->fields[field];
	unsigned i;

	pool[field].n = 1;  /* answer 0: blank */
	switch (def->type) {
	case FIELD_YESNO:
		for (i = 0; i < sizeof(yesno) / sizeof(*yesno); i++)
			add_answer(field, yesno[i]);
		break;
	case FIELD_CHOICE:
		for (i = 0; i < def->nvalues; i++)
			add_answer(field, def->values[i].at);
		break;
	case FIELD_NUMBER:
		for (i = 0; i <= 4; i++)
			add_number(field, def->whole ? (double)(long)(def->min + (def->max - def->min) * i / 4)
			                             : def->min + (def->max - def->min) * i / 4);
		break;
	case FIELD_DAY:
		for (i = 0; i < sizeof(days) / sizeof(*days); i++)
			add_answer(field, days[i]);
		break;
	case FIELD_TEXT:
		return;
	}
	add_answer(field, "dk");
	add_answer(field, "-77777");
}

static void
read_rules(const char *directory)
{
	unsigned i, k;

	set = ruleset_load(&(struct rule_files){.directory = directory}, stage_results);
	vocab = set->vocab;
	nfields = vocab->nfields;
	if (nfields > 1000)
		die("too many fields");
	pool = must_realloc(NULL, nfields, sizeof(*pool));
	memset(pool, 0, nfields * sizeof(*pool));
	for (i = 0; i < nfields; i++)
		add_answers(i);
	for (i = 0; i < set->nquantities; i++)
		if (set->quantities[i].derive != NULL && set->quantities[i].field >= 0)
			pool[set->quantities[i].field].derived = true;
	for (i = 0; i < set->ninapplicable; i++)
		pool[set->inapplicable[i].field].derived = true;
	form = must_realloc(NULL, nfields, sizeof(*form));
	for (i = 0; i < nfields; i++)
		form[i] = -1;
	for (i = 0; i < set->nitems; i++)
		for (k = 0; k < set->items[i].n; k++)
			form[(unsigned)set->items[i].first + k] = (int)i;
	plain = must_realloc(NULL, set->conds.n + 1, sizeof(*plain));
	for (i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];

		plain[i] = c->kind != COND_TEST ? c->kind != COND_MAYBE : c->test <= TEST_FROM_OTHER;
		for (k = 0; k < c->nparts; k++)
			plain[i] &= plain[c->parts[k]->index];
		if (c->kind != COND_TEST)
			continue;
		if (c->test == TEST_OVER || c->test == TEST_FROM || c->test == TEST_BETWEEN)
			add_thresholds(&set->quantities[c->a], c->x);
		if (c->test == TEST_BETWEEN)
			add_thresholds(&set->quantities[c->a], c->y);
	}
}

static void
read_cases(const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL, *field, *rest, *colon;
	size_t room = 0;

	if (file == NULL)
		die("cannot open %s:", path);
	while (getline(&line, &room, file) > 0) {
		record_t *r;

		if (strchr(line, ':') == NULL || line[0] == '#')
			continue;
		line[strcspn(line, "\n")] = 0;
		cases = must_realloc(cases, (ncases + 1) * nfields, 1);
		r = cases + nfields * ncases++;
		memset(r, 0, nfields);
		for (field = strtok_r(line, "\t", &rest); field != NULL; field = strtok_r(NULL, "\t", &rest)) {
			char label[100] = "        ";
			struct label means;

			colon = strchr(field, ':');
			if (colon == NULL || colon - field > 80)
				continue;
			memcpy(label + 8, field, (size_t)(colon - field));
			means = vocab_find(vocab, label + 8, (size_t)(colon - field));
			if (means.kind == LABEL_FIELD && vocab->fields[means.index].type != FIELD_TEXT)
				r[means.index] = (record_t)add_answer((size_t)means.index, colon + 1);
		}
	}
	if (ncases == 0)
		die("no cases in %s", path);
	free(line);
	fclose(file);
}

/* A random answer to the field; 0 when it has none. */
static record_t
any_answer(size_t field)
{
	const struct answers_of *a = &pool[field];

	if (a->n <= 1)
		return 0;
	if (vocab->fields[field].type != FIELD_YESNO)
		return (record_t)(1 + below(a->n - 1));
	return (record_t)(percent(55) ? 1 : percent(70) ? 2 : 1 + below(a->n - 1));
}

/* One that settles the question. */
static record_t
known_answer(size_t field)
{
	record_t answer = 0;
	unsigned tries;

	for (tries = 0; tries < 200 && pool[field].n > 1; tries++) {
		answer = (record_t)(1 + below(pool[field].n - 1));
		if (pool[field].state[answer] == FACT_KNOWN)
			return answer;
	}
	return 0;
}

/* No to everything, "none" where that is a choice. */
static record_t
calm_answer(size_t field)
{
	unsigned i;

	if (vocab->fields[field].type == FIELD_YESNO)
		return 1;
	for (i = 1; i < pool[field].n; i++)
		if (vocab->fields[field].type == FIELD_CHOICE && strcmp(pool[field].text[i], "none") == 0)
			return (record_t)i;
	return known_answer(field);
}

/* A third of all fields are items of forms; most records have none of a form, or much of it. */
static size_t
any_field(void)
{
	size_t i = below(nfields);

	return form[i] >= 0 && percent(70) ? below(nfields) : i;
}

static void
leave_forms_out(record_t *r)
{
	bool out[64] = {false};
	size_t i;

	for (i = 0; i < set->nitems && i < 64; i++)
		out[i] = percent(70);
	for (i = 0; i < nfields; i++)
		if (form[i] >= 0 && out[form[i] % 64])
			r[i] = 0;
}

static void
make(record_t *r)
{
	unsigned density = (unsigned[]){3, 10, 30, 60, 95}[below(5)], changes;
	size_t i;

	memset(r, 0, nfields);
	switch (below(4)) {
	case 0:
		for (i = 0; i < nfields; i++)
			if (percent(density))
				r[i] = any_answer(i);
		leave_forms_out(r);
		return;
	case 1:
		for (changes = 1 + below(8); changes > 0; changes--) {
			i = any_field();
			r[i] = any_answer(i);
		}
		return;
	case 2:
		for (i = 0; i < nfields; i++)
			if (vocab->fields[i].tier == TIER_CORE || percent(density / 3))
				r[i] = calm_answer(i);
		leave_forms_out(r);
		break;
	default:
		memcpy(r, cases + nfields * below(ncases), nfields);
	}
	for (changes = below(8); changes > 0; changes--) {
		i = any_field();
		r[i] = percent(30) ? 0 : any_answer(i);
	}
}

/* ---- judging ---- */

/* What 64 records side by side are judged to be. */
struct panel {
	struct batch batch;
	struct judgement of;
	record_t *record;  /* of lane i from i * nfields */
};

static void
panel_init(struct panel *p)
{
	batch_init(&p->batch, vocab);
	p->batch.format = FORMAT_LTSV;
	judgement_init(&p->of, set, NULL);
	p->record = must_realloc(NULL, nfields, BATCH_SIZE);
}

static void
panel_free(struct panel *p)
{
	batch_free(&p->batch);
	judgement_free(&p->of);
	free(p->record);
}

static record_t *
lane_of(const struct panel *p, unsigned lane)
{
	return p->record + nfields * lane;
}

static void
judge(struct panel *p)
{
	struct batch *b = &p->batch;
	unsigned lane;
	size_t k;

	batch_clear(b);
	for (lane = 0; lane < BATCH_SIZE; lane++) {
		const record_t *r = lane_of(p, lane);
		struct record *record = &b->record[b->n++];

		*record = (struct record){.first = b->nfields};
		record->last_problem = &record->problems;
		for (k = 0; k < nfields; k++)
			if (r[k] != 0) {
				const char *text = pool[k].text[r[k]];

				*batch_room(b) = (struct field){
					.label = vocab->fields[k].label.at, .label_len = (uint32_t)vocab->fields[k].label.len,
					.value = text, .value_len = (uint32_t)strlen(text), .means = {.kind = LABEL_FIELD, .index = (int)k},
				};
				b->nfields++;
			}
		record->count = b->nfields - record->first;
	}
	sheet_fill(p->of.sheet, b, NULL);
	redflag_judge(&p->of);
	redflag_prepare(&p->of);
	classify_judge(&p->of);
	classify_prepare(&p->of);
	triage_judge(&p->of);
	triage_prepare(&p->of);
	plan_judge(&p->of);
	plan_prepare(&p->of);
}

static bool
bit(lanes w, unsigned lane)
{
	return w >> lane & 1;
}

/* Is the question open in that record: nobody answered it, or the answer is not sure? */
static bool
is_open(const struct panel *p, unsigned lane, size_t field)
{
	return vocab->fields[field].type != FIELD_TEXT && pool[field].n > 1 && !bit(p->of.sheet->answered[field], lane);
}

static int
redflag_of(const struct judgement *j, unsigned lane)
{
	return rank_of(j, j->redflag_at, lane);
}

static int
higher(const struct judgement *j, unsigned lane)
{
	int pending = rank_of(j, j->redflag_pending_at, lane), fired = redflag_of(j, lane);

	return fired > pending ? fired : pending;
}

/* Does "after" have a conflict that mends its facts and "before" has not? */
static bool
mended_anew(const struct judgement *j, unsigned before, unsigned after)
{
	unsigned i;

	for (i = 0; i < set->nconflicts; i++) {
		const int *forget = set->conflicts[i].forget;
		lanes w = j->sheet->conflicts[i];

		if (forget != NULL && *forget >= 0 && bit(w, after) && !bit(w, before))
			return true;
	}
	return false;
}

static const char *
where(const struct cond *c)
{
	static char text[300];

	snprintf(text, sizeof(text), "%s:%lu: condition %u", c->at.file != NULL ? c->at.file : "?", c->at.line, c->index);
	return text;
}

/* Everything decided about "before" is decided the same way about "after". */
static void
check_pairs(const struct panel *p, enum promised which, unsigned before, unsigned after)
{
	const struct answer *answers = p->of.sheet->answers;
	unsigned i;

	if (mended_anew(&p->of, before, after))
		return;
	promises[which].tried++;
	for (i = 0; i < set->conds.n; i++) {
		bool yes, no;

		if (!plain[i])
			continue;
		yes = bit(answers[i].yes, before);
		no = bit(answers[i].no, before);
		if (!yes && !no)
			promises[which].telling += bit(answers[i].yes | answers[i].no, after);
		if ((yes && !bit(answers[i].yes, after)) || (no && !bit(answers[i].no, after)))
			broken(which, lane_of(p, before), lane_of(p, after), "%s was %s, and now is %s", where(set->conds.list[i]),
			       yes ? "yes" : "no", bit(answers[i].yes, after)  ? "yes"
			                           : bit(answers[i].no, after) ? "no"
			                                                       : "open");
	}
}

static void
check_decided(const struct panel *p, unsigned lane, bool complete)
{
	const struct answer *answers = p->of.sheet->answers;
	unsigned i;

	/* Answers that were forgotten, or numbers worked out that lie outside their range, leave something open. */
	for (i = 0; i < set->nconflicts; i++)
		complete &= !bit(p->of.sheet->conflicts[i], lane);
	for (i = 0; i < set->nquantities; i++)
		complete &= bit(p->of.sheet->known[i], lane);
	promises[DECIDED].tried++;
	promises[DECIDED].telling += complete;
	for (i = 0; i < set->conds.n; i++) {
		if (bit(answers[i].yes & answers[i].no, lane))
			broken(DECIDED, lane_of(p, lane), NULL, "%s is yes and no", where(set->conds.list[i]));
		if (complete && plain[i] && !bit(answers[i].yes | answers[i].no, lane))
			broken(DECIDED, lane_of(p, lane), NULL, "%s is still open", where(set->conds.list[i]));
	}
}

static bool
differs(const struct ledger *f, unsigned lane, const struct ledger *g, unsigned other)
{
	return memcmp(ledger_row(f, lane), ledger_row(g, other), f->is.nwords * sizeof(uint64_t)) != 0;
}

/* What is decided of one record in one company and in another. */
static void
check_neighbours(const struct panel *a, unsigned lane, const struct panel *b, unsigned other)
{
	const struct judgement *j = &a->of, *k = &b->of;
	unsigned i;

	promises[NEIGHBOURS].tried++;
	promises[NEIGHBOURS].telling += lane != other;
	for (i = 0; i < set->conds.n; i++) {
		const struct answer *x = &j->sheet->answers[i], *y = &k->sheet->answers[i];

		if (bit(x->yes, lane) != bit(y->yes, other) || bit(x->no, lane) != bit(y->no, other))
			broken(NEIGHBOURS, lane_of(a, lane), NULL, "%s differs at places %u and %u", where(set->conds.list[i]), lane,
			       other);
	}
	if (differs(&j->redflag, lane, &k->redflag, other) || differs(&j->kind, lane, &k->kind, other) ||
	    differs(&j->triage, lane, &k->triage, other) || differs(&j->ask, lane, &k->ask, other))
		broken(NEIGHBOURS, lane_of(a, lane), NULL, "the levels differ at places %u and %u", lane, other);
}

static void
check_levels(const struct panel *p, unsigned lane)
{
	const struct judgement *j = &p->of;
	int best = 0;
	unsigned i;
	bool conflict = false;

	for (i = 0; i < set->nredflags; i++)
		if (bit(j->fired[i], lane) && set->redflags[i].level > best)
			best = set->redflags[i].level;
	promises[LEVELS].tried++;
	promises[LEVELS].telling += level_of(j, lane) == 0;
	if (redflag_of(j, lane) != best)
		broken(LEVELS, lane_of(p, lane), NULL, "redflag is not the highest fired");
	for (i = 0; i < set->ntriage; i++)
		if (bit(j->triaged[i], lane) && set->triage[i].level > best)
			best = set->triage[i].level;
	for (i = 0; i < set->nfinals; i++)
		if (bit(j->finals[i], lane) && set->finals[i].level > best)
			best = set->finals[i].level;
	if (level_of(j, lane) != best)
		broken(LEVELS, lane_of(p, lane), NULL, "level is not the highest of the rules that hold");
	for (i = 0; i < set->nconflicts; i++)
		conflict |= bit(j->sheet->conflicts[i], lane);
	if (level_of(j, lane) == 0 && (conflict || redflag_of(j, lane) > 0 || bit(j->sheet->incomplete | j->provisional, lane)))
		broken(LEVELS, lane_of(p, lane), NULL, "the lowest level, though incomplete, provisional, flagged or in conflict");
}

/* ---- families ---- */

/* What became of each lane of a family. */
enum change { SAME, FULL, CHAIN, CORE_FULL, TO_YES, SIGN, NO_GONE, CORE_GONE, OTHER };

struct member {
	enum change change;
	unsigned before;  /* the lane it is to be compared with */
	size_t field;
};

static void
fill_in(record_t *r, const struct panel *from, unsigned lane, bool core_only)
{
	size_t i;

	for (i = 0; i < nfields; i++)
		if (is_open(from, lane, i) && (!core_only || vocab->fields[i].tier == TIER_CORE))
			r[i] = known_answer(i);
}

/* Open questions in a random order; first those that other answers could settle, as what is given wins. */
static unsigned
open_questions(const struct panel *from, unsigned lane, size_t *list)
{
	unsigned n = 0, i, other;
	size_t k, was;

	for (k = 0; k < nfields; k++)
		if (is_open(from, lane, k))
			list[n++] = k;
	for (i = n; i-- > 1;) {
		other = below(i + 1);
		was = list[i];
		list[i] = list[other];
		list[other] = was;
	}
	for (i = other = 0; i < n; i++)
		if (pool[list[i]].derived) {
			was = list[i];
			list[i] = list[other];
			list[other++] = was;
		}
	return n;
}

/* A field that has such an answer in the record, or nfields. */
static size_t
pick(const record_t *r, bool (*fits)(size_t field, record_t answer))
{
	size_t start = below(nfields), i, k;

	for (k = 0; k < nfields; k++) {
		i = (start + k) % nfields;
		if (fits(i, r[i]))
			return i;
	}
	return nfields;
}

static bool
may_become_yes(size_t field, record_t answer)
{
	const struct field_def *def = &vocab->fields[field];

	return def->type == FIELD_YESNO && (def->kind == KIND_SYMPTOM || def->kind == KIND_RISK) &&
	       (answer == 0 || (pool[field].state[answer] == FACT_KNOWN && !pool[field].yes[answer]));
}

static bool
is_sign_not_looked_for(size_t field, record_t answer)
{
	const struct field_def *def = &vocab->fields[field];

	return answer == 0 && def->type != FIELD_TEXT && (def->kind == KIND_SIGN || def->tier == TIER_EXAM);
}

static bool
is_explicit_no(size_t field, record_t answer)
{
	return vocab->fields[field].type == FIELD_YESNO && answer != 0 && pool[field].state[answer] == FACT_KNOWN &&
	       !pool[field].yes[answer];
}

static bool
is_core_answer(size_t field, record_t answer)
{
	return vocab->fields[field].tier == TIER_CORE && answer != 0;
}

/* Fills the family of one record of "from", and says what each member is. */
static void
breed(struct panel *family, struct member *member, const struct panel *from, unsigned lane)
{
	const record_t *base = lane_of(from, lane);
	size_t open[1000];
	unsigned nopen = open_questions(from, lane, open), done = 0, i, k, first = below(8);

	for (i = 0; i < BATCH_SIZE; i++) {
		record_t *r = lane_of(family, i);
		size_t f = nfields;

		memcpy(r, base, nfields);
		member[i] = (struct member){SAME, first, 0};
		if (i < 8) {
			/* The record itself at one of the first eight places; strangers at the others. */
			if (i != first) {
				make(r);
				member[i].change = OTHER;
			}
		} else if (i < 16) {
			member[i].change = FULL;
			fill_in(r, from, lane, false);
		} else if (i < 28) {
			member[i].change = CHAIN;
			member[i].before = i == 16 ? first : i - 1;
			memcpy(r, lane_of(family, member[i].before), nfields);
			for (k = done; k < nopen && k < done + 1 + (nopen / 16); k++)
				r[open[k]] = known_answer(open[k]);
			done = k;
		} else if (i < 34) {
			member[i].change = CORE_FULL;
			fill_in(r, from, lane, true);
		} else if (i < 44) {
			member[i].change = TO_YES;
			if ((f = pick(base, may_become_yes)) < nfields)
				r[f] = 2;
		} else if (i < 48) {
			member[i].change = SIGN;
			if ((f = pick(base, is_sign_not_looked_for)) < nfields)
				r[f] = known_answer(f);
		} else if (i < 54) {
			member[i].change = NO_GONE;
			if ((f = pick(base, is_explicit_no)) < nfields)
				r[f] = 0;
		} else if (i < 63) {
			member[i].change = CORE_GONE;
			if ((f = pick(base, is_core_answer)) < nfields)
				r[f] = 0;
		}
		member[i].field = f;
	}
}

/* The red flags of a record, for a message. */
static const char *
flags_of(const struct judgement *j, unsigned lane)
{
	static char text[2][600];
	static unsigned turn;
	char *to = text[turn = !turn];
	size_t len = 0;
	unsigned i;

	to[0] = 0;
	for (i = 0; i < set->nredflags && len < 500; i++)
		if (bit(j->fired[i], lane))
			len += (size_t)snprintf(to + len, 600 - len, " %s", set->redflags[i].is.id.text.at);
	return to;
}

static void
check_ranks(const struct panel *p, enum promised which, unsigned before, unsigned after, int was, int is, const char *field)
{
	promises[which].tried++;
	promises[which].telling += was != 0;
	if (is < was)
		broken(which, lane_of(p, before), lane_of(p, after), "%s: from rank %d (%s ) to %d (%s )", field, was,
		       flags_of(&p->of, before), is, flags_of(&p->of, after));
}

static void
check_member(const struct panel *p, const struct member *m, unsigned lane)
{
	const struct judgement *j = &p->of;
	const char *label = m->field < nfields ? vocab->fields[m->field].label.at : "";

	check_levels(p, lane);
	check_decided(p, lane, m->change == FULL);
	switch (m->change) {
	case FULL:
		check_pairs(p, CONTAINED, m->before, lane);
		break;
	case CHAIN:
		check_pairs(p, NARROWER, m->before, lane);
		break;
	case CORE_FULL:
		if (mended_anew(j, m->before, lane))
			return;
		check_ranks(p, CORE_ANSWERED, m->before, lane, -higher(j, m->before), -redflag_of(j, lane), "core answers (ranks below 0)");
		break;
	case TO_YES:
		if (m->field < nfields)
			check_ranks(p, YES_RAISES, m->before, lane, redflag_of(j, m->before), redflag_of(j, lane), label);
		break;
	case SIGN:
		if (m->field < nfields)
			check_ranks(p, SIGN_ADDED, m->before, lane, redflag_of(j, m->before), redflag_of(j, lane), label);
		break;
	case NO_GONE:
		if (m->field < nfields)
			check_ranks(p, NO_REMOVED, m->before, lane, redflag_of(j, m->before), redflag_of(j, lane), label);
		break;
	case CORE_GONE:
		/* What others stand in for has not been taken away, only changed. */
		if (m->field == nfields || (pool[m->field].derived && bit(j->sheet->answered[m->field], lane)))
			return;
		check_ranks(p, CORE_REMOVED, m->before, lane, redflag_of(j, m->before), higher(j, lane), label);
		break;
	case SAME:
	case OTHER:
		break;
	}
}

/* The two answers that are tried: no and yes, or the least and the most of an item. */
static bool
two_answers(size_t field, record_t two[2])
{
	const struct field_def *def = &vocab->fields[field];
	char text[40];

	if (def->type == FIELD_YESNO) {
		two[0] = 1;
		two[1] = 2;
		return true;
	}
	if (form[field] < 0)
		return false;
	for (int i = 0; i < 2; i++) {
		snprintf(text, sizeof(text), "%.6g", i == 0 ? def->min : def->max);
		two[i] = (record_t)add_answer(field, text);
	}
	return true;
}

/* Is some of the form answered that the field is an item of? */
static bool
is_begun(const struct panel *from, unsigned lane, size_t field)
{
	const struct items *items = form[field] >= 0 ? &set->items[form[field]] : NULL;

	for (unsigned k = 0; items != NULL && k < items->n; k++)
		if (bit(from->of.sheet->answered[(unsigned)items->first + k], lane))
			return true;
	return false;
}

/* All completions of up to twelve open questions, half the time those of forms that somebody has begun with before others. */
static void
brute_force(struct panel *p, const struct panel *from, unsigned lane)
{
	size_t open[1000], twelve[12];
	record_t two[12][2];
	bool forms_first = percent(50);
	unsigned nopen = open_questions(from, lane, open), n = 0, i, k;
	unsigned long all, next;

	for (int round = forms_first ? 0 : 1; round < 2; round++)
		for (i = 0; i < nopen && n < 12; i++)
			if (is_begun(from, lane, open[i]) == (forms_first && round == 0) && two_answers(open[i], two[n]))
				twelve[n++] = open[i];
	all = 1UL << n;
	for (next = 0; next < all;) {
		memcpy(lane_of(p, 0), lane_of(from, lane), nfields);
		for (i = 1; i < BATCH_SIZE; i++) {
			memcpy(lane_of(p, i), lane_of(from, lane), nfields);
			for (k = 0; k < n; k++)
				lane_of(p, i)[twelve[k]] = two[k][next < all && next >> k & 1];
			next++;
		}
		judge(p);
		for (i = 1; i < BATCH_SIZE; i++)
			check_pairs(p, BRUTE, 0, i);
	}
}

static void
check(unsigned long count)
{
	struct panel bases, family, brute;
	struct member member[BATCH_SIZE];
	unsigned long done = 0;
	unsigned lane, i;

	panel_init(&bases);
	panel_init(&family);
	panel_init(&brute);
	while (done < count) {
		for (lane = 0; lane < BATCH_SIZE; lane++)
			make(lane_of(&bases, lane));
		judge(&bases);
		for (lane = 0; lane < BATCH_SIZE && done < count; lane++, done++) {
			breed(&family, member, &bases, lane);
			judge(&family);
			for (i = 0; i < BATCH_SIZE; i++) {
				check_member(&family, &member[i], i);
				if (member[i].change == SAME)
					check_neighbours(&bases, lane, &family, i);
			}
			if (done % 200 == 0)
				brute_force(&brute, &bases, lane);
		}
	}
	panel_free(&bases);
	panel_free(&family);
	panel_free(&brute);
}

int
main(int argc, char *argv[])
{
	unsigned long count, i, failed = 0;

	progname = "promises";
	if (argc < 5)
		die("usage: promises RULES CASES COUNT SEED [print]");
	count = strtoul(argv[3], NULL, 10);
	state = seed = strtoull(argv[4], NULL, 10);
	read_rules(argv[1]);
	read_cases(argv[2]);
	if (argc > 5) {
		record_t *r = must_realloc(NULL, nfields, 1);
		char id[30];

		for (i = 0; i < count; i++) {
			make(r);
			snprintf(id, sizeof(id), "r%lu", i);
			print_record(stdout, r, id, true);
			putchar('\n');
		}
		free(r);
		return fflush(stdout) != 0 || ferror(stdout) ? EXIT_TROUBLE : 0;
	}
	printf("# %lu records, seed %llu\n", count, (unsigned long long)seed);
	check(count);
	for (i = 0; i < PROMISES; i++) {
		bool good = promises[i].broken == 0 && promises[i].telling > 0;

		failed += !good;
		printf("%s - %s (%lu times, %lu telling, %lu broken)\n", good ? "ok" : "not ok", promises[i].name,
		       promises[i].tried, promises[i].telling, promises[i].broken);
	}
	return failed > 0;
}
