/*
 * format.h -- the four ways a record is written down
 */
#ifndef FORMAT_H
#define FORMAT_H

#include "base/command.h"
#include "base/text.h"

enum format { FORMAT_GUESS, FORMAT_NDJSON, FORMAT_LTSV, FORMAT_TSV, FORMAT_CSV };

/* The format of that name (ndjson json ltsv tsv csv); dies, naming the option, when there is none. */
enum format format_named(const char *name, const char *option);

const char *format_name(enum format);

/* Dies, with advice, when the first bytes of a file are plainly no text in UTF-8 (gzip, UTF-16). */
void format_check(struct span start, const char *file);

/*
 * What the first line looks like that is neither blank nor a comment;
 * FORMAT_GUESS when there is none.  *whole: the end of that line was seen.
 */
enum format format_guess(struct span start, bool *whole);

struct filter_options {
	const char *input, *output;  /* names of formats, or NULL */
	const char *map;             /* a file of "label<TAB>field" lines */
	const char *fields;          /* labels to write, comma-separated, or NULL for all (bp-record only) */
	size_t max_line;
	bool show_values;
};

#define INPUT_OPTION(o) \
	{'i', "input", "FORMAT", "read ndjson, ltsv, tsv or csv (guessed when not given)", OPTION_TEXT, &(o).input}
#define READING_OPTIONS(o)                                                                                    \
	{'m', "map", "FILE", "take other names for labels from FILE (label, tab, field)", OPTION_TEXT, &(o).map}, \
	{0, "max-line", "BYTES", "treat longer lines as unreadable (1M when not given)", OPTION_NUMBER, &(o).max_line}, \
	{0, "show-values", NULL, "show the values in messages (they may identify a patient)", OPTION_FLAG, &(o).show_values}

#define FILTER_OPTIONS(o)                                                                                     \
	INPUT_OPTION(o),                                                                                      \
	{'o', "output", "FORMAT", "write ndjson, ltsv, tsv or csv (the input's when not given)", OPTION_TEXT, &(o).output}, \
	READING_OPTIONS(o)

#endif
