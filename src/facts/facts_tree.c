/*
 * facts_tree.c -- makes the nodes of the facts tree.
 *
 * The tree lies in an arena of its own and is freed with it: libxml2 only ever reads it.  Its names are literals, and
 * its texts, as far as they stand in the model, are the model's: nothing is copied or looked up that need not be.
 * (By libxml2's constructors and destructors this stage took four times as long and twice the memory.)
 * Attributes of equal values share the text node that holds the value.  It has no parent: libxml2, which compares short
 * values by what follows in the tree as well (xmlXPathNodeValHash), would go on from the first of them.  The attributes
 * themselves are never shared: an attribute's parent says where it stands in the document's order.
 */
#include "facts_tree.h"

#include <libxml/parserInternals.h>
#include <string.h>

#include "rich_text.h"

#define SLAB_SIZE 256 /* nodes, or attributes, that are taken from the arena at once */
/* Shared values: powers of two. */
#define WORDS_SIZE 128
#define COUNTS_SIZE 64
#define DATES_SIZE 128

struct facts_tree {
    struct arena *arena;
    xmlDocPtr     document;
    xmlNodePtr    nodes;
    xmlAttrPtr    attributes;
    unsigned      n_nodes, n_attributes; /* still free in the slabs */
    struct {
        const char *literal;
        xmlNodePtr  text;
    } words[WORDS_SIZE];
    struct {
        struct date date;
        xmlNodePtr  text;
    } dates[DATES_SIZE];
    xmlNodePtr counts[COUNTS_SIZE];
};

struct facts_tree *facts_tree_new(void)
{
    struct arena      *arena = arena_new();
    struct facts_tree *tree = arena_new_struct(arena, struct facts_tree);

    tree->arena = arena;
    tree->document = xmlNewDoc(BAD_CAST "1.0");
    if (tree->document == NULL)
        g_error("out of memory");
    tree->document->_private = tree;
    return tree;
}

xmlDocPtr facts_tree_document(const struct facts_tree *tree)
{
    return tree->document;
}

void facts_tree_free(struct facts_tree *tree)
{
    tree->document->children = tree->document->last = NULL;
    xmlFreeDoc(tree->document);
    arena_free(tree->arena);
}

static struct facts_tree *tree_of(const xmlNode *node)
{
    return node->doc->_private;
}

/* ---- Nodes ---- */

static xmlNodePtr new_node(struct facts_tree *tree, xmlElementType type, const char *name)
{
    xmlNodePtr node;

    if (tree->n_nodes == 0) {
        tree->nodes = arena_new_array(tree->arena, xmlNode, SLAB_SIZE);
        tree->n_nodes = SLAB_SIZE;
    }
    node = tree->nodes++;
    tree->n_nodes--;
    node->type = type;
    node->name = BAD_CAST name;
    node->doc = tree->document;
    return node;
}

/* Text that stays where it is. */
static xmlNodePtr new_kept_text(struct facts_tree *tree, const char *text)
{
    xmlNodePtr node = new_node(tree, XML_TEXT_NODE, (const char *)xmlStringText);

    node->content = (xmlChar *)(uintptr_t)text;
    return node;
}

/* Short text lies in the node itself, in the place of two fields that text nodes don't use (libxml2's convention). */
static xmlNodePtr new_text(struct facts_tree *tree, const char *text, size_t length)
{
    xmlNodePtr node = new_node(tree, XML_TEXT_NODE, (const char *)xmlStringText);

    if (length < 2 * sizeof(void *))
        node->content = (xmlChar *)&node->properties;
    else
        node->content = arena_alloc(tree->arena, length + 1);
    memcpy(node->content, text, length);
    node->content[length] = '\0';
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
    xmlNodePtr node = new_node(builder->facts->tree, XML_ELEMENT_NODE, name);

    node->_private = (void *)(uintptr_t)span;
    if (parent != NULL)
        append_child(parent, node);
    return node;
}

/* ---- Text ---- */

/* Bytes set aside for a text that grows. */
static size_t capacity(size_t length)
{
    size_t size = 64;

    while (size <= length)
        size *= 2;
    return size;
}

/*
 * Adds to a text.  One that grows piece by piece has room to the next power of two; its length is kept in psvi, a
 * field for who uses the tree, and extra says so.
 */
static void grow_text(struct facts_tree *tree, xmlNodePtr node, const char *text, size_t length)
{
    bool   roomy = node->extra != 0;
    size_t before = roomy ? (uintptr_t)node->psvi : strlen((const char *)node->content);

    if (!roomy || capacity(before) <= before + length) {
        xmlChar *room = arena_alloc(tree->arena, capacity(before + length));
        memcpy(room, node->content, before);
        node->content = room;
        node->extra = 1;
    }
    memcpy(node->content + before, text, length);
    node->content[before + length] = '\0';
    node->psvi = (void *)(uintptr_t)(before + length);
}

