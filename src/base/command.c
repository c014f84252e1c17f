/*
 * command.c -- one program described once
 */
#include "base/command.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/delivery.h"
#include "base/msg.h"
#include "base/text.h"

enum {
	MAX_OPTIONS = 64,
	LONG = 256,  /* getopt_long() returns LONG + row for a long option, so no letter is needed */
	WIDTH = 80,  /* of --help */
	VERB = 10,   /* of the column of verbs in it */
};

static bool help, version, listing;

static const struct option_row common[] = {
	{'h', "help", NULL, "print this help", OPTION_FLAG, &help},
	{'V', "version", NULL, "print the version", OPTION_FLAG, &version},
	{0, "options", NULL, "list the options, for completions", OPTION_FLAG, &listing},
};

/* Rows of the program, then the common ones; --options last, since it is not for people. */
struct table {
	struct option_row row[MAX_OPTIONS];
	size_t n, shown;
};

static const struct option_row *
row_of_letter(const struct table *t, int letter)
{
	for (size_t i = 0; i < t->n; i++) {
		if (t->row[i].letter != 0 && t->row[i].letter == letter)
			return &t->row[i];
	}
	return NULL;
}

static void
table_make(struct table *t, const struct command *c)
{
	size_t ncommon = sizeof(common) / sizeof(common[0]);

	t->n = 0;
	for (const struct option_row *row = c->options; row != NULL && row->name != NULL; row++) {
		if (t->n + ncommon == MAX_OPTIONS)
			die("more options than there is room for");
		t->row[t->n++] = *row;
	}
	for (size_t i = 0; i < ncommon; i++) {
		bool taken = row_of_letter(t, common[i].letter) != NULL;

		t->row[t->n] = common[i];
		if (taken)
			t->row[t->n].letter = 0;
		t->n++;
	}
	t->shown = t->n - 1;
}

void
output(const char *bytes, size_t n)
{
	if (fflush(stdout) != 0)
		die("cannot write standard output:");
	if (!write_all(STDOUT_FILENO, (struct span){bytes, n}))
		die("cannot write standard output:");
}

/* "  -r, --rules FILE" */
static size_t
add_forms(struct text *t, const struct option_row *row)
{
	size_t start = t->len;

	if (row->letter != 0)
		text_format(t, "  -%c, --%s", row->letter, row->name);
	else
		text_format(t, "      --%s", row->name);
	if (row->argument != NULL)
		text_format(t, " %s", row->argument);
	return t->len - start;
}

static void
add_spaces(struct text *t, size_t n)
{
	while (n-- > 0)
		text_char(t, ' ');
}

/* The phrase, broken between words, in a column that begins at "left". */
static void
add_wrapped(struct text *t, const char *phrase, size_t left)
{
	size_t at = left;

	while (*phrase != '\0') {
		size_t word = strcspn(phrase, " ");

		if (at > left && at + 1 + word > WIDTH) {
			text_char(t, '\n');
			add_spaces(t, left);
			at = left;
		} else if (at > left) {
			text_char(t, ' ');
			at++;
		}
		text_add(t, phrase, word);
		at += word;
		phrase += word;
		phrase += strspn(phrase, " ");
	}
	text_char(t, '\n');
}

/* The verb is the last word of its command's name. */
static const char *
verb_name(const struct command *verb)
{
	const char *blank = strrchr(verb->name, ' ');

	return blank != NULL ? blank + 1 : verb->name;
}

