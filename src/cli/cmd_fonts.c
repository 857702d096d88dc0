/*
 * cmd_fonts.c -- baocao fonts: the faces in use and what of Vietnamese they cover.
 */
#include <stdio.h>

#include "pipeline.h"

/* Letters of Vietnamese beyond ASCII, and the signs that administrative documents use. */
static const char vietnamese[] = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
                                 "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
                                 "“”‘’–—…≥≤±×°₫•";

static const char *const face_names[FACE_COUNT][2] = {
    {"thường", "regular"}, {"đậm", "bold"}, {"nghiêng", "italic"}, {"đậm nghiêng", "bold italic"}};

static void print_face(struct font_set *fonts, enum font_face face, enum diag_lang lang)
{
    unsigned covered = 0, total = 0;
    size_t   length = 0;
    GString *missing = g_string_new(NULL);

    for (const char *at = vietnamese; *at != '\0'; at = g_utf8_next_char(at), total++) {
        gunichar character = g_utf8_get_char(at);
        if (font_has(fonts, face, character))
            covered++;
        else
            g_string_append_unichar(missing, character);
    }
    font_data(fonts, face, &length);
    printf("%-12s %s (%zu KiB), %u/%u%s%s\n", face_names[face][lang], font_path(fonts, face), length / 1024, covered,
           total, missing->len > 0 ? (lang == DIAG_LANG_VI ? ", thiếu " : ", without ") : "", missing->str);
    g_string_free(missing, TRUE);
}

enum exit_status cmd_fonts(const struct options *options, struct diags *diags)
{
    struct pipeline  pipeline;
    struct font_set *fonts;

    pipeline_open(&pipeline, options, diags);
    if ((fonts = pipeline_fonts(&pipeline)) != NULL) {
        font_set_check(fonts, diags);
        printf("%s\n", font_family(fonts));
        for (int face = 0; face < FACE_COUNT; face++)
            print_face(fonts, face, options->lang);
    }
    pipeline_close(&pipeline);
    return options_exit_status(diags);
}
