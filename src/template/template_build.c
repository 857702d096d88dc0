/*
 * template_build.c -- text, blocks and lists of the document.
 *
 * White space collapses as in HTML, over the bounds of inline elements: a space is kept back until the next
 * visible thing comes, so that none is left at the start or the end of a block.
 */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "template_build.h"

struct doc_node *build_node(struct run *run, enum doc_kind kind, struct spans spans)
{
    struct doc_node *node = doc_node_new(run->doc, kind);

    run->n_built++;
    node->from_template = spans.from_template;
    node->from_data = spans.from_data;
    return node;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Is all white space in it single spaces?  Mostly so; the searches are much faster than a loop over the bytes. */
static bool is_collapsed(const char *text, size_t length)
{
    return memchr(text, '\n', length) == NULL && memchr(text, '\t', length) == NULL &&
           memchr(text, '\r', length) == NULL && memmem(text, length, "  ", 2) == NULL;
}

/* The text with each run of white space made one space, none at the ends. */
static char *collapse(struct arena *arena, const char *text, size_t length, bool space_before)
{
    char  *result = arena_alloc(arena, length + 2), *at = result;
    size_t i;

    if (space_before)
        *at++ = ' ';
    if (is_collapsed(text, length)) {
        memcpy(at, text, length);
        return result;
    }
    for (i = 0; i < length; i++) {
        if (!is_space(text[i]))
            *at++ = text[i];
        else if (!is_space(text[i + 1])) /* the last character is not a space */
            *at++ = ' ';
    }
    *at = '\0';
    return result;
}

static void add_text(struct run *run, struct doc_node *parent, struct text_state *state, const char *text,
                     struct spans spans)
{
    size_t           length = strlen(text), start = 0;
    struct doc_node *node;

    while (start < length && is_space(text[start]))
        start++;
    if (start > 0)
        state->space = state->started;
    if (start == length)
        return;
    node = build_node(run, DOC_TEXT, spans);
    while (is_space(text[length - 1]))
        length--;
    node->text = collapse(run->arena, text + start, length - start, state->space);
    doc_node_append(parent, node);
    state->started = true;
    state->space = text[length] != '\0';
}

static bool is_blank(const char *text)
{
    while (is_space(*text))
        text++;
    return *text == '\0';
}

struct doc_node *build_styled(struct run *run, const struct place *place, struct doc_node *paragraph,
                              struct spans spans)
{
    struct doc_node *span;

    if (place->style == 0)
        return paragraph;
    span = build_node(run, DOC_SPAN, spans);
    span->style = place->style;
    doc_node_append(paragraph, span);
    return span;
}

struct place build_open(struct run *run, const struct place *place, struct spans spans)
{
    struct flow *flow = place->flow;
    struct place inner = {0};

    if (flow == NULL)
        return *place;
    if (flow->paragraph == NULL) {
        flow->paragraph = build_node(run, DOC_PARAGRAPH, spans);
        doc_node_append(flow->node, flow->paragraph);
        flow->text = (struct text_state){false, false};
        flow->n_lists = 0;
    }
    inner.node = build_styled(run, place, flow->paragraph, spans);
    inner.text = &flow->text;
    return inner;
}

void build_text(struct run *run, const struct place *place, const char *text, struct spans spans)
{
    struct place inner;

    if (place->flow != NULL && is_blank(text)) {
        place->flow->text.space = place->flow->text.started;
        return;
    }
    inner = build_open(run, place, spans);
    add_text(run, inner.node, inner.text, text, spans);
}

void build_inline(struct run *run, const struct place *place, struct doc_node *node, bool keep_space)
{
    struct spans spans = {node->from_template, node->from_data};
    struct place inner = build_open(run, place, spans);

    if (keep_space && inner.text->space) {
        struct doc_node *space = build_node(run, DOC_TEXT, spans);

        space->text = " ";
        doc_node_append(inner.node, space);
        inner.text->space = false;
    }
    doc_node_append(inner.node, node);
    inner.text->started = node->kind != DOC_LINE_BREAK;
    inner.text->space = false;
}

void build_close(struct flow *flow)
{
    flow->paragraph = NULL;
    flow->text = (struct text_state){false, false};
}

void build_block(struct run *run, const struct place *place, struct doc_node *node)
{
    (void)run;
    if (place->flow != NULL) {
        build_close(place->flow);
        place->flow->n_lists = 0;
    }
    doc_node_append(place->node, node);
}

/* ---- Lists ---- */

/* How deep a label usually stands: a list of a higher rank goes inside the item before it. */
static int label_rank(const char *label)
{
    size_t length = strlen(label);

    if (strcmp(label, "+") == 0)
        return 7;
    if (strcmp(label, "-") == 0 || strcmp(label, "–") == 0)
        return 6;
    if (*label == '*' || g_str_has_prefix(label, "•"))
        return strchr(label, ')') != NULL ? 1 : 8;
    if (*label == '(')
        return 5;
    if (length > 1 && label[length - 1] == ')')
        return 4;
    if (length > 1 && g_ascii_isdigit(*label))
        return strchr(label, '.') != strrchr(label, '.') ? 3 : 2;
    return 2;
}

static struct doc_node *new_list(struct run *run, struct flow *flow, struct doc_node *parent, int rank,
                                 struct spans spans)
{
    struct doc_node *list = build_node(run, DOC_LIST, spans);

    list->level = (uint8_t)(flow->n_lists + 1);
    doc_node_append(parent, list);
    flow->lists[flow->n_lists++] = (struct list_level){list, rank};
    return list;
}

/* Closes the lists that an item of this rank or level does not belong to. */
static void close_lists(struct flow *flow, int rank, int level)
{
    unsigned keep = flow->n_lists;

    if (level > 0) {
        keep = MIN(keep, (unsigned)level);
        if (keep == (unsigned)level && flow->lists[keep - 1].rank != rank)
            keep--;
    } else {
        while (keep > 0 && flow->lists[keep - 1].rank > rank)
            keep--;
    }
    flow->n_lists = keep;
}

struct doc_node *build_item(struct run *run, const struct place *place, const char *label, int level,
                            struct spans spans)
{
    struct flow     *flow = place->flow;
    int              rank = label_rank(label);
    struct doc_node *list, *item = build_node(run, DOC_ITEM, spans);
    bool             open;

    build_close(flow);
    close_lists(flow, rank, level);
    open = flow->n_lists > 0 &&
           (level > 0 ? flow->n_lists == (unsigned)level : flow->lists[flow->n_lists - 1].rank == rank);
    if (open)
        list = flow->lists[flow->n_lists - 1].list;
    else if (flow->n_lists == 0)
        list = new_list(run, flow, flow->node, rank, spans);
    else if (flow->n_lists < LIST_DEPTH)
        list = new_list(run, flow, flow->lists[flow->n_lists - 1].list->last, rank, spans);
    else
        list = flow->lists[LIST_DEPTH - 1].list;
    item->level = list->level;
    item->text = arena_strdup(run->arena, label);
    doc_node_append(list, item);
    return item;
}
