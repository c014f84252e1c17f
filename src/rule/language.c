/*
 * language.c -- the words that make conditions and numbers
 */
#include "rule/language.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
problem(struct loading *ld, struct place at, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (ld->problems > 0 && at.line == ld->said_at.line && at.file == ld->said_at.file && strcmp(text, ld->said) == 0)
		return;
	ld->said_at = at;
	memcpy(ld->said, text, sizeof(text));
	if (++ld->problems <= 100)
		warn_at(&at, "%s", text);
}

struct item *
item_new(struct loading *ld, enum item_kind kind, struct place at)
{
	struct item *item = arena_take(&ld->mem, sizeof(*item));

	item->kind = kind;
	item->at = at;
	ld->gave_up = ld->gave_up || kind == ITEM_BAD;
	return item;
}

static struct item *
bad(struct loading *ld, struct place at)
{
	return item_new(ld, ITEM_BAD, at);
}

static struct item *
cond_item(struct loading *ld, struct cond *c, struct place at)
{
	struct item *item = item_new(ld, c == NULL ? ITEM_BAD : ITEM_COND, at);

	item->cond = c;
	return item;
}

/* What an item is, in the author's words. */
static const char *
describe(const struct item *item)
{
	switch (item->kind) {
	case ITEM_NIL: return "nothing";
	case ITEM_TEXT: return "a text";
	case ITEM_NUMBER: return "a number";
	case ITEM_BOOL: return "true or false";
	case ITEM_COND: return "a condition";
	case ITEM_VALUE: return "a number worked out";
	case ITEM_TABLE: return "a table";
	case ITEM_ONE_OF: return "one_of { … }";
	case ITEM_NAME: return "a name";
	default: return "something no word takes (a word without its table?)";
	}
}

static struct item *
test(struct loading *ld, struct place at, struct cond wanted)
{
	struct cond *c;

	wanted.at = at;
	c = cond_test(&ld->set->conds, &wanted);
	if (c == NULL)
		problem(ld, at, "more than %d conditions", MAX_CONDS);
	return cond_item(ld, c, at);
}

static const struct field_def *
field_of(const struct loading *ld, const struct name *name)
{
	return name->kind == NAME_FIELD ? &ld->set->vocab->fields[name->index] : NULL;
}

struct cond *
find_cond(struct loading *ld, struct item *item, int phase)
{
	struct cond *c = NULL;

	if (item->kind == ITEM_COND) {
		c = item->cond;
	} else if (item->kind == ITEM_NAME) {
		const struct field_def *f = field_of(ld, item->name);

		if (f != NULL && f->type == FIELD_YESNO)
			c = test(ld, item->at, (struct cond){.test = TEST_YES, .a = item->name->index})->cond;
	}
	return c != NULL && c->phase <= phase ? c : NULL;
}

void
refuse_cond(struct loading *ld, struct item *item, const char *what, int phase)
{
	if (item->kind == ITEM_NAME) {
		const struct name *name = item->name;
		const struct field_def *f = field_of(ld, name);

		if (name->quantity >= 0 || name->kind == NAME_SCORE)
			problem(ld, item->at, "%s: %s is a number; write %s:over(n), :at_least(n), :under(n), :at_most(n) or :between(a, b)",
			        what, name->text.at, name->text.at);
		else if ((f != NULL && f->type == FIELD_CHOICE) || name->kind == NAME_CLASS || name->kind == NAME_GATE)
			problem(ld, item->at, "%s: %s has several values; write %s:is \"value\"", what, name->text.at,
			        name->text.at);
		else if (f == NULL || f->type != FIELD_YESNO)
			problem(ld, item->at, "%s: %s is a text or a date and cannot be tested; write known(%s)", what,
			        name->text.at, name->text.at);
	} else if (item->kind == ITEM_COND) {
		problem(ld, item->at, "%s reads something that is only decided later; the order is facts, red flags, "
		        "classes, patterns, conditions, triage, destination, gates, lists%s",
		        what, phase < PHASE_TRIAGE ? ", and maybe(…) is for triage and later" : "");
	} else if (item->kind != ITEM_BAD) {
		problem(ld, item->at, "%s is %s, not a condition", what, describe(item));
	}
}

