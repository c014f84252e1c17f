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

/* Does the rule's id equal the name, or begin with it and a hyphen? */
static bool
named(struct span id, const char *name)
{
	size_t n = strlen(name);

	return id.len >= n && memcmp(id.at, name, n) == 0 && (id.len == n || id.at[n] == '-');
}

static bool
among(const struct rule *r, const char **names)
{
	for (; *names != NULL; names++)
		if (named(r->is.id.text, *names))
			return true;
	return false;
}

static bool
names_some(const struct ruleset *set, const char *name)
{
	unsigned i;

	for (i = 0; i < set->nredflags; i++)
		if (named(set->redflags[i].is.id.text, name))
			return true;
	return false;
}

/* A red flag that the name means and that is retired, or NULL. */
static const struct written *
retired_by_name(const struct loading *ld, const char *name)
{
	unsigned i;

	for (i = 0; ld->writing != NULL && i < ld->writing->n; i++) {
		const struct written *w = ld->writing->list[i];

		if (w->retired != NULL && strcmp(w->word->name, "redflag") == 0 && named(w->id, name))
			return w;
	}
	return NULL;
}

int *
fired_rules(const struct ruleset *set, const struct fired *f, struct arena *mem)
{
	int *rules = arena_take(mem, (set->nredflags + 1) * sizeof(*rules)), n = 0;

	for (unsigned k = 0; k < set->nredflags; k++) {
		const struct rule *r = &set->redflags[k];

		if ((f->names == NULL || among(r, f->names)) && (f->except == NULL || !among(r, f->except))
		    && (f->level < 0 || r->level == f->level) && (f->at_least < 0 || r->level >= f->at_least))
			rules[n++] = (int)k;
	}
	rules[n] = -1;
	return rules;
}

/* Finds the red flags that fired "…" means, now that all are there. */
static void
resolve_fired(struct loading *ld)
{
	struct ruleset *set = ld->set;
	unsigned i;

	for (i = 0; i < set->nfired; i++) {
		struct fired *f = &set->fired[i];
		const char **name;

		f->rules = fired_rules(set, f, &set->mem);
		for (name = f->names; name != NULL && *name != NULL; name++) {
			if (names_some(set, *name))
				continue;
			if (!say_retired(ld, f->at, retired_by_name(ld, *name), "fired", *name))
				problem(ld, f->at, "fired \"%s\": no red flag has an id that begins so", *name);
		}
		/* To except what is retired does no harm. */
		for (name = f->except; name != NULL && *name != NULL; name++)
			if (!names_some(set, *name) && retired_by_name(ld, *name) == NULL)
				problem(ld, f->at, "except \"%s\": no red flag has an id that begins so", *name);
	}
}

/* The field a test asks for, or -1. */
static int
field_of_test(const struct ruleset *set, const struct cond *c)
{
	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
		return c->a;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		return set->quantities[c->a].field;
	default:
		return -1;
	}
}

/* Adds the core fields of the condition to "list", in the order they stand there, each once. */
static void
add_core_fields(const struct ruleset *set, const struct cond *c, int *list, int *n)
{
	unsigned i;
	int k, field;

	for (i = 0; i < c->nparts; i++)
		add_core_fields(set, c->parts[i], list, n);
	if (c->kind != COND_TEST || (field = field_of_test(set, c)) < 0
	    || set->vocab->fields[field].tier != TIER_CORE)
		return;
	for (k = 0; k < *n; k++)
		if (list[k] == field)
			return;
	list[(*n)++] = field;
}

const int *
core_fields(const struct ruleset *set, const struct cond *c, struct arena *mem)
{
	int *all = must_realloc(NULL, set->vocab->nfields + 1, sizeof(*all)), *core, n = 0;

	if (c != NULL)
		add_core_fields(set, c, all, &n);
	core = arena_take(mem, ((size_t)n + 1) * sizeof(*core));
	memcpy(core, all, (size_t)n * sizeof(*core));
	core[n] = -1;
	free(all);
	return core;
}

