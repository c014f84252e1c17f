/*
 * declare.h -- what the files of declarations share: how one is written, and how it is added to the rule set
 */
#ifndef DECLARE_H
#define DECLARE_H

#include <string.h>

#include "rule/form.h"
#include "rule/words.h"

#define DECLARATION(word) \
	static struct item *declare_##word(struct loading *ld, struct item **args, unsigned n, struct place at)

#define OPEN(word)                                        \
	struct form f;                                    \
	if (!form_open(&f, ld, #word, args, n, at))       \
		return NULL

/* Adds a zeroed element to a list of the rule set and gives its address. */
#define ADD(set, name)                                                                       \
	(((set)->n##name == (set)->cap##name                                                 \
	          ? ((set)->cap##name = (set)->cap##name == 0 ? 32 : (set)->cap##name * 2,   \
	             (set)->name = must_realloc((set)->name, (set)->cap##name, sizeof(*(set)->name))) \
	          : (set)->name),                                                            \
	 memset(&(set)->name[(set)->n##name], 0, sizeof(*(set)->name)), &(set)->name[(set)->n##name++])

/* Ids of one kind are used once. */
#define UNIQUE(f, list)                                                                                  \
	do {                                                                                             \
		for (unsigned u_ = 0; u_ + 1 < (f)->ld->set->n##list; u_++)                              \
			if (span_is((f)->ld->set->list[u_].is.id.text, (f)->id))                         \
				problem((f)->ld, (f)->at, "%s \"%s\" is declared twice (first at %s:%lu)", (f)->word, \
				        (f)->id.at, (f)->ld->set->list[u_].is.at.file,                   \
				        (f)->ld->set->list[u_].is.at.line);                              \
	} while (0)

/* Adds it to the rule set's; its number. */
int quantity_add(struct loading *, struct quantity);

#endif
