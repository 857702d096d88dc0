/*
 * narrative_load.c -- narratives: the words of a document by sections, which nest.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "load_int.h"
#include "refer_load.h"
#include "schema_shapes.h"

static field_reader field_label, field_sections;
static void         section_finish(struct load *load, void *object);

static const struct field section_fields[] = {
    {"title", field_text, offsetof(struct section, title), 0, NULL},
    {"label", field_label, offsetof(struct section, label), 0, NULL},
    {"text", field_text, offsetof(struct section, text), 0, NULL},
    {"sections", field_sections, offsetof(struct section, sections), FIELD_LIST, NULL},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record section_record = {sizeof(struct section), offsetof(struct section, span), section_fields,
                                             NULL, section_finish};

/* "" is a label too: none is printed. */
static void field_label(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    if (load_is_text(load, field->key, node))
        *(struct text *)into = load_text(node);
}

static void field_sections(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct field list = *field;

    if (load->depth == NARRATIVE_DEPTH_MAX) {
        diag(load->diags, DIAG_SECTIONS_DEPTH, node->span, G_STRINGIFY(NARRATIVE_DEPTH_MAX), NULL);
        return;
    }
    list.detail = &section_record;
    load->depth++;
    field_records(load, &list, node, into);
    load->depth--;
}

static void section_finish(struct load *load, void *object)
{
    const struct section *section = object;

    if (section->title.text != NULL && strchr(section->title.text, '\n') != NULL)
        diag(load->diags, DIAG_SECTION_TITLE_LINES, section->title.span, NULL);
    if (section->title.text == NULL && section->text.text == NULL && section->sections->len == 0)
        diag(load->diags, DIAG_SECTION_EMPTY, section->span, NULL);
}

static void *read_narrative(struct load *load, const struct yaml_pair *pair)
{
    struct narrative *narrative = arena_new_struct(load->arena, struct narrative);
    struct field      sections = {.key = pair->key->text};

    narrative->id = pair->key->text;
    narrative->span = pair->key->span;
    narrative->sections = load->empty;
    if (!id_is_valid(narrative->id))
        diag(load->diags, DIAG_BAD_ID, pair->key->span, load_excerpt(load, narrative->id), NULL);
    if (yaml_is_null(pair->value))
        return NULL;
    field_sections(load, &sections, pair->value, &narrative->sections);
    return narrative;
}

void field_narratives(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    load_pairs(load, field, node, into, read_narrative);
}

/* ---- For the schema ---- */

const struct schema_reader narrative_readers[] = {
    {field_narratives, SHAPE_MAP_RECORDS, &section_record},
    {field_sections, SHAPE_RECORDS, &section_record},
    {field_label, SHAPE_LABEL, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part narrative_parts[] = {{section_fields, "section"}, {NULL, NULL}};
