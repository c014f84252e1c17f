/*
 * desk.c -- one interview after the other, and where their records go
 */
#include "interview/desk.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/delivery.h"
#include "interview/speech.h"
#include "record/caption.h"

/* The format of what is written, where the input has this one. */
static enum format
format_for(const struct desk *d, enum format input)
{
	if (d->output != NULL)
		return format_named(d->output, "--output");
	return input == FORMAT_LTSV ? FORMAT_LTSV : FORMAT_NDJSON;
}

static void
get_ready(struct desk *d, enum format input)
{
	enum format format = format_for(d, input);
	struct interview *iv = &d->interview;

	if (d->ready)
		return;
	*iv = (struct interview){.set = d->set, .terminal = d->terminal, .tongue = d->tongue, .decision = &d->decision,
	                         .sheet = d->sheet, .kept = d->kept, .labels = d->labels};
	decision_init(&d->decision, d->set, d->as_of, format, d->explain);
	interview_init(iv, format, d->as_of, d->core);
	d->ready = true;
}

void
desk_free(struct desk *d)
{
	if (!d->ready)
		return;
	interview_free(&d->interview);
	decision_free(&d->decision);
}

/* As large as a plain file is; -1 for anything else. */
static off_t
size_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? st.st_size : -1;
}

void
desk_put(struct terminal *t, struct span line)
{
	off_t size = size_of(STDOUT_FILENO);
	struct text whole = {0};
	sigset_t before;
	bool written;
	int problem;

	delivery_hold(&before);
	text_add(&whole, line.at, line.len);
	text_char(&whole, '\n');
	written = write_all(STDOUT_FILENO, (struct span){whole.at, whole.len});
	problem = errno;
	/* A part of a record could be taken for one. */
	if (!written && size >= 0 && size_of(STDOUT_FILENO) > size && ftruncate(STDOUT_FILENO, size) != 0)
		warn("standard output ends in a part of a record:");
	if (!written && t != NULL) {
		terminal_say(t, VOICE_STRONG, "The record could not be written. Here it is, to be copied:");
		terminal_lines(t, line);
	}
	text_free(&whole);
	errno = problem;
	if (!written)
		die("cannot write standard output:");
	sigprocmask(SIG_SETMASK, &before, NULL);
}

/* Writes the record of the interview, decided. */
static void
put_record(struct desk *d)
{
	struct text line = {0};

	interview_line(&d->interview, &line);
	desk_put(d->terminal, (struct span){line.at, line.len});
	text_free(&line);
}

/* The interview of the chart, up to its record; the program ends when it cannot be kept. */
static void
interview(struct desk *d, bool first)
{
	int problem;

	switch (interview_run(&d->interview, first)) {
	case INTERVIEW_DONE:
		break;
	case INTERVIEW_STOPPED:
		d->stopped = true;
		break;
	case INTERVIEW_NOT_KEPT:
		problem = errno;
		put_record(d);
		errno = problem;
		die("%s: the interview cannot be kept there; its record is on standard output:", d->kept);
	}
}

/* The one record of the file that was kept; nothing where there is no such file yet. */
struct kept {
	struct text line;
	enum format format;
	size_t n;
};

static void
take_kept(struct batch *b, void *self)
{
	struct kept *kept = self;

	for (size_t i = 0; i < b->n; i++) {
		if (b->record[i].blank)
			continue;
		kept->n += 1 + b->record[i].unreadable;
		kept->format = b->format;
		kept->line.len = 0;
		text_add(&kept->line, b->record[i].line.at, b->record[i].line.len);
	}
}

static void
read_kept(const struct desk *d, struct kept *kept)
{
	char *files[] = {(char *)d->kept, NULL};
	struct stat st;

	*kept = (struct kept){.format = FORMAT_GUESS};
	if (d->kept == NULL)
		return;
	delivery_check(d->kept);
	if (stat(d->kept, &st) != 0 && errno == ENOENT)
		return;
	cohort_look(&(struct cohort_options){0}, d->set->vocab, files, take_kept, kept);
	if (kept->n > 1 || (kept->n == 1 && kept->format != FORMAT_NDJSON && kept->format != FORMAT_LTSV))
		die("%s: is not one record of an interview, in NDJSON or LTSV", d->kept);
	if (kept->n == 1 && d->output != NULL && format_for(d, kept->format) != kept->format)
		die("%s: is in %s; leave out -o %s", d->kept, format_name(kept->format), d->output);
}

