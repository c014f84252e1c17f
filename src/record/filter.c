/*
 * filter.c -- the loop of every program: read a batch, have it judged, write every line again
 */
#include "record/filter.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/reader.h"
#include "record/writer.h"

enum {
	MAX_LINE = 1 << 20,
	MAX_SAID = 100,     /* messages about records in one run */
	MAX_UNKNOWN = 1000, /* different unknown labels that are told apart */
	MAX_SHOWN = 60,     /* bytes of a label or value in a message */
};

/* Counts of a run. */
struct tally {
	unsigned long lines, unreadable, with_problems;
};

/* A run of a filter over its files. */
struct run {
	const struct filter *filter;
	const struct filter_options *options;
	struct reader reader;
	struct writer writer;
	struct batch batch;
	struct answers answers[2];
	struct sentence *sentences;  /* written before */
	struct label_set unknown;
	struct arena mem;        /* the labels in it */
	unsigned long said, unsaid;
	struct tally tally;
};

/* A text of the input in a message: nothing in it may play tricks on a terminal. */
static const char *
shown(struct span text, char room[MAX_SHOWN + 4])
{
	size_t len = text.len < MAX_SHOWN ? text.len : MAX_SHOWN;

	len = utf8_good(text.at, len);
	for (size_t i = 0; i < len; i++)
		room[i] = (unsigned char)text.at[i] < 0x20 || text.at[i] == 0x7f ? '?' : text.at[i];
	strcpy(room + len, len < text.len ? "..." : "");
	return room;
}

/* --map */

static void
read_map_line(struct vocab *vocab, const struct place *at, const char *line, size_t len)
{
	const char *tab;
	struct span alias, name, near, copy;
	struct label means, known;

	if (len > 0 && line[len - 1] == '\r')
		len--;
	if (len == 0 || *line == '#')
		return;
	tab = memchr(line, '\t', len);
	if (tab == NULL || tab == line)
		die_at(at, "not a label, a tab and a field");
	alias = (struct span){line, (size_t)(tab - line)};
	name = (struct span){tab + 1, len - alias.len - 1};
	copy = label_copy(&vocab->mem, name);
	means = name.len > 0 ? vocab_find(vocab, copy.at, copy.len) : (struct label){.kind = LABEL_UNKNOWN, .index = -1};
	if (means.kind != LABEL_FIELD) {
		near = vocab_nearest(vocab, name);
		die_at(at, "unknown field %.*s%s%.*s (each line: the other name, a tab, the field)", (int)name.len, name.at,
			near.len > 0 ? "; nearest: " : "", (int)near.len, near.at);
	}
	copy = label_copy(&vocab->mem, alias);
	known = vocab_find(vocab, copy.at, copy.len);
	if (known.kind == LABEL_FIELD && known.index == means.index)
		return;
	if (!vocab_map(vocab, alias, means.index))
		die_at(at, "%.*s has a meaning already", (int)alias.len, alias.at);
}

static void
read_map(struct vocab *vocab, const char *path)
{
	FILE *in = fopen(path, "re");
	char *line = NULL;
	size_t room = 0;
	ssize_t len;
	struct place at = {path, 0};

	if (in == NULL)
		die("cannot open %s:", path);
	while ((len = getline(&line, &room, in)) > 0) {
		at.line++;
		if (line[len - 1] == '\n')
			len--;
		if (at.line == 1 && len >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0)
			read_map_line(vocab, &at, line + 3, (size_t)len - 3);
		else
			read_map_line(vocab, &at, line, (size_t)len);
	}
	if (ferror(in))
		die("cannot read %s:", path);
	free(line);
	fclose(in);
}

/* What is said on standard error */

static void
say_unknown(struct run *run, const struct place *at, const struct field *f)
{
	struct span label = {f->label, f->label_len}, near;
	char room[MAX_SHOWN + 4];

	if (label.len == 0 || run->unknown.n == MAX_UNKNOWN || label_set_find(&run->unknown, label, 0) != NULL)
		return;
	label.at = arena_copy(&run->mem, label.at, label.len);
	label_set_add(&run->unknown, label, 0, 0);
	near = vocab_nearest(run->filter->vocab, label);
	warn_at(at, "unknown label %s%s%.*s", shown(label, room), near.len > 0 ? "; nearest: " : "", (int)near.len, near.at);
	if (run->unknown.n == MAX_UNKNOWN)
		warn("more than %d unknown labels: the others are not named", MAX_UNKNOWN);
}

/* The value of the field that the problem names, for those who want to see it. */
static struct span
value_of(struct run *run, const struct record *r, struct span problem)
{
	const char *colon = memchr(problem.at, ':', problem.len);
	struct span name = {problem.at, colon != NULL ? (size_t)(colon - problem.at) : 0};
	const struct vocab *vocab = run->filter->vocab;

	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *f = &run->batch.fields[i];
		bool is_fact = (f->means.kind == LABEL_FIELD || f->means.kind == LABEL_DOUBLED) && f->means.index >= 0;

		if (span_is((struct span){f->label, f->label_len}, name)
		    || (is_fact && span_is(vocab->fields[f->means.index].label, name)))
			return batch_value(&run->batch, f);
	}
	return SPAN("");
}

static void
say(struct run *run, const struct record *r, struct span problem)
{
	char room[MAX_SHOWN + 4];
	struct span value = SPAN("");

	if (run->said == MAX_SAID) {
		run->unsaid++;
		return;
	}
	run->said++;
	if (run->options->show_values)
		value = value_of(run, r, problem);
	if (value.len > 0)
		warn_at(&r->at, "%.*s (%s)", (int)problem.len, problem.at, shown(value, room));
	else
		warn_at(&r->at, "%.*s", (int)problem.len, problem.at);
}

