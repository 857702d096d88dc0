/*
 * cited_load.c -- documents that reports cite: the plan's, and those of a period beside or instead of them.
 */
#include "base/arena.h"
#include "load_int.h"
#include "refer_load.h"
#include "schema_shapes.h"

/* A period's may have ids of the plan's: they stand in their place. */
static const struct id_space id_space_period_cited = {ID_SPACE_NONE, offsetof(struct cited_document, span),
                                                      DIAG_BAD_ID};

#define CITED_FIELDS(space)                                                                                            \
    {"id", field_id, offsetof(struct cited_document, id), FIELD_REQUIRED | FIELD_WORD, &space},                        \
        {"kind", field_text, offsetof(struct cited_document, kind), FIELD_REQUIRED, NULL},                             \
        {"symbol", field_text, offsetof(struct cited_document, symbol), 0, NULL},                                      \
        {"date", field_date, offsetof(struct cited_document, date), 0, NULL},                                          \
        {"issuer", field_text, offsetof(struct cited_document, issuer), 0, NULL},                                      \
        {"subject", field_text, offsetof(struct cited_document, subject), 0, NULL},                                    \
    {                                                                                                                  \
        NULL, NULL, 0, 0, NULL                                                                                         \
    }

static const struct field plan_fields[] = {CITED_FIELDS(id_space_cited)};
static const struct field period_fields[] = {CITED_FIELDS(id_space_period_cited)};

const struct record cited_record = {sizeof(struct cited_document), offsetof(struct cited_document, span), plan_fields,
                                    NULL, NULL};
static const struct record period_record = {sizeof(struct cited_document), offsetof(struct cited_document, span),
                                            period_fields, NULL, NULL};

void field_period_cited(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    struct field list = *field;
    GHashTable  *seen;

    list.detail = &period_record;
    field_records(load, &list, node, into);
    seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (unsigned i = 0; i < (*(GPtrArray **)into)->len; i++) {
        struct cited_document       *cited = (*(GPtrArray **)into)->pdata[i];
        const struct cited_document *first = g_hash_table_lookup(seen, cited->id);

        if (first == NULL || cited->id[0] == '\0') {
            g_hash_table_insert(seen, (char *)cited->id, cited);
            continue;
        }
        diag(load->diags, DIAG_DUPLICATE_ID, cited->span, load_excerpt(load, cited->id), NULL);
        diag_also(load->diags, first->span);
    }
    g_hash_table_unref(seen);
}

const struct schema_reader cited_readers[] = {
    {field_period_cited, SHAPE_RECORDS, &period_record},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part cited_parts[] = {{plan_fields, "cited"}, {period_fields, "cited"}, {NULL, NULL}};
