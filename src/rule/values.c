/*
 * values.c -- numbers that are worked out from others
 */
#include "rule/words.h"

/* Numbers are worked out without remembering parts: one that is used twice counts twice. */
enum { MAX_VALUE_SIZE = 1000, MAX_VALUE_PARTS = 100 };

static const struct value *
value_of_field(struct loading *ld, int field)
{
	struct value *v = arena_take(&ld->set->mem, sizeof(*v));

	v->kind = VALUE_FIELD;
	v->size = 1;
	v->field = field;
	v->ends[0] = ld->set->vocab->fields[field].min;
	v->ends[1] = ld->set->vocab->fields[field].max;
	return v;
}

bool
value_reads(const struct value *v, int field)
{
	if (v->kind == VALUE_FIELD)
		return v->field == field;
	for (unsigned i = 0; i < v->nparts; i++)
		if (value_reads(v->parts[i], field))
			return true;
	return false;
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
		v->constant = v->ends[0] = v->ends[1] = item->number;
		return v;
	}
	if (item->kind == ITEM_NAME) {
		const struct field_def *f = field_of(ld, item->name);

		if (f != NULL && (f->type == FIELD_NUMBER || f->type == FIELD_DAY))
			return value_of_field(ld, item->name->index);
		problem(ld, item->at, "%s: %s is not a number or a date of the vocabulary", what, item->name->text.at);
	} else if (item->kind == ITEM_EACH) {
		problem(ld, item->at, "%s: each gives several numbers; write total { each \"…\" } or mean { each \"…\" }", what);
	} else if (item->kind != ITEM_BAD) {
		problem(ld, item->at, "%s is %s, not a number", what, item_kind_words(item));
	}
	return NULL;
}

struct item **
laid_out(struct loading *ld, struct item **list, unsigned *n)
{
	struct item **out;
	unsigned all = 0, k = 0;

	for (unsigned i = 0; i < *n; i++)
		all += list[i]->kind == ITEM_EACH ? list[i]->table->n : 1;
	out = arena_take(&ld->mem, (all + 1) * sizeof(*out));
	for (unsigned i = 0; i < *n; i++) {
		if (list[i]->kind != ITEM_EACH)
			out[k++] = list[i];
		for (unsigned j = 0; list[i]->kind == ITEM_EACH && j < list[i]->table->n; j++)
			out[k++] = list[i]->table->list[j];
	}
	*n = all;
	return out;
}

/* What it can come to, from what its parts can. */
static void
find_ends(struct value *v)
{
	const struct value *first = v->parts[0];

	v->ends[0] = first->ends[0];
	v->ends[1] = first->ends[1];
	switch (v->kind) {
	case VALUE_LARGEST:
	case VALUE_SMALLEST:
		for (unsigned i = 1; i < v->nparts; i++)
			for (int k = 0; k < 2; k++)
				if ((v->parts[i]->ends[k] > v->ends[k]) == (v->kind == VALUE_LARGEST))
					v->ends[k] = v->parts[i]->ends[k];
		break;
	case VALUE_TOTAL:
	case VALUE_MEAN:
		for (unsigned i = 1; i < v->nparts; i++)
			value_ends(VALUE_PLUS, v->ends, v->parts[i]->ends, v->ends);
		for (int k = 0; k < 2 && v->kind == VALUE_MEAN; k++)
			v->ends[k] /= v->nparts;
		break;
	default:
		value_ends(v->kind, first->ends, v->parts[1]->ends, v->ends);
	}
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
		args = laid_out(ld, args[0]->table->list, &n);
	}
	for (i = 0; i < n; i++)
		if (args[i]->kind == ITEM_BAD)
			return bad_item(ld, at);
	if (n < least || n > most) {
		problem(ld, at, least == most ? "%s wants %u numbers" : "%s wants at least %u numbers", word, least);
		return bad_item(ld, at);
	}
	v->kind = kind;
	v->parts = arena_take(&ld->set->mem, n * sizeof(*v->parts));
	v->size = 1;
	for (i = 0; i < n; i++) {
		if ((v->parts[v->nparts++] = as_value(ld, args[i], word)) == NULL)
			return bad_item(ld, at);
		v->size += v->parts[i]->size;
		v->scored |= v->parts[i]->scored;
		if (v->size > MAX_VALUE_SIZE) {
			problem(ld, at, "%s counts with more than %d numbers", word, MAX_VALUE_SIZE);
			return bad_item(ld, at);
		}
	}
	find_ends(v);
	item = item_new(ld, ITEM_VALUE, at);
	item->value = v;
	return item;
}

