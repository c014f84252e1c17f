/*
 * diff.c -- bp-rules diff: what would another version of the rules do to these records?
 */
#include <stdio.h>
#include <stdlib.h>

#include "workshop/impact.h"
#include "workshop/object.h"
#include "workshop/verb.h"
#include "workshop/waiver.h"

enum { LISTED = 20 };  /* records in each list, where nobody says how many */

static const char *as_of, *fail_on, *waiver_file, *format;
static struct cohort_options input;
static size_t list;

static const struct option_row options[] = {
	{0, "fail-on", "WHAT", "exit 3 when a level goes down (downgrade); or that, or what could still be goes down (calmer)",
	 OPTION_TEXT, &fail_on},
	{'w', "waiver", "FILE", "let pass the records named in FILE, each with a reason", OPTION_TEXT, &waiver_file},
	{'l', "list", "N", "name up to N records in each list (20 when not given; all in ndjson)", OPTION_NUMBER, &list},
	AS_OF_OPTION(as_of),
	COHORT_OPTIONS(input),
	OUTPUT_OPTION(format),
	{0},
};

/* One run of the verb. */
struct run {
	struct impact impact;
	struct waivers waivers;
	struct waiver **waived;      /* by moved record, or NULL */
	unsigned long nwaived;
	bool gate, calmer;           /* --fail-on was given; and it was calmer */
	bool ndjson;
	struct text out;
};

/* The record counts for the gate. */
static bool
counts(const struct run *run, const struct moved *m)
{
	return m->goes == GOES_DOWN || (run->calmer && m->calmer);
}

static void
use_waivers(struct run *run)
{
	struct impact *im = &run->impact;

	run->waived = must_realloc(NULL, im->nmoved + 1, sizeof(*run->waived));
	for (size_t i = 0; i < im->nmoved; i++) {
		bool may = counts(run, &im->moved[i]) && im->moved[i].id.len > 0;

		run->waived[i] = may ? waivers_use(&run->waivers, im->moved[i].id) : NULL;
		run->nwaived += run->waived[i] != NULL;
	}
}

/* Whether all waivers let a record pass; says which do not. */
static bool
check_waivers(struct run *run)
{
	bool all = true;

	for (size_t i = 0; i < run->waivers.n; i++) {
		const struct waiver *w = &run->waivers.list[i];

		if (w->used)
			continue;
		all = false;
		warn_at(&w->at, w->expired ? "the waiver of %.*s counts no more: its day has passed"
		                           : "waives nothing: no record %.*s goes down; take the line out", (int)w->id.len, w->id.at);
	}
	return all;
}

/* Text for people */

#define SPAN_ARG(s) (int)(s).len, (s).at

/* A text of the input or of a waiver: nothing in it may play tricks on a terminal. */
static void
add_shown(struct text *t, struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		text_char(t, (unsigned char)s.at[i] < 0x20 || s.at[i] == 0x7f ? '?' : s.at[i]);
}

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
write_table(struct run *run)
{
	const struct impact *im = &run->impact;
	int width = 9, left = 10;

	for (int i = 0; i <= UNREADABLE; i++) {
		if (has_cells(im, i, true) && (int)impact_level(&im->old, i).len > left)
			left = (int)impact_level(&im->old, i).len;
		if (has_cells(im, i, false) && (int)impact_level(&im->new, i).len > width)
			width = (int)impact_level(&im->new, i).len;
	}
	text_format(&run->out, "\n%-*s", left, "from \\ to");
	for (int k = 0; k <= UNREADABLE; k++)
		if (has_cells(im, k, false))
			text_format(&run->out, "  %*.*s", width, SPAN_ARG(impact_level(&im->new, k)));
	for (int i = 0; i <= UNREADABLE; i++) {
		if (!has_cells(im, i, true))
			continue;
		text_format(&run->out, "\n%-*.*s", left, SPAN_ARG(impact_level(&im->old, i)));
		for (int k = 0; k <= UNREADABLE; k++) {
			if (!has_cells(im, k, false))
				continue;
			if (im->cells[i][k] > 0)
				text_format(&run->out, "  %*lu", width, im->cells[i][k]);
			else
				text_format(&run->out, "  %*s", width, ".");
		}
	}
	text_char(&run->out, '\n');
}

