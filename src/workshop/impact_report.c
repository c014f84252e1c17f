/*
 * impact_report.c -- what a change of the rules does, written for people or for programs
 */
#include "workshop/impact_report.h"

#include "record/caption.h"
#include "workshop/layout.h"
#include "workshop/object.h"

enum {
	LISTED = 20,  /* records of each kind, where nobody says how many */
	WIDEST = 60,  /* columns kept for what a record is called */
};

/* What is written, and where to. */
struct page {
	const struct impact_report *report;
	struct text *out;
};

/* Text for people */

#define SPAN_ARG(s) (int)(s).len, (s).at

static const char *
plural(unsigned long n)
{
	return n == 1 ? "" : "s";
}

static bool
has_cells(const struct impact *im, int level, bool row)
{
	if (level < (int)(row ? im->old : im->new).set->nlevels)
		return true;
	for (int k = 0; level == UNREADABLE && k <= UNREADABLE; k++)
		if ((row ? im->cells[level][k] : im->cells[k][level]) > 0)
			return true;
	return false;
}

/* The from-to table of levels; what cannot be read has a row or column where there is some. */
static void
write_table(struct page *w)
{
	const struct impact *im = w->report->impact;
	int width = 9, left = 10;

	for (int i = 0; i <= UNREADABLE; i++) {
		if (has_cells(im, i, true) && (int)impact_level(&im->old, i).len > left)
			left = (int)impact_level(&im->old, i).len;
		if (has_cells(im, i, false) && (int)impact_level(&im->new, i).len > width)
			width = (int)impact_level(&im->new, i).len;
	}
	text_format(w->out, "\n%-*s", left, "from \\ to");
	for (int k = 0; k <= UNREADABLE; k++)
		if (has_cells(im, k, false))
			text_format(w->out, "  %*.*s", width, SPAN_ARG(impact_level(&im->new, k)));
	for (int i = 0; i <= UNREADABLE; i++) {
		if (!has_cells(im, i, true))
			continue;
		text_format(w->out, "\n%-*.*s", left, SPAN_ARG(impact_level(&im->old, i)));
		for (int k = 0; k <= UNREADABLE; k++) {
			if (!has_cells(im, k, false))
				continue;
			if (im->cells[i][k] > 0)
				text_format(w->out, "  %*lu", width, im->cells[i][k]);
			else
				text_format(w->out, "  %*s", width, ".");
		}
	}
	text_char(w->out, '\n');
}

/* "by RF-1, RF-2 (not changed itself; reads question age)" */
static void
write_reasons(struct page *w, const struct moved *m)
{
	const struct impact *im = w->report->impact;

	if (m->goes == GOES_ASIDE) {
		text_format(w->out, "  one of the sets cannot read it");
		return;
	}
	text_format(w->out, "%s", m->nreasons > 0 ? "  by " : "  no rule explains it");
	for (size_t i = 0; i < m->nreasons; i++) {
		const struct rule_pair *p = &im->pairs[im->reasons[m->reasons + i]];
		const struct roster_rule *rule = p->new != NULL ? p->new : p->old;

		text_format(w->out, "%s%s", i > 0 ? ", " : "", rule->is->id.text.at);
		if (!p->changed && p->reads.len > 0)
			text_format(w->out, " (not changed itself; reads %.*s)", SPAN_ARG(p->reads));
		else if (!p->changed)
			text_format(w->out, " (not changed itself)");
	}
}

/* The caption, two blanks before it and as many behind it as make it that wide. */
static void
write_caption(struct text *t, const struct moved *m, size_t width)
{
	size_t begun = t->len;

	text_format(t, "  ");
	caption_text(t, m->id, &m->at);
	for (size_t n = layout_width((struct span){t->at + begun, t->len - begun}); n < width; n++)
		text_char(t, ' ');
}

static void
write_moved(struct page *w, const struct moved *m, const struct waiver *waived, size_t width)
{
	const struct impact *im = w->report->impact;

	write_caption(w->out, m, width);
	text_format(w->out, "  %.*s -> %.*s", SPAN_ARG(impact_level(&im->old, m->from)), SPAN_ARG(impact_level(&im->new, m->to)));
	if (m->goes == GOES_SAME)
		text_format(w->out, ", could be %.*s -> %.*s", SPAN_ARG(impact_level(&im->old, m->could_from)),
		            SPAN_ARG(impact_level(&im->new, m->could_to)));
	write_reasons(w, m);
	if (waived != NULL) {
		text_format(w->out, "  [waived: ");
		text_shown(w->out, waived->why);
		text_char(w->out, ']');
	}
	text_char(w->out, '\n');
}

