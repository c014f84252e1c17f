/*
 * writer.c -- from records and answers to the lines of the output
 */
#include "record/writer.h"

#include <stdlib.h>

static bool
is_tabular(enum format f)
{
	return f == FORMAT_TSV || f == FORMAT_CSV;
}

static inline void
end_line(struct text *out, bool crlf)
{
	if (crlf)
		text_char(out, '\r');
	text_char(out, '\n');
}

void
writer_flush(struct writer *w)
{
	if (w->out.len > 0)
		output(w->out.at, w->out.len);
	w->out.len = 0;
}

static struct span
result_label(const struct writer *w, size_t answer)
{
	return w->vocab->results[w->filter->results[answer]];
}

/* What stands in front of a value: the separator, unless it is the first, and in NDJSON and LTSV the label. */
static void
write_lead(struct text *out, enum format format, struct span label, bool first)
{
	if (!first)
		text_char(out, format == FORMAT_NDJSON || format == FORMAT_CSV ? ',' : '\t');
	if (format == FORMAT_NDJSON)
		json_write(out, label);
	else if (format == FORMAT_LTSV)
		text_add(out, label.at, label.len);
	if (!is_tabular(format))
		text_char(out, ':');
}

static void
write_header(struct writer *w, bool crlf)
{
	for (size_t i = 0; i < w->table.n; i++) {
		write_lead(&w->out, w->format, w->table.columns[i].label, i == 0);
		format_write(&w->out, w->format, w->table.columns[i].label);
	}
	end_line(&w->out, crlf);
	w->header_written = true;
}

void
writer_init(struct writer *w, const struct filter *filter, enum format format, const char *fields)
{
	const struct vocab *vocab = filter->vocab;

	memset(w, 0, sizeof(*w));
	text_grow(&w->out, FLUSH_AT * 2);
	w->vocab = vocab;
	w->filter = filter;
	if (filter->nresults > (fields != NULL ? MAX_ANSWERS : MAX_ADDED))
		die("more than %d answers to a record", fields != NULL ? MAX_ANSWERS : MAX_ADDED);
	table_init(&w->table, vocab, filter->results, filter->nresults);
	w->chosen = fields != NULL;
	if (w->chosen)
		table_choose(&w->table, fields);
	if (format != FORMAT_GUESS)
		writer_format(w, format);
}

void
writer_free(struct writer *w)
{
	text_free(&w->out);
	text_free(&w->kept);
	free(w->cell);
	free(w->old);
	table_free(&w->table);
	arena_free(&w->mem);
}

void
writer_format(struct writer *w, enum format format)
{
	if (w->format != FORMAT_GUESS)
		return;
	if (w->table.rest && is_tabular(format))
		die("--fields: * is for ndjson and ltsv; tsv and csv have the columns that are named");
	w->format = format;
	for (size_t i = 0; i < w->filter->nresults; i++) {
		struct text lead = {0};

		write_lead(&lead, format, result_label(w, i), false);
		w->lead[i] = (struct span){arena_copy(&w->mem, lead.at, lead.len), lead.len};
		text_free(&lead);
	}
	text_grow(&w->kept, 1024);
}

/* Why LTSV cannot have this label, or NULL. */
static const char *
not_ltsv(const struct field *f, bool first)
{
	if (f->label_len == 0)
		return "an empty label";
	if (first && f->label[0] == '#')
		return "a label that begins with '#' in front";
	for (size_t i = 0; i < f->label_len; i++) {
		if ((unsigned char)f->label[i] < 0x20 || f->label[i] == 0x7f)
			return "a label with a control character";
		if (f->label[i] == ':')
			return "a label with ':'";
	}
	return NULL;
}

