/*
 * language.c -- what words and names mean, and the words that join conditions
 */
#include "rule/language.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "rule/tokens.h"
#include "rule/words.h"

void
problem(struct loading *ld, struct place at, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	if (ld->say == NULL) {
		ld->problems++;
		return;
	}
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (ld->problems > 0 && at.line == ld->said_at.line && at.file == ld->said_at.file && strcmp(text, ld->said) == 0)
		return;
	ld->said_at = at;
	memcpy(ld->said, text, sizeof(text));
	ld->problems++;
	ld->say(ld->self, at, text);
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

/* Nothing but ASCII, and no NUL: most texts are that.  The text has room behind it, as the arena gives it. */
static bool
is_ascii(struct span text)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	for (size_t i = 0; i < text.len; i += 8) {
		uint64_t bytes = eight_bytes(text.at + i);

		if (text.len - i < 8)
			bytes |= ones << (text.len - i) * 8;
		if ((bytes | (bytes - ones)) & ones << 7)
			return false;
	}
	return true;
}

struct item *
item_text(struct loading *ld, struct span text, struct place at)
{
	struct item *item = item_new(ld, ITEM_TEXT, at);
	size_t good;

	item->text = text;
	if (is_ascii(text))
		return item;
	good = utf8_good(text.at, text.len);
	if (memchr(text.at, '\0', text.len) != NULL)
		problem(ld, at, "a text holds a NUL byte");
	else if (good < text.len)
		problem(ld, at, "a text is not UTF-8: …%.*s…; save the file as UTF-8", (int)(good % 40), text.at + good - good % 40);
	return item;
}

static int
by_key(const void *a, const void *b)
{
	const struct pair *p = a, *q = b;

	if (*p->key.at != *q->key.at)
		return (unsigned char)*p->key.at - (unsigned char)*q->key.at;
	return strcmp(p->key.at, q->key.at);
}

/* Most tables have a few. */
void
pairs_sort(struct pair *pairs, unsigned n)
{
	unsigned i, k;

	if (n > 20) {
		qsort(pairs, n, sizeof(*pairs), by_key);
		return;
	}
	for (i = 1; i < n; i++) {
		struct pair p = pairs[i];

		for (k = i; k > 0 && by_key(&pairs[k - 1], &p) > 0; k--)
			pairs[k] = pairs[k - 1];
		pairs[k] = p;
	}
}

struct item *
bad_item(struct loading *ld, struct place at)
{
	return item_new(ld, ITEM_BAD, at);
}

struct item *
cond_item(struct loading *ld, struct cond *c, struct place at)
{
	struct item *item = item_new(ld, c == NULL ? ITEM_BAD : ITEM_COND, at);

	item->cond = c;
	return item;
}

const char *
item_kind_words(const struct item *item)
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
	case ITEM_EACH: return "each of some items";
	case ITEM_NAME: return "a name";
	default: return "something no word takes (a word without its table?)";
	}
}

struct item *
test_item(struct loading *ld, struct place at, struct cond wanted)
{
	struct cond *c;

	wanted.at = at;
	c = cond_test(&ld->set->conds, &wanted);
	if (c == NULL)
		problem(ld, at, "more than %d conditions", MAX_CONDS);
	return cond_item(ld, c, at);
}

const struct field_def *
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
			c = test_item(ld, item->at, (struct cond){.test = TEST_YES, .a = item->name->index})->cond;
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
	} else if (item->kind == ITEM_TABLE) {
		problem(ld, item->at, "%s is a table, not a condition; write any { … } when one is enough, all { … } when every one is "
		        "needed", what);
	} else if (item->kind == ITEM_TEXT) {
		problem(ld, item->at, "%s is a text, not a condition; %s%s without quotes", what,
		        names_find(ld->names, item->text) != NULL ? "write " : "names of questions and conditions stand",
		        names_find(ld->names, item->text) != NULL ? item->text.at : "");
	} else if (item->kind != ITEM_BAD) {
		problem(ld, item->at, "%s is %s, not a condition", what, item_kind_words(item));
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
		if ((parts[i] = find_cond(ld, t->list[i], PHASE_FOLLOWUP)) != NULL)
			continue;
		snprintf(what, sizeof(what), "part %u of %s", i + 1, word);
		refuse_cond(ld, t->list[i], what, PHASE_FOLLOWUP);
		good = false;
	}
	return good ? t->n : 0;
}

