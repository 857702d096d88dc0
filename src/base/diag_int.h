/*
 * diag_int.h -- what diag.c collects and diag_print.c prints.
 */
#ifndef BAOCAO_DIAG_INT_H
#define BAOCAO_DIAG_INT_H

#include <glib.h>

#include "diag.h"

#define DIAG_ARGUMENTS_MAX 9

/* The row of diag_list.h. */
struct diag_text {
    const char        *code;
    enum diag_severity severity;
    const char        *text[2], *hint[2]; /* by enum diag_lang */
};
extern const struct diag_text diag_texts[DIAG_CODE_COUNT];

/* A span with what of its source will be printed: messages outlive the arenas that sources live in. */
struct diag_place {
    char    *path;    /* NULL: no place */
    char    *excerpt; /* the line; NULL: none */
    uint32_t line, column, length;
};

struct diag_message {
    enum diag_code     code;
    enum diag_severity severity;
    struct diag_place  where, also;
    char              *arguments[DIAG_ARGUMENTS_MAX + 1];
    unsigned           order; /* as reported */
};

struct diags {
    GPtrArray  *messages; /* of struct diag_message, owned */
    GHashTable *seen;     /* keys of messages, owned: the same one is reported once */
    bool        final;
    struct diag_message *newest; /* reported last, for diag_also; NULL if it was dropped */
};

#endif