/* "by RF-1 and RF-2 (not changed itself, reads question age)" */
static void
write_reasons(struct run *run, const struct moved *m)
{
	const struct impact *im = &run->impact;

	if (m->goes == GOES_ASIDE) {
		text_format(&run->out, "  one of the sets cannot read it");
		return;
	}
	text_format(&run->out, "%s", m->nreasons > 0 ? "  by " : "  no rule explains it");
	for (size_t i = 0; i < m->nreasons; i++) {
		const struct rule_pair *p = &im->pairs[im->reasons[m->reasons + i]];
		const struct roster_rule *rule = p->new != NULL ? p->new : p->old;

		text_format(&run->out, "%s%s", i > 0 ? ", " : "", rule->is->id.text.at);
		if (!p->changed && p->reads.len > 0)
			text_format(&run->out, " (not changed itself; reads %.*s)", SPAN_ARG(p->reads));
		else if (!p->changed)
			text_format(&run->out, " (not changed itself)");
	}
}

static void
write_moved(struct run *run, const struct moved *m, const struct waiver *waived)
{
	const struct impact *im = &run->impact;
	size_t begun = run->out.len;

	text_format(&run->out, "  ");
	add_shown(&run->out, m->id.len > 0 ? m->id : span_of(m->at.file));
	if (m->id.len == 0)
		text_format(&run->out, ":%lu", m->at.line);
	while (run->out.len - begun < 14)
		text_char(&run->out, ' ');
	text_format(&run->out, "  %.*s -> %.*s", SPAN_ARG(impact_level(&im->old, m->from)), SPAN_ARG(impact_level(&im->new, m->to)));
	if (m->goes == GOES_SAME)
		text_format(&run->out, ", could be %.*s -> %.*s", SPAN_ARG(impact_level(&im->old, m->could_from)),
		            SPAN_ARG(impact_level(&im->new, m->could_to)));
	write_reasons(run, m);
	if (waived != NULL) {
		text_format(&run->out, "  [waived: ");
		add_shown(&run->out, waived->why);
		text_char(&run->out, ']');
	}
	text_char(&run->out, '\n');
}

/* The records that go that way; the first "list" of them. */
static void
write_list(struct run *run, enum direction goes, const char *heading)
{
	const struct impact *im = &run->impact;
	size_t shown = 0, all = 0, most = list > 0 ? list : LISTED;

	for (size_t i = 0; i < im->nmoved; i++) {
		if (im->moved[i].goes != goes)
			continue;
		if (all++ == 0)
			text_format(&run->out, "\n%s:\n", heading);
		if (shown == most)
			continue;
		shown++;
		write_moved(run, &im->moved[i], run->waived[i]);
	}
	if (all > shown)
		text_format(&run->out, "  and %zu more (--list %zu names all)\n", all - shown, all);
}

static void
write_explained(struct run *run)
{
	const struct impact *im = &run->impact;
	bool some = false;

	for (size_t i = 0; i <= im->npairs; i++) {
		const unsigned long *n = i < im->npairs ? im->pairs[i].explains : im->unexplained;

		if (n[GOES_DOWN] + n[GOES_UP] == 0)
			continue;
		if (!some)
			text_format(&run->out, "\nWhat explains them (a record can have several rules):\n");
		some = true;
		if (i == im->npairs) {
			text_format(&run->out, "  %-20s", "no rule");
		} else {
			const struct roster_rule *rule = im->pairs[i].new != NULL ? im->pairs[i].new : im->pairs[i].old;

			text_format(&run->out, "  %-20s", rule->is->id.text.at);
		}
		text_format(&run->out, "  %lu down, %lu up%s\n", n[GOES_DOWN], n[GOES_UP],
		            i < im->npairs && !im->pairs[i].changed ? "  (not changed itself)" : "");
	}
}

