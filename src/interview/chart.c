/*
 * chart.c -- the record that is being made
 */
#include "interview/chart.h"

#include "record/lines.h"

enum { MAX_LINE = 1 << 24 };

void
chart_init(struct chart *c, const struct ruleset *set, enum format format)
{
	*c = (struct chart){.set = set, .format = format};
	batch_init(&c->batch, set->vocab);
}

/* What was read of the line is no more. */
static void
forget(struct chart *c)
{
	if (c->read)
		reader_free(&c->reader);
	c->read = false;
	batch_clear(&c->batch);
}

void
chart_free(struct chart *c)
{
	forget(c);
	batch_free(&c->batch);
	text_free(&c->line);
}

void
chart_begin(struct chart *c, struct span line)
{
	forget(c);
	c->line.len = 0;
	text_add(&c->line, line.at, line.len);
	if (line.len == 0 && c->format == FORMAT_NDJSON)
		text_string(&c->line, "{}");
}

struct batch *
chart_batch(struct chart *c)
{
	/* No line of LTSV says nothing: an empty one is no record. */
	bool says_nothing = c->line.len == 0;
	enum reading found;

	if (c->read)
		return &c->batch;
	reader_init(&c->reader, MAX_LINE);
	reader_open_text(&c->reader, "the record", says_nothing ? SPAN("{}") : (struct span){c->line.at, c->line.len},
	                 says_nothing ? FORMAT_NDJSON : c->format);
	while ((found = reader_next(&c->reader, &c->batch)) == READ_MORE)
		reader_fill(&c->reader);
	c->read = true;
	return &c->batch;
}

struct batch *
chart_fresh(struct chart *c)
{
	forget(c);
	return chart_batch(c);
}

/* The field stands in the record; the first one that is not before "from". */
static const struct field *
find(struct chart *c, int field, size_t from)
{
	const struct batch *b = chart_batch(c);

	for (size_t i = from; i < b->nfields; i++)
		if ((b->fields[i].means.kind == LABEL_FIELD || b->fields[i].means.kind == LABEL_DOUBLED) && b->fields[i].means.index == field)
			return &b->fields[i];
	return NULL;
}

bool
chart_has(struct chart *c, int field)
{
	return find(c, field, 0) != NULL;
}

static void
add_value(struct chart *c, struct text *to, int field, struct span answer)
{
	if (c->format == FORMAT_LTSV)
		ltsv_write(to, answer);
	else if (c->set->vocab->fields[field].type == FIELD_NUMBER && json_number(answer))
		text_add(to, answer.at, answer.len);
	else
		json_write(to, answer);
}

/* Where the first result begins in the line that was read; NULL where there is none. */
static const char *
first_result(struct chart *c)
{
	const struct batch *b = chart_batch(c);
	const struct span line = b->n > 0 ? b->record[0].line : (struct span){NULL, 0};

	for (size_t i = 0; i < b->nfields; i++) {
		const struct field *f = &b->fields[i];

		/* A label with escapes stands elsewhere. */
		if (f->means.kind == LABEL_RESULT && f->label > line.at && f->label < line.at + line.len)
			return f->label - (c->format == FORMAT_NDJSON);
	}
	return NULL;
}

/* "label":value, or label:value */
static void
add_field(struct chart *c, struct text *to, int field, struct span answer)
{
	const struct span label = c->set->vocab->fields[field].label;

	if (c->format == FORMAT_NDJSON)
		json_write(to, label);
	else
		text_add(to, label.at, label.len);
	text_char(to, ':');
	add_value(c, to, field, answer);
}

/* The line with one field more: in front of its results, else at its end. */
static void
add_answer(struct chart *c, struct text *to, int field, struct span answer)
{
	const struct batch *b = chart_batch(c);
	const char *result = first_result(c);
	const char parts = c->format == FORMAT_NDJSON ? ',' : '\t';
	size_t front = c->line.len, behind;

	if (result != NULL)
		front = (size_t)(result - b->record[0].line.at);
	else if (c->format == FORMAT_NDJSON)
		while (front > 0 && c->line.at[--front] != '}')
			;
	behind = c->line.len - front;
	text_add(to, c->line.at, front);
	if (result == NULL && b->nfields > 0)
		text_char(to, parts);
	add_field(c, to, field, answer);
	if (result != NULL)
		text_char(to, parts);
	text_add(to, c->line.at + front, behind);
}

void
chart_answer(struct chart *c, int field, struct span answer)
{
	const struct batch *b = chart_batch(c);
	const struct field *f = find(c, field, 0);
	const char *from = b->n > 0 ? b->record[0].line.at : NULL;
	struct text line = {0};

	if (f == NULL) {
		add_answer(c, &line, field, answer);
	} else {
		/* Given twice it is answered twice: two answers would be none. */
		for (; f != NULL; f = find(c, field, (size_t)(f - b->fields) + 1)) {
			text_add(&line, from, (size_t)(f->value - f->quoted - from));
			add_value(c, &line, field, answer);
			from = f->value + f->value_len + f->quoted;
		}
		text_add(&line, from, (size_t)(b->record[0].line.at + b->record[0].line.len - from));
	}
	forget(c);
	text_free(&c->line);
	c->line = line;
}
