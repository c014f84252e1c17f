/*
 * dossier.h -- the records a page is made of, all of them, with what each label says
 *
 * A field of the vocabulary is what its answer says: a value that does not fit
 * counts as not asked, here as everywhere.  All else (results, labels nobody
 * knows) is as it was written; what is written like a JSON number is a number,
 * in whichever format, so that formats agree.
 */
#ifndef DOSSIER_H
#define DOSSIER_H

#include "record/cohort.h"
#include "record/label_set.h"
#include "rule/ruleset.h"

enum entry_kind {
	ENTRY_TEXT,
	ENTRY_NUMBER,
	ENTRY_LIST,  /* a JSON array of texts: they stand one behind the other, each with a NUL behind it */
};

/* What a label says; a label that says nothing (null, not asked, not to be read) has none. */
struct dossier_entry {
	uint32_t label;  /* its place among the labels of the dossier */
	uint32_t kind;   /* enum entry_kind */
	size_t len;
	union {
		const char *text;
		double number;
	} is;
};

struct dossier_record {
	unsigned long line;
	const char *error;  /* why the line is no record, or NULL */
	struct dossier_entry *entries;  /* by label, each once */
	unsigned n;
};

struct dossier {
	struct arena mem;
	struct dossier_record *records;
	size_t n, room;
	struct span *labels;     /* every label some record has, whatever it says */
	size_t nlabels, labels_room;
	struct label_set seen;   /* the same, by their place in "labels" */
	long newest;             /* the latest "date" of a record, as days since 1970-01-01 */
	bool dated;              /* there is one */
};

/* Reads the files into it, says on standard error what is wrong with them, and returns EXIT_OK or EXIT_PROBLEM. */
int dossier_read(struct dossier *, const struct cohort_options *, const struct ruleset *, char *files[]);

/* The same of records in memory, in NDJSON or LTSV, of which it says nothing; "name" is that of the file they may become. */
void dossier_read_text(struct dossier *, const struct ruleset *, const char *name, struct span records);
void dossier_free(struct dossier *);

/* Has some record that label? */
bool dossier_has(const struct dossier *, struct span label);

/* What the label says in that record, or NULL. */
const struct dossier_entry *dossier_find(const struct dossier *, const struct dossier_record *, struct span label);

#endif