struct cond *
as_cond(struct loading *ld, struct item *item, const char *what, int phase)
{
	struct cond *c = find_cond(ld, item, phase);

	if (c == NULL)
		refuse_cond(ld, item, what, phase);
	return c;
}

/* Numbers are worked out without remembering parts: one that is used twice counts twice. */
enum { MAX_VALUE_SIZE = 1000 };

static const struct value *
value_of_field(struct loading *ld, int field)
{
	struct value *v = arena_take(&ld->set->mem, sizeof(*v));

	v->kind = VALUE_FIELD;
	v->size = 1;
	v->field = field;
	return v;
}

const struct value *
as_value(struct loading *ld, struct item *item, const char *what)
{
	if (item->kind == ITEM_VALUE)
		return item->value;
	if (item->kind == ITEM_NUMBER) {
		struct value *v = arena_take(&ld->set->mem, sizeof(*v));

		v->kind = VALUE_CONSTANT;
		v->size = 1;
		v->constant = item->number;
		return v;
	}
	if (item->kind == ITEM_NAME) {
		const struct field_def *f = field_of(ld, item->name);

		if (f != NULL && (f->type == FIELD_NUMBER || f->type == FIELD_DAY))
			return value_of_field(ld, item->name->index);
		problem(ld, item->at, "%s: %s is not a number or a date of the vocabulary", what, item->name->text.at);
	} else if (item->kind != ITEM_BAD) {
		problem(ld, item->at, "%s is %s, not a number", what, describe(item));
	}
	return NULL;
}

/* The entries of args[0], which must be a list of conditions without keys; how many, or 0 when something is wrong. */
static unsigned
condition_list(struct loading *ld, struct item **args, unsigned n, struct place at, const char *word,
               struct cond *parts[MAX_PARTS])
{
	char what[40];
	const struct table *t;
	unsigned i;
	bool good = true;

	if (n != 1 || args[0]->kind != ITEM_TABLE) {
		if (n != 1 || args[0]->kind != ITEM_BAD)
			problem(ld, at, "%s wants a list: %s { a, b }", word, word);
		return 0;
	}
	t = args[0]->table;
	for (i = 0; i < t->npairs; i++) {
		problem(ld, at, "%s = … inside %s { … } would be lost; write it as an entry without a name", t->pairs[i].key.at,
		        word);
		good = false;
	}
	if (t->n == 0 || t->n > MAX_PARTS) {
		problem(ld, at, "%s { … } has %u conditions; 1 to %d are allowed", word, t->n, MAX_PARTS);
		return 0;
	}
	for (i = 0; i < t->n; i++) {
		if ((parts[i] = find_cond(ld, t->list[i], PHASE_LIST)) != NULL)
			continue;
		snprintf(what, sizeof(what), "part %u of %s", i + 1, word);
		refuse_cond(ld, t->list[i], what, PHASE_LIST);
		good = false;
	}
	return good ? t->n : 0;
}

static struct item *
join(struct loading *ld, enum cond_kind kind, unsigned need, struct cond **parts, unsigned n, struct place at)
{
	struct cond *c = cond_join(&ld->set->conds, kind, need, parts, n, at);

	if (c == NULL)
		problem(ld, at, "conditions more than %d deep, or more than %d of them in all or %d in one", MAX_DEPTH, MAX_CONDS,
		        MAX_SIZE);
	return cond_item(ld, c, at);
}

static struct item *
word_any(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct cond *parts[MAX_PARTS];
	unsigned k = condition_list(ld, args, n, at, "any", parts);

	return k == 0 ? bad(ld, at) : join(ld, COND_ANY, 0, parts, k, at);
}

