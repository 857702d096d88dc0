/*
 * diag.c -- collects messages.
 */
#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "diag_int.h"

/* Of a line, the part around the place. */
static void copy_excerpt(struct diag_place *place, const char *line)
{
    const char *text = line, *end = line + strlen(line), *from;
    uint32_t    column = 1, mark = place->mark;

    place->excerpt_column = mark > DIAG_EXCERPT_MAX * 2 / 3 ? mark - DIAG_EXCERPT_MAX / 2 : 1;
    for (; text < end && column < place->excerpt_column; column++)
        text = text_next(text, end);
    for (from = text; text < end && column < place->excerpt_column + DIAG_EXCERPT_MAX; column++)
        text = text_next(text, end);
    place->excerpt = g_strndup(from, (size_t)(text - from));
    place->cut_before = place->excerpt_column > 1;
    place->cut_after = text < end;
}

/* The words that are underlined, without the quotes and blanks of YAML around. */
static char *copy_words(const struct diag_place *place, const char *line)
{
    const char *at = line, *end = line + strlen(line), *from;

    if (place->mark == 0)
        return NULL;
    for (uint32_t column = 1; column < place->mark && at < end; column++)
        at = text_next(at, end);
    from = at;
    for (uint32_t count = 0; count < place->mark_length && count < DIAG_ARGUMENT_MAX && at < end; count++)
        at = text_next(at, end);
    while (from < at && strchr(" \"'", *from) != NULL)
        from++;
    while (at > from && strchr(" \"'", at[-1]) != NULL)
        at--;
    return g_strndup(from, (size_t)(at - from));
}

static struct diag_place copy_place(struct span span)
{
    struct diag_place place = {.line = span.line, .column = span.column, .length = span.length};
    char             *line;

    if (span.source == NULL)
        return place;
    place.path = g_strdup(span.source->path);
    place.part = g_strdup(span.source->part);
    place.kind = span.source->kind;
    place.shown = source_place(span);
    if ((line = source_excerpt(span, &place.mark, &place.mark_length)) != NULL)
        copy_excerpt(&place, line);
    if (line != NULL)
        place.words = copy_words(&place, line);
    g_free(line);
    return place;
}

static void free_place(struct diag_place *place)
{
    g_free(place->path);
    g_free(place->part);
    g_free(place->shown);
    g_free(place->words);
    g_free(place->excerpt);
}

static void message_free(void *data)
{
    struct diag_message *message = data;

    free_place(&message->where);
    free_place(&message->also);

    for (unsigned i = 0; message->arguments[i] != NULL; i++)
        g_free(message->arguments[i]);
    g_free(message->subject);
    diag_verdict_free(message->verdict);
    g_free(message);
}

struct diags *diags_new(void)
{
    struct diags *diags = g_new0(struct diags, 1);

    diags->messages = g_ptr_array_new_with_free_func(message_free);
    diags->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return diags;
}

void diags_free(struct diags *diags)
{
    if (diags == NULL)
        return;
    g_ptr_array_unref(diags->messages);
    g_hash_table_unref(diags->seen);
    g_free(diags->subject);
    g_free(diags);
}

enum diag_severity diag_severity_of(enum diag_code code)
{
    return diag_code_severity(code);
}

/* What makes two messages the same. */
static char *message_key(const struct diag_message *message)
{
    GString *key = g_string_new(NULL);

    g_string_printf(key, "%d\n%s\n%s\n%u:%u", message->code, message->where.path != NULL ? message->where.path : "",
                    message->where.part != NULL ? message->where.part : "", message->where.line, message->where.column);
    for (unsigned i = 0; message->arguments[i] != NULL; i++)
        g_string_append_printf(key, "\n%s", message->arguments[i]);
    return g_string_free(key, FALSE);
}

static void make_final(struct diag_message *message)
{
    if (message->severity == DIAG_WARNING && !diag_is_accepted(message))
        message->severity = DIAG_ERROR;
}

/* A finding that is there already: accepted only as long as it is each time. */
static void merge_verdicts(const struct diags *diags, struct diag_message *first, struct diag_message *again)
{
    struct diag_verdict *verdict = first->verdict;

    if (!diag_is_accepted(first) || diag_is_accepted(again))
        return;
    first->verdict = again->verdict;
    again->verdict = verdict;
    if (diags->final)
        make_final(first);
}

/* Takes the message over; drops it if it is there already. */
static void collect(struct diags *diags, struct diag_message *message)
{
    char                *key;
    struct diag_message *first;

    diags->newest = NULL;
    if (diags->final)
        make_final(message);
    if (diags->messages->len >= DIAG_MESSAGES_MAX) {
        diags->dropped[message->severity] += !diag_is_accepted(message);
        message_free(message);
        return;
    }
    key = message_key(message);
    if ((first = g_hash_table_lookup(diags->seen, key)) != NULL) {
        merge_verdicts(diags, first, message);
        message_free(message);
        g_free(key);
        return;
    }
    g_hash_table_insert(diags->seen, key, message);
    message->order = diags->messages->len;
    g_ptr_array_add(diags->messages, message);
    diags->newest = message;
}

