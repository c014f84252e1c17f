/*
 * map.c -- other people's names for labels, from the file of --map
 */
#include "record/map.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/msg.h"

static void
read_line(struct vocab *vocab, const struct place *at, const char *line, size_t len)
{
	const char *tab;
	struct span alias, name, near, copy;
	struct label means, known;

	if (len > 0 && line[len - 1] == '\r')
		len--;
	if (len == 0 || *line == '#')
		return;
	tab = memchr(line, '\t', len);
	if (tab == NULL || tab == line)
		die_at(at, "not a label, a tab and a field");
	alias = (struct span){line, (size_t)(tab - line)};
	name = (struct span){tab + 1, len - alias.len - 1};
	copy = label_copy(&vocab->mem, name);
	means = name.len > 0 ? vocab_find(vocab, copy.at, copy.len) : (struct label){.kind = LABEL_UNKNOWN, .index = -1};
	if (means.kind != LABEL_FIELD) {
		near = vocab_nearest(vocab, name);
		die_at(at, "unknown field %.*s%s%.*s (each line: the other name, a tab, the field)", (int)name.len, name.at,
			near.len > 0 ? "; nearest: " : "", (int)near.len, near.at);
	}
	copy = label_copy(&vocab->mem, alias);
	known = vocab_find(vocab, copy.at, copy.len);
	if (known.kind == LABEL_FIELD && known.index == means.index)
		return;
	if (!vocab_map(vocab, alias, means.index))
		die_at(at, "%.*s has a meaning already", (int)alias.len, alias.at);
}

void
map_read(struct vocab *vocab, const char *path)
{
	FILE *in = fopen(path, "re");
	char *line = NULL;
	size_t room = 0;
	ssize_t len;
	struct place at = {path, 0};

	if (in == NULL)
		die("cannot open %s:", path);
	while ((len = getline(&line, &room, in)) > 0) {
		at.line++;
		if (line[len - 1] == '\n')
			len--;
		if (at.line == 1 && len >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0)
			read_line(vocab, &at, line + 3, (size_t)len - 3);
		else
			read_line(vocab, &at, line, (size_t)len);
	}
	if (ferror(in))
		die("cannot read %s:", path);
	free(line);
	fclose(in);
}
