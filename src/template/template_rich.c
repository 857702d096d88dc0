/*
 * template_rich.c -- puts rich text of the facts into the document: paragraphs, labels, emphasis, footnotes.
 */
#include "template_build.h"

static void put_inlines(struct run *run, const struct place *place, const xmlNode *parent, struct spans spans);

static void put_span(struct run *run, const struct place *place, const xmlNode *node, enum doc_style style,
                     struct spans spans)
{
    struct place     inner = build_open(run, place, spans), inside;
    struct doc_node *span;

    if (inner.node->kind == DOC_SPAN && (inner.node->style & style) == style) {
        put_inlines(run, &inner, node, spans);
        return;
    }
    span = build_node(run, DOC_SPAN, spans);
    span->style = (uint8_t)style;
    inside = inner;
    inside.node = span;
    put_inlines(run, &inside, node, spans);
    if (span->first != NULL)
        doc_node_append(inner.node, span);
}

static void put_note(struct run *run, const struct place *place, const xmlNode *node, struct spans spans)
{
    struct doc_node *note = build_node(run, DOC_NOTE, spans);
    struct flow      flow = {.node = note};
    struct place     inside = {.node = note, .flow = &flow};
    const xmlNode   *child;
    bool             paragraphs = false;

    for (child = node->children; child != NULL; child = child->next)
        if (xml_is(child, "p")) {
            paragraphs = true;
            build_close(&flow);
            put_inlines(run, &inside, child, spans);
        }
    if (!paragraphs)
        put_inlines(run, &inside, node, spans);
    build_inline(run, place, note, false);
}

static void put_inlines(struct run *run, const struct place *place, const xmlNode *parent, struct spans spans)
{
    const xmlNode *node;

    for (node = parent->children; node != NULL; node = node->next) {
        struct spans own = spans;

        if (node->type == XML_ELEMENT_NODE && node->_private != NULL)
            own.from_data = node->_private;
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            build_text(run, place, (const char *)node->content, own);
        else if (xml_is(node, "i"))
            put_span(run, place, node, DOC_ITALIC, own);
        else if (xml_is(node, "b"))
            put_span(run, place, node, DOC_BOLD, own);
        else if (xml_is(node, "note"))
            put_note(run, place, node, own);
        else if (node->type == XML_ELEMENT_NODE)
            put_inlines(run, place, node, own);
    }
}

/* ---- Paragraphs ---- */

static unsigned count_paragraphs(const xmlNode *element)
{
    unsigned count = 0;

    for (const xmlNode *child = element->children; child != NULL; child = child->next)
        count += xml_is(child, "p");
    return count;
}

static const xmlNode *first_paragraph(const xmlNode *element)
{
    const xmlNode *child = element->children;

    while (child != NULL && !xml_is(child, "p"))
        child = child->next;
    return child;
}

static struct spans spans_of(struct spans spans, const xmlNode *node)
{
    if (node_span(node) != NULL)
        spans.from_data = node_span(node);
    return spans;
}

static bool is_labelled(const xmlNode *paragraph)
{
    const char *label = xml_attribute(paragraph, "label");

    return label != NULL && *label != '\0';
}

/* In the midst of text, and in footnotes, a label is part of the text. */
static void put_inline_paragraph(struct run *run, const struct place *place, const xmlNode *paragraph,
                                 struct spans spans)
{
    spans = spans_of(spans, paragraph);
    if (is_labelled(paragraph))
        build_text(run, place, arena_printf(run->arena, "%s ", xml_attribute(paragraph, "label")), spans);
    put_inlines(run, place, paragraph, spans);
}

static void put_block(struct run *run, const struct place *place, const xmlNode *paragraph, struct spans spans)
{
    const char *label = xml_attribute(paragraph, "label"), *level = xml_attribute(paragraph, "level");
    double      depth = 0;

    spans = spans_of(spans, paragraph);
    if (is_labelled(paragraph) && place->flow->node->kind != DOC_NOTE) {
        struct doc_node *item;
        struct flow      flow = {0};
        struct place     inside = {.flow = &flow, .style = place->style};

        if (level != NULL && !language_number(level, true, &depth))
            depth = 0;
        item = build_item(run, place, label, (int)MIN(depth, LIST_DEPTH), spans);
        flow.node = inside.node = item;
        put_inlines(run, &inside, paragraph, spans);
    } else {
        struct doc_node  *node = build_node(run, DOC_PARAGRAPH, spans);
        struct text_state text = {false, false};
        struct place      inside = {.text = &text};

        build_block(run, place, node);
        inside.node = build_styled(run, place, node, spans);
        put_inline_paragraph(run, &inside, paragraph, spans);
    }
}

static void put_plain(struct run *run, const struct place *place, xmlNodePtr node, struct spans spans)
{
    spans = spans_of(spans, node);
    if (names_rich(node) && count_paragraphs(node) == 0)
        put_inlines(run, place, node, spans);
    else
        build_text(run, place, node_text(run, node), spans);
}

static bool put_element(struct run *run, const struct place *place, xmlNodePtr node, bool alone, struct spans spans)
{
    bool           itself = xml_is(node, "p"); /* a single paragraph was selected */
    unsigned       count = itself ? 1 : names_rich(node) ? count_paragraphs(node) : 0;
    const xmlNode *child = itself ? node : count > 0 ? first_paragraph(node) : NULL;
    bool           blocks = place->flow != NULL && (count > 1 || !alone || (count == 1 && is_labelled(child)));

    if (place->flow == NULL && count > 1)
        return false;
    if (!blocks && count == 1) {
        put_inline_paragraph(run, place, child, spans);
        return true;
    }
    if (place->flow != NULL && !alone)
        build_close(place->flow);
    if (count == 0)
        put_plain(run, place, node, spans);
    if (itself)
        put_block(run, place, node, spans);
    for (child = node->children; count > 0 && child != NULL; child = child->next)
        if (xml_is(child, "p"))
            put_block(run, place, child, spans);
    return true;
}

bool rich_splice(struct run *run, const struct place *place, const struct nodes *nodes, const struct expr *expr)
{
    struct spans spans = {&expr->span, NULL};
    bool         ok = nodes->count <= 1 || place->flow != NULL;

    for (unsigned i = 0; ok && i < nodes->count; i++)
        ok = put_element(run, place, nodes->items[i], nodes->count == 1, spans);
    if (!ok) {
        run->expr = expr;
        run_report(run, nodes->count > 1 ? DIAG_EXPAND_SEVERAL_NODES : DIAG_EXPAND_BLOCKS_INLINE, expr->text, "", "");
        run->expr = NULL;
    }
    return ok;
}
