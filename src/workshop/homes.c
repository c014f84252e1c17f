/*
 * homes.c -- where every statement of the source articles lives in the rules
 */
#include "workshop/homes.h"

#include <stdlib.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* As people sort: what is a number counts as one. */
static int
in_order(const char *a, const char *b)
{
	while (*a != '\0' && *b != '\0') {
		if (is_digit(*a) && is_digit(*b)) {
			size_t m = 0, n = 0;

			for (; *a == '0'; a++)
				;
			for (; *b == '0'; b++)
				;
			while (is_digit(a[m]))
				m++;
			while (is_digit(b[n]))
				n++;
			if (m != n)
				return m < n ? -1 : 1;
			if (memcmp(a, b, m) != 0)
				return memcmp(a, b, m);
			a += m;
			b += n;
		} else {
			if (*a != *b)
				return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
			a++;
			b++;
		}
	}
	return (*a != '\0') - (*b != '\0');
}

static int
by_fact(const void *a, const void *b)
{
	const struct home *x = a, *y = b;
	int order = in_order(x->fact, y->fact);

	/* S1-1 and S1-01 are one number and two names. */
	if (order == 0)
		order = strcmp(x->fact, y->fact);
	return order != 0 ? order : x->at < y->at ? -1 : x->at > y->at;
}

static bool
wants(const struct selection *pick, const char *fact, const struct declared *d)
{
	return selects(pick, kind_of(d), d->is.id.text)
	       || (selects_kind(pick, kind_of(d)) && selects(&(struct selection){.ids = pick->ids}, "", span_of(fact)));
}

struct homes
homes_of(const struct ruleset *set, const struct selection *pick)
{
	struct homes h = {0};
	size_t room = 0;

	for (unsigned i = 0; i < set->ndeclared; i++) {
		const struct declared *d = &set->declared[i];

		for (const char **fact = d->is.from; fact != NULL && *fact != NULL; fact++) {
			if (!wants(pick, *fact, d))
				continue;
			if (h.n == room) {
				room = room == 0 ? 256 : 2 * room;
				h.list = must_realloc(h.list, room, sizeof(*h.list));
			}
			h.list[h.n++] = (struct home){.fact = *fact, .at = d};
		}
	}
	if (h.n > 0)
		qsort(h.list, h.n, sizeof(*h.list), by_fact);
	for (size_t i = 0, k; i < h.n; i = k) {
		for (k = i; k < h.n && strcmp(h.list[k].fact, h.list[i].fact) == 0; k++)
			;
		h.facts++;
		h.doubled += k - i > 1;
		for (size_t m = i; m < k; m++)
			h.list[m].of = k - i;
	}
	return h;
}

void
homes_free(struct homes *h)
{
	free(h->list);
}

void
homes_check(const struct selection *pick, struct ruleset *set)
{
	static char *no_ids[] = {NULL};

	for (char **id = pick->ids; *id != NULL; id++) {
		char *one[] = {*id, NULL};
		struct homes h = homes_of(set, &(struct selection){.ids = one});
		bool found = h.n > 0;

		homes_free(&h);
		if (!found)
			selection_check(&(struct selection){.ids = one}, set);
	}
	selection_check(&(struct selection){.only = pick->only, .ids = no_ids}, set);
}
