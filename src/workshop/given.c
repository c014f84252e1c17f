/*
 * given.c -- what a record answers, in words
 */
#include "workshop/given.h"

#include "record/fact.h"

enum { MANY = 6 };  /* so many names are listed, and the others counted */

static bool
has(const struct subject *s, lanes w)
{
	return w >> s->lane & 1;
}

enum truth
truth_of(const struct subject *s, const struct cond *c)
{
	const struct sheet *sheet = s->judgement->sheet;

	if (has(s, sheet_yes(sheet, c)))
		return TRUTH_YES;
	return has(s, sheet_no(sheet, c)) ? TRUTH_NO : TRUTH_OPEN;
}

int
subject_level(const struct subject *s)
{
	return level_of(s->judgement, s->lane);
}

static void
add(struct text *t, struct span s)
{
	text_add(t, s.at, s.len);
}

/* The field of the record that answers it, or NULL; *doubled: it is answered twice, in two ways or in one. */
static const struct field *
find(const struct subject *s, int field, bool *doubled)
{
	struct batch *b = s->batch;
	const struct record *r = &b->record[s->lane];
	const struct field *found = NULL;

	*doubled = false;
	for (const struct field *f = b->fields + r->first; f < b->fields + r->first + r->count; f++) {
		if (f->means.kind == LABEL_FIELD && f->means.index == field) {
			found = f;
		} else if (f->means.kind == LABEL_DOUBLED) {
			struct label means = vocab_find(b->vocab, f->label, f->label_len);

			*doubled |= means.kind == LABEL_FIELD && means.index == field;
		}
	}
	return found;
}

/* What the record says to the field, as the reader of facts takes it. */
static struct fact
fact_of(const struct subject *s, int field)
{
	bool doubled;
	const struct field *f = find(s, field, &doubled);

	if (f == NULL)
		return doubled ? (struct fact){.state = FACT_WRONG, .wrong = "answered twice, in two ways"} : (struct fact){0};
	if (f->form == VALUE_NESTED)
		return (struct fact){.state = FACT_WRONG, .wrong = "a nested value is no answer"};
	return fact_read(&s->batch->vocab->fields[field], batch_value(s->batch, f));
}

/* The answer alone: 72, yes, the word of a choice, a day. */
static void
add_fact(struct text *t, const struct field_def *def, const struct fact *fact)
{
	char day[11];

	switch (def->type) {
	case FIELD_YESNO:
		text_format(t, "%s", fact->yes ? "yes" : "no");
		break;
	case FIELD_NUMBER:
		text_format(t, "%.10g", fact->number);
		break;
	case FIELD_CHOICE:
		add(t, def->values[fact->choice]);
		break;
	case FIELD_DAY:
		date_write((long)fact->number, day);
		text_format(t, "%s", day);
		break;
	case FIELD_TEXT:
		text_format(t, "given");
		break;
	}
}

/* ", left out (DC-1)" when a conflict did so; false when none did. */
static bool
add_forgotten(struct text *t, const struct subject *s, int field)
{
	const struct ruleset *set = s->judgement->set;

	for (unsigned i = 0; i < set->nconflicts; i++) {
		const int *forget = set->conflicts[i].forget;

		if (!has(s, s->judgement->sheet->conflicts[i]))
			continue;
		for (; forget != NULL && *forget >= 0; forget++)
			if (*forget == field) {
				text_format(t, ", left out (%s)", set->conflicts[i].is.id.text.at);
				return true;
			}
	}
	return false;
}

static int
quantity_of(const struct ruleset *set, int field)
{
	for (unsigned i = 0; i < set->nquantities; i++)
		if (set->quantities[i].field == field)
			return (int)i;
	return -1;
}

void
given_field(struct text *t, const struct subject *s, int field)
{
	const struct sheet *sheet = s->judgement->sheet;
	const struct field_def *def = &s->batch->vocab->fields[field];
	struct fact fact = fact_of(s, field);
	bool answered = has(s, sheet->answered[field]);
	int quantity = quantity_of(s->judgement->set, field);

	if (answered && fact.state != FACT_KNOWN && quantity >= 0 && s->judgement->set->quantities[quantity].derive != NULL) {
		given_quantity(t, s, quantity);
		return;
	}
	add(t, def->label);
	switch (fact.state) {
	case FACT_KNOWN:
		text_format(t, " is ");
		add_fact(t, def, &fact);
		if (!answered)
			add_forgotten(t, s, field);
		break;
	case FACT_DK:
		text_format(t, " is \"not sure\"");
		if (!has(s, sheet->dk[field]) && !answered)
			add_forgotten(t, s, field);
		break;
	case FACT_NA:
		text_format(t, answered ? " does not apply" : ": na is no answer here");
		break;
	case FACT_WRONG:
		text_format(t, " not usable: %s", fact.wrong);
		break;
	case FACT_BLANK:
		text_format(t, answered ? " does not apply" : " not asked");
		break;
	}
}

