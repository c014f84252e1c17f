/*
 * script.h -- a page script, run on records, and the document it makes
 *
 * The script runs in a room of its own: Lua with string, table, math and utf8,
 * what is known about the records and the rules, and words for the parts of a
 * page.  It cannot open, load or print anything, has no clock and no chance,
 * and walks tables in an order that is always the same: the same input makes
 * the same page.  It can still loop, bloat, or crash Lua; that is why
 * script_run() is for a child process (booth.h).
 */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "page/dossier.h"
#include "page/render.h"
#include "page/shelf.h"

enum { SCRIPT_PAGE, SCRIPT_LANGUAGE, SCRIPT_PARTS };

struct script {
	/*
	 * The page; the language (no text when the page is in English); then what the page may use by name.
	 * Where there is no page, only the texts of the language are wanted.
	 */
	const struct shelf_script *files;
	size_t nfiles;
	const char *language_name;       /* "en" */
	const struct dossier *dossier;
	const struct ruleset *set;
	const char *clinic;              /* NULL when not given */
	const long *today;               /* NULL when nobody knows */
	size_t seconds, memory, output;  /* limits */
};

/* What has come of it: read from the bytes script_run() has made. */
struct script_reply {
	const char *problem;             /* why there is no document, or NULL */
	size_t file;                     /* which of the script's it is in */
	unsigned long line;              /* of that file, or 0 */
	enum render_format format;         /* the one the script is for, or RENDER_ANY */
	struct span document;            /* see document_read(); without a page the texts, English and other by turns, each with a NUL */
	struct span missing;             /* texts without a translation, each with a NUL behind it */
	struct span notes;               /* doubts, likewise: each "reading.lua:12: text" */
};

static inline bool
script_is_page(const struct script *script)
{
	return script->files[SCRIPT_PAGE].path != NULL;
}

/*
 * Puts the page of that name or path into it, the language, and what the page
 * may use: the scripts that lie beside it, then those beside the rules.  What
 * cannot be read ends the program with status 2 (shelf_take).  The list of
 * files is the caller's to free, what stands in it lies in the arena.
 */
void script_take(struct script *, struct arena *, const char *directory, const char *page, const char *language);

void script_run(struct text *bytes, const void *script);

/* False when the bytes are no reply.  The problem is put into a text of the caller's. */
bool script_reply(const struct script *, struct span bytes, struct script_reply *, struct text *problem);

/* Takes "reading.lua:12: " from the front of the text: which file it is, and the line; else the page, or the language alone, and 0. */
const char *script_place(const struct script *, const char *text, size_t *file, unsigned long *line);

#endif
