/*
 * template_explain.c -- what functions of expressions are for, from the table of functions and their words.
 */
#include <glib.h>
#include <string.h>

#include "template.h"
#include "template_expr.h"

struct words {
    const char *name, *arguments, *text[2];
};

static const struct words *find_words(const char *name)
{
    static const struct words all[] = {
#define WORDS(name, arguments, vi, en) {name, arguments, {vi, en}},
#include "template_function_words.def"
#undef WORDS
    };

    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        if (strcmp(all[i].name, name) == 0)
            return &all[i];
    return NULL;
}

static const char *type_words(const struct function_rule *function, enum diag_lang lang)
{
    static const char *const words[][2] = {
        [TYPE_NODES] = {"các mục", "nodes"},
        [TYPE_STRING] = {"chữ", "text"},
        [TYPE_NUMBER] = {"số", "a number"},
        [TYPE_DECIMAL] = {"số thập phân đúng", "an exact decimal"},
        [TYPE_BOOLEAN] = {"đúng hoặc sai", "true or false"},
    };

    return words[function->type][lang];
}

/* How many it takes: "1", "1-2", "2-". */
static void put_arguments(const struct function_rule *function, enum diag_lang lang, FILE *out)
{
    fputs(lang == DIAG_LANG_VI ? "  Số đối số: " : "  Arguments: ", out);
    fprintf(out, "%d", function->min);
    if (function->max != function->min)
        fprintf(out, "-%d", function->max);
    for (int i = 0; function->nodes[0] != '\0' && function->nodes[i] != '\0'; i++)
        if (function->nodes[i] == 'n')
            fprintf(out, lang == DIAG_LANG_VI ? "; đối số %d phải là các mục" : "; argument %d must be nodes", i + 1);
    putc('\n', out);
}

bool template_explain(const char *name, enum diag_lang lang, FILE *out, const char **nearest)
{
    const struct function_rule *function = function_find(name);
    const struct words         *words = function != NULL ? find_words(name) : NULL;

    if (words == NULL) {
        *nearest = function_nearest(name);
        return false;
    }
    fprintf(out, "%s(%s)\n  %s\n", name, words->arguments, words->text[lang]);
    put_arguments(function, lang, out);
    fprintf(out, "  %s: %s", lang == DIAG_LANG_VI ? "Kết quả" : "Yields", type_words(function, lang));
    if (function->element != NULL && function->element[0] != '\0')
        fprintf(out, " <%s>", function->element);
    putc('\n', out);
    return true;
}
