/*
 * template_scan.c -- where tags, attributes and text stand in an XML source.
 *
 * libxml2 knows of an element only the line on which its start tag ends.  This scan goes over the same source and
 * lists start tags and runs of text in their order, which is the order of the tree's nodes.  It does not check
 * the XML: libxml2 does.
 */
#include <glib.h>
#include <string.h>

#include "template_scan.h"

struct scanner {
    struct arena *arena;
    const char   *text;
    size_t        length, at;
    GArray       *items;
    struct scan  *scan;
};

static bool looking_at(const struct scanner *scanner, const char *what)
{
    size_t length = strlen(what);

    return scanner->length - scanner->at >= length && memcmp(scanner->text + scanner->at, what, length) == 0;
}

/* Goes behind the next `what`, or to the end. */
static size_t skip_past(struct scanner *scanner, const char *what)
{
    const char *found = g_strstr_len(scanner->text + scanner->at, (gssize)(scanner->length - scanner->at), what);
    size_t      start;

    if (found == NULL) {
        scanner->at = scanner->length;
        return scanner->length;
    }
    start = (size_t)(found - scanner->text);
    scanner->at = start + strlen(what);
    return start;
}

static bool is_name_end(char c)
{
    return g_ascii_isspace(c) || c == '=' || c == '/' || c == '>' || c == '<' || c == '\0';
}

static size_t skip_name(struct scanner *scanner)
{
    size_t start = scanner->at;

    while (scanner->at < scanner->length && !is_name_end(scanner->text[scanner->at]))
        scanner->at++;
    return scanner->at - start;
}

static void skip_spaces(struct scanner *scanner)
{
    while (scanner->at < scanner->length && g_ascii_isspace(scanner->text[scanner->at]))
        scanner->at++;
}

static void scan_attribute(struct scanner *scanner, GArray *attributes)
{
    struct scan_attribute attribute = {.name = scanner->text + scanner->at};
    char                  quote[2] = "";

    attribute.name_length = skip_name(scanner);
    if (attribute.name_length == 0) {
        scanner->at++;
        return;
    }
    skip_spaces(scanner);
    if (!looking_at(scanner, "="))
        return;
    scanner->at++;
    skip_spaces(scanner);
    if (!looking_at(scanner, "\"") && !looking_at(scanner, "'"))
        return;
    quote[0] = scanner->text[scanner->at++];
    attribute.value = scanner->at;
    attribute.value_length = skip_past(scanner, quote) - attribute.value;
    g_array_append_val(attributes, attribute);
}

static void scan_tag(struct scanner *scanner)
{
    struct scan_item item = {.is_tag = true, .offset = scanner->at};
    GArray          *attributes = g_array_new(FALSE, FALSE, sizeof(struct scan_attribute));

    scanner->at++;
    item.length = 1 + skip_name(scanner);
    for (;;) {
        skip_spaces(scanner);
        if (scanner->at >= scanner->length || looking_at(scanner, ">") || looking_at(scanner, "<"))
            break;
        scan_attribute(scanner, attributes);
    }
    if (looking_at(scanner, ">"))
        scanner->at++;
    item.n_attributes = attributes->len;
    item.attributes = arena_new_array(scanner->arena, struct scan_attribute, attributes->len + 1);
    if (attributes->len > 0)
        memcpy(item.attributes, attributes->data, attributes->len * sizeof(struct scan_attribute));
    g_array_free(attributes, TRUE);
    g_array_append_val(scanner->items, item);
}

static void add_text(struct scanner *scanner, size_t start, size_t end, bool raw)
{
    struct scan_item item = {.raw = raw, .offset = start, .length = end - start};

    if (end > start)
        g_array_append_val(scanner->items, item);
}

static void scan_markup(struct scanner *scanner)
{
    if (looking_at(scanner, "<!--")) {
        scanner->at += 4;
        skip_past(scanner, "-->");
    } else if (looking_at(scanner, "<![CDATA[")) {
        size_t start = scanner->at += 9;

        add_text(scanner, start, skip_past(scanner, "]]>"), true);
    } else if (looking_at(scanner, "<?")) {
        skip_past(scanner, "?>");
    } else if (looking_at(scanner, "<!")) {
        if (!scanner->scan->has_doctype)
            scanner->scan->doctype = scanner->at;
        scanner->scan->has_doctype = true;
        skip_past(scanner, ">");
    } else if (looking_at(scanner, "</")) {
        skip_past(scanner, ">");
    } else {
        scan_tag(scanner);
    }
}

struct scan *scan_source(struct arena *arena, const struct source *source)
{
    struct scan   *scan = arena_new_struct(arena, struct scan);
    struct scanner scanner = {arena, source->text, source->length, 0, NULL, scan};
    size_t         start;

    scanner.items = g_array_new(FALSE, FALSE, sizeof(struct scan_item));
    while (scanner.at < scanner.length) {
        start = scanner.at;
        while (scanner.at < scanner.length && scanner.text[scanner.at] != '<')
            scanner.at++;
        add_text(&scanner, start, scanner.at, false);
        if (scanner.at < scanner.length)
            scan_markup(&scanner);
    }
    scan->n_items = scanner.items->len;
    scan->items = arena_new_array(arena, struct scan_item, scan->n_items + 1);
    if (scan->n_items > 0)
        memcpy(scan->items, scanner.items->data, scan->n_items * sizeof(struct scan_item));
    g_array_free(scanner.items, TRUE);
    return scan;
}

/* The bytes that a reference such as &lt; or &#x111; stands for. */
static size_t reference_length(const char *name, size_t length)
{
    char          number[16];
    unsigned long code;

    if (length < 2 || name[0] != '#' || length >= sizeof number)
        return 1;
    memcpy(number, name + 1, length - 1);
    number[length - 1] = '\0';
    code = number[0] == 'x' ? strtoul(number + 1, NULL, 16) : strtoul(number, NULL, 10);
    return code <= 0x10ffff ? (size_t)g_unichar_to_utf8((gunichar)code, NULL) : 1;
}

size_t scan_offset(const struct source *source, size_t offset, bool raw, size_t index)
{
    size_t decoded = 0;

    while (decoded < index && offset < source->length) {
        const char *at = source->text + offset;
        const char *end = *at == '&' && !raw ? memchr(at, ';', MIN(source->length - offset, 12)) : NULL;

        if (end != NULL) {
            decoded += reference_length(at + 1, (size_t)(end - at) - 1);
            offset += (size_t)(end - at) + 1;
        } else {
            decoded += !(at[0] == '\r' && at[1] == '\n'); /* read as one line end */
            offset++;
        }
    }
    return offset;
}
