/*
 * scan.c -- reading a rule file as text, before Lua does
 */
#include "rule/scan.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rule/tokens.h"

enum { MAX_NESTING = 100, MAX_REFUSED = 64, MAX_JOINS = 100 };

struct scanner {
	struct loading *ld;
	struct tokens in;
	struct scanned *out;
	unsigned nesting;
	unsigned tables;                  /* opened so far */
	unsigned table[MAX_NESTING + 1];  /* the one open at each depth; 0: round brackets */
	unsigned long opened[MAX_NESTING + 1];  /* the line it was opened on */
	unsigned joins;                   /* ".." since the last other mark */
	struct span subject;              /* what stands in front of the last colon */
	unsigned long slip_line;          /* where the last slip of form was said: one a line */
	bool locals;                      /* between "local" and "=" */
	struct plain_search plain;
	struct span declaring;            /* the last word that declared: most often the next one is the same */
	bool runnable;
	unsigned char first[256];         /* by first byte: a refused word, counted from 1, or 0; */
	unsigned short lengths[256];      /* and one bit for each length such a word has */
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

/* Says what is wrong with the form of a file; Lua would say it less well, and so is not asked. */
static void PRINTF_LIKE(3, 4)
slip(struct scanner *s, unsigned long line, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	if (s->in.lost || s->slip_line == line)
		return;
	s->runnable = false;
	s->slip_line = line;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	problem(s->ld, (struct place){s->in.place.file, line}, "%s", text);
}

static inline bool
is_word(const struct token *t, const char *text)
{
	return t->kind == TOKEN_NAME && t->text.len == strlen(text) && memcmp(t->text.at, text, strlen(text)) == 0;
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
		s->lengths[(unsigned char)*refused[i - 1].word.at] |= (unsigned short)(1 << refused[i - 1].word.len);
	}
}

/* Could it be a refused word?  Nearly no other name or mark begins like one of them and is as long. */
static inline bool
could_be_refused(const struct scanner *s, const struct token *t)
{
	return t->text.len < 16 && s->lengths[(unsigned char)*t->text.at] >> t->text.len & 1;
}

