/*
 * options.c -- one table of options makes the parser and the help.
 */
#include "options.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum option_key {
    OPTION_PERIOD,
    OPTION_OUT,
    OPTION_FORMAT,
    OPTION_DOCUMENT,
    OPTION_STAGE,
    OPTION_TEMPLATES,
    OPTION_FONTS,
    OPTION_THREADS,
    OPTION_DPI,
    OPTION_FINAL,
    OPTION_DRAFT,
    OPTION_ATTACH,
    OPTION_TIMINGS,
    OPTION_LANG,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_REPORT,
    OPTION_LIST,
    OPTION_NO_FIELDS,
};
#define ACCEPTS(key) (1u << OPTION_##key)
#define ACCEPTS_ALWAYS (ACCEPTS(LANG) | ACCEPTS(HELP) | ACCEPTS(VERSION))

struct option_spec {
    enum option_key key;
    const char     *name;     /* without the dashes */
    char            letter;   /* 0: none */
    const char     *argument; /* placeholder; NULL: takes none */
    const char     *help[2];  /* by enum diag_lang */
};

static const struct option_spec specs[] = {
    {OPTION_PERIOD,
     "period",
     'p',
     "P",
     {"kỳ báo cáo: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026", "the period: 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026"}},
    {OPTION_OUT, "out", 'o', "OUT", {"thư mục kết quả (mặc định: out)", "folder for the results (default: out)"}},
    {OPTION_FORMAT,
     "format",
     'f',
     "pdf,html,png | text|json|sarif",
     {"build: định dạng cần lập (mặc định: pdf,html); check: dạng thông báo",
      "build: formats to make (default: pdf,html); check: form of the messages"}},
    {OPTION_DOCUMENT, "document", 'd', "NAME", {"chỉ lập văn bản này", "only this document"}},
    {OPTION_STAGE, "stage", 's', "facts|document|pages|vocabulary", {"dạng trung gian cần in", "the form to print"}},
    {OPTION_TEMPLATES, "templates", 0, "DIR", {"thư mục mẫu", "folder of templates"}},
    {OPTION_FONTS, "fonts", 0, "DIR", {"thư mục phông chữ", "folder of fonts"}},
    {OPTION_THREADS,
     "jobs",
     'j',
     "N",
     {"dùng nhiều nhất N luồng (mặc định: số bộ xử lý)", "at most N threads (default: number of processors)"}},
    {OPTION_DPI, "dpi", 0, "N", {"độ phân giải ảnh PNG (mặc định: 96)", "resolution of PNG previews (default: 96)"}},
    {OPTION_FINAL, "final", 0, NULL, {"coi cảnh báo là lỗi", "warnings are errors"}},
    {OPTION_DRAFT, "draft", 0, NULL, {"đánh dấu mọi trang là dự thảo", "mark every page as a draft"}},
    {OPTION_ATTACH,
     "attach-data",
     0,
     NULL,
     {"đính kèm dữ liệu các bảng (CSV, JSON) vào PDF: PDF/A-3a",
      "attach the tables' data (CSV, JSON) to the PDF: PDF/A-3a"}},
    {OPTION_NO_FIELDS,
     "no-fields",
     0,
     NULL,
     {"PDF không có ô trống để ký số, điền số và ngày", "no fields for signatures, number and date in the PDF"}},
    {OPTION_REPORT,
     "report",
     0,
     "FILE",
     {"ghi báo cáo kiểm tra (.html: trang HTML, còn lại: văn bản)",
      "write a check report (.html: as HTML, else as text)"}},
    {OPTION_LIST, "list", 0, NULL, {"liệt kê mọi mã thông báo", "list all codes"}},
    {OPTION_TIMINGS, "timings", 0, NULL, {"in thời gian từng giai đoạn", "print the time of each stage"}},
    {OPTION_LANG, "lang", 0, "vi|en", {"ngôn ngữ của thông báo (mặc định: vi)", "language of messages (default: vi)"}},
    {OPTION_HELP, "help", 'h', NULL, {"in hướng dẫn này", "print this help"}},
    {OPTION_VERSION, "version", 'V', NULL, {"in phiên bản", "print the version"}},
};

#define COMMON                                                                                                         \
    (ACCEPTS(PERIOD) | ACCEPTS(DOCUMENT) | ACCEPTS(TEMPLATES) | ACCEPTS(FONTS) | ACCEPTS(FINAL) | ACCEPTS(TIMINGS))