static void
say_end(const struct run *run)
{
	const struct tally *t = &run->tally;

	if (run->unsaid > 0)
		warn("%lu more problems are not shown", run->unsaid);
	if (run->unknown.n > 0)
		warn("%s%zu unknown label%s", run->unknown.n == MAX_UNKNOWN ? "at least " : "", run->unknown.n,
			run->unknown.n == 1 ? "" : "s");
	if (t->with_problems > 0)
		warn("%lu line%s, %lu with problems, %lu unreadable", t->lines, t->lines == 1 ? "" : "s", t->with_problems, t->unreadable);
}

/* Records */

static void
count_record(struct run *run, const struct record *r)
{
	run->tally.lines++;
	if (r->unreadable) {
		run->tally.unreadable++;
		say(run, r, r->error != NULL ? span_of(r->error) : SPAN("has an error label: was unreadable when it came in"));
	}
	for (const struct problem *p = r->problems; p != NULL; p = p->next)
		say(run, r, p->text);
	if (r->unreadable || r->problems != NULL)
		run->tally.with_problems++;
}

static const struct word unreadable = PLAIN_WORD("unreadable");

/* Notes the answers to record i. */
static void
ask_answers(struct run *run, size_t i, struct answers *a)
{
	const struct filter *filter = run->filter;

	answers_begin(a);
	if (!run->batch.record[i].unreadable)
		filter->answer(&run->batch, i, a, filter->self);
	else
		for (size_t k = 0; k < filter->nresults; k++)
			answer_word(a, &unreadable);
	answer_break(a);
}

/* Asks for the answers to one record before those to the one before it are written: see answer_break(). */
static void
write_batch(struct run *run)
{
	struct batch *b = &run->batch;

	for (size_t i = 0; i <= b->n; i++) {
		if (i < b->n && !b->record[i].blank)
			ask_answers(run, i, &run->answers[i % 2]);
		if (i == 0)
			continue;
		if (b->record[i - 1].blank)
			writer_blank(&run->writer, b, i - 1);
		else
			writer_record(&run->writer, b, i - 1, &run->answers[(i - 1) % 2]);
	}
}

static void
note_unknown(struct run *run)
{
	struct batch *b = &run->batch;

	for (size_t i = 0; i < b->n; i++) {
		const struct record *r = &b->record[i];

		if (b->format == FORMAT_TSV || b->format == FORMAT_CSV || (r->kinds & 1U << LABEL_UNKNOWN) == 0)
			continue;
		for (size_t k = r->first; k < r->first + r->count; k++) {
			if (b->fields[k].means.kind == LABEL_UNKNOWN)
				say_unknown(run, &r->at, &b->fields[k]);
		}
	}
}

static void
do_batch(struct run *run)
{
	struct batch *b = &run->batch;

	note_unknown(run);
	writer_check(&run->writer, b);
	run->filter->judge(b, run->filter->self);
	for (size_t i = 0; i < b->n; i++)
		count_record(run, &b->record[i]);
	write_batch(run);
	if (run->writer.out.len >= FLUSH_AT)
		writer_flush(&run->writer);
}

static void
do_header(struct run *run)
{
	const struct columns *c = &run->reader.columns;

	writer_header(&run->writer, &run->reader);
	for (size_t i = 0; i < c->n; i++) {
		if (c->label[i].means.kind == LABEL_UNKNOWN)
			say_unknown(run, &run->reader.header_at, &c->label[i]);
	}
}

static void
do_file(struct run *run, const char *file, enum format format)
{
	struct reader *reader = &run->reader;

	writer_flush(&run->writer);  /* whatever happens with the next one */
	reader_open(reader, file, format);
	for (;;) {
		switch (reader_next(reader, &run->batch)) {
		case READ_BATCH:
			writer_format(&run->writer, reader->format);
			do_batch(run);
			break;
		case READ_HEADER:
			writer_format(&run->writer, reader->format);
			do_header(run);
			break;
		case READ_MORE:
			writer_flush(&run->writer);
			reader_fill(reader);
			break;
		case READ_END:
			reader_close(reader);
			return;
		}
	}
}

int
filter_run(const struct filter *filter, const struct filter_options *options, char *files[])
{
	static char *standard_input[] = {"-", NULL};
	enum format in = options->input != NULL ? format_named(options->input, "--input") : FORMAT_GUESS;
	enum format out = options->output != NULL ? format_named(options->output, "--output") : FORMAT_GUESS;
	struct run run = {.filter = filter, .options = options};

#ifdef F_SETPIPE_SZ
	fcntl(STDOUT_FILENO, F_SETPIPE_SZ, 1 << 20);
#endif
	if (options->map != NULL)
		read_map(filter->vocab, options->map);
	reader_init(&run.reader, options->max_line > 0 ? options->max_line : MAX_LINE);
	run.sentences = said_new();
	answers_init(&run.answers[0], run.sentences);
	answers_init(&run.answers[1], run.sentences);
	batch_init(&run.batch, filter->vocab);
	writer_init(&run.writer, filter, out, options->fields);
	if (files == NULL || *files == NULL)
		files = standard_input;
	for (; *files != NULL; files++)
		do_file(&run, *files, in);
	writer_flush(&run.writer);
	say_end(&run);

	reader_free(&run.reader);
	answers_free(&run.answers[0]);
	answers_free(&run.answers[1]);
	said_free(run.sentences);
	batch_free(&run.batch);
	writer_free(&run.writer);
	label_set_free(&run.unknown);
	arena_free(&run.mem);
	return run.tally.with_problems > 0 ? EXIT_PROBLEM : EXIT_OK;
}