static struct item *
word_all(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct cond *parts[MAX_PARTS];
	unsigned k = condition_list(ld, args, n, at, "all", parts);

	return k == 0 ? bad(ld, at) : join(ld, COND_ALL, 0, parts, k, at);
}

static struct item *
word_none(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct cond *parts[MAX_PARTS];
	unsigned k = condition_list(ld, args, n, at, "none", parts);
	struct item *some;

	if (k == 0)
		return bad(ld, at);
	some = join(ld, COND_ANY, 0, parts, k, at);
	return some->kind == ITEM_BAD ? some : join(ld, COND_NO, 0, &some->cond, 1, at);
}

static struct item *
word_at_least(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct cond *parts[MAX_PARTS];
	double need = n > 0 && args[0]->kind == ITEM_NUMBER ? args[0]->number : 0;
	unsigned k;

	if (n < 2) {
		problem(ld, at, "write at_least(2) { a, b, c }");
		return bad(ld, at);
	}
	k = condition_list(ld, args + 1, n - 1, at, "at_least", parts);
	if (k == 0)
		return bad(ld, at);
	if (need < 1 || need > k || need != (unsigned)need) {
		problem(ld, at, "at_least(n) over %u conditions wants a whole number from 1 to %u", k, k);
		return bad(ld, at);
	}
	return join(ld, COND_AT_LEAST, (unsigned)need, parts, k, at);
}

static struct item *
one_condition(struct loading *ld, enum cond_kind kind, const char *word, struct item **args, unsigned n,
              struct place at)
{
	struct cond *part;

	if (n != 1) {
		problem(ld, at, "write %s(x)", word);
		return bad(ld, at);
	}
	part = as_cond(ld, args[0], word, PHASE_LIST);
	return part == NULL ? bad(ld, at) : join(ld, kind, 0, &part, 1, at);
}

static struct item *
word_no(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return one_condition(ld, COND_NO, "no", args, n, at);
}

static struct item *
word_maybe(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return one_condition(ld, COND_MAYBE, "maybe", args, n, at);
}

/* The one argument, which must be a name that "fits". */
static const struct name *
one_name(struct loading *ld, const char *word, struct item **args, unsigned n, struct place at)
{
	if (n == 1 && args[0]->kind == ITEM_NAME)
		return args[0]->name;
	if (n != 1 || args[0]->kind != ITEM_BAD)
		problem(ld, at, "%s wants one name: %s(age)", word, word);
	return NULL;
}

static struct item *
word_known(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	const struct name *name = one_name(ld, "known", args, n, at);

	if (name == NULL)
		return bad(ld, at);
	if (name->quantity >= 0)
		return test(ld, at, (struct cond){.test = TEST_KNOWN, .a = name->quantity, .b = 1});
	if (name->kind == NAME_FIELD)
		return test(ld, at, (struct cond){.test = TEST_KNOWN, .a = name->index});
	problem(ld, at, "known wants a field; %s is none", name->text.at);
	return bad(ld, at);
}

static struct item *
word_dk(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	const struct name *name = one_name(ld, "dk", args, n, at);

	if (name == NULL)
		return bad(ld, at);
	if (name->kind == NAME_FIELD)
		return test(ld, at, (struct cond){.test = TEST_DK, .a = name->index});
	problem(ld, at, "dk wants a field; %s is none", name->text.at);
	return bad(ld, at);
}

/* Which of the rows has the value, or -1. */
static int
row_of(const struct choice_row *rows, unsigned n, struct span value)
{
	unsigned i;

	for (i = 0; i < n; i++)
		if (span_is(rows[i].value.text, value))
			return (int)i;
	return -1;
}

static const char *const gate_words[] = {"allowed", "blocked", "withheld-unknown", NULL};

