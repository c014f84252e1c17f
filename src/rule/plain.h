/*
 * plain.h -- what of a declaration is nothing but texts and numbers
 *
 * Six of ten declarations hold nothing else: questions, sources, texts of
 * advice; and in the others it is the larger part.  Lua would make tables of
 * it, to be taken apart again, and take half of the time a start takes.  So it
 * is given a mark instead (brief.h), and what that stands for is read from the
 * text when Lua comes to it.  What could mean anything else to Lua than to us
 * (an escape in a text, 0x10, nil) is not plain.
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "rule/item.h"
#include "rule/tokens.h"

struct loading;

/* "id" { … } behind a word; or entries of such a table that stand in a row, each key = … */
struct plain {
	struct span given;       /* from the first byte of it to the last */
	unsigned long line;      /* of the word */
	unsigned long ends;      /* lines that end in it */
};

struct plains {
	struct plain *list;      /* in the order they stand in the file */
	unsigned n, cap;
};

/* Looks for them while a file is taken apart; all zero at its beginning. */
struct plain_search {
	enum {
		PLAIN_NOTHING, PLAIN_WORD, PLAIN_ID, PLAIN_ENTRY, PLAIN_KEY, PLAIN_EQUALS, PLAIN_TEXT, PLAIN_JOIN, PLAIN_VALUE,
		PLAIN_OTHER,
	} at;                    /* what has come last; OTHER: an entry that is not plain */
	bool whole;              /* so far all of the table is plain */
	bool in_row, keyed;      /* the entry before was in a row; this one has a key */
	bool reserved;           /* which is a word of Lua's */
	unsigned depth, entries; /* of tables within the entry; of entries within the whole */
	unsigned before;         /* so many were there when the declaration began */
	const char *end;         /* of the token that has come last, */
	unsigned long end_line;  /* and its line */
	const char *id, *entry;  /* where they begin, */
	unsigned long id_line, entry_line, row_line;  /* and their lines, and that of the first entry of the row */
	unsigned long line;      /* of the word */
};

/* Where the scanner is: at this token, on that line, in so many brackets. */
struct plain_place {
	const struct token *t;
	unsigned long line;
	unsigned nesting;
	bool begins;             /* here a declaration begins */
	bool lost;               /* it may be the inside of a text */
};

/* Takes the next token, and adds what it finds. */
void plain_next(struct plain_search *, const struct plain_place *, struct plains *);

/* Room for what is read at the moment, used again; all zero at first. */
struct plain_room {
	struct pair *pairs;      /* of the tables being read, the innermost last */
	struct item **items;
	unsigned npairs, cappairs, nitems, capitems;
	size_t taken;            /* bytes of all that was read, as room.c counts them */
};

/* Puts an entry behind those of the tables it stands in. */
void plain_add_pair(struct plain_room *, struct span key, struct item *);

/* Reads the id and the table; or the entries, which go behind the other pairs. */
void plain_read(struct plain_room *, struct loading *, const struct plain *, struct place, struct item *args[2]);
void plain_read_entries(struct plain_room *, struct loading *, const struct plain *, struct place);
void plain_room_free(struct plain_room *);

#endif
