/*
 * new.c -- bp-rules new: the skeleton of a rule, to be filled in
 *
 * What is to be filled in is a name nobody has declared, so the rules do not
 * load as long as any of it is left.
 */
#include <math.h>

#include "rule/overlay.h"
#include "workshop/object.h"
#include "workshop/verb.h"

static struct rules_given rules;
static const char *kind = "redflag", *format;

static const struct option_row options[] = {
	RULES_OPTIONS(rules),
	{'k', "kind", "WORD", "of what kind: redflag (when not given), triage, final, pattern, cluster, condition, conflict", OPTION_TEXT, &kind},
	OUTPUT_OPTION(format),
	{0},
};

/* A rule fires, and then its id stands in "result". */
static const struct skeleton {
	const char *word, *result;
	bool level, unless, suspect;
	const char *main;  /* the key of what makes it fire */
} skeletons[] = {
	{"redflag", "redflags", true, true, true, "when"},
	{"triage", "triage_rules", true, true, false, "when"},
	{"final", "triage_rules", true, true, false, "when"},
	{"pattern", "pattern", false, true, false, "when"},
	{"cluster", "scores", false, false, false, "when"},
	{"condition", "likely", false, false, false, "supports"},
	{"conflict", "conflicts", false, false, false, "when"},
};

enum { NSKELETONS = sizeof(skeletons) / sizeof(skeletons[0]) };

static const struct skeleton *
skeleton_of(const char *word)
{
	struct text all = {0};

	for (size_t i = 0; i < NSKELETONS; i++)
		if (strcmp(skeletons[i].word, word) == 0)
			return &skeletons[i];
	for (size_t i = 0; i < NSKELETONS; i++)
		text_format(&all, "%s%s", i == 0 ? "" : i + 1 < NSKELETONS ? ", " : " or ", skeletons[i].word);
	text_char(&all, '\0');
	die("--kind wants %s, not \"%s\"", all.at, word);
}

/* Ends the program over an id that cannot be had. */
static void
check_id(const struct ruleset *set, const char *id)
{
	const struct writing *writing = set->writing;
	size_t len = strlen(id);

	if (len == 0 || len > 100 || strpbrk(id, ",\"\\") != NULL || utf8_good(id, len) < len)
		die("an id has up to 100 bytes and no comma, quote or backslash, as it stands in lists");
	if (strchr(id, ' ') != NULL)
		die("an id has no blank, as blanks part what a worked case expects; write a hyphen");
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)id[i] < ' ' || id[i] == 0x7f)
			die("an id has no tab or line end, as it stands in lists");
	for (unsigned i = 0; i < writing->n; i++) {
		const struct written *w = writing->list[i];

		if (overlay_is(w) || !span_is(w->id, span_of(id)))
			continue;
		if (w->retired != NULL)
			die_at(&w->retired->at, "%s \"%s\" is retired (%s), and a retired id is never used again; choose a new one", w->word->name, id,
			       w->retired->why);
		die_at(&w->at, "there is a %s \"%s\" already; choose a new id, or change it with override \"%s\" { … }", w->word->name, id, id);
	}
}

/* A key to be filled in, and in a comment what with. */
static void
add_key(struct text *t, const char *key, const char *hint)
{
	text_format(t, "  %s = FILL_IN,%*s-- %s\n", key, (int)(12 - strlen(key)), "", hint);
}

static const struct field_def *
first_field(const struct ruleset *set, enum field_type type)
{
	for (size_t i = 0; i < set->vocab->nfields; i++)
		if (set->vocab->fields[i].type == type && set->vocab->fields[i].tier == TIER_CORE)
			return &set->vocab->fields[i];
	return NULL;
}

/* A condition as an example, from the questions of these rules. */
static void
add_example(struct text *t, const struct ruleset *set)
{
	const struct field_def *yesno = first_field(set, FIELD_YESNO), *number = first_field(set, FIELD_NUMBER);

	if (yesno != NULL && number != NULL && isfinite(number->min + number->max))
		text_format(t, "all { %s, %s:at_least(%ld) }", yesno->label.at, number->label.at, (long)((number->min + number->max) / 2));
	else
		text_format(t, "all { a, b }");
}

static void
add_levels(struct text *t, const struct ruleset *set, bool lowest)
{
	for (unsigned rank = set->nlevels; rank-- > (lowest ? 0 : 1);)
		text_format(t, "%s\"%s\"", rank + 1 < set->nlevels ? ", " : "", set->levels[rank].is.id.text.at);
}