void facts_text(xmlNodePtr node, const char *text, size_t length)
{
    struct facts_tree *tree = tree_of(node);

    if (length == 0)
        return;
    if (node->last != NULL && node->last->type == XML_TEXT_NODE)
        grow_text(tree, node->last, text, length);
    else
        append_child(node, new_text(tree, text, length));
}

void facts_text_kept(xmlNodePtr node, const char *text)
{
    if (*text == '\0')
        return;
    if (node->last != NULL && node->last->type == XML_TEXT_NODE)
        grow_text(tree_of(node), node->last, text, strlen(text));
    else
        append_child(node, new_kept_text(tree_of(node), text));
}

/* ---- Attributes ---- */

static xmlAttrPtr new_attribute(struct facts_tree *tree, xmlNodePtr parent, const char *name, xmlNodePtr text)
{
    xmlAttrPtr attribute;

    if (tree->n_attributes == 0) {
        tree->attributes = arena_new_array(tree->arena, xmlAttr, SLAB_SIZE);
        tree->n_attributes = SLAB_SIZE;
    }
    attribute = tree->attributes++;
    tree->n_attributes--;
    attribute->type = XML_ATTRIBUTE_NODE;
    attribute->name = BAD_CAST name;
    attribute->doc = tree->document;
    attribute->parent = parent;
    attribute->children = attribute->last = text;
    return attribute;
}

static void set_attribute(struct facts_tree *tree, xmlNodePtr node, const char *name, xmlNodePtr text)
{
    xmlAttrPtr attribute = new_attribute(tree, node, name, text), last = node->properties;

    if (last == NULL) {
        node->properties = attribute;
        return;
    }
    while (last->next != NULL)
        last = last->next;
    last->next = attribute;
    attribute->prev = last;
}

void facts_set(xmlNodePtr node, const char *name, const char *value)
{
    struct facts_tree *tree = tree_of(node);

    if (value != NULL)
        set_attribute(tree, node, name, new_text(tree, value, strlen(value)));
}

void facts_set_kept(xmlNodePtr node, const char *name, const char *value)
{
    struct facts_tree *tree = tree_of(node);

    if (value != NULL)
        set_attribute(tree, node, name, new_kept_text(tree, value));
}

void facts_set_literal(xmlNodePtr node, const char *name, const char *literal)
{
    struct facts_tree *tree = tree_of(node);
    size_t             place = ((uintptr_t)literal ^ (uintptr_t)literal >> 7) & (WORDS_SIZE - 1);

    if (literal == NULL)
        return;
    if (tree->words[place].literal != literal) {
        tree->words[place].literal = literal;
        tree->words[place].text = new_kept_text(tree, literal);
    }
    set_attribute(tree, node, name, tree->words[place].text);
}

void facts_set_flag(xmlNodePtr node, const char *name, bool value)
{
    if (value)
        facts_set_count(node, name, 1);
}

void facts_set_count(xmlNodePtr node, const char *name, long value)
{
    struct facts_tree *tree = tree_of(node);
    xmlNodePtr         text;
    char               digits[24];

    if (value >= 0 && value < COUNTS_SIZE && tree->counts[value] != NULL) {
        set_attribute(tree, node, name, tree->counts[value]);
        return;
    }
    text = new_text(tree, digits, (size_t)g_snprintf(digits, sizeof digits, "%ld", value));
    if (value >= 0 && value < COUNTS_SIZE)
        tree->counts[value] = text;
    set_attribute(tree, node, name, text);
}

void facts_set_date(xmlNodePtr node, const char *name, struct date date)
{
    struct facts_tree *tree = tree_of(node);
    size_t             place = (size_t)(date.year * 5 + date.month * 31 + date.day) & (DATES_SIZE - 1);
    char               text[DATE_TEXT_MAX];

    if (!date_is_set(date))
        return;
    if (tree->dates[place].text == NULL || date_compare(tree->dates[place].date, date) != 0) {
        date_print(date, text);
        tree->dates[place].date = date;
        tree->dates[place].text = new_text(tree, text, strlen(text));
    }
    set_attribute(tree, node, name, tree->dates[place].text);
}

/* ---- Elements of one text ---- */

