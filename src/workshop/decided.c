/*
 * decided.c -- what decided a record's level, what was nearest to raising it, and what would have changed it
 */
#include "workshop/decided.h"

#include <stdlib.h>

#include "workshop/change.h"
#include "workshop/layout.h"
#include "workshop/shortfall.h"
#include "workshop/standing.h"

enum { SHOWN = 3 };  /* changes that people are told */

struct decided {
	const struct ruleset *set;
	const struct roster *roster;
	struct change_search *search;
	struct text line;
};

struct decided *
decided_new(const struct ruleset *set, const struct roster *roster, const long *as_of)
{
	struct decided *d = must_realloc(NULL, 1, sizeof(*d));

	*d = (struct decided){.set = set, .roster = roster, .search = change_search_new(set, roster, as_of)};
	return d;
}

void
decided_free(struct decided *d)
{
	change_search_free(d->search);
	text_free(&d->line);
	free(d);
}

void
decided_search(struct decided *d, const struct judgement *j, struct batch *b)
{
	change_search(d->search, j, b);
}

static struct span
line_of_it(struct decided *d)
{
	return (struct span){d->line.at, d->line.len};
}

static const char *
level_name(const struct decided *d, int level)
{
	return d->set->levels[level].is.id.text.at;
}

/* The rules that decided, each with its facts. */
static void
deciders_text(struct decided *d, struct text *t, const struct subject *s)
{
	bool some = false;

	layout_line(t, 2, SPAN("decided by"));
	for (size_t i = 0; i < d->roster->n; i++) {
		const struct roster_rule *rule = &d->roster->rules[i];

		if (!change_decides(s, rule))
			continue;
		some = true;
		d->line.len = 0;
		text_format(&d->line, "%s (", rule->is->id.text.at);
		standing_level(&d->line, d->set, rule);
		text_char(&d->line, ')');
		standing_sources(&d->line, rule->is);
		text_char(&d->line, ' ');
		standing_place(&d->line, d->set, rule->is);
		layout_line(t, 4, line_of_it(d));
		d->line.len = 0;
		standing_reasons(&d->line, s, rule->when);
		layout_line(t, 6, line_of_it(d));
	}
	if (!some)
		layout_line(t, 4, SPAN("no rule: nothing that is known raises it"));
}

static void
nearest_text(struct decided *d, struct text *t, const struct subject *s)
{
	unsigned others;
	const struct roster_rule *rule = shortfall_nearest(s, d->roster, subject_level(s), &others);

	if (rule == NULL)
		return;
	layout_line(t, 2, SPAN("nearest to raising it"));
	d->line.len = 0;
	text_format(&d->line, "%s (", rule->is->id.text.at);
	standing_level(&d->line, d->set, rule);
	text_format(&d->line, standing_of(s, rule) == STANDING_OPEN ? ") is open: fires if " : ") would fire if ");
	shortfall_text(&d->line, s, rule);
	layout_line(t, 4, line_of_it(d));
	if (others > 0) {
		d->line.len = 0;
		text_format(&d->line, "%u more rule%s as near", others, others == 1 ? " is" : "s are");
		layout_line(t, 4, line_of_it(d));
	}
}

static void
changes_text(struct decided *d, struct text *t, const struct subject *s)
{
	const struct changes *found = changes_of(d->search, s->lane);
	unsigned more = found->more + (found->n > SHOWN ? found->n - SHOWN : 0);

	layout_line(t, 2, SPAN("one answer that would change it"));
	for (unsigned i = 0; i < found->n && i < SHOWN; i++) {
		const struct change *c = &found->list[i];

		d->line.len = 0;
		text_format(&d->line, "%s %.*s instead of ", d->set->vocab->fields[c->field].label.at, (int)c->to.len, c->to.at);
		given_answer(&d->line, s, c->field);
		text_format(&d->line, ": %s", level_name(d, c->level));
		layout_line(t, 4, line_of_it(d));
	}
	if (more > 0) {
		d->line.len = 0;
		text_format(&d->line, "and %u more", more);
		layout_line(t, 4, line_of_it(d));
	}
	if (found->n == 0)
		layout_line(t, 4, found->sampled ? SPAN("none found; dates and some numbers were tried in part only")
		                                 : SPAN("none: no other answer to any one question that was answered does"));
}

void
decided_text(struct decided *d, struct text *t, const struct subject *s)
{
	deciders_text(d, t, s);
	nearest_text(d, t, s);
	changes_text(d, t, s);
}

void
decided_object(struct decided *d, struct object *o, const struct subject *s)
{
	const struct changes *found = changes_of(d->search, s->lane);
	int level = subject_level(s), pending = rank_of(s->judgement, s->judgement->pending_at, s->lane);
	const struct roster_rule *nearest;
	unsigned others;

	object_string(o, "level", level_name(d, level));
	object_string(o, "pending", pending > 0 ? level_name(d, pending) : "none");
	object_list(o, "decided_by");
	for (size_t i = 0; i < d->roster->n; i++) {
		const struct roster_rule *rule = &d->roster->rules[i];
		struct object by;

		if (!change_decides(s, rule))
			continue;
		by = object_inner(o, NULL);
		object_text(&by, "rule", rule->is->id.text);
		object_string(&by, "kind", rule->word);
		object_text(&by, "within", rule->rule->within.text.text);
		standing_reasons_object(&by, "because", s, rule->when);
		standing_sources_object(&by, rule->is);
		object_string(&by, "rule_file", rule->is->at.file);
		object_count(&by, "rule_line", rule->is->at.line);
		object_inner_end(&by);
	}
	object_list_end(o);
	nearest = shortfall_nearest(s, d->roster, level, &others);
	if (nearest != NULL) {
		struct object near = object_inner(o, "nearest");

		object_text(&near, "rule", nearest->is->id.text);
		object_string(&near, "level", level_name(d, nearest->level));
		object_flag(&near, "open", standing_of(s, nearest) == STANDING_OPEN);
		shortfall_object(&near, "needs", s, nearest);
		object_count(&near, "others_as_near", others);
		object_inner_end(&near);
	}
	object_list(o, "changes");
	for (unsigned i = 0; i < found->n; i++) {
		const struct change *c = &found->list[i];
		struct object change = object_inner(o, NULL);

		object_text(&change, "field", d->set->vocab->fields[c->field].label);
		d->line.len = 0;
		given_answer(&d->line, s, c->field);
		object_text(&change, "from", span_is(line_of_it(d), SPAN("\"not sure\"")) ? SPAN("dk") : line_of_it(d));
		object_text(&change, "to", c->to);
		object_string(&change, "level", level_name(d, c->level));
		object_inner_end(&change);
	}
	object_list_end(o);
	if (found->n == 0)
		object_flag(o, "all_tried", !found->sampled);
}
