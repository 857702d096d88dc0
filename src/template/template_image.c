/*
 * template_image.c -- pictures: PNG files beside the templates or in the plan's folder, judged when they are read.
 */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "template_expand.h"

static const struct drawing_image *fail(struct run *run, const struct op *op, enum diag_code code, const char *name,
                                        const char *more)
{
    const struct op_attribute *attribute = op_attribute(op, "src");

    expand_report(run, attribute != NULL ? attribute->pattern->span : *op->span, code, name, more, NULL);
    return NULL;
}

/* A path of names below a folder: not absolute, not upwards. */
static bool is_below(const char *name)
{
    char **parts = g_strsplit(name, "/", -1);
    bool   below = *name != '\0' && strchr(name, '\\') == NULL;

    for (unsigned i = 0; parts[i] != NULL; i++)
        below = below && *parts[i] != '\0' && strcmp(parts[i], "..") != 0 && strcmp(parts[i], ".") != 0;
    g_strfreev(parts);
    return below;
}

/* The file's real path, if it lies in the folder, whatever links lead there; to be freed by free.  *outside: it
 * doesn't. */
static char *find_in(const char *folder, const char *name, bool *outside)
{
    char  *joined = g_build_filename(folder, name, NULL);
    char  *root = realpath(folder, NULL), *path = realpath(joined, NULL);
    size_t length = root != NULL ? strlen(root) : 0;

    g_free(joined);
    if (path != NULL &&
        (root == NULL || strncmp(path, root, length) != 0 || (path[length] != '/' && root[length - 1] != '/'))) {
        *outside = true;
        free(path);
        path = NULL;
    }
    free(root);
    return path;
}

static char *find_image(struct run *run, const char *name, bool *outside)
{
    char *path = NULL;

    for (unsigned i = 0; run->folders != NULL && i < run->folders->len && path == NULL; i++)
        path = find_in(run->folders->pdata[i], name, outside);
    if (path == NULL && run->facts->folder != NULL)
        path = find_in(run->facts->folder, name, outside);
    return path;
}

/* The bytes of a file, in the arena; what is no file, or too large, is not read. */
static const void *read_bytes(struct run *run, const char *path, size_t *length, bool *too_large)
{
    GStatBuf status;
    char    *bytes = NULL;
    void    *kept = NULL;

    if (g_stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return NULL;
    *too_large = status.st_size > IMAGE_BYTES_MAX;
    if (*too_large || !g_file_get_contents(path, &bytes, length, NULL))
        return NULL;
    kept = memcpy(arena_alloc(run->arena, *length + 1), bytes, *length);
    g_free(bytes);
    return kept;
}

static const struct drawing_image *judge(struct run *run, const struct op *op, const char *name, const void *bytes,
                                         size_t length)
{
    struct drawing_image *image = arena_new_struct(run->arena, struct drawing_image);

    switch (image_read(bytes, length, image)) {
    case IMAGE_GOOD:
        break;
    case IMAGE_NOT_PNG:
        return fail(run, op, DIAG_IMAGE_NOT_PNG, name, "");
    case IMAGE_TOO_LARGE:
        return fail(run, op, DIAG_IMAGE_TOO_LARGE, name,
                    arena_printf(run->arena, "%u × %u", image->columns, image->rows));
    case IMAGE_BROKEN:
        return fail(run, op, DIAG_IMAGE_BROKEN, name, "");
    }
    return image;
}

static const struct drawing_image *read_image(struct run *run, const struct op *op, const char *name, const char *path)
{
    bool        too_large = false;
    size_t      length = 0;
    const void *bytes = read_bytes(run, path, &length, &too_large);

    if (too_large)
        return fail(run, op, DIAG_IMAGE_TOO_LARGE, name, "> 64 MiB");
    if (bytes == NULL)
        return fail(run, op, DIAG_IMAGE_MISSING, name, "");
    return judge(run, op, name, bytes, length);
}

/* Each file is read once in a document. */
static const struct drawing_image *load_image(struct run *run, const struct op *op, const char *name)
{
    const struct drawing_image *image;
    bool                        outside = !is_below(name);
    char                       *path = outside ? NULL : find_image(run, name, &outside);

    if (path == NULL)
        return fail(run, op, outside ? DIAG_IMAGE_OUTSIDE : DIAG_IMAGE_MISSING, name, "");
    if (run->images == NULL)
        run->images = g_hash_table_new_full(g_str_hash, g_str_equal, free, NULL);
    image = g_hash_table_lookup(run->images, path);
    if (image != NULL) {
        free(path);
        return image;
    }
    image = read_image(run, op, name, path);
    if (image != NULL)
        g_hash_table_insert(run->images, path, (gpointer)image);
    else
        free(path);
    return image;
}

void image_expand(struct run *run, const struct op *op, const struct place *place, struct context at)
{
    struct doc_node   *node = build_node(run, DOC_FIGURE, expand_spans(op, at));
    struct doc_figure *figure = arena_new_struct(run->arena, struct doc_figure);
    struct place       inside = {.node = node, .figure = node};
    const char        *source = expand_attribute(run, op, "src", at), *text = expand_attribute(run, op, "alt", at);

    node->attr = figure;
    run->at = at;
    expand_number(run, op, "width", &figure->width, at);
    if (text != NULL && text[strspn(text, " \t\r\n")] == '\0')
        fail(run, op, DIAG_IMAGE_ALT, source != NULL ? source : "", "");
    figure->alternative = text != NULL ? text : "";
    if (source != NULL)
        figure->image = load_image(run, op, source);
    build_block(run, place, node);
    expand_ops(run, op->first, &inside, at);
}
