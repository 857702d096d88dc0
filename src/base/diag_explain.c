/*
 * diag_explain.c -- what the codes mean: the list of all codes, and each with its reason and remedy.
 */
#include <string.h>

#include "diag_int.h"

static const char *const severities[2][3] = {{"cảnh báo", "lỗi", "lỗi hệ thống"}, {"warning", "error", "system error"}};

void diag_write_codes(enum diag_lang lang, FILE *out)
{
    for (unsigned code = 0; code < DIAG_CODE_COUNT; code++)
        fprintf(out, "%s %s: %s\n", diag_code_name(code), severities[lang][diag_code_severity(code)],
                diag_texts[code].text[lang]);
}

static void write_explanation(enum diag_code code, enum diag_lang lang, FILE *out)
{
    const struct diag_text *text = &diag_texts[code];

    fprintf(out, "%s %s: %s\n", diag_code_name(code), severities[lang][diag_code_severity(code)], text->text[lang]);
    fprintf(out, "  %s: %s\n  %s: %s\n", lang == DIAG_LANG_VI ? "Vì sao" : "Why", text->reason[lang],
            lang == DIAG_LANG_VI ? "Cách sửa" : "Remedy", text->remedy[lang]);
}

bool diag_explain(const char *code, enum diag_lang lang, FILE *out, const char **nearest)
{
    const char *codes[DIAG_CODE_COUNT + 1] = {NULL};
    char       *upper = g_ascii_strup(code, -1);

    for (unsigned i = 0; i < DIAG_CODE_COUNT; i++) {
        codes[i] = diag_code_name(i);
        if (strcmp(upper, codes[i]) != 0)
            continue;
        write_explanation((enum diag_code)i, lang, out);
        putc('\n', out);
        write_explanation((enum diag_code)i, lang == DIAG_LANG_VI ? DIAG_LANG_EN : DIAG_LANG_VI, out);
        g_free(upper);
        return true;
    }
    *nearest = diag_nearest(upper, codes);
    g_free(upper);
    return false;
}
