/*
 * terminal.c -- the person's terminal
 */
#include "interview/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/delivery.h"
#include "page/letters.h"
#include "page/wrap.h"

enum { NARROW = 40, USUAL = 60, WIDE = 76 };

static size_t
width_of(int fd, bool plain)
{
	struct winsize size;

	if (plain || ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return USUAL;
	return size.ws_col < NARROW ? NARROW : size.ws_col > WIDE ? WIDE : size.ws_col;
}

/* NO_COLOR as no-color.org has it: there, and not empty. */
static bool
shows_colour(void)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return (no == NULL || *no == '\0') && term != NULL && *term != '\0' && strcmp(term, "dumb") != 0;
}

bool
terminal_open(struct terminal *t, bool plain, bool english)
{
	*t = (struct terminal){.plain = plain || !shows_colour(), .ascii = english && !letters_shown()};
	t->fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (t->fd < 0)
		return false;
	t->width = width_of(t->fd, plain);
	return true;
}

void
terminal_close(struct terminal *t)
{
	text_free(&t->line);
	if (t->fd >= 0)
		close(t->fd);
	t->fd = -1;
}

/* What cannot be shown to somebody who has left is lost; what matters is in the record. */
static void
put(struct terminal *t, struct span s)
{
	if (!t->gone && !write_all(t->fd, s))
		t->gone = true;
}

static void
add_letters(const struct terminal *t, struct text *to, struct span s)
{
	for (size_t at = 0; at < s.len;) {
		struct letter l = letter_at(s.at + at, s.len - at);

		if (!l.shown)
			text_char(to, (char)l.code);
		else if (t->ascii && l.code >= 0x80)
			text_string(to, letter_ascii(l.code));
		else
			text_add(to, s.at + at, l.size);
		at += l.size;
	}
}

static void
put_line(struct terminal *t, enum voice voice, size_t indent, struct span s)
{
	static const char *const marks[] = {"", "\033[1m", "\033[2m"};
	bool coloured = voice != VOICE_PLAIN && !t->plain && s.len > 0;

	t->line.len = 0;
	for (size_t i = 0; i < indent; i++)
		text_char(&t->line, ' ');
	if (coloured)
		text_string(&t->line, marks[voice]);
	add_letters(t, &t->line, s);
	if (coloured)
		text_string(&t->line, "\033[0m");
	text_char(&t->line, '\n');
	put(t, (struct span){t->line.at, t->line.len});
}

/* The text with the letters that are shown: what stands for one may be wider. */
static struct span
as_shown(const struct terminal *t, struct text *shown, const char *text)
{
	text_room(shown, 1);  /* also for nothing */
	add_letters(t, shown, span_of(text));
	return (struct span){shown->at, shown->len};
}

void
terminal_say(struct terminal *t, enum voice voice, const char *text)
{
	struct text shown = {0};
	struct span rest = as_shown(t, &shown, text);

	do
		put_line(t, voice, 0, wrap_line(&rest, t->width - 1));
	while (rest.len > 0);
	text_free(&shown);
}

void
terminal_item(struct terminal *t, const char *mark, const char *text)
{
	size_t margin = wrap_width(span_of(mark)) + 1;
	struct text line = {0}, shown = {0};
	struct span rest = as_shown(t, &shown, text), first;

	first = wrap_line(&rest, t->width - 1 - margin);
	text_format(&line, "%s %.*s", mark, (int)first.len, first.at);
	put_line(t, VOICE_PLAIN, 0, (struct span){line.at, line.len});
	while (rest.len > 0)
		put_line(t, VOICE_PLAIN, margin, wrap_line(&rest, t->width - 1 - margin));
	text_free(&line);
	text_free(&shown);
}

void
terminal_lines(struct terminal *t, struct span lines)
{
	while (lines.len > 0) {
		const char *end = memchr(lines.at, '\n', lines.len);
		size_t len = end != NULL ? (size_t)(end - lines.at) : lines.len;

		put_line(t, VOICE_PLAIN, 0, (struct span){lines.at, len});
		lines.at += len + (end != NULL);
		lines.len -= len + (end != NULL);
	}
}

void
terminal_gap(struct terminal *t)
{
	put(t, SPAN("\n"));
}

/* The next byte typed, or -1. */
static int
next_byte(struct terminal *t)
{
	if (t->taken == t->ntyped) {
		ssize_t n;

		do
			n = read(t->fd, t->typed, sizeof(t->typed));
		while (n < 0 && errno == EINTR);
		t->taken = 0;
		t->ntyped = n > 0 ? (size_t)n : 0;
		if (n <= 0)
			return -1;
	}
	return (unsigned char)t->typed[t->taken++];
}

bool
terminal_ask(struct terminal *t, const char *prompt, struct span *typed)
{
	enum { MOST = 4096 };  /* a terminal gives no longer lines; what is longer answers nothing here */
	struct text raw = {0}, shown = {0};
	struct span rest = as_shown(t, &shown, prompt), last = wrap_line(&rest, t->width - 2);
	int c = -1;

	for (; rest.len > 0; last = wrap_line(&rest, t->width - 2))
		put_line(t, VOICE_PLAIN, 0, last);
	t->line.len = 0;
	text_add(&t->line, last.at, last.len);
	text_char(&t->line, ' ');
	put(t, (struct span){t->line.at, t->line.len});
	text_free(&shown);
	while (!t->ended && (c = next_byte(t)) >= 0 && c != '\n')
		if (raw.len < MOST)
			text_char(&raw, (char)c);
	if (c < 0) {
		put(t, SPAN("\n"));
		t->ended = true;
		text_free(&raw);
		return false;
	}
	t->line.len = 0;
	letters_clean(&t->line, (struct span){raw.at, raw.len});
	text_free(&raw);
	*typed = (struct span){t->line.at, t->line.len};
	while (typed->len > 0 && *typed->at == ' ') {
		typed->at++;
		typed->len--;
	}
	while (typed->len > 0 && typed->at[typed->len - 1] == ' ')
		typed->len--;
	return true;
}

void
terminal_forget(struct terminal *t)
{
	t->taken = t->ntyped = 0;
	tcflush(t->fd, TCIFLUSH);
}
