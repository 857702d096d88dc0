/*
 * rich_text.c -- reads the rich text of YAML.  A line is a paragraph; nothing reaches over a line's end.
 */
#include "rich_text.h"

#include <string.h>

#include "base/text.h"
#include "emphasis.h"

#define DEPTH_MAX 8 /* p, then i and b once each, a note, i and b once each in it */

enum frame_kind { FRAME_PARAGRAPH, FRAME_ITALIC, FRAME_BOLD, FRAME_NOTE };

struct frame {
    enum frame_kind kind;
    xmlNodePtr      node;
    const char     *opened;   /* its sign in the text */
    unsigned        brackets; /* of a note: [ still open in it */
};

struct reader {
    struct facts_builder *builder;
    const struct text    *text;
    const char           *line, *end;  /* the line being read */
    unsigned              line_number; /* from 0 */
    const char           *placed;      /* the line whose place in the source is known */
    bool                  found;       /* there is one: */
    uint32_t              source_line, source_column;
    const char           *counted; /* a place in the line, and how many characters stand before it there */
    unsigned              n_counted;
    struct frame          frames[DEPTH_MAX];
    unsigned              depth;
    GArray               *stars;    /* of struct star: those of the line, */
    unsigned              n_passed; /* of which so many lie behind */
};

/* How many characters stand before the text's line in the line of the source: the block's indentation. */
static bool find_line(const struct reader *reader, uint32_t *line, uint32_t *column)
{
    const struct span *span = &reader->text->span;
    const char        *source;
    size_t             length, blanks = 0;

    if (span->source == NULL || span->line == 0)
        return false;
    if (!reader->text->block) {
        if (!source_line(span->source, span->line, &source, &length))
            return false;
        for (uint32_t skip = span->column; skip > 1 && length > 0; skip--) {
            size_t step = (size_t)g_utf8_skip[(unsigned char)*source];
            source += MIN(step, length);
            length -= MIN(step, length);
        }
        *line = span->line;
        *column = span->column + (length > 0 && (*source == '"' || *source == '\''));
        /* of a scalar folded from several lines only the beginning can be found again */
        return reader->line_number == 0 &&
               text_count(reader->line, (size_t)(reader->end - reader->line)) <= text_count(source, length);
    }
    *line = span->line + 1 + reader->line_number;
    if (!source_line(span->source, *line, &source, &length))
        return false;
    while (blanks < length && source[blanks] == ' ')
        blanks++;
    for (const char *p = reader->line; p < reader->end && *p == ' ' && blanks > 0; p++)
        blanks--;
    *column = (uint32_t)blanks + 1;
    return true;
}

/* Looks the line up once, and counts on from the last place: a long line may hold many signs. */
static unsigned characters_before(struct reader *reader, const char *at)
{
    if (reader->placed != reader->line) {
        reader->found = find_line(reader, &reader->source_line, &reader->source_column);
        reader->placed = reader->counted = reader->line;
        reader->n_counted = 0;
    }
    if (at < reader->counted)
        return (unsigned)text_count(reader->line, (size_t)(at - reader->line));
    reader->n_counted += (unsigned)text_count(reader->counted, (size_t)(at - reader->counted));
    reader->counted = at;
    return reader->n_counted;
}

static struct span place_of(struct reader *reader, const char *from, const char *to)
{
    struct span place = reader->text->span;
    unsigned    before = characters_before(reader, from);

    if (!reader->found)
        return place;
    place.line = reader->source_line;
    place.column = reader->source_column + before;
    place.length = (uint32_t)text_count(from, (size_t)(to - from));
    return place;
}

static struct span *keep_place(struct reader *reader, const char *from, const char *to)
{
    struct span *span = arena_new_struct(reader->builder->arena, struct span);

    *span = place_of(reader, from, to);
    return span;
}

static struct frame *top(struct reader *reader)
{
    return &reader->frames[reader->depth - 1];
}

