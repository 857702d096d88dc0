/*
 * plan_draft.c -- writes a small plan: fixed text with places that what is wanted fills.
 */
#include "plan_draft.h"

#include <stdint.h>
#include <string.h>

/* ---- The text; @NAME@ is filled ---- */

static const char plan_text[] =
    "@SCHEMA_PLAN@"
    "# @TITLE@\n"
    "#\n"
    "# Tệp này ghi những gì ổn định trong cả năm: cơ quan ban hành, văn bản cần lập, chỉ tiêu, nhiệm vụ. Kết quả từng "
    "kỳ\n"
    "# ghi ở periods/<kỳ>.yaml; tên cơ quan, đơn vị ghi ở agencies.yaml. Chỉ tiêu, nhiệm vụ dưới đây là ví dụ: sửa, "
    "xóa,\n"
    "# thêm theo kế hoạch của cơ quan.\n"
    "#   - Số thứ tự và mọi con số đếm được không nhập: chương trình tự đánh, tự đếm.\n"
    "#   - id là mã của mục, để gọi từ tệp kỳ: chữ thường không dấu, chữ số, gạch nối; đặt rồi thì không nên đổi.\n"
    "#   - Văn xuôi nhiều đoạn đặt sau dấu |, mỗi dòng một đoạn.\n"
    "#   - Thời hạn (due): 2027-10-31; before 2027-05-10; 2027-10; 2027-Q4; 2027; monthly, quarterly, yearly, always.\n"
    "\n"
    "id: @ID@\n"
    "title: \"@TITLE@\"\n"
    "short-title: \"@KIND@ năm @YEAR@\"\n"
    "from: @YEAR@-01-01\n"
    "to: @YEAR@-12-31\n"
    "\n"
    "# Phần đầu và ký hiệu của văn bản; mỗi mục của superior, name là một dòng.\n"
    "issuer:\n"
    "@SUPERIOR@"
    "  name: [\"@BODY_UPPER@\"]\n"
    "  short-name: \"@BODY@\"\n"
    "  place: \"@PLACE@\"\n"
    "  symbol: \"@SYMBOL@\"\n"
    "\n"
    "# Nơi gửi, nơi nhận, người ký chung cho mọi văn bản.\n"
    "@ADDRESSEES@"
    "recipients: [Như trên, Lãnh đạo cơ quan, \"Các phòng, đơn vị trực thuộc\", \"Lưu: VT\"]\n"
    "signature: {authority: [\"@POST@\"], name: \"@SIGNER@\"}\n"
    "\n"
    "# Văn bản cần lập: theo mẫu nào, cho kỳ nào.\n"
    "documents:\n"
    "  - {template: ke-hoach, for: plan, title: \"@DOCUMENT@\"}\n"
    "  - {template: bao-cao-thang, for: month, title: \"Kết quả @KIND@\"}\n"
    "  - {template: bao-cao-quy, for: quarter, title: \"Kết quả @KIND@\"}\n"
    "  - {template: bao-cao-nam, for: year, title: \"Kết quả @KIND@\"}\n"
    "\n"
    "# Yêu cầu mà mỗi đơn vị của nhóm phải nộp; ai đã nộp, ai chưa ghi ở tệp kỳ.\n"
    "requirements:\n"
    "  - {id: ke-hoach-don-vi, title: gửi kế hoạch của đơn vị, of: [don-vi], due: before @YEAR@-02-15}\n"
    "\n"
    "# Chỉ tiêu, theo nhóm. Mục tiêu của năm: \">=95%\", \"4\", \"<=2%\". Cách cộng dồn (rollup): latest, sum, mean …\n"
    "indicators:\n"
    "  - id: chi-tieu\n"
    "    title: Chỉ tiêu chuyên môn\n"
    "    items:\n"
    "      - id: ho-so-dung-han\n"
    "        title: Tỷ lệ hồ sơ giải quyết đúng hạn\n"
    "        unit: \"%\"\n"
    "        target: {@YEAR@: \">=95%\"}\n"
    "        lead: [van-phong]\n"
    "      - id: lop-tap-huan\n"
    "        title: Số lớp tập huấn được tổ chức\n"
    "        unit: lớp\n"
    "        rollup: sum\n"
    "        target: {@YEAR@: \">=4\"}\n"
    "        lead: [phong-chuyen-mon]\n"
    "\n"
    "# Nhiệm vụ, theo nhóm: ai chủ trì (lead), phối hợp (supporting), sản phẩm, thời hạn.\n"
    "tasks:\n"
    "  - id: nhiem-vu\n"
    "    title: chuyên môn\n"
    "    items:\n"
    "      - id: ke-hoach-chi-tiet\n"
    "        title: Ban hành kế hoạch chi tiết của từng phòng, đơn vị\n"
    "        product: Kế hoạch của phòng, đơn vị\n"
    "        lead: [van-phong]\n"
    "        due: @YEAR@-Q1\n"
    "      - id: tap-huan\n"
    "        title: Tổ chức các lớp tập huấn\n"
    "        product: Lớp tập huấn\n"
    "        lead: [phong-chuyen-mon]\n"
    "        supporting: [van-phong]\n"
    "        due: quarterly\n"
    "      - id: tong-ket\n"
    "        title: Tổng kết việc thực hiện Kế hoạch\n"
    "        product: Báo cáo tổng kết\n"
    "        lead: [van-phong]\n"
    "        due: @YEAR@-12\n"
    "\n"
    "# Lời văn của văn bản Kế hoạch: các mục, tiêu đề và nội dung.\n"
    "narratives:\n"
    "  ke-hoach:\n"
    "    - title: MỤC ĐÍCH, YÊU CẦU\n"
    "      text: |\n"
    "        Tổ chức thực hiện đầy đủ, đúng thời hạn các chỉ tiêu, nhiệm vụ được giao; phân công rõ đơn vị chủ trì.\n"
    "    - title: |\n"
    "        CHỈ TIÊU *(chi tiết tại Phụ lục I kèm theo)*\n"
    "    - title: |\n"
    "        NHIỆM VỤ *(phân công cụ thể tại Phụ lục II kèm theo)*\n"
    "    - title: TỔ CHỨC THỰC HIỆN\n"
    "      text: |\n"
    "        Các phòng, đơn vị thực hiện nhiệm vụ được phân công và báo cáo kết quả hằng tháng.\n";

