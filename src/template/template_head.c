/*
 * template_head.c -- the head of the document: number and symbol, place and date, marks; and what it says of itself.
 */
#include "template_expand.h"
#include "viet.h"

static void put_text(struct run *run, const struct place *place, const char *text, struct spans spans)
{
    struct doc_node *node = build_node(run, DOC_TEXT, spans);

    node->text = text;
    doc_node_append(place->node, node);
}

static void put_blank(struct run *run, const struct place *place, enum doc_place where, struct spans spans)
{
    struct doc_node *node = build_node(run, DOC_BLANK, spans);

    node->style = (uint8_t)where;
    doc_node_append(place->node, node);
}

/* A number below ten has a leading zero: the-thuc §6. */
static const char *pad_number(struct run *run, const char *number)
{
    return g_ascii_isdigit(number[0]) && number[1] == '\0' ? arena_printf(run->arena, "0%s", number) : number;
}

void head_symbol(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct spans       spans = expand_spans(op, at);
    struct doc_node   *node = build_node(run, DOC_SYMBOL, spans);
    struct doc_symbol *symbol = arena_new_struct(run->arena, struct doc_symbol);
    const char        *number = expand_attribute(run, op, "number", at), *phrase = doc_phrase(DOC_PHRASE_NUMBER);
    struct place       inside = {.node = node};

    symbol->notation = expand_attribute(run, op, "notation", at);
    if (symbol->notation == NULL)
        return;
    node->attr = symbol;
    doc_node_append(place->node, node);
    if (number != NULL && *number != '\0') {
        symbol->number = pad_number(run, number);
        put_text(run, &inside, arena_printf(run->arena, "%s %s/%s", phrase, symbol->number, symbol->notation), spans);
    } else {
        put_text(run, &inside, arena_printf(run->arena, "%s ", phrase), spans);
        put_blank(run, &inside, DOC_PLACE_NUMBER, spans);
        put_text(run, &inside, arena_printf(run->arena, "/%s", symbol->notation), spans);
    }
}

/* The year of a date not filled in yet: the period's, or the plan's. */
static const char *year_of(struct run *run)
{
    xmlNodePtr  period = xml_child(run->root, "period"), plan = xml_child(run->root, "plan");
    const char *year = period != NULL ? xml_attribute(period, "year") : NULL;

    if (year == NULL && plan != NULL)
        year = xml_attribute(plan, "year");
    return year != NULL ? year : "";
}

void head_place_date(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct spans     spans = expand_spans(op, at);
    struct doc_node *node = build_node(run, DOC_PLACE_DATE, spans);
    const char      *where = expand_attribute(run, op, "place", at);
    const char      *date_text = expand_attribute(run, op, "date", at);
    const char      *year = expand_attribute(run, op, "year", at);
    struct place     inside = {.node = node};
    struct date      date;

    if (where == NULL)
        return;
    doc_node_append(place->node, node);
    if (date_text != NULL && *date_text != '\0') {
        run->at = at;
        if (date_parse(date_text, &date))
            put_text(run, &inside, arena_printf(run->arena, "%s, %s", where, viet_long_date(run->arena, date)), spans);
        else
            expand_report_value(run, op, "date", date_text, "2026-05-15");
        return;
    }
    if (year == NULL || *year == '\0')
        year = year_of(run);
    put_text(run, &inside, arena_printf(run->arena, "%s, ngày ", where), spans);
    put_blank(run, &inside, DOC_PLACE_DAY, spans);
    put_text(run, &inside, " tháng ", spans);
    put_blank(run, &inside, DOC_PLACE_MONTH, spans);
    put_text(run, &inside, arena_printf(run->arena, " năm %s", year), spans);
}

void head_mark(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct spans     spans = expand_spans(op, at);
    struct doc_node *node = build_node(run, DOC_MARK, spans);
    enum doc_mark    kind = (enum doc_mark)expand_choice(run, op, "kind", DOC_MARK_URGENT, at);
    struct place     inside = {.node = node};

    node->style = (uint8_t)kind;
    doc_node_append(place->node, node);
    put_text(run, &inside, doc_mark_words(kind), spans);
}

static const char *issuer_lines(struct run *run)
{
    xmlNodePtr  issuer = xml_child(run->root, "issuer");
    const char *text = "";

    for (xmlNodePtr child = issuer != NULL ? issuer->children : NULL; child != NULL; child = child->next)
        if (xml_is(child, "name"))
            text = arena_printf(run->arena, "%s%s%s", text, *text != '\0' ? " " : "", node_text(run, child));
    return text;
}

static void read_date(const xmlNode *node, const char *name, struct date *date)
{
    const char *text = node != NULL ? xml_attribute(node, name) : NULL;

    if (text != NULL && !date_parse(text, date))
        *date = (struct date){0};
}

struct doc_info *head_info(struct run *run, const struct op *op, struct context at)
{
    struct doc_info *info = arena_new_struct(run->arena, struct doc_info);
    xmlNodePtr       period = xml_child(run->root, "period"), report = NULL;

    if (run->report_name != NULL)
        report = facts_by_id(run->facts, "report", run->report_name);
    info->kind = expand_attribute(run, op, "kind", at);
    info->title = expand_attribute(run, op, "title", at);
    info->subject = expand_attribute(run, op, "subject", at);
    info->identifier = expand_attribute(run, op, "identifier", at);
    info->publisher = expand_attribute(run, op, "publisher", at);
    info->author = expand_attribute(run, op, "author", at);
    if (info->author == NULL)
        info->author = issuer_lines(run);
    info->language = "vi";
    info->notes = (enum doc_notes)expand_choice(run, op, "notes", DOC_NOTES_PAGE, at);
    info->date = run->facts->date;
    read_date(report, "date", &info->own_date);
    if (date_is_set(info->own_date))
        info->date = info->own_date;
    read_date(period, "as-of", &info->as_of);
    info->period = period != NULL ? xml_attribute(period, "name") : NULL;
    if (info->period != NULL)
        info->period = arena_strdup(run->arena, info->period);
    return info;
}
