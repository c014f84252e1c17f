/*
 * facts.c -- from the fields of a batch to the facts of a sheet
 *
 * Most answers have been read before: their texts are short, and the same few
 * come again and again.  What an answer means is kept as a code of one byte,
 * and the codes of 64 records are turned into words of one bit a record when
 * all of them have been read.
 */
#include <endian.h>
#include <string.h>

#include "base/bytes.h"
#include "base/turn.h"
#include "record/fact.h"
#include "rule/sheet_plan.h"

/* How many of the thresholds x reaches: few, and no branch that the processor could guess wrong. */
static inline unsigned
reached(const struct quantity_plan *q, double x)
{
	unsigned n = 0;

	for (unsigned i = 0; i < q->nthresholds; i++)
		n += x >= q->thresholds[i];
	return n;
}

void
facts_place(struct sheet *s, int quantity, lanes w)
{
	const struct quantity_plan *q = &s->plan->quantities[quantity];
	char least[BATCH_SIZE] = {0}, most[BATCH_SIZE] = {0};
	unsigned lane;

	for (FOR_LANES(lane, w)) {
		double low = s->low[quantity][lane], high = s->high[quantity][lane];

		least[lane] = (char)(CODE_KNOWN + reached(q, low));
		most[lane] = low == high ? least[lane] : (char)(CODE_KNOWN + reached(q, high));
	}
	for (const struct number_test *t = q->tests; t < q->tests + q->ntests; t++) {
		struct answer *a = &s->answers[t->index];
		lanes sure = bytes_from(least, (unsigned char)t->from), could = bytes_from(most, (unsigned char)t->from);

		if (t->below <= UINT8_MAX) {
			sure &= ~bytes_from(most, (unsigned char)t->below);
			could &= ~bytes_from(least, (unsigned char)t->below);
		}
		a->yes |= sure & w;
		a->no |= ~could & w;
	}
	s->known[quantity] |= w;
}

static uint8_t
code_of(const struct sheet *s, int field, const struct fact *fact)
{
	switch (s->set->vocab->fields[field].type) {
	case FIELD_YESNO:
		return fact->yes ? CODE_YES : CODE_KNOWN;
	case FIELD_CHOICE:
		return (uint8_t)(CODE_KNOWN + fact->choice);
	case FIELD_NUMBER:
	case FIELD_DAY:
		return (uint8_t)(CODE_KNOWN + reached(&s->plan->quantities[s->plan->fields[field].quantity], fact->number));
	case FIELD_TEXT:
		break;
	}
	return CODE_KNOWN;
}

/* Reads one value; what is wrong with it is noted in the batch. */
static struct known_answer
read_answer(struct sheet *s, const struct field *field, unsigned lane)
{
	struct batch *batch = s->batch;
	int index = field->means.index;
	const struct field_def *def = &s->set->vocab->fields[index];
	int quantity = s->plan->fields[index].quantity;
	unsigned column = quantity >= 0 ? (unsigned)quantity : s->set->nquantities;
	struct known_answer a = {.field = (uint16_t)index, .code = CODE_BLANK, .column = column * (unsigned)sizeof(*s->low)};
	struct fact fact;

	if (field->form == VALUE_NESTED) {
		batch_problem(batch, lane, "%s: a nested value is no answer", def->label.at);
		return a;
	}
	fact = fact_read(def, batch_value(batch, field));
	switch (fact.state) {
	case FACT_BLANK:
		break;
	case FACT_KNOWN:
		a.code = code_of(s, index, &fact);
		a.number = fact.number;
		break;
	case FACT_DK:
		a.code = CODE_DK;
		break;
	case FACT_NA:
		a.code = CODE_NA;
		s->plan->na_met = true;
		break;
	case FACT_WRONG:
		batch_problem(batch, lane, "%s: %s", def->label.at, fact.wrong);
	}
	return a;
}

/* Some record of the run has had the field. */
static void
meet(struct plan_of_sheet *plan, const struct vocab *vocab, int field)
{
	if (plan->met[field] != NOT_MET)
		return;
	plan->met[field] = vocab->fields[field].type == FIELD_TEXT ? MET_TEXT : MET;
	plan->met_fields[plan->nmet++] = (unsigned)field;
	plan->met_more = true;
}

/*
 * The value as a number, where it is as short as most are and stands in the
 * line as it is meant.  No value has a NUL in it, so no two are the same.
 */