void
writer_header(struct writer *w, const struct reader *r)
{
	const struct columns *c = &r->columns;

	if (!is_tabular(w->format)) {
		for (size_t i = 0; i < c->n && w->format == FORMAT_LTSV && !w->chosen; i++) {
			const char *why = not_ltsv(&c->label[i], i == 0);

			if (why != NULL)
				die_at(&r->header_at, "column %zu has %s, which LTSV cannot hold: choose --fields, or -o ndjson", i + 1, why);
		}
		return;
	}
	if (w->chosen) {
		if (!w->header_written)
			write_header(w, r->header_crlf);
		return;
	}
	if (w->header_format != FORMAT_GUESS) {
		bool same = c->n == w->nheader;

		for (size_t i = 0; i < c->n && same; i++)
			same = span_is(w->table.columns[i].label, (struct span){c->label[i].label, c->label[i].label_len});
		if (!same)
			die_at(&r->header_at, "not the header of the file before it: choose --fields, or -o ndjson");
		return;
	}
	if (w->table.columns != NULL)
		return;
	for (size_t i = 0; i < c->n; i++)
		table_add(&w->table, (struct span){c->label[i].label, c->label[i].label_len}, c->label[i].means, true);
	w->nheader = c->n;
	w->header_format = r->format;
	table_add_ours(&w->table);
	if (r->format != w->format) {
		write_header(w, r->header_crlf);
		return;
	}
	text_add(&w->out, r->header.at, r->header.len);
	for (size_t i = c->n; i < w->table.n; i++) {
		write_lead(&w->out, w->format, w->table.columns[i].label, false);
		format_write(&w->out, w->format, w->table.columns[i].label);
	}
	end_line(&w->out, r->header_crlf);
	w->header_written = true;
}

/* The lines of this batch are copied. */
static bool
copies(const struct writer *w, const struct batch *b)
{
	return b->format == w->format && !w->chosen && (!is_tabular(w->format) || w->header_format == w->format);
}

/* The columns begin with the header of this batch's file, one cell for each. */
static bool
in_place(const struct writer *w, const struct batch *b)
{
	return w->header_format != FORMAT_GUESS && is_tabular(b->format);
}

/* LTSV cannot have every label: such a record is refused as a whole, before anybody judges it. */
static void
check_labels(struct batch *b, struct record *r)
{
	for (size_t i = r->first; i < r->first + r->count; i++) {
		const char *why = not_ltsv(&b->fields[i], i == r->first);

		if (why == NULL)
			continue;
		r->error = arena_format(&b->mem, "field %zu has %s, which LTSV cannot hold", i - r->first + 1, why);
		r->unreadable = true;
		r->count = 0;
		r->kinds = 0;
		r->problems = NULL;
		return;
	}
}

/* So much of a label is enough to name it. */
static int
named(const struct field *f)
{
	return f->label_len < 100 ? (int)f->label_len : 100;
}

/* Labels nobody knows can stand twice in LTSV, but not in NDJSON or in columns. */
static void
check_twice(struct batch *b, size_t i, struct field *f)
{
	if (f->means.kind != LABEL_UNKNOWN && f->means.kind != LABEL_PASS && f->means.kind != LABEL_ERROR)
		return;
	if (label_set_add(b->keys, (struct span){f->label, f->label_len}, 0, 0))
		return;
	f->means = (struct label){.kind = LABEL_DOUBLED, .index = -1};
	batch_problem(b, i, "%.*s: given twice; only the first is written", named(f), f->label);
}

static void
check_column(const struct writer *w, struct batch *b, size_t i, const struct field *f)
{
	if (f->means.kind == LABEL_DOUBLED || table_column(&w->table, f) >= 0)
		return;
	batch_problem(b, i, "%.*s: has no column and is left out; say --fields", named(f), f->label);
}

void
writer_check(struct writer *w, struct batch *b)
{
	if ((w->chosen && !w->table.rest) || copies(w, b) || in_place(w, b))
		return;
	for (size_t i = 0; i < b->n; i++) {
		struct record *r = &b->record[i];

		if (r->blank)
			continue;
		if (is_tabular(w->format) && w->table.columns == NULL)
			table_of_record(&w->table, b, r);
		if (w->format == FORMAT_LTSV) {
			if (b->format == FORMAT_NDJSON)  /* writer_header() has seen to the others */
				check_labels(b, r);
			continue;
		}
		label_set_clear(b->keys);
		for (size_t k = r->first; k < r->first + r->count; k++) {
			check_twice(b, i, &b->fields[k]);
			if (is_tabular(w->format))
				check_column(w, b, i, &b->fields[k]);
		}
	}
}

