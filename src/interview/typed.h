/*
 * typed.h -- what a person types, and what it means as an answer to a question
 */
#ifndef TYPED_H
#define TYPED_H

#include "page/tongue.h"
#include "record/vocab.h"

enum typed {
	TYPED_ANSWER,   /* with its text as a record has it; "dk" where the person is not sure */
	TYPED_SKIP,
	TYPED_BACK,
	TYPED_WHY,
	TYPED_STOP,
	TYPED_NOTHING,  /* an empty line */
	TYPED_WRONG,    /* no answer to this question; why is said */
};

/*
 * Letters and words count in English and in the tongue, in any case; a choice
 * also by its number.  answer: emptied, and filled where it is one.  wrong: for
 * TYPED_WRONG what to say, in English.
 */
enum typed typed_read(const struct field_def *, struct tongue *, struct span line, struct text *answer, const char **wrong);

/* The line is yes (1), no (0), or neither (-1). */
int typed_yesno(struct tongue *, struct span line);

/* The line asks to skip, to go back, why, or to stop; TYPED_NOTHING where it is empty, TYPED_ANSWER for yes, no, and not sure. */
enum typed typed_command(struct tongue *, struct span line);

/* Adds "y n d s b ? q", in the tongue: the letters a question of that kind can be answered with; NULL: yes or no alone. */
void typed_letters(struct text *, struct tongue *, const struct field_def *);

/* Takes the next whole number from the line, with what parts it from the one before; false when there is none. */
bool typed_number(struct span *line, size_t *number);

#endif
