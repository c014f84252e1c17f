/*
 * load.c -- from a directory of rule files to a rule set
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rule/guard.h"
#include "rule/language.h"
#include "rule/overlay.h"
#include "rule/room.h"
#include "rule/whole.h"

enum {
	MAX_FILE = 4 * 1024 * 1024,
	MAX_FILES = 200,
	MAX_SAID = 100,  /* problems; more are only counted */
};

/*
 * Reads all of the file, with room for one byte more than its size; a file cut
 * at the border of two rules would lose rules in silence.  Returns NULL, or why
 * it could not.
 */
static const char *
read_whole(int fd, char *bytes, size_t size)
{
	size_t n = 0;

	while (n <= size) {
		ssize_t got = read(fd, bytes + n, size + 1 - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return strerror(errno);
		if (got == 0)
			break;
		n += (size_t)got;
	}
	return n == size ? NULL : n < size ? "it ends before its size says" : "it goes on behind its size";
}

/* Reads a rule file into ld->text; "text" is what to run of it.  False when it cannot be read, which has been said. */
static bool
read_file(struct loading *ld, const char *path, struct place asked, struct span *text)
{
	struct stat st;
	size_t n;
	const char *bytes, *why;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);  /* a pipe nobody writes into must not be waited for */

	if (fd < 0 || fstat(fd, &st) != 0) {
		if (ld->site != NULL)
			problem(ld, asked, "cannot read %s: %s; --site FILE names the file to read behind the rules", path, strerror(errno));
		else if (asked.line == 0)
			problem(ld, asked, "cannot read %s: %s; %s names the directory the rules are in", path, strerror(errno), ld->named_by);
		else
			problem(ld, asked, "cannot read %s: %s", path, strerror(errno));
		ld->cut_short = true;
		if (fd >= 0)
			close(fd);
		return false;
	}
	if (!S_ISREG(st.st_mode) || st.st_size > MAX_FILE) {
		problem(ld, asked, "%s is no rule file: %s", path, S_ISREG(st.st_mode) ? "larger than 4 MiB" : "not a plain file");
		ld->cut_short = true;
		close(fd);
		return false;
	}
	n = (size_t)st.st_size;
	text_grow(&ld->text, n + 1 + TEXT_SLACK);
	bytes = ld->text.at;
	why = read_whole(fd, ld->text.at, n);
	close(fd);
	if (why != NULL) {
		problem(ld, asked, "cannot read %s to its end: %s", path, why);
		ld->cut_short = true;
		return false;
	}
	memset(ld->text.at + n, 0, TEXT_SLACK);
	*text = (struct span){bytes, n};
	if (n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)  /* Windows editors begin UTF-8 so */
		*text = (struct span){bytes + 3, n - 3};
	return true;
}

static void
read_rules(struct loading *ld, struct room *room, const char *path, struct place asked)
{
	bool runs = !ld->aside || ld->all || ld->writing != NULL;
	unsigned problems = ld->problems, declared = ld->declared;
	struct written_file *kept = NULL;
	struct span text;

	if (!read_file(ld, path, asked, &text))
		return;
	if (ld->writing != NULL) {
		kept = writing_file(ld->writing, path);
		ld->scanned = &kept->scanned;
	}
	guard_file(path);
	if (!scan(ld, path, text, runs, ld->scanned))
		ld->cut_short = true;
	else if (!runs)
		return;
	else
		room_run(room, path, text);
	if (ld->declared == declared && ld->problems == problems && (ld->files != NULL || ld->site != NULL))
		problem(ld, (struct place){path, 1}, "declares nothing; if that is meant, %s",
		        ld->site != NULL ? "leave the file out" : "take it out of the index");
	if (kept != NULL) {
		kept->text = ld->text;
		ld->text = (struct text){0};
	}
}

/* The path of a file that stands in the directory of the rules. */
static const char *
beside_index(struct loading *ld, const char *file)
{
	return arena_format(&ld->set->mem, "%s/%s", ld->directory, file);
}

