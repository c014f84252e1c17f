/*
 * pty.c -- a program run on a terminal of its own, and a script in the place of the person
 *
 * usage: pty [option ...] -- SCRIPT PROGRAM [ARGUMENT ...]
 *        pty --batch [option ...] -- RECORDS PROGRAM [ARGUMENT ...]
 *
 * The program's standard input, output and error are those of pty itself; its
 * controlling terminal is a new one, which nobody sees but the script:
 *
 *   expect TEXT          wait until it has said so, after what was expected before; blanks and line ends are all one
 *   type TEXT            wait until it asks; type a line; \n in it: and another one, before it can say anything
 *   eof interrupt hangup kill   wait until it asks; ^D, ^C, the terminal goes away, SIGKILL
 *   answers FILE [until LABEL]  answer its questions from the record in FILE (LTSV), to the end or up to that question
 *
 * Questions are known by the "[label]" that bp-intake --labels shows.  With
 * --batch it is an interview for each of the RECORDS (LTSV), one after the
 * other.  pty ends as the program ended (128 and the signal, where one killed
 * it), or with 99 when the script could not be followed, or time was out.
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/command.h"
#include "base/msg.h"
#include "base/text.h"
#include "rule/ruleset.h"
#include "stage/place.h"
#include "stage/stage.h"

enum { LOST = 99, TRIES = 3, MOST_QUESTIONS = 400, LABEL_ROOM = 200 };

static size_t columns = 60, seconds = 10, seed = 1;
static const char *transcript, *log_to, *known, *rules, *otherwise = "d", *stops = "y", *goes_on = "n";
static bool batch, from_terminal;

static const struct option_row options[] = {
	{'b', "batch", NULL, "one interview for each record", OPTION_FLAG, &batch},
	{'c', "columns", "N", "the width of the terminal (60 when not given)", OPTION_NUMBER, &columns},
	{'i', "input", NULL, "the terminal is standard input, too", OPTION_FLAG, &from_terminal},
	{'t', "transcript", "FILE", "write what the terminal shows to FILE", OPTION_TEXT, &transcript},
	{'l', "log", "FILE", "write a line (LTSV) for each question answered, and one for each interview, to FILE", OPTION_TEXT, &log_to},
	{'k', "known", "LABELS", "what the record says to these (a,b,c) is given as field=value", OPTION_TEXT, &known},
	{'r', "rules", "DIR", "the rules: name the complaints the record says yes to", OPTION_TEXT, &rules},
	{'d', "default", "ANSWER", "to what the record says nothing to: d (when not given), s, n (where it can be; not to core), any (made up)", OPTION_TEXT, &otherwise},
	{'S', "seed", "N", "of such answers", OPTION_NUMBER, &seed},
	{'e', "stop", "y|n", "stop at an emergency (y when not given)", OPTION_TEXT, &stops},
	{'g', "go-on", "y|n", "go on with what cannot change the level (n when not given)", OPTION_TEXT, &goes_on},
	{'s', "seconds", "N", "so long an interview may take (10 when not given)", OPTION_NUMBER, &seconds},
	{0},
};

/* Of the interview at hand. */
static struct {
	int master, slave;
	pid_t pid;
	bool ended;            /* the program; "how" is as waitpid() tells it */
	int how;
	time_t until;
	struct text shown;     /* all that came, as it came */
	struct text said;      /* the same without colour, blanks and line ends being one blank */
	size_t typed_at;       /* what was shown when something was typed last */
	size_t said_at;        /* what was said then */
	size_t expected;       /* so much of what was said was expected */
	const char *record;    /* a line of LTSV, or NULL */
	const char *id;
	size_t asked;
	int emergency;         /* questions asked when it was announced, or -1 */
	char label[LABEL_ROOM], block[LABEL_ROOM];  /* of the question */
	size_t tries;          /* at it */
} is;

static FILE *log_file, *transcript_file;
static struct ruleset *set;

/* ---- the terminal ---- */

static void
note_end(int number)
{
	(void)number;
}

