/*
 * schema.c -- JSON Schemas made from the tables of fields.
 *
 * A scalar may be written in several ways that load takes for the same text (5, "05"), and an empty value counts as
 * absent: so the types are wide, and null is one of them where a key may be absent.
 */
#include "schema.h"

#include <string.h>

#include "base/json.h"
#include "due_load.h"
#include "load_int.h"
#include "refer_load.h"
#include "schema_shapes.h"

#define YEAR "[1-9][0-9]{3}"
#define MONTH "(0[1-9]|1[0-2])"
#define DAY "(0[1-9]|[12][0-9]|3[01])"
#define DATE YEAR "-" MONTH "-" DAY
#define SPAN YEAR "(-(Q[1-4]|H[12]|" MONTH "(-" DAY ")?))?"
#define DUE "^(monthly|quarterly|yearly|always|before " DATE "|" SPAN "(\\\\.\\\\." SPAN ")?)$"
#define ID "^[a-z0-9-]{1,64}$"
#define STAGE "^[0-9]{4}(-[0-9]{4})?$"
#define PERIOD "^([0-9]{4}(-(" MONTH "|Q[1-4]|H[12]|9M))?|(?![0-9]{4}(-|$))[a-z0-9][a-z0-9-]{0,63})$"
/* What looks like a number must be one: dots group thousands, a comma starts the decimals. */
#define RELATION "\\\\s*(≥|≤|>=|<=)?\\\\s*"
#define DIGITS "([1-9][0-9]{0,2}(\\\\.[0-9]{3})+|[0-9]+)(,[0-9]+)?"
#define TERM "^(\\\\*|(carried-)?tasks/(total|done|doing|todo|overdue)|[a-z0-9*-]{1,64}|-?" DIGITS ")$"
#define NUMBER "^(" RELATION "-?" DIGITS "\\\\s*%?\\\\s*|(?!" RELATION "-?[0-9][0-9.,]*\\\\s*%?\\\\s*$)[\\\\s\\\\S]*)$"

const char *const schema_names[] = {"plan", "agencies", "period", "received", "site", NULL};

/* A schema while it is written. */
struct schema {
    struct json json;
    GPtrArray  *parts; /* tables that others refer to, in the order of the first reference */
};

/* ---- Names and readers ---- */

static const struct schema_part *const part_lists[] = {
    plan_parts,     agencies_parts, group_parts,    narrative_parts, period_parts,  submission_parts,
    value_parts,    cited_parts,    refer_parts,    rule_parts,      load_parts,    consolidate_parts,
    received_parts, calendar_parts, accepted_parts, site_parts,      archive_parts,
};
static const struct schema_reader *const reader_lists[] = {
    plan_readers,     group_readers,    narrative_readers, period_readers,      submission_readers,
    value_readers,    cited_readers,    rule_readers,      consolidate_readers, received_readers,
    calendar_readers, accepted_readers, site_readers,
};
static const struct schema_reader shared_readers[] = {
    {field_text, SHAPE_TEXT, NULL},      {field_texts, SHAPE_TEXTS, NULL},   {field_string, SHAPE_TEXT, NULL},
    {field_date, SHAPE_DATE, NULL},      {field_bool, SHAPE_BOOL, NULL},     {field_choice, SHAPE_CHOICE, NULL},
    {field_switch, SHAPE_CHOICE, NULL},  {field_fields, SHAPE_FIELDS, NULL}, {field_records, SHAPE_RECORDS, NULL},
    {field_id, SHAPE_ID, NULL},          {field_name, SHAPE_ID, NULL},       {field_reference, SHAPE_ID, NULL},
    {field_references, SHAPE_IDS, NULL}, {field_lead, SHAPE_LEAD, NULL},     {field_due, SHAPE_DUE, NULL},
    {field_prose, SHAPE_MAP_TEXT, NULL}, {NULL, SHAPE_UNKNOWN, NULL},
};

