/*
 * dossier.c -- the records a page is made of
 */
#include "page/dossier.h"

#include <stdlib.h>

#include "record/fact.h"
#include "record/lines.h"

/* One reading of the files. */
struct reading {
	struct dossier *dossier;
	const struct vocab *vocab;
	int date;                     /* the field "date", or -1 */
};

/* The number of the label, one for all records. */
static uint32_t
number_of(struct dossier *d, struct span label)
{
	const uint32_t *known = label_set_find(&d->seen, label, 0);

	if (known != NULL)
		return *known;
	if (d->nlabels == d->labels_room) {
		d->labels_room = d->labels_room == 0 ? 256 : d->labels_room * 2;
		d->labels = must_realloc(d->labels, d->labels_room, sizeof(*d->labels));
	}
	label.at = arena_copy(&d->mem, label.at, label.len);
	label_set_add(&d->seen, label, 0, (uint32_t)d->nlabels);
	d->labels[d->nlabels] = label;
	return (uint32_t)d->nlabels++;
}

static void
take_text(struct reading *r, struct dossier_entry *e, struct span text)
{
	e->kind = ENTRY_TEXT;
	e->len = text.len;
	e->is.text = text.len > 0 ? arena_copy(&r->dossier->mem, text.at, text.len) : "";
}

/* The texts of a JSON array; false when it holds anything but texts, numbers and null ("-"). */
static bool
take_list(struct reading *r, struct dossier_entry *e, struct span array)
{
	struct arena mem = {0};
	struct text items = {0};
	const char *s = array.at + 1, *end = array.at + array.len;
	bool good = *array.at == '[';

	while (good && s < end && *s != ']') {
		struct span item = {s, 0};

		if (*s == ' ' || *s == '\t' || *s == ',') {
			s++;
			continue;
		}
		if (*s == '"') {
			for (item.at = ++s; *s != '"'; s++)
				s += *s == '\\';
			item = json_unescape(&mem, (struct span){item.at, (size_t)(s++ - item.at)});
		} else {
			while (s < end && *s != ',' && *s != ']' && *s != ' ' && *s != '\t')
				s++;
			item.len = (size_t)(s - item.at);
			if (span_is(item, SPAN("null")))
				item = SPAN("-");
			else if (!json_number(item))
				good = false;
		}
		if (memchr(item.at, '\0', item.len) != NULL)
			good = false;
		text_add(&items, item.at, item.len);
		text_char(&items, '\0');
	}
	take_text(r, e, (struct span){items.at, items.len});
	e->kind = ENTRY_LIST;
	text_free(&items);
	arena_free(&mem);
	return good;
}

/* What the answer to a field of the vocabulary says; false: nothing. */
static bool
take_fact(struct reading *r, struct batch *b, size_t i, const struct field *f, struct dossier_entry *e)
{
	const struct field_def *def = &r->vocab->fields[f->means.index];
	struct span text = batch_value(b, f);
	struct fact fact = fact_read(def, text);
	char day[11];

	e->label = number_of(r->dossier, def->label);
	switch (fact.state) {
	case FACT_BLANK:
		return false;
	case FACT_DK:
		text = SPAN("dk");
		break;
	case FACT_NA:
		text = SPAN("na");
		break;
	case FACT_WRONG:
		batch_problem(b, i, "%s: %s", def->label.at, fact.wrong);
		return false;
	case FACT_KNOWN:
		if (def->type == FIELD_YESNO)
			text = fact.yes ? SPAN("yes") : SPAN("no");
		if (def->type == FIELD_CHOICE)
			text = def->values[fact.choice];
		if (def->type == FIELD_DAY) {
			date_write((long)fact.number, day);
			text = (struct span){day, sizeof(day) - 1};
			if (f->means.index == r->date && (!r->dossier->dated || r->dossier->newest < (long)fact.number)) {
				r->dossier->newest = (long)fact.number;
				r->dossier->dated = true;
			}
		}
		if (def->type == FIELD_NUMBER) {
			e->kind = ENTRY_NUMBER;
			e->is.number = fact.number;
			return true;
		}
	}
	take_text(r, e, text);
	return true;
}

