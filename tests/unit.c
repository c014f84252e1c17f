/*
 * unit.c -- tables of cases for the small strict readers, and for what looks at 64 records at once
 *
 * Prints one "ok" a table and one "not ok" a case that fails; the status is 1
 * when any did.
 */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/msg.h"
#include "base/text.h"
#include "interview/chart.h"
#include "interview/typed.h"
#include "page/press.h"
#include "page/tongue.h"
#include "record/answers.h"
#include "record/fact.h"
#include "record/order.h"
#include "record/vocab.h"
#include "rule/tally.h"
#include "rule/tokens.h"
#include "stage/ledger.h"

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static size_t cases, failures;

__attribute__((format(printf, 2, 3))) static void
expect(bool good, const char *fmt, ...)
{
	va_list args;

	cases++;
	if (good)
		return;
	failures++;
	printf("not ok - ");
	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	putchar('\n');
}

static void
table_done(const char *name)
{
	static size_t before, failed_before;

	if (failures == failed_before)
		printf("ok - %s: %zu cases\n", name, cases - before);
	before = cases;
	failed_before = failures;
}

/* A copy that ends exactly where its memory does, so that a sanitizer sees a byte read too much. */
static struct span
tight(const char *s, size_t len)
{
	char *copy = malloc(len > 0 ? len : 1);

	if (copy == NULL)
		die("out of memory");
	memcpy(copy, s, len);
	return (struct span){copy, len};
}

static void
tight_free(struct span s)
{
	free((char *)s.at);
}

static void
test_number_read(void)
{
	static const char *const good[] = {
		"0", "7", "42", "007", "1234", "12345", "-1", "+1", "-0", "0.5", "37.5", "-37.25", "00.50", "1e3", "1E3",
		"1e+3", "1e-3", "1.5e10", "0.1", "0.3", "123456789012345", "1234567890123456", "9007199254740993",
		"12345678901234567890", "0.000000000000000000000000000001", "1e22", "1e23", "123456789012345e22",
		"123456789012345e23", "8.5e-320", "4.9e-324", "2.4e-324", "1e-400", "0e999999999999999999999",
		"1.7976931348623157e308", "2.2250738585072014e-308", "2.2250738585072011e-308", "1e0000000000000000000001",
		"179769313486231580793728971405301199e272", "0.30000000000000004", "5e-324", "9999", "10000", "999.9",
		"6929495644600919.5", "3.2378839133029012895883524125015321748630094e-319",
	};
	static const char *const bad[] = {
		"", " ", "1 ", " 1", ".5", "5.", "-.5", "+", "-", "--1", "1.2.3", "1e", "1e+", "e3", "1e3.5", "0x10", "inf",
		"nan", "NaN", "-inf", "1,5", "1_000", "1e400", "-1e400", "1e99999999999999999999", "12a", "a", "1.e3", "/",
		":", "1/2", "1:2", "\xd9\xa1", "1.7976931348623159e308",
	};
	char many[3000];
	double v;

	for (size_t i = 0; i < LENGTH(good); i++) {
		struct span s = tight(good[i], strlen(good[i]));
		bool ok = number_read(s, &v);

		expect(ok && v == strtod(good[i], NULL), "number_read %s: %.17g, wanted %.17g", good[i], ok ? v : NAN, strtod(good[i], NULL));
		tight_free(s);
	}
	for (size_t i = 0; i < LENGTH(bad); i++) {
		struct span s = tight(bad[i], strlen(bad[i]));

		expect(!number_read(s, &v), "number_read '%s' is taken for a number", bad[i]);
		tight_free(s);
	}
	expect(!number_read((struct span){"1\0", 2}, &v), "number_read takes a NUL for the end");
	expect(number_read(SPAN("-0"), &v) && !signbit(v), "number_read -0 keeps its sign");

	/* A tie that only the last of very many digits breaks: 2^53 + 1 and something. */
	memset(many, '0', sizeof(many));
	memcpy(many, "9007199254740993.", 17);
	expect(number_read((struct span){many, 2900}, &v) && v == 9007199254740992.0, "number_read: a tie with many zeros");
	many[2800] = '1';
	expect(number_read((struct span){many, 2900}, &v) && v == 9007199254740994.0, "number_read: a tie broken at digit 2800");
	memset(many, '7', 400);
	expect(!number_read((struct span){many, 400}, &v), "number_read: 400 digits do not fit");
	memcpy(many + 400, "e-390", 5);
	expect(number_read((struct span){many, 405}, &v) && v == 7777777777.7777777777777, "number_read: 400 digits e-390");
	memset(many, '0', sizeof(many));
	memcpy(many, "0.", 2);
	memcpy(many + 2000, "25e1999", 7);
	expect(number_read((struct span){many, 2007}, &v) && v == 2.5, "number_read: far behind the point, %.17g", v);
	memset(many, '1', 2000);
	memcpy(many + 2000, "e-1999", 6);
	expect(number_read((struct span){many, 2006}, &v) && v == 1.1111111111111112, "number_read: 2000 ones, %.17g", v);

	for (unsigned i = 0; i < 20000; i++) {
		char text[64];
		int n = snprintf(text, sizeof(text), "%.*g", (int)(i % 19) + 1, ldexp((double)(i * 2654435761u) + 0.1 * i, (int)(i % 180) - 100));

		expect(number_read((struct span){text, (size_t)n}, &v) && v == strtod(text, NULL), "number_read %s", text);
	}
	table_done("number_read");
}