/* What the captions of the first so many records that go that way take at most. */
static size_t
caption_width(const struct impact *im, enum direction goes, size_t most)
{
	struct text one = {0};
	size_t width = 14;

	for (size_t i = 0, n = 0; i < im->nmoved && n < most; i++) {
		size_t wide;

		if (im->moved[i].goes != goes)
			continue;
		n++;
		one.len = 0;
		write_caption(&one, &im->moved[i], 0);
		wide = layout_width((struct span){one.at, one.len});
		if (wide > width)
			width = wide;
	}
	text_free(&one);
	return width < WIDEST ? width : WIDEST;
}

/* The records that go that way; the first "list" of them. */
static void
write_list(struct page *w, enum direction goes, const char *heading)
{
	const struct impact *im = w->report->impact;
	size_t shown = 0, all = 0, most = w->report->list > 0 ? w->report->list : LISTED;
	size_t width = caption_width(im, goes, most);

	for (size_t i = 0; i < im->nmoved; i++) {
		if (im->moved[i].goes != goes)
			continue;
		if (all++ == 0)
			text_format(w->out, "\n%s:\n", heading);
		if (shown == most)
			continue;
		shown++;
		write_moved(w, &im->moved[i], w->report->waived[i], width);
	}
	if (all > shown)
		text_format(w->out, "  and %zu more (--list %zu names all)\n", all - shown, all);
}

static void
write_explained(struct page *w)
{
	const struct impact *im = w->report->impact;
	bool some = false;

	for (size_t i = 0; i <= im->npairs; i++) {
		const unsigned long *n = i < im->npairs ? im->pairs[i].explains : im->unexplained;

		if (n[GOES_DOWN] + n[GOES_UP] == 0)
			continue;
		if (!some)
			text_format(w->out, "\nWhat explains them (a record can have several rules):\n");
		some = true;
		if (i == im->npairs) {
			text_format(w->out, "  %-20s", "no rule");
		} else {
			const struct roster_rule *rule = im->pairs[i].new != NULL ? im->pairs[i].new : im->pairs[i].old;

			text_format(w->out, "  %-20s", rule->is->id.text.at);
		}
		text_format(w->out, "  %lu down, %lu up%s\n", n[GOES_DOWN], n[GOES_UP],
		            i < im->npairs && !im->pairs[i].changed ? "  (not changed itself)" : "");
	}
}

static struct span
pending_name(const struct side *s, unsigned rank)
{
	return rank == 0 ? SPAN("none") : impact_level(s, (int)rank);
}

static bool
pending_differs(const struct impact *im, unsigned i, unsigned k)
{
	return im->pending[i][k] > 0 && !span_is(pending_name(&im->old, i), pending_name(&im->new, k));
}

/* What waits for an answer: newly settled, newly unsettled, and for what else than before. */
struct waiting {
	unsigned long settled, unsettled, another;
};

static struct waiting
waiting(const struct impact *im)
{
	struct waiting w = {0};

	for (unsigned i = 0; i < im->old.set->nlevels; i++)
		for (unsigned k = 0; k < im->new.set->nlevels; k++)
			if (pending_differs(im, i, k))
				*(k == 0 ? &w.settled : i == 0 ? &w.unsettled : &w.another) += im->pending[i][k];
	return w;
}

static void
write_waiting(struct page *w)
{
	const struct impact *im = w->report->impact;
	struct waiting open = waiting(im);

	text_format(w->out, "\nOpen questions: %lu record%s newly settled, %lu newly unsettled", open.settled, plural(open.settled),
	            open.unsettled);
	if (open.another > 0)
		text_format(w->out, ", %lu wait for another level", open.another);
	text_char(w->out, '\n');
	for (unsigned i = 0; i < im->old.set->nlevels; i++)
		for (unsigned k = 0; k < im->new.set->nlevels; k++)
			if (pending_differs(im, i, k))
				text_format(w->out, "  pending %.*s -> %.*s: %lu\n", SPAN_ARG(pending_name(&im->old, i)),
				            SPAN_ARG(pending_name(&im->new, k)), im->pending[i][k]);
	if (im->calmer > 0)
		text_format(w->out, "%lu record%s calmer: the higher of the level and what is pending is lower than it was\n", im->calmer,
		            im->calmer == 1 ? " is" : "s are");
}

