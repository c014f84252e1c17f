/*
 * ruleset.h -- what the rule files say, ready to be asked
 *
 * Filled once by ruleset_load() and then only read.  Everything lives in the
 * set's arena.  Lists keep the order of the files; a rule's place in its list
 * is its number everywhere (in conditions, in the sheet, in the answers).
 */
#ifndef RULESET_H
#define RULESET_H

#include "base/text.h"
#include "record/answers.h"
#include "record/vocab.h"
#include "rule/cond.h"
#include "rule/course.h"

enum { MAX_LEVELS = 8 };

/* What every declaration has. */
struct entry {
	struct word id;
	struct place at;
	const char **sources;  /* keys; NULL at the end; NULL when there are none */
	const char **from;     /* facts of the source articles that have their home here, likewise */
	const char *say;       /* "" when not given; so too the other texts */
	const char *owner, *since, *review_by, *status;  /* owner and review_by: else those of the rule set */
};

/* How long something may take: "now", "24 h", "14 d". */
struct within {
	struct word text;
	double hours;
};

struct level {
	struct entry is;
	struct within within, review;
};

struct rule {  /* a red flag or a triage rule */
	struct entry is;
	int level;
	struct within within;
	const struct cond *when, *unless;  /* unless: NULL when there is none */
	const char *suspect, *caveat;
	const int *core;  /* red flags: the core fields of "when", in their order; -1 at the end */
};

/* A number a condition can test: a field's answer, or one worked out from others. */
enum value_kind {
	VALUE_FIELD, VALUE_CONSTANT, VALUE_LARGEST, VALUE_SMALLEST, VALUE_DAYS_BETWEEN,
	VALUE_PLUS, VALUE_MINUS, VALUE_TIMES, VALUE_DIVIDED,
	VALUE_TOTAL, VALUE_MEAN,
};

struct value {
	enum value_kind kind;
	int field;
	double constant;
	unsigned nparts;
	const struct value **parts;
	unsigned size;  /* how many values it is made of, itself included; what is used twice counts twice */
	unsigned least; /* VALUE_TOTAL, VALUE_MEAN: with fewer known parts there is only a range, and no score */
	bool scored;    /* one of these is in it: it is the score of a form */
	double ends[2]; /* all that it can come to lies between them */
};

/* Where a number lies that is counted from two others, each between its two ends; infinite where that cannot be said.  "ends" may be one of them. */
void value_ends(enum value_kind, const double a[2], const double b[2], double ends[2]);

/* The items of a form: so many numbers, label_1, label_2 … */
struct items {
	struct entry is;
	int first;      /* field; the others behind it */
	unsigned n;
};

struct quantity {
	struct span name;
	int field;                   /* the field it is the answer to, or -1 */
	const struct value *derive;  /* how it is worked out when there is no answer, or NULL */
	enum field_tier tier;
	double min, max;
	int phase;                   /* above 0: a number of the course, known from then on */
	struct place at;
};

struct conflict {  /* also a notice: then it is told among the problems and mends nothing */
	struct entry is;
	const struct cond *when;
	const int *forget;  /* fields; -1 at the end */
};

struct exemption {  /* needless, does_not_apply */
	int field;
	const struct cond *when;
};

struct weighted {
	int weight;
	const struct cond *when;
};

struct score {
	struct entry is;
	struct weighted *items;
	unsigned nitems;
};

struct cluster {
	struct entry is;
	const struct cond *when;
	int shows;  /* a score, or -1 */
};

struct choice_row {  /* one value of a class, one band of an instrument */
	struct word value;
	const struct cond *when;  /* NULL: otherwise */
};

struct class {
	struct entry is;
	struct choice_row *rows;
	unsigned nrows;
	int result;
};

struct instrument {
	struct entry is;
	int quantity;
	struct choice_row *rows;
	unsigned nrows;
};

struct pattern {
	struct entry is;
	const struct cond *when, *unless;
	bool otherwise;
};

struct candidate {
	struct entry is;
	const char *name;
	const struct cond *always, *never;
	const struct cond *fallback, *unless;  /* fallback: the candidate named when nothing is likely */
	struct score score;
};

struct text_row {
	struct word text;
	const struct cond *when;  /* NULL: always */
	const char *say;          /* cautions of a gate; NULL when not given */
};

struct destination {  /* one for each level, by rank */
	struct text_row instead, add;
	struct text_row *join, *first;
	unsigned njoin, nfirst;
	bool given;
};

enum gate_says { GATE_ALLOWED, GATE_BLOCKED, GATE_WITHHELD, GATE_SAYS };

struct gate {
	struct entry is;
	const struct cond **blocked_if, **withheld_if;
	unsigned nblocked, nwithheld;
	const int *must_know;
	unsigned nmust;
	struct text_row *cautions;
	unsigned ncautions;
	int result, caution_result, reason_result;
};

struct advice {
	struct entry is;
	struct span kind;
};

struct step {  /* one place in a list */
	int advice;
	const struct cond *when;
	bool stop;
	unsigned one_of;  /* steps with the same number above 0: only the first that holds */
};

