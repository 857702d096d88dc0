/*
 * facts_tree.c -- makes the nodes of the facts tree.
 */
#include "facts_tree.h"

#include <string.h>

#include "rich_text.h"

unsigned list_length(const GPtrArray *list)
{
    return list == NULL ? 0 : list->len;
}

void *table_find(GHashTable *table, const char *id)
{
    return table == NULL || id == NULL ? NULL : g_hash_table_lookup(table, id);
}

xmlNodePtr facts_element(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct span *span)
{
    xmlDocPtr      document = builder->facts->document;
    const xmlChar *interned = xmlDictLookup(document->dict, BAD_CAST name, -1);
    xmlNodePtr     node = xmlNewDocNodeEatName(document, NULL, (xmlChar *)(uintptr_t)interned, NULL);

    if (node == NULL)
        g_error("out of memory");
    node->_private = (void *)(uintptr_t)span;
    if (parent != NULL)
        xmlAddChild(parent, node);
    return node;
}

void facts_text(xmlNodePtr node, const char *text, size_t length)
{
    xmlNodePtr last = node->last, made;

    if (length == 0)
        return;
    if (last != NULL && last->type == XML_TEXT_NODE) {
        xmlNodeAddContentLen(last, BAD_CAST text, (int)length);
        return;
    }
    made = xmlNewDocTextLen(node->doc, BAD_CAST text, (int)length);
    if (made == NULL)
        g_error("out of memory");
    xmlAddChild(node, made);
}

void facts_set(xmlNodePtr node, const char *name, const char *value)
{
    if (value != NULL)
        xmlNewProp(node, BAD_CAST name, BAD_CAST value);
}

void facts_set_flag(xmlNodePtr node, const char *name, bool value)
{
    if (value)
        facts_set(node, name, "1");
}

void facts_set_count(xmlNodePtr node, const char *name, long value)
{
    char text[24];

    g_snprintf(text, sizeof text, "%ld", value);
    facts_set(node, name, text);
}

void facts_set_date(xmlNodePtr node, const char *name, struct date date)
{
    char text[24];

    if (!date_is_set(date))
        return;
    g_snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    facts_set(node, name, text);
}

xmlNodePtr facts_plain(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct text *text)
{
    xmlNodePtr node = facts_element(builder, parent, name, &text->span);

    if (text->text != NULL)
        facts_text(node, text->text, strlen(text->text));
    return node;
}

xmlNodePtr facts_rich(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct text *text)
{
    xmlNodePtr node;

    if (text->text == NULL)
        return NULL;
    node = facts_element(builder, parent, name, &text->span);
    rich_text_append(builder, node, text);
    return node;
}

/* The ids of an agency's classes, made once for each agency. */
static const char *classes_of(struct facts_builder *builder, const struct agency *agency)
{
    const char *classes = g_hash_table_lookup(builder->classes, agency);
    GString    *ids;

    if (classes != NULL || list_length(agency->classes) == 0)
        return classes;
    ids = g_string_new(NULL);
    for (unsigned i = 0; i < agency->classes->len; i++) {
        const struct class *class = g_ptr_array_index(agency->classes, i);
        g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", class->id);
    }
    classes = arena_strndup(builder->arena, ids->str, ids->len);
    g_string_free(ids, TRUE);
    g_hash_table_insert(builder->classes, (void *)(uintptr_t)agency, (void *)(uintptr_t)classes);
    return classes;
}

void facts_agency(struct facts_builder *builder, xmlNodePtr parent, const struct agency *agency)
{
    xmlNodePtr node = facts_element(builder, parent, "agency", &agency->span);

    facts_set(node, "id", agency->id);
    facts_set(node, "classes", classes_of(builder, agency));
    facts_set_count(node, "order", (long)agency->order + 1);
    if (agency->stands_for != NULL)
        facts_set(node, "stands-for", agency->stands_for->id);
    facts_plain(builder, node, "name", &agency->name);
    facts_plain(builder, node, "short-name", agency->short_name.text != NULL ? &agency->short_name : &agency->name);
}

void facts_agencies(struct facts_builder *builder, xmlNodePtr parent, const char *name, const GPtrArray *agencies)
{
    xmlNodePtr node;

    if (list_length(agencies) == 0)
        return;
    node = facts_element(builder, parent, name, parent->_private);
    for (unsigned i = 0; i < agencies->len; i++)
        facts_agency(builder, node, g_ptr_array_index(agencies, i));
}

void facts_index(struct facts_builder *builder, const char *kind, const char *id, xmlNodePtr node)
{
    size_t kind_length, id_length;
    char  *key;

    if (id == NULL)
        return;
    kind_length = strlen(kind);
    id_length = strlen(id);
    key = arena_alloc(builder->arena, kind_length + id_length + 2);
    memcpy(key, kind, kind_length);
    key[kind_length] = '\n';
    memcpy(key + kind_length + 1, id, id_length + 1);
    if (!g_hash_table_contains(builder->facts->by_id, key)) /* of two with one id the first counts; load reports them */
        g_hash_table_insert(builder->facts->by_id, key, node);
}

xmlNodePtr facts_by_id(const struct facts *facts, const char *kind, const char *id)
{
    char      *key = g_strconcat(kind, "\n", id, NULL);
    xmlNodePtr node = g_hash_table_lookup(facts->by_id, key);

    g_free(key);
    return node;
}
