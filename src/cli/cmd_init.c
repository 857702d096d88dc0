/*
 * cmd_init.c -- baocao init: a new plan's folder, small and whole, from a few answers.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/outputs.h"
#include "plan_draft.h"
#include "verbs.h"

#define ANSWER_MAX 400 /* bytes of what is typed */
#define ID_MAX 64

struct init_options {
    const char *folder;
    const char *body, *superior, *place, *symbol, *post, *signer, *kind;
    unsigned    year; /* 0: not given */
};

/* What is asked, in this order; what has no default must be answered. */
struct question {
    const char   *option;
    enum cli_word words;
    size_t        offset; /* into init_options */
    const char   *usual;  /* NULL: none; "": may be left out */
};

static const struct question questions[] = {
    {"body", WORD_ASK_BODY, offsetof(struct init_options, body), NULL},
    {"superior", WORD_ASK_SUPERIOR, offsetof(struct init_options, superior), ""},
    {"place", WORD_ASK_PLACE, offsetof(struct init_options, place), NULL},
    {"symbol", WORD_ASK_SYMBOL, offsetof(struct init_options, symbol), NULL},
    {"post", WORD_ASK_POST, offsetof(struct init_options, post), "THỦ TRƯỞNG"},
    {"signer", WORD_ASK_SIGNER, offsetof(struct init_options, signer), NULL},
    {"kind", WORD_ASK_KIND, offsetof(struct init_options, kind), "công tác"},
};

static const char **answer_of(struct init_options *options, const struct question *question)
{
    return (const char **)((char *)options + question->offset);
}

/* A line typed, without blanks around it; to be freed.  NULL: the input has ended, or nothing was typed. */
static char *ask(enum diag_lang lang, enum cli_word words, const char *usual)
{
    char line[ANSWER_MAX];

    fputs(word_text(words, lang), stdout);
    if (usual != NULL && usual[0] != '\0')
        printf(" [%s]", usual);
    fputs(": ", stdout);
    fflush(stdout);
    if (fgets(line, sizeof line, stdin) == NULL)
        return NULL;
    g_strstrip(line);
    return line[0] != '\0' && g_utf8_validate(line, -1, NULL) ? g_strdup(line) : NULL;
}

/* Fills what the options leave open: by what is typed on a terminal, else by what is usual.  False: something lacks. */
static bool answer_all(struct call *call, struct init_options *options, GPtrArray *typed)
{
    bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);

    for (size_t i = 0; i < G_N_ELEMENTS(questions); i++) {
        const char **answer = answer_of(options, &questions[i]);
        char *line = *answer == NULL && terminal ? ask(call->lang, questions[i].words, questions[i].usual) : NULL;

        if (line != NULL) {
            g_ptr_array_add(typed, line);
            *answer = line;
        }
        if (*answer == NULL && questions[i].usual == NULL) {
            options_wrong(call->lang, WORD_INIT_NEEDS, questions[i].option, "");
            return false;
        }
        if (*answer == NULL && questions[i].usual[0] != '\0')
            *answer = questions[i].usual;
    }
    if (options->year == 0 && terminal) {
        char *line = ask(call->lang, WORD_ASK_YEAR, NULL);
        options->year = line != NULL ? (unsigned)g_ascii_strtoull(line, NULL, 10) : 0;
        g_free(line);
    }
    if (options->year >= 1900 && options->year <= 2999)
        return true;
    options_wrong(call->lang, WORD_INIT_NEEDS, "year", "");
    return false;
}

/* ---- What can't be ---- */

