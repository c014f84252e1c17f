/*
 * text.c -- runs of bytes: texts that grow, and strict readings
 */
#include "base/text.h"

#include <errno.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/arena.h"
#include "base/msg.h"

void
text_grow(struct text *t, size_t more)
{
	size_t room = t->room < 64 ? 64 : t->room;

	if (more > SIZE_MAX / 4 || t->len > SIZE_MAX / 4)
		die("out of memory");
	while (room - t->len < more)
		room *= 2;
	if (room == t->room)
		return;
	t->at = must_realloc(t->at, room, 1);
	t->room = room;
}

void
text_free(struct text *t)
{
	free(t->at);
	*t = (struct text){0};
}

void
text_format(struct text *t, const char *fmt, ...)
{
	va_list args, again;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	if (len < 0)
		die("cannot format a text:");
	text_grow(t, (size_t)len + 1);
	vsnprintf(t->at + t->len, (size_t)len + 1, fmt, again);
	t->len += (size_t)len;
	va_end(again);
	va_end(args);
}

/* How many bytes from s on are ASCII. */
static size_t
ascii_run(const char *s, size_t len)
{
	size_t i = 0;

#ifdef __SSE2__
	for (; len - i >= 16; i += 16) {
		int high = _mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(s + i)));

		if (high != 0)
			return i + (size_t)__builtin_ctz((unsigned)high);
	}
