/*
 * event_log.h -- a plan's log: what was built, numbered, signed, archived; each line holds the hash of the one before.
 * For the verbs that do such things, for log and verify.
 *
 * The file is events.log in the plan's folder, a line for each event, cells parted by tabs:
 *     hash, time, by whom, what, file, SHA-256 of the file, more words
 * hash is the SHA-256 of the hash before, a tab and the rest of the line; before the first stand 64 noughts.  So no
 * line can be changed, put in or taken out unnoticed but the last ones, against which a hash kept elsewhere helps. The
 * machine's time goes into this file and into no output.
 */
#ifndef BAOCAO_EVENT_LOG_H
#define BAOCAO_EVENT_LOG_H

#include <stdbool.h>

struct diags;

#define EVENT_HASH_LENGTH 64

struct event {
    const char *what; /* "build", "number", "sign", "archive" */
    const char *by;   /* NULL: not said */
    const char *file; /* whose name and sum go into the log; a folder has no sum */
    const char *more; /* NULL: nothing */
};

/* Adds a line, under a lock.  What can't be written is a warning: what was done is done. */
void event_log_add(const char *plan, const struct event *event, struct diags *diags);

struct event_log {
    char    *text; /* all lines; NULL: there is no log */
    char     last[EVENT_HASH_LENGTH + 1];
    unsigned count; /* events */
};

/*
 * Reads and checks the log.  head: a hash that it must hold, or NULL.  False: it can't be read, or was altered
 * (reported).  Free it in any case.
 */
bool event_log_read(struct event_log *log, const char *plan, const char *head, struct diags *diags);
void event_log_free(struct event_log *log);

#endif