struct list {
	struct entry is;
	struct step *steps;
	unsigned nsteps;
	int result;
};

struct review_row {
	struct within within;
	const struct cond *when;
};

struct source {
	struct entry is;
	const char *title, *where, *read;
	double year;
	bool used;  /* some declaration rests on it */
};

/*
 * accepts = { "D12: both are wanted" } in any declaration: a doubt that its
 * author has looked at and is content with.  The code is what bp-rules check
 * prints; to the rest of the programs it means nothing.
 */
struct acceptance {
	const char *word;  /* of the declaration: "redflag" */
	struct span id;
	struct span code;
	const char *why;   /* never "" */
	struct place at;   /* of the text */
};

/* review_by = "2027-01-31" in any declaration, that of the rule set included. */
struct review_day {
	const char *word;
	struct span id;
	long day;         /* since 1970-01-01 */
	const char *text;
	struct place at;
};

/* Texts without a decision: blocks of questions, complaints, education. */
struct passage {
	struct entry is;
	const char *topic;
	const struct cond *opens;
	const int *asks;
};

/* What must be so whatever is answered; bp-rules prove tries it. */
enum promise_form {
	PROMISE_AT_LEAST,     /* when holds: the level is at least "level" */
	PROMISE_NEVER,        /* when holds: the level is not "level" */
	PROMISE_YES,          /* a yes in place of a blank or a no, to a field of these kinds, never lowers the red-flag level */
	PROMISE_ANSWER,       /* nor does any answer in place of a blank */
	PROMISE_UNANSWERED,   /* nor does a blank in place of an answer, what is pending counted in */
};

struct promise {
	struct entry is;
	enum promise_form form;
	const struct cond *when, *unless;
	int level;
	unsigned kinds;       /* 1 << enum field_kind for each */
};

/* What fired "…" names: red flags by id or prefix, filtered by level. */
struct fired {
	const char **names, **except;  /* NULL at the end; names may be NULL: every rule */
	int level, at_least;           /* ranks, or -1 */
	struct place at;
	int *rules;                    /* what that comes to; -1 at the end */
};

/* What is measured again and again. */
struct measure {
	struct entry is;
	int quantity;
	int results[MEASURE_LABELS];  /* first previous last change percent trend */
};

struct response {
	struct entry is;
	int gives;  /* which of the responses */
	const struct cond *when, *unless;
	struct within within;  /* the next review, when that is sooner than the level's; or nothing */
	bool remains;  /* the last one: what remains when no other holds; there is nothing to compare */
};

/* What another visit said. */
struct course_look {
	enum look_kind {
		LOOK_IN_FORCE,  /* the visit that set the level in force */
		LOOK_FIRST,
		LOOK_BEFORE,    /* the last one before this that decided it */
		LOOK_EVER,
		LOOK_LATELY,    /* the last one that decided it; forgotten when "field" gets another answer */
		LOOK_RAISED,    /* the same, behind the visit that raised the level in force */
	} kind;
	const struct cond *when;
	int field;  /* or -1 */
};

/* How often in a row something held. */
struct streak {
	struct entry is;
	const struct cond *when, *ends;
	int phase;  /* when it can be counted */
};

/* What becomes of the minutes of walking. */
struct walk {
	struct entry is;
	const struct cond *when;
	bool stop;
	double times, least, most_more;  /* minutes; INFINITY: no limit */
};

/* An escalation or a disagreement. */
struct follow_up {
	struct entry is;
	const struct cond *when, *unless;
};

/* One word about the course. */
struct tell {
	struct entry is;
	struct choice_row *rows;  /* the last one is what remains */
	unsigned nrows;
	int field, result;  /* the one whose label it has; the other is -1 */
};

/* What a list planned, and which texts say what came of it. */
struct came_of {
	struct entry is;
	int list, done, not_done;  /* fields, or -1 */
};

struct age {
	struct entry is;
	int field, result;
};

struct course_rules {
	const int *primary;                /* measures, the first that can be compared counts; -1 at the end; or NULL */
	struct word responses[MAX_RESPONSES];
	unsigned nresponses;
	const struct cond *episode_begins;
	struct within episode_window, recurs_within;
	struct within grace[MAX_LEVELS];   /* by rank */
	bool has_grace[MAX_LEVELS];
	int due, contact;                  /* days told, or -1 */
	const int *contact_fields;         /* what makes no visit; -1 at the end, or NULL */
	const int *score_fields;           /* likewise: what asks nobody about danger signs … */
	const struct cond *score_unless;   /* … unless this holds */
	struct within adds_within;         /* so long behind a visit what was left open may be added to it; 0: on its day only */
	const int *keeps;                  /* fields whose last answer is written; likewise */
	int dose;                          /* quantity: the minutes of a walk, or -1 */
};

struct definition {  /* define "name" (condition) */
	struct span name;
	const struct cond *is;
	struct place at;
};

/* A key of a declaration and the text in quotes behind it, or the list of them. */
struct remark {
	const char *key;
	const char **texts;  /* NULL at the end */
};

