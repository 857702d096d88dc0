/*
 * yaml_tree.c -- libyaml's events become a tree whose every node knows its place.
 */
#include "yaml_tree.h"

#include <glib.h>
#include <string.h>
#include <yaml.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "letters.h"
#include "viet.h"
#include "yaml_error.h"
#include "yaml_text.h"

/* Aliases, anchors and tags of one file that are reported: more say nothing new. */
#define REFUSALS_MAX 5

/* Nodes that are taken from the arena at once. */
#define SLAB_SIZE 64

/* Short texts that are remembered (a power of two), and how short. */
#define WORDS_SIZE 256
#define WORD_MAX 15

/* Mappings up to this size are searched for duplicate keys without a hash table. */
#define SMALL_MAPPING 12

struct reader {
    yaml_parser_t        parser;
    struct arena        *arena, *tree; /* of texts, which stay, and of nodes */
    const struct source *source;
    struct diags        *diags;
    const char          *text; /* the source's, without control characters */
    size_t               length;
    bool                 plain;             /* yaml_text_is_plain */
    const char          *words[WORDS_SIZE]; /* short texts, by hash */
    struct yaml_node    *nodes;             /* room for so many more */
    unsigned             n_nodes;
    size_t               cursor_byte, cursor_character; /* the same place in text, moving forward only */
    const char          *last_end;                      /* where the scalar before ended, in text */
    yaml_mark_t          last_end_mark;
    struct span          long_quote; /* the event before, if it was a quotation over several lines */
    GPtrArray           *open;       /* children of the lists and mappings that are open */
    unsigned             refusals;
    bool                 misplaced; /* a key is not where it seems to be: what the tree says means nothing */
};

/* Behind a quotation over several lines an error says that its end was forgotten: the next one's start ended it. */
static void report_error(struct reader *reader)
{
    if (reader->long_quote.source == NULL) {
        yaml_error_report(&reader->parser, reader->source, reader->diags);
        return;
    }
    diag(reader->diags, DIAG_YAML_OPEN_QUOTE, reader->long_quote, NULL);
    diag_also(reader->diags, yaml_error_span(reader->source, reader->parser.problem_mark));
}

static bool next_event(struct reader *reader, yaml_event_t *event)
{
    if (!yaml_parser_parse(&reader->parser, event)) {
        report_error(reader);
        return false;
    }
    reader->long_quote = SPAN_NONE;
    return true;
}

static void refuse(struct reader *reader, enum diag_code code, struct span span)
{
    if (reader->refusals++ < REFUSALS_MAX)
        diag(reader->diags, code, span, NULL);
}

static struct yaml_node *node_new(struct reader *reader, enum yaml_kind kind, yaml_mark_t mark)
{
    struct yaml_node *node;

    if (reader->n_nodes == 0) {
        reader->nodes = arena_new_array(reader->tree, struct yaml_node, SLAB_SIZE);
        reader->n_nodes = SLAB_SIZE;
    }
    node = reader->nodes++;
    reader->n_nodes--;
    node->kind = kind;
    node->span = yaml_error_span(reader->source, mark);
    return node;
}

/*
 * libyaml counts characters; the cursor turns its count into bytes, running over the text once in all: eight bytes
 * at a time, in each of which the bytes 10xxxxxx start no character.
 */
static const char *byte_at(struct reader *reader, size_t character)
{
    size_t   byte = reader->cursor_byte, count = reader->cursor_character;
    uint64_t eight;

    while (count + 8 <= character && byte + 8 <= reader->length) {
        memcpy(&eight, reader->text + byte, 8);
        count += 8 - text_continuations(eight);
        byte += 8;
    }
    while (byte < reader->length && text_continues(reader->text[byte]))
        byte++;
    if (count < character && byte + 8 <= reader->length) { /* fewer than eight are left, most often ASCII */
        memcpy(&eight, reader->text + byte, 8);
        if ((eight & UINT64_C(0x8080808080808080)) == 0) {
            byte += character - count;
            count = character;
        }
    }
    for (; count < character && byte < reader->length; count++)
        do
            byte++;
        while (byte < reader->length && text_continues(reader->text[byte]));
    reader->cursor_byte = byte;
    reader->cursor_character = count;
    return reader->text + byte;
}

/* One word in ASCII: an id, a date, a number. */
static bool is_token(const yaml_event_t *event)
{
    for (size_t i = 0; i < event->data.scalar.length; i++)
        if (event->data.scalar.value[i] <= ' ' || event->data.scalar.value[i] >= 0x7F)
            return false;
    return true;
}

/* Where a comment starts on the line of the place, behind blanks; NULL if there is none. */
static const char *find_comment(const struct reader *reader, const char *at, const char *skipped)
{
    const char *end = reader->text + reader->length;

    while (at < end && *at != '\0' && strchr(skipped, *at))
        at++;
    return at < end && *at == '#' ? at : NULL;
}

