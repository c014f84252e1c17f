/*
 * tongue.c -- what the programs say to people, in another language than English
 */
#include "page/tongue.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/msg.h"
#include "page/errand.h"
#include "page/letters.h"
#include "record/label_set.h"

enum {
	SECONDS = 3,
	MEMORY = 64 * 1024 * 1024,
	TEXTS = 8 * 1024 * 1024,  /* twice what a file may have */
};

struct pair {
	const char *english, *other;
};

struct tongue {
	const char *path;        /* of its file; NULL: there is none, it is English */
	struct arena mem;
	struct pair *pairs;      /* by the English */
	size_t n;
	struct text missing;     /* each with a NUL behind it */
	struct label_set noted;  /* the same */
};

static int
by_english(const void *a, const void *b)
{
	const struct pair *p = a, *q = b;

	return strcmp(p->english, q->english);
}

/* A copy that may be shown to people. */
static const char *
cleaned(struct arena *mem, const char *s)
{
	struct text t = {0};
	char *copy;

	letters_clean(&t, span_of(s));
	copy = arena_copy(mem, t.at, t.len);
	text_free(&t);
	return copy;
}

/* Takes the texts, by turns English and other, each with a NUL behind it; false: they are not so. */
static bool
take_pairs(struct tongue *t, struct span texts)
{
	const char *end = texts.at + texts.len;
	size_t n = 0;

	for (size_t i = 0; i < texts.len; i++)
		n += texts.at[i] == '\0';
	if (n % 2 != 0 || (texts.len > 0 && end[-1] != '\0'))
		return false;
	t->pairs = arena_take(&t->mem, (n / 2 + 1) * sizeof(*t->pairs));
	for (const char *s = texts.at; s < end; t->n++) {
		struct pair *pair = &t->pairs[t->n];

		pair->english = arena_copy(&t->mem, s, strlen(s));
		s += strlen(s) + 1;
		pair->other = cleaned(&t->mem, s);
		s += strlen(s) + 1;
	}
	qsort(t->pairs, t->n, sizeof(*t->pairs), by_english);
	return true;
}

struct tongue *
tongue_read(const char *rules_directory, const char *language)
{
	struct tongue *t = must_realloc(NULL, 1, sizeof(*t));
	struct shelf_script files[SCRIPT_PARTS] = {[SCRIPT_PAGE] = {.name = "-"}};  /* no page */
	const struct script script = {
		.files = files, .nfiles = SCRIPT_PARTS, .language_name = language,
		.seconds = SECONDS, .memory = MEMORY, .output = TEXTS,
	};
	struct text bytes = {0};
	struct script_reply reply;

	*t = (struct tongue){0};
	files[SCRIPT_LANGUAGE] = shelf_language(&t->mem, rules_directory, language != NULL ? language : "en");
	if (files[SCRIPT_LANGUAGE].text.at == NULL)
		return t;
	t->path = files[SCRIPT_LANGUAGE].path;
	errand_run(&script, &bytes, &reply);
	if (!take_pairs(t, reply.document))
		die("%s: gives texts that cannot be read", t->path);
	text_free(&bytes);
	return t;
}

/* The translation, or NULL. */
static const char *
find(const struct tongue *t, const char *english)
{
	struct pair wanted = {english, NULL}, *found = NULL;

	if (t->n > 0)
		found = bsearch(&wanted, t->pairs, t->n, sizeof(*t->pairs), by_english);
	return found != NULL ? found->other : NULL;
}

const char *
tongue_say(struct tongue *t, const char *english)
{
	const char *other = find(t, english);
	char *copy;

	if (other != NULL)
		return other;
	if (t->path == NULL || *english == '\0')
		return english;
	if (label_set_find(&t->noted, span_of(english), 0) == NULL) {
		copy = arena_copy(&t->mem, english, strlen(english));
		label_set_add(&t->noted, span_of(copy), 0, 0);
		letters_clean(&t->missing, span_of(english));
		text_char(&t->missing, '\0');
	}
	return english;
}

const char *
tongue_word(struct tongue *t, struct span label, struct span value)
{
	const char *other = find(t, arena_format(&t->mem, "%.*s (%.*s)", (int)value.len, value.at, (int)label.len, label.at));
	char *plain = arena_copy(&t->mem, value.at, value.len);

	if (other != NULL)
		return other;
	for (char *c = plain; *c != '\0'; c++)
		if (*c == '_')
			*c = ' ';
	return tongue_say(t, plain);
}

/* Adds the value of {name}; false: the pairs have no such name. */
static bool
add_value(struct text *out, struct span name, va_list pairs)
{
	const char *one;
	va_list rest;
	bool found = false;

	va_copy(rest, pairs);
	while (!found && (one = va_arg(rest, const char *)) != NULL) {
		const char *value = va_arg(rest, const char *);

		found = span_is(span_of(one), name);
		if (found)
			text_string(out, value);
	}
	va_end(rest);
	return found;
}

void
tongue_fill(struct text *out, struct tongue *t, const char *english, ...)
{
	const char *s = tongue_say(t, english);
	va_list pairs;

	va_start(pairs, english);
	while (*s != '\0') {
		const char *end = *s == '{' ? strchr(s, '}') : NULL;

		if (end != NULL && add_value(out, (struct span){s + 1, (size_t)(end - s - 1)}, pairs))
			s = end + 1;
		else
			text_char(out, *s++);
	}
	va_end(pairs);
}

void
tongue_missing(const struct tongue *t)
{
	errand_missing(t->path, (struct span){t->missing.at, t->missing.len}, false, "");
}

void
tongue_missing_all(const struct tongue *t)
{
	errand_missing(t->path, (struct span){t->missing.at, t->missing.len}, true, "");
}

void
tongue_free(struct tongue *t)
{
	arena_free(&t->mem);
	text_free(&t->missing);
	label_set_free(&t->noted);
	free(t);
}
