/*
 * speech.h -- what an interviewer says to the person, and hears, in the tongue of the interview
 */
#ifndef SPEECH_H
#define SPEECH_H

#include "interview/interview.h"

enum { NUMBER = 24 };  /* room for a count written out */

const char *count_text(char room[NUMBER], size_t n);

/* Says the text; likewise with the number in place of {n}. */
void speak(struct interview *, enum voice, const char *english);
void speak_count(struct interview *, enum voice, const char *english, size_t n);

/* Says a text that is made up already, and empties it. */
void speak_text(struct interview *, enum voice, struct text *);

/* The level's name, in the tongue. */
const char *level_text(struct interview *, int rank);

/* Says how many core questions are left, how long they take, and what they are needed for. */
void speak_of_core(struct interview *);

/*
 * A question that is none of the rules': yes or no, or back where that is
 * offered; "otherwise" for "stop", and when nobody answers any more.
 */
enum said { SAID_NO, SAID_YES, SAID_BACK };

enum said ask_yes_or_no(struct interview *, const char *english, bool back, enum said otherwise);

#endif
