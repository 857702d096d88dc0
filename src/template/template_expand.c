/*
 * template_expand.c -- runs the operations of a template over the facts.
 *
 * A mistake does not stop the run: everything that is wrong is reported, then there is no document.
 */

#include <libxml/xpathInternals.h>

#include "template_expand.h"

/* ---- Inlines and plain blocks ---- */

static void expand_inlines_into(struct run *run, const struct op *op, struct doc_node *node, struct context at)
{
    struct text_state text = {false, false};
    struct place      inside = {.node = node, .text = &text};

    expand_ops(run, op->first, &inside, at);
}

static void expand_part(struct run *run, const struct op *op, const struct place *place, enum doc_kind kind,
                        struct context at)
{
    struct doc_node *node = build_node(run, kind, expand_spans(op, at));

    build_block(run, place, node);
    expand_inlines_into(run, op, node, at);
}

static void expand_group(struct run *run, const struct op *op, const struct place *place, enum doc_kind kind,
                         struct context at)
{
    struct doc_node *node = build_node(run, kind, expand_spans(op, at));
    struct place     inside = {.node = node};

    build_block(run, place, node);
    expand_ops(run, op->first, &inside, at);
}

static void expand_block(struct run *run, const struct op *op, const struct place *place, enum doc_kind kind,
                         struct context at)
{
    struct doc_node *node = build_node(run, kind, expand_spans(op, at));
    double           level = 0;

    node->align = (uint8_t)expand_choice(run, op, "align", DOC_ALIGN_DEFAULT, at);
    if (node->kind == DOC_PARAGRAPH)
        node->level = expand_choice(run, op, "keep", 0, at) != 0;
    if (kind == DOC_HEADING) {
        expand_number(run, op, "level", &level, at);
        node->level = (uint8_t)MIN(level, 255);
        node->style = (uint8_t)expand_choice(run, op, "style", DOC_HEADING_PLAIN, at);
        node->text = expand_attribute(run, op, "label", at);
    }
    build_block(run, place, node);
    expand_inlines_into(run, op, node, at);
}

static void expand_item(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    const char  *label = expand_attribute(run, op, "label", at);
    struct flow  flow = {0};
    struct place inside = {.flow = &flow};
    double       level = 0;

    expand_number(run, op, "level", &level, at);
    if (label == NULL)
        label = level == 2 ? "+" : "-";
    flow.node = inside.node = build_item(run, place, label, (int)MIN(level, LIST_DEPTH), expand_spans(op, at));
    expand_ops(run, op->first, &inside, at);
}

static void expand_span(struct run *run, const struct op *op, const struct place *place, enum doc_style style,
                        struct context at)
{
    struct spans     spans = expand_spans(op, at);
    struct place     inside = *place;
    struct doc_node *node;

    if (place->flow != NULL) { /* it may hold several paragraphs */
        inside.style |= (uint8_t)style;
        expand_ops(run, op->first, &inside, at);
        return;
    }
    node = build_node(run, DOC_SPAN, spans);
    node->style = (uint8_t)style;
    inside.node = node;
    expand_ops(run, op->first, &inside, at);
    if (node->first != NULL)
        doc_node_append(place->node, node);
}

static void expand_link(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct spans     spans = expand_spans(op, at);
    struct place     inner = build_open(run, place, spans), inside = inner;
    struct doc_node *node = build_node(run, DOC_LINK, spans);

    node->text = expand_attribute(run, op, "href", at);
    if (node->text != NULL && node->text[0] != '#' && !doc_address_is_safe(node->text))
        diag(run->diags, DIAG_EXPAND_ADDRESS, spans.from_template != NULL ? *spans.from_template : SPAN_NONE,
             node->text, NULL);
    inside.node = node;
    doc_node_append(inner.node, node);
    expand_ops(run, op->first, &inside, at);
}

static void expand_mark_inline(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct doc_node *node;

    if (op->rule->id == ELEMENT_BR) {
        build_inline(run, place, build_node(run, DOC_LINE_BREAK, expand_spans(op, at)), false);
    } else if (op->rule->id == ELEMENT_REF) {
        node = build_node(run, DOC_REF, expand_spans(op, at));
        node->text = expand_attribute(run, op, "annex", at);
        if (node->text != NULL)
            build_inline(run, place, node, true);
    } else {
        node = build_node(run, DOC_BLANK, expand_spans(op, at));
        node->style = (uint8_t)expand_choice(run, op, "place", DOC_PLACE_NUMBER, at);
        build_inline(run, place, node, true);
    }
}

/* ---- Parts of the document ---- */

