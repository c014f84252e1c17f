/*
 * cohort.c -- records read to be looked at, not to be written again
 */
#include "record/cohort.h"

#include "record/reader.h"

enum { MAX_LINE = 1 << 20 };

/* Shows what the reader finds, up to the end of its file. */
static void
show_file(struct reader *r, struct batch *b, void (*visit)(struct batch *, void *), void *self)
{
	for (;;) {
		switch (reader_next(r, b)) {
		case READ_BATCH:
			visit(b, self);
			break;
		case READ_HEADER:
			break;
		case READ_MORE:
			reader_fill(r);
			break;
		case READ_END:
			reader_close(r);
			return;
		}
	}
}

void
cohort_read(const struct cohort_options *options, const struct vocab *vocab, char *files[],
            void (*visit)(struct batch *, void *self), void *self)
{
	static char *standard_input[] = {"-", NULL};
	enum format format = options->input != NULL ? format_named(options->input, "--input") : FORMAT_GUESS;
	struct reader reader;
	struct batch batch;

	reader_init(&reader, options->max_line > 0 ? options->max_line : MAX_LINE);
	batch_init(&batch, vocab);
	if (files == NULL || *files == NULL)
		files = standard_input;
	for (; *files != NULL; files++) {
		reader_open(&reader, *files, format);
		show_file(&reader, &batch, visit, self);
	}
	batch_free(&batch);
	reader_free(&reader);
}

void
cohort_read_text(const struct vocab *vocab, const char *name, struct span text,
                 void (*visit)(struct batch *, void *self), void *self)
{
	struct reader reader;
	struct batch batch;

	reader_init(&reader, MAX_LINE);
	batch_init(&batch, vocab);
	reader_open_text(&reader, name, text, FORMAT_GUESS);
	show_file(&reader, &batch, visit, self);
	batch_free(&batch);
	reader_free(&reader);
}
