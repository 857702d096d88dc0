/*
 * site_search.c -- the list of all pages by the alphabet.  It is what the script searches, too: one index, in the page.
 */
#include <string.h>

#include "site_int.h"
#include "viet.h"

static int compare_entries(gconstpointer a, gconstpointer b)
{
    const struct site_entry *left = *(const struct site_entry *const *)a, *right = *(const struct site_entry *const *)b;
    int                      order = viet_compare(left->title, right->title);

    return order != 0 ? order : strcmp(left->address, right->address);
}

/* The letter that a title is listed under; "#" for those that begin with none. */
static const char *letter_of(struct arena *arena, const char *title)
{
    const char *upper = viet_upper(arena, title);
    const char *bare;

    if (g_str_has_prefix(upper, "Đ"))
        return "Đ";
    if (!viet_is_letter(g_utf8_get_char(upper)))
        return "#";
    bare = viet_bare(arena, upper);
    return *bare != '\0' ? viet_upper(arena, arena_strndup(arena, bare, 1)) : "#";
}

void site_write_search(struct site *site)
{
    static const struct crumb crumbs[] = {{NULL, "Tìm kiếm"}, {NULL, NULL}};
    struct site_page page = page_begin(site, "tim-kiem/" SITE_PAGE, "Tìm kiếm", "Danh mục mọi trang, theo vần", crumbs);
    const char *letter = "";

    put(page.text, "<div id=\"tim\"></div>\n<h2>Mọi trang, theo vần</h2>\n");
    g_ptr_array_sort(site->entries, compare_entries);
    for (unsigned i = 0; i < site->entries->len; i++) {
        const struct site_entry *entry = site->entries->pdata[i];
        const char              *own = letter_of(site->arena, entry->title);

        if (strcmp(own, letter) != 0)
            put(page.text, "<h3>%s</h3>\n<ul class=\"index\">\n", own);
        put(page.text, "<li><a href=\"%s%s\">%s</a> <span class=\"about\">%s</span></li>\n", page.root, entry->address,
            entry->title, entry->kind);
        letter = own;
        if (i + 1 == site->entries->len ||
            strcmp(letter_of(site->arena, ((const struct site_entry *)site->entries->pdata[i + 1])->title), own) != 0)
            put(page.text, "</ul>\n");
    }
    page_end(&page, "search", NULL, (struct date){0});
}