static void
write_answers(struct page *w)
{
	const struct impact *im = w->report->impact;
	const char *sep = "\nAnswers that differ, and in how many records: ";
	bool some = false;

	for (size_t k = 0; k < im->old.results.n; k++) {
		const struct answer_pair *a = &im->answers[k];

		if (a->differs == 0)
			continue;
		text_format(w->out, "%s%.*s %lu", sep, SPAN_ARG(a->label), a->differs);
		sep = ", ";
		some = true;
	}
	if (some)
		text_format(w->out, "\n%lu record%s the level and differ%s in something else\n", im->otherwise,
		            im->otherwise == 1 ? " keeps" : "s keep", im->otherwise == 1 ? "s" : "");
}

static void
write_changes(struct page *w)
{
	const struct amendments *all = &w->report->impact->amendments;

	text_format(w->out, "\n%zu change%s of the rules%s\n", all->n, plural(all->n), all->n > 0 ? ":" : "");
	if (all->n == 0 && !span_is(w->report->impact->old.set->stamp.text, w->report->impact->new.set->stamp.text))
		text_format(w->out, "  the files differ, but only in comments, spacing, or the order of what decides in any order\n");
	for (const struct amendment *c = all->list; c < all->list + all->n; c++) {
		text_format(w->out, "  %s%s%s: ", c->word, *c->id != '\0' ? " " : "", c->id);
		if (c->kind == AMENDMENT_RETIRED)
			text_format(w->out, "retired; it was: ");
		else if (c->kind == AMENDMENT_NEW)
			text_format(w->out, "new%s", c->text.len > 0 ? ": " : "");
		text_format(w->out, "%.*s", SPAN_ARG(c->text));
		if (c->at.file != NULL)
			text_format(w->out, "  (%s:%lu)", c->at.file, c->at.line);
		text_char(w->out, '\n');
	}
}

void
impact_write_text(struct text *to, const struct impact_report *report)
{
	struct page page = {report, to}, *w = &page;
	const struct impact *im = w->report->impact;
	unsigned long moved = im->goes[GOES_DOWN] + im->goes[GOES_UP];
	struct text *out = w->out;

	text_format(out, "old: %s (%s)\nnew: %s (%s)\n", im->old.set->stamp.text.at, im->old.set->directory, im->new.set->stamp.text.at,
	            im->new.set->directory);
	text_format(out, "%lu record%s, %lu change%s the level", im->records, plural(im->records), moved, moved == 1 ? "s" : "");
	if (moved > 0)
		text_format(out, " (%.1f %%): %lu down, %lu up", 100.0 * (double)moved / (double)im->records, im->goes[GOES_DOWN],
		            im->goes[GOES_UP]);
	text_char(out, '\n');
	if (w->report->nwaived > 0)
		text_format(out, "%lu of them %s waived\n", w->report->nwaived, w->report->nwaived == 1 ? "is" : "are");
	if (!im->same_levels)
		text_format(out, "the levels of the two sets differ: they are compared by name, and what cannot be compared counts as down\n");
	write_table(w);
	write_list(w, GOES_DOWN, "These go down");
	write_list(w, GOES_UP, "These go up");
	write_list(w, GOES_ASIDE, "These only one of the sets can read");
	if (w->report->calmer)
		write_list(w, GOES_SAME, "These keep the level, and what could still be is lower");
	write_explained(w);
	write_waiting(w);
	write_answers(w);
	write_changes(w);
}

/* The same for programs */

static void
write_summary(struct page *w)
{
	const struct impact *im = w->report->impact;
	struct waiting open = waiting(im);
	struct object o = object_begin(w->out);

	object_string(&o, "kind", "summary");
	object_text(&o, "old", im->old.set->stamp.text);
	object_text(&o, "new", im->new.set->stamp.text);
	object_count(&o, "records", im->records);
	object_count(&o, "down", im->goes[GOES_DOWN]);
	object_count(&o, "up", im->goes[GOES_UP]);
	object_count(&o, "unreadable", im->cells[UNREADABLE][UNREADABLE]);
	object_count(&o, "readable_in_one", im->goes[GOES_ASIDE]);
	object_count(&o, "waived", w->report->nwaived);
	object_count(&o, "calmer", im->calmer);
	object_count(&o, "settled", open.settled);
	object_count(&o, "unsettled", open.unsettled);
	object_count(&o, "otherwise", im->otherwise);
	object_flag(&o, "same_levels", im->same_levels);
	object_end(&o);
}

