/*
 * test_viet.c -- Vietnamese text: numbers, dates, words, order, folding, where lines may break.
 */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "viet.h"

static struct arena *arena;

static void test_normal(void)
{
    const char *plain = "Sở Khoa học và Công nghệ – “đổi mới” ≥ 70%…";

    g_assert_true(viet_normal(arena, plain) == plain);
    g_assert_true(viet_normal(arena, "") != NULL);
    g_assert_cmpstr(viet_normal(arena, "hoa\xCC\x80"), ==, "hoà");
    /* marks in either order */
    g_assert_cmpstr(viet_normal(arena, "e\xCC\xA3\xCC\x82"), ==, "ệ");
    g_assert_cmpstr(viet_normal(arena, "e\xCC\x82\xCC\xA3"), ==, "ệ");
    g_assert_cmpstr(viet_normal(arena, "tỉnh \xE2\x80\x81x"), ==, "tỉnh \xE2\x80\x83x");
    g_assert_cmpstr(viet_normal(arena, "\xE2\x84\xAB"), ==, "Å");
}

static void check_parse(const char *text, const char *canonical)
{
    struct decimal value;
    char           printed[DECIMAL_TEXT_MAX];
    bool           ok = viet_number_parse(text, &value);

    if (canonical == NULL) {
        g_assert_false(ok);
        return;
    }
    g_assert_true(ok);
    decimal_print(value, printed);
    g_assert_cmpstr(printed, ==, canonical);
}

static void test_number_parse(void)
{
    static const char *const good[][2] = {
        {"1.855", "1855"},          {"96,26", "96.26"}, {"-3", "-3"},          {"02", "2"},    {"0", "0"},
        {"29.366.025", "29366025"}, {"5,00", "5.00"},   {"1.234,5", "1234.5"}, {"999", "999"}, {"1855", "1855"},
        {"-1.855,25", "-1855.25"},  {"0,664", "0.664"}};
    static const char *const bad[] = {
        "",       "99.8", "1,234.5", "1.23", "0.664", "1.0",    "1234.567",
        "1..234", ",5",   "5,",      "5,a",  "--5",   "+5",     "1.23.456",
        "12a",    " 5",   "1.2345",  "5 ",   "1,2,3", "1.855.", "123456789012345678901234567890"};

    for (unsigned i = 0; i < G_N_ELEMENTS(good); i++)
        check_parse(good[i][0], good[i][1]);
    for (unsigned i = 0; i < G_N_ELEMENTS(bad); i++)
        check_parse(bad[i], NULL);
    check_parse("1.111.111.111.111.111.111.111.111.111.111.111.111.111.111.111.111.111.111.111.111.111.111", NULL);
}

/* What is printed reads back as the same number. */
static void test_number_both_ways(void)
{
    GRand *random = g_rand_new_with_seed(20260514);

    for (int i = 0; i < 5000; i++) {
        struct decimal value = {((__int128)g_rand_int(random) << g_rand_int_range(random, 0, 24)),
                                g_rand_int_range(random, 0, 9)},
                       back;
        if (g_rand_boolean(random))
            value.coefficient = -value.coefficient;
        g_assert_true(viet_number_parse(viet_number(arena, value), &back));
        g_assert_cmpint(decimal_compare(value, back), ==, 0);
        g_assert_cmpint(value.scale, ==, back.scale);
    }
    g_rand_free(random);
    g_assert_cmpstr(viet_number(arena, decimal_from_int(1855)), ==, "1.855");
    g_assert_cmpstr(viet_number(arena, decimal_from_int(-1855000)), ==, "-1.855.000");
    g_assert_cmpstr(viet_number(arena, decimal_from_int(999)), ==, "999");
    g_assert_cmpstr(viet_number(arena, (struct decimal){9626, 2}), ==, "96,26");
}

