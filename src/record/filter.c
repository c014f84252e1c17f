/*
 * filter.c -- the loop of every program: read a batch, have it judged, write every line again
 */
#include "record/filter.h"

#include <fcntl.h>
#include <unistd.h>

#include "record/complaints.h"
#include "record/map.h"
#include "record/writer.h"

enum { MAX_LINE = 1 << 20 };

/* A run of a filter over its files. */
struct run {
	const struct filter *filter;
	struct reader reader;
	struct writer writer;
	struct batch batch;
	struct answers answers[2];
	struct sentence *sentences;  /* written before */
	struct complaints complaints;
};

static const struct word unreadable = PLAIN_WORD("unreadable");

void
answer_unreadable(struct answers *a, size_t nresults)
{
	for (size_t k = 0; k < nresults; k++)
		answer_word(a, &unreadable);
}

/* Notes the answers to record i. */
static void
ask_answers(struct run *run, size_t i, struct answers *a)
{
	const struct filter *filter = run->filter;

	answers_begin(a);
	if (!run->batch.record[i].unreadable)
		filter->answer(&run->batch, i, a, filter->self);
	else
		answer_unreadable(a, filter->nresults);
	answers_end(a);
}

/* Asks for the answers to one record before those to the one before it are written: see answers_end(). */
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
do_batch(struct run *run)
{
	struct batch *b = &run->batch;

	complaints_labels(&run->complaints, b);
	writer_check(&run->writer, b);
	run->filter->judge(b, run->filter->self);
	complaints_records(&run->complaints, b);
	if (run->filter->write != NULL)
		run->filter->write(&run->writer, b, run->filter->self);
	else
		write_batch(run);
	if (run->writer.out.len >= FLUSH_AT)
		writer_flush(&run->writer);
}

static void
do_header(struct run *run)
{
	writer_header(&run->writer, &run->reader);
	complaints_header(&run->complaints, &run->reader);
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
	struct run run = {.filter = filter, .complaints = {.vocab = filter->vocab, .show_values = options->show_values}};

#ifdef F_SETPIPE_SZ
	fcntl(STDOUT_FILENO, F_SETPIPE_SZ, 1 << 20);
#endif
	if (options->map != NULL)
		map_read(filter->vocab, options->map);
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
	if (filter->write != NULL)
		filter->write(&run.writer, NULL, filter->self);
	writer_flush(&run.writer);

	reader_free(&run.reader);
	answers_free(&run.answers[0]);
	answers_free(&run.answers[1]);
	said_free(run.sentences);
	batch_free(&run.batch);
	writer_free(&run.writer);
	return complaints_end(&run.complaints);
}
