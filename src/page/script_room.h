/*
 * script_room.h -- what the files of the room share that page scripts run in; only they know Lua
 *
 * A raised error skips over C frames, so nothing in them owns anything but
 * through the studio, which ends with its process.
 */
#ifndef SCRIPT_ROOM_H
#define SCRIPT_ROOM_H

#include <lauxlib.h>
#include <lua.h>

#include "page/script.h"
#include "record/label_set.h"

struct studio {
	const struct script *script;
	size_t memory;           /* Lua has taken so much */
	bool *used;              /* by file: it has been run */
	struct text bytes;       /* the document */
	size_t whole;            /* of them: up to here all blocks are complete */
	enum render_format format;
	struct text missing;     /* texts without a translation */
	struct text notes;       /* see struct script_reply */
	struct label_set said;   /* what stands in both, to say it once */
	struct arena mem;
};

static inline struct studio *
studio_of(lua_State *L)
{
	return *(struct studio **)lua_getextraspace(L);
}

/* Words are put into the table on top of the stack. */
void script_orders(lua_State *L);   /* pairs, next, sort: the same order in every run */
void script_records(lua_State *L);  /* the records, and lists */
void script_values(lua_State *L);   /* what else is known: rules, days */
void script_phrases(lua_State *L);  /* what stands in a line */
void script_blocks(lua_State *L);   /* parts of a page */

/* The lists of records and of list(): as phrases their entries are parted by commas. */
#define LIST_NAME "list"

/* Of the table at the index, when it is a record: all its labels stand in it from here on. */
void script_fill(lua_State *L, int index);

/* The text may be told in messages: it stands in a script, and so comes from no record. */
bool script_public(const struct script *, struct span text);

/* The document so far; raises an error when it is too long. */
struct text *script_bytes(lua_State *L);

/* How many entries the list at the index has, holes counted in.  Raises an error at other keys than the known ones. */
lua_Integer script_entries(lua_State *L, int index, const char *const *known);
extern const char *const script_no_keys[];

/* Puts the value at the index into the document, as phrases are: what is not there shows as a dash, never as nothing. */
void script_phrase(lua_State *L, int index);

/* The tone named at the index; plain when there is none. */
enum tone script_tone(lua_State *L, int index);

/* A number as people write it: 3, not 3.0. */
int write_number(lua_Number, char out[40]);

#endif
