/*
 * decisions.c -- what the rules decide: red flags, classes, patterns, candidate conditions, triage
 */
#include <math.h>

#include "rule/declare.h"

/* { {3, condition}, … } */
static void
read_weights(struct form *f, const struct table *t, const char *what, int phase, struct score *s)
{
	unsigned i;
	int total = 0;

	if (t == NULL)
		return;
	for (i = 0; i < s->nitems; i++)
		total += abs(s->items[i].weight);
	s->items = must_realloc(s->items, s->nitems + t->n + 1, sizeof(*s->items));
	for (i = 0; i < t->n; i++) {
		const struct item *row = t->list[i];
		const struct cond *c;

		if (row->kind != ITEM_TABLE || row->table->n != 2 || row->table->npairs > 0
		    || row->table->list[0]->kind != ITEM_NUMBER || !(fabs(row->table->list[0]->number) <= 1000)
		    || row->table->list[0]->number != (int)row->table->list[0]->number) {
			if (row->kind != ITEM_BAD)
				problem(f->ld, row->at, "%s \"%s\": each entry of %s is { weight, condition }, a whole weight of at most 1000", f->word,
				        f->id.at, what);
			continue;
		}
		c = as_cond(f->ld, row->table->list[1], what, phase);
		if (c == NULL)
			continue;
		s->items[s->nitems++] = (struct weighted){(int)row->table->list[0]->number, c};
		total += abs((int)row->table->list[0]->number);
		if (total > SCORE_LIMIT) {
			problem(f->ld, row->at, "%s \"%s\": the weights come to more than %d: make them smaller", f->word, f->id.at, SCORE_LIMIT);
			return;
		}
	}
}

DECLARATION(score)
{
	struct score *s;

	OPEN(score);
	s = ADD(ld->set, scores);
	read_weights(&f, f.table, "score", PHASE_FACTS, s);
	form_text(&f, "means");
	form_entry(&f, &s->is);
	form_close(&f, true);
	form_name(&f, (struct name){.kind = NAME_SCORE, .index = (int)ld->set->nscores - 1, .quantity = -1});
	return NULL;
}

DECLARATION(cluster)
{
	struct cluster *c;
	struct item *shows;

	OPEN(cluster);
	c = ADD(ld->set, clusters);
	UNIQUE(&f, clusters);
	c->when = form_cond(&f, "when", PHASE_CONDITION);
	form_require(&f, "when", "<condition>");
	form_require_source(&f);
	c->shows = -1;
	shows = form_get(&f, "shows");
	if (shows != NULL && shows->kind == ITEM_NAME && shows->name->kind == NAME_SCORE)
		c->shows = shows->name->index;
	else if (shows != NULL)
		form_wrong(&f, "shows", "the name of a score");
	form_text(&f, "name");
	form_text(&f, "figures");
	form_entry(&f, &c->is);
	form_close(&f, false);
	return NULL;
}

/* A rule's own time may be shorter than its level's, never longer. */
static void
check_within(struct form *f, const struct rule *r)
{
	const struct level *level = &f->ld->set->levels[r->level];

	if (level->within.text.text.len > 0 && r->within.hours > level->within.hours)
		problem(f->ld, form_place(f, SPAN("within")), "%s \"%s\": within \"%s\" is longer than level \"%s\" allows (\"%s\"); "
		        "leave it out, or choose a lower level", f->word, f->id.at, r->within.text.text.at,
		        level->is.id.text.at, level->within.text.text.at);
}

static void
read_rule(struct form *f, struct rule *r, int phase)
{
	form_require(f, "level", "\"…\"");
	form_require(f, "when", "<condition>");
	form_require_source(f);
	r->level = form_level(f, "level");
	r->when = form_cond(f, "when", phase);
	r->unless = form_cond(f, "unless", phase);
	r->suspect = form_text(f, "suspect");
	r->caveat = form_text(f, "caveat");
	if (form_has(f, "within")) {
		r->within = form_within(f, "within", form_text(f, "within"));
		if (r->level < (int)f->ld->set->nlevels)
			check_within(f, r);
	} else if (r->level < (int)f->ld->set->nlevels) {
		r->within = f->ld->set->levels[r->level].within;
	}
	form_text(f, "within");
	form_entry(f, &r->is);
	form_close(f, false);
}

DECLARATION(redflag)
{
	struct rule *r;

	OPEN(redflag);
	form_require(&f, "say", "\"…\"");
	r = ADD(ld->set, redflags);
	UNIQUE(&f, redflags);
	read_rule(&f, r, PHASE_REDFLAG);
	if (ruleset_level(ld->set, span_of(form_text(&f, "level"))) == 0)
		problem(ld, form_place(&f, SPAN("level")), "redflag \"%s\": the lowest level is what remains when nothing fires; "
		        "a red flag is above it", f.id.at);
	return NULL;
}

DECLARATION(triage)
{
	struct rule *r;

	OPEN(triage);
	r = ADD(ld->set, triage);
	UNIQUE(&f, triage);
	read_rule(&f, r, PHASE_TRIAGE);
	return NULL;
}

