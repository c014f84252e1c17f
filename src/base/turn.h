/*
 * turn.h -- 64 words of 64 bits, turned so that columns become rows
 */
#ifndef TURN_H
#define TURN_H

#include <stddef.h>
#include <stdint.h>

/*
 * Bit i of column k becomes bit k of row i; the rows stand "step" words apart.
 * Columns from n on must be 0, and the bits of the rows that stand for them
 * must be 0 before: they need not be written.
 */
void turn(const uint64_t columns[64], unsigned n, uint64_t *rows, size_t step);

#endif
