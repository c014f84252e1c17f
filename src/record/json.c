/*
 * json.c -- one flat JSON object a line (RFC 8259), nothing but an object
 *
 * Nested values are checked as strictly as the rest, and passed over without
 * recursion.  Refused besides what is no JSON: a key that stands twice in one
 * object (facts and results excepted, as in every format), half of a
 * surrogate pair, \u0000, and numbers beyond the range of a double (RFC 7493).
 */
#include "record/lines.h"

enum {
	MAX_DEPTH = 512,
	SIMPLE_DIGITS = 15,  /* no number of so few is beyond the range of a double */
};

/* What is being read, and the first thing found wrong with it. */
struct scan {
	struct batch *batch;
	const char *start, *end;
	const struct order_label *first, *next;  /* of the labels in their order that come now; the one that is likely to come */
	uint64_t usual;     /* see usual_next() */
	const char *block;  /* 64 bytes of the line, */
	uint64_t marks;     /* and which of them can end a run of plain characters in a string */
	const char *wrong;
	uint32_t owners;    /* objects met so far: each has its own set of keys */
};

static const char *
refuse(struct scan *j, const char *at, const char *wrong)
{
	j->wrong = arena_format(&j->batch->mem, "JSON, byte %zu: %s", (size_t)(at - j->start) + 1, wrong);
	return NULL;
}

static inline const char *
skip_blanks(const char *s)
{
	while (__builtin_expect((unsigned char)*s <= ' ', 0) && (*s == ' ' || *s == '\t' || (*s == '\r' && s[1] != '\n')))
		s++;
	return s;
}

static int
hex(const char *s)
{
	int value = 0;

	for (int i = 0; i < 4; i++) {
		char c = s[i];

		if (c >= '0' && c <= '9')
			value = value * 16 + c - '0';
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			value = value * 16 + (c | 0x20) - 'a' + 10;
		else
			return -1;
	}
	return value;
}

/* Passes over the escape at s. */
static const char *
escape_end(struct scan *j, const char *s)
{
	int unit, second;

	switch (s[1]) {
	case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
		return s + 2;
	case 'u':
		break;
	default:
		return refuse(j, s, "no such escape");
	}
	unit = hex(s + 2);
	if (unit < 0)
		return refuse(j, s, "\\u without four hex digits");
	if (unit == 0)
		return refuse(j, s, "a NUL (\\u0000)");
	if (unit < 0xd800 || unit > 0xdfff)
		return s + 6;
	second = unit < 0xdc00 && s[6] == '\\' && s[7] == 'u' ? hex(s + 8) : -1;
	if (second < 0xdc00 || second > 0xdfff)
		return refuse(j, s, "half of a surrogate pair");
	return s + 12;
}

#ifdef __SSE2__
static inline uint64_t
marks_of_16(const char *s)
{
	const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), last = _mm_set1_epi8(0x1f);
	__m128i x = _mm_loadu_si128((const __m128i *)s);
	__m128i mark = _mm_or_si128(_mm_cmpeq_epi8(x, quote), _mm_cmpeq_epi8(x, backslash));

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(mark, _mm_cmpeq_epi8(_mm_min_epu8(x, last), x)));
}
#endif

/* Which of the 64 bytes at s are quotes, backslashes or control characters. */
static inline uint64_t
marks_of(const char *s)
{
#ifdef __SSE2__
	return marks_of_16(s) | marks_of_16(s + 16) << 16 | marks_of_16(s + 32) << 32 | marks_of_16(s + 48) << 48;
#else
	uint64_t marks = 0;

	for (int i = 0; i < 64; i++)
		marks |= (uint64_t)(s[i] == '"' || s[i] == '\\' || (unsigned char)s[i] < 0x20) << i;
	return marks;
#endif
}

/* The first quote, backslash or control character from s on; the line's end is one. */
static inline const char *
plain_end(struct scan *j, const char *s)
{
	for (;;) {
		uint64_t marks;

		while (s - j->block >= 64) {
			j->block += 64;
			j->marks = marks_of(j->block);
		}
		marks = j->marks >> (s - j->block);
		if (marks != 0)
			return s + __builtin_ctzll(marks);
		s = j->block + 64;
	}
}

static const char *
odd_string_end(struct scan *j, const char *s, uint8_t *form)
{
	while (*s == '\\') {
		*form = VALUE_ESCAPED;
		s = escape_end(j, s);
		if (s == NULL)
			return NULL;
		s = plain_end(j, s);
	}
	if (*s == '"')
		return s;
	return refuse(j, s, s >= j->end ? "a string is not closed" : "a control character in a string");
}