static void
test_date(void)
{
	static const struct {
		const char *text;
		bool good;
		long days;
	} table[] = {
		{"1970-01-01", true, 0}, {"1970-01-02", true, 1}, {"1969-12-31", true, -1}, {"2000-02-29", true, 11016},
		{"2000-03-01", true, 11017}, {"2026-11-24", true, 20781}, {"0000-01-01", true, -719528},
		{"9999-12-31", true, 2932896}, {"1900-02-28", true, -25509}, {"1900-02-29", false, 0},
		{"2023-02-29", false, 0}, {"2024-02-29", true, 19782}, {"2026-13-01", false, 0}, {"2026-00-01", false, 0},
		{"2026-04-31", false, 0}, {"2026-01-00", false, 0}, {"2026-1-1", false, 0}, {"26-11-24", false, 0},
		{"2026/11/24", false, 0}, {"2026-11-24T10:00", false, 0}, {" 2026-11-24", false, 0}, {"2026-11-2x", false, 0},
		{"+026-11-24", false, 0}, {"", false, 0}, {"24.11.2026", false, 0}, {"20261124", false, 0},
	};
	long days, last = 0;
	char text[11];

	for (size_t i = 0; i < LENGTH(table); i++) {
		struct span s = tight(table[i].text, strlen(table[i].text));
		bool good = date_read(s, &days);

		expect(good == table[i].good && (!good || days == table[i].days), "date_read '%s': %d %ld", table[i].text, good, good ? days : 0);
		if (good) {
			date_write(days, text);
			expect(strcmp(text, table[i].text) == 0, "date_write %ld: %s", days, text);
		}
		tight_free(s);
	}
	for (long day = -719528; day <= 2932896; day += 13) {
		date_write(day, text);
		expect(date_read((struct span){text, 10}, &last) && last == day, "date %ld is %s and back %ld", day, text, last);
	}
	table_done("date_read and date_write");
}

static void
test_utf8(void)
{
	static const struct {
		const char *text;
		size_t len, good;
	} table[] = {
		{"", 0, 0}, {"abc", 3, 3}, {"a\0b", 3, 3}, {"\xc3\xa9", 2, 2}, {"\xc3", 1, 0}, {"a\xc3", 2, 1}, {"\x80", 1, 0},
		{"\xc0\xaf", 2, 0}, {"\xc1\xbf", 2, 0}, {"\xc2\x80", 2, 2}, {"\xc2\x7f", 2, 0}, {"\xe0\x9f\xbf", 3, 0},
		{"\xe0\xa0\x80", 3, 3}, {"\xed\x9f\xbf", 3, 3}, {"\xed\xa0\x80", 3, 0}, {"\xee\x80\x80", 3, 3},
		{"\xef\xbf\xbf", 3, 3}, {"\xe2\x82", 2, 0}, {"\xe2\x82\xac", 3, 3}, {"\xe2\x82x", 3, 0}, {"\xf0\x8f\xbf\xbf", 4, 0},
		{"\xf0\x90\x80\x80", 4, 4}, {"\xf4\x8f\xbf\xbf", 4, 4}, {"\xf4\x90\x80\x80", 4, 0}, {"\xf5\x80\x80\x80", 4, 0},
		{"\xff", 1, 0}, {"\xfe", 1, 0}, {"\xf0\x9f\x98", 3, 0},
	};
	char long_text[100];

	for (size_t i = 0; i < LENGTH(table); i++) {
		struct span s = tight(table[i].text, table[i].len);

		expect(utf8_good(s.at, s.len) == table[i].good, "utf8_good row %zu: %zu", i, utf8_good(s.at, s.len));
		tight_free(s);
		/* The same at every distance from the steps of 16 bytes, followed by more. */
		for (size_t at = 0; at < 40; at++) {
			size_t good = table[i].good == table[i].len ? 60 : at + table[i].good;

			memset(long_text, 'x', sizeof(long_text));
			memcpy(long_text + at, table[i].text, table[i].len);
			expect(utf8_good(long_text, 60) == good, "utf8_good row %zu at %zu: %zu", i, at, utf8_good(long_text, 60));
		}
	}
	table_done("utf8_good");
}

static void
test_spelling(void)
{
	static const struct {
		const char *a, *b;
		size_t limit, distance;
	} table[] = {
		{"", "", 2, 0}, {"a", "", 2, 1}, {"", "abc", 2, 3}, {"", "abc", 3, 3}, {"rules", "ruls", 2, 1}, {"rules", "rulse", 2, 1},
		{"rules", "rules", 0, 0}, {"rules", "rulez", 0, 1}, {"kitten", "sitting", 3, 3}, {"kitten", "sitting", 2, 3},
		{"kitten", "sitting", 9, 3}, {"ca", "abc", 5, 3}, {"fever", "fevre", 1, 1}, {"abcdef", "badcfe", 3, 3},
		{"abcdef", "badcfe", 5, 3}, {"saddle_numbness", "sadle_numbnes", 3, 2}, {"abcdefgh", "hgfedcba", 3, 4},
		{"xaby", "xbay", 1, 1}, {"aab", "aba", 1, 1},
	};

	for (size_t i = 0; i < LENGTH(table); i++) {
		struct span a = span_of(table[i].a), b = span_of(table[i].b);
		size_t there = spelling_distance(a, b, table[i].limit), back = spelling_distance(b, a, table[i].limit);

		expect(there == table[i].distance && back == there, "spelling_distance %s %s limit %zu: %zu, back %zu",
			table[i].a, table[i].b, table[i].limit, there, back);
	}
	table_done("spelling_distance");
}

