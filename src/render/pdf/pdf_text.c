/*
 * pdf_text.c -- content streams: what stands on a page, in order, as marked content.
 *
 * Text is written glyph by glyph as TJ arrays.  The difference between the advances wanted and the widths in the font
 * is carried along and given back as soon as it reaches a thousandth of the size: lines end where layout wants them to.
 */
#include "pdf_int.h"

enum mark { MARK_NONE, MARK_ELEMENT, MARK_LAYOUT, MARK_PAGINATION };

/* What the content stream is in the middle of. */
struct writer {
    struct pdf             *pdf;
    struct pdf_buf         *out;
    int32_t                 height; /* of the page */
    enum mark               mark;
    uint32_t                element; /* of MARK_ELEMENT */
    bool                    in_text;
    int64_t                 x, y;       /* start of the last line of text, hundredths of a point */
    unsigned                face, size; /* size 0: none set */
    uint32_t                fill, stroke;
    int32_t                 thickness;
    const struct page_item *last; /* text before this, in the same marked content */
};

static void put_space(struct writer *writer)
{
    pdf_buf_append(writer->out, " ", 1);
}

static void put_hundredths(struct writer *writer, int64_t number)
{
    char *end = pdf_hundredths(pdf_buf_room(writer->out, 32), number);
    writer->out->length = (size_t)(end - writer->out->data);
    put_space(writer);
}

/* ---- Marked content ---- */

static void text_end(struct writer *writer)
{
    if (writer->in_text)
        pdf_buf_string(writer->out, "ET\n");
    writer->in_text = false;
}

static void mark_end(struct writer *writer)
{
    text_end(writer);
    if (writer->mark != MARK_NONE)
        pdf_buf_string(writer->out, "EMC\n");
    writer->mark = MARK_NONE;
    writer->last = NULL;
}

static void mark_artifact(struct writer *writer, enum mark mark)
{
    if (writer->mark == mark)
        return;
    mark_end(writer);
    pdf_buf_string(writer->out,
                   mark == MARK_PAGINATION ? "/Artifact<</Type/Pagination>>BDC\n" : "/Artifact<</Type/Layout>>BDC\n");
    writer->mark = mark;
}

static void mark_element(struct writer *writer, uint32_t element, int32_t top)
{
    if (writer->mark == MARK_ELEMENT && writer->element == element)
        return;
    mark_end(writer);
    uint32_t mcid = pdf_tags_content(writer->pdf, element, top);
    pdf_buf_append(writer->out, "/", 1);
    pdf_buf_string(writer->out, pdf_type_names[pdf_element(writer->pdf, element)->type]);
    pdf_buf_string(writer->out, "<</MCID ");
    pdf_buf_number(writer->out, mcid);
    pdf_buf_string(writer->out, ">>BDC\n");
    writer->mark = MARK_ELEMENT;
    writer->element = element;
}

/* ---- Colours and lines ---- */

static void put_colour(struct writer *writer, uint32_t colour, const char *grey, const char *rgb)
{
    unsigned parts[3] = {colour >> 16 & 255, colour >> 8 & 255, colour & 255};
    bool     is_grey = parts[0] == parts[1] && parts[1] == parts[2];
    for (int i = 0; i < (is_grey ? 1 : 3); i++) /* two decimals keep 8 bits well enough */
        put_hundredths(writer, (parts[i] * 100 + 127) / 255);
    pdf_buf_string(writer->out, is_grey ? grey : rgb);
}

static void set_fill(struct writer *writer, uint32_t colour)
{
    if (writer->fill == colour)
        return;
    put_colour(writer, colour, "g\n", "rg\n");
    writer->fill = colour;
}

static void set_stroke(struct writer *writer, uint32_t colour, int32_t thickness)
{
    if (writer->stroke != colour)
        put_colour(writer, colour, "G\n", "RG\n");
    writer->stroke = colour;
    if (writer->thickness != thickness) {
        put_hundredths(writer, pdf_units(thickness));
        pdf_buf_string(writer->out, "w\n");
    }
    writer->thickness = thickness;
}

static void put_point(struct writer *writer, int64_t x, int64_t y)
{
    put_hundredths(writer, pdf_units(x));
    put_hundredths(writer, pdf_units(writer->height - y));
}

static void put_rectangle(struct writer *writer, const struct page_item *item)
{
    put_point(writer, item->x, (int64_t)item->y + item->height);
    put_hundredths(writer, pdf_units(item->width));
    put_hundredths(writer, pdf_units(item->height));
    pdf_buf_string(writer->out, "re ");
}

