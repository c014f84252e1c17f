/*
 * answers.c -- the values a program adds to one record, written in the output's format
 */
#include "record/answers.h"

#include "base/msg.h"
#include "record/lines.h"

const struct word answer_none = {{"none", 4}, true};

struct word
word_of(struct span text)
{
	bool plain = text.len > 0;

	for (size_t i = 0; i < text.len && plain; i++) {
		unsigned char c = (unsigned char)text.at[i];

		plain = c >= 0x20 && c != '"' && c != '\\' && c != ',' && c != 0x7f;
	}
	return (struct word){text, plain};
}

void
answers_clear(struct answers *a)
{
	a->n = a->items = 0;
	a->in_list = false;
	a->bytes.len = 0;
}

static void
value_end(struct answers *a)
{
	if (a->n == MAX_ANSWERS)
		die("more than %d answers to a record", MAX_ANSWERS);
	a->end[a->n++] = a->bytes.len;
}

/* A text that is plain, in the quotes that JSON wants. */
static inline void
add_plain(struct answers *a, struct span text)
{
	struct text *bytes = &a->bytes;

	if (bytes->room - bytes->len < text.len + 2)
		text_grow(bytes, text.len + 2);
	if (a->format == FORMAT_NDJSON)
		bytes->at[bytes->len++] = '"';
	memcpy(bytes->at + bytes->len, text.at, text.len);
	bytes->len += text.len;
	if (a->format == FORMAT_NDJSON)
		bytes->at[bytes->len++] = '"';
}

void
answer_word(struct answers *a, const struct word *word)
{
	if (word->plain)
		add_plain(a, word->text);
	else if (word->text.len == 0)
		add_plain(a, answer_none.text);
	else
		format_write(&a->bytes, a->format, word->text);
	value_end(a);
}

void
answer_text(struct answers *a, struct span text)
{
	if (text.len == 0)
		text = answer_none.text;
	format_write(&a->bytes, a->format, text);
	value_end(a);
}

void
answer_yesno(struct answers *a, bool yes)
{
	struct span text = yes ? SPAN("yes") : SPAN("no");

	if (a->format == FORMAT_NDJSON)
		text = yes ? SPAN("true") : SPAN("false");
	text_add(&a->bytes, text.at, text.len);
	value_end(a);
}

void
answer_list(struct answers *a)
{
	a->in_list = true;
	a->items = 0;
	if (a->format == FORMAT_NDJSON)
		text_char(&a->bytes, '[');
}

/* In CSV the list is quoted as a whole, once its end is known. */
void
answer_item(struct answers *a, const struct word *word)
{
	if (a->items++ > 0)
		text_char(&a->bytes, ',');
	if (word->plain)
		add_plain(a, word->text);
	else if (a->format == FORMAT_CSV)
		text_add(&a->bytes, word->text.at, word->text.len);
	else
		format_write(&a->bytes, a->format, word->text);
}

void
answer_item_text(struct answers *a, struct span text)
{
	struct word word = {text, false};

	answer_item(a, &word);
}

void
answer_list_end(struct answers *a)
{
	size_t start = a->n > 0 ? a->end[a->n - 1] : 0;

	if (a->format == FORMAT_NDJSON) {
		text_char(&a->bytes, ']');
	} else if (a->items == 0) {
		add_plain(a, answer_none.text);
	} else if (a->format == FORMAT_CSV) {
		struct text quoted = {0};

		csv_write(&quoted, (struct span){a->bytes.at + start, a->bytes.len - start});
		a->bytes.len = start;
		text_add(&a->bytes, quoted.at, quoted.len);
		text_free(&quoted);
	}
	a->in_list = false;
	value_end(a);
}
