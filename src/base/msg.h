/*
 * msg.h -- what the programs say on standard error, and how they leave
 *
 * Every message reads "program: place: what is wrong".  A format that ends
 * in a colon is followed by the system's own words for errno, so
 * warn("cannot open %s:", path) is the whole of an error report.
 */
#ifndef MSG_H
#define MSG_H

#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

/* Exit statuses, the same for every program; 2 wins over 3 over 1. */
enum {
	EXIT_OK = 0,       /* every line was read, judged and written */
	EXIT_PROBLEM = 1,  /* at least one line had a problem; all lines were written */
	EXIT_TROUBLE = 2,  /* the work could not be done: usage, rules, files, memory, a lost write */
	EXIT_LEVEL = 3,    /* --fail-at: a record is at that level, or could still be */
};

/* Where a message points.  Line 0 means the file as a whole. */
struct place {
	const char *file;
	unsigned long line;
};

extern const char *progname;

void warn_at(const struct place *, const char *fmt, ...) PRINTF_LIKE(2, 3);
_Noreturn void die_at(const struct place *, const char *fmt, ...) PRINTF_LIKE(2, 3);

#define warn(...) warn_at(NULL, __VA_ARGS__)
#define die(...)  die_at(NULL, __VA_ARGS__)

#endif