/* From behind the opening quote to the closing one. */
static inline const char *
string_end(struct scan *j, const char *s, uint8_t *form)
{
	s = plain_end(j, s);
	return __builtin_expect(*s == '"', 1) ? s : odd_string_end(j, s, form);
}

static inline const char *
digits_end(const char *s)
{
	while ((unsigned char)(*s - '0') < 10)
		s++;
	return s;
}

/* Where the number at s ends as the grammar has it, or NULL. */
static inline const char *
number_end(const char *s, bool *exponent)
{
	const char *digits;

	s += *s == '-';
	digits = s;
	s = digits_end(s);
	if (s == digits || (*digits == '0' && s - digits > 1))
		return NULL;
	if (*s == '.') {
		digits = ++s;
		s = digits_end(s);
		if (s == digits)
			return NULL;
	}
	if ((*s | 0x20) == 'e') {
		*exponent = true;
		s++;
		s += *s == '+' || *s == '-';
		digits = s;
		s = digits_end(s);
		if (s == digits)
			return NULL;
	}
	return s;
}

bool
json_number(struct span text)
{
	char room[64];
	bool exponent = false;
	double value;

	if (text.len == 0 || text.len >= sizeof(room))
		return false;
	memcpy(room, text.at, text.len);
	room[text.len] = '\0';
	return number_end(room, &exponent) == room + text.len && number_read(text, &value);
}

/* Passes over a number, true, false or null. */
static const char *
bare_end(struct scan *j, const char *s)
{
	const char *stop;
	bool exponent = false;
	double value;

	switch (*s) {
	case 't':
		return memcmp(s, "true", 4) == 0 ? s + 4 : refuse(j, s, "not a value");
	case 'f':
		return memcmp(s, "false", 5) == 0 ? s + 5 : refuse(j, s, "not a value");
	case 'n':
		return memcmp(s, "null", 4) == 0 ? s + 4 : refuse(j, s, "not a value");
	}
	if (*s != '-' && (*s < '0' || *s > '9'))
		return refuse(j, s, s >= j->end ? "the line ends too early" : "not a value");
	stop = number_end(s, &exponent);
	if (stop == NULL)
		return refuse(j, s, "not a number");
	if ((exponent || stop - s > 300) && !number_read((struct span){s, (size_t)(stop - s)}, &value))
		return refuse(j, s, "number out of range");
	return stop;
}

/* A copy of the key without escapes, with readable bytes around it. */
static struct span
plain_key(struct batch *b, struct span key, uint8_t form)
{
	if (form == VALUE_ESCAPED)
		key = json_unescape(&b->mem, key);
	return label_copy(&b->mem, key);
}

/* Passes over the key at s and its colon. */
static const char *
nested_key(struct scan *j, const char *s, uint32_t owner)
{
	uint8_t form = VALUE_PLAIN;
	struct span key;
	const char *stop;

	if (*s != '"')
		return refuse(j, s, "not a key in quotes");
	stop = string_end(j, s + 1, &form);
	if (stop == NULL)
		return NULL;
	key = (struct span){s + 1, (size_t)(stop - s - 1)};
	if (form == VALUE_ESCAPED)
		key = json_unescape(&j->batch->mem, key);
	if (!label_set_add(j->batch->keys, key, owner, 0))
		return refuse(j, s, "a key is given twice");
	s = skip_blanks(stop + 1);
	if (*s != ':')
		return refuse(j, s, "no ':' behind a key");
	return skip_blanks(s + 1);
}

/* Passes over an object or array with all that is in it. */
static const char *
nested_end(struct scan *j, const char *s)
{
	uint32_t owner[MAX_DEPTH];  /* of the objects that are open; 0 for an array */
	size_t depth = 0;
	uint8_t form = VALUE_PLAIN;

	for (;;) {
		/* s is at a value. */
		if (*s == '{' || *s == '[') {
			bool object = *s == '{';

			if (depth == MAX_DEPTH)
				return refuse(j, s, "nested more than 512 deep");
			owner[depth++] = object ? ++j->owners : 0;
			s = skip_blanks(s + 1);
			if (*s != (object ? '}' : ']')) {
				if (object)
					s = nested_key(j, s, j->owners);
				if (s == NULL)
					return NULL;
				continue;
			}
			s++;
			depth--;
		} else {
			bool string = *s == '"';

			s = string ? string_end(j, s + 1, &form) : bare_end(j, s);
			if (s == NULL)
				return NULL;
			s += string;
		}

		/* s is behind a value. */
		for (;;) {
			if (depth == 0)
				return s;
			s = skip_blanks(s);
			if (*s != (owner[depth - 1] > 0 ? '}' : ']'))
				break;
			s++;
			depth--;
		}
		if (*s != ',')
			return refuse(j, s, s >= j->end ? "the line ends too early" : "no ',' between values");
		s = skip_blanks(s + 1);
		if (owner[depth - 1] > 0)
			s = nested_key(j, s, owner[depth - 1]);
		if (s == NULL)
			return NULL;
	}
}

