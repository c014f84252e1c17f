/*
 * spool.h -- input that is read more than once
 */
#ifndef SPOOL_H
#define SPOOL_H

/*
 * Makes it possible to read the files (NULL at the end; none, or "-": standard
 * input) more than once.  Standard input that cannot be wound back is copied
 * into a temporary file without a name, which nobody else can open and which
 * is gone when the program ends.  A named pipe, or standard input given twice,
 * ends the program with status 2, with what to do instead.
 */
void spool_begin(char *files[]);

/* Winds standard input back to where it was. */
void spool_again(void);

#endif
