/*
 * chart_words.c -- the numbers of a chart in words, for those who can't see it.
 */
#include "chart_int.h"

static void append_point(GString *words, const struct chart *chart, const struct chart_point *point)
{
    bool first = true;

    g_string_append_printf(words, "%s%s: ", words->len > 0 ? "; " : "", point->label);
    for (unsigned i = 0; i < chart->n_series; i++) {
        if (!point->values[i].present)
            continue;
        g_string_append_printf(words, "%s%s %s", first ? "" : ", ", chart->series[i], point->values[i].text);
        first = false;
    }
    if (first)
        g_string_append(words, "chưa có số liệu");
}

const char *chart_words(struct arena *arena, const struct chart *chart)
{
    GString    *words = g_string_new(NULL);
    const char *kept;

    for (unsigned i = 0; i < chart->n_panels; i++) {
        const struct chart_panel *panel = &chart->panels[i];

        if (panel->title != NULL)
            g_string_append_printf(words, "%s%s", words->len > 0 ? ". " : "", panel->title);
        for (unsigned k = 0; k < panel->n_points; k++)
            append_point(words, chart, &panel->points[k]);
    }
    g_string_append_c(words, '.');
    kept = arena_strndup(arena, words->str, words->len);
    g_string_free(words, TRUE);
    return kept;
}
