/*
 * rebuild_tell.c -- files made again, and what was found told to people.
 */
#include "rebuild_tell.h"

#include <stdio.h>

#include "base/program_version.h"
#include "base/text.h"

#define SHOWN_MAX 200

static void tell_names(enum cli_word word, const GPtrArray *names, enum diag_lang lang)
{
    for (guint i = 0; i < names->len; i++) {
        char *shown = text_visible(names->pdata[i], SHOWN_MAX); /* names come from the file */

        printf(word_text(word, lang), shown);
        g_free(shown);
    }
}

static bool tell(const char *file, const struct rebuild_report *report, enum diag_lang lang)
{
    static const enum cli_word words[] = {
        [REBUILD_SAME_BYTES] = WORD_REBUILD_SAME_BYTES, [REBUILD_SAME_CONTENT] = WORD_REBUILD_SAME_CONTENT,
        [REBUILD_DIFFERENT] = WORD_REBUILD_DIFFERENT,   [REBUILD_NOT_MADE] = WORD_REBUILD_NOT_MADE,
        [REBUILD_NO_ORIGIN] = WORD_REBUILD_NO_ORIGIN,
    };
    char *program = text_visible(report->program != NULL ? report->program : "", SHOWN_MAX);

    printf(word_text(words[report->verdict], lang), file, (unsigned long long)report->first);
    if (report->program != NULL && g_strcmp0(report->program, "baocao " PROGRAM_VERSION) != 0)
        printf(word_text(WORD_REBUILD_PROGRAM, lang), program, "baocao " PROGRAM_VERSION);
    tell_names(WORD_REBUILD_CHANGED, report->changed, lang);
    tell_names(WORD_REBUILD_GONE, report->gone, lang);
    tell_names(WORD_REBUILD_MORE, report->more, lang);
    if (report->object > 0)
        printf(word_text(WORD_REBUILD_OBJECT, lang), report->object);
    g_free(program);
    return report->verdict == REBUILD_SAME_BYTES || report->verdict == REBUILD_SAME_CONTENT;
}

bool rebuild_tell(const GPtrArray *files, const struct pipeline_wanted *wanted, enum diag_lang lang,
                  struct diags *diags)
{
    bool good = true;

    for (guint i = 0; i < files->len; i++) {
        struct rebuild_report *report = rebuild(files->pdata[i], wanted, diags);

        good = report != NULL && tell(files->pdata[i], report, lang) && good;
        rebuild_report_free(report);
    }
    return good;
}
