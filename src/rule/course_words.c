/*
 * course_words.c -- the words that read the course of a patient: days, in_force(x), responded "same" …
 */
#include <math.h>

#include "rule/declare.h"

enum { MOST_DAYS = 100000, MOST_VISITS = 1000000 };

static const struct {
	const char *name;
	enum course_kind kind;
	double min, max;
} fixed[] = {
	{"visits", COURSE_VISITS, 1, MOST_VISITS},
	{"days_between_visits", COURSE_GAP, 0, MOST_DAYS},
	{"days", COURSE_DAYS, 0, MOST_DAYS},
	{"episodes", COURSE_EPISODES, 1, MAX_EPISODES},
	{"days_since", COURSE_SINCE, -MOST_DAYS, MOST_DAYS},
	{"days_overdue", COURSE_LATE, -MOST_DAYS, MOST_DAYS},
};

bool
course_number_named(struct span name)
{
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		if (span_is(span_of(fixed[i].name), name))
			return true;
	return false;
}

/* When it is known. */
static int
phase_of(const struct ruleset *set, enum course_kind kind, int of)
{
	switch (kind) {
	case COURSE_PREVIOUS:
	case COURSE_LAST:
	case COURSE_GAP:
		return PHASE_EPISODE;
	case COURSE_TIMES:
	case COURSE_HELD:
		return set->streaks[of].phase;
	case COURSE_SINCE:
	case COURSE_AGE:
	case COURSE_LATE:
		return PHASE_FOLLOWUP;
	default:
		return PHASE_COURSE;
	}
}

int
course_number_add(struct loading *ld, struct span name, enum course_kind kind, int of, double min, double max,
                  struct place at)
{
	struct ruleset *set = ld->set;
	int quantity = (int)set->nquantities;
	struct form f = {.ld = ld, .word = "a number of the course:", .id = name, .at = at};

	*ADD(set, quantities) = (struct quantity){
		.name = name, .field = -1, .tier = TIER_FOLLOWUP, .min = min, .max = max, .phase = phase_of(set, kind, of), .at = at,
	};
	*ADD(set, course_numbers) = (struct course_number){kind, quantity, of};
	if (course_number_named(name))
		names_add(ld->names, &(struct name){.text = name, .kind = NAME_QUANTITY, .quantity = quantity, .at = at});
	else
		form_name(&f, (struct name){.kind = NAME_QUANTITY, .quantity = quantity});
	return quantity;
}

struct item *
course_number_item(struct loading *ld, struct span name, struct place at)
{
	struct item *item;
	size_t i = 0;

	if (!course_number_named(name))
		return NULL;
	while (!span_is(span_of(fixed[i].name), name))
		i++;
	name = (struct span){arena_copy(&ld->set->mem, name.at, name.len), name.len};  /* explanations write it in pieces */
	course_number_add(ld, name, fixed[i].kind, 0, fixed[i].min, fixed[i].max, at);
	item = item_new(ld, ITEM_NAME, at);
	item->name = names_find(ld->names, name);
	return item;
}

/* A visit condition, seen from another visit. */
static struct item *
look_item(struct loading *ld, enum look_kind kind, const char *word, struct item **args, unsigned n, struct place at)
{
	struct ruleset *set = ld->set;
	const struct cond *when;
	int field = -1;
	unsigned i;

	if (n == 2 && kind == LOOK_LATELY && args[1]->kind == ITEM_NAME && args[1]->name->kind == NAME_FIELD) {
		field = args[1]->name->index;
		if (set->vocab->fields[field].type != FIELD_DAY) {
			problem(ld, at, "lately(x, y) forgets x when y, a day, is another one; %s is none", args[1]->name->text.at);
			return bad_item(ld, at);
		}
	} else if (n != 1) {
		problem(ld, at, "write %s(x)", word);
		return bad_item(ld, at);
	}
	if ((when = as_cond(ld, args[0], word, PHASE_LIST)) == NULL)
		return bad_item(ld, at);
	for (i = 0; i < set->nlooks; i++)
		if (set->looks[i].kind == kind && set->looks[i].when == when && set->looks[i].field == field)
			break;
	if (i == set->nlooks)
		*ADD(set, looks) = (struct course_look){kind, when, field};
	return test_item(ld, at, (struct cond){.test = TEST_LOOK, .a = (int)i, .phase = PHASE_COURSE});
}

