/*
 * arena.h -- memory with one owner and one end
 *
 * Pieces are taken and never given back one by one; arena_reset() makes all
 * of it free for the next use and keeps the memory, arena_free() returns it.
 * Running out of memory ends the program with status 2.
 */
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

struct arena {
	struct arena_chunk *chunk;  /* the newest; all zero is an empty arena */
	char *at, *end;             /* what is free in it */
};

/* size bytes, zeroed, aligned for any object. */
void *arena_take(struct arena *, size_t size);

/* A copy of the len bytes at text, with TEXT_SLACK NULs behind them (see text.h). */
char *arena_text(struct arena *, size_t len);  /* the same, its bytes not yet written */
char *arena_copy(struct arena *, const char *text, size_t len);

/* The same of a text that is put together. */
char *arena_format(struct arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void arena_reset(struct arena *);

/* What has been taken since the mark is free again, or less: what did not fit into the piece of memory of then stays. */
struct arena_mark {
	const struct arena_chunk *chunk;
	char *at;
};
static inline struct arena_mark
arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->chunk, a->at};
}
void arena_rewind(struct arena *, struct arena_mark);
void arena_free(struct arena *);

/* Plain allocation that cannot fail (it dies), for arrays that grow. */
void *must_realloc(void *, size_t n, size_t size);

#endif