/* Says so if it is one. */
static void
refuse(struct scanner *s, const struct token *t, const struct token *before)
{
	unsigned i = s->first[(unsigned char)*t->text.at];

	while (i > 0 && !span_is(t->text, refused[i - 1].word))
		i = s->next[i - 1];
	if (i == 0 || s->slip_line == s->in.place.line)
		return;
	/* A minus in front of a number is its sign. */
	if (t->mark == '-' && s->in.at < s->in.end && ((*s->in.at >= '0' && *s->in.at <= '9') || *s->in.at == '.') && before->mark != '\0'
	    && strchr("{,;(=", before->mark) != NULL)
		return;
	if (s->locals && (t->mark == '<' || t->mark == '>')) {
		problem(s->ld, s->in.place, "<…> behind a name is not for rules; leave it out");
		return;
	}
	problem(s->ld, s->in.place, "\"%s\" is not for rules: %s", refused[i - 1].word.at, refused[i - 1].instead);
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
			problem(s->ld, (struct place){s->in.place.file, line},
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

/* One to seven bytes as one number, the last one lowest. */
static inline uint64_t
few_bytes(const char *p, size_t len)
{
	uint64_t bytes;

	memcpy(&bytes, p, sizeof(bytes));
	return be64toh(bytes) >> (64 - 8 * len);
}

/* Every word, mark, number and text counts, so that no change of a rule can keep the hash; comments and spacing do not. */
static uint64_t
stir(uint64_t h, const struct token *t)
{
	const char *p = t->text.at - (t->kind == TOKEN_STRING), *end = t->text.at + t->text.len;  /* from the opening quote on */
	size_t len = (size_t)(end - p);

	if (len < 8)
		return mix(h, few_bytes(p, len) << 8 | len);  /* "ab" "c" is not "a" "bc" */
	for (; end - p > 8; p += 8)
		h = mix(h, eight_bytes(p));
	return mix(mix(h, eight_bytes(end - 8)), len);
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
		problem(s->ld, s->in.place, "local %.*s would hide the word or name %.*s; choose another, or write define \"name\" (…)",
		        (int)name.len, name.at, (int)name.len, name.at);
}

static void
open_bracket(struct scanner *s, bool table)
{
	if (s->nesting == MAX_NESTING) {
		if (s->runnable)
			problem(s->ld, s->in.place, "nested more than %d deep; take it apart with define \"name\" (…)",
			        MAX_NESTING);
		s->runnable = false;
		return;
	}
	s->nesting++;
	s->opened[s->nesting] = s->in.place.line;
	s->table[s->nesting] = table ? ++s->tables : 0;
}

static bool
declares(struct span name)
{
	const struct language_word *word = language_word(name, false);

	return word != NULL && (word->kind == WORD_DECLARE || word->kind == WORD_BARE);
}

/* word "id" { … } */
static bool
is_declaration(struct span name)
{
	const struct language_word *word = language_word(name, false);

	return word != NULL && word->kind == WORD_DECLARE;
}

/* The next token is a text. */
static bool
opens_text(const struct scanner *s)
{
	char c = token_first_byte(&s->in);

	return c == '"' || c == '\'';
}

/* x:method, and then t, which is nothing a method takes. */
static void
check_method(struct scanner *s, struct span method, const struct token *t)
{
	int n = (int)s->subject.len, m = (int)method.len, k = (int)(t->text.len < 60 ? t->text.len : 60);
	bool value = t->kind == TOKEN_NAME || t->kind == TOKEN_NUMBER;

	if (language_word(method, true) == NULL)
		slip(s, s->in.place.line, "%.*s: …: write = between a key and its value, and a text in quotes: %.*s = \"%.*s\"", n,
		     s->subject.at, n, s->subject.at, m, method.at);
	else if (value && t->kind == TOKEN_NAME && method.at[0] == 'i')
		slip(s, s->in.place.line, "a value stands in quotes; write %.*s:%.*s \"%.*s\"", n, s->subject.at, m, method.at, k, t->text.at);
	else if (value)
		slip(s, s->in.place.line, "brackets are missing; write %.*s:%.*s(%.*s)", n, s->subject.at, m, method.at, k, t->text.at);
	else
		slip(s, s->in.place.line, "%.*s:%.*s is not told with what; write x:is \"value\" or x:over(50)", n, s->subject.at, m,
		     method.at);
}

/* Two names, numbers or texts with nothing between them, where a list or a table is open. */
static void
check_row(struct scanner *s, const struct token *t, const struct token *before)
{
	int n = (int)(t->text.len < 60 ? t->text.len : 60), b = (int)(before->text.len < 60 ? before->text.len : 60);
	unsigned long line = s->in.place.line;
	const char *quote = t->kind == TOKEN_STRING ? "\"" : "";

	if (t->kind == TOKEN_NAME && before->kind == TOKEN_NUMBER && (span_is(t->text, SPAN("d")) || span_is(t->text, SPAN("h"))))
		slip(s, line, "a time stands in quotes; write \"%.*s %.*s\"", b, before->text.at, n, t->text.at);
	else if (before->kind == TOKEN_NAME && t->kind == TOKEN_NAME && language_word(t->text, true) != NULL && token_first_byte(&s->in) != '=')
		slip(s, line, "a colon is missing; write %.*s:%.*s", b, before->text.at, n, t->text.at);
	else if (before->kind == TOKEN_NAME && language_word(before->text, false) != NULL)
		slip(s, line, "brackets, or the quotes of an id, are missing behind %.*s", b, before->text.at);
	else if (before->kind == TOKEN_STRING && t->kind == TOKEN_NAME && (t->text.at[-1] == '"' || t->text.at[-1] == '\''))
		slip(s, line, "the text in quotes ends before %.*s; write \\\" for a quote inside it", n, t->text.at);
	else
		slip(s, line, "a comma is missing before %s%.*s%s", quote, n, t->text.at, quote);
}

/* Most tokens stand between marks, where anything may stand. */
static inline bool
needs_a_look(const struct scanner *s, const struct token *t, const struct token *before, const struct token *two_before)
{
	if (before->mark == ':' || two_before->mark == ':')
		return true;
	if (t->kind == TOKEN_MARK)
		return false;
	if (s->nesting == 0)
		return t->kind == TOKEN_NAME && (before->kind == TOKEN_NAME || before->kind == TOKEN_STRING);
	return before->kind != TOKEN_MARK || before->mark == '}' || before->mark == ')'
	       || (t->kind == TOKEN_NAME && opens_text(s));
}

/* Looks at the form: what may stand behind what.  Lua finds the same, one slip a run, and speaks of symbols. */
static void
check_form(struct scanner *s, const struct token *t, const struct token *before, const struct token *two_before)
{
	if (two_before->mark == ':' && before->kind == TOKEN_NAME) {
		if (t->kind != TOKEN_STRING && t->mark != '(' && t->mark != '{')
			check_method(s, before->text, t);
	} else if (before->mark == ':') {
		if (t->kind == TOKEN_NAME && two_before->kind == TOKEN_NAME && s->nesting > 0 && declares(two_before->text))
			slip(s, s->in.place.line, "%.*s declares, and is no question: what came out earlier is asked with level_is \"…\", "
			     "pending_is \"…\", fired \"…\", has_pattern \"…\" or is_likely \"…\"",
			     (int)two_before->text.len, two_before->text.at);
		else if (t->kind != TOKEN_NAME && two_before->kind == TOKEN_NAME && s->nesting > 0)
			slip(s, s->in.place.line, "write = between a key and its value: %.*s = …; a colon stands before a test, as in age:over(50)",
			     (int)two_before->text.len, two_before->text.at);
	} else if (s->nesting > 0 && t->kind == TOKEN_NAME && before->kind != TOKEN_NAME && opens_text(s)
	           && declares(t->text)) {
		slip(s, s->in.place.line, "a closing bracket is missing before %.*s; the one opened on line %lu is still open",
		     (int)t->text.len, t->text.at, s->opened[s->nesting]);
		s->nesting = 0;
	} else if ((before->kind == TOKEN_MARK && before->mark != '}' && before->mark != ')')
	           || (t->kind == TOKEN_NAME && token_keyword(t->text)) || (before->kind == TOKEN_NAME && token_keyword(before->text))) {
		return;
	} else if (s->nesting > 0) {
		/* A text behind a name or a bracket is what that is called with. */
		if (t->kind != TOKEN_STRING || before->kind == TOKEN_STRING || before->kind == TOKEN_NUMBER)
			check_row(s, t, before);
	} else if (before->kind == TOKEN_NAME && declares(before->text)) {
		slip(s, s->in.place.line, "an id stands in quotes; write %.*s \"%.*s\"", (int)before->text.len, before->text.at,
		     (int)t->text.len, t->text.at);
	} else if (before->kind == TOKEN_STRING && two_before->kind == TOKEN_NAME && declares(two_before->text) && !declares(t->text)) {
		slip(s, s->in.place.line, "what is said of %.*s \"%.*s stands in brackets; write %.*s \"%.*s %s", (int)two_before->text.len,
		     two_before->text.at, (int)before->text.len + 1, before->text.at, (int)two_before->text.len, two_before->text.at,
		     (int)before->text.len + 1, before->text.at, span_is(two_before->text, SPAN("define")) ? "(condition)" : "{ … }");
	}
}

static inline void
read_name(struct scanner *s, const struct token *t, const struct token *before)
{
	if (s->ld->aside && s->nesting == 0 && declares(t->text) && language_decides(t->text))
		problem(s->ld, s->in.place, "%.*s decides something, and a file under \"also\" is not asked; name the file under \"reads\"",
		        (int)t->text.len, t->text.at);
	if (s->locals && (before->mark == ',' || is_word(before, "local")))
		check_local(s, t->text);
	s->locals = s->locals || is_word(t, "local");
}

/* Keeps account of what is open, and of what stands in front of "=" and ":". */
static inline void
read_mark(struct scanner *s, const struct token *t, const struct token *before, const struct token *two_before,
          unsigned long line_before)
{
	s->joins = t->mark == '\0' && span_is(t->text, SPAN("..")) ? s->joins + 1 : 0;
	switch (t->mark) {
	case '{':
	case '(':
		open_bracket(s, t->mark == '{');
		break;
	case '}':
	case ')':
		if (s->nesting > 0)
			s->nesting--;
		else
			slip(s, s->in.place.line, "%c closes nothing; take it out, or open it above", t->mark);
		break;
	case ':':
		s->subject = before->text;
		break;
	case '=':
		s->locals = false;
		if (before->kind != TOKEN_NAME)
			break;
		if (s->nesting > 0 && s->table[s->nesting])
			note_key(s, before->text, line_before);
		else if (s->nesting == 0 && !is_word(two_before, "local") && !is_word(two_before, "for"))
			problem(s->ld, s->in.place, "%.*s = … changes nothing here; write define \"%.*s\" (…)",
			        (int)before->text.len, before->text.at, (int)before->text.len, before->text.at);
		break;
	default:
		if (s->joins > MAX_JOINS)
			slip(s, s->in.place.line, "more than %d texts joined with ..; write them as one, in [[ … ]]", MAX_JOINS);
	}
}

static inline void
look_for_plain(struct scanner *s, const struct token *t, const struct token *before)
{
	struct plain_place p = {t, s->in.place.line, s->nesting, false, s->in.lost};

	/* Most of what is not plain is long. */
	if (s->plain.at == PLAIN_OTHER && (s->nesting > 1 || (t->mark != ',' && t->mark != '}')))
		return;
	if (s->nesting == 0 && t->kind == TOKEN_NAME && (before->kind == TOKEN_END || before->mark == '}' || before->mark == ')')) {
		p.begins = span_is(t->text, s->declaring) || is_declaration(t->text);
		if (p.begins)
			s->declaring = t->text;
	}
	plain_next(&s->plain, &p, &s->out->plains);
}

bool
scan(struct loading *ld, const char *file, struct span text, bool runs, struct scanned *out)
{
	struct scanner s = {
		.ld = ld, .in = {text.at, text.at + text.len, {file, 1}, false}, .out = out, .runnable = true,
	};
	struct token last[3] = {{.kind = TOKEN_END}, {.kind = TOKEN_END}};
	struct token *t = &last[2], *before = &last[1], *two_before = &last[0];
	unsigned long line_before = 1;

	link_refused(&s);
	out->file = file;
	out->n = out->ntexts = out->plains.n = 0;
	for (;;) {
		struct token *oldest = two_before;

		token_next(&s.in, t);
		if (runs && (t->kind == TOKEN_NAME || s.plain.at != PLAIN_NOTHING))
			look_for_plain(&s, t, before);
		if (t->kind == TOKEN_END)
			break;
		if (t->kind == TOKEN_PRINTED) {
			slip(&s, s.in.place.line, "%.*s is a printer's quote; write straight quotes: \"…\"", (int)t->text.len, t->text.at);
			t->kind = TOKEN_MARK;
		}
		if (needs_a_look(&s, t, before, two_before))
			check_form(&s, t, before, two_before);
		ld->hash = stir(ld->hash, t);
		if (t->kind == TOKEN_STRING) {
			if (runs)
				note_text(out, t->text, s.in.place.line);
			s.locals = false;
		} else if (t->kind == TOKEN_NAME) {
			if (could_be_refused(&s, t))
				refuse(&s, t, before);
			read_name(&s, t, before);
		} else if (t->kind == TOKEN_MARK) {
			if (could_be_refused(&s, t))
				refuse(&s, t, before);
			read_mark(&s, t, before, two_before, line_before);
			if (s.joins > MAX_JOINS)
				break;
		}
		two_before = before;
		before = t;
		t = oldest;
		line_before = s.in.place.line;
		if (!s.runnable && s.nesting == MAX_NESTING)
			break;
	}
	if (s.runnable && s.nesting > 0 && !s.in.lost)
		slip(&s, s.opened[s.nesting], "the bracket that is opened here is never closed");
	return s.runnable;
}

void
scanned_free(struct scanned *out)
{
	free(out->keys);
	free(out->texts);
	free(out->plains.list);
}
