/*
 * arena.c -- memory with one owner and one end
 *
 * Each chunk is at least twice as large as the one before it, so the newest
 * is worth keeping and the others are not.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/msg.h"
#include "base/text.h"

enum { FIRST_CHUNK = 4096 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t size;
	alignas(max_align_t) char bytes[];
};

void *
must_realloc(void *old, size_t n, size_t size)
{
	void *fresh;

	if (size != 0 && n > SIZE_MAX / size)
		die("out of memory");
	n *= size;
	fresh = realloc(old, n > 0 ? n : 1);
	if (fresh == NULL)
		die("out of memory");
	return fresh;
}

static void
add_chunk(struct arena *a, size_t need)
{
	size_t size = a->chunk != NULL ? a->chunk->size : FIRST_CHUNK / 2;
	struct arena_chunk *chunk;

	if (need > SIZE_MAX / 4)
		die("out of memory");
	size = size <= SIZE_MAX / 4 ? size * 2 : size;
	if (size < need)
		size = need;
	chunk = must_realloc(NULL, 1, sizeof(*chunk) + size);
	chunk->older = a->chunk;
	chunk->size = size;
	a->chunk = chunk;
	a->at = chunk->bytes;
	a->end = chunk->bytes + size;
}

/* size bytes that hold anything; the next piece starts aligned again. */
static char *
take(struct arena *a, size_t size)
{
	size_t room = a->chunk != NULL ? (size_t)(a->end - a->at) : 0;
	size_t whole;
	char *piece;

	if (size > SIZE_MAX / 4)
		die("out of memory");
	whole = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	if (room < whole || a->chunk == NULL)
		add_chunk(a, whole);
	piece = a->at;
	a->at += whole;
	return piece;
}

void *
arena_take(struct arena *a, size_t size)
{
	return memset(take(a, size), 0, size);
}

char *
arena_text(struct arena *a, size_t len)
{
	char *text = take(a, len + TEXT_SLACK);

	memset(text + len, 0, TEXT_SLACK);
	return text;
}

char *
arena_copy(struct arena *a, const char *text, size_t len)
{
	char *copy = arena_text(a, len);

	if (len > 0)
		memcpy(copy, text, len);
	return copy;
}

char *
arena_format(struct arena *a, const char *fmt, ...)
{
	va_list args, again;
	char most[200], *text;  /* few are longer: those are formatted twice */
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(most, sizeof(most), fmt, args);
	if (len < 0)
		die("cannot format a text:");
	text = take(a, (size_t)len + TEXT_SLACK);
	if ((size_t)len < sizeof(most))
		memcpy(text, most, (size_t)len);
	else
		vsnprintf(text, (size_t)len + 1, fmt, again);
	memset(text + len, 0, TEXT_SLACK);
	va_end(again);
	va_end(args);
	return text;
}

static void
free_chunks(struct arena_chunk *chunk)
{
	while (chunk != NULL) {
		struct arena_chunk *older = chunk->older;

		free(chunk);
		chunk = older;
	}
}

void
arena_reset(struct arena *a)
{
	if (a->chunk == NULL)
		return;
	free_chunks(a->chunk->older);
	a->chunk->older = NULL;
	a->at = a->chunk->bytes;
}

void
arena_rewind(struct arena *a, struct arena_mark mark)
{
	if (a->chunk == mark.chunk)
		a->at = mark.at;
}

void
arena_free(struct arena *a)
{
	free_chunks(a->chunk);
	*a = (struct arena){0};
}
