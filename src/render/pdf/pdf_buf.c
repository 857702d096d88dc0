/*
 * pdf_buf.c -- bytes that grow, and the numbers and strings of PDF in them.
 */
#include <stdarg.h>

#include "pdf_int.h"

/* The longest string that PDF/A allows is 32,767 bytes; titles need far less. */
#define TEXT_UNITS_MAX 8000

void pdf_buf_grow(struct pdf_buf *buf, size_t more)
{
    size_t capacity = MAX(buf->capacity * 2, buf->length + more + 256);
    buf->data = g_realloc(buf->data, capacity);
    buf->capacity = capacity;
}

void pdf_buf_free(struct pdf_buf *buf)
{
    g_free(buf->data);
    *buf = (struct pdf_buf){0};
}

void pdf_buf_printf(struct pdf_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = g_strdup_vprintf(format, args);
    va_end(args);
    pdf_buf_string(buf, text);
    g_free(text);
}

void pdf_buf_text(struct pdf_buf *buf, const char *utf8)
{
    static const char hex[] = "0123456789ABCDEF";
    unsigned          units = 0;
    pdf_buf_append(buf, "<FEFF", 5);
    for (const char *at = utf8; *at && units < TEXT_UNITS_MAX; at += g_utf8_skip[(unsigned char)*at], units++) {
        gunichar character = g_utf8_get_char(at);
        uint16_t halves[2] = {(uint16_t)character, 0};
        int      n = 1;
        if (character > 0xffff) {
            halves[0] = (uint16_t)(0xd7c0 + (character >> 10));
            halves[1] = (uint16_t)(0xdc00 + (character & 0x3ff));
            n = 2;
        }
        for (int i = 0; i < n; i++) {
            char digits[4] = {hex[halves[i] >> 12], hex[halves[i] >> 8 & 15], hex[halves[i] >> 4 & 15],
                              hex[halves[i] & 15]};
            pdf_buf_append(buf, digits, 4);
        }
    }
    pdf_buf_append(buf, ">", 1);
}

HPDF_STATUS pdf_buf_print(struct pdf_buf *buf, HPDF_Stream stream)
{
    HPDF_STATUS status = HPDF_Stream_Write(stream, (HPDF_BYTE *)buf->data, (HPDF_UINT)buf->length);
    pdf_buf_free(buf);
    return status;
}

char *pdf_digits(char *to, int64_t number)
{
    char     digits[24];
    int      n = 0;
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    if (number < 0)
        *to++ = '-';
    do {
        digits[n++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    while (n)
        *to++ = digits[--n];
    return to;
}

char *pdf_hundredths(char *to, int64_t number)
{
    if (number < 0) {
        *to++ = '-';
        number = -number;
    }
    to = pdf_digits(to, number / 100);
    int rest = (int)(number % 100);
    if (rest) {
        *to++ = '.';
        *to++ = (char)('0' + rest / 10);
        if (rest % 10)
            *to++ = (char)('0' + rest % 10);
    }
    return to;
}
