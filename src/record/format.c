/*
 * format.c -- the four ways a record is written down: their names, and telling them apart
 */
#include "record/format.h"

#include "base/msg.h"
#include "record/lines.h"

enum format
format_named(const char *name, const char *option)
{
	if (strcmp(name, "json") == 0)
		return FORMAT_NDJSON;
	for (enum format f = FORMAT_NDJSON; f <= FORMAT_CSV; f++) {
		if (strcmp(name, format_name(f)) == 0)
			return f;
	}
	die("%s %s: no such format (ndjson, ltsv, tsv, csv)", option, name);
}

const char *
format_name(enum format f)
{
	static const char *const name[] = {"guess", "ndjson", "ltsv", "tsv", "csv"};

	return name[f];
}

void
format_check(struct span start, const char *file)
{
	static const struct {
		struct span magic;
		const char *what, *advice;
	} other[] = {
		{SPAN("\x1f\x8b"), "gzip", "zcat"},
		{SPAN("PK\x03\x04"), "a zip archive", "unzip -p"},
		{SPAN("\xfd""7zXZ\0"), "xz", "xzcat"},
		{SPAN("BZh"), "bzip2", "bzcat"},
		{SPAN("\x28\xb5\x2f\xfd"), "zstd", "zstdcat"},
		{SPAN("\xff\xfe"), "UTF-16", "iconv -f utf-16 -t utf-8"},
		{SPAN("\xfe\xff"), "UTF-16", "iconv -f utf-16 -t utf-8"},
	};

	for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++) {
		struct span magic = other[i].magic;

		if (start.len >= magic.len && memcmp(start.at, magic.at, magic.len) == 0)
			die_at(&(struct place){file, 0}, "looks like %s: %s %s | %s", other[i].what, other[i].advice,
				strcmp(file, "-") == 0 ? "FILE" : file, progname);
	}
}

/* The format of a file whose first line with something in it is this one, and no JSON. */
static enum format
format_of_line(struct span line)
{
	const char *tab = memchr(line.at, '\t', line.len), *colon = memchr(line.at, ':', line.len);
	const char *comma = memchr(line.at, ',', line.len);

	if (tab != NULL)
		return colon != NULL && colon > line.at && colon < tab ? FORMAT_LTSV : FORMAT_TSV;
	if (comma != NULL && (colon == NULL || comma < colon))
		return FORMAT_CSV;
	return FORMAT_LTSV;
}

enum format
format_guess(struct span start, bool *whole)
{
	const char *s = start.at, *end = s + start.len;

	*whole = false;
	while (s < end) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));
		const char *text = s;

		if (stop == NULL)
			stop = end;
		while (text < stop && (*text == ' ' || *text == '\r'))
			text++;
		if (text < stop && *text != '#') {
			*whole = stop < end;
			/* Tabs are blanks, too, but where something follows they part the cells of a TSV header. */
			while (text < stop && (*text == '\t' || *text == ' ' || *text == '\r'))
				text++;
			if (text < stop && (*text == '{' || *text == '['))
				return FORMAT_NDJSON;
			if (text < stop)
				return format_of_line((struct span){s, (size_t)(stop - s)});
		}
		s = stop + 1;
	}
	return FORMAT_GUESS;
}

void
format_write(struct text *out, enum format format, struct span text)
{
	switch (format) {
	case FORMAT_NDJSON:
		json_write(out, text);
		break;
	case FORMAT_CSV:
		csv_write(out, text);
		break;
	default:
		ltsv_write(out, text);
	}
}
