/*
 * basis.c -- what rules stand on: sources, levels, named conditions, numbers, conflicts
 */
#include <math.h>

#include "rule/declare.h"

DECLARATION(ruleset)
{
	struct entry is = {0};

	OPEN(ruleset);
	if (ld->set->name != NULL)
		problem(ld, at, "ruleset \"%s\": the index has named this rule set \"%s\" already", f.id.at, ld->set->name);
	ld->set->name = f.id.at;
	form_require(&f, "version", "\"2026.1\"");
	form_require(&f, "reads", "{ \"vocabulary.lua\" }");
	ld->set->version = form_text(&f, "version");
	ld->set->title = form_text(&f, "title");
	ld->files = form_texts(&f, "reads");
	ld->also = form_texts(&f, "also");
	form_entry(&f, &is);
	ld->set->owner = is.owner;
	ld->set->review_by = is.review_by;
	form_close(&f, false);
	return NULL;
}

DECLARATION(source)
{
	struct source *s;

	OPEN(source);
	s = ADD(ld->set, sources);
	UNIQUE(&f, sources);
	s->title = form_text(&f, "title");
	s->where = form_text(&f, "where");
	s->read = form_text(&f, "read");
	form_number(&f, "year", &s->year);
	form_require(&f, "title", "\"…\"");
	form_entry(&f, &s->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(level)
{
	struct ruleset *set = ld->set;
	struct level l = {0};
	double rank = -1;

	OPEN(level);
	form_require(&f, "rank", "0");
	l.within = form_within(&f, "within", form_text(&f, "within"));
	l.review = form_within(&f, "review", form_text(&f, "review"));
	form_entry(&f, &l.is);
	form_number(&f, "rank", &rank);
	form_close(&f, false);
	if (rank < 0 || rank >= MAX_LEVELS || rank != (int)rank) {
		form_wrong(&f, "rank", "a whole number from 0 to 7; 0 is the level when nothing fires");
		return NULL;
	}
	/* Rank and place in the list are one. */
	if (set->levels == NULL) {
		set->levels = must_realloc(NULL, MAX_LEVELS, sizeof(*set->levels));
		memset(set->levels, 0, MAX_LEVELS * sizeof(*set->levels));
	}
	if (set->levels[(int)rank].is.id.text.len > 0 || ruleset_level(set, f.id) >= 0) {
		problem(ld, at, "level \"%s\": its rank or its name is taken by another level", f.id.at);
		return NULL;
	}
	set->levels[(int)rank] = l;
	if ((unsigned)rank >= set->nlevels)
		set->nlevels = (unsigned)rank + 1;
	return NULL;
}

int
quantity_add(struct loading *ld, struct quantity q)
{
	struct quantity *new = ADD(ld->set, quantities);

	*new = q;
	return (int)ld->set->nquantities - 1;
}

DECLARATION(define)
{
	struct form f = {.ld = ld, .word = "define", .at = at, .id = SPAN("")};
	struct cond *c;

	if (n != 2 || args[0]->kind != ITEM_TEXT) {
		problem(ld, at, "write define \"name\" (condition)");
		return NULL;
	}
	f.id = args[0]->text;
	c = as_cond(ld, args[1], "a named condition", PHASE_FOLLOWUP);
	/* A wrong one still has its name, so that what uses it is not blamed. */
	if (c == NULL)
		c = cond_test(&ld->set->conds, &(struct cond){.test = TEST_YES, .at = at});
	form_name(&f, (struct name){.kind = NAME_COND, .quantity = -1, .cond = c});
	*ADD(ld->set, definitions) = (struct definition){f.id, c, at};
	return NULL;
}

/* All that a form can come to is the range of its score: else one of the two is mistaken. */
static void
check_score(struct form *f, const struct quantity *q)
{
	const double *ends = q->derive->ends;

	if (q->derive->scored && (ends[0] != q->min || ends[1] != q->max))
		problem(f->ld, f->at, "derive \"%s\": its items come to %.10g to %.10g, and %s runs from %.10g to %.10g; one of the two is mistaken",
		        f->id.at, ends[0], ends[1], f->id.at, q->min, q->max);
	else if (q->derive->scored && (q->min < -SCORED_LIMIT || q->max > SCORED_LIMIT))
		problem(f->ld, f->at, "derive \"%s\": a score lies between -%d and %d", f->id.at, SCORED_LIMIT, SCORED_LIMIT);
}

DECLARATION(derive)
{
	struct quantity q = {.field = -1, .min = -INFINITY, .max = INFINITY, .at = at};
	const struct name *name;
	struct item *value;

	OPEN(derive);
	q.name = f.id;
	form_require(&f, "value", "largest { a, b }");
	value = form_get(&f, "value");
	if (value != NULL)
		q.derive = as_value(ld, value, "value");
	name = names_find(ld->names, f.id);
	if (name != NULL && name->kind == NAME_FIELD && name->quantity >= 0) {
		if (ld->set->quantities[name->quantity].derive != NULL)
			problem(ld, at, "derive \"%s\" is declared twice", f.id.at);
		ld->set->quantities[name->quantity].derive = q.derive;
		if (q.derive != NULL && value_reads(q.derive, name->index))
			problem(ld, at, "derive \"%s\" is worked out from itself; count with the answers it is made of", f.id.at);
		q.min = ld->set->quantities[name->quantity].min;
		q.max = ld->set->quantities[name->quantity].max;
	} else {
		q.tier = form_has(&f, "tier") ? (enum field_tier)form_one_of(&f, "tier", tier_names) : TIER_DERIVED;
		form_number(&f, "min", &q.min);
		form_number(&f, "max", &q.max);
		form_name(&f, (struct name){.kind = NAME_QUANTITY, .quantity = quantity_add(ld, q)});
	}
	if (q.derive != NULL)
		check_score(&f, &q);
	form_text(&f, "tier");
	form_text(&f, "unit");
	form_text(&f, "means");
	form_entry(&f, &(struct entry){0});
	form_close(&f, false);
	return NULL;
}

static void
read_conflict(struct form *f, struct conflict *c, int phase)
{
	c->when = form_cond(f, "when", phase);
	form_require(f, "when", "<condition>");
	form_require(f, "say", "\"…\"");
	form_entry(f, &c->is);
}

DECLARATION(conflict)
{
	struct conflict *c;

	OPEN(conflict);
	c = ADD(ld->set, conflicts);
	UNIQUE(&f, conflicts);
	read_conflict(&f, c, PHASE_FACTS);
	c->forget = form_fields(&f, "forget", NULL);
	form_close(&f, false);
	return NULL;
}

DECLARATION(notice)
{
	struct conflict *c;

	OPEN(notice);
	c = ADD(ld->set, notices);
	UNIQUE(&f, notices);
	read_conflict(&f, c, PHASE_SCORE);
	form_close(&f, false);
	return NULL;
}

const struct language_word basis_words[] = {
	{"ruleset", WORD_DECLARE, declare_ruleset},
	{"source", WORD_DECLARE, declare_source},
	{"level", WORD_DECLARE, declare_level},
	{"define", WORD_DECLARE, declare_define},
	{"derive", WORD_DECLARE, declare_derive},
	{"conflict", WORD_DECLARE, declare_conflict},
	{"notice", WORD_DECLARE, declare_notice},
	{NULL, 0, NULL},
};