static struct item *
method_is(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	const struct name *name = args[0]->kind == ITEM_NAME ? args[0]->name : NULL;
	const struct field_def *f;
	struct text values = {0};
	struct span wanted;
	unsigned i;

	if (n != 2 || args[1]->kind != ITEM_TEXT) {
		if (args[0]->kind != ITEM_BAD && (n != 2 || args[1]->kind != ITEM_BAD))
			problem(ld, at, "write x:is \"value\"");
		return bad(ld, at);
	}
	if (name == NULL) {
		if (args[0]->kind != ITEM_BAD)
			problem(ld, at, "only a choice has :is; this is %s", describe(args[0]));
		return bad(ld, at);
	}
	wanted = args[1]->text;
	f = field_of(ld, name);
	if (f != NULL && f->type == FIELD_CHOICE) {
		for (i = 0; i < f->nvalues; i++)
			if (span_is(f->values[i], wanted))
				return test(ld, at, (struct cond){.test = TEST_CHOICE, .a = name->index, .b = (int)i});
		for (i = 0; i < f->nvalues; i++)
			text_format(&values, "%s%s", i > 0 ? ", " : "", f->values[i].at);
	} else if (name->kind == NAME_CLASS) {
		const struct class *c = &ld->set->classes[name->index];
		int row = row_of(c->rows, c->nrows, wanted);

		if (row >= 0)
			return test(ld, at, (struct cond){.test = TEST_CLASS, .a = name->index, .b = row,
			                                  .phase = PHASE_CLASS + name->index + 1});
		for (i = 0; i < c->nrows; i++)
			text_format(&values, "%s%s", i > 0 ? ", " : "", c->rows[i].value.text.at);
	} else if (name->kind == NAME_GATE) {
		for (i = 0; gate_words[i] != NULL; i++) {
			if (span_is(span_of(gate_words[i]), wanted))
				return test(ld, at, (struct cond){.test = TEST_GATE, .a = name->index, .b = (int)i,
				                                  .phase = PHASE_GATE + 1});
			text_format(&values, "%s%s", i > 0 ? ", " : "", gate_words[i]);
		}
	} else {
		problem(ld, at, "%s has no values to choose from%s", name->text.at,
		        f != NULL && f->type == FIELD_YESNO ? "; write the name alone, or no(name)" : "");
		return bad(ld, at);
	}
	problem(ld, at, "%s is never \"%s\"; its values are %.*s", name->text.at, wanted.at, (int)values.len, values.at);
	text_free(&values);
	return bad(ld, at);
}

static struct item *
method_is_not(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct item *is = method_is(ld, args, n, at);

	return is->kind == ITEM_BAD ? is : join(ld, COND_NO, 0, &is->cond, 1, at);
}

/* The least and the most a score can come to. */
static void
score_range(const struct score *s, double *least, double *most)
{
	unsigned i;

	*least = *most = 0;
	for (i = 0; i < s->nitems; i++)
		*(s->items[i].weight < 0 ? least : most) += s->items[i].weight;
}

/* The number of a comparison, within the range of what it is compared with. */
static bool
threshold(struct loading *ld, struct item *arg, const struct name *name, struct place at, double *x)
{
	double least, most;

	if (arg->kind != ITEM_NUMBER) {
		if (arg->kind != ITEM_BAD)
			problem(ld, at, "%s is compared with %s; write a number, or another number's name", name->text.at,
			        describe(arg));
		return false;
	}
	*x = arg->number;
	if (name->quantity < 0) {
		score_range(&ld->set->scores[name->index], &least, &most);
	} else {
		const struct quantity *q = &ld->set->quantities[name->quantity];

		least = q->min;
		most = q->max;
	}
	if (*x >= least && *x <= most && isfinite(*x))
		return true;
	problem(ld, at, "%s runs from %g to %g; %g is outside", name->text.at, least, most, *x);
	return false;
}

