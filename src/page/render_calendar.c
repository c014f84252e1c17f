/*
 * render_calendar.c -- the events of a document as iCalendar (RFC 5545): all-day events
 *
 * The id an event is known by is a mark made of the one given, so that nobody
 * reads a patient's number from it; the same event keeps it from day to day.
 */
#include "page/render.h"

#include <inttypes.h>

#include "page/letters.h"

enum { LINE = 75 };  /* bytes, line end not counted */

/* Adds the content line, folded: a line that begins with a blank goes on where the one before it ended. */
static void
add_line(struct text *out, struct span line)
{
	size_t at = 0, room = LINE;

	while (line.len - at > room) {
		size_t n = room;

		while (n > 1 && ((unsigned char)line.at[at + n] & 0xc0) == 0x80)
			n--;
		text_add(out, line.at + at, n);
		text_add(out, "\r\n ", 3);
		at += n;
		room = LINE - 1;
	}
	text_add(out, line.at + at, line.len - at);
	text_add(out, "\r\n", 2);
}

static void
add_plain(struct text *out, const char *line)
{
	add_line(out, span_of(line));
}

/* "NAME:the phrase", escaped; nothing of a phrase that is empty. */
static void
add_property(struct text *out, const char *name, const struct node *holder)
{
	struct text line = {0}, value = {0};

	phrase_text(&value, holder);
	if (value.len == 0)
		return;
	text_format(&line, "%s:", name);
	for (size_t i = 0; i < value.len; i++) {
		if (value.at[i] == ',' || value.at[i] == ';' || value.at[i] == '\\')
			text_char(&line, '\\');
		text_char(&line, value.at[i]);
	}
	add_line(out, (struct span){line.at, line.len});
	text_free(&line);
	text_free(&value);
}

static void
add_day(struct text *out, const char *name, long day, const char *end)
{
	char text[11];
	struct text line = {0};

	date_write(day, text);
	text_format(&line, "%s:%.4s%.2s%.2s%s", name, text, text + 5, text + 8, end);
	add_line(out, (struct span){line.at, line.len});
	text_free(&line);
}

/* FNV-1a of 64 bits. */
static uint64_t
mark_of(struct span s, uint64_t mark)
{
	for (size_t i = 0; i < s.len; i++)
		mark = (mark ^ (unsigned char)s.at[i]) * UINT64_C(0x100000001b3);
	return mark;
}

static void
add_uid(struct text *out, const struct node *holder)
{
	struct text uid = {0}, line = {0};
	struct span s;

	phrase_text(&uid, holder);
	s = (struct span){uid.at, uid.len};
	text_format(&line, "UID:%016" PRIx64 "%016" PRIx64 "@bp-tools", mark_of(s, UINT64_C(0xcbf29ce484222325)),
	            mark_of(s, UINT64_C(0x6c62272e07bb0142)));
	add_line(out, (struct span){line.at, line.len});
	text_free(&uid);
	text_free(&line);
}

static void
add_event(struct text *out, const struct node *n, long made)
{
	const struct node *summary = n->first->next, *description = summary->next;
	long day = 0;

	date_read(n->text, &day);
	add_plain(out, "BEGIN:VEVENT");
	add_uid(out, n->first);
	add_day(out, "DTSTAMP", made, "T000000Z");
	add_day(out, "DTSTART;VALUE=DATE", day, "");
	add_day(out, "DTEND;VALUE=DATE", day + (long)n->value, "");
	add_property(out, "SUMMARY", summary);
	add_property(out, "DESCRIPTION", description);
	add_plain(out, "TRANSP:TRANSPARENT");
	add_plain(out, "END:VEVENT");
}

void
render_calendar(const struct rendering *r, struct text *out)
{
	add_plain(out, "BEGIN:VCALENDAR");
	add_plain(out, "VERSION:2.0");
	add_plain(out, "PRODID:-//bp-tools//bp-report//EN");
	add_plain(out, "CALSCALE:GREGORIAN");
	for (const struct node *n = r->document->first; n != NULL; n = n->next)
		if (n->kind == NODE_TITLE)
			add_property(out, "X-WR-CALNAME", n);
	for (const struct node *n = r->document->first; n != NULL; n = n->next)
		if (n->kind == NODE_EVENT)
			add_event(out, n, r->day);
	add_plain(out, "END:VCALENDAR");
}