#define LOOK_WORD(word, kind)                                                                              \
	static struct item *word_##word(struct loading *ld, struct item **args, unsigned n, struct place at) \
	{                                                                                                  \
		return look_item(ld, kind, #word, args, n, at);                                            \
	}

LOOK_WORD(in_force, LOOK_IN_FORCE)
LOOK_WORD(at_first, LOOK_FIRST)
LOOK_WORD(told_before, LOOK_BEFORE)
LOOK_WORD(at_some_visit, LOOK_EVER)
LOOK_WORD(lately, LOOK_LATELY)
LOOK_WORD(since_raised, LOOK_RAISED)

/* The response of that name, or -1, which has been said. */
static int
response_of(struct loading *ld, const char *word, struct item **args, unsigned n, struct place at)
{
	const struct course_rules *course = &ld->set->course;
	struct text all = {0};

	if (n != 1 || args[0]->kind != ITEM_TEXT) {
		if (n != 1 || args[0]->kind != ITEM_BAD)
			problem(ld, at, "write %s \"same\"", word);
		return -1;
	}
	for (unsigned i = 0; i < course->nresponses; i++) {
		if (span_is(course->responses[i].text, args[0]->text)) {
			text_free(&all);
			return (int)i;
		}
		text_format(&all, "%s%s", i > 0 ? ", " : "", course->responses[i].text.at);
	}
	if (!ld->cut_short)
		problem(ld, at, "%s \"%s\": no response above gives that; there %s %.*s", word, args[0]->text.at,
		        course->nresponses == 1 ? "is" : "are", all.len > 0 ? (int)all.len : 4, all.len > 0 ? all.at : "none");
	text_free(&all);
	return -1;
}

static struct item *
word_responded(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = response_of(ld, "responded", args, n, at);

	return i < 0 ? bad_item(ld, at) : test_item(ld, at, (struct cond){.test = TEST_RESPONDED, .a = i, .phase = PHASE_RESPONSE});
}

static struct item *
word_responded_before(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = response_of(ld, "responded_before", args, n, at);

	return i < 0 ? bad_item(ld, at) : test_item(ld, at, (struct cond){.test = TEST_RESPONDED_BEFORE, .a = i, .phase = PHASE_EPISODE});
}

static struct item *
word_walked(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	const char **all = arena_take(&ld->mem, (ld->set->nwalks + 1) * sizeof(*all));
	const char *nearest;
	unsigned i;

	if (n != 1 || args[0]->kind != ITEM_TEXT) {
		if (n != 1 || args[0]->kind != ITEM_BAD)
			problem(ld, at, "write walked \"id\"");
		return bad_item(ld, at);
	}
	for (i = 0; i < ld->set->nwalks; i++) {
		all[i] = ld->set->walks[i].is.id.text.at;
		if (span_is(ld->set->walks[i].is.id.text, args[0]->text))
			return test_item(ld, at, (struct cond){.test = TEST_WALKED, .a = (int)i, .phase = PHASE_WALK + 1});
	}
	nearest = nearest_of(all, args[0]->text);
	if (!ld->cut_short)
		problem(ld, at, "walked \"%s\": there is no such walk above%s%s", args[0]->text.at, nearest != NULL ? "; nearest: " : "",
		        nearest != NULL ? nearest : "");
	return bad_item(ld, at);
}

const struct language_word course_words[] = {
	{"in_force", WORD_PLAIN, word_in_force},
	{"at_first", WORD_PLAIN, word_at_first},
	{"told_before", WORD_PLAIN, word_told_before},
	{"at_some_visit", WORD_PLAIN, word_at_some_visit},
	{"lately", WORD_PLAIN, word_lately},
	{"since_raised", WORD_PLAIN, word_since_raised},
	{"responded", WORD_PLAIN, word_responded},
	{"responded_before", WORD_PLAIN, word_responded_before},
	{"walked", WORD_PLAIN, word_walked},
	{NULL, 0, NULL},
};
