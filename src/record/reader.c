/*
 * reader.c -- from a file to batches of records
 */
#include "record/reader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 256 * 1024, MAGIC = 6 };

#define LONG_HEADER "the header is longer than %s", r->fixed ? "a line may be" : "--max-line"

void
reader_init(struct reader *r, size_t max_line)
{
	memset(r, 0, sizeof(*r));
	r->max_line = max_line;
	r->fd = -1;
	r->room = BLOCK;
	/* Not written to before it is needed: a short input should not pay for a long one. */
	r->block = calloc(r->room + 2 * LINE_SLACK, 1);
	if (r->block == NULL)
		die("out of memory");
	r->block += LINE_SLACK;
}

/* Nothing but ASCII without NUL: such lines are good UTF-8 without another look. */
static bool
is_clean(const char *s, const char *end)
{
	uint64_t high = 0, zero = 0;

#ifdef __SSE2__
	__m128i all = _mm_setzero_si128(), least = _mm_set1_epi8(1);

	for (; end - s >= 64; s += 64) {
		__m128i a = _mm_loadu_si128((const __m128i *)s), b = _mm_loadu_si128((const __m128i *)(s + 16));
		__m128i c = _mm_loadu_si128((const __m128i *)(s + 32)), d = _mm_loadu_si128((const __m128i *)(s + 48));

		all = _mm_or_si128(all, _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d)));
		least = _mm_min_epu8(least, _mm_min_epu8(_mm_min_epu8(a, b), _mm_min_epu8(c, d)));
	}
	high = (uint64_t)_mm_movemask_epi8(all);
	zero = (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_setzero_si128()));
#endif
	for (; s < end; s++) {
		high |= (unsigned char)*s & 0x80;
		zero |= *s == 0;
	}
	return high == 0 && zero == 0;
}

/* A program that reads what it writes never comes to an end. */
static void
refuse_output(const struct reader *r)
{
	struct stat in, out;

	if (fstat(r->fd, &in) == 0 && fstat(STDOUT_FILENO, &out) == 0 && S_ISREG(in.st_mode) && in.st_dev == out.st_dev
	    && in.st_ino == out.st_ino)
		die("%s: is both read and written: send the output to another file", r->file);
}

/* Nothing of the file has been read yet. */
static void
begin_file(struct reader *r, const char *file, enum format format)
{
	r->file = file;
	r->format = format;
	r->line = 0;
	r->at = r->end = r->block;
	r->searched = 0;
	r->started = r->ended = r->dropping = false;
	r->clean = true;
	r->columns.n = 0;
	r->columns.label = NULL;
}

void
reader_open(struct reader *r, const char *file, enum format format)
{
	begin_file(r, file, format);
	r->fd = strcmp(file, "-") == 0 ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	if (r->fd < 0)
		die("cannot open %s:", file);
#ifdef F_SETPIPE_SZ
	fcntl(r->fd, F_SETPIPE_SZ, 1 << 20);  /* fewer waits; a pipe that cannot be so large stays as it is */
#endif
	refuse_output(r);
}

void
reader_open_text(struct reader *r, const char *name, struct span text, enum format format)
{
	if (r->room < text.len + 1) {
		free(r->block - LINE_SLACK);
		r->room = text.len + 1;
		r->block = (char *)must_realloc(NULL, r->room + 2 * LINE_SLACK, 1) + LINE_SLACK;
		memset(r->block - LINE_SLACK, 0, LINE_SLACK);
	}
	begin_file(r, name, format);
	r->ended = true;
	if (text.len > 0)
		memcpy(r->block, text.at, text.len);
	r->end = r->block + text.len;
	if (text.len > 0 && r->end[-1] != '\n')
		*r->end++ = '\n';
	memset(r->end, 0, LINE_SLACK);
	r->clean = is_clean(r->block, r->end);
}

void
reader_close(struct reader *r)
{
	if (r->fd > STDIN_FILENO)
		close(r->fd);
	r->fd = -1;
}

void
reader_free(struct reader *r)
{
	free(r->block - LINE_SLACK);
	arena_free(&r->columns.mem);
}

/* Begins with the byte order mark that some programs put before UTF-8. */
static bool
has_mark(struct span start)
{
	return start.len >= 3 && memcmp(start.at, "\xef\xbb\xbf", 3) == 0;
}

