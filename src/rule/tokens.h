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

struct token {
	enum token_kind kind;
	struct span text;
	char mark;  /* TOKEN_MARK of one byte: which */
};

/* A text being taken apart. */
struct tokens {
	const char *at, *end;
	struct place place;  /* of the token that came last */
	bool lost;           /* a text or comment was not closed: what follows may be its inside */
};

struct token token_next(struct tokens *);

/* The byte the next token begins with, or 0.  A comment in between does not matter where this is asked. */
char token_first_byte(const struct tokens *);

/* Eight bytes as one number, the first one lowest. */
static inline uint64_t
eight_bytes(const char *p)
{
	uint64_t bytes;

	memcpy(&bytes, p, sizeof(bytes));
	return le64toh(bytes);
}

#endif