const struct items *
items_of(const struct ruleset *set, int field)
{
	for (unsigned i = 0; i < set->nitems; i++)
		if (field >= set->items[i].first && field - set->items[i].first < (int)set->items[i].n)
			return &set->items[i];
	return NULL;
}

static void
check_whole(struct loading *ld)
{
	struct ruleset *set = ld->set;
	struct place at = {arena_format(&set->mem, "%s/index.lua", ld->directory), 0};
	unsigned i, given = 0;

	if (set->name == NULL)
		problem(ld, at, "declares no rule set; begin with ruleset \"name\" { version = \"1\", reads = { … } }");
	if (set->nlevels == 0)
		problem(ld, at, "no level is declared; at least level \"none\" { rank = 0, within = \"14 d\" } is needed");
	for (i = 0; i < set->nlevels; i++) {
		if (set->levels[i].is.id.text.len == 0)
			problem(ld, at, "no level has rank %u; ranks run from 0 upwards without a gap", i);
		else if (i > 0 && set->levels[i - 1].within.hours < set->levels[i].within.hours)
			problem(ld, set->levels[i].is.at, "level \"%s\" is above \"%s\" and may wait longer",
			        set->levels[i].is.id.text.at, set->levels[i - 1].is.id.text.at);
	}
	for (i = 0; i < set->nlevels; i++)
		given += set->destinations[i].given;
	for (i = 0; i < set->nlevels && given > 0; i++)
		if (!set->destinations[i].given)
			problem(ld, set->levels[i].is.at, "level \"%s\" has no destination; write destination \"%s\" { first = { { \"…\" } } }",
			        set->levels[i].is.id.text.at, set->levels[i].is.id.text.at);
	if (set->ncandidates > 0 && set->possible == 0)
		problem(ld, at, "candidate conditions want likelihood { likely = …, possible = … }");
}

/* Gives back what the rule set holds, but for its texts and what was written. */
static void
clear(struct ruleset *set)
{
	unsigned i;

	for (i = 0; i < set->nscores; i++)
		free(set->scores[i].items);
	for (i = 0; i < set->ncandidates; i++)
		free(set->candidates[i].score.items);
	for (i = 0; i < set->nlists; i++)
		free(set->lists[i].steps);
	free(set->declared);
	free(set->levels);
	free(set->sources);
	free(set->quantities);
	free(set->items);
	free(set->conflicts);
	free(set->notices);
	free(set->needless);
	free(set->inapplicable);
	free(set->scores);
	free(set->clusters);
	free(set->redflags);
	free(set->classes);
	free(set->instruments);
	free(set->patterns);
	free(set->candidates);
	free(set->triage);
	free(set->finals);
	free(set->gates);
	free(set->advices);
	free(set->lists);
	free(set->reviews);
	free(set->passages);
	free(set->complaints);
	free(set->promises);
	free(set->fired);
	free(set->definitions);
	free(set->acceptances);
	free(set->review_days);
	free(set->measures);
	free(set->course_numbers);
	free(set->responses);
	free(set->looks);
	free(set->streaks);
	free(set->walks);
	free(set->escalations);
	free(set->disagreements);
	free(set->tells);
	free(set->outcomes);
	free(set->ages);
	conds_free(&set->conds);
	vocab_free(set->vocab);
}

/* An empty rule set, to read declarations into.  What texts there are stay. */
static void
start(struct loading *ld, const char *const *results)
{
	struct arena mem = ld->set->mem;

	if (ld->names != NULL) {
		names_free(ld->names);
		clear(ld->set);
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
	if (!ld.cut_short) {
		resolve_fired(&ld);
		check_whole(&ld);
	}
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
	vocab_finish(ld.set->vocab);
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

int
ruleset_level(const struct ruleset *set, struct span name)
{
	unsigned i;

	for (i = 0; i < set->nlevels; i++)
		if (span_is(set->levels[i].is.id.text, name))
			return (int)i;
	return -1;
}

void
ruleset_free(struct ruleset *set)
{
	clear(set);
	writing_free(set->writing);
	arena_free(&set->mem);
	free(set);
}
