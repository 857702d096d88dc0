/* Letters that are not Vietnamese: legacy encodings, look-alikes, what can't be seen. */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "letters.h"
#include "viet.h"
#include "viet_legacy.h"

struct spelling {
    const char *letter, *legacy[LEGACY_VPS + 1];
};

static const struct spelling spellings[] = {
#define LEGACY(letter, tcvn3, vni, vps) {letter, {[LEGACY_TCVN3] = tcvn3, [LEGACY_VNI] = vni, [LEGACY_VPS] = vps}},
#include "../../src/viet/viet_legacy.def"
#undef LEGACY
};

/* Every letter that Vietnamese has beyond ASCII, once. */
static const char letters[] = "àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
                              "ÀÁẢÃẠÂẦẤẨẪẬĂẰẮẲẴẶĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ";

static const char prose[] =
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành rà soát, cập nhật tiến độ thực hiện nhiệm vụ; "
    "những đơn vị chưa gửi báo cáo khẩn trương hoàn thành trước ngày 15 hằng tháng.";

static char *in_legacy(const char *text, enum legacy legacy)
{
    GString *out = g_string_new(NULL);

    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        char        letter[8] = {0};
        const char *spelt = letter;
        memcpy(letter, text, (size_t)(g_utf8_next_char(text) - text));
        for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++)
            if (strcmp(spellings[i].letter, letter) == 0) {
                if (spellings[i].legacy[legacy] != NULL)
                    spelt = spellings[i].legacy[legacy];
                else /* a capital without one of its own is typed as the small letter */
                    for (size_t k = 0; k < G_N_ELEMENTS(spellings); k++) {
                        char *lower = g_utf8_strdown(letter, -1);
                        if (strcmp(spellings[k].letter, lower) == 0)
                            spelt = spellings[k].legacy[legacy];
                        g_free(lower);
                    }
            }
        g_string_append(out, spelt);
    }
    return g_string_free(out, FALSE);
}

/* Each byte shown as the encoding's character, or as U+0080 … if it has none there. */
static char *misread(const char *text, const char *encoding)
{
    GString *out = g_string_new(NULL);

    for (; *text != '\0'; text++) {
        char *shown = g_convert(text, 1, "UTF-8", encoding, NULL, NULL, NULL);
        if (shown != NULL)
            g_string_append(out, shown);
        else
            g_string_append_unichar(out, (unsigned char)*text);
        g_free(shown);
    }
    return g_string_free(out, FALSE);
}

static void test_round_trips(void)
{
    struct arena *arena = arena_new();
    unsigned      count = 0;

    for (const char *at = letters; *at != '\0'; at = g_utf8_next_char(at), count++) {
        const struct spelling *found = NULL;
        for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++)
            if (strncmp(spellings[i].letter, at, (size_t)(g_utf8_next_char(at) - at)) == 0)
                found = &spellings[i];
        g_assert_nonnull(found);
        for (enum legacy legacy = LEGACY_TCVN3; legacy <= LEGACY_VPS; legacy++)
            if (found->legacy[legacy] != NULL)
                g_assert_cmpstr(viet_legacy_convert(arena, found->legacy[legacy], legacy), ==, found->letter);
            else
                g_assert_true(legacy != LEGACY_VNI && count >= G_N_ELEMENTS(spellings) / 2);
    }
    g_assert_cmpuint(count, ==, G_N_ELEMENTS(spellings));
    arena_free(arena);
}

/* TCVN 5712 is known to iconv. */
static void test_tcvn3_standard(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(spellings); i++) {
        const char *spelt = spellings[i].legacy[LEGACY_TCVN3];
        char       *bytes, *letter, *normal;
        if (spelt == NULL)
            continue;
        bytes = g_convert(spelt, -1, "ISO-8859-1", "UTF-8", NULL, NULL, NULL);
        letter = g_convert(bytes, -1, "UTF-8", "TCVN-5712", NULL, NULL, NULL);
        if (letter == NULL) {
            g_free(bytes);
            g_test_skip("iconv has no TCVN-5712");
            return;
        }
        normal = g_utf8_normalize(letter, -1, G_NORMALIZE_NFC);
        g_assert_cmpstr(normal, ==, spellings[i].letter);
        g_free(normal);
        g_free(letter);
        g_free(bytes);
    }
}

static void test_detected(void)
{
    struct arena *arena = arena_new();
    char         *text;

    for (enum legacy legacy = LEGACY_TCVN3; legacy <= LEGACY_VPS; legacy++) {
        text = in_legacy(prose, legacy);
        g_assert_cmpint(viet_legacy_detect(text), ==, legacy);
        if (legacy == LEGACY_VNI)
            g_assert_cmpstr(viet_legacy_convert(arena, text, legacy), ==, prose);
        g_free(text);
    }
    text = misread(prose, "WINDOWS-1252");
    g_assert_cmpint(viet_legacy_detect(text), ==, LEGACY_UTF8_AS_1252);
    g_assert_cmpstr(viet_legacy_convert(arena, text, LEGACY_UTF8_AS_1252), ==, prose);
    g_free(text);
    text = misread(prose, "WINDOWS-1258");
    g_assert_cmpint(viet_legacy_detect(text), ==, LEGACY_UTF8_AS_1258);
    g_assert_cmpstr(viet_legacy_convert(arena, text, LEGACY_UTF8_AS_1258), ==, prose);
    g_free(text);
    g_assert_cmpint(viet_legacy_detect("x· héi"), ==, LEGACY_TCVN3);
    g_assert_cmpint(viet_legacy_detect("ViÖt"), ==, LEGACY_TCVN3);
    g_assert_cmpint(viet_legacy_detect("Coäng hoøa"), ==, LEGACY_VNI);
    arena_free(arena);
}

