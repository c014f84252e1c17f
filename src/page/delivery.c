/*
 * delivery.c -- a finished file put in the place of the one before it
 */
#include "page/delivery.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/msg.h"

static char *fresh;  /* the new file's name, until it has the one that was wanted */

static void
take_away(void)
{
	int problem = errno;

	if (fresh != NULL)
		unlink(fresh);
	errno = problem;
}

static _Noreturn void
give_up(const char *path, const char *what)
{
	take_away();
	die("%s: %s; it is as it was:", path, what);
}

/* A link there could lead anywhere; a name that is no file is a mistake. */
static void
refuse_odd(const char *path)
{
	struct stat st;

	if (*path == '\0' || path[strlen(path) - 1] == '/')
		die("%s: is no name of a file", path);
	if (lstat(path, &st) != 0) {
		if (errno != ENOENT)
			die("cannot write %s:", path);
		return;
	}
	if (!S_ISREG(st.st_mode))
		die("%s: is a %s, and not replaced by a file", path,
		    S_ISLNK(st.st_mode) ? "symbolic link" : S_ISDIR(st.st_mode) ? "directory" : S_ISFIFO(st.st_mode) ? "pipe" : "device");
}

static bool
write_all(int fd, struct span s)
{
	while (s.len > 0) {
		ssize_t wrote = write(fd, s.at, s.len);

		if (wrote < 0 && errno != EINTR)
			return false;
		if (wrote > 0) {
			s.at += wrote;
			s.len -= (size_t)wrote;
		}
	}
	return true;
}

/* The new name, too, must be on the disk. */
static bool
sync_directory(const char *directory)
{
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);  /* some file systems have no such thing */

	if (fd >= 0)
		close(fd);
	return good;
}

/* Who ends the program while it writes ends it a moment later; a file too large is an error, not an end. */
static void
wait_with_signals(sigset_t *before)
{
	static const int wait[] = {SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(wait) / sizeof(wait[0]); i++)
		sigaddset(&set, wait[i]);
	sigprocmask(SIG_BLOCK, &set, before);
}

void
deliver(const char *path, struct span bytes)
{
	struct arena mem = {0};
	const char *slash = strrchr(path, '/');
	const char *directory = slash == NULL ? "." : slash == path ? "/" : arena_copy(&mem, path, (size_t)(slash - path));
	sigset_t before;
	int fd;

	refuse_odd(path);
	wait_with_signals(&before);
	fresh = arena_format(&mem, "%s/.%s.XXXXXX", directory, slash != NULL ? slash + 1 : path);
	fd = mkostemp(fresh, O_CLOEXEC);  /* a name nobody has, mode 0600 */
	if (fd < 0) {
		fresh = NULL;
		die("cannot make a file beside %s:", path);
	}
	atexit(take_away);
	if (!write_all(fd, bytes) || fsync(fd) != 0)
		give_up(path, "cannot write the new one");
	if (close(fd) != 0)
		give_up(path, "cannot close the new one");
	if (rename(fresh, path) != 0)
		give_up(path, "cannot give its name to the new one");
	fresh = NULL;
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (!sync_directory(directory))
		die("%s: is new, but its directory may not be safe on the disk:", path);
	arena_free(&mem);
}
