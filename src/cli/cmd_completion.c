/*
 * cmd_completion.c -- baocao completion: what shells offer behind "baocao", made from the tables of verbs and options.
 */
#include <stdio.h>
#include <string.h>

#include "help.h"
#include "verbs.h"

struct completion_options {
    const char *shell;
};

static const char *const shells[] = {"bash", "zsh", "fish", NULL};

/* "a b c" of an option's choices; to be freed. */
static char *choice_words(const struct option *option)
{
    GString *words = g_string_new(NULL);

    for (const struct option_choice *choice = option->choices; choice->name != NULL; choice++)
        g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", choice->name);
    return g_string_free(words, FALSE);
}

static bool takes_folder(const struct option *option)
{
    return option->argument != NULL && strcmp(option->argument, "DIR") == 0;
}

static bool takes_file(const struct option *option)
{
    return option->argument != NULL && strcmp(option->argument, "FILE") == 0;
}

/* ---- bash ---- */

static void bash_names(const struct option *options)
{
    for (const struct option *option = options; option != NULL && option->name != NULL; option++)
        printf(" --%s", option->name);
}

/* What may follow an option, as a branch on "verb:--option". */
static void bash_values(const char *verb, const struct option *options)
{
    for (const struct option *option = options; option != NULL && option->name != NULL; option++) {
        if (option->kind == OPTION_FLAG)
            continue;
        printf("    %s:--%s", verb, option->name);
        if (option->letter != 0)
            printf("|%s:-%c", verb, option->letter);
        if (option->choices != NULL) {
            char *words = choice_words(option);
            printf(") COMPREPLY=($(compgen -W '%s' -- \"$word\")); return;;\n", words);
            g_free(words);
        } else if (takes_folder(option))
            puts(") COMPREPLY=($(compgen -d -- \"$word\")); return;;");
        else if (takes_file(option))
            puts(") COMPREPLY=($(compgen -f -- \"$word\")); return;;");
        else if (strcmp(option->name, "period") == 0)
            puts(") COMPREPLY=($(compgen -W \"$(_baocao_periods)\" -- \"$word\")); return;;");
        else
            puts(") return;;");
    }
}