/* Is the name that of a file in the directory of the rules or below it? */
static bool
stays_inside(const char *name)
{
	const char *p;

	if (*name == '/')
		return false;
	for (p = name; p != NULL; p = strchr(p, '/')) {
		p += *p == '/';
		if (p[0] == '.' && p[1] == '.' && (p[2] == '/' || p[2] == '\0'))
			return false;
	}
	return true;
}

/* The files of a list of the index. */
static void
read_files(struct loading *ld, struct room *room, const char **files)
{
	struct place index = {beside_index(ld, "index.lua"), 1};
	unsigned n;

	for (n = 0; files != NULL && files[n] != NULL; n++)
		;
	if (n > MAX_FILES) {
		problem(ld, index, "more than %d files to read", MAX_FILES);
		ld->cut_short = true;
		return;
	}
	for (n = 0; files != NULL && files[n] != NULL; n++)
		if (stays_inside(files[n])) {
			read_rules(ld, room, beside_index(ld, files[n]), index);
		} else {
			problem(ld, index, "reads \"%s\" from outside; put the file beside index.lua and write its name alone",
			        files[n]);
			ld->cut_short = true;
		}
}

/* An empty rule set, to read declarations into.  What texts there are stay. */
static void
start(struct loading *ld, const char *const *results)
{
	struct arena mem = ld->set->mem;

	if (ld->names != NULL) {
		names_free(ld->names);
		ruleset_clear(ld->set);
	}
	*ld->set = (struct ruleset){
		.mem = mem, .directory = ld->directory, .writing = ld->writing, .course = {.due = -1, .contact = -1, .dose = -1},
	};
	ld->set->conds.mem = &ld->set->mem;
	ld->set->vocab = vocab_new();
	for (; *results != NULL; results++)
		vocab_add_result(ld->set->vocab, span_of(*results));
	ld->names = names_new();
}

/* The files of the rules; again from the first on, when something retires and nothing was kept. */
static void
read_directory(struct loading *ld, struct room *room, const char *const *results)
{
	const char **files, **also;

	ld->hash = 14695981039346656037u;
	start(ld, results);
	read_rules(ld, room, beside_index(ld, "index.lua"), (struct place){ld->directory, 0});
	files = ld->files;  /* a second ruleset in one of them would set others */
	also = ld->also;
	read_files(ld, room, files);
	ld->aside = true;
	read_files(ld, room, also);
	ld->aside = false;
	if (ld->overlaid && ld->writing == NULL && ld->problems == 0) {
		ld->writing = writing_new();
		ld->files = ld->also = NULL;
		read_directory(ld, room, results);
	}
}

/* The site files, and then all declarations with what is new. */
static void
read_sites(struct loading *ld, struct room *room, const char *const *sites, const char *const *results)
{
	for (; sites != NULL && *sites != NULL; sites++) {
		ld->site = *sites;
		read_rules(ld, room, *sites, (struct place){NULL, 0});
		ld->overlaid = true;
	}
	ld->site = NULL;
	if (!ld->overlaid)
		return;
	guard_file(ld->directory);  /* what takes long from here on is no fault of the site file read last */
	overlay_match(ld);
	start(ld, results);
	overlay_read(ld);
	guard_file(ld->directory);
}

/* Adds "+name" of the site file: its name without the directory and what follows the last point. */
static void
add_site_name(struct text *t, const char *path)
{
	const char *name = strrchr(path, '/'), *end;

	name = name != NULL ? name + 1 : path;
	end = strrchr(name, '.');
	if (end == NULL || end == name)
		end = name + strlen(name);
	text_char(t, '+');
	for (; name < end; name++) {
		bool plain = (*name >= '0' && *name <= '9') || (*name >= 'A' && *name <= 'Z') || (*name >= 'a' && *name <= 'z');

		text_char(t, plain || *name == '-' || *name == '.' ? *name : '_');
	}
}

