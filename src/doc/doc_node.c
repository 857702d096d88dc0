/*
 * doc_node.c -- making nodes and knowing what kinds there are.
 */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "doc.h"

/* The names are those of the template language, so that messages speak of what an author has written. */
static const char *const kind_names[DOC_KIND_COUNT] = {
    [DOC_DOCUMENT] = "document",
    [DOC_LETTERHEAD] = "letterhead",
    [DOC_SUPERIOR] = "superior",
    [DOC_ISSUER] = "issuer",
    [DOC_SYMBOL] = "symbol",
    [DOC_REGARDING] = "regarding",
    [DOC_PLACE_DATE] = "place-date",
    [DOC_MARK] = "mark",
    [DOC_KIND] = "kind",
    [DOC_SUBJECT] = "subject",
    [DOC_ADDRESSEES] = "addressees",
    [DOC_ADDRESSEE] = "addressee",
    [DOC_HEADING] = "heading",
    [DOC_PARAGRAPH] = "p",
    [DOC_LIST] = "list",
    [DOC_ITEM] = "item",
    [DOC_TABLE] = "table",
    [DOC_CAPTION] = "caption",
    [DOC_ROW] = "row",
    [DOC_CELL] = "cell",
    [DOC_SIGN_OFF] = "sign-off",
    [DOC_RECIPIENTS] = "recipients",
    [DOC_RECIPIENT] = "recipient",
    [DOC_SIGNATURE] = "signature",
    [DOC_AUTHORITY] = "authority",
    [DOC_SIGNER] = "signer",
    [DOC_ATTACHMENT] = "attachment",
    [DOC_ANNEX] = "annex",
    [DOC_ANNEX_TITLE] = "title",
    [DOC_ANNEX_SOURCE] = "source",
    [DOC_TEXT] = "text",
    [DOC_SPAN] = "span",
    [DOC_LINK] = "link",
    [DOC_REF] = "ref",
    [DOC_NOTE] = "note",
    [DOC_BLANK] = "blank",
    [DOC_LINE_BREAK] = "br",
};

static const char *const place_names[] = {
    [DOC_PLACE_NUMBER] = "number",       [DOC_PLACE_DAY] = "day",   [DOC_PLACE_MONTH] = "month",
    [DOC_PLACE_SIGNATURE] = "signature", [DOC_PLACE_SEAL] = "seal", [DOC_PLACE_STAMP] = "file-stamp",
};

const char *doc_place_name(enum doc_place place)
{
    return place_names[place];
}

const char *doc_kind_name(enum doc_kind kind)
{
    return kind_names[kind];
}

bool doc_is_inline(enum doc_kind kind)
{
    return kind >= DOC_TEXT && kind <= DOC_LINE_BREAK;
}

bool doc_address_is_safe(const char *address)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};

    for (unsigned i = 0; address != NULL && i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(address, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

struct doc_node *doc_node_new(struct doc *doc, enum doc_kind kind)
{
    struct doc_node *node = arena_new_struct(doc->arena, struct doc_node);

    node->kind = (uint8_t)kind;
    return node;
}

void doc_node_append(struct doc_node *parent, struct doc_node *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}