static const char *part_name(const struct field *fields)
{
    for (size_t i = 0; i < G_N_ELEMENTS(part_lists); i++)
        for (const struct schema_part *part = part_lists[i]; part->fields != NULL; part++)
            if (part->fields == fields)
                return part->name;
    return "";
}

static const struct schema_reader *find_reader(const struct schema_reader *readers, field_reader *read)
{
    while (readers->read != NULL && readers->read != read)
        readers++;
    return readers;
}

static struct schema_reader reader_of(const struct field *field)
{
    struct schema_reader reader = *find_reader(shared_readers, field->read);

    for (size_t i = 0; i < G_N_ELEMENTS(reader_lists) && reader.read == NULL; i++)
        reader = *find_reader(reader_lists[i], field->read);
    if (reader.detail == NULL)
        reader.detail = field->detail;
    return reader;
}

/* The table of fields of the part of that name. */
static const struct field *part_fields(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(part_lists); i++)
        for (const struct schema_part *part = part_lists[i]; part->fields != NULL; part++)
            if (strcmp(part->name, name) == 0)
                return part->fields;
    return NULL;
}

/* ---- Words ---- */

static void put_words(struct json *json, const char *key, const struct schema_word *word)
{
    char **examples;

    if (word == NULL)
        return;
    json_text(json, key, word->text);
    if (word->examples == NULL)
        return;
    examples = g_strsplit(word->examples, "|", -1);
    json_open(json, "examples", '[');
    for (char **example = examples; *example != NULL; example++)
        json_text(json, NULL, *example);
    json_close(json, ']');
    g_strfreev(examples);
}

/* ---- Scalars ---- */

/* "type" with its names, and null if the key may be absent. */
static void put_type(struct json *json, const char *names, bool nullable)
{
    char   **types = g_strsplit(names, " ", -1);
    char    *joined = g_strjoinv("\", \"", types);
    GString *raw = g_string_new(NULL);

    if (types[1] == NULL && !nullable)
        g_string_printf(raw, "\"%s\"", joined);
    else
        g_string_printf(raw, "[\"%s\"%s]", joined, nullable ? ", \"null\"" : "");
    json_raw(json, "type", raw->str);
    g_string_free(raw, TRUE);
    g_free(joined);
    g_strfreev(types);
}

/* The patterns are written as they stand in JSON. */
static void put_pattern(struct json *json, const char *types, const char *pattern, bool nullable)
{
    char *quoted = g_strdup_printf("\"%s\"", pattern);

    put_type(json, types, nullable);
    json_raw(json, "pattern", quoted);
    g_free(quoted);
}

static void put_text(struct json *json, bool nullable)
{
    put_type(json, "string number boolean", nullable);
    if (!nullable)
        json_raw(json, "minLength", "1");
}

static void put_choice(struct json *json, const struct choice *choices, bool nullable)
{
    json_open(json, "enum", '[');
    for (; choices->name != NULL; choices++)
        json_text(json, NULL, choices->name);
    if (nullable)
        json_raw(json, NULL, "null");
    json_close(json, ']');
}

static void put_due(struct json *json, bool nullable)
{
    put_pattern(json, "string integer", DUE, nullable);
    json_raw(json, "minimum", "1000");
    json_raw(json, "maximum", "9999");
}

static void put_period(struct json *json)
{
    put_pattern(json, "string integer", PERIOD, false);
    json_raw(json, "minimum", "1000");
    json_raw(json, "maximum", "9999");
}

static void put_id(struct json *json, bool nullable)
{
    put_pattern(json, "string integer", ID, nullable);
    json_raw(json, "minimum", "0");
}

/* ---- Lists and mappings ---- */

static void put_fields(struct schema *schema, const struct field *fields, bool nullable);

static void put_ids(struct json *json, bool nullable)
{
    put_type(json, "array", nullable);
    json_open(json, "items", '{');
    put_id(json, false);
    json_close(json, '}');
    json_raw(json, "uniqueItems", "true");
}

