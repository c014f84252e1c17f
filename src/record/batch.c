/*
 * batch.c -- up to 64 records side by side, as they stand in the input
 */
#include "record/batch.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "record/fact.h"
#include "record/lines.h"

enum { FIRST_FIELDS = 2048, MAX_PROBLEM = 400 };

void
batch_init(struct batch *b, const struct vocab *vocab)
{
	b->vocab = vocab;
	b->format = FORMAT_GUESS;
	b->n = b->nfields = b->nproblems = b->cap = 0;
	b->fields = NULL;
	b->mem = (struct arena){0};
	order_init(&b->order, vocab->nfields);
	b->seen = must_realloc(NULL, vocab->nfields, sizeof(*b->seen));
	memset(b->seen, 0, vocab->nfields * sizeof(*b->seen));
	b->stamp = 0;
	b->keys = must_realloc(NULL, 1, sizeof(*b->keys));
	*b->keys = (struct label_set){0};
}

void
batch_free(struct batch *b)
{
	free(b->fields);
	order_free(&b->order);
	free(b->seen);
	arena_free(&b->mem);
	label_set_free(b->keys);
	free(b->keys);
}

void
batch_clear(struct batch *b)
{
	b->n = b->nfields = b->common = b->nproblems = 0;
	label_set_clear(b->keys);  /* its texts are in mem */
	arena_reset(&b->mem);
}

void
batch_grow(struct batch *b)
{
	const size_t most = UINT32_MAX / sizeof(*b->fields);  /* see struct seen */

	if (b->cap == most)
		die("more than %zu fields at once: choose a smaller --max-line", most);
	b->cap = b->cap == 0 ? FIRST_FIELDS : b->cap < most / 2 ? 2 * b->cap : most;
	b->fields = must_realloc(b->fields, b->cap, sizeof(*b->fields));
}

struct span
batch_value(struct batch *b, const struct field *f)
{
	struct span text = {f->value, f->value_len};

	if (f->form != VALUE_ESCAPED)
		return text;
	return b->format == FORMAT_CSV ? csv_unescape(&b->mem, text) : json_unescape(&b->mem, text);
}

void
batch_problem(struct batch *b, size_t i, const char *fmt, ...)
{
	struct record *r = &b->record[i];
	struct problem *p = arena_take(&b->mem, sizeof(*p));
	char text[MAX_PROBLEM];
	va_list args;
	size_t len;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	len = utf8_good(text, strlen(text));  /* a long label may have been cut in the middle of a character */
	for (size_t k = 0; k < len; k++) {
		if ((unsigned char)text[k] < 0x20 || text[k] == 0x7f)
			text[k] = '?';
		else if (text[k] == ',')  /* it parts the problems in a list */
			text[k] = ';';
	}
	p->text = (struct span){arena_copy(&b->mem, text, len), len};
	if (r->problems == NULL)
		r->problems = p;
	else
		*r->last_problem = p;
	r->last_problem = &p->next;
	b->nproblems++;
}

/* The same answer, however it is spelled. */
static bool
same_value(struct batch *b, const struct field *f, const struct field *g)
{
	const struct field_def *def = &b->vocab->fields[f->means.index];
	struct span a = batch_value(b, f), c = batch_value(b, g);
	struct fact x, y;

	if (f->form == VALUE_NESTED || g->form == VALUE_NESTED)
		return f->form == g->form && span_is(a, c);
	if (span_is(a, c))
		return true;
	x = fact_read(def, a);
	y = fact_read(def, c);
	if (x.state != y.state)
		return false;
	return x.state == FACT_KNOWN ? fact_same(def, &x, &y) : x.state != FACT_WRONG;
}

/* The field f, next in the batch, has been met in this record before. */
void
batch_doubled(struct batch *b, struct record *r, struct field *f)
{
	struct field *first = (struct field *)(void *)((char *)b->fields + b->seen[f->means.index].at);
	int index = f->means.index;
	struct span label = b->vocab->fields[index].label;
	bool contradicted = first->means.kind == LABEL_DOUBLED;
	bool same = contradicted || same_value(b, first, f);

	r->kinds |= 1U << LABEL_DOUBLED;
	f->means.kind = LABEL_DOUBLED;
	if (same)
		return;
	for (struct field *g = first; g < f; g++) {
		if (g->means.kind == LABEL_FIELD && g->means.index == index)
			g->means.kind = LABEL_DOUBLED;
	}
	batch_problem(b, (size_t)(r - b->record), "%.*s: given twice with different values", (int)label.len, label.at);
}

