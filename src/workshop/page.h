/*
 * page.h -- a page for people, in Markdown or HTML: headings, paragraphs, tables
 *
 * Every text is written so that it shows as it is: nothing in it can end a
 * cell, begin a tag, or become a heading.  Line ends and other control
 * characters in it become blanks.
 *
 * HTML is one file without scripts or remote parts.  It is well-formed as XML
 * too; on paper the heads of tables are repeated, on a narrow screen each row
 * becomes a block whose cells name their column.
 */
#ifndef PAGE_H
#define PAGE_H

#include "base/text.h"

enum page_kind { PAGE_MARKDOWN, PAGE_HTML };

enum { PAGE_DEPTHS = 4, PAGE_COLUMNS = 20 };

struct page_cell {
	size_t at, len;  /* in cells */
	bool outline;
};

struct page {
	enum page_kind kind;
	struct text body;
	struct text contents;               /* HTML: the sections to jump to */
	size_t contents_at;                 /* where in the body they go */
	unsigned sections;
	struct text waiting[PAGE_DEPTHS];   /* headings nothing has followed yet, by depth less 1 */
	/* the table being put together */
	const char *const *columns;
	unsigned ncolumns, nrows, column;
	bool blanks;                        /* to be filled in by hand */
	struct text cells;
	struct page_cell *cell;             /* row by row */
	size_t room;
};

/* Begins a page; page_end() writes all of it to the end of the text, and gives back what it took. */
void page_begin(struct page *, enum page_kind);
void page_end(struct page *, const char *title, struct text *to);

/* A heading, depth 1 to 4.  It is written once something follows it, else not at all. */
void page_heading(struct page *, unsigned depth, struct span);

/* The list of the sections (headings of depth 2) goes here; Markdown has none. */
void page_contents(struct page *);

void page_paragraph(struct page *, struct span);

/*
 * A table with these columns (NULL at the end; they must stay): the cells of a
 * row follow page_row() from the left, those left out are empty.  A column
 * that is empty in every row is not shown, nor is a table without rows.  The
 * first cell names its row.
 */
void page_table(struct page *, const char *const columns[]);
void page_row(struct page *);
void page_cell(struct page *, struct span);
void page_table_end(struct page *);

/*
 * A cell of several lines, each ended by a line end; tabs before a line say
 * how far in it stands.  Markdown has no such cells and writes them one behind
 * the other.
 */
void page_outline(struct page *, struct span lines);

/* A table to be filled in by hand. */
void page_blanks(struct page *, const char *const columns[], unsigned rows);

#endif
