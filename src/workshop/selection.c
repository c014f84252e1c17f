/*
 * selection.c -- which part of a rule set is wanted
 */
#include "workshop/selection.h"

#include "workshop/remark.h"

const char *
kind_of(const struct declared *d)
{
	return is_question(d) ? "question" : d->word;
}

bool
is_part(const struct selection *s)
{
	return s->only.len > 0 || s->ids[0] != NULL;
}

/* Takes the first of the kinds off the list. */
static struct span
next_kind(struct span *list)
{
	const char *comma = memchr(list->at, ',', list->len);
	struct span kind = {list->at, comma != NULL ? (size_t)(comma - list->at) : list->len};

	list->at += kind.len + (comma != NULL);
	list->len -= kind.len + (comma != NULL);
	return kind;
}

bool
selects_kind(const struct selection *s, const char *kind)
{
	struct span rest = s->only;

	while (rest.len > 0)
		if (span_is(next_kind(&rest), span_of(kind)))
			return true;
	return s->only.len == 0;
}

bool
selects(const struct selection *s, const char *kind, struct span id)
{
	if (!selects_kind(s, kind))
		return false;
	for (char **wanted = s->ids; *wanted != NULL; wanted++)
		if (span_is(span_of(*wanted), id))
			return true;
	return s->ids[0] == NULL;
}

/* The nearest of the names so far, and how far it is. */
struct nearest {
	struct span wanted, name;
	size_t distance;
	bool found;
};

static void
consider(struct nearest *n, struct span name)
{
	size_t distance = spelling_distance(n->wanted, name, n->distance);

	n->found = n->found || distance == 0;
	if (distance < n->distance) {
		n->distance = distance;
		n->name = name;
	}
}

static void
check(struct ruleset *set, struct span wanted, bool kind)
{
	struct nearest n = {.wanted = wanted, .name = SPAN(""), .distance = 4};
	const char *retired = kind ? NULL : remark_retired(set, wanted.at);

	for (unsigned i = 0; i < set->ndeclared && !n.found; i++)
		consider(&n, kind ? span_of(kind_of(&set->declared[i])) : set->declared[i].is.id.text);
	if (n.found)
		return;
	if (retired != NULL)
		die("%s", retired);
	die("%s: %s \"%.*s\"%s%.*s", set->directory, kind ? "nothing is declared with the word" : "nothing is called",
	    (int)wanted.len, wanted.at, n.name.len > 0 ? "; nearest: " : "", (int)n.name.len, n.name.at);
}

void
selection_check(const struct selection *s, struct ruleset *set)
{
	struct span rest = s->only;

	while (rest.len > 0)
		check(set, next_kind(&rest), true);
	for (char **id = s->ids; *id != NULL; id++)
		check(set, span_of(*id), false);
}
