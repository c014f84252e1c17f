/*
 * command.h -- one program described once
 *
 * From a table of option rows come the getopt_long tables, --help, the usage
 * line, --version, and the listing completions ask for (--options: short
 * form, long form, argument, help; separated by tabs, one option a line).
 */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include <stddef.h>

enum { MAX_TEXTS = 8 };

enum option_kind {
	OPTION_FLAG,    /* value is a bool *, set to true */
	OPTION_TEXT,    /* value is a const char **, set to the argument */
	OPTION_TEXTS,   /* value is a const char *[MAX_TEXTS + 1], NULL at the end: may be given more than once */
	OPTION_NUMBER,  /* value is a size_t *, a whole number of at least 1 (k, M, G: times 1024) */
};

struct option_row {
	char letter;           /* 0: has a long form only */
	const char *name;      /* the long form; NULL ends the table */
	const char *argument;  /* what it takes, in capitals; NULL for a flag */
	const char *help;      /* one phrase, lower case, no full stop */
	enum option_kind kind;
	void *value;
};

struct command {
	const char *name, *summary, *operands;
	const struct option_row *options;  /* --help and --version are added to every program */
	const char *more;                  /* lines printed at the end of --help, or NULL */
	const struct command *const *verbs;  /* what its first operand may be, NULL at the end; or NULL: see below */
	int (*run)(int noperands, char *operands[]);  /* returns the exit status */
};

/*
 * Parses the options, runs the command, makes sure that everything written
 * to standard output has arrived, and returns the exit status.  A wrong
 * option ends the program with status 2, one line, and the nearest name.
 */
int command_main(const struct command *, int argc, char *argv[]);

/*
 * A program with verbs runs the command its first operand names, with options
 * of its own; the command's name is "bp-rules check" for the verb check.  Its
 * own run is called without one.  --help tells the verbs, --options lists them
 * behind the options (no short form, the verb, nothing, its summary).
 */

/* Write all of it to standard output, or end the program with status 2. */
void output(const char *bytes, size_t n);

#endif
