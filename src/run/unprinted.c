/*
 * unprinted.c -- what was written and never printed: a narrative whose id is misspelt is not missed by its template.
 * Templates leave a mark on what they ask for (facts_ask); what has none after all documents is told.
 */
#include "unprinted.h"

#include <string.h>

#include "base/lookup.h"

/* ---- What was asked for ---- */

static bool was_asked(const struct pipeline *pipeline, const char *kind, const char *id)
{
    xmlNodePtr node = id != NULL && *id != '\0' ? facts_by_id(pipeline->facts, kind, id) : NULL;

    return node != NULL && facts_was_asked(node);
}

static char *key_of(const char *kind, const char *id)
{
    return g_strconcat(kind, "\n", id, NULL);
}

static void note(struct pipeline *pipeline, const char *kind, const char *id)
{
    if (was_asked(pipeline, kind, id))
        g_hash_table_add(pipeline->asked, key_of(kind, id));
}

static void note_groups(struct pipeline *pipeline, const GPtrArray *groups)
{
    for (unsigned i = 0; i < groups->len; i++)
        note(pipeline, "group", ((const struct group *)groups->pdata[i])->id);
}

static bool is_noted(const struct pipeline *pipeline, const char *kind, const char *id)
{
    char *key = key_of(kind, id);
    bool  noted = g_hash_table_contains(pipeline->asked, key);

    g_free(key);
    return noted;
}

/* ---- The nearest name that a template asks for ---- */