static void open_frame(struct reader *reader, enum frame_kind kind, const char *sign, size_t sign_length)
{
    static const char *const names[] = {"p", "i", "b", "note"};
    struct span             *place = keep_place(reader, sign, sign + sign_length);
    xmlNodePtr               node = facts_element(reader->builder, top(reader)->node, names[kind], place);

    reader->frames[reader->depth++] = (struct frame){.kind = kind, .node = node, .opened = sign};
}

/* Closes the frames from index up.  Emphasis has its end in the line, or has not been opened; a footnote may not. */
static void close_frames(struct reader *reader, unsigned index)
{
    for (unsigned i = index + 1; i < reader->depth; i++)
        if (reader->frames[i].kind == FRAME_NOTE)
            diag(reader->builder->diags, DIAG_RICH_OPEN_NOTE,
                 place_of(reader, reader->frames[i].opened, reader->frames[i].opened + 2), NULL);
    reader->depth = index;
}

/* What is known of the star at the place; NULL: it is text. */
static const struct star *find_star(struct reader *reader, const char *at)
{
    const struct star *star;

    for (; reader->n_passed < reader->stars->len; reader->n_passed++) {
        star = &g_array_index(reader->stars, struct star, reader->n_passed);
        if (star->at >= at)
            return star->at == at ? star : NULL;
    }
    return NULL;
}

/* At one or more '*'.  Returns where to go on. */
static const char *read_stars(struct reader *reader, const char *at)
{
    const struct star *star = find_star(reader, at);
    const char        *end = at;

    if (star == NULL) {
        while (end < reader->end && *end == '*' && (end == at || find_star(reader, end) == NULL))
            end++;
        facts_text(top(reader)->node, at, (size_t)(end - at));
        return end;
    }
    end = at + star->length;
    if (star->role == STAR_OPENS)
        open_frame(reader, star->length == 2 ? FRAME_BOLD : FRAME_ITALIC, at, star->length);
    else if (star->role == STAR_CLOSES)
        close_frames(reader, reader->depth - 1);
    else
        facts_text(top(reader)->node, at, star->length);
    if (star->role == STAR_ALONE)
        diag(reader->builder->diags, DIAG_RICH_OPEN_EMPHASIS, place_of(reader, at, end), star->length == 2 ? "**" : "*",
             NULL);
    return end;
}

/* At '{'.  Returns where to go on. */
static const char *read_expression(struct reader *reader, const char *at)
{
    const char *from = at + 1, *to;
    xmlNodePtr  node;

    if (from < reader->end && *from == '{') {
        facts_text(top(reader)->node, "{", 1);
        return at + 2;
    }
    to = text_expression_end(from, reader->end);
    if (to == NULL) {
        diag(reader->builder->diags, DIAG_RICH_OPEN_EXPRESSION, place_of(reader, at, at + 1), NULL);
        facts_text(top(reader)->node, at, (size_t)(reader->end - at));
        return reader->end;
    }
    if (strspn(from, " \t") >= (size_t)(to - from)) {
        diag(reader->builder->diags, DIAG_RICH_EMPTY_EXPRESSION, place_of(reader, at, to + 1), NULL);
        return to + 1;
    }
    node = facts_element(reader->builder, top(reader)->node, "expr", keep_place(reader, from, to));
    facts_text(node, from, (size_t)(to - from));
    return to + 1;
}

/* At '^'.  Returns where to go on. */
static const char *read_note(struct reader *reader, const char *at)
{
    if (at + 1 == reader->end || at[1] != '[') {
        facts_text(top(reader)->node, at, 1);
        return at + 1;
    }
    for (unsigned i = 0; i < reader->depth; i++) {
        if (reader->frames[i].kind != FRAME_NOTE)
            continue;
        diag(reader->builder->diags, DIAG_RICH_NOTE_IN_NOTE, place_of(reader, at, at + 2), NULL);
        reader->frames[i].brackets++;
        return at + 2;
    }
    open_frame(reader, FRAME_NOTE, at, 2);
    return at + 2;
}

