/*
 * vocabulary.c -- the vocabulary: what is asked and how it is answered, and which questions stand together or can be left out
 */
#include <math.h>

#include "rule/declare.h"

static const char *const kinds[] = {"symptom", "risk", "relief", "sign", "other", NULL};

/* Alike but for capitals: records may be written either way. */
static bool
same_word(struct span a, struct span b)
{
	size_t i;

	for (i = 0; i < a.len && i < b.len; i++) {
		unsigned char small = (unsigned char)(a.at[i] | 0x20);

		if (a.at[i] != b.at[i] && ((a.at[i] ^ b.at[i]) != 0x20 || small < 'a' || small > 'z'))
			return false;
	}
	return a.len == b.len;
}

/* A choice's value, given those before it, must be told from them and from what says that there is no answer. */
static void
check_choice(struct form *f, const struct field_def *d, struct span value)
{
	static const char *const not_answers[] = {"dk", "na", "null", "?"};
	size_t i;

	if (value.len == 0)
		form_wrong(f, "values", "words, and one is empty");
	for (i = 0; i < d->nvalues; i++)
		if (span_is(d->values[i], value))
			form_wrong(f, "values", "words that differ, and one stands there twice");
		else if (same_word(d->values[i], value))
			problem(f->ld, form_place_of_text(f, value), "choice \"%s\": \"%s\" and \"%s\" differ only in capitals, which records "
			        "are free to write; leave one out", f->id.at, d->values[i].at, value.at);
	for (i = 0; i < sizeof(not_answers) / sizeof(not_answers[0]); i++)
		if (same_word(value, span_of(not_answers[i])))
			problem(f->ld, form_place_of_text(f, value), "choice \"%s\": \"%s\" already means that the question was not answered "
			        "or does not apply; choose another word", f->id.at, value.at);
}

/* The keys of every question. */
static void
read_question(struct form *f, struct field_def *d)
{
	d->tier = (enum field_tier)form_one_of(f, "tier", tier_names);
	d->kind = (enum field_kind)form_one_of(f, "kind", kinds);
	d->ask = form_text(f, "ask");
	d->means = form_text(f, "means");
	d->code = form_text(f, "code");
	d->group = form_text(f, "group");
	d->unsure = form_text(f, "unsure");
	if (*d->unsure != '\0')
		form_require_source(f);
	d->unit = "";
	d->at = f->at;
}

static void
read_number(struct form *f, struct field_def *d)
{
	d->unit = form_text(f, "unit");
	d->hint = form_text(f, "hint");
	form_number(f, "min", &d->min);
	form_number(f, "max", &d->max);
	d->whole = form_flag(f, "whole");
	if (!(d->min < d->max))
		form_wrong(f, "min", "below max");
}

static struct item *
declare_field(struct loading *ld, const char *word, enum field_type type, struct item **args, unsigned n,
              struct place at)
{
	struct form f;
	struct field_def d = {.type = type, .min = -INFINITY, .max = INFINITY};
	struct name name = {.kind = NAME_FIELD, .quantity = -1};
	const char **aliases;
	struct entry is = {0};

	if (!form_open(&f, ld, word, args, n, at))
		return NULL;
	d.label = f.id;
	read_question(&f, &d);
	if (type == FIELD_NUMBER)
		read_number(&f, &d);
	if (type == FIELD_CHOICE) {
		const char **values = form_texts(&f, "values");
		size_t i;

		form_require(&f, "values", "{ \"none\", \"left\" }");
		for (i = 0; values != NULL && values[i] != NULL; i++)
			;
		d.values = arena_take(&ld->set->mem, (i + 1) * sizeof(*d.values));
		for (; values != NULL && values[d.nvalues] != NULL; d.nvalues++) {
			d.values[d.nvalues] = span_of(values[d.nvalues]);
			check_choice(&f, &d, d.values[d.nvalues]);
		}
	}
	aliases = form_texts(&f, "aliases");
	form_entry(&f, &is);
	form_close(&f, false);
	name.index = vocab_add_field(ld->set->vocab, &d);
	if (name.index < 0) {
		problem(ld, at, "the label \"%s\" is taken: another field, an alias, or a result of the programs", f.id.at);
		return NULL;
	}
	if (type == FIELD_NUMBER || type == FIELD_DAY)
		name.quantity = quantity_add(ld, (struct quantity){f.id, name.index, NULL, d.tier, d.min, d.max, 0, at});
	for (; aliases != NULL && *aliases != NULL; aliases++)
		if (!vocab_add_alias(ld->set->vocab, span_of(*aliases), name.index))
			problem(ld, form_place_of_text(&f, span_of(*aliases)), "the label \"%s\" is taken already", *aliases);
	form_name(&f, name);
	return NULL;
}