#else
	for (; len - i >= 8; i += 8) {
		uint64_t word;

		memcpy(&word, s + i, 8);
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
#endif
	while (i < len && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

/* How long the good character at s is that is not ASCII, or 0. */
static size_t
utf8_sequence(const unsigned char *s, size_t len)
{
	/* The second byte has narrower bounds where overlong forms, surrogates or too large ones begin. */
	unsigned char low = 0x80, high = 0xbf;
	size_t n;

	if (s[0] >= 0xc2 && s[0] <= 0xdf)
		n = 2;
	else if (s[0] >= 0xe0 && s[0] <= 0xef)
		n = 3;
	else if (s[0] >= 0xf0 && s[0] <= 0xf4)
		n = 4;
	else
		return 0;
	switch (s[0]) {
	case 0xe0: low = 0xa0; break;
	case 0xed: high = 0x9f; break;
	case 0xf0: low = 0x90; break;
	case 0xf4: high = 0x8f; break;
	}
	if (len < n || s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < n; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
	}
	return n;
}

void
text_shown(struct text *t, struct span s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		bool second = c >= 0x80 && c < 0xa0 && i > 0 && (unsigned char)s.at[i - 1] == 0xc2;

		if (second)
			t->at[t->len - 1] = '?';
		else
			text_char(t, c < 0x20 || c == 0x7f ? '?' : s.at[i]);
	}
}

size_t
utf8_good(const char *s, size_t len)
{
	size_t i = 0;

	for (;;) {
		size_t n;

		i += ascii_run(s + i, len - i);
		if (i == len)
			return len;
		do {
			n = utf8_sequence((const unsigned char *)s + i, len - i);
			if (n == 0)
				return i;
			i += n;
		} while (i < len && (unsigned char)s[i] >= 0x80);
	}
}

static bool
is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

/* strtod() as it is where nobody has set a locale: the decimal point is a point. */
static double
strtod_plain(const char *s)
{
	static locale_t plain;

	if (plain == (locale_t)0)
		plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (plain == (locale_t)0)
		die("cannot read numbers:");
	return strtod_l(s, NULL, plain);
}

bool
number_read_any(struct span text, double *value)
{
	/* All whole numbers up to 15 digits and these powers are exact, so one operation on two rounds once. */
	static const double power[] = {
		1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
		1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
	};
	/* No more than 767 digits and the knowledge whether anything follows can matter to a double. */
	enum { MAX_DIGITS = 770, FAR = 100000000 };
	const char *s = text.at, *end = text.at + text.len;
	char digits[MAX_DIGITS + 32];
	size_t n = 0;         /* digits kept, from the first that is not 0 */
	uint64_t whole = 0;   /* the same as a number, as long as it fits */
	long exponent = 0;    /* that the digits are to be multiplied by */
	bool negative = false, point = false, more = false;
	double v;

	if (s < end && (*s == '-' || *s == '+'))
		negative = *s++ == '-';
	if (s == end || !is_digit(*s))
		return false;
	for (; s < end; s++) {
		if (*s == '.' && !point && end - s > 1 && is_digit(s[1])) {
			point = true;
			continue;
		}
		if (!is_digit(*s))
			break;
		if (n < MAX_DIGITS) {
			if (n > 0 || *s != '0') {
				digits[n++] = *s;
				if (n <= 15)
					whole = whole * 10 + (uint64_t)(*s - '0');
			}
			exponent -= point;
		} else {
			more = more || *s != '0';
			exponent += !point;
		}
	}
	if (s < end && (*s == 'e' || *s == 'E')) {
		bool down = false;
		long shift = 0;

		s++;
		if (s < end && (*s == '-' || *s == '+'))
			down = *s++ == '-';
		if (s == end)
			return false;
		for (; s < end && is_digit(*s); s++) {
			if (shift < FAR)
				shift = shift * 10 + (*s - '0');
		}
		exponent += down ? -shift : shift;
	}
	if (s != end)
		return false;
	if (n == 0) {
		v = 0;
	} else if (n <= 15 && exponent >= -22 && exponent <= 22 && FLT_EVAL_METHOD == 0) {
		v = exponent < 0 ? (double)whole / power[-exponent] : (double)whole * power[exponent];
	} else {
		if (more) {
			digits[n++] = '1';
			exponent--;
		}
		snprintf(digits + n, sizeof(digits) - n, "e%ld", exponent);
		v = strtod_plain(digits);
		if (!isfinite(v))
			return false;
	}
	*value = (negative ? -v : v) + 0.0;  /* nobody needs a zero below zero */
	return true;
}

/* The two digits at s as a number, or something above 99. */
static unsigned
two_digits(const char *s)
{
	return is_digit(s[0]) && is_digit(s[1]) ? (unsigned)(s[0] - '0') * 10 + (unsigned)(s[1] - '0') : 1000;
}

/*
 * Both ways count in years that begin in March, so that the leap day is the
 * last day of its year, and in eras of 400 years, 146097 days each.  Day
 * 719468 from 0000-03-01 on is 1970-01-01.
 */
static long
days_of(long year, unsigned month, unsigned day)
{
	long era, of_era;

	year -= month <= 2;
	era = (year >= 0 ? year : year - 399) / 400;
	of_era = year - era * 400;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100
	       + (long)((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1) - 719468;
}

bool
date_read(struct span text, long *days)
{
	static const unsigned char length[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	const char *s = text.at;
	unsigned century, year, month, day;

	if (text.len != 10 || s[4] != '-' || s[7] != '-')
		return false;
	century = two_digits(s);
	year = two_digits(s + 2);
	month = two_digits(s + 5);
	day = two_digits(s + 8);
	if (century > 99 || year > 99 || month < 1 || month > 12 || day < 1)
		return false;
	year += century * 100;
	if (day > (unsigned)length[month] + (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)))
		return false;
	*days = days_of((long)year, month, day);
	return true;
}

void
date_write(long days, char out[11])
{
	long era, of_era, year_of_era, of_year, month;
	unsigned year, month_of, day;

	days += 719468;
	era = (days >= 0 ? days : days - 146096) / 146097;
	of_era = days - era * 146097;
	year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	month = (5 * of_year + 2) / 153;
	day = (unsigned)(of_year - (153 * month + 2) / 5 + 1);
	month_of = (unsigned)(month < 10 ? month + 3 : month - 9);
	year = (unsigned)(year_of_era + era * 400 + (month_of <= 2));
	out[0] = (char)('0' + year / 1000 % 10);
	out[1] = (char)('0' + year / 100 % 10);
	out[2] = (char)('0' + year / 10 % 10);
	out[3] = (char)('0' + year % 10);
	out[4] = out[7] = '-';
	out[5] = (char)('0' + month_of / 10);
	out[6] = (char)('0' + month_of % 10);
	out[8] = (char)('0' + day / 10);
	out[9] = (char)('0' + day % 10);
	out[10] = '\0';
}

size_t
spelling_distance(struct span a, struct span b, size_t limit)
{
	size_t *rows, *before, *above, *row, result;

	while (a.len > 0 && b.len > 0 && a.at[0] == b.at[0])
		a = (struct span){a.at + 1, a.len - 1}, b = (struct span){b.at + 1, b.len - 1};
	while (a.len > 0 && b.len > 0 && a.at[a.len - 1] == b.at[b.len - 1])
		a.len--, b.len--;
	if ((a.len > b.len ? a.len - b.len : b.len - a.len) > limit)
		return limit + 1;
	rows = must_realloc(NULL, 3 * (b.len + 1), sizeof(*rows));
	before = rows;
	above = before + b.len + 1;
	row = above + b.len + 1;
	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *oldest = before, least = i;

		before = above, above = row, row = oldest;
		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t best = above[j - 1] + (a.at[i - 1] != b.at[j - 1]);

			if (best > above[j] + 1)
				best = above[j] + 1;
			if (best > row[j - 1] + 1)
				best = row[j - 1] + 1;
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1]
			    && best > before[j - 2] + 1)
				best = before[j - 2] + 1;
			row[j] = best;
			if (least > best)
				least = best;
		}
		if (least > limit + 1) {  /* a swap can still come back from the row above */
			free(rows);
			return limit + 1;
		}
	}
	result = row[b.len];
	free(rows);
	return result <= limit ? result : limit + 1;
}