/* Values */

/* The bytes of the line that cannot be shown as they are, as \xNN. */
static struct span
shown(struct arena *mem, struct span raw)
{
	static const char digit[] = "0123456789ABCDEF";
	char *text = arena_take(mem, 4 * raw.len + 1), *p = text;
	size_t i = 0;

	while (i < raw.len) {
		size_t good = i + utf8_good(raw.at + i, raw.len - i);

		for (; i < good || (i == good && i < raw.len); i++) {
			unsigned char c = (unsigned char)raw.at[i];

			if (i < good && (c == '\t' || (c >= 0x20 && c != 0x7f))) {
				*p++ = (char)c;
				continue;
			}
			*p++ = '\\';
			*p++ = 'x';
			*p++ = digit[c >> 4];
			*p++ = digit[c & 15];
		}
	}
	return (struct span){text, (size_t)(p - text)};
}

/* The error, the line number or the raw text of an unreadable line. */
static void
write_error(struct writer *w, struct batch *b, const struct record *r, int which)
{
	if (which == 1)
		text_format(&w->out, "%lu", r->at.line);
	else
		format_write(&w->out, w->format, which == 0 ? span_of(r->error) : shown(&b->mem, r->line));
}

/* The value as it stands in the line, quotes included. */
static struct span
as_written(const struct field *f)
{
	return (struct span){f->value - f->quoted, f->value_len + 2U * f->quoted};
}

/* The text of the value, whatever the input's format. */
static struct span
text_of(const struct writer *w, struct batch *b, const struct field *f)
{
	struct span text = batch_value(b, f), joined;
	bool is_yesno = f->means.kind == LABEL_RESULT
		|| (f->means.kind != LABEL_UNKNOWN && f->means.kind != LABEL_PASS && f->means.kind != LABEL_ERROR
		    && f->means.index >= 0 && w->vocab->fields[f->means.index].type == FIELD_YESNO);

	if (b->format == FORMAT_LTSV || b->format == FORMAT_TSV)
		return ltsv_unescape(&b->mem, text);
	if (f->form == VALUE_NESTED && f->means.kind == LABEL_RESULT && json_join(&b->mem, text, &joined))
		return joined;
	if (f->form != VALUE_BARE)
		return text;
	switch (text.at[0]) {
	case 'n':
		return SPAN("");
	case 't':
		return is_yesno ? SPAN("yes") : text;
	case 'f':
		return is_yesno ? SPAN("no") : text;
	}
	return text;
}

static void
write_value(struct writer *w, struct batch *b, const struct field *f)
{
	bool plain_in = b->format == FORMAT_LTSV || b->format == FORMAT_TSV;
	bool plain_out = w->format == FORMAT_LTSV || w->format == FORMAT_TSV;
	struct span text;

	if (b->format == w->format || (plain_in && plain_out)) {
		text = as_written(f);
		text_add(&w->out, text.at, text.len);
		return;
	}
	text = text_of(w, b, f);
	if (w->format == FORMAT_NDJSON && (f->means.kind == LABEL_FIELD || f->means.kind == LABEL_DOUBLED)
	    && f->means.index >= 0 && w->vocab->fields[f->means.index].type == FIELD_NUMBER && json_number(text))
		text_add(&w->out, text.at, text.len);
	else
		format_write(&w->out, w->format, text);
}

/* Lines */

/* The program's answer that stands in this field, or -1. */
static inline int
answer_in(const struct writer *w, const struct field *f)
{
	return f->means.kind == LABEL_RESULT ? w->table.answer_of[f->means.index] : -1;
}

