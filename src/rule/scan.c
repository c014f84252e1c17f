/*
 * scan.c -- reading a rule file as text, before Lua does
 */
#include "rule/scan.h"

#include <endian.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_NESTING = 100, MAX_REFUSED = 64, MAX_JOINS = 100 };

enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_STRING, TOKEN_NUMBER, TOKEN_MARK };

struct token {
	enum token_kind kind;
	struct span text;
	char mark;  /* TOKEN_MARK of one byte: which */
};

struct scanner {
	struct loading *ld;
	const char *at, *end;
	struct place place;
	struct scanned *out;
	unsigned nesting;
	unsigned tables;                  /* opened so far */
	unsigned table[MAX_NESTING + 1];  /* the one open at each depth; 0: round brackets */
	unsigned long opened[MAX_NESTING + 1];  /* the line it was opened on */
	unsigned joins;                   /* ".." since the last other mark */
	struct span subject;              /* what stands in front of the last colon */
	unsigned long slip_line;          /* where the last slip of form was said: one a line */
	bool lost;                        /* a text or comment was not closed: what follows may be its inside */
	bool locals;                      /* between "local" and "=" */
	bool runnable;
	unsigned char first[256];         /* by first byte: a refused word, counted from 1, or 0 */
	unsigned char next[MAX_REFUSED];  /* by refused word: another with the same first byte */
};

#define WORD(literal) {literal, sizeof(literal) - 1}

/* What is refused, and what to write instead. */
static const struct {
	struct span word;
	bool stops;  /* could run for ever, or hide what it does */
	const char *instead;
} refused[] = {
	{WORD("and"), false, "Lua would silently keep only the right side; write all { a, b }"},
	{WORD("or"), false, "Lua would silently keep only the left side; write any { a, b }"},
	{WORD("not"), false, "write no(x)"},
	{WORD("=="), false, "write x:is \"value\" or x:between(n, n)"},
	{WORD("~="), false, "write x:is_not \"value\" or no(x)"},
	{WORD("<"), false, "write x:under(n)"},
	{WORD(">"), false, "write x:over(n)"},
	{WORD("<="), false, "write x:at_most(n)"},
	{WORD(">="), false, "write x:at_least(n)"},
	{WORD("+"), false, "write plus(a, b), or the number itself"},
	{WORD("-"), false, "write minus(a, b), or the number itself"},
	{WORD("*"), false, "write times(a, b), or the number itself"},
	{WORD("/"), false, "write divided(a, b), or the number itself"},
	{WORD("//"), false, "write the number itself"},
	{WORD("%"), false, "write the number itself"},
	{WORD("^"), false, "write the number itself"},
	{WORD("&"), false, "write all { a, b }"},
	{WORD("|"), false, "write any { a, b }"},
	{WORD("~"), false, "write no(x)"},
	{WORD("<<"), false, "write the number itself"},
	{WORD(">>"), false, "write the number itself"},
	{WORD("#"), false, "write the number itself"},
	{WORD("."), true, "names have no parts; write the name alone, or x:is \"value\""},
	{WORD("["), true, "write key = value"},
	{WORD("nil"), false, "leave the entry out"},
	{WORD("if"), true, "a rule has no branches; write the condition in when"},
	{WORD("for"), true, "rule files cannot loop; write the entries one by one"},
	{WORD("while"), true, "rule files cannot loop; write the entries one by one"},
	{WORD("repeat"), true, "rule files cannot loop; write the entries one by one"},
	{WORD("goto"), true, "rule files cannot jump"},
	{WORD("::"), true, "rule files cannot jump"},
	{WORD("function"), true, "rule files hold no functions; use define \"name\" (condition)"},
	{WORD("return"), true, "a rule file gives nothing back; leave it out"},
	{WORD("do"), true, "rule files have no blocks; leave it out"},
	{WORD("..."), true, "rule files take no arguments; leave it out"},
	{WORD("_ENV"), true, "the words of the rule language cannot be exchanged"},
};

_Static_assert(sizeof(refused) / sizeof(refused[0]) <= MAX_REFUSED, "more refused words than a scanner can link");

enum { LETTER = 1, DIGIT = 2, BLANK = 4, LINE_END = 8, QUOTE = 16, SECOND = 32 };