static struct vocab *
small_vocab(void)
{
	struct span words[] = {SPAN("none"), SPAN("minor"), SPAN("major")};
	const struct field_def fields[] = {
		{.label = SPAN("fever"), .type = FIELD_YESNO},
		{.label = SPAN("temperature_c"), .type = FIELD_NUMBER, .min = 30, .max = 43, .unit = "°C"},
		{.label = SPAN("age"), .type = FIELD_NUMBER, .min = 0, .max = 115, .whole = true, .unit = "years"},
		{.label = SPAN("trauma"), .type = FIELD_CHOICE, .values = words, .nvalues = 3},
		{.label = SPAN("date"), .type = FIELD_DAY},
		{.label = SPAN("note"), .type = FIELD_TEXT},
		{.label = SPAN("weeks"), .type = FIELD_NUMBER, .min = -INFINITY, .max = INFINITY, .unit = ""},
		{.label = SPAN("pregnant"), .type = FIELD_CHOICE, .values = words, .nvalues = 3, .may_not_apply = true},
	};
	struct vocab *v = vocab_new();

	for (size_t i = 0; i < LENGTH(fields); i++)
		expect(vocab_add_field(v, &fields[i]) == (int)i, "vocab_add_field %zu", i);
	return v;
}

static void
test_fact(void)
{
	enum { FEVER, TEMPERATURE, AGE, TRAUMA, DATE, NOTE, WEEKS, PREGNANT };
	static const struct {
		int field;
		const char *text;
		enum fact_state state;
		double value;
		const char *wrong;
	} table[] = {
		{FEVER, "yes", FACT_KNOWN, 1, NULL}, {FEVER, "YES", FACT_KNOWN, 1, NULL}, {FEVER, "Y", FACT_KNOWN, 1, NULL},
		{FEVER, "y", FACT_KNOWN, 1, NULL}, {FEVER, "true", FACT_KNOWN, 1, NULL}, {FEVER, "True", FACT_KNOWN, 1, NULL},
		{FEVER, "1", FACT_KNOWN, 1, NULL}, {FEVER, "no", FACT_KNOWN, 0, NULL}, {FEVER, "No", FACT_KNOWN, 0, NULL},
		{FEVER, "n", FACT_KNOWN, 0, NULL}, {FEVER, "N", FACT_KNOWN, 0, NULL}, {FEVER, "false", FACT_KNOWN, 0, NULL},
		{FEVER, "FALSE", FACT_KNOWN, 0, NULL}, {FEVER, "0", FACT_KNOWN, 0, NULL}, {FEVER, "", FACT_BLANK, 0, NULL},
		{FEVER, "?", FACT_BLANK, 0, NULL}, {FEVER, "null", FACT_BLANK, 0, NULL}, {FEVER, "dk", FACT_DK, 0, NULL},
		{FEVER, "DK", FACT_DK, 0, NULL}, {FEVER, "na", FACT_NA, 0, NULL}, {FEVER, "NA", FACT_NA, 0, NULL},
		{FEVER, "maybe", FACT_WRONG, 0, "neither yes nor no nor dk"}, {FEVER, "yes ", FACT_WRONG, 0, "blanks around the answer"},
		{FEVER, "\x11", FACT_WRONG, 0, "neither yes nor no nor dk"}, {FEVER, "\x10", FACT_WRONG, 0, "neither yes nor no nor dk"},
		{FEVER, "\x1f", FACT_WRONG, 0, "neither yes nor no nor dk"}, {FEVER, "2", FACT_WRONG, 0, "neither yes nor no nor dk"},
		{FEVER, "yess", FACT_WRONG, 0, "neither yes nor no nor dk"}, {FEVER, "falsee", FACT_WRONG, 0, "neither yes nor no nor dk"},
		{FEVER, "ye", FACT_WRONG, 0, "neither yes nor no nor dk"}, {FEVER, "nul", FACT_WRONG, 0, "neither yes nor no nor dk"},
		{FEVER, "n0", FACT_WRONG, 0, "neither yes nor no nor dk"}, {FEVER, "yesyesyesyes", FACT_WRONG, 0, "neither yes nor no nor dk"},
		{TEMPERATURE, "37.5", FACT_KNOWN, 37.5, NULL}, {TEMPERATURE, "30", FACT_KNOWN, 30, NULL},
		{TEMPERATURE, "43", FACT_KNOWN, 43, NULL}, {TEMPERATURE, "101", FACT_WRONG, 0, "out of range 30 to 43 °C (Fahrenheit?)"},
		{TEMPERATURE, "43.1", FACT_WRONG, 0, "out of range 30 to 43 °C"},
		{TEMPERATURE, "375", FACT_WRONG, 0, "out of range 30 to 43 °C"},
		{TEMPERATURE, "37,5", FACT_WRONG, 0, "comma instead of a decimal point"},
		{TEMPERATURE, "37.5 C", FACT_WRONG, 0, "not a number alone (leave out the unit)"},
		{TEMPERATURE, "38°C", FACT_WRONG, 0, "not a number alone (leave out the unit)"},
		{TEMPERATURE, "warm", FACT_WRONG, 0, "not a number"}, {TEMPERATURE, "37.", FACT_WRONG, 0, "not a number"},
		{TEMPERATURE, " 37", FACT_WRONG, 0, "blanks around the number"}, {TEMPERATURE, "dk", FACT_DK, 0, NULL},
		{TEMPERATURE, "?", FACT_BLANK, 0, NULL}, {TEMPERATURE, "yes", FACT_WRONG, 0, "not a number"},
		{TEMPERATURE, "na", FACT_WRONG, 0, "does not apply (na) is no answer here"},
		{AGE, "63", FACT_KNOWN, 63, NULL}, {AGE, "63.0", FACT_KNOWN, 63, NULL}, {AGE, "-0", FACT_KNOWN, 0, NULL},
		{AGE, "63.5", FACT_WRONG, 0, "not a whole number"}, {AGE, "116", FACT_WRONG, 0, "out of range 0 to 115 years"},
		{AGE, "-1", FACT_WRONG, 0, "out of range 0 to 115 years"}, {AGE, "1e1", FACT_WRONG, 0, "not written as a plain number like 5 or 37.5"},
		{AGE, "", FACT_BLANK, 0, NULL}, {AGE, "nan", FACT_WRONG, 0, "not a number"},
		{TRAUMA, "none", FACT_KNOWN, 0, NULL}, {TRAUMA, "Major", FACT_KNOWN, 2, NULL}, {TRAUMA, "dk", FACT_DK, 0, NULL},
		{TRAUMA, "na", FACT_WRONG, 0, "does not apply (na) is no answer here"}, {TRAUMA, "NULL", FACT_BLANK, 0, NULL},
		{TRAUMA, "big", FACT_WRONG, 0, "not one of none/minor/major"}, {TRAUMA, "MAJO\x12", FACT_WRONG, 0, "not one of none/minor/major"},
		{TRAUMA, "minor ", FACT_WRONG, 0, "blanks around the word"}, {PREGNANT, "na", FACT_NA, 0, NULL},
		{DATE, "2026-11-24", FACT_KNOWN, 20781, NULL}, {DATE, "24.11.2026", FACT_WRONG, 0, "not a date like 2026-11-24"},
		{DATE, "dk", FACT_WRONG, 0, "dk has no meaning here"}, {DATE, "?", FACT_BLANK, 0, NULL},
		{NOTE, "any words", FACT_KNOWN, 0, NULL}, {NOTE, "dk", FACT_KNOWN, 0, NULL}, {NOTE, "", FACT_BLANK, 0, NULL},
		{WEEKS, "-1000000", FACT_KNOWN, -1000000, NULL},
	};
	struct vocab *v = small_vocab();

	for (size_t i = 0; i < LENGTH(table); i++) {
		const struct field_def *def = &v->fields[table[i].field];
		struct span s = tight(table[i].text, strlen(table[i].text));
		struct fact f = fact_read(def, s);
		double value = def->type == FIELD_YESNO ? f.yes : def->type == FIELD_CHOICE ? f.choice : f.number;
		bool good = f.state == table[i].state && (f.state != FACT_KNOWN || value == table[i].value)
		            && (f.wrong != NULL) == (table[i].wrong != NULL) && (f.wrong == NULL || strcmp(f.wrong, table[i].wrong) == 0);

		expect(good, "fact_read %s:%s: state %d value %g: %s", def->label.at, table[i].text, f.state, value, f.wrong != NULL ? f.wrong : "-");
		tight_free(s);
	}
	vocab_free(v);
	table_done("fact_read");
}

