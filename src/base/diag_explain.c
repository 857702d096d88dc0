/*
 * diag_explain.c -- what the codes mean: the list of all codes, and each with its reason and remedy.
 */
#include <string.h>

#include "diag_int.h"

void diag_write_codes(enum diag_lang lang, FILE *out)
{
    for (unsigned code = 0; code < DIAG_CODE_COUNT; code++)
        fprintf(out, "%s %s: %s\n", diag_code_name(code), diag_severity_names[lang][diag_code_severity(code)],
                diag_texts[code].text[lang]);
}

/* The last hint that it may have, which holds for every case. */
static const char *general_hint(const struct diag_text *text, enum diag_lang lang)
{
    const char *last = strrchr(text->hint[lang], '\n');

    return last != NULL ? last + 1 : text->hint[lang];
}

bool diag_explain(const char *name, enum diag_lang lang, FILE *out, const char **nearest)
{
    enum diag_code          code;
    const struct diag_text *text;

    if (!diag_code_find(name, &code, nearest))
        return false;
    text = &diag_texts[code];
    fprintf(out, "%s %s: %s\n", diag_code_name(code), diag_severity_names[lang][diag_code_severity(code)],
            text->text[lang]);
    fprintf(out, "  %s: %s\n  %s: %s\n", lang == DIAG_LANG_VI ? "Vì sao" : "Why", text->reason[lang],
            lang == DIAG_LANG_VI ? "Cách sửa" : "Remedy", text->remedy[lang]);
    if (general_hint(text, lang)[0] != '\0')
        fprintf(out, "  %s: %s\n", lang == DIAG_LANG_VI ? "Gợi ý" : "Hint", general_hint(text, lang));
    return true;
}
