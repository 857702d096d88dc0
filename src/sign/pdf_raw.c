/*
 * pdf_raw.c -- cross-reference tables and streams, read from the file's end through all revisions.
 *
 * All numbers come from outside: every offset is held against the length, every count against what is there, and
 * nothing is decompressed beyond a limit.
 */
#include "pdf_raw.h"

#include <libdeflate.h>
#include <string.h>

#define SECTIONS_MAX 512
#define OBJECTS_MAX 8388607u /* what ISO 32000 calls an implementation's limit */
#define INFLATED_MAX (256u << 20)
#define NUMBER_MAX (UINT64_C(1) << 59)

/* ---- Tokens ---- */

struct cursor {
    const unsigned char *at, *end;
};

static bool is_white(unsigned char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f' || byte == '\0';
}

static bool is_delimiter(unsigned char byte)
{
    return is_white(byte) || strchr("()<>[]{}/%", byte) != NULL;
}

static void skip_white(struct cursor *c)
{
    while (c->at < c->end && (is_white(*c->at) || *c->at == '%')) {
        if (*c->at == '%')
            while (c->at < c->end && *c->at != '\n' && *c->at != '\r')
                c->at++;
        else
            c->at++;
    }
}

static bool take(struct cursor *c, const char *word)
{
    size_t length = strlen(word);
    skip_white(c);
    if ((size_t)(c->end - c->at) < length || memcmp(c->at, word, length) != 0)
        return false;
    c->at += length;
    return true;
}

/* What is larger than any offset is NUMBER_MAX: two of them can be added. */
static bool take_number(struct cursor *c, uint64_t *number)
{
    skip_white(c);
    const unsigned char *start = c->at;
    for (*number = 0; c->at < c->end && g_ascii_isdigit(*c->at); c->at++)
        *number = MIN(*number * 10 + (*c->at - '0'), NUMBER_MAX);
    return c->at > start && (c->at == c->end || is_delimiter(*c->at));
}

static void skip_string(struct cursor *c)
{
    int depth = 0;
    for (; c->at < c->end; c->at++) {
        if (*c->at == '\\')
            c->at++;
        else if (*c->at == '(')
            depth++;
        else if (*c->at == ')' && --depth == 0)
            break;
    }
    if (c->at < c->end)
        c->at++;
    else
        c->at = c->end;
}

/* Passes one token; returns by how much it goes deeper: 1, -1 or 0. */
static int skip_token(struct cursor *c)
{
    skip_white(c);
    if (c->at >= c->end)
        return 0;
    bool twice = c->at + 1 < c->end && c->at[1] == c->at[0];
    switch (*c->at) {
    case '(':
        skip_string(c);
        return 0;
    case '<':
        if (twice) {
            c->at += 2;
            return 1;
        }
        while (c->at < c->end && *c->at != '>')
            c->at++;
        c->at += c->at < c->end;
        return 0;
    case '>':
        c->at += twice ? 2 : 1;
        return twice ? -1 : 0;
    case '[':
        c->at++;
        return 1;
    case ']':
        c->at++;
        return -1;
    default:
        c->at++;
        while (c->at < c->end && !is_delimiter(*c->at))
            c->at++;
        return 0;
    }
}

/* A dictionary's bytes, from "<<" to ">>"; the cursor then stands behind it. */
static bool take_dictionary(struct cursor *c, struct cursor *dictionary)
{
    int depth = 0;
    skip_white(c);
    dictionary->at = c->at;
    if (c->end - c->at < 4 || c->at[0] != '<' || c->at[1] != '<')
        return false;
    do {
        const unsigned char *before = c->at;
        depth += skip_token(c);
        if (c->at == before || c->at >= c->end)
            return false;
    } while (depth > 0);
    dictionary->end = c->at;
    return true;
}

/* The value of a key of the dictionary itself, not of those within it. */
static bool find_value(struct cursor dictionary, const char *key, struct cursor *value)
{
    struct cursor c = dictionary;
    size_t        length = strlen(key);
    int           depth = 0;
    bool          is_key = true; /* keys and values take turns */
    while (c.at < c.end) {
        skip_white(&c);
        const unsigned char *start = c.at;
        int                  deeper = skip_token(&c);
        if (c.at == start)
            return false;
        if (depth == 1 && deeper == 0 && *start == '/' && is_key) {
            if ((size_t)(c.at - start) == length && memcmp(start, key, length) == 0) {
                *value = (struct cursor){c.at, dictionary.end};
                return true;
            }
            is_key = false;
        } else if (depth == 1 && deeper == 0 && !is_key) {
            struct cursor rest = c; /* "12 0 R" is one value */
            uint64_t      number;
            if (g_ascii_isdigit(*start) && take_number(&rest, &number) && take(&rest, "R"))
                c = rest;
            is_key = true;
        }
        depth += deeper;
        if (depth == 1 && deeper < 0)
            is_key = true;
    }
    return false;
}

