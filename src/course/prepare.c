/*
 * prepare.c -- what can be worked out about the rules before the first visit is read
 */
#include <stdlib.h>

#include "course/fold.h"

/* Which numbers of the course some rule asks for. */
static void
find_used(struct fold *f)
{
	const struct ruleset *set = f->set;
	bool *asked = must_realloc(NULL, set->nquantities + 1, sizeof(*asked));

	memset(asked, 0, set->nquantities + 1);
	for (unsigned i = 0; i < set->conds.n; i++) {
		const struct cond *c = set->conds.list[i];

		if (c->kind != COND_TEST || c->phase < PHASE_EPISODE || c->test > TEST_KNOWN)
			continue;
		asked[c->a] = true;
		if (c->test == TEST_OVER_OTHER || c->test == TEST_FROM_OTHER)
			asked[c->b] = true;
	}
	f->used = arena_take(&f->mem, set->ncourse_numbers + 1);
	for (unsigned i = 0; i < set->ncourse_numbers; i++)
		f->used[i] = asked[set->course_numbers[i].quantity];
	free(asked);
}

static void
add_parts(const struct value *v, int *fields, unsigned *n)
{
	if (v->kind == VALUE_FIELD)
		fields[(*n)++] = v->field;
	for (unsigned i = 0; i < v->nparts; i++)
		add_parts(v->parts[i], fields, n);
}

/* What each measure is made of. */
static void
find_parts(struct fold *f)
{
	const struct ruleset *set = f->set;

	f->parts = arena_take(&f->mem, (set->nmeasures + 1) * sizeof(*f->parts));
	for (unsigned i = 0; i < set->nmeasures; i++) {
		const struct value *v = set->quantities[set->measures[i].quantity].derive;
		int *fields = arena_take(&f->mem, ((v != NULL ? v->size : 0) + 1) * sizeof(*fields));
		unsigned n = 0;

		if (v != NULL)
			add_parts(v, fields, &n);
		fields[n] = -1;
		f->parts[i] = fields;
	}
}

/* The columns of what the rules say at the end: escalations, disagreements, and the rows of each tell. */
static void
init_steps(struct fold *f)
{
	const struct ruleset *set = f->set;
	struct word *escalations = arena_take(&f->mem, (set->nescalations + 1) * sizeof(*escalations));
	struct word *disagreements = arena_take(&f->mem, (set->ndisagreements + 1) * sizeof(*disagreements));

	IDS_OF(escalations, set, escalations);
	IDS_OF(disagreements, set, disagreements);
	ledger_list(&f->steps, &f->mem, escalations, set->nescalations);
	f->disagreements = ledger_list(&f->steps, &f->mem, disagreements, set->ndisagreements);
	f->tells = arena_take(&f->mem, (set->ntells + 1) * sizeof(*f->tells));
	for (unsigned i = 0; i < set->ntells; i++) {
		const struct tell *t = &set->tells[i];
		struct word *words = arena_take(&f->mem, t->nrows * sizeof(*words));

		for (unsigned k = 0; k < t->nrows; k++)
			words[k] = t->rows[k].value;
		f->tells[i] = ledger_one(&f->steps, &f->mem, words, t->nrows);
	}
	ledger_finish(&f->steps, &f->mem);
}

static void
find_core(struct fold *f)
{
	unsigned n = 0;

	f->core_at = arena_take(&f->mem, (f->set->vocab->nfields + 1) * sizeof(*f->core_at));
	for (size_t i = 0; i < f->set->vocab->nfields; i++)
		if (f->set->vocab->fields[i].tier == TIER_CORE)
			f->core_at[i] = n++;
	f->ncore = n;
}

void
verdicts_init(struct verdicts *v, const struct fold *f)
{
	struct ledger *const ledgers[] = {&v->fired, &v->decided, &v->pends};
	struct arena *mem = &v->judgement.mem;
	struct word *ids;

	if (v->judgement.set != NULL)
		return;
	judgement_init(&v->judgement, f->set, f->as_of);
	ids = arena_take(mem, (f->set->nredflags + 1) * sizeof(*ids));
	IDS_OF(ids, f->set, redflags);
	for (size_t i = 0; i < sizeof(ledgers) / sizeof(ledgers[0]); i++) {
		ledger_list(ledgers[i], mem, ids, f->set->nredflags);
		ledger_finish(ledgers[i], mem);
	}
	ledger_list(&v->core, mem, v->judgement.labels, f->ncore);
	ledger_finish(&v->core, mem);
	beside_init(&v->beside, f->set, mem);
	grounds_init(&v->grounds, f->set, mem);
}

/* One behind the other. */
static void
init_rows(struct fold *f)
{
	const struct judgement *j = &f->own.judgement;
	struct rows_of *rows = &f->rows;

	rows->flags = 0;
	rows->triage = rows->flags + f->own.fired.is.nwords;
	rows->kind = rows->triage + j->triage.is.nwords;
	rows->plan = rows->kind + j->kind.is.nwords;
	rows->others = rows->plan + j->plan.is.nwords;
	rows->n = rows->others + j->others.is.nwords;
	rows->gate = arena_take(&f->mem, (f->set->ngates + 1) * sizeof(*rows->gate));
	for (unsigned i = 0; i < f->set->ngates; i++) {
		rows->gate[i] = rows->n;
		rows->n += j->gate[i].is.nwords;
	}
	f->truths = arena_take(&f->mem, f->set->conds.n + 1);
	f->plan_before = arena_take(&f->mem, (rows->n + 1) * sizeof(*f->plan_before));
}

