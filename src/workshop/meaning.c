/*
 * meaning.c -- bp-rules explain: what the codes of bp-rules check mean
 */
#include "base/msg.h"
#include "workshop/codes.h"
#include "workshop/object.h"
#include "workshop/verb.h"

static const char *format;

static const struct option_row options[] = {
	OUTPUT_OPTION(format),
	{0},
};

/* The example, each of its lines behind two blanks. */
static void
add_example(struct text *out, const char *title, const char *example)
{
	if (example == NULL)
		return;
	text_format(out, "\n%s:\n\n", title);
	while (*example != '\0') {
		size_t n = strcspn(example, "\n");

		text_format(out, "  %.*s\n", (int)n, example);
		example += n + (example[n] == '\n');
	}
}

/* Text of sentences, in lines of up to 79 signs. */
static void
add_lines(struct text *out, const char *s)
{
	enum { WIDTH = 79 };

	while (*s != '\0') {
		size_t n = strlen(s);

		if (n > WIDTH) {
			for (n = WIDTH; n > 0 && s[n] != ' '; n--)
				;
			if (n == 0)
				n = strcspn(s, " ");
		}
		text_format(out, "%.*s\n", (int)n, s);
		s += n + (s[n] == ' ');
	}
}

static void
add_object(struct text *out, const struct code *c)
{
	struct object o = object_begin(out);

	object_string(&o, "code", c->name);
	object_string(&o, "title", c->title);
	object_string(&o, "meaning", c->why);
	if (c->wrong != NULL) {
		object_string(&o, "wrong", c->wrong);
		object_string(&o, "right", c->right);
	}
	object_end(&o);
}

static void
add_code(struct text *out, const struct code *c)
{
	text_format(out, "%s  %s\n\n", c->name, c->title);
	add_lines(out, c->why);
	add_example(out, "Wrong", c->wrong);
	add_example(out, "Right", c->right);
	if (*c->name == 'D')
		text_format(out, "\nTo keep it as it is, say why in its table:\n\n  accepts = { \"%s: ...\" }\n", c->name);
}

static int
explain(int noperands, char *operands[])
{
	bool ndjson = writes_ndjson(format);
	struct text out = {0};

	for (const struct code *c = codes; noperands == 0 && c->name != NULL; c++)
		if (ndjson)
			add_object(&out, c);
		else
			text_format(&out, "%s  %s\n", c->name, c->title);
	for (int i = 0; i < noperands; i++) {
		const struct code *c = code_named(span_of(operands[i]));

		if (c == NULL)
			die("there is no code %s; bp-rules explain lists them", operands[i]);
		if (ndjson) {
			add_object(&out, c);
		} else {
			if (i > 0)
				text_char(&out, '\n');
			add_code(&out, c);
		}
	}
	output(out.at, out.len);
	text_free(&out);
	return EXIT_OK;
}

const struct command verb_explain = {
	.name = "bp-rules explain",
	.summary = "what a code of bp-rules check means, with a wrong and a right example",
	.operands = "[CODE ...]",
	.options = options,
	.run = explain,
};