/*
 * What was declared, word by word, in the order of the files: questions,
 * destinations and worked out numbers, too.  What a rule does stands in the
 * lists below; this is what it says about itself.
 */
struct declared {
	const char *word;        /* "redflag" */
	struct entry is;
	struct remark *remarks;  /* name, note, figures …, by key; NULL at the end */
};

#define LIST_OF(type, name) \
	struct type *name;  \
	unsigned n##name, cap##name

struct ruleset {
	struct arena mem;
	struct vocab *vocab;
	struct conds conds;
	struct word stamp;  /* name@version#hash, name@version+site#hash */
	const char *name, *version, *title, *directory;
	const char *owner, *review_by;  /* of every declaration that has none of its own; "" when not given */
	struct writing *writing;        /* the declarations as they were written (written.h); NULL when nobody wanted them */
	int likely, possible;  /* least scores */

	LIST_OF(declared, declared);
	LIST_OF(level, levels);  /* by rank once loaded */
	LIST_OF(source, sources);
	LIST_OF(quantity, quantities);
	LIST_OF(items, items);
	LIST_OF(conflict, conflicts);
	LIST_OF(conflict, notices);
	LIST_OF(exemption, needless);
	LIST_OF(exemption, inapplicable);
	LIST_OF(score, scores);
	LIST_OF(cluster, clusters);
	LIST_OF(rule, redflags);
	LIST_OF(class, classes);
	LIST_OF(instrument, instruments);
	LIST_OF(pattern, patterns);
	LIST_OF(candidate, candidates);
	LIST_OF(rule, triage);
	LIST_OF(rule, finals);
	LIST_OF(gate, gates);
	LIST_OF(advice, advices);
	LIST_OF(list, lists);
	LIST_OF(review_row, reviews);
	LIST_OF(passage, passages);
	LIST_OF(passage, complaints);  /* what a person may name first; they open by nothing else */
	LIST_OF(promise, promises);
	LIST_OF(fired, fired);
	LIST_OF(acceptance, acceptances);
	LIST_OF(review_day, review_days);
	LIST_OF(definition, definitions);
	LIST_OF(measure, measures);
	LIST_OF(course_number, course_numbers);
	LIST_OF(response, responses);
	LIST_OF(course_look, looks);
	LIST_OF(streak, streaks);
	LIST_OF(walk, walks);
	LIST_OF(follow_up, escalations);
	LIST_OF(follow_up, disagreements);
	LIST_OF(tell, tells);
	LIST_OF(came_of, outcomes);
	LIST_OF(age, ages);
	struct course_rules course;
	struct destination destinations[MAX_LEVELS];
};

/* What rules are read from; the texts must stay. */
struct rule_files {
	const char *directory;
	const char *named_by;      /* the option or operand that names it, for messages; NULL: --rules DIR */
	const char *const *sites;  /* files that change the rules, in order; NULL at the end, or NULL */
	enum {
		READ_DECIDING,     /* only what decides something about a record is run; the rest is looked at as text */
		READ_ALL,
		READ_WRITTEN,      /* and the declarations are kept as they were written, and what they say of themselves, to show them */
	} extent;
};

/*
 * Reads the rule set in the directory: index.lua, and the files it names, in
 * order; behind them the site files, for which all has to be read.  Every problem in every file is said on
 * standard error, one line each, with file and line and what to write
 * instead; any problem ends the program with status 2.
 *
 * results: the labels the programs write, NULL at the end; no field may have
 * one of them.
 */
struct ruleset *ruleset_load(const struct rule_files *, const char *const *results);

/*
 * The same, but every problem is told to say(), in the order they are found,
 * and nothing is printed; NULL when there was any.  The file's name is gone
 * when ruleset_check() comes back, and so is the text.
 */
typedef void problem_say(void *self, struct place, const char *text);
struct ruleset *ruleset_check(const struct rule_files *, const char *const *results, problem_say *say, void *self);
void ruleset_free(struct ruleset *);

/* Gives back what it holds but its texts and what was written: so that they can be read into it again. */
void ruleset_clear(struct ruleset *);

/* Does the name in fired "…" mean the red flag of that id?  It is the id, or what stands in it before a hyphen. */
bool fired_means(struct span id, const char *name);

/* The red flags that fired "…" names, by number; -1 at the end; in the arena. */
int *fired_rules(const struct ruleset *, const struct fired *, struct arena *);

/* The core fields that a red flag's condition (NULL: none) asks for, in their order; -1 at the end; in the arena. */
const int *core_fields(const struct ruleset *, const struct cond *, struct arena *);

/* Does the test ask nothing but core questions? */
bool test_is_core(const struct ruleset *, const struct cond *);

/* The field whose answer the test compares, or -1: none, or more than one. */
int field_of_test(const struct ruleset *, const struct cond *);

/* The items that the field is one of, or NULL. */
const struct items *items_of(const struct ruleset *, int field);

/* The value is made of the field's answer. */
bool value_reads(const struct value *, int field);

/* The level of that name, or -1. */
int ruleset_level(const struct ruleset *, struct span name);

#endif
