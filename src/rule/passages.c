/*
 * passages.c -- what is told to people and decides nothing: explanations, and what they may complain of
 */
#include "rule/declare.h"

DECLARATION(complaint)
{
	struct passage *p;

	OPEN(complaint);
	p = ADD(ld->set, complaints);
	p->asks = form_fields(&f, "asks", NULL);
	form_require(&f, "asks", "{ field, field }");
	form_require(&f, "say", "\"…\"");
	p->topic = "";
	form_entry(&f, &p->is);
	form_close(&f, false);
	return NULL;
}

DECLARATION(education)
{
	struct passage *p;

	OPEN(education);
	p = ADD(ld->set, passages);
	p->topic = form_text(&f, "topic");
	form_require(&f, "say", "\"…\"");
	form_require_source(&f);
	form_entry(&f, &p->is);
	form_close(&f, false);
	return NULL;
}

const struct language_word passage_words[] = {
	{"education", WORD_DECLARE, declare_education},
	{"complaint", WORD_DECLARE, declare_complaint},
	{NULL, 0, NULL},
};
