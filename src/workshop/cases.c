/*
 * cases.c -- a rule set's own worked cases
 */
#include "workshop/cases.h"

#include <glob.h>
#include <stdlib.h>

#include "asking/line.h"
#include "record/cohort.h"
#include "rule/names.h"
#include "workshop/sayable.h"

/* Longer signs first: ">=" is not "=". */
static const struct {
	const char *sign;
	enum expect_how how;
} signs[] = {
	{"!~", EXPECT_HAS_NOT}, {"!=", EXPECT_IS_NOT}, {">=", EXPECT_AT_LEAST}, {"<=", EXPECT_AT_MOST}, {"=", EXPECT_IS}, {"~", EXPECT_HAS},
};

enum { NSIGNS = sizeof(signs) / sizeof(signs[0]) };

const char *
expect_sign(enum expect_how how)
{
	for (size_t i = 0; i < NSIGNS; i++)
		if (signs[i].how == how)
			return signs[i].sign;
	return "";
}

struct reading {
	struct cases *cases;
	const struct ruleset *set;
};

static bool
is_result(const struct ruleset *set, struct span label)
{
	for (size_t i = 0; i < set->vocab->nresults; i++)
		if (span_is(set->vocab->results[i], label))
			return true;
	return false;
}

static struct span
keep(struct cases *c, struct span s)
{
	return (struct span){arena_copy(&c->mem, s.at, s.len), s.len};
}

/* Ends the program over an item that the result never says. */
static _Noreturn void
refuse_item(const struct test_case *t, const struct expectation *e, const struct sayable *can, struct span item)
{
	const char *nearest = nearest_of(can->names, item);

	die_at(&t->at, "expects %.*s, and no %s is called \"%.*s\": it would be met whatever happens%s%s", (int)e->text.len, e->text.at, can->what,
	       (int)item.len, item.at, nearest != NULL ? "; nearest: " : "", nearest != NULL ? nearest : "");
}

/*
 * What is always met proves nothing: that something is not said which can never be said.  With "=" and "~" it is never
 * met, and the run tells; --bless can mend it.
 */
static void
check_expectation(struct reading *r, const struct test_case *t, const struct expectation *e)
{
	const struct sayable can = sayable_of(r->set, e->label, &r->cases->mem);
	struct span value = e->value;
	double number;

	if (e->how == EXPECT_AT_LEAST || e->how == EXPECT_AT_MOST) {
		if (ruleset_level(r->set, value) < 0 && !span_is(value, SPAN("none")) && !number_read(value, &number))
			die_at(&t->at, "expects %.*s: >= and <= want a level or a number", (int)e->text.len, e->text.at);
	} else if (e->how == EXPECT_HAS || e->how == EXPECT_HAS_NOT) {
		if (value.len == 0 || memchr(value.at, ',', value.len) != NULL)
			die_at(&t->at, "expects %.*s: ~ and !~ want one item; write one for each", (int)e->text.len, e->text.at);
	}
	if (e->how != EXPECT_IS_NOT && e->how != EXPECT_HAS_NOT)
		return;
	for (const char *s = value.at, *end = value.at + value.len, *stop; s <= end; s = stop + 1) {
		stop = s < end ? memchr(s, ',', (size_t)(end - s)) : NULL;
		stop = stop != NULL ? stop : end;
		if (!sayable_has(&can, (struct span){s, (size_t)(stop - s)}))
			refuse_item(t, e, &can, (struct span){s, (size_t)(stop - s)});
	}
}

static void
add_expectation(struct reading *r, struct test_case *t, struct expectation e)
{
	if (!is_result(r->set, e.label))
		die_at(&t->at, "expects something of %.*s, which is no result of these rules", (int)e.label.len, e.label.at);
	check_expectation(r, t, &e);
	if ((t->nexpect & (t->nexpect - 1)) == 0)
		t->expect = must_realloc(t->expect, t->nexpect == 0 ? 1 : 2 * t->nexpect, sizeof(*t->expect));
	t->expect[t->nexpect++] = e;
}

/* "level>=urgent redflags~RF-CES-1" */
static void
read_expectations(struct reading *r, struct test_case *t, struct span text)
{
	const char *s = text.at, *end = s + text.len;

	while (s < end) {
		const char *stop, *sign;
		size_t i = NSIGNS;

		if (*s == ' ') {
			s++;
			continue;
		}
		stop = memchr(s, ' ', (size_t)(end - s));
		if (stop == NULL)
			stop = end;
		for (sign = s; sign < stop && i == NSIGNS; sign++)
			for (i = 0; i < NSIGNS; i++)
				if ((size_t)(stop - sign) >= strlen(signs[i].sign) && memcmp(sign, signs[i].sign, strlen(signs[i].sign)) == 0)
					break;
		if (i == NSIGNS)
			die_at(&t->at, "expects \"%.*s\": write level=urgent, level>=urgent or redflags~RF-1", (int)(stop - s), s);
		sign--;
		add_expectation(r, t, (struct expectation){
			.label = {s, (size_t)(sign - s)}, .how = signs[i].how,
			.value = {sign + strlen(signs[i].sign), (size_t)(stop - sign) - strlen(signs[i].sign)}, .text = {s, (size_t)(stop - s)},
		});
		s = stop;
	}
}