static void write_line(struct writer *writer, const struct page_item *item)
{
    set_stroke(writer, item->line.colour, item->line.thickness);
    put_point(writer, item->x, item->y);
    pdf_buf_string(writer->out, "m ");
    put_point(writer, (int64_t)item->x + item->width, (int64_t)item->y + item->height);
    pdf_buf_string(writer->out, "l S\n");
}

static void write_drawing(struct writer *writer, const struct page_item *item)
{
    text_end(writer);
    mark_artifact(writer, MARK_LAYOUT);
    if (item->kind == PAGE_LINE) {
        write_line(writer, item);
    } else if (item->kind == PAGE_BOX) {
        set_stroke(writer, item->line.colour, item->line.thickness);
        put_rectangle(writer, item);
        pdf_buf_string(writer->out, "S\n");
    } else {
        set_fill(writer, item->fill.colour);
        put_rectangle(writer, item);
        pdf_buf_string(writer->out, "f\n");
    }
}

/* ---- Text ---- */

/* A TJ array in the making.  Lengths are Pango units times units_per_em. */
struct glyphs {
    struct pdf_face *face;
    char            *at;
    int64_t          natural; /* what one font unit is at this size */
    int64_t          unit;    /* a thousandth of the size */
    int64_t          owed;    /* drawn so far minus wanted so far */
    bool             in_string;
};

/* Bytes that one glyph may need: adjustment, brackets, two escaped bytes. */
#define GLYPH_ROOM 32

static inline char *put_byte(char *at, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\') {
        *at++ = '\\';
    } else if (byte == '\r') { /* a reader would take it for a line end */
        *at++ = '\\';
        byte = 'r';
    }
    *at++ = (char)byte;
    return at;
}

static inline void put_glyph(struct glyphs *glyphs, unsigned glyph, int64_t advance)
{
    if (glyphs->owed >= glyphs->unit || glyphs->owed <= -glyphs->unit) {
        int64_t half = glyphs->owed < 0 ? -glyphs->unit / 2 : glyphs->unit / 2;
        int64_t thousandths = (glyphs->owed + half) / glyphs->unit;
        if (glyphs->in_string)
            *glyphs->at++ = ')';
        glyphs->at = pdf_digits(glyphs->at, thousandths);
        glyphs->owed -= thousandths * glyphs->unit;
        glyphs->in_string = false;
    }
    if (!glyphs->in_string)
        *glyphs->at++ = '(';
    glyphs->in_string = true;
    glyphs->at = put_byte(glyphs->at, glyph >> 8);
    glyphs->at = put_byte(glyphs->at, glyph & 255);
    glyphs->owed += glyphs->face->advances[glyph] * glyphs->natural - advance * glyphs->face->units_per_em;
}

/* The first time a glyph is met: it stands for the text up to the next cluster. */
static void learn_glyph(struct pdf_face *face, unsigned glyph, const struct word *word, unsigned n)
{
    unsigned from = word->clusters[n], to = word->length;
    for (unsigned i = n + 1; i < word->n_glyphs; i++)
        if (word->clusters[i] != from) {
            to = word->clusters[i];
            break;
        }
    bool first = n == 0 || word->clusters[n - 1] != from;
    if (first && from < to && to <= word->length)
        pdf_face_learn(face, glyph, word->text + from, to - from);
    else /* the text belongs to the glyph before: this one adds nothing to it */
        pdf_face_learn(face, glyph, "\xe2\x80\x8b", 3);
}

static void put_word(struct glyphs *glyphs, const struct word *word)
{
    for (unsigned i = 0; i < word->n_glyphs; i++) {
        unsigned glyph = word->glyphs[i];
        if (glyph >= glyphs->face->n_glyphs)
            glyph = 0;
        if (glyphs->face->texts[glyph].text == NULL)
            learn_glyph(glyphs->face, glyph, word, i);
        put_glyph(glyphs, glyph, word->advances[i]);
    }
}

