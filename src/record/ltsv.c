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
		return "no ':' behind a label (parted by ';'? export with commas, or say -i csv after tr ';' ,)";
	if (colon == NULL)
		return arena_format(&b->mem, "field %zu has no ':' behind a label", n);
	return arena_format(&b->mem, "field %zu has an empty label", n);
}

/*
 * The tabs are found 64 bytes at a time, before the fields are looked at, so
 * that the processor can be busy with several fields at once.
 */
const char *
ltsv_read(struct batch *b, struct record *r)
{
	const char *s = r->line.at, *end = s + r->line.len, *block = s, *stop;
	const struct order_label *next = b->order.label;
	struct field *f = batch_room(b);
	uint64_t stops = bytes_up_to(block, end, '\t');
	bool ordered = r->ordered = order_likely(&b->order);

	if (!ordered)
		batch_nothing_seen(b);
	do {
		while (stops == 0) {
			block += 64;
			b->nfields = (size_t)(f - b->fields);
			f = batch_room(b);
			stops = bytes_up_to(block, end, '\t');
		}
		stop = block + __builtin_ctzll(stops);
		stops &= stops - 1;
		f->label = s;
		f->form = VALUE_PLAIN;
		f->quoted = false;
		if (__builtin_expect(ordered && order_fits(next, s), 1)) {
			s += next->len;
			f->value = s;
			f->value_len = (uint32_t)(stop - s);
			next = batch_expected(r, f, next);
		} else {
			const char *colon = label_end(s, stop);

			if (__builtin_expect(colon == NULL || colon == s, 0)) {
				b->nfields = (size_t)(f - b->fields);
				return not_a_field(b, r, colon);
			}
			f->label_len = (uint32_t)(colon - s);
			f->value = colon + 1;
			f->value_len = (uint32_t)(stop - colon - 1);
			if (ordered) {
				b->nfields = (size_t)(f - b->fields);
				next = batch_stray(b, r, f, next);
				ordered = r->ordered;
			} else {
				batch_unordered(b, r, f);
			}
		}
		f++;
		s = stop + 1;
	} while (stop != end);
	b->nfields = (size_t)(f - b->fields);
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