/* What waits for an answer: newly settled, newly unsettled, and from what to what. */
struct waiting {
	unsigned long settled, unsettled, another;
};

static struct waiting
waiting(const struct impact *im)
{
	struct waiting w = {0};

	for (unsigned i = 0; i < im->old.set->nlevels; i++)
		for (unsigned k = 0; k < im->new.set->nlevels; k++) {
			bool same = i == k ? im->same_levels || i == 0 : false;

			if (i > 0 && k == 0)
				w.settled += im->pending[i][k];
			else if (i == 0 && k > 0)
				w.unsettled += im->pending[i][k];
			else if (!same && (i == 0 || k == 0 || im->direction[i][k] != GOES_SAME))
				w.another += im->pending[i][k];
		}
	return w;
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

static void
write_waiting(struct run *run)
{
	const struct impact *im = &run->impact;
	struct waiting w = waiting(im);

	text_format(&run->out, "\nOpen questions: %lu record%s newly settled, %lu newly unsettled", w.settled, plural(w.settled), w.unsettled);
	if (w.another > 0)
		text_format(&run->out, ", %lu wait for another level", w.another);
	text_char(&run->out, '\n');
	for (unsigned i = 0; i < im->old.set->nlevels; i++)
		for (unsigned k = 0; k < im->new.set->nlevels; k++)
			if (pending_differs(im, i, k))
				text_format(&run->out, "  pending %.*s -> %.*s: %lu\n", SPAN_ARG(pending_name(&im->old, i)),
				            SPAN_ARG(pending_name(&im->new, k)), im->pending[i][k]);
	if (im->calmer > 0)
		text_format(&run->out, "%lu record%s calmer: the higher of the level and what is pending is lower than it was\n", im->calmer,
		            im->calmer == 1 ? " is" : "s are");
}

static void
write_answers(struct run *run)
{
	const struct impact *im = &run->impact;
	const char *sep = "\nAnswers that differ, and in how many records: ";
	bool some = false;

	for (size_t k = 0; k < im->old.results.n; k++) {
		const struct answer_pair *a = &im->answers[k];

		if (a->differs == 0)
			continue;
		text_format(&run->out, "%s%.*s %lu", sep, SPAN_ARG(a->label), a->differs);
		sep = ", ";
		some = true;
	}
	if (some)
		text_format(&run->out, "\n%lu record%s the level and differ%s in something else\n", im->otherwise,
		            im->otherwise == 1 ? " keeps" : "s keep", im->otherwise == 1 ? "s" : "");
}

static void
write_changes(struct run *run)
{
	const struct changes *all = &run->impact.changes;

	text_format(&run->out, "\n%zu change%s of the rules%s\n", all->n, plural(all->n), all->n > 0 ? ":" : "");
	if (all->n == 0 && !span_is(run->impact.old.set->stamp.text, run->impact.new.set->stamp.text))
		text_format(&run->out, "  the files differ, but only in comments, notes, order or spacing\n");
	for (const struct change *c = all->list; c < all->list + all->n; c++) {
		text_format(&run->out, "  %s%s%s: ", c->word, *c->id != '\0' ? " " : "", c->id);
		if (c->kind == CHANGE_RETIRED)
			text_format(&run->out, "retired; it was: ");
		else if (c->kind == CHANGE_NEW)
			text_format(&run->out, "new%s", c->text.len > 0 ? ": " : "");
		text_format(&run->out, "%.*s", SPAN_ARG(c->text));
		if (c->at.file != NULL)
			text_format(&run->out, "  (%s:%lu)", c->at.file, c->at.line);
		text_char(&run->out, '\n');
	}
}

static void
write_text(struct run *run)
{
	const struct impact *im = &run->impact;
	unsigned long moved = im->goes[GOES_DOWN] + im->goes[GOES_UP];
	struct text *out = &run->out;

	text_format(out, "old: %s (%s)\nnew: %s (%s)\n", im->old.set->stamp.text.at, im->old.set->directory, im->new.set->stamp.text.at,
	            im->new.set->directory);
	text_format(out, "%lu record%s, %lu change%s the level", im->records, plural(im->records), moved, moved == 1 ? "s" : "");
	if (moved > 0)
		text_format(out, " (%.1f %%): %lu down, %lu up", 100.0 * (double)moved / (double)im->records, im->goes[GOES_DOWN], im->goes[GOES_UP]);
	text_char(out, '\n');
	if (run->nwaived > 0)
		text_format(out, "%lu of them %s waived\n", run->nwaived, run->nwaived == 1 ? "is" : "are");
	if (!im->same_levels)
		text_format(out, "the levels of the two sets differ: they are compared by name, and what cannot be compared counts as down\n");
	write_table(run);
	write_list(run, GOES_DOWN, "These go down");
	write_list(run, GOES_UP, "These go up");
	write_list(run, GOES_ASIDE, "These only one of the sets can read");
	if (run->calmer)
		write_list(run, GOES_SAME, "These keep the level, and what could still be is lower");
	write_explained(run);
	write_waiting(run);
	write_answers(run);
	write_changes(run);
}

/* The same for programs */

static void
write_summary(struct run *run)
{
	const struct impact *im = &run->impact;
	struct waiting w = waiting(im);
	struct object o = object_begin(&run->out);

	object_string(&o, "kind", "summary");
	object_text(&o, "old", im->old.set->stamp.text);
	object_text(&o, "new", im->new.set->stamp.text);
	object_count(&o, "records", im->records);
	object_count(&o, "down", im->goes[GOES_DOWN]);
	object_count(&o, "up", im->goes[GOES_UP]);
	object_count(&o, "unreadable", im->cells[UNREADABLE][UNREADABLE]);
	object_count(&o, "readable_in_one", im->goes[GOES_ASIDE]);
	object_count(&o, "waived", run->nwaived);
	object_count(&o, "calmer", im->calmer);
	object_count(&o, "settled", w.settled);
	object_count(&o, "unsettled", w.unsettled);
	object_count(&o, "otherwise", im->otherwise);
	object_flag(&o, "same_levels", im->same_levels);
	object_end(&o);
}

static void
write_cell(struct run *run, const char *kind, struct span from, struct span to, unsigned long records)
{
	struct object o;

	if (records == 0)
		return;
	o = object_begin(&run->out);
	object_string(&o, "kind", kind);
	object_text(&o, "from", from);
	object_text(&o, "to", to);
	object_count(&o, "records", records);
	object_end(&o);
}

static void
write_record_object(struct run *run, size_t i)
{
	static const char *const ways[] = {"same", "down", "up", "aside"};
	const struct impact *im = &run->impact;
	const struct moved *m = &im->moved[i];
	struct object o = object_begin(&run->out);

	object_string(&o, "kind", "record");
	object_text(&o, "id", m->id);
	object_string(&o, "file", m->at.file);
	object_count(&o, "line", m->at.line);
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
	object_text(&o, "waived", run->waived[i] != NULL ? run->waived[i]->why : SPAN(""));
	object_end(&o);
}

static void
write_objects(struct run *run)
{
	const struct impact *im = &run->impact;
	size_t shown[DIRECTIONS] = {0};

	write_summary(run);
	for (int i = 0; i <= UNREADABLE; i++)
		for (int k = 0; k <= UNREADABLE; k++)
			if (im->cells[i][k] > 0)
				write_cell(run, "cell", impact_level(&im->old, i), impact_level(&im->new, k), im->cells[i][k]);
	for (size_t i = 0; i < im->nmoved; i++) {
		enum direction goes = im->moved[i].goes;

		if (list == 0 || shown[goes]++ < list)
			write_record_object(run, i);
	}
	for (size_t i = 0; i < im->npairs; i++) {
		const struct rule_pair *p = &im->pairs[i];
		struct object o;

		if (p->explains[GOES_DOWN] + p->explains[GOES_UP] == 0)
			continue;
		o = object_begin(&run->out);
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
				write_cell(run, "pending", pending_name(&im->old, i), pending_name(&im->new, k), im->pending[i][k]);
	for (size_t k = 0; k < im->old.results.n; k++) {
		struct object o;

		if (im->answers[k].differs == 0)
			continue;
		o = object_begin(&run->out);
		object_string(&o, "kind", "answer");
		object_text(&o, "label", im->answers[k].label);
		object_count(&o, "records", im->answers[k].differs);
		object_end(&o);
	}
	for (const struct change *c = im->changes.list; c < im->changes.list + im->changes.n; c++) {
		struct object o = object_begin(&run->out);

		object_string(&o, "kind", "change");
		object_string(&o, "word", c->word);
		object_string(&o, "id", c->id);
		object_string(&o, "what", change_word(c->kind));
		object_flag(&o, "decides", c->decides);
		object_text(&o, "text", c->text);
		object_string(&o, "file", c->at.file != NULL ? c->at.file : "");
		object_count(&o, "line", c->at.line);
		object_end(&o);
	}
}

/* What could not be compared, or not as it was meant. */
static bool
say_input(const struct run *run)
{
	const struct impact *im = &run->impact;
	unsigned long unreadable = im->cells[UNREADABLE][UNREADABLE], aside = im->goes[GOES_ASIDE];

	if (unreadable > 0)
		warn("%lu of %lu records cannot be read: nothing is known of them", unreadable, im->records);
	if (aside > 0)
		warn("%lu of %lu records can be read by one of the sets only", aside, im->records);
	if (im->with_problems > 0)
		warn("%lu of %lu records have answers that fit no question of the old set: they count as not asked (bp-record names them)",
		     im->with_problems, im->records);
	return unreadable + aside == 0;
}

static void
read_gate(struct run *run)
{
	if (fail_on == NULL)
		return;
	run->gate = true;
	run->calmer = strcmp(fail_on, "calmer") == 0;
	if (!run->calmer && strcmp(fail_on, "downgrade") != 0)
		die("--fail-on wants downgrade or calmer, not \"%s\"", fail_on);
}

static int
diff(int noperands, char *operands[])
{
	struct run run = {.ndjson = writes_ndjson(format)};
	bool well, failed = false;
	const long *today;
	long day;

	if (noperands < 2)
		die("say which two rule sets: bp-rules diff OLD NEW [file ...], both directories");
	today = day_given(as_of, &day);
	read_gate(&run);
	waivers_read(&run.waivers, waiver_file, today);
	impact_init(&run.impact, operands[0], operands[1], today);
	impact_read(&run.impact, &input, operands + 2);
	use_waivers(&run);
	if (run.ndjson)
		write_objects(&run);
	else
		write_text(&run);
	output(run.out.at, run.out.len);
	well = say_input(&run);
	well &= check_waivers(&run);
	for (size_t i = 0; i < run.impact.nmoved; i++)
		failed |= run.gate && counts(&run, &run.impact.moved[i]) && run.waived[i] == NULL;
	text_free(&run.out);
	free(run.waived);
	waivers_free(&run.waivers);
	impact_free(&run.impact);
	return failed ? EXIT_LEVEL : well ? EXIT_OK : EXIT_PROBLEM;
}

const struct command verb_diff = {
	.name = "bp-rules diff",
	.summary = "what would another version of the rules do to these records?",
	.operands = "OLD NEW [file ...]",
	.options = options,
	.run = diff,
};