/* name@version+site#hash */
static struct word
stamp(struct loading *ld, const char *const *sites)
{
	struct text t = {0};
	struct span s;

	text_format(&t, "%s@%s", ld->set->name, ld->set->version);
	for (; sites != NULL && *sites != NULL; sites++)
		add_site_name(&t, *sites);
	text_format(&t, "#%012" PRIx64, ld->hash >> 16);
	s = (struct span){arena_copy(&ld->set->mem, t.at, t.len), t.len};
	text_free(&t);
	return word_of(s);
}

/* Frees what only loading needed; what was written keeps its items. */
static void
finish(struct loading *ld)
{
	names_free(ld->names);
	text_free(&ld->text);
	if (ld->writing != NULL)
		ld->writing->items = ld->mem;
	else
		arena_free(&ld->mem);
}

/* As ruleset_check(), the guard being there.  Without say() nothing is told, and of most things nobody knows the line. */
static struct ruleset *
read_set(const struct rule_files *files, const char *const *results, problem_say *say, void *self)
{
	const char *const *sites = files->sites;
	struct scanned scanned = {0};
	struct loading ld = {
		.set = must_realloc(NULL, 1, sizeof(*ld.set)), .directory = files->directory, .scanned = &scanned,
		.named_by = files->named_by != NULL ? files->named_by : "--rules DIR", .say = say, .self = self, .all = files->extent >= READ_ALL, .tells = files->extent == READ_WRITTEN,
	};
	struct room *room;

	*ld.set = (struct ruleset){0};
	if (files->extent == READ_WRITTEN || (sites != NULL && *sites != NULL))
		ld.writing = writing_new();
	room = room_open(&ld);
	read_directory(&ld, room, results);
	if (ld.problems == 0)
		read_sites(&ld, room, sites, results);
	room_close(room);
	if (!ld.cut_short)
		whole_check(&ld);
	/* Never a silent wrong rule, not even by a fault of ours. */
	if ((ld.gave_up || ld.cut_short) && ld.problems == 0)
		problem(&ld, (struct place){ld.directory, 0}, "a part of a rule was dropped and nothing says why");
	scanned_free(&scanned);
	finish(&ld);
	if (ld.problems > 0) {
		ruleset_free(ld.set);
		return NULL;
	}
	for (unsigned i = 0; i < ld.set->nredflags; i++)
		ld.set->redflags[i].core = core_fields(ld.set, ld.set->redflags[i].when, &ld.set->mem);
	ld.set->stamp = stamp(&ld, sites);
	return ld.set;
}

static void
begin(const struct rule_files *files)
{
	if (*files->directory == '\0' && files->named_by != NULL)
		die("%s has no name; it is the directory of a rule set", files->named_by);
	if (*files->directory == '\0')
		die("the directory of the rules has no name; write --rules DIR, or leave --rules out");
	guard_begin(files->directory);
}

struct ruleset *
ruleset_check(const struct rule_files *files, const char *const *results, problem_say *say, void *self)
{
	struct ruleset *set;

	begin(files);
	set = read_set(files, results, say, self);
	guard_end();
	return set;
}

static void
warn_of_problem(void *self, struct place at, const char *text)
{
	unsigned *problems = self;

	if (++*problems <= MAX_SAID)
		warn_at(&at, "%s", text);
}

/* Nobody who only judges records will ask where a rule stands. */
static bool
needs_no_lines(const struct rule_files *files)
{
	return files->extent == READ_DECIDING && (files->sites == NULL || *files->sites == NULL);
}

struct ruleset *
ruleset_load(const struct rule_files *files, const char *const *results)
{
	unsigned problems = 0;
	struct ruleset *set = NULL;

	begin(files);
	if (needs_no_lines(files))
		set = read_set(files, results, NULL, NULL);
	if (set == NULL)
		set = read_set(files, results, warn_of_problem, &problems);
	guard_end();
	if (set == NULL)
		die("%s: %u problem%s in the rules; nothing was judged", files->directory, problems, problems == 1 ? "" : "s");
	return set;
}
