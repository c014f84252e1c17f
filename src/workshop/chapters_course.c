/*
 * chapters_course.c -- the chapter on follow-up: what a second visit says that the first could not
 */
#include <math.h>

#include "workshop/chapters.h"

static void
measures(struct chapters *c)
{
	page_heading(c->page, 3, SPAN("What is measured again and again"));
	page_table(c->page, (const char *const[]){"measure", "of", ENTRY_COLUMNS, NULL});
	for (const struct measure *m = c->set->measures; m < c->set->measures + c->set->nmeasures; m++) {
		if (!chapter_shows(c, "measure", &m->is))
			continue;
		page_row(c->page);
		chapter_cell(c, m->is.id.text.at);
		chapter_cell(c, c->set->quantities[m->quantity].name.at);
		chapter_entry(c, "measure", &m->is);
	}
	page_table_end(c->page);
}

static void
responses(struct chapters *c)
{
	page_heading(c->page, 3, SPAN("The response: the first that is certain counts"));
	page_table(c->page, (const char *const[]){"rule", "gives", "when", "unless", "review within", "what it says", ENTRY_COLUMNS, NULL});
	for (const struct response *r = c->set->responses; r < c->set->responses + c->set->nresponses; r++) {
		if (!chapter_shows(c, "response", &r->is))
			continue;
		page_row(c->page);
		chapter_cell(c, r->is.id.text.at);
		chapter_cell(c, c->set->course.responses[r->gives].text.at);
		if (r->remains)
			chapter_cell(c, "none of those above");
		else
			chapter_cond(c, r->when);
		chapter_cond(c, r->unless);
		chapter_cell(c, r->within.text.text.len > 0 ? r->within.text.text.at : "");
		chapter_cell(c, r->is.say);
		chapter_entry(c, "response", &r->is);
	}
	page_table_end(c->page);
}

static void
steps(struct chapters *c, const char *word, const char *heading, const struct follow_up *list, unsigned n)
{
	page_heading(c->page, 3, span_of(heading));
	page_table(c->page, (const char *const[]){"rule", "when", "unless", "what it says", ENTRY_COLUMNS, NULL});
	for (const struct follow_up *u = list; u < list + n; u++) {
		if (!chapter_shows(c, word, &u->is))
			continue;
		page_row(c->page);
		chapter_cell(c, u->is.id.text.at);
		chapter_cond(c, u->when);
		chapter_cond(c, u->unless);
		chapter_cell(c, u->is.say);
		chapter_entry(c, word, &u->is);
	}
	page_table_end(c->page);
}

/* What becomes of the minutes, in words. */
static void
dose(struct chapters *c, const struct walk *w)
{
	struct text t = {0};

	if (w->stop)
		text_format(&t, "stop");
	else
		text_format(&t, "times %g", w->times);
	if (w->least > 0)
		text_format(&t, ", at least %g", w->least);
	if (isfinite(w->most_more))
		text_format(&t, ", at most %g more", w->most_more);
	chapter_cell(c, t.at);
	text_free(&t);
}

static void
walks(struct chapters *c)
{
	page_heading(c->page, 3, SPAN("The minutes of a walk: the first rule that is certain counts"));
	page_table(c->page, (const char *const[]){"rule", "when", "minutes", "what it says", ENTRY_COLUMNS, NULL});
	for (const struct walk *w = c->set->walks; w < c->set->walks + c->set->nwalks; w++) {
		if (!chapter_shows(c, "walk", &w->is))
			continue;
		page_row(c->page);
		chapter_cell(c, w->is.id.text.at);
		chapter_cond(c, w->when);
		dose(c, w);
		chapter_cell(c, w->is.say);
		chapter_entry(c, "walk", &w->is);
	}
	page_table_end(c->page);
}

static void
graces(struct chapters *c)
{
	const struct course_rules *rules = &c->set->course;

	page_heading(c->page, 3, SPAN("How late a review may be"));
	page_table(c->page, (const char *const[]){"level", "days of grace", NULL});
	for (unsigned i = c->set->nlevels; i-- > 0;) {
		if (!rules->has_grace[i] || !selects(c->pick, "grace", c->set->levels[i].is.id.text))
			continue;
		page_row(c->page);
		chapter_cell(c, c->set->levels[i].is.id.text.at);
		chapter_cell(c, rules->grace[i].text.text.at);
	}
	page_table_end(c->page);
}

void
chapter_course(struct chapters *c)
{
	page_heading(c->page, 2, SPAN("Follow-up"));
	measures(c);
	responses(c);
	steps(c, "escalation", "Steps that apply now", c->set->escalations, c->set->nescalations);
	steps(c, "disagreement", "Score and patient do not say the same", c->set->disagreements, c->set->ndisagreements);
	walks(c);
	graces(c);
}