DECLARATION(final)
{
	struct rule *r;

	OPEN(final);
	r = ADD(ld->set, finals);
	UNIQUE(&f, finals);
	read_rule(&f, r, PHASE_FINAL);
	return NULL;
}

DECLARATION(class)
{
	struct class *c;
	int phase = PHASE_CLASS + (int)ld->set->nclasses;
	const char *otherwise;

	OPEN(class);
	c = ADD(ld->set, classes);
	c->rows = form_rows(&f, f.table, "class", phase, &c->nrows);
	form_require(&f, "otherwise", "\"unknown\"");
	otherwise = form_text(&f, "otherwise");
	c->rows[c->nrows++] = (struct choice_row){word_of(span_of(otherwise)), NULL};
	form_entry(&f, &c->is);
	form_close(&f, true);
	c->result = form_result(&f, f.id.at);
	form_name(&f, (struct name){.kind = NAME_CLASS, .index = (int)ld->set->nclasses - 1, .quantity = -1});
	return NULL;
}

DECLARATION(instrument)
{
	struct instrument *i;
	struct item *of;

	OPEN(instrument);
	i = ADD(ld->set, instruments);
	UNIQUE(&f, instruments);
	form_require(&f, "of", "<number>");
	of = form_get(&f, "of");
	i->quantity = -1;
	if (of != NULL && of->kind == ITEM_NAME && of->name->quantity >= 0)
		i->quantity = of->name->quantity;
	else if (of != NULL)
		form_wrong(&f, "of", "the name of a number");
	i->rows = form_rows(&f, form_list(&f, "bands"), "bands", PHASE_SCORE, &i->nrows);
	form_text(&f, "name");
	form_text(&f, "formula");
	form_text(&f, "missing");
	form_text(&f, "change");
	form_entry(&f, &i->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(pattern)
{
	struct pattern *p;
	int phase = PHASE_PATTERN + (int)ld->set->npatterns;

	OPEN(pattern);
	p = ADD(ld->set, patterns);
	UNIQUE(&f, patterns);
	p->when = form_cond(&f, "when", phase);
	p->unless = form_cond(&f, "unless", phase);
	p->otherwise = form_flag(&f, "otherwise");
	if (!p->otherwise)
		form_require(&f, "when", "<condition>");
	form_text(&f, "name");
	form_entry(&f, &p->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(likelihood)
{
	struct item *with_id[2];
	struct item id = {.kind = ITEM_TEXT, .at = at, .text = SPAN("likelihood")};
	struct form f;
	double likely = 0, possible = 0;

	with_id[0] = &id;
	with_id[1] = n == 1 ? args[0] : &id;
	if (!form_open(&f, ld, "likelihood", with_id, 2, at))
		return NULL;
	if (ld->set->possible > 0)
		problem(ld, at, "likelihood is declared twice");
	form_require(&f, "likely", "6");
	form_require(&f, "possible", "3");
	form_number(&f, "likely", &likely);
	form_number(&f, "possible", &possible);
	if (!(possible >= 1 && possible <= likely && likely <= 1000) || likely != (int)likely || possible != (int)possible)
		problem(ld, at, "likelihood wants two whole numbers from 1 to 1000, possible not above likely");
	else {  /* a number out of range cannot be made an int */
		ld->set->likely = (int)likely;
		ld->set->possible = (int)possible;
	}
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	return NULL;
}

DECLARATION(condition)
{
	struct candidate *c;

	OPEN(condition);
	c = ADD(ld->set, candidates);
	UNIQUE(&f, candidates);
	c->name = form_text(&f, "name");
	c->always = form_cond(&f, "always", PHASE_CONDITION);
	c->never = form_cond(&f, "never", PHASE_CONDITION);
	c->fallback = form_cond(&f, "default", PHASE_CONDITION);
	c->unless = form_cond(&f, "unless", PHASE_CONDITION);
	read_weights(&f, form_list(&f, "supports"), "supports", PHASE_CONDITION, &c->score);
	read_weights(&f, form_list(&f, "against"), "against", PHASE_CONDITION, &c->score);
	form_require_source(&f);
	form_text(&f, "rarity");
	form_text(&f, "urgency");
	form_entry(&f, &c->is);
	form_close(&f, false);
	return NULL;
}

const struct language_word decision_words[] = {
	{"score", WORD_DECLARE, declare_score},
	{"cluster", WORD_DECLARE, declare_cluster},
	{"redflag", WORD_DECLARE, declare_redflag},
	{"class", WORD_DECLARE, declare_class},
	{"instrument", WORD_DECLARE, declare_instrument},
	{"pattern", WORD_DECLARE, declare_pattern},
	{"likelihood", WORD_BARE, declare_likelihood},
	{"condition", WORD_DECLARE, declare_condition},
	{"triage", WORD_DECLARE, declare_triage},
	{"final", WORD_DECLARE, declare_final},
	{NULL, 0, NULL},
};
