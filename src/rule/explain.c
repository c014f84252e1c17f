/*
 * explain.c -- why an answer is what it is: the facts that made it so, and the source
 */
#include "rule/explain.h"

enum { MAX_FACTS = 60 };

/* Facts named so far: each once, in the order they are met. */
struct facts {
	const struct sheet *sheet;
	unsigned lane;
	struct text text;
	long seen[MAX_FACTS];
	unsigned n;
};

/* A literal: copied with what stands behind it, as text_put() wants it. */
#define ADD(f, literal)                                                                      \
	text_put(&(f)->text, (struct span){literal "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", sizeof(literal) - 1})

static bool
first_time(struct facts *f, long what)
{
	unsigned i;

	for (i = 0; i < f->n; i++)
		if (f->seen[i] == what)
			return false;
	if (f->n == MAX_FACTS)
		return false;
	f->seen[f->n++] = what;
	if (f->text.len > 0)
		ADD(f, " & ");
	return true;
}

/* "=72": most numbers are whole and small. */
static void
add_number(struct facts *f, double x)
{
	char digits[10];
	unsigned u = x >= 0 && x < 1e6 ? (unsigned)x : 0;

	if ((double)u != x) {
		text_format(&f->text, "=%.10g", x);
		return;
	}
	text_char(&f->text, '=');
	text_add(&f->text, digits, digits_write(u, digits));
}

static void
name_field(struct facts *f, int field, const struct cond *c)
{
	const struct sheet *s = f->sheet;
	const struct field_def *def = &s->set->vocab->fields[field];
	bool yes = s->answers[c->index].yes >> f->lane & 1;

	if (!first_time(f, field))
		return;
	text_put(&f->text, def->label);
	if (!(s->answered[field] >> f->lane & 1)) {
		if (s->dk[field] >> f->lane & 1)
			ADD(f, "=dk");
		else
			ADD(f, "=?");
	} else if (def->type == FIELD_CHOICE && c->test == TEST_CHOICE) {
		if (yes)
			ADD(f, "=");
		else
			ADD(f, " not ");
		text_put(&f->text, def->values[c->b]);
	} else if (def->type == FIELD_YESNO && c->test == TEST_YES) {
		if (yes)
			ADD(f, "=yes");
		else
			ADD(f, "=no");
	} else {
		ADD(f, " is known");
	}
}

static void
name_quantity(struct facts *f, int quantity)
{
	const struct sheet *s = f->sheet;
	const struct quantity *q = &s->set->quantities[quantity];

	if (!first_time(f, 100000L + quantity))
		return;
	text_put(&f->text, q->name);
	if (!(s->known[quantity] >> f->lane & 1))
		ADD(f, "=?");
	else if (q->derive != NULL && q->derive->scored && s->low[quantity][f->lane] != s->high[quantity][f->lane])
		text_format(&f->text, "=%.6g..%.6g", s->low[quantity][f->lane], s->high[quantity][f->lane]);
	else if (s->low[quantity][f->lane] == s->high[quantity][f->lane] || s->high[quantity][f->lane] >= q->max)
		add_number(f, s->low[quantity][f->lane]);
	else
		add_number(f, s->high[quantity][f->lane]);
}

/* Which red flags of those the test is about fired at this visit. */
static void
name_fired(struct facts *f, const struct cond *c)
{
	const struct ruleset *set = f->sheet->set;

	for (const int *rule = set->fired[c->a].rules; *rule >= 0; rule++) {
		const struct rule *r = &set->redflags[*rule];

		if (sheet_yes(f->sheet, r->when) >> f->lane & 1 && !(sheet_yes(f->sheet, r->unless) >> f->lane & 1))
			text_format(&f->text, " %s", r->is.id.text.at);
	}
}

static void say_result(struct facts *f, const struct cond *c, bool yes);