static void put_texts(struct json *json, bool nullable)
{
    put_type(json, "array", nullable);
    json_open(json, "items", '{');
    put_type(json, "string number boolean", false);
    json_close(json, '}');
}

static void put_choices(struct json *json, const struct choice *choices, bool nullable)
{
    put_type(json, "array", nullable);
    json_open(json, "items", '{');
    put_choice(json, choices, false);
    json_close(json, '}');
}

/* A reference to what $defs will hold. */
static void put_reference(struct schema *schema, const char *key, const struct field *fields)
{
    char *reference = g_strdup_printf("#/$defs/%s", part_name(fields));

    if (!g_ptr_array_find(schema->parts, fields, NULL))
        g_ptr_array_add(schema->parts, (gpointer)fields);
    if (key != NULL)
        json_open(&schema->json, key, '{');
    json_text(&schema->json, "$ref", reference);
    if (key != NULL)
        json_close(&schema->json, '}');
    g_free(reference);
}

static void put_records(struct schema *schema, const struct record *record, bool nullable)
{
    put_type(&schema->json, "array", nullable);
    put_reference(schema, "items", record->fields);
}

/* Opens a mapping of ids to what the caller writes; close it with close_map. */
static void open_map(struct json *json, const char *pattern, bool nullable)
{
    put_type(json, "object", nullable);
    json_open(json, "propertyNames", '{');
    json_text(json, "pattern", pattern);
    json_close(json, '}');
    json_open(json, "additionalProperties", '{');
}

static void close_map(struct json *json)
{
    json_close(json, '}');
}

/* ---- Values ---- */

/* A figure, or a mapping; absent when null. */
static void put_value(struct schema *schema)
{
    struct json *json = &schema->json;

    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    put_pattern(json, "string number", NUMBER, true);
    json_close(json, '}');
    json_open(json, NULL, '{');
    put_reference(schema, NULL, part_fields("value"));
    json_close(json, '}');
}

static void put_staged(struct schema *schema)
{
    struct json *json = &schema->json;

    put_value(schema);
    json_open(json, NULL, '{');
    open_map(json, STAGE, false);
    put_value(schema);
    json_close(json, ']');
    close_map(json);
    json_close(json, '}');
    json_close(json, ']');
}

static void put_lead(struct schema *schema, bool nullable)
{
    struct json *json = &schema->json;

    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    put_ids(json, nullable);
    json_close(json, '}');
    json_open(json, NULL, '{');
    put_reference(schema, NULL, part_fields("lead"));
    json_close(json, '}');
    json_close(json, ']');
}

static void put_consolidate(struct schema *schema, bool nullable)
{
    struct json *json = &schema->json;

    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    json_open(json, "enum", '[');
    json_text(json, NULL, "lead");
    if (nullable)
        json_raw(json, NULL, "null");
    json_close(json, ']');
    json_close(json, '}');
    json_open(json, NULL, '{');
    put_reference(schema, NULL, part_fields("from"));
    json_close(json, '}');
    json_close(json, ']');
}

static void put_ids_or_all(struct json *json, bool nullable)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    put_ids(json, nullable);
    json_close(json, '}');
    json_open(json, NULL, '{');
    json_text(json, "const", "all");
    json_close(json, '}');
    json_close(json, ']');
}

static void put_terms(struct json *json)
{
    json_open(json, "anyOf", '[');
    json_open(json, NULL, '{');
    put_pattern(json, "string number", TERM, false);
    json_close(json, '}');
    json_open(json, NULL, '{');
    put_type(json, "array", false);
    json_open(json, "items", '{');
    put_pattern(json, "string number", TERM, false);
    json_close(json, '}');
    json_close(json, '}');
    json_close(json, ']');
}