static void test_counting(void)
{
    g_assert_cmpstr(viet_count(arena, 0), ==, "0");
    g_assert_cmpstr(viet_count(arena, 5), ==, "05");
    g_assert_cmpstr(viet_count(arena, 10), ==, "10");
    g_assert_cmpstr(viet_count(arena, 1855), ==, "1.855");
    g_assert_cmpstr(viet_roman(arena, 1), ==, "I");
    g_assert_cmpstr(viet_roman(arena, 14), ==, "XIV");
    g_assert_cmpstr(viet_roman(arena, 1994), ==, "MCMXCIV");
    g_assert_cmpstr(viet_roman(arena, 4000), ==, "4000");
    g_assert_cmpstr(viet_letter(arena, 1), ==, "a");
    g_assert_cmpstr(viet_letter(arena, 4), ==, "d");
    g_assert_cmpstr(viet_letter(arena, 5), ==, "đ");
    g_assert_cmpstr(viet_letter(arena, 6), ==, "e");
    g_assert_cmpstr(viet_letter(arena, 7), ==, "g");
    g_assert_cmpstr(viet_letter(arena, 23), ==, "y");
    g_assert_cmpstr(viet_letter(arena, 24), ==, "aa");
    g_assert_cmpstr(viet_letter(arena, 25), ==, "ab");
    g_assert_cmpstr(viet_letter(arena, 47), ==, "ba");
    g_assert_cmpstr(viet_letter(arena, 0), ==, "");
    g_assert_nonnull(viet_letter(arena, G_MAXUINT));
}

