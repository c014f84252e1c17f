/*
 * spool.c -- input that is read more than once
 */
#include "workshop/spool.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/delivery.h"
#include "base/msg.h"
#include "base/text.h"

enum { BLOCK = 256 * 1024 };

static off_t start;      /* where standard input began */
static bool spooled;     /* standard input is among what is read */

/* A new file that has no name any more. */
static int
nameless_file(void)
{
	const char *directory = getenv("TMPDIR");
	struct arena mem = {0};
	char *path = arena_format(&mem, "%s/bp-rules.XXXXXX", directory != NULL && *directory != '\0' ? directory : "/tmp");
	int fd = mkstemp(path);

	if (fd < 0)
		die("cannot make a temporary file %s (TMPDIR names the directory):", path);
	unlink(path);
	arena_free(&mem);
	return fd;
}

/* Puts a copy of all of standard input in its place. */
static void
copy_input(void)
{
	int fd = nameless_file();
	char *block = must_realloc(NULL, BLOCK, 1);
	ssize_t n;

	while ((n = read(STDIN_FILENO, block, BLOCK)) != 0) {
		if (n > 0 && !write_all(fd, (struct span){block, (size_t)n}))
			die("cannot write the temporary copy of standard input (TMPDIR names the directory):");
		if (n > 0)
			continue;
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			poll(&(struct pollfd){STDIN_FILENO, POLLIN, 0}, 1, -1);
		else if (errno != EINTR)
			die("cannot read standard input:");
	}
	free(block);
	if (lseek(fd, 0, SEEK_SET) < 0 || dup2(fd, STDIN_FILENO) < 0)
		die("cannot read the temporary copy of standard input:");
	close(fd);
}

static void
begin_input(void)
{
	struct stat st;

	if (spooled)
		die("standard input is named twice");
	spooled = true;
	start = 0;
	if (fstat(STDIN_FILENO, &st) == 0 && S_ISREG(st.st_mode) && (start = lseek(STDIN_FILENO, 0, SEEK_CUR)) >= 0)
		return;
	start = 0;
	copy_input();
}

void
spool_begin(char *files[])
{
	struct stat st;

	spooled = false;
	if (files == NULL || *files == NULL)
		begin_input();
	for (; files != NULL && *files != NULL; files++) {
		if (strcmp(*files, "-") == 0)
			begin_input();
		else if (stat(*files, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
			die("%s can be read only once, and each rule set must read it: send it to standard input", *files);
	}
}

void
spool_again(void)
{
	if (spooled && lseek(STDIN_FILENO, start, SEEK_SET) < 0)
		die("cannot read standard input again:");
}