/* A number that stands there itself, not in an object of its own. */
static bool find_number(struct cursor dictionary, const char *key, uint64_t *number)
{
    struct cursor value, rest;
    uint64_t      generation;
    if (!find_value(dictionary, key, &value) || !take_number(&value, number))
        return false;
    rest = value;
    return !(take_number(&rest, &generation) && take(&rest, "R"));
}

/* ---- Streams ---- */

/* From "N G obj" on: a stream's dictionary and its bytes; up to the file's end if its length is an object of its own.
 */
static bool take_stream(struct cursor *c, struct cursor *dictionary, struct cursor *data)
{
    uint64_t number, length;
    if (!take_number(c, &number) || !take_number(c, &number) || !take(c, "obj") || !take_dictionary(c, dictionary))
        return false;
    bool known = find_number(*dictionary, "/Length", &length);
    if (!take(c, "stream"))
        return false;
    c->at += c->at < c->end && *c->at == '\r';
    c->at += c->at < c->end && *c->at == '\n';
    if (known && length > (uint64_t)(c->end - c->at))
        return false;
    *data = (struct cursor){c->at, known ? c->at + length : c->end};
    return true;
}

/* The bytes of a stream that is plain or Flate, to be freed.  NULL: damaged, or larger than the limit. */
static unsigned char *inflate_stream(struct cursor dictionary, struct cursor data, size_t limit, size_t *length)
{
    struct cursor filter;
    size_t        packed = (size_t)(data.end - data.at), room = MIN(packed * 4 + 4096, limit), used;
    if (!find_value(dictionary, "/Filter", &filter)) {
        *length = packed;
        return packed > limit ? NULL : packed == 0 ? g_malloc0(1) : g_memdup2(data.at, packed);
    }
    bool several = take(&filter, "[");
    if (!take(&filter, "/FlateDecode") || (several && !take(&filter, "]")))
        return NULL;
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    unsigned char                  *out = NULL;
    enum libdeflate_result          result = LIBDEFLATE_INSUFFICIENT_SPACE;
    while (decompressor != NULL && result == LIBDEFLATE_INSUFFICIENT_SPACE) {
        out = g_realloc(out, room);
        result = libdeflate_zlib_decompress_ex(decompressor, data.at, packed, out, room, &used, length);
        if (room >= limit)
            break;
        room = MIN(room * 4, limit);
    }
    libdeflate_free_decompressor(decompressor);
    if (result == LIBDEFLATE_SUCCESS)
        return out;
    g_free(out);
    return NULL;
}

/* Undoes PNG's predictors None and Up, the only ones of use in cross-references.  False: another one. */
static bool undo_predictor(unsigned char *rows, size_t *length, size_t columns)
{
    size_t n = *length / (columns + 1);
    for (size_t row = 0; row < n; row++) {
        const unsigned char *from = rows + row * (columns + 1);
        unsigned char       *to = rows + row * columns;
        if (*from != 0 && *from != 2)
            return false;
        bool up = *from == 2 && row > 0;
        for (size_t i = 0; i < columns; i++)
            to[i] = (unsigned char)(from[1 + i] + (up ? to[(ptrdiff_t)i - (ptrdiff_t)columns] : 0));
    }
    *length = n * columns;
    return true;
}

/* ---- Cross-references ---- */

enum { UNKNOWN = 0xff, HIDDEN = 0xfe }; /* of entries while the chain is read; HIDDEN: free in a table */

/* The newest entry of an object counts: a chain is read from the newest on. */
static void put_entry(struct pdf_raw *raw, uint64_t object, struct raw_entry entry)
{
    struct raw_entry *known = &g_array_index(raw->entries, struct raw_entry, object);
    if (known->type >= HIDDEN)
        *known = entry;
}

/* New places of the array must say that nothing is known yet. */
static void mark_unknown(struct pdf_raw *raw, guint from)
{
    for (guint i = from; i < raw->entries->len; i++)
        g_array_index(raw->entries, struct raw_entry, i).type = UNKNOWN;
}

static bool grow(struct pdf_raw *raw, uint64_t objects)
{
    guint from = raw->entries->len;
    if (objects > OBJECTS_MAX + 1u)
        return false;
    if (objects > from) {
        g_array_set_size(raw->entries, (guint)objects);
        mark_unknown(raw, from);
    }
    return true;
}

