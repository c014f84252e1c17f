/*
 * changes.c -- promises about an answer that changes: a yes, any answer, a blank
 */
#include <stdlib.h>

#include "workshop/scope.h"
#include "workshop/trying.h"

enum {
	MAX_CHANGED_WAYS = 1 << 12,  /* records of which every answer is changed in turn */
	CHANGES_OF_RECORD = 10,      /* so many fewer records of chance are made, for the same reason */
};

/* Answers have bytes behind them that can be read. */
static const char yes_text[TEXT_SLACK + 4] = "yes", blank_text[TEXT_SLACK + 2] = "?";

static int
redflag_of(const struct variants *v, size_t lane)
{
	return rank_of(&v->judgement, v->judgement.redflag_at, lane);
}

static int
with_pending(const struct variants *v, size_t lane)
{
	int is = redflag_of(v, lane), could = rank_of(&v->judgement, v->judgement.redflag_pending_at, lane);

	return is > could ? is : could;
}

/* What a promise about changes says of the answer: it may be changed to "to". */
static bool
change_of(const struct proof *t, const struct promise *p, int field, struct span from, struct span *to, unsigned turn)
{
	const struct field_def *def = &t->set->vocab->fields[field];
	const struct space *s = &t->spaces[field];
	bool blank = span_is(from, SPAN("?"));

	switch (p->form) {
	case PROMISE_YES:
		*to = (struct span){yes_text, 3};
		return def->type == FIELD_YESNO && (p->kinds >> def->kind & 1) && (blank || span_is(from, SPAN("no")));
	case PROMISE_ANSWER:
		*to = s->answers[turn % (s->n > 2 ? s->n - 2 : 1)];
		return t->askable[field] && (p->kinds >> def->kind & 1) && blank;
	case PROMISE_UNANSWERED:
		*to = (struct span){blank_text, 1};
		return t->askable[field] && !blank && (def->tier == TIER_CORE || span_is(from, SPAN("no")));
	case PROMISE_AT_LEAST:
	case PROMISE_NEVER:
		break;
	}
	return false;
}

/* The change from one lane to another breaks it. */
static bool
change_breaks(const struct proof *t, const struct promise *p, const struct reply *change, struct span from, const struct variants *v,
              size_t before, size_t after)
{
	int was = redflag_of(v, before);

	if (p->form == PROMISE_UNANSWERED && !span_is(from, SPAN("no")))
		return with_pending(v, after) < was;
	if (p->form == PROMISE_UNANSWERED && t->set->vocab->fields[change->field].tier == TIER_CORE && with_pending(v, after) < was)
		return true;
	return redflag_of(v, after) < was;
}

/* A record with one of its answers changed breaks it; what is not needed for that is left out. */
static void
tell_change(struct proof *t, const struct promise *p, struct verdict *v, struct reply *replies, size_t n, struct reply change,
            struct span from)
{
	struct span label = t->set->vocab->fields[change.field].label;
	int was;

	n = proof_drop_blanks(replies, n);
	for (size_t k = n; k-- > 0;) {
		struct reply left = replies[k];

		if (left.field == change.field)
			continue;
		memmove(replies + k, replies + k + 1, (n - k - 1) * sizeof(*replies));
		variants_clear(&t->other);
		variants_add(&t->other, NULL, 0, replies, n - 1);
		variants_add_two(&t->other, NULL, 0, &change, 1, replies, n - 1);
		proof_judge(&t->other);
		if (change_breaks(t, p, &change, from, &t->other, 0, 1)) {
			n--;
			continue;
		}
		memmove(replies + k + 1, replies + k, (n - k - 1) * sizeof(*replies));
		replies[k] = left;
	}
	variants_clear(&t->other);
	variants_add(&t->other, NULL, 0, replies, n);
	variants_add_two(&t->other, NULL, 0, &change, 1, replies, n);
	proof_judge(&t->other);
	was = redflag_of(&t->other, 0);
	v->broken = true;
	variants_line(&v->counter, &t->other, 1);
	text_format(&v->expect, "redflag>=%s", proof_level(t, was));
	text_format(&v->said, "with %.*s=%.*s the red-flag level is %s, with %.*s it is %s%s", (int)label.len, label.at, (int)from.len, from.at,
	            proof_level(t, was), (int)change.answer.len, change.answer.at, proof_level(t, redflag_of(&t->other, 1)),
	            p->form == PROMISE_UNANSWERED && t->set->vocab->fields[change.field].tier == TIER_CORE ? ", what is pending counted in" : "");
	text_char(&v->said, '\0');
}

/* The record, and the record with one answer changed, for all fields the promise speaks of; true when one breaks it. */
static bool
try_changes(struct proof *t, const struct promise *p, struct verdict *v, struct reply *replies, size_t n, struct span *answers,
            unsigned turn)
{
	size_t nfields = t->set->vocab->nfields, f = 0;
	struct reply changes[BATCH_SIZE];

	for (size_t k = 0; k < nfields; k++)
		answers[k] = SPAN("?");
	for (size_t k = 0; k < n; k++)
		answers[replies[k].field] = replies[k].answer;
	while (f < nfields) {
		size_t made = 1;

		variants_clear(&t->one);
		variants_add(&t->one, NULL, 0, replies, n);
		for (; f < nfields && made < BATCH_SIZE; f++) {
			struct reply change = {(int)f, {blank_text, 1}};

			if (!change_of(t, p, (int)f, answers[f], &change.answer, turn))
				continue;
			variants_add_two(&t->one, NULL, 0, &change, 1, replies, n);
			changes[made++] = change;
		}
		proof_judge(&t->one);
		v->tried += made - 1;
		for (size_t k = 1; k < made; k++)
			if (change_breaks(t, p, &changes[k], answers[changes[k].field], &t->one, 0, k)) {
				tell_change(t, p, v, replies, n, changes[k], answers[changes[k].field]);
				return true;
			}
	}
	return false;
}

void
proof_change(struct proof *t, const struct promise *p, struct verdict *v)
{
	size_t nfields = t->set->vocab->nfields, n, nways;
	bool *in = must_realloc(NULL, nfields + 1, 1);
	int *fields = must_realloc(NULL, nfields + 1, sizeof(*fields));
	struct span *answers = must_realloc(NULL, nfields + 1, sizeof(*answers));
	unsigned turns = 1;

	memset(in, 0, nfields + 1);
	scope_of_redflags(t->set, in);
	if (proof_fields(t, in, fields, &n, MAX_CHANGED_WAYS, &nways)) {
		v->how = VERDICT_ALL;
		for (size_t k = 0; k < n && p->form == PROMISE_ANSWER; k++)
			turns = turns < t->spaces[fields[k]].n ? (unsigned)t->spaces[fields[k]].n : turns;
		for (size_t way = 0; way < nways && !v->broken; way++)
			for (unsigned turn = 0; turn < turns && !v->broken; turn++) {
				proof_way(t, fields, n, way, t->replies);
				try_changes(t, p, v, t->replies, proof_drop_blanks(t->replies, n), answers, turn);
			}
	} else {
		v->how = VERDICT_SAMPLED;
		for (size_t i = 0; i <= t->samples / CHANGES_OF_RECORD && !v->broken; i++) {
			n = proof_record(t, t->replies);
			try_changes(t, p, v, t->replies, n, answers, (unsigned)proof_chance(t, 1000));
		}
	}
	free(answers);
	free(fields);
	free(in);
}
