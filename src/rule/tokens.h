/*
 * tokens.h -- the words, texts, numbers and marks of a rule file, as Lua takes it apart
 */
#ifndef TOKENS_H
#define TOKENS_H

#include <endian.h>
#include <stdbool.h>

#include "base/msg.h"
#include "base/text.h"

enum token_kind {
	TOKEN_END,
	TOKEN_NAME,
	TOKEN_STRING,
	TOKEN_NUMBER,
	TOKEN_MARK,
	TOKEN_PRINTED,  /* a curly or angled quote, as word processors put in */
};

/*
 * Written field by field, and so never copied as a whole: the processor would
 * wait until the last of the fields has arrived.
 */
struct token {
	struct span text;
	enum token_kind kind;
	char mark;     /* TOKEN_MARK of one byte: which */
	bool simple;   /* TOKEN_STRING in quotes, and every byte stands for itself */
};

/* A text being taken apart.  TEXT_SLACK bytes behind its end can be read, whatever stands there. */
struct tokens {
	const char *at, *end;
	struct place place;  /* of the token that came last */
	bool lost;           /* a text or comment was not closed: what follows may be its inside */
};

/* What a byte can be part of.  SECOND: the second byte of a mark; ALONE: a mark with no other byte. */
enum { LETTER = 1, DIGIT = 2, BLANK = 4, LINE_END = 8, SECOND = 16, ALONE = 32 };
extern const unsigned char token_bytes[256];

void token_any(struct tokens *, struct token *);

static inline void
token_set(struct token *t, enum token_kind kind, const char *at, size_t len)
{
	t->text.at = at;
	t->text.len = len;
	t->kind = kind;
	t->mark = '\0';
	t->simple = false;
}

/* The byte there is a mark by itself. */
static inline bool
token_alone(const char *p)
{
	return token_bytes[(unsigned char)*p] & ALONE || (*p == '=' && !(token_bytes[(unsigned char)p[1]] & SECOND));
}

/* The next one, or TOKEN_END.  Most are marks of one byte, behind a blank at the most. */
static inline void
token_next(struct tokens *s, struct token *t)
{
	const char *p = s->at;

	while (p < s->end && token_bytes[(unsigned char)*p] & BLANK)
		p++;
	s->at = p;
	if (p == s->end || !token_alone(p)) {
		token_any(s, t);
		return;
	}
	s->at++;
	token_set(t, TOKEN_MARK, p, 1);
	t->mark = *p;
}

/* The byte the next token begins with, or 0.  A comment in between does not matter where this is asked. */
char token_first_byte(const struct tokens *);

/* Is the name a word of Lua's own, and no value? */
bool token_keyword(struct span name);

/* Eight bytes as one number, the first one lowest. */
static inline uint64_t
eight_bytes(const char *p)
{
	uint64_t bytes;

	memcpy(&bytes, p, sizeof(bytes));
	return le64toh(bytes);
}

#endif
