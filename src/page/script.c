/*
 * script.c -- the files a page is made from
 */
#include "page/script.h"

#include "base/msg.h"

void
script_take(struct script *script, struct arena *mem, const char *directory, const char *page, const char *language)
{
	struct shelf_script *files = must_realloc(NULL, SCRIPT_PARTS, sizeof(*files));
	size_t n = SCRIPT_PARTS;
	char *beside;

	files[SCRIPT_PAGE] = shelf_take(mem, directory, "pages", page);
	files[SCRIPT_LANGUAGE] = shelf_language(mem, directory, language);
	beside = arena_format(mem, "%s", files[SCRIPT_PAGE].path);
	*strrchr(beside, '/') = '\0';
	shelf_add(mem, *beside != '\0' ? beside : "/", &files, &n);
	shelf_add(mem, arena_format(mem, "%s/pages", directory), &files, &n);
	script->files = files;
	script->nfiles = n;
	script->language_name = language;
}