struct item *
join_item(struct loading *ld, enum cond_kind kind, unsigned need, struct cond **parts, unsigned n, struct place at)
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

	return k == 0 ? bad_item(ld, at) : join_item(ld, COND_ANY, 0, parts, k, at);
}

static struct item *
word_all(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct cond *parts[MAX_PARTS];
	unsigned k = condition_list(ld, args, n, at, "all", parts);

	return k == 0 ? bad_item(ld, at) : join_item(ld, COND_ALL, 0, parts, k, at);
}

static struct item *
word_none(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct cond *parts[MAX_PARTS];
	unsigned k = condition_list(ld, args, n, at, "none", parts);
	struct item *some;

	if (k == 0)
		return bad_item(ld, at);
	some = join_item(ld, COND_ANY, 0, parts, k, at);
	return some->kind == ITEM_BAD ? some : join_item(ld, COND_NO, 0, &some->cond, 1, at);
}

static struct item *
word_at_least(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct cond *parts[MAX_PARTS];
	double need = n > 0 && args[0]->kind == ITEM_NUMBER ? args[0]->number : 0;
	unsigned k;

	if (n < 2) {
		problem(ld, at, "write at_least(2) { a, b, c }");
		return bad_item(ld, at);
	}
	k = condition_list(ld, args + 1, n - 1, at, "at_least", parts);
	if (k == 0)
		return bad_item(ld, at);
	if (need < 1 || need > k || need != (unsigned)need) {
		problem(ld, at, "at_least(n) over %u conditions wants a whole number from 1 to %u", k, k);
		return bad_item(ld, at);
	}
	return join_item(ld, COND_AT_LEAST, (unsigned)need, parts, k, at);
}

static struct item *
one_condition(struct loading *ld, enum cond_kind kind, const char *word, struct item **args, unsigned n,
              struct place at)
{
	struct cond *part;

	if (n != 1) {
		problem(ld, at, "write %s(x)", word);
		return bad_item(ld, at);
	}
	part = as_cond(ld, args[0], word, PHASE_FOLLOWUP);
	return part == NULL ? bad_item(ld, at) : join_item(ld, kind, 0, &part, 1, at);
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
		return bad_item(ld, at);
	if (name->quantity >= 0)
		return test_item(ld, at, (struct cond){.test = TEST_KNOWN, .a = name->quantity, .b = 1,
		                                  .phase = ld->set->quantities[name->quantity].phase});
	if (name->kind == NAME_FIELD)
		return test_item(ld, at, (struct cond){.test = TEST_KNOWN, .a = name->index});
	problem(ld, at, "known wants a field; %s is none", name->text.at);
	return bad_item(ld, at);
}

static struct item *
word_dk(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	const struct name *name = one_name(ld, "dk", args, n, at);

	if (name == NULL)
		return bad_item(ld, at);
	if (name->kind == NAME_FIELD)
		return test_item(ld, at, (struct cond){.test = TEST_DK, .a = name->index});
	problem(ld, at, "dk wants a field; %s is none", name->text.at);
	return bad_item(ld, at);
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
	{NULL, 0, NULL},
};

/* When two are as near to a misspelt one, the first is said. */
static const struct language_word *const tables[] = {
	words, finding_words, value_words, comparison_words, basis_words, question_words, decision_words, measure_words, overlay_words,
	passage_words, promise_words, pending_words, course_words, follow_up_words, NULL,
};

/* Those of them that decide nothing of a record. */
static const struct language_word *const aside[] = {passage_words, promise_words, pending_words, course_words, follow_up_words, NULL};

/* Tests that are words by themselves. */
static const struct {
	const char *name;
	enum test_kind kind;
	int phase;
} flags[] = {
	{"provisional", TEST_PROVISIONAL, PHASE_TRIAGE + 1},
	{"incomplete", TEST_INCOMPLETE, PHASE_CONFLICT},
	{"conflicted", TEST_CONFLICTED, PHASE_CONFLICT},
	{"newly_flagged", TEST_NEWLY_FLAGGED, PHASE_COURSE},
	{"recurring", TEST_RECURRING, PHASE_COURSE},
	{"overdue", TEST_OVERDUE, PHASE_FOLLOWUP},
};

