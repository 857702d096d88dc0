/*
 * site_file.c -- site.yaml: what a site is called, where it stands, what is public.
 */
#include "site_file.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "load_int.h"
#include "refer_load.h"
#include "schema_shapes.h"

static field_reader field_base, field_link, field_accent;

static const struct choice agencies_choices[] = {{"public", false}, {"hidden", true}, {NULL, 0}};

static const struct field site_plan_fields[] = {
    {"id", field_name, offsetof(struct site_file_plan, id), FIELD_REQUIRED | FIELD_WORD, NULL},
    {"address", field_name, offsetof(struct site_file_plan, address), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record site_plan_record = {sizeof(struct site_file_plan), offsetof(struct site_file_plan, span),
                                               site_plan_fields, NULL, NULL};

static const struct field correction_fields[] = {
    {"plan", field_name, offsetof(struct site_correction, plan), FIELD_REQUIRED | FIELD_WORD, NULL},
    {"period", field_string, offsetof(struct site_correction, period), FIELD_REQUIRED | FIELD_WORD, NULL},
    {"document", field_name, offsetof(struct site_correction, document), 0, NULL},
    {"date", field_date, offsetof(struct site_correction, date), FIELD_REQUIRED, NULL},
    {"reason", field_text, offsetof(struct site_correction, reason), FIELD_REQUIRED, NULL},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record correction_record = {sizeof(struct site_correction), offsetof(struct site_correction, span),
                                                correction_fields, NULL, NULL};

static const struct field contact_fields[] = {
    {"name", field_text, offsetof(struct site_contact, name), 0, NULL},
    {"email", field_text, offsetof(struct site_contact, email), 0, NULL},
    {"phone", field_text, offsetof(struct site_contact, phone), 0, NULL},
    {"address", field_text, offsetof(struct site_contact, address), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};

static const struct field licence_fields[] = {
    {"title", field_text, offsetof(struct site_link, title), FIELD_REQUIRED, NULL},
    {"address", field_link, offsetof(struct site_link, address), FIELD_REQUIRED, NULL},
    {NULL, NULL, 0, 0, NULL},
};

static const struct field site_fields[] = {
    {"title", field_text, offsetof(struct site_file, title), FIELD_REQUIRED, NULL},
    {"body", field_text, offsetof(struct site_file, body), FIELD_REQUIRED, NULL},
    {"base", field_base, offsetof(struct site_file, base), FIELD_REQUIRED, NULL},
    {"contact", field_fields, offsetof(struct site_file, contact), 0, contact_fields},
    {"rating", field_link, offsetof(struct site_file, rating), 0, NULL},
    {"licence", field_fields, offsetof(struct site_file, licence), 0, licence_fields},
    {"accent", field_accent, offsetof(struct site_file, accent), 0, NULL},
    {"plans", field_records, offsetof(struct site_file, plans), FIELD_LIST, &site_plan_record},
    {"documents", field_texts, offsetof(struct site_file, documents), FIELD_LIST, NULL},
    {"agencies", field_switch, offsetof(struct site_file, agencies_hidden), 0, agencies_choices},
    {"corrections", field_records, offsetof(struct site_file, corrections), FIELD_LIST, &correction_record},
    {NULL, NULL, 0, 0, NULL},
};

/* ---- Addresses ---- */

/* Is it an address of the web with a host?  A base has nothing behind its path, and no account. */
static bool is_web_address(const char *text, bool base)
{
    GUri *uri = g_uri_parse(text, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED, NULL);
    bool  good = uri != NULL && strpbrk(text, " \"<>\\^`{|}") == NULL &&
                (strcmp(g_uri_get_scheme(uri), "https") == 0 || strcmp(g_uri_get_scheme(uri), "http") == 0) &&
                g_uri_get_host(uri) != NULL && *g_uri_get_host(uri) != '\0';

    good = good && (!base || (g_uri_get_query(uri) == NULL && g_uri_get_fragment(uri) == NULL &&
                              g_uri_get_user(uri) == NULL && strstr(g_uri_get_path(uri), "..") == NULL));
    if (uri != NULL)
        g_uri_unref(uri);
    return good;
}

static void read_address(struct load *load, const struct field *field, const struct yaml_node *node, void *into,
                         bool base)
{
    if (!load_is_text(load, field->key, node))
        return;
    if (is_web_address(node->text, base))
        *(struct text *)into = load_text(node);
    else
        diag(load->diags, base ? DIAG_SITE_BASE : DIAG_SITE_LINK, node->span, load_excerpt(load, node->text), NULL);
}

static void field_base(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    read_address(load, field, node, into, true);
}

static void field_link(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    read_address(load, field, node, into, false);
}

/* ---- The accent colour ---- */

/* Of one of a colour's three parts; WCAG 2, relative luminance. */
static double linear(unsigned value)
{
    double part = (value & 0xff) / 255.0;

    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

/* Can white text on the colour, and the colour on white, be read?  WCAG asks for 4.5 to 1. */
static bool is_dark_enough(unsigned colour)
{
    double luminance = 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);

    return 1.05 / (luminance + 0.05) >= 4.5;
}

static void field_accent(struct load *load, const struct field *field, const struct yaml_node *node, void *into)
{
    const char *text = node->text;

    if (!load_is_text(load, field->key, node))
        return;
    if (strlen(text) == 7 && text[0] == '#' && strspn(text + 1, "0123456789abcdefABCDEF") == 6 &&
        is_dark_enough((unsigned)g_ascii_strtoull(text + 1, NULL, 16)))
        *(struct text *)into = load_text(node);
    else
        diag(load->diags, DIAG_SITE_ACCENT, node->span, load_excerpt(load, text), NULL);
}

/* ---- The file ---- */

static void check_plans(const struct load *load, const struct site_file *file)
{
    for (unsigned i = 0; i < file->plans->len; i++)
        for (unsigned k = 0; k < i; k++) {
            const struct site_file_plan *plan = file->plans->pdata[i], *other = file->plans->pdata[k];
            if (strcmp(plan->id, other->id) != 0)
                continue;
            diag(load->diags, DIAG_DUPLICATE_ID, plan->span, plan->id, NULL);
            diag_also(load->diags, other->span);
        }
}

struct site_file *site_file_load(struct arena *arena, const char *folder, struct diags *diags)
{
    struct load             load = load_start(arena, NULL, diags);
    struct site_file       *file = arena_new_struct(arena, struct site_file);
    const struct yaml_node *root;

    file->lists = load.lists;
    root = load_file(&load, folder, SITE_FILE_NAME);
    if (root != NULL) {
        file->path = load.source->path;
        load_fields(&load, site_fields, SITE_FILE_NAME, root, (struct span){.source = load.source}, file);
        check_plans(&load, file);
    }
    if (file->base.text != NULL)
        file->address = g_str_has_suffix(file->base.text, "/") ? file->base.text
                                                               : arena_printf(arena, "%s/", file->base.text);
    load_end(&load);
    if (root != NULL)
        return file;
    site_file_free(file);
    return NULL;
}

void site_file_free(struct site_file *file)
{
    if (file != NULL)
        load_lists_free(file->lists);
}

/* ---- For the schema ---- */

const struct schema_reader site_readers[] = {
    {field_base, SHAPE_TEXT, NULL},
    {field_link, SHAPE_TEXT, NULL},
    {field_accent, SHAPE_TEXT, NULL},
    {NULL, SHAPE_UNKNOWN, NULL},
};
const struct schema_part site_parts[] = {
    {site_fields, "site"},       {site_plan_fields, "site-plan"}, {correction_fields, "correction"},
    {contact_fields, "contact"}, {licence_fields, "licence"},     {NULL, NULL},
};