static void test_words(void)
{
    static const struct {
        long        number;
        const char *words;
    } cases[] = {
        {0, "không"},
        {4, "bốn"},
        {10, "mười"},
        {15, "mười lăm"},
        {21, "hai mươi mốt"},
        {24, "hai mươi tư"},
        {25, "hai mươi lăm"},
        {55, "năm mươi lăm"},
        {100, "một trăm"},
        {105, "một trăm linh năm"},
        {110, "một trăm mười"},
        {115, "một trăm mười lăm"},
        {1000, "một nghìn"},
        {1005, "một nghìn không trăm linh năm"},
        {2026, "hai nghìn không trăm hai mươi sáu"},
        {1000005, "một triệu không trăm linh năm"},
        {310446000000, "ba trăm mười tỷ bốn trăm bốn mươi sáu triệu"},
        {1000000000, "một tỷ"},
        {-7, "âm bảy"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(viet_words(arena, cases[i].number), ==, cases[i].words);
    g_assert_nonnull(viet_words(arena, G_MINLONG));
}

/* Every number up to 1000 against words put together from two lists, as a reader would say them. */
static void test_words_all(void)
{
    static const char *const below_twenty[] = {"không",    "một",      "hai",      "ba",       "bốn",
                                               "năm",      "sáu",      "bảy",      "tám",      "chín",
                                               "mười",     "mười một", "mười hai", "mười ba",  "mười bốn",
                                               "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín"};
    static const char *const behind_tens[] = {"",     " mốt", " hai", " ba",  " tư",
                                              " lăm", " sáu", " bảy", " tám", " chín"};

    for (unsigned number = 0; number < 1000; number++) {
        unsigned rest = number % 100;
        char    *tens = rest < 20 ? g_strdup(below_twenty[rest])
                                  : g_strconcat(below_twenty[rest / 10], " mươi", behind_tens[rest % 10], NULL);
        char    *words = number < 100 ? g_strdup(tens)
                         : rest == 0  ? g_strconcat(below_twenty[number / 100], " trăm", NULL)
                         : rest < 10  ? g_strconcat(below_twenty[number / 100], " trăm linh ", tens, NULL)
                                      : g_strconcat(below_twenty[number / 100], " trăm ", tens, NULL);
        g_assert_cmpstr(viet_words(arena, number), ==, words);
        g_free(words);
        g_free(tens);
    }
}

static void test_dates(void)
{
    struct period_id id;

    g_assert_cmpstr(viet_date(arena, (struct date){2026, 5, 6}), ==, "06/5/2026");
    g_assert_cmpstr(viet_date(arena, (struct date){2026, 1, 14}), ==, "14/01/2026");
    g_assert_cmpstr(viet_date(arena, (struct date){2025, 12, 1}), ==, "01/12/2025");
    g_assert_cmpstr(viet_date(arena, (struct date){0}), ==, "");
    g_assert_cmpstr(viet_long_date(arena, (struct date){2026, 5, 6}), ==, "ngày 06 tháng 5 năm 2026");
    g_assert_cmpstr(viet_long_date(arena, (struct date){2026, 2, 28}), ==, "ngày 28 tháng 02 năm 2026");
    static const char *const cases[][3] = {
        {"2026-05", "tháng 5/2026", "tháng 5 năm 2026"},
        {"2026-02", "tháng 02/2026", "tháng 02 năm 2026"},
        {"2026-Q2", "quý II/2026", "quý II năm 2026"},
        {"2026-H1", "6 tháng đầu năm 2026", "6 tháng đầu năm 2026"},
        {"2026-H2", "6 tháng cuối năm 2026", "6 tháng cuối năm 2026"},
        {"2026-9M", "9 tháng năm 2026", "9 tháng năm 2026"},
        {"2026", "năm 2026", "năm 2026"},
        {"so-ket", NULL, NULL},
    };
    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_true(period_id_parse(cases[i][0], &id));
        g_assert_cmpstr(viet_period(arena, &id), ==, cases[i][1]);
        g_assert_cmpstr(viet_period_long(arena, &id), ==, cases[i][2]);
    }
}

static void test_case(void)
{
    g_assert_cmpstr(viet_upper(arena, "Kết quả thực hiện ở Đà Nẵng, ưu"), ==, "KẾT QUẢ THỰC HIỆN Ở ĐÀ NẴNG, ƯU");
    g_assert_cmpstr(viet_lower(arena, "ỦY BAN NHÂN DÂN TỈNH SƠN LA"), ==, "ủy ban nhân dân tỉnh sơn la");
    g_assert_cmpstr(viet_capitalise(arena, "đang thực hiện"), ==, "Đang thực hiện");
    g_assert_cmpstr(viet_capitalise(arena, ""), ==, "");
    g_assert_cmpstr(viet_in_text(arena, "Xã Mường Bú"), ==, "xã Mường Bú");
    g_assert_cmpstr(viet_in_text(arena, "Thị xã Mộc Châu"), ==, "thị xã Mộc Châu");
    g_assert_cmpstr(viet_in_text(arena, "Xãhội"), ==, "Xãhội");
    g_assert_cmpstr(viet_in_text(arena, "Sở Y tế"), ==, "Sở Y tế");
}

/* Each entry comes before the next. */
static void test_order(void)
{
    static const char *const order[] = {"",   "2", "10", "a", "A", "à", "ả",  "ã",  "á", "ạ", "ab", "ă", "ằ", "ặ",
                                        "â",  "ấ", "b",  "d", "D", "đ", "Đ",  "đà", "e", "ê", "ệ",  "g", "i", "o",
                                        "oa", "ô", "ơ",  "ợ", "p", "u", "ủy", "ư",  "v", "x", "y",  "z"};

    for (unsigned i = 0; i < G_N_ELEMENTS(order); i++)
        for (unsigned j = 0; j < G_N_ELEMENTS(order); j++)
            g_assert_cmpint(viet_compare(order[i], order[j]), ==, (i > j) - (i < j));
    /* digits are one number, wherever they stand; leading zeros count last */
    g_assert_cmpint(viet_compare("Thôn 2", "Thôn 10"), <, 0);
    g_assert_cmpint(viet_compare("Thôn 10 A", "Thôn 10 B"), <, 0);
    g_assert_cmpint(viet_compare("Thôn 02", "Thôn 3"), <, 0);
    g_assert_cmpint(viet_compare("Thôn 02", "Thôn 2"), <, 0);
    g_assert_cmpint(viet_compare("12345678901234567890", "9"), >, 0);
    /* letters come before tones, tones before case */
    g_assert_cmpint(viet_compare("Mường Lâm", "Mường Lầm"), <, 0);
    g_assert_cmpint(viet_compare("lần", "lan đi"), >, 0);
    g_assert_cmpint(viet_compare("làn", "lanh"), <, 0);
}

static void test_fold(void)
{
    g_assert_cmpstr(viet_fold(arena, "Hoà Bình"), ==, viet_fold(arena, "hòa  bình "));
    g_assert_cmpstr(viet_fold(arena, "UỶ BAN"), ==, viet_fold(arena, "Ủy ban"));
    g_assert_cmpstr(viet_fold(arena, "Thuý"), ==, viet_fold(arena, "Thúy"));
    g_assert_cmpstr(viet_fold(arena, "Mường Lâm"), !=, viet_fold(arena, "Mường Lầm"));
    g_assert_cmpstr(viet_fold(arena, "Mường Lâm"), !=, viet_fold(arena, "Mường Lăm"));
    g_assert_cmpstr(viet_fold(arena, "Tô Hiệu"), !=, viet_fold(arena, "Tơ Hiệu"));
    g_assert_cmpstr(viet_fold(arena, "a\xC2\xA0"
                                     "b"),
                    ==, "a b");
}

static bool may_break(const char *before, const char *after)
{
    return viet_may_break(before, strlen(before), after, strlen(after));
}

static void test_no_break(void)
{
    static const char *const together[][2] = {
        {"số", "57-NQ/TW"},   {"Số:", "05/QĐ-UBND"}, {"Số:", "/QĐ-UBND"}, {"Điều", "12"},      {"khoản", "3"},
        {"điểm", "a"},        {"điểm", "đ,"},        {"ngày", "06"},      {"tháng", "5/2026"}, {"năm", "2026."},
        {"quý", "III/2026"},  {"Quý", "I"},          {"lục", "IV"},       {"Chương", "II"},    {"Phần", "I,"},
        {"Mục", "2"},         {"(Điều", "5"},        {"“Điều", "5"},      {"96,26", "%"},      {"5", "triệu"},
        {"310.446", "triệu"}, {"15", "km,"},         {"01", "Gb/s"},      {"(12", "ha)"},      {"triệu", "đồng"},
        {"≥", "70%"},         {"(≥", "70%)"},        {"<", "5"},          {"2026", "-"},       {"La", "-"},
        {"-", "2030"},        {"III", "-"},          {"2026", "–"},       {"tỉnh", ")"},       {"tỉnh", ","},
        {"tỉnh", "”"},        {"(", "tỉnh"},         {"a)", "Nội"},       {"đ)", "Nội"},       {"(1)", "Nội"},
        {"*)", "Nhiệm"},      {"12)", "Nội"},        {"10", "ngày"},      {"100", "‰"},        {"-", "IV/2026"},
        {"LỤC", "I"},
    };
    static const char *const apart[][2] = {
        {"tỉnh", "Sơn"},  {"số", "lượng"},   {"ngày", "càng"}, {"năm", "qua"},
        {"Điều", "hành"}, {"điểm", "đến"},   {"5", "nhiệm"},   {"15", "sở,"},
        {"2026", "của"},  {"sau:", "-"},     {"-", "Hà"},      {"đồng", "bộ"},
        {"5", "tháng"},   {"ban,", "ngành"}, {"và", "2026"},   {"2433/UBND-KGVX", "ngày"},
        {"tỉnh)", "và"},  {"(chi", "tiết"},  {"UBND", "TỈNH"}, {"Phụ", "lục"},
        {"của", "VNPT"},  {"tỷ", "lệ"},      {"hội", "nghị"},  {"", "x"},
        {"x", ""},        {"quý", "Vị"},     {"ba", "triệu"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(together); i++)
        if (may_break(together[i][0], together[i][1]))
            g_error("may break: %s | %s", together[i][0], together[i][1]);
    for (unsigned i = 0; i < G_N_ELEMENTS(apart); i++)
        if (!may_break(apart[i][0], apart[i][1]))
            g_error("may not break: %s | %s", apart[i][0], apart[i][1]);
}

/* Any two short words, and their lengths, are taken without reading beyond them. */
static void test_break_any(void)
{
    static const char *const pieces[] = {"-", "(", ")",  "a", "đ", "5",  "%", "“",
                                         "”", "I", "V/", ".", "≥", "số", ":", "*"};
    GRand                   *random = g_rand_new_with_seed(7);

    for (int i = 0; i < 20000; i++) {
        GString *words[2] = {g_string_new(NULL), g_string_new(NULL)};
        for (int w = 0; w < 2; w++)
            for (int n = g_rand_int_range(random, 0, 4); n > 0; n--)
                g_string_append(words[w], pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        char *before = g_memdup2(words[0]->str, words[0]->len + 1),
             *after = g_memdup2(words[1]->str, words[1]->len + 1);
        viet_may_break(before, words[0]->len, after, words[1]->len);
        g_free(before);
        g_free(after);
        g_string_free(words[0], TRUE);
        g_string_free(words[1], TRUE);
    }
    g_rand_free(random);
}

static bool stays_whole(const char *text)
{
    return viet_stays_whole(text, strlen(text));
}

static void test_whole(void)
{
    g_assert_true(stays_whole("71/NQ-CP"));
    g_assert_true(stays_whole("số 1429/QĐ-UBND"));
    g_assert_true(stays_whole("ĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐ")); /* 24 characters, not bytes */
    g_assert_false(stays_whole("ĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐĐ"));
    g_assert_false(stays_whole("(www.sonla.gov.vn)"));
    g_assert_false(stays_whole("https://sonla.vn"));
    g_assert_true(stays_whole("QĐ-UBND:"));
}

/* Where an address wider than a line may end one: parts with '|' between them; "-": it is none. */
static void test_addresses(void)
{
    static const char *const cases[][2] = {
        {"phong.cds@so.son-la.gov.vn", "phong.cds@|so.son-la.gov.vn"},
        {"(cds@sonla.gov.vn).", "(cds@|sonla.gov.vn)."},
        {"https://so-khcn.sonla.gov.vn/van-ban/12-2026.pdf", "https://so-khcn.sonla.gov.vn/|van-ban/|12-2026.pdf"},
        {"https://a.vn/", "https://a.vn/"},
        {"www.sonla.gov.vn", "www.sonla.gov.vn"},
        {"71/NQ-CP", "-"},
        {"@a.vn", "-"},
        {"a@b", "-"},
        {"5@.vn", "-"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *text = cases[i][0];
        size_t      length = strlen(text);
        GString    *parts = g_string_new(NULL);

        g_assert_cmpint(viet_is_address(text, length), ==, cases[i][1][0] != '-');
        for (size_t part; viet_is_address(cases[i][0], strlen(cases[i][0])) && length > 0;
             text += part, length -= part) {
            part = viet_address_part(text, length);
            g_string_append_len(parts, text, (gssize)part);
            g_string_append(parts, part < length ? "|" : "");
        }
        g_assert_cmpstr(parts->len > 0 ? parts->str : "-", ==, cases[i][1]);
        g_string_free(parts, TRUE);
    }
}

int main(int argc, char **argv)
{
    int status;

    g_test_init(&argc, &argv, NULL);
    arena = arena_new();
    g_test_add_func("/viet/normal", test_normal);
    g_test_add_func("/viet/number-parse", test_number_parse);
    g_test_add_func("/viet/number-both-ways", test_number_both_ways);
    g_test_add_func("/viet/counting", test_counting);
    g_test_add_func("/viet/words", test_words);
    g_test_add_func("/viet/words-all", test_words_all);
    g_test_add_func("/viet/dates", test_dates);
    g_test_add_func("/viet/case", test_case);
    g_test_add_func("/viet/order", test_order);
    g_test_add_func("/viet/fold", test_fold);
    g_test_add_func("/viet/no-break", test_no_break);
    g_test_add_func("/viet/break-any", test_break_any);
    g_test_add_func("/viet/whole", test_whole);
    g_test_add_func("/viet/addresses", test_addresses);
    status = g_test_run();
    arena_free(arena);
    return status;
}