/* The program in place of this process; only functions that may stand between fork() and exec(). */
_Noreturn static void
become(char *words[])
{
	sigset_t none;

	sigemptyset(&none);
	setsid();
	if (ioctl(is.slave, TIOCSCTTY, 0) != 0)
		_exit(126);
	if (from_terminal)
		dup2(is.slave, 0);
	close(is.slave);
	close(is.master);
	signal(SIGCHLD, SIG_DFL);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execvp(words[0], words);
	_exit(127);
}

static void
begin(char *words[])
{
	struct winsize size = {.ws_row = 24, .ws_col = (unsigned short)columns};
	struct termios mode;

	is.master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (is.master < 0 || grantpt(is.master) != 0 || unlockpt(is.master) != 0)
		die("there is no terminal to be had:");
	/* Held open here, too: a terminal that nobody has open yet, or any more, is no end. */
	is.slave = open(ptsname(is.master), O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (is.slave < 0 || tcgetattr(is.slave, &mode) != 0)
		die("%s:", ptsname(is.master));
	mode.c_oflag &= ~(tcflag_t)OPOST;  /* the bytes as they were sent */
	mode.c_cc[VEOF] = 4;
	mode.c_cc[VINTR] = 3;
	if (tcsetattr(is.slave, TCSANOW, &mode) != 0 || ioctl(is.slave, TIOCSWINSZ, &size) != 0 ||
	    fcntl(is.master, F_SETFL, O_NONBLOCK) != 0)
		die("the terminal cannot be set:");
	is.until = time(NULL) + (time_t)seconds;
	fflush(NULL);
	is.pid = fork();
	if (is.pid < 0)
		die("fork:");
	if (is.pid == 0)
		become(words);
}

static void
note_shown(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		static bool escape;
		char c = bytes[i];

		text_char(&is.shown, c);
		if (c == '\033' || escape) {
			escape = c == '\033' || c == '[' || !isalpha((unsigned char)c);
			continue;
		}
		if (c == '\n' || c == '\t')
			c = ' ';
		if (c != ' ' || is.said.len == 0 || is.said.at[is.said.len - 1] != ' ')
			text_char(&is.said, c);
	}
}

/* What has come; false when nothing was there. */
static bool
take(void)
{
	char bytes[8192];
	ssize_t n = is.master >= 0 ? read(is.master, bytes, sizeof(bytes)) : -1;

	if (n > 0)
		note_shown(bytes, (size_t)n);
	return n > 0;
}

static void
give_up(const char *why)
{
	size_t from = is.shown.len > 600 ? is.shown.len - 600 : 0;

	fprintf(stderr, "pty: %s%s%s; the terminal shows at the end:\n%.*s\n", is.id != NULL ? is.id : "", is.id != NULL ? ": " : "", why,
	        (int)(is.shown.len - from), is.shown.len > 0 ? is.shown.at + from : "");
	if (!is.ended) {
		kill(is.pid, SIGKILL);
		waitpid(is.pid, &is.how, 0);
	}
	if (transcript_file != NULL)
		fwrite(is.shown.at, 1, is.shown.len, transcript_file);
	exit(LOST);
}

/* Waits until more has come, or the program ends: then all is read that it said.  False: nothing more will come. */
static bool
more(void)
{
	struct pollfd of = {.fd = is.master, .events = POLLIN};
	sigset_t none;

	sigemptyset(&none);
	while (!take()) {
		struct timespec wait = {.tv_sec = 1};

		if (is.ended)
			return false;
		if (waitpid(is.pid, &is.how, WNOHANG) == is.pid) {
			is.ended = true;
			continue;
		}
		if (time(NULL) > is.until)
			give_up("time is out");
		/* SIGCHLD is let in only here. */
		if (ppoll(&of, is.master >= 0, &wait, &none) > 0 && (of.revents & POLLIN) == 0)
			nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
	}
	return true;
}

