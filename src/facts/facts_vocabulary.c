/*
 * facts_vocabulary.c -- every element of the facts tree: where it stands, what it holds, what it means.
 * Templates are checked against this table, and the unit tests check facts against it.
 */
#include "facts.h"

#include <string.h>

#define VALUE_ATTRIBUTES "stage? value? unit? relation? none?"
#define AGENCY_PARENTS "agencies* lead-agencies* supporting-agencies* submitted* missing* in-period* owing*"
/* Every element that holds rich text, and so paragraphs. */
#define RICH_PARENTS                                                                                                   \
    "title* mark* addressee* recipient* subject* lead* supporting* "                                                   \
    "product* description* due* state* stage* report* baseline* target* result* proposal* text* before* after* "       \
    "amendment* reported* total*"

static const struct facts_element vocabulary[] = {
    {"facts", "", "", false, "gốc của cây dữ liệu"},

    {"plan", "facts", "id from? to? year? number? date? template?", false,
     "kế hoạch; number, date, template: số, ngày, mẫu của văn bản ban hành kế hoạch (for: plan), khi đã có số"},
    {"title",
     "plan period report? class of group indicator task requirement section? changes indicator-change task-change "
     "requirement-change",
     "", true,
     "tên; của group, indicator, task, requirement, section là văn bản có định dạng, của các phần tử khác là chữ "
     "thường"},
    {"short-title", "plan", "", false, "tên gọi tắt của kế hoạch (không có thì là tên đầy đủ)"},

    {"issuer", "facts", "", false, "cơ quan ban hành"},
    {"superior", "issuer*", "", false, "một dòng tên cơ quan chủ quản"},
    {"name", "issuer* agency?", "", false, "một dòng tên cơ quan ban hành; tên đầy đủ của cơ quan, đơn vị"},
    {"short-name", "issuer agency?", "", false, "tên gọi tắt (của agency: không có thì là tên đầy đủ)"},
    {"place", "issuer", "", false, "địa danh"},
    {"symbol", "issuer", "", false, "chữ viết tắt trong ký hiệu văn bản"},

    {"period", "facts?", "name kind year? index? from? to? as-of? calendar-from? calendar-to? months?", false,
     "kỳ báo cáo; kind: month quarter half nine-months year ad-hoc; from, to: kỳ số liệu; as-of: ngày chốt số liệu; "
     "months: các tháng được gộp"},
    {"long-title", "period", "", false, "tên kỳ viết đủ: \"tháng 5 năm 2026\""},

    {"reports", "facts", "", false, "các văn bản được lập lần này"},
    {"report", "reports* task? task-change? reported-task?", "name? number? date? unit?", true,
     "trong reports: một văn bản được lập; unit: đơn vị soạn thảo, trong ký hiệu công văn; trong task: kết quả thực "
     "hiện "
     "(văn bản có định dạng)"},
    {"marks", "report", "", false, "các dấu chỉ mức độ"},
    {"mark", "marks*", "", true, "một dấu: khan thuong-khan hoa-toc luu-hanh-noi-bo"},
    {"addressees", "report", "", false, "danh sách kính gửi"},
    {"addressee", "addressees*", "", true, "một nơi kính gửi"},
    {"recipients", "report", "", false, "danh sách nơi nhận"},
    {"recipient", "recipients*", "", true, "một nơi nhận"},
    {"bases", "report", "", false, "các căn cứ ban hành"},
    {"proposal", "report?", "", true, "theo đề nghị của ai"},
    {"signature", "report", "", false, "chữ ký"},
    {"authority", "signature*", "", false, "một dòng quyền hạn, chức vụ của người ký"},
    {"signer", "signature", "", false, "họ tên người ký"},

    {"cited", "facts", "", false, "các văn bản được viện dẫn"},
    {"document", "cited* issued* bases*", "id? number? kind? symbol? date? issuer? outside-window?", false,
     "một văn bản; number: số thứ tự trong kỳ; outside-window: ban hành ngoài kỳ số liệu"},
    {"subject", "document", "", true, "trích yếu"},

    {"classes", "facts", "", false, "các nhóm cơ quan"},
    {"class", "classes*", "id size", false, "một nhóm cơ quan; size: số đơn vị"},
    {"agencies", "facts", "", false, "danh bạ cơ quan, đơn vị"},
    {"agency", AGENCY_PARENTS, "id classes? order stands-for?", false,
     "một cơ quan, đơn vị; order: thứ tự trong danh bạ, từ 1; stands-for: nhóm mà tên gọi chung này chỉ; trong "
     "lead-agencies, supporting-agencies không có tên: dùng vn:names hoặc agency(@id)"},

    {"indicators", "facts", "count", false, "các chỉ tiêu; count: số chỉ tiêu không có chỉ tiêu con"},
    {"group", "indicators* tasks* carried-tasks* group*", "id? number? level kind count", false,
     "một nhóm; kind: indicators tasks carried; count: như của indicators, tasks"},
    {"indicator", "group* indicator*", "id number? level unit? direction share? ahead? uncertain? status? leaf?", false,
     "một chỉ tiêu; direction: at-least at-most none; status: attained not-attained no-data no-target, không có nếu "
     "máy "
     "không "
     "so sánh được; uncertain: kết quả là cận (≥, ≤) hoặc khoảng nên không so sánh được; ahead: mục tiêu là của năm "
     "hay "
     "giai đoạn sau, chỉ nói được là đã đạt; leaf: không có chỉ tiêu con"},
    {"lead", "indicator? task? part? task-change?", "", true, "cơ quan chủ trì, như khi in"},
    {"lead-agencies", "indicator? task? part?", "", false, "các cơ quan chủ trì"},
    {"baseline", "indicator*", VALUE_ATTRIBUTES, true, "mức đã đạt trước kế hoạch, như khi in"},
    {"target", "indicator*", VALUE_ATTRIBUTES " current?", true,
     "mục tiêu của một năm hoặc giai đoạn (stage), như khi in; relation: at-least at-most; current: trong nhiều mục "
     "tiêu, mục "
     "tiêu của năm báo cáo"},
    {"result", "indicator?", "value? unit? relation? none? estimated? cumulative? as-of? rule?", true,
     "kết quả, như khi in; rule: cách gộp các tháng (latest first sum mean weighted-mean cumulative), own: ghi ở tệp "
     "của kỳ, "
     "carry: "
     "lấy của kỳ trước"},
    {"distance", "indicator?", "value", false,
     "mục tiêu trừ kết quả; không có khi mục tiêu là của năm hay giai đoạn sau"},
    {"path-distance", "indicator?", "value", false,
     "mục tiêu là của năm hay giai đoạn sau: mức của năm nay trên đường thẳng từ số ban đầu đến mục tiêu, trừ kết quả"},
    {"change", "indicator?", "value? direction? better?", false,
     "kết quả trừ kết quả kỳ trước, bằng chữ: \"tăng 0,8 điểm %\"; direction: up down same; better: 1 tốt lên, 0 kém "
     "đi"},

    {"consolidated", "indicator?", "rule used?", false,
     "số các đơn vị gửi gộp lại, có khi kỳ có số của đơn vị; rule: lead sum mean weighted-mean ratio count min max "
     "latest; used: là kết quả được lấy, vì tệp kỳ không ghi; bao nhiêu đơn vị có số: vn:of(consolidated, nhóm)"},
    {"total", "consolidated?", "value? unit? relation? none? estimated?", true, "số gộp, như khi in"},

    {"tasks", "facts", "count", false, "các nhiệm vụ; count: số nhiệm vụ không có nhiệm vụ con"},
    {"carried-tasks", "facts", "count", false, "các nhiệm vụ chuyển tiếp"},
    {"counts", "tasks carried-tasks group?",
     "total recurring? earlier? earlier-done? earlier-overdue? this? this-done? this-doing? this-todo? this-overdue? "
     "future? "
     "future-doing? future-todo? future-done? done? doing? todo? overdue? newly-done?",
     false,
     "số nhiệm vụ: total = recurring + earlier + this + future = done + doing + todo + overdue; không có kỳ thì chỉ có "
     "total; newly-done: hoàn thành trong kỳ (done-on trong kỳ, hoặc kỳ đầu tiên ghi là xong)"},
    {"task", "group* task*",
     "id number? level leaf? class? state? carried? lead-run? done-on? due-from? due-to? newly-done?", false,
     "một nhiệm vụ; lead-run: số nhiệm vụ con liền nhau, kể từ nhiệm vụ này, cùng cơ quan chủ trì, 0 nếu nhiệm vụ con "
     "đứng "
     "trước cũng vậy; class: recurring earlier this future; state: done doing todo overdue; due-to: ngày cuối, hoặc "
     "ngày "
     "đứng sau 'trước'"},
    {"supporting", "indicator? task?", "", true, "cơ quan phối hợp, như khi in"},
    {"supporting-agencies", "indicator? task?", "", false, "các cơ quan phối hợp"},
    {"product", "task?", "", true, "sản phẩm"},
    {"description", "task?", "", true, "nội dung thực hiện"},
    {"due", "task? part? requirement?", "", true, "thời hạn, như khi in; nhiệm vụ nhiều phần: mỗi phần một đoạn"},
    {"state", "task? reported-task?", "", true, "trạng thái, như khi in"},
    {"stages", "indicators? tasks? carried-tasks?", "", false,
     "các năm, giai đoạn mà chỉ tiêu, nhiệm vụ nêu, mỗi cái một lần"},
    {"stage", "task* stages*", "stage from to baseline? target?", true,
     "trong task: việc của một năm hoặc giai đoạn (from, to: năm đầu, năm cuối), như khi in; trong stages: một năm "
     "hoặc "
     "giai đoạn, có mức đã đạt (baseline), có mục tiêu (target)"},
    {"part", "task*", "id label? class? state? done-on? due-from? due-to?", false, "một phần có thời hạn riêng"},

    {"amendment", "indicator* task* agency*", "since by", true,
     "một lần sửa đổi đã có hiệu lực: \"Sửa đổi theo Quyết định số … ngày …\"; của agency: đổi tên, hợp nhất; by: mã "
     "văn bản"},

    {"requirements", "facts", "", false, "các yêu cầu đối với cơ quan, đơn vị"},
    {"requirement", "requirements*", "id due-to? overdue? owed? figures?", false,
     "một yêu cầu; overdue: quá hạn mà còn đơn vị chưa nộp; owed: quá hạn hoặc không có thời hạn mà còn đơn vị chưa "
     "nộp"},
    {"deliveries", "requirement*", "agency on-time late missing", false,
     "của yêu cầu gửi số liệu (figures-within): một đơn vị đã gửi đúng hạn, chậm, chưa gửi bao nhiêu kỳ"},
    {"delivery", "deliveries*", "period title due-to? state date? days-late?", false,
     "một kỳ (của kỳ gộp: từng tháng); state: on-time late missing awaited (chưa đến hạn) undated (không rõ ngày "
     "nhận)"},
    {"owing", "requirements?", "", false, "các đơn vị chưa nộp của những yêu cầu owed, mỗi đơn vị một lần"},
    {"of", "requirement* consolidated?", "class size submitted? missing? in-period?", false,
     "một nhóm phải nộp, phải có số: số đơn vị, đã nộp, chưa nộp, nộp trong kỳ"},
    {"others", "requirement? consolidated?", "size submitted? missing? in-period?", false,
     "các đơn vị phải nộp, ngoài các nhóm; của consolidated: các cơ quan chủ trì"},
    {"submitted", "of? others? requirement-change", "", false, "các đơn vị đã nộp"},
    {"missing", "of? others? received?", "", false,
     "các đơn vị chưa nộp; trong received: các đơn vị mà chỉ tiêu cần số và chưa gửi gì"},
    {"in-period", "of? others?", "", false, "các đơn vị nộp trong kỳ"},

    {"received", "facts?", "count", false, "số liệu các đơn vị gửi (received/<kỳ>/); count: số đơn vị đã gửi"},
    {"sender", "received*", "id date? file? results progress issued", false,
     "một đơn vị đã gửi: ngày nhận, tệp, số chỉ tiêu, nhiệm vụ, văn bản trong đó; sender(mã) tìm ra nó"},
    {"reported", "sender*",
     "indicator value? unit? relation? none? estimated? numerator? denominator? cell? rank? ranked?", true,
     "số đơn vị gửi của một chỉ tiêu, như khi in; rank: thứ hạng trong ranked đơn vị có số, 1 là tốt nhất, cùng số "
     "cùng "
     "hạng; "
     "reported(chỉ tiêu, đơn vị) tìm ra nó"},
    {"reported-task", "sender*", "task class? state done-on?", false,
     "tiến độ đơn vị gửi của một nhiệm vụ; class, state: như của task; reported-task(nhiệm vụ, đơn vị) tìm ra nó"},

    {"issued", "facts", "count", false, "các văn bản ban hành trong kỳ"},
    {"kind-count", "issued*", "kind count", false, "số văn bản của một loại"},

    {"prose", "facts", "", false, "các đoạn văn theo mã"},
    {"text", "prose* section?", "id?", true,
     "trong prose: một đoạn văn, của kỳ thay cho của kế hoạch; trong section: nội dung của mục"},

    {"narratives", "facts", "", false, "lời văn của các văn bản, theo mục"},
    {"narrative", "narratives*", "id", false, "lời văn của một văn bản; của kỳ thay cho của kế hoạch"},
    {"section", "narrative* section*", "level label?", false,
     "một mục; level: từ 1; label: in thay cho số thứ tự của mẫu, \"\" là không in; không có title thì có text hoặc "
     "section"},

    {"changes", "facts?", "before count", false,
     "thay đổi so với kỳ trước (before), có khi kỳ trước có tệp; title: tên kỳ trước"},
    {"indicator-change", "changes*", "id kind unit? better?", false,
     "một chỉ tiêu thay đổi; kind: up down other (không so bằng số) new (nay có số liệu) gone (nay không có) restated "
     "(số của "
     "thời điểm trước nay ghi khác); better: 1 tốt lên, 0 kém đi"},
    {"before", "indicator-change?", "value? unit? relation? none?", true, "kết quả kỳ trước, như khi in"},
    {"after", "indicator-change?", "value? unit? relation? none?", true, "kết quả kỳ này, như khi in"},
    {"difference", "indicator-change?", "value?", false, "mức tăng, giảm, bằng chữ; hoặc \"không so sánh được\""},
    {"task-change", "changes*", "id kind carried? done-on?", false,
     "một nhiệm vụ thay đổi; kind: done reopened overdue begun"},
    {"requirement-change", "changes*", "id kind count", false,
     "đơn vị nộp thêm (kind: submitted) hoặc rút lại (withdrawn) so với kỳ trước"},

    {"p", RICH_PARENTS, "label? level?", false, "một đoạn; label: \"-\", \"a)\", \"(1)\" …"},
    {"i", "p* i* b* note*", "", false, "chữ nghiêng"},
    {"b", "p* i* b* note*", "", false, "chữ đậm"},
    {"note", "p* i* b*", "", false, "chú thích cuối trang"},
    {"expr", "p* i* b* note*", "", false, "biểu thức chưa tính"},
};

const struct facts_element *facts_vocabulary(size_t *count)
{
    *count = G_N_ELEMENTS(vocabulary);
    return vocabulary;
}

const struct facts_element *facts_vocabulary_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(vocabulary); i++)
        if (strcmp(vocabulary[i].name, name) == 0)
            return &vocabulary[i];
    return NULL;
}

void facts_vocabulary_dump(FILE *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(vocabulary); i++) {
        const struct facts_element *element = &vocabulary[i];
        fprintf(out, "%s%s\n", element->name, element->rich ? "  (văn bản có định dạng)" : "");
        fprintf(out, "    %s\n", element->meaning);
        if (element->parents[0] != '\0')
            fprintf(out, "    trong: %s\n", element->parents);
        if (element->attributes[0] != '\0')
            fprintf(out, "    thuộc tính: %s\n", element->attributes);
    }
}