xmlNodePtr facts_plain(struct facts_builder *builder, xmlNodePtr parent, const char *name, const struct text *text)
{
    xmlNodePtr node = facts_element(builder, parent, name, &text->span);

    if (text->text != NULL)
        facts_text_kept(node, text->text);
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

/* ---- Agencies ---- */

static const char *agency_classes(struct facts_builder *builder, const struct agency *agency)
{
    GString    *ids;
    const char *classes;

    if (list_length(agency->classes) == 0)
        return NULL;
    ids = g_string_new(NULL);
    for (unsigned i = 0; i < agency->classes->len; i++) {
        const struct class *class = g_ptr_array_index(agency->classes, i);
        g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", class->id);
    }
    classes = arena_strndup(builder->arena, ids->str, ids->len);
    g_string_free(ids, TRUE);
    return classes;
}

/* An element without children.  Those of one agency share the texts of their attributes. */
static xmlNodePtr agency_element(struct facts_builder *builder, xmlNodePtr parent, const struct agency *agency)
{
    xmlNodePtr node = facts_element(builder, parent, "agency", &agency->span);
    xmlAttrPtr first = g_hash_table_lookup(builder->agencies, agency);

    if (first != NULL) {
        for (; first != NULL; first = first->next)
            set_attribute(builder->facts->tree, node, (const char *)first->name, first->children);
        return node;
    }
    facts_set_kept(node, "id", agency->id != NULL ? agency->id : "");
    facts_set_kept(node, "classes", agency_classes(builder, agency));
    facts_set_count(node, "order", (long)agency->order + 1);
    if (agency->stands_for != NULL)
        facts_set_kept(node, "stands-for", agency->stands_for->id);
    g_hash_table_insert(builder->agencies, (void *)(uintptr_t)agency, node->properties);
    return node;
}

void facts_agency(struct facts_builder *builder, xmlNodePtr parent, const struct agency *agency)
{
    xmlNodePtr node = agency_element(builder, parent, agency);

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

void facts_agency_ids(struct facts_builder *builder, xmlNodePtr parent, const char *name, const GPtrArray *agencies)
{
    xmlNodePtr node;

    if (list_length(agencies) == 0)
        return;
    node = facts_element(builder, parent, name, parent->_private);
    for (unsigned i = 0; i < agencies->len; i++)
        agency_element(builder, node, g_ptr_array_index(agencies, i));
}

/* ---- Figures: in psvi, a field for who uses the tree ---- */

struct arena *facts_arena(struct facts_builder *builder)
{
    return builder->facts->tree->arena;
}

struct figure_items *facts_items_new(struct facts_builder *builder)
{
    return arena_new_struct(facts_arena(builder), struct figure_items);
}

void facts_item(struct facts_builder *builder, struct figure_items *items, struct figure_item item)
{
    figure_items_add(facts_arena(builder), items, item);
}

void facts_set_counted(struct facts_builder *builder, xmlNodePtr node, const char *name, const struct figure *figure)
{
    facts_set_count(node, name, figure_count(figure));
    facts_made(builder, node, name, figure);
}

void facts_made(struct facts_builder *builder, xmlNodePtr node, const char *attribute, const struct figure *figure)
{
    struct figure *kept = arena_new_struct(facts_arena(builder), struct figure);
    xmlAttrPtr     of = node->properties;

    *kept = *figure;
    if (attribute == NULL) {
        node->psvi = kept;
        return;
    }
    while (of != NULL && strcmp((const char *)of->name, attribute) != 0)
        of = of->next;
    if (of != NULL)
        of->psvi = kept;
}

const struct figure *facts_figure(const xmlNode *node)
{
    if (node->type == XML_ATTRIBUTE_NODE) {
        const xmlAttr *attribute = (const xmlAttr *)node;

        if (attribute->psvi != NULL)
            return attribute->psvi;
        node = attribute->parent;
    }
    return node->type == XML_ELEMENT_NODE ? node->psvi : NULL;
}

/* ---- Look-up ---- */

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

/* ---- What was asked for ---- */

void facts_ask(xmlNodePtr node)
{
    if (node->type == XML_ATTRIBUTE_NODE)
        node = node->parent;
    for (; node != NULL && node->type == XML_ELEMENT_NODE && node->extra == 0; node = node->parent)
        node->extra = 1;
}

bool facts_was_asked(const xmlNode *node)
{
    return node->extra != 0;
}

/* ---- Changes by template_resolve ---- */

xmlNodePtr facts_new_text(struct facts *facts, const char *text)
{
    if (facts->tree == NULL)
        return xmlNewDocText(facts->document, BAD_CAST text);
    return new_text(facts->tree, text, strlen(text));
}

/* Rich text nests to a small depth. */
xmlNodePtr facts_copy(struct facts *facts, const xmlNode *node)
{
    xmlNodePtr copy;

    if (node->type == XML_TEXT_NODE)
        return facts_new_text(facts, (const char *)node->content);
    copy = facts->tree != NULL ? new_node(facts->tree, node->type, (const char *)node->name)
                               : xmlNewDocNode(facts->document, NULL, node->name, NULL);
    copy->_private = node->_private;
    copy->psvi = node->psvi;
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next) {
        const char *value = attribute->children != NULL ? (const char *)attribute->children->content : "";
        if (facts->tree == NULL)
            xmlNewProp(copy, attribute->name, BAD_CAST value);
        else
            set_attribute(facts->tree, copy, (const char *)attribute->name,
                          new_text(facts->tree, value, strlen(value)));
    }
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        append_child(copy, facts_copy(facts, child));
    return copy;
}

void facts_drop(struct facts *facts, xmlNodePtr node)
{
    xmlUnlinkNode(node);
    if (facts->tree == NULL)
        xmlFreeNode(node);
}
