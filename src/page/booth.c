/*
 * booth.c -- a child process in which work is done that may loop, bloat or crash
 */
#include "page/booth.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/delivery.h"
#include "base/msg.h"

enum {
	GRACE_MS = 500,  /* the work looks at the clock itself, and can say where it was; then it is ended */
	SPARE = 64 * 1024 * 1024,
	BLOCK = 64 * 1024,
};

static long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
lower(int resource, rlim_t most)
{
	struct rlimit limit;

	if (getrlimit(resource, &limit) != 0)
		return;
	if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > most)
		limit.rlim_max = most;
	if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > most)
		limit.rlim_cur = most;
	setrlimit(resource, &limit);
}

#if defined(__SANITIZE_ADDRESS__)
static void
limit_memory(const struct booth_limits *limits)
{
	(void)limits;  /* the sanitizer takes as much address space as there is */
}
#else
/* Address space taken so far, in bytes; 0 when nobody tells. */
static size_t
taken(void)
{
	FILE *in = fopen("/proc/self/statm", "re");
	unsigned long pages = 0;

	if (in == NULL)
		return 0;
	if (fscanf(in, "%lu", &pages) != 1)
		pages = 0;
	fclose(in);
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* The belt: what is done in here counts its memory itself.  A text that grows is there twice for a moment. */
static void
limit_memory(const struct booth_limits *limits)
{
	size_t before = taken();

	if (before > 0)
		lower(RLIMIT_AS, before + limits->memory + 4 * limits->output + SPARE);
}
#endif

/* Nothing is opened from here on, nothing is left on a disk, and nothing outlives the parent. */
static void
shut(const struct booth_limits *limits, pid_t parent)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (null < 0 || dup2(null, STDIN_FILENO) < 0 || dup2(null, STDOUT_FILENO) < 0)
		die("cannot open /dev/null:");
	close(null);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(EXIT_TROUBLE);
	limit_memory(limits);
	lower(RLIMIT_CPU, limits->seconds + 1);
	lower(RLIMIT_CORE, 0);
	lower(RLIMIT_NOFILE, 0);
}

static _Noreturn void
be_child(int fd, const struct booth_limits *limits, pid_t parent, void (*work)(struct text *, const void *), const void *self)
{
	struct text made = {0};

	shut(limits, parent);
	work(&made, self);
	if (!write_all(fd, (struct span){(const char *)&made.len, sizeof(made.len)}) || !write_all(fd, (struct span){made.at, made.len}))
		_exit(EXIT_TROUBLE);
	_exit(EXIT_OK);
}

/* Reads what the child sends, up to its end or the last moment; BOOTH_WELL when it has come to an end in time. */
static enum booth_end
receive(int fd, long last, size_t most, struct text *sent)
{
	for (;;) {
		struct pollfd ready = {.fd = fd, .events = POLLIN};
		long left = last - now_ms();
		ssize_t n;

		if (left <= 0)
			return BOOTH_LATE;
		if (poll(&ready, 1, left < 1000 ? (int)left : 1000) <= 0)
			continue;
		text_grow(sent, BLOCK);
		n = read(fd, sent->at + sent->len, BLOCK);
		if (n == 0)
			return BOOTH_WELL;
		if (n < 0 && errno != EINTR)
			return BOOTH_CRASHED;
		if (n > 0)
			sent->len += (size_t)n;
		if (sent->len > most)
			return BOOTH_LARGE;
	}
}

/* The end of a pipe with a number above those of the standard files, which may be closed; -1 when there is none. */
static int
raised(int fd)
{
	int high = fd;

	if (fd <= STDERR_FILENO) {
		high = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
		close(fd);
	}
	return high;
}

/* Both ends, see above; false when there is no pipe. */
static bool
make_pipe(int ends[2])
{
	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	ends[0] = raised(ends[0]);
	ends[1] = raised(ends[1]);
	if (ends[0] >= 0 && ends[1] >= 0)
		return true;
	close(ends[0] >= 0 ? ends[0] : ends[1]);
	return false;
}

static bool
wait_for(pid_t child, int *status)
{
	while (waitpid(child, status, 0) < 0)
		if (errno != EINTR)
			return false;
	return true;
}

/* What the status says of a child that nobody stopped. */
static enum booth_end
end_of(int status)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_TROUBLE)
		return BOOTH_SAID;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		return BOOTH_LATE;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)  /* so does the kernel where memory has run out */
		return BOOTH_KILLED;
	return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_OK ? BOOTH_WELL : BOOTH_CRASHED;
}

enum booth_end
booth_run(const struct booth_limits *limits, void (*work)(struct text *, const void *), const void *self, struct text *out)
{
	pid_t parent = getpid(), child;
	struct text sent = {0};
	enum booth_end end;
	int ends[2], status;
	size_t len;

	if (!make_pipe(ends))
		return BOOTH_NONE;
	child = fork();
	if (child < 0) {
		close(ends[0]);
		close(ends[1]);
		return BOOTH_NONE;
	}
	if (child == 0) {
		close(ends[0]);
		be_child(ends[1], limits, parent, work, self);
	}
	close(ends[1]);
	end = receive(ends[0], now_ms() + (long)limits->seconds * 1000 + GRACE_MS, limits->output + sizeof(len), &sent);
	if (end != BOOTH_WELL)
		kill(child, SIGKILL);
	close(ends[0]);
	if (!wait_for(child, &status))
		end = BOOTH_NONE;
	if (end == BOOTH_WELL)
		end = end_of(status);
	if (end == BOOTH_WELL) {
		memcpy(&len, sent.len >= sizeof(len) ? sent.at : (char *)&(size_t){SIZE_MAX}, sizeof(len));
		if (len == sent.len - sizeof(len))
			text_add(out, sent.at + sizeof(len), len);
		else
			end = BOOTH_CRASHED;
	}
	text_free(&sent);
	return end;
}