#define VALUE_WORD(word, kind, least, most)                                                        \
	static struct item *word_##word(struct loading *ld, struct item **args, unsigned n, struct place at) \
	{                                                                                          \
		return make_value(ld, kind, #word, args, n, least, most, at);                      \
	}

VALUE_WORD(largest, VALUE_LARGEST, 1, MAX_VALUE_PARTS)
VALUE_WORD(smallest, VALUE_SMALLEST, 1, MAX_VALUE_PARTS)
VALUE_WORD(days_between, VALUE_DAYS_BETWEEN, 2, 2)
VALUE_WORD(plus, VALUE_PLUS, 2, 2)
VALUE_WORD(minus, VALUE_MINUS, 2, 2)
VALUE_WORD(times, VALUE_TIMES, 2, 2)
VALUE_WORD(divided, VALUE_DIVIDED, 2, 2)

/* Says that a question stands in the form twice: it would count twice. */
static bool
says_twice(struct loading *ld, const char *word, const struct value *v, struct place at)
{
	for (unsigned i = 0; i < v->nparts; i++)
		for (unsigned k = 0; k < i; k++)
			if (v->parts[i]->kind == VALUE_FIELD && v->parts[k]->kind == VALUE_FIELD && v->parts[i]->field == v->parts[k]->field) {
				problem(ld, at, "%s: %s stands in it twice", word, ld->set->vocab->fields[v->parts[i]->field].label.at);
				return true;
			}
	return false;
}

/* The key least = 8; 0 when it is wrong, which has been said. */
static unsigned
read_least(struct loading *ld, const char *word, const struct table *t, unsigned nparts, struct place at)
{
	unsigned least = nparts;

	for (unsigned i = 0; i < t->npairs; i++) {
		const struct item *x = t->pairs[i].item;

		if (!span_is(t->pairs[i].key, SPAN("least"))) {
			problem(ld, at, "%s = … inside %s { … } would be lost; beside numbers it takes least = n", t->pairs[i].key.at, word);
			return 0;
		}
		if (x->kind == ITEM_BAD)
			return 0;
		if (x->kind != ITEM_NUMBER || !(x->number >= 1 && x->number <= nparts) || x->number != (unsigned)x->number) {
			problem(ld, at, "%s { … }: least says from how many answers on there is a score; that is a whole number from 1 to %u", word,
			        nparts);
			return 0;
		}
		least = (unsigned)x->number;
	}
	return least;
}

/* total { each "rmdq", least = 20 } */
static struct item *
score_of_form(struct loading *ld, enum value_kind kind, const char *word, struct item **args, unsigned n, struct place at)
{
	const struct table *t;
	struct item *item, **list;
	unsigned nparts;

	if (n != 1 || args[0]->kind != ITEM_TABLE) {
		if (n != 1 || args[0]->kind != ITEM_BAD)
			problem(ld, at, "write %s { each \"odi\", least = 8 }", word);
		return bad_item(ld, at);
	}
	t = args[0]->table;
	nparts = t->n;
	list = laid_out(ld, t->list, &nparts);
	item = make_value(ld, kind, word, list, nparts, 2, MAX_VALUE_PARTS, at);
	if (item->kind == ITEM_BAD)
		return item;
	item->value->scored = true;
	item->value->least = read_least(ld, word, t, nparts, at);
	return item->value->least == 0 || says_twice(ld, word, item->value, at) ? bad_item(ld, at) : item;
}

static struct item *
word_total(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return score_of_form(ld, VALUE_TOTAL, "total", args, n, at);
}

static struct item *
word_mean(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return score_of_form(ld, VALUE_MEAN, "mean", args, n, at);
}

/* The items of that id, or NULL, which has been said. */
static const struct items *
items_named(struct loading *ld, const struct item *id, struct place at)
{
	const struct ruleset *set = ld->set;
	const char **all = arena_take(&ld->mem, (set->nitems + 1) * sizeof(*all)), *nearest;

	for (unsigned i = 0; i < set->nitems; i++) {
		if (span_is(set->items[i].is.id.text, id->text))
			return &set->items[i];
		all[i] = set->items[i].is.id.text.at;
	}
	if (ld->cut_short)
		return NULL;
	nearest = nearest_of(all, id->text);
	problem(ld, at, "each \"%s\": no items have that id%s%s", id->text.at, nearest != NULL ? "; nearest: " : " here; they are declared first",
	        nearest != NULL ? nearest : "");
	return NULL;
}

/* The number of an item; 0 when it is none of them. */
static unsigned
item_number(const struct item *x, unsigned n)
{
	return x->kind == ITEM_NUMBER && x->number >= 1 && x->number <= n && x->number == (unsigned)x->number ? (unsigned)x->number : 0;
}

static struct item *
word_each(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	const struct items *of;
	struct item *each;
	unsigned from, to;

	if ((n != 1 && n != 3) || args[0]->kind != ITEM_TEXT) {
		if (n != 1 || args[0]->kind != ITEM_BAD)
			problem(ld, at, "write each \"odi\", or each(\"odi\", 5, 9) for some of the items");
		return bad_item(ld, at);
	}
	of = items_named(ld, args[0], at);
	if (of == NULL)
		return bad_item(ld, at);
	from = n == 1 ? 1 : item_number(args[1], of->n);
	to = n == 1 ? of->n : item_number(args[2], of->n);
	if (from == 0 || to <= from) {
		problem(ld, at, "each(\"%s\", from, to): these are items, the first one first; there are %u", args[0]->text.at, of->n);
		return bad_item(ld, at);
	}
	each = item_new(ld, ITEM_EACH, at);
	each->table = arena_take(&ld->mem, sizeof(*each->table));
	each->table->list = arena_take(&ld->mem, (to - from + 1) * sizeof(*each->table->list));
	for (unsigned i = from; i <= to; i++) {
		struct item *name = item_new(ld, ITEM_NAME, at);

		name->name = names_find(ld->names, ld->set->vocab->fields[of->first + (int)i - 1].label);
		each->table->list[each->table->n++] = name;
	}
	return each;
}

const struct language_word value_words[] = {
	{"largest", WORD_PLAIN, word_largest},
	{"smallest", WORD_PLAIN, word_smallest},
	{"days_between", WORD_PLAIN, word_days_between},
	{"plus", WORD_PLAIN, word_plus},
	{"minus", WORD_PLAIN, word_minus},
	{"times", WORD_PLAIN, word_times},
	{"divided", WORD_PLAIN, word_divided},
	{"total", WORD_PLAIN, word_total},
	{"mean", WORD_PLAIN, word_mean},
	{"each", WORD_PLAIN, word_each},
	{NULL, 0, NULL},
};