static bool read_subsection(struct pdf_raw *raw, struct cursor *c, uint64_t first, uint64_t count)
{
    if (count > (uint64_t)(c->end - c->at) / 18 || !grow(raw, first + count))
        return false;
    for (uint64_t i = 0; i < count; i++) {
        uint64_t offset, generation;
        if (!take_number(c, &offset) || !take_number(c, &generation))
            return false;
        skip_white(c);
        if (c->at >= c->end || (*c->at != 'n' && *c->at != 'f'))
            return false;
        bool used = *c->at++ == 'n';
        put_entry(raw, first + i, (struct raw_entry){used ? 1 : HIDDEN, (uint16_t)generation, used ? offset : 0});
    }
    return true;
}

static bool read_table(struct pdf_raw *raw, struct cursor *c, struct cursor *trailer)
{
    uint64_t first, count;
    while (!take(c, "trailer"))
        if (!take_number(c, &first) || !take_number(c, &count) || !read_subsection(raw, c, first, count))
            return false;
    return take_dictionary(c, trailer);
}

static uint64_t field_of(const unsigned char *row, uint64_t width, uint64_t otherwise)
{
    uint64_t value = 0;
    for (uint64_t i = 0; i < width; i++)
        value = value << 8 | row[i];
    return width > 0 ? value : otherwise;
}

static bool read_rows(struct pdf_raw *raw, struct cursor dictionary, const unsigned char *rows, size_t length,
                      const uint64_t widths[3])
{
    uint64_t      row = widths[0] + widths[1] + widths[2], size, first = 0, count;
    size_t        at = 0;
    struct cursor index;
    bool          all = !find_value(dictionary, "/Index", &index);
    if (!find_number(dictionary, "/Size", &size) || (!all && !take(&index, "[")))
        return false;
    while (all || !take(&index, "]")) {
        count = size;
        if (!all && (!take_number(&index, &first) || !take_number(&index, &count)))
            return false;
        if (count > (length - at) / row || !grow(raw, first + count))
            return false;
        for (uint64_t i = 0; i < count; i++, at += row) {
            const unsigned char *from = rows + at;
            struct raw_entry     entry = {.type = (uint8_t)field_of(from, widths[0], 1),
                                          .at = field_of(from + widths[0], widths[1], 0),
                                          .generation = (uint16_t)field_of(from + widths[0] + widths[1], widths[2], 0)};
            if (entry.type == 0 || entry.type > 2)
                entry = (struct raw_entry){0};
            put_entry(raw, first + i, entry);
        }
        if (all)
            break;
    }
    return true;
}

static bool read_stream(struct pdf_raw *raw, struct cursor *c, struct cursor *trailer)
{
    struct cursor data, value;
    uint64_t      widths[3], predictor = 1, columns = 1;
    size_t        length = 0;
    if (!take_stream(c, trailer, &data) || !find_value(*trailer, "/W", &value) || !take(&value, "["))
        return false;
    for (int i = 0; i < 3; i++)
        if (!take_number(&value, &widths[i]) || widths[i] > 8)
            return false;
    if (widths[1] == 0)
        return false;
    if (find_value(*trailer, "/DecodeParms", &value)) {
        struct cursor parameters;
        take(&value, "[");
        if (!take_dictionary(&value, &parameters))
            return false;
        find_number(parameters, "/Predictor", &predictor);
        find_number(parameters, "/Columns", &columns);
    }
    if (predictor > 1 && (predictor < 10 || columns != widths[0] + widths[1] + widths[2]))
        return false;
    unsigned char *rows = inflate_stream(*trailer, data, (size_t)(OBJECTS_MAX + 1u) * 12, &length);
    bool           good = rows != NULL && (predictor == 1 || undo_predictor(rows, &length, (size_t)columns)) &&
                read_rows(raw, *trailer, rows, length, widths);
    g_free(rows);
    return good;
}

/* What a table calls free is free, unless the stream beside it, just read, knows better. */
static void settle_hidden(struct pdf_raw *raw)
{
    for (guint i = 0; i < raw->entries->len; i++) {
        struct raw_entry *entry = &g_array_index(raw->entries, struct raw_entry, i);
        if (entry->type == HIDDEN)
            *entry = (struct raw_entry){0};
    }
}

static void read_trailer(struct pdf_raw *raw, struct cursor trailer, bool *more, uint64_t *previous)
{
    struct cursor value;
    raw->encrypted = raw->encrypted || find_value(trailer, "/Encrypt", &value);
    *more = find_number(trailer, "/Prev", previous);
}

