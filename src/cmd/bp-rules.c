/*
 * bp-rules.c -- the rule workshop: check, try, test, compare and print a rule set
 */
#include "base/msg.h"
#include "workshop/verb.h"

static int
without_verb(int noperands, char *operands[])
{
	(void)noperands;
	(void)operands;
	die("say what to do: bp-rules --help lists the verbs");
}

int
main(int argc, char *argv[])
{
	static const struct command command = {
		.name = "bp-rules",
		.summary = "check, try, test, compare and print a rule set",
		.operands = "VERB [...]",
		.run = without_verb,
		.verbs = verbs,
	};

	return command_main(&command, argc, argv);
}