static inline bool
short_text(const struct field *f, uint64_t *text)
{
	static const uint64_t only[9] = {
		0, 0xff, 0xffff, 0xffffff, 0xffffffff, 0xffffffffff, 0xffffffffffff, 0xffffffffffffff, UINT64_MAX,
	};

	if (f->form > VALUE_BARE || f->value_len > 8)
		return false;
	memcpy(text, f->value, 8);  /* readable beyond its end: see batch.h */
	*text = le64toh(*text) & only[f->value_len];
	return true;
}

/* Where the answers of one record go. */
struct target {
	struct sheet *sheet;
	struct known_answer *all;
	uint8_t *met;
	char *codes;    /* those of a field stand BATCH_SIZE behind those of the one before */
	char *numbers;
	unsigned lane;
};

/* Reads the answer in one field. */
static inline void
read_field(const struct target *to, const struct field *f)
{
	struct sheet *s = to->sheet;
	uint32_t index = (uint32_t)f->means.index;
	struct known_answer read, *known;
	uint64_t text = 0;

	if (f->means.kind != LABEL_FIELD)
		return;
	if (__builtin_expect(to->met[index] != MET, 0)) {
		/* Free texts are all different, and so long a one is no word for nothing. */
		if (to->met[index] == MET_TEXT && f->value_len > 4 && f->form <= VALUE_BARE) {
			to->codes[(size_t)index * BATCH_SIZE] = CODE_KNOWN;
			return;
		}
		meet(s->plan, s->set->vocab, (int)index);
	}
	if (__builtin_expect(short_text(f, &text), 1)) {
		uint64_t mixed = (text + index) * UINT64_C(0x9e3779b97f4a7c15);

		known = &to->all[mixed >> (64 - KNOWN_BITS)];
		if (__builtin_expect(known->text != text || known->field != index, 0)) {
			size_t problems = s->batch->nproblems;

			read = read_answer(s, f, to->lane);
			read.text = text;
			if (s->batch->nproblems == problems)  /* a problem must be told each time */
				*known = read;
			known = &read;
		}
	} else {
		read = read_answer(s, f, to->lane);
		known = &read;
	}
	to->codes[(size_t)index * BATCH_SIZE] = (char)known->code;
	*(double *)(void *)(to->numbers + known->column) = known->number;
}

/* Reads the answers of one record, but the usual ones. */
static void
read_record(struct sheet *s, const struct record *r, unsigned lane)
{
	const struct target to = {s, s->plan->known, s->plan->met, &s->plan->codes[0][lane], (char *)&s->low[0][lane], lane};
	const struct field *f = s->batch->fields + r->first, *end = f + r->count;
	uint64_t usual = r->usual;

	if (usual != 0) {
		uint64_t others = ~usual;

		if (!r->in_step) {
			for (; usual != 0; usual &= usual - 1) {
				int index = f[__builtin_ctzll(usual)].means.index;

				s->plan->codes[index][lane] = s->plan->usual[index].code;
			}
		}
		if (r->count < 64)
			others &= (UINT64_C(1) << r->count) - 1;
		for (; others != 0; others &= others - 1)
			read_field(&to, &f[__builtin_ctzll(others)]);
		f += r->count < 64 ? r->count : 64;
	}
	for (; f < end; f++)
		read_field(&to, f);
}

/*
 * Reads the answers that all records have, into the first of them and from there
 * into the others.  Where there is no record there is no answer: a problem would be
 * noted of a record that is not there.
 */
static void
read_common(struct sheet *s)
{
	const struct target to = {s, s->plan->known, s->plan->met, &s->plan->codes[0][0], (char *)&s->low[0][0], 0};
	const unsigned n = (unsigned)s->batch->n;
	const struct field *end = s->batch->fields + (n > 0 ? s->batch->common : 0);

	for (const struct field *f = s->batch->fields; f < end; f++) {
		int quantity;

		read_field(&to, f);
		if (f->means.kind != LABEL_FIELD)
			continue;
		memset(s->plan->codes[f->means.index], s->plan->codes[f->means.index][0], n);
		quantity = s->plan->fields[f->means.index].quantity;
		for (unsigned lane = 1; quantity >= 0 && lane < n; lane++)
			s->low[quantity][lane] = s->low[quantity][0];
	}
}