/* The answers that stand nowhere in the record yet. */
static void
write_missing(struct writer *w, uint64_t present, bool first)
{
	size_t n = w->filter->nresults;

	for (size_t k = 0, end; k < n; k = end + 1) {
		struct span run;

		end = row_next(&present, (unsigned)k, (unsigned)n);
		if (end == k)
			continue;
		run = wording_answers(&w->wording, k, end);
		text_add(&w->out, run.at + first, run.len - first);  /* no separator in front of the first field */
		first = false;
	}
}

/* Up to where the answers go: the end of the line, in NDJSON the brace that closes it. */
static const char *
body_end(const struct writer *w, const struct record *r)
{
	const char *end = r->line.at + r->line.len;

	if (w->format == FORMAT_NDJSON) {
		while (*--end != '}')
			;
	}
	return end;
}

/* Finds the fields that an answer stands in already. */
static void
find_old(struct writer *w, const struct batch *b, const struct record *r)
{
	w->nold = 0;
	if (!r->has_results)
		return;
	if (w->oldroom < r->count)
		w->old = must_realloc(w->old, w->oldroom = r->count, sizeof(*w->old));
	for (const struct field *f = b->fields + r->first, *end = f + r->count; f < end; f++) {
		if (answer_in(w, f) >= 0)
			w->old[w->nold++] = f;
	}
}

/* Copies the line up to where the answers go; those of them that stand in it already are replaced. */
static uint64_t
copy_body(struct writer *w, const struct record *r, const char *body)
{
	const char *done = r->line.at;
	uint64_t present = 0;

	for (size_t i = 0; i < w->nold; i++) {
		int k = answer_in(w, w->old[i]);
		struct span old = as_written(w->old[i]);

		text_add(&w->out, done, (size_t)(old.at - done));
		text_put(&w->out, wording_value(&w->wording, (size_t)k));
		done = old.at + old.len;
		present |= UINT64_C(1) << k;
	}
	text_add(&w->out, done, (size_t)(body - done));
	return present;
}

static void
copy_record(struct writer *w, const struct record *r)
{
	const char *body = body_end(w, r);
	uint64_t present = copy_body(w, r, body);

	if (is_tabular(w->format)) {
		for (size_t i = w->nheader; i < w->table.n; i++) {
			int k = w->table.columns[i].answer;

			write_lead(&w->out, w->format, w->table.columns[i].label, false);
			if (k >= 0)
				text_put(&w->out, wording_value(&w->wording, (size_t)k));
		}
		return;
	}
	write_missing(w, present, r->count == 0);
	text_add(&w->out, body, (size_t)(r->line.at + r->line.len - body));
}

/* The label of a field written anew: one that only --map knows would mean nothing to the next program. */
static struct span
name_of(const struct vocab *vocab, const struct field *f)
{
	if (f->means.kind == LABEL_FIELD && f->means.mapped)
		return vocab->fields[f->means.index].label;
	return (struct span){f->label, f->label_len};
}

/* A field written anew, its old answer replaced; returns which answer that was, or -1. */
static int
write_field(struct writer *w, struct batch *b, const struct field *f, bool first)
{
	int k = answer_in(w, f);

	write_lead(&w->out, w->format, name_of(w->vocab, f), first);
	if (k >= 0)
		text_put(&w->out, wording_value(&w->wording, (size_t)k));
	else
		write_value(w, b, f);
	return k;
}

/* Every field written anew, in order. */
static void
convert_record(struct writer *w, struct batch *b, const struct record *r)
{
	uint64_t present = 0;
	bool first = true;

	if (w->format == FORMAT_NDJSON)
		text_char(&w->out, '{');
	for (int i = 0; i < 3 && r->error != NULL; i++) {
		write_lead(&w->out, w->format, span_of(error_labels[i]), first);
		write_error(w, b, r, i);
		first = false;
	}
	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *f = &b->fields[i];
		int k;

		if (f->means.kind == LABEL_DOUBLED && f->means.index < 0)
			continue;
		k = write_field(w, b, f, first);
		first = false;
		if (k >= 0)
			present |= UINT64_C(1) << k;
	}
	write_missing(w, present, first);
	if (w->format == FORMAT_NDJSON)
		text_char(&w->out, '}');
}

