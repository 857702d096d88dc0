/* plan.yaml (and the other files) to model, facts and checks. */
#include <glib.h>

#include "fuzz.h"
#include "pipeline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags          *diags = diags_new();
    struct pipeline_wanted wanted = {.plan = fuzz_folder()};
    struct pipeline        pipeline;

    fuzz_write_plan("plan.yaml", data, size);
    pipeline_open(&pipeline, &wanted, diags);
    pipeline_facts(&pipeline, "2026-05");
    pipeline_tell_unfit(&pipeline);
    pipeline_close(&pipeline);
    fuzz_tell(diags);
    return 0;
}
