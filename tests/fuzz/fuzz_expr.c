/* Expressions, as prose may hold them. */
#include <glib.h>
#include <stdlib.h>

#include "fuzz.h"
#include "pipeline.h"
#include "template.h"

static struct pipeline pipeline; /* the same facts for all */

static void begin(void)
{
    static struct pipeline_wanted wanted;
    struct diags                 *diags = diags_new();

    fuzz_write_plan("plan.yaml", NULL, 0);
    wanted.plan = fuzz_folder();
    pipeline_open(&pipeline, &wanted, diags);
    if (!pipeline_facts(&pipeline, "2026-05"))
        abort();
    facts_keep_prints(pipeline.facts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena;
    struct diags *diags;
    char         *text;

    if (pipeline.facts == NULL)
        begin();
    text = g_strndup((const char *)data, size);
    if (g_utf8_validate(text, -1, NULL)) {
        arena = arena_new();
        diags = diags_new();
        template_evaluate(arena, pipeline.facts, text, diags);
        g_ptr_array_set_size(pipeline.facts->prints, 0);
        fuzz_tell(diags);
        arena_free(arena);
    }
    g_free(text);
    return 0;
}
