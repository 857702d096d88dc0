/*
 * word_shape.c -- words shaped once with HarfBuzz through Pango's font, and remembered.
 * Vietnamese in NFC is one code point, one glyph; kerning is on, ligatures are off, so that copying and searching work.
 */
#include <hb-ot.h>
#include <string.h>

#include "font_set_int.h"
#include "viet.h"

#define WORD_BYTES_MAX 65535
#define SLOTS_FIRST 4096

static uint32_t word_hash(const char *text, size_t length, enum font_face face, unsigned size_8)
{
    uint32_t hash = 2166136261u ^ (size_8 << 2 | face);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (uint8_t)text[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static void slots_grow(struct font_set *fonts)
{
    struct word_slot *old = fonts->slots;
    uint32_t          n_old = fonts->n_slots;
    fonts->n_slots = n_old ? n_old * 2 : SLOTS_FIRST;
    fonts->slots = g_new0(struct word_slot, fonts->n_slots);
    for (uint32_t i = 0; i < n_old; i++) {
        if (old[i].word == NULL)
            continue;
        uint32_t place = old[i].hash & (fonts->n_slots - 1);
        while (fonts->slots[place].word)
            place = (place + 1) & (fonts->n_slots - 1);
        fonts->slots[place] = old[i];
    }
    g_free(old);
}

/* The shaped text stands in the set's buffer afterwards. */
static void buffer_shape(struct font_set *fonts, hb_font_t *font, const char *text, size_t length)
{
    static const hb_feature_t features[] = {
        {HB_TAG('k', 'e', 'r', 'n'), 1, 0, (unsigned)-1},
        {HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1},
        {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1},
    };
    hb_buffer_clear_contents(fonts->buffer);
    hb_buffer_set_cluster_level(fonts->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_flags(fonts->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(fonts->buffer, text, (int)length, 0, (int)length);
    hb_buffer_set_direction(fonts->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(fonts->buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(fonts->buffer, hb_language_from_string("vi", 2));
    hb_shape(font, fonts->buffer, features, G_N_ELEMENTS(features));
}

/* A mark's offset to the left becomes a step back before it and forward after it: runs know advances only. */
static void word_fill(struct font_set *fonts, struct word *word, uint16_t *glyphs, int32_t *advances,
                      uint16_t *clusters)
{
    unsigned                   n;
    const hb_glyph_info_t     *info = hb_buffer_get_glyph_infos(fonts->buffer, &n);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(fonts->buffer, &n);
    for (unsigned i = 0; i < n; i++) {
        int32_t offset = i ? font_scale(position[i].x_offset, word->size) : 0;
        glyphs[i] = (uint16_t)info[i].codepoint;
        clusters[i] = (uint16_t)info[i].cluster;
        advances[i] = font_scale(position[i].x_advance, word->size) - offset;
        if (offset)
            advances[i - 1] += offset;
        word->missing = word->missing || info[i].codepoint == 0;
    }
    for (unsigned i = 0; i < n; i++)
        word->width += advances[i];
}

static struct word *word_new(struct font_set *fonts, enum font_face face, unsigned size_8, const char *text,
                             size_t length)
{
    buffer_shape(fonts, font_hb(fonts, face), text, length);
    unsigned     n = hb_buffer_get_length(fonts->buffer);
    char        *memory = arena_alloc(fonts->arena, sizeof(struct word) + n * (4 + 2 + 2) + length + 1);
    struct word *word = (struct word *)memory;
    int32_t     *advances = (int32_t *)(memory + sizeof(struct word));
    uint16_t    *glyphs = (uint16_t *)(advances + n), *clusters = glyphs + n;
    char        *copy = (char *)(clusters + n);
    memcpy(copy, text, length);
    word->text = copy;
    word->length = (uint16_t)length;
    word->n_glyphs = (uint16_t)n;
    word->face = (uint8_t)face;
    word->size = (uint16_t)size_8;
    word->serial = fonts->n_words;
    word->glyphs = glyphs;
    word->advances = advances;
    word->clusters = clusters;
    word_fill(fonts, word, glyphs, advances, clusters);
    return word;
}

const struct word *font_word(struct font_set *fonts, enum font_face face, unsigned size_8, const char *text,
                             size_t length)
{
    if (length > WORD_BYTES_MAX)
        for (length = WORD_BYTES_MAX; length && ((uint8_t)text[length] & 0xc0) == 0x80;)
            length--;
    if (2 * fonts->n_words >= fonts->n_slots)
        slots_grow(fonts);
    uint32_t hash = word_hash(text, length, face, size_8);
    uint32_t place = hash & (fonts->n_slots - 1);
    for (const struct word *word; (word = fonts->slots[place].word); place = (place + 1) & (fonts->n_slots - 1))
        if (fonts->slots[place].hash == hash && word->length == length && word->face == face && word->size == size_8 &&
            memcmp(word->text, text, length) == 0)
            return word;
    struct word *word = word_new(fonts, face, size_8, text, length);
    fonts->slots[place] = (struct word_slot){hash, word};
    fonts->n_words++;
    return word;
}

static int32_t metric(hb_font_t *font, hb_ot_metrics_tag_t tag, int32_t otherwise)
{
    hb_position_t value;
    return hb_ot_metrics_get_position(font, tag, &value) ? value : otherwise;
}

/* The line gap is shared between both sides: text then stands in the middle of a cell. */
static void metrics_read(struct font_metrics *em, hb_font_t *font)
{
    hb_font_extents_t extents = {0};
    hb_codepoint_t    space;
    hb_font_get_h_extents(font, &extents);
    em->ascent = extents.ascender + extents.line_gap / 2;
    em->descent = -extents.descender + extents.line_gap - extents.line_gap / 2;
    em->underline_position = -metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -EM_UNITS / 10);
    em->underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, EM_UNITS / 20);
    em->x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, EM_UNITS * 9 / 20);
    em->space = EM_UNITS / 4;
    if (hb_font_get_nominal_glyph(font, ' ', &space))
        em->space = hb_font_get_glyph_h_advance(font, space);
}

struct font_metrics font_metrics(struct font_set *fonts, enum font_face face, unsigned size_8)
{
    struct font_metrics *em = &fonts->files[face].em;
    if (!em->space)
        metrics_read(em, font_hb(fonts, face));
    return (struct font_metrics){
        .ascent = font_scale(em->ascent, size_8),
        .descent = font_scale(em->descent, size_8),
        .underline_position = font_scale(em->underline_position, size_8),
        .underline_thickness = font_scale(em->underline_thickness, size_8),
        .x_height = font_scale(em->x_height, size_8),
        .space = font_scale(em->space, size_8),
    };
}

bool font_has(struct font_set *fonts, enum font_face face, uint32_t character)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font_hb(fonts, face), character, &glyph) && glyph != 0;
}

bool font_words_may_break(struct font_set *fonts, const struct word *before, const struct word *after)
{
    if (fonts->breaks == NULL) {
        fonts->breaks = g_new(struct break_slot, BREAK_CACHE_SIZE);
        memset(fonts->breaks, 0xff, sizeof(struct break_slot) * BREAK_CACHE_SIZE);
    }
    uint32_t           place = (before->serial * 2654435761u ^ after->serial * 2246822519u) >> 18;
    struct break_slot *slot = &fonts->breaks[place % BREAK_CACHE_SIZE];
    if (slot->before != before->serial || slot->after != after->serial)
        *slot = (struct break_slot){before->serial, after->serial,
                                    viet_may_break(before->text, before->length, after->text, after->length)};
    return slot->may_break;
}
