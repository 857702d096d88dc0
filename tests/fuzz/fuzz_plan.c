/* A whole small plan: its files through HTML, pages and PDF. */
#include <glib.h>
#include <stdio.h>

#include "fuzz.h"
#include "pipeline.h"
#include "render.h"

static void make(struct pipeline *pipeline, const struct job *job)
{
    struct doc   *doc = pipeline_document(pipeline, job);
    struct pages *pages;
    FILE         *out;

    if (doc == NULL)
        return;
    out = fopen("/dev/null", "wb");
    html_write(doc, out, pipeline->diags);
    if ((pages = pipeline_pages(pipeline, doc)) != NULL)
        pdf_write(pages, &(struct pdf_options){.attach_data = true}, out, pipeline->diags);
    fclose(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags          *diags = diags_new();
    GPtrArray             *folders = g_ptr_array_new();
    struct pipeline_wanted wanted = {.plan = fuzz_folder(), .templates = folders, .fonts = "fonts"};
    struct pipeline        pipeline;

    fuzz_write_plan("plan.yaml", data, size);
    g_ptr_array_add(folders, (char *)(uintptr_t)fuzz_folder());
    pipeline_open(&pipeline, &wanted, diags);
    if (pipeline_facts(&pipeline, "2026-05")) {
        GPtrArray *jobs = pipeline_jobs(&pipeline);
        for (unsigned i = 0; i < jobs->len; i++)
            make(&pipeline, jobs->pdata[i]);
        g_ptr_array_free(jobs, TRUE);
    } else
        pipeline_read_templates(&pipeline);
    pipeline_close(&pipeline);
    g_ptr_array_free(folders, TRUE);
    fuzz_tell(diags);
    return 0;
}
