/*
 * shortfall.c -- what a rule lacks to fire
 */
#include "workshop/shortfall.h"

#include "workshop/outlook.h"
#include "workshop/phrase.h"

/* Visits what is lacking; with NULL it is only counted. */
typedef void (*lack_fn)(const struct cond *test, bool wanted, void *self);

static unsigned lacks(const struct subject *, const struct cond *, bool wanted, lack_fn, void *self);

/* What a rule of that condition and that exclusion lacks: what calms need only be uncertain. */
static unsigned
lacks_rule(const struct subject *s, const struct cond *when, const struct cond *unless, lack_fn visit, void *self)
{
	unsigned sum = when != NULL ? lacks(s, when, true, visit, self) : 0;

	if (unless != NULL && truth_of(s, unless) == TRUTH_YES)
		sum += lacks(s, unless, false, visit, self);
	return sum;
}

static unsigned
lacks_test(const struct subject *s, const struct cond *c, bool wanted, lack_fn visit, void *self)
{
	enum outlook is = outlook_of(s, c, wanted);
	const struct cond *unless, *when = outlook_behind(s->judgement->set, c, &unless);

	if (is == OUTLOOK_SO)
		return 0;
	if (wanted && when != NULL) {
		unsigned sum = lacks_rule(s, when, unless, NULL, NULL);

		/* Where that is not all there is to it (an earlier row, a pattern for what is left) the result itself is told. */
		if (sum > 0)
			return visit != NULL ? lacks_rule(s, when, unless, visit, self) : sum;
	}
	if (visit != NULL)
		visit(c, wanted, self);
	if (c->test > TEST_DK)
		return LACK_RESULT;
	return is == OUTLOOK_COULD ? LACK_OPEN : LACK_CHANGED;
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

static unsigned
walk(const struct subject *s, const struct roster_rule *rule, lack_fn visit, void *self)
{
	return lacks_rule(s, rule->when, rule->unless, visit, self);
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

/* "age 65 or above (is 40)", "urinary_retention is yes (not asked)" */
static void
add_lack(struct text *t, const struct subject *s, const struct cond *c, bool wanted)
{
	const struct cond no = {.kind = COND_NO, .nparts = 1, .parts = (const struct cond *[]){c}};
	struct text said = {0}, given = {0};
	size_t same = 0;

	if (c->test == TEST_YES)
		text_format(&said, "%s is %s", s->batch->vocab->fields[c->a].label.at, wanted ? "yes" : "no");
	else
		phrase_cond(&said, s->judgement->set, wanted ? c : &no);
	given_test(&given, s, c);
	/* Where both begin with the same name it is said once. */
	while (same < given.len && same < said.len && given.at[same] == said.at[same] && given.at[same] != ' ')
		same++;
	same = same < given.len && same < said.len && given.at[same] == ' ' && said.at[same] == ' ' ? same + 1 : 0;
	text_add(t, said.at, said.len);
	text_format(t, " (%.*s)", (int)(given.len - same), given.at + same);
	text_free(&said);
	text_free(&given);
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
