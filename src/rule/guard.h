/*
 * guard.h -- a watch over work that might loop or crash
 *
 * Between guard_begin() and guard_end(), two seconds on the clock or a crash
 * end the program with one line that names the file, and status 2.  Needed
 * because a rule file can crash the Lua interpreter itself, and because
 * Lua's own step counter is silent while it compiles.
 */
#ifndef GUARD_H
#define GUARD_H

void guard_begin(const char *directory);

/* The file now being read. */
void guard_file(const char *path);
void guard_end(void);

#endif