/* Adds the words that stand in single quotes, which in templates are ids. */
static void add_names(const char *text, GPtrArray *names)
{
    for (const char *from = strchr(text, '\''), *to; from != NULL; from = strchr(to + 1, '\'')) {
        size_t length = strspn(from + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
        to = from + 1 + length;
        if (length > 0 && *to == '\'')
            g_ptr_array_add(names, g_strndup(from + 1, length));
        else if ((to = strpbrk(from + 1, "'\n")) == NULL)
            break;
        else if (*to == '\n')
            to--;
    }
}

static const char *nearest_asked(struct pipeline *pipeline, const char *id)
{
    GPtrArray  *names = g_ptr_array_new_with_free_func(g_free);
    const char *nearest;

    for (unsigned i = 0; i < pipeline->loaded->documents->len; i++) {
        const struct source *file, *before;
        pipeline_template_files(pipeline, pipeline->loaded->documents->pdata[i], &file, &before);
        for (; file != NULL && file != before; file = file->before)
            add_names(file->text, names);
    }
    g_ptr_array_add(names, NULL);
    nearest = arena_strdup(pipeline->arena, diag_nearest(id, (const char *const *)names->pdata));
    g_ptr_array_unref(names);
    return strcmp(nearest, id) != 0 ? nearest : "";
}

static void tell(struct pipeline *pipeline, const char *key, const char *id, struct span where)
{
    diag(pipeline->diags, DIAG_UNPRINTED, where, key, id, nearest_asked(pipeline, id), NULL);
}

/* ---- A period ---- */

static void tell_period(struct pipeline *pipeline)
{
    const struct period *period = pipeline->period;

    for (unsigned i = 0; i < period->prose->len; i++) {
        const struct prose *prose = period->prose->pdata[i];
        if (prose->text.text != NULL && prose->text.span.source == period->source &&
            !was_asked(pipeline, "text", prose->id))
            tell(pipeline, "prose", prose->id, prose->text.span);
    }
    for (unsigned i = 0; i < period->narratives->len; i++) {
        const struct narrative *narrative = period->narratives->pdata[i];
        if (narrative->span.source == period->source && !was_asked(pipeline, "narrative", narrative->id))
            tell(pipeline, "narratives", narrative->id, narrative->span);
    }
}

/* What a document has for its own head, of which its template made nothing. */
static void tell_head(struct pipeline *pipeline, const struct plan_document *document)
{
    xmlNodePtr report = facts_by_id(pipeline->facts, "report", document->name);

    for (xmlNodePtr child = report != NULL ? report->children : NULL; child != NULL; child = child->next) {
        bool proposal = strcmp((const char *)child->name, "proposal") == 0 && document->proposal.text != NULL;
        bool bases = strcmp((const char *)child->name, "bases") == 0 && document->bases->len > 0;
        if ((proposal || bases) && !facts_was_asked(child))
            diag(pipeline->diags, DIAG_UNPRINTED, proposal ? document->proposal.span : document->span,
                 proposal ? "proposal" : "bases", document->name, "", NULL);
    }
}

void unprinted_note(struct pipeline *pipeline, const GPtrArray *made, bool whole)
{
    const struct plan *plan = pipeline->loaded;

    if (pipeline->asked == NULL) {
        pipeline->asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        pipeline->made = g_hash_table_new(NULL, NULL);
    }
    for (unsigned i = 0; i < made->len; i++) {
        const struct plan_document *document = ((const struct job *)made->pdata[i])->document;
        g_hash_table_add(pipeline->made, (char *)(uintptr_t)document->name);
        tell_head(pipeline, document);
    }
    for (unsigned i = 0; i < plan->prose->len; i++)
        note(pipeline, "text", ((const struct prose *)plan->prose->pdata[i])->id);
    for (unsigned i = 0; i < plan->narratives->len; i++)
        note(pipeline, "narrative", ((const struct narrative *)plan->narratives->pdata[i])->id);
    for (unsigned i = 0; i < plan->cited->len; i++)
        note(pipeline, "cited", ((const struct cited_document *)plan->cited->pdata[i])->id);
    note_groups(pipeline, plan->indicator_groups);
    note_groups(pipeline, plan->task_groups);
    note_groups(pipeline, plan->carried_groups);
    if (whole && made->len > 0 && pipeline->period != NULL)
        tell_period(pipeline);
}

/* ---- The plan ---- */

static bool all_made(const struct pipeline *pipeline)
{
    const GPtrArray *documents = pipeline->loaded->documents;

    for (unsigned i = 0; i < documents->len; i++) {
        const struct plan_document *document = documents->pdata[i];
        if (pipeline->made == NULL || !g_hash_table_contains(pipeline->made, document->name))
            return false;
    }
    return documents->len > 0;
}

/* A document prints other groups, but not this one; where it prints none, the plan keeps them for something else. */
static void tell_groups(struct pipeline *pipeline, const GPtrArray *groups, const char *key)
{
    bool any = false;

    for (unsigned i = 0; i < groups->len; i++)
        any = any || is_noted(pipeline, "group", ((const struct group *)groups->pdata[i])->id);
    for (unsigned i = 0; any && i < groups->len; i++) {
        const struct group *group = groups->pdata[i];
        if (!is_noted(pipeline, "group", group->id))
            tell(pipeline, key, group->id, group->span);
    }
}

/* Does the plan speak of it elsewhere, by its id or its symbol? */
static bool is_mentioned(const struct plan *plan, const struct cited_document *cited)
{
    const char *words[] = {cited->id, cited->symbol.text};

    for (unsigned i = 0; plan->source != NULL && i < G_N_ELEMENTS(words); i++) {
        const char *first = words[i] != NULL && *words[i] != '\0' ? strstr(plan->source->text, words[i]) : NULL;
        if (first != NULL && strstr(first + 1, words[i]) != NULL)
            return true;
    }
    return false;
}

void unprinted_tell(struct pipeline *pipeline)
{
    const struct plan *plan = pipeline->loaded;

    if (plan == NULL || pipeline->wanted.document != NULL || !all_made(pipeline))
        return;
    for (unsigned i = 0; i < plan->prose->len; i++) {
        const struct prose *prose = plan->prose->pdata[i];
        if (prose->text.text != NULL && !is_noted(pipeline, "text", prose->id))
            tell(pipeline, "prose", prose->id, prose->text.span);
    }
    for (unsigned i = 0; i < plan->narratives->len; i++) {
        const struct narrative *narrative = plan->narratives->pdata[i];
        if (!is_noted(pipeline, "narrative", narrative->id))
            tell(pipeline, "narratives", narrative->id, narrative->span);
    }
    for (unsigned i = 0; i < plan->cited->len; i++) {
        const struct cited_document *cited = plan->cited->pdata[i];
        if (!is_noted(pipeline, "cited", cited->id) && !is_mentioned(plan, cited))
            tell(pipeline, "cited", cited->id, cited->span);
    }
    tell_groups(pipeline, plan->indicator_groups, "indicators");
    tell_groups(pipeline, plan->task_groups, "tasks");
    tell_groups(pipeline, plan->carried_groups, "carried-tasks");
}