static void put_map(struct schema *schema, enum shape shape, const void *detail, bool nullable)
{
    struct json *json = &schema->json;

    open_map(json, shape == SHAPE_STAGE_TEXTS ? STAGE : ID, nullable);
    if (shape == SHAPE_MAP_VALUE) {
        put_value(schema);
        json_close(json, ']');
    } else if (shape == SHAPE_MAP_FIELDS)
        put_fields(schema, detail, true);
    else if (shape == SHAPE_MAP_RECORDS)
        put_records(schema, detail, true);
    else
        put_text(json, true);
    close_map(json);
}

/* ---- Mappings of known keys ---- */

static void put_shape(struct schema *schema, const struct field *field)
{
    struct schema_reader reader = reader_of(field);
    struct json         *json = &schema->json;
    bool                 nullable = (field->flags & FIELD_REQUIRED) == 0;

    switch (reader.shape) {
    case SHAPE_UNKNOWN:
        break;
    case SHAPE_TEXT:
        put_text(json, nullable);
        break;
    case SHAPE_LABEL:
        put_type(json, "string number boolean", nullable);
        break;
    case SHAPE_TEXTS:
        put_texts(json, nullable);
        break;
    case SHAPE_BOOL:
        put_type(json, "boolean", nullable);
        break;
    case SHAPE_CHOICE:
        put_choice(json, reader.detail, nullable);
        break;
    case SHAPE_CHOICES:
        put_choices(json, reader.detail, nullable);
        break;
    case SHAPE_DATE:
        put_pattern(json, "string", "^" DATE "$", nullable);
        break;
    case SHAPE_DUE:
        put_due(json, nullable);
        break;
    case SHAPE_PERIOD:
        put_period(json);
        break;
    case SHAPE_NUMBER:
        put_pattern(json, "string number", NUMBER, nullable);
        break;
    case SHAPE_DECIMAL:
        put_pattern(json, "string number", "^" DIGITS "$", nullable);
        break;
    case SHAPE_TERMS:
        put_terms(json);
        break;
    case SHAPE_STAGED:
        put_staged(schema);
        break;
    case SHAPE_ID:
        put_id(json, nullable);
        break;
    case SHAPE_IDS:
        put_ids(json, nullable);
        break;
    case SHAPE_IDS_OR_ALL:
        put_ids_or_all(json, nullable);
        break;
    case SHAPE_LEAD:
        put_lead(schema, nullable);
        break;
    case SHAPE_CONSOLIDATE:
        put_consolidate(schema, nullable);
        break;
    case SHAPE_FIELDS:
        put_fields(schema, reader.detail, nullable);
        break;
    case SHAPE_RECORDS:
        put_records(schema, reader.detail, nullable);
        break;
    case SHAPE_STAGE_TEXTS:
    case SHAPE_MAP_TEXT:
    case SHAPE_MAP_VALUE:
    case SHAPE_MAP_FIELDS:
    case SHAPE_MAP_RECORDS:
        put_map(schema, reader.shape, reader.detail, nullable);
        break;
    }
}

static void put_required(struct json *json, const struct field *fields)
{
    bool any = false;

    for (const struct field *field = fields; field->key != NULL; field++)
        any = any || field->flags & FIELD_REQUIRED;
    if (!any)
        return;
    json_open(json, "required", '[');
    for (const struct field *field = fields; field->key != NULL; field++)
        if (field->flags & FIELD_REQUIRED)
            json_text(json, NULL, field->key);
    json_close(json, ']');
}