/* What another visit said.  Its numbers are not here any more: they are named, and stand in its own explanation. */
static void
say_elsewhere(struct facts *f, const struct cond *c, bool yes)
{
	const struct ruleset *set = f->sheet->set;
	const struct field_def *fields = set->vocab->fields;
	bool every = (c->kind == COND_ALL) == yes;

	switch (c->kind) {
	case COND_TEST:
		if (c->test == TEST_YES)
			text_format(&f->text, "%s=%s", fields[c->a].label.at, yes ? "yes" : "no");
		else if (c->test == TEST_CHOICE)
			text_format(&f->text, "%s%s%s", fields[c->a].label.at, yes ? "=" : " not ", fields[c->a].values[c->b].at);
		else if (c->test == TEST_DK)
			text_format(&f->text, "%s%s=dk", yes ? "" : "not ", fields[c->a].label.at);
		else if (c->test == TEST_KNOWN && !c->b)
			text_format(&f->text, "%s is %sknown", fields[c->a].label.at, yes ? "" : "not ");
		else if (c->test < TEST_DK)
			text_put(&f->text, set->quantities[c->a].name);
		else if (c->test == TEST_SCORE_OVER || c->test == TEST_SCORE_FROM)
			text_put(&f->text, set->scores[c->a].is.id.text);
		else
			say_result(f, c, yes);
		break;
	case COND_NO:
		say_elsewhere(f, c->parts[0], !yes);
		break;
	default:
		for (unsigned i = 0; i < c->nparts; i++) {
			text_format(&f->text, "%s", i == 0 ? "" : every ? " & " : " or ");
			say_elsewhere(f, c->parts[i], yes);
		}
	}
}

static void
say_result(struct facts *f, const struct cond *c, bool yes)
{
	static const char *const where[] = {
		[LOOK_IN_FORCE] = "in force", [LOOK_FIRST] = "at first", [LOOK_BEFORE] = "told before",
		[LOOK_EVER] = "at some visit", [LOOK_LATELY] = "lately", [LOOK_RAISED] = "since last sent",
	};
	const struct ruleset *set = f->sheet->set;
	const char *no = yes ? "" : "not ";

	switch (c->test) {
	case TEST_CONFLICT:
		text_format(&f->text, "%s%s", no, set->conflicts[c->a].is.id.text.at);
		break;
	case TEST_FIRED:
		text_format(&f->text, "%sfired", no);
		break;
	case TEST_CLASS:
		text_format(&f->text, "%s %s%s", set->classes[c->a].is.id.text.at, no, set->classes[c->a].rows[c->b].value.text.at);
		break;
	case TEST_PATTERN:
		text_format(&f->text, "%spattern %s", no, set->patterns[c->a].is.id.text.at);
		break;
	case TEST_LIKELY:
		text_format(&f->text, "%s %slikely", set->candidates[c->a].is.id.text.at, no);
		break;
	case TEST_TRIAGED:
		text_format(&f->text, "%s%s", no, set->triage[c->a].is.id.text.at);
		break;
	case TEST_LEVEL:
	case TEST_LEVEL_FROM:
		text_format(&f->text, "level %s%s", no, set->levels[c->a].is.id.text.at);
		break;
	case TEST_PENDING:
		text_format(&f->text, "pending %s%s", no, set->levels[c->a].is.id.text.at);
		break;
	case TEST_PROVISIONAL:
		text_format(&f->text, "%sprovisional", no);
		break;
	case TEST_INCOMPLETE:
		text_format(&f->text, "%sincomplete", no);
		break;
	case TEST_CONFLICTED:
		text_format(&f->text, "%sconflicted", no);
		break;
	case TEST_GATE:
		text_format(&f->text, "%s %s%s", set->gates[c->a].is.id.text.at, no,
		            c->b == GATE_ALLOWED ? "allowed" : c->b == GATE_BLOCKED ? "blocked" : "withheld");
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		text_format(&f->text, "%s=%d", set->scores[c->a].is.id.text.at, tally_of(&f->sheet->sums[c->a], f->lane));
		break;
	case TEST_LOOK:
		text_format(&f->text, "%s%s: ", no, where[set->looks[c->a].kind]);
		say_elsewhere(f, set->looks[c->a].when, true);
		break;
	case TEST_NEWLY_FLAGGED:
		text_format(&f->text, "%snewly flagged", no);
		break;
	case TEST_RECURRING:
		text_format(&f->text, "%srecurring", no);
		break;
	case TEST_RESPONDED:
		text_format(&f->text, "response %s%s", no, set->course.responses[c->a].text.at);
		break;
	case TEST_RESPONDED_BEFORE:
		text_format(&f->text, "response before %s%s", no, set->course.responses[c->a].text.at);
		break;
	case TEST_WALKED:
		text_format(&f->text, "%s%s", no, set->walks[c->a].is.id.text.at);
		break;
	case TEST_STILL_PENDING:
		text_format(&f->text, "still pending %s%s", no, set->levels[c->a].is.id.text.at);
		break;
	case TEST_OVERDUE:
		text_format(&f->text, "%soverdue", no);
		break;
	default:
		break;
	}
}

