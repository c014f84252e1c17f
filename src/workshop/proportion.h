/*
 * proportion.h -- so many of so many, and how sure one can be of it
 */
#ifndef PROPORTION_H
#define PROPORTION_H

#include <math.h>
#include <stdbool.h>

enum { FEW = 10 };  /* of fewer records a proportion says little: it is marked */

struct proportion {
	unsigned long hits, of;
	double is, low, high;  /* 0 where it is of none */
};

/* With the 95 % confidence interval of Wilson, which is good for few records, and near 0 and 1, too. */
static inline struct proportion
proportion(unsigned long hits, unsigned long of)
{
	const double z = 1.959963984540054, n = (double)of;
	struct proportion p = {.hits = hits, .of = of};
	double half, middle;

	if (of == 0)
		return p;
	p.is = (double)hits / n;
	middle = (p.is + z * z / (2 * n)) / (1 + z * z / n);
	half = z / (1 + z * z / n) * sqrt(p.is * (1 - p.is) / n + z * z / (4 * n * n));
	p.low = hits == 0 ? 0 : middle - half;
	p.high = hits == of ? 1 : middle + half;
	return p;
}

static inline bool
is_few(const struct proportion *p)
{
	return p->of < FEW;
}

#endif
