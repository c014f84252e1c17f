/*
 * cohort.c -- records read to be looked at, not to be written again
 */
#include "record/cohort.h"

#include "record/complaints.h"
#include "record/map.h"

enum { MAX_LINE = 1 << 20 };

/* Shows what the reader finds, up to the end of its file; says what is wrong with it, and with its labels, unless "said" is NULL. */
static void
show_file(struct reader *r, struct batch *b, struct complaints *said, bool labels, void (*visit)(struct batch *, void *), void *self)
{
	for (;;) {
		switch (reader_next(r, b)) {
		case READ_BATCH:
			if (said != NULL && labels)
				complaints_labels(said, b);
			visit(b, self);
			if (said != NULL)
				complaints_records(said, b);
			break;
		case READ_HEADER:
			if (said != NULL && labels)
				complaints_header(said, r);
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

static void
show_files(const struct cohort_options *options, struct vocab *vocab, char *files[], struct complaints *said,
           void (*visit)(struct batch *, void *self), void *self)
{
	static char *standard_input[] = {"-", NULL};
	enum format format = options->input != NULL ? format_named(options->input, "--input") : FORMAT_GUESS;
	struct reader reader;
	struct batch batch;

	if (options->map != NULL)
		map_read(vocab, options->map);
	reader_init(&reader, options->max_line > 0 ? options->max_line : MAX_LINE);
	reader.fixed = options->fixed;
	batch_init(&batch, vocab);
	if (files == NULL || *files == NULL)
		files = standard_input;
	for (; *files != NULL; files++) {
		reader_open(&reader, *files, format);
		show_file(&reader, &batch, said, !options->any_label, visit, self);
	}
	batch_free(&batch);
	reader_free(&reader);
}

int
cohort_read(const struct cohort_options *options, struct vocab *vocab, char *files[], void (*visit)(struct batch *, void *self), void *self)
{
	const char *known[] = {"id", options->own, NULL};
	struct complaints said = {.vocab = vocab, .known = known, .show_values = options->show_values};

	show_files(options, vocab, files, &said, visit, self);
	return complaints_end(&said);
}

void
cohort_look(const struct cohort_options *options, struct vocab *vocab, char *files[], void (*visit)(struct batch *, void *self), void *self)
{
	show_files(options, vocab, files, NULL, visit, self);
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
	show_file(&reader, &batch, NULL, false, visit, self);
	batch_free(&batch);
	reader_free(&reader);
}