/* Looks the label up with other bytes than those of any table around it. */
static struct label
find(const struct vocab *v, const char *label, size_t len, char around)
{
	char *room = malloc(LABEL_EDGE + len + LABEL_TEXT);
	struct label means;

	if (room == NULL)
		die("out of memory");
	memset(room, around, LABEL_EDGE + len + LABEL_TEXT);
	memcpy(room + LABEL_EDGE, label, len);
	means = vocab_find(v, room + LABEL_EDGE, len);
	free(room);
	return means;
}

static void
test_vocab(void)
{
	struct vocab *v = small_vocab();
	struct {
		const char *label;
		enum label_kind kind;
		int index;
	} table[] = {
		{"fever", LABEL_FIELD, 0}, {"temperature_c", LABEL_FIELD, 1}, {"age", LABEL_FIELD, 2}, {"years_old", LABEL_FIELD, 2},
		{"level", LABEL_RESULT, 0}, {"error", LABEL_ERROR, 0}, {"line", LABEL_ERROR, 1}, {"raw", LABEL_ERROR, 2},
		{"title", LABEL_PASS, 0}, {"expect_level", LABEL_PASS, 0}, {"expect_", LABEL_PASS, 0}, {"expect", LABEL_UNKNOWN, -1},
		{"feve", LABEL_UNKNOWN, -1}, {"fevers", LABEL_UNKNOWN, -1}, {"ever", LABEL_UNKNOWN, -1}, {"", LABEL_UNKNOWN, -1},
		{"f", LABEL_UNKNOWN, -1}, {"a_label_of_more_than_sixteen_bytes", LABEL_RESULT, 1},
		{"a_label_of_LESS_than_sixteen_bytes", LABEL_UNKNOWN, -1}, {"Fever", LABEL_FIELD, 0}, {" FEVER ", LABEL_FIELD, 0}, {"Fevers", LABEL_UNKNOWN, -1},
		{"x", LABEL_FIELD, 0}, {"12345678", LABEL_FIELD, 3}, {"1234567", LABEL_FIELD, 4}, {"1234567890123456", LABEL_FIELD, 5},
	};
	static const struct {
		const char *wrote, *meant;
	} near[] = {
		{"fevr", "fever"}, {"Fever", "fever"}, {"Temperature C", "temperature_c"}, {"temprature_c", "temperature_c"},
		{"agee", "age"}, {"zzz", ""}, {"a", ""}, {"levle", "level"}, {"something_else_entirely", ""}, {"", ""},
	};
	char name[32];

	expect(vocab_add_alias(v, SPAN("years_old"), 2), "an alias");
	expect(!vocab_add_alias(v, SPAN("fever"), 2), "an alias that is taken");
	expect(!vocab_add_alias(v, SPAN(""), 2), "an empty alias");
	expect(vocab_add_result(v, SPAN("level")) == 0, "a result");
	expect(vocab_add_result(v, SPAN("a_label_of_more_than_sixteen_bytes")) == 1, "another result");
	expect(vocab_add_result(v, SPAN("age")) == -1, "a result that is a field");
	expect(vocab_add_field(v, &(struct field_def){.label = SPAN("error")}) == -1, "a field called error");
	expect(vocab_add_pass(v, SPAN("title")) && vocab_add_pass(v, SPAN("title")), "a label let through, twice");
	expect(!vocab_add_pass(v, SPAN("fever")), "a field let through");
	expect(vocab_add_pass(v, SPAN("expect_*")), "a prefix");
	expect(vocab_add_alias(v, SPAN("x"), 0) && vocab_add_alias(v, SPAN("12345678"), 3) && vocab_add_alias(v, SPAN("1234567"), 4)
	       && vocab_add_alias(v, SPAN("1234567890123456"), 5), "aliases of many lengths");
	for (int i = 0; i < 2000; i++)
		expect(vocab_add_alias(v, (struct span){name, (size_t)snprintf(name, sizeof(name), "alias%d", i)}, i % 8), "alias %d", i);
	for (size_t i = 0; i < LENGTH(table); i++) {
		for (int around = 0; around < 256; around += 51) {
			struct label means = find(v, table[i].label, strlen(table[i].label), (char)around);

			expect(means.kind == table[i].kind && means.index == table[i].index, "vocab_find %s: %d %d", table[i].label, means.kind, means.index);
		}
	}
	for (int i = 0; i < 2000; i++) {
		struct label means = find(v, name, (size_t)snprintf(name, sizeof(name), "alias%d", i), '1');

		expect(means.kind == LABEL_FIELD && means.index == i % 8, "vocab_find %s: %d %d", name, means.kind, means.index);
	}
	for (size_t i = 0; i < LENGTH(near); i++) {
		struct span meant = vocab_nearest(v, span_of(near[i].wrote));

		expect(span_is(meant, span_of(near[i].meant)), "vocab_nearest %s: %.*s", near[i].wrote, (int)meant.len, meant.at);
	}
	vocab_free(v);
	table_done("vocab_find and vocab_nearest");
}

