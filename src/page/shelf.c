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
#include "page/letters.h"

enum { MAX_FILE = 4 * 1024 * 1024 };

static const char ending[] = ".lua", part[] = "part:";

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

/* Reads the whole file; returns NULL, or why it could not: a format in which %s is the path, see die(). */
static const char *
read_file(struct arena *mem, const char *path, struct span *text)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);  /* a pipe nobody writes into must not be waited for */
	const char *why = NULL;
	struct stat st;
	size_t n = 0;
	char *bytes;

	if (fd < 0)
		return "cannot open %s:";
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		why = "%s: is no plain file";
	else if (st.st_size > MAX_FILE)
		why = "%s: is larger than 4 MiB";
	bytes = why == NULL ? arena_take(mem, (size_t)st.st_size + 1) : NULL;
	while (why == NULL && n <= (size_t)st.st_size) {
		ssize_t got = read(fd, bytes + n, (size_t)st.st_size + 1 - n);

		if (got < 0 && errno != EINTR)
			why = "cannot read %s:";
		if (got == 0)
			break;
		n += got > 0 ? (size_t)got : 0;
	}
	if (why == NULL && n != (size_t)st.st_size)
		why = "%s: changes while it is read";
	close(fd);
	if (why == NULL && n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)  /* Windows editors begin UTF-8 so */
		*text = (struct span){bytes + 3, n - 3};
	else
		*text = (struct span){bytes, n};
	return why;
}

/* The path without the directories, unless that is too long for Lua. */
static const char *
name_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;

	return strlen(name) <= SHELF_NAME ? name : "page";
}

static bool
is_there(const struct shelf_script *scripts, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(scripts[i].name, name) == 0)
			return true;
	return false;
}

void
shelf_add(struct arena *mem, const char *directory, struct shelf_script **scripts, size_t *n)
{
	struct dirent **entries;
	int found = scandir(directory, &entries, is_script, by_name);

	for (int i = 0; i < found; i++) {
		struct shelf_script s = {.path = arena_format(mem, "%s/%s", directory, entries[i]->d_name)};

		s.name = strrchr(s.path, '/') + 1;
		if (!is_there(*scripts, *n, s.name) && strlen(s.name) <= SHELF_NAME && read_file(mem, s.path, &s.text) == NULL) {
			*scripts = must_realloc(*scripts, *n + 1, sizeof(**scripts));
			(*scripts)[(*n)++] = s;
		}
		free(entries[i]);
	}
	if (found >= 0)
		free(entries);
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

/* Is it of use only to others? */
static bool
is_part(struct span text)
{
	struct span line = first_comment(text);

	return line.len >= sizeof(part) - 1 && memcmp(line.at, part, sizeof(part) - 1) == 0;
}

/* Ends the program over a name there is no file for. */
static _Noreturn void
refuse(const char *directory, const char *name)
{
	struct arena mem = {0};
	struct text there = {0};
	struct shelf_script *scripts = NULL;
	size_t n = 0, shown = 0;

	if (access(directory, R_OK | X_OK) != 0)
		die("cannot read the directory %s:", directory);
	shelf_add(&mem, directory, &scripts, &n);
	for (size_t i = 0; i < n; i++)
		if (!is_part(scripts[i].text))
			text_format(&there, "%s%.*s", shown++ > 0 ? ", " : "", (int)(strlen(scripts[i].name) - (sizeof(ending) - 1)),
			            scripts[i].name);
	die("%s: there is no %s; there %s %.*s", directory, name, shown == 1 ? "is" : "are", (int)there.len, there.len > 0 ? there.at : "");
}

struct shelf_script
shelf_take(struct arena *mem, const char *directory, const char *kind, const char *name)
{
	struct shelf_script script = {.path = name};
	const char *why;

	if (strchr(name, '/') == NULL) {
		script.path = arena_format(mem, "%s/%s/%s%s", directory, kind, name, ending);
		if (*name == '\0' || *name == '.' || (access(script.path, F_OK) != 0 && errno == ENOENT))
			refuse(arena_format(mem, "%s/%s", directory, kind), name);
	}
	script.name = name_of(script.path);
	why = read_file(mem, script.path, &script.text);
	if (why != NULL && why[strlen(why) - 1] == ':')
		die("cannot read %s:", script.path);
	else if (why != NULL)
		die(why, script.path);
	return script;
}

struct shelf_script
shelf_language(struct arena *mem, const char *directory, const char *name)
{
	size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

	if (n < 2 || name[n] != '\0')  /* it becomes that of a file, and no other path */
		die("--lang wants a language such as en or ru, not \"%s\"", name);
	if (strcmp(name, "en") == 0)
		return (struct shelf_script){.path = "", .name = "en.lua"};
	return shelf_take(mem, directory, "lang", name);
}

void
shelf_list(struct text *t, const char *directory, const char *kind)
{
	struct arena mem = {0};
	const char *path = arena_format(&mem, "%s/%s", directory, kind);
	struct shelf_script *scripts = NULL;
	size_t n = 0;

	if (access(path, R_OK | X_OK) != 0)
		die("cannot read the directory %s:", path);
	shelf_add(&mem, path, &scripts, &n);
	for (size_t i = 0; i < n; i++) {
		if (is_part(scripts[i].text))
			continue;
		text_add(t, scripts[i].name, strlen(scripts[i].name) - (sizeof(ending) - 1));
		text_char(t, '\t');
		letters_clean(t, first_comment(scripts[i].text));
		text_char(t, '\n');
	}
	free(scripts);
	arena_free(&mem);
}
