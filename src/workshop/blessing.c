/*
 * blessing.c -- worked cases rewritten so that they expect what came out
 */
#include "workshop/blessing.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/delivery.h"
#include "record/format.h"

/* The whole file. */
static struct text
read_file(const char *file)
{
	int fd = open(file, O_RDONLY | O_CLOEXEC);
	struct text t = {0};
	ssize_t n;

	if (fd < 0)
		die("cannot open %s:", file);
	do {
		text_grow(&t, 64 * 1024);
		n = read(fd, t.at + t.len, t.room - t.len);
		if (n < 0 && errno != EINTR)
			die("cannot read %s:", file);
		t.len += n > 0 ? (size_t)n : 0;
	} while (n != 0);
	close(fd);
	return t;
}

/* The case is the first one of its file. */
static bool
begins_file(const struct cases *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(c->list[k].at.file, c->list[i].at.file) == 0)
			return false;
	return true;
}

void
blessing_check(const struct cases *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const char *file = c->list[i].at.file;
		struct text bytes;
		enum format format;
		bool whole;

		if (!begins_file(c, i))
			continue;
		if (strcmp(file, "-") == 0)
			die("--bless cannot rewrite standard input: name the file");
		bytes = read_file(file);
		format = format_guess((struct span){bytes.at, bytes.len}, &whole);
		text_free(&bytes);
		if (format != FORMAT_LTSV)
			die("--bless rewrites cases in LTSV only, and %s is %s: turn it with bp-record -o ltsv first", file,
			    format_name(format));
	}
}

/* One line on its way to be another. */
struct rewriting {
	const struct test_case *is;
	size_t next;         /* the expectation that comes now */
	size_t changed;
	struct span line;
	struct text out, apart;  /* apart: fields that go behind the one at hand */
};

static _Noreturn void
refuse_changed(const struct test_case *t)
{
	die_at(&t->at, "has changed while the cases were tried; its file stays as it is: try again");
}

/* The expectation that stands in the line here. */
static const struct expectation *
next_expectation(struct rewriting *r, struct span label, struct span value)
{
	const struct expectation *e = &r->is->expect[r->next];

	if (r->next++ == r->is->nexpect || !span_is(e->label, label) || !span_is(e->value, value))
		refuse_changed(r->is);
	r->changed += e->instead.at != NULL;
	return e;
}

/* The text has "label=value" as one of its words, or as one of its fields "expect_label:" (any value). */
static bool
stands_in(struct span text, const char *before, struct span label, const char *after)
{
	struct text wanted = {0};
	bool found;

	text_format(&wanted, "%s%.*s%s", before, (int)label.len, label.at, after);
	found = text.len > 0 && memmem(text.at, text.len, wanted.at, wanted.len) != NULL;
	text_free(&wanted);
	return found;
}

/* Takes the blanks off the end, but for the first: what they parted is left out. */
static void
drop_blanks(struct text *words)
{
	while (words->len > 1 && words->at[words->len - 1] == ' ')
		words->len--;
}

/*
 * A relation that was not met becomes the value; a value with blanks in it
 * cannot stand among relations and gets a field of its own.
 */
static void
write_value(struct rewriting *r, struct text *words, const struct expectation *e)
{
	if (stands_in(r->line, "\texpect_", e->label, ":")
	    || stands_in((struct span){words->at, words->len}, " ", e->label, "=")
	    || stands_in((struct span){r->apart.at, r->apart.len}, "\texpect_", e->label, ":")) {
		drop_blanks(words);
		return;
	}
	if (memchr(e->instead.at, ' ', e->instead.len) != NULL) {
		drop_blanks(words);
		text_format(&r->apart, "\texpect_%.*s:%.*s", (int)e->label.len, e->label.at, (int)e->instead.len, e->instead.at);
		return;
	}
	text_format(words, "%.*s=%.*s", (int)e->label.len, e->label.at, (int)e->instead.len, e->instead.at);
}

/* "level>=urgent redflags~RF-CES-1": a field in which nothing changes stays byte for byte. */
static void
rewrite_relations(struct rewriting *r, struct span field, struct span value)
{
	const char *s = value.at, *end = s + value.len;
	size_t before = r->changed;
	struct text words = {0};

	r->apart.len = 0;
	text_char(&words, ' ');
	while (s < end) {
		const char *stop = memchr(s, ' ', (size_t)(end - s));
		const struct expectation *e;

		if (stop == NULL)
			stop = end;
		if (stop == s) {
			text_char(&words, *s++);
			continue;
		}
		if (r->next == r->is->nexpect || !span_is(r->is->expect[r->next].text, (struct span){s, (size_t)(stop - s)}))
			refuse_changed(r->is);
		e = &r->is->expect[r->next];
		next_expectation(r, e->label, e->value);
		if (e->instead.at != NULL)
			write_value(r, &words, e);
		else
			text_add(&words, s, (size_t)(stop - s));
		s = stop;
	}
	if (r->changed > before)
		drop_blanks(&words);
	if (r->changed == before) {
		text_add(&r->out, field.at, field.len);
	} else if (words.len > 1) {
		text_format(&r->out, "expect:%.*s", (int)words.len - 1, words.at + 1);
		text_add(&r->out, r->apart.at, r->apart.len);
	} else if (r->apart.len > 0) {
		text_add(&r->out, r->apart.at + 1, r->apart.len - 1);
	} else {  /* its field of its own says it already */
		r->out.len -= r->out.len > 0 && r->out.at[r->out.len - 1] == '\t';
	}
	text_free(&words);
}

