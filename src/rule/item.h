/*
 * item.h -- what passes between a rule file and the rule language
 *
 * The room turns every Lua value into an item and every item into a Lua
 * value; the language works on items and never sees Lua.  Items, tables and
 * keys live until the file they come from has been run; texts as long as the rule set.
 */
#ifndef ITEM_H
#define ITEM_H

#include "base/msg.h"
#include "base/text.h"

struct cond;
struct value;
struct name;
struct language_word;

enum item_kind {
	ITEM_BAD,     /* something was wrong and has been said: accepted everywhere, so that it is said once */
	ITEM_NIL,
	ITEM_TEXT,
	ITEM_NUMBER,
	ITEM_BOOL,
	ITEM_NAME,    /* a field, score, class, gate, derived number */
	ITEM_COND,
	ITEM_VALUE,   /* a number worked out: largest { … } */
	ITEM_ONE_OF,  /* one_of { … }: a table kept as it is */
	ITEM_EACH,    /* each "odi": a table of the names */
	ITEM_TABLE,
	ITEM_LATER,   /* a name or word of a site file, which is read when all files are there: see its origin */
	ITEM_OTHER,   /* a Lua value no word takes: a function, a word without its table */
};

/* How a rule file wrote it: kept where declarations are read a second time, or shown. */
struct origin {
	struct span called;                /* a name; "" when a word has made it: */
	const struct language_word *word;
	struct item **args;
	unsigned nargs;
	struct item *again;                /* what it has become when it was read again */
};

struct item {
	enum item_kind kind;
	struct place at;
	struct origin *origin;  /* NULL: what it holds is how it was written */
	bool used;  /* it went into something; a condition that did not is a slip of the pen */
	union {
		struct span text;
		double number;
		bool yes;
		const struct name *name;
		struct cond *cond;
		struct value *value;
		struct table *table;
	};
};

struct pair {
	struct span key;  /* a name of Lua's, so no NUL is in it */
	struct item *item;
	bool asked;       /* the declaration it stands in takes it */
};

struct table {
	struct item **list;  /* the values at 1, 2, 3 … */
	unsigned n;
	struct pair *pairs;  /* the rest, sorted by key */
	unsigned npairs;
};

#endif