const struct verb verbs[] = {
    {"build",
     cmd_build,
     COMMON | ACCEPTS(OUT) | ACCEPTS(FORMAT) | ACCEPTS(THREADS) | ACCEPTS(DPI) | ACCEPTS(DRAFT) | ACCEPTS(ATTACH) |
         ACCEPTS(NO_FIELDS),
     true,
     {"lập văn bản PDF, HTML, PNG", "compile to PDF, HTML, PNG"},
     NULL},
    {"check",
     cmd_check,
     COMMON | ACCEPTS(FORMAT) | ACCEPTS(REPORT) | ACCEPTS(LIST),
     true,
     {"kiểm tra, không lập văn bản", "print every diagnostic, make no document"},
     NULL},
    {"dump",
     cmd_dump,
     COMMON | ACCEPTS(STAGE) | ACCEPTS(DRAFT),
     true,
     {"in dạng trung gian", "print a form between the stages"},
     NULL},
    {"new",
     cmd_new,
     ACCEPTS(PERIOD),
     true,
     {"lập tệp của kỳ mới từ kỳ trước", "write a new period's file, from the one before"},
     NULL},
    {"diff", cmd_diff, ACCEPTS(FORMAT), true, {"so sánh hai kỳ", "what moved between two periods"}, "P1 P2"},
    {"trace",
     cmd_trace,
     ACCEPTS(PERIOD),
     true,
     {"một con số từ đâu mà có: XPath trên dữ kiện, hoặc số như khi in",
      "where a figure comes from: an XPath over the facts, or as printed"},
     "FIGURE"},
    {"fonts",
     cmd_fonts,
     ACCEPTS(FONTS),
     false,
     {"liệt kê phông chữ đang dùng", "list the fonts in use and what they cover"},
     NULL},
    {"explain",
     cmd_explain,
     0,
     false,
     {"giải thích một mã thông báo: baocao explain BC0312", "explain a code: baocao explain BC0312"},
     NULL},
    {NULL, NULL, 0, false, {NULL, NULL}, NULL},
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

/* Always false, so that readers can return it. */
static bool wrong(enum diag_lang lang, const char *vi, const char *en, const char *what)
{
    fprintf(stderr, "baocao: ");
    fprintf(stderr, lang == DIAG_LANG_VI ? vi : en, what);
    fprintf(stderr, lang == DIAG_LANG_VI ? "\nXem 'baocao --help'.\n" : "\nSee 'baocao --help'.\n");
    return false;
}

static bool read_formats(const char *value, struct options *options)
{
    static const char *const names[] = {"pdf", "html", "png", "text", "json", "sarif"};
    char                   **parts = g_strsplit(value, ",", -1);
    bool                     good = parts[0] != NULL;

    options->formats = 0;
    for (char **part = parts; *part != NULL; part++) {
        size_t index = 0;
        while (index < G_N_ELEMENTS(names) && strcmp(*part, names[index]) != 0)
            index++;
        good = good && index < G_N_ELEMENTS(names);
        options->formats |= 1u << index;
    }
    g_strfreev(parts);
    return good || wrong(options->lang, "định dạng không hợp lệ: '%s'", "unknown format: '%s'", value);
}

static bool read_number(const char *value, unsigned min, unsigned max, unsigned *number, const struct options *options)
{
    char              *end;
    unsigned long long read = strtoull(value, &end, 10);

    if (!g_ascii_isdigit(*value) || *end != '\0' || read < min || read > max)
        return wrong(options->lang, "số không hợp lệ: '%s'", "not a valid number: '%s'", value);
    *number = (unsigned)read;
    return true;
}

static bool read_lang(const char *value, struct options *options)
{
    if (strcmp(value, "vi") != 0 && strcmp(value, "en") != 0)
        return wrong(options->lang, "ngôn ngữ không hợp lệ: '%s'", "unknown language: '%s'", value);
    options->lang = strcmp(value, "vi") == 0 ? DIAG_LANG_VI : DIAG_LANG_EN;
    return true;
}

static bool store(enum option_key key, const char *value, struct options *options)
{
    unsigned number;

    switch (key) {
    case OPTION_PERIOD:
        options->period = value;
        break;
    case OPTION_OUT:
        options->out = value;
        break;
    case OPTION_FORMAT:
        return read_formats(value, options);
    case OPTION_DOCUMENT:
        options->document = value;
        break;
    case OPTION_STAGE:
        options->stage = value;
        break;
    case OPTION_TEMPLATES:
        options->templates = value;
        break;
    case OPTION_FONTS:
        options->fonts = value;
        break;
    case OPTION_THREADS:
        return read_number(value, 1, 64, &options->threads, options);
    case OPTION_DPI:
        if (!read_number(value, 24, 1200, &number, options))
            return false;
        options->dpi = number;
        break;
    case OPTION_FINAL:
        options->final = true;
        break;
    case OPTION_DRAFT:
        options->draft = true;
        break;
    case OPTION_ATTACH:
        options->attach_data = true;
        break;
    case OPTION_NO_FIELDS:
        options->no_fields = true;
        break;
    case OPTION_TIMINGS:
        options->timings = true;
        break;
    case OPTION_REPORT:
        options->report = value;
        break;
    case OPTION_LIST:
        options->list = true;
        break;
    case OPTION_LANG:
        return read_lang(value, options);
    case OPTION_HELP:
        options->help = true;
        break;
    case OPTION_VERSION:
        options->version = true;
        break;
    }
    return true;
}

/* The option that a word of the command line names: --name, --name=value, -x, -xvalue.  NULL: none. */
static const struct option_spec *find_spec(const char *word, const char **value)
{
    size_t length = strcspn(word, "=");

    *value = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(specs); i++) {
        if (word[1] == '-' && strlen(specs[i].name) == length - 2 &&
            strncmp(word + 2, specs[i].name, length - 2) == 0) {
            *value = word[length] == '=' ? word + length + 1 : NULL;
            return &specs[i];
        }
        if (word[1] != '-' && specs[i].letter != 0 && word[1] == specs[i].letter) {
            *value = word[2] != '\0' ? word + 2 : NULL;
            return &specs[i];
        }
    }
    return NULL;
}

