/*
 * map.h -- other people's names for labels, from the file of --map
 */
#ifndef MAP_H
#define MAP_H

#include "record/vocab.h"

/* Adds the names to the vocabulary; what is wrong in the file ends the program with status 2. */
void map_read(struct vocab *, const char *path);

#endif