/* How it ended, as a shell says it. */
static int
finish(void)
{
	while (more())
		;
	if (transcript_file != NULL)
		fwrite(is.shown.at, 1, is.shown.len, transcript_file);
	if (is.master >= 0)
		close(is.master);
	if (is.slave >= 0)
		close(is.slave);
	text_free(&is.shown);
	text_free(&is.said);
	return WIFEXITED(is.how) ? WEXITSTATUS(is.how) : 128 + WTERMSIG(is.how);
}

static void
send_bytes(const char *bytes, size_t n)
{
	is.typed_at = is.shown.len;
	is.said_at = is.said.len;
	if (write(is.master, bytes, n) != (ssize_t)n)
		give_up("nothing can be typed");
}

/* ---- what it asks ---- */

enum prompt { PROMPT_NONE, PROMPT_QUESTION, PROMPT_YESNO, PROMPT_LIST, PROMPT_OTHER };

static size_t
blanks(struct span s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.at[i] == ' ';
	return n;
}

/* The last line, when it waits for an answer there: it ends in ": ", and stands below what was typed last. */
static struct span
prompt_line(void)
{
	const char *line = is.shown.len > 0 ? memrchr(is.shown.at, '\n', is.shown.len) : NULL;
	size_t len = line != NULL ? is.shown.len - (size_t)(++line - is.shown.at) : 0;

	if (len < 3 || (size_t)(line - is.shown.at) <= is.typed_at || memcmp(line + len - 2, ": ", 2) != 0)
		return (struct span){0};
	return (struct span){line, len};
}

static struct span
said_since(void)
{
	return (struct span){is.said.at + is.said_at, is.said.len - is.said_at};
}

/* Which kind of prompt the line is; a part of a line that only looks like one would be a chance in a million. */
static enum prompt
kind_of_prompt(struct span line)
{
	struct span since = said_since(), before = since;

	if (before.len > 200) {
		before.at += before.len - 200;
		before.len = 200;
	}
	if (line.len == 0)
		return PROMPT_NONE;
	if (memmem(line.at, line.len, " ? ", 3) != NULL)
		return PROMPT_QUESTION;
	/* "y n: ", "y n b: ", also in words of another language; and not the end of the desk's prompt */
	if (line.len <= 24 && blanks(line) <= 3 && memmem(before.at, before.len, "Enter:", 6) == NULL)
		return PROMPT_YESNO;
	return memmem(since.at, since.len, " 1 ", 3) != NULL && memmem(since.at, since.len, " 2 ", 3) != NULL ? PROMPT_LIST : PROMPT_OTHER;
}

/* Waits until it asks; PROMPT_NONE: it has ended. */
static enum prompt
await(void)
{
	enum prompt kind = kind_of_prompt(prompt_line());

	while (kind == PROMPT_NONE && more())
		kind = kind_of_prompt(prompt_line());
	return kind;
}

static void
copy(char room[LABEL_ROOM], struct span s)
{
	size_t n = s.len < LABEL_ROOM ? s.len : LABEL_ROOM - 1;

	memcpy(room, s.at, n);
	room[n] = '\0';
}

/* The label and the block in the heading, where there has been a new one: "Question 7, at most 31 more: infection [fever]". */
static void
read_heading(void)
{
	struct span since = said_since();
	const char *close = since.len > 0 ? memrchr(since.at, ']', since.len) : NULL, *open = NULL, *block = NULL;

	if (close != NULL)
		open = memrchr(since.at, '[', (size_t)(close - since.at));
	if (open == NULL)
		return;
	for (const char *at = since.at; at < open && (at = memmem(at, (size_t)(open - at), " more: ", 7)) != NULL; at += 7)
		block = at + 7;
	copy(is.label, (struct span){open + 1, (size_t)(close - open - 1)});
	copy(is.block, block != NULL ? (struct span){block, (size_t)(open - block - 1)} : SPAN(""));
	is.tries = 0;
}

/* ---- answers ---- */

/* What the record says to the label; an empty span where it says nothing. */
static struct span
says(const char *record, const char *label, size_t len)
{
	for (const char *at = record; at != NULL && *at != '\0' && *at != '\n'; at += *at == '\t') {
		size_t n = strcspn(at, "\t\n");

		if (n > len && at[len] == ':' && memcmp(at, label, len) == 0)
			return (struct span){at + len + 1, n - len - 1};
		at += n;
	}
	return (struct span){0};
}