/* Reads the key at s, which is not the one that is next in the order; returns what is behind its colon. */
static const char *
stray_key(struct scan *j, struct field *f, const char *s)
{
	struct batch *b = j->batch;
	uint8_t form = VALUE_PLAIN;
	const char *key = s + 1;
	struct span label;

	if (*s != '"')
		return refuse(j, s, s >= j->end ? "the line ends too early" : "not a key in quotes");
	s = string_end(j, key, &form);
	if (s == NULL)
		return NULL;
	label = (struct span){key, (size_t)(s - key)};
	if (form == VALUE_ESCAPED)
		label = plain_key(b, label, form);
	f->label = label.at;
	f->label_len = (uint32_t)label.len;
	s = skip_blanks(s + 1);
	return *s == ':' ? s + 1 : refuse(j, s, "no ':' behind a key");
}

/*
 * Reads fields from s on as long as their keys come in the order and their
 * values are strings without escapes or whole numbers, as nearly all are.
 * Returns what is behind the last one; s, when the first is none of them.
 * All that is carried from field to field stays in registers.
 */
static const char *
read_simple(struct scan *j, const char *s)
{
	struct batch *b = j->batch;
	const struct order_label *next = j->next;
	struct field *f = batch_room(b);
	const struct field *room = b->fields + b->cap;
	const char *block = s, *behind = s;
	uint64_t marks = marks_of(s), usual = j->usual;

	for (;;) {
		uint32_t same = order_same(next, s);
		const char *value, *end;

		if (__builtin_expect(!order_fits(next, same), 0)) {
			if (*s++ == ' ' && behind < s - 1)
				continue;
			break;
		}
		if (__builtin_expect(f == room, 0)) {
			b->nfields = (size_t)(f - b->fields);
			f = batch_room(b);
			room = b->fields + b->cap;
		}
		batch_expected(f, next);
		value = s + next->len;
		if (__builtin_expect(*value == ' ', 0))
			value++;
		if (__builtin_expect(*value == '"', 1)) {
			uint64_t left;

			end = ++value;
			do {
				while (end - block >= 64) {
					block += 64;
					marks = marks_of(block);
				}
				left = marks >> (end - block);
				end = left != 0 ? end + __builtin_ctzll(left) : block + 64;
			} while (__builtin_expect(left == 0, 0));
			if (*end != '"')
				break;
			behind = end + 1;
			f->form = VALUE_PLAIN;
			f->quoted = true;
		} else {
			end = digits_end(value);
			if (end == value || end - value > SIMPLE_DIGITS || (*value == '0' && end - value > 1) || (*end != ',' && *end != '}'))
				break;
			behind = end;
			f->form = VALUE_BARE;
			f->quoted = false;
		}
		f->label = s + 1;
		f->value = value;
		f->value_len = (uint32_t)(end - value);
		usual = usual_next(usual, order_usual(next, same));
		next++;
		f++;
		if (*behind != ',')
			break;
		s = behind + 1;
	}
	j->next = next;
	j->usual = usual;
	j->block = behind;
	j->marks = marks_of(behind);
	b->nfields = (size_t)(f - b->fields);
	return behind;
}

/* Reads the "key": value at s into the batch. */
static const char *
read_field(struct scan *j, struct record *r, const char *s)
{
	struct batch *b = j->batch;
	struct field *f = batch_room(b);
	const char *key = s;
	const struct order_label *next = j->next;
	uint32_t same = order_same(next, s);
	bool expected = order_fits(next, same);

	if (__builtin_expect(expected, 1)) {
		f->label = s + 1;
		s += next->len;
		batch_expected(f, next);
		j->next = next + 1;
	} else {
		s = stray_key(j, f, s);
		if (s == NULL)
			return NULL;
	}
	s = skip_blanks(s);
	f->value = s;
	f->form = VALUE_PLAIN;
	f->quoted = *s == '"';
	if (f->quoted) {
		f->value = ++s;
		s = string_end(j, s, &f->form);
	} else if (*s == '{' || *s == '[') {
		f->form = VALUE_NESTED;
		s = nested_end(j, s);
	} else {
		f->form = VALUE_BARE;
		s = bare_end(j, s);
	}
	if (s == NULL)
		return NULL;
	f->value_len = (uint32_t)(s - f->value);
	if (__builtin_expect(expected, 1)) {
		j->usual = usual_next(j->usual, order_usual(next, same));
	} else {
		j->usual = usual_next(j->usual, false);
		r->kinds |= order_kinds(&b->order, j->first, next);
		j->first = j->next = batch_stray(b, r, f, next);
		if (j->next == NULL)
			return refuse(j, key, "a key is given twice");
	}
	b->nfields++;
	return s + f->quoted;
}

