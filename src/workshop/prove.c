/*
 * prove.c -- bp-rules prove: do the rules keep what is promised of them?
 */
#include <stdlib.h>

#include "asking/calm.h"
#include "stage/place.h"
#include "workshop/object.h"
#include "workshop/proof.h"
#include "workshop/verb.h"

static struct rules_given rules;
static const char *as_of, *format;
static size_t samples, seed;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'n', "samples", "COUNT", "try so many records of chance where all ways are too many (20000 when not given)", OPTION_NUMBER, &samples},
	{0, "seed", "NUMBER", "make them from NUMBER (1 when not given)", OPTION_NUMBER, &seed},
	AS_OF_OPTION(as_of),
	OUTPUT_OPTION(format),
	{0},
};

static const char *
how(const struct verdict *v)
{
	switch (v->how) {
	case VERDICT_ALL:
		return "every way to answer";
	case VERDICT_CASES:
		return "every way to answer what it is about, whatever else is answered";
	case VERDICT_SAMPLED:
		break;
	}
	return "sampled";
}

/* The line that shows that it is broken, to be put among the cases. */
static void
add_vignette(struct text *t, const struct promise *p, struct span counter, struct span expect)
{
	text_format(t, "id:%s\ttitle:promise %s", p->is.id.text.at, p->is.id.text.at);
	if (counter.len > 0)
		text_char(t, '\t');
	text_add(t, counter.at, counter.len);
	text_format(t, "\texpect:%.*s", (int)expect.len, expect.at);
}

static void
say(struct text *t, const struct promise *p, const struct verdict *v)
{
	text_format(t, "%s:%lu: \"%s\" ", p->is.at.file, p->is.at.line, p->is.id.text.at);
	if (v->broken)
		text_format(t, "is BROKEN: %s\n", v->said.at);
	else if (v->tried == 0)
		text_format(t, "was never put to the test: its \"when\" did not come about in any record tried\n");
	else if (v->how == VERDICT_SAMPLED)
		text_format(t, "holds in %zu trials of chance (not for certain: there are too many ways to answer)\n", v->tried);
	else
		text_format(t, "holds, for certain: %s (%zu tried)\n", how(v), v->tried);
	if (v->broken) {
		text_format(t, "  ");
		add_vignette(t, p, (struct span){v->counter.at, v->counter.len}, (struct span){v->expect.at, v->expect.len});
		text_char(t, '\n');
	}
}

static void
write(struct text *t, const struct promise *p, const struct verdict *v)
{
	static const char *const hows[] = {"all", "cases", "sampled"};
	struct object o = object_begin(t);
	struct text line = {0};

	object_text(&o, "promise", p->is.id.text);
	object_string(&o, "file", p->is.at.file);
	object_count(&o, "line", p->is.at.line);
	object_string(&o, "says", v->broken ? "broken" : v->tried == 0 ? "untried" : "holds");
	object_flag(&o, "exact", v->broken || (v->how != VERDICT_SAMPLED && v->tried > 0));
	object_string(&o, "how", hows[v->how]);
	object_count(&o, "tried", v->tried);
	if (v->broken) {
		add_vignette(&line, p, (struct span){v->counter.at, v->counter.len}, (struct span){v->expect.at, v->expect.len});
		object_text(&o, "because", (struct span){v->said.at, strlen(v->said.at)});
		object_text(&o, "vignette", (struct span){line.at, line.len});
	}
	object_end(&o);
	text_free(&line);
}

static int
prove(int noperands, char *operands[])
{
	bool ndjson = writes_ndjson(format), none;
	struct ruleset *set;
	struct proof trial;
	struct text out = {0};
	size_t broken = 0, untried = 0, certain = 0;
	long day;
	const long *today = day_given(as_of, &day);

	(void)noperands;
	(void)operands;
	set = rules_load(&rules, READ_ALL);
	none = set->npromises == 0;
	proof_init(&trial, set, today, samples > 0 ? samples : 20000, seed > 0 ? seed : 1);
	for (unsigned i = 0; i < set->npromises; i++) {
		struct verdict v = {0};

		proof_of(&trial, &set->promises[i], &v);
		broken += v.broken;
		untried += !v.broken && v.tried == 0;
		certain += !v.broken && v.tried > 0 && v.how != VERDICT_SAMPLED;
		if (ndjson)
			write(&out, &set->promises[i], &v);
		else
			say(&out, &set->promises[i], &v);
		verdict_free(&v);
	}
	if (!ndjson) {
		text_format(&out, "%u promise%s: %zu certain, %zu sampled, %zu broken, %zu never put to the test\n", set->npromises,
		            set->npromises == 1 ? "" : "s", certain, set->npromises - certain - broken - untried, broken, untried);
		if (none)
			text_format(&out, "Write some: promise \"…\" { when = …, level_at_least = \"…\", source = … }\n");
	}
	output(out.at, out.len);
	if (none)
		warn("nothing was proved: no promise stands beside the rules");
	text_free(&out);
	proof_free(&trial);
	ruleset_free(set);
	return broken + untried > 0 || none ? EXIT_PROBLEM : EXIT_OK;
}

const struct command verb_prove = {
	.name = "bp-rules prove",
	.summary = "do the rules keep what is promised of them?",
	.operands = "",
	.options = options,
	.run = prove,
};