/* name:method(n), or with another number for n. */
static struct item *
compare(struct loading *ld, struct item **args, unsigned n, struct place at, const char *method, bool or_equal)
{
	const struct name *name = args[0]->kind == ITEM_NAME ? args[0]->name : NULL;
	double x;

	if (name == NULL || (name->quantity < 0 && name->kind != NAME_SCORE)) {
		if (args[0]->kind != ITEM_BAD)
			problem(ld, at, "only a number has :%s", method);
		return bad(ld, at);
	}
	if (n != 2) {
		problem(ld, at, "write %s:%s(n)", name->text.at, method);
		return bad(ld, at);
	}
	if (args[1]->kind == ITEM_NAME && args[1]->name->quantity >= 0 && name->quantity >= 0)
		return test(ld, at, (struct cond){.test = or_equal ? TEST_FROM_OTHER : TEST_OVER_OTHER, .a = name->quantity,
		                                  .b = args[1]->name->quantity});
	if (!threshold(ld, args[1], name, at, &x))
		return bad(ld, at);
	if (name->kind == NAME_SCORE)
		return test(ld, at, (struct cond){.test = or_equal ? TEST_SCORE_FROM : TEST_SCORE_OVER, .a = name->index,
		                                  .x = x, .phase = PHASE_SCORE});
	return test(ld, at, (struct cond){.test = or_equal ? TEST_FROM : TEST_OVER, .a = name->quantity, .x = x});
}

static struct item *
negated(struct loading *ld, struct item *item, struct place at)
{
	return item->kind == ITEM_BAD ? item : join(ld, COND_NO, 0, &item->cond, 1, at);
}

static struct item *
method_over(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return compare(ld, args, n, at, "over", false);
}

static struct item *
method_at_least(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return compare(ld, args, n, at, "at_least", true);
}

static struct item *
method_under(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return negated(ld, compare(ld, args, n, at, "under", true), at);
}

static struct item *
method_at_most(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return negated(ld, compare(ld, args, n, at, "at_most", false), at);
}

static struct item *
method_between(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	const struct name *name = args[0]->kind == ITEM_NAME ? args[0]->name : NULL;
	double x, y;

	if (name == NULL || name->quantity < 0 || n != 3) {
		if (args[0]->kind != ITEM_BAD)
			problem(ld, at, "write number:between(least, most)");
		return bad(ld, at);
	}
	if (!threshold(ld, args[1], name, at, &x) || !threshold(ld, args[2], name, at, &y))
		return bad(ld, at);
	if (x > y) {
		problem(ld, at, "%s:between(%g, %g) holds for no number; the smaller comes first", name->text.at, x, y);
		return bad(ld, at);
	}
	return test(ld, at, (struct cond){.test = TEST_BETWEEN, .a = name->quantity, .x = x, .y = y});
}

/* Stands in for a method nobody knows, which has been said. */
static struct item *
method_unknown(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	(void)args;
	(void)n;
	return bad(ld, at);
}

static struct item *
make_value(struct loading *ld, enum value_kind kind, const char *word, struct item **args, unsigned n, unsigned least,
           unsigned most, struct place at)
{
	struct value *v = arena_take(&ld->set->mem, sizeof(*v));
	struct item *item;
	unsigned i;

	if (n == 1 && args[0]->kind == ITEM_TABLE && args[0]->table->npairs == 0) {
		n = args[0]->table->n;
		args = args[0]->table->list;
	}
	if (n < least || n > most) {
		problem(ld, at, least == most ? "%s wants %u numbers" : "%s wants at least %u numbers", word, least);
		return bad(ld, at);
	}
	v->kind = kind;
	v->parts = arena_take(&ld->set->mem, n * sizeof(*v->parts));
	v->size = 1;
	for (i = 0; i < n; i++) {
		if ((v->parts[v->nparts++] = as_value(ld, args[i], word)) == NULL)
			return bad(ld, at);
		v->size += v->parts[i]->size;
		if (v->size > MAX_VALUE_SIZE) {
			problem(ld, at, "%s counts with more than %d numbers", word, MAX_VALUE_SIZE);
			return bad(ld, at);
		}
	}
	item = item_new(ld, ITEM_VALUE, at);
	item->value = v;
	return item;
}

