/*
 * ltsv.c -- label:value fields, a tab between them
 */
#include "record/lines.h"

/* The ':' of the field from s to stop, or NULL. */
static inline const char *
label_end(const char *s, const char *stop)
{
#ifdef __SSE2__
	/* Nearly every label is shorter than 32 bytes. */
	const __m128i colon = _mm_set1_epi8(':');
	uint64_t found = bytes_of_16(s, colon) | bytes_of_16(s + 16, colon) << 16;

	if (__builtin_expect(found != 0, 1)) {
		s += __builtin_ctzll(found);
		return s < stop ? s : NULL;
	}
#endif
	return memchr(s, ':', (size_t)(stop - s));
}

static const char *
not_a_field(struct batch *b, const struct record *r, const char *colon)
{
	size_t n = b->nfields - r->first + 1;

	if (colon == NULL && n == 1 && memchr(r->line.at, ';', r->line.len) != NULL)
		return "no ':' behind a label (parted by ';'? export it with commas)";
	if (colon == NULL)
		return arena_format(&b->mem, "field %zu has no ':' behind a label", n);
	return arena_format(&b->mem, "field %zu has an empty label", n);
}

/*
 * Where the fields of a line end.  The tabs are found 64 bytes at a time,
 * before the fields are looked at, so that the processor can be busy with
 * several fields at once.
 */
struct ends {
	const char *block, *line_end;
	uint64_t found;  /* in the block, and not given yet */
};

static inline const char *
next_end(struct ends *e)
{
	const char *end;

	while (e->found == 0) {
		e->block += 64;
		e->found = bytes_up_to(e->block, e->line_end, '\t');
	}
	end = e->block + (unsigned)__builtin_ctzll(e->found);
	e->found &= e->found - 1;
	return end;
}

/* The room behind the fields read so far, those before f. */
static struct field *
more_room(struct batch *b, struct field *f)
{
	b->nfields = (size_t)(f - b->fields);
	return batch_room(b);
}

/* Looks at the field's label and value; false when it is none. */
static inline bool
cut_field(struct field *f, const char *s, const char *end)
{
	const char *colon = label_end(s, end);

	if (__builtin_expect(colon == NULL || colon == s, 0))
		return false;
	f->label = s;
	f->label_len = (uint32_t)(colon - s);
	f->value = colon + 1;
	f->value_len = (uint32_t)(end - f->value);
	f->form = VALUE_PLAIN;
	f->quoted = false;
	return true;
}

/* Says what is wrong with the field from s to "end", which would be f. */
static const char *
refuse(struct batch *b, struct record *r, struct field *f, const char *s, const char *end)
{
	b->nfields = (size_t)(f - b->fields);
	return not_a_field(b, r, label_end(s, end));
}

/* Reads fields from s on, the first one into f, that stand in no order. */
static const char *
read_unordered(struct batch *b, struct record *r, struct field *f, const char *s, struct ends ends)
{
	const struct field *room = b->fields + b->cap;
	unsigned kinds = r->kinds;
	const char *end;

	for (;; s = end + 1) {
		end = next_end(&ends);
		if (__builtin_expect(f == room, 0)) {
			f = more_room(b, f);
			room = b->fields + b->cap;
		}
		if (__builtin_expect(!cut_field(f, s, end), 0))
			return refuse(b, r, f, s, end);
		kinds |= batch_unordered(b, r, f++);
		if (end == ends.line_end)
			break;
	}
	b->nfields = (size_t)(f - b->fields);
	r->kinds |= kinds;  /* LABEL_DOUBLED is noted where it is found */
	batch_learn(b, r);
	return NULL;
}

const char *
ltsv_read(struct batch *b, struct record *r)
{
	const char *s = r->line.at, *end, *line_end = s + r->line.len;
	struct ends ends = {s, line_end, bytes_up_to(s, line_end, '\t')};
	const struct order_label *first = b->order.label, *next = first;
	struct field *f = batch_room(b);
	const struct field *room = b->fields + b->cap;  /* there is none from here on */
	uint64_t usual = 0;

	r->ordered = order_likely(&b->order);
	if (!r->ordered) {
		batch_nothing_seen(b);
		return read_unordered(b, r, f, s, ends);
	}
	for (;; s = end + 1) {
		uint32_t same = order_same(next, s);

		end = next_end(&ends);
		if (__builtin_expect(f == room, 0)) {
			f = more_room(b, f);
			room = b->fields + b->cap;
		}
		if (__builtin_expect(order_fits(next, same), 1)) {
			f->label = s;
			f->value = s + next->len;
			f->value_len = (uint32_t)(end - f->value);
			f->form = VALUE_PLAIN;
			f->quoted = false;
			batch_expected(f, next);
			usual = usual_next(usual, order_usual(next, same));
			next++;
			f++;
		} else {
			if (__builtin_expect(!cut_field(f, s, end), 0))
				return refuse(b, r, f, s, end);
			b->nfields = (size_t)(f - b->fields);
			r->kinds |= order_kinds(&b->order, first, next);
			first = next = batch_stray(b, r, f++, next);
			usual = usual_next(usual, false);
			if (!r->ordered && end != line_end)
				return read_unordered(b, r, f, end + 1, ends);
		}
		if (end == line_end)
			break;
	}
	b->nfields = (size_t)(f - b->fields);
	r->kinds |= order_kinds(&b->order, first, next);
	r->usual = usual;
	batch_learn(b, r);
	return NULL;
}

/* What stands behind the backslash for this character, or 0. */
static char
escape_of(char c)
{
	switch (c) {
	case '\t': return 't';
	case '\n': return 'n';
	case '\r': return 'r';
	case '\\': return '\\';
	}
	return 0;
}

void
ltsv_write(struct text *out, struct span text)
{
	size_t done = 0;

	for (size_t i = 0; i < text.len; i++) {
		char escape = escape_of(text.at[i]);

		if (escape != 0) {
			text_add(out, text.at + done, i - done);
			text_char(out, '\\');
			text_char(out, escape);
			done = i + 1;
		}
	}
	text_add(out, text.at + done, text.len - done);
}

struct span
ltsv_unescape(struct arena *mem, struct span text)
{
	char *plain, *p;

	if (text.len == 0 || memchr(text.at, '\\', text.len) == NULL)
		return text;
	plain = p = arena_copy(mem, text.at, text.len);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i], next = i + 1 < text.len ? text.at[i + 1] : 0;

		if (c == '\\' && (next == 't' || next == 'n' || next == 'r' || next == '\\')) {
			c = next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : '\\';
			i++;
		}
		*p++ = c;
	}
	return (struct span){plain, (size_t)(p - plain)};
}