static void
test_arena(void)
{
	struct arena a = {0};
	struct text t = {0};

	for (int round = 0; round < 3; round++) {
		for (size_t size = 0; size < 3000; size++) {
			unsigned char *piece = arena_take(&a, size);
			size_t sum = 0;

			for (size_t i = 0; i < size; i++)
				sum += piece[i];
			expect(sum == 0 && (uintptr_t)piece % 16 == 0, "arena_take %zu", size);
			memset(piece, 0xff, size);
		}
		arena_reset(&a);
	}
	expect(strcmp(arena_copy(&a, "abc", 2), "ab") == 0, "arena_copy");
	expect(strcmp(arena_format(&a, "%d-%s", 7, "x"), "7-x") == 0, "arena_format");
	arena_free(&a);
	arena_free(&a);
	for (int i = 0; i < 1000; i++)
		text_format(&t, "%d,", i);
	expect(t.len == 3890 && memcmp(t.at + t.len - 4, "999,", 4) == 0, "text_format: %zu", t.len);
	text_free(&t);
	table_done("arena and text");
}

/* Random words with few or many bits set. */
static uint64_t
random_word(void)
{
	static uint64_t state = 20261127;
	uint64_t w = ~UINT64_C(0);

	for (unsigned i = 0; i < 3; i++) {
		state ^= state << 13, state ^= state >> 7, state ^= state << 17;
		w = (state >> 11) % 3 == 0 ? w | state * UINT64_C(0x9e3779b97f4a7c15) : w & state * UINT64_C(0x9e3779b97f4a7c15);
	}
	return w;
}

static void
test_tally(void)
{
	for (unsigned round = 0; round < 300; round++) {
		struct weighted items[12];
		struct score score = {.items = items, .nitems = round % 13};
		uint64_t yes[12];
		struct tally t;
		int sum[64] = {0};

		for (unsigned i = 0; i < score.nitems; i++) {
			items[i].weight = (int)(random_word() % (round % 7 == 0 ? 2001 : 11)) - (round % 7 == 0 ? 1000 : 5);
			yes[i] = round % 5 == 0 ? 0 : random_word();
		}
		tally_init(&t, &score);
		for (unsigned again = 0; again < 2; again++) {
			tally_begin(&t);
			for (unsigned i = 0; i < score.nitems; i++)
				tally_add(&t, items[i].weight, yes[i]);
		}
		for (unsigned lane = 0; lane < 64; lane++) {
			for (unsigned i = 0; i < score.nitems; i++)
				sum[lane] += yes[i] >> lane & 1 ? items[i].weight : 0;
			expect(tally_of(&t, lane) == sum[lane], "tally: %d, wanted %d", tally_of(&t, lane), sum[lane]);
		}
		for (int least = -20; least <= 20; least++) {
			uint64_t wanted = 0;

			for (unsigned lane = 0; lane < 64; lane++)
				wanted |= (uint64_t)(sum[lane] >= least) << lane;
			expect(tally_from(&t, least) == wanted, "tally_from %d", least);
		}
	}
	table_done("tally");
}

