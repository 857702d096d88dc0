/*
 * check_bodies.c -- names of bodies in texts against the register and, where it has none, against how NĐ 30/2020
 * (PL II) writes those of ministries and departments: "Sở Kế hoạch và đầu tư", "Sở Văn hóa thể thao du lịch".
 */
#include <string.h>

#include "check_int.h"
#include "check_scan.h"
#include "viet.h"

#define NAME_WORDS_MAX 14

/* Bodies that every province and the government have or had. */
static const char *const known[] = {
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Sở Kế hoạch và Đầu tư",
    "Sở Công Thương",
    "Sở Xây dựng",
    "Sở Giao thông vận tải",
    "Sở Nông nghiệp và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Tài nguyên và Môi trường",
    "Sở Khoa học và Công nghệ",
    "Sở Thông tin và Truyền thông",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Văn hóa và Thể thao",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Dân tộc và Tôn giáo",
    "Sở Ngoại vụ",
    "Bộ Quốc phòng",
    "Bộ Công an",
    "Bộ Ngoại giao",
    "Bộ Nội vụ",
    "Bộ Tư pháp",
    "Bộ Tài chính",
    "Bộ Kế hoạch và Đầu tư",
    "Bộ Công Thương",
    "Bộ Xây dựng",
    "Bộ Giao thông vận tải",
    "Bộ Nông nghiệp và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn",
    "Bộ Tài nguyên và Môi trường",
    "Bộ Khoa học và Công nghệ",
    "Bộ Thông tin và Truyền thông",
    "Bộ Giáo dục và Đào tạo",
    "Bộ Y tế",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Lao động - Thương binh và Xã hội",
    "Bộ Dân tộc và Tôn giáo",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
};

/* ---- The names ---- */

static bool is_commune(const char *name)
{
    return g_str_has_prefix(name, "Xã ") || g_str_has_prefix(name, "Phường ") || g_str_has_prefix(name, "Thị trấn ");
}

/* "so ke hoach dau tu": the words without tones, capitals, "và" and signs. */
static char *key_of(const char *name)
{
    char    *bare = check_bare_letters(name);
    GString *key = g_string_new(NULL);

    for (size_t at = 0, length; bare[at] != '\0'; at += MAX(length, 1)) {
        length = scan_word(bare + at);
        if (length == 0 || (length == 2 && strncmp(bare + at, "va", 2) == 0))
            continue;
        g_string_append_len(key, bare + at, (gssize)length);
        g_string_append_c(key, ' ');
    }
    g_free(bare);
    return g_string_free(key, FALSE);
}

/* Names stand by their keys; by their first words, to look only where one may begin. */
static void add_name(GHashTable *bodies, const char *name)
{
    char  *key = key_of(name), *head = g_strndup(key, strcspn(key, " "));
    size_t words = 0;

    for (const char *at = key; *at != '\0'; at++)
        words += *at == ' ';
    if (words < 2 || words > NAME_WORDS_MAX || g_hash_table_contains(bodies, key)) {
        g_free(key);
        g_free(head);
        return;
    }
    g_hash_table_insert(bodies, key, (char *)(uintptr_t)name);
    if (g_hash_table_contains(bodies, head))
        g_free(head);
    else
        g_hash_table_insert(bodies, head, NULL);
}

static GHashTable *bodies_of(struct check *check)
{
    if (check->bodies != NULL)
        return check->bodies;
    check->bodies = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (unsigned i = 0; i < check->plan->agencies->len; i++) {
        const struct agency *agency = check->plan->agencies->pdata[i];
        if (agency->name.text != NULL && !is_commune(agency->name.text) &&
            strpbrk(agency->name.text, "0123456789") == NULL)
            add_name(check->bodies, agency->name.text);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        add_name(check->bodies, known[i]);
    return check->bodies;
}

/* ---- In a line ---- */

/* The same letters, capitals where they are; tones may stand elsewhere ("hoá", "hóa"), a dash may be longer. */
static bool is_written_so(struct check *check, const char *given, const char *name)
{
    char **parts = g_strsplit(given, " – ", -1), *dashed = g_strjoinv(" - ", parts);

    given = arena_strdup(check->arena, dashed);
    g_free(dashed);
    g_strfreev(parts);
    if (g_utf8_strlen(given, -1) != g_utf8_strlen(name, -1) ||
        strcmp(viet_fold(check->arena, given), viet_fold(check->arena, name)) != 0)
        return false;
    for (; *given != '\0' && *name != '\0'; given = g_utf8_next_char(given), name = g_utf8_next_char(name))
        if (g_unichar_isupper(g_utf8_get_char(given)) != g_unichar_isupper(g_utf8_get_char(name)))
            return false;
    return true;
}

static bool is_all_capitals(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (g_unichar_islower(g_utf8_get_char(text)))
            return false;
    return true;
}

/* What may stand between two words of a name: a blank, ", ", " - ", " & ".  Its length; 0: the name ends. */
static size_t joint(const char *words)
{
    static const char *const joints[] = {" - ", " – ", " & ", ", ", " ", "-"};

    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++)
        if (g_str_has_prefix(words, joints[i]))
            return strlen(joints[i]);
    return 0;
}

/* The longest known name at the place.  Returns its end; 0: none. */
static size_t match_body(struct check *check, const char *words, size_t at, const char **name)
{
    GString *key = g_string_new(NULL);
    size_t   best = 0, length, between;

    for (unsigned count = 0; count < NAME_WORDS_MAX + 4 && (length = scan_word(words + at)) > 0; count++) {
        char *word = g_strndup(words + at, length), *bare = key_of(word);
        bool  counts = *bare != '\0';
        void *found;
        g_string_append(key, bare);
        g_free(bare);
        g_free(word);
        at += length;
        if (counts && count > 0 && (found = g_hash_table_lookup(check->bodies, key->str)) != NULL) {
            *name = found;
            best = at;
        }
        if ((between = joint(words + at)) == 0)
            break;
        at += between;
    }
    g_string_free(key, TRUE);
    return best;
}

static bool may_begin(struct check *check, const char *words, size_t at, size_t length)
{
    char *word = g_strndup(words + at, length), *bare = check_bare_letters(word);
    bool  may = g_hash_table_contains(bodies_of(check), bare);

    g_free(bare);
    g_free(word);
    return may;
}

void check_line_bodies(struct check *check, const struct check_line *line)
{
    const char *words = line->words;

    for (size_t at = 0, length; words[at] != '\0';) {
        const char *name = NULL, *given;
        size_t      end = 0;
        if ((length = scan_word(words + at)) == 0) {
            at += (size_t)(g_utf8_next_char(words + at) - (words + at));
            continue;
        }
        if (g_unichar_isupper(g_utf8_get_char(words + at)) && words[at + length] == ' ' &&
            may_begin(check, words, at, length))
            end = match_body(check, words, at, &name);
        if (end != 0 && strncmp(words + at, name, end - at) != 0) {
            given = arena_strndup(check->arena, words + at, end - at);
            if (!is_written_so(check, given, name) && !is_all_capitals(given))
                diag(check->diags, DIAG_BODY_NAME, check_line_span(line, at, end - at), given, name, NULL);
        }
        at = end != 0 ? end : at + length;
    }
}
