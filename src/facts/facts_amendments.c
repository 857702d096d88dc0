/*
 * facts_amendments.c -- "Sửa đổi theo Quyết định số 2000/QĐ-UBND ngày 01/7/2026".
 */
#include "facts_amendments.h"

#include "rich_text.h"
#include "viet.h"

static const char *document_words(struct facts_builder *builder, const struct text *by)
{
    const struct cited_document *cited = by->text != NULL ? table_find(builder->plan->cited_by_id, by->text) : NULL;
    const char                  *words;

    if (cited == NULL)
        return "";
    words = cited->kind.text != NULL ? cited->kind.text : "";
    if (cited->symbol.text != NULL)
        words = arena_printf(builder->arena, "%s số %s", words, cited->symbol.text);
    if (date_is_set(cited->date))
        words = arena_printf(builder->arena, "%s ngày %s", words, viet_date(builder->arena, cited->date));
    return words;
}

static void append(struct facts_builder *builder, xmlNodePtr parent, const struct span *span, struct date since,
                   const struct text *by, const char *what)
{
    xmlNodePtr node = facts_element(builder, parent, "amendment", span);

    facts_set_date(node, "since", since);
    facts_set_kept(node, "by", by->text);
    rich_text_words(builder, node, arena_printf(builder->arena, "%s theo %s", what, document_words(builder, by)));
}

void facts_amendments(struct facts_builder *builder, xmlNodePtr node, const GPtrArray *amendments)
{
    for (unsigned i = 0; i < list_length(amendments); i++) {
        const struct amendment *amendment = g_ptr_array_index(amendments, i);
        if (amendment->applied)
            append(builder, node, &amendment->span, amendment->since, &amendment->by, "Sửa đổi");
    }
}

void facts_amendments_agency(struct facts_builder *builder, xmlNodePtr node, const struct agency *agency)
{
    for (unsigned i = 0; i < list_length(agency->renamings); i++) {
        const struct renaming *renaming = g_ptr_array_index(agency->renamings, i);
        if (renaming->applied)
            append(builder, node, &renaming->span, renaming->since, &renaming->by,
                   arena_printf(builder->arena, "Đổi tên từ %s",
                                renaming->former.text != NULL ? renaming->former.text : ""));
    }
    if (agency->merger.applied) {
        const struct agency *into = table_find(builder->plan->agencies_by_id, agency->merger.into.text);
        append(builder, node, &agency->merger.into.span, agency->merger.since, &agency->merger.by,
               arena_printf(builder->arena, "Hợp nhất vào %s",
                            into != NULL && into->name.text != NULL ? into->name.text : ""));
    }
}
