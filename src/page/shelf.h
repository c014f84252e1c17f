/*
 * shelf.h -- where page scripts and languages lie, and what they say
 */
#ifndef SHELF_H
#define SHELF_H

#include "base/arena.h"
#include "base/text.h"

/* A script or a language, and the name it goes by in messages of Lua: "reading.lua". */
struct shelf_script {
	const char *path, *name;
	struct span text;
};

enum { SHELF_NAME = 50 };  /* bytes a name may have: Lua shortens longer ones */

/*
 * The file "name" means: that of this path when it has a "/" in it, else
 * DIRECTORY/KIND/NAME.lua; in the arena.  A name that is on no shelf, and a file
 * that cannot be read, ends the program with status 2, and tells what is there.
 */
struct shelf_script shelf_take(struct arena *, const char *directory, const char *kind, const char *name);

/* The language of that name; "en" is that of the scripts, and has no text. */
struct shelf_script shelf_language(struct arena *, const char *directory, const char *name);

/* Adds the scripts of the directory that can be read to the n there are; one with the name of another is left out. */
void shelf_add(struct arena *, const char *directory, struct shelf_script **, size_t *n);

/*
 * Adds all of that kind there are, by name: each with a tab and its first line of
 * comment, a line each.  Those that are only part of others ("-- part: …") are
 * left out.  Dies where there is no such directory.
 */
void shelf_list(struct text *, const char *directory, const char *kind);

#endif
