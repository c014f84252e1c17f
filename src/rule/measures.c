/*
 * measures.c -- what the rules advise: destinations, gates, advice, lists, reviews
 */
#include "rule/declare.h"
#include "rule/written.h"

/* { "text" } or { "text", condition }; says: it may have a say = "…" */
static bool
read_text_row(struct form *f, const struct item *item, const char *what, int phase, bool says, struct text_row *row)
{
	unsigned i;

	if (item->kind != ITEM_TABLE || item->table->n < 1 || item->table->n > 2
	    || item->table->list[0]->kind != ITEM_TEXT) {
		if (item->kind != ITEM_BAD)
			problem(f->ld, item->at, "%s \"%s\": %s is { \"text\", condition }", f->word, f->id.at, what);
		return false;
	}
	for (i = 0; i < item->table->npairs; i++)
		if (!says || !span_is(item->table->pairs[i].key, SPAN("say")))
			problem(f->ld, item->at, "%s \"%s\": an entry of %s takes no %s", f->word, f->id.at, what,
			        item->table->pairs[i].key.at);
		else if (item->table->pairs[i].item->kind == ITEM_TEXT)
			row->say = item->table->pairs[i].item->text.at;
	row->text = word_of(item->table->list[0]->text);
	if (item->table->n == 2) {
		row->when = as_cond(f->ld, item->table->list[1], what, phase);
		return row->when != NULL;
	}
	return true;
}

static struct text_row *
read_text_rows(struct form *f, const char *key, int phase, unsigned *count)
{
	const struct table *t = form_list(f, key);
	struct text_row *rows;
	unsigned i;

	*count = 0;
	if (t == NULL)
		return NULL;
	rows = arena_take(&f->ld->set->mem, (t->n + 1) * sizeof(*rows));
	for (i = 0; i < t->n; i++)
		if (read_text_row(f, t->list[i], key, phase, false, &rows[*count]))
			++*count;
	return rows;
}

DECLARATION(destination)
{
	struct destination d = {.given = true};
	struct item *item;
	int level;

	OPEN(destination);
	level = ruleset_level(ld->set, f.id);
	d.join = read_text_rows(&f, "join", PHASE_DESTINATION, &d.njoin);
	d.first = read_text_rows(&f, "first", PHASE_DESTINATION, &d.nfirst);
	if ((item = form_get(&f, "instead")) != NULL)
		read_text_row(&f, item, "instead", PHASE_DESTINATION, false, &d.instead);
	if ((item = form_get(&f, "add")) != NULL)
		read_text_row(&f, item, "add", PHASE_DESTINATION, false, &d.add);
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	if (level < 0)
		problem(ld, at, "destination \"%s\": there is no level of that name", f.id.at);
	else if (ld->set->destinations[level].given)
		problem(ld, at, "destination \"%s\" is declared twice", f.id.at);
	else if (d.nfirst == 0 || d.first[d.nfirst - 1].when != NULL)
		problem(ld, at, "destination \"%s\": the last entry of first must be { \"text\" } without a condition, so that "
		        "nobody is left without a place to go", f.id.at);
	else
		ld->set->destinations[level] = d;
	return NULL;
}

static const struct cond **
read_conds(struct form *f, const char *key, int phase, unsigned *count)
{
	const struct table *t = form_list(f, key);
	const struct cond **out;
	unsigned i;

	*count = 0;
	if (t == NULL)
		return NULL;
	out = arena_take(&f->ld->set->mem, (t->n + 1) * sizeof(*out));
	for (i = 0; i < t->n; i++) {
		const struct cond *c = as_cond(f->ld, t->list[i], key, phase);

		if (c != NULL)
			out[(*count)++] = c;
	}
	return out;
}

DECLARATION(gate)
{
	struct gate *g;
	const struct table *t;
	unsigned i;

	OPEN(gate);
	g = ADD(ld->set, gates);
	g->blocked_if = read_conds(&f, "blocked_if", PHASE_GATE, &g->nblocked);
	g->withheld_if = read_conds(&f, "withheld_if", PHASE_GATE, &g->nwithheld);
	g->must_know = form_fields(&f, "must_know", &g->nmust);
	t = form_list(&f, "cautions");
	g->cautions = arena_take(&ld->set->mem, ((t != NULL ? t->n : 0) + 1) * sizeof(*g->cautions));
	for (i = 0; t != NULL && i < t->n; i++) {
		/* A caution may say more of itself behind its condition. */
		if (read_text_row(&f, t->list[i], "cautions", PHASE_GATE, true, &g->cautions[g->ncautions]))
			g->ncautions++;
	}
	form_require_source(&f);
	form_entry(&f, &g->is);
	form_close(&f, false);
	g->result = form_result(&f, f.id.at);
	g->caution_result = form_result(&f, arena_format(&ld->set->mem, "%s_caution", f.id.at));
	g->reason_result = form_result(&f, arena_format(&ld->set->mem, "%s_reason", f.id.at));
	form_name(&f, (struct name){.kind = NAME_GATE, .index = (int)ld->set->ngates - 1, .quantity = -1});
	return NULL;
}