/* Makes room behind "end", with what is still to be taken at the front. */
static void
make_room(struct reader *r)
{
	size_t rest = (size_t)(r->end - r->at);

	if (rest == r->room) {
		char *larger = must_realloc(NULL, 2 * r->room + 2 * LINE_SLACK, 1);

		memset(larger, 0, LINE_SLACK);
		memcpy(larger + LINE_SLACK, r->at, rest);
		free(r->block - LINE_SLACK);
		r->block = larger + LINE_SLACK;
		r->room *= 2;
	} else if (r->at > r->block) {
		memmove(r->block, r->at, rest);
	}
	r->at = r->block;
	r->end = r->block + rest;
}

void
reader_fill(struct reader *r)
{
	ssize_t n;
	size_t room;
	bool whole;  /* nothing of a line is left over */

	make_room(r);
	whole = r->end == r->at;
	room = r->room - (size_t)(r->end - r->block);
	if (room > BLOCK)
		room = BLOCK;
	for (;;) {
		n = read(r->fd, r->end, room);
		if (n >= 0)
			break;
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			poll(&(struct pollfd){r->fd, POLLIN, 0}, 1, -1);
		else if (errno != EINTR)
			die("cannot read %s:", r->file);
	}
	if (n == 0) {
		r->ended = true;
		if (!r->started && r->end - r->at == 3 && has_mark((struct span){r->at, 3}))
			r->at = r->end;  /* nothing in it but the mark */
		else if (!whole && r->end[-1] != '\n')  /* the file has no newline at its end */
			*r->end++ = '\n';
		return;
	}
	r->clean = (whole || r->clean) && is_clean(r->end, r->end + n);
	r->end += n;
	memset(r->end, 0, LINE_SLACK);
}

/* What the bytes of the line have against being text, or NULL. */
static const char *
not_text(struct arena *mem, struct span line)
{
	const char *nul = memchr(line.at, 0, line.len);
	size_t good = utf8_good(line.at, line.len);

	if (nul != NULL && (size_t)(nul - line.at) < good)
		return arena_format(mem, "byte %zu is NUL (try iconv -f utf-16 -t utf-8; or iconv -f latin1 -t utf-8)",
			(size_t)(nul - line.at) + 1);
	if (good < line.len)
		return arena_format(mem, "byte %zu is not UTF-8 (try iconv -f latin1 -t utf-8)", good + 1);
	return NULL;
}

/* Begins the next record of the batch. */
static struct record *
begin(struct reader *r, struct batch *b, const char *at, const char *stop, unsigned long line)
{
	struct record *rec = &b->record[b->n++];
	bool crlf = stop > at && stop[-1] == '\r';

	rec->line = (struct span){at, (size_t)(stop - at) - crlf};
	rec->at = (struct place){r->file, line};
	rec->first = b->nfields;
	rec->count = 0;
	rec->error = NULL;
	rec->blank = rec->has_results = rec->unreadable = false;
	rec->crlf = crlf;
	rec->kinds = 0;
	rec->usual = 0;
	rec->problems = NULL;
	rec->ordered = rec->in_step = true;
	return rec;
}

static void
refuse(struct batch *b, struct record *rec, const char *why)
{
	b->nfields = rec->first;
	rec->error = why;
	rec->unreadable = true;
	rec->kinds = 0;
	rec->problems = NULL;
}

static void
refuse_long(struct reader *r, struct batch *b, struct record *rec, size_t len)
{
	refuse(b, rec, arena_format(&b->mem, "a line of %zu bytes, %s %zu", len, r->fixed ? "the longest may have" : "--max-line is", r->max_line));
	if (rec->line.len > LONG_HEAD)
		rec->line.len = LONG_HEAD;
	/* A character cut in two at the end is not the fault of the line. */
	for (size_t cut = 0; cut < 3 && cut < rec->line.len; cut++) {
		unsigned char c = (unsigned char)rec->line.at[rec->line.len - 1 - cut];

		if (c < 0x80)
			break;
		if (c >= 0xc0) {
			if (cut + 1 < (c >= 0xf0 ? 4U : c >= 0xe0 ? 3U : 2U))
				rec->line.len -= cut + 1;
			break;
		}
	}
}

static bool
is_tabular(enum format f)
{
	return f == FORMAT_TSV || f == FORMAT_CSV;
}

/* Blank lines and comments are passed through. */
static bool
is_blank(enum format f, struct span line)
{
	size_t i = 0;

	if (line.len == 0)
		return true;
	if (is_tabular(f))
		return false;
	if (line.at[0] == '#')
		return true;
	while (i < line.len && (line.at[i] == ' ' || line.at[i] == '\t'))
		i++;
	return i == line.len;
}

/* A record that came in as unreadable stays so. */
static bool
came_unreadable(struct batch *b, const struct record *rec)
{
	for (size_t i = rec->first; i < rec->first + rec->count; i++) {
		const struct field *f = &b->fields[i];

		if (f->means.kind == LABEL_ERROR && f->means.index == 0 && f->value_len > 0
		    && !(f->form == VALUE_BARE && f->value[0] == 'n'))
			return true;
	}
	return false;
}

