/*
 * promises.c -- what must be so whatever is answered
 */
#include "rule/declare.h"

/* The keys that say what is promised, in the order of enum promise_form. */
static const char *const forms[] = {
	"level_at_least", "never", "yes_never_lowers", "answer_never_lowers", "unanswered_never_lowers", NULL,
};

static const char *const kinds[] = {"symptom", "risk", "relief", "sign", "other", NULL};

/* The one form that is given. */
static enum promise_form
find_form(struct form *f)
{
	int found = -1;

	for (int i = 0; forms[i] != NULL; i++) {
		if (!form_has(f, forms[i]))
			continue;
		if (found >= 0)
			problem(f->ld, form_place(f, span_of(forms[i])), "promise \"%s\": %s and %s are two promises: write each by itself", f->id.at,
			        forms[found], forms[i]);
		found = found < 0 ? i : found;
	}
	if (found < 0)
		problem(f->ld, f->at, "promise \"%s\" promises nothing; write level_at_least = \"…\" or never = \"…\" with a when, or "
		        "yes_never_lowers = { \"symptom\" }, answer_never_lowers = { \"sign\" }, unanswered_never_lowers = true", f->id.at);
	return found < 0 ? PROMISE_UNANSWERED : (enum promise_form)found;
}

/* { "symptom", "risk" } */
static unsigned
read_kinds(struct form *f, const char *key)
{
	const char **texts = form_texts(f, key);
	unsigned set = 0;

	for (; texts != NULL && *texts != NULL; texts++) {
		int i = 0;

		while (kinds[i] != NULL && strcmp(kinds[i], *texts) != 0)
			i++;
		if (kinds[i] != NULL)
			set |= 1u << i;
		else
			problem(f->ld, form_place_of_text(f, span_of(*texts)), "promise \"%s\": there is no kind of question \"%s\"; it is "
			        "symptom, risk, relief, sign or other", f->id.at, *texts);
	}
	return set;
}

DECLARATION(promise)
{
	struct promise *p;
	bool about_level;

	OPEN(promise);
	p = ADD(ld->set, promises);
	UNIQUE(&f, promises);
	p->form = find_form(&f);
	about_level = p->form == PROMISE_AT_LEAST || p->form == PROMISE_NEVER;
	if (about_level) {
		form_require(&f, "when", "<condition>");
		p->level = form_level(&f, forms[p->form]);
		if (p->form == PROMISE_AT_LEAST && p->level == 0 && ruleset_level(ld->set, span_of(form_text(&f, forms[p->form]))) == 0)
			form_wrong(&f, forms[p->form], "a level above the lowest; every level is at least that");
	} else if (form_has(&f, "when") || form_has(&f, "unless")) {
		problem(ld, form_place(&f, SPAN("when")), "promise \"%s\": %s is promised of every record; leave when and unless out", f.id.at,
		        forms[p->form]);
	}
	p->when = form_cond(&f, "when", PHASE_DESTINATION);
	p->unless = form_cond(&f, "unless", PHASE_DESTINATION);
	p->kinds = read_kinds(&f, "yes_never_lowers") | read_kinds(&f, "answer_never_lowers");
	if (form_has(&f, "unanswered_never_lowers") && !form_flag(&f, "unanswered_never_lowers"))
		form_wrong(&f, "unanswered_never_lowers", "true, or left out");
	for (int i = 0; forms[i] != NULL; i++)  /* a second one has been said; its key is known all the same */
		form_get(&f, forms[i]);
	form_require_source(&f);
	form_entry(&f, &p->is);
	form_close(&f, false);
	return NULL;
}

const struct language_word promise_words[] = {
	{"promise", WORD_DECLARE, declare_promise},
	{NULL, 0, NULL},
};
