/*
 * guard.c -- a watch over work that might loop or crash
 */
#include "rule/guard.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/msg.h"

enum {
	PATIENCE_MS = 1500,  /* within the promised two seconds, start and end included */
	STACK = 64 * 1024,   /* the crash may be an overflow of the ordinary stack */
};

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
enum { NCRASHES = sizeof(crashes) / sizeof(crashes[0]) };

static struct sigaction before[NCRASHES], before_alarm;
static sigset_t mask_before;
static stack_t stack_before;
static char stack[STACK];
static char said_late[512], said_crash[512];

static void
compose(char *out, size_t size, const char *file, const char *what)
{
	const char *parts[] = {progname, ": ", file, what};
	size_t i, n = 0;

	for (i = 0; i < 4; i++) {
		size_t len = strlen(parts[i]);

		if (len > size - 2 - n)
			len = size - 2 - n;
		memcpy(out + n, parts[i], len);
		n += len;
	}
	out[n++] = '\n';
	out[n] = '\0';
}

/* Only async-signal-safe calls from here on. */
static void
give_up(int sig)
{
	const char *say = sig == SIGALRM ? said_late : said_crash;
	ssize_t ignored = write(STDERR_FILENO, say, strlen(say));

	(void)ignored;
	_exit(EXIT_TROUBLE);
}

void
guard_file(const char *path)
{
	compose(said_late, sizeof(said_late), path,
	        ": takes too long to load; a rule file only declares, it cannot loop or compute");
	compose(said_crash, sizeof(said_crash), path,
	        ": crashes the Lua interpreter; look for something nested very deep, and take it apart");
}

void
guard_begin(const char *directory)
{
	struct itimerval patience = {.it_value = {PATIENCE_MS / 1000, PATIENCE_MS % 1000 * 1000}};
	stack_t spare = {.ss_sp = stack, .ss_size = sizeof(stack)};
	struct sigaction act = {.sa_handler = give_up, .sa_flags = SA_ONSTACK}, ignore = {.sa_handler = SIG_IGN};
	sigset_t watched;
	size_t i;

	guard_file(directory);
	sigaltstack(&spare, &stack_before);
	sigfillset(&act.sa_mask);
	sigemptyset(&watched);
	/* Ignoring a signal for a moment drops one that was sent before and is still held back: it is none of ours. */
	for (i = 0; i < NCRASHES; i++) {
		sigaction(crashes[i], &ignore, &before[i]);
		sigaction(crashes[i], &act, NULL);
		sigaddset(&watched, crashes[i]);
	}
	sigaction(SIGALRM, &ignore, &before_alarm);
	sigaction(SIGALRM, &act, NULL);
	sigaddset(&watched, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &watched, &mask_before);  /* whoever started the program may have blocked them */
	setitimer(ITIMER_REAL, &patience, NULL);
}

void
guard_end(void)
{
	struct itimerval never = {{0, 0}, {0, 0}};
	size_t i;

	setitimer(ITIMER_REAL, &never, NULL);
	sigprocmask(SIG_SETMASK, &mask_before, NULL);
	sigaction(SIGALRM, &before_alarm, NULL);
	for (i = 0; i < NCRASHES; i++)
		sigaction(crashes[i], &before[i], NULL);
	sigaltstack(&stack_before, NULL);
}