bool
given_answer(struct text *t, const struct subject *s, int field)
{
	struct fact fact = fact_of(s, field);

	if (fact.state == FACT_DK)
		text_format(t, "\"not sure\"");
	else if (fact.state == FACT_KNOWN)
		add_fact(t, &s->batch->vocab->fields[field], &fact);
	else
		return false;
	return true;
}

/* The fields a number is worked out from, known ones or unknown ones. */
static void
add_parts(struct text *t, const struct subject *s, const struct value *v, bool known, const char **sep, unsigned *n)
{
	const struct vocab *vocab = s->batch->vocab;

	if (v->kind == VALUE_FIELD) {
		int quantity = quantity_of(s->judgement->set, v->field);
		bool is_known = quantity >= 0 && has(s, s->judgement->sheet->answered[v->field]);
		/* Where a record has no date, --as-of stands in for it. */
		bool as_of = !is_known && s->judgement->as_of != NULL && span_is(vocab->fields[v->field].label, SPAN("date"));

		if ((is_known || as_of) != known || ++*n > MANY)
			return;
		text_format(t, "%s", *sep);
		add(t, vocab->fields[v->field].label);
		*sep = ", ";
		if (is_known) {
			struct fact fact = {.state = FACT_KNOWN, .number = s->judgement->sheet->low[quantity][s->lane]};

			text_char(t, ' ');
			add_fact(t, &vocab->fields[v->field], &fact);
		} else if (as_of) {
			text_format(t, " of --as-of");
		}
	}
	for (unsigned i = 0; i < v->nparts; i++)
		add_parts(t, s, v->parts[i], known, sep, n);
}

void
given_quantity(struct text *t, const struct subject *s, int quantity)
{
	const struct sheet *sheet = s->judgement->sheet;
	const struct quantity *q = &s->judgement->set->quantities[quantity];
	struct fact fact = q->field >= 0 ? fact_of(s, q->field) : (struct fact){0};
	double low = sheet->low[quantity][s->lane], high = sheet->high[quantity][s->lane];
	const char *sep = ", from ";
	unsigned n = 0;

	/* Where the record answers, that is what counts, unless it was left out and worked out instead. */
	if (q->derive == NULL || (fact.state == FACT_KNOWN && !(has(s, sheet->known[quantity]) && low != fact.number))) {
		given_field(t, s, q->field);
		return;
	}
	if (has(s, sheet->known[quantity])) {
		add(t, q->name);
		text_format(t, low == high ? " is %.10g" : " is %.10g to %.10g", low, high);
		add_parts(t, s, q->derive, true, &sep, &n);
		sep = ", not asked: ";
		if (low != high)
			add_parts(t, s, q->derive, false, &sep, &n);
	} else {
		if (q->field >= 0) {
			given_field(t, s, q->field);
		} else {
			add(t, q->name);
			text_format(t, " not known");
		}
		/* Of a form that nobody began the score is what there is to ask for. */
		sep = ", nor ";
		if (q->field < 0 || !q->derive->scored)
			add_parts(t, s, q->derive, false, &sep, &n);
	}
	if (n > MANY)
		text_format(t, " and %u more", n - MANY);
}

/* Adds a name to a list of which only the first are told. */
static void
add_name(struct text *t, const char *name, unsigned *n)
{
	if (++*n <= MANY)
		text_format(t, "%s%s", *n > 1 ? ", " : "", name);
}

static void
end_names(struct text *t, unsigned n)
{
	if (n > MANY)
		text_format(t, " and %u more", n - MANY);
}

static void
given_fired(struct text *t, const struct subject *s, const struct fired *f)
{
	unsigned n = 0;

	for (const int *rule = f->rules; *rule >= 0; rule++)
		if (has(s, s->judgement->fired[*rule]))
			add_name(t, s->judgement->set->redflags[*rule].is.id.text.at, &n);
	end_names(t, n);
	text_format(t, n > 0 ? " fired" : "no such red flag fired");
}

static void
given_class(struct text *t, const struct subject *s, int class)
{
	const struct class *c = &s->judgement->set->classes[class];

	for (unsigned k = 0; k < c->nrows; k++)
		if (has(s, s->judgement->class_rows[s->judgement->class_first[class] + k])) {
			text_format(t, "%s is %s", c->is.id.text.at, c->rows[k].value.text.at);
			return;
		}
	text_format(t, "%s is not known", c->is.id.text.at);
}

