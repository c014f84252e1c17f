/*
 * typed.c -- what a person types, and what it means
 */
#include "interview/typed.h"

#include "page/letters.h"
#include "record/fact.h"

/* The words there are beside the answers themselves.  The letter is what the prompt shows. */
static const struct command_word {
	const char *letter, *word;
	enum typed means;
	const char *answer;
} commands[] = {
	{"y", "yes", TYPED_ANSWER, "yes"}, {"n", "no", TYPED_ANSWER, "no"}, {"d", "not sure", TYPED_ANSWER, "dk"},
	{"s", "skip", TYPED_SKIP, NULL},   {"b", "back", TYPED_BACK, NULL}, {"?", "why", TYPED_WHY, NULL},
	{"q", "stop", TYPED_STOP, NULL},
};

enum { NCOMMANDS = sizeof(commands) / sizeof(commands[0]), YES = 0, NO = 1, UNSURE = 2 };

/* The small letter of a large one, in the scripts that have one here: Latin and Cyrillic. */
static unsigned
small(unsigned code)
{
	if ((code >= 'A' && code <= 'Z') || (code >= 0xc0 && code <= 0xde && code != 0xd7) || (code >= 0x410 && code <= 0x42f))
		return code + 0x20;
	if (code == 0x401)  /* Ё: people write Е for it */
		return 0x435;
	return code == 0x451 ? 0x435 : code;
}

/* Whether "a" is "b", or (all false) begins like it, in any case; an underscore is a blank. */
static bool
alike(struct span a, struct span b, bool all)
{
	size_t i = 0, k = 0;

	while (i < a.len && k < b.len) {
		struct letter x = letter_at(a.at + i, a.len - i), y = letter_at(b.at + k, b.len - k);
		unsigned p = small(x.code == '_' ? ' ' : x.code), q = small(y.code == '_' ? ' ' : y.code);

		if (p != q)
			return false;
		i += x.size;
		k += y.size;
	}
	return i == a.len && (!all || k == b.len);
}

static bool
means(struct tongue *tongue, struct span line, const char *english)
{
	return alike(line, span_of(english), true) || alike(line, span_of(tongue_say(tongue, english)), true);
}

/* Which of the words it is, or -1. */
static int
command_of(struct tongue *tongue, struct span line)
{
	for (int i = 0; i < NCOMMANDS; i++)
		if (means(tongue, line, commands[i].letter) || means(tongue, line, commands[i].word))
			return i;
	return span_is(line, SPAN("dk")) ? UNSURE : -1;
}

int
typed_yesno(struct tongue *tongue, struct span line)
{
	int i = command_of(tongue, line);

	return i == YES ? 1 : i == NO ? 0 : -1;
}

enum typed
typed_command(struct tongue *tongue, struct span line)
{
	int i = command_of(tongue, line);

	return line.len == 0 ? TYPED_NOTHING : i >= 0 ? commands[i].means : TYPED_WRONG;
}

bool
typed_number(struct span *line, size_t *number)
{
	while (line->len > 0 && (*line->at == ' ' || *line->at == ',')) {
		line->at++;
		line->len--;
	}
	*number = 0;
	if (line->len == 0 || *line->at < '0' || *line->at > '9')
		return false;
	while (line->len > 0 && *line->at >= '0' && *line->at <= '9' && *number < 1000) {
		*number = *number * 10 + (size_t)(*line->at - '0');
		line->at++;
		line->len--;
	}
	return true;
}

/* The word of a choice that is meant: by its number, or by so much of it that no other begins so. */
static const struct span *
choice_of(const struct field_def *def, struct tongue *tongue, struct span line)
{
	const struct span *found = NULL;
	struct span rest = line;
	size_t number;

	if (typed_number(&rest, &number) && rest.len == 0)
		return number >= 1 && number <= def->nvalues ? &def->values[number - 1] : NULL;
	for (int all = 1; all >= 0 && found == NULL; all--) {
		size_t n = 0;

		for (size_t i = 0; i < def->nvalues; i++) {
			if (!alike(line, def->values[i], all) && !alike(line, span_of(tongue_word(tongue, def->label, def->values[i])), all))
				continue;
			found = &def->values[i];
			n++;
		}
		if (n > 1)
			found = NULL;
	}
	return found;
}

/* Only a yes/no question is answered by yes and no. */
static bool
is_possible(const struct field_def *def, int command)
{
	return command > NO || def->type == FIELD_YESNO;
}

enum typed
typed_read(const struct field_def *def, struct tongue *tongue, struct span line, struct text *answer, const char **wrong)
{
	const struct span *choice = NULL;
	int command = command_of(tongue, line);
	struct fact fact;

	answer->len = 0;
	*wrong = "";
	if (line.len == 0)
		return TYPED_NOTHING;
	if (def->type == FIELD_CHOICE && (command < 0 || !is_possible(def, command)))
		choice = choice_of(def, tongue, line);
	if (choice == NULL && command >= 0 && is_possible(def, command)) {
		/* A day or a text has no "not sure": it stays open. */
		if (command == UNSURE && (def->type == FIELD_DAY || def->type == FIELD_TEXT))
			return TYPED_SKIP;
		if (commands[command].answer != NULL)
			text_string(answer, commands[command].answer);
		return commands[command].means;
	}
	text_room(answer, line.len + TEXT_SLACK + (choice != NULL ? choice->len : 0));  /* it is looked at many bytes at once */
	text_add(answer, choice != NULL ? choice->at : line.at, choice != NULL ? choice->len : line.len);
	fact = fact_read(def, (struct span){answer->at, answer->len});
	if (fact.state == FACT_KNOWN)
		return TYPED_ANSWER;
	*wrong = fact.state != FACT_WRONG ? "That is no answer to this question"
	         : def->type == FIELD_YESNO ? "Neither yes nor no"
	         : def->type == FIELD_CHOICE ? "None of these: type the number in front, or the word" : fact.wrong;
	return TYPED_WRONG;
}

void
typed_letters(struct text *t, struct tongue *tongue, const struct field_def *def)
{
	for (int i = 0; i < NCOMMANDS; i++) {
		if (def == NULL ? i > NO : !is_possible(def, i))
			continue;
		if (t->len > 0 && t->at[t->len - 1] != ' ')
			text_char(t, ' ');
		text_string(t, tongue_say(tongue, commands[i].letter));
	}
}
