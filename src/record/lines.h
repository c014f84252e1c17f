/*
 * lines.h -- the four ways to take a line apart and to write a text down
 *
 * A line ends in '\n' or '\r' (which stands just behind it, always), and 64
 * bytes on either side of what was read can be read as well, so nobody in
 * here has to look where the line ends before looking at 32 bytes at once.
 */
#ifndef LINES_H
#define LINES_H

#include "base/bytes.h"
#include "record/batch.h"
#include "record/label_set.h"

enum { LINE_SLACK = 64 };

/* The labels of a TSV or CSV file. */
struct columns {
	struct field *label;  /* label and means are set */
	size_t n;
	unsigned kinds;       /* as in struct record */
	bool doubled;         /* two of them are the same field */
	struct arena mem;
};

/*
 * Adds the fields of the line to the batch.  Returns NULL, or what is wrong
 * with the line, in one phrase (static or in batch->mem).
 */
const char *ltsv_read(struct batch *, struct record *);
const char *json_read(struct batch *, struct record *);
const char *tsv_read(struct batch *, struct record *, const struct columns *);
const char *csv_read(struct batch *, struct record *, const struct columns *);

/* What became of the quotes in a CSV record. */
enum csv_state { CSV_WHOLE, CSV_OPEN, CSV_STRAY };

/* The '\n' that ends the CSV record at s.  CSV_OPEN: it goes on behind "end". */
enum csv_state csv_record_end(const char *s, const char *end, const char **stop);

/* The value of a VALUE_ESCAPED field, in the arena. */
struct span json_unescape(struct arena *, struct span);
struct span csv_unescape(struct arena *, struct span);

/* The value of any LTSV or TSV field with \t \n \r \\ turned back: the text itself when there are none of them. */
struct span ltsv_unescape(struct arena *, struct span);

/* The text as a value of that format, quoted and escaped as needed. */
void ltsv_write(struct text *, struct span);  /* TSV too */
void json_write(struct text *, struct span);
void csv_write(struct text *, struct span);
void csv_quote(struct text *, size_t from);  /* all that was added from there on becomes one value */
void format_write(struct text *, enum format, struct span);

/* A number as JSON writes it that is not too large to be read back. */
bool json_number(struct span);

/* The strings of a JSON array, joined by commas ("none" when there are none); false when it is no array of strings. */
bool json_join(struct arena *, struct span array, struct span *joined);

/* Where each field of the vocabulary was last met. */
struct seen {
	uint32_t stamp;
	uint32_t at;  /* how many bytes into the batch's fields */
};

void batch_grow(struct batch *);

/* Of the record that begins now no field has been seen yet, in the sense of batch_once(). */
void batch_nothing_seen(struct batch *);
void batch_doubled(struct batch *, struct record *, struct field *);

enum { BLOCK_FIELDS = 64 + 1 };  /* more than 64 bytes can be the end of */

/* The next fields to be filled in: BLOCK_FIELDS can be, before they are counted in nfields. */
static inline struct field *
batch_room(struct batch *b)
{
	if (__builtin_expect(b->cap - b->nfields < BLOCK_FIELDS, 0))
		batch_grow(b);
	return &b->fields[b->nfields];
}

static inline void
batch_once(struct batch *b, struct record *r, struct field *f)
{
	struct seen *seen = &b->seen[f->means.index];

	if (__builtin_expect(seen->stamp == b->stamp, 0))
		batch_doubled(b, r, f);
	else
		*seen = (struct seen){b->stamp, (uint32_t)((const char *)f - (const char *)b->fields)};
}

/* The field has the label that is next in the order. */
static inline void
batch_expected(struct field *f, const struct order_label *next)
{
	f->label_len = next->label_len;
	f->means = next->means;
}

/*
 * The fields with the usual answer, the last one highest: one more.  What 64
 * fields later falls on the bit of an early one is 0: no label so far behind
 * has a usual answer.  batch_learn() turns them to where they belong.
 */
static inline uint64_t
usual_next(uint64_t usual, bool is_usual)
{
	return (usual >> 1 | usual << 63) | (uint64_t)is_usual << 63;
}

/*
 * The field to be filled in, the nfields-th, has another label than the one
 * that is next: looks it up, and sees to it that it is not there twice.
 * Returns what is next now; NULL: it is a key that JSON may have only once,
 * and stands in the record already.
 */
const struct order_label *batch_stray(struct batch *, struct record *, struct field *, const struct order_label *next);

/*
 * The same where the record has left the order already, and its keys need no
 * watching: where every record has an order of its own this is all there is.
 * Returns the bit of the label's kind.
 */
static inline unsigned
batch_unordered(struct batch *b, struct record *r, struct field *f)
{
	f->means = vocab_find(b->vocab, f->label, f->label_len);
	if (f->means.kind == LABEL_FIELD)
		batch_once(b, r, f);
	return 1U << f->means.kind;
}

/* The record has been read well: its labels may be in the order that the following ones have, too. */
void batch_learn(struct batch *, struct record *);

#endif