/* What any other label says. */
static bool
take_other(struct reading *r, struct batch *b, const struct field *f, struct dossier_entry *e)
{
	struct span text;

	e->label = number_of(r->dossier, (struct span){f->label, f->label_len});
	if (f->form == VALUE_NESTED)
		return take_list(r, e, (struct span){f->value, f->value_len});
	text = batch_value(b, f);
	if (text.len == 0 || (f->form == VALUE_BARE && span_is(text, SPAN("null"))))
		return false;
	if (f->form == VALUE_BARE && (*text.at == 't' || *text.at == 'f'))  /* true and false are how JSON says yes and no */
		text = *text.at == 't' ? SPAN("yes") : SPAN("no");
	if (f->means.kind != LABEL_PASS && json_number(text) && number_read(text, &e->is.number)) {
		e->kind = ENTRY_NUMBER;
		return true;
	}
	take_text(r, e, text);
	return true;
}

static struct dossier_record *
new_record(struct dossier *d)
{
	if (d->n == d->room) {
		d->room = d->room == 0 ? 256 : d->room * 2;
		d->records = must_realloc(d->records, d->room, sizeof(*d->records));
	}
	d->records[d->n] = (struct dossier_record){0};
	return &d->records[d->n++];
}

static int
by_label(const void *a, const void *b)
{
	const struct dossier_entry *x = a, *y = b;

	return (x->label > y->label) - (x->label < y->label);
}

static void
take_record(struct reading *r, struct batch *b, size_t i)
{
	const struct record *rec = &b->record[i];
	struct dossier_record *d = new_record(r->dossier);
	bool sorted = true;

	d->line = rec->at.line;
	d->entries = arena_take(&r->dossier->mem, (rec->count + 1) * sizeof(*d->entries));
	for (size_t k = rec->first; k < rec->first + rec->count; k++) {
		const struct field *f = &b->fields[k];
		struct dossier_entry e = {.kind = ENTRY_TEXT};
		bool says = f->means.kind == LABEL_FIELD && f->form != VALUE_NESTED ? take_fact(r, b, i, f, &e)
		            : f->means.kind != LABEL_DOUBLED && f->label_len > 0    ? take_other(r, b, f, &e)
		                                                                    : false;

		if (says)
			d->entries[d->n++] = e;
		sorted = sorted && (d->n < 2 || d->entries[d->n - 2].label < d->entries[d->n - 1].label);
	}
	if (!sorted)
		qsort(d->entries, d->n, sizeof(*d->entries), by_label);
	if (rec->unreadable)
		d->error = rec->error != NULL ? arena_copy(&r->dossier->mem, rec->error, strlen(rec->error)) : "was unreadable when it came in";
}

static void
take_batch(struct batch *b, void *self)
{
	struct reading *r = self;

	for (size_t i = 0; i < b->n; i++)
		if (!b->record[i].blank)
			take_record(r, b, i);
}

static struct reading
begin(struct dossier *d, const struct ruleset *set)
{
	*d = (struct dossier){0};
	return (struct reading){.dossier = d, .vocab = set->vocab, .date = vocab_field(set->vocab, SPAN("date"))};
}

int
dossier_read(struct dossier *d, const struct cohort_options *options, const struct ruleset *set, char *files[])
{
	struct reading r = begin(d, set);

	return cohort_read(options, set->vocab, files, take_batch, &r);
}

void
dossier_read_text(struct dossier *d, const struct ruleset *set, const char *name, struct span records)
{
	struct reading r = begin(d, set);

	cohort_read_text(set->vocab, name, records, take_batch, &r);
}

void
dossier_free(struct dossier *d)
{
	free(d->records);
	free(d->labels);
	label_set_free(&d->seen);
	arena_free(&d->mem);
}

bool
dossier_has(const struct dossier *d, struct span label)
{
	return label_set_find(&d->seen, label, 0) != NULL;
}

const struct dossier_entry *
dossier_find(const struct dossier *d, const struct dossier_record *r, struct span label)
{
	const uint32_t *number = label_set_find(&d->seen, label, 0);

	return number != NULL && r->n > 0
	       ? bsearch(&(struct dossier_entry){.label = *number}, r->entries, r->n, sizeof(*r->entries), by_label) : NULL;
}
