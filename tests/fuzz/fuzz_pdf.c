/* A PDF by anybody: its signatures and what changed after them. */
#include <glib.h>
#include <stdio.h>

#include "fuzz.h"
#include "sign.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags         *diags = diags_new();
    struct trust         *trust = trust_new();
    char                 *path = g_build_filename(fuzz_folder(), "file.pdf", NULL);
    FILE                 *out = fopen("/dev/null", "w");
    struct verify_report *report;

    fuzz_write("file.pdf", data, size);
    trust_set_date(trust, (struct date){2026, 5, 15});
    if ((report = verify_file(path, trust, diags)) != NULL)
        verify_print(report, DIAG_LANG_VI, out);
    verify_report_free(report);
    trust_free(trust);
    fclose(out);
    g_free(path);
    fuzz_tell(diags);
    return 0;
}
