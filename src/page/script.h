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

struct script {
	struct span page, language;      /* texts of the two files; language: NULL when the page is in English */
	const char *language_name;       /* "en" */
	const struct dossier *dossier;
	const struct ruleset *set;
	const char *clinic;              /* NULL when not given */
	const long *today;               /* NULL when nobody knows */
	size_t seconds, memory, output;  /* limits */
};

/* What has come of it: read from the bytes script_run() has made. */
struct reply {
	const char *problem;             /* why there is no document, or NULL */
	bool in_language;                /* in the file of the language, not in the script */
	unsigned long line;              /* of that file, or 0 */
	enum render_format format;         /* the one the script is for, or RENDER_ANY */
	struct span document;            /* see document_read() */
	struct span missing;             /* texts without a translation, each with a NUL behind it */
	struct span notes;               /* doubts: for each the line of the script, and the text, likewise */
};

void script_run(struct text *bytes, void *script);

/* False when the bytes are no reply.  The problem is put into a text of the caller's. */
bool script_reply(struct span bytes, struct reply *, struct text *problem);

#endif
