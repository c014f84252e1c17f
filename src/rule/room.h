/*
 * room.h -- the room rule files are run in: Lua, with nothing in it but the rule language
 *
 * No library is opened, no binary chunk is taken, memory is limited, nothing
 * can loop (the scanner does not let such a file run, and the guard has a
 * clock), and when room_close() returns Lua is gone: no rule author's code can
 * run while patients are read.
 */
#ifndef ROOM_H
#define ROOM_H

#include "rule/language.h"

struct room;

struct room *room_open(struct loading *);

/* Runs one file.  What is wrong with it is said as problems. */
void room_run(struct room *, const char *path, struct span text);
void room_close(struct room *);

#endif
