/*
 * pdf_text.c -- text in content streams, glyph by glyph as TJ arrays.
 *
 * The difference between the advances wanted and the widths in the font is carried along and given back as soon as it
 * reaches a thousandth of the size: lines end where layout wants them to.
 */
#include "pdf_content.h"

void content_text_end(struct content *content)
{
    if (content->in_text)
        pdf_buf_string(content->out, "ET\n");
    content->in_text = false;
}

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

void content_run(struct content *content, const struct text_run *run)
{
    struct pdf_face *face = &content->pdf->faces[run->face];
    size_t           room = 16 + GLYPH_ROOM;
    for (unsigned i = 0; i < run->n_words; i++)
        room += GLYPH_ROOM * (run->words[i]->n_glyphs + 1u);
    struct glyphs glyphs = {
        .face = face,
        .at = pdf_buf_room(content->out, room),
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
    content->out->length = (size_t)(glyphs.at + 4 - content->out->data);
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
static void put_gap(struct content *content, const struct page_item *item)
{
    const struct page_item *last = content->last;
    if (last == NULL || last->run.space_after || last->y == item->y || same_text(last->node, item->node))
        return;
    struct glyphs glyphs = {
        .face = &content->pdf->faces[content->state.face], .at = pdf_buf_room(content->out, GLYPH_ROOM + 8), .unit = 1};
    *glyphs.at++ = '[';
    put_glyph(&glyphs, glyphs.face->space, 0);
    memcpy(glyphs.at, ")]TJ\n", 5);
    content->out->length = (size_t)(glyphs.at + 5 - content->out->data);
}

void content_text_begin(struct content *content, const struct text_run *run)
{
    if (!content->in_text) {
        pdf_buf_string(content->out, "BT\n");
        content->x = content->y = 0;
        content->in_text = true;
    }
    if (content->state.size != run->size || content->state.face != run->face) {
        pdf_buf_string(content->out, "/F");
        pdf_buf_number(content->out, run->face);
        content_space(content);
        content_hundredths(content, run->size * 100 / 8 + (run->size * 100 % 8 >= 4));
        pdf_buf_string(content->out, "Tf\n");
        content->state.face = run->face;
        content->state.size = run->size;
    }
    content_fill(content, run->colour);
}

static void text_move(struct content *content, const struct page_item *item)
{
    int64_t x = pdf_units(item->x), y = pdf_units((int64_t)content->height - item->y);
    content_hundredths(content, x - content->x);
    content_hundredths(content, y - content->y);
    pdf_buf_string(content->out, "Td");
    content->x = x;
    content->y = y;
}

void content_text(void *data, const struct page_item *item)
{
    struct content        *content = data;
    const struct text_run *run = &item->run;
    if (run->n_words == 0 || run->size == 0 || run->face >= FACE_COUNT)
        return;
    if (!pdf_face_prepare(content->pdf, run->face)) {
        content->failed = true;
        return;
    }
    uint32_t element = pdf_tags_element(content->pdf, item);
    if (element) {
        content_mark_element(content, element, item->y - run->size * (UNITS_PER_PT / 8));
        pdf_link_area(content->pdf, element, item);
    } else {
        content_mark_artifact(content, item->role == PAGE_RULE ? MARK_LAYOUT : MARK_PAGINATION);
    }
    if (content->in_text)
        put_gap(content, item);
    content_text_begin(content, run);
    text_move(content, item);
    content_run(content, run);
    content->last = item;
}
