/*
 * standing.c -- how a rule stands with a record
 */
#include "workshop/standing.h"

#include "workshop/layout.h"
#include "workshop/tree.h"

enum { MANY = 6 };  /* so many reasons are named in one line, and the others counted: the tree has them all */

/* By enum standing; rules fire, patterns and clusters hold. */
static const char *const standings[][2] = {
	{"fired", "holds"}, {"stopped", "stopped"}, {"held back", "held back"}, {"open", "open"}, {"not tried", "not tried"},
};

static bool
is_rule(const struct roster_rule *rule)
{
	return rule->kind != ROSTER_PATTERN && rule->kind != ROSTER_CLUSTER;
}

enum standing
standing_of(const struct subject *s, const struct roster_rule *rule)
{
	if (roster_fired(s->judgement, rule) >> s->lane & 1)
		return STANDING_FIRED;
	if (rule->kind == ROSTER_FINAL && subject_level(s) > 0)
		return STANDING_NOT_TRIED;
	if (rule->unless != NULL && truth_of(s, rule->unless) == TRUTH_YES)
		return STANDING_EXCLUDED;
	if (rule->when == NULL || truth_of(s, rule->when) == TRUTH_YES)
		return STANDING_NOT_TRIED;
	return outlook_of(s, rule->when, true) == OUTLOOK_NEVER ? STANDING_STOPPED : STANDING_OPEN;
}

void
standing_level(struct text *t, const struct ruleset *set, const struct roster_rule *rule)
{
	if (rule->level < 0) {
		text_format(t, "%s", rule->word);
		return;
	}
	text_format(t, "%s, %s%s", set->levels[rule->level].is.id.text.at, rule->rule->within.hours > 0 ? "within " : "",
	            rule->rule->within.text.text.at);
}

void
standing_sources(struct text *t, const struct entry *is)
{
	for (const char **s = is->sources; s != NULL && *s != NULL; s++)
		text_format(t, "%s%s", s == is->sources ? " [" : " ", *s);
	if (is->sources != NULL && *is->sources != NULL)
		text_char(t, ']');
}

void
standing_sources_object(struct object *o, const struct entry *is)
{
	object_list(o, "sources");
	for (const char **s = is->sources; s != NULL && *s != NULL; s++)
		object_item(o, span_of(*s));
	object_list_end(o);
}

void
standing_place(struct text *t, const struct ruleset *set, const struct entry *is)
{
	const char *file = is->at.file;
	size_t n = strlen(set->directory);

	if (strncmp(file, set->directory, n) == 0 && file[n] == '/')
		file += n + 1;
	text_format(t, "%s:%lu", file, is->at.line);
}

void
standing_reasons(struct text *t, const struct subject *s, const struct cond *c)
{
	const struct cond *tests[MANY];
	unsigned n = tree_reasons(s, c, true, tests, MANY);

	for (unsigned i = 0; i < n && i < MANY; i++) {
		text_format(t, i > 0 ? "; " : "");
		given_test(t, s, tests[i]);
	}
	if (n > MANY)
		text_format(t, "; and %u more", n - MANY);
}

void
standing_reasons_object(struct object *o, const char *label, const struct subject *s, const struct cond *c)
{
	const struct cond *tests[MAX_PARTS];
	unsigned n = c != NULL ? tree_reasons(s, c, true, tests, MAX_PARTS) : 0;
	struct text given = {0};

	object_list(o, label);
	for (unsigned i = 0; i < n && i < MAX_PARTS; i++) {
		given.len = 0;
		given_test(&given, s, tests[i]);
		object_item(o, (struct span){given.at, given.len});
	}
	object_list_end(o);
	text_free(&given);
}

/* What it would come to if the answers it waits for made it fire. */
static void
add_prospect(struct text *t, const struct subject *s, const struct roster_rule *rule)
{
	const struct judgement *j = s->judgement;
	int level = subject_level(s);

	if (rule->level < 0)
		text_format(t, "it would then hold");
	else if (rule->level > level)
		text_format(t, "the level would then be %s, now it is %s", j->set->levels[rule->level].is.id.text.at,
		            j->set->levels[level].is.id.text.at);
	else
		text_format(t, "the level is %s already", j->set->levels[level].is.id.text.at);
	if (rule->kind == ROSTER_REDFLAG && j->pending[rule->number] >> s->lane & 1)
		text_format(t, " (pending: it waits for core questions)");
}