/* At '[' or ']': they count in a note only. */
static const char *read_bracket(struct reader *reader, const char *at)
{
    int note = -1;

    for (int i = (int)reader->depth - 1; i >= 0 && note < 0; i--)
        if (reader->frames[i].kind == FRAME_NOTE)
            note = i;
    if (note >= 0 && *at == ']' && reader->frames[note].brackets == 0) {
        close_frames(reader, (unsigned)note);
        return at + 1;
    }
    if (note >= 0)
        reader->frames[note].brackets += *at == '[' ? 1u : -1u;
    facts_text(top(reader)->node, at, 1);
    return at + 1;
}

static const char *read_special(struct reader *reader, const char *at)
{
    switch (*at) {
    case '*':
        return read_stars(reader, at);
    case '{':
        return read_expression(reader, at);
    case '^':
        return read_note(reader, at);
    case '\\':
        if (at + 1 < reader->end && at[1] == '*')
            at++;
        facts_text(top(reader)->node, at, 1);
        return at + 1;
    default:
        return read_bracket(reader, at);
    }
}

/* The content of a paragraph, from at to the line's end. */
static void read_inline(struct reader *reader, xmlNodePtr paragraph, const char *at)
{
    static const bool special[256] = {
        ['*'] = true, ['{'] = true, ['^'] = true, ['\\'] = true, ['['] = true, [']'] = true};
    const char *plain = at;

    reader->frames[0] = (struct frame){.kind = FRAME_PARAGRAPH, .node = paragraph, .opened = at};
    reader->depth = 1;
    reader->n_passed = 0;
    emphasis_find(at, reader->end, reader->stars);
    while (at < reader->end) {
        if (!special[(unsigned char)*at]) {
            at++;
            continue;
        }
        facts_text(top(reader)->node, plain, (size_t)(at - plain));
        plain = at = read_special(reader, at);
    }
    if (*at == '\0')
        facts_text_kept(top(reader)->node, plain);
    else
        facts_text(top(reader)->node, plain, (size_t)(at - plain));
    close_frames(reader, 0);
}

static bool is_letter_label(const char *from, size_t length)
{
    return (length == 1 && g_ascii_isalpha(*from)) || (length == 2 && memcmp(from, "đ", 2) == 0);
}

/* "1", "12", "1.2.3": numbers of up to three digits, so that years are none. */
static bool is_number_label(const char *from, size_t length)
{
    unsigned digits = 0;

    for (size_t i = 0; i < length; i++) {
        if (from[i] == '.' && digits > 0)
            digits = 0;
        else if (g_ascii_isdigit(from[i]) && digits < 3)
            digits++;
        else
            return false;
    }
    return digits > 0;
}

size_t rich_text_label(const char *line, size_t length)
{
    const char *space = memchr(line, ' ', MIN(length, 16));
    size_t      label = space != NULL ? (size_t)(space - line) : 0;

    if (label == 0)
        return 0;
    if (label == 1)
        return *line == '-' || *line == '+' ? 1 : 0;
    if (label == 2 && memcmp(line, "*)", 2) == 0)
        return 2;
    if (line[label - 1] == '.')
        return is_number_label(line, label - 1) ? label : 0;
    if (line[label - 1] != ')')
        return 0;
    if (*line == '(')
        return is_number_label(line + 1, label - 2) || is_letter_label(line + 1, label - 2) ? label : 0;
    return is_number_label(line, label - 1) || is_letter_label(line, label - 1) ? label : 0;
}

xmlNodePtr rich_text_paragraph(struct facts_builder *builder, xmlNodePtr parent, const char *label,
                               const struct span *span)
{
    xmlNodePtr paragraph = facts_element(builder, parent, "p", span);

    if (label != NULL) {
        facts_set_kept(paragraph, "label", label);
        facts_set_count(paragraph, "level", strcmp(label, "+") == 0 ? 2 : 1);
    }
    return paragraph;
}