/* What a byte can be part of.  QUOTE: what a short string can end at or be escaped with; SECOND: the second byte of a mark. */
static const unsigned char kind_of[256] = {
	['a' ... 'z'] = LETTER, ['A' ... 'Z'] = LETTER, ['_'] = LETTER, ['0' ... '9'] = DIGIT,
	[' '] = BLANK, ['\t'] = BLANK, ['\v'] = BLANK, ['\f'] = BLANK, ['\n'] = LINE_END, ['\r'] = LINE_END,
	['"'] = QUOTE, ['\''] = QUOTE, ['\\'] = QUOTE,
	['.'] = SECOND, ['='] = SECOND, ['<'] = SECOND, ['>'] = SECOND, ['/'] = SECOND, [':'] = SECOND,
};

static inline bool
can_be(char c, unsigned kinds)
{
	return kind_of[(unsigned char)c] & kinds;
}

static inline uint64_t
eight(const char *p)
{
	uint64_t bytes;

	memcpy(&bytes, p, sizeof(bytes));
	return le64toh(bytes);
}

/* Is one of the eight bytes 0? */
static inline uint64_t
has_zero(uint64_t bytes)
{
	return (bytes - UINT64_C(0x0101010101010101)) & ~bytes & UINT64_C(0x8080808080808080);
}

/* Moves over bytes, eight at a time, as long as there is no quote, backslash, line end or tab among them. */
static inline const char *
skip_plain(const char *p, const char *end, char quote)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);

	while (end - p >= 8) {
		uint64_t bytes = eight(p);

		if (has_zero(bytes ^ ones * (unsigned char)quote) | has_zero(bytes ^ ones * '\\')
		    | ((bytes - ones * 0x10) & ~bytes & ones << 7))
			break;
		p += 8;
	}
	return p;
}

static inline bool
letter(char c)
{
	return can_be(c, LETTER);
}

static inline bool
digit(char c)
{
	return can_be(c, DIGIT);
}

/* Says what is wrong with the form of a file; Lua would say it less well, and so is not asked. */
static void PRINTF_LIKE(3, 4)
slip(struct scanner *s, unsigned long line, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	if (s->lost || s->slip_line == line)
		return;
	s->runnable = false;
	s->slip_line = line;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	problem(s->ld, (struct place){s->place.file, line}, "%s", text);
}

/* The level of the long bracket that opens at p ("[[" 0, "[=[" 1 …), or -1. */
static int
long_bracket(const struct scanner *s, const char *p)
{
	int level = 0;

	if (p >= s->end || *p != '[')
		return -1;
	for (p++; p < s->end && *p == '='; p++)
		level++;
	return p < s->end && *p == '[' ? level : -1;
}

/* Moves past the line end at s->at.  Lua takes CR, LF, CR LF and LF CR for one each, and so must we: to find the code it finds. */
static void
end_line(struct scanner *s)
{
	char c = *s->at++;

	if (s->at < s->end && (*s->at == '\n' || *s->at == '\r') && *s->at != c)
		s->at++;
	s->place.line++;
}

static inline bool
ends_line(char c)
{
	return can_be(c, LINE_END);
}

/* Skips a long string or comment that opens at s->at; returns what is in it. */
static struct span
skip_long(struct scanner *s, int level)
{
	const char *start = s->at += level + 2;

	while (s->at < s->end) {
		const char *p = s->at, *q;
		int n = 0;

		if (ends_line(*p)) {
			end_line(s);
			continue;
		}
		s->at++;
		if (*p != ']')
			continue;
		for (q = p + 1; q < s->end && *q == '='; q++)
			n++;
		if (n == level && q < s->end && *q == ']') {
			s->at = q + 1;
			return (struct span){start, (size_t)(p - start)};
		}
	}
	s->lost = true;
	return (struct span){start, 0};  /* unfinished: Lua will say so */
}

static struct span
skip_string(struct scanner *s)
{
	char quote = *s->at++;
	const char *start = s->at;

	for (;;) {
		s->at = skip_plain(s->at, s->end, quote);
		while (s->at < s->end && !can_be(*s->at, QUOTE | LINE_END))
			s->at++;
		if (s->at == s->end || *s->at == quote || ends_line(*s->at))
			break;
		if (*s->at++ != '\\' || s->at == s->end)
			continue;
		if (ends_line(*s->at)) {
			end_line(s);
		} else if (*s->at++ == 'z') {  /* skips what is blank behind it, line ends too */
			while (s->at < s->end && strchr(" \t\v\f\r\n", *s->at) != NULL && *s->at != '\0')
				if (ends_line(*s->at))
					end_line(s);
				else
					s->at++;
		}
	}
	if (s->at < s->end && *s->at == quote)
		s->at++;
	else
		s->lost = true;
	return (struct span){start, (size_t)(s->at - start - 1)};
}