/* The day of the interview, unless it has one: one that goes on later keeps the day of its first answers. */
static void
set_date(struct desk *d)
{
	int date = vocab_field(d->set->vocab, SPAN("date"));
	char today[11 + TEXT_SLACK] = "";

	if (date < 0 || d->as_of == NULL || chart_has(&d->interview.chart, date))
		return;
	date_write(*d->as_of, today);
	chart_answer(&d->interview.chart, date, span_of(today));
}

int
desk_one(struct desk *d, const struct reply *given, size_t n)
{
	struct kept kept;
	struct text line = {0};
	int status = EXIT_OK;

	read_kept(d, &kept);
	get_ready(d, kept.format);
	chart_begin(&d->interview.chart, (struct span){kept.line.at, kept.line.len});
	for (size_t i = 0; i < n; i++)
		chart_answer(&d->interview.chart, given[i].field, given[i].answer);
	set_date(d);
	/* Whether it can be kept is known before anybody is asked. */
	if (!interview_keep(&d->interview))
		die("%s: the interview cannot be kept there:", d->kept);
	interview(d, true);
	interview_line(&d->interview, &line);
	if (d->kept != NULL) {
		text_char(&line, '\n');
		if (deliver(d->kept, (struct span){line.at, line.len}, 0600) != DELIVERED) {
			warn("%s: the record cannot be kept there; it is on standard output:", d->kept);
			status = EXIT_TROUBLE;
		}
		line.len--;
	}
	desk_put(d->terminal, (struct span){line.at, line.len});
	text_free(&line);
	text_free(&kept.line);
	return status;
}

/* Is this one to be asked about now?  Says which it is. */
static bool
begins(struct desk *d, const char *name)
{
	enum typed means = TYPED_WRONG;
	struct span typed = {NULL, 0};

	terminal_gap(d->terminal);
	terminal_say(d->terminal, VOICE_STRONG, name);
	while (means != TYPED_NOTHING && means != TYPED_SKIP && means != TYPED_STOP && typed_yesno(d->tongue, typed) != 1) {
		const char *prompt = tongue_say(d->tongue, "Enter: ask about this one; s: leave it as it is; q: leave all that follow:");

		means = terminal_ask(d->terminal, prompt, &typed) ? typed_command(d->tongue, typed) : TYPED_STOP;
	}
	d->stopped = means == TYPED_STOP;
	return means == TYPED_NOTHING || means == TYPED_ANSWER;
}

/* One line of the input: its interview, where it is wanted. */
static void
attend(struct desk *d, struct span line, const char *name)
{
	if (!d->stopped) {
		chart_begin(&d->interview.chart, line);
		if (!interview_wanted(&d->interview)) {
			d->settled++;
		} else if (begins(d, name)) {
			interview(d, false);
			/* "q" ends the interview; whether the next one is wanted is asked then. */
			d->stopped = d->terminal->ended;
			d->asked++;
			put_record(d);
			return;
		} else {
			d->left++;
		}
	} else {
		d->left++;
	}
	desk_put(d->terminal, line);
}

static void
visit(struct batch *b, void *self)
{
	struct desk *d = self;
	struct text lines[BATCH_SIZE] = {{0}}, names[BATCH_SIZE] = {{0}};

	get_ready(d, b->format);
	decision_judge(&d->decision, b);
	for (size_t i = 0; i < b->n; i++) {
		decision_line(&d->decision, b, i, &lines[i]);
		caption_text(&names[i], caption_id(b, &b->record[i]), &b->record[i].at);
		text_char(&names[i], '\0');
	}
	for (size_t i = 0; i < b->n; i++) {
		if (b->record[i].blank || b->record[i].unreadable)
			desk_put(d->terminal, (struct span){lines[i].at, lines[i].len});
		else
			attend(d, (struct span){lines[i].at, lines[i].len}, names[i].at);
		text_free(&lines[i]);
		text_free(&names[i]);
	}
}

int
desk_all(struct desk *d, const struct cohort_options *options, struct vocab *vocab, char *files[])
{
	char asked[NUMBER], settled[NUMBER], left[NUMBER];
	struct text t = {0};
	int status = cohort_read(options, vocab, files, visit, d);

	tongue_fill(&t, d->tongue, "{asked} records asked about, {settled} with nothing to ask, {left} left as they were",
	            "asked", count_text(asked, d->asked), "settled", count_text(settled, d->settled), "left", count_text(left, d->left), NULL);
	text_char(&t, '\0');
	terminal_gap(d->terminal);
	terminal_say(d->terminal, VOICE_PLAIN, t.at);
	text_free(&t);
	return status;
}