bool
language_reserved(struct span name)
{
	size_t i;

	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (flags[i].name[0] == name.at[0] && span_is(span_of(flags[i].name), name))
			return true;
	return language_word(name, false) != NULL || course_number_named(name);
}

static const struct language_word *
find_word(const struct language_word *const *t, struct span name, bool method)
{
	const struct language_word *w;

	for (; *t != NULL; t++)
		for (w = *t; w->name != NULL; w++)
			if (w->name[0] == name.at[0] && (w->kind == WORD_METHOD) == method && span_is(span_of(w->name), name))
				return w;
	return NULL;
}

enum { WORD_SLOTS = 256 };  /* more than twice as many as there are words */

static unsigned
word_slot(struct span name)
{
	return ((unsigned char)name.at[0] * 22u + (unsigned char)name.at[name.len - 1] * 44u + (unsigned)name.len * 5u) % WORD_SLOTS;
}

/* All words, each in the first free slot from its own on. */
static const struct language_word *const *
all_words(void)
{
	static const struct language_word *slots[WORD_SLOTS];
	static bool filled;

	for (const struct language_word *const *t = tables; *t != NULL && !filled; t++)
		for (const struct language_word *w = *t; w->name != NULL; w++) {
			unsigned k = word_slot(span_of(w->name));

			while (slots[k] != NULL)
				k = (k + 1) % WORD_SLOTS;
			slots[k] = w;
		}
	filled = true;
	return slots;
}

const struct language_word *
language_word(struct span name, bool method)
{
	const struct language_word *const *slots = all_words();

	if (name.len == 0)
		return NULL;
	for (unsigned k = word_slot(name); slots[k] != NULL; k = (k + 1) % WORD_SLOTS)
		if ((slots[k]->kind == WORD_METHOD) == method && span_is(name, span_of(slots[k]->name)))
			return slots[k];
	return NULL;
}

/* A named condition decides by what uses it. */
bool
language_decides(struct span name)
{
	return !span_is(name, SPAN("define")) && find_word(aside, name, false) == NULL;
}

/* The word, declaration or declared name nearest in spelling. */
static struct span
nearest_name(const struct loading *ld, struct span name)
{
	const char *all[128];
	const struct language_word *const *t, *w;
	struct span declared = names_nearest(ld->names, name);
	const char *word;
	size_t n = 0;

	for (t = tables; *t != NULL; t++)
		for (w = *t; w->name != NULL && n + 1 < sizeof(all) / sizeof(all[0]); w++)
			if (w->kind != WORD_METHOD)
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
			return test_item(ld, at, (struct cond){.test = flags[i].kind, .phase = flags[i].phase});
	return course_number_item(ld, text, at);
}

/* What stands in quotes where it is meant: levels, sources, the values of choices, and what keys of the vocabulary take. */
static bool
is_text(const struct loading *ld, struct span text)
{
	static const char *const others[] = {
		"now", "core", "standard", "exam", "followup", "derived", "symptom", "risk", "relief", "sign", "other",
	};
	const struct ruleset *set = ld->set;
	size_t i, k;

	if (ruleset_level(set, text) >= 0)
		return true;
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (span_is(span_of(others[i]), text))
			return true;
	for (i = 0; i < set->nsources; i++)
		if (span_is(set->sources[i].is.id.text, text))
			return true;
	for (i = 0; i < set->vocab->nfields; i++)
		for (k = 0; k < set->vocab->fields[i].nvalues; k++)
			if (span_is(set->vocab->fields[i].values[k], text))
				return true;
	return false;
}

struct item *
language_unknown(struct loading *ld, struct span text, struct place at)
{
	struct span nearest;

	if (ld->cut_short)
		return bad_item(ld, at);
	if (is_text(ld, text)) {
		problem(ld, at, "nothing is called %s; a text stands in quotes: \"%s\"", text.at, text.at);
		return bad_item(ld, at);
	}
	if (span_is(text, SPAN("FILL_IN"))) {  /* bp-rules new writes it */
		problem(ld, at, "nothing is called FILL_IN: put what is meant in its place, or take the line out where it may be missing");
		return bad_item(ld, at);
	}
	nearest = nearest_name(ld, text);
	problem(ld, at, "nothing is called %s%s%s", text.at, nearest.len > 0 ? "; nearest: " : " here; names are declared before they are used",
	        nearest.at);
	return bad_item(ld, at);
}