/* The usual answers have changed: what they mean now. */
static void
read_usual(struct sheet *s)
{
	struct plan_of_sheet *plan = s->plan;
	const struct order *order = &s->batch->order;

	memset(plan->usual, 0, s->set->vocab->nfields * sizeof(*plan->usual));
	for (size_t i = 0; i < order->n; i++) {
		const struct order_label *l = &order->label[i];
		struct fact fact;

		if (!order_has_usual(l))
			continue;
		fact = fact_read(&s->set->vocab->fields[l->means.index], (struct span){l->text + l->answer, l->answer_len});
		meet(plan, s->set->vocab, l->means.index);
		plan->usual[l->means.index].code = (char)(fact.state == FACT_KNOWN ? code_of(s, l->means.index, &fact)
		                                          : fact.state == FACT_DK ? CODE_DK : CODE_BLANK);
	}
	plan->edition = order->edition;
}

/* Which records have given the usual answers, of those whose fields stand as the order's labels do. */
static void
place_usual(struct sheet *s)
{
	struct plan_of_sheet *plan = s->plan;
	const struct batch *batch = s->batch;
	const struct order *order = &batch->order;
	uint64_t records[BATCH_SIZE] = {0}, labels[64] = {0};

	for (size_t i = 0; i < batch->n; i++)
		records[i] = batch->record[i].in_step ? batch->record[i].usual : 0;
	turn(records, (unsigned)batch->n, labels, 1);
	for (size_t i = 0; i < order->n && i < 64; i++) {
		const struct order_label *l = &order->label[i];

		if (!order_has_usual(l))
			continue;
		plan->usual[l->means.index].given = labels[i] & s->live;
	}
}

/* The records that answer the field with that code. */
static inline lanes
answered_with(const struct plan_of_sheet *plan, int field, unsigned code)
{
	const struct usual_answer *usual = &plan->usual[field];

	return bytes_that_are(plan->codes[field], (char)code) | ((unsigned char)usual->code == code ? usual->given : 0);
}

/* From the codes of a field to the words of its tests. */
static void
spread(struct sheet *s, int field)
{
	const struct field_plan *f = &s->plan->fields[field];
	const struct usual_answer *usual = &s->plan->usual[field];
	const char *codes = s->plan->codes[field];
	lanes known = bytes_from(codes, CODE_KNOWN) | ((unsigned char)usual->code >= CODE_KNOWN ? usual->given : 0);

	s->answered[field] = known;
	s->dk[field] = answered_with(s->plan, field, CODE_DK);
	if (f->yes >= 0) {
		lanes yes = answered_with(s->plan, field, CODE_YES);

		s->answers[f->yes].yes = yes;
		s->answers[f->yes].no = known & ~yes;
	}
	for (size_t k = 0; f->choices != NULL && k < s->set->vocab->fields[field].nvalues; k++) {
		if (f->choices[k] >= 0) {
			lanes yes = answered_with(s->plan, field, (unsigned)(CODE_KNOWN + k));

			s->answers[f->choices[k]].yes = yes;
			s->answers[f->choices[k]].no = known & ~yes;
		}
	}
	if (f->quantity >= 0) {
		const struct quantity_plan *q = &s->plan->quantities[f->quantity];

		s->known[f->quantity] = known;
		for (const struct number_test *t = q->tests; t < q->tests + q->ntests; t++) {
			lanes yes = bytes_from(codes, (unsigned char)t->from);

			if (t->below <= UINT8_MAX)
				yes &= ~bytes_from(codes, (unsigned char)t->below);
			s->answers[t->index].yes = yes;
			s->answers[t->index].no = known & ~yes;
		}
		memcpy(s->high[f->quantity], s->low[f->quantity], sizeof(s->low[f->quantity]));
	}
}

void
facts_read(struct sheet *s)
{
	struct plan_of_sheet *plan = s->plan;

	for (unsigned i = 0; i < plan->nmet; i++)
		memset(plan->codes[plan->met_fields[i]], CODE_BLANK, BATCH_SIZE);
	s->live = 0;
	if (plan->edition != s->batch->order.edition)
		read_usual(s);
	read_common(s);
	for (unsigned lane = 0; lane < s->batch->n; lane++) {
		const struct record *r = &s->batch->record[lane];

		if (r->unreadable || r->blank)
			continue;
		s->live |= (lanes)1 << lane;
		read_record(s, r, lane);
	}
	place_usual(s);
	/* No test may still say what it said of other records, whenever in this batch it is answered. */
	for (unsigned i = 0; i < plan->nopen_facts; i++)
		s->answers[plan->open_facts[i]].yes = s->answers[plan->open_facts[i]].no = 0;
	for (unsigned i = 0; i < plan->nmet; i++)
		spread(s, (int)plan->met_fields[i]);
}
