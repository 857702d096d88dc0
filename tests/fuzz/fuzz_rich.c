/* Rich text: prose of the plan to nodes of the facts. */
#include <glib.h>
#include <string.h>

#include "fuzz.h"
#include "pipeline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags          *diags = diags_new();
    struct pipeline_wanted wanted = {.plan = fuzz_folder()};
    struct pipeline        pipeline;
    GString               *text = g_string_new("period: 2026-05\nprose:\n  loi: |2\n    ");

    for (size_t i = 0; i < size; i++) {
        g_string_append_c(text, (char)data[i]);
        if (data[i] == '\n')
            g_string_append(text, "    ");
    }
    fuzz_write_plan("plan.yaml", NULL, 0);
    fuzz_write("periods/2026-05.yaml", text->str, text->len);
    pipeline_open(&pipeline, &wanted, diags);
    pipeline_facts(&pipeline, "2026-05");
    pipeline_close(&pipeline);
    g_string_free(text, TRUE);
    fuzz_tell(diags);
    return 0;
}