/* Addressees that follow each other form one group. */
static void expand_addressee(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct place inside = {.node = place->node->last};

    if (inside.node == NULL || inside.node->kind != DOC_ADDRESSEES) {
        inside.node = build_node(run, DOC_ADDRESSEES, expand_spans(op, at));
        build_block(run, place, inside.node);
    }
    expand_part(run, op, &inside, DOC_ADDRESSEE, at);
}

/* An annex or attachment: a flow of its own. */
static void expand_annex(struct run *run, const struct op *op, const struct place *place, enum doc_kind kind,
                         struct context at)
{
    struct doc_node  *node = build_node(run, kind, expand_spans(op, at));
    struct doc_annex *annex = arena_new_struct(run->arena, struct doc_annex);
    struct flow       flow = {.node = node};
    struct place      inside = {.node = node, .flow = &flow};

    node->attr = annex;
    annex->id = expand_attribute(run, op, "id", at);
    annex->paper = (enum doc_paper)expand_choice(run, op, "paper", DOC_PORTRAIT, at);
    build_block(run, place, node);
    expand_ops(run, op->first, &inside, at);
}

/* ---- Control ---- */

static void expand_body(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    expand_ops(run, op->first, place, at);
}

static bool test_attribute(struct run *run, const struct op *op, struct context at)
{
    bool result;

    return value_test(run, op_attribute(op, "test")->expr, at, &result) && result;
}

/* The element's if="…". */
static bool is_wanted(struct run *run, const struct op *op, struct context at)
{
    bool result;

    return op->condition == NULL || (value_test(run, op->condition, at, &result) && result);
}

static void expand_choose(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    const struct op *branch;

    for (branch = op->first; branch != NULL; branch = branch->next)
        if (is_wanted(run, branch, at) && (branch->rule->id == ELEMENT_OTHERWISE || test_attribute(run, branch, at))) {
            expand_ops(run, branch->first, place, at);
            return;
        }
}

static void expand_let(struct run *run, const struct op *op, struct context at)
{
    struct used       before = record_begin(run), used;
    xmlXPathObjectPtr object = value_object(run, op_attribute(op, "select")->expr, at);

    used = run->used;
    run->used = before;
    if (object == NULL) /* failed: the names that follow must still find it */
        object = xmlXPathNewNodeSet(NULL);
    run_bind_object(run, op_attribute(op, "name")->name, object);
    if (object->type != XPATH_NODESET)
        run->bound[run->n_bound - 1].used = used;
}

static void expand_value(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct used  before = record_begin(run);
    struct nodes nodes;

    if (op->expr->shape.type != TYPE_NODES) {
        const char *text = value_text(run, op->expr, at);

        record_end(run, before, op->expr, text);
        if (text != NULL && *text != '\0')
            build_text(run, place, text, (struct spans){&op->expr->span, node_span(at.node)});
        return;
    }
    nodes_init(&nodes);
    run->at = at;
    if (value_nodes(run, op->expr, at, &nodes) && value_check_empty(run, op->expr, at, &nodes)) {
        figure_check_nodes(run, op->expr, &nodes);
        rich_splice(run, place, &nodes, op->expr);
        record_nodes(run, &nodes);
        record_end(run, before, op->expr, record_text(run, &nodes));
    } else {
        record_end(run, before, op->expr, NULL);
    }
    nodes_clear(&nodes);
}

/* ---- Dispatch ---- */

static void expand_inline_element(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    switch (op->rule->id) {
    case ELEMENT_I:
        expand_span(run, op, place, DOC_ITALIC, at);
        break;
    case ELEMENT_B:
        expand_span(run, op, place, DOC_BOLD, at);
        break;
    case ELEMENT_SUP:
        expand_span(run, op, place, DOC_SUPERSCRIPT, at);
        break;
    case ELEMENT_NOTE:
        expand_note(run, op, place, at);
        break;
    case ELEMENT_NOTE_REF:
        expand_note_ref(run, op, place, at);
        break;
    case ELEMENT_LINK:
        expand_link(run, op, place, at);
        break;
    default:
        expand_mark_inline(run, op, place, at);
        break;
    }
}

static void expand_control(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    switch (op->rule->id) {
    case ELEMENT_EACH:
        expand_for_each(run, op, place, at, expand_body);
        break;
    case ELEMENT_LET:
        expand_let(run, op, at);
        break;
    case ELEMENT_IF:
        if (test_attribute(run, op, at))
            expand_ops(run, op->first, place, at);
        break;
    case ELEMENT_CHOOSE:
        expand_choose(run, op, place, at);
        break;
    default: /* include: what was included stands in it */
        expand_ops(run, op->first, place, at);
        break;
    }
}

