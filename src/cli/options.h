/*
 * options.h -- the command line: each verb has a table of its options and a struct that they are read into.
 * For main and the verbs.  The tables make the reader, the help, the manual page and the shells' completion.
 */
#ifndef BAOCAO_OPTIONS_H
#define BAOCAO_OPTIONS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "words.h"

enum exit_status { EXIT_FINE = 0, EXIT_INPUT_ERRORS = 1, EXIT_WRONG_USAGE = 2, EXIT_SYSTEM_FAILED = 3 };

enum option_kind {
    OPTION_FLAG,    /* bool */
    OPTION_TEXT,    /* const char *, borrowed from argv; NULL if not given */
    OPTION_TEXTS,   /* GPtrArray * of const char *: given once or more; never NULL */
    OPTION_NUMBER,  /* unsigned, from least to most */
    OPTION_CHOICE,  /* unsigned: the value of one of the choices */
    OPTION_CHOICES, /* unsigned: the values of some, separated by commas, or-ed */
};

struct option_choice {
    const char *name; /* NULL ends a list */
    unsigned    value;
};

struct option {
    const char                 *name;   /* without the dashes; NULL ends a table */
    char                        letter; /* 0: none */
    enum option_kind            kind;
    const char                 *argument; /* placeholder: "DIR" a folder, "FILE" a file; NULL: of choices, or none */
    enum cli_word               help;
    size_t                      offset; /* into the verb's struct */
    const struct option_choice *choices;
    unsigned                    least, most;
};

enum argument_count { ARGUMENT_ONE, ARGUMENT_OPTIONAL, ARGUMENT_MANY, ARGUMENT_ANY };

/* What stands on the command line without dashes, in this order. */
struct argument {
    const char         *name;   /* placeholder: "PLAN" is a plan's folder; NULL ends a table */
    size_t              offset; /* of const char *; of many: GPtrArray * */
    enum argument_count count;  /* MANY: one or more; ANY: none or more; both only as the last */
    const char *const  *values; /* for completion: what it can be; NULL: anything */
};

struct call;

/* One verb of the command line. */
struct verb {
    const char   *name;
    enum cli_word summary;
    enum exit_status (*run)(struct call *call, const void *options, struct diags *diags);
    const struct option   *options;
    const struct argument *arguments;
    size_t                 size;     /* of its struct */
    const void            *defaults; /* of that size; NULL: all zero */
};

/* A command line that has been read. */
struct call {
    const struct verb *verb; /* NULL: --help or --version alone */
    enum diag_lang     lang;
    bool               help, version;
    bool               told;    /* set by a verb that has written the messages itself */
    void              *options; /* the verb's struct */
};

/* All verbs in the order of the help; ends with NULL. */
extern const struct verb *const verbs[];
/* What every verb takes: --lang, --help, --version; into struct call. */
extern const struct option options_of_all[];
/* By name; NULL: none. */
const struct verb *verb_find(const char *name);

/* Reads argv.  False on wrong usage: a message has been printed to stderr.  options_free afterwards in any case. */
bool options_read(int argc, char **argv, struct call *call);
void options_free(struct call *call);

/*
 * Prints why the command line is wrong to stderr, with the nearest name if there is one ("": none), and what to read.
 * The word's text takes one string.
 */
enum exit_status options_wrong(enum diag_lang lang, enum cli_word word, const char *what, const char *nearest);

/* The same for a verb that there is not. */
enum exit_status options_wrong_verb(enum diag_lang lang, const char *name);

/* The exit status that the messages ask for. */
enum exit_status options_exit_status(const struct diags *diags);

#endif
