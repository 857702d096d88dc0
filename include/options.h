/*
 * options.h -- the command line, read.
 * For main and the verbs.
 */
#ifndef BAOCAO_OPTIONS_H
#define BAOCAO_OPTIONS_H

#include <stdbool.h>

#include "base/diag.h"

enum exit_status { EXIT_FINE = 0, EXIT_INPUT_ERRORS = 1, EXIT_WRONG_USAGE = 2, EXIT_SYSTEM_FAILED = 3 };

enum output_format {
    FORMAT_PDF = 1,
    FORMAT_HTML = 2,
    FORMAT_PNG = 4,
    FORMAT_TEXT = 8,
    FORMAT_JSON = 16,
    FORMAT_SARIF = 32, /* of messages */
};

/* Strings are borrowed from argv; absent ones are NULL. */
struct options {
    const struct verb *verb;
    const char        *plan, *period, *document, *templates, *fonts, *out, *stage, *report, *code;
    const char        *words[2]; /* behind the plan, as many as the verb takes */
    unsigned           formats;  /* bits of output_format */
    unsigned           threads;  /* at most so many; at least 1 */
    double             dpi;      /* of PNG previews */
    enum diag_lang     lang;
    bool               final, draft, attach_data, no_fields, timings, list, help, version;
};

/* One verb of the command line. */
struct verb {
    const char *name;
    enum exit_status (*run)(const struct options *options, struct diags *diags);
    unsigned    accepts; /* bits of the options it takes: 1 << enum option_key */
    bool        wants_plan;
    const char *summary[2]; /* by enum diag_lang */
    const char *words;      /* what stands behind the plan, separated by blanks: "P1 P2"; NULL: nothing */
};

/* The table of verbs; ends with a NULL name. */
extern const struct verb verbs[];

/*
 * Reads argv.  False on wrong usage: a message has been printed to stderr.  --help and --version are flags: main acts
 * on them.
 */
bool options_read(int argc, char **argv, struct options *options);
/* Help: of one verb, or of all if verb is NULL. */
void options_help(const struct verb *verb, enum diag_lang lang);

enum exit_status cmd_build(const struct options *options, struct diags *diags);
enum exit_status cmd_check(const struct options *options, struct diags *diags);
enum exit_status cmd_explain(const struct options *options, struct diags *diags);
enum exit_status cmd_new(const struct options *options, struct diags *diags);
enum exit_status cmd_diff(const struct options *options, struct diags *diags);
enum exit_status cmd_trace(const struct options *options, struct diags *diags);
enum exit_status cmd_dump(const struct options *options, struct diags *diags);
enum exit_status cmd_fonts(const struct options *options, struct diags *diags);

/* The exit status that the messages ask for. */
enum exit_status options_exit_status(const struct diags *diags);

#endif