/* Names one test about earlier results. */
static void
name_result(struct facts *f, const struct cond *c)
{
	bool yes = f->sheet->answers[c->index].yes >> f->lane & 1;

	if (!first_time(f, 200000L + (long)c->index))
		return;
	say_result(f, c, yes);
	if (c->test == TEST_FIRED && yes)
		name_fired(f, c);
}

static void
name_test(struct facts *f, const struct cond *c)
{
	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		name_field(f, c->a, c);
		break;
	case TEST_KNOWN:
		if (c->b)
			name_quantity(f, c->a);
		else
			name_field(f, c->a, c);
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		name_quantity(f, c->a);
		name_quantity(f, c->b);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		name_quantity(f, c->a);
		break;
	default:
		name_result(f, c);
	}
}

/* What makes the condition certainly hold (yes) or certainly not (no) for the record. */
static void
collect(struct facts *f, const struct cond *c, bool yes)
{
	const struct answer *a;
	unsigned i;

	switch (c->kind) {
	case COND_TEST:
		name_test(f, c);
		break;
	case COND_NO:
		collect(f, c->parts[0], !yes);
		break;
	case COND_MAYBE:
		collect(f, c->parts[0], yes);
		break;
	default:
		for (i = 0; i < c->nparts; i++) {
			a = &f->sheet->answers[c->parts[i]->index];
			/* Under maybe() neither may be certain: then what is not known is the reason. */
			if ((yes ? a->yes : a->no) >> f->lane & 1)
				collect(f, c->parts[i], yes);
			else if (!((a->yes | a->no) >> f->lane & 1) && !((f->sheet->answers[c->index].yes
			                                                  | f->sheet->answers[c->index].no) >> f->lane & 1))
				collect(f, c->parts[i], yes);
		}
	}
}

static void
add_sources(struct text *t, const struct entry *is)
{
	const char **s;

	for (s = is->sources; s != NULL && *s != NULL; s++) {
		text_add(t, s == is->sources ? " [" : " ", s == is->sources ? 2 : 1);
		text_add(t, *s, strlen(*s));
	}
	if (is->sources != NULL && *is->sources != NULL)
		text_char(t, ']');
}

/* Texts that are built again and again grow to the longest and stay. */
static struct text kept_facts, kept_line;

/* What has been seen is not set: none of it counts yet. */
static void
begin_facts(struct facts *f, const struct sheet *s, unsigned lane)
{
	f->sheet = s;
	f->lane = lane;
	f->text = (struct text){kept_facts.at, 0, kept_facts.room};
	f->n = 0;
}

/* "RF-CES-1: saddle_numbness=yes [GIRFT23 CKS]" */
static void
answer_line(const struct entry *is, const struct facts *f, bool colon, struct answers *out)
{
	struct text *line = &kept_line;

	line->len = 0;
	text_put(line, is->id.text);
	if (colon)
		text_add(line, ": ", 2);
	text_add(line, f->text.at, f->text.len);
	add_sources(line, is);
	answer_item_text(out, (struct span){line->at, line->len});
	kept_facts = f->text;
}

void
explain_entry(const struct sheet *s, const struct entry *is, const struct cond *c, unsigned lane, struct answers *out)
{
	struct facts f;

	begin_facts(&f, s, lane);
	if (c != NULL)
		collect(&f, c, true);
	answer_line(is, &f, f.text.len > 0, out);
}

void
explain_rule(const struct sheet *s, const struct rule *r, unsigned lane, struct answers *out)
{
	explain_entry(s, &r->is, r->when, lane, out);
}

void
explain_score(const struct sheet *s, const struct entry *is, const struct score *score, unsigned lane,
              struct answers *out)
{
	struct facts f;
	unsigned i;

	begin_facts(&f, s, lane);
	for (i = 0; i < score->nitems; i++)
		if (sheet_yes(s, score->items[i].when) >> lane & 1)
			collect(&f, score->items[i].when, true);
	answer_line(is, &f, true, out);
}

struct span
explain_facts(const struct sheet *s, const struct cond *c, unsigned lane)
{
	struct facts f;

	begin_facts(&f, s, lane);
	collect(&f, c, true);
	kept_facts = f.text;
	return (struct span){kept_facts.at, kept_facts.len};
}