static unsigned
below(unsigned n)
{
	static uint64_t state;

	if (state == 0)
		state = seed * 2 + 1;
	state = state * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)((state >> 33) % n);
}

/* An answer that could be one: "0 to 115 years, d s b ? q: " says what can be answered. */
static void
make_up(char room[LABEL_ROOM], struct span line)
{
	char text[LABEL_ROOM];
	double least, most;
	unsigned last;

	copy(text, line);
	if (sscanf(text, "1-%u", &last) == 1)
		snprintf(room, LABEL_ROOM, "%u", below(2) ? 1 : 1 + below(last));
	else if (sscanf(text, "%lf to %lf", &least, &most) == 2)
		snprintf(room, LABEL_ROOM, "%.0f", least + below((unsigned)(most - least) / (below(2) ? 8 : 1) + 1));
	else if (strncmp(text, "y n ", 4) == 0)
		snprintf(room, LABEL_ROOM, "%s", below(10) ? "n" : below(3) ? "y" : "d");
	else
		snprintf(room, LABEL_ROOM, "s");
}

/* The answer that somebody would name a complaint for: a yes, or a choice that has a "none" and is not it. */
static bool
alarms(const struct field_def *def, struct span answer)
{
	if (def->type == FIELD_YESNO)
		return (def->kind == KIND_SYMPTOM || def->kind == KIND_RISK) && span_is(answer, SPAN("yes"));
	return def->type == FIELD_CHOICE && answer.len > 0 && span_is(def->values[0], SPAN("none")) && !span_is(answer, def->values[0]);
}

/* The numbers of the complaints the record tells of. */
static void
name_complaints(char room[LABEL_ROOM])
{
	size_t at = 0;

	room[0] = '\0';
	for (unsigned i = 0; set != NULL && i < set->ncomplaints; i++)
		for (const int *f = set->complaints[i].asks; *f >= 0; f++) {
			const struct field_def *def = &set->vocab->fields[*f];

			if (!alarms(def, says(is.record, def->label.at, def->label.len)))
				continue;
			at += (size_t)snprintf(room + at, LABEL_ROOM - at, "%s%u", at > 0 ? " " : "", i + 1);
			break;
		}
}

/* A core question that a case leaves out is left out on purpose. */
static bool
is_core(void)
{
	int field = set != NULL ? vocab_field(set->vocab, span_of(is.label)) : -1;

	return field >= 0 && set->vocab->fields[field].tier == TIER_CORE;
}

/* What to type at a question: what the record says, else what is said otherwise; what was not taken is skipped. */
static void
find_answer(char room[LABEL_ROOM], struct span line)
{
	struct span answer = says(is.record, is.label, strlen(is.label));

	if (is.tries > 0)
		snprintf(room, LABEL_ROOM, "s");
	else if (answer.len > 0 && !span_is(answer, SPAN("na")))
		copy(room, answer);
	else if (strcmp(otherwise, "any") == 0)
		make_up(room, line);
	else if (strcmp(otherwise, "n") == 0)
		snprintf(room, LABEL_ROOM, "%s", strncmp(line.at, "y n ", 4) == 0 && !is_core() ? "n" : "d");
	else
		snprintf(room, LABEL_ROOM, "%s", otherwise);
}

static void
note(const char *label, const char *block, const char *answer)
{
	if (log_file != NULL)
		fprintf(log_file, "id:%s\tn:%zu\tlabel:%s\tblock:%s\tanswer:%s\n", is.id != NULL ? is.id : "", is.asked, label, block, answer);
}

