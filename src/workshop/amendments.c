/*
 * amendments.c -- what a clinician would say has changed between two rule sets
 */
#include "workshop/amendments.h"

#include <stdlib.h>

#include "workshop/contrast.h"
#include "workshop/phrase.h"

/* The two sets, and the change being put into words. */
struct comparing {
	const struct portraits *old, *new;
	struct text text;
	bool some, decides;
};

static void
piece(struct comparing *c, const struct trait *t)
{
	if (c->some)
		text_format(&c->text, "; ");
	c->some = true;
	c->decides |= t->kind == TRAIT_SETS || t->kind == TRAIT_ROW;
}

static void
add_value(struct text *to, const struct trait *t)
{
	const char *quote = t->kind == TRAIT_SAYS ? "\"" : "";

	text_format(to, "%s%.*s%s", quote, (int)t->text.len, t->text.at, quote);
}

/* "level urgent", "when age 60 or above", "choice left" */
static void
describe_trait(struct text *to, const struct ruleset *set, const struct trait *t)
{
	text_format(to, "%s", *t->key != '\0' ? t->key : t->cond != NULL ? "when" : "");
	if (t->text.len > 0) {
		text_format(to, "%s", *t->key != '\0' ? " " : "");
		add_value(to, t);
	}
	if (t->cond != NULL) {
		text_format(to, "%s", t->text.len > 0 || t->kind == TRAIT_ROW ? " when " : " ");
		phrase_cond(to, set, t->cond);
	}
}

static void
describe(struct comparing *c, const struct ruleset *set, const struct portrait *d)
{
	for (size_t i = 0; i < d->n; i++) {
		piece(c, &d->traits[i]);
		describe_trait(&c->text, set, &d->traits[i]);
	}
}

static void
say_gone(struct comparing *c, const struct ruleset *set, const struct trait *t, const char *what)
{
	piece(c, t);
	describe_trait(&c->text, set, t);
	text_format(&c->text, " is %s", what);
}

/* How one trait became the other. */
static void
compare_trait(struct comparing *c, const struct trait *a, const struct trait *b)
{
	if (!span_is(a->text, b->text)) {
		piece(c, b);
		text_format(&c->text, "%s%s", b->key, *b->key != '\0' ? " " : "");
		if (a->text.len == 0 || b->text.len == 0) {
			add_value(&c->text, a->text.len == 0 ? b : a);
			text_format(&c->text, " is %s", a->text.len == 0 ? "added" : "dropped");
		} else {
			add_value(&c->text, a);
			text_format(&c->text, " becomes ");
			add_value(&c->text, b);
		}
	}
	if (!contrast_same(c->old->set, a->cond, c->new->set, b->cond)) {
		piece(c, b);
		text_format(&c->text, "%s%s", b->key, *b->key != '\0' ? ": " : "");
		contrast_cond(&c->text, c->old->set, a->cond, c->new->set, b->cond);
	}
}

/* How many traits with the same key stand before number i. */
static size_t
nth_of_key(const struct portrait *d, size_t i)
{
	size_t n = 0;

	for (size_t k = 0; k < i; k++)
		n += strcmp(d->traits[k].key, d->traits[i].key) == 0;
	return n;
}

/* The rows that both have stand in another order. */
static bool
reordered(const struct portrait *a, const struct portrait *b)
{
	const struct trait *last = NULL;

	for (size_t i = 0; i < b->n; i++) {
		const struct trait *was = b->traits[i].kind == TRAIT_ROW ? portrait_trait(a, b->traits[i].key, nth_of_key(b, i)) : NULL;

		if (was != NULL && last != NULL && was < last)
			return true;
		if (was != NULL)
			last = was;
	}
	return false;
}