static void expand_table_part(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    switch (op->rule->id) {
    case ELEMENT_TABLE:
        table_expand(run, op, place, at);
        break;
    case ELEMENT_CAPTION:
        if (place->figure != NULL)
            figure_caption(run, op, place, at);
        else
            table_caption(run, op, place, at);
        break;
    case ELEMENT_COLUMN:
        table_column(run, op, place, at);
        break;
    case ELEMENT_ROWS:
        table_rows(run, op, place, at);
        break;
    default:
        table_cell(run, op, place, at);
        break;
    }
}

static void expand_chart_part(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    switch (op->rule->id) {
    case ELEMENT_CHART:
        chart_expand(run, op, place, at);
        break;
    case ELEMENT_SERIES:
        chart_series(run, op, place, at);
        break;
    case ELEMENT_VALUE:
        chart_value(run, op, place, at);
        break;
    default:
        chart_part(run, op, place, at);
        break;
    }
}

enum expansion { AS_PART, AS_GROUP, AS_HEAD, AS_BLOCK, AS_TABLE, AS_CHART, AS_INLINE, AS_CONTROL, AS_OWN };

static const struct {
    enum expansion expansion;
    enum doc_kind  kind;
} expansions[] = {
    [ELEMENT_DOCUMENT] = {AS_CONTROL, 0},
    [ELEMENT_FRAGMENT] = {AS_CONTROL, 0},
    [ELEMENT_LETTERHEAD] = {AS_GROUP, DOC_LETTERHEAD},
    [ELEMENT_SUPERIOR] = {AS_PART, DOC_SUPERIOR},
    [ELEMENT_ISSUER] = {AS_PART, DOC_ISSUER},
    [ELEMENT_SYMBOL] = {AS_HEAD, 0},
    [ELEMENT_REGARDING] = {AS_PART, DOC_REGARDING},
    [ELEMENT_PLACE_DATE] = {AS_HEAD, 0},
    [ELEMENT_MARK] = {AS_HEAD, 0},
    [ELEMENT_KIND] = {AS_BLOCK, DOC_KIND},
    [ELEMENT_SUBJECT] = {AS_BLOCK, DOC_SUBJECT},
    [ELEMENT_ADDRESSEE] = {AS_HEAD, 0},
    [ELEMENT_P] = {AS_BLOCK, DOC_PARAGRAPH},
    [ELEMENT_HEADING] = {AS_BLOCK, DOC_HEADING},
    [ELEMENT_ITEM] = {AS_OWN, 0},
    [ELEMENT_TABLE] = {AS_TABLE, 0},
    [ELEMENT_CAPTION] = {AS_TABLE, 0},
    [ELEMENT_COLUMN] = {AS_TABLE, 0},
    [ELEMENT_ROWS] = {AS_TABLE, 0},
    [ELEMENT_CELL] = {AS_TABLE, 0},
    [ELEMENT_CHART] = {AS_CHART, 0},
    [ELEMENT_SERIES] = {AS_CHART, 0},
    [ELEMENT_PANEL] = {AS_CHART, 0},
    [ELEMENT_POINT] = {AS_CHART, 0},
    [ELEMENT_VALUE] = {AS_CHART, 0},
    [ELEMENT_IMAGE] = {AS_OWN, 0},
    [ELEMENT_SIGN_OFF] = {AS_GROUP, DOC_SIGN_OFF},
    [ELEMENT_RECIPIENTS] = {AS_GROUP, DOC_RECIPIENTS},
    [ELEMENT_RECIPIENT] = {AS_PART, DOC_RECIPIENT},
    [ELEMENT_SIGNATURE] = {AS_GROUP, DOC_SIGNATURE},
    [ELEMENT_AUTHORITY] = {AS_PART, DOC_AUTHORITY},
    [ELEMENT_SIGNER] = {AS_PART, DOC_SIGNER},
    [ELEMENT_ATTACHMENT] = {AS_OWN, 0},
    [ELEMENT_ANNEX] = {AS_OWN, 0},
    [ELEMENT_TITLE] = {AS_PART, DOC_ANNEX_TITLE},
    [ELEMENT_SOURCE] = {AS_PART, DOC_ANNEX_SOURCE},
    [ELEMENT_I] = {AS_INLINE, 0},
    [ELEMENT_B] = {AS_INLINE, 0},
    [ELEMENT_SUP] = {AS_INLINE, 0},
    [ELEMENT_NOTE] = {AS_INLINE, 0},
    [ELEMENT_NOTE_REF] = {AS_INLINE, 0},
    [ELEMENT_REF] = {AS_INLINE, 0},
    [ELEMENT_LINK] = {AS_INLINE, 0},
    [ELEMENT_BLANK] = {AS_INLINE, 0},
    [ELEMENT_BR] = {AS_INLINE, 0},
    [ELEMENT_EACH] = {AS_CONTROL, 0},
    [ELEMENT_LET] = {AS_CONTROL, 0},
    [ELEMENT_IF] = {AS_CONTROL, 0},
    [ELEMENT_CHOOSE] = {AS_CONTROL, 0},
    [ELEMENT_WHEN] = {AS_CONTROL, 0},
    [ELEMENT_OTHERWISE] = {AS_CONTROL, 0},
    [ELEMENT_INCLUDE] = {AS_CONTROL, 0},
};