static void
test_ledger(void)
{
	struct arena mem = {0};

	for (unsigned n = 1; n < 200; n += 33) {
		struct word *words = arena_take(&mem, n * sizeof(*words));
		struct ledger ledger = {0};

		ledger_list(&ledger, &mem, words, n);
		ledger_finish(&ledger, &mem);
		for (unsigned i = 0; i < n; i++)
			ledger.columns[i] = random_word();
		ledger_turn(&ledger);
		for (unsigned lane = 0; lane < BATCH_SIZE; lane++) {
			const uint64_t *row = ledger_row(&ledger, lane);
			unsigned next = 0;

			for (unsigned i = 0; i < n; i++) {
				bool wanted = ledger.columns[i] >> lane & 1;

				expect(row_has(row, i) == wanted, "ledger: row %u, column %u of %u", lane, i, n);
				if (!wanted)
					continue;
				next = row_next(row, next, n);
				expect(next == i, "row_next: %u, wanted %u", next, i);
				next++;
			}
			expect(row_next(row, next, n) == n, "row_next goes beyond the last");
		}
	}
	arena_free(&mem);
	table_done("ledger_turn and row_next");
}

static bool
fits(const struct order_label *l, const char *line)
{
	return order_fits(l, order_same(l, line));
}

/* Which answers are usual: the first one met, until others have been met more often than it. */
static void
test_usual(void)
{
	static const struct {
		const char *answer;
		bool is_usual;  /* before it is met */
	} met[] = {
		{"no", false}, {"no", true}, {"no", true}, {"yes", false}, {"no", true}, {"yes", false}, {"yes", false},
		{"no", true}, {"dk", false}, {"dk", false}, {"dk", true}, {"dk", true}, {"no", false}, {"no", false}, {"no", false},
		{"", false}, {"nono", false}, {"n", false}, {"n", true}, {"n", true},
		{"an answer much too long to be kept with it", false}, {"n", true}, {"na", false}, {"n", true},
	};
	struct order o;

	order_init(&o, 10);
	order_begin(&o, FORMAT_NDJSON);
	order_add(&o, "fever", 5, (struct label){.kind = LABEL_FIELD, .index = 0}, true);
	for (size_t i = 0; i < LENGTH(met); i++) {
		const struct order_label *l = &o.label[0];
		size_t n = strlen(met[i].answer), len = n + 10;
		unsigned edition = o.edition;
		char line[100];

		snprintf(line, sizeof(line), "\"fever\":\"%s\",                                 ", met[i].answer);
		expect(order_usual(l, order_same(l, line)) == met[i].is_usual, "order_usual %zu: %s", i, line);
		order_meet(&o, 0, line, line + len + 1, (struct span){line + 9, n});
		expect(fits(l, line), "order_fits %s", line);
		if (!order_usual(l, order_same(l, line)))
			expect(o.edition == edition, "order_meet %zu: a new edition", i);
		else if (order_has_usual(l))
			expect(span_is((struct span){l->text + l->answer, l->answer_len}, span_of(met[i].answer)), "order_meet %s", line);
	}
	order_free(&o);
	table_done("order_usual");
}

static void
test_order(void)
{
	static const char *const labels[] = {"a", "age", "a_label_of_thirty_one_characters", "a_label_of_thirty_characters__", "id"};
	static const enum format formats[] = {FORMAT_LTSV, FORMAT_NDJSON};
	struct order o;

	order_init(&o, 10);
	for (size_t f = 0; f < LENGTH(formats); f++) {
		order_begin(&o, formats[f]);
		expect(!fits(&o.label[0], "a:1                                    "), "order_fits in an empty order");
		for (size_t i = 0; i < LENGTH(labels); i++)
			order_add(&o, labels[i], strlen(labels[i]), (struct label){.kind = LABEL_FIELD, .index = (int)i}, true);
		for (size_t i = 0; i < LENGTH(labels); i++) {
			const char *quote = formats[f] == FORMAT_NDJSON ? "\"" : "";
			size_t len = strlen(labels[i]) + 1 + 2 * strlen(quote);
			char line[100], other[100];

			memset(line, '\n', sizeof(line));
			snprintf(line, sizeof(line), "%s%s%s:no                                ", quote, labels[i], quote);
			expect(fits(&o.label[i], line) == (len < ORDER_TEXT), "order_fits %s", line);
			expect(!fits(&o.label[LENGTH(labels)], line), "the end of the order fits %s", line);
			expect(!order_usual(&o.label[i], order_same(&o.label[i], line)), "no answer is usual, and %s has it", line);
			for (size_t k = 0; k < len; k++) {
				memcpy(other, line, sizeof(other));
				other[k] ^= 1;
				expect(!fits(&o.label[i], other), "order_fits %s", other);
			}
			expect(o.place[i] == i + 1, "order: place of %s", labels[i]);
		}
	}
	order_free(&o);
	table_done("order_fits");
}

