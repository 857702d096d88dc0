/*
 * options.c -- reads the command line into a verb's struct, by the verb's table.
 */
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define SHOWN_MAX 400 /* characters of a wrong word */

static const struct option_choice langs[] = {{"vi", DIAG_LANG_VI}, {"en", DIAG_LANG_EN}, {NULL, 0}};

const struct option options_of_all[] = {
    {.name = "lang",
     .kind = OPTION_CHOICE,
     .help = WORD_HELP_LANG,
     .offset = offsetof(struct call, lang),
     .choices = langs},
    {.name = "help", .letter = 'h', .kind = OPTION_FLAG, .help = WORD_HELP_HELP, .offset = offsetof(struct call, help)},
    {.name = "version",
     .letter = 'V',
     .kind = OPTION_FLAG,
     .help = WORD_HELP_VERSION,
     .offset = offsetof(struct call, version)},
    {.name = NULL},
};

/* vi unless the variable says English. */
static enum diag_lang default_lang(void)
{
    static const char *const names[] = {"BAOCAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && value[0] != '\0')
            return g_str_has_prefix(value, "en") ? DIAG_LANG_EN : DIAG_LANG_VI;
    }
    return DIAG_LANG_VI;
}

enum exit_status options_wrong(enum diag_lang lang, enum cli_word word, const char *what, const char *nearest)
{
    char *visible = text_visible(what, SHOWN_MAX); /* whatever the command line holds */

    fputs("baocao: ", stderr);
    fprintf(stderr, word_text(word, lang), visible);
    fputc('\n', stderr);
    g_free(visible);
    if (nearest[0] != '\0') {
        fprintf(stderr, word_text(WORD_DID_YOU_MEAN, lang), nearest);
        fputc('\n', stderr);
    }
    fprintf(stderr, "%s\n", word_text(WORD_SEE_HELP, lang));
    return EXIT_WRONG_USAGE;
}

/* Always false, so that readers can return it. */
static bool wrong(const struct call *call, enum cli_word word, const char *what)
{
    options_wrong(call->lang, word, what, "");
    return false;
}

/* ---- Values ---- */

static const struct option_choice *find_choice(const struct option_choice *choices, const char *name)
{
    for (; choices->name != NULL; choices++)
        if (strcmp(choices->name, name) == 0)
            return choices;
    return NULL;
}

/* Always false. */
static bool wrong_choice(const struct call *call, const struct option *option, const char *value)
{
    const char *names[32] = {NULL}; /* no table has so many */
    unsigned    count = 0;
    char       *what = g_strdup_printf("--%s %s", option->name, value);

    for (const struct option_choice *choice = option->choices; choice->name != NULL; choice++)
        if (count + 1 < G_N_ELEMENTS(names))
            names[count++] = choice->name;
    options_wrong(call->lang, WORD_NO_SUCH_VALUE, what, diag_nearest(value, names));
    g_free(what);
    return false;
}

static bool read_choices(const struct call *call, const struct option *option, const char *value, unsigned *into)
{
    char   **parts = g_strsplit(value, ",", -1);
    unsigned read = 0;
    bool     good = parts[0] != NULL;

    for (char **part = parts; good && *part != NULL; part++) {
        const struct option_choice *choice = find_choice(option->choices, *part);
        good = choice != NULL || wrong_choice(call, option, *part);
        read |= choice != NULL ? choice->value : 0;
    }
    g_strfreev(parts);
    if (good)
        *into = read;
    return good;
}

static bool read_number(const struct call *call, const struct option *option, const char *value, unsigned *into)
{
    char              *end;
    unsigned long long read = strtoull(value, &end, 10);

    if (!g_ascii_isdigit(*value) || *end != '\0' || read < option->least || read > option->most)
        return wrong(call, WORD_NO_NUMBER, value);
    *into = (unsigned)read;
    return true;
}

