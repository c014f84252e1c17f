/*
 * findings.c -- the words that read what earlier phases found: fired, has_pattern, level_is …
 */
#include "rule/words.h"
#include "rule/written.h"

/* The text at args[0] as one of the ids "id_of" gives, for words like has_pattern "radicular". */
static int
one_id(struct loading *ld, const char *word, struct item **args, unsigned n, struct place at,
       struct span (*id_of)(const struct ruleset *, unsigned i), unsigned count)
{
	const char *nearest;
	const char **all;
	unsigned i;

	if (n != 1 || args[0]->kind != ITEM_TEXT) {
		if (n != 1 || args[0]->kind != ITEM_BAD)
			problem(ld, at, "write %s \"id\"", word);
		return -1;
	}
	all = arena_take(&ld->mem, (count + 1) * sizeof(*all));
	for (i = 0; i < count; i++) {
		if (span_is(id_of(ld->set, i), args[0]->text))
			return (int)i;
		all[i] = id_of(ld->set, i).at;
	}
	if (ld->cut_short || say_retired(ld, at, written_retired(ld->writing, NULL, args[0]->text), word, args[0]->text.at))
		return -1;
	nearest = nearest_of(all, args[0]->text);
	problem(ld, at, "%s \"%s\": there is no such id yet%s%s", word, args[0]->text.at, nearest != NULL ? "; nearest: " : "",
	        nearest != NULL ? nearest : "");
	return -1;
}

#define ID_OF(list) \
	static struct span list##_id(const struct ruleset *set, unsigned i) { return set->list[i].is.id.text; }

ID_OF(conflicts)
ID_OF(patterns)
ID_OF(candidates)
ID_OF(triage)
ID_OF(levels)

static struct item *
word_has_conflict(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = one_id(ld, "has_conflict", args, n, at, conflicts_id, ld->set->nconflicts);

	return i < 0 ? bad_item(ld, at) : test_item(ld, at, (struct cond){.test = TEST_CONFLICT, .a = i, .phase = PHASE_CONFLICT});
}

static struct item *
word_has_pattern(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = one_id(ld, "has_pattern", args, n, at, patterns_id, ld->set->npatterns);

	return i < 0 ? bad_item(ld, at) : test_item(ld, at, (struct cond){.test = TEST_PATTERN, .a = i, .phase = PHASE_PATTERN + i + 1});
}

static struct item *
word_is_likely(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = one_id(ld, "is_likely", args, n, at, candidates_id, ld->set->ncandidates);

	return i < 0 ? bad_item(ld, at) : test_item(ld, at, (struct cond){.test = TEST_LIKELY, .a = i, .phase = PHASE_CONDITION + 1});
}

static struct item *
word_triaged(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	int i = one_id(ld, "triaged", args, n, at, triage_id, ld->set->ntriage);

	return i < 0 ? bad_item(ld, at) : test_item(ld, at, (struct cond){.test = TEST_TRIAGED, .a = i, .phase = PHASE_TRIAGE + 1});
}

static struct item *
level_word(struct loading *ld, const char *word, enum test_kind kind, int phase, struct item **args, unsigned n,
           struct place at)
{
	int i = one_id(ld, word, args, n, at, levels_id, ld->set->nlevels);

	/* Levels may stand in any order in their file; the rank is found when all are there. */
	return i < 0 ? bad_item(ld, at) : test_item(ld, at, (struct cond){.test = kind, .a = i, .phase = phase});
}

static struct item *
word_level_is(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return level_word(ld, "level_is", TEST_LEVEL, PHASE_FINAL + 1, args, n, at);
}

static struct item *
word_level_at_least(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return level_word(ld, "level_at_least", TEST_LEVEL_FROM, PHASE_FINAL + 1, args, n, at);
}

static struct item *
word_pending_is(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return level_word(ld, "pending_is", TEST_PENDING, PHASE_TRIAGE + 1, args, n, at);
}

static struct item *
word_still_pending(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	return level_word(ld, "still_pending", TEST_STILL_PENDING, PHASE_COURSE, args, n, at);
}

const struct language_word pending_words[] = {
	{"still_pending", WORD_PLAIN, word_still_pending},
	{NULL, 0, NULL},
};

/* The texts in a list, as a NULL-ended array. */
static const char **
texts(struct loading *ld, struct item **list, unsigned n, const char *word)
{
	const char **out = arena_take(&ld->set->mem, (n + 1) * sizeof(*out));
	unsigned i, k = 0;

	for (i = 0; i < n; i++) {
		if (list[i]->kind == ITEM_TEXT)
			out[k++] = list[i]->text.at;
		else if (list[i]->kind != ITEM_BAD)
			problem(ld, list[i]->at, "%s wants ids in quotes, and this is %s", word, item_kind_words(list[i]));
	}
	return out;
}

static struct item *
word_fired(struct loading *ld, struct item **args, unsigned n, struct place at)
{
	struct ruleset *set = ld->set;
	struct fired f = {.level = -1, .at_least = -1, .at = at};
	unsigned i;

	if (n != 1 || (args[0]->kind != ITEM_TEXT && args[0]->kind != ITEM_TABLE)) {
		problem(ld, at, "write fired \"RF-1\" or fired { \"RF-1\", level = \"…\" }");
		return bad_item(ld, at);
	}
	if (args[0]->kind == ITEM_TEXT) {
		f.names = texts(ld, args, 1, "fired");
	} else {
		const struct table *t = args[0]->table;

		if (t->n > 0)
			f.names = texts(ld, t->list, t->n, "fired");
		for (i = 0; i < t->npairs; i++) {
			struct pair *p = &t->pairs[i];

			if (span_is(p->key, SPAN("level")))
				f.level = one_id(ld, "level", &p->item, 1, at, levels_id, set->nlevels);
			else if (span_is(p->key, SPAN("at_least")))
				f.at_least = one_id(ld, "at_least", &p->item, 1, at, levels_id, set->nlevels);
			else if (span_is(p->key, SPAN("except")) && p->item->kind == ITEM_TABLE)
				f.except = texts(ld, p->item->table->list, p->item->table->n, "except");
			else
				problem(ld, at, "fired { … } takes level, at_least and except = { … }; not %s", p->key.at);
		}
	}
	if (set->nfired == set->capfired) {
		set->capfired = set->capfired == 0 ? 64 : set->capfired * 2;
		set->fired = must_realloc(set->fired, set->capfired, sizeof(*set->fired));
	}
	set->fired[set->nfired] = f;
	return test_item(ld, at, (struct cond){.test = TEST_FIRED, .a = (int)set->nfired++, .phase = PHASE_REDFLAG + 1});
}

const struct language_word finding_words[] = {
	{"fired", WORD_PLAIN, word_fired},
	{"has_conflict", WORD_PLAIN, word_has_conflict},
	{"has_pattern", WORD_PLAIN, word_has_pattern},
	{"is_likely", WORD_PLAIN, word_is_likely},
	{"triaged", WORD_PLAIN, word_triaged},
	{"level_is", WORD_PLAIN, word_level_is},
	{"level_at_least", WORD_PLAIN, word_level_at_least},
	{"pending_is", WORD_PLAIN, word_pending_is},
	{NULL, 0, NULL},
};