/* Pages as texts: what is asked for, or why there is none, and the program goes on. */
static void
test_press(void)
{
	static const struct {
		const char *script;
		size_t width;
		bool printed;
		const char *text;  /* all of the page, or how the reason begins */
	} table[] = {
		{"for i, r in ipairs(records) do para { i, \" \", r.fever, \" \", r.age, \" \", r.level } end", 0, true, "1 yes 40 soon\n\n2 - -\n"},
		{"para \"one two three four five six seven\"", 20, true, "one two three four\nfive six seven\n"},
		{"para \"one two three four five six seven\"", 1, true, "one two three four\nfive six seven\n"},
		{"para \"one two three four five six seven\"", SIZE_MAX, true, "one two three four five six seven\n"},
		{"title \"A title of two lines\"", 20, true, "A title of two lines\n====================\n"},
		{"para \"\\u{2014} \\u{201c}caf\\u{e9}\\u{201d}\"", 0, true, "- \"cafe\"\n"},
		{"bullets { \"a\" }", 0, true, "- a\n"},
		{"", 0, false, "pages/unit.lua: makes a page with nothing on it"},
		{"para(", 0, false, "pages/unit.lua:1: unexpected symbol"},
		{"\n\nerror \"no such luck\"", 0, false, "pages/unit.lua:3: no such luck"},
		{"format \"ics\" event { date = \"2026-12-01\", uid = \"x\", summary = \"y\" }", 0, false, "pages/unit.lua: makes a calendar and nothing else"},
		{"while true do end", 0, false, "pages/unit.lua:1: takes longer than 1 s"},
		{"local t = {} while true do t[#t + 1] = (\"x\"):rep(1000) end", 0, false, "pages/unit.lua: needs more than 8 MiB"},
	};
	struct ruleset set = {.vocab = small_vocab()};
	struct shelf_script files[SCRIPT_PARTS] = {{"pages/unit.lua", "unit.lua", {0}}, {"", "en.lua", {0}}};
	struct dossier dossier;
	struct script script = {
		.files = files, .nfiles = SCRIPT_PARTS, .language_name = "en", .dossier = &dossier, .set = &set,
		.seconds = 1, .memory = 8 << 20, .output = 1 << 20,
	};
	struct press press = {.script = &script, .ascii = true};
	struct text out = {0}, why = {0};
	struct rlimit limit, none_left;

	getrlimit(RLIMIT_NOFILE, &limit);
	dossier_read_text(&dossier, &set, "unit", SPAN("fever:y\tage:40\tlevel:soon\nfever:maybe\n"));
	expect(dossier.n == 2, "dossier_read_text: %zu records", dossier.n);
	for (size_t i = 0; i < LENGTH(table); i++) {
		bool printed;

		files[SCRIPT_PAGE].text = span_of(table[i].script);
		press.width = table[i].width;
		text_string(&out, "> ");
		printed = press_text(&press, &out, &why);
		expect(printed == table[i].printed && (printed ? why.len : out.len - 2) == 0, "press_text %zu", i);
		text_char(printed ? &out : &why, '\0');
		expect(printed ? strcmp(out.at + 2, table[i].text) == 0 : strncmp(why.at, table[i].text, strlen(table[i].text)) == 0,
		       "press_text %zu: %s", i, printed ? out.at : why.at);
		text_free(&out);
		text_free(&why);
	}
	none_left = limit;
	none_left.rlim_cur = 3;
	setrlimit(RLIMIT_NOFILE, &none_left);
	expect(!press_text(&press, &out, &why) && out.len == 0, "press_text without a file to spare");
	setrlimit(RLIMIT_NOFILE, &limit);
	text_char(&why, '\0');
	expect(strncmp(why.at, "pages/unit.lua: cannot be run in a child process: ", 50) == 0, "press_text: %s", why.at);
	text_free(&out);
	text_free(&why);
	dossier_free(&dossier);
	vocab_free(set.vocab);
	table_done("press_text");
}

/* A language of those texts, in a directory of its own. */
static struct tongue *
tongue_of(const char *lua)
{
	char directory[] = "/tmp/bp-unit-XXXXXX", lang[sizeof(directory) + 10], path[sizeof(directory) + 20];
	struct tongue *t;
	FILE *out;

	if (mkdtemp(directory) == NULL)
		die("cannot make a directory:");
	snprintf(lang, sizeof(lang), "%s/lang", directory);
	snprintf(path, sizeof(path), "%s/xx.lua", lang);
	mkdir(lang, 0700);
	out = fopen(path, "w");
	if (out == NULL || fputs(lua, out) < 0 || fclose(out) != 0)
		die("cannot write %s:", path);
	t = tongue_read(directory, "xx");
	unlink(path);
	rmdir(lang);
	rmdir(directory);
	return t;
}

static void
test_tongue(void)
{
	static const struct {
		const char *english, *other;
	} said[] = {
		{"yes", "ja"}, {"no", "no"}, {"", ""}, {"Yes", "Yes"}, {"a b", "turns ? and [31m"}, {"empty", "empty"}, {"1", "1"},
		{"many\nlines", "one line"},
	};
	struct tongue *t = tongue_of("return { yes = 'ja', ['a b'] = 'turns \\u{202e} and\\27[31m', empty = '', [1] = 'one', two = 2,\n"
	                             "['many\\nlines'] = 'one\\nline', ['none (leg)'] = 'keins', none = 'nichts', ['{a} of {b}'] = '{b}, {a}, {c}, {' }");
	struct tongue *english = tongue_read("/nowhere", "en");
	struct text filled = {0};

	for (size_t i = 0; i < LENGTH(said); i++) {
		const char *got = tongue_say(t, said[i].english);

		expect(strcmp(got, said[i].other) == 0, "tongue_say %s: %s", said[i].english, got);
		expect(tongue_say(english, said[i].english) == said[i].english, "tongue_say in English: %s", said[i].english);
	}
	expect(strcmp(tongue_word(t, SPAN("leg"), SPAN("none")), "keins") == 0, "tongue_word none (leg)");
	expect(strcmp(tongue_word(t, SPAN("arm"), SPAN("none")), "nichts") == 0, "tongue_word none");
	expect(strcmp(tongue_word(t, SPAN("arm"), SPAN("lower_arm")), "lower arm") == 0, "tongue_word lower_arm");
	tongue_fill(&filled, t, "{a} of {b}", "a", "1", "b", "{a}", NULL);
	expect(span_is((struct span){filled.at, filled.len}, SPAN("{a}, 1, {c}, {")), "tongue_fill: %.*s", (int)filled.len, filled.at);
	text_free(&filled);
	tongue_free(t);
	tongue_free(english);
	table_done("tongue");
}