static void
print_help(const struct command *c, const struct table *options)
{
	struct text t = {0};
	size_t column = 0;

	text_format(&t, "usage: %s [option ...]", c->name);
	if (c->operands != NULL && c->operands[0] != '\0')
		text_format(&t, " %s", c->operands);
	text_format(&t, "\n%s\n\n", c->summary);
	for (size_t i = 0; i < options->shown; i++) {
		struct text forms = {0};
		size_t width = add_forms(&forms, &options->row[i]);

		if (column < width)
			column = width;
		text_free(&forms);
	}
	column += 2;
	for (size_t i = 0; i < options->shown; i++) {
		size_t width = add_forms(&t, &options->row[i]);

		add_spaces(&t, column - width);
		add_wrapped(&t, options->row[i].help, column);
	}
	if (c->verbs != NULL) {
		text_format(&t, "\nVerbs, each with its own --help:\n");
		for (size_t i = 0; c->verbs[i] != NULL; i++) {
			size_t width = strlen(verb_name(c->verbs[i]));

			text_format(&t, "  %s", verb_name(c->verbs[i]));
			add_spaces(&t, width < VERB ? VERB - width : 1);
			add_wrapped(&t, c->verbs[i]->summary, VERB + 2);
		}
	}
	if (c->more != NULL) {
		size_t len = strlen(c->more);

		text_format(&t, "\n%s%s", c->more, len > 0 && c->more[len - 1] == '\n' ? "" : "\n");
	}
	output(t.at, t.len);
	text_free(&t);
}

static void
print_version(const struct command *c)
{
	struct text t = {0};

	text_format(&t, "%s %s\n", c->name, VERSION_STRING);
	output(t.at, t.len);
	text_free(&t);
}

static void
print_options(const struct command *c, const struct table *options)
{
	struct text t = {0};

	for (size_t i = 0; i < options->shown; i++) {
		const struct option_row *row = &options->row[i];

		if (row->letter != 0)
			text_format(&t, "-%c", row->letter);
		text_format(&t, "\t--%s\t%s\t%s\n", row->name, row->argument != NULL ? row->argument : "", row->help);
	}
	for (size_t i = 0; c->verbs != NULL && c->verbs[i] != NULL; i++)
		text_format(&t, "\t%s\t\t%s\n", verb_name(c->verbs[i]), c->verbs[i]->summary);
	output(t.at, t.len);
	text_free(&t);
}

/* Ends the program over the long option "word", which getopt_long() found no single row for. */
static _Noreturn void
refuse_long(const struct table *options, const char *word)
{
	struct span name = {word + 2, strcspn(word + 2, "=")};
	const struct option_row *nearest = NULL;
	size_t least = name.len < 4 ? 2 : 3, found = 0;
	struct text could = {0};

	for (size_t i = 0; i < options->shown; i++) {
		const char *other = options->row[i].name;
		size_t distance = spelling_distance(name, span_of(other), 3);

		if (name.len > 0 && strncmp(name.at, other, name.len) == 0)
			text_format(&could, "%s --%s", found++ > 0 ? " or" : "", other);
		if (distance < least) {
			least = distance;
			nearest = &options->row[i];
		}
	}
	if (found > 1)
		die("--%.*s could be%.*s (try --help)", (int)name.len, name.at, (int)could.len, could.at);
	if (nearest != NULL)
		die("unknown option --%.*s; did you mean --%s? (try --help)", (int)name.len, name.at, nearest->name);
	die("unknown option --%.*s (try --help)", (int)name.len, name.at);
}

static size_t
number_of(const struct option_row *row, const char *argument)
{
	static const char suffixes[] = "kKmMgG";
	static const unsigned shifts[] = {10, 10, 20, 20, 30, 30};
	const char *s = argument, *suffix;
	unsigned shift = 0;
	size_t n = 0;

	for (; *s >= '0' && *s <= '9'; s++) {
		if (n > (SIZE_MAX - 9) / 10)
			die("--%s: %s is too large (try --help)", row->name, argument);
		n = n * 10 + (size_t)(*s - '0');
	}
	if (s > argument && *s != '\0' && (suffix = strchr(suffixes, *s)) != NULL) {
		shift = shifts[suffix - suffixes];
		s++;
	}
	if (*s != '\0' || n == 0)
		die("--%s takes a whole number of at least 1 (k, M, G: times 1024), not '%s' (try --help)", row->name, argument);
	if (n > SIZE_MAX >> shift)
		die("--%s: %s is too large (try --help)", row->name, argument);
	return n << shift;
}

static void
add_text(const struct option_row *row, const char *argument)
{
	const char **texts = row->value;
	size_t n = 0;

	while (texts[n] != NULL)
		n++;
	if (n == MAX_TEXTS)
		die("--%s is given more than %d times (try --help)", row->name, MAX_TEXTS);
	texts[n] = argument;
}

