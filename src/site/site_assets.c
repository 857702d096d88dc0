/*
 * site_assets.c -- style sheet and script, one file each, named by what they hold: a page never meets another's.
 */
#include <string.h>

#include "render.h"
#include "site_int.h"

static const char *add_asset(struct site *site, const char *text, size_t length, const char *ending)
{
    char       *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, length);
    const char *path = arena_printf(site->arena, "assets/%.16s.%s", sum, ending);

    site_add(site, path, "asset", text, length);
    g_free(sum);
    return path;
}

void site_write_assets(struct site *site)
{
    const struct text *accent = &site->file->accent;
    char              *sheet = html_style_sheet();
    GString           *style = g_string_new(sheet);

    g_string_append(style, site_style);
    g_string_append_printf(style, ":root{--accent:%s}\n", accent->text != NULL ? accent->text : SITE_ACCENT_DEFAULT);
    site->style = add_asset(site, style->str, style->len, "css");
    site->script = add_asset(site, site_script, strlen(site_script), "js");
    g_string_free(style, TRUE);
    g_free(sheet);
}
