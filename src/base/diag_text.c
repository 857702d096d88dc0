/*
 * diag_text.c -- the words of all messages, from diag_text.def.
 */
#include "diag_int.h"

const struct diag_text diag_texts[DIAG_CODE_COUNT] = {
#define DIAG_TEXT(name, vi, en, hint_vi, hint_en, reason_vi, reason_en, remedy_vi, remedy_en)                          \
    [DIAG_##name] = {{vi, en}, {hint_vi, hint_en}, {reason_vi, reason_en}, {remedy_vi, remedy_en}},
#include "diag_text.def"
#undef DIAG_TEXT
};

const char *diag_code_name(enum diag_code code)
{
    static const char *const names[DIAG_CODE_COUNT] = {
#define DIAG(name, code, severity) code,
#include "base/diag_codes.def"
#undef DIAG
    };

    return names[code];
}

enum diag_severity diag_code_severity(enum diag_code code)
{
    static const enum diag_severity severities[DIAG_CODE_COUNT] = {
#define DIAG(name, code, severity) severity,
#include "base/diag_codes.def"
#undef DIAG
    };

    return severities[code];
}
