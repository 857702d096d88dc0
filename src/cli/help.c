/*
 * help.c -- help and the manual page, made from the tables of verbs and options.
 */
#include "help.h"

#include <stdio.h>
#include <string.h>

#include "base/program_version.h"

void help_version(void)
{
    puts("baocao " PROGRAM_VERSION);
}

/* "text|json|sarif" of choices, "pdf,html,png" of several; else the placeholder; to be freed.  NULL: a flag. */
static char *help_argument(const struct option *option)
{
    GString *text;

    if (option->choices == NULL)
        return g_strdup(option->argument);
    text = g_string_new(NULL);
    for (const struct option_choice *choice = option->choices; choice->name != NULL; choice++)
        g_string_append_printf(text, "%s%s",
                               text->len == 0                   ? ""
                               : option->kind == OPTION_CHOICES ? ","
                                                                : "|",
                               choice->name);
    return g_string_free(text, FALSE);
}

/* "PLAN", "[VERB]", "PLAN…" */
static char *argument_words(const struct verb *verb)
{
    static const char *const forms[] = {
        [ARGUMENT_ONE] = " %s", [ARGUMENT_OPTIONAL] = " [%s]", [ARGUMENT_MANY] = " %s…", [ARGUMENT_ANY] = " [%s…]"};
    GString *text = g_string_new(NULL);

    for (const struct argument *argument = verb->arguments; argument != NULL && argument->name != NULL; argument++)
        g_string_append_printf(text, forms[argument->count], argument->name);
    return g_string_free(text, FALSE);
}

static void print_options(const struct option *options, enum diag_lang lang)
{
    for (const struct option *option = options; option != NULL && option->name != NULL; option++) {
        char *argument = help_argument(option);
        char *name = g_strconcat("--", option->name, argument != NULL ? " " : "", argument, NULL);

        printf("  %c%c%c %-27s %s\n", option->letter ? '-' : ' ', option->letter ? option->letter : ' ',
               option->letter ? ',' : ' ', name, word_text(option->help, lang));
        g_free(name);
        g_free(argument);
    }
}

void help_print(const struct verb *verb, enum diag_lang lang)
{
    if (verb != NULL) {
        char *arguments = argument_words(verb);
        printf("baocao %s%s\n%s\n\n%s\n", verb->name, arguments, word_text(verb->summary, lang),
               word_text(WORD_OPTIONS, lang));
        print_options(verb->options, lang);
        g_free(arguments);
    } else {
        printf("%s\n\n%s\n", word_text(WORD_USAGE, lang), word_text(WORD_VERBS, lang));
        for (const struct verb *const *each = verbs; *each != NULL; each++) {
            char *arguments = argument_words(*each), *line = g_strconcat((*each)->name, arguments, NULL);
            printf("  %s%*s %s\n", line, (int)MAX(0, 20 - g_utf8_strlen(line, -1)), "",
                   word_text((*each)->summary, lang));
            g_free(line);
            g_free(arguments);
        }
        printf("\n%s\n\n%s\n", word_text(WORD_HELP_MORE, lang), word_text(WORD_OPTIONS, lang));
    }
    print_options(options_of_all, lang);
    printf("\n%s\n", word_text(WORD_STATUSES, lang));
}

/* ---- roff ---- */

/* Text for roff: what it would read as a command or a sign is written as itself. */
static void print_roff(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\\')
            fputs("\\e", stdout);
        else if (*at == '-')
            fputs("\\-", stdout);
        else if ((*at == '.' || *at == '\'') && (at == text || at[-1] == '\n'))
            printf("\\&%c", *at);
        else
            putchar(*at);
    }
}

static void man_options(const struct option *options, enum diag_lang lang)
{
    for (const struct option *option = options; option != NULL && option->name != NULL; option++) {
        char *argument = help_argument(option);

        fputs(".TP\n", stdout);
        if (option->letter != 0)
            printf("\\fB\\-%c\\fR, ", option->letter);
        fputs("\\fB\\-\\-", stdout);
        print_roff(option->name);
        fputs("\\fR", stdout);
        if (argument != NULL) {
            fputs(" \\fI", stdout);
            print_roff(argument);
            fputs("\\fR", stdout);
        }
        putchar('\n');
        print_roff(word_text(option->help, lang));
        putchar('\n');
        g_free(argument);
    }
}

static void man_verb(const struct verb *verb, enum diag_lang lang)
{
    char *arguments = argument_words(verb);

    printf(".SS baocao %s", verb->name);
    print_roff(arguments);
    putchar('\n');
    print_roff(word_text(verb->summary, lang));
    putchar('\n');
    man_options(verb->options, lang);
    g_free(arguments);
}

void help_man(enum diag_lang lang)
{
    const char *usage = word_text(WORD_USAGE, lang);
    const char *name = strstr(usage, "-- ") + 3, *end = strchr(name, '\n');

    printf(".TH BAOCAO 1 \"\" \"baocao " PROGRAM_VERSION "\"\n.SH NAME\nbaocao \\- ");
    printf("%.*s\n.SH SYNOPSIS\n", (int)(end - name), name);
    print_roff(end + strspn(end, "\n"));
    printf("\n.SH %s\n", word_text(WORD_MAN_VERBS, lang));
    for (const struct verb *const *verb = verbs; *verb != NULL; verb++)
        man_verb(*verb, lang);
    printf(".SH OPTIONS\n");
    man_options(options_of_all, lang);
    printf(".SH \"EXIT STATUS\"\n");
    print_roff(word_text(WORD_STATUSES, lang));
    putchar('\n');
}