DECLARATION(advice)
{
	struct advice *a;

	OPEN(advice);
	a = ADD(ld->set, advices);
	UNIQUE(&f, advices);
	a->kind = span_of(form_text(&f, "kind"));
	form_require(&f, "say", "\"…\"");
	form_require_source(&f);
	form_text(&f, "name");
	form_entry(&f, &a->is);
	form_close(&f, false);
	return NULL;
}

static int
advice_of(struct form *f, const struct item *id)
{
	const char **all = arena_take(&f->ld->mem, (f->ld->set->nadvices + 1) * sizeof(*all));
	const char *nearest;
	unsigned i;

	for (i = 0; i < f->ld->set->nadvices; i++) {
		if (span_is(f->ld->set->advices[i].is.id.text, id->text))
			return (int)i;
		all[i] = f->ld->set->advices[i].is.id.text.at;
	}
	if (f->ld->cut_short || say_retired(f->ld, form_place_of_text(f, id->text), written_retired(f->ld->writing, "advice", id->text), "list", f->id.at))
		return -1;
	nearest = nearest_of(all, id->text);
	problem(f->ld, form_place_of_text(f, id->text), "list \"%s\": there is no advice \"%s\"%s%s", f->id.at, id->text.at,
	        nearest != NULL ? "; nearest: " : "", nearest != NULL ? nearest : "");
	return -1;
}

static void
read_steps(struct form *f, struct list *l, const struct table *t, unsigned one_of)
{
	unsigned i, k;

	if (one_of != 0 && t->npairs > 0)
		problem(f->ld, f->at, "list \"%s\": one_of { … } takes entries only, not %s = …; write it into an entry", f->id.at,
		        t->pairs[0].key.at);
	for (i = 0; i < t->n; i++) {
		const struct item *item = t->list[i];
		struct step s = {.one_of = one_of};

		if (item->kind == ITEM_ONE_OF && one_of == 0) {
			read_steps(f, l, item->table, l->nsteps + 1);
			continue;
		}
		if (item->kind != ITEM_TABLE || item->table->n < 1 || item->table->n > 2
		    || item->table->list[0]->kind != ITEM_TEXT) {
			if (item->kind != ITEM_BAD)
				problem(f->ld, item->at, "list \"%s\": an entry is { \"advice id\", condition }, or one_of { … }", f->id.at);
			continue;
		}
		for (k = 0; k < item->table->npairs; k++)
			if (span_is(item->table->pairs[k].key, SPAN("stop")) && item->table->pairs[k].item->kind == ITEM_BOOL)
				s.stop = item->table->pairs[k].item->yes;
			else
				problem(f->ld, item->at, "list \"%s\": an entry takes stop = true, not %s", f->id.at,
				        item->table->pairs[k].key.at);
		s.advice = advice_of(f, item->table->list[0]);
		if (item->table->n == 2 && (s.when = as_cond(f->ld, item->table->list[1], "list entry", PHASE_LIST)) == NULL)
			continue;
		l->steps = must_realloc(l->steps, l->nsteps + 1, sizeof(*l->steps));
		l->steps[l->nsteps++] = s;
	}
}

DECLARATION(list)
{
	struct list *l;

	OPEN(list);
	l = ADD(ld->set, lists);
	UNIQUE(&f, lists);
	read_steps(&f, l, f.table, 0);
	form_entry(&f, &l->is);
	form_close(&f, true);
	l->result = form_result(&f, f.id.at);
	return NULL;
}

DECLARATION(reviews)
{
	struct form f = {.ld = ld, .word = "reviews", .id = SPAN("reviews"), .at = at};
	struct choice_row *rows;
	unsigned i, count;

	if (n != 1 || args[0]->kind != ITEM_TABLE) {
		problem(ld, at, "write reviews { { \"14 d\", condition }, … }");
		return NULL;
	}
	f.table = args[0]->table;
	rows = form_rows(&f, f.table, "reviews", PHASE_LIST, &count);
	for (i = 0; i < count; i++)
		*ADD(ld->set, reviews) = (struct review_row){form_within(&f, "reviews", rows[i].value.text.at), rows[i].when};
	form_entry(&f, &(struct entry){0});
	form_close(&f, true);
	return NULL;
}

static struct item *
word_one_of(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct item *item;

	if (n != 1 || args[0]->kind != ITEM_TABLE) {
		problem(ld, at, "write one_of { { \"id\", condition }, … }");
		return bad_item(ld, at);
	}
	item = item_new(ld, ITEM_ONE_OF, at);
	item->table = args[0]->table;
	return item;
}

const struct language_word measure_words[] = {
	{"destination", WORD_DECLARE, declare_destination},
	{"gate", WORD_DECLARE, declare_gate},
	{"advice", WORD_DECLARE, declare_advice},
	{"list", WORD_DECLARE, declare_list},
	{"reviews", WORD_BARE, declare_reviews},
	{"one_of", WORD_PLAIN, word_one_of},
	{NULL, 0, NULL},
};
