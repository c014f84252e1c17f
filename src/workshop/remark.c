/*
 * remark.c -- what a declaration says about itself, and where it stands
 */
#include "workshop/remark.h"

#include "rule/written.h"

const struct declared *
declared_find(const struct ruleset *set, const char *word, struct span id)
{
	for (size_t i = set->ndeclared; i > 0; i--) {
		const struct declared *d = &set->declared[i - 1];

		if (span_is(d->is.id.text, id) && strcmp(d->word, word) == 0)
			return d;
	}
	return NULL;
}

const char **
remark_list(const struct declared *d, const char *key)
{
	for (const struct remark *r = d != NULL ? d->remarks : NULL; r != NULL && r->key != NULL; r++)
		if (strcmp(r->key, key) == 0)
			return r->texts;
	return NULL;
}

const char *
remark(const struct declared *d, const char *key)
{
	const char **texts = remark_list(d, key);

	return texts != NULL ? texts[0] : "";
}

const char *
remark_or_general(const struct ruleset *set, const struct declared *d, const char *key)
{
	const char *own = remark(d, key);

	if (d == NULL || *own != '\0' || (strcmp(key, "owner") != 0 && strcmp(key, "review_by") != 0))
		return own;
	return remark(declared_find(set, "ruleset", span_of(set->name)), key);
}

const char *
remark_retired(struct ruleset *set, const char *id)
{
	const struct written *was = written_retired(set->writing, NULL, span_of(id));

	if (was == NULL)
		return NULL;
	return arena_format(&set->mem, "%s is retired at %s:%lu: %s (bp-rules show %s tells what it was)", id, was->retired->at.file,
	                    was->retired->at.line, was->retired->why, id);
}

bool
is_question(const struct declared *d)
{
	static const char *const words[] = {"yesno", "number", "choice", "day", "text"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(d->word, words[i]) == 0)
			return true;
	return false;
}

const char *
file_in_rules(const struct ruleset *set, const char *file)
{
	size_t n = strlen(set->directory);

	return strncmp(file, set->directory, n) == 0 && file[n] == '/' ? file + n + 1 : file;
}