/* A key of JSON that may stand only once; facts and results are looked at where they are read. */
static bool
is_key(const struct batch *b, const struct field *f)
{
	return b->format == FORMAT_NDJSON && f->means.kind != LABEL_FIELD && f->means.kind != LABEL_DOUBLED
	       && f->means.kind != LABEL_RESULT;
}

void
batch_nothing_seen(struct batch *b)
{
	if (++b->stamp == 0) {
		memset(b->seen, 0, b->vocab->nfields * sizeof(*b->seen));
		b->stamp = 1;
	}
}

/* From here on the labels of the record are remembered one by one. */
static void
leave_order(struct batch *b, struct record *r)
{
	batch_nothing_seen(b);
	for (size_t i = r->first; i < b->nfields; i++) {
		const struct field *f = &b->fields[i];

		if (f->means.kind == LABEL_FIELD)
			b->seen[f->means.index] = (struct seen){b->stamp, (uint32_t)(i * sizeof(*f))};
		else if (is_key(b, f))
			label_set_add(b->keys, (struct span){f->label, f->label_len}, 0, 0);
	}
	r->ordered = false;
}

const struct order_label *
batch_stray(struct batch *b, struct record *r, struct field *f, const struct order_label *next)
{
	const struct order *o = &b->order;

	f->means = vocab_find(b->vocab, f->label, f->label_len);
	r->kinds |= 1U << f->means.kind;
	r->in_step = false;
	if (r->ordered) {
		size_t place = f->means.kind == LABEL_FIELD ? o->place[f->means.index] : 0;

		/* Those between were left out. */
		if (place > (size_t)(next - o->label))
			return &o->label[place];
		if (place == 0 && f->means.kind != LABEL_FIELD && !is_key(b, f))
			return next;
		leave_order(b, r);
		next = &o->label[o->n];
	}
	if (f->means.kind == LABEL_FIELD)
		batch_once(b, r, f);
	if (is_key(b, f) && !label_set_add(b->keys, (struct span){f->label, f->label_len}, 0, 0))
		return NULL;
	return next;
}

/* The label is not a copy without its escapes. */
static bool
stands_in_line(const struct record *r, const struct field *f)
{
	return f->label >= r->line.at && f->label < r->line.at + r->line.len;
}

/*
 * The first record of a batch is asked which answers are usual: in the middle
 * of it the labels' bits must go on meaning the same.
 */
static void
learn_usual(struct batch *b, const struct record *r)
{
	struct order *o = &b->order;

	for (size_t i = r->first; i < b->nfields; i++) {
		const struct field *f = &b->fields[i];
		size_t nth = i - r->first;
		const struct field_def *def;
		enum fact_state state;
		size_t place;

		if (f->means.kind != LABEL_FIELD || f->form > VALUE_BARE || !stands_in_line(r, f))
			continue;
		place = o->place[f->means.index];
		if (nth < 64 && r->usual >> nth & 1) {
			order_trust(o, place - 1);
			continue;
		}
		def = &b->vocab->fields[f->means.index];
		if (place == 0 || place > 64 || (def->type != FIELD_YESNO && def->type != FIELD_CHOICE))
			continue;
		state = fact_read(def, (struct span){f->value, f->value_len}).state;
		if (state == FACT_KNOWN || state == FACT_BLANK || state == FACT_DK)
			order_meet(o, place - 1, f->label - (b->format == FORMAT_NDJSON), f->value + f->value_len + f->quoted + 1,
			           (struct span){f->value, f->value_len});
	}
}

/* What is known of the usual answers of the batch's records is no longer so. */
static void
forget_usual(struct batch *b)
{
	for (size_t i = 0; i < b->n; i++)
		b->record[i].usual = 0;
}

void
batch_learn(struct batch *b, struct record *r)
{
	struct order *o = &b->order;

	if (r->ordered) {
		size_t n = (b->nfields - r->first) % 64;

		r->usual = n == 0 ? r->usual : r->usual << n | r->usual >> (64 - n);
		o->strangers = 0;
		if (r == b->record)
			learn_usual(b, r);
		return;
	}
	r->usual = 0;
	o->strangers++;
	if ((r->kinds & 1U << LABEL_DOUBLED) != 0 || !order_likely(o))
		return;
	if (o->n > 0 && o->strangers == 1)  /* by itself it makes no new order */
		return;
	forget_usual(b);
	order_begin(o, b->format);
	for (size_t i = r->first; i < b->nfields; i++) {
		const struct field *f = &b->fields[i];

		order_add(o, f->label, f->label_len, f->means, stands_in_line(r, f));
	}
}