static void
write_cell(struct page *w, const char *kind, struct span from, struct span to, unsigned long records)
{
	struct object o = object_begin(w->out);

	object_string(&o, "kind", kind);
	object_text(&o, "from", from);
	object_text(&o, "to", to);
	object_count(&o, "records", records);
	object_end(&o);
}

static void
write_record_object(struct page *w, size_t i)
{
	static const char *const ways[] = {"same", "down", "up", "aside"};
	const struct impact *im = w->report->impact;
	const struct moved *m = &im->moved[i];
	struct object o = object_begin(w->out);

	object_string(&o, "kind", "record");
	object_caption(&o, m->id, &m->at);
	object_text(&o, "from", impact_level(&im->old, m->from));
	object_text(&o, "to", impact_level(&im->new, m->to));
	object_text(&o, "could_from", impact_level(&im->old, m->could_from));
	object_text(&o, "could_to", impact_level(&im->new, m->could_to));
	object_string(&o, "goes", ways[m->goes]);
	for (int changed = 1; changed >= 0; changed--) {
		object_list(&o, changed ? "by" : "by_unchanged");
		for (size_t k = m->reasons; k < m->reasons + m->nreasons; k++) {
			const struct rule_pair *p = &im->pairs[im->reasons[k]];

			if (p->changed == (changed == 1))
				object_item(&o, (p->new != NULL ? p->new : p->old)->is->id.text);
		}
		object_list_end(&o);
	}
	object_text(&o, "waived", w->report->waived[i] != NULL ? w->report->waived[i]->why : SPAN(""));
	object_end(&o);
}

void
impact_write_objects(struct text *to, const struct impact_report *report)
{
	struct page page = {report, to}, *w = &page;
	const struct impact *im = w->report->impact;
	size_t shown[DIRECTIONS] = {0};

	write_summary(w);
	for (int i = 0; i <= UNREADABLE; i++)
		for (int k = 0; k <= UNREADABLE; k++)
			if (im->cells[i][k] > 0)
				write_cell(w, "cell", impact_level(&im->old, i), impact_level(&im->new, k), im->cells[i][k]);
	for (size_t i = 0; i < im->nmoved; i++) {
		enum direction goes = im->moved[i].goes;

		if (w->report->list == 0 || shown[goes]++ < w->report->list)
			write_record_object(w, i);
	}
	for (size_t i = 0; i < im->npairs; i++) {
		const struct rule_pair *p = &im->pairs[i];
		struct object o;

		if (p->explains[GOES_DOWN] + p->explains[GOES_UP] == 0)
			continue;
		o = object_begin(w->out);
		object_string(&o, "kind", "rule");
		object_text(&o, "id", (p->new != NULL ? p->new : p->old)->is->id.text);
		object_flag(&o, "changed", p->changed);
		object_text(&o, "reads", p->reads);
		object_count(&o, "down", p->explains[GOES_DOWN]);
		object_count(&o, "up", p->explains[GOES_UP]);
		object_end(&o);
	}
	for (unsigned i = 0; i < im->old.set->nlevels; i++)
		for (unsigned k = 0; k < im->new.set->nlevels; k++)
			if (pending_differs(im, i, k))
				write_cell(w, "pending", pending_name(&im->old, i), pending_name(&im->new, k), im->pending[i][k]);
	for (size_t k = 0; k < im->old.results.n; k++) {
		struct object o;

		if (im->answers[k].differs == 0)
			continue;
		o = object_begin(w->out);
		object_string(&o, "kind", "answer");
		object_text(&o, "label", im->answers[k].label);
		object_count(&o, "records", im->answers[k].differs);
		object_end(&o);
	}
	for (const struct amendment *c = im->amendments.list; c < im->amendments.list + im->amendments.n; c++) {
		struct object o = object_begin(w->out);

		object_string(&o, "kind", "change");
		object_string(&o, "word", c->word);
		object_string(&o, "id", c->id);
		object_string(&o, "what", amendment_word(c->kind));
		object_flag(&o, "decides", c->decides);
		object_text(&o, "text", c->text);
		object_string(&o, "file", c->at.file != NULL ? c->at.file : "");
		object_count(&o, "line", c->at.line);
		object_end(&o);
	}
}