/* Bullets that word processors put before a line, as pasted: Unicode's, and those of Symbol and Wingdings. */
static const char *find_bullet(const char *from, const char *end, size_t *length)
{
    static const char *const first[] = {"•",      "●",      "▪",      "‣",      "∙",      "·",      "⁃",
                                        "➢",      "➤",      "►",      "▶",      "–",      "—",      "−",
                                        "\uF0B7", "\uF0A7", "\uF0D8", "\uF076", "\uF0A8", "\uF02D", NULL};
    static const char *const second[] = {"◦", "○", "o\t", NULL};

    for (unsigned level = 0; level < 2; level++)
        for (const char *const *bullet = level == 0 ? first : second; *bullet != NULL; bullet++) {
            size_t bytes = strlen(*bullet);
            if ((size_t)(end - from) <= bytes || memcmp(from, *bullet, bytes) != 0)
                continue;
            *length = bytes;
            if (from[bytes] == ' ' || from[bytes] == '\t' || g_str_has_prefix(from + bytes, "\u00A0") ||
                from[bytes - 1] == '\t' || **bullet == '\xEF')
                return level == 0 ? "-" : "+";
        }
    return NULL;
}

static xmlNodePtr read_paragraph(struct reader *reader, xmlNodePtr parent)
{
    const char        *from = reader->line, *label = NULL;
    const struct span *span = &reader->text->span;
    size_t             label_length;
    xmlNodePtr         paragraph;

    while (from < reader->end && (*from == ' ' || *from == '\t'))
        from++;
    if (reader->text->block)
        span = keep_place(reader, from, reader->end);
    label_length = rich_text_label(from, (size_t)(reader->end - from));
    if (label_length > 0) {
        label = arena_strndup(reader->builder->arena, from, label_length);
        from += label_length;
    } else if ((label = find_bullet(from, reader->end, &label_length)) != NULL)
        from += label_length;
    if (label != NULL)
        while (from < reader->end && (*from == ' ' || *from == '\t' || g_str_has_prefix(from, "\u00A0")))
            from += *from == '\xC2' ? 2 : 1;
    paragraph = rich_text_paragraph(reader->builder, parent, label, span);
    read_inline(reader, paragraph, from);
    return paragraph;
}

/* Reads line by line; the first one goes on in paragraph unless that is NULL. */
static xmlNodePtr read_lines(struct facts_builder *builder, xmlNodePtr parent, xmlNodePtr paragraph,
                             const struct text *text)
{
    struct reader reader = {.builder = builder, .text = text, .stars = g_array_new(FALSE, FALSE, sizeof(struct star))};
    const char   *at = text->text;
    bool          first = paragraph != NULL;

    for (; at != NULL && *at != '\0'; reader.line_number++) {
        size_t length = strcspn(at, "\n");
        reader.line = at;
        reader.end = at + length;
        while (reader.end > at && (reader.end[-1] == ' ' || reader.end[-1] == '\t' || reader.end[-1] == '\r'))
            reader.end--;
        if (strspn(at, " \t") < (size_t)(reader.end - at)) {
            if (first)
                read_inline(&reader, paragraph, at);
            else
                paragraph = read_paragraph(&reader, parent);
            first = false;
        }
        at += length + (at[length] == '\n');
    }
    g_array_unref(reader.stars);
    return paragraph;
}

void rich_text_append(struct facts_builder *builder, xmlNodePtr parent, const struct text *text)
{
    read_lines(builder, parent, NULL, text);
}

xmlNodePtr rich_text_continue(struct facts_builder *builder, xmlNodePtr paragraph, const struct text *text)
{
    return read_lines(builder, paragraph->parent, paragraph, text);
}

xmlNodePtr rich_text_words(struct facts_builder *builder, xmlNodePtr parent, const char *words)
{
    xmlNodePtr paragraph = rich_text_paragraph(builder, parent, NULL, parent->_private);

    facts_text_kept(paragraph, words);
    return paragraph;
}