static void expand_head(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    switch (op->rule->id) {
    case ELEMENT_SYMBOL:
        head_symbol(run, op, place, at);
        break;
    case ELEMENT_PLACE_DATE:
        head_place_date(run, op, place, at);
        break;
    case ELEMENT_MARK:
        head_mark(run, op, place, at);
        break;
    default:
        expand_addressee(run, op, place, at);
        break;
    }
}

static void expand_element(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    enum doc_kind kind = expansions[op->rule->id].kind;

    switch (expansions[op->rule->id].expansion) {
    case AS_PART:
        expand_part(run, op, place, kind, at);
        break;
    case AS_GROUP:
        expand_group(run, op, place, kind, at);
        break;
    case AS_HEAD:
        expand_head(run, op, place, at);
        break;
    case AS_BLOCK:
        expand_block(run, op, place, kind, at);
        break;
    case AS_TABLE:
        expand_table_part(run, op, place, at);
        break;
    case AS_CHART:
        expand_chart_part(run, op, place, at);
        break;
    case AS_INLINE:
        expand_inline_element(run, op, place, at);
        break;
    case AS_CONTROL:
        expand_control(run, op, place, at);
        break;
    case AS_OWN:
        if (op->rule->id == ELEMENT_ANNEX)
            expand_annex(run, op, place, DOC_ANNEX, at);
        else if (op->rule->id == ELEMENT_ATTACHMENT)
            expand_annex(run, op, place, DOC_ATTACHMENT, at);
        else if (op->rule->id == ELEMENT_IMAGE)
            image_expand(run, op, place, at);
        else
            expand_item(run, op, place, at);
        break;
    }
}

/* Is there a limit that the document has reached?  The first time it is told, at the operation that was to come. */
static bool is_over(struct run *run, const struct op *op, struct context at)
{
    struct spans spans;

    if (run->over || (++run->steps <= RUN_STEPS_MAX && run->n_built <= RUN_NODES_MAX))
        return run->over;
    spans = expand_spans(op, at);
    run->over = run->failed = true;
    diag(run->diags, DIAG_EXPAND_TOO_MUCH, spans.from_template != NULL ? *spans.from_template : SPAN_NONE,
         G_STRINGIFY(RUN_NODES_MAX), NULL);
    return true;
}

void expand_ops(struct run *run, const struct op *first, const struct place *place, struct context at)
{
    unsigned bound = run->n_bound;

    for (const struct op *op = first; op != NULL && !is_over(run, op, at); op = op->next) {
        if (op->kind == OP_TEXT) {
            build_text(run, place, op->text, (struct spans){op->span, NULL});
        } else if (op->kind == OP_VALUE) {
            expand_value(run, op, place, at);
        } else if (is_wanted(run, op, at)) {
            expand_element(run, op, place, at);
        } else if (op->rule->id == ELEMENT_LET) { /* its name must still be known to what follows */
            run_bind_object(run, op_attribute(op, "name")->name, xmlXPathNewNodeSet(NULL));
        }
    }
    run_unbind(run, bound);
}

/* ---- The document ---- */

struct doc *template_expand(struct arena *arena, const struct template *tmpl, struct facts *facts,
                            const char *report_name, struct diags *diags)
{
    return template_expand_for(arena, tmpl, facts, report_name, NULL, diags);
}

struct doc *template_expand_for(struct arena *arena, const struct template *tmpl, struct facts *facts,
                                const char *report_name, const char *agency, struct diags *diags)
{
    struct run     run;
    struct doc    *doc = arena_new_struct(arena, struct doc);
    struct flow    flow = {0};
    struct place   place = {.flow = &flow};
    struct context at;

    run_init(&run, arena, facts, diags);
    run.doc = doc;
    run.report_name = report_name;
    run.agency = agency;
    run.folders = tmpl->folders;
    doc->arena = arena;
    at = (struct context){run.root, 1, 1};
    doc->root = build_node(&run, DOC_DOCUMENT, expand_spans(tmpl->root, at));
    flow.node = place.node = doc->root;
    doc->root->attr = head_info(&run, tmpl->root, at);
    expand_ops(&run, tmpl->root->first, &place, at);
    if (run.failed || !doc_finish(doc, diags))
        doc = NULL;
    run_clear(&run);
    return doc;
}