/* What has no column, in its order. */
static void
write_rest(struct writer *w, struct batch *b, const struct record *r, bool first)
{
	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *f = &b->fields[i];
		int at = table_column(&w->table, f);

		if (at >= 0 && (r->unreadable || !w->table.columns[at].added))
			continue;
		if (f->means.kind == LABEL_DOUBLED && f->means.index < 0)
			continue;
		write_field(w, b, f, first);
		first = false;
	}
}

/* One value for each column; in LTSV and NDJSON those that are not there are left out.  Then the rest, if asked for. */
static void
write_columns(struct writer *w, struct batch *b, const struct record *r)
{
	bool all = is_tabular(w->format), first = true;

	if (w->ncells < w->table.n)
		w->cell = must_realloc(w->cell, w->ncells = w->table.n, sizeof(*w->cell));
	memset(w->cell, 0, w->table.n * sizeof(*w->cell));
	for (size_t i = r->first; i < r->first + r->count; i++) {
		int at = in_place(w, b) ? (int)(i - r->first) : table_column(&w->table, &b->fields[i]);

		if (at >= 0 && w->cell[at] == NULL)
			w->cell[at] = &b->fields[i];
	}
	if (w->format == FORMAT_NDJSON)
		text_char(&w->out, '{');
	for (size_t i = 0; i < w->table.n; i++) {
		const struct column *c = &w->table.columns[i];
		const struct field *f = w->cell[i];
		bool error = r->error != NULL && c->means.kind == LABEL_ERROR;

		if (w->chosen && c->added && !r->unreadable)
			f = NULL;
		if (!all && f == NULL && c->answer < 0 && !error)
			continue;
		write_lead(&w->out, w->format, c->label, first);
		first = false;
		if (c->answer >= 0)
			text_put(&w->out, wording_value(&w->wording, (size_t)c->answer));
		else if (error)
			write_error(w, b, r, c->means.index);
		else if (f != NULL)
			write_value(w, b, f);
	}
	if (w->table.rest)
		write_rest(w, b, r, first);
	if (w->format == FORMAT_NDJSON)
		text_char(&w->out, '}');
}

/* No answer stands in the record yet, and all can go behind what does. */
static bool
appends(const struct writer *w, const struct batch *b, const struct record *r)
{
	return r->error == NULL && r->count > 0 && !is_tabular(w->format) && copies(w, b) && w->nold == 0;
}

void
writer_record(struct writer *w, struct batch *b, size_t i, const struct answers *answers)
{
	const struct record *r = &b->record[i];

	find_old(w, b, r);
	if (appends(w, b, r)) {
		const char *body = body_end(w, r);

		text_add(&w->out, r->line.at, (size_t)(body - r->line.at));
		wording_begin(&w->wording, w->format, &w->out, w->lead, false);
		answers_write(answers, &w->wording);
		text_add(&w->out, body, (size_t)(r->line.at + r->line.len - body));
	} else {
		w->kept.len = 0;
		wording_begin(&w->wording, w->format, &w->kept, w->lead, true);
		answers_write(answers, &w->wording);
		text_room(&w->kept, TEXT_SLACK);
		if (is_tabular(w->format) && !w->header_written)
			write_header(w, r->crlf);
		if (r->error == NULL && copies(w, b))
			copy_record(w, r);
		else if (w->table.columns != NULL)
			write_columns(w, b, r);
		else
			convert_record(w, b, r);
	}
	if (w->wording.n != w->filter->nresults)
		die("%zu answers where %zu are declared", w->wording.n, w->filter->nresults);
	end_line(&w->out, r->crlf);
}

void
writer_blank(struct writer *w, const struct batch *b, size_t i)
{
	const struct record *r = &b->record[i];

	if (b->format == w->format)
		text_add(&w->out, r->line.at, r->line.len);
	end_line(&w->out, r->crlf);
}