static void print_bash(void)
{
    fputs(
        "# baocao: completion for bash; put it where bash-completion looks, or source it.\n"
        "_baocao_periods() {\n"
        "    local each\n"
        "    for each in \"${COMP_WORDS[@]:2}\"; do\n"
        "        [ -d \"$each/periods\" ] && (cd \"$each/periods\" && ls -- *.yaml 2>/dev/null | sed 's/\\.yaml$//')\n"
        "    done\n"
        "}\n"
        "_baocao() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} verb=${COMP_WORDS[1]}\n"
        "    COMPREPLY=()\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        "        COMPREPLY=($(compgen -W '",
        stdout);
    for (const struct verb *const *verb = verbs; *verb != NULL; verb++)
        printf("%s ", (*verb)->name);
    fputs("--help --version' -- \"$word\"))\n        return\n    fi\n"
          "    case $verb:${COMP_WORDS[COMP_CWORD-1]} in\n",
          stdout);
    for (const struct verb *const *verb = verbs; *verb != NULL; verb++)
        bash_values((*verb)->name, (*verb)->options);
    bash_values("*", options_of_all);
    fputs("    esac\n    case $word in\n    -*)\n        case $verb in\n", stdout);
    for (const struct verb *const *verb = verbs; *verb != NULL; verb++) {
        printf("        %s) COMPREPLY=($(compgen -W '", (*verb)->name);
        bash_names((*verb)->options);
        bash_names(options_of_all);
        puts("' -- \"$word\"));;");
    }
    fputs("        esac\n        return;;\n    esac\n    case $verb in\n", stdout);
    for (const struct verb *const *verb = verbs; *verb != NULL; verb++)
        for (const struct argument *argument = (*verb)->arguments; argument != NULL && argument->values != NULL;
             argument = NULL) {
            printf("    %s) COMPREPLY=($(compgen -W '", (*verb)->name);
            for (const char *const *value = argument->values; *value != NULL; value++)
                printf("%s ", *value);
            puts("' -- \"$word\"));;");
        }
    fputs("    *) COMPREPLY=($(compgen -d -- \"$word\"));;\n    esac\n}\ncomplete -F _baocao baocao\n", stdout);
}

/* ---- zsh ---- */

/* Inside single quotes and an option's brackets. */
static void zsh_text(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            fputs("'\\''", stdout);
        else if (strchr("[]:\\", *text) != NULL)
            printf("\\%c", *text);
        else
            putchar(*text);
    }
}

static void zsh_options(const struct option *options, enum diag_lang lang)
{
    for (const struct option *option = options; option != NULL && option->name != NULL; option++) {
        char *words = option->choices != NULL ? choice_words(option) : NULL;

        printf("            '%s--%s[", option->kind == OPTION_TEXTS ? "*" : "", option->name);
        zsh_text(word_text(option->help, lang));
        putchar(']');
        if (words != NULL)
            printf(":%s:(%s)", option->name, words);
        else if (takes_folder(option) || takes_file(option))
            printf(":%s:_files%s", option->name, takes_folder(option) ? " -/" : "");
        else if (option->kind != OPTION_FLAG)
            printf(":%s: ", option->name);
        puts("' \\");
        g_free(words);
    }
}

static void print_zsh(enum diag_lang lang)
{
    puts("#compdef baocao\n# baocao: completion for zsh; put it into a folder of $fpath as _baocao.\n"
         "_baocao() {\n    local -a commands\n    commands=(");
    for (const struct verb *const *verb = verbs; *verb != NULL; verb++) {
        printf("        '%s:", (*verb)->name);
        zsh_text(word_text((*verb)->summary, lang));
        puts("'");
    }
    puts("    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n        return\n    fi\n"
         "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $command in");
    for (const struct verb *const *verb = verbs; *verb != NULL; verb++) {
        const struct argument *argument = (*verb)->arguments;

        printf("    %s)\n        _arguments \\\n", (*verb)->name);
        zsh_options((*verb)->options, lang);
        zsh_options(options_of_all, lang);
        fputs("            '*:", stdout);
        if (argument != NULL && argument->values != NULL) {
            printf("%s:(", argument->name);
            for (const char *const *value = argument->values; *value != NULL; value++)
                printf("%s ", *value);
            puts(")';;");
        } else
            puts("plan:_files -/';;");
    }
    puts("    esac\n}\n_baocao \"$@\"");
}

/* ---- fish ---- */

static void fish_text(const char *text)
{
    putchar('\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
    putchar('\'');
}

static void fish_options(const char *verb, const struct option *options, enum diag_lang lang)
{
    for (const struct option *option = options; option != NULL && option->name != NULL; option++) {
        char *words = option->choices != NULL ? choice_words(option) : NULL;

        fputs("complete -c baocao", stdout);
        if (verb != NULL)
            printf(" -n '__fish_seen_subcommand_from %s'", verb);
        printf(" -l %s", option->name);
        if (option->letter != 0)
            printf(" -s %c", option->letter);
        if (words != NULL)
            printf(" -xa '%s'", words);
        else if (takes_folder(option))
            fputs(" -xa '(__fish_complete_directories)'", stdout);
        else if (option->kind != OPTION_FLAG)
            fputs(takes_file(option) ? " -rF" : " -x", stdout);
        fputs(" -d ", stdout);
        fish_text(word_text(option->help, lang));
        putchar('\n');
        g_free(words);
    }
}

static void print_fish(enum diag_lang lang)
{
    puts("# baocao: completion for fish; put it into ~/.config/fish/completions as baocao.fish.\n"
         "complete -c baocao -f");
    for (const struct verb *const *verb = verbs; *verb != NULL; verb++) {
        const struct argument *argument = (*verb)->arguments;

        printf("complete -c baocao -n __fish_use_subcommand -a %s -d ", (*verb)->name);
        fish_text(word_text((*verb)->summary, lang));
        putchar('\n');
        printf("complete -c baocao -n '__fish_seen_subcommand_from %s' -a '", (*verb)->name);
        for (const char *const *value = argument != NULL ? argument->values : NULL; value != NULL && *value != NULL;
             value++)
            printf("%s ", *value);
        puts(argument != NULL && argument->values != NULL ? "'" : "(__fish_complete_directories)'");
        fish_options((*verb)->name, (*verb)->options, lang);
    }
    fish_options(NULL, options_of_all, lang);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    const struct completion_options *options = data;

    (void)diags;
    if (strcmp(options->shell, "bash") == 0)
        print_bash();
    else if (strcmp(options->shell, "zsh") == 0)
        print_zsh(call->lang);
    else if (strcmp(options->shell, "fish") == 0)
        print_fish(call->lang);
    else
        return options_wrong(call->lang, WORD_NO_SUCH_SHELL, options->shell, diag_nearest(options->shell, shells));
    return EXIT_FINE;
}

static const struct argument arguments[] = {
    {"bash|zsh|fish", offsetof(struct completion_options, shell), ARGUMENT_ONE, shells}, {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_completion = {.name = "completion",
                                     .summary = WORD_VERB_COMPLETION,
                                     .run = run,
                                     .arguments = arguments,
                                     .size = sizeof(struct completion_options)};
