/*
 * course.h -- what is known of one patient after so many visits: of constant size, however many they are
 *
 * A line that answers nothing but what the rules call a contact is no visit:
 * it says that somebody was reached, and changes no level and no measure.
 * Only the first line of a patient is a visit whatever it says: somebody of
 * whom nothing is known could be an emergency.
 *
 * The level in force goes up with any visit and down only with one that is
 * complete, not provisional, and dated, not behind the day of the run; never
 * below a red flag or a triage rule that was fulfilled by an answer which this
 * visit does not ask for again, nor below what another visit of the same day
 * had for itself, for nobody knows which of them came first: what was not
 * asked never calms.  A thin visit of the same level leaves the fuller one
 * before it in force, unless it brings a red flag that one had not.
 *
 * The last interview is the base.  A visit that only answers core questions
 * which it left open is an addition to it, and both are judged as one visit:
 * unless too much time has gone by, or an answer is another one now.  Any
 * other visit that asks core questions is a new base: what it leaves open is
 * open, whatever was answered to it at another time.  One that asks none, a
 * laboratory value say, is put beside the base.  But what any of them says may
 * be worse beside all that was told of late: it raises the level by that, too,
 * and never lowers it.
 *
 * A visit of nothing but scores asked nobody about danger signs.  Once a visit
 * of the episode has, it leaves that one in force, with what it left open and
 * the day of its review: unless the scores fire a red flag or fulfil a triage
 * rule that raises the level, alone or beside the base.  Then, as behind every
 * visit that has raised the level so and was not whole, the danger signs are
 * to be asked again: the answers to them are older than what is worse now.
 */
#ifndef COURSE_COURSE_H
#define COURSE_COURSE_H

#include <limits.h>
#include <math.h>

#include "course/beside.h"
#include "course/grounds.h"
#include "rule/explain.h"
#include "stage/stage.h"

enum { RECENT = 6 };  /* visits a trend shows */

#define NO_DAY LONG_MIN

/* A measure; NAN where there is no answer. */
struct measured {
	double first;            /* in this episode */
	double previous;         /* the last answer before this visit */
	double last;             /* of this visit; NAN, too, when it is known in part only */
	double low, high;        /* what it can be at this visit; both are the answer when there is one */
	double told;             /* what the parts that were told come to */
	uint64_t parts, parts_now;  /* which of those it is made of were told in this episode, at this visit */
	double recent[RECENT];   /* the latest one last */
	unsigned answers;        /* in this episode */
	bool counted;            /* the last one was, with the visit that this one adds to */
};

/* What another visit said, as far as it is known. */
struct sight {
	bool yes, no;
	bool then_yes, then_no;  /* the same with this visit, for one that looks at those before it */
	double day;  /* the answer that makes it another matter, or NAN */
};

struct held {  /* a streak */
	unsigned long times;
	long since;
};

/* Which entries of a list were reported as carried out, one bit each. */
struct reported {
	uint64_t *done, *not_done;
	uint64_t *more_done, *more_not_done;  /* since the last visit: about the plan made then */
};

/* What an addition would add to: the last visit that was none itself, and what has been added to it. */
struct base {
	bool there;
	struct batch *batch;         /* where its fields are; NULL: they are kept, from one batch to the next */
	size_t first, n;             /* of them */
	long day;                    /* of that visit, or NO_DAY */
	int level_told;              /* the highest level that the answers of one of its visits gave */
	int others;                  /* the same of other visits of that day; -1: there was none */
	bool in_force;               /* it has set the level */
	bool rescored;               /* a score of it has been told anew since */
	bool wider;                  /* it holds more than the base, from before it */
	bool outdated;               /* scores have raised the level since: its answers are older than what is worse now */
	struct field *kept;
	long *days;                  /* on which they were told */
	size_t room;
	struct text values, spare;   /* of what is kept; what was kept before it, or room for the next */
};

