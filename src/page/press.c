/*
 * press.c -- from a script and records to the page somebody gets
 */
#include "page/press.h"

#include "base/delivery.h"
#include "page/errand.h"
#include "page/letters.h"

/* A page, or why there is none. */
struct proof {
	struct text bytes;  /* what the script has made; the reply points into it */
	struct script_reply reply;
	struct text page;
	struct failure failure;
};

static void
proof_free(struct proof *proof)
{
	text_free(&proof->bytes);
	text_free(&proof->page);
	text_free(&proof->failure.why);
}

/* The format the page is to be in; RENDER_ANY: it cannot be in that one. */
static enum render_format
format_wanted(const char *name, enum render_format own, struct text *why)
{
	enum render_format wanted = name != NULL ? render_format_named(name) : RENDER_ANY;
	bool calendar = own == RENDER_CALENDAR;

	if (wanted == RENDER_ANY)
		return own != RENDER_ANY ? own : RENDER_TEXT;
	if ((wanted == RENDER_CALENDAR) == calendar)
		return wanted;
	text_format(why, "makes %s; leave out -o %s", calendar ? "a calendar and nothing else" : "no calendar", name);
	return RENDER_ANY;
}

/* Has the script make the page, and sets it in the format of that name (NULL: its own); false when there is none. */
static bool
print_page(const struct press *p, const char *format, struct proof *proof)
{
	const struct script *script = p->script;
	struct arena mem = {0};
	struct rendering r = {.language = script->language_name, .width = p->width};
	enum render_format wanted;
	struct text *why = &proof->failure.why;
	bool printed = false;

	r.name = script->files[SCRIPT_PAGE].name;
	if (!errand_try(script, &proof->bytes, &proof->reply, &proof->failure))
		return false;
	wanted = format_wanted(format, proof->reply.format, why);
	if (wanted == RENDER_ANY)
		return false;
	r.document = document_read(&mem, proof->reply.document);
	if (r.document == NULL) {
		text_string(why, "makes a page that cannot be read");
	} else if (r.document->first == NULL && wanted != RENDER_CALENDAR) {
		text_string(why, "makes a page with nothing on it");
	} else if (wanted == RENDER_CALENDAR && script->today == NULL) {
		text_string(why, "a calendar says when it was made, and no record has a date; give --as-of DATE");
	} else {
		r.ascii = script->files[SCRIPT_LANGUAGE].text.at == NULL && (p->ascii || !letters_shown());
		r.day = script->today != NULL ? *script->today : 0;
		render(wanted, &r, &proof->page);
		printed = true;
	}
	arena_free(&mem);
	return printed;
}

static void
say_notes(const struct script *script, struct span notes)
{
	for (const char *s = notes.at; s < notes.at + notes.len; s += strlen(s) + 1) {
		struct place at = {NULL, 0};
		size_t file;
		const char *text = script_place(script, s, &file, &at.line);

		at.file = script->files[file].path;
		warn_at(&at, "%s", text);
	}
}

static void
put_into(const char *path, struct span page)
{
	delivery_check(path);
	switch (deliver(path, page, 0600)) {
	case NOT_BEGUN:
		die("cannot make a file beside %s:", path);
	case NOT_WRITTEN:
		die("%s: cannot write the new one; it is as it was:", path);
	case NOT_CLOSED:
		die("%s: cannot close the new one; it is as it was:", path);
	case NOT_NAMED:
		die("%s: cannot give its name to the new one; it is as it was:", path);
	case NOT_SAFE:
		die("%s: is new, but its directory may not be safe on the disk:", path);
	case DELIVERED:
		break;
	}
}

void
press_run(const struct press *p)
{
	struct proof proof = {0};

	if (!print_page(p, p->format, &proof))
		die_at(&proof.failure.at, "%.*s", (int)proof.failure.why.len, proof.failure.why.at);
	errand_missing(p->script->files[SCRIPT_LANGUAGE].path, proof.reply.missing, p->all_missing, "; --missing names them");
	say_notes(p->script, proof.reply.notes);
	if (p->file != NULL)
		put_into(p->file, (struct span){proof.page.at, proof.page.len});
	else
		output(proof.page.at, proof.page.len);
	proof_free(&proof);
}

bool
press_text(const struct press *p, struct text *out, struct text *why)
{
	struct proof proof = {0};
	const struct failure *failure = &proof.failure;
	bool printed = print_page(p, render_format_name(RENDER_TEXT), &proof);

	if (printed) {
		text_add(out, proof.page.at, proof.page.len);
	} else {
		text_format(why, "%s:", failure->at.file);
		if (failure->at.line > 0)
			text_format(why, "%lu:", failure->at.line);
		text_format(why, " %.*s", (int)failure->why.len, failure->why.at);
	}
	proof_free(&proof);
	return printed;
}