static const char agencies_text[] =
    "@SCHEMA_AGENCIES@"
    "# DANH BẠ CƠ QUAN, ĐƠN VỊ của kế hoạch: mỗi tên chỉ viết ở đây, nơi khác dùng mã (id).\n"
    "\n"
    "# Các nhóm được đếm (\"02/03 phòng, đơn vị\").\n"
    "classes:\n"
    "  - {id: don-vi, title: \"phòng, đơn vị\"}\n"
    "\n"
    "# Từng đơn vị, theo thứ tự muốn in; tên có dấu phẩy thì đặt trong dấu ngoặc kép.\n"
    "agencies:\n"
    "  - {id: van-phong, name: Văn phòng, classes: [don-vi]}\n"
    "  - {id: phong-chuyen-mon, name: Phòng Chuyên môn, classes: [don-vi]}\n"
    "  - {id: trung-tam, name: Trung tâm Dịch vụ công, classes: [don-vi]}\n";

static const char period_text[] =
    "@SCHEMA_PERIOD@"
    "# KỲ BÁO CÁO THÁNG 01/@YEAR@\n"
    "# Số liệu dưới đây là ví dụ. Tệp của kỳ sau: baocao new <thư mục kế hoạch> --period @YEAR@-02\n"
    "\n"
    "period: @YEAR@-01\n"
    "\n"
    "# Số và ngày của văn bản.\n"
    "documents:\n"
    "  bao-cao-thang: {number: 1, date: @YEAR@-01-31}\n"
    "\n"
    "# Kết quả chỉ tiêu, viết số theo cách Việt Nam: \"1.855\", \"96,26%\"; chưa có thì {none: Đang thống kê số "
    "liệu}.\n"
    "results:\n"
    "  ho-so-dung-han: \"96,5%\"\n"
    "  lop-tap-huan: \"1\"\n"
    "\n"
    "# Tiến độ nhiệm vụ: todo, doing, done; text: đã làm được gì.\n"
    "progress:\n"
    "  ke-hoach-chi-tiet: {state: doing, text: Đã hướng dẫn các phòng xây dựng kế hoạch.}\n"
    "  tap-huan: {state: doing, text: Đã tổ chức 01 lớp tập huấn.}\n"
    "  tong-ket: {state: todo}\n"
    "\n"
    "# Ai chưa nộp (missing), hoặc ai đã nộp (submitted).\n"
    "submissions:\n"
    "  ke-hoach-don-vi: {missing: [trung-tam]}\n";

/* ---- Filling it ---- */

bool plan_draft_is_text(const char *text)
{
    bool filled = false;

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_unichar_iscntrl(g_utf8_get_char(at)) || strchr("{}*^\\\"", *at) != NULL)
            return false;
        filled = filled || !g_unichar_isspace(g_utf8_get_char(at));
    }
    return filled;
}

