/*
 * msg.c -- what the programs say on standard error, and how they leave
 */
#include "base/msg.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *progname = "bp";

/* File names and labels are other people's: what would steer a terminal becomes a question mark. */
static void
tame(unsigned char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if ((s[i] < ' ' && s[i] != '\t' && s[i] != '\n') || s[i] == 0x7f)
			s[i] = '?';
		else if (s[i] == 0xc2 && i + 1 < n && s[i + 1] >= 0x80 && s[i + 1] < 0xa0)
			s[i] = s[i + 1] = '?';
	}
}

static int
put_start(char *to, size_t room, const struct place *at)
{
	if (at == NULL || at->file == NULL)
		return snprintf(to, room, "%s: ", progname);
	if (at->line == 0)
		return snprintf(to, room, "%s: %s: ", progname, at->file);
	return snprintf(to, room, "%s: %s:%lu: ", progname, at->file, at->line);
}

/* Writes the whole message, or what fits into room; returns how long the whole is, or less than 0. */
static int
put_message(char *to, size_t room, const struct place *at, int problem, const char *fmt, va_list args)
{
	size_t len = strlen(fmt);
	int total = put_start(to, room, at), n;
#define REST ((size_t)total < room ? to + total : NULL), ((size_t)total < room ? room - (size_t)total : 0)

	if (total < 0)
		return -1;
	n = vsnprintf(REST, fmt, args);
	if (n < 0)
		return -1;
	total += n;
	n = len > 0 && fmt[len - 1] == ':' ? snprintf(REST, " %s\n", strerror(problem)) : snprintf(REST, "\n");
#undef REST
	return n < 0 ? -1 : total + n;
}

/* One message is one write(), so that programs running side by side do not mix theirs. */
static void
say(const struct place *at, const char *fmt, va_list args)
{
	int problem = errno;
	char small[1024], *message = small, *large = NULL;
	size_t n, done = 0;
	va_list again;
	int need;

	va_copy(again, args);
	need = put_message(small, sizeof(small), at, problem, fmt, args);
	if (need >= (int)sizeof(small) && (large = malloc((size_t)need + 1)) != NULL) {
		put_message(large, (size_t)need + 1, at, problem, fmt, again);
		message = large;
	}
	va_end(again);
	if (need < 0) {
		n = (size_t)snprintf(small, sizeof(small), "%.100s: a message that cannot be written\n", progname);
	} else if (large == NULL && need >= (int)sizeof(small)) {
		n = sizeof(small) - 1;
		small[n - 1] = '\n';
	} else {
		n = (size_t)need;
	}
	tame((unsigned char *)message, n);
	while (done < n) {
		ssize_t wrote = write(STDERR_FILENO, message + done, n - done);

		if (wrote > 0)
			done += (size_t)wrote;
		else if (wrote == 0 || errno != EINTR)
			break;  /* there is nowhere left to say so */
	}
	free(large);
	errno = problem;
}

void
warn_at(const struct place *at, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(at, fmt, args);
	va_end(args);
}

void
die_at(const struct place *at, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(at, fmt, args);
	va_end(args);
	exit(EXIT_TROUBLE);
}