static bool read_option(int argc, char **argv, int *at, struct options *options)
{
    const char               *word = argv[*at], *value;
    const struct option_spec *spec = find_spec(word, &value);

    if (spec == NULL || (options->verb != NULL && !((options->verb->accepts | ACCEPTS_ALWAYS) & (1u << spec->key))))
        return wrong(options->lang, "không có tùy chọn '%s' ở đây", "no option '%s' here", word);
    if (spec->argument == NULL && value != NULL)
        return wrong(options->lang, "tùy chọn '%s' không nhận giá trị", "option '%s' takes no value", word);
    if (spec->argument != NULL && value == NULL) {
        if (*at + 1 >= argc)
            return wrong(options->lang, "thiếu giá trị sau '%s'", "no value after '%s'", word);
        value = argv[++*at];
    }
    if (value != NULL && value[0] == '\0') /* mostly a variable of a script that was never set */
        return wrong(options->lang, "giá trị của '%s' để trống", "the value of '%s' is empty", word);
    return store(spec->key, value, options);
}

/* How many words a verb takes behind the plan. */
static unsigned count_words(const struct verb *verb)
{
    unsigned count = verb->words != NULL;

    for (const char *at = verb->words; at != NULL && *at != '\0'; at++)
        count += *at == ' ';
    return count;
}

/* The place of the next word behind the plan; NULL: no more are taken. */
static const char **free_word(struct options *options)
{
    for (unsigned i = 0; i < count_words(options->verb); i++)
        if (options->words[i] == NULL)
            return &options->words[i];
    return NULL;
}

static bool read_word(const char *word, struct options *options)
{
    if (options->verb == NULL) {
        for (const struct verb *verb = verbs; verb->name != NULL; verb++)
            if (strcmp(verb->name, word) == 0) {
                options->verb = verb;
                return true;
            }
        return wrong(options->lang, "không có lệnh '%s'", "no command '%s'", word);
    }
    if (options->verb->run == cmd_explain && options->code == NULL) {
        options->code = word;
        return true;
    }
    if (options->plan != NULL && free_word(options) != NULL) {
        *free_word(options) = word;
        return true;
    }
    if (!options->verb->wants_plan || options->plan != NULL)
        return wrong(options->lang, "thừa tham số '%s'", "unexpected argument '%s'", word);
    options->plan = word;
    return true;
}

/* What no --format was given for, and whether the verb makes what was. */
static bool choose_formats(struct options *options)
{
    const unsigned messages = FORMAT_TEXT | FORMAT_JSON | FORMAT_SARIF;
    bool           diff = options->verb->run == cmd_diff, check = diff || options->verb->run == cmd_check;

    if (options->formats == 0)
        options->formats = check ? FORMAT_TEXT : FORMAT_PDF | FORMAT_HTML;
    if (check ? options->formats == FORMAT_TEXT || options->formats == FORMAT_JSON ||
                    (options->formats == FORMAT_SARIF && !diff)
              : (options->formats & messages) == 0)
        return true;
    return wrong(options->lang, "lệnh '%s' không có định dạng này", "command '%s' has no such format",
                 options->verb->name);
}