/* The core questions that were not asked and are not needless. */
static void
given_incomplete(struct text *t, const struct subject *s)
{
	const struct ruleset *set = s->judgement->set;
	const struct sheet *sheet = s->judgement->sheet;
	unsigned n = 0;

	for (size_t i = 0; i < set->vocab->nfields; i++) {
		lanes open = ~(sheet->answered[i] | sheet->dk[i]);

		if (set->vocab->fields[i].tier != TIER_CORE)
			continue;
		for (unsigned k = 0; k < set->nneedless; k++)
			if (set->needless[k].field == (int)i)
				open &= ~sheet_yes(sheet, set->needless[k].when);
		if (!has(s, open))
			continue;
		if (n == 0)
			text_format(t, "not asked: ");
		add_name(t, set->vocab->fields[i].label.at, &n);
	}
	end_names(t, n);
	if (n == 0)
		text_format(t, "all core questions were asked");
}

static void
given_conflicts(struct text *t, const struct subject *s)
{
	const struct ruleset *set = s->judgement->set;
	unsigned n = 0;

	for (unsigned i = 0; i < set->nconflicts; i++)
		if (has(s, s->judgement->sheet->conflicts[i]))
			add_name(t, set->conflicts[i].is.id.text.at, &n);
	if (has(s, s->judgement->sheet->disagreed))
		add_name(t, "a number and the items it is worked out from", &n);
	end_names(t, n);
	if (n == 0)
		text_format(t, "no contradiction");
	else
		text_format(t, " found");
}

static void
given_pending(struct text *t, const struct subject *s)
{
	const struct judgement *j = s->judgement;
	int rank = rank_of(j, j->pending_at, s->lane);

	if (rank > 0)
		text_format(t, "%s is pending", j->set->levels[rank].is.id.text.at);
	else
		text_format(t, "nothing is pending");
}

void
given_test(struct text *t, const struct subject *s, const struct cond *c)
{
	const struct judgement *j = s->judgement;
	const struct ruleset *set = j->set;
	bool yes = truth_of(s, c) == TRUTH_YES;
	struct sum_range ranges[BATCH_SIZE];

	switch (c->test) {
	case TEST_YES:
	case TEST_CHOICE:
	case TEST_DK:
		given_field(t, s, c->a);
		break;
	case TEST_KNOWN:
		if (c->b)
			given_quantity(t, s, c->a);
		else
			given_field(t, s, c->a);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		given_quantity(t, s, c->a);
		break;
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		given_quantity(t, s, c->a);
		text_format(t, "; ");
		given_quantity(t, s, c->b);
		break;
	case TEST_SCORE_OVER:
	case TEST_SCORE_FROM:
		sheet_sum_range(j->sheet, &set->scores[c->a], (lanes)1 << s->lane, &j->sheet->sums[c->a], ranges);
		text_format(t, "%s is %d so far", set->scores[c->a].is.id.text.at, ranges[s->lane].sum);
		if (ranges[s->lane].least < ranges[s->lane].most)
			text_format(t, ", could be %d to %d", ranges[s->lane].least, ranges[s->lane].most);
		break;
	case TEST_CONFLICT:
		text_format(t, yes ? "%s found" : "%s not found", set->conflicts[c->a].is.id.text.at);
		break;
	case TEST_FIRED:
		given_fired(t, s, &set->fired[c->a]);
		break;
	case TEST_CLASS:
		given_class(t, s, c->a);
		break;
	case TEST_PATTERN:
		text_format(t, yes ? "%s holds" : "%s is not certain", set->patterns[c->a].is.id.text.at);
		break;
	case TEST_LIKELY:
		text_format(t, "%s is %d so far, likely from %d", set->candidates[c->a].is.id.text.at,
		            set->candidates[c->a].score.nitems > 0 ? tally_of(&j->sums[c->a], s->lane) : 0, set->likely);
		break;
	case TEST_TRIAGED:
		text_format(t, yes ? "%s fired" : "%s did not fire", set->triage[c->a].is.id.text.at);
		break;
	case TEST_LEVEL:
	case TEST_LEVEL_FROM:
		text_format(t, "level is %s", set->levels[subject_level(s)].is.id.text.at);
		break;
	case TEST_PENDING:
	case TEST_PROVISIONAL:
		given_pending(t, s);
		break;
	case TEST_INCOMPLETE:
		given_incomplete(t, s);
		break;
	case TEST_CONFLICTED:
		given_conflicts(t, s);
		break;
	default:  /* what the gates and the course of a patient say is read by no level */
		break;
	}
}