static bool is_id(const char *name)
{
    return name[0] != '\0' && strlen(name) <= ID_MAX && name[0] != '-' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

static bool is_empty(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    bool  empty = !g_file_test(folder, G_FILE_TEST_EXISTS) || (dir != NULL && g_dir_read_name(dir) == NULL);

    if (dir != NULL)
        g_dir_close(dir);
    return empty;
}

static bool check_answers(struct init_options *options, const char *id, struct diags *diags)
{
    unsigned before = diags_count(diags, DIAG_ERROR);

    if (!is_id(id))
        diag(diags, DIAG_INIT_NAME, SPAN_NONE, id, NULL);
    if (!is_empty(options->folder))
        diag(diags, DIAG_INIT_NOT_EMPTY, SPAN_NONE, options->folder, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(questions); i++) {
        const char *answer = *answer_of(options, &questions[i]);
        if (answer != NULL && (!g_utf8_validate(answer, -1, NULL) || !plan_draft_is_text(answer)))
            diag(diags, DIAG_INIT_TEXT, SPAN_NONE, questions[i].option, "{ } * ^ \\ \"", NULL);
    }
    return diags_count(diags, DIAG_ERROR) == before;
}

/* ---- The files ---- */

static bool has_schema(const char *folder)
{
    char *path = g_build_filename(folder, "..", "schema", "plan.schema.json", NULL);
    char *full = g_canonicalize_filename(path, NULL); /* the folder itself need not be there yet */
    bool  has = g_file_test(full, G_FILE_TEST_IS_REGULAR);

    g_free(full);
    g_free(path);
    return has;
}

static void write_files(struct call *call, const char *folder, const struct plan_draft_wanted *wanted,
                        struct diags *diags)
{
    struct outputs         *outputs = outputs_new(folder);
    unsigned                count;
    struct plan_draft_file *files = plan_draft(wanted, &count);
    bool                    good = true;

    for (unsigned i = 0; good && i < count; i++)
        good = outputs_add(outputs, files[i].path, OUTPUTS_NEW, files[i].text, strlen(files[i].text), diags);
    if (good && outputs_commit(outputs, diags)) {
        for (unsigned i = 0; i < count; i++)
            printf("%s/%s\n", folder, files[i].path);
        printf(word_text(WORD_INIT_NEXT, call->lang), folder, folder);
    }
    plan_draft_free(files, count);
    outputs_free(outputs);
}

static enum exit_status run(struct call *call, const void *data, struct diags *diags)
{
    struct init_options options = *(const struct init_options *)data;
    GPtrArray          *typed = g_ptr_array_new_with_free_func(g_free);
    char               *full = g_canonicalize_filename(options.folder, NULL), *id = g_path_get_basename(full);
    bool                answered = answer_all(call, &options, typed);

    if (answered && check_answers(&options, id, diags)) {
        struct plan_draft_wanted wanted = {.id = id,
                                           .body = options.body,
                                           .superior = options.superior,
                                           .place = options.place,
                                           .symbol = options.symbol,
                                           .post = options.post,
                                           .signer = options.signer,
                                           .kind = options.kind,
                                           .year = options.year,
                                           .has_schema = has_schema(full)};
        write_files(call, options.folder, &wanted, diags);
    }
    g_free(id);
    g_free(full);
    g_ptr_array_unref(typed);
    return answered ? options_exit_status(diags) : EXIT_WRONG_USAGE;
}

#define TEXT_OPTION(key, words)                                                                                        \
    {                                                                                                                  \
        .name = #key, .kind = OPTION_TEXT, .argument = "TEXT", .help = WORD_ASK_##words,                               \
        .offset = offsetof(struct init_options, key)                                                                   \
    }

static const struct option options[] = {
    TEXT_OPTION(body, BODY),
    TEXT_OPTION(superior, SUPERIOR),
    TEXT_OPTION(place, PLACE),
    TEXT_OPTION(symbol, SYMBOL),
    TEXT_OPTION(post, POST),
    TEXT_OPTION(signer, SIGNER),
    TEXT_OPTION(kind, KIND),
    {.name = "year",
     .kind = OPTION_NUMBER,
     .argument = "YEAR",
     .help = WORD_ASK_YEAR,
     .offset = offsetof(struct init_options, year),
     .least = 1900,
     .most = 2999},
    {.name = NULL},
};
static const struct argument arguments[] = {{"DIR", offsetof(struct init_options, folder), ARGUMENT_ONE, NULL},
                                            {NULL, 0, ARGUMENT_ONE, NULL}};

const struct verb verb_init = {.name = "init",
                               .summary = WORD_VERB_INIT,
                               .run = run,
                               .options = options,
                               .arguments = arguments,
                               .size = sizeof(struct init_options)};
