/*
 * result_sheet.c -- the result as the person is shown it
 */
#include "interview/result_sheet.h"

#include <stdlib.h>
#include <unistd.h>

enum { SECONDS = 5 };

#define MEMORY ((size_t)128 << 20)
#define PAGE   ((size_t)1 << 20)

void
result_sheet_open(struct result_sheet *s, const struct ruleset *set, const char *directory, const char *language,
                  const char *clinic, const long *today)
{
	*s = (struct result_sheet){.set = set};
	s->script = (struct script){.set = set, .clinic = clinic, .today = today, .seconds = SECONDS, .memory = MEMORY, .output = PAGE};
	if (access(arena_format(&s->mem, "%s/pages/interview.lua", directory), F_OK) == 0)
		script_take(&s->script, &s->mem, directory, "interview", language);
}

void
result_sheet_close(struct result_sheet *s)
{
	free((void *)s->script.files);
	arena_free(&s->mem);
}

bool
result_sheet_show(struct result_sheet *s, struct terminal *t, struct span line, struct text *why)
{
	struct press press = {.script = &s->script, .width = t->width, .ascii = t->ascii};
	struct dossier dossier = {0};
	struct text page = {0};
	bool made;

	if (s->script.files == NULL)
		return false;
	dossier_read_text(&dossier, s->set, "the record", line);
	s->script.dossier = &dossier;
	made = press_text(&press, &page, why);
	if (made)
		terminal_lines(t, (struct span){page.at, page.len});
	dossier_free(&dossier);
	text_free(&page);
	return made;
}
