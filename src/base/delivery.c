/*
 * delivery.c -- a finished file put in the place of the one before it
 */
#include "base/delivery.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/msg.h"

bool
write_all(int fd, struct span bytes)
{
	while (bytes.len > 0) {
		ssize_t wrote = write(fd, bytes.at, bytes.len);

		if (wrote < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
			/* Somebody who shares the pipe has set it not to wait. */
			struct pollfd ready = {.fd = fd, .events = POLLOUT};

			poll(&ready, 1, -1);
		} else if (wrote < 0 && errno != EINTR) {
			return false;
		}
		if (wrote > 0) {
			bytes.at += wrote;
			bytes.len -= (size_t)wrote;
		}
	}
	return true;
}

void
delivery_check(const char *path)
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

/* The new name, too, must be on the disk. */
static bool
sync_directory(const char *directory)
{
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);  /* some file systems have no such thing */
	int problem = errno;

	if (fd >= 0)
		close(fd);
	errno = problem;
	return good;
}

void
delivery_hold(sigset_t *before)
{
	static const int held[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGTSTP, SIGXCPU, SIGXFSZ, SIGPIPE};
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(held) / sizeof(held[0]); i++)
		sigaddset(&set, held[i]);
	sigprocmask(SIG_BLOCK, &set, before);
}

/* Fills the new file and gives it the name. */
static enum delivery
fill(int fd, const char *fresh, const char *path, struct span bytes, mode_t mode)
{
	if (!write_all(fd, bytes) || fchmod(fd, mode) != 0 || fsync(fd) != 0)
		return NOT_WRITTEN;
	if (close(fd) != 0)
		return NOT_CLOSED;
	return rename(fresh, path) == 0 ? DELIVERED : NOT_NAMED;
}

enum delivery
deliver(const char *path, struct span bytes, mode_t mode)
{
	struct arena mem = {0};
	const char *slash = strrchr(path, '/');
	const char *directory = slash == NULL ? "." : slash == path ? "/" : arena_copy(&mem, path, (size_t)(slash - path));
	char *fresh = arena_format(&mem, "%s/.%s.XXXXXX", directory, slash != NULL ? slash + 1 : path);
	enum delivery how = NOT_BEGUN;
	sigset_t before;
	int fd;

	delivery_hold(&before);  /* or what is begun beside the file would stay there */
	fd = mkostemp(fresh, O_CLOEXEC);  /* a name nobody has, mode 0600 */
	if (fd >= 0)
		how = fill(fd, fresh, path, bytes, mode);
	if (fd >= 0 && how != DELIVERED) {
		int problem = errno;

		unlink(fresh);
		errno = problem;
	}
	if (how == DELIVERED) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		how = sync_directory(directory) ? DELIVERED : NOT_SAFE;
	}
	arena_free(&mem);
	return how;
}
