/*
 * facts_tree.c -- makes the nodes of the facts tree.
 */
#include "facts_tree.h"

#include <libxml/parserInternals.h>
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

#define NAME_CACHE_SIZE 512 /* a power of two, some times the number of names */

/*
 * Literals already looked up in the document's dictionary, by address: a tree of 10,000 tasks has half a million
 * names.  Hangs on the document while the tree is made.
 */
struct name_cache {
    struct {
        const char    *literal;
        const xmlChar *interned;
    } names[NAME_CACHE_SIZE];
};

struct agency_words {
    const xmlChar *id, *classes, *order, *stands_for, *name, *short_name;
};

xmlDocPtr facts_document(struct arena *arena)
{
    xmlDocPtr document = xmlNewDoc(BAD_CAST "1.0");

    if (document == NULL || (document->dict = xmlDictCreate()) == NULL)
        g_error("out of memory");
    document->_private = arena_new_struct(arena, struct name_cache);
    return document;
}

static const xmlChar *intern(xmlDocPtr document, const char *text)
{
    const xmlChar *interned = xmlDictLookup(document->dict, BAD_CAST text, -1);

    if (interned == NULL)
        g_error("out of memory");
    return interned;
}

static const xmlChar *intern_literal(xmlDocPtr document, const char *literal)
{
    struct name_cache *cache = document->_private;
    size_t             place = ((uintptr_t)literal ^ (uintptr_t)literal >> 9) & (NAME_CACHE_SIZE - 1);

    if (cache->names[place].literal != literal) {
        cache->names[place].literal = literal;
        cache->names[place].interned = intern(document, literal);
    }
    return cache->names[place].interned;
}

/*
 * Nodes are filled in here, as libxml2's own parser does it, and not by its constructors: those look up each name,
 * copy and check each string, which made up two thirds of the time of this stage.
 */
static xmlNodePtr new_node(xmlDocPtr document, xmlElementType type, const xmlChar *name)
{
    xmlNodePtr node = xmlMalloc(sizeof *node);

    if (node == NULL)
        g_error("out of memory");
    memset(node, 0, sizeof *node);
    node->type = type;
    node->name = name;
    node->doc = document;
    return node;
}

/* Short text lies in the node itself, in the place of two fields that text nodes don't use (libxml2's convention). */
static xmlNodePtr new_text(xmlDocPtr document, const char *text, size_t length)
{
    xmlNodePtr node = new_node(document, XML_TEXT_NODE, xmlStringText);

    if (length < 2 * sizeof(void *))
        node->content = (xmlChar *)&node->properties;
    else if ((node->content = xmlMalloc(length + 1)) == NULL)
        g_error("out of memory");
    memcpy(node->content, text, length);
    node->content[length] = '\0';
    return node;
}

/* A text node whose content belongs to the document's dictionary. */
static xmlNodePtr new_interned_text(xmlDocPtr document, const xmlChar *interned)
{
    xmlNodePtr node = new_node(document, XML_TEXT_NODE, xmlStringText);

    node->content = (xmlChar *)(uintptr_t)interned;
    return node;
}

static void append_child(xmlNodePtr parent, xmlNodePtr child)
{
    child->parent = parent;
    child->prev = parent->last;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->children = child;
    parent->last = child;
}

xmlNodePtr facts_element(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct span *span)
{
    xmlDocPtr  document = builder->facts->document;
    xmlNodePtr node = new_node(document, XML_ELEMENT_NODE, intern_literal(document, name));

    node->_private = (void *)(uintptr_t)span;
    if (parent != NULL)
        append_child(parent, node);
    return node;
}

void facts_text(xmlNodePtr node, const char *text, size_t length)
{
    if (length == 0)
        return;
    if (node->last != NULL && node->last->type == XML_TEXT_NODE)
        xmlNodeAddContentLen(node->last, BAD_CAST text, (int)length);
    else
        append_child(node, new_text(node->doc, text, length));
}

void facts_literal(xmlNodePtr node, const char *literal)
{
    append_child(node, new_interned_text(node->doc, intern_literal(node->doc, literal)));
}

static void set_attribute(xmlNodePtr node, const char *name, xmlNodePtr text)
{
    xmlAttrPtr attribute = xmlMalloc(sizeof *attribute), *end = &node->properties;

    if (attribute == NULL)
        g_error("out of memory");
    memset(attribute, 0, sizeof *attribute);
    attribute->type = XML_ATTRIBUTE_NODE;
    attribute->name = intern_literal(node->doc, name);
    attribute->doc = node->doc;
    attribute->parent = node;
    attribute->children = attribute->last = text;
    text->parent = (xmlNodePtr)attribute;
    while (*end != NULL) {
        attribute->prev = *end;
        end = &(*end)->next;
    }
    *end = attribute;
}

void facts_set(xmlNodePtr node, const char *name, const char *value)
{
    if (value != NULL)
        set_attribute(node, name, new_text(node->doc, value, strlen(value)));
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

static const xmlChar *agency_classes(struct facts_builder *builder, const struct agency *agency)
{
    GString       *ids;
    const xmlChar *classes;

    if (list_length(agency->classes) == 0)
        return NULL;
    ids = g_string_new(NULL);
    for (unsigned i = 0; i < agency->classes->len; i++) {
        const struct class *class = g_ptr_array_index(agency->classes, i);
        g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", class->id);
    }
    classes = intern(builder->facts->document, ids->str);
    g_string_free(ids, TRUE);
    return classes;
}

static const xmlChar *intern_text(xmlDocPtr document, const struct text *text)
{
    return intern(document, text->text != NULL ? text->text : "");
}

static const struct agency_words *agency_words(struct facts_builder *builder, const struct agency *agency)
{
    struct agency_words *words = g_hash_table_lookup(builder->agencies, agency);
    xmlDocPtr            document = builder->facts->document;
    char                 order[24];

    if (words != NULL)
        return words;
    words = arena_new_struct(builder->arena, struct agency_words);
    g_snprintf(order, sizeof order, "%u", agency->order + 1);
    words->id = intern(document, agency->id != NULL ? agency->id : "");
    words->classes = agency_classes(builder, agency);
    words->order = intern(document, order);
    words->stands_for = agency->stands_for != NULL ? intern(document, agency->stands_for->id) : NULL;
    words->name = intern_text(document, &agency->name);
    words->short_name = agency->short_name.text != NULL ? intern_text(document, &agency->short_name) : words->name;
    g_hash_table_insert(builder->agencies, (void *)(uintptr_t)agency, words);
    return words;
}

static void set_interned(xmlNodePtr node, const char *name, const xmlChar *interned)
{
    if (interned != NULL)
        set_attribute(node, name, new_interned_text(node->doc, interned));
}

void facts_agency(struct facts_builder *builder, xmlNodePtr parent, const struct agency *agency)
{
    const struct agency_words *words = agency_words(builder, agency);
    xmlDocPtr                  document = builder->facts->document;
    xmlNodePtr                 node = facts_element(builder, parent, "agency", &agency->span);

    set_interned(node, "id", words->id);
    set_interned(node, "classes", words->classes);
    set_interned(node, "order", words->order);
    set_interned(node, "stands-for", words->stands_for);
    append_child(facts_element(builder, node, "name", &agency->name.span), new_interned_text(document, words->name));
    append_child(facts_element(builder, node, "short-name", &agency->short_name.span),
                 new_interned_text(document, words->short_name));
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