static void
compare(struct comparing *c, const struct portrait *a, const struct portrait *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct trait *was = portrait_trait(a, b->traits[i].key, nth_of_key(b, i));

		if (was != NULL)
			compare_trait(c, was, &b->traits[i]);
		else
			say_gone(c, c->new->set, &b->traits[i], "added");
	}
	for (size_t i = 0; i < a->n; i++)
		if (portrait_trait(b, a->traits[i].key, nth_of_key(a, i)) == NULL)
			say_gone(c, c->old->set, &a->traits[i], "dropped");
	if (a->ordered && reordered(a, b)) {
		piece(c, &(struct trait){.kind = TRAIT_ROW});
		text_format(&c->text, "its rows stand in another order");
	}
}

/* Who reads that a rule was changed wants to know first whether it still says the same level. */
static void
say_level(struct comparing *c, const struct portrait *a, const struct portrait *b)
{
	const struct trait *was = portrait_trait(a, "level", 0), *is = portrait_trait(b, "level", 0);

	if (c->decides && was != NULL && is != NULL && span_is(was->text, is->text))
		text_format(&c->text, "; level %s stays", is->text.at);
}

/* Notes the change that has been put into words; the text begins anew. */
static void
note(struct amendments *to, struct comparing *c, enum amendment_kind kind, const struct portrait *d)
{
	if ((to->n & (to->n - 1)) == 0)
		to->list = must_realloc(to->list, to->n == 0 ? 1 : 2 * to->n, sizeof(*to->list));
	to->list[to->n++] = (struct amendment){
		.kind = kind, .word = d->word, .id = arena_copy(&to->mem, d->id, strlen(d->id)), .at = d->at,
		.decides = c->decides || kind != AMENDMENT_CHANGED,
		.text = {arena_copy(&to->mem, c->text.at != NULL ? c->text.at : "", c->text.len), c->text.len},
	};
}

/* Where the first that holds ends the search, the order of the declarations decides. */
static void
compare_order(struct amendments *to, struct comparing *c, const char *word)
{
	const struct portrait *last = NULL;

	for (size_t i = 0; i < c->new->n; i++) {
		const struct portrait *d = &c->new->list[i];
		const struct portrait *was = strcmp(d->word, word) == 0 ? portraits_find(c->old, word, d->id) : NULL;

		if (was != NULL && last != NULL && was < last) {
			c->text.len = 0;
			c->decides = true;
			text_format(&c->text, "stands behind others in another order");
			note(to, c, AMENDMENT_CHANGED, d);
			return;
		}
		if (was != NULL)
			last = was;
	}
}

struct amendments
amendments_between(const struct ruleset *old, const struct ruleset *new)
{
	struct portraits before = portraits_of(old), after = portraits_of(new);
	struct comparing c = {.old = &before, .new = &after};
	struct amendments to = {0};

	for (size_t i = 0; i < after.n; i++) {
		const struct portrait *d = &after.list[i], *was = portraits_find(&before, d->word, d->id);

		c.text.len = 0;
		c.some = c.decides = false;
		if (was == NULL) {
			describe(&c, new, d);
			note(&to, &c, AMENDMENT_NEW, d);
			continue;
		}
		compare(&c, was, d);
		if (!c.some)
			continue;
		say_level(&c, was, d);
		note(&to, &c, AMENDMENT_CHANGED, d);
	}
	for (size_t i = 0; i < before.n; i++) {
		const struct portrait *d = &before.list[i];

		if (portraits_find(&after, d->word, d->id) != NULL)
			continue;
		c.text.len = 0;
		c.some = false;
		describe(&c, old, d);
		note(&to, &c, AMENDMENT_RETIRED, d);
	}
	compare_order(&to, &c, "pattern");
	compare_order(&to, &c, "final");
	text_free(&c.text);
	portraits_free(&before);
	portraits_free(&after);
	return to;
}

void
amendments_free(struct amendments *c)
{
	free(c->list);
	arena_free(&c->mem);
}

const struct amendment *
amendments_find(const struct amendments *c, const char *word, const char *id)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->list[i].word, word) == 0 && strcmp(c->list[i].id, id) == 0)
			return &c->list[i];
	return NULL;
}

const char *
amendment_word(enum amendment_kind kind)
{
	static const char *const words[] = {"changed", "new", "retired"};

	return words[kind];
}