/* value is NULL for flags. */
static bool store(const struct call *call, const struct option *option, const char *value, void *base)
{
    void                       *into = (char *)base + option->offset;
    const struct option_choice *choice;

    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)into = true;
        return true;
    case OPTION_TEXT:
        *(const char **)into = value;
        return true;
    case OPTION_TEXTS:
        g_ptr_array_add(*(GPtrArray **)into, (char *)(uintptr_t)value);
        return true;
    case OPTION_NUMBER:
        return read_number(call, option, value, into);
    case OPTION_CHOICES:
        return read_choices(call, option, value, into);
    case OPTION_CHOICE:
        choice = find_choice(option->choices, value);
        if (choice == NULL)
            return wrong_choice(call, option, value);
        *(unsigned *)into = choice->value;
        return true;
    }
    return false;
}

/* ---- Options ---- */

/* The option of a table that a word names: --name, --name=value, -x, -xvalue.  NULL: none. */
static const struct option *find_option(const struct option *table, const char *word, const char **value)
{
    size_t length = strcspn(word, "=");

    for (const struct option *option = table; option != NULL && option->name != NULL; option++) {
        if (word[1] == '-' && strlen(option->name) == length - 2 && strncmp(word + 2, option->name, length - 2) == 0) {
            *value = word[length] == '=' ? word + length + 1 : NULL;
            return option;
        }
        if (word[1] != '-' && option->letter != 0 && word[1] == option->letter) {
            *value = word[2] != '\0' ? word + 2 : NULL;
            return option;
        }
    }
    return NULL;
}

/* Always false. */
static bool wrong_option(const struct call *call, const char *word)
{
    const struct option *tables[] = {call->verb != NULL ? call->verb->options : NULL, options_of_all};
    GPtrArray           *names = g_ptr_array_new();
    char                *written = g_strndup(word, strcspn(word, "="));
    char                *nearest;

    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        for (const struct option *option = tables[i]; option != NULL && option->name != NULL; option++)
            g_ptr_array_add(names, (char *)(uintptr_t)option->name);
    g_ptr_array_add(names, NULL);
    nearest = g_strconcat("--", diag_nearest(written + strspn(written, "-"), (const char *const *)names->pdata), NULL);
    options_wrong(call->lang, WORD_NO_SUCH_OPTION, written, nearest[2] != '\0' ? nearest : "");
    g_free(nearest);
    g_free(written);
    g_ptr_array_free(names, TRUE);
    return false;
}

static bool read_option(int argc, char **argv, int *at, struct call *call)
{
    const char          *word = argv[*at], *value = NULL;
    void                *base = call->options;
    const struct option *option = call->verb != NULL ? find_option(call->verb->options, word, &value) : NULL;

    if (option == NULL) {
        base = call;
        option = find_option(options_of_all, word, &value);
    }
    if (option == NULL)
        return wrong_option(call, word);
    if (option->kind == OPTION_FLAG)
        return value != NULL ? wrong(call, WORD_TAKES_NO_VALUE, word) : store(call, option, NULL, base);
    if (value == NULL) {
        if (*at + 1 >= argc)
            return wrong(call, WORD_NO_VALUE, word);
        value = argv[++*at];
    }
    if (value[0] == '\0') /* mostly a variable of a script that was never set */
        return wrong(call, WORD_EMPTY_VALUE, word);
    return store(call, option, value, base);
}

/* ---- Words without dashes ---- */

const struct verb *verb_find(const char *name)
{
    for (const struct verb *const *verb = verbs; *verb != NULL; verb++)
        if (strcmp((*verb)->name, name) == 0)
            return *verb;
    return NULL;
}

static bool is_list(const struct argument *argument)
{
    return argument->count == ARGUMENT_MANY || argument->count == ARGUMENT_ANY;
}

/* Memory for what is read, as the verb wants it at first. */
static void begin_verb(struct call *call, const struct verb *verb)
{
    call->verb = verb;
    call->options = g_malloc0(MAX(verb->size, 1));
    if (verb->defaults != NULL)
        memcpy(call->options, verb->defaults, verb->size);
    for (const struct option *option = verb->options; option != NULL && option->name != NULL; option++)
        if (option->kind == OPTION_TEXTS)
            *(GPtrArray **)((char *)call->options + option->offset) = g_ptr_array_new();
    for (const struct argument *argument = verb->arguments; argument != NULL && argument->name != NULL; argument++)
        if (is_list(argument))
            *(GPtrArray **)((char *)call->options + argument->offset) = g_ptr_array_new();
}

