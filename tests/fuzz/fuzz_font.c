/* A font that somebody put in place of the regular face: opened, words shaped, pages and a PDF made. */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"
#include "pipeline.h"
#include "render.h"

/* The other three faces are the real ones. */
static char *fonts_folder(void)
{
    static const char *const names[] = {"Bold", "Italic", "BoldItalic"};
    static char             *folder;

    if (folder != NULL)
        return folder;
    folder = g_build_filename(fuzz_folder(), "fonts", NULL);
    g_mkdir(folder, 0700);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char *from = g_strdup_printf("fonts/LiberationSerif-%s.ttf", names[i]), *text;
        gsize length;
        if (!g_file_get_contents(from, &text, &length, NULL))
            abort(); /* run at the top of the tree */
        fuzz_write(from, text, length);
        g_free(text);
        g_free(from);
    }
    return folder;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags          *diags = diags_new();
    GPtrArray             *folders = g_ptr_array_new();
    struct pipeline_wanted wanted = {.plan = fuzz_folder(), .templates = folders, .fonts = fonts_folder()};
    struct pipeline        pipeline;

    fuzz_write_plan("plan.yaml", NULL, 0);
    fuzz_write("fonts/LiberationSerif-Regular.ttf", data, size);
    g_ptr_array_add(folders, (char *)(uintptr_t)fuzz_folder());
    pipeline_open(&pipeline, &wanted, diags);
    if (pipeline_facts(&pipeline, "2026-05")) {
        GPtrArray *jobs = pipeline_jobs(&pipeline);
        for (unsigned i = 0; i < jobs->len; i++) {
            struct doc   *doc = pipeline_document(&pipeline, jobs->pdata[i]);
            struct pages *pages = doc != NULL ? pipeline_pages(&pipeline, doc) : NULL;
            FILE         *out = fopen("/dev/null", "wb");
            if (pages != NULL)
                pdf_write(pages, &(struct pdf_options){0}, out, diags);
            fclose(out);
        }
        g_ptr_array_free(jobs, TRUE);
    }
    pipeline_close(&pipeline);
    g_ptr_array_free(folders, TRUE);
    fuzz_tell(diags);
    return 0;
}