/* Takes the record apart whose line is set. */
static void
take_apart(struct reader *r, struct batch *b, struct record *rec)
{
	const char *why = r->clean ? NULL : not_text(&b->mem, rec->line);

	if (why == NULL) {
		switch (r->format) {
		case FORMAT_NDJSON:
			why = json_read(b, rec);
			break;
		case FORMAT_TSV:
			why = tsv_read(b, rec, &r->columns);
			break;
		case FORMAT_CSV:
			why = csv_read(b, rec, &r->columns);
			break;
		default:
			why = ltsv_read(b, rec);
		}
	}
	if (why != NULL) {
		refuse(b, rec, why);
		return;
	}
	rec->count = b->nfields - rec->first;
	rec->has_results = (rec->kinds & 1U << LABEL_RESULT) != 0;
	if ((rec->kinds & 1U << LABEL_ERROR) != 0)
		rec->unreadable = came_unreadable(b, rec);
}

static struct span
trimmed(struct span s)
{
	while (s.len > 0 && (*s.at == ' ' || *s.at == '\t')) {
		s.at++;
		s.len--;
	}
	while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t'))
		s.len--;
	return s;
}

/* A header that cannot be one would make nobody of the first patient, and strangers of all others. */
static void
check_header(const struct reader *r, const struct record *rec)
{
	const struct columns *c = &r->columns;

	if (memchr(rec->line.at, '\r', rec->line.len) != NULL)
		die_at(&rec->at, "the lines end in CR alone, as on old Macintoshes: tr '\\r' '\\n' <FILE | %s", progname);
	if ((c->kinds & (1U << LABEL_FIELD | 1U << LABEL_RESULT)) == 0)
		die_at(&rec->at, "no label in the header is known: is this the header, are the cells parted by %s, "
			"do the labels have other names%s?", r->format == FORMAT_CSV ? "commas" : "tabs and without quotes",
			r->fixed ? "" : " (--map)");
}

/* The record's line is the header of the file. */
static void
take_header(struct reader *r, struct batch *b, struct record *rec)
{
	struct columns *c = &r->columns;
	const char *why = r->clean ? NULL : not_text(&b->mem, rec->line);

	if (why == NULL)
		why = r->format == FORMAT_CSV ? csv_read(b, rec, NULL) : tsv_read(b, rec, NULL);
	if (why != NULL)
		die_at(&rec->at, "the header cannot be read: %s", why);
	arena_reset(&c->mem);
	c->n = b->nfields;
	c->label = arena_take(&c->mem, c->n * sizeof(*c->label));
	c->kinds = 0;
	c->doubled = false;
	batch_nothing_seen(b);
	for (size_t i = 0; i < c->n; i++) {
		struct span label = label_copy(&c->mem, trimmed(batch_value(b, &b->fields[i])));
		struct field *f = &c->label[i];

		f->label = label.at;
		f->label_len = (uint32_t)label.len;
		f->means = label.len > 0 ? vocab_find(b->vocab, label.at, label.len) : (struct label){.kind = LABEL_PASS, .index = 0};
		if (f->means.kind == LABEL_FIELD && b->seen[f->means.index].stamp == b->stamp)
			c->doubled = true;
		if (f->means.kind == LABEL_FIELD)
			b->seen[f->means.index].stamp = b->stamp;
		c->kinds |= 1U << f->means.kind;
	}
	check_header(r, rec);
	r->header = (struct span){arena_copy(&c->mem, rec->line.at, rec->line.len), rec->line.len};
	r->header_at = rec->at;
	r->header_crlf = rec->crlf;
	b->n = b->nfields = 0;
}

enum taking { TAKEN, TAKEN_HEADER, NOTHING_WHOLE };

/* Goes on in a line too long; at its end it becomes a record. */
static enum taking
drop(struct reader *r, struct batch *b)
{
	char *stop = memchr(r->at, '\n', (size_t)(r->end - r->at));
	char *end = stop != NULL ? stop : r->end;
	struct record *rec;

	if (end > r->at) {
		r->dropped += (size_t)(end - r->at);
		r->last = end[-1];
	}
	r->at = end;
	if (stop == NULL && !r->ended)
		return NOTHING_WHOLE;
	if (stop != NULL)
		r->at++;
	r->dropping = false;
	rec = begin(r, b, r->head, r->head, ++r->line);
	rec->crlf = r->last == '\r';
	/* The next such line may begin in this batch. */
	rec->line = (struct span){arena_copy(&b->mem, r->head, LONG_HEAD), LONG_HEAD};
	refuse_long(r, b, rec, r->dropped - rec->crlf);
	return TAKEN;
}