static void
test_chart(void)
{
	static const struct {
		enum format format;
		const char *line, *answered;
	} charts[] = {
		{FORMAT_NDJSON, "", "{\"fever\":\"no\"}"},
		{FORMAT_LTSV, "", "fever:no"},
		{FORMAT_NDJSON, "{ }", "{ \"fever\":\"no\"}"},
		{FORMAT_NDJSON, "{\"x\":{\"fever\":1}}", "{\"x\":{\"fever\":1},\"fever\":\"no\"}"},
		{FORMAT_NDJSON, "{\"fever\":[\"yes\"],\"\\u0066ever\":1}", "{\"fever\":\"no\",\"\\u0066ever\":\"no\"}"},
		{FORMAT_LTSV, "x:1\tfever:yes\tfever:", "x:1\tfever:no\tfever:no"},
	};
	struct ruleset set = {.vocab = small_vocab()};

	for (size_t i = 0; i < LENGTH(charts); i++) {
		struct chart c;

		chart_init(&c, &set, charts[i].format);
		chart_begin(&c, span_of(charts[i].line));
		expect(chart_batch(&c)->n == 1, "chart %zu: %zu records", i, chart_batch(&c)->n);
		chart_answer(&c, 0, SPAN("no"));  /* fever */
		expect(span_is((struct span){c.line.at, c.line.len}, span_of(charts[i].answered)), "chart %zu: %.*s", i, (int)c.line.len, c.line.at);
		chart_free(&c);
	}
	vocab_free(set.vocab);
	table_done("chart");
}

static void
test_typed(void)
{
	static const struct {
		const char *line;
		enum typed means;
	} commands[] = {
		{"", TYPED_NOTHING}, {"q", TYPED_STOP}, {"Stop", TYPED_STOP}, {"S", TYPED_SKIP}, {"b", TYPED_BACK}, {"?", TYPED_WHY},
		{"n", TYPED_ANSWER}, {"dk", TYPED_ANSWER}, {"Not Sure", TYPED_ANSWER}, {"ja", TYPED_ANSWER}, {"qq", TYPED_WRONG}, {"1", TYPED_WRONG},
	};
	struct tongue *t = tongue_of("return { yes = 'ja' }");

	for (size_t i = 0; i < LENGTH(commands); i++)
		expect(typed_command(t, span_of(commands[i].line)) == commands[i].means, "typed_command %s", commands[i].line);
	tongue_free(t);
	table_done("typed");
}

/* The same answers are the same sentence, wherever in them there was no more room. */
static void
test_answers(void)
{
	const struct word yes = word_of(SPAN("yes"));
	struct sentence *said = said_new();
	struct answers roomy;

	answers_init(&roomy, said);
	answers_begin(&roomy);
	for (int i = 0; i < 5000; i++)
		answer_word(&roomy, &yes);
	for (int n = 1; n < 1200; n++) {
		struct answers grows;

		answers_init(&grows, said);
		answers_begin(&grows);
		answers_begin(&roomy);
		for (int i = 0; i < n; i++) {
			answer_word(&grows, &yes);
			answer_word(&roomy, &yes);
		}
		answers_end(&grows);
		answers_end(&roomy);
		expect(grows.nsentences == 1 && grows.sentence[0].known == roomy.sentence[0].known, "%d answers", n);
		answers_free(&grows);
	}
	answers_free(&roomy);
	said_free(said);
	table_done("answers");
}

/* Lua's own words: those of its manual, 5.4, without the values true, false and nil. */
static void
test_keywords(void)
{
	static const char *const words[] = {
		"and", "break", "do", "else", "elseif", "end", "for", "function", "goto", "if", "in", "local", "not", "or", "repeat",
		"return", "then", "until", "while",
	};
	static const char *const names[] = {"a", "an", "ands", "level", "when", "within", "Do", "returns", "functional", "_end", "true", "z", "\xd0\xb0"};

	for (size_t i = 0; i < LENGTH(words); i++)
		expect(token_keyword(span_of(words[i])), "token_keyword %s", words[i]);
	for (size_t i = 0; i < LENGTH(names); i++)
		expect(!token_keyword(span_of(names[i])), "token_keyword %s", names[i]);
	table_done("keywords");
}

int
main(void)
{
	progname = "unit";
	test_arena();
	test_number_read();
	test_date();
	test_utf8();
	test_spelling();
	test_fact();
	test_vocab();
	test_tally();
	test_ledger();
	test_order();
	test_usual();
	test_press();
	test_tongue();
	test_chart();
	test_typed();
	test_keywords();
	test_answers();
	return failures > 0;
}