enum exit_status options_wrong_verb(enum diag_lang lang, const char *name)
{
    GPtrArray *names = g_ptr_array_new();

    for (const struct verb *const *verb = verbs; *verb != NULL; verb++)
        g_ptr_array_add(names, (char *)(uintptr_t)(*verb)->name);
    g_ptr_array_add(names, NULL);
    options_wrong(lang, WORD_NO_SUCH_VERB, name, diag_nearest(name, (const char *const *)names->pdata));
    g_ptr_array_free(names, TRUE);
    return EXIT_WRONG_USAGE;
}

static bool read_word(const char *word, struct call *call)
{
    const struct verb *verb;

    if (call->verb == NULL) {
        verb = verb_find(word);
        if (verb == NULL) {
            options_wrong_verb(call->lang, word);
            return false;
        }
        begin_verb(call, verb);
        return true;
    }
    for (const struct argument *argument = call->verb->arguments; argument != NULL && argument->name != NULL;
         argument++) {
        void *into = (char *)call->options + argument->offset;
        if (is_list(argument)) {
            g_ptr_array_add(*(GPtrArray **)into, (char *)(uintptr_t)word);
            return true;
        }
        if (*(const char **)into == NULL) {
            *(const char **)into = word;
            return true;
        }
    }
    return wrong(call, WORD_UNEXPECTED, word);
}

/* Whether all that the verb needs has been given. */
static bool check_arguments(const struct call *call)
{
    for (const struct argument *argument = call->verb->arguments; argument != NULL && argument->name != NULL;
         argument++) {
        const void *into = (const char *)call->options + argument->offset;
        bool        lacks = (argument->count == ARGUMENT_ONE && *(const char *const *)into == NULL) ||
                     (argument->count == ARGUMENT_MANY && (*(GPtrArray *const *)into)->len == 0);
        if (lacks)
            return wrong(call, WORD_TOO_FEW, argument->name);
    }
    return true;
}

/* ---- All of it ---- */

/* The language first: messages about the rest are in it. */
static bool read_lang(int argc, char **argv, struct call *call)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *lang = g_str_has_prefix(argv[i], "--lang=") ? argv[i] + 7
                           : strcmp(argv[i], "--lang") == 0     ? argv[i + 1]
                                                                : NULL;
        if (lang != NULL && !store(call, &options_of_all[0], lang, call))
            return false;
    }
    return true;
}

bool options_read(int argc, char **argv, struct call *call)
{
    bool only_words = false;

    *call = (struct call){.lang = default_lang()};
    if (!read_lang(argc, argv, call))
        return false;
    for (int i = 1; i < argc; i++) {
        if (!only_words && strcmp(argv[i], "--") == 0)
            only_words = true;
        else if (!only_words && argv[i][0] == '-' && argv[i][1] != '\0') {
            if (!read_option(argc, argv, &i, call))
                return false;
        } else if (!read_word(argv[i], call))
            return false;
    }
    if (call->help || call->version)
        return true;
    if (call->verb == NULL)
        return wrong(call, WORD_NO_VERB, "");
    return check_arguments(call);
}

void options_free(struct call *call)
{
    const struct verb *verb = call->verb;

    for (const struct option *option = verb != NULL ? verb->options : NULL; option != NULL && option->name != NULL;
         option++)
        if (option->kind == OPTION_TEXTS)
            g_ptr_array_unref(*(GPtrArray **)((char *)call->options + option->offset));
    for (const struct argument *argument = verb != NULL ? verb->arguments : NULL;
         argument != NULL && argument->name != NULL; argument++)
        if (is_list(argument))
            g_ptr_array_unref(*(GPtrArray **)((char *)call->options + argument->offset));
    g_free(call->options);
}

enum exit_status options_exit_status(const struct diags *diags)
{
    if (diags_count(diags, DIAG_SYSTEM) > 0)
        return EXIT_SYSTEM_FAILED;
    return diags_count(diags, DIAG_ERROR) > 0 ? EXIT_INPUT_ERRORS : EXIT_FINE;
}