static void
skip_blanks(struct scanner *s)
{
	while (s->at < s->end) {
		if (can_be(*s->at, BLANK)) {
			s->at++;
		} else if (ends_line(*s->at)) {
			end_line(s);
		} else if (*s->at == '-' && s->at + 1 < s->end && s->at[1] == '-') {
			int level;

			s->at += 2;
			if ((level = long_bracket(s, s->at)) >= 0)
				skip_long(s, level);
			else
				for (s->at = skip_plain(s->at, s->end, '\0'); s->at < s->end && !ends_line(*s->at);)
					s->at++;
		} else {
			return;
		}
	}
}

/* The length of the curly or angled quote that word processors put in, or 0. */
static size_t
printers_quote(const char *p, const char *end)
{
	if (end - p >= 3 && memcmp(p, "\xe2\x80", 2) == 0 && (unsigned char)p[2] >= 0x98 && (unsigned char)p[2] <= 0x9f)
		return 3;
	return end - p >= 2 && (memcmp(p, "\xc2\xab", 2) == 0 || memcmp(p, "\xc2\xbb", 2) == 0) ? 2 : 0;
}

static struct token
next_token(struct scanner *s)
{
	static const char *const marks[] = {"...", "..", "==", "~=", "<=", ">=", "<<", ">>", "//", "::"};
	const char *start;
	size_t i, n;
	int level;

	skip_blanks(s);
	start = s->at;
	if (start >= s->end)
		return (struct token){.kind = TOKEN_END, .text = {start, 0}};
	if (letter(*start)) {
		while (s->at < s->end && can_be(*s->at, LETTER | DIGIT))
			s->at++;
		return (struct token){.kind = TOKEN_NAME, .text = {start, (size_t)(s->at - start)}};
	}
	if (digit(*start) || (*start == '.' && start + 1 < s->end && digit(start[1]))) {
		char exponent = *start == '0' && start + 1 < s->end && (start[1] | 0x20) == 'x' ? 'p' : 'e';

		while (s->at < s->end && (letter(*s->at) || digit(*s->at) || *s->at == '.'
		                          || ((*s->at == '-' || *s->at == '+') && s->at > start && (s->at[-1] | 0x20) == exponent)))
			s->at++;
		return (struct token){.kind = TOKEN_NUMBER, .text = {start, (size_t)(s->at - start)}};
	}
	if (*start == '"' || *start == '\'')
		return (struct token){.kind = TOKEN_STRING, .text = skip_string(s)};
	if ((level = long_bracket(s, start)) >= 0)
		return (struct token){.kind = TOKEN_STRING, .text = skip_long(s, level)};
	for (i = 0; start + 1 < s->end && can_be(start[1], SECOND) && i < sizeof(marks) / sizeof(marks[0]); i++) {
		n = strlen(marks[i]);
		if ((size_t)(s->end - start) >= n && memcmp(start, marks[i], n) == 0) {
			s->at += n;
			return (struct token){.kind = TOKEN_MARK, .text = {start, n}};
		}
	}
	if ((n = printers_quote(start, s->end)) > 0) {
		slip(s, s->place.line, "%.*s is a printer's quote; write straight quotes: \"…\"", (int)n, start);
		s->at += n;
		return (struct token){.kind = TOKEN_MARK, .text = {start, n}};
	}
	s->at++;
	return (struct token){.kind = TOKEN_MARK, .text = {start, 1}, .mark = *start};
}

static inline bool
is_word(struct token t, const char *text)
{
	return t.kind == TOKEN_NAME && t.text.len == strlen(text) && memcmp(t.text.at, text, strlen(text)) == 0;
}

/* Links the refused words by their first byte: most names and marks of a rule file begin like none of them. */
static void
link_refused(struct scanner *s)
{
	size_t i = sizeof(refused) / sizeof(refused[0]);

	for (; i > 0; i--) {
		unsigned char *first = &s->first[(unsigned char)*refused[i - 1].word.at];

		s->next[i - 1] = *first;
		*first = (unsigned char)i;
	}
}

