/*
 * diag.h -- messages to the user: collected, sorted, printed together.
 * For every stage.  Names, codes and severities: diag_codes.def; texts in both languages: src/base/diag_text.def.
 */
#ifndef BAOCAO_DIAG_H
#define BAOCAO_DIAG_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/source.h"

enum diag_severity {
    DIAG_WARNING, /* a contradiction that a human must judge */
    DIAG_ERROR,   /* prevents a right document: exit status 1 */
    DIAG_SYSTEM,  /* the system failed (disk, permission): exit status 3 */
};

enum diag_code {
#define DIAG(name, code, severity) DIAG_##name,
#include "base/diag_codes.def"
#undef DIAG
    DIAG_CODE_COUNT
};

enum diag_lang { DIAG_LANG_VI, DIAG_LANG_EN };

struct diags;

struct diags *diags_new(void);
void          diags_free(struct diags *diags);

/*
 * Reports a message.  The arguments are strings that fill {1}, {2} … in the code's texts, ended by NULL:
 *     diag(diags, DIAG_UNKNOWN_KEY, span, "titel", "title", NULL);
 * Strings are copied.  A hint whose placeholder is filled by "" is left out.  The same code with the same
 * text at the same place is reported once.
 */
void diag(struct diags *diags, enum diag_code code, struct span where, ...) __attribute__((sentinel));
/*
 * Reports that the system refused a file: code is CANT_READ or CANT_WRITE, error an errno, told in the reader's
 * language.
 */
void diag_system(struct diags *diags, enum diag_code code, struct span where, const char *path, int error);
/* A second place that belongs to the message reported last ("the template", "first used here"). */
void diag_also(struct diags *diags, struct span where);

unsigned           diags_count(const struct diags *diags, enum diag_severity at_least);
enum diag_severity diag_severity_of(enum diag_code code);
/* Moves all messages of one collection into another, dropping those that are there already. */
void diags_move(struct diags *to, struct diags *from);
/* The same, but they stay there as well. */
void diags_copy(struct diags *to, const struct diags *from);
/* Each code that there are warnings of, in the order of codes, and how many. */
typedef void diags_code_taker(void *data, const char *code, unsigned count);
void         diags_each_code(const struct diags *diags, diags_code_taker *take, void *data);
/* Turns warnings into errors from now on and for those already collected (--final), but those that were accepted. */
void diags_make_final(struct diags *diags);

/* ---- Findings that a person has judged ---- */

/* What the findings reported from now on are about: an id, copied; NULL: nothing that has one. */
void diags_set_subject(struct diags *diags, const char *id);

/* What a person has judged to be right: the findings of a code, about a thing, as long as they say the same. */
struct diag_acceptance {
    enum diag_code     code;
    const char        *of;    /* the subject's id, what the finding names, or words of its line around the place */
    const char *const *about; /* what else it says, each word for word; NULL-terminated */
    const char        *reason, *by, *until; /* until: how it is called; NULL: no end */
    bool               over;                /* its time is over: what it fits is told again */
    struct span        where;               /* where it is written */
};
enum diag_fit {
    DIAG_FITS_NOTHING,
    DIAG_FITS_CHANGED, /* a finding of that code about that thing says something else now */
    DIAG_FITS,
};
/*
 * Judges a collection that holds nothing but findings of checks: those that an acceptance fits count no more, and are
 * told in reports alone.  fits: how well each acceptance fits the best of them.
 */
void diags_judge(struct diags *findings, const struct diag_acceptance *acceptances, size_t count, enum diag_fit *fits);
/* How many have been accepted. */
unsigned diags_count_accepted(const struct diags *diags);
/* The code of that name, with or without "BC" before it; false: none, and *nearest is the nearest name. */
bool diag_code_find(const char *name, enum diag_code *code, const char **nearest);

/*
 * Prints all of them in order of file and place: file:line:col, severity, code, text, excerpt, caret, hint.  Dozens of
 * warnings of one code are told as one, with how many they are and where the first stand.
 */
void diags_print(const struct diags *diags, enum diag_lang lang, FILE *out);
/* One line each, without excerpt and hint, and of each code only the first few. */
void diags_print_brief(const struct diags *diags, enum diag_lang lang, FILE *out);

/* For programs: a JSON array of objects, or a SARIF 2.1.0 log; in the same order. */
void diags_write_json(const struct diags *diags, enum diag_lang lang, FILE *out);
void diags_write_sarif(const struct diags *diags, enum diag_lang lang, FILE *out);

/* What a check report says it is about. */
struct diag_scope {
    const char        *plan;    /* its title, or the folder if it could not be read */
    const char *const *periods; /* checked; NULL-terminated */
    GHashTable        *titles;  /* id -> title, printed in its place; NULL: none are known */
    const char        *since;   /* how the period is called that changes are counted from; NULL: there is none */
    const char *const *changes; /* what moved since then, a line each; NULL-terminated */
};
/*
 * For who signs: what was checked, what is open, what was accepted, why and by whom, what moved since the period
 * before; as text or as a page of HTML.
 */
void diags_write_report(const struct diags *diags, const struct diag_scope *scope, enum diag_lang lang, bool html,
                        FILE *out);

/* All codes with severity and text. */
void diag_write_codes(enum diag_lang lang, FILE *out);
/*
 * What a code ("BC0123", "0123") means: its text, the reason, the remedy.  False if there is no such code; *nearest is
 * then the nearest code.
 */
bool diag_explain(const char *code, enum diag_lang lang, FILE *out, const char **nearest);

/*
 * The candidate nearest to a misspelt name, or "" if none is near (edit distance at most a third of its
 * length).  candidates is NULL-terminated.
 */
const char *diag_nearest(const char *name, const char *const *candidates);

#endif
