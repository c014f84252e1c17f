/*
 * finding.c -- what was found wrong or doubtful in a rule set
 */
#include "workshop/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void
finding_add(struct findings *f, const char *code, struct place at, const char *word, struct span id, const char *fmt,
            ...)
{
	struct text text = {0};
	char small[2048];
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(small, sizeof(small), fmt, args);
	va_end(args);
	text_add(&text, small, n < 0 ? 0 : (size_t)n < sizeof(small) ? (size_t)n : sizeof(small) - 1);
	if (f->n == f->room) {
		f->room = f->room == 0 ? 64 : 2 * f->room;
		f->list = must_realloc(f->list, f->room, sizeof(*f->list));
	}
	f->list[f->n++] = (struct finding){
		.code = code_named(span_of(code)),
		.at = {at.file != NULL ? arena_copy(&f->mem, at.file, strlen(at.file)) : "", at.line},
		.word = arena_copy(&f->mem, word, strlen(word)),
		.id = {arena_copy(&f->mem, id.at, id.len), id.len},
		.text = {arena_copy(&f->mem, text.at, text.len), text.len},
	};
	text_free(&text);
}

void
findings_accept(struct findings *f, const struct ruleset *set)
{
	bool *used = must_realloc(NULL, set->nacceptances + 1, sizeof(*used));
	size_t kept = 0;

	memset(used, 0, set->nacceptances + 1);
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *d = &f->list[i];
		bool accepted = false;

		for (unsigned k = 0; k < set->nacceptances; k++) {
			const struct acceptance *a = &set->acceptances[k];

			if (span_is(a->code, span_of(d->code->name)) && strcmp(a->word, d->word) == 0 && span_is(a->id, d->id))
				used[k] = accepted = true;
		}
		f->accepted += accepted;
		if (!accepted)
			f->list[kept++] = *d;
	}
	f->n = kept;
	for (unsigned k = 0; k < set->nacceptances; k++) {
		const struct acceptance *a = &set->acceptances[k];

		if (used[k])
			continue;
		finding_add(f, "D90", a->at, a->word, a->id, "accepts %.*s, and there is no such %s", (int)a->code.len, a->code.at,
		            code_named(a->code) == NULL ? "code; bp-rules explain lists them"
		                                        : "doubt here (any more); take it out");
	}
	free(used);
}

static int
by_place(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int order = strcmp(x->at.file, y->at.file);

	if (order == 0)
		order = x->at.line < y->at.line ? -1 : x->at.line > y->at.line;
	if (order == 0)
		order = strcmp(x->code->name, y->code->name);
	return order != 0 ? order : strcmp(x->text.at, y->text.at);
}

void
findings_sort(struct findings *f)
{
	if (f->n > 0)
		qsort(f->list, f->n, sizeof(*f->list), by_place);
}

void
findings_free(struct findings *f)
{
	free(f->list);
	arena_free(&f->mem);
}
