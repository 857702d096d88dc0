/*
 * doc_names.c -- the words of the document form's kinds: those of the template language, so that templates, messages
 * and dumps say the same.
 */
#include "doc.h"

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
    [DOC_FIGURE] = "figure",
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

const char *const doc_align_names[] = {
    [DOC_ALIGN_DEFAULT] = "",    [DOC_ALIGN_LEFT] = "left",       [DOC_ALIGN_CENTER] = "center",
    [DOC_ALIGN_RIGHT] = "right", [DOC_ALIGN_JUSTIFY] = "justify", [DOC_ALIGN_DECIMAL] = "decimal",
};

const char *const doc_row_kind_names[] = {
    [DOC_ROW_HEADER] = "header",
    [DOC_ROW_GROUP] = "group",
    [DOC_ROW_ITEM] = "item",
    [DOC_ROW_TOTAL] = "total",
};

const char *const doc_heading_style_names[] = {
    [DOC_HEADING_PLAIN] = "plain",
    [DOC_HEADING_PART] = "part",
    [DOC_HEADING_ARTICLE] = "article",
};

const char *const doc_place_names[] = {
    [DOC_PLACE_NUMBER] = "number",       [DOC_PLACE_DAY] = "day",   [DOC_PLACE_MONTH] = "month",
    [DOC_PLACE_SIGNATURE] = "signature", [DOC_PLACE_SEAL] = "seal", [DOC_PLACE_STAMP] = "file-stamp",
};

const char *const doc_mark_names[] = {
    [DOC_MARK_URGENT] = "khan",
    [DOC_MARK_VERY_URGENT] = "thuong-khan",
    [DOC_MARK_EXPRESS] = "hoa-toc",
    [DOC_MARK_INTERNAL] = "luu-hanh-noi-bo",
};

const char *const doc_notes_names[] = {
    [DOC_NOTES_PAGE] = "page",
    [DOC_NOTES_ANNEX] = "annex",
    [DOC_NOTES_END] = "end",
};

const char *const doc_paper_names[] = {
    [DOC_PORTRAIT] = "portrait",
    [DOC_LANDSCAPE] = "landscape",
    [DOC_LANDSCAPE_LEFT] = "landscape-left",
    [DOC_A3] = "a3",
    [DOC_A3_LANDSCAPE] = "a3-landscape",
};

const char *doc_kind_name(enum doc_kind kind)
{
    return kind_names[kind];
}