/* Vietnamese in Unicode, foreign names and signs are none of them. */
static void test_not_detected(void)
{
    static const char *const texts[] = {
        prose,
        letters,
        "",
        "Zürich, Köln, Malmö, Genève, São Paulo, Curaçao, Besançon, Ñuñoa, Bjørn, Ångström, Noël, naïve, café",
        "Müller-Lüdenscheidt, Göteborg, Łódź, Kraków, Đorđe, Škoda, façade, señor, Þingvellir, Citroën",
        "5 µm, 20 °C, ±0,5%, 3 × 4, m², m³, ½ lít, §2, ©2026, Sensor®, «Luật», a · b, ¥500, £20, €30",
        "Bụi mịn 2,5 µm; kích thước 20×30 cm; ≥ 5°; ¼ diện tích",
    };

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        g_assert_cmpint(viet_legacy_detect(texts[i]), ==, LEGACY_NONE);
}

static void test_syllables(void)
{
    static const char *const right[] = {"nghiêng", "Quyết", "qua", "quốc", "quân",  "gì",   "giếng",
                                        "già",     "ƯỚC",   "ý",   "yêu",  "khuỷu", "thuở", "ngoằn",
                                        "đồng",    "Uỷ",    "ủy",  "hoà",  "hòa",   "xoong"};
    static const char *const wrong[] = {"café", "Céng", "x·",       "héi", "ngiêng", "kông",   "tất.", "",
                                        "Köln", "àá",   "nghiêngh", "tàp", "Müller", "xtring", "gêm"};

    for (size_t i = 0; i < G_N_ELEMENTS(right); i++)

        g_assert_true(viet_is_syllable(right[i], strlen(right[i])));
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        g_assert_false(viet_is_syllable(wrong[i], strlen(wrong[i])));
}

/* The text put right, behind it the codes reported. */
static char *mended(const char *text)
{
    struct arena        *arena = arena_new();
    struct diags        *diags = diags_new();
    struct letters_place place = {.span = SPAN_NONE};
    char                *result, *report = NULL;
    size_t               length;
    FILE                *out = open_memstream(&report, &length);
    GString             *all;

    all = g_string_new(letters_mend(arena, text, &place, diags));
    diags_print(diags, DIAG_LANG_EN, out);
    fclose(out);
    for (const char *at = report; (at = strstr(at, "BC0")) != NULL; at++)
        g_string_append_printf(all, " %.6s", at);
    free(report);
    diags_free(diags);
    arena_free(arena);
    result = g_string_free(all, FALSE);
    return result;
}

static void test_mended(void)
{
    static const char *const cases[][2] = {
        {"tỉnh Ðiện Biên, Ɖắk Lắk, ðường", "tỉnh Điện Biên, Đắk Lắk, đường"},
        {"Hà Nộ\u0456, Н\u00E0 Nội, \u03A4ỉnh", "Hà Nội, Hà Nội, Tỉnh"},
        {"а\u0301n", "án"},
        {"Москва và Ελλάδα", "Москва và Ελλάδα"},
        {"2 μm, Δt, λ", "2 μm, Δt, λ"},
        {"ｂáo cáo ２０２６，ﬁle", "báo cáo 2026,file"},
        {"kiể\u200Bm tra, rà\u00AD soát, \uFEFFxã\u200E, dấu\uFE0F", "kiểm tra, rà soát, xã, dấu"},
        {"1.1\u200B25 người", "1.125 người BC0121"},
        {"\u00AD5", "5 BC0121"},
        {"a \u202E001\u202C", "a  001  BC0116 BC0116"},
        {"а\u0436bc", "aжbc BC0123"},
        {"Céng hßa x· héi", "Cộng hòa xã hội BC0122"},
        {"20 °C, “đúng” – sai…", "20 °C, “đúng” – sai…"},
        {"nghi\u00EA\u0300n", "nghiền"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *got = mended(cases[i][0]);
        if (strcmp(got, cases[i][1]) != 0) {
            g_test_message("'%s': wanted '%s', got '%s'", cases[i][0], cases[i][1], got);
            g_test_fail();
        }
        g_free(got);
    }
}

/* What is plain needs no mending, and the other way round for every character by itself. */
static void test_plain(void)
{
    g_assert_true(letters_are_plain(letters, strlen(letters)));
    g_assert_true(letters_are_plain(prose, strlen(prose)));
    for (gunichar character = 0x20; character < 0x2100; character++) {
        char  text[8] = {0};
        char *got;
        if (!g_unichar_validate(character) || !g_unichar_isprint(character))
            continue;
        g_unichar_to_utf8(character, text);
        if (!letters_are_plain(text, strlen(text)))
            continue;
        got = mended(text);
        g_assert_cmpstr(got, ==, text);
        g_assert_true(character < 0x80 || viet_is_letter(character) || !g_unichar_isalpha(character));
        g_free(got);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/letters/round-trips", test_round_trips);
    g_test_add_func("/letters/tcvn3-standard", test_tcvn3_standard);
    g_test_add_func("/letters/detected", test_detected);
    g_test_add_func("/letters/not-detected", test_not_detected);
    g_test_add_func("/letters/syllables", test_syllables);
    g_test_add_func("/letters/mended", test_mended);
    g_test_add_func("/letters/plain", test_plain);
    return g_test_run();
}
