/*
 * values.c -- numbers that are worked out from others
 */
#include "rule/words.h"

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
		problem(ld, item->at, "%s is %s, not a number", what, item_kind_words(item));
	}
	return NULL;
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
		return bad_item(ld, at);
	}
	v->kind = kind;
	v->parts = arena_take(&ld->set->mem, n * sizeof(*v->parts));
	v->size = 1;
	for (i = 0; i < n; i++) {
		if ((v->parts[v->nparts++] = as_value(ld, args[i], word)) == NULL)
			return bad_item(ld, at);
		v->size += v->parts[i]->size;
		if (v->size > MAX_VALUE_SIZE) {
			problem(ld, at, "%s counts with more than %d numbers", word, MAX_VALUE_SIZE);
			return bad_item(ld, at);
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

const struct language_word value_words[] = {
	{"largest", WORD_PLAIN, word_largest},
	{"smallest", WORD_PLAIN, word_smallest},
	{"days_between", WORD_PLAIN, word_days_between},
	{"plus", WORD_PLAIN, word_plus},
	{"minus", WORD_PLAIN, word_minus},
	{"times", WORD_PLAIN, word_times},
	{"divided", WORD_PLAIN, word_divided},
	{NULL, 0, NULL},
};
