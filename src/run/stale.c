/*
 * stale.c -- removes what an earlier run made and this one would not: letters, pictures of pages.
 */
#include "stale.h"

#include <glib.h>

/* Previews of pages that a longer version of the document had. */
void stale_remove_pictures(struct outputs *outputs, const char *name, uint32_t n_pages)
{
    bool found = true;

    for (uint32_t i = n_pages; found; i++) {
        char *file = g_strdup_printf("%s-%03u.png", name, i + 1);
        found = outputs_remove(outputs, file);
        g_free(file);
    }
}

static void remove_unless_made(GHashTable *made, struct outputs *outputs, const char *name)
{
    char *html = g_strconcat(name, ".html", NULL), *pdf = g_strconcat(name, ".pdf", NULL);

    if (!g_hash_table_contains(made, name)) {
        outputs_remove(outputs, html);
        outputs_remove(outputs, pdf);
        stale_remove_pictures(outputs, name, 0);
    }
    g_free(html);
    g_free(pdf);
}

/* Letters to agencies that no longer owe anything must not be sent. */
void stale_remove_letters(struct pipeline *pipeline, const GPtrArray *jobs, struct outputs *outputs)
{
    const struct plan *plan = pipeline->plan;
    GHashTable        *made = g_hash_table_new(g_str_hash, g_str_equal);

    for (unsigned i = 0; i < jobs->len; i++)
        g_hash_table_add(made, (char *)(uintptr_t)((const struct job *)jobs->pdata[i])->name);
    for (unsigned i = 0; i < plan->documents->len; i++) {
        const struct plan_document *document = plan->documents->pdata[i];

        if ((document->each == EACH_NONE && document->when == WHEN_ALWAYS) || !pipeline_makes(pipeline, document) ||
            pipeline->wanted.document != NULL)
            continue;
        remove_unless_made(made, outputs, document->name);
        for (unsigned k = 0; document->each != EACH_NONE && k < plan->agencies->len; k++) {
            char *name =
                g_strdup_printf("%s-%s", document->name, ((const struct agency *)plan->agencies->pdata[k])->id);

            remove_unless_made(made, outputs, name);
            g_free(name);
        }
    }
    g_hash_table_destroy(made);
}
