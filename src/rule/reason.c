/*
 * reason.c -- the facts that make a condition hold, as one item of a list
 */
#include "rule/reason.h"

#include <string.h>

enum {
	MAX_TESTS = 16,
	MAX_NUMBERS = 3,
	TOLD = 256,         /* texts that are remembered; a power of two */
	MAX_FULL = TOLD / 2,
	MAX_TRIES = 8,
	MAX_TOLD = 200,     /* bytes of such a text */
};

/* All that the text depends on. */
struct answered {
	uint64_t tests;  /* four bits for each: yes, no; its field answered, or dk */
	uint64_t known;  /* one bit for each number */
	double numbers[2 * MAX_NUMBERS];  /* the least and the most each can be; 0 where it is not known */
};

struct told {
	struct word text;  /* stays where it is for good: others know it by its address */
	struct answered key;
};

struct reason {
	const struct cond *cond;
	const struct cond *tests[MAX_TESTS];
	int numbers[MAX_NUMBERS];  /* quantities */
	unsigned ntests, nnumbers, ntold;
	bool simple;               /* few tests, all of them on facts: its texts can be remembered */
	struct told *told;         /* TOLD of them, once there is one */
	struct arena *mem;
};

static void
add_number(struct reason *r, int quantity)
{
	for (unsigned i = 0; i < r->nnumbers; i++)
		if (r->numbers[i] == quantity)
			return;
	if (r->nnumbers == MAX_NUMBERS)
		r->simple = false;
	else
		r->numbers[r->nnumbers++] = quantity;
}

static void
add_tests(struct reason *r, const struct cond *c)
{
	for (unsigned i = 0; i < c->nparts && r->simple; i++)
		add_tests(r, c->parts[i]);
	if (c->kind != COND_TEST)
		return;
	if (r->ntests == MAX_TESTS || c->test > TEST_DK) {
		r->simple = false;
		return;
	}
	r->tests[r->ntests++] = c;
	switch (c->test) {
	case TEST_OVER_OTHER:
	case TEST_FROM_OTHER:
		add_number(r, c->b);
		add_number(r, c->a);
		break;
	case TEST_OVER:
	case TEST_FROM:
	case TEST_BETWEEN:
		add_number(r, c->a);
		break;
	case TEST_KNOWN:
		if (c->b)
			add_number(r, c->a);
		break;
	default:
		break;
	}
}

struct reason *
reason_new(const struct cond *c, struct arena *mem)
{
	struct reason *r = arena_take(mem, sizeof(*r));

	r->cond = c;
	r->mem = mem;
	r->simple = true;
	add_tests(r, c);
	return r;
}

static bool
on_field(const struct cond *c)
{
	return c->test == TEST_YES || c->test == TEST_CHOICE || c->test == TEST_DK || (c->test == TEST_KNOWN && !c->b);
}

static void
read_answers(const struct reason *r, const struct sheet *s, unsigned lane, struct answered *key)
{
	memset(key, 0, sizeof(*key));
	for (unsigned i = 0; i < r->ntests; i++) {
		const struct cond *c = r->tests[i];
		const struct answer *a = &s->answers[c->index];
		uint64_t state = (a->yes >> lane & 1) | (a->no >> lane & 1) << 1;

		if (on_field(c))
			state |= (s->answered[c->a] >> lane & 1) << 2 | (s->dk[c->a] >> lane & 1) << 3;
		key->tests |= state << 4 * i;
	}
	for (unsigned i = 0; i < r->nnumbers; i++) {
		if (!(s->known[r->numbers[i]] >> lane & 1))
			continue;
		key->known |= UINT64_C(1) << i;
		key->numbers[2 * i] = s->low[r->numbers[i]][lane];
		key->numbers[2 * i + 1] = s->high[r->numbers[i]][lane];
	}
}

static size_t
hash_of(const struct answered *key)
{
	uint64_t h = (key->tests ^ key->known << 61) * UINT64_C(0x9e3779b97f4a7c15);

	for (unsigned i = 0; i < 2 * MAX_NUMBERS; i++) {
		uint64_t bits;

		memcpy(&bits, &key->numbers[i], sizeof(bits));
		h = (h ^ bits ^ bits >> 32) * UINT64_C(0xd6e8feb86659fd93);
	}
	return (size_t)(h >> 32);
}

void
reason_tell(struct reason *r, const struct sheet *s, unsigned lane, struct answers *out)
{
	struct answered key;
	struct told *free_one = NULL;
	struct span text;

	if (!r->simple) {
		answer_item_text(out, explain_facts(s, r->cond, lane));
		return;
	}
	read_answers(r, s, lane, &key);
	if (r->told == NULL)
		r->told = arena_take(r->mem, TOLD * sizeof(*r->told));
	for (size_t i = hash_of(&key), tries = 0; tries < MAX_TRIES; i++, tries++) {
		struct told *t = &r->told[i % TOLD];

		if (t->text.text.len == 0) {
			free_one = t;
			break;
		}
		if (memcmp(&t->key, &key, sizeof(key)) == 0) {
			answer_item(out, &t->text);
			return;
		}
	}
	text = explain_facts(s, r->cond, lane);
	if (free_one == NULL || r->ntold == MAX_FULL || text.len == 0 || text.len > MAX_TOLD) {
		answer_item_text(out, text);
		return;
	}
	free_one->text = word_of((struct span){arena_copy(r->mem, text.at, text.len), text.len});
	free_one->key = key;
	r->ntold++;
	answer_item(out, &free_one->text);
}