static void
begin_dropping(struct reader *r)
{
	size_t rest = (size_t)(r->end - r->at);

	if (is_tabular(r->format) && r->columns.label == NULL)
		die_at(&(struct place){r->file, r->line + 1}, LONG_HEADER);
	memcpy(r->head, r->at, rest < LONG_HEAD ? rest : LONG_HEAD);
	r->dropping = true;
	r->dropped = rest;
	r->last = r->end[-1];
	r->at = r->end;
	r->searched = 0;
}

/* Takes one record from the block. */
static enum taking
take(struct reader *r, struct batch *b)
{
	const char *stop, *why = NULL;
	unsigned long lines = 1;
	struct record *rec;
	size_t rest = (size_t)(r->end - r->at);
	bool header = is_tabular(r->format) && r->columns.label == NULL;

	if (r->dropping)
		return drop(r, b);
	if (rest == 0)
		return NOTHING_WHOLE;
	stop = memchr(r->at + r->searched, '\n', rest - r->searched);
	if (stop == NULL) {
		r->searched = rest;
		if (rest > r->max_line && rest > LONG_HEAD)
			begin_dropping(r);
		return NOTHING_WHOLE;
	}
	if (r->format == FORMAT_CSV && (size_t)(stop - r->at) <= r->max_line
	    && memchr(r->at, '"', (size_t)(stop - r->at)) != NULL) {
		const char *row_stop = stop, *end = r->end;
		bool all = r->ended;

		if (rest > r->max_line) {  /* how much more has been read already must not matter */
			end = r->at + r->max_line + 1;
			all = true;
		}
		switch (csv_record_end(r->at, end, &row_stop)) {
		case CSV_OPEN:
			if (!all)
				return NOTHING_WHOLE;
			why = "a quote that is not closed";
			break;
		case CSV_STRAY:
			why = "a stray quote";
			break;
		case CSV_WHOLE:
			while (stop != row_stop) {
				stop = memchr(stop + 1, '\n', (size_t)(r->end - stop - 1));
				lines++;
			}
		}
	}
	if (header && b->n > 0)
		return TAKEN_HEADER;  /* blank lines above it first */
	rec = begin(r, b, r->at, stop, r->line + 1);
	r->line += lines;
	r->at = (char *)stop + 1;
	r->searched = 0;
	if (rec->line.len > r->max_line) {
		if (header)
			die_at(&rec->at, LONG_HEADER);
		refuse_long(r, b, rec, rec->line.len);
	} else if (is_blank(r->format, rec->line)) {
		rec->blank = true;
	} else if (header) {
		if (why != NULL)
			die_at(&rec->at, "the header cannot be read: %s", why);
		take_header(r, b, rec);
		return TAKEN_HEADER;
	} else if (why != NULL) {
		refuse(b, rec, why);
	} else {
		take_apart(r, b, rec);
	}
	return TAKEN;
}

/* Looks at the first bytes of the file; false when there are too few of them yet. */
static bool
start(struct reader *r)
{
	struct span bytes = {r->at, (size_t)(r->end - r->at)};
	enum format guessed;
	bool whole, all = r->ended || bytes.len == r->room;

	if (bytes.len < MAGIC && !all && memchr(r->at, '\n', bytes.len) == NULL)
		return false;
	format_check(bytes, r->file);
	if (has_mark(bytes)) {
		bytes.at += 3;
		bytes.len -= 3;
	}
	if (r->format == FORMAT_GUESS) {
		guessed = format_guess(bytes, &whole);
		if (!whole && !all)
			return false;
		r->format = guessed != FORMAT_GUESS ? guessed : FORMAT_LTSV;
	}
	r->at = (char *)bytes.at;
	r->started = true;
	return true;
}

enum reading
reader_next(struct reader *r, struct batch *b)
{
	batch_clear(b);
	if (!r->started && !start(r)) {
		if (!r->ended)
			return READ_MORE;
	}
	b->format = r->format;
	if (b->order.format != r->format)
		order_begin(&b->order, r->format);
	while (b->n < BATCH_SIZE) {
		enum taking taken = take(r, b);

		if (taken == TAKEN_HEADER)
			return b->n > 0 ? READ_BATCH : READ_HEADER;
		if (taken == NOTHING_WHOLE)
			break;
	}
	if (b->n > 0)
		return READ_BATCH;
	return r->ended ? READ_END : READ_MORE;
}