static void
add_rule(struct text *t, const struct ruleset *set, const struct skeleton *s, const char *id)
{
	struct text hint = {0};

	text_format(t, "%s \"%s\" {\n", s->word, id);
	if (s->level) {
		add_levels(&hint, set, strcmp(s->word, "redflag") != 0);
		text_char(&hint, '\0');
		add_key(t, "level", hint.at);
		add_key(t, "within", "the time to be seen in: \"now\", \"24 h\", \"7 d\"; without this line that of the level");
	}
	if (strcmp(s->word, "condition") == 0)
		add_key(t, "name", "in quotes: how clinicians call it");
	hint.len = 0;
	text_format(&hint, strcmp(s->main, "when") == 0 ? "what must be certain: " : "points for it: { { 3, ");
	add_example(&hint, set);
	text_format(&hint, strcmp(s->main, "when") == 0 ? "" : " }, { 2, b } }");
	text_char(&hint, '\0');
	add_key(t, s->main, hint.at);
	if (s->unless)
		add_key(t, "unless", "what holds it back once it is certain; without this line nothing does");
	if (strcmp(s->word, "conflict") == 0)
		add_key(t, "forget", "the answers to leave out then: { a }; without this line it is only told");
	if (s->suspect)
		add_key(t, "suspect", "in quotes: what it could be");
	if (strcmp(s->main, "when") == 0)
		add_key(t, "say", "in quotes: what to do");
	hint.len = 0;
	text_format(&hint, "the key of what it rests on");
	if (set->nsources > 0)
		text_format(&hint, ": \"%s\"; or several: { \"%s\", … }", set->sources[0].is.id.text.at, set->sources[0].is.id.text.at);
	text_char(&hint, '\0');
	add_key(t, "source", hint.at);
	add_key(t, "owner", "in quotes: who answers for it");
	add_key(t, "since", "the day it begins: \"2027-01-31\"");
	add_key(t, "review_by", "the day somebody must look at it again");
	text_format(t, "  status = \"draft\",      -- it fires all the same; \"active\" once it is signed\n}\n");
	text_free(&hint);
}

/* The cases: just inside the rule, just outside, and the one in which nobody asked what decides. */
static const struct {
	const char *which, *title, *sign;
} cases[] = {
	{"yes", "just inside", "~"}, {"no", "just outside", "!~"}, {"not-asked", "what decides was not asked", "!~"},
};

enum { NCASES = sizeof(cases) / sizeof(cases[0]) };

/* Case number k as a line of a file of cases, without a line end. */
static void
add_case(struct text *t, const struct skeleton *s, const char *id, size_t k)
{
	text_format(t, "id:%s-%s\ttitle:%s\tFILL_IN:FILL_IN\texpect:%s%s%s\texpect_problems:none", id, cases[k].which, cases[k].title,
	            s->result, cases[k].sign, id);
}

static void
add_cases(struct text *t, const struct ruleset *set, const struct skeleton *s, const char *id)
{
	const struct field_def *yesno = first_field(set, FIELD_YESNO);

	text_format(t, "\n-- Three cases, for a file of their own in tests/ of the rules, without the \"--: \" in front; between the fields are\n"
	               "-- tabs.  Give each its answers in place of FILL_IN:FILL_IN, such as %s:yes.  The second is just outside\n"
	               "-- the rule; in the third the question that decides is left out.\n", yesno != NULL ? yesno->label.at : "a");
	for (size_t k = 0; k < NCASES; k++) {
		text_format(t, "--: ");
		add_case(t, s, id, k);
		text_char(t, '\n');
	}
}

static void
add_object(struct text *t, const struct ruleset *set, const struct skeleton *s, const char *id)
{
	struct object o = object_begin(t);
	struct text part = {0};

	object_string(&o, "kind", s->word);
	object_string(&o, "id", id);
	add_rule(&part, set, s, id);
	object_text(&o, "rule", (struct span){part.at, part.len});
	object_list(&o, "cases");
	for (size_t k = 0; k < NCASES; k++) {
		part.len = 0;
		add_case(&part, s, id, k);
		object_item(&o, (struct span){part.at, part.len});
	}
	object_list_end(&o);
	object_end(&o);
	text_free(&part);
}

static int
new(int noperands, char *operands[])
{
	const struct skeleton *s = skeleton_of(kind);
	struct ruleset *set;
	struct text t = {0};

	if (noperands != 1)
		die("wants one id: bp-rules new RF-OUR-1 (try --help)");
	set = rules_load(&rules, READ_WRITTEN);
	check_id(set, operands[0]);
	if (writes_ndjson(format)) {
		add_object(&t, set, s, operands[0]);
	} else {
		text_format(&t, "-- %s: say here in one sentence what it is for.\n"
		                "-- Put something in the place of every FILL_IN; while one is left, the rules do not load.\n",
		            operands[0]);
		add_rule(&t, set, s, operands[0]);
		add_cases(&t, set, s, operands[0]);
	}
	output(t.at, t.len);
	text_free(&t);
	ruleset_free(set);
	return EXIT_OK;
}

const struct command verb_new = {
	.name = "bp-rules new",
	.summary = "the skeleton of a rule, and of three cases for it",
	.operands = "ID",
	.options = options,
	.run = new,
};
