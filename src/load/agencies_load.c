/*
 * agencies_load.c -- agencies.yaml: the registry of agencies and their classes.
 */
#include "calendar_load.h"
#include "consolidate_load.h"
#include "load_int.h"
#include "refer_load.h"
#include "schema_shapes.h"

struct registry {
    GPtrArray      *classes, *agencies;
    struct calendar calendar;
};

static void agency_finish(struct load *load, void *object);

static const struct field class_fields[] = {
    {"id", field_id, offsetof(struct class, id), FIELD_REQUIRED | FIELD_WORD, &id_space_classes},
    {"title", field_text, offsetof(struct class, title), FIELD_REQUIRED, NULL},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record class_record = {sizeof(struct class), offsetof(struct class, span), class_fields, NULL,
                                           NULL};

static void renaming_finish(struct load *load, void *object);

static const struct field renaming_fields[] = {
    {"since", field_date, offsetof(struct renaming, since), FIELD_REQUIRED, NULL},
    {"by", field_text, offsetof(struct renaming, by), FIELD_REQUIRED, NULL},
    {"name", field_text, offsetof(struct renaming, name), FIELD_REQUIRED, NULL},
    {"short-name", field_text, offsetof(struct renaming, short_name), 0, NULL},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record renaming_record = {sizeof(struct renaming), offsetof(struct renaming, span), renaming_fields,
                                              NULL, renaming_finish};

static const struct field merger_fields[] = {
    {"since", field_date, offsetof(struct merger, since), FIELD_REQUIRED, NULL},
    {"by", field_text, offsetof(struct merger, by), FIELD_REQUIRED, NULL},
    {"into", field_text, offsetof(struct merger, into), FIELD_REQUIRED, NULL},
    {NULL, NULL, 0, 0, NULL},
};

static const struct field agency_fields[] = {
    {"id", field_id, offsetof(struct agency, id), FIELD_REQUIRED | FIELD_WORD, &id_space_agencies},
    {"name", field_text, offsetof(struct agency, name), FIELD_REQUIRED, NULL},
    {"short-name", field_text, offsetof(struct agency, short_name), 0, NULL},
    {"identifier", field_identifier, offsetof(struct agency, identifier), 0, NULL},
    {"classes", field_references, offsetof(struct agency, classes), FIELD_LIST, &id_space_classes},
    {"stands-for", field_reference, offsetof(struct agency, stands_for), 0, &id_space_classes},
    {"renamed", field_records, offsetof(struct agency, renamings), FIELD_LIST, &renaming_record},
    {"merged", field_fields, offsetof(struct agency, merger), 0, merger_fields},
    {NULL, NULL, 0, 0, NULL},
};
static const struct record agency_record = {sizeof(struct agency), offsetof(struct agency, span), agency_fields, NULL,
                                            agency_finish};

/* Classes stand first, so that agencies find them whatever the file's order is. */
static const struct field registry_fields[] = {
    {"classes", field_records, offsetof(struct registry, classes), FIELD_LIST, &class_record},
    {"agencies", field_records, offsetof(struct registry, agencies), FIELD_LIST, &agency_record},
    {"calendar", field_fields, offsetof(struct registry, calendar), 0, calendar_fields},
    {NULL, NULL, 0, 0, NULL},
};

static void agency_finish(struct load *load, void *object)
{
    struct agency *agency = object;

    (void)load;
    if (agency->short_name.text == NULL)
        agency->short_name = agency->name;
}

static void renaming_finish(struct load *load, void *object)
{
    struct renaming *renaming = object;

    (void)load;
    if (renaming->short_name.text == NULL)
        renaming->short_name = renaming->name;
}

void agencies_load(struct load *load, struct plan *plan, const char *folder)
{
    const struct yaml_node *root = load_file(load, folder, "agencies.yaml");
    struct registry         registry = {.classes = load->empty, .agencies = load->empty};

    load->agencies_unknown = root == NULL || !load_fields(load, registry_fields, "agencies.yaml", root,
                                                          (struct span){.source = load->source}, &registry);
    plan->classes = registry.classes;
    plan->agencies = registry.agencies;
    plan->calendar = registry.calendar;
    for (unsigned i = 0; i < plan->agencies->len; i++) {
        struct agency *agency = plan->agencies->pdata[i];
        agency->order = i;
        for (unsigned k = 0; k < agency->classes->len; k++)
            ((struct class *)agency->classes->pdata[k])->size++;
    }
}

const struct schema_part agencies_parts[] = {
    {registry_fields, "agencies"}, {class_fields, "class"},   {agency_fields, "agency"},
    {renaming_fields, "renaming"}, {merger_fields, "merger"}, {NULL, NULL},
};