bool options_read(int argc, char **argv, struct options *options)
{
    bool only_words = false;

    *options =
        (struct options){.lang = default_lang(), .out = "out", .threads = (unsigned)g_get_num_processors(), .dpi = 96};
    for (int i = 1; i < argc; i++) { /* the language first: messages about the rest are in it */
        const char *lang = g_str_has_prefix(argv[i], "--lang=") ? argv[i] + 7
                           : strcmp(argv[i], "--lang") == 0     ? argv[i + 1]
                                                                : NULL;
        if (lang != NULL && !read_lang(lang, options))
            return false;
    }
    for (int i = 1; i < argc; i++) {
        if (!only_words && strcmp(argv[i], "--") == 0)
            only_words = true;
        else if (!only_words && argv[i][0] == '-' && argv[i][1] != '\0') {
            if (!read_option(argc, argv, &i, options))
                return false;
        } else if (!read_word(argv[i], options))
            return false;
    }
    if (options->help || options->version)
        return true;
    if (options->verb == NULL)
        return wrong(options->lang, "thiếu lệnh%s", "no command given%s", "");
    if (options->final && options->draft)
        return wrong(options->lang, "--draft và --final loại trừ nhau%s", "--draft and --final exclude each other%s",
                     "");
    if (options->verb->run == cmd_explain && options->code == NULL)
        return wrong(options->lang, "lệnh '%s' cần một mã, ví dụ BC0312", "command '%s' needs a code, BC0312 for one",
                     options->verb->name);
    if (!choose_formats(options))
        return false;
    if (options->verb->wants_plan && options->plan == NULL && !options->list)
        return wrong(options->lang, "lệnh '%s' cần thư mục kế hoạch", "command '%s' needs a plan folder",
                     options->verb->name);
    if (free_word(options) != NULL)
        return wrong(options->lang, "thiếu tham số: %s", "too few arguments: %s", options->verb->words);
    return true;
}

static void help_options(unsigned accepts, enum diag_lang lang)
{
    puts(lang == DIAG_LANG_VI ? "\nTùy chọn:" : "\nOptions:");
    for (size_t i = 0; i < G_N_ELEMENTS(specs); i++) {
        char *name;
        if (!(accepts & (1u << specs[i].key)))
            continue;
        name = g_strdup_printf("--%s%s%s", specs[i].name, specs[i].argument != NULL ? " " : "",
                               specs[i].argument != NULL ? specs[i].argument : "");
        printf("  %c%c%c %-42s %s\n", specs[i].letter ? '-' : ' ', specs[i].letter ? specs[i].letter : ' ',
               specs[i].letter ? ',' : ' ', name, specs[i].help[lang]);
        g_free(name);
    }
}

void options_help(const struct verb *verb, enum diag_lang lang)
{
    static const char *const statuses[2] = {"\nMã thoát: 0 tốt (có thể có cảnh báo), 1 dữ liệu hoặc mẫu có lỗi, 2 dùng "
                                            "sai lệnh, 3 hệ thống hỏng (hết đĩa, không có quyền).",
                                            "\nExit status: 0 fine (warnings allowed), 1 errors in the input, 2 wrong "
                                            "usage, 3 the system failed (disk full, no permission)."};

    if (verb != NULL) {
        printf("baocao %s%s%s%s [%s]\n%s\n", verb->name, verb->wants_plan ? " PLAN" : "",
               verb->words != NULL ? " " : "", verb->words != NULL ? verb->words : "",
               lang == DIAG_LANG_VI ? "TÙY CHỌN" : "OPTIONS", verb->summary[lang]);
        help_options(verb->accepts | ACCEPTS_ALWAYS, lang);
    } else {
        puts(lang == DIAG_LANG_VI ? "baocao -- lập báo cáo, kế hoạch hành chính (PDF, HTML) từ dữ liệu YAML\n\nbaocao "
                                    "LỆNH [PLAN] [TÙY CHỌN]\n\nLệnh:"
                                  : "baocao -- compiles official reports and plans (PDF, HTML) from YAML "
                                    "data\n\nbaocao COMMAND [PLAN] [OPTIONS]\n\nCommands:");
        for (verb = verbs; verb->name != NULL; verb++)
            printf("  %-7s %-5s %s\n", verb->name, verb->wants_plan ? "PLAN" : "", verb->summary[lang]);
        help_options(~0u, lang);
    }
    puts(statuses[lang]);
}

enum exit_status options_exit_status(const struct diags *diags)
{
    if (diags_count(diags, DIAG_SYSTEM) > 0)
        return EXIT_SYSTEM_FAILED;
    return diags_count(diags, DIAG_ERROR) > 0 ? EXIT_INPUT_ERRORS : EXIT_FINE;
}