static void
refuse(struct scanner *s, struct token t, struct token before)
{
	unsigned i = s->first[(unsigned char)*t.text.at];

	while (i > 0 && !span_is(t.text, refused[i - 1].word))
		i = s->next[i - 1];
	if (i == 0 || s->slip_line == s->place.line)
		return;
	/* A minus in front of a number is its sign. */
	if (t.mark == '-' && s->at < s->end && (digit(*s->at) || *s->at == '.') && before.mark != '\0'
	    && strchr("{,;(=", before.mark) != NULL)
		return;
	if (s->locals && (t.mark == '<' || t.mark == '>')) {
		problem(s->ld, s->place, "<…> behind a name is not for rules; leave it out");
		return;
	}
	problem(s->ld, s->place, "\"%s\" is not for rules: %s", refused[i - 1].word.at, refused[i - 1].instead);
	if (refused[i - 1].stops)
		s->runnable = false;
}

/* "key =" in the table open now. */
static void
note_key(struct scanner *s, struct span key, unsigned long line)
{
	struct scanned *out = s->out;
	unsigned i;

	for (i = out->n; i-- > 0 && out->keys[i].table >= s->table[s->nesting];)
		if (out->keys[i].table == s->table[s->nesting] && span_is(out->keys[i].key, key)) {
			problem(s->ld, (struct place){s->place.file, line},
			        "%.*s is given twice in one table (first on line %lu), and Lua would silently keep the second",
			        (int)key.len, key.at, out->keys[i].line);
			return;
		}
	if (out->n == out->cap) {
		out->cap = out->cap == 0 ? 256 : out->cap * 2;
		out->keys = must_realloc(out->keys, out->cap, sizeof(*out->keys));
	}
	out->keys[out->n++] = (struct key_at){key, line, s->table[s->nesting]};
}

