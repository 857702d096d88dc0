/*
 * json.c -- JSON text, indented, in the order of the calls.
 */
#include "base/json.h"

void json_quote(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            g_string_append_printf(out, "\\%c", byte);
        else if (byte == '\n')
            g_string_append(out, "\\n");
        else if (byte < 0x20 || byte == 0x7F)
            g_string_append_printf(out, "\\u%04x", byte);
        else
            g_string_append_c(out, (char)byte);
    }
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
        json_quote(json->out, key);
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
    json_quote(json->out, text);
}

void json_number(struct json *json, const char *key, guint64 number)
{
    char digits[24];

    g_snprintf(digits, sizeof digits, "%" G_GUINT64_FORMAT, number);
    json_raw(json, key, digits);
}

void json_raw(struct json *json, const char *key, const char *raw)
{
    begin(json, key);
    g_string_append(json->out, raw);
}
