/*
 * names.c -- what the rule files have declared so far, by name
 */
#include "rule/names.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"

struct names {
	struct arena mem;
	const struct name **table;
	unsigned n, size;  /* size: a power of two */
};

static unsigned
hash(struct span text)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < text.len; i++)
		h = (h ^ (unsigned char)text.at[i]) * 16777619u;
	return h ^ h >> 15;
}

struct names *
names_new(void)
{
	struct names *names = must_realloc(NULL, 1, sizeof(*names));

	*names = (struct names){.size = 1024};
	names->table = arena_take(&names->mem, names->size * sizeof(*names->table));
	return names;
}

void
names_free(struct names *names)
{
	arena_free(&names->mem);
	free(names);
}

static const struct name **
slot(const struct names *names, struct span text)
{
	unsigned k = hash(text) & (names->size - 1);

	while (names->table[k] != NULL && !span_is(names->table[k]->text, text))
		k = (k + 1) & (names->size - 1);
	return &names->table[k];
}

const struct name *
names_find(const struct names *names, struct span text)
{
	return *slot(names, text);
}

void
names_add(struct names *names, const struct name *wanted)
{
	struct name *copy = arena_take(&names->mem, sizeof(*copy));

	*copy = *wanted;
	*slot(names, wanted->text) = copy;
	if (++names->n * 2 > names->size) {
		const struct name **old = names->table;
		unsigned i, size = names->size;

		names->size *= 2;
		names->table = arena_take(&names->mem, names->size * sizeof(*names->table));
		for (i = 0; i < size; i++)
			if (old[i] != NULL)
				*slot(names, old[i]->text) = old[i];
	}
}

/* Two letters may be wrong in a short name, three in a longer one. */
static size_t
tolerance(struct span text)
{
	return text.len <= 3 ? 1 : text.len <= 8 ? 2 : 3;
}

struct span
names_nearest(const struct names *names, struct span text)
{
	struct span best = {"", 0};
	size_t limit = tolerance(text), nearest = limit + 1;
	unsigned i;

	for (i = 0; i < names->size; i++)
		if (names->table[i] != NULL) {
			size_t d = spelling_distance(names->table[i]->text, text, limit);

			if (d < nearest || (d == nearest && best.len > 0 && names->table[i]->text.len < best.len)) {
				nearest = d;
				best = names->table[i]->text;
			}
		}
	return nearest <= limit ? best : (struct span){"", 0};
}

const char *
nearest_of(const char *const *candidates, struct span text)
{
	size_t limit = tolerance(text), nearest = limit + 1;
	const char *best = NULL;

	for (; *candidates != NULL; candidates++) {
		size_t d = spelling_distance(span_of(*candidates), text, limit);

		if (d < nearest) {
			nearest = d;
			best = *candidates;
		}
	}
	return best;
}
