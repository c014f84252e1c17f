/*
 * bp-rules.c -- the rule workshop: check, try, test, compare and print a rule set
 */
#include <stdio.h>
#include <string.h>

#include "base/msg.h"
#include "base/text.h"
#include "workshop/verb.h"

static bool listing;

static const struct option_row options[] = {
	{0, "verbs", NULL, "list the verbs, for completions", OPTION_FLAG, &listing},
	{0},
};

/* The verb itself: the last word of its command's name. */
static const char *
verb_of(const struct command *c)
{
	return strrchr(c->name, ' ') + 1;
}

static const struct command *
find(const char *name)
{
	for (size_t i = 0; verbs[i] != NULL; i++)
		if (strcmp(verb_of(verbs[i]), name) == 0)
			return verbs[i];
	return NULL;
}

/* Ends the program over a verb that is none. */
static _Noreturn void
refuse(const char *name)
{
	const char *near = NULL;
	size_t best = 3;

	for (size_t i = 0; verbs[i] != NULL; i++) {
		size_t distance = spelling_distance(span_of(name), span_of(verb_of(verbs[i])), best - 1);

		if (distance < best) {
			best = distance;
			near = verb_of(verbs[i]);
		}
	}
	die("unknown verb %s%s%s (try --help)", name, near != NULL ? "; nearest: " : "", near != NULL ? near : "");
}

static int
run(int noperands, char *operands[])
{
	if (listing) {
		for (size_t i = 0; verbs[i] != NULL; i++)
			printf("%s\t%s\n", verb_of(verbs[i]), verbs[i]->summary);
		return EXIT_OK;
	}
	if (noperands > 0)
		refuse(operands[0]);
	die("say what to do: bp-rules --help lists the verbs");
}

int
main(int argc, char *argv[])
{
	struct text more = {0};
	struct command command = {
		.name = "bp-rules",
		.summary = "check, try, test, compare and print a rule set",
		.operands = "VERB [...]",
		.options = options,
		.run = run,
	};
	const struct command *verb = argc > 1 ? find(argv[1]) : NULL;
	int status;

	if (verb != NULL)
		return command_main(verb, argc - 1, argv + 1);
	text_format(&more, "Verbs (each has --help):\n");
	for (size_t i = 0; verbs[i] != NULL; i++)
		text_format(&more, "  %-10s %s\n", verb_of(verbs[i]), verbs[i]->summary);
	text_char(&more, '\0');
	command.more = more.at;
	status = command_main(&command, argc, argv);
	text_free(&more);
	return status;
}
