/*
 * fact.c -- from the text of an answer to a typed fact
 */
#include "record/fact.h"

#include <endian.h>

enum answer { ANSWER_OTHER, ANSWER_BLANK, ANSWER_YES, ANSWER_NO, ANSWER_DK, ANSWER_NA };

/* Up to eight letters as one number, the first in its lowest byte. */
#define L2(a, b) ((uint64_t)(a) | (uint64_t)(b) << 8)
#define L4(a, b, c, d) (L2(a, b) | L2(c, d) << 16)

/* The bytes of a text of 2 to 8 as one number; no byte beside them is touched. */
static inline uint64_t
letters_of(const char *s, size_t len)
{
	if (len >= 4) {
		uint32_t head, tail;

		memcpy(&head, s, 4);
		memcpy(&tail, s + len - 4, 4);
		return le32toh(head) | (uint64_t)le32toh(tail) << (8 * (len - 4));
	} else {
		uint16_t head, tail;

		memcpy(&head, s, 2);
		memcpy(&tail, s + len - 2, 2);
		return (uint64_t)le16toh(head) | (uint64_t)le16toh(tail) << (8 * (len - 2));
	}
}

/* The words that mean the same for every field that has them. */
static inline enum answer
answer_of(struct span text)
{
	uint64_t lower;

	if (text.len == 0)
		return ANSWER_BLANK;
	if (text.len == 1) {
		switch (text.at[0]) {
		case '?':
			return ANSWER_BLANK;
		case 'y': case 'Y': case '1':
			return ANSWER_YES;
		case 'n': case 'N': case '0':
			return ANSWER_NO;
		}
		return ANSWER_OTHER;
	}
	if (text.len > 5)
		return ANSWER_OTHER;
	/* Only letters are left, and 0x20 turns none but a capital into a small one. */
	lower = UINT64_C(0x2020202020202020) >> (64 - 8 * text.len);
	switch (letters_of(text.at, text.len) | lower) {
	case L4('y', 'e', 's', 0):
	case L4('t', 'r', 'u', 'e'):
		return ANSWER_YES;
	case L2('n', 'o'):
	case L4('f', 'a', 'l', 's') | (uint64_t)'e' << 32:
		return ANSWER_NO;
	case L2('d', 'k'):
		return ANSWER_DK;
	case L2('n', 'a'):
		return ANSWER_NA;
	case L4('n', 'u', 'l', 'l'):
		return ANSWER_BLANK;
	}
	return ANSWER_OTHER;
}

static struct fact
wrong(const char *why)
{
	return (struct fact){.state = FACT_WRONG, .wrong = why};
}

static bool
has_blanks_around(struct span text)
{
	return text.len > 0 && (text.at[0] == ' ' || text.at[text.len - 1] == ' ');
}

static struct fact
not_applicable(const struct field_def *def)
{
	if (def->type == FIELD_YESNO || def->may_not_apply)
		return (struct fact){.state = FACT_NA};
	return wrong("does not apply (na) is no answer here");
}

static struct fact
read_yesno(const struct field_def *def, struct span text)
{
	switch (answer_of(text)) {
	case ANSWER_YES:
		return (struct fact){.state = FACT_KNOWN, .yes = true};
	case ANSWER_NO:
		return (struct fact){.state = FACT_KNOWN, .yes = false};
	case ANSWER_BLANK:
		return (struct fact){.state = FACT_BLANK};
	case ANSWER_DK:
		return (struct fact){.state = FACT_DK};
	case ANSWER_NA:
		return not_applicable(def);
	case ANSWER_OTHER:
		break;
	}
	return wrong(has_blanks_around(text) ? "blanks around the answer" : "neither yes nor no nor dk");
}

static bool
is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

/* The first place at or after i that is no digit. */
static size_t
skip_digits(struct span text, size_t i)
{
	while (i < text.len && is_digit(text.at[i]))
		i++;
	return i;
}

