/*
 * graph.h -- rules as a drawing for Graphviz: questions, conditions, rules, levels
 */
#ifndef GRAPH_H
#define GRAPH_H

#include "workshop/selection.h"

/*
 * Writes a digraph: the rules that are wanted, the conditions they stand on,
 * each once however often it is used, and the questions these ask.  What an
 * earlier phase finds is drawn down to its own questions only where it is
 * wanted itself.  False when nothing that is wanted has a condition.
 */
bool graph_write(struct text *, const struct ruleset *, const struct selection *);

#endif
