/*
 * cmd_fonts.c -- baocao fonts: the faces in use and what of Vietnamese they cover.
 */
#include <stdio.h>

#include "pipeline_options.h"
#include "verbs.h"

struct fonts_options {
    struct pipeline_options from;
};

static const enum cli_word face_names[FACE_COUNT] = {WORD_FACE_REGULAR, WORD_FACE_BOLD, WORD_FACE_ITALIC,
                                                     WORD_FACE_BOLD_ITALIC};

static void print_face(struct font_set *fonts, enum font_face face, enum diag_lang lang)
{
    unsigned covered = 0, total = 0;
    size_t   length = 0;
    GString *missing = g_string_new(NULL);
    char    *measures = font_measures(fonts, face);

    for (const char *at = font_vietnamese; *at != '\0'; at = g_utf8_next_char(at), total++) {
        gunichar character = g_utf8_get_char(at);
        if (font_has(fonts, face, character))
            covered++;
        else
            g_string_append_unichar(missing, character);
    }
    font_data(fonts, face, &length);
    printf("%-12s %s (%zu KiB), %u/%u%s%s, %s %s\n", word_text(face_names[face], lang), font_path(fonts, face),
           length / 1024, covered, total, missing->len > 0 ? word_text(WORD_FONT_LACKS, lang) : "", missing->str,
           word_text(WORD_FONT_MEASURES, lang), measures);
    g_free(measures);
    g_string_free(missing, TRUE);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct fonts_options *options = data;
    struct pipeline_wanted      wanted = pipeline_options_wanted(&options->from, NULL);
    struct pipeline             pipeline;
    struct font_set            *fonts;

    pipeline_open(&pipeline, &wanted, diags);
    if ((fonts = pipeline_fonts(&pipeline)) != NULL) {
        font_set_check(fonts, diags);
        printf("%s\n", font_family(fonts));
        for (int face = 0; face < FACE_COUNT; face++)
            print_face(fonts, face, call->lang);
    }
    pipeline_close(&pipeline);
    return options_exit_status(diags);
}

static const struct option options[] = {
    {.name = "fonts",
     .kind = OPTION_TEXT,
     .argument = "DIR",
     .help = WORD_HELP_FONTS,
     .offset = offsetof(struct fonts_options, from.fonts)},
    {.name = NULL},
};

const struct verb verb_fonts = {
    .name = "fonts", .summary = WORD_VERB_FONTS, .run = run, .options = options, .size = sizeof(struct fonts_options)};