/*
 * YAML silently drops what follows " #" ("số #5" is "số").  A comment is taken for one only behind a single word
 * in ASCII and with a blank after '#': behind prose nobody can tell.
 */
static void check_text_lost(struct reader *reader, const yaml_event_t *event, const char *at)
{
    const char *end = reader->text + reader->length, *comment = find_comment(reader, at, " \t"), *line_end;
    yaml_mark_t mark = event->end_mark;
    struct span span;

    if (comment == NULL && event->data.scalar.length == 0) { /* libyaml may put an empty value behind the comment */
        at = reader->last_end;
        mark = reader->last_end_mark;
        comment = find_comment(reader, at, " \t:");
    }
    if (comment == NULL || (comment == at && event->data.scalar.length > 0))
        return;
    line_end = memchr(comment, '\n', (size_t)(end - comment));
    line_end = line_end != NULL ? line_end : end;
    if (is_token(event) && (comment + 1 == line_end || strchr(" \t\r", comment[1])))
        return;
    span = yaml_error_span(reader->source, mark);
    span.column += (uint32_t)(comment - at);
    span.length = (uint32_t)g_utf8_strlen(comment, line_end - comment);
    diag(reader->diags, DIAG_YAML_TEXT_LOST, span, text_excerpt(reader->arena, comment, (size_t)(line_end - comment)),
         NULL);
}

/* An escape in double quotes can make any character. */
static void blank_controls(struct reader *reader, char *text, size_t length, struct span span)
{
    size_t control_bytes;
    char  *control, *end = text + length;
    char   name[16];

    while ((control = (char *)yaml_text_control(text, end, &control_bytes)) != NULL) {
        g_snprintf(name, sizeof name, "U+%04X", g_utf8_get_char(control));
        diag(reader->diags, DIAG_YAML_CONTROL, span, name, NULL);
        memset(control, ' ', control_bytes);
        text = control + control_bytes;
    }
}

/* A copy in the arena.  Words are copied once, if they stood shortly before: keys, agencies, states. */
static const char *keep_text(struct reader *reader, const char *text, size_t length)
{
    const char **word;
    uint64_t     hash = length;

    if (length > WORD_MAX)
        return arena_strndup(reader->arena, text, length);
    for (size_t i = 0; i < length; i++)
        hash = hash * 31 + (unsigned char)text[i];
    word = &reader->words[hash & (WORDS_SIZE - 1)];
    if (*word == NULL || strcmp(*word, text) != 0)
        *word = arena_strndup(reader->arena, text, length);
    return *word;
}

/* Where a scalar stands: exact to the byte, unless control characters have been taken out of the text before. */
static struct letters_place place_of(const struct reader *reader, struct span span, const char *from, const char *to)
{
    bool same = reader->text == reader->source->text;

    return (struct letters_place){
        .span = span, .from = same ? (size_t)(from - reader->text) : 0, .to = same ? (size_t)(to - reader->text) : 0};
}

static const char *scalar_text(struct reader *reader, const yaml_event_t *event, const struct letters_place *place)
{
    char       *text = (char *)event->data.scalar.value;
    size_t      length = event->data.scalar.length;
    const char *normal;

    if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        blank_controls(reader, text, length, place->span);
    while (length > 0 && text[length - 1] == '\n')
        length--;
    text[length] = '\0';
    if (!letters_are_plain(text, length)) {
        normal = letters_mend(reader->arena, text, place, reader->diags);
        return normal == text ? keep_text(reader, text, length) : normal;
    }
    normal = reader->plain && event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE
                 ? text
                 : viet_normal(reader->arena, text);
    return normal == text ? keep_text(reader, text, length) : normal;
}

static enum yaml_style scalar_style(const yaml_event_t *event)
{
    switch (event->data.scalar.style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return YAML_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
        return YAML_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return YAML_FOLDED;
    default:
        return YAML_PLAIN;
    }
}

static struct yaml_node *read_scalar(struct reader *reader, const yaml_event_t *event)
{
    struct yaml_node    *node = node_new(reader, YAML_TREE_SCALAR, event->start_mark);
    const char          *start = byte_at(reader, event->start_mark.index);
    const char          *end = byte_at(reader, event->end_mark.index);
    struct letters_place place;

    node->style = scalar_style(event);
    if (node->style == YAML_PLAIN)
        check_text_lost(reader, event, end);
    if (event->start_mark.line == event->end_mark.line)
        node->span.length = (uint32_t)(event->end_mark.column - event->start_mark.column);
    else if (node->style == YAML_QUOTED)
        reader->long_quote = node->span;
    place = place_of(reader, node->span, start, end);
    node->text = scalar_text(reader, event, &place);
    reader->last_end = end;
    reader->last_end_mark = event->end_mark;
    return node;
}

