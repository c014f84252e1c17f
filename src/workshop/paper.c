/*
 * paper.c -- a questionnaire as a page to be printed and filled in by hand
 *
 * A box and its word are kept together by a blank that breaks no line; in text
 * it is a plain one in the end.
 */
#include "workshop/paper.h"

#include <stdio.h>
#include <stdlib.h>

#include "page/render.h"
#include "workshop/opening.h"

#define KEEP "\xc2\xa0"

static const char line[] = "__________", day[] = "____-__-__";

struct pen {
	const struct paper *p;
	const struct questionnaire *q;
	struct opening opening;
	struct text bytes;    /* the document */
	struct text phrase;   /* what is being put together */
	unsigned blocks;
	bool boxed;           /* the cell has an option already */
};

static const char *
say(struct pen *w, const char *english)
{
	return tongue_say(w->p->tongue, english);
}

static void
begin(struct pen *w, enum node_kind kind)
{
	document_open(&w->bytes, &(struct node){.kind = (unsigned char)kind});
}

static void
end(struct pen *w)
{
	document_close(&w->bytes);
}

static void
put(struct pen *w, const char *text)
{
	document_text(&w->bytes, span_of(text));
}

static void
put_strong(struct pen *w, const char *text)
{
	begin(w, NODE_STRONG);
	put(w, text);
	end(w);
}

static void
put_block(struct pen *w, enum node_kind kind, const char *text)
{
	begin(w, kind);
	put(w, text);
	end(w);
}

/* Puts what has been put together, and begins anew. */
static void
put_phrase(struct pen *w)
{
	document_text(&w->bytes, (struct span){w->phrase.at, w->phrase.len});
	w->phrase.len = 0;
}

static const struct field_def *
field(const struct pen *w, int f)
{
	return &w->q->set->vocab->fields[f];
}

/* Answers */

/* Adds the text so that no line is broken in it. */
static void
add_kept(struct pen *w, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == ' ')
			text_string(&w->phrase, KEEP);
		else
			text_char(&w->phrase, *text);
	}
}

static void
put_box(struct pen *w, const char *word, bool enough)
{
	if (w->boxed)
		text_string(&w->phrase, KEEP " ");
	w->boxed = true;
	text_string(&w->phrase, w->p->html ? "☐" KEEP : "[" KEEP "]" KEEP);
	add_kept(w, word);
	if (enough) {
		text_string(&w->phrase, KEEP);
		put_phrase(w);
		put_strong(w, "!");
	}
}

static bool
is_enough(const struct pen *w, int f, size_t answer)
{
	return (w->q->enough[f] >> answer & 1) != 0;
}

static void
put_range(struct pen *w, int f)
{
	const struct field_def *def = field(w, f);
	char min[40], max[40];
	struct text range = {0};

	text_string(&w->phrase, line);
	if (*def->unit != '\0') {
		text_string(&w->phrase, KEEP);
		add_kept(w, say(w, def->unit));
	}
	text_char(&w->phrase, ' ');
	snprintf(min, sizeof(min), "%.10g", def->min);
	snprintf(max, sizeof(max), "%.10g", def->max);
	tongue_fill(&range, w->p->tongue, "({min} to {max})", "min", min, "max", max, NULL);
	text_char(&range, '\0');
	add_kept(w, range.at);
	text_free(&range);
	if ((w->q->enough[f] & ~(UINT64_C(1) << ENOUGH_UNSURE)) != 0) {  /* a limit inside the range, which the form does not know */
		text_char(&w->phrase, ' ');
		put_phrase(w);
		put_strong(w, say(w, "! some numbers: ask at once"));
	}
	w->boxed = true;
}

static void
put_answers(struct pen *w, int f)
{
	const struct field_def *def = field(w, f);
	const struct space *space = &w->q->spaces[f];

	begin(w, NODE_CELL);
	w->boxed = false;
	switch (def->type) {
	case FIELD_YESNO:
	case FIELD_CHOICE:
		for (size_t i = 0; i < space->n; i++)
			put_box(w, def->type == FIELD_CHOICE ? tongue_word(w->p->tongue, def->label, space->answers[i]) : say(w, space->answers[i].at),
			        is_enough(w, f, i));
		break;
	case FIELD_NUMBER:
		put_range(w, f);
		break;
	case FIELD_DAY:
		text_format(&w->phrase, "%s %s", day, say(w, "(year, month, day)"));
		w->boxed = true;
		break;
	case FIELD_TEXT:
		text_format(&w->phrase, "%s%s", line, line);
		break;
	}
	if (def->type != FIELD_TEXT)
		put_box(w, say(w, "not sure"), is_enough(w, f, ENOUGH_UNSURE));
	put_phrase(w);
	end(w);
}

