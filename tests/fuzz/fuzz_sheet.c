/* A spreadsheet, as an office sent it: XLSX, ODS or CSV. */
#include "base/arena.h"
#include "fuzz.h"
#include "sheet.h"

#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    struct arena *arena = arena_new();
    char         *path = g_build_filename(fuzz_folder(), "sheet", NULL);

    fuzz_write("sheet", data, size);
    book_read(arena, path, diags);
    arena_free(arena);
    g_free(path);
    fuzz_tell(diags);
    return 0;
}