const char *
json_read(struct batch *b, struct record *r)
{
	struct scan j = {.batch = b, .start = r->line.at, .end = r->line.at + r->line.len, .block = r->line.at,
	                 .first = b->order.label, .next = b->order.label};
	const char *s = skip_blanks(j.start);

	if (*s == '[')
		return "JSON: an array, not an object (one object a line: jq -c '.[]')";
	if (*s != '{')
		return "JSON: not an object";
	j.marks = marks_of(j.block);
	label_set_clear(b->keys);
	s = skip_blanks(s + 1);
	if (*s != '}') {
		for (;;) {
			const char *behind = read_simple(&j, s);

			if (behind == s)
				behind = read_field(&j, r, s);
			if (behind == NULL)
				return j.wrong;
			s = behind;
			if (*s != ',' && *s != '}')
				s = skip_blanks(s);
			if (*s != ',')
				break;
			s = skip_blanks(s + 1);
		}
		if (*s != '}') {
			refuse(&j, s, s >= j.end ? "the line ends too early" : "no ',' between fields");
			return j.wrong;
		}
	}
	s = skip_blanks(s + 1);
	if (s < j.end) {
		refuse(&j, s, "something behind the object");
		return j.wrong;
	}
	r->kinds |= order_kinds(&b->order, j.first, j.next);
	r->usual = j.usual;
	batch_learn(b, r);
	return NULL;
}

static size_t
utf8_write(char *p, unsigned c)
{
	if (c < 0x80) {
		p[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		p[0] = (char)(0xc0 | c >> 6);
		p[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		p[0] = (char)(0xe0 | c >> 12);
		p[1] = (char)(0x80 | (c >> 6 & 0x3f));
		p[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	p[0] = (char)(0xf0 | c >> 18);
	p[1] = (char)(0x80 | (c >> 12 & 0x3f));
	p[2] = (char)(0x80 | (c >> 6 & 0x3f));
	p[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

/* An escape is never shorter than what it stands for. */
struct span
json_unescape(struct arena *mem, struct span text)
{
	static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	char *plain = arena_copy(mem, text.at, text.len), *p = plain;
	const char *s = text.at, *end = s + text.len;

	while (s < end) {
		unsigned unit;

		if (*s != '\\') {
			*p++ = *s++;
			continue;
		}
		if (s[1] != 'u') {
			*p++ = meant[strchr(letters, s[1]) - letters];
			s += 2;
			continue;
		}
		unit = (unsigned)hex(s + 2);
		s += 6;
		if (unit >= 0xd800 && unit <= 0xdfff) {
			unit = 0x10000 + ((unit - 0xd800) << 10) + ((unsigned)hex(s + 2) - 0xdc00);
			s += 6;
		}
		p += utf8_write(p, unit);
	}
	return (struct span){plain, (size_t)(p - plain)};
}

void
json_write(struct text *out, struct span text)
{
	static const char control[32] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
	size_t done = 0;

	text_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		text_add(out, text.at + done, i - done);
		done = i + 1;
		if (c < 0x20 && control[c] == 0) {
			text_format(out, "\\u%04x", c);
			continue;
		}
		text_char(out, '\\');
		text_char(out, c < 0x20 ? control[c] : (char)c);
	}
	text_add(out, text.at + done, text.len - done);
	text_char(out, '"');
}

bool
json_join(struct arena *mem, struct span array, struct span *joined)
{
	const char *s = array.at, *end = s + array.len;
	char *plain, *p;
	size_t items = 0;

	if (*s != '[')
		return false;
	plain = p = arena_take(mem, array.len + sizeof("none"));
	for (s = skip_blanks(s + 1); s < end && *s != ']'; s = skip_blanks(s)) {
		const char *item;
		struct span text;

		if (items++ > 0) {
			s = skip_blanks(s + 1);  /* behind the comma */
			*p++ = ',';
		}
		if (*s != '"')
			return false;
		for (item = ++s; *s != '"'; s++)
			s += *s == '\\';
		text = json_unescape(mem, (struct span){item, (size_t)(s - item)});
		memcpy(p, text.at, text.len);
		p += text.len;
		s++;
	}
	if (items == 0) {
		memcpy(p, "none", 4);
		p += 4;
	}
	*joined = (struct span){plain, (size_t)(p - plain)};
	return true;
}
