/*
 * language.h -- the words of the rule language, what they take and what they make
 *
 * Three kinds of word: those that make a condition or a number from what
 * they are given (any { … }), those that are put behind a name with a colon
 * (age:over(50)), and those that declare (redflag "RF-1" { … }).
 */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "rule/item.h"
#include "rule/names.h"
#include "rule/ruleset.h"

/* What is being loaded, and how it goes. */
struct loading {
	struct ruleset *set;
	struct arena mem;         /* what is needed until the file has been run: items, and what they hold but texts */
	struct text text;         /* of the file being read */
	struct names *names;      /* what the rule files have declared */
	unsigned problems;        /* said so far */
	unsigned declared;        /* declarations run so far */
	const char *directory;
	const char *named_by;     /* what names it, for messages */
	const char **files;       /* the index's list; NULL at the end */
	const char **also;        /* that of the files that decide nothing, likewise, or NULL */
	bool all;                 /* they are run, too */
	bool aside;               /* it is one of them that is being read */
	uint64_t hash;            /* over all the files, comments and spacing left out */
	struct scanned *scanned;  /* where the keys of the file being read stand */
	bool tells;               /* what declarations say about themselves is kept, too */
	bool gave_up;             /* something was accepted as bad; a problem has been said, then */
	bool cut_short;           /* a file was not read to its end: names that are missing may have stood there */
	struct writing *writing;  /* where declarations are kept as they were written; NULL: they are not */
	const struct written *again;  /* the one that is being read again, or NULL */
	const char *site;         /* the site file being read, or NULL; what stands in it is only kept for now */
	bool overlaid;            /* something retires */
	struct place said_at;     /* the last problem, which is not said twice */
	char said[1024];
	problem_say *say;         /* who is told of each problem, with "self"; NULL: nobody, so no place needs its line */
	void *self;
};

/* Says what is wrong at a place of a rule file, and counts it. */
void problem(struct loading *, struct place, const char *fmt, ...) PRINTF_LIKE(3, 4);

struct item *item_new(struct loading *, enum item_kind, struct place);

/* A text that lasts as long as the rule set and will stand in messages, records and pages: what is wrong with it is said. */
struct item *item_text(struct loading *, struct span text, struct place);

/* By their keys. */
void pairs_sort(struct pair *, unsigned n);

enum word_kind {
	WORD_PLAIN,    /* word(argument, …) or word { … } */
	WORD_METHOD,   /* thing:word(argument, …) */
	WORD_COUNTED,  /* word(n) { … } */
	WORD_DECLARE,  /* word "id" { … } */
	WORD_BARE,     /* word { … }, declares and has no id */
};

struct language_word {
	const char *name;
	enum word_kind kind;
	/* args: what was given, "self" first for a method, the id first for a declaration.  Returns what it makes, or NULL. */
	struct item *(*make)(struct loading *, struct item **args, unsigned n, struct place);
};

/* The word of that name and, for methods, kind; NULL when there is none. */
const struct language_word *language_word(struct span name, bool method);

/* May what this word declares decide something about a record? */
bool language_decides(struct span name);

/* Is it a word, or a name that the language has by itself? */
bool language_reserved(struct span name);

/* What a name stands for that the rule files have declared, or that is a test by itself; NULL when it is none. */
struct item *language_name(struct loading *, struct span name, struct place);

/* Says that nothing has the name; a bad item. */
struct item *language_unknown(struct loading *, struct span name, struct place);

/* The thing as a condition that can be answered by "phase"; NULL when it is none, which has been said of "what". */
struct cond *as_cond(struct loading *, struct item *, const char *what, int phase);

/* The two halves of it, for when "what" has to be put together first: find without a word, and say why nothing was found. */
struct cond *find_cond(struct loading *, struct item *, int phase);
void refuse_cond(struct loading *, struct item *, const char *what, int phase);

/* The n entries of a list, with each "odi" laid out into the names it stands for; n is how many there are then. */
struct item **laid_out(struct loading *, struct item **list, unsigned *n);

/* The thing as a number that is worked out, likewise. */
const struct value *as_value(struct loading *, struct item *, const char *what);

#endif