static void
rewrite_field(struct rewriting *r, struct span field)
{
	static const char prefix[] = "expect_";
	const size_t n = sizeof(prefix) - 1;
	const char *colon = memchr(field.at, ':', field.len);
	size_t len = colon != NULL ? (size_t)(colon - field.at) : field.len;
	struct span value = {field.at + len + 1, field.len - len - 1};

	if (colon != NULL && span_is((struct span){field.at, len}, SPAN("expect"))) {
		rewrite_relations(r, field, value);
	} else if (colon != NULL && len > n && memcmp(field.at, prefix, n) == 0) {
		const struct expectation *e = next_expectation(r, (struct span){field.at + n, len - n}, value);

		if (e->instead.at != NULL)
			value = e->instead;
		text_add(&r->out, field.at, len + 1);
		text_add(&r->out, value.at, value.len);
	} else {
		text_add(&r->out, field.at, field.len);
	}
}

/* The line of the case, without its end, as it is to be. */
static void
rewrite_line(struct rewriting *r, const struct test_case *t, struct span line)
{
	const char *s = line.at, *end = s + line.len;

	r->is = t;
	r->next = 0;
	r->line = line;
	for (;;) {
		const char *stop = s < end ? memchr(s, '\t', (size_t)(end - s)) : NULL;

		rewrite_field(r, (struct span){s, (size_t)((stop != NULL ? stop : end) - s)});
		if (stop == NULL)
			break;
		text_char(&r->out, '\t');
		s = stop + 1;
	}
	if (r->next != t->nexpect)
		refuse_changed(t);
}

static bool
is_to_change(const struct test_case *t)
{
	for (size_t i = 0; i < t->nexpect; i++)
		if (t->expect[i].instead.at != NULL)
			return true;
	return false;
}

/* The file is the new one or the old one, whatever happens; a link stays one. */
static void
replace_file(const char *file, struct span bytes)
{
	char real[PATH_MAX];
	struct stat is;

	if (realpath(file, real) == NULL || stat(real, &is) != 0)
		die("cannot rewrite %s:", file);
	switch (deliver(real, bytes, is.st_mode & 07777)) {
	case NOT_BEGUN:
		die("cannot write beside %s, which stays as it was:", file);
	case NOT_WRITTEN:
	case NOT_CLOSED:
	case NOT_NAMED:
		die("cannot rewrite %s, which stays as it was:", file);
	case NOT_SAFE:
	case DELIVERED:
		break;
	}
}

/* The file with the changed lines of its cases; *changed: how many expectations. */
static struct text
rewrite_file(const struct cases *c, size_t first, size_t *changed)
{
	const char *file = c->list[first].at.file;
	struct text bytes = read_file(file);
	struct rewriting r = {0};
	const char *s = bytes.at, *end = bytes.at + bytes.len;
	unsigned long number = 1;
	size_t i = first;

	for (; s < end; number++) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));
		const char *after = stop != NULL ? stop + 1 : end;
		size_t len = (size_t)((stop != NULL ? stop : end) - s), text;

		while (i < c->n && (strcmp(c->list[i].at.file, file) != 0 || c->list[i].at.line < number))
			i++;
		text = len - (len > 0 && s[len - 1] == '\r');
		if (i < c->n && c->list[i].at.line == number && is_to_change(&c->list[i])) {
			size_t mark = number == 1 && text >= 3 && memcmp(s, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

			text_add(&r.out, s, mark);
			rewrite_line(&r, &c->list[i], (struct span){s + mark, text - mark});
			text_add(&r.out, s + text, (size_t)(after - s) - text);
			i++;
		} else {
			text_add(&r.out, s, (size_t)(after - s));
		}
		s = after;
	}
	text_free(&bytes);
	text_free(&r.apart);
	*changed = r.changed;
	return r.out;
}

/* How many cases of the file that begins with case i are to change; 0 where case i is not its first. */
static size_t
to_change(const struct cases *c, size_t i)
{
	size_t n = 0;

	if (!begins_file(c, i))
		return 0;
	for (size_t k = i; k < c->n; k++)
		n += strcmp(c->list[k].at.file, c->list[i].at.file) == 0 && is_to_change(&c->list[k]);
	return n;
}

/* A file with several names would have its new text under one of them only. */
static void
refuse_linked(const struct cases *c)
{
	struct stat is;

	for (size_t i = 0; i < c->n; i++)
		if (to_change(c, i) > 0 && stat(c->list[i].at.file, &is) == 0 && is.st_nlink > 1)
			die("cannot rewrite %s: it has %lu names (hard links), and the others would keep the old text; copy it first, nothing was rewritten",
			    c->list[i].at.file, (unsigned long)is.st_nlink);
}

void
blessing_write(const struct cases *c, struct text *said)
{
	refuse_linked(c);
	for (size_t i = 0; i < c->n; i++) {
		struct text bytes;
		size_t wanted = to_change(c, i), changed;

		if (wanted == 0)
			continue;
		bytes = rewrite_file(c, i, &changed);
		if (changed < wanted)
			refuse_changed(&c->list[i]);
		replace_file(c->list[i].at.file, (struct span){bytes.at, bytes.len});
		if (said != NULL)
			text_format(said, "%s: %zu expectation%s of %zu case%s rewritten\n", c->list[i].at.file, changed,
			            changed == 1 ? "" : "s", wanted, wanted == 1 ? "" : "s");
		text_free(&bytes);
	}
}
