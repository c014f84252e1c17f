/*
 * saying.c -- what stands behind a key of a declaration, in words
 */
#include "workshop/saying.h"

#include "workshop/phrase.h"

/* A condition; one that has a name of its own begins with it. */
static void
say_cond(struct text *t, const struct ruleset *set, const struct item *item)
{
	if (item->origin != NULL && item->origin->called.len > 0)
		text_format(t, "%s: ", item->origin->called.at);
	phrase_cond(t, set, item->cond);
}

/* A row, as in { "acute", duration_days:under(42), say = "…" }: text: condition, say = … */
static void
say_row(struct text *t, const struct ruleset *set, const struct table *row)
{
	const char *sep = "";

	for (unsigned i = 0; i < row->n; i++) {
		text_format(t, "%s", sep);
		saying_of(t, set, row->list[i]);
		sep = i == 0 ? ": " : ", ";
	}
	for (unsigned i = 0; i < row->npairs; i++) {
		text_format(t, "%s%s = ", sep, row->pairs[i].key.at);
		saying_of(t, set, row->pairs[i].item);
		sep = ", ";
	}
}

static void
say_list(struct text *t, const struct ruleset *set, const struct table *table)
{
	bool rows = false;

	for (unsigned i = 0; i < table->n; i++)
		rows = rows || table->list[i]->kind == ITEM_TABLE || table->list[i]->kind == ITEM_ONE_OF;
	if (!rows && table->npairs > 0) {
		say_row(t, set, table);
		return;
	}
	for (unsigned i = 0; i < table->n; i++) {
		const struct item *item = table->list[i];

		if (i > 0)
			text_format(t, rows ? "; " : ", ");
		if (item->kind == ITEM_TABLE)
			say_row(t, set, item->table);
		else
			saying_of(t, set, item);
	}
}

void
saying_of(struct text *t, const struct ruleset *set, const struct item *item)
{
	switch (item->kind) {
	case ITEM_TEXT:
		text_add(t, item->text.at, item->text.len);
		break;
	case ITEM_COND:
		say_cond(t, set, item);
		break;
	case ITEM_ONE_OF:
		text_format(t, "the first of (");
		say_list(t, set, item->table);
		text_char(t, ')');
		break;
	case ITEM_TABLE:
		say_list(t, set, item->table);
		break;
	default:
		written_text(t, item);
	}
}