static void
answer_prompt(enum prompt kind)
{
	struct span line = prompt_line(), since = said_since();
	char answer[LABEL_ROOM] = "";
	size_t len;

	if (kind == PROMPT_QUESTION) {
		find_answer(answer, line);
		is.asked += is.tries == 0;
		if (is.tries++ > TRIES || is.asked > MOST_QUESTIONS)
			give_up("no answer is taken");
		note(is.label, is.block, answer);
	} else if (kind == PROMPT_LIST) {
		name_complaints(answer);
		is.asked++;
		note("complaints", "", answer);
	} else if (kind == PROMPT_YESNO && (blanks(line) == 3 || memmem(since.at, since.len, "Stop the questions here", 23) != NULL)) {
		if (is.emergency < 0)
			is.emergency = (int)is.asked;
		copy(answer, span_of(stops));
		note("emergency", "", answer);
	} else if (kind == PROMPT_YESNO) {
		copy(answer, span_of(goes_on));
		note("more", "", answer);
	}
	len = strlen(answer);
	answer[len] = '\n';
	send_bytes(answer, len + 1);
}

/* To the end, or until that question is asked. */
static void
answer_all(const char *until)
{
	enum prompt kind;

	while ((kind = await()) != PROMPT_NONE) {
		if (kind == PROMPT_QUESTION)
			read_heading();
		if (kind == PROMPT_QUESTION && until != NULL && strcmp(is.label, until) == 0)
			return;
		answer_prompt(kind);
	}
	if (until != NULL)
		give_up("the question did not come");
}

/* ---- the script ---- */

static void
expect(const char *text)
{
	const char *found;

	for (;;) {
		size_t len = is.said.len - is.expected;

		found = len > 0 ? memmem(is.said.at + is.expected, len, text, strlen(text)) : NULL;
		if (found != NULL)
			break;
		if (!more()) {
			fprintf(stderr, "pty: expected \"%s\"\n", text);
			give_up("that did not come");
		}
	}
	is.expected = (size_t)(found - is.said.at) + strlen(text);
}

static void
type(const char *text)
{
	struct text line = {0};

	for (const char *more; (more = strstr(text, "\\n")) != NULL; text = more + 2) {
		text_add(&line, text, (size_t)(more - text));
		text_char(&line, '\n');
	}
	text_string(&line, text);
	text_char(&line, '\n');
	send_bytes(line.at, line.len);
	text_free(&line);
}

static void
answer_from(char *words)
{
	char *until = strstr(words, " until "), *line = NULL;
	size_t room = 0;
	FILE *f;

	if (until != NULL) {
		*until = '\0';
		until += strlen(" until ");
	}
	f = fopen(words, "r");
	if (f == NULL || getline(&line, &room, f) < 0)
		die("%s:", words);
	fclose(f);
	is.record = line;
	answer_all(until);
	is.record = NULL;
	free(line);
}

/* One line of the script; what a person does is done when the program waits for it. */
static void
follow(char *line)
{
	size_t len = strcspn(line, " ");
	struct span word = {line, len};
	char *rest = line + len + (line[len] == ' ');

	if (span_is(word, SPAN("expect"))) {
		expect(rest);
		return;
	}
	if (span_is(word, SPAN("answers"))) {
		answer_from(rest);
		return;
	}
	if (await() == PROMPT_NONE) {
		fprintf(stderr, "pty: %s\n", line);
		give_up("it has ended, and asks nothing any more");
	}
	if (span_is(word, SPAN("type"))) {
		type(rest);
	} else if (span_is(word, SPAN("eof"))) {
		send_bytes("\004", 1);
	} else if (span_is(word, SPAN("interrupt"))) {
		send_bytes("\003", 1);
	} else if (span_is(word, SPAN("kill"))) {
		is.typed_at = is.shown.len;  /* what it asks now is not waited for any more */
		kill(is.pid, SIGKILL);
	} else if (span_is(word, SPAN("hangup"))) {
		close(is.slave);
		close(is.master);
		is.master = is.slave = -1;
	} else {
		die("%s: the script has no such word", line);
	}
}

static FILE *
must_open(const char *path, const char *how)
{
	FILE *f = path != NULL ? fopen(path, how) : NULL;

	if (path != NULL && f == NULL)
		die("cannot open %s:", path);
	return f;
}

