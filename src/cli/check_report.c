/*
 * check_report.c -- what was checked, for the check report, and its file.
 */
#include "check_report.h"

#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/outputs.h"
#include "change_words.h"
#include "viet.h"

struct checked *checked_new(void)
{
    struct checked *checked = g_new0(struct checked, 1);

    checked->periods = g_ptr_array_new_with_free_func(g_free);
    checked->changes = g_ptr_array_new_with_free_func(g_free);
    checked->titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return checked;
}

void checked_free(struct checked *checked)
{
    g_free(checked->title);
    g_free(checked->since);
    g_ptr_array_unref(checked->periods);
    g_ptr_array_unref(checked->changes);
    g_hash_table_unref(checked->titles);
    g_free(checked);
}

/* ---- Titles ---- */

/* Without the stars of emphasis around the whole. */
static char *first_line(const char *text)
{
    size_t length = strcspn(text, "\n");

    while (length > 2 && text[0] == '*' && text[length - 1] == '*') {
        text++;
        length -= 2;
    }
    return g_strndup(text, length);
}

static void note_title(struct checked *checked, const char *id, const struct text *title)
{
    if (title->text != NULL && title->text[0] != '\0')
        g_hash_table_insert(checked->titles, g_strdup(id), first_line(title->text));
}

static void note_titles(struct checked *checked, const struct plan *plan)
{
    GHashTableIter iter;
    void          *id, *thing;

    g_hash_table_iter_init(&iter, plan->indicators_by_id);
    while (g_hash_table_iter_next(&iter, &id, &thing))
        note_title(checked, id, &((const struct indicator *)thing)->title);
    g_hash_table_iter_init(&iter, plan->tasks_by_id);
    while (g_hash_table_iter_next(&iter, &id, &thing))
        note_title(checked, id, &((const struct task *)thing)->title);
    g_hash_table_iter_init(&iter, plan->requirements_by_id);
    while (g_hash_table_iter_next(&iter, &id, &thing))
        note_title(checked, id, &((const struct requirement *)thing)->title);
    g_hash_table_iter_init(&iter, plan->agencies_by_id);
    while (g_hash_table_iter_next(&iter, &id, &thing))
        note_title(checked, id, &((const struct agency *)thing)->name);
    for (unsigned i = 0; i < plan->rules->len; i++)
        note_title(checked, ((const struct rule *)plan->rules->pdata[i])->id,
                   &((const struct rule *)plan->rules->pdata[i])->title);
}

/* ---- Changes ---- */

static char *change_line(struct arena *arena, const struct change *change, enum diag_lang lang)
{
    const struct text *title = change->indicator != NULL ? &change->indicator->title
                               : change->task != NULL    ? &change->task->title
                                                         : &change->requirement->title;
    char              *called = first_line(title->text != NULL ? title->text : ""), *line;

    if (change->indicator != NULL)
        line = g_strdup_printf("%s: %s → %s", called, change_result(arena, change->result_before),
                               change_result(arena, change->result_after));
    else if (change->task != NULL)
        line = g_strdup_printf("%s: %s", called, change_kind_word(change->kind, lang));
    else
        line = g_strdup_printf("%s: %s %u", called, change_kind_word(change->kind, lang), change->agencies->len);
    g_free(called);
    return line;
}

static void note_changes(struct checked *checked, struct pipeline *pipeline, enum diag_lang lang)
{
    const struct period *period = pipeline->period;
    struct changes      *changes;

    g_clear_pointer(&checked->since, g_free);
    g_ptr_array_set_size(checked->changes, 0);
    if (period == NULL || period->before == NULL || pipeline->facts == NULL)
        return;
    checked->since = g_strdup(viet_period(pipeline->work, &period->before->id));
    changes = changes_compute(pipeline->work, pipeline->plan, period->before, period);
    for (unsigned i = 0; i < changes->list->len; i++)
        g_ptr_array_add(checked->changes, change_line(pipeline->work, changes->list->pdata[i], lang));
    changes_free(changes);
}

void checked_note(struct checked *checked, struct pipeline *pipeline, enum diag_lang lang)
{
    if (pipeline->loaded == NULL)
        return;
    if (checked->title == NULL)
        checked->title = g_strdup(pipeline->loaded->title.text);
    note_titles(checked, pipeline->loaded);
    note_changes(checked, pipeline, lang);
}

/* ---- The file ---- */

static void write_report(const struct checked *checked, const char *plan, enum diag_lang lang, bool html,
                         const struct diags *diags, FILE *out)
{
    struct diag_scope scope = {
        .plan = checked->title != NULL ? checked->title : plan, .titles = checked->titles, .since = checked->since};

    g_ptr_array_add(checked->periods, NULL);
    g_ptr_array_add(checked->changes, NULL);
    scope.periods = (const char *const *)checked->periods->pdata;
    scope.changes = (const char *const *)checked->changes->pdata;
    diags_write_report(diags, &scope, lang, html, out);
}

void check_report_write(const char *path, const struct checked *checked, const char *plan, enum diag_lang lang,
                        struct diags *diags)
{
    bool   html = g_str_has_suffix(path, ".html") || g_str_has_suffix(path, ".htm");
    char  *text = NULL;
    size_t length = 0;
    FILE  *memory = open_memstream(&text, &length);

    if (memory != NULL) {
        write_report(checked, plan, lang, html, diags, memory);
        fclose(memory);
    }
    if (memory == NULL || text == NULL)
        diag_system(diags, DIAG_CANT_WRITE, SPAN_NONE, path, ENOMEM);
    else
        outputs_write_at(path, text, length, diags);
    free(text);
}
