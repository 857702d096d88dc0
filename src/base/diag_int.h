/*
 * diag_int.h -- what diag.c collects and diag_print.c prints.
 */
#ifndef BAOCAO_DIAG_INT_H
#define BAOCAO_DIAG_INT_H

#include <glib.h>

#include "base/diag.h"

#define DIAG_ARGUMENTS_MAX 9
/* Messages kept of a run; more are only counted: nobody reads them, and a hostile file can have millions. */
#define DIAG_MESSAGES_MAX 1000
/* A line longer than this is shown as the part around the place; characters. */
#define DIAG_EXCERPT_MAX 110
/* Characters of an argument, of a path: in longer ones the middle is left out. */
#define DIAG_ARGUMENT_MAX 400
#define DIAG_PATH_MAX 1000

/* The words of a message, a row of diag_text.def; by enum diag_lang. */
struct diag_text {
    const char *text[2], *hint[2], *reason[2], *remedy[2];
};
extern const struct diag_text diag_texts[DIAG_CODE_COUNT];
/* "BC0312", and how grave it is. */
const char        *diag_code_name(enum diag_code code);
enum diag_severity diag_code_severity(enum diag_code code);
/* "lỗi", "error": by language and severity. */
extern const char *const diag_severity_names[2][3];

/* A span with what of its source will be printed: messages outlive the arenas that sources live in. */
struct diag_place {
    char            *path;                  /* NULL: no place */
    char            *part;                  /* as of the source; NULL: none */
    char            *shown;                 /* the place as text: source_place */
    char            *excerpt;               /* of the line or the row, what is around the place; NULL: none */
    uint32_t         excerpt_column;        /* that the excerpt starts at */
    bool             cut_before, cut_after; /* the line goes on there */
    char            *words;                 /* what is underlined, without quotes around; NULL: nothing */
    uint32_t         mark, mark_length;     /* characters of the whole line to be underlined; mark 0: none */
    enum source_kind kind;
    uint32_t         line, column, length; /* as of the span */
};

/* What has become of a finding that somebody accepted. */
enum diag_verdict_kind {
    VERDICT_ACCEPTED,
    VERDICT_CHANGED, /* it says something else than what was accepted */
    VERDICT_OVER,    /* the acceptance's time is over */
};

struct diag_verdict {
    enum diag_verdict_kind kind;
    char                  *reason, *by, *until; /* until NULL: no end */
    char                  *place;               /* where it is written */
};

struct diag_message {
    enum diag_code       code;
    enum diag_severity   severity;
    struct diag_place    where, also;
    char                *arguments[DIAG_ARGUMENTS_MAX + 1];
    unsigned             order;   /* as reported */
    bool                 finding; /* of a check: it can be accepted */
    char                *subject; /* id of what it is about; NULL: none */
    struct diag_verdict *verdict; /* NULL: nobody has judged it */
};

struct diags {
    GPtrArray           *messages; /* of struct diag_message, owned */
    GHashTable          *seen;     /* keys of messages, owned -> the message: the same one is reported once */
    char                *subject;  /* of what is reported now; NULL: none */
    bool                 final;
    unsigned             dropped[DIAG_SYSTEM + 1]; /* messages beyond DIAG_MESSAGES_MAX, by severity */
    struct diag_message *newest;                   /* reported last, for diag_also; NULL if it was dropped */
};

/* The message reported last is the system's fault, whatever its code says. */
void diag_make_system(struct diags *diags);
/* Has it been accepted?  Then it counts no more. */
bool diag_is_accepted(const struct diag_message *message);
/* A copy of a verdict, and its end; NULL stays NULL. */
struct diag_verdict *diag_verdict_copy(const struct diag_verdict *verdict);
void                 diag_verdict_free(struct diag_verdict *verdict);
/* By what a finding is accepted: what it is of, and the list of all else that it says.  To be freed. */
char      *diag_finding_of(const struct diag_message *message);
GPtrArray *diag_finding_about(const struct diag_message *message);
/* The list as YAML writes it: ["80%", "82%"].  To be freed. */
char *diag_finding_list(const struct diag_message *message);

/* Fills {1}, {2} … of a text.  False if a placeholder is filled by nothing. */
bool diag_fill(GString *out, const char *text, char *const *arguments);
/* The first line of a hint whose placeholders are all filled.  False: none is; nothing is appended. */
bool diag_fill_hint(GString *out, const char *hint, char *const *arguments);
/* The messages in order of file and place; those without a place first.  Free the array alone. */
GPtrArray *diags_sorted(const struct diags *diags);

#endif
