/*
 * shortfall.c -- what a rule lacks to fire
 */
#include "workshop/shortfall.h"

#include "workshop/phrase.h"

/* Visits what is lacking; with NULL it is only counted. */
typedef void (*lack_fn)(const struct cond *test, bool wanted, void *self);

static unsigned lacks(const struct subject *, const struct cond *, bool wanted, lack_fn, void *self);

static unsigned
lacks_test(const struct subject *s, const struct cond *c, bool wanted, lack_fn visit, void *self)
{
	enum truth is = truth_of(s, c);

	if (is == (wanted ? TRUTH_YES : TRUTH_NO))
		return 0;
	if (visit != NULL)
		visit(c, wanted, self);
	return is == TRUTH_OPEN ? LACK_OPEN : c->test <= TEST_DK ? LACK_CHANGED : LACK_RESULT;
}

/* Of the parts the "need" that lack least. */
static unsigned
lacks_some(const struct subject *s, const struct cond *c, unsigned need, bool wanted, lack_fn visit, void *self)
{
	unsigned costs[MAX_PARTS], sum = 0;

	for (unsigned i = 0; i < c->nparts; i++)
		costs[i] = lacks(s, c->parts[i], wanted, NULL, NULL);
	for (; need > 0; need--) {
		unsigned least = 0;

		for (unsigned i = 1; i < c->nparts; i++)
			if (costs[i] < costs[least])
				least = i;
		sum += costs[least];
		if (visit != NULL && costs[least] > 0)
			lacks(s, c->parts[least], wanted, visit, self);
		costs[least] = UINT16_MAX;
	}
	return sum;
}

static unsigned
lacks(const struct subject *s, const struct cond *c, bool wanted, lack_fn visit, void *self)
{
	enum truth is = truth_of(s, c);

	if (is == (wanted ? TRUTH_YES : TRUTH_NO))
		return 0;
	switch (c->kind) {
	case COND_TEST:
		return lacks_test(s, c, wanted, visit, self);
	case COND_NO:
		return lacks(s, c->parts[0], !wanted, visit, self);
	case COND_MAYBE:
		return lacks(s, c->parts[0], wanted, visit, self);
	case COND_ALL:
		return lacks_some(s, c, wanted ? c->nparts : 1, wanted, visit, self);
	case COND_ANY:
		return lacks_some(s, c, wanted ? 1 : c->nparts, wanted, visit, self);
	case COND_AT_LEAST:
		break;
	}
	return lacks_some(s, c, wanted ? c->need : c->nparts - c->need + 1, wanted, visit, self);
}

/* What calms need only be uncertain for the rule to fire, and it is lacking only where it is certain. */
static unsigned
walk(const struct subject *s, const struct roster_rule *rule, lack_fn visit, void *self)
{
	unsigned sum = rule->when != NULL ? lacks(s, rule->when, true, visit, self) : 0;

	if (rule->unless != NULL && truth_of(s, rule->unless) == TRUTH_YES)
		sum += lacks(s, rule->unless, false, visit, self);
	return sum;
}

unsigned
shortfall(const struct subject *s, const struct roster_rule *rule)
{
	return walk(s, rule, NULL, NULL);
}

/* What is being written. */
struct writing {
	const struct subject *subject;
	struct text *text;
	struct object *object;  /* else the text */
	bool some;
};

/* "age 65 or above (age is 40)" */
static void
add_lack(struct text *t, const struct subject *s, const struct cond *c, bool wanted)
{
	if (wanted) {
		phrase_cond(t, s->judgement->set, c);
	} else {
		const struct cond no = {.kind = COND_NO, .nparts = 1, .parts = (const struct cond *[]){c}};

		phrase_cond(t, s->judgement->set, &no);
	}
	text_format(t, " (");
	given_test(t, s, c);
	text_char(t, ')');
}

static void
write_lack(const struct cond *c, bool wanted, void *self)
{
	struct writing *w = self;

	if (w->object != NULL) {
		struct text item = {0};

		add_lack(&item, w->subject, c, wanted);
		object_item(w->object, (struct span){item.at, item.len});
		text_free(&item);
		return;
	}
	if (w->some)
		text_format(w->text, " and ");
	w->some = true;
	add_lack(w->text, w->subject, c, wanted);
}

void
shortfall_text(struct text *t, const struct subject *s, const struct roster_rule *rule)
{
	struct writing w = {.subject = s, .text = t};

	walk(s, rule, write_lack, &w);
}

void
shortfall_object(struct object *o, const char *label, const struct subject *s, const struct roster_rule *rule)
{
	struct writing w = {.subject = s, .object = o};

	object_list(o, label);
	walk(s, rule, write_lack, &w);
	object_list_end(o);
}

const struct roster_rule *
shortfall_nearest(const struct subject *s, const struct roster *roster, int level, unsigned *others)
{
	const struct roster_rule *nearest = NULL;
	const lanes *pending = s->judgement->pending;
	unsigned least = 0;
	bool core = false;

	*others = 0;
	for (const struct roster_rule *rule = roster->rules; rule < roster->rules + roster->n; rule++) {
		unsigned sum;
		bool pends;

		/* A final is tried only while the level is the lowest. */
		if (rule->level <= level || (rule->kind == ROSTER_FINAL && level > 0))
			continue;
		sum = shortfall(s, rule);
		pends = rule->kind == ROSTER_REDFLAG && pending[rule->number] >> s->lane & 1;
		if (sum == 0)
			continue;
		*others = nearest == NULL || sum < least ? 0 : *others + (sum == least);
		if (nearest == NULL || sum < least || (sum == least && rule->level > nearest->level)
		    || (sum == least && rule->level == nearest->level && pends && !core)) {
			nearest = rule;
			least = sum;
			core = pends;
		}
	}
	return nearest;
}