/* Of some keys just one must be given. */
static void put_one_of(struct json *json, const char *first, const char *second)
{
    json_open(json, "oneOf", '[');
    for (unsigned i = 0; i < 2; i++) {
        json_open(json, NULL, '{');
        json_open(json, "required", '[');
        json_text(json, NULL, i == 0 ? first : second);
        json_close(json, ']');
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* A value, a reason why there is none, or what a share is a share of. */
static void put_value_alternatives(struct json *json)
{
    json_raw(json, "anyOf",
             "[{\"required\": [\"value\"], \"not\": {\"required\": [\"none\"]}}, "
             "{\"required\": [\"none\"]}, {\"required\": [\"numerator\", \"denominator\"]}]");
}

static void put_fields(struct schema *schema, const struct field *fields, bool nullable)
{
    struct json *json = &schema->json;
    const char  *part = part_name(fields);

    put_type(json, "object", nullable);
    json_open(json, "properties", '{');
    for (const struct field *field = fields; field->key != NULL; field++) {
        json_open(json, field->key, '{');
        put_words(json, "description", schema_word_find(part, field->key));
        put_shape(schema, field);
        json_close(json, '}');
    }
    json_close(json, '}');
    put_required(json, fields);
    if (strcmp(part, "value") == 0)
        put_value_alternatives(json);
    if (strcmp(part, "submission") == 0)
        put_one_of(json, "submitted", "missing");
    json_raw(json, "additionalProperties", "false");
}

/* ---- Whole schemas ---- */

char *schema_text(const char *name)
{
    struct schema       schema = {.json = {.out = g_string_new(NULL)}, .parts = g_ptr_array_new()};
    struct json        *json = &schema.json;
    const struct field *root = g_strv_contains(schema_names, name) ? part_fields(name) : NULL;

    if (root != NULL) {
        json_open(json, NULL, '{');
        json_text(json, "$schema", "https://json-schema.org/draft/2020-12/schema");
        put_words(json, "title", schema_word_find(name, SCHEMA_TABLE));
        put_fields(&schema, root, false);
        json_open(json, "$defs", '{');
        for (unsigned i = 0; i < schema.parts->len; i++) { /* which grows meanwhile */
            json_open(json, part_name(schema.parts->pdata[i]), '{');
            put_words(json, "title", schema_word_find(part_name(schema.parts->pdata[i]), SCHEMA_TABLE));
            put_fields(&schema, schema.parts->pdata[i], false);
            json_close(json, '}');
        }
        json_close(json, '}');
        json_close(json, '}');
    }
    g_ptr_array_unref(schema.parts);
    return g_string_free(json->out, root == NULL);
}

/* ---- Whether the tables, their shapes and their words agree ---- */

static void find_gaps_of(const struct schema_part *part, GString *gaps)
{
    unsigned count = 0;

    for (const struct field *field = part->fields; field->key != NULL; field++, count++) {
        struct schema_reader reader = reader_of(field);

        if (reader.shape == SHAPE_UNKNOWN)
            g_string_append_printf(gaps, "%s.%s: no shape\n", part->name, field->key);
        if (schema_word_find(part->name, field->key) == NULL)
            g_string_append_printf(gaps, "%s.%s: no words\n", part->name, field->key);
        if (((reader.shape == SHAPE_FIELDS || reader.shape == SHAPE_MAP_FIELDS) && *part_name(reader.detail) == '\0') ||
            ((reader.shape == SHAPE_RECORDS || reader.shape == SHAPE_MAP_RECORDS) &&
             *part_name(((const struct record *)reader.detail)->fields) == '\0'))
            g_string_append_printf(gaps, "%s.%s: its table has no name\n", part->name, field->key);
    }
    if (count > FIELDS_MAX)
        g_string_append_printf(gaps, "%s: more keys than FIELDS_MAX\n", part->name);
}

static bool has_key(const struct field *fields, const char *key)
{
    while (fields->key != NULL && strcmp(fields->key, key) != 0)
        fields++;
    return fields->key != NULL;
}

char *schema_gaps(void)
{
    GString *gaps = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(part_lists); i++)
        for (const struct schema_part *part = part_lists[i]; part->fields != NULL; part++)
            find_gaps_of(part, gaps);
    for (size_t i = 0; i < schema_n_words; i++) {
        const struct schema_word *word = &schema_words[i];
        const struct field       *fields = part_fields(word->part);

        if (fields == NULL || (strcmp(word->key, SCHEMA_TABLE) != 0 && !has_key(fields, word->key)))
            g_string_append_printf(gaps, "%s.%s: words for nothing\n", word->part, word->key);
    }
    return g_string_free(gaps, FALSE);
}