/* Why it is so: "by age is 40". */
static void
add_because(struct text *t, const struct subject *s, const struct roster_rule *rule, enum standing standing)
{
	const struct ruleset *set = s->judgement->set;

	switch (standing) {
	case STANDING_FIRED:
		if (rule->when == NULL)
			text_format(t, "no pattern above it holds");
		break;
	case STANDING_STOPPED:
		text_format(t, "by: ");
		standing_reasons(t, s, rule->when);
		break;
	case STANDING_EXCLUDED:
		text_format(t, "by its unless: ");
		standing_reasons(t, s, rule->unless);
		break;
	case STANDING_OPEN:
		text_format(t, "on: ");
		standing_reasons(t, s, rule->when);
		break;
	case STANDING_NOT_TRIED:
		if (rule->kind == ROSTER_FINAL)
			text_format(t, "tried only while the level is %s; it is %s", set->levels[0].is.id.text.at,
			            set->levels[subject_level(s)].is.id.text.at);
		else
			text_format(t, "tried only where no pattern above it holds");
		break;
	}
}

/* What it does to the rule that its unless is so, is not, or could be. */
static const char *
effect_of(enum outlook unless)
{
	switch (unless) {
	case OUTLOOK_SO:
		return "unless (certain: it holds the rule back)";
	case OUTLOOK_COULD:
		return "unless (not certain: it holds nothing back)";
	case OUTLOOK_NEVER:
		break;
	}
	return "unless (not so)";
}

void
standing_text(struct text *t, const struct subject *s, const struct roster_rule *rule, size_t indent)
{
	const struct ruleset *set = s->judgement->set;
	enum standing standing = standing_of(s, rule);
	struct text line = {0};

	text_format(&line, "%s %s (", rule->is->id.text.at, standings[standing][!is_rule(rule)]);
	standing_level(&line, set, rule);
	text_char(&line, ')');
	standing_sources(&line, rule->is);
	text_char(&line, ' ');
	standing_place(&line, set, rule->is);
	layout_line(t, indent, (struct span){line.at, line.len});
	line.len = 0;
	add_because(&line, s, rule, standing);
	if (line.len > 0)
		layout_line(t, indent + 2, (struct span){line.at, line.len});
	if (standing == STANDING_OPEN) {
		line.len = 0;
		add_prospect(&line, s, rule);
		layout_line(t, indent + 2, (struct span){line.at, line.len});
	}
	text_free(&line);
	if (rule->when != NULL)
		tree_text(t, s, rule->when, indent + 2);
	if (rule->unless != NULL) {
		layout_line(t, indent + 2, span_of(effect_of(outlook_of(s, rule->unless, true))));
		tree_text(t, s, rule->unless, indent + 2);
	}
}

void
standing_object(struct object *o, const struct subject *s, const struct roster_rule *rule)
{
	const struct ruleset *set = s->judgement->set;
	enum standing standing = standing_of(s, rule);
	int level = subject_level(s);

	object_text(o, "rule", rule->is->id.text);
	object_string(o, "kind", rule->word);
	object_string(o, "rule_file", rule->is->at.file);
	object_count(o, "rule_line", rule->is->at.line);
	standing_sources_object(o, rule->is);
	if (rule->level >= 0) {
		object_text(o, "rule_level", set->levels[rule->level].is.id.text);
		object_text(o, "rule_within", rule->rule->within.text.text);
	}
	object_text(o, "level", set->levels[level].is.id.text);
	object_string(o, "standing", standings[standing][0]);
	if (standing == STANDING_OPEN) {
		standing_reasons_object(o, "waits_for", s, rule->when);
		if (rule->level >= 0)
			object_text(o, "would_be", set->levels[rule->level > level ? rule->level : level].is.id.text);
		object_flag(o, "pending", rule->kind == ROSTER_REDFLAG && s->judgement->pending[rule->number] >> s->lane & 1);
	} else if (standing != STANDING_NOT_TRIED) {
		standing_reasons_object(o, "because", s, standing == STANDING_EXCLUDED ? rule->unless : rule->when);
	}
	if (rule->when != NULL)
		tree_object(o, "when", s, rule->when);
	if (rule->unless != NULL)
		tree_object(o, "unless", s, rule->unless);
}
