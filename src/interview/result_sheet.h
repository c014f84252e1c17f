/*
 * result_sheet.h -- the result as the person is shown it: the page "interview" of the rules
 */
#ifndef RESULT_SHEET_H
#define RESULT_SHEET_H

#include "interview/terminal.h"
#include "page/press.h"

struct result_sheet {
	const struct ruleset *set;
	struct script script;
	struct arena mem;
};

/*
 * directory: of the rules.  Rules may have no such page; one that cannot be
 * read, and a language that is not there, end the program with status 2:
 * before anybody is asked.
 */
void result_sheet_open(struct result_sheet *, const struct ruleset *, const char *directory, const char *language,
                       const char *clinic, const long *today);
void result_sheet_close(struct result_sheet *);

/*
 * Shows the page about a decided record, one line of NDJSON or LTSV.  False
 * when none has come of it; why is added to "why" then (nothing, where the rules
 * have no page), and nothing was shown.
 */
bool result_sheet_show(struct result_sheet *, struct terminal *, struct span line, struct text *why);

#endif
