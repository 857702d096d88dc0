/*
 * schema_json.c -- JSON text, indented, in the order of the calls.
 */
#include "schema_json.h"

static void put_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++)
        if (*text == '"' || *text == '\\')
            g_string_append_printf(out, "\\%c", *text);
        else if ((unsigned char)*text < 0x20)
            g_string_append_printf(out, "\\u%04x", (unsigned)*text);
        else
            g_string_append_c(out, *text);
    g_string_append_c(out, '"');
}

static void put_line(struct json *json)
{
    g_string_append_c(json->out, '\n');
    for (unsigned i = 0; i < json->depth; i++)
        g_string_append(json->out, "  ");
}

/* What stands before a value: the comma behind the one before, the line, the key. */
static void begin(struct json *json, const char *key)
{
    if (json->depth > 0) {
        if (!json->empty)
            g_string_append_c(json->out, ',');
        put_line(json);
    }
    json->empty = false;
    if (key != NULL) {
        put_quoted(json->out, key);
        g_string_append(json->out, ": ");
    }
}

void json_open(struct json *json, const char *key, char bracket)
{
    begin(json, key);
    g_string_append_c(json->out, bracket);
    json->depth++;
    json->empty = true;
}

void json_close(struct json *json, char bracket)
{
    json->depth--;
    if (!json->empty)
        put_line(json);
    g_string_append_c(json->out, bracket);
    json->empty = false;
    if (json->depth == 0)
        g_string_append_c(json->out, '\n');
}

void json_text(struct json *json, const char *key, const char *text)
{
    begin(json, key);
    put_quoted(json->out, text);
}

void json_raw(struct json *json, const char *key, const char *raw)
{
    begin(json, key);
    g_string_append(json->out, raw);
}
