/*
 * fuzz.c -- what the fuzz targets share.
 */
#define _GNU_SOURCE /* memmem */
#include "fuzz.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char plan[] =
    "id: fuzz\ntitle: Kế hoạch thử\nfrom: 2026-01-01\nto: 2026-12-31\n"
    "issuer: {name: [ỦY BAN NHÂN DÂN, TỈNH A], short-name: UBND tỉnh, place: A, symbol: UBND}\n"
    "documents:\n  - {template: mau, name: mau, for: month, title: Kết quả}\n"
    "cited:\n  - {id: qd, kind: Quyết định, symbol: 1/QĐ-UBND, date: 2026-01-05, issuer: UBND tỉnh}\n"
    "indicators:\n  - id: nhom\n    title: Nhóm\n    items:\n"
    "      - {id: ty-le, title: Tỷ lệ, unit: \"%\", baseline: \"60%\", target: \"≥ 70%\", lead: [so-a]}\n"
    "tasks:\n  - id: viec\n    title: Việc\n    items:\n"
    "      - {id: mot, title: Việc một, lead: [so-a], due: 2026-10}\n"
    "      - {id: hai, title: Việc hai, lead: [so-b], due: monthly}\n"
    "requirements:\n  - {id: nop, title: nộp kế hoạch, of: [so], due: before 2026-05-10}\n"
    "prose:\n  loi: \"Lời *nghiêng* {vn:count(tasks/group)}\"\n";
static const char agencies[] = "classes:\n  - {id: so, title: sở}\nagencies:\n"
                               "  - {id: so-a, name: Sở A, short-name: A, classes: [so]}\n"
                               "  - {id: so-b, name: Sở B, short-name: B, classes: [so]}\n";
static const char period[] =
    "period: 2026-05\nresults:\n  ty-le: \"67,1%\"\nprogress:\n  mot: {state: doing, text: Đang làm.}\n"
    "issued:\n  - {kind: Công văn, symbol: 5/UBND, date: 2026-05-02, subject: về việc thử}\n"
    "submissions:\n  nop: {missing: [so-b]}\n";
static const char template[] =
    "<document kind=\"bao-cao\" title=\"T\"><letterhead><issuer>A</issuer><symbol notation=\"BC-A\"/>"
    "<place-date place=\"A\"/></letterhead><kind>BÁO CÁO</kind><subject>S</subject>"
    "<p>{vn:count(tasks/group/task)} việc; {text('loi')}</p>"
    "<table id=\"b\"><columns><column width=\"20\">A</column><column>B</column></columns>"
    "<rows select=\"tasks/group/task\"><cell>{@number}</cell><cell>{title}</cell></rows></table></document>\n";

static char *root, *folder;

static void remove_all(const char *path)
{
    GDir       *dir = g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        char *inside = g_build_filename(path, name, NULL);
        remove_all(inside);
        g_free(inside);
    }
    if (dir != NULL)
        g_dir_close(dir);
    g_remove(path);
}

static void finish(void)
{
    remove_all(root);
}

const char *fuzz_folder(void)
{
    char *periods;

    if (folder != NULL)
        return folder;
    root = g_dir_make_tmp("baocao-fuzz-XXXXXX", NULL);
    folder = g_build_filename(root, "fuzz", NULL);
    periods = g_build_filename(folder, "periods", NULL);
    g_mkdir_with_parents(periods, 0700);
    g_free(periods);
    atexit(finish);
    return folder;
}

void fuzz_write(const char *name, const void *data, size_t size)
{
    char *path = g_build_filename(fuzz_folder(), name, NULL);
    FILE *file = fopen(path, "wb");

    if (file == NULL || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
    g_free(path);
}

/* Is it one of the files that a plan has here? */
static bool is_file(const char *name, size_t length)
{
    static const char *const names[] = {"plan.yaml", "agencies.yaml", "periods/2026-05.yaml", "mau.xml"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0)
            return true;
    return false;
}

/* Where the next "=== NAME" stands, at the start of a line. */
static const char *next_mark(const char *from, const char *end)
{
    for (const char *at = from; at < end && (at = memmem(at, (size_t)(end - at), "=== ", 4)) != NULL; at++)
        if (at == from || at[-1] == '\n')
            return at;
    return end;
}

void fuzz_write_plan(const char *own, const uint8_t *data, size_t size)
{
    const char *at = size > 0 ? (const char *)data : "", *end = at + size;

    fuzz_write("plan.yaml", plan, strlen(plan));
    fuzz_write("agencies.yaml", agencies, strlen(agencies));
    fuzz_write("periods/2026-05.yaml", period, strlen(period));
    fuzz_write("mau.xml", template, strlen(template));
    for (const char *name = own; at < end;) {
        const char *mark = next_mark(at, end), *line;
        char       *file = g_strdup(name);
        if (mark > at)
            fuzz_write(file, at, (size_t)(mark - at));
        g_free(file);
        if (mark == end)
            return;
        line = memchr(mark, '\n', (size_t)(end - mark));
        if (line == NULL || !is_file(mark + 4, (size_t)(line - mark - 4)))
            return;
        name = g_intern_string((file = g_strndup(mark + 4, (size_t)(line - mark - 4))));
        g_free(file);
        at = line + 1;
    }
}

void fuzz_tell(struct diags *diags)
{
    static const char *const none[] = {NULL};
    const struct diag_scope  scope = {.plan = "fuzz", .periods = none, .changes = none};
    char                    *text = NULL;
    size_t                   length = 0;
    FILE                    *out = open_memstream(&text, &length);

    diags_print(diags, DIAG_LANG_VI, out);
    diags_write_json(diags, DIAG_LANG_EN, out);
    diags_write_sarif(diags, DIAG_LANG_VI, out);
    diags_write_report(diags, &scope, DIAG_LANG_VI, true, out);
    fclose(out);
    if (!g_utf8_validate(text, (gssize)length, NULL)) /* what is told can be shown */
        abort();
    free(text);
    diags_free(diags);
}
