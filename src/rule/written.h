/*
 * written.h -- the declarations of a rule set as its files wrote them
 *
 * A site file is read behind the rules and may change what they declare.  So
 * that no change goes round a check, all declarations are kept as they were
 * written, and once the last file is there they are read again from the
 * first on, each with the keys it has been given since (overlay.h).  The same
 * is what bp-rules show prints.
 *
 * What stands in a site file is only kept at first: its names and words are
 * items of the kind ITEM_LATER, as a name may be declared by what follows.
 */
#ifndef WRITTEN_H
#define WRITTEN_H

#include "rule/scan.h"

enum written_state { WRITTEN_ONCE, WRITTEN_READING, WRITTEN_READ };

struct written {
	const struct language_word *word;
	struct span id;                 /* of a word without one: the word itself */
	struct place at;
	struct item **args;             /* as they were written: the id, if it has one, and the table or condition */
	unsigned nargs;
	const char *site;               /* the site file it stands in; NULL: the rules themselves */
	unsigned number;                /* in the list */
	enum written_state state;
	bool early;                     /* read before its place, as an override above it asks for its name */
	const struct written *amended;  /* the last override of it, or NULL */
	const struct written *before;   /* of an override: the one before it, of the same declaration */
	const struct written *retired;  /* by this, or NULL */
	const char *why, *owner, *since;  /* of a retire */
	struct item *now;               /* its table or condition as it is in force; NULL when it is retired */
};

/* A file that was read. */
struct written_file {
	const char *path;
	struct text text;
	struct scanned scanned;
};

struct writing {
	struct arena mem, items;
	struct written **list;         /* in the order of the files; what overrides and retires, too */
	unsigned n, cap;
	struct written_file **files;
	unsigned nfiles, capfiles;
};

struct writing *writing_new(void);
void writing_free(struct writing *);

/* A file that is about to be read; the path must stay. */
struct written_file *writing_file(struct writing *, const char *path);

/* What the word makes of the arguments; it is kept where declarations are. */
struct item *written_word(struct loading *, const struct language_word *, struct item **args, unsigned n, struct place);

/* What the name stands for, or NULL when it is a word of the language or nothing. */
struct item *written_name(struct loading *, struct span name, struct place);

/* A name of a site file that nothing declares. */
bool written_unknown(const struct loading *, const struct item *);

/* The declaration's table or condition, and what stands there behind the key; NULL. */
struct item *written_body(const struct written *);
struct item *written_value(const struct written *, struct span key);

/* Two were written alike. */
bool written_same(const struct item *, const struct item *);

/*
 * The line of a key, or of a text in quotes, in the declaration that begins
 * at "from"; or in the last of its overrides that has it.
 */
enum written_what { WRITTEN_KEY, WRITTEN_TEXT };
struct place written_place(const struct writing *, const struct written *, struct place from, struct span, enum written_what);

/* The retired declaration of that id (and word, or NULL: any), or NULL. */
const struct written *written_retired(const struct writing *, const char *word, struct span id);

/* Says that what stands at the place (fired "RF-1") names it, which is retired; false when it is NULL. */
bool say_retired(struct loading *, struct place, const struct written *, const char *what, const char *name);

/* Adds it in the words of the rule language: all { age:at_least(65), trauma:is "minor" } */
void written_text(struct text *, const struct item *);

#endif