struct course {
	struct text value; /* of the id */
	struct text id;    /* the same as LTSV has it */
	struct text key;   /* as it stands in the line, and the byte behind it: what lines are sorted by */
	unsigned long visits, contacts, problem_lines;
	unsigned long reviews;  /* visits that are no additions */
	unsigned long episode_visits;
	long newest;       /* day of the last line that has one, */
	long reached;      /* and of those that have only been read */
	bool visited;      /* some line that has been read is a visit */
	long first, previous, last;
	long contact, due;
	bool raised, in_force;  /* this line has come to the level in force anew or raised it; has set it */
	bool asked;             /* some visit of this episode was asked core questions */
	bool planned_anew;      /* the visit before has set the level in force, and with it the plan */
	int level_first, level_previous, level_last;
	int level;         /* in force */
	long level_day;
	int level_told;    /* the highest level that the answers of one visit of that day gave, whatever was not asked */
	long told_day;
	int pending;       /* rank that core questions left open could still raise it to, or 0 */
	double review_hours;  /* of the visit in force */
	bool due_told;     /* by the visit itself */
	uint64_t *force, *of_last;          /* rows of those visits: see struct rows_of */
	uint64_t *planned;                  /* rows of the visit that was in force before this one */
	uint64_t *plan;                     /* as "force", but for the plan as it stands now: see amended.c */
	uint64_t *grounds_yes, *grounds_no, *grounds_unsure;     /* what that rests on */
	uint64_t *ever_yes, *ever_no;       /* the same, as it was last told, whichever visit is in force */
	int planned_for;                    /* what was pending then */
	uint64_t *flags_first, *flags_ever, *flags_new;
	uint64_t *flags_decided, *flags_then;  /* decided at some visit; and fired, when they last were */
	uint64_t *triage_then;              /* triage rules that were fulfilled, and not denied since */
	uint64_t *flags_open;               /* could still fire */
	uint64_t *flags_kept;               /* not decided by this visit: it did not ask again for what speaks for them */
	uint64_t *beside_yes, *beside_no;   /* what was last told beside the core questions: see beside.h */
	uint64_t *core_known;               /* core questions that need no answer any more for the rules still open */
	struct base base;
	struct base recent;                 /* all that was told of late; its day is that of the last line */
	struct measured *measures;
	struct sight *looks;
	struct held *streaks;
	struct reported *outcomes;
	struct text *kept;
	double *told;                       /* days that ages are counted from, or NAN */
	unsigned *told_rows;                /* of each tell: which of its rows it says */
	int response, response_before, computed;  /* computed: the last one that was; -1: none */
	uint64_t walk_stops;                /* walking rules that stop for what was answered at this visit, or the one it adds to */
	bool walk_stands;                   /* the walking rule is the one of the visit that this one adds to */
	uint64_t response_rules;
	unsigned possible;                  /* one bit for each response */
	int primary;                        /* the measure compared, or -1 */
	double dose;
	int walk;                           /* rule, or -1 */
	long episodes[MAX_EPISODES];        /* the days they began, the latest last */
	unsigned nepisodes;
	bool recurring;
	struct answers because_level;
	struct answers problems;            /* items: of the last visit and, behind them, of a contact that came last */
	size_t visit_problems;              /* how much of that is of the visit */
};

/* Where the answers of each stage stand in the rows of a visit, in words. */
struct rows_of {
	unsigned flags, triage, kind, plan, others, *gate, n;
};

/* What the stages say of the lines of a batch, and what of that a course is made of. */
struct verdicts {
	struct judgement judgement;
	struct ledger fired, decided, pends;  /* red flags */
	struct ledger core;              /* core questions that were answered, "not sure" included */
	struct beside beside;
	struct grounds grounds;          /* of the plan */
	lanes whole;                     /* visits that can calm: complete, not provisional, and dated, not behind the day of the run */
};

struct fold {
	const struct ruleset *set;
	const long *as_of;
	bool explain;
	struct verdicts own;             /* of every line as it stands */
	struct verdicts joined;          /* of lines together with the base; made when there is the first */
	struct verdicts wider;           /* of additions together with all that was told of late, where that is more; likewise */
	struct batch together;           /* those, each in the lane of its line */
	struct spot {                    /* by field: where it is in what is being joined */
		uint32_t in_base, given;     /* the stamp of that: it stands in the base, in the line */
		size_t at;
	} *spots;
	uint32_t stamp;
	long *days;                      /* on which the fields of "together" were told */
	size_t ndays;
	lanes together_with;             /* the lines of the round that are in it */
	lanes wide;                      /* the lines of the round that are in "wider" */
	lanes asides;                    /* visits that ask no core question, beside a base */
	lanes raised_together;           /* lines that raised the level by that */
	lanes additions;
	const int **touching;            /* by red flag: core questions of it that are no scores, by their columns in "core"; -1 at the end */
	unsigned *core_at, ncore;        /* by field: its column there */
	struct ledger steps;             /* escalations, disagreements, tells */
	unsigned disagreements, *tells;  /* columns of the first */
	struct rows_of rows;
	bool plan_told;                  /* some label tells it */
	signed char *truths;             /* by condition: what it comes to in the plan that is being amended */
	uint64_t *plan_before;           /* of the course whose visit is being counted */
	const int **parts;               /* by measure: the fields it is made of; -1 at the end */
	bool *used;                      /* course numbers: somebody asks for them */
	const struct cond **looks, **responded;  /* tests on other visits, on the response; NULL at the end */
	int *telling_fields;             /* an answer to these makes a visit; -1 at the end */
	int id, date;                    /* fields */
	int lane_course[BATCH_SIZE];     /* by record: which of the courses, or -1 */
	int *asking_fields;              /* those of them that are no score */
	bool *is_score, *is_answer;      /* by field; an answer: not who it was, when, or what came of it */
	lanes visits;                    /* which lines are one */
	lanes scores;                    /* visits of nothing but scores */
	lanes beyond;                    /* visits that answer more than scores and core questions */
	lanes unclear;                   /* those that cannot be read in full, or tell what makes scores more than scores */
	lanes asked;                     /* visits that were asked core questions */
	lanes dated, ahead;              /* ahead: behind the day of the run */
	double today[BATCH_SIZE];
	struct arena mem;
};