/* The issuer's lines above its own, in capitals. */
static char *superior_lines(const char *superior)
{
    GString *line;
    char   **parts;

    if (superior == NULL)
        return g_strdup("");
    line = g_string_new("  superior: [");
    parts = g_strsplit(superior, ",", -1);
    for (char **part = parts; *part != NULL; part++) {
        char *upper = g_utf8_strup(g_strstrip(*part), -1);
        g_string_append_printf(line, "%s\"%s\"", part > parts ? ", " : "", upper);
        g_free(upper);
    }
    g_strfreev(parts);
    g_string_append(line, "]\n");
    return g_string_free(line, FALSE);
}

/* To whom reports go: the body above, on one line. */
static char *addressees_line(const char *superior)
{
    char **parts, *joined, *line;

    if (superior == NULL)
        return g_strdup("");
    parts = g_strsplit(superior, ",", -1);
    for (char **part = parts; *part != NULL; part++)
        g_strstrip(*part);
    joined = g_strjoinv(" ", parts);
    line = g_strdup_printf("addressees: [\"%s\"]\n", joined);
    g_free(joined);
    g_strfreev(parts);
    return line;
}

static char *schema_line(const struct plan_draft_wanted *wanted, const char *up, const char *name)
{
    return wanted->has_schema ? g_strdup_printf("# yaml-language-server: $schema=%sschema/%s.schema.json\n", up, name)
                              : g_strdup("");
}

/* Takes the text. */
static void put(GHashTable *fillings, const char *name, char *text)
{
    g_hash_table_insert(fillings, (char *)(uintptr_t)name, text);
}

/* The texts by the names of their places. */
static GHashTable *new_fillings(const struct plan_draft_wanted *wanted)
{
    GHashTable *fillings = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    char       *capital = g_utf8_strup(wanted->kind, g_utf8_next_char(wanted->kind) - wanted->kind);

    put(fillings, "ID", g_strdup(wanted->id));
    put(fillings, "BODY", g_strdup(wanted->body));
    put(fillings, "BODY_UPPER", g_utf8_strup(wanted->body, -1));
    put(fillings, "PLACE", g_strdup(wanted->place));
    put(fillings, "SYMBOL", g_strdup(wanted->symbol));
    put(fillings, "POST", g_utf8_strup(wanted->post, -1));
    put(fillings, "SIGNER", g_strdup(wanted->signer));
    put(fillings, "KIND", g_strdup(wanted->kind));
    put(fillings, "YEAR", g_strdup_printf("%04u", wanted->year));
    put(fillings, "TITLE", g_strdup_printf("Kế hoạch %s của %s năm %04u", wanted->kind, wanted->body, wanted->year));
    put(fillings, "DOCUMENT",
        g_strdup_printf("%s%s của %s năm %04u", capital, g_utf8_next_char(wanted->kind), wanted->body, wanted->year));
    put(fillings, "SUPERIOR", superior_lines(wanted->superior));
    put(fillings, "ADDRESSEES", addressees_line(wanted->superior));
    put(fillings, "SCHEMA_PLAN", schema_line(wanted, "../", "plan"));
    put(fillings, "SCHEMA_AGENCIES", schema_line(wanted, "../", "agencies"));
    put(fillings, "SCHEMA_PERIOD", schema_line(wanted, "../../", "period"));
    g_free(capital);
    return fillings;
}

static char *fill(const char *text, GHashTable *fillings)
{
    char   **pieces = g_strsplit(text, "@", -1); /* text, name, text, name … text */
    GString *filled = g_string_new(NULL);

    for (unsigned i = 0; pieces[i] != NULL; i++)
        g_string_append(filled, i % 2 == 0 ? pieces[i] : (const char *)g_hash_table_lookup(fillings, pieces[i]));
    g_strfreev(pieces);
    return g_string_free(filled, FALSE);
}

struct plan_draft_file *plan_draft(const struct plan_draft_wanted *wanted, unsigned *count)
{
    GHashTable             *fillings = new_fillings(wanted);
    struct plan_draft_file *files = g_new0(struct plan_draft_file, 3);

    files[0] = (struct plan_draft_file){g_strdup("plan.yaml"), fill(plan_text, fillings)};
    files[1] = (struct plan_draft_file){g_strdup("agencies.yaml"), fill(agencies_text, fillings)};
    files[2] =
        (struct plan_draft_file){g_strdup_printf("periods/%04u-01.yaml", wanted->year), fill(period_text, fillings)};
    g_hash_table_unref(fillings);
    *count = 3;
    return files;
}

void plan_draft_free(struct plan_draft_file *files, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        g_free(files[i].path);
        g_free(files[i].text);
    }
    g_free(files);
}