#define VALUE_WORD(word, kind, least, most)                                                        \
	static struct item *word_##word(struct loading *ld, struct item **args, unsigned n, struct place at) \
	{                                                                                          \
		return make_value(ld, kind, #word, args, n, least, most, at);                      \
	}

VALUE_WORD(largest, VALUE_LARGEST, 1, 100)
VALUE_WORD(smallest, VALUE_SMALLEST, 1, 100)
VALUE_WORD(days_between, VALUE_DAYS_BETWEEN, 2, 2)
VALUE_WORD(plus, VALUE_PLUS, 2, 2)
VALUE_WORD(minus, VALUE_MINUS, 2, 2)
VALUE_WORD(times, VALUE_TIMES, 2, 2)
VALUE_WORD(divided, VALUE_DIVIDED, 2, 2)

/* The text at args[0] as one of the ids "id_of" gives, for words like has_pattern "radicular". */
static int
one_id(struct loading *ld, const char *word, struct item **args, unsigned n, struct place at,
       struct span (*id_of)(const struct ruleset *, unsigned i), unsigned count)
{
	const char *nearest;
	const char **all;
	unsigned i;

	if (n != 1 || args[0]->kind != ITEM_TEXT) {
		if (n != 1 || args[0]->kind != ITEM_BAD)
			problem(ld, at, "write %s \"id\"", word);
		return -1;
	}
	all = arena_take(&ld->mem, (count + 1) * sizeof(*all));
	for (i = 0; i < count; i++) {
		if (span_is(id_of(ld->set, i), args[0]->text))
			return (int)i;
		all[i] = id_of(ld->set, i).at;
	}
	if (ld->cut_short)
		return -1;
	nearest = nearest_of(all, args[0]->text);
	problem(ld, at, "%s \"%s\": there is no such id yet%s%s", word, args[0]->text.at, nearest != NULL ? "; nearest: " : "",
	        nearest != NULL ? nearest : "");
	return -1;
}

#define ID_OF(list) \
	static struct span list##_id(const struct ruleset *set, unsigned i) { return set->list[i].is.id.text; }

ID_OF(conflicts)
ID_OF(patterns)
ID_OF(candidates)
ID_OF(triage)
ID_OF(levels)

static struct item *
word_has_conflict(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = one_id(ld, "has_conflict", args, n, at, conflicts_id, ld->set->nconflicts);

	return i < 0 ? bad(ld, at) : test(ld, at, (struct cond){.test = TEST_CONFLICT, .a = i, .phase = PHASE_CONFLICT});
}

static struct item *
word_has_pattern(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = one_id(ld, "has_pattern", args, n, at, patterns_id, ld->set->npatterns);

	return i < 0 ? bad(ld, at) : test(ld, at, (struct cond){.test = TEST_PATTERN, .a = i, .phase = PHASE_PATTERN + i + 1});
}

static struct item *
word_is_likely(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = one_id(ld, "is_likely", args, n, at, candidates_id, ld->set->ncandidates);

	return i < 0 ? bad(ld, at) : test(ld, at, (struct cond){.test = TEST_LIKELY, .a = i, .phase = PHASE_CONDITION + 1});
}

static struct item *
word_triaged(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = one_id(ld, "triaged", args, n, at, triage_id, ld->set->ntriage);

	return i < 0 ? bad(ld, at) : test(ld, at, (struct cond){.test = TEST_TRIAGED, .a = i, .phase = PHASE_TRIAGE + 1});
}

static struct item *
level_word(struct loading *ld, const char *word, enum test_kind kind, int phase, struct item **args, unsigned n,
           struct place at)
{
	int i = one_id(ld, word, args, n, at, levels_id, ld->set->nlevels);

	/* Levels may stand in any order in their file; the rank is found when all are there. */
	return i < 0 ? bad(ld, at) : test(ld, at, (struct cond){.test = kind, .a = i, .phase = phase});
}

static struct item *
word_level_is(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return level_word(ld, "level_is", TEST_LEVEL, PHASE_FINAL + 1, args, n, at);
}

static struct item *
word_level_at_least(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return level_word(ld, "level_at_least", TEST_LEVEL_FROM, PHASE_FINAL + 1, args, n, at);
}

static struct item *
word_pending_is(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return level_word(ld, "pending_is", TEST_PENDING, PHASE_TRIAGE + 1, args, n, at);
}

/* The texts in a list, as a NULL-ended array. */
static const char **
texts(struct loading *ld, struct item **list, unsigned n, const char *word)
{
	const char **out = arena_take(&ld->set->mem, (n + 1) * sizeof(*out));
	unsigned i, k = 0;

	for (i = 0; i < n; i++) {
		if (list[i]->kind == ITEM_TEXT)
			out[k++] = list[i]->text.at;
		else if (list[i]->kind != ITEM_BAD)
			problem(ld, list[i]->at, "%s wants ids in quotes, and this is %s", word, describe(list[i]));
	}
	return out;
}

static struct item *
word_fired(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct ruleset *set = ld->set;
	struct fired f = {.level = -1, .at_least = -1, .at = at};
	unsigned i;

	if (n != 1 || (args[0]->kind != ITEM_TEXT && args[0]->kind != ITEM_TABLE)) {
		problem(ld, at, "write fired \"RF-1\" or fired { \"RF-1\", level = \"…\" }");
		return bad(ld, at);
	}
	if (args[0]->kind == ITEM_TEXT) {
		f.names = texts(ld, args, 1, "fired");
	} else {
		const struct table *t = args[0]->table;

		if (t->n > 0)
			f.names = texts(ld, t->list, t->n, "fired");
		for (i = 0; i < t->npairs; i++) {
			struct pair *p = &t->pairs[i];

			if (span_is(p->key, SPAN("level")))
				f.level = one_id(ld, "level", &p->item, 1, at, levels_id, set->nlevels);
			else if (span_is(p->key, SPAN("at_least")))
				f.at_least = one_id(ld, "at_least", &p->item, 1, at, levels_id, set->nlevels);
			else if (span_is(p->key, SPAN("except")) && p->item->kind == ITEM_TABLE)
				f.except = texts(ld, p->item->table->list, p->item->table->n, "except");
			else
				problem(ld, at, "fired { … } takes level, at_least and except = { … }; not %s", p->key.at);
		}
	}
	if (set->nfired == set->capfired) {
		set->capfired = set->capfired == 0 ? 64 : set->capfired * 2;
		set->fired = must_realloc(set->fired, set->capfired, sizeof(*set->fired));
	}
	set->fired[set->nfired] = f;
	return test(ld, at, (struct cond){.test = TEST_FIRED, .a = (int)set->nfired++, .phase = PHASE_REDFLAG + 1});
}

static struct item *
word_one_of(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct item *item;

	if (n != 1 || args[0]->kind != ITEM_TABLE) {
		problem(ld, at, "write one_of { { \"id\", condition }, … }");
		return bad(ld, at);
	}
	item = item_new(ld, ITEM_ONE_OF, at);
	item->table = args[0]->table;
	return item;
}

static const struct language_word words[] = {
	{"any", WORD_PLAIN, word_any},
	{"all", WORD_PLAIN, word_all},
	{"none", WORD_PLAIN, word_none},
	{"at_least", WORD_COUNTED, word_at_least},
	{"no", WORD_PLAIN, word_no},
	{"maybe", WORD_PLAIN, word_maybe},
	{"known", WORD_PLAIN, word_known},
	{"dk", WORD_PLAIN, word_dk},
	{"fired", WORD_PLAIN, word_fired},
	{"has_conflict", WORD_PLAIN, word_has_conflict},
	{"has_pattern", WORD_PLAIN, word_has_pattern},
	{"is_likely", WORD_PLAIN, word_is_likely},
	{"triaged", WORD_PLAIN, word_triaged},
	{"level_is", WORD_PLAIN, word_level_is},
	{"level_at_least", WORD_PLAIN, word_level_at_least},
	{"pending_is", WORD_PLAIN, word_pending_is},
	{"one_of", WORD_PLAIN, word_one_of},
	{"largest", WORD_PLAIN, word_largest},
	{"smallest", WORD_PLAIN, word_smallest},
	{"days_between", WORD_PLAIN, word_days_between},
	{"plus", WORD_PLAIN, word_plus},
	{"minus", WORD_PLAIN, word_minus},
	{"times", WORD_PLAIN, word_times},
	{"divided", WORD_PLAIN, word_divided},
	{"is", WORD_METHOD, method_is},
	{"is_not", WORD_METHOD, method_is_not},
	{"over", WORD_METHOD, method_over},
	{"at_least", WORD_METHOD, method_at_least},
	{"under", WORD_METHOD, method_under},
	{"at_most", WORD_METHOD, method_at_most},
	{"between", WORD_METHOD, method_between},
	{"?", WORD_METHOD, method_unknown},
	{NULL, 0, NULL},
};

/* Tests that are words by themselves. */
static const struct {
	const char *name;
	enum test_kind kind;
	int phase;
} flags[] = {
	{"provisional", TEST_PROVISIONAL, PHASE_TRIAGE + 1},
	{"incomplete", TEST_INCOMPLETE, PHASE_CONFLICT},
	{"conflicted", TEST_CONFLICTED, PHASE_CONFLICT},
};

const struct language_word *
language_word(struct span name, bool method)
{
	const struct language_word *w;

	for (w = words; w->name != NULL; w++)
		if (w->name[0] == name.at[0] && (w->kind == WORD_METHOD) == method && span_is(span_of(w->name), name))
			return w;
	for (w = declarations; !method && w->name != NULL; w++)
		if (w->name[0] == name.at[0] && span_is(span_of(w->name), name))
			return w;
	return NULL;
}

/* The word, declaration or declared name nearest in spelling. */
static struct span
nearest_name(const struct loading *ld, struct span name)
{
	const char *all[128];
	const struct language_word *w;
	struct span declared = names_nearest(ld->names, name);
	const char *word;
	size_t n = 0;

	for (w = words; w->name != NULL; w++)
		if (w->kind != WORD_METHOD)
			all[n++] = w->name;
	for (w = declarations; w->name != NULL; w++)
		all[n++] = w->name;
	all[n] = NULL;
	word = nearest_of(all, name);
	return declared.len > 0 || word == NULL ? declared : span_of(word);
}

struct item *
language_name(struct loading *ld, struct span text, struct place at)
{
	const struct name *name = names_find(ld->names, text);
	struct item *item;
	size_t i;

	if (name != NULL) {
		if (name->kind == NAME_COND)
			return cond_item(ld, name->cond, at);
		item = item_new(ld, ITEM_NAME, at);
		item->name = name;
		return item;
	}
	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (span_is(span_of(flags[i].name), text))
			return test(ld, at, (struct cond){.test = flags[i].kind, .phase = flags[i].phase});
	return NULL;
}

struct item *
language_unknown(struct loading *ld, struct span text, struct place at)
{
	struct span nearest;

	if (ld->cut_short)
		return bad(ld, at);
	nearest = nearest_name(ld, text);
	problem(ld, at, "nothing is called %s%s%s", text.at, nearest.len > 0 ? "; nearest: " : " here; names are declared before they are used",
	        nearest.at);
	return bad(ld, at);
}