/* Why it is no number, as far as one can tell. */
static const char *
number_hint(struct span text)
{
	size_t start = text.len > 0 && (text.at[0] == '-' || text.at[0] == '+');
	size_t i = skip_digits(text, start);

	if (has_blanks_around(text))
		return "blanks around the number";
	if (i == start || i == text.len)
		return "not a number";
	if (text.at[i] == ',' && i + 1 < text.len && skip_digits(text, i + 1) == text.len)
		return "comma instead of a decimal point";
	if (text.at[i] == '.')
		i = skip_digits(text, i + 1);
	if (i < text.len && (text.at[i] == ' ' || text.at[i] == '%' || (unsigned char)text.at[i] >= 0x80
	                     || ((text.at[i] | 0x20) >= 'a' && (text.at[i] | 0x20) <= 'z')))
		return "not a number alone (leave out the unit)";
	return "not a number";
}

/* People write 5 and 37.5; +5 and 1e2 are what a broken export writes, and are not guessed at. */
static bool
written_plainly(struct span text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (text.at[i] == '+' || (text.at[i] | 0x20) == 'e')
			return false;
	return true;
}

static struct fact
read_number(const struct field_def *def, struct span text)
{
	double v;

	if (!number_read(text, &v)) {
		switch (answer_of(text)) {
		case ANSWER_BLANK:
			return (struct fact){.state = FACT_BLANK};
		case ANSWER_DK:
			return (struct fact){.state = FACT_DK};
		case ANSWER_NA:
			return not_applicable(def);
		default:
			return wrong(number_hint(text));
		}
	}
	if (!written_plainly(text))
		return wrong("not written as a plain number like 5 or 37.5");
	if (!(v >= def->min && v <= def->max)) {
		if (def->misfit_unit != NULL && v >= 86 && v <= 113)  /* 30 to 45 °C */
			return wrong(def->misfit_unit);
		return wrong(def->misfit != NULL ? def->misfit : "out of range");
	}
	/* From 2^52 on there are no fractions left. */
	if (def->whole && v > -4503599627370496.0 && v < 4503599627370496.0 && v != (double)(int64_t)v)
		return wrong("not a whole number");
	return (struct fact){.state = FACT_KNOWN, .number = v};
}

static bool
same_word(struct span a, struct span b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		unsigned char differ = (unsigned char)(a.at[i] ^ b.at[i]);
		unsigned char small = (unsigned char)(a.at[i] | 0x20);

		if (differ != 0 && (differ != 0x20 || small < 'a' || small > 'z'))
			return false;
	}
	return true;
}

static struct fact
read_choice(const struct field_def *def, struct span text)
{
	for (size_t i = 0; i < def->nvalues; i++) {
		if (same_word(def->values[i], text))
			return (struct fact){.state = FACT_KNOWN, .choice = (int)i};
	}
	switch (answer_of(text)) {
	case ANSWER_BLANK:
		return (struct fact){.state = FACT_BLANK};
	case ANSWER_DK:
		return (struct fact){.state = FACT_DK};
	case ANSWER_NA:
		return not_applicable(def);
	default:
		break;
	}
	if (has_blanks_around(text))
		return wrong("blanks around the word");
	return wrong(def->misfit != NULL ? def->misfit : "not one of the words of this field");
}

static struct fact
read_day(const struct field_def *def, struct span text)
{
	long days;

	if (date_read(text, &days))
		return (struct fact){.state = FACT_KNOWN, .number = (double)days};
	switch (answer_of(text)) {
	case ANSWER_BLANK:
		return (struct fact){.state = FACT_BLANK};
	case ANSWER_DK:
		return wrong("dk has no meaning here");
	case ANSWER_NA:
		return not_applicable(def);
	default:
		return wrong("not a date like 2026-11-24");
	}
}

struct fact
fact_read(const struct field_def *def, struct span text)
{
	switch (def->type) {
	case FIELD_YESNO:
		return read_yesno(def, text);
	case FIELD_NUMBER:
		return read_number(def, text);
	case FIELD_CHOICE:
		return read_choice(def, text);
	case FIELD_DAY:
		return read_day(def, text);
	case FIELD_TEXT:
		break;
	}
	return (struct fact){.state = answer_of(text) == ANSWER_BLANK ? FACT_BLANK : FACT_KNOWN};
}

bool
fact_same(const struct field_def *def, const struct fact *a, const struct fact *b)
{
	switch (def->type) {
	case FIELD_YESNO:
		return a->yes == b->yes;
	case FIELD_CHOICE:
		return a->choice == b->choice;
	case FIELD_NUMBER:
	case FIELD_DAY:
		return a->number == b->number;
	case FIELD_TEXT:
		break;
	}
	return false;
}