static void
read_field(struct reading *r, struct test_case *t, struct span label, struct span value)
{
	static const char prefix[] = "expect_";
	const size_t n = sizeof(prefix) - 1;

	if (span_is(label, SPAN("id"))) {
		t->id = keep(r->cases, value);
	} else if (span_is(label, SPAN("title"))) {
		t->title = keep(r->cases, value);
	} else if (span_is(label, SPAN("todo"))) {
		t->todo = keep(r->cases, value);
	} else if (span_is(label, SPAN("expect"))) {
		read_expectations(r, t, keep(r->cases, value));
	} else if (label.len > n && memcmp(label.at, prefix, n) == 0) {
		struct span of = keep(r->cases, (struct span){label.at + n, label.len - n}), is = keep(r->cases, value);
		const char *text = arena_format(&r->cases->mem, "%.*s=%.*s", (int)of.len, of.at, (int)is.len, is.at);

		add_expectation(r, t, (struct expectation){.label = of, .how = EXPECT_IS, .value = is, .text = span_of(text)});
	}
}

static void
read_batch(struct batch *b, void *self)
{
	struct reading *r = self;
	struct cases *c = r->cases;

	for (size_t i = 0; i < b->n; i++) {
		const struct record *record = &b->record[i];
		struct text line = {0};
		struct test_case *t;

		if (record->blank)
			continue;
		if (record->unreadable)
			die_at(&record->at, "%s", record->error != NULL ? record->error : "has an error label: is no case");
		if (c->n == c->room) {
			c->room = c->room == 0 ? 256 : 2 * c->room;
			c->list = must_realloc(c->list, c->room, sizeof(*c->list));
		}
		t = &c->list[c->n++];
		*t = (struct test_case){.id = SPAN(""), .title = SPAN(""), .todo = SPAN("")};
		t->at = (struct place){arena_copy(&c->mem, record->at.file, strlen(record->at.file)), record->at.line};
		for (size_t k = record->first; k < record->first + record->count; k++)
			read_field(r, t, (struct span){b->fields[k].label, b->fields[k].label_len}, batch_value(b, &b->fields[k]));
		line_of(&line, b, record, NULL);
		t->line = keep(c, (struct span){line.at, line.len});
		text_add(&c->lines, line.at, line.len);
		text_char(&c->lines, '\n');
		text_free(&line);
	}
}

void
cases_read(struct cases *c, const struct ruleset *set, char *files[])
{
	const struct cohort_options options = {.fixed = true};
	struct reading r = {.cases = c, .set = set};
	glob_t found = {0};

	*c = (struct cases){0};
	if (files == NULL || *files == NULL) {
		char *pattern = arena_format(&c->mem, "%s/tests/*.ltsv", set->directory);

		if (glob(pattern, 0, NULL, &found) != 0)
			die("no cases: %s names no file", pattern);
		files = found.gl_pathv;
	}
	cohort_look(&options, set->vocab, files, read_batch, &r);
	globfree(&found);
}

void
cases_free(struct cases *c)
{
	for (size_t i = 0; i < c->n; i++)
		free(c->list[i].expect);
	free(c->list);
	text_free(&c->lines);
	arena_free(&c->mem);
}

/* One of the items parted by commas is that, or that with "=17" behind it. */
static bool
has_item(struct span list, struct span item)
{
	const char *s = list.at, *end = s + list.len;

	while (s <= end) {
		const char *stop = s < end ? memchr(s, ',', (size_t)(end - s)) : NULL;
		size_t len = (size_t)((stop != NULL ? stop : end) - s);

		if (len >= item.len && memcmp(s, item.at, item.len) == 0 && (len == item.len || s[item.len] == '=' || s[item.len] == '['))
			return true;
		if (stop == NULL)
			break;
		s = stop + 1;
	}
	return false;
}

/* Ranks of levels, else numbers; false when they are neither. */
static bool
in_order(const struct ruleset *set, struct span a, struct span b, double *x, double *y)
{
	*x = span_is(a, SPAN("none")) ? -1 : ruleset_level(set, a);
	*y = ruleset_level(set, b);
	if (*y >= 0)
		return *x >= 0 || span_is(a, SPAN("none"));
	return number_read(a, x) && number_read(b, y);
}

bool
expectation_met(const struct ruleset *set, const struct expectation *e, struct span value)
{
	double x, y;

	switch (e->how) {
	case EXPECT_IS:
		return span_is(value, e->value);
	case EXPECT_IS_NOT:
		return !span_is(value, e->value);
	case EXPECT_HAS:
		return has_item(value, e->value);
	case EXPECT_HAS_NOT:
		return !has_item(value, e->value);
	case EXPECT_AT_LEAST:
		return in_order(set, value, e->value, &x, &y) && x >= y;
	case EXPECT_AT_MOST:
		return in_order(set, value, e->value, &x, &y) && x <= y;
	}
	return false;
}
