/*
 * viet_break.c -- between which words a line may not break.
 *
 * Asked once for each pair of neighbouring words of a document, so the first bytes decide: in nearly all pairs
 * the second word starts with a small letter and the first one with a letter that starts no word of interest.
 */
#include "viet.h"

#include <glib.h>
#include <string.h>

struct word {
    const char *text;
    size_t      length;
};

/* What a word's first byte says of it; bits. */
enum {
    STARTS_CLOSING = 1, /* ) ] , ; . : % ! ? */
    STARTS_DIGIT = 2,
    STARTS_CAPITAL = 4,  /* ASCII */
    STARTS_SIGN = 8,     /* - + * ( [ " < = > / */
    STARTS_SMALL = 16,   /* ASCII */
    STARTS_LABELLED = 32 /* the first bytes of words after which a number stays */
};

static const unsigned char first_bytes[256] = {
    [')'] = STARTS_CLOSING,
    [']'] = STARTS_CLOSING,
    [','] = STARTS_CLOSING,
    [';'] = STARTS_CLOSING,
    ['.'] = STARTS_CLOSING,
    [':'] = STARTS_CLOSING,
    ['%'] = STARTS_CLOSING,
    ['!'] = STARTS_CLOSING,
    ['?'] = STARTS_CLOSING,
    ['0' ... '9'] = STARTS_DIGIT,
    ['-'] = STARTS_SIGN,
    ['+'] = STARTS_SIGN,
    ['*'] = STARTS_SIGN,
    ['('] = STARTS_SIGN,
    ['['] = STARTS_SIGN,
    ['"'] = STARTS_SIGN,
    ['<'] = STARTS_SIGN,
    ['='] = STARTS_SIGN,
    ['>'] = STARTS_SIGN,
    ['/'] = STARTS_SIGN,
    ['A'] = STARTS_CAPITAL,
    ['C'] = STARTS_CAPITAL | STARTS_LABELLED,
    ['D' ... 'G'] = STARTS_CAPITAL,
    ['B'] = STARTS_CAPITAL | STARTS_LABELLED,
    ['H'] = STARTS_CAPITAL | STARTS_LABELLED,
    ['I' ... 'J'] = STARTS_CAPITAL,
    ['K' ... 'N'] = STARTS_CAPITAL | STARTS_LABELLED,
    ['O'] = STARTS_CAPITAL,
    ['P' ... 'Q'] = STARTS_CAPITAL | STARTS_LABELLED,
    ['R'] = STARTS_CAPITAL,
    ['S' ... 'T'] = STARTS_CAPITAL | STARTS_LABELLED,
    ['U' ... 'Z'] = STARTS_CAPITAL,
    ['a'] = STARTS_SMALL,
    ['b' ... 'c'] = STARTS_SMALL | STARTS_LABELLED,
    ['d' ... 'g'] = STARTS_SMALL,
    ['h'] = STARTS_SMALL | STARTS_LABELLED,
    ['i' ... 'j'] = STARTS_SMALL,
    ['k' ... 'n'] = STARTS_SMALL | STARTS_LABELLED,
    ['o'] = STARTS_SMALL,
    ['p' ... 'q'] = STARTS_SMALL | STARTS_LABELLED,
    ['r'] = STARTS_SMALL,
    ['s' ... 't'] = STARTS_SMALL | STARTS_LABELLED,
    ['u' ... 'z'] = STARTS_SMALL,
    [0xC4] = STARTS_LABELLED, /* đ Đ */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool word_is(struct word word, const char *text)
{
    return strlen(text) == word.length && memcmp(word.text, text, word.length) == 0;
}

static bool is_one_of(struct word word, const char *const *words)
{
    for (; *words != NULL; words++)
        if (word_is(word, *words))
            return true;
    return false;
}

static struct word without_opening(struct word word)
{
    for (;;) {
        if (word.length > 1 && (word.text[0] == '(' || word.text[0] == '[' || word.text[0] == '"'))
            word = (struct word){word.text + 1, word.length - 1};
        else if (word.length > 3 && memcmp(word.text, "“", 3) == 0)
            word = (struct word){word.text + 3, word.length - 3};
        else
            return word;
    }
}

static struct word without_closing(struct word word)
{
    for (;;) {
        if (word.length > 1 && strchr(".,;:)]!?\"", word.text[word.length - 1]) != NULL)
            word.length--;
        else if (word.length > 3 && memcmp(word.text + word.length - 3, "”", 3) == 0)
            word.length -= 3;
        else
            return word;
    }
}

/* After these a number or symbol stays: "số 05/QĐ-UBND", "Điều 12", "quý III/2026", "Phụ lục I". */
static bool takes_number(struct word word)
{
    static const char *const names[] = {
        "số",    "Số",    "SỐ",    "ngày",   "Ngày",   "tháng",  "Tháng", "năm",  "Năm",  "NĂM",  "quý", "Quý", "QUÝ",
        "THÁNG", "Điều",  "điều",  "khoản",  "Khoản",  "điểm",   "Điểm",  "lục",  "Lục",  "LỤC",  "mục", "Mục", "MỤC",
        "Phần",  "PHẦN",  "phần",  "Chương", "CHƯƠNG", "chương", "Bảng",  "bảng", "Biểu", "biểu", "Mẫu", "mẫu", "Hình",
        "hình",  "trang", "Trang", "thứ",    "Thứ",    "lần",    "khóa",  "Khóa", "hạng", NULL};

    word = without_opening(word);
    if (word.length > 1 && word.text[word.length - 1] == ':')
        word.length--;
    return (first_bytes[(unsigned char)word.text[0]] & STARTS_LABELLED) && is_one_of(word, names);
}

/* "I", "III/2026", "XIV,", "IV." */
static bool is_roman(struct word word)
{
    size_t n = 0;

    if (strchr("IVXLC", word.text[0]) == NULL)
        return false;
    word = without_closing(word);
    while (n < word.length && strchr("IVXLC", word.text[n]) != NULL)
        n++;
    return n > 0 && (n == word.length || word.text[n] == '/');
}

/* A letter of its own, as in "điểm a", "điểm đ", "Phụ lục A". */
static bool is_letter(struct word word)
{
    if (word.length > 6)
        return false;
    word = without_closing(word);
    return (word.length == 1 && g_ascii_isalpha(word.text[0])) || word_is(word, "đ") || word_is(word, "Đ");
}

/* "96,26", "1.855", "-3", "(15" */
static bool is_number(struct word word)
{
    word = without_opening(word);
    if (!is_digit(word.text[word.length - 1]))
        return false;
    return is_digit(word.text[0]) || (word.length > 1 && strchr("-+", word.text[0]) && is_digit(word.text[1]));
}

/* What is counted or measured, and so stays with its number. */
static bool is_unit(struct word word)
{
    static const char *const units[] = {
        "%",    "‰",   "triệu", "tỷ",  "tỉ",  "nghìn", "ngàn", "đồng", "đ",   "km", "km2",  "km²",       "m",    "m2",
        "m²",   "m3",  "m³",    "cm",  "mm",  "ha",    "kg",   "g",    "tấn", "tạ", "lít",  "Gb/s",      "Mb/s", "Gbps",
        "Mbps", "kW",  "MW",    "kWh", "MWh", "GWh",   "kV",   "MB",   "GB",  "TB", "PB",   "GHz",       "MHz",  "°C",
        "độ",   "USD", "VNĐ",   "VND", "giờ", "phút",  "giây", "ngày", "Gb",  "Mb", "điểm", "người/km²", NULL};

    return is_one_of(without_closing(word), units);
}

static bool is_amount(struct word word)
{
    return word_is(word, "triệu") || word_is(word, "tỷ") || word_is(word, "nghìn");
}

static bool is_relation(struct word word)
{
    static const char *const relations[] = {"≥", "≤", ">", "<", "=", "±", "≈", "~", NULL};

    return is_one_of(without_opening(word), relations);
}

static bool is_dash(struct word word)
{
    return word_is(word, "-") || word_is(word, "–") || word_is(word, "—");
}

/* A line that starts with a dash reads as an item of a list; after a stop it may be meant as one. */
static bool dash_follows(struct word word)
{
    return strchr(".,;:", word.text[word.length - 1]) == NULL;
}

/* "a)", "(1)", "12)", "*)" and the bare signs of lists; an opening sign on its own. */
static bool is_label(struct word word)
{
    size_t digits = 0;

    if (word_is(word, "(") || word_is(word, "“") || word_is(word, "[") || word_is(word, "*)") || word_is(word, "+"))
        return true;
    if (word.length < 2 || word.length > 5 || word.text[word.length - 1] != ')')
        return false;
    if (word.length == 2 || word_is(word, "đ)"))
        return g_ascii_isalnum(word.text[0]) || word.length == 3;
    word = (struct word){word.text + (word.text[0] == '('), word.length - 1 - (word.text[0] == '(')};
    while (digits < word.length && is_digit(word.text[digits]))
        digits++;
    return digits == word.length || (word.length == 1 && g_ascii_isalpha(word.text[0]));
}

/* The second word starts with a digit, a capital or a sign: does it belong to the first as its number? */
static bool is_number_of(struct word before, struct word after, unsigned kind)
{
    if (kind & (STARTS_DIGIT | STARTS_SIGN)) {
        if ((is_digit(after.text[0]) || after.text[0] == '/') && takes_number(before))
            return true;
        if (is_relation(before))
            return true;
        return is_digit(after.text[0]) && is_dash(before);
    }
    if (is_roman(after) || is_letter(after))
        return takes_number(before) || (is_dash(before) && is_roman(after));
    return false;
}

bool viet_may_break(const char *before_text, size_t before_length, const char *after_text, size_t after_length)
{
    struct word   before = {before_text, before_length}, after = {after_text, after_length};
    unsigned char first = after_length > 0 ? (unsigned char)after_text[0] : 0;
    unsigned      kind = first_bytes[first], kind_before;

    if (before_length == 0 || after_length == 0)
        return true;
    if (kind & STARTS_CLOSING)
        return false;
    if (first == 0xE2 && after_length >= 3 && (!memcmp(after_text, "”", 3) || !memcmp(after_text, "‰", 3)))
        return false;
    if ((first == '-' || first == 0xE2) && is_dash(after) && dash_follows(before))
        return false;
    kind_before = first_bytes[(unsigned char)before_text[0]];
    if (kind_before & (STARTS_DIGIT | STARTS_SIGN) || before_text[before_length - 1] == ')' ||
        (unsigned char)before_text[0] == 0xE2) {
        if (is_label(before) || (is_number(before) && is_unit(after)))
            return false;
    }
    if (kind & (STARTS_DIGIT | STARTS_CAPITAL | STARTS_SIGN))
        return !is_number_of(before, after, kind);
    /* "điểm a", "điểm đ": a small letter of its own */
    if (after_length <= 3 && first_bytes[(unsigned char)before_text[0]] == STARTS_LABELLED && is_letter(after))
        return !takes_number(before);
    /* "5 triệu đồng" */
    return !(first == 0xC4 && (before_text[0] == 't' || before_text[0] == 'n') && is_amount(before) &&
             word_is(without_closing(after), "đồng"));
}
