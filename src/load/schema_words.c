/*
 * schema_words.c -- what each key of plan.yaml, agencies.yaml and the period files is for, as editors show it.
 * By table, in the tables' order.
 */
#include <string.h>

#include "schema_shapes.h"

const struct schema_word schema_words[] = {
    {"plan", SCHEMA_TABLE,
     "Kế hoạch (plan.yaml): cơ quan ban hành, văn bản cần lập, chỉ tiêu, nhiệm vụ, yêu "
     "cầu đối với các đơn vị",
     NULL},
    {"plan", "id", "Mã của kế hoạch, trùng tên thư mục.", "son-la-2026"},
    {"plan", "title", "Tên kế hoạch.", NULL},
    {"plan", "short-title", "Tên gọi tắt.", "KHCN, ĐMST và CĐS năm 2026"},
    {"plan", "from", "Ngày bắt đầu thực hiện (năm-tháng-ngày).", "2026-01-01"},
    {"plan", "to", "Ngày kết thúc (năm-tháng-ngày).", "2026-12-31"},
    {"plan", "issuer", "Cơ quan ban hành văn bản.", NULL},
    {"plan", "recurring",
     "Loại thời hạn được tính thêm là thường xuyên, ngoài hằng tháng, hằng quý, hằng năm, "
     "thường xuyên. year: thời hạn ghi cả năm.",
     NULL},
    {"plan", "issued",
     "Cách đánh số văn bản đã ban hành: as-listed theo thứ tự ghi trong tệp; by-date theo "
     "ngày và số.",
     NULL},
    {"plan", "cited", "Văn bản được viện dẫn; gọi bằng cited('mã').", NULL},
    {"plan", "addressees", "Nơi gửi (Kính gửi) chung cho mọi văn bản; văn bản ghi nơi gửi riêng thì dùng riêng.", NULL},
    {"plan", "recipients",
     "Nơi nhận chung cho mọi văn bản, mỗi dòng một nơi, không ghi dấu chấm phẩy cuối "
     "dòng.",
     NULL},
    {"plan", "signature", "Người ký chung cho mọi văn bản.", NULL},
    {"plan", "archive", "Hồ sơ lưu trữ mà văn bản của kế hoạch được đưa vào (Thông tư 05/2025/TT-BNV).", NULL},
    {"plan", "documents", "Văn bản cần lập cho từng loại kỳ hoặc cho chính kế hoạch.", NULL},
    {"plan", "prose", "Đoạn văn theo mã để mẫu in ra; đoạn cùng mã ở tệp kỳ thay cho đoạn ở đây.", NULL},
    {"plan", "narratives", "Lời văn chia mục theo mã; cùng mã ở tệp kỳ thì thay cho ở đây.", NULL},
    {"plan", "indicators", "Chỉ tiêu, xếp theo nhóm.", NULL},
    {"plan", "tasks", "Nhiệm vụ, xếp theo nhóm.", NULL},
    {"plan", "carried-tasks", "Nhiệm vụ chuyển tiếp từ năm trước, xếp theo nhóm.", NULL},
    {"plan", "rules", "Ràng buộc riêng của kế hoạch: hai tổng phải bằng nhau ở mọi kỳ; lệch thì chương trình cảnh báo.",
     NULL},
    {"plan", "accepted", "Cảnh báo đã có người xem xét và chấp nhận, cho mọi kỳ.", NULL},
    {"plan", "requirements",
     "Yêu cầu mà mọi đơn vị của một số nhóm phải thực hiện; ai đã thực hiện ghi ở tệp "
     "kỳ.",
     NULL},

    {"issuer", "superior", "Cơ quan chủ quản cấp trên, mỗi dòng một mục; không có thì bỏ.", NULL},
    {"issuer", "name", "Tên cơ quan ban hành ở đầu văn bản, mỗi dòng một mục.", NULL},
    {"issuer", "short-name", "Tên gọi trong lời văn.", "UBND tỉnh"},
    {"issuer", "place", "Địa danh.", "Sơn La"},
    {"issuer", "symbol", "Chữ viết tắt trong ký hiệu văn bản.", "UBND"},

    {"agencies", "calendar",
     "Ngày nghỉ, ngày làm bù ngoài những ngày chương trình đã biết (1/1, 30/4, 1/5, 2/9 và lịch nghỉ 2026).", NULL},
    {"calendar", SCHEMA_TABLE, "Ngày nghỉ, ngày làm bù", NULL},
    {"calendar", "holidays", "Ngày nghỉ lễ, tết, nghỉ hoán đổi: từng ngày hoặc một khoảng ngày.",
     "2027-02-05|2027-02-05..2027-02-11"},
    {"calendar", "working", "Thứ bảy, chủ nhật làm bù.", "2027-02-13"},
    {"requirement", "figures-within",
     "Yêu cầu là gửi số liệu của kỳ, chậm nhất bao nhiêu ngày làm việc sau ngày chốt số liệu. Ai đã gửi, ai chậm thì "
     "chương trình tính theo ngày nhận (received/<kỳ>/), không ghi ở submissions.",
     "3"},

    {"document", SCHEMA_TABLE, "Văn bản cần lập", NULL},
    {"document", "template", "Tên mẫu: templates/<tên>.xml.", "bao-cao-thang"},
    {"document", "name", "Tên tệp kết quả; không ghi thì lấy tên mẫu.", "bao-cao-thang"},
    {"document", "for",
     "Lập cho loại kỳ nào: month tháng, quarter quý, half sáu tháng, nine-months chín tháng, "
     "year năm, ad-hoc đột xuất; plan: lập một lần cho chính kế hoạch.",
     NULL},
    {"document", "each",
     "Mỗi đơn vị một văn bản. missing: đơn vị còn nợ yêu cầu; lead: cơ quan chủ trì chỉ tiêu, nhiệm vụ; hoặc mã một "
     "nhóm: "
     "từng đơn vị của nhóm. Văn bản của đơn vị nào có lỗi thì chỉ văn bản đó không lập được.",
     "missing|lead|xa-phuong"},
    {"document", "when",
     "Chỉ lập văn bản khi: missing có đơn vị (đơn vị đó, nếu có each) còn nợ yêu cầu đã đến hạn; received đã gửi số "
     "liệu "
     "của kỳ.",
     NULL},
    {"document", "unit", "Đơn vị soạn thảo trong ký hiệu công văn.", "KGVX"},
    {"document", "marks", "Dấu chỉ mức độ: khan, thuong-khan, hoa-toc, luu-hanh-noi-bo.", NULL},
    {"document", "title", "Trích yếu nội dung.", NULL},
    {"document", "addressees", "Nơi gửi (Kính gửi) của văn bản này, thay cho nơi gửi chung; [] là không có.", NULL},
    {"document", "recipients", "Nơi nhận của văn bản này, thay cho nơi nhận chung; [] là không có.", NULL},
    {"document", "bases", "Mã của các văn bản làm căn cứ ban hành, theo thứ tự in.", NULL},
    {"document", "proposal", "Theo đề nghị của ai, tại văn bản nào.", NULL},
    {"document", "signature", "Người ký văn bản này, thay cho người ký chung.", NULL},
    {"document", "dossier",
     "Mã của hồ sơ lưu trữ, trong mục archive; không ghi thì văn bản không được đóng gói lưu trữ.", "bao-cao-nam"},
    {"document", "number", "Số văn bản; chỉ dùng với for: plan. Chưa có số thì bỏ trống.", "12"},
    {"document", "date", "Ngày ký; chỉ dùng với for: plan.", "2026-01-06"},

    {"archive", SCHEMA_TABLE, "Lưu trữ", NULL},
    {"archive", "agency", "Mã định danh của cơ quan có hồ sơ.", "H52"},
    {"archive", "fonds", "Mã phông lưu trữ.", "P01"},
    {"archive", "keeper", "Mã cơ quan lưu trữ, đứng trước mã hồ sơ trong gói AIP; chưa có thì bỏ.", "G09"},
    {"archive", "dossiers", "Các hồ sơ; mỗi năm một hồ sơ cùng ký hiệu.", NULL},

    {"dossier", SCHEMA_TABLE, "Hồ sơ lưu trữ", NULL},
    {"dossier", "id", "Mã để văn bản gọi (dossier).", "bao-cao-nam"},
    {"dossier", "notation", "Số và ký hiệu hồ sơ trong danh mục hồ sơ; mã hồ sơ = mã cơ quan.năm.ký hiệu.", "01-KHCN"},
    {"dossier", "title", "Tiêu đề hồ sơ, không cần ghi năm.", NULL},
    {"dossier", "maintenance",
     "Thời hạn lưu trữ: permanent vĩnh viễn (được nộp lưu trữ lịch sử bằng gói SIP), 70-years … 10-years, other khác.",
     NULL},
    {"dossier", "mode", "Chế độ sử dụng: public công khai (mặc định), conditional có điều kiện, secret mật.", NULL},
    {"dossier", "confidence", "Mức độ tin cậy: born-digital gốc điện tử (mặc định), digitised số hóa, mixed hỗn hợp.",
     NULL},
    {"dossier", "keywords", "Từ khóa của hồ sơ và của tài liệu trong hồ sơ.", NULL},
    {"dossier", "description", "Ghi chú: người lập hồ sơ, điều cần làm rõ.", NULL},
    {"dossier", "paper-code", "Mã hồ sơ gốc giấy; phải có khi hồ sơ được số hóa.", NULL},
    {"dossier", "backed-up", "Hồ sơ đã được dự phòng.", NULL},

    {"signature", "authority", "Thẩm quyền và chức vụ người ký, mỗi dòng một mục.", NULL},
    {"signature", "name", "Họ và tên người ký.", "Nguyễn Văn A"},

    {"cited", SCHEMA_TABLE, "Văn bản được viện dẫn", NULL},
    {"cited", "id", "Mã để gọi văn bản: cited('mã').", "qd-1055"},
    {"cited", "kind", "Tên loại văn bản.", "Quyết định|Nghị quyết|Tờ trình"},
    {"cited", "symbol", "Số và ký hiệu.", "1055/QĐ-UBND"},
    {"cited", "date", "Ngày ban hành (năm-tháng-ngày).", "2026-04-29"},
    {"cited", "issuer", "Cơ quan ban hành.", "UBND tỉnh"},
    {"cited", "subject", "Trích yếu nội dung, viết thường chữ đầu.", NULL},

    {"requirement", SCHEMA_TABLE, "Yêu cầu đối với các đơn vị", NULL},
    {"requirement", "id", "Mã của yêu cầu, dùng ở submissions của tệp kỳ.", "khcds"},
    {"requirement", "title", "Việc phải làm, nối tiếp sau chữ 'đã'.", NULL},
    {"requirement", "of", "Mã các nhóm đơn vị phải thực hiện.", NULL},
    {"requirement", "agencies", "Mã các đơn vị khác cũng phải thực hiện, ngoài các nhóm trên.", NULL},
    {"requirement", "due", "Thời hạn.", "before 2026-05-10|2026-11|monthly"},
    {"requirement", "due-text", "Chữ in ra khi khác cách viết thông thường của thời hạn.", NULL},

    {"rule", SCHEMA_TABLE, "Ràng buộc", NULL},
    {"rule", "id", "Mã của ràng buộc.", "tong-nhiem-vu"},
    {"rule", "title", "Tên, nêu trong cảnh báo.", NULL},
    {"rule", "sum",
     "Các số hạng: mã chỉ tiêu, số, hoặc tasks/total, tasks/done, tasks/doing, tasks/todo, "
     "tasks/overdue (carried-tasks/… là nhiệm vụ chuyển tiếp).",
     "tasks/total"},
    {"rule", "each",
     "Ràng buộc áp dụng cho từng mục: mã một nhóm (các chỉ tiêu của nhóm), các mã, hoặc * (mọi nhóm ngoài cùng). Trong "
     "sum, equals …, dấu * là mã của mục.",
     "*"},
    {"rule", "equals", "Tổng phải bằng; ghi như sum.", NULL},
    {"rule", "at-most", "Tổng không được vượt; ghi như sum.", NULL},
    {"rule", "at-least", "Tổng không được thấp hơn; ghi như sum.", NULL},
    {"rule", "tolerance", "Mức lệch cho phép.", "0,1"},

    {"accepted", SCHEMA_TABLE,
     "Cảnh báo đã có người xem xét và chấp nhận; không tính nữa cho đến khi điều được chấp nhận thay đổi", NULL},
    {"accepted", "code", "Mã của cảnh báo.", "BC0311"},
    {"accepted", "of", "Cảnh báo về cái gì: mã chỉ tiêu, nhiệm vụ, văn bản, hoặc mấy chữ của dòng có cảnh báo.",
     "phu-song-5g"},
    {"accepted", "about",
     "Những gì cảnh báo nêu ngoài ra, từng thứ một như chương trình viết; thay đổi thì cảnh báo trở lại.", NULL},
    {"accepted", "reason", "Vì sao chấp nhận; in trong báo cáo kiểm tra.", NULL},
    {"accepted", "by", "Ai chấp nhận.", "Nguyễn Văn A, Phó Chánh Văn phòng"},
    {"accepted", "until", "Kỳ cuối cùng còn chấp nhận; không ghi là không thời hạn.", "2026-06|2026-Q2|2026"},

    {"indicator-group", SCHEMA_TABLE, "Nhóm chỉ tiêu", NULL},
    {"indicator-group", "id", "Mã của nhóm.", "cds-ha-tang"},
    {"indicator-group", "title", "Tên nhóm.", NULL},
    {"indicator-group", "label",
     "Cách đánh số nhóm: letter A, B; roman I, II; number 1, 2; none không đánh. "
     "Không ghi thì theo cấp.",
     NULL},
    {"indicator-group", "items-numbering",
     "Số thứ tự các mục: restart đánh lại từ 1 trong mỗi nhóm; running "
     "đánh liên tục.",
     NULL},
    {"indicator-group", "statistics", "true: số thống kê, không có mục tiêu.", NULL},
    {"indicator-group", "groups", "Các nhóm bên trong.", NULL},
    {"indicator-group", "items", "Các chỉ tiêu của nhóm.", NULL},

    {"task-group", SCHEMA_TABLE, "Nhóm nhiệm vụ", NULL},
    {"task-group", "id", "Mã của nhóm.", "khcn-nghi-quyet"},
    {"task-group", "title", "Tên nhóm.", NULL},
    {"task-group", "label",
     "Cách đánh số nhóm: letter A, B; roman I, II; number 1, 2; none không đánh. Không "
     "ghi thì theo cấp.",
     NULL},
    {"task-group", "items-numbering",
     "Số thứ tự các mục: restart đánh lại từ 1 trong mỗi nhóm; running đánh "
     "liên tục.",
     NULL},
    {"task-group", "groups", "Các nhóm bên trong.", NULL},
    {"task-group", "items", "Các nhiệm vụ của nhóm.", NULL},

    {"indicator", SCHEMA_TABLE, "Chỉ tiêu", NULL},
    {"indicator", "id", "Mã của chỉ tiêu, dùng ở results của tệp kỳ; đặt rồi không nên đổi.", "phu-song-5g"},
    {"indicator", "title", "Tên chỉ tiêu.", NULL},
    {"indicator", "kind",
     "number: kết quả là số; text: kết quả ghi bằng lời; statistic: số thống kê, không có mục tiêu. Không ghi thì chỉ "
     "tiêu có đơn vị tính, mục tiêu "
     "hoặc số trước kế hoạch là số phải có kết quả là số.",
     NULL},
    {"indicator", "unit", "Đơn vị tính.", "%|người|nhiệm vụ"},
    {"indicator", "direction",
     "at-least: càng cao càng tốt; at-most: càng thấp càng tốt; none: không so sánh tốt, xấu. Không ghi thì theo dấu "
     "≥, ≤ "
     "của mục tiêu, không có dấu thì là at-least; không được trái với dấu của mục tiêu.",
     NULL},
    {"indicator", "rollup",
     "Cách gộp các tháng thành quý, năm: latest số mới nhất (mặc định), first số của tháng đầu (kỳ trước chuyển sang), "
     "sum tổng, mean trung bình, weighted-mean trung bình có trọng số, cumulative số đã cộng dồn, manual ghi tay ở tệp "
     "của kỳ. Cách gộp quyết định giá trị là lũy kế hay của riêng tháng. Cận (≥, ≤) và khoảng vẫn là cận; tháng chưa "
     "có "
     "số được nêu khi in; trung bình so với mục tiêu trước khi làm tròn, in hai chữ số hoặc nhiều như các tháng.",
     NULL},
    {"indicator", "weight", "Mã của chỉ tiêu làm trọng số khi rollup là weighted-mean.", NULL},
    {"indicator", "carry",
     "true: kỳ chưa có số liệu thì lấy kết quả của kỳ gần nhất trước đó; đã ghi lý do (none) thì không lấy.", NULL},
    {"indicator", "tolerance", "Mức thay đổi cho phép giữa hai kỳ liền nhau; vượt quá thì chương trình cảnh báo.", "5"},
    {"indicator", "from",
     "Kết quả kỳ lấy từ đâu khi tệp kỳ không ghi: lead là số của cơ quan chủ trì; {class, rule} là tổng hợp từ các đơn "
     "vị "
     "của một nhóm.",
     "lead"},
    {"indicator", "code", "Mã chỉ tiêu trong hệ thống báo cáo.", "CT.01"},
    {"indicator", "share", "true: là tỷ lệ, không thể quá 100%. Đơn vị tính là % thì mặc định true.", NULL},
    {"indicator", "baseline",
     "Kết quả trước kế hoạch: một số liệu (của năm liền trước) hoặc theo từng năm "
     "{2025: \"98%\"}.",
     "99,8%|1.200"},
    {"indicator", "target",
     "Mục tiêu: một số liệu (của năm cuối kế hoạch) hoặc theo từng năm, giai đoạn {2026: "
     "\"≥ 70%\", 2030: \"100%\"}. Dấu ≥, ≤ là chiều của chỉ tiêu. Mục tiêu được đánh giá trong năm, giai đoạn của nó; "
     "trước đó chỉ nói được là đã đạt.",
     "≥ 70%|100%"},
    {"indicator", "lead", "Cơ quan chủ trì: danh sách mã, hoặc {agencies: [mã], text: chữ in ra}.", NULL},
    {"indicator", "supporting", "Cơ quan phối hợp, ghi như lead.", NULL},
    {"indicator", "amended",
     "Sửa đổi chỉ tiêu từ một ngày, theo một văn bản; báo cáo của các kỳ trước ngày đó giữ nguyên.", NULL},
    {"indicator", "items", "Các chỉ tiêu thành phần.", NULL},
    {"indicator", "items-label",
     "Cách đánh số chỉ tiêu thành phần: nested 8.1; dash gạch đầu dòng; letter a), "
     "b); paren (1), (2); number 1, 2.",
     NULL},

    {"task", SCHEMA_TABLE, "Nhiệm vụ", NULL},
    {"task", "id", "Mã của nhiệm vụ, dùng ở progress của tệp kỳ; đặt rồi không nên đổi.", "khcn-nq-ung-dung"},
    {"task", "title", "Nội dung nhiệm vụ.", NULL},
    {"task", "code", "Mã nhiệm vụ trong hệ thống báo cáo.", "NV.01"},
    {"task", "product", "Sản phẩm phải có.", NULL},
    {"task", "description", "Mô tả thêm.", NULL},
    {"task", "lead", "Cơ quan chủ trì: danh sách mã, hoặc {agencies: [mã], text: chữ in ra}.", NULL},
    {"task", "supporting", "Cơ quan phối hợp, ghi như lead.", NULL},
    {"task", "due",
     "Thời hạn: ngày, trước ngày (before), tháng, quý, nửa năm, năm, khoảng A..B, hoặc monthly, "
     "quarterly, yearly, always. Chỉ ghi một trong due, parts, items.",
     "2026-10-31|before 2026-05-10|2026-10|2026-Q4|2026-H1|2026|2026-Q3..2026-Q4|monthly"},
    {"task", "due-text", "Chữ in ra khi khác cách viết thông thường của thời hạn.", NULL},
    {"task", "parts", "Các phần việc có thời hạn riêng.", NULL},
    {"task", "stages", "Lời ghi cho từng năm, giai đoạn, thay cho thời hạn: {\"2025-2030\": Hằng năm}.", NULL},
    {"task", "amended", "Sửa đổi nhiệm vụ từ một ngày, theo một văn bản; báo cáo của các kỳ trước ngày đó giữ nguyên.",
     NULL},
    {"task", "items", "Các nhiệm vụ thành phần; nhiệm vụ này khi đó chỉ là đề mục.", NULL},
    {"task", "items-label",
     "Cách đánh số nhiệm vụ thành phần: nested 2.1; dash gạch đầu dòng; letter a), b); "
     "paren (1), (2); number 1, 2.",
     NULL},

    {"part", SCHEMA_TABLE, "Phần việc của nhiệm vụ", NULL},
    {"part", "id", "Mã của phần việc, không trùng trong một nhiệm vụ.", "ke-hoach"},
    {"part", "label", "Chữ in trước thời hạn.", "(1)|- Kế hoạch:"},
    {"part", "due", "Thời hạn của phần việc.", "before 2026-05-10|2026-Q4|monthly"},
    {"part", "due-text", "Chữ in ra khi khác cách viết thông thường của thời hạn.", NULL},
    {"part", "lead", "Cơ quan chủ trì phần việc, khi khác nhiệm vụ.", NULL},

    {"indicator-amendment", SCHEMA_TABLE, "Một lần sửa đổi chỉ tiêu; chỉ ghi những gì thay đổi", NULL},
    {"indicator-amendment", "since", "Áp dụng cho số liệu chốt từ ngày này trở đi.", "2026-07-01"},
    {"indicator-amendment", "by", "Mã của văn bản sửa đổi, trong mục cited.", "qd-2000"},
    {"indicator-amendment", "title", "Tên chỉ tiêu mới.", NULL},
    {"indicator-amendment", "target", "Mục tiêu mới, ghi như target; năm không ghi thì giữ mục tiêu cũ.", NULL},
    {"indicator-amendment", "lead", "Cơ quan chủ trì mới.", NULL},

    {"task-amendment", SCHEMA_TABLE, "Một lần sửa đổi nhiệm vụ; chỉ ghi những gì thay đổi", NULL},
    {"task-amendment", "since", "Áp dụng cho số liệu chốt từ ngày này trở đi.", "2026-07-01"},
    {"task-amendment", "by", "Mã của văn bản sửa đổi, trong mục cited.", "qd-2000"},
    {"task-amendment", "title", "Nội dung mới.", NULL},
    {"task-amendment", "product", "Sản phẩm mới.", NULL},
    {"task-amendment", "lead", "Cơ quan chủ trì mới.", NULL},
    {"task-amendment", "due", "Thời hạn mới.", "2026-12"},
    {"task-amendment", "due-text", "Chữ in ra khi khác cách viết thông thường của thời hạn mới.", NULL},

    {"lead", SCHEMA_TABLE, "Cơ quan chủ trì, phối hợp kèm chữ in ra", NULL},
    {"lead", "agencies", "Mã các cơ quan.", NULL},
    {"lead", "text", "Chữ in ra thay cho tên các cơ quan.", NULL},

    {"value", SCHEMA_TABLE, "Số liệu kèm ghi chú", NULL},
    {"value", "value",
     "Số liệu viết theo lối Việt Nam: 1.200; 96,26%; ≥ 70%; 10-20%; chữ chỉ khi chỉ tiêu khai kind: text.",
     "67,1%|1.200|≥ 70%"},
    {"value", "none", "Chưa có số liệu: lý do.", "Đang thống kê số liệu"},
    {"value", "remark", "Ghi chú in sau số liệu.", NULL},
    {"value", "estimated", "true: số ước.", NULL},
    {"value", "cumulative", "true: số lũy kế; phải hợp với rollup của chỉ tiêu.", NULL},
    {"value", "as-of", "Thời điểm của số liệu khi khác kỳ báo cáo.", "năm 2025"},
    {"value", "numerator", "Tử số của tỷ lệ; có cả mẫu số thì không cần ghi value.", "671"},
    {"value", "denominator", "Mẫu số của tỷ lệ.", "1.000"},
    {"value", "cell", "Ô của bảng tính chứa giá trị.", "Kết quả!E5"},
    {"value", "evidence", "Tài liệu chứng minh.", NULL},

    {"evidence", SCHEMA_TABLE, "Tài liệu chứng minh một kết quả", NULL},
    {"evidence", "document", "Tên, số, ngày của tài liệu.", "Báo cáo số 12/BC-SYT ngày 10/5/2026"},
    {"evidence", "address", "Địa chỉ lấy tài liệu.", NULL},
    {"evidence", "sha256", "Mã băm SHA-256 của tệp tài liệu.", NULL},

    {"section", SCHEMA_TABLE, "Mục của lời văn", NULL},
    {"section", "title", "Tiêu đề, một đoạn.", NULL},
    {"section", "label", "Chữ in thay cho số thứ tự của mục; \"\" là không đánh số.", "Phần I"},
    {"section", "text", "Lời văn, mỗi dòng một đoạn.", NULL},
    {"section", "sections", "Các mục bên trong.", NULL},

    {"agencies", SCHEMA_TABLE, "Danh bạ cơ quan, đơn vị (agencies.yaml)", NULL},
    {"agencies", "classes", "Các nhóm đơn vị.", NULL},
    {"agencies", "agencies", "Các cơ quan, đơn vị, theo thứ tự danh bạ.", NULL},

    {"class", SCHEMA_TABLE, "Nhóm đơn vị", NULL},
    {"class", "id", "Mã của nhóm.", "so-nganh|xa-phuong"},
    {"class", "title", "Tên nhóm, in sau con số.", "sở, ban, ngành|xã, phường"},

    {"agency", SCHEMA_TABLE, "Cơ quan, đơn vị", NULL},
    {"agency", "id", "Mã của đơn vị.", "so-khcn"},
    {"agency", "name", "Tên đầy đủ.", "Sở Khoa học và Công nghệ"},
    {"agency", "short-name", "Tên rút gọn dùng khi liệt kê; không ghi thì dùng tên đầy đủ.", "Khoa học và Công nghệ"},
    {"agency", "classes", "Mã các nhóm mà đơn vị thuộc về.", NULL},
    {"agency", "stands-for", "Tên gọi chung cho cả một nhóm: mã của nhóm đó.", NULL},
    {"agency", "renamed", "Đổi tên từ một ngày, theo một văn bản; báo cáo của các kỳ trước ngày đó giữ tên cũ.", NULL},
    {"agency", "merged", "Hợp nhất vào một đơn vị khác từ một ngày, theo một văn bản.", NULL},

    {"agency", "identifier", "Mã định danh của cơ quan (QĐ 20/2020/QĐ-TTg), dùng khi giao nộp số liệu.", "H52.12"},

    {"renaming", SCHEMA_TABLE, "Một lần đổi tên", NULL},
    {"renaming", "since", "Dùng tên mới cho số liệu chốt từ ngày này trở đi.", "2026-07-01"},
    {"renaming", "by", "Mã của văn bản đổi tên, trong mục cited của plan.yaml.", "nq-10"},
    {"renaming", "name", "Tên đầy đủ mới.", NULL},
    {"renaming", "short-name", "Tên rút gọn mới; không ghi thì dùng tên đầy đủ.", NULL},

    {"merger", SCHEMA_TABLE, "Việc hợp nhất vào một đơn vị khác", NULL},
    {"merger", "since", "Áp dụng cho số liệu chốt từ ngày này trở đi.", "2026-07-01"},
    {"merger", "by", "Mã của văn bản hợp nhất, trong mục cited của plan.yaml.", "nq-10"},
    {"merger", "into", "Mã của đơn vị nhận hợp nhất.", NULL},

    {"period", SCHEMA_TABLE,
     "Kỳ báo cáo (periods/<kỳ>.yaml): kết quả, tiến độ, văn bản đã ban hành, đơn vị đã "
     "nộp, lời văn của kỳ",
     NULL},
    {"period", "period", "Tên kỳ, trùng tên tệp.", "2026-05|2026-Q2|2026-H1|2026-9M|2026"},
    {"period", "title", "Tên gọi khi in; chỉ dùng cho kỳ đột xuất.", NULL},
    {"period", "from", "Ngày đầu của kỳ khi khác lệ thường; kỳ đột xuất phải ghi.", "2026-04-15"},
    {"period", "to", "Ngày cuối của kỳ khi khác lệ thường; kỳ đột xuất phải ghi.", "2026-05-14"},
    {"period", "as-of",
     "Ngày chốt số liệu; nhiệm vụ có hạn trước ngày này mà chưa xong là quá hạn, xong sau ngày này là đang thực hiện. "
     "Không ghi thì lấy ngày cuối kỳ; kỳ gộp chưa có tháng cuối thì lấy ngày chốt của tháng mới nhất.",
     "2026-05-14"},
    {"period", "documents", "Số, ngày, người ký của từng văn bản lập trong kỳ, theo tên văn bản.", NULL},
    {"period", "results", "Kết quả chỉ tiêu, theo mã chỉ tiêu.", NULL},
    {"period", "progress",
     "Tiến độ nhiệm vụ, theo mã nhiệm vụ; kỳ không ghi thì điều kỳ gần nhất trước đó đã ghi vẫn đúng.", NULL},
    {"period", "issued", "Văn bản đã ban hành trong kỳ.", NULL},
    {"period", "cited",
     "Văn bản chỉ viện dẫn trong kỳ này; trùng mã với văn bản của kế hoạch thì thay cho văn "
     "bản đó.",
     NULL},
    {"period", "submissions",
     "Đơn vị đã thực hiện yêu cầu, theo mã yêu cầu; kỳ không ghi thì điều kỳ gần nhất trước đó đã ghi vẫn đúng.", NULL},
    {"period", "prose", "Đoạn văn của kỳ theo mã.", NULL},
    {"period", "narratives", "Lời văn chia mục của kỳ theo mã.", NULL},
    {"period", "accepted",
     "Cảnh báo của kỳ này đã có người xem xét và chấp nhận; lệnh new chép sang kỳ sau cho đến kỳ ghi ở until.", NULL},

    {"received", SCHEMA_TABLE, "Số liệu một đơn vị đã gửi cho một kỳ (received/<kỳ>/<đơn vị>.yaml)", NULL},
    {"received", "agency", "Mã đơn vị gửi, trùng tên tệp.", "so-y-te"},
    {"received", "received", "Ngày nhận (năm-tháng-ngày); để tính đúng hạn hay chậm.", "2026-05-18"},
    {"received", "file", "Tên bảng tính mà số liệu được nhập từ đó.", "so-y-te.xlsx"},
    {"received", "sha256", "Mã băm SHA-256 của bảng tính đó.", NULL},
    {"received", "results", "Kết quả chỉ tiêu do đơn vị báo cáo, theo mã chỉ tiêu.", NULL},
    {"received", "progress", "Tiến độ nhiệm vụ của đơn vị, theo mã nhiệm vụ.", NULL},
    {"received", "issued", "Văn bản đơn vị đã ban hành trong kỳ.", NULL},

    {"site", SCHEMA_TABLE,
     "Trang công khai (site.yaml, cạnh các thư mục kế hoạch): tên, địa chỉ, những gì được công khai", NULL},
    {"site", "title", "Tên của trang.", "Kết quả thực hiện kế hoạch"},
    {"site", "body", "Cơ quan chủ quản trang.", "Ủy ban nhân dân tỉnh Sơn La"},
    {"site", "base", "Địa chỉ đầy đủ nơi đặt trang.", "https://sonla.gov.vn/ket-qua/"},
    {"site", "contact", "Nơi nhận ý kiến của người đọc.", NULL},
    {"site", "rating", "Địa chỉ biểu mẫu đánh giá mức độ hài lòng của cổng.", "https://sonla.gov.vn/danh-gia"},
    {"site", "licence", "Giấy phép sử dụng dữ liệu mở.", NULL},
    {"site", "accent", "Màu nhấn, dạng #rrggbb, đủ đậm để đọc được trên nền trắng.", "#0b4f9e"},
    {"site", "plans", "Các kế hoạch được công khai; không ghi thì là mọi kế hoạch nêu trong lệnh.", NULL},
    {"site", "documents",
     "Tên các văn bản được công khai (documents/name của kế hoạch); không ghi thì là mọi văn bản, trừ công văn gửi "
     "đơn vị còn nợ.",
     NULL},
    {"site", "agencies", "Trang của từng đơn vị: public công khai, hidden không.", NULL},
    {"site", "corrections", "Báo cáo đã công khai rồi được sửa: bản trước được giữ tại v1/, v2/ …", NULL},

    {"site-plan", SCHEMA_TABLE, "Kế hoạch được công khai", NULL},
    {"site-plan", "id", "Mã của kế hoạch.", "son-la-2026"},
    {"site-plan", "address", "Thư mục đặt báo cáo của kế hoạch, khi hai kế hoạch có báo cáo cùng kỳ.", "y-te"},

    {"correction", SCHEMA_TABLE, "Một lần đính chính", NULL},
    {"correction", "plan", "Mã của kế hoạch.", "son-la-2026"},
    {"correction", "period", "Kỳ báo cáo.", "2026-05"},
    {"correction", "document", "Tên văn bản; không ghi thì là văn bản đầu tiên của kỳ.", "bao-cao-thang"},
    {"correction", "date", "Ngày đính chính (năm-tháng-ngày).", "2026-06-10"},
    {"correction", "reason", "Lý do, in trên trang.", NULL},

    {"contact", SCHEMA_TABLE, "Liên hệ", NULL},
    {"contact", "name", "Đơn vị phụ trách.", "Sở Khoa học và Công nghệ"},
    {"contact", "email", "Thư điện tử.", "skhcn@sonla.gov.vn"},
    {"contact", "phone", "Điện thoại.", "0212 3852 000"},
    {"contact", "address", "Địa chỉ.", NULL},

    {"licence", SCHEMA_TABLE, "Giấy phép", NULL},
    {"licence", "title", "Tên giấy phép.", "CC BY 4.0"},
    {"licence", "address", "Địa chỉ của giấy phép.", "https://creativecommons.org/licenses/by/4.0/deed.vi"},

    {"from", SCHEMA_TABLE, "Cách tổng hợp kết quả chỉ tiêu từ số liệu các đơn vị gửi", NULL},
    {"from", "class", "Nhóm đơn vị báo cáo chỉ tiêu này.", "xa-phuong"},
    {"from", "rule",
     "Cách tổng hợp: sum cộng, mean bình quân, weighted-mean bình quân có trọng số, ratio tổng tử số chia tổng mẫu số "
     "(cách đúng duy nhất để gộp tỷ lệ), count đếm đơn vị đạt, min nhỏ nhất, max lớn nhất, latest đơn vị gửi sau cùng.",
     NULL},
    {"from", "weight", "Mã chỉ tiêu làm trọng số; chỉ dùng với rule: weighted-mean.", NULL},
    {"from", "at-least", "Đếm đơn vị có số không nhỏ hơn; chỉ dùng với rule: count.", "80"},
    {"from", "at-most", "Đếm đơn vị có số không lớn hơn; chỉ dùng với rule: count.", NULL},

    {"head", "number", "Số văn bản; còn là dự thảo thì bỏ trống.", "05"},
    {"head", "date", "Ngày ký (năm-tháng-ngày); còn là dự thảo thì bỏ trống.", "2026-05-15"},
    {"head", "signature", "Người ký khi khác kế hoạch.", NULL},

    {"progress", "state",
     "Tiến độ: todo chưa thực hiện, doing đang thực hiện, done đã hoàn thành. Quá hạn do chương trình tính. Kỳ trước "
     "đã ghi done mà nay ghi khác là mở lại.",
     NULL},
    {"progress", "done-on",
     "Ngày hoàn thành (năm-tháng-ngày); trong những ngày của kỳ thì là hoàn thành trong kỳ, không ghi thì kỳ đầu tiên "
     "ghi "
     "done.",
     "2026-04-29"},
    {"progress", "text", "Kết quả thực hiện trong kỳ.", NULL},
    {"progress", "state-text", "Ghi chú in sau tiến độ.", NULL},
    {"progress", "parts", "Tiến độ từng phần việc, theo mã phần việc.", NULL},

    {"part-progress", "state", "Tiến độ: todo chưa thực hiện, doing đang thực hiện, done đã hoàn thành.", NULL},
    {"part-progress", "done-on", "Ngày hoàn thành (năm-tháng-ngày).", "2026-04-29"},

    {"issued", SCHEMA_TABLE, "Văn bản đã ban hành", NULL},
    {"issued", "kind", "Tên loại văn bản.", "Công văn|Quyết định|Kế hoạch"},
    {"issued", "symbol", "Số và ký hiệu.", "2433/UBND-KGVX"},
    {"issued", "date", "Ngày ban hành (năm-tháng-ngày).", "2026-04-14"},
    {"issued", "subject", "Trích yếu nội dung.", "về việc …"},

    {"submission", "submitted",
     "Mã các đơn vị đã thực hiện từ đầu đến nay, hoặc all: tất cả. Ghi một trong submitted, "
     "missing.",
     NULL},
    {"submission", "missing", "Mã các đơn vị chưa thực hiện; các đơn vị còn lại đã thực hiện.", NULL},
    {"submission", "in-period",
     "Mã các đơn vị thực hiện trong kỳ này; không ghi thì là những đơn vị mà kỳ trước chưa ghi.", NULL},
};

const size_t schema_n_words = G_N_ELEMENTS(schema_words);

const struct schema_word *schema_word_find(const char *part, const char *key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(schema_words); i++)
        if (strcmp(schema_words[i].part, part) == 0 && strcmp(schema_words[i].key, key) == 0)
            return &schema_words[i];
    return NULL;
}
