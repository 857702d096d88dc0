/*
 * pipeline_options.h -- the options of verbs that run the pipeline.
 * For those verbs: a member `struct pipeline_options from` and OPTIONS_PIPELINE(their struct) in their table.
 */
#ifndef BAOCAO_PIPELINE_OPTIONS_H
#define BAOCAO_PIPELINE_OPTIONS_H

#include "options.h"
#include "pipeline.h"

struct pipeline_options {
    GPtrArray  *templates; /* folders, in this order */
    const char *fonts;
    bool        timings;
};

#define OPTION_PERIOD(type, what)                                                                                      \
    {                                                                                                                  \
        .name = "period", .letter = 'p', .kind = OPTION_TEXT, .argument = "P", .help = WORD_##what,                    \
        .offset = offsetof(type, period)                                                                               \
    }
#define OPTION_DOCUMENT(type)                                                                                          \
    {                                                                                                                  \
        .name = "document", .letter = 'd', .kind = OPTION_TEXT, .argument = "NAME", .help = WORD_HELP_DOCUMENT,        \
        .offset = offsetof(type, document)                                                                             \
    }
#define OPTION_FINAL(type)                                                                                             \
    {                                                                                                                  \
        .name = "final", .kind = OPTION_FLAG, .help = WORD_HELP_FINAL, .offset = offsetof(type, final)                 \
    }
#define OPTION_DRAFT(type)                                                                                             \
    {                                                                                                                  \
        .name = "draft", .kind = OPTION_FLAG, .help = WORD_HELP_DRAFT, .offset = offsetof(type, draft)                 \
    }
#define OPTIONS_PIPELINE(type)                                                                                         \
    {.name = "templates",                                                                                              \
     .kind = OPTION_TEXTS,                                                                                             \
     .argument = "DIR",                                                                                                \
     .help = WORD_HELP_TEMPLATES,                                                                                      \
     .offset = offsetof(type, from.templates)},                                                                        \
        {.name = "fonts",                                                                                              \
         .kind = OPTION_TEXT,                                                                                          \
         .argument = "DIR",                                                                                            \
         .help = WORD_HELP_FONTS,                                                                                      \
         .offset = offsetof(type, from.fonts)},                                                                        \
    {                                                                                                                  \
        .name = "timings", .kind = OPTION_FLAG, .help = WORD_HELP_TIMINGS, .offset = offsetof(type, from.timings)      \
    }

/* What the pipeline is to start from. */
struct pipeline_wanted pipeline_options_wanted(const struct pipeline_options *options, const char *plan);

#endif
