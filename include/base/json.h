/*
 * json.h -- JSON text, indented, in the order of the calls; nothing is read.
 * For whatever is told to programs: messages, schemas, what moved, the tables' data.
 */
#ifndef BAOCAO_JSON_H
#define BAOCAO_JSON_H

#include <glib.h>
#include <stdbool.h>

/* Appends a string in its quotation marks, escaped; the text is valid UTF-8. */
void json_quote(GString *out, const char *text);

struct json {
    GString *out;
    unsigned depth;
    bool     empty; /* nothing stands yet in what was opened last */
};

/* Opens an object '{' or a list '['; key is NULL in a list and at the start. */
void json_open(struct json *json, const char *key, char bracket);
void json_close(struct json *json, char bracket);
void json_text(struct json *json, const char *key, const char *text);
void json_number(struct json *json, const char *key, guint64 number);
/* JSON as it stands: numbers, true, short lists. */
void json_raw(struct json *json, const char *key, const char *raw);

#endif
