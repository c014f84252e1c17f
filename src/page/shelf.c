/*
 * shelf.c -- where page scripts and languages lie, and what they say
 */
#include "page/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/msg.h"

enum { MAX_FILE = 4 * 1024 * 1024 };

static const char ending[] = ".lua";

static int
is_script(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name), n = sizeof(ending) - 1;

	return entry->d_name[0] != '.' && len > n && strcmp(entry->d_name + len - n, ending) == 0;
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Ends the program over a name there is no file for. */
static _Noreturn void
refuse(const char *path, const char *kind, const char *name)
{
	struct text there = {0};
	struct dirent **entries;
	int n = scandir(path, &entries, is_script, by_name);

	if (n < 0)
		die("cannot read the directory %s:", path);
	for (int i = 0; i < n; i++)
		text_format(&there, "%s%.*s", i > 0 ? ", " : "", (int)(strlen(entries[i]->d_name) - (sizeof(ending) - 1)), entries[i]->d_name);
	die("%s: there is no %s; there %s %.*s%s", path, name, n == 1 ? "is" : "are", (int)there.len, there.at,
	    strcmp(kind, "pages") == 0 ? "; a path has a / in it" : "");
}

const char *
shelf_path(struct arena *mem, const char *directory, const char *kind, const char *name)
{
	const char *path;

	if (strchr(name, '/') != NULL)
		return name;
	path = arena_format(mem, "%s/%s/%s%s", directory, kind, name, ending);
	if (*name == '\0' || *name == '.' || (access(path, F_OK) != 0 && errno == ENOENT))
		refuse(arena_format(mem, "%s/%s", directory, kind), kind, name);
	return path;
}

struct span
shelf_read(struct arena *mem, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);  /* a pipe nobody writes into must not be waited for */
	struct stat st;
	size_t n = 0;
	char *bytes;

	if (fd < 0 || fstat(fd, &st) != 0)
		die("cannot open %s:", path);
	if (!S_ISREG(st.st_mode) || st.st_size > MAX_FILE)
		die("%s: is %s", path, S_ISREG(st.st_mode) ? "larger than 4 MiB" : "no plain file");
	bytes = arena_take(mem, (size_t)st.st_size + 1);
	while (n <= (size_t)st.st_size) {
		ssize_t got = read(fd, bytes + n, (size_t)st.st_size + 1 - n);

		if (got < 0 && errno != EINTR)
			die("cannot read %s:", path);
		if (got == 0)
			break;
		n += got > 0 ? (size_t)got : 0;
	}
	close(fd);
	if (n != (size_t)st.st_size)
		die("%s: changes while it is read", path);
	if (n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)  /* Windows editors begin UTF-8 so */
		return (struct span){bytes + 3, n - 3};
	return (struct span){bytes, n};
}

/* The first line when it is a comment, without its dashes. */
static struct span
first_comment(struct span text)
{
	const char *end = memchr(text.at, '\n', text.len);
	struct span line = {text.at, end != NULL ? (size_t)(end - text.at) : text.len};

	if (line.len < 2 || memcmp(line.at, "--", 2) != 0)
		return SPAN("");
	while (line.len > 0 && (*line.at == '-' || *line.at == ' ')) {
		line.at++;
		line.len--;
	}
	return line;
}

void
shelf_list(struct text *t, const char *directory, const char *kind)
{
	struct arena mem = {0};
	const char *path = arena_format(&mem, "%s/%s", directory, kind);
	struct dirent **entries;
	int n = scandir(path, &entries, is_script, by_name);

	if (n < 0)
		die("cannot read the directory %s:", path);
	for (int i = 0; i < n; i++) {
		struct span line = first_comment(shelf_read(&mem, arena_format(&mem, "%s/%s", path, entries[i]->d_name)));

		text_add(t, entries[i]->d_name, strlen(entries[i]->d_name) - (sizeof(ending) - 1));
		text_char(t, '\t');
		text_add(t, line.at, line.len);
		text_char(t, '\n');
		free(entries[i]);
	}
	free(entries);
	arena_free(&mem);
}
