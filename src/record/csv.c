/*
 * csv.c -- rows of cells under a header: TSV, where nothing is quoted, and CSV (RFC 4180)
 */
#include "record/lines.h"

/* The first such character from s on, or end. */
static inline const char *
cell_end(const char *s, const char *end, char separator)
{
#ifdef __SSE2__
	const __m128i wanted = _mm_set1_epi8(separator);

	for (; s < end; s += 16) {
		unsigned found = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)s), wanted));

		if (found != 0) {
			s += __builtin_ctz(found);
			return s < end ? s : end;
		}
	}
	return end;
#else
	const char *found = memchr(s, separator, (size_t)(end - s));

	return found != NULL ? found : end;
#endif
}

/* Fills in the value that begins at s; returns where it ends, quotes included, or NULL when the quoting is wrong. */
static inline const char *
quoted_cell(struct field *f, const char *s, const char *end)
{
	const char *start = ++s;

	f->form = VALUE_PLAIN;
	for (;; s += 2) {
		s = cell_end(s, end, '"');
		if (s == end)
			return NULL;
		if (s + 1 == end || s[1] != '"')
			break;
		f->form = VALUE_ESCAPED;
	}
	f->value = start;
	f->value_len = (uint32_t)(s - start);
	f->quoted = true;
	s++;
	return s == end || *s == ',' ? s : NULL;
}

static inline const char *
read_cells(struct batch *b, struct record *r, const struct columns *columns, char separator)
{
	const char *s = r->line.at, *end = s + r->line.len;
	bool quotes = separator == ',' && memchr(s, '"', r->line.len) != NULL;
	size_t n = 0;

	if (columns != NULL)
		r->kinds = columns->kinds;
	for (;; s++) {
		struct field *f = batch_next(b);

		if (columns != NULL && n < columns->n)
			*f = columns->label[n];
		n++;
		if (quotes && *s == '"') {
			s = quoted_cell(f, s, end);
			if (s == NULL)
				return arena_format(&b->mem, "cell %zu has a stray quote", n);
		} else {
			f->value = s;
			s = cell_end(s, end, separator);
			f->value_len = (uint32_t)(s - f->value);
			f->form = VALUE_PLAIN;
			f->quoted = false;
			if (quotes && memchr(f->value, '"', f->value_len) != NULL)
				return arena_format(&b->mem, "cell %zu has a stray quote", n);
		}
		if (columns != NULL && columns->doubled && n <= columns->n && f->means.kind == LABEL_FIELD)
			batch_once(b, r, f);
		b->nfields++;
		if (s == end)
			break;
	}
	if (columns != NULL && n != columns->n)
		return arena_format(&b->mem, "%zu cell%s where the header has %zu", n, n == 1 ? "" : "s", columns->n);
	return NULL;
}

const char *
tsv_read(struct batch *b, struct record *r, const struct columns *columns)
{
	return read_cells(b, r, columns, '\t');
}

const char *
csv_read(struct batch *b, struct record *r, const struct columns *columns)
{
	return read_cells(b, r, columns, ',');
}

enum csv_state
csv_record_end(const char *s, const char *end, const char **stop)
{
	for (;;) {  /* s is where a cell begins */
		if (s < end && *s == '"') {
			for (s++;; s += 2) {
				s = memchr(s, '"', (size_t)(end - s));
				if (s == NULL)
					return CSV_OPEN;
				if (s + 1 == end)  /* it may be the first of two */
					return CSV_OPEN;
				if (s[1] != '"')
					break;
			}
			s++;
			if (*s == '\r' && s + 1 == end)
				return CSV_OPEN;
			if (*s == '\r' && s[1] == '\n')
				s++;
			if (*s != ',' && *s != '\n')
				return CSV_STRAY;
		} else {
			while (s < end && *s != ',' && *s != '\n') {
				if (*s == '"')
					return CSV_STRAY;
				s++;
			}
		}
		if (s == end)
			return CSV_OPEN;
		if (*s == '\n') {
			*stop = s;
			return CSV_WHOLE;
		}
		s++;
	}
}

struct span
csv_unescape(struct arena *mem, struct span text)
{
	char *plain = arena_copy(mem, text.at, text.len), *p = plain;

	for (size_t i = 0; i < text.len; i++) {
		*p++ = text.at[i];
		if (text.at[i] == '"')  /* the one behind it is only there to say so */
			i++;
	}
	return (struct span){plain, (size_t)(p - plain)};
}

void
csv_write(struct text *out, struct span text)
{
	bool quote = false;

	for (size_t i = 0; i < text.len && !quote; i++)
		quote = text.at[i] == ',' || text.at[i] == '"' || text.at[i] == '\n' || text.at[i] == '\r';
	if (!quote) {
		text_add(out, text.at, text.len);
		return;
	}
	text_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '"')
			text_char(out, '"');
		text_char(out, text.at[i]);
	}
	text_char(out, '"');
}
