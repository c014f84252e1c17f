/*
 * table.c -- the columns of the output
 */
#include "record/table.h"

#include <stdlib.h>

#include "base/msg.h"

const char *const error_labels[3] = {"error", "line", "raw"};

void
table_init(struct table *t, const struct vocab *vocab, const int *results, size_t nresults)
{
	*t = (struct table){.vocab = vocab, .results = results, .nresults = nresults};
	t->answer_of = must_realloc(NULL, vocab->nresults, sizeof(int));
	t->answer = must_realloc(NULL, vocab->nresults, sizeof(int));
	t->field = must_realloc(NULL, vocab->nfields, sizeof(int));
	for (size_t i = 0; i < vocab->nresults; i++)
		t->answer_of[i] = t->answer[i] = -1;
	for (size_t i = 0; i < vocab->nfields; i++)
		t->field[i] = -1;
	for (int i = 0; i < 3; i++)
		t->error[i] = -1;
	for (size_t i = 0; i < nresults; i++)
		t->answer_of[results[i]] = (int)i;
}

void
table_free(struct table *t)
{
	free(t->answer_of);
	free(t->answer);
	free(t->field);
	free(t->columns);
	label_set_free(&t->other);
	arena_free(&t->mem);
}

int
table_column(const struct table *t, const struct field *f)
{
	const uint32_t *other;

	switch (f->means.kind) {
	case LABEL_FIELD:
		return t->field[f->means.index];
	case LABEL_RESULT:
		return t->answer[f->means.index];
	case LABEL_ERROR:
		return t->error[f->means.index];
	case LABEL_DOUBLED:
		return -1;
	default:
		other = label_set_find(&t->other, (struct span){f->label, f->label_len}, 0);
		return other != NULL ? (int)*other : -1;
	}
}

void
table_add(struct table *t, struct span label, struct label means, bool must)
{
	int at = (int)t->n, *known = NULL;
	struct column c = {.means = means, .answer = -1};

	c.label = label_copy(&t->mem, label);
	switch (means.kind) {
	case LABEL_FIELD:
		known = &t->field[means.index];
		break;
	case LABEL_RESULT:
		known = &t->answer[means.index];
		c.answer = t->answer_of[means.index];
		break;
	case LABEL_ERROR:
		known = &t->error[means.index];
		break;
	default:
		if (!label_set_add(&t->other, c.label, 0, (uint32_t)at) && !must)
			return;
	}
	if (known != NULL && *known >= 0 && !must)
		return;
	if (known != NULL && *known < 0)
		*known = at;
	if ((t->n & (t->n - 1)) == 0) {
		size_t room = t->n == 0 ? 1 : 2 * t->n;

		t->columns = must_realloc(t->columns, room, sizeof(*t->columns));
	}
	t->columns[t->n++] = c;
}

static struct label
meaning(struct table *t, struct span label)
{
	struct span copy = label_copy(&t->mem, label);

	return vocab_find(t->vocab, copy.at, copy.len);
}

/* error, line and raw, where they are not columns yet. */
static void
add_error_columns(struct table *t)
{
	for (int i = 0; i < 3; i++) {
		if (t->error[i] >= 0)
			continue;
		table_add(t, span_of(error_labels[i]), (struct label){.kind = LABEL_ERROR, .index = i}, false);
		t->columns[t->n - 1].added = true;
	}
}

void
table_add_ours(struct table *t)
{
	add_error_columns(t);
	for (size_t i = 0; i < t->nresults; i++)
		table_add(t, t->vocab->results[t->results[i]], (struct label){.kind = LABEL_RESULT, .index = t->results[i]}, false);
}

void
table_of_record(struct table *t, const struct batch *b, const struct record *r)
{
	for (size_t i = r->first; i < r->first + r->count; i++) {
		struct label means = b->fields[i].means;

		if (means.kind == LABEL_DOUBLED && means.index >= 0)
			means.kind = LABEL_FIELD;
		if (means.kind == LABEL_FIELD && means.mapped)
			table_add(t, t->vocab->fields[means.index].label, means, false);
		else if (means.kind != LABEL_DOUBLED)
			table_add(t, (struct span){b->fields[i].label, b->fields[i].label_len}, means, false);
	}
	for (size_t i = 0; i < t->vocab->nfields; i++)
		table_add(t, t->vocab->fields[i].label, (struct label){.kind = LABEL_FIELD, .index = (int)i}, false);
	table_add_ours(t);
}

void
table_choose(struct table *t, const char *fields)
{
	for (const char *s = fields;; s++) {
		size_t len = strcspn(s, ",");
		struct span label = {s, len};

		while (label.len > 0 && *label.at == ' ') {
			label.at++;
			label.len--;
		}
		while (label.len > 0 && label.at[label.len - 1] == ' ')
			label.len--;
		if (label.len == 0)
			die("--fields %s: an empty label", fields);
		if (span_is(label, SPAN("*"))) {
			if (s[len] != '\0')
				die("--fields %s: * is all the rest and stands last", fields);
			t->rest = true;
			break;
		}
		if (utf8_good(label.at, label.len) < label.len)
			die("--fields: a label is not UTF-8");
		for (size_t i = 0; i < label.len; i++) {
			if ((unsigned char)label.at[i] < 0x20 || label.at[i] == ':')
				die("--fields %s: a label cannot have a ':' or control characters in it", fields);
		}
		table_add(t, label, meaning(t, label), false);
		s += len;
		if (*s == '\0')
			break;
	}
	add_error_columns(t);
}
