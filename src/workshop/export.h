/*
 * export.h -- a rule set for programs: one object a declaration
 */
#ifndef EXPORT_H
#define EXPORT_H

#include "workshop/chapters.h"

/*
 * Adds a line for every declaration that is in force and wanted, in the order
 * of the files: kind, word, id, file, line, what it does (conditions in words),
 * its sources and statements, and every other text it has, by its key.
 */
void export_write(struct text *, const struct chapters *);

#endif