static int
one(char *operands[])
{
	FILE *script = must_open(operands[0], "r");
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	begin(operands + 1);
	while ((n = getline(&line, &room, script)) >= 0) {
		line[strcspn(line, "\n")] = '\0';
		if (*line != '\0' && *line != '#')
			follow(line);
	}
	free(line);
	fclose(script);
	if (is.master >= 0 && await() != PROMPT_NONE)
		give_up("the script is at its end, and it still asks");
	return finish();
}

/* ---- many interviews ---- */

/* The arguments, and what is known beforehand; in the arena. */
static char **
words_for(struct arena *mem, char *operands[], int n)
{
	size_t room = (size_t)n + strlen(known != NULL ? known : "") + 2;
	char **words = arena_take(mem, room * sizeof(*words)), **to = words;

	while (*operands != NULL)
		*to++ = *operands++;
	for (const char *at = known; at != NULL && *at != '\0'; at += *at == ',') {
		size_t len = strcspn(at, ",");
		struct span value = says(is.record, at, len);

		if (value.len > 0 && !span_is(value, SPAN("dk"))) {
			char *word = arena_take(mem, len + value.len + 2);

			snprintf(word, len + value.len + 2, "%.*s=%.*s", (int)len, at, (int)value.len, value.at);
			*to++ = word;
		}
		at += len;
	}
	*to = NULL;
	return words;
}

/* The number it has said last behind these words, or -1. */
static int
number_behind(const char *words)
{
	const char *at = is.said.at, *end = at + is.said.len;
	int number = -1;

	while ((at = memmem(at, (size_t)(end - at), words, strlen(words))) != NULL) {
		at += strlen(words);
		for (number = 0; at < end && isdigit((unsigned char)*at); at++)
			number = number * 10 + *at - '0';
	}
	return number;
}

static int
many(int noperands, char *operands[])
{
	FILE *records = must_open(operands[0], "r");
	char *line = NULL;
	size_t room = 0;
	struct arena mem = {0};
	int worst = 0;

	while (getline(&line, &room, records) >= 0) {
		char id[LABEL_ROOM];
		int status, settled;

		if (*line == '#' || *line == '\n')
			continue;
		memset(&is, 0, sizeof(is));
		copy(id, says(line, "id", 2));
		is.record = line;
		is.id = id;
		is.emergency = -1;
		begin(words_for(&mem, operands + 1, noperands));
		answer_all(NULL);
		settled = number_behind("because they cannot change how soon: ");
		status = finish();
		if (log_file != NULL)
			fprintf(log_file, "id:%s\tasked:%zu\temergency:%d\tsettled:%d\tstatus:%d\n", id, is.asked, is.emergency, settled, status);
		worst = status > worst ? status : worst;
		arena_reset(&mem);
	}
	arena_free(&mem);
	free(line);
	fclose(records);
	return worst;
}

static int
pty(int noperands, char *operands[])
{
	struct rules_given given = {.directory = rules};
	struct sigaction action = {.sa_handler = note_end};
	sigset_t child;
	int status;

	if (noperands < 2)
		die("usage: pty [option ...] -- SCRIPT PROGRAM [ARGUMENT ...]");
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	sigaction(SIGCHLD, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
	set = rules != NULL ? rules_load(&given, READ_ALL) : NULL;
	log_file = must_open(log_to, "w");
	transcript_file = must_open(transcript, "w");
	is.emergency = -1;
	status = batch ? many(noperands, operands) : one(operands);
	if ((log_file != NULL && fclose(log_file) != 0) || (transcript_file != NULL && fclose(transcript_file) != 0))
		die("the log or the transcript could not be written:");
	if (set != NULL)
		ruleset_free(set);
	return status;
}

int
main(int argc, char *argv[])
{
	static const struct command command = {
		.name = "pty",
		.summary = "run a program on a terminal of its own, and follow a script there",
		.operands = "SCRIPT PROGRAM [ARGUMENT ...]",
		.options = options,
		.run = pty,
	};

	return command_main(&command, argc, argv);
}
