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

/* The next field of the batch, labelled as column n is. */
static inline struct field *
begin_cell(struct batch *b, const struct columns *columns, size_t n)
{
	struct field *f = batch_room(b);

	if (columns != NULL && n < columns->n)
		*f = columns->label[n];
	return f;
}

static inline void
end_cell(struct batch *b, struct record *r, const struct columns *columns, size_t n)
{
	struct field *f = &b->fields[b->nfields];

	if (columns != NULL && columns->doubled && n < columns->n && f->means.kind == LABEL_FIELD)
		batch_once(b, r, f);
	b->nfields++;
}

static inline void
plain_cell(struct field *f, const char *s, const char *stop)
{
	f->value = s;
	f->value_len = (uint32_t)(stop - s);
	f->form = VALUE_PLAIN;
	f->quoted = false;
}

/* Cells without quotes; returns how many. */
static inline size_t
read_plain(struct batch *b, struct record *r, const struct columns *columns, char separator)
{
	const char *s = r->line.at, *end = s + r->line.len, *block = s, *stop;
	uint64_t marks = bytes_before(block, end, separator);
	size_t n = 0;

	do {
		struct field *f = begin_cell(b, columns, n);

		while (marks == 0 && end - block > 64) {
			block += 64;
			marks = bytes_before(block, end, separator);
		}
		stop = marks != 0 ? block + __builtin_ctzll(marks) : end;
		marks &= marks - 1;
		plain_cell(f, s, stop);
		end_cell(b, r, columns, n++);
		s = stop + 1;
	} while (stop != end);
	return n;
}

/* Cells of which some may be quoted; returns how many, or 0 when the quoting is wrong in the one behind the last. */
static size_t
read_quoted(struct batch *b, struct record *r, const struct columns *columns)
{
	const char *s = r->line.at, *end = s + r->line.len;

	for (size_t n = 0;; s++) {
		struct field *f = begin_cell(b, columns, n);

		if (*s == '"') {
			s = quoted_cell(f, s, end);
			if (s == NULL)
				return 0;
		} else {
			const char *stop = cell_end(s, end, ',');

			plain_cell(f, s, stop);
			if (memchr(s, '"', (size_t)(stop - s)) != NULL)
				return 0;
			s = stop;
		}
		end_cell(b, r, columns, n++);
		if (s == end)
			return n;
	}
}

/* The label that the cell would be. */
static struct label
as_label(struct batch *b, const struct field *f)
{
	struct span text = label_copy(&b->mem, batch_value(b, f));

	return text.len > 0 ? vocab_find(b->vocab, text.at, text.len) : (struct label){.kind = LABEL_PASS, .index = 0};
}

static bool
is_column(const struct columns *columns, struct span text)
{
	for (size_t i = 0; i < columns->n; i++) {
		if (span_is(text, (struct span){columns->label[i].label, columns->label[i].label_len}))
			return true;
	}
	return false;
}

/* Every cell is a label: the row is a header, as where files were put together with cat. */
static bool
is_header(struct batch *b, const struct record *r, const struct columns *columns)
{
	size_t known = 0;

	for (size_t i = r->first; i < b->nfields; i++) {
		const struct field *f = &b->fields[i];

		/* Nearly every row is told from a header by its first cell. */
		if (as_label(b, f).kind == LABEL_FIELD)
			known++;
		else if (!is_column(columns, batch_value(b, f)))
			return false;
	}
	return known > 0;
}

/* The same header again is no patient; another one would put what follows into the wrong columns. */
static const char *
header_again(const struct batch *b, const struct record *r, const struct columns *columns)
{
	bool same = b->nfields - r->first == columns->n;

	for (size_t i = 0; same && i < columns->n; i++) {
		const struct field *f = &b->fields[r->first + i];

		same = span_is((struct span){f->value, f->value_len}, (struct span){columns->label[i].label, columns->label[i].label_len});
	}
	if (!same)
		die_at(&r->at, "another header in the middle of the file: give the files one by one");
	return "the header again";
}

static inline const char *
read_cells(struct batch *b, struct record *r, const struct columns *columns, char separator)
{
	size_t n;

	if (columns != NULL)
		r->kinds = columns->kinds;
	if (columns != NULL && columns->doubled)
		batch_nothing_seen(b);
	if (separator == ',' && memchr(r->line.at, '"', r->line.len) != NULL)
		n = read_quoted(b, r, columns);
	else
		n = read_plain(b, r, columns, separator);
	if (n == 0)
		return arena_format(&b->mem, "cell %zu has a stray quote", b->nfields - r->first + 1);
	if (columns != NULL && is_header(b, r, columns))
		return header_again(b, r, columns);
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
csv_quote(struct text *t, size_t from)
{
	size_t quotes = 0, len = t->len - from;
	bool quote = false;
	char *s, *to;

	for (s = t->at + from; s < t->at + t->len; s++) {
		quotes += *s == '"';
		quote = quote || *s == ',' || *s == '"' || *s == '\n' || *s == '\r';
	}
	if (!quote)
		return;
	text_room(t, quotes + 2);
	s = t->at + t->len;
	t->len += quotes + 2;
	to = t->at + t->len;
	*--to = '"';
	while (len-- > 0) {
		*--to = *--s;
		if (*s == '"')
			*--to = '"';
	}
	*--to = '"';
}

void
csv_write(struct text *out, struct span text)
{
	size_t from = out->len;

	text_add(out, text.at, text.len);
	csv_quote(out, from);
}
