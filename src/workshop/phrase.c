/*
 * phrase.c -- a condition in the words of a clinician
 */
#include "workshop/phrase.h"

static void
add_span(struct text *t, struct span s)
{
	text_add(t, s.at, s.len);
}

static void
add(struct text *t, const char *s)
{
	add_span(t, span_of(s));
}

static void
phrase_fired(struct text *t, const struct ruleset *set, const struct fired *f)
{
	if (f->names == NULL)
		add(t, "any red flag");
	for (const char **name = f->names; name != NULL && *name != NULL; name++)
		text_format(t, "%s%s", name == f->names ? "red flag " : " or ", *name);
	if (f->level >= 0)
		text_format(t, " of level %s", set->levels[f->level].is.id.text.at);
	if (f->at_least >= 0)
		text_format(t, " of level %s or above", set->levels[f->at_least].is.id.text.at);
	for (const char **name = f->except; name != NULL && *name != NULL; name++)
		text_format(t, "%s%s", name == f->except ? " except " : " and ", *name);
}

void
phrase_test(struct text *t, const struct ruleset *set, const struct cond *c)
{
	static const char *const says[] = {"allowed", "blocked", "withheld"};
	const struct vocab *vocab = set->vocab;

	switch (c->test) {
	case TEST_YES:
		add_span(t, vocab->fields[c->a].label);
		break;
	case TEST_CHOICE:
		add_span(t, vocab->fields[c->a].label);
		add(t, " is ");
		add_span(t, vocab->fields[c->a].values[c->b]);
		break;
	case TEST_OVER:
		add_span(t, set->quantities[c->a].name);
		text_format(t, " over %.10g", c->x);
		break;
	case TEST_FROM:
		add_span(t, set->quantities[c->a].name);
		text_format(t, " %.10g or above", c->x);
		break;
	case TEST_BETWEEN:
		add_span(t, set->quantities[c->a].name);
		text_format(t, " from %.10g to %.10g", c->x, c->y);
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		add_span(t, set->quantities[c->a].name);
		add(t, c->test == TEST_OVER_OTHER ? " over " : " at least ");
		add_span(t, set->quantities[c->b].name);
		break;
	case TEST_KNOWN:
		add_span(t, c->b ? set->quantities[c->a].name : vocab->fields[c->a].label);
		add(t, " is known");
		break;
	case TEST_DK:
		add_span(t, vocab->fields[c->a].label);
		add(t, " is \"not sure\"");
		break;
	case TEST_SCORE_OVER:
		text_format(t, "score %s over %.10g", set->scores[c->a].is.id.text.at, c->x);
		break;
	case TEST_SCORE_FROM:
		text_format(t, "score %s %.10g or above", set->scores[c->a].is.id.text.at, c->x);
		break;
	case TEST_CONFLICT:
		text_format(t, "conflict %s", set->conflicts[c->a].is.id.text.at);
		break;
	case TEST_FIRED:
		phrase_fired(t, set, &set->fired[c->a]);
		break;
	case TEST_CLASS:
		text_format(t, "%s is %s", set->classes[c->a].is.id.text.at, set->classes[c->a].rows[c->b].value.text.at);
		break;
	case TEST_PATTERN:
		text_format(t, "pattern %s", set->patterns[c->a].is.id.text.at);
		break;
	case TEST_LIKELY:
		text_format(t, "%s is likely", set->candidates[c->a].is.id.text.at);
		break;
	case TEST_TRIAGED:
		text_format(t, "triage rule %s", set->triage[c->a].is.id.text.at);
		break;
	case TEST_LEVEL:
		text_format(t, "level is %s", set->levels[c->a].is.id.text.at);
		break;
	case TEST_LEVEL_FROM:
		text_format(t, "level is %s or above", set->levels[c->a].is.id.text.at);
		break;
	case TEST_PENDING:
		text_format(t, "%s is pending", set->levels[c->a].is.id.text.at);
		break;
	case TEST_PROVISIONAL:
		add(t, "the level is provisional");
		break;
	case TEST_INCOMPLETE:
		add(t, "core questions are open");
		break;
	case TEST_CONFLICTED:
		add(t, "answers contradict each other");
		break;
	case TEST_GATE:
		text_format(t, "%s is %s", set->gates[c->a].is.id.text.at, says[c->b]);
		break;
	case TEST_KINDS:
		break;
	}
}

/* How tightly it holds together: what is looser inside needs brackets. */
static int
looseness(const struct cond *c)
{
	switch (c->kind) {
	case COND_TEST:
	case COND_NO:
	case COND_MAYBE:
		return 0;
	case COND_ALL:
		return c->nparts > 1 ? 1 : 0;
	case COND_ANY:
		return c->nparts > 1 ? 2 : 0;
	case COND_AT_LEAST:
		break;
	}
	return 3;
}

/* What does not hold, where there are words for it that need no "not"; false where there are none. */
static bool
phrase_opposite(struct text *t, const struct ruleset *set, const struct cond *c)
{
	if (c->kind != COND_TEST)
		return false;
	switch (c->test) {
	case TEST_OVER:
		add_span(t, set->quantities[c->a].name);
		text_format(t, " %.10g or below", c->x);
		return true;
	case TEST_FROM:
		add_span(t, set->quantities[c->a].name);
		text_format(t, " under %.10g", c->x);
		return true;
	case TEST_CHOICE:
		add_span(t, set->vocab->fields[c->a].label);
		add(t, " is not ");
		add_span(t, set->vocab->fields[c->a].values[c->b]);
		return true;
	case TEST_KNOWN:
		add_span(t, c->b ? set->quantities[c->a].name : set->vocab->fields[c->a].label);
		add(t, " is not known");
		return true;
	default:
		return false;
	}
}

static void
phrase_part(struct text *t, const struct ruleset *set, const struct cond *c, bool bracket)
{
	if (bracket)
		text_char(t, '(');
	phrase_cond(t, set, c);
	if (bracket)
		text_char(t, ')');
}

void
phrase_cond(struct text *t, const struct ruleset *set, const struct cond *c)
{
	const char *join = c->kind == COND_ALL ? " and " : c->kind == COND_ANY ? " or " : ", ";

	switch (c->kind) {
	case COND_TEST:
		phrase_test(t, set, c);
		return;
	case COND_NO:
		if (phrase_opposite(t, set, c->parts[0]))
			return;
		add(t, looseness(c->parts[0]) == 0 && c->parts[0]->kind == COND_TEST && c->parts[0]->test == TEST_YES ? "no " : "not ");
		phrase_part(t, set, c->parts[0], looseness(c->parts[0]) > 0 || c->parts[0]->kind == COND_NO);
		return;
	case COND_MAYBE:
		add(t, "possibly ");
		phrase_part(t, set, c->parts[0], looseness(c->parts[0]) > 0);
		return;
	case COND_AT_LEAST:
		text_format(t, "at least %u of: ", c->need);
		break;
	default:
		break;
	}
	for (unsigned i = 0; i < c->nparts; i++) {
		if (i > 0)
			add(t, join);
		phrase_part(t, set, c->parts[i], looseness(c->parts[i]) >= (c->kind == COND_AT_LEAST ? 1 : looseness(c)) && looseness(c->parts[i]) > 0);
	}
}