/* Makes them, unless they have been made. */
void verdicts_init(struct verdicts *, const struct fold *);

void course_init(struct course *, const struct fold *);
void course_free(struct course *, const struct fold *);

/* A course of which nothing is known. */
void course_begin(struct course *, const struct fold *);

/* What the number of that kind is now: not known, exactly "low", or somewhere from low to high. */
enum number_state { NUMBER_NONE, NUMBER_EXACT, NUMBER_SILENT };
enum number_state course_number(const struct fold *, const struct course *, const struct course_number *, double *low, double *high,
                                bool *unsure);

/* Likewise of a measure, by one of the first kinds. */
enum number_state measured_number(const struct course *, int measure, enum course_kind, double *low, double *high);

/* The first measure of the list that can be compared, or -1; unsure: one before it could be, had it been asked now. */
int primary_of(const struct fold *, const struct course *, bool *unsure);

/* A change as people count: what decimals cannot hold exactly is rounded off. */
double settled(double);

/* Nothing was measured; what was measured at this visit counts, as the first of an episode that begins or as one more. */
void measures_begin(const struct fold *, struct course *);
void measures_count(const struct fold *, struct course *, bool begins);

/* The steps of a visit or contact, in this order; what each may read is decided before. */
void course_line(struct fold *, struct course *, unsigned lane);     /* days, reports, what is kept */
void course_visit(struct fold *, struct course *, unsigned lane);    /* measures */
void course_episode(struct fold *, struct course *, unsigned lane);  /* a new one begins */
void course_judged(struct fold *, struct course *, unsigned lane);   /* level, red flags, rows */
void course_looks(struct fold *, struct course *, unsigned lane);
void course_response(struct fold *, struct course *, unsigned lane);
void course_streaks(struct fold *, struct course *, unsigned lane, int phase);
void course_walk(struct fold *, struct course *, unsigned lane);

/* The plan as it stands behind a visit that the stages judge so. */
void course_amend(const struct fold *, struct course *, const struct verdicts *, unsigned lane);

/* What a visit that the stages judge so says of the red flags and triage rules. */
void flags_count(const struct fold *, struct course *, const struct verdicts *, unsigned lane);

/* And what was fulfilled beside all that was told of late, whether that raised the level or not: it is to be denied, too. */
void flags_beside(const struct fold *, struct course *, unsigned lane);

/* Then, behind the new level: which are open, and what that could raise it to. */
void flags_settle(const struct fold *, struct course *, unsigned lane);

/* The least level that rules leave which nobody was asked about again. */
int rules_level(const struct fold *, const struct course *);

/*
 * Judges visits of a round together with the base of their courses, and finds
 * out which of them are additions to it; the others are the base from now on.
 */
void base_begin(struct fold *, const struct batch *);
void base_join(struct fold *, struct course *const courses[], struct batch *, lanes round);

/* Behind it, when those lines have been judged: in their lanes now stands all that was told of late. */
void base_widen(struct fold *, struct course *const courses[], const struct batch *);

/* Behind a batch: what may be added to goes on to the next. */
void base_keep(struct base *, const struct fold *);

void base_forget(struct base *);
void base_free(struct base *);

/* It is too long ago to be added to. */
bool base_is_old(const struct base *, const struct fold *, long today);

static inline bool
is_addition(const struct fold *f, unsigned lane)
{
	return f->additions >> lane & 1;
}

/* What the stages say of the visit: of an addition, together with what it adds to. */
static inline const struct verdicts *
verdicts_of(const struct fold *f, unsigned lane)
{
	return is_addition(f, lane) ? &f->joined : &f->own;
}

/* What was told of late, which may raise the level: of an addition, where that is more than what it adds to. */
static inline const struct verdicts *
beside_of(const struct fold *f, unsigned lane)
{
	return f->wide >> lane & 1 ? &f->wider : &f->joined;
}

/* What its level was judged by; good behind course_judged(). */
static inline const struct verdicts *
level_by(const struct fold *f, unsigned lane)
{
	return f->raised_together >> lane & 1 ? beside_of(f, lane) : verdicts_of(f, lane);
}

/* Today as far as anybody has said, or NO_DAY. */
long course_today(const struct fold *, const struct course *);

/* The day the line tells, or NO_DAY. */
long course_day_told(const struct fold *, int field, unsigned lane);

/* Is the day behind that of the run? */
bool course_is_ahead(const struct fold *, long day);

static inline long
course_days(double hours)
{
	return (long)ceil(hours / 24);
}

/* What was reported since the last visit counts as known. */
void course_take_reports(struct reported *, unsigned nsteps);

/* The review is due again when somebody was in touch on or behind its day. */
void course_move_review(struct course *);

/* The review is due so many hours behind that day, or sooner. */
void course_due_by(struct course *, long day, double hours);

/* How late the review is, in days; false when nobody knows. */
bool course_late(const struct fold *, const struct course *, double *days);
bool course_overdue(const struct fold *, const struct course *);

#endif