/* Anchors and tags are reported; the value is read all the same. */
static void check_properties(struct reader *reader, const yaml_event_t *event)
{
    const yaml_char_t *anchor, *tag;

    switch (event->type) {
    case YAML_SCALAR_EVENT:
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
        break;
    default:
        return;
    }
    if (anchor != NULL)
        refuse(reader, DIAG_YAML_ANCHOR, yaml_error_span(reader->source, event->start_mark));
    if (tag != NULL)
        refuse(reader, DIAG_YAML_TAG, yaml_error_span(reader->source, event->start_mark));
}

/* The earlier pair of the same key among count pairs, or NULL. */
static const struct yaml_pair *find_pair(const struct yaml_pair *pairs, unsigned count, GHashTable *seen,
                                         const char *key)
{
    if (seen != NULL)
        return g_hash_table_lookup(seen, key);
    for (unsigned i = 0; i < count; i++)
        if (pairs[i].key->text[0] == key[0] && strcmp(pairs[i].key->text, key) == 0)
            return &pairs[i];
    return NULL;
}

/* Keys and values that were read in turn become pairs; of a key that stands twice the first counts. */
static void make_pairs(struct reader *reader, struct yaml_node *node, struct yaml_node **nodes, unsigned count)
{
    GHashTable *seen = count / 2 > SMALL_MAPPING ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;

    node->pairs = arena_new_array(reader->tree, struct yaml_pair, count / 2);
    for (unsigned i = 0; i < count; i += 2) {
        const struct yaml_node *key = nodes[i];
        const struct yaml_pair *first;

        if (key->kind == YAML_TREE_BROKEN)
            continue;
        if (key->kind != YAML_TREE_SCALAR || key->text[0] == '\0') {
            diag(reader->diags, DIAG_YAML_KEY_KIND, key->span, NULL);
            continue;
        }
        if (yaml_error_wide_indent(key->text)) {
            if (!reader->misplaced)
                diag(reader->diags, DIAG_YAML_NBSP_INDENT, key->span, NULL);
            reader->misplaced = true;
            continue;
        }
        if ((first = find_pair(node->pairs, node->count, seen, key->text)) != NULL) {
            diag(reader->diags, DIAG_YAML_DUPLICATE_KEY, key->span,
                 text_excerpt(reader->arena, key->text, strlen(key->text)), NULL);
            diag_also(reader->diags, first->key->span);
            continue;
        }
        node->pairs[node->count] = (struct yaml_pair){key, nodes[i + 1]};
        if (seen != NULL)
            g_hash_table_insert(seen, (char *)key->text, &node->pairs[node->count]);
        node->count++;
    }
    if (seen != NULL)
        g_hash_table_unref(seen);
}

static struct yaml_node *read_node(struct reader *reader, yaml_event_t *event, unsigned depth);

/* A list or a mapping whose start was read. */
static struct yaml_node *read_children(struct reader *reader, enum yaml_kind kind, yaml_mark_t mark, unsigned depth)
{
    struct yaml_node  *node = node_new(reader, kind, mark), *child;
    unsigned           base = reader->open->len, count;
    struct yaml_node **nodes;
    yaml_event_t       event;

    if (depth == YAML_DEPTH_MAX) {
        diag(reader->diags, DIAG_YAML_DEPTH, node->span, G_STRINGIFY(YAML_DEPTH_MAX), NULL);
        return NULL;
    }
    for (;;) {
        if (!next_event(reader, &event))
            return NULL;
        if (event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT)
            break;
        if ((child = read_node(reader, &event, depth + 1)) == NULL)
            return NULL;
        g_ptr_array_add(reader->open, child);
    }
    yaml_event_delete(&event);
    count = reader->open->len - base;
    nodes = (struct yaml_node **)reader->open->pdata + base;
    if (count > 0 && nodes[0]->span.line == node->span.line && nodes[0]->span.column == node->span.column)
        node->span.length = nodes[0]->span.length;
    if (kind == YAML_TREE_MAPPING)
        make_pairs(reader, node, nodes, count);
    else {
        node->count = count;
        node->items = arena_new_array(reader->tree, struct yaml_node *, count);
        if (count > 0)
            memcpy(node->items, nodes, count * sizeof *nodes);
    }
    g_ptr_array_set_size(reader->open, (int)base);
    return node;
}

/* The node that starts with the event, which is used up.  NULL after an error that ends the reading. */
static struct yaml_node *read_node(struct reader *reader, yaml_event_t *event, unsigned depth)
{
    struct yaml_node *node;
    yaml_mark_t       mark = event->start_mark;

