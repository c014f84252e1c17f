/*
 * complaints.c -- what is said on standard error about the records of a run, and the status that follows
 */
#include "record/complaints.h"

enum {
	MAX_SAID = 100,     /* messages about records in one run */
	MAX_UNKNOWN = 1000, /* different unknown labels that are told apart */
};

const char *
shown(struct span text, char room[SHOWN_ROOM])
{
	size_t len = text.len < MAX_SHOWN ? text.len : MAX_SHOWN;

	len = utf8_good(text.at, len);
	for (size_t i = 0; i < len; i++)
		room[i] = (unsigned char)text.at[i] < 0x20 || text.at[i] == 0x7f ? '?' : text.at[i];
	strcpy(room + len, len < text.len ? "..." : "");
	return room;
}

static bool
is_known(const struct complaints *c, struct span label)
{
	for (const char *const *known = c->known; known != NULL && *known != NULL; known++)
		if (span_is(label, span_of(*known)))
			return true;
	return false;
}

static void
say_unknown(struct complaints *c, const struct place *at, const struct field *f)
{
	struct span label = {f->label, f->label_len}, near;
	char room[SHOWN_ROOM];

	if (label.len == 0 || c->unknown.n == MAX_UNKNOWN || is_known(c, label) || label_set_find(&c->unknown, label, 0) != NULL)
		return;
	label.at = arena_copy(&c->mem, label.at, label.len);
	label_set_add(&c->unknown, label, 0, 0);
	near = vocab_nearest(c->vocab, label);
	warn_at(at, "unknown label %s%s%.*s", shown(label, room), near.len > 0 ? "; nearest: " : "", (int)near.len, near.at);
	if (c->unknown.n == MAX_UNKNOWN)
		warn("more than %d unknown labels: the others are not named", MAX_UNKNOWN);
}

void
complaints_header(struct complaints *c, const struct reader *reader)
{
	for (size_t i = 0; i < reader->columns.n; i++)
		if (reader->columns.label[i].means.kind == LABEL_UNKNOWN)
			say_unknown(c, &reader->header_at, &reader->columns.label[i]);
}

void
complaints_labels(struct complaints *c, const struct batch *b)
{
	if (b->format == FORMAT_TSV || b->format == FORMAT_CSV)
		return;
	for (size_t i = 0; i < b->n; i++) {
		const struct record *r = &b->record[i];

		if ((r->kinds & 1U << LABEL_UNKNOWN) == 0)
			continue;
		for (size_t k = r->first; k < r->first + r->count; k++)
			if (b->fields[k].means.kind == LABEL_UNKNOWN)
				say_unknown(c, &r->at, &b->fields[k]);
	}
}

/* The value of the field that the problem names, for those who want to see it. */
static struct span
value_of(const struct complaints *c, struct batch *b, const struct record *r, struct span problem)
{
	const char *colon = memchr(problem.at, ':', problem.len);
	struct span name = {problem.at, colon != NULL ? (size_t)(colon - problem.at) : 0};

	for (size_t i = r->first; i < r->first + r->count; i++) {
		const struct field *f = &b->fields[i];
		bool is_fact = (f->means.kind == LABEL_FIELD || f->means.kind == LABEL_DOUBLED) && f->means.index >= 0;

		if (span_is((struct span){f->label, f->label_len}, name)
		    || (is_fact && span_is(c->vocab->fields[f->means.index].label, name)))
			return batch_value(b, f);
	}
	return SPAN("");
}

static void
say(struct complaints *c, struct batch *b, const struct record *r, struct span problem)
{
	char room[SHOWN_ROOM];
	struct span value = SPAN("");

	if (c->said == MAX_SAID) {
		c->unsaid++;
		return;
	}
	c->said++;
	if (c->show_values)
		value = value_of(c, b, r, problem);
	if (value.len > 0)
		warn_at(&r->at, "%.*s (%s)", (int)problem.len, problem.at, shown(value, room));
	else
		warn_at(&r->at, "%.*s", (int)problem.len, problem.at);
}

void
complaints_records(struct complaints *c, struct batch *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct record *r = &b->record[i];

		c->lines++;
		if (r->unreadable) {
			c->unreadable++;
			say(c, b, r, r->error != NULL ? span_of(r->error) : SPAN("has an error label: was unreadable when it came in"));
		}
		for (const struct problem *p = r->problems; p != NULL; p = p->next)
			say(c, b, r, p->text);
		if (r->unreadable || r->problems != NULL)
			c->with_problems++;
	}
}

int
complaints_end(struct complaints *c)
{
	if (c->unsaid > 0)
		warn("%lu more problems are not shown", c->unsaid);
	if (c->unknown.n > 0)
		warn("%s%zu unknown label%s", c->unknown.n == MAX_UNKNOWN ? "at least " : "", c->unknown.n, c->unknown.n == 1 ? "" : "s");
	if (c->with_problems > 0)
		warn("%lu line%s, %lu with problems, %lu unreadable", c->lines, c->lines == 1 ? "" : "s", c->with_problems, c->unreadable);
	label_set_free(&c->unknown);
	arena_free(&c->mem);
	return c->with_problems > 0 ? EXIT_PROBLEM : EXIT_OK;
}