static void
row_set(const struct option_row *row, const char *argument)
{
	switch (row->kind) {
	case OPTION_FLAG:
		*(bool *)row->value = true;
		break;
	case OPTION_TEXT:
		*(const char **)row->value = argument;
		break;
	case OPTION_TEXTS:
		add_text(row, argument);
		break;
	case OPTION_NUMBER:
		*(size_t *)row->value = number_of(row, argument);
		break;
	}
}

/* Sets what the options say and returns where the operands begin. */
static int
parse(const struct command *c, const struct table *options, int argc, char *argv[])
{
	struct option longs[MAX_OPTIONS + 1] = {0};
	char shorts[2 * MAX_OPTIONS + 2] = ":", *end = shorts + 1;
	int got;

	for (size_t i = 0; i < options->n; i++) {
		const struct option_row *row = &options->row[i];
		bool takes = row->argument != NULL;

		longs[i] = (struct option){row->name, takes ? required_argument : no_argument, NULL, LONG + (int)i};
		if (row->letter != 0) {
			*end++ = row->letter;
			if (takes)
				*end++ = ':';
		}
	}
	*end = '\0';
	opterr = 0;
	while ((got = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		bool refused = got == '?' || got == ':';
		int which = refused ? optopt : got;
		const struct option_row *row;

		if (which == 0)
			refuse_long(options, argv[optind - 1]);
		row = which >= LONG ? &options->row[which - LONG] : row_of_letter(options, which);
		if (row == NULL)
			die("unknown option -%c (try --help)", which > ' ' && which < 0x7f ? which : '?');
		if (got == ':')
			die("--%s needs an argument: %s (try --help)", row->name, row->argument);
		if (refused)
			die("--%s takes no argument (try --help)", row->name);
		row_set(row, optarg);
		if (help || version || listing)
			return optind;
	}
	if (argc > optind && (c->operands == NULL || c->operands[0] == '\0'))
		die("takes no operands, such as %s (try --help)", argv[optind]);
	return optind;
}

/*
 * A file opened later must not become the standard output of somebody who
 * closed theirs.  What stands in fails as a closed one would: what cannot be
 * read for standard input, what cannot be written for standard output.
 */
static void
hold_standard_files(void)
{
	static const int mode[] = {O_WRONLY, O_RDONLY, O_WRONLY};

	for (int fd = 0; fd < 3; fd++) {
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF && open("/dev/null", mode[fd]) != fd)
			die("cannot open /dev/null:");
	}
}

/* The command that the first operand names; NULL where an option or nothing stands there.  Dies at another word. */
static const struct command *
verb_named(const struct command *c, const char *name)
{
	const char *nearest = NULL;
	size_t least = 3;

	if (name == NULL || *name == '-')
		return NULL;
	for (size_t i = 0; c->verbs[i] != NULL; i++) {
		const char *verb = verb_name(c->verbs[i]);
		size_t distance = spelling_distance(span_of(name), span_of(verb), least);

		if (distance == 0)
			return c->verbs[i];
		if (distance < least) {
			least = distance;
			nearest = verb;
		}
	}
	if (nearest != NULL)
		die("unknown verb %s; did you mean %s? (try --help)", name, nearest);
	die("unknown verb %s (try --help)", name);
}

int
command_main(const struct command *c, int argc, char *argv[])
{
	static struct table options;
	const struct command *verb;
	int first, status = EXIT_OK;
	bool lost;

	if (c->verbs != NULL) {
		progname = c->name;
		verb = verb_named(c, argc > 1 ? argv[1] : NULL);
		if (verb != NULL)
			return command_main(verb, argc - 1, argv + 1);
	}
	progname = c->name;
	hold_standard_files();
	table_make(&options, c);
	first = parse(c, &options, argc, argv);
	if (help)
		print_help(c, &options);
	else if (version)
		print_version(c);
	else if (listing)
		print_options(c, &options);
	else
		status = c->run(argc - first, argv + first);

	errno = 0;
	lost = ferror(stdout) != 0;
	if (fclose(stdout) != 0 || lost) {  /* a full disk may say so only now */
		if (errno == 0)
			errno = EIO;
		die("cannot write standard output:");
	}
	return status;
}