/* Questions */

static void
leave_out(struct pen *w, const struct exemption *list, unsigned n, int f)
{
	struct text when = {0};

	for (unsigned i = 0; i < n; i++) {
		if (list[i].field != f)
			continue;
		when.len = 0;
		opening_words(&when, &w->opening, list[i].when);
		text_char(&when, '\0');
		text_char(&w->phrase, ' ');
		tongue_fill(&w->phrase, w->p->tongue, "Leave out if {when}.", "when", when.at, NULL);
	}
	text_free(&when);
}

static void
put_question(struct pen *w, int f)
{
	begin(w, NODE_ROW);
	begin(w, NODE_CELL);
	text_format(&w->phrase, "%s%u", w->q->enough[f] != 0 ? "!" KEEP : "", w->q->number[f]);
	put_phrase(w);
	end(w);
	begin(w, NODE_CELL);
	text_string(&w->phrase, say(w, field(w, f)->ask));
	leave_out(w, w->q->set->needless, w->q->set->nneedless, f);
	leave_out(w, w->q->set->inapplicable, w->q->set->ninapplicable, f);
	put_phrase(w);
	end(w);
	put_answers(w, f);
	end(w);
}

/* A row that says what the questions below it are about. */
static void
put_group(struct pen *w, const char *group)
{
	begin(w, NODE_ROW);
	put_block(w, NODE_CELL, "");
	begin(w, NODE_CELL);
	text_format(&w->phrase, "%s:", say(w, group));
	text_char(&w->phrase, '\0');
	w->phrase.len = 0;
	put_strong(w, w->phrase.at);
	end(w);
	put_block(w, NODE_CELL, "");
	end(w);
}

static void
put_questions(struct pen *w, const struct form_part *part, size_t from, size_t to)
{
	const char *group = "";

	if (from == to)
		return;
	document_open(&w->bytes, &(struct node){.kind = NODE_GRID, .tone = 1, .text = SPAN("rll")});
	begin(w, NODE_ROW);
	put_block(w, NODE_CELL, say(w, "No."));
	put_block(w, NODE_CELL, say(w, "Question"));
	put_block(w, NODE_CELL, say(w, "Your answer"));
	end(w);
	for (size_t i = from; i < to; i++) {
		const char *of = field(w, part->fields[i])->group;

		if (part->kind != PART_BLOCK && strcmp(of, group) != 0 && *of != '\0')
			put_group(w, group = of);
		put_question(w, part->fields[i]);
	}
	end(w);
}

/* Parts */

static void
put_heading(struct pen *w, const struct form_part *part)
{
	static const char *const names[] = {
		[PART_ENOUGH] = "Danger signs: one answer can be enough", [PART_TOGETHER] = "What can be dangerous together with other answers",
		[PART_CORE] = "What everyone is asked as well", [PART_OTHER] = "Other questions",
	};
	char number[20];

	begin(w, NODE_HEADING);
	if (part->kind == PART_BLOCK) {
		snprintf(number, sizeof(number), "%u", ++w->blocks);
		tongue_fill(&w->phrase, w->p->tongue, "Part {n}: {name}", "n", number, "name", say(w, part->block->is.id.text.at), NULL);
	} else {
		text_string(&w->phrase, say(w, names[part->kind]));
	}
	put_phrase(w);
	end(w);
}

/* When the block is to be filled in, and why. */
static void
put_opening(struct pen *w, const struct passage *block)
{
	struct text when = {0};

	begin(w, NODE_PARA);
	if (block->opens != NULL) {
		opening_words(&when, &w->opening, block->opens);
		text_char(&when, '\0');
		tongue_fill(&w->phrase, w->p->tongue, "Only if {when}.", "when", when.at, NULL);
		text_char(&w->phrase, ' ');
	}
	text_string(&w->phrase, say(w, block->is.say));
	put_phrase(w);
	end(w);
	text_free(&when);
}

static void
put_again(struct pen *w, const struct form_part *part)
{
	unsigned *numbers;
	struct text list = {0};

	if (part->nagain == 0)
		return;
	numbers = must_realloc(NULL, part->nagain, sizeof(*numbers));
	for (size_t i = 0; i < part->nagain; i++)
		numbers[i] = w->q->number[part->again[i]];
	opening_numbers(&list, numbers, part->nagain);
	text_char(&list, '\0');
	begin(w, NODE_PARA);
	tongue_fill(&w->phrase, w->p->tongue, "Belongs to this part as well, and stands above: {list}. Answer it there, if you have not yet.", "list", list.at,
	            NULL);
	put_phrase(w);
	end(w);
	text_free(&list);
	free(numbers);
}

