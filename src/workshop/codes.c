/*
 * codes.c -- what can be wrong or doubtful in a rule set, each with a short stable code
 */
#include "workshop/codes.h"

#include <strings.h>

/* A rule around a condition, for the examples. */
#define RULE(when) "triage \"TR-2\" { level = \"soon\", when = " when ", source = \"BOOK\" }"

const struct code codes[] = {
	{
		"E01", "a rule file that cannot be read as rules",
		"The message says where reading stopped and what stood there. Look at that line and the one before it.",
		NULL, NULL, {NULL},
	},
	{
		"E10", "a name that nothing has",
		"Names and ids are written exactly as they were declared, and declared above the place that uses them. "
		"The nearest name is told; a misspelt name would otherwise make a rule that never fires.",
		RULE("fewer"), RULE("fever"),
		{"nothing is called ", "there is no source ", "there is no level ", "there is no such id ", "there is no advice ",
		 "no red flag has an id ", "there is no such field", "is not known here; a choice has", "no items have that id",
		 "these are items, the first one first"},
	},
	{
		"E11", "a value the question does not have",
		"A choice has the values its declaration lists, spelt as they are there; the message lists them.",
		RULE("sex:is \"femal\""), RULE("sex:is \"female\""),
		{" is never \"", "has no values to choose from", "only a choice has :is", " differ only in capitals",
		 "already means that the question was not answered"},
	},
	{
		"E12", "a number outside the range of its question, or one that decides nothing",
		"A limit lies within the least and the most the question allows, and some answers pass it while others do not.",
		RULE("age:over(150)"), RULE("age:over(75)"),
		{" runs from ", " holds for no number", "is compared with itself", "is compared with a", "only a number has :", "a score lies between "},
	},
	{
		"E13", "a key that the declaration does not take",
		"A misspelt key would be lost in silence, and with it what it says. The nearest key is told.",
		"triage \"TR-2\" { level = \"soon\", wehn = fever, when = cancer, source = \"BOOK\" }", RULE("any { fever, cancer }"),
		{" is no key of a ", " takes no ", " takes stop = true, not ", "takes level, at_least and except",
		 "takes entries only", "has an entry without a key"},
	},
	{
		"E14", "Lua's and, or: one side would be lost in silence",
		"Lua reads these words before the rules do and keeps only one of the two conditions.",
		RULE("fever and cancer"), RULE("all { fever, cancer }"),
		{"Lua would silently keep only"},
	},
	{
		"E15", "words and signs of Lua that are not for rules",
		"A rule says what is so, not what to do in which order: no comparisons with signs, no arithmetic, no loops, "
		"no branches, no functions.",
		RULE("age > 75"), RULE("age:over(75)"),
		{" is not for rules", "behind a name is not for rules", "changes nothing here; write define", "would hide the word",
		 "counted with like a number", "non-closable", "attempt to index"},
	},
	{
		"E16", "a key that is given twice in one table",
		"Lua would silently keep the second. Join the two, or take one out.",
		"triage \"TR-2\" { level = \"soon\", when = fever, when = cancer, source = \"BOOK\" }", RULE("any { fever, cancer }"),
		{"is given twice in one table"},
	},
	{
		"E17", "a name or an id that is taken, or cannot be one",
		"Every rule, question and named condition has a name of its own, which is no word of the language. "
		"An id that was used is never used again for something else.",
		"triage \"TR-1\" { level = \"soon\", when = cancer, source = \"BOOK\" }", RULE("cancer"),
		{"is declared twice", " is taken", "has named this rule set", "is a word of ", "cannot be used as a name", " gives labels like ",
		 "an id has up to ", "an id has no blank", "name is taken"},
	},
	{
		"E18", "a key that must be there and is missing or empty",
		"The message shows what to add.",
		"triage \"TR-2\" { level = \"soon\", source = \"BOOK\" }", RULE("cancer"),
		{" has no when", " is empty; write ", "; it is one of ", "; add "},
	},
	{
		"E19", "a rule without a source",
		"Every rule says what it rests on. Your own decision is a source too: declare it once, and name it.",
		"triage \"TR-2\" { level = \"soon\", when = cancer }", RULE("cancer"),
		{" has no source; add", ": source is empty;"},
	},
	{
		"E20", "a comma, a bracket, a colon or a quote is missing or too many",
		"Look at the place named and at the line above it: what is missing often belongs at the end of that one.",
		RULE("all { fever cancer }"), RULE("all { fever, cancer }"),
		{"a comma is missing", "bracket", "a colon is missing", "ends before ", "is a printer's quote", "unfinished ",
		 "what stands before the bracket", "= between a key and its value", " expected near ", "closes nothing",
		 "is not told with what"},
	},
	{
		"E21", "something that is no condition where one is wanted",
		"A condition is a question answered yes, or a test of one: age:over(50), sex:is \"male\", known(age).",
		RULE("any { fever, age }"), RULE("any { fever, age:over(75) }"),
		{" is a number; write ", " has several values; write ", "is a text or a date and cannot be tested",
		 "declares, and is no question", "is a table, not a condition", "is a text, not a condition", ", not a condition", "wants one name",
		 " wants a field; ", " has 0 conditions", "wants a list"},
	},
	{
		"E22", "a rule that reads what is only decided later",
		"The order is: conflicts, numbers worked out, red flags, classes, patterns, conditions, triage, final, "
		"destinations, gates, lists. A rule reads only what stands before it.",
		"redflag \"RF-3\" { level = \"soon\", when = has_pattern \"warm\", say = \"Look.\", source = \"BOOK\" }",
		"redflag \"RF-3\" { level = \"soon\", when = hot, say = \"Look.\", source = \"BOOK\" }",
		{"reads something that is only decided later", "is worked out from itself"},
	},
	{
		"E23", "something that went into no rule",
		"A condition, a word or an entry stands where nothing takes it: a comma or a bracket is in the wrong place.",
		"define \"ill\"", "define \"ill\" (any { fever, cancer })",
		{"went into no rule", "stands alone", "would be lost", "stands in brackets; write ", " without an id; write ",
		 "\"id\" { … }", "; write define \"name\" (condition)"},
	},
	{
		"E24", "a list with a hole, or an entry of the wrong shape",
		"The message shows the shape of an entry.",
		"class \"heat\" { { \"hot\" }, otherwise = \"cold\" }", "class \"heat\" { { \"hot\", fever }, otherwise = \"cold\" }",
		{"the list has a hole", ": each entry of ", ": an entry is ", " is { \"text\", condition }", "wants labels in quotes",
		 "wants ids in quotes", "wants a whole number from ", "that is a whole number from ", "stands in it twice",
		 "write each \"", "write total { each", "write mean { each"},
	},
	{
		"E25", "a time that is none, or is longer than the level allows",
		"A time is \"now\", \"24 h\" or \"14 d\". A rule may be quicker than its level, never slower; a higher level never "
		"waits longer than a lower one.",
		"triage \"TR-2\" { level = \"soon\", within = \"9 d\", when = cancer, source = \"BOOK\" }",
		"triage \"TR-2\" { level = \"soon\", within = \"2 d\", when = cancer, source = \"BOOK\" }",
		{"must be \"now\"", " is longer than level ", "and may wait longer", "a time stands in quotes"},
	},
	{
		"E26", "levels and destinations that do not fit together",
		"Ranks run from 0 upwards without a gap; a red flag is above the lowest; where one level has a destination all have "
		"one, and its last entry has no condition.",
		"redflag \"RF-3\" { level = \"calm\", when = cancer, say = \"Look.\", source = \"BOOK\" }",
		"redflag \"RF-3\" { level = \"soon\", when = cancer, say = \"Look.\", source = \"BOOK\" }",
		{"ranks run from 0", "no level is declared", "has no destination", "the last entry of first", "the lowest level is what remains",
		 "rank must be ", "candidate conditions want likelihood", "wants two whole numbers", "its rank or its name"},
	},
	{
		"E27", "a value of the wrong kind",
		"Texts stand in quotes, numbers and conditions do not, lists stand in curly brackets.",
		"triage \"TR-2\" { level = 1, when = cancer, source = \"BOOK\" }", RULE("cancer"),
		{" must be ", " stands in quotes", "stand in quotes", "malformed number", "wants at least ", "wants 2 numbers",
		 "not a number", "; write x:is", "write number:between", "each gives several numbers"},
	},
	{
		"E28", "a file that cannot be read, or declares nothing",
		"The files of a rule set stand beside index.lua, which names them in order.",
		"-- still to be written", "pass { \"title\" }",
		{"cannot read ", "is no rule file", "declares nothing; if that is meant", "from outside", " files to read",
		 "declares no rule set"},
	},
	{
		"E29", "a sign that is no letter",
		"Save rule files as UTF-8, without special signs in the texts; \\ stands twice where it is meant.",
		"advice \"P-2\" { say = \"Rest\\0\", kind = \"comfort\", source = \"BOOK\" }",
		"advice \"P-2\" { say = \"Rest.\", kind = \"comfort\", source = \"BOOK\" }",
		{" is not UTF-8", "a NUL byte", "begins a special sign", "a sign that is no plain letter"},
	},
	{
		"E30", "more of something than a rule set may hold",
		"Rules are read by people: take what is so large or so deep apart, with define \"name\" (condition).",
		NULL, NULL,
		{"more than ", "nested ", "too many ", "weights come to", "to load", "joined too deep", "at most 1000"},
	},
	{
		"E31", "a doubt that is accepted without a reason",
		"Whoever reads the rule later must see why the doubt is not one.",
		"triage \"TR-2\" { level = \"soon\", when = cancer, source = \"BOOK\", accepts = { \"D31\" } }", RULE("cancer"),
		{" gives no reason; write accepts"},
	},
	{
		"E32", "an override, or something retired, that does not fit",
		"Site files (--site FILE) override by id, with the keys that are new; the rules themselves are changed where they "
		"stand. What is retired is never used again, and nothing may name it any more.",
		"override \"TR-1\" { within = \"2 d\" }", "retire \"TR-1\" { why = \"no longer wanted here\" }",
		{"override is for site files", "no declaration has that id", "is declared more than once", " have that id; write ",
		 "is retired already", " is retired (", "cannot be changed from a site file", "write override \"", "changes nothing: ",
		 "cannot be retired", "override \"", "and is never used again", ", which people answer; "},
	},

	{
		"D10", "a rule that can never fire",
		"No answers make its condition yes, or all that do make its unless yes too. Most often an all should be an any, or two "
		"limits leave no number between them.",
		RULE("all { age:over(60), age:under(18) }"), RULE("any { age:over(60), age:under(18) }"), {NULL},
	},
	{
		"D11", "a rule that never decides: another one always covers it",
		"Whenever it fires, the other (or one of several) fires too, at the same level or above, no slower. It changes no level; "
		"perhaps its level is too low, or its condition too narrow. If it is wanted for what it suspects and says, accept it.",
		RULE("all { hot, cancer, age:over(60) }"), RULE("all { cancer, age:over(60) }"), {NULL},
	},
	{
		"D12", "two rules with the same condition",
		"They always fire together. Perhaps one was copied and not finished; if not, make one rule of them.",
		"redflag \"RF-3\" { level = \"alarm\", when = age:over(80), say = \"Look.\", source = \"BOOK\" }",
		"redflag \"RF-3\" { level = \"alarm\", when = age:over(90), say = \"Look.\", source = \"BOOK\" }", {NULL},
	},
	{
		"D13", "the words of a level do not name the time in which it acts",
		"People read the words, programs the time in within: a patient told \"within 48 hours\" must not be booked by another "
		"clock. Change the one or the other; times a rule may shorten to belong into the words, too.",
		"level \"crash\" { rank = 3, within = \"now\", review = \"1 d\", say = \"Within 24 hours.\" }",
		"level \"crash\" { rank = 3, within = \"now\", review = \"1 d\", say = \"Now.\" }", {NULL},
	},
	{
		"D14", "a row, an entry, a weight or an exclusion that never comes to anything",
		"Its condition is never yes, or the rows above it have taken every record that would reach it.",
		"class \"heat\" { { \"hot\", fever }, { \"old\", all { fever, age:over(75) } }, otherwise = \"cold\" }",
		"class \"heat\" { { \"old\", all { fever, age:over(75) } }, { \"hot\", fever }, otherwise = \"cold\" }", {NULL},
	},
	{
		"D20", "a threshold outside any tested value",
		"The worked cases in tests/ hold no answer on one of its sides, so nobody would notice if it were wrong. Add a case "
		"at the limit and one a step beside it.",
		RULE("age:over(110)"), RULE("age:over(85)"), {NULL},
	},
	{
		"D30", "an input nobody asks for",
		"A rule reads it, and it has no words to ask it with, or it is a standard question that no block asks. It will stay "
		"open, and the rule silent.",
		"yesno \"rash\" { tier = \"core\", kind = \"symptom\" }\n" RULE("rash"),
		"yesno \"rash\" { tier = \"core\", kind = \"symptom\", ask = \"Is there a rash?\" }\n" RULE("rash"), {NULL},
	},
	{
		"D31", "a question no rule reads",
		"People answer it and nothing becomes of it. Take it out, or write the rule that was meant.",
		"yesno \"rash\" { tier = \"core\", kind = \"symptom\", ask = \"Is there a rash?\" }",
		"yesno \"rash\" { tier = \"core\", kind = \"symptom\", ask = \"Is there a rash?\" }\n" RULE("rash"), {NULL},
	},
	{
		"D40", "an exclusion inside when: a no to a symptom or risk makes the rule fire",
		"Inside when, the no must have been said for the rule to fire: where nobody asked, it stays silent, and missing data "
		"calms. Write what calms under unless: there only a no that was said holds the rule back.",
		"redflag \"RF-3\" { level = \"soon\", when = all { cancer, fever }, say = \"Look.\", source = \"BOOK\" }\n"
		RULE("all { cancer, no(fever) }"),
		"triage \"TR-2\" { level = \"soon\", when = cancer, unless = no(fever), source = \"BOOK\" }", {NULL},
	},
	{
		"D41", "one question pulls both ways in a rule",
		"Its yes speaks for the rule in one place and against it in another. While it is not asked, each place counts for "
		"itself: the rule may be called open although every answer would give the same.",
		RULE("any { all { fever, cancer }, all { no(fever), cancer } }"), RULE("cancer"), {NULL},
	},
	{
		"D42", "a yes to a symptom or risk holds a rule back",
		"It stands under unless, or behind a no inside it, so that saying yes to something bad calms. Exclusions are reliefs, "
		"findings, or a no to what is feared.",
		"triage \"TR-2\" { level = \"soon\", when = cancer, unless = fever, source = \"BOOK\" }",
		"triage \"TR-2\" { level = \"soon\", when = cancer, unless = no(fever), source = \"BOOK\" }", {NULL},
	},
	{
		"D50", "a source that is never used",
		"No declaration rests on it: it is left over, or a rule forgot to name it.",
		"source \"LEAFLET\" { title = \"A leaflet\", read = \"m\" }",
		"source \"LEAFLET\" { title = \"A leaflet\", read = \"m\" }\n"
		"triage \"TR-2\" { level = \"soon\", when = cancer, source = \"LEAFLET\" }", {NULL},
	},
	{
		"D51", "a review-by day that has passed",
		"Somebody promised to look at it again by then: what it rests on may have changed. Look at it, and set the next day.",
		"triage \"TR-2\" { level = \"soon\", when = cancer, source = \"BOOK\", review_by = \"2020-01-31\" }",
		"triage \"TR-2\" { level = \"soon\", when = cancer, source = \"BOOK\", review_by = \"2999-01-31\" }", {NULL},
	},
	{
		"D90", "an accepted doubt that is not there",
		"The rule was changed, or the code is misspelt: take the text out, lest it hide a doubt that comes later.",
		"triage \"TR-2\" { level = \"soon\", when = cancer, source = \"BOOK\", accepts = { \"D12: both are wanted\" } }",
		RULE("cancer"), {NULL},
	},
	{.name = NULL},
};

const struct code *
code_named(struct span name)
{
	for (const struct code *c = codes; c->name != NULL; c++)
		if (strlen(c->name) == name.len && strncasecmp(c->name, name.at, name.len) == 0)
			return c;
	return NULL;
}

/* The longest sign wins: "has no source; add" says more than "; add". */
const struct code *
code_of_problem(const char *text)
{
	const struct code *found = codes;
	size_t longest = 0;

	for (const struct code *c = codes; c->name != NULL; c++)
		for (size_t i = 0; i < MAX_SIGNS && c->signs[i] != NULL; i++) {
			size_t n = strlen(c->signs[i]);

			if (n > longest && strstr(text, c->signs[i]) != NULL) {
				found = c;
				longest = n;
			}
		}
	return found;
}
