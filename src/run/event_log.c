/*
 * event_log.c -- a plan's log, to which lines are only ever added.
 */
#include "event_log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"

#define FILE_NAME "events.log"

static const char nothing[] = "0000000000000000000000000000000000000000000000000000000000000000";

/* ---- Lines ---- */

/* before: the hash of the line before; rest: the line behind its own hash and tab, without its end. */
static char *hash_of(const char *before, const char *rest, size_t length)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    char      *hash;

    g_checksum_update(sum, (const guchar *)before, EVENT_HASH_LENGTH);
    g_checksum_update(sum, (const guchar *)"\t", 1);
    g_checksum_update(sum, (const guchar *)rest, (gssize)length);
    hash = g_strdup(g_checksum_get_string(sum));
    g_checksum_free(sum);
    return hash;
}

/* A cell: on one line, without tabs. */
static char *cell(const char *text)
{
    char *clean = g_utf8_make_valid(text != NULL && *text != '\0' ? text : "-", -1);

    g_strdelimit(clean, "\t\r\n", ' ');
    return clean;
}

static char *sum_of(const char *file)
{
    GMappedFile *map = g_file_test(file, G_FILE_TEST_IS_REGULAR) ? g_mapped_file_new(file, FALSE, NULL) : NULL;
    char        *sum;

    if (map == NULL)
        return g_strdup("-");
    sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)g_mapped_file_get_contents(map),
                                      g_mapped_file_get_length(map));
    g_mapped_file_unref(map);
    return sum;
}

/* Việt Nam has one time all year. */
static char *time_now(void)
{
    GDateTime *now = g_date_time_new_from_unix_utc(g_get_real_time() / G_USEC_PER_SEC + 7 * 3600);
    char      *text = g_date_time_format(now, "%Y-%m-%dT%H:%M:%S+07:00");

    g_date_time_unref(now);
    return text;
}

static char *line_of(const struct event *event, const char *before)
{
    char *name = g_path_get_basename(event->file), *file = cell(name), *by = cell(event->by), *more = cell(event->more);
    char *sum = sum_of(event->file), *time = time_now();
    char *rest = g_strdup_printf("%s\t%s\t%s\t%s\t%s\t%s", time, by, event->what, file, sum, more);
    char *hash = hash_of(before, rest, strlen(rest)), *line = g_strdup_printf("%s\t%s\n", hash, rest);

    g_free(name);
    g_free(file);
    g_free(by);
    g_free(more);
    g_free(sum);
    g_free(time);
    g_free(rest);
    g_free(hash);
    return line;
}

/* ---- Reading ---- */

/* Follows the chain; the number of the line that breaks it, 0: none does.  found: the hash looked for is there. */
static unsigned broken_line(struct event_log *log, const char *head, bool *found)
{
    g_strlcpy(log->last, nothing, sizeof log->last);
    *found = head == NULL;
    for (const char *at = log->text; *at != '\0'; log->count++) {
        const char *end = strchr(at, '\n');
        char       *hash;
        bool        good;

        if (end == NULL || (size_t)(end - at) <= EVENT_HASH_LENGTH + 1 || at[EVENT_HASH_LENGTH] != '\t')
            return log->count + 1;
        hash = hash_of(log->last, at + EVENT_HASH_LENGTH + 1, (size_t)(end - at) - EVENT_HASH_LENGTH - 1);
        good = strncmp(hash, at, EVENT_HASH_LENGTH) == 0;
        *found = *found || g_strcmp0(hash, head) == 0;
        g_strlcpy(log->last, hash, sizeof log->last);
        g_free(hash);
        if (!good)
            return log->count + 1;
        at = end + 1;
    }
    return 0;
}

bool event_log_read(struct event_log *log, const char *plan, const char *head, struct diags *diags)
{
    char    *path = g_build_filename(plan, FILE_NAME, NULL), number[16];
    gsize    length = 0;
    GError  *error = NULL;
    bool     found = true;
    unsigned broken = 0;

    *log = (struct event_log){0};
    if (g_file_get_contents(path, &log->text, &length, &error)) {
        broken = strlen(log->text) == length ? broken_line(log, head, &found) : 1;
    } else if (!g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
        diag_system(diags, DIAG_CANT_READ, SPAN_NONE, path, errno);
        found = false;
    } else {
        found = head == NULL;
    }
    g_snprintf(number, sizeof number, "%u", broken);
    if (broken > 0)
        diag(diags, DIAG_LOG_BROKEN, SPAN_NONE, number, path, NULL);
    else if (!found && head != NULL)
        diag(diags, DIAG_LOG_NO_HEAD, SPAN_NONE, head, path, NULL);
    g_clear_error(&error);
    g_free(path);
    return broken == 0 && found;
}

void event_log_free(struct event_log *log)
{
    g_free(log->text);
}

/* ---- Adding ---- */

/* Only to a log that is whole: nobody goes on from a forgery. */
static bool append(int descriptor, const char *plan, const struct event *event, struct diags *diags)
{
    struct event_log log;
    char            *line = NULL;
    bool             good = event_log_read(&log, plan, NULL, diags);

    if (good) {
        line = line_of(event, log.text != NULL ? log.last : nothing);
        good = write(descriptor, line, strlen(line)) == (ssize_t)strlen(line) && fsync(descriptor) == 0;
    }
    g_free(line);
    event_log_free(&log);
    return good;
}

void event_log_add(const char *plan, const struct event *event, struct diags *diags)
{
    char *path = g_build_filename(plan, FILE_NAME, NULL);
    int   descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644);

    if (descriptor < 0 || flock(descriptor, LOCK_EX) != 0 || !append(descriptor, plan, event, diags))
        diag(diags, DIAG_LOG_UNWRITTEN, SPAN_NONE, path, NULL);
    if (descriptor >= 0)
        close(descriptor);
    g_free(path);
}