static void put_run(struct writer *writer, const struct text_run *run)
{
    struct pdf_face *face = &writer->pdf->faces[run->face];
    size_t           room = 16 + GLYPH_ROOM;
    for (unsigned i = 0; i < run->n_words; i++)
        room += GLYPH_ROOM * (run->words[i]->n_glyphs + 1u);
    struct glyphs glyphs = {
        .face = face,
        .at = pdf_buf_room(writer->out, room),
        .natural = (int64_t)run->size * UNITS_PER_PT / 8,
        .unit = MAX((int64_t)run->size * UNITS_PER_PT / 8 * face->units_per_em / 1000, 1),
    };
    *glyphs.at++ = '[';
    int32_t spaces = 0;
    for (unsigned i = 0; i < run->n_words; i++) {
        if (i > 0 && !(run->joined && run->joined[i]))
            put_glyph(&glyphs, face->space, run->space + (spaces++ < run->space_extra));
        put_word(&glyphs, run->words[i]);
    }
    if (run->space_after) /* at a line's end too: so that words don't stick together when copied */
        put_glyph(&glyphs, face->space, run->space);
    if (glyphs.in_string)
        *glyphs.at++ = ')';
    memcpy(glyphs.at, "]TJ\n", 4);
    writer->out->length = (size_t)(glyphs.at + 4 - writer->out->data);
}

static const struct doc_node *block_of(const struct doc_node *node)
{
    while (node != NULL && doc_is_inline((enum doc_kind)node->kind))
        node = node->parent;
    return node;
}

static bool same_text(const struct doc_node *one, const struct doc_node *other)
{
    return one != NULL && doc_is_inline((enum doc_kind)one->kind) && block_of(one) == block_of(other);
}

/* Blocks that share an element, like the kind and the subject of the document, must not stick together when copied. */
static void put_gap(struct writer *writer, const struct page_item *item)
{
    const struct page_item *last = writer->last;
    if (last == NULL || last->run.space_after || last->y == item->y || same_text(last->node, item->node))
        return;
    struct glyphs glyphs = {
        .face = &writer->pdf->faces[writer->face], .at = pdf_buf_room(writer->out, GLYPH_ROOM + 8), .unit = 1};
    *glyphs.at++ = '[';
    put_glyph(&glyphs, glyphs.face->space, 0);
    memcpy(glyphs.at, ")]TJ\n", 5);
    writer->out->length = (size_t)(glyphs.at + 5 - writer->out->data);
}

static void text_begin(struct writer *writer, const struct text_run *run)
{
    if (!writer->in_text) {
        pdf_buf_string(writer->out, "BT\n");
        writer->x = writer->y = 0;
        writer->in_text = true;
    }
    if (writer->size != run->size || writer->face != run->face) {
        pdf_buf_string(writer->out, "/F");
        pdf_buf_number(writer->out, run->face);
        put_space(writer);
        put_hundredths(writer, run->size * 100 / 8 + (run->size * 100 % 8 >= 4));
        pdf_buf_string(writer->out, "Tf\n");
        writer->face = run->face;
        writer->size = run->size;
    }
    set_fill(writer, run->colour);
}

static void text_move(struct writer *writer, const struct page_item *item)
{
    int64_t x = pdf_units(item->x), y = pdf_units((int64_t)writer->height - item->y);
    put_hundredths(writer, x - writer->x);
    put_hundredths(writer, y - writer->y);
    pdf_buf_string(writer->out, "Td");
    writer->x = x;
    writer->y = y;
}

static bool write_text(struct writer *writer, const struct page_item *item)
{
    const struct text_run *run = &item->run;
    if (run->n_words == 0 || run->size == 0 || run->face >= FACE_COUNT)
        return true;
    if (!pdf_face_prepare(writer->pdf, run->face))
        return false;
    uint32_t element = pdf_tags_element(writer->pdf, item);
    if (element) {
        mark_element(writer, element, item->y - run->size * (UNITS_PER_PT / 8));
        pdf_link_area(writer->pdf, element, item);
    } else {
        mark_artifact(writer, item->role == PAGE_RULE ? MARK_LAYOUT : MARK_PAGINATION);
    }
    if (writer->in_text)
        put_gap(writer, item);
    text_begin(writer, run);
    text_move(writer, item);
    put_run(writer, run);
    writer->last = item;
    return true;
}

bool pdf_page_write(struct pdf *pdf, struct pdf_buf *out)
{
    const struct page *page = &pdf->pages->pages[pdf->page];
    struct writer      writer = {.pdf = pdf, .out = out, .height = page->height, .thickness = UNITS_PER_PT};
    for (uint32_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];
        if (item->kind == PAGE_TEXT) {
            if (!write_text(&writer, item))
                return false;
        } else if (item->kind == PAGE_PLACE) {
            if (pdf_field_place(pdf, page, i))
                mark_end(&writer); /* the text behind a field comes behind it in the order of reading */
        } else {
            write_drawing(&writer, item);
        }
    }
    mark_end(&writer);
    return true;
}