static inline uint64_t
mix(uint64_t h, uint64_t bytes)
{
	h = (h ^ bytes) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

/* Every word, mark, number and text counts, so that no change of a rule can keep the hash; comments and spacing do not. */
static uint64_t
stir(uint64_t h, struct token t)
{
	const char *p = t.text.at - (t.kind == TOKEN_STRING), *end = t.text.at + t.text.len;  /* from the opening quote on */
	size_t len = (size_t)(end - p);
	uint64_t few = 0;

	if (len < 8) {
		while (p < end)
			few = few << 8 | (unsigned char)*p++;
		return mix(h, few << 8 | len);  /* "ab" "c" is not "a" "bc" */
	}
	for (; end - p > 8; p += 8)
		h = mix(h, eight(p));
	return mix(mix(h, eight(end - 8)), len);
}

static void
note_text(struct scanned *out, struct span text, unsigned long line)
{
	if (out->ntexts == out->captexts) {
		out->captexts = out->captexts == 0 ? 1024 : out->captexts * 2;
		out->texts = must_realloc(out->texts, out->captexts, sizeof(*out->texts));
	}
	out->texts[out->ntexts++] = (struct key_at){text, line, 0};
}

/* "local name": within the file it would stand in for a word or a name of the same spelling. */
static void
check_local(struct scanner *s, struct span name)
{
	if (language_word(name, false) != NULL || names_find(s->ld->names, name) != NULL)
		problem(s->ld, s->place, "local %.*s would hide the word or name %.*s; choose another, or write define \"name\" (…)",
		        (int)name.len, name.at, (int)name.len, name.at);
}

static void
open_bracket(struct scanner *s, bool table)
{
	if (s->nesting == MAX_NESTING) {
		if (s->runnable)
			problem(s->ld, s->place, "nested more than %d deep; take it apart with define \"name\" (…)",
			        MAX_NESTING);
		s->runnable = false;
		return;
	}
	s->nesting++;
	s->opened[s->nesting] = s->place.line;
	s->table[s->nesting] = table ? ++s->tables : 0;
}

static bool
of_lua(struct span name)
{
	static const char *const words[] = {
		"and", "break", "do", "else", "elseif", "end", "for", "function", "goto", "if", "in", "local", "not", "or", "repeat",
		"return", "then", "until", "while",
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (words[i][0] == name.at[0] && span_is(name, span_of(words[i])))
			return true;
	return false;
}

static bool
declares(struct span name)
{
	const struct language_word *word = language_word(name, false);

	return word != NULL && (word->kind == WORD_DECLARE || word->kind == WORD_BARE);
}

/* The byte the next token begins with, or 0.  A comment in between does not matter where this is asked. */
static char
next_byte(const struct scanner *s)
{
	const char *p = s->at;

	while (p < s->end && can_be(*p, BLANK | LINE_END))
		p++;
	return p < s->end ? *p : '\0';
}

/* x:method, and then t, which is nothing a method takes. */
static void
check_method(struct scanner *s, struct span method, struct token t)
{
	int n = (int)s->subject.len, m = (int)method.len, k = (int)(t.text.len < 60 ? t.text.len : 60);
	bool value = t.kind == TOKEN_NAME || t.kind == TOKEN_NUMBER;

	if (language_word(method, true) == NULL)
		slip(s, s->place.line, "%.*s: …: write = between a key and its value, and a text in quotes: %.*s = \"%.*s\"", n,
		     s->subject.at, n, s->subject.at, m, method.at);
	else if (value && t.kind == TOKEN_NAME && method.at[0] == 'i')
		slip(s, s->place.line, "a value stands in quotes; write %.*s:%.*s \"%.*s\"", n, s->subject.at, m, method.at, k, t.text.at);
	else if (value)
		slip(s, s->place.line, "brackets are missing; write %.*s:%.*s(%.*s)", n, s->subject.at, m, method.at, k, t.text.at);
	else
		slip(s, s->place.line, "%.*s:%.*s is not told with what; write x:is \"value\" or x:over(50)", n, s->subject.at, m,
		     method.at);
}

/* Two names, numbers or texts with nothing between them, where a list or a table is open. */
static void
check_row(struct scanner *s, struct token t, struct token before)
{
	int n = (int)(t.text.len < 60 ? t.text.len : 60), b = (int)(before.text.len < 60 ? before.text.len : 60);
	unsigned long line = s->place.line;
	const char *quote = t.kind == TOKEN_STRING ? "\"" : "";

	if (t.kind == TOKEN_NAME && before.kind == TOKEN_NUMBER && (span_is(t.text, SPAN("d")) || span_is(t.text, SPAN("h"))))
		slip(s, line, "a time stands in quotes; write \"%.*s %.*s\"", b, before.text.at, n, t.text.at);
	else if (before.kind == TOKEN_NAME && t.kind == TOKEN_NAME && language_word(t.text, true) != NULL && next_byte(s) != '=')
		slip(s, line, "a colon is missing; write %.*s:%.*s", b, before.text.at, n, t.text.at);
	else if (before.kind == TOKEN_NAME && language_word(before.text, false) != NULL)
		slip(s, line, "brackets, or the quotes of an id, are missing behind %.*s", b, before.text.at);
	else if (before.kind == TOKEN_STRING && t.kind == TOKEN_NAME && (t.text.at[-1] == '"' || t.text.at[-1] == '\''))
		slip(s, line, "the text in quotes ends before %.*s; write \\\" for a quote inside it", n, t.text.at);
	else
		slip(s, line, "a comma is missing before %s%.*s%s", quote, n, t.text.at, quote);
}

/* Looks at the form: what may stand behind what.  Lua finds the same, one slip a run, and speaks of symbols. */
/* Most tokens stand between marks, where anything may stand. */
static inline bool
needs_a_look(const struct scanner *s, struct token t, struct token before, struct token two_before)
{
	if (before.mark == ':' || two_before.mark == ':')
		return true;
	if (t.kind == TOKEN_MARK)
		return false;
	if (s->nesting == 0)
		return t.kind == TOKEN_NAME && (before.kind == TOKEN_NAME || before.kind == TOKEN_STRING);
	return before.kind != TOKEN_MARK || before.mark == '}' || before.mark == ')'
	       || (t.kind == TOKEN_NAME && can_be(next_byte(s), QUOTE));
}

static void
check_form(struct scanner *s, struct token t, struct token before, struct token two_before)
{
	if (two_before.mark == ':' && before.kind == TOKEN_NAME) {
		if (t.kind != TOKEN_STRING && t.mark != '(' && t.mark != '{')
			check_method(s, before.text, t);
	} else if (before.mark == ':') {
		if (t.kind != TOKEN_NAME && two_before.kind == TOKEN_NAME && s->nesting > 0)
			slip(s, s->place.line, "write = between a key and its value: %.*s = …; a colon stands before a test, as in age:over(50)",
			     (int)two_before.text.len, two_before.text.at);
	} else if (s->nesting > 0 && t.kind == TOKEN_NAME && before.kind != TOKEN_NAME && can_be(next_byte(s), QUOTE)
	           && declares(t.text)) {
		slip(s, s->place.line, "a closing bracket is missing before %.*s; the one opened on line %lu is still open",
		     (int)t.text.len, t.text.at, s->opened[s->nesting]);
		s->nesting = 0;
	} else if ((before.kind == TOKEN_MARK && before.mark != '}' && before.mark != ')')
	           || (t.kind == TOKEN_NAME && of_lua(t.text)) || (before.kind == TOKEN_NAME && of_lua(before.text))) {
		return;
	} else if (s->nesting > 0) {
		/* A text behind a name or a bracket is what that is called with. */
		if (t.kind != TOKEN_STRING || before.kind == TOKEN_STRING || before.kind == TOKEN_NUMBER)
			check_row(s, t, before);
	} else if (before.kind == TOKEN_NAME && declares(before.text)) {
		slip(s, s->place.line, "an id stands in quotes; write %.*s \"%.*s\"", (int)before.text.len, before.text.at,
		     (int)t.text.len, t.text.at);
	} else if (before.kind == TOKEN_STRING && two_before.kind == TOKEN_NAME && declares(two_before.text) && !declares(t.text)) {
		slip(s, s->place.line, "what is said of %.*s \"%.*s stands in brackets; write %.*s \"%.*s %s", (int)two_before.text.len,
		     two_before.text.at, (int)before.text.len + 1, before.text.at, (int)two_before.text.len, two_before.text.at,
		     (int)before.text.len + 1, before.text.at, span_is(two_before.text, SPAN("define")) ? "(condition)" : "{ … }");
	}
}

bool
scan(struct loading *ld, const char *file, struct span text, struct scanned *out)
{
	struct scanner s = {
		.ld = ld, .at = text.at, .end = text.at + text.len, .place = {file, 1}, .out = out, .runnable = true,
	};
	struct token before = {.kind = TOKEN_END}, two_before = before;
	unsigned long line_before = 1;

	link_refused(&s);
	out->file = file;
	out->n = out->ntexts = 0;
	for (;;) {
		struct token t = next_token(&s);

		if (t.kind == TOKEN_END)
			break;
		if (needs_a_look(&s, t, before, two_before))
			check_form(&s, t, before, two_before);
		ld->hash = stir(ld->hash, t);
		if (t.kind == TOKEN_NAME || t.kind == TOKEN_MARK)
			refuse(&s, t, before);
		if (t.kind == TOKEN_STRING)
			note_text(out, t.text, s.place.line);
		if (t.kind == TOKEN_NAME && s.locals && (before.mark == ',' || is_word(before, "local")))
			check_local(&s, t.text);
		s.locals = is_word(t, "local") || (s.locals && t.mark != '=' && t.kind != TOKEN_STRING);
		if (t.mark == '{' || t.mark == '(')
			open_bracket(&s, t.mark == '{');
		else if ((t.mark == '}' || t.mark == ')') && s.nesting > 0)
			s.nesting--;
		else if (t.mark == '}' || t.mark == ')')
			slip(&s, s.place.line, "%c closes nothing; take it out, or open it above", t.mark);
		else if (t.mark == ':')
			s.subject = before.text;
		else if (t.mark == '=' && before.kind == TOKEN_NAME) {
			if (s.nesting > 0 && s.table[s.nesting])
				note_key(&s, before.text, line_before);
			else if (s.nesting == 0 && !is_word(two_before, "local") && !is_word(two_before, "for"))
				problem(ld, s.place, "%.*s = … changes nothing here; write define \"%.*s\" (…)",
				        (int)before.text.len, before.text.at, (int)before.text.len, before.text.at);
		}
		if (t.kind == TOKEN_MARK)
			s.joins = t.text.len == 2 && memcmp(t.text.at, "..", 2) == 0 ? s.joins + 1 : 0;
		if (s.joins > MAX_JOINS) {
			slip(&s, s.place.line, "more than %d texts joined with ..; write them as one, in [[ … ]]", MAX_JOINS);
			break;
		}
		two_before = before;
		before = t;
		line_before = s.place.line;
		if (!s.runnable && s.nesting == MAX_NESTING)
			break;
	}
	if (s.runnable && s.nesting > 0 && !s.lost)
		slip(&s, s.opened[s.nesting], "the bracket that is opened here is never closed");
	return s.runnable;
}

void
scanned_free(struct scanned *out)
{
	free(out->keys);
	free(out->texts);
}