/* One cross-reference and, of a hybrid file, the stream beside the table.  previous: where the one before stands. */
static bool read_section(struct pdf_raw *raw, uint64_t offset, bool *more, uint64_t *previous)
{
    struct cursor trailer, c;
    uint64_t      beside;
    if (offset >= raw->length || raw_has_section(raw, offset) || raw->sections->len >= SECTIONS_MAX)
        return false;
    g_array_append_val(raw->sections, offset);
    c = (struct cursor){raw->bytes + offset, raw->bytes + raw->length};
    if (!take(&c, "xref")) {
        if (!read_stream(raw, &c, &trailer))
            return false;
        read_trailer(raw, trailer, more, previous);
        return true;
    }
    if (!read_table(raw, &c, &trailer))
        return false;
    if (find_number(trailer, "/XRefStm", &beside)) {
        struct cursor other;
        if (beside >= raw->length)
            return false;
        c = (struct cursor){raw->bytes + beside, raw->bytes + raw->length};
        if (!read_stream(raw, &c, &other))
            return false;
    }
    if (raw->entries->len > 0)
        settle_hidden(raw);
    read_trailer(raw, trailer, more, previous);
    return true;
}

/* ---- Limits ---- */

/* Object streams are decompressed by the reader behind without a limit: so they are measured here first. */
static bool within_limits(const struct pdf_raw *raw)
{
    GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
    uint64_t    total = 0;
    bool        good = true;
    for (guint i = 0; good && i < raw->entries->len; i++) {
        const struct raw_entry *entry = &g_array_index(raw->entries, struct raw_entry, i);
        if (entry->type != 2 || !g_hash_table_add(seen, GUINT_TO_POINTER((guint)entry->at)))
            continue;
        struct raw_entry place = raw_entry(raw, (unsigned)entry->at);
        struct cursor    dictionary, data, c = {raw->bytes + place.at, raw->bytes + raw->length};
        size_t           size = 0;
        good = entry->at <= OBJECTS_MAX && place.type == 1 && place.at < raw->length &&
               take_stream(&c, &dictionary, &data);
        unsigned char *inflated = good ? inflate_stream(dictionary, data, INFLATED_MAX, &size) : NULL;
        good = inflated != NULL && (total += size) <= INFLATED_MAX;
        g_free(inflated);
    }
    g_hash_table_destroy(seen);
    return good;
}

/* ---- The file ---- */

static bool find_end(struct pdf_raw *raw)
{
    for (size_t at = raw->length; at-- > 0;) {
        struct cursor c = {raw->bytes + at, raw->bytes + raw->length};
        if (raw->bytes[at] != 's' || !take(&c, "startxref"))
            continue;
        if (!take_number(&c, &raw->start_xref))
            return false;
        while (c.at < c.end && is_white(*c.at))
            c.at++;
        if (c.end - c.at < 5 || memcmp(c.at, "%%EOF", 5) != 0)
            return false;
        c.at += 5;
        c.at += c.at < c.end && *c.at == '\r';
        c.at += c.at < c.end && *c.at == '\n';
        raw->end = (size_t)(c.at - raw->bytes);
        return true;
    }
    return false;
}

enum raw_fault raw_read(struct pdf_raw *raw, const void *bytes, size_t length)
{
    bool     more = true;
    uint64_t offset;
    *raw = (struct pdf_raw){.bytes = bytes, .length = length};
    raw->entries = g_array_new(FALSE, TRUE, sizeof(struct raw_entry));
    raw->sections = g_array_new(FALSE, FALSE, sizeof(uint64_t));
    if (length < 8 || memcmp(bytes, "%PDF-", 5) != 0)
        return RAW_NOT_PDF;
    if (!find_end(raw))
        return RAW_NO_END;
    for (offset = raw->start_xref; more;)
        if (!read_section(raw, offset, &more, &offset))
            return RAW_BAD_XREF;
    for (guint i = 0; i < raw->entries->len; i++) {
        struct raw_entry *entry = &g_array_index(raw->entries, struct raw_entry, i);
        if (entry->type >= HIDDEN)
            *entry = (struct raw_entry){0};
        if (entry->type == 1 && entry->at >= length)
            return RAW_BAD_XREF;
    }
    if (raw->encrypted)
        return RAW_ENCRYPTED;
    return within_limits(raw) ? RAW_FINE : RAW_TOO_LARGE;
}

void raw_free(struct pdf_raw *raw)
{
    if (raw->entries != NULL)
        g_array_free(raw->entries, TRUE);
    if (raw->sections != NULL)
        g_array_free(raw->sections, TRUE);
    *raw = (struct pdf_raw){0};
}

struct raw_entry raw_entry(const struct pdf_raw *raw, unsigned object)
{
    return object < raw->entries->len ? g_array_index(raw->entries, struct raw_entry, object) : (struct raw_entry){0};
}

bool raw_has_section(const struct pdf_raw *raw, uint64_t offset)
{
    for (guint i = 0; i < raw->sections->len; i++)
        if (g_array_index(raw->sections, uint64_t, i) == offset)
            return true;
    return false;
}
