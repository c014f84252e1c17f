/*
 * shelf.h -- where page scripts and languages lie, and what they say
 */
#ifndef SHELF_H
#define SHELF_H

#include "base/arena.h"
#include "base/text.h"

/*
 * The path of the file "name" means: itself when it has a "/" in it, else
 * DIRECTORY/KIND/NAME.lua; in the arena.  A name that is on no shelf ends the
 * program with status 2, which tells those that are.
 */
const char *shelf_path(struct arena *, const char *directory, const char *kind, const char *name);

/* The whole file, in the arena.  A file that cannot be read, and is none, ends the program with status 2. */
struct span shelf_read(struct arena *, const char *path);

/* All of that kind there are, by name: each with a tab and its first line of comment, a line each.  Dies where there is no such directory. */
void shelf_list(struct text *, const char *directory, const char *kind);

#endif
