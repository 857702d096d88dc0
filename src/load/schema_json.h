/*
 * schema_json.h -- JSON text, indented, in the order of the calls.
 * Private to load.
 */
#ifndef BAOCAO_SCHEMA_JSON_H
#define BAOCAO_SCHEMA_JSON_H

#include <glib.h>
#include <stdbool.h>

struct json {
    GString *out;
    unsigned depth;
    bool     empty; /* nothing stands yet in what was opened last */
};

/* Opens an object '{' or a list '['; key is NULL in a list and at the start. */
void json_open(struct json *json, const char *key, char bracket);
void json_close(struct json *json, char bracket);
void json_text(struct json *json, const char *key, const char *text);
/* JSON as it stands: numbers, true, short lists. */
void json_raw(struct json *json, const char *key, const char *raw);

#endif