    check_properties(reader, event);
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        node = read_scalar(reader, event);
        yaml_event_delete(event);
        return node;
    case YAML_SEQUENCE_START_EVENT:
        yaml_event_delete(event);
        return read_children(reader, YAML_TREE_LIST, mark, depth);
    case YAML_MAPPING_START_EVENT:
        yaml_event_delete(event);
        return read_children(reader, YAML_TREE_MAPPING, mark, depth);
    default: /* an alias: never resolved, so that no file can grow by them */
        node = node_new(reader, YAML_TREE_BROKEN, mark);
        node->span.length = (uint32_t)(event->end_mark.column - mark.column);
        refuse(reader, DIAG_YAML_ALIAS, node->span);
        yaml_event_delete(event);
        return node;
    }
}

/* Reads over the start of the stream and of the document. */
static bool read_start(struct reader *reader, yaml_event_t *event)
{
    do {
        if (!next_event(reader, event))
            return false;
        if (event->type != YAML_STREAM_START_EVENT && event->type != YAML_DOCUMENT_START_EVENT)
            return true;
        yaml_event_delete(event);
    } while (true);
}

/* After the root: the document's end and nothing more. */
static bool read_end(struct reader *reader)
{
    yaml_event_t      event;
    yaml_event_type_t type;

    do {
        if (!next_event(reader, &event))
            return false;
        type = event.type;
        if (type == YAML_DOCUMENT_START_EVENT)
            diag(reader->diags, DIAG_YAML_DOCUMENTS, yaml_error_span(reader->source, event.start_mark), NULL);
        yaml_event_delete(&event);
    } while (type == YAML_DOCUMENT_END_EVENT);
    return true;
}

static struct yaml_node *read_root(struct reader *reader)
{
    struct span       whole_file = {.source = reader->source};
    struct yaml_node *root = NULL;
    yaml_event_t      event;

    if (!read_start(reader, &event))
        return NULL;
    if (event.type == YAML_STREAM_END_EVENT)
        yaml_event_delete(&event);
    else if ((root = read_node(reader, &event, 0)) == NULL || !read_end(reader))
        return NULL;
    if (root == NULL || yaml_is_null(root)) {
        diag(reader->diags, DIAG_YAML_EMPTY, whole_file, NULL);
        return NULL;
    }
    return reader->misplaced ? NULL : root;
}

/*
 * Hands the text to libyaml as if its reader had decoded it already: the text is known to be UTF-8 without controls,
 * and decoding it once more, byte by byte, is a third of libyaml's time.  The fields are those of yaml.h since 0.1;
 * of a version that isn't known to keep to them the reader is used as it is.  Returns libyaml's own buffer.
 */
static yaml_char_t *give_text(struct reader *reader)
{
    yaml_parser_t *parser = &reader->parser;
    yaml_char_t   *own = parser->buffer.start, *text = (yaml_char_t *)(uintptr_t)reader->text;
    int            major, minor, patch;

    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser, text, reader->length);
    yaml_get_version(&major, &minor, &patch);
    if (major != 0 || minor != 2)
        return NULL;
    parser->buffer.start = parser->buffer.pointer = text; /* only ever read */
    parser->buffer.last = parser->buffer.end = text + reader->length + 1;
    parser->unread = text_count(reader->text, reader->length) + 1; /* with the NUL that ends it */
    parser->eof = 1;
    return own;
}

const struct yaml_node *yaml_tree_read(struct arena *arena, struct arena *tree, const struct source *source,
                                       struct diags *diags)
{
    struct reader     reader = {.arena = arena, .tree = tree, .source = source, .diags = diags};
    struct yaml_node *root;
    yaml_char_t      *own_buffer;

    if (!yaml_parser_initialize(&reader.parser))
        g_error("out of memory");
    reader.plain = yaml_text_is_plain(source->text, source->length);
    reader.text = source->text;
    reader.length = source->length;
    if (!reader.plain)
        reader.text = yaml_text_clean(arena, source, &reader.length, diags);
    reader.last_end = reader.text;
    reader.open = g_ptr_array_new();
    own_buffer = give_text(&reader);
    root = read_root(&reader);
    g_ptr_array_unref(reader.open);
    if (own_buffer != NULL)
        reader.parser.buffer.start = own_buffer;
    yaml_parser_delete(&reader.parser);
    return root;
}

bool yaml_is_null(const struct yaml_node *node)
{
    return node->kind == YAML_TREE_SCALAR && node->style == YAML_PLAIN &&
           (node->text[0] == '\0' || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0);
}

struct span yaml_value_span(const struct yaml_node *node, const char *key)
{
    for (unsigned i = 0; i < node->count; i++)
        if (strcmp(node->pairs[i].key->text, key) == 0)
            return node->pairs[i].value->span;
    return node->span;
}