/* The tests of that kind; NULL at the end. */
static const struct cond **
find_tests(struct fold *f, enum test_kind kind)
{
	const struct conds *conds = &f->set->conds;
	const struct cond **tests = arena_take(&f->mem, (conds->n + 1) * sizeof(*tests));
	unsigned n = 0;

	for (unsigned i = 0; i < conds->n; i++)
		if (conds->list[i]->kind == COND_TEST && conds->list[i]->test == kind)
			tests[n++] = conds->list[i];
	tests[n] = NULL;
	return tests;
}

/* fields: -1 at the end; NULL: none. */
static bool
is_among(const int *fields, int field)
{
	while (fields != NULL && *fields >= 0 && *fields != field)
		fields++;
	return fields != NULL && *fields >= 0;
}

static void
find_telling_fields(struct fold *f)
{
	const struct course_rules *rules = &f->set->course;
	size_t nfields = f->set->vocab->nfields;
	unsigned telling = 0, asking = 0;

	f->telling_fields = arena_take(&f->mem, (nfields + 1) * sizeof(*f->telling_fields));
	f->asking_fields = arena_take(&f->mem, (nfields + 1) * sizeof(*f->asking_fields));
	f->is_score = arena_take(&f->mem, nfields + 1);
	f->is_answer = arena_take(&f->mem, nfields + 1);
	for (int i = 0; i < (int)nfields; i++) {
		f->is_score[i] = is_among(rules->score_fields, i);
		f->is_answer[i] = i != f->id && i != f->date && !is_among(rules->contact_fields, i);
		if (f->is_answer[i])
			f->telling_fields[telling++] = i;
		if (f->is_answer[i] && !f->is_score[i])
			f->asking_fields[asking++] = i;
	}
	f->telling_fields[telling] = f->asking_fields[asking] = -1;
}

/* What touches each red flag. */
static void
find_touching(struct fold *f)
{
	const struct ruleset *set = f->set;

	f->touching = arena_take(&f->mem, (set->nredflags + 1) * sizeof(*f->touching));
	for (unsigned i = 0; i < set->nredflags; i++) {
		const int *field = set->redflags[i].core;
		unsigned n = 0;
		int *columns;

		while (field[n] >= 0)
			n++;
		columns = arena_take(&f->mem, (n + 1) * sizeof(*columns));
		f->touching[i] = columns;
		for (; *field >= 0; field++)
			if (!f->is_score[*field])
				*columns++ = (int)f->core_at[*field];
		*columns = -1;
	}
}

void
courses_init(struct courses *all, const struct ruleset *set, const long *as_of, bool explain)
{
	struct fold *f = &all->fold;

	memset(all, 0, sizeof(*all));
	f->set = set;
	f->as_of = as_of;
	f->explain = explain;
	f->plan_told = true;
	find_core(f);
	verdicts_init(&f->own, f);
	batch_init(&f->together, set->vocab);
	f->spots = arena_take(&f->mem, (set->vocab->nfields + 1) * sizeof(*f->spots));
	f->id = vocab_field(set->vocab, SPAN("id"));
	f->date = vocab_field(set->vocab, SPAN("date"));
	if (f->id < 0 || f->date < 0 || set->vocab->fields[f->id].type != FIELD_TEXT || set->vocab->fields[f->date].type != FIELD_DAY)
		die("%s: visits are told apart by text \"id\" and day \"date\"; the vocabulary has no such fields", set->directory);
	if (set->nresponses == 0)
		die("%s: the rules say nothing about follow-up: name a file that does under \"also\"", set->directory);
	init_rows(f);
	init_steps(f);
	find_parts(f);
	find_used(f);
	f->looks = find_tests(f, TEST_LOOK);
	f->responded = find_tests(f, TEST_RESPONDED);
	find_telling_fields(f);
	find_touching(f);
	for (unsigned i = 0; i <= BATCH_SIZE; i++) {
		all->courses[i] = must_realloc(NULL, 1, sizeof(struct course));
		course_init(all->courses[i], f);
	}
	all->n = 1;
}

void
courses_free(struct courses *all)
{
	for (unsigned i = 0; i <= BATCH_SIZE; i++) {
		course_free(all->courses[i], &all->fold);
		free(all->courses[i]);
	}
	judgement_free(&all->fold.own.judgement);
	if (all->fold.joined.judgement.set != NULL)
		judgement_free(&all->fold.joined.judgement);
	if (all->fold.wider.judgement.set != NULL)
		judgement_free(&all->fold.wider.judgement);
	batch_free(&all->fold.together);
	free(all->fold.days);
	arena_free(&all->fold.mem);
}
