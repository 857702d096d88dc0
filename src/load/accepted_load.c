/*
 * accepted_load.c -- findings that a person has judged, in a plan's file or a period's.
 */
#include "accepted_load.h"

#include "base/diag.h"
#include "schema_shapes.h"

static field_reader field_until, field_code;

/* Which codes can be accepted is known where the checks are run. */
static void field_code(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    const char    *nearest = "";
    enum diag_code code;

    if (!load_is_text(load, field->key, node))
        return;
    *(struct text *)into = load_text(node);
    if (!diag_code_find(node->text, &code, &nearest))
        diag(load->diags, DIAG_ACCEPTED_CODE, node->span, load_excerpt(load, node->text), nearest, NULL);
}

static void field_until(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct accepted *accepted = into;

    if (!load_is_text(load, field->key, node))
        return;
    accepted->until = load_text(node);
    if (!period_id_parse(node->text, &accepted->until_id) || accepted->until_id.kind == PERIOD_AD_HOC)
        diag(load->diags, DIAG_ACCEPTED_UNTIL, node->span, load_excerpt(load, node->text), NULL);
}

static const struct field accepted_fields[] = {
    {"code", field_code, offsetof(struct accepted, code), FIELD_REQUIRED, NULL},
    {"of", field_text, offsetof(struct accepted, of), FIELD_REQUIRED, NULL},
    {"about", field_texts, offsetof(struct accepted, about), FIELD_LIST, NULL},
    {"reason", field_text, offsetof(struct accepted, reason), FIELD_REQUIRED, NULL},
    {"by", field_text, offsetof(struct accepted, by), FIELD_REQUIRED, NULL},
    {"until", field_until, 0, 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};
const struct record accepted_record = {sizeof(struct accepted), offsetof(struct accepted, span), accepted_fields, NULL,
                                       NULL};

/* ---- For the schema ---- */

const struct schema_reader accepted_readers[] = {
    {field_code, SHAPE_TEXT, NULL},
    {field_until, SHAPE_PERIOD, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part accepted_parts[] = {{accepted_fields, "accepted"}, {NULL, NULL}};