#define FIELD_WORD(word, type) \
	DECLARATION(word) { return declare_field(ld, #word, type, args, n, at); }

FIELD_WORD(yesno, FIELD_YESNO)
FIELD_WORD(number, FIELD_NUMBER)
FIELD_WORD(choice, FIELD_CHOICE)
FIELD_WORD(day, FIELD_DAY)
FIELD_WORD(text, FIELD_TEXT)

/* The text with the item's number in place of {n}: of many items at every start, so without printf. */
static const char *
with_number(struct arena *mem, const char *text, unsigned number)
{
	const char *gap = strstr(text, "{n}");
	size_t before, behind, n;
	char digits[10], *whole;

	if (gap == NULL)
		return text;
	before = (size_t)(gap - text);
	behind = strlen(gap + 3);
	n = digits_write(number, digits);
	whole = arena_text(mem, before + n + behind);
	memcpy(whole, text, before);
	memcpy(whole + before, digits, n);
	memcpy(whole + before + n, gap + 3, behind);
	return whole;
}

static bool
is_name_like(struct span id)
{
	for (size_t i = 0; i < id.len; i++)
		if (!((id.at[i] >= 'a' && id.at[i] <= 'z') || id.at[i] == '_' || (i > 0 && id.at[i] >= '0' && id.at[i] <= '9')))
			return false;
	return true;
}

/* One of the items: a number that differs from the first in nothing but its place on the form. */
static void
add_item(struct form *f, const struct field_def *d, struct items *items)
{
	struct loading *ld = f->ld;
	struct arena *mem = &ld->set->mem;
	unsigned number = items->n + 1;
	struct span label = span_of(with_number(mem, d->label.at, number));
	const char *ask = with_number(mem, d->ask, number), *means = with_number(mem, d->means, number);
	struct field_def first = *d;
	int field;

	first.label = label;
	first.ask = ask;
	first.means = means;
	field = items->n == 0 ? vocab_add_field(ld->set->vocab, &first) : vocab_add_like(ld->set->vocab, label, ask, means, items->first);
	if (field < 0 || names_find(ld->names, label) != NULL) {
		problem(ld, f->at, "items \"%s\": the label \"%s\" is taken", f->id.at, label.at);
		return;
	}
	if (items->n++ == 0)
		items->first = field;
	names_add(ld->names, &(struct name){
		.text = label, .kind = NAME_FIELD, .index = field, .at = f->at,
		.quantity = quantity_add(ld, (struct quantity){label, field, NULL, d->tier, d->min, d->max, 0, f->at}),
	});
}

DECLARATION(items)
{
	enum { MOST_ITEMS = 100 };
	struct field_def d = {.type = FIELD_NUMBER, .min = -INFINITY, .max = INFINITY};
	struct items *items;
	double count = 0;
	unsigned problems = ld->problems;

	OPEN(items);
	items = ADD(ld->set, items);
	UNIQUE(&f, items);
	if (ld->problems > problems)
		return NULL;
	form_require(&f, "n", "10");
	form_number(&f, "n", &count);
	read_question(&f, &d);
	read_number(&f, &d);
	form_entry(&f, &items->is);
	form_close(&f, false);
	if (!is_name_like(f.id))
		problem(ld, at, "items \"%s\" gives labels like %s_1; use small letters, digits and _ only", f.id.at, f.id.at);
	else if (form_has(&f, "n") && !(count >= 2 && count <= MOST_ITEMS && count == (unsigned)count))
		form_wrong(&f, "n", "a whole number from 2 to 100");
	else if (!isfinite(d.min) || !isfinite(d.max))
		problem(ld, at, "items \"%s\" have no range; add min = 0, max = 5", f.id.at);
	else if (strstr(d.ask, "{n}") == NULL)
		form_wrong(&f, "ask", "a text that has {n} where the number of the item comes");
	d.label = span_of(arena_format(&ld->set->mem, "%s_{n}", f.id.at));
	for (unsigned i = 0; ld->problems == problems && i < (unsigned)count; i++)
		add_item(&f, &d, items);
	return NULL;
}

DECLARATION(pass)
{
	unsigned i;

	if (n != 1 || args[0]->kind != ITEM_TABLE) {
		problem(ld, at, "write pass { \"label\", \"prefix_*\" }");
		return NULL;
	}
	if (args[0]->table->npairs > 0)
		problem(ld, at, "%s = … inside pass { … } would be lost; pass wants labels in quotes", args[0]->table->pairs[0].key.at);
	for (i = 0; i < args[0]->table->n; i++)
		if (args[0]->table->list[i]->kind == ITEM_TEXT)
			vocab_add_pass(ld->set->vocab, args[0]->table->list[i]->text);
		else
			problem(ld, at, "pass wants labels in quotes");
	return NULL;
}

/* The field whose label is the form's id, or -1. */
static int
id_field(struct form *f)
{
	const struct name *name = names_find(f->ld->names, f->id);
	struct span nearest;

	if (name != NULL && name->kind == NAME_FIELD)
		return name->index;
	if (f->ld->cut_short)
		return -1;
	nearest = names_nearest(f->ld->names, f->id);
	problem(f->ld, f->at, "%s \"%s\": there is no such field%s%s", f->word, f->id.at, nearest.len > 0 ? "; nearest: " : "",
	        nearest.at);
	return -1;
}

static struct exemption
exemption(struct form *f)
{
	struct exemption e = {id_field(f), form_cond(f, "when", PHASE_FACTS)};

	form_require(f, "when", "<condition>");
	form_entry(f, &(struct entry){0});
	form_close(f, false);
	return e;
}

DECLARATION(needless)
{
	struct exemption e;

	OPEN(needless);
	e = exemption(&f);
	if (e.field >= 0 && e.when != NULL)
		*ADD(ld->set, needless) = e;
	return NULL;
}

DECLARATION(does_not_apply)
{
	struct exemption e;

	OPEN(does_not_apply);
	e = exemption(&f);
	if (e.field >= 0 && e.when != NULL) {
		*ADD(ld->set, inapplicable) = e;
		ld->set->vocab->fields[e.field].may_not_apply = true;
	}
	return NULL;
}

DECLARATION(block)
{
	struct passage *p;

	OPEN(block);
	p = ADD(ld->set, passages);
	p->opens = form_cond(&f, "opens", PHASE_FINAL);
	p->asks = form_fields(&f, "asks", NULL);
	form_require(&f, "opens", "<condition>");
	form_require(&f, "asks", "{ field, field }");
	p->topic = "";
	form_entry(&f, &p->is);
	form_close(&f, false);
	return NULL;
}

const struct language_word question_words[] = {
	{"yesno", WORD_DECLARE, declare_yesno},
	{"number", WORD_DECLARE, declare_number},
	{"choice", WORD_DECLARE, declare_choice},
	{"day", WORD_DECLARE, declare_day},
	{"text", WORD_DECLARE, declare_text},
	{"items", WORD_DECLARE, declare_items},
	{"pass", WORD_BARE, declare_pass},
	{"needless", WORD_DECLARE, declare_needless},
	{"does_not_apply", WORD_DECLARE, declare_does_not_apply},
	{"block", WORD_DECLARE, declare_block},
	{NULL, 0, NULL},
};