void diag(struct diags *diags, enum diag_code code, struct span where, ...)
{
    struct diag_message *message = g_new0(struct diag_message, 1);
    const char          *argument;
    unsigned             count = 0;
    va_list              arguments;

    message->code = code;
    message->severity = diag_code_severity(code);
    message->subject = g_strdup(diags->subject);
    if (diags->messages->len < DIAG_MESSAGES_MAX)
        message->where = copy_place(where);
    va_start(arguments, where);
    while ((argument = va_arg(arguments, const char *)) != NULL && count < DIAG_ARGUMENTS_MAX)
        message->arguments[count++] = text_visible(argument, DIAG_ARGUMENT_MAX);
    va_end(arguments);
    collect(diags, message);
}

void diags_set_subject(struct diags *diags, const char *id)
{
    g_free(diags->subject);
    diags->subject = g_strdup(id);
}

void diag_make_system(struct diags *diags)
{
    if (diags->newest != NULL)
        diags->newest->severity = DIAG_SYSTEM;
    else /* one of too many: it is only counted, as what its code says */
        diags->dropped[DIAG_SYSTEM]++;
}

void diag_also(struct diags *diags, struct span where)
{
    if (diags->newest != NULL && where.source != NULL && diags->newest->also.path == NULL)
        diags->newest->also = copy_place(where);
}

unsigned diags_count(const struct diags *diags, enum diag_severity at_least)
{
    unsigned count = 0;

    for (unsigned severity = at_least; severity <= DIAG_SYSTEM; severity++)
        count += diags->dropped[severity];
    for (unsigned i = 0; i < diags->messages->len; i++) {
        const struct diag_message *message = diags->messages->pdata[i];
        count += message->severity >= at_least && !diag_is_accepted(message);
    }
    return count;
}

void diags_move(struct diags *to, struct diags *from)
{
    for (unsigned i = 0; i < from->messages->len; i++)
        collect(to, from->messages->pdata[i]);
    for (unsigned severity = 0; severity <= DIAG_SYSTEM; severity++) {
        to->dropped[severity] += from->dropped[severity];
        from->dropped[severity] = 0;
    }
    g_ptr_array_set_free_func(from->messages, NULL);
    g_ptr_array_set_size(from->messages, 0);
    g_ptr_array_set_free_func(from->messages, message_free);
    g_hash_table_remove_all(from->seen);
    from->newest = NULL;
}

static struct diag_place place_copy(const struct diag_place *place)
{
    struct diag_place copy = *place;

    copy.path = g_strdup(place->path);
    copy.part = g_strdup(place->part);
    copy.shown = g_strdup(place->shown);
    copy.words = g_strdup(place->words);
    copy.excerpt = g_strdup(place->excerpt);
    return copy;
}

void diags_copy(struct diags *to, const struct diags *from)
{
    for (unsigned i = 0; i < from->messages->len; i++) {
        const struct diag_message *message = from->messages->pdata[i];
        struct diag_message       *copy = g_new(struct diag_message, 1);

        *copy = *message;
        copy->where = place_copy(&message->where);
        copy->also = place_copy(&message->also);
        for (unsigned k = 0; message->arguments[k] != NULL; k++)
            copy->arguments[k] = g_strdup(message->arguments[k]);
        copy->subject = g_strdup(message->subject);
        copy->verdict = diag_verdict_copy(message->verdict);
        collect(to, copy);
    }
    for (unsigned severity = 0; severity <= DIAG_SYSTEM; severity++)
        to->dropped[severity] += from->dropped[severity];
}

void diags_each_code(const struct diags *diags, diags_code_taker *take, void *data)
{
    unsigned counts[DIAG_CODE_COUNT] = {0};

    for (unsigned i = 0; i < diags->messages->len; i++) {
        const struct diag_message *message = diags->messages->pdata[i];
        counts[message->code] += message->severity == DIAG_WARNING && !diag_is_accepted(message);
    }
    for (int code = 0; code < DIAG_CODE_COUNT; code++)
        if (counts[code] > 0)
            take(data, diag_code_name((enum diag_code)code), counts[code]);
}

void diags_make_final(struct diags *diags)
{
    diags->final = true;
    diags->dropped[DIAG_ERROR] += diags->dropped[DIAG_WARNING];
    diags->dropped[DIAG_WARNING] = 0;
    for (unsigned i = 0; i < diags->messages->len; i++)
        make_final(diags->messages->pdata[i]);
}

/* Edit distance of two short ASCII names, a swap of neighbours counting once; bounded by limit + 1. */
static unsigned edit_distance(const char *a, const char *b, unsigned limit)
{
    enum { LENGTH_MAX = 64 };
    unsigned rows[3][LENGTH_MAX + 1];
    size_t   a_length = strlen(a), b_length = strlen(b);

    if (a_length > LENGTH_MAX || b_length > LENGTH_MAX ||
        (a_length > b_length ? a_length - b_length : b_length - a_length) > limit)
        return limit + 1;
    for (size_t j = 0; j <= b_length; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a_length; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b_length; j++) {
            unsigned best = MIN(above[j], row[j - 1]) + 1;
            best = MIN(best, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN(best, above2[j - 2] + 1);
            row[j] = best;
        }
    }
    return rows[a_length % 3][b_length];
}

const char *diag_nearest(const char *name, const char *const *candidates)
{
    unsigned    limit = MAX((unsigned)strlen(name) / 3, 1), best = limit + 1;
    const char *nearest = "";

    for (; *candidates != NULL; candidates++) {
        unsigned distance = edit_distance(name, *candidates, limit);
        if (distance < best) {
            best = distance;
            nearest = *candidates;
        }
    }
    return nearest;
}
