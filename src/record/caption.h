/*
 * caption.h -- what a record is called: its id, and where it stands
 *
 * All programs name a record in the same way, "P0005 (clinic.ndjson:5)", and one
 * without an id by its place alone; what came through standard input stands in
 * the file "-", as in every message.
 */
#ifndef CAPTION_H
#define CAPTION_H

#include "record/batch.h"

/* The record's id, under whatever name of it; "" when it has none, or one that means "no answer", or two. */
struct span caption_id(struct batch *, const struct record *);

/* Written where there is no id (nothing, "?", "null"): many records would share it. */
bool caption_means_none(struct span id);

/* The caption, fit for a terminal. */
void caption_text(struct text *, struct span id, const struct place *);

#endif