/* The page */

/* What an answer that is enough means: what the rules say of the level. */
static void
put_alarm(struct pen *w)
{
	const struct ruleset *set = w->q->set;
	const struct level *highest = &set->levels[set->nlevels - 1];
	const char *text = *highest->is.say != '\0' ? highest->is.say : highest->is.id.text.at;
	bool any = false;

	for (size_t f = 0; f < set->vocab->nfields; f++)
		any |= w->q->enough[f] != 0 && w->q->number[f] > 0;
	if (!any)
		return;
	begin(w, NODE_PARA);
	begin(w, NODE_STRONG);
	tongue_fill(&w->phrase, w->p->tongue,
	            highest->within.hours == 0 ? "If an answer of yours has a ! beside it, stop here and do not wait: {say}"
	                                       : "If an answer of yours has a ! beside it: {say}",
	            "say", say(w, text), NULL);
	put_phrase(w);
	end(w);
	end(w);
}

static void
put_head(struct pen *w)
{
	put_block(w, NODE_TITLE, say(w, "Questions to be answered on paper"));
	if (w->p->clinic != NULL)
		put_block(w, NODE_SUBTITLE, w->p->clinic);
	document_open(&w->bytes, &(struct node){.kind = NODE_GRID, .text = SPAN("lll")});
	begin(w, NODE_ROW);
	begin(w, NODE_CELL);
	text_format(&w->phrase, "%s:" KEEP "%s%s", say(w, "Name"), line, line);
	put_phrase(w);
	end(w);
	begin(w, NODE_CELL);
	text_format(&w->phrase, "%s:" KEEP "%s", say(w, "Number"), line);
	put_phrase(w);
	end(w);
	begin(w, NODE_CELL);
	text_format(&w->phrase, "%s:" KEEP "%s", say(w, "Date"), day);
	put_phrase(w);
	end(w);
	end(w);
	end(w);
	put_alarm(w);
	put_block(w, NODE_PARA, say(w, "Tick one box for each question. “Not sure” is an answer, too. A question left empty does not count as a no."));
}

static void
put_foot(struct pen *w)
{
	put_alarm(w);
	put_block(w, NODE_NOTE, say(w, "This form only asks. It is no diagnosis, and does not say that all is well: it decides nothing until somebody has read it."));
	begin(w, NODE_NOTE);
	tongue_fill(&w->phrase, w->p->tongue, "Rules: {stamp}", "stamp", w->q->set->stamp.text.at, NULL);
	put_phrase(w);
	end(w);
}

static void
put_part(struct pen *w, const struct form_part *part)
{
	put_heading(w, part);
	if (part->kind == PART_ENOUGH)
		put_block(w, NODE_PARA, say(w, "Not sure about one of these? Have it settled today."));
	put_questions(w, part, 0, part->nfirst);
	if (part->kind == PART_BLOCK)
		put_opening(w, part->block);
	put_questions(w, part, part->nfirst, part->nfields);
	put_again(w, part);
}

/* Adds the page, its blanks plain ones, and none at the end of a line. */
static void
add_plain(struct text *out, struct span page)
{
	for (size_t i = 0; i < page.len; i++) {
		bool keep = page.len - i >= 2 && memcmp(page.at + i, KEEP, 2) == 0;

		while (page.at[i] == '\n' && out->len > 0 && out->at[out->len - 1] == ' ')
			out->len--;
		text_char(out, keep ? ' ' : page.at[i]);
		i += keep;
	}
}

void
paper_write(struct text *out, const struct paper *p)
{
	struct pen w = {.p = p, .q = p->questionnaire};
	struct rendering r = {.language = p->language, .name = "form"};
	struct text page = {0};
	struct arena mem = {0};
	bool blocks = false;

	w.opening = (struct opening){.set = w.q->set, .tongue = p->tongue, .number = w.q->number};
	put_head(&w);
	for (size_t i = 0; i < w.q->nparts; i++) {
		if (w.q->parts[i].kind == PART_BLOCK && !blocks) {
			blocks = true;
			put_block(&w, NODE_PARA, say(&w, "Each part from here on says whom it is for. Fill it in also when you are not sure whether it is for you."));
		}
		put_part(&w, &w.q->parts[i]);
	}
	put_foot(&w);
	r.document = document_read(&mem, (struct span){w.bytes.at, w.bytes.len});
	render(p->html ? RENDER_HTML : RENDER_TEXT, &r, &page);
	if (p->html)
		text_add(out, page.at, page.len);
	else
		add_plain(out, (struct span){page.at, page.len});
	text_free(&page);
	text_free(&w.bytes);
	text_free(&w.phrase);
	arena_free(&mem);
}
