/* A template to operations, and over the facts to a document. */
#include <glib.h>

#include "fuzz.h"
#include "pipeline.h"
#include "template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags          *diags = diags_new();
    GPtrArray             *folders = g_ptr_array_new();
    struct pipeline_wanted wanted = {.plan = fuzz_folder(), .templates = folders};
    struct pipeline        pipeline;

    fuzz_write_plan("mau.xml", data, size);
    g_ptr_array_add(folders, (char *)(uintptr_t)fuzz_folder());
    pipeline_open(&pipeline, &wanted, diags);
    if (pipeline_facts(&pipeline, "2026-05")) {
        GPtrArray *jobs = pipeline_jobs(&pipeline);
        for (unsigned i = 0; i < jobs->len; i++)
            pipeline_document(&pipeline, jobs->pdata[i]);
        g_ptr_array_free(jobs, TRUE);
    } else
        pipeline_read_templates(&pipeline);
    pipeline_close(&pipeline);
    g_ptr_array_free(folders, TRUE);
    fuzz_tell(diags);
    return 0;
}
