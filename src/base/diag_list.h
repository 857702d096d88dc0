/*
 * diag_list.h -- every message: DIAG(name, code, severity, vi, en, hint_vi, hint_en).
 * {1}, {2} … are arguments.  Of a hint's lines the first is told whose placeholders are all filled by more than "".
 * Codes never change their meaning.  One section for each stage; codes in a section ascend.
 */

/* ---- BC00xx system ---- */
DIAG(CANT_READ, "BC0001", DIAG_ERROR, "không đọc được tệp '{1}': {2}", "can't read file '{1}': {3}",
     "kiểm tra tên tệp, thư mục và quyền đọc", "check the file's name, its folder and permissions")
DIAG(CANT_WRITE, "BC0002", DIAG_SYSTEM, "không ghi được '{1}': {2}", "can't write '{1}': {3}",
     "tệp cũ (nếu có) vẫn nguyên vẹn", "the old file, if any, is untouched")
DIAG(FILE_TOO_LARGE, "BC0003", DIAG_ERROR, "tệp '{1}' quá lớn", "file '{1}' is too large",
     "nhiều nhất 256 MiB; kiểm tra xem có nhầm tệp không", "256 MiB at most; check that it is the right file")
DIAG(BAD_UTF8, "BC0004", DIAG_ERROR, "ký tự không hợp lệ theo UTF-8", "not valid UTF-8",
     "lưu lại tệp với bảng mã UTF-8", "save the file as UTF-8")

DIAG(NOTHING_TO_MAKE, "BC0005", DIAG_ERROR, "kế hoạch này không có văn bản nào để lập cho kỳ '{1}'",
     "this plan has no document to make for period '{1}'",
     "khai báo ở mục documents của plan.yaml; không có --period thì chỉ lập văn bản có 'for: plan'",
     "declare it under documents in plan.yaml; without --period only documents with 'for: plan' are made")
DIAG(NOTHING_FOR_PLAN, "BC0006", DIAG_ERROR, "kế hoạch này không có văn bản nào để lập khi không có kỳ",
     "this plan has no document to make without a period",
     "thêm --period, ví dụ --period 2026-05; không có --period thì chỉ lập văn bản có 'for: plan'",
     "add --period, e.g. --period 2026-05; without it only documents with 'for: plan' are made")
DIAG(NO_SUCH_DOCUMENT, "BC0007", DIAG_ERROR, "kế hoạch này không có văn bản '{1}'", "this plan has no document '{1}'",
     "ý bạn là '{2}'?", "did you mean '{2}'?")
DIAG(DOCUMENT_OF_OTHERS, "BC0008", DIAG_ERROR, "văn bản '{1}' không lập cho kỳ này", "document '{1}' is not made for this period",
     "xem khóa 'for' của văn bản trong plan.yaml; không có --period thì chỉ lập văn bản có 'for: plan'",
     "see the document's 'for' in plan.yaml; without --period only documents with 'for: plan' are made")
DIAG(NOT_A_PLAN, "BC0009", DIAG_ERROR, "'{1}' không phải thư mục kế hoạch", "'{1}' is not a plan's folder",
     "PLAN là thư mục có tệp plan.yaml và agencies.yaml, ví dụ plans/son-la-2026",
     "PLAN is a folder that holds plan.yaml and agencies.yaml, such as plans/son-la-2026")

/* ---- BC01xx load: YAML ---- */
DIAG(YAML_SYNTAX, "BC0101", DIAG_ERROR, "lỗi cú pháp YAML: {1}", "YAML syntax error: {1}",
     "so với một mục đúng ở gần đó; văn bản có ký tự đặc biệt đặt trong khối |",
     "compare with a right entry nearby; text with special characters goes into a | block")
DIAG(YAML_TAB, "BC0102", DIAG_ERROR, "thụt dòng bằng ký tự tab", "a tab is used for indentation",
     "thụt dòng bằng dấu cách", "indent with spaces")
DIAG(YAML_ALIAS, "BC0103", DIAG_ERROR, "giá trị bắt đầu bằng '*' bị hiểu là tham chiếu YAML, không được dùng",
     "a value that starts with '*' is a YAML alias, which is not allowed",
     "đặt văn bản trong dấu nháy hoặc trong khối |", "put the text into quotes or a | block")
DIAG(YAML_ANCHOR, "BC0104", DIAG_ERROR, "giá trị bắt đầu bằng '&' bị hiểu là neo YAML, không được dùng",
     "a value that starts with '&' is a YAML anchor, which is not allowed",
     "đặt văn bản trong dấu nháy hoặc trong khối |", "put the text into quotes or a | block")
DIAG(YAML_TAG, "BC0105", DIAG_ERROR, "giá trị bắt đầu bằng '!' bị hiểu là thẻ kiểu YAML, không được dùng",
     "a value that starts with '!' is a YAML tag, which is not allowed",
     "đặt văn bản trong dấu nháy hoặc trong khối |", "put the text into quotes or a | block")
DIAG(YAML_BAD_START, "BC0106", DIAG_ERROR, "một giá trị không thể bắt đầu bằng '{1}'", "a value can't start with '{1}'",
     "đặt văn bản trong dấu nháy hoặc trong khối |", "put the text into quotes or a | block")
DIAG(YAML_COLON, "BC0107", DIAG_ERROR, "dấu ': ' không đúng chỗ", "': ' is not allowed here",
     "nếu là văn bản, đặt cả giá trị trong dấu nháy hoặc trong khối |; nếu là khóa, kiểm tra thụt dòng",
     "if it is text, put the whole value into quotes or a | block; if it is a key, check the indentation")
DIAG(YAML_NO_COLON, "BC0108", DIAG_ERROR, "thiếu ': ' sau khóa", "': ' is missing after a key",
     "viết 'khóa: giá trị'; văn bản nhiều dòng đặt trong khối |", "write 'key: value'; text of several lines goes into a | block")
DIAG(YAML_INDENT, "BC0109", DIAG_ERROR, "dòng này không khớp với danh sách hoặc khối khóa chứa nó",
     "this line does not fit the list or the mapping around it",
     "kiểm tra thụt dòng: các khóa và các dấu '-' cùng cấp phải thẳng cột",
     "check the indentation: keys and '-' of one level stand in one column")
DIAG(YAML_OPEN_BRACKET, "BC0110", DIAG_ERROR, "thiếu dấu ',' hoặc dấu ngoặc đóng của '{1}'",
     "',' or the bracket that closes '{1}' is missing",
     "thêm dấu còn thiếu; nếu '{1}' là chữ của văn bản, đặt cả giá trị trong dấu nháy hoặc trong khối |",
     "add what is missing; if '{1}' belongs to a text, put the whole value into quotes or a | block")
DIAG(YAML_OPEN_QUOTE, "BC0111", DIAG_ERROR, "dấu nháy mở mà không đóng", "a quotation mark is never closed",
     "thêm dấu nháy đóng; văn bản có dấu nháy bên trong đặt trong khối |",
     "close it; text that has quotation marks in it goes into a | block")
DIAG(YAML_ESCAPE, "BC0112", DIAG_ERROR, "ký hiệu sau '\\' không hợp lệ trong dấu nháy kép",
     "not a valid escape after '\\' in double quotes", "dùng dấu nháy đơn hoặc khối |", "use single quotes or a | block")
DIAG(YAML_DOCUMENTS, "BC0113", DIAG_ERROR, "tệp có nhiều tài liệu YAML", "the file holds several YAML documents",
     "mỗi tệp chỉ có một tài liệu: bỏ dòng '---' hoặc '...'", "one document per file: drop the line '---' or '...'")
DIAG(YAML_EMPTY, "BC0114", DIAG_ERROR, "tệp trống", "the file is empty",
     "chép các khóa từ một tệp cùng loại rồi điền dữ liệu, hoặc xóa tệp",
     "copy the keys of a file of this kind and fill them in, or delete the file")
DIAG(YAML_DEPTH, "BC0115", DIAG_ERROR, "lồng sâu quá {1} cấp", "nested deeper than {1} levels",
     "bớt số cấp; dấu '[' hay '{' là chữ của văn bản thì đặt cả giá trị trong dấu nháy hoặc trong khối |",
     "use fewer levels; if '[' or '{' belongs to a text, put the whole value into quotes or a | block")
DIAG(YAML_CONTROL, "BC0116", DIAG_ERROR, "ký tự điều khiển {1}", "control character {1}",
     "xóa ký tự này (thường do dán từ phần mềm khác)", "delete it (it often comes from pasting)")
DIAG(YAML_TEXT_LOST, "BC0117", DIAG_ERROR, "dấu '#' ở đây làm mất phần văn bản '{1}'",
     "'#' cuts off the text '{1}' here",
     "nếu là văn bản, đặt cả giá trị trong dấu nháy hoặc trong khối |; nếu là chú thích, đặt nó trên một dòng riêng",
     "if it is text, put the whole value into quotes or a | block; if it is a comment, give it a line of its own")
DIAG(YAML_DUPLICATE_KEY, "BC0118", DIAG_ERROR, "khóa '{1}' có hai lần", "key '{1}' stands twice",
     "giữ lại một, hoặc gộp nội dung của cả hai", "keep one, or put what both hold together")
DIAG(YAML_KEY_KIND, "BC0119", DIAG_ERROR, "khóa phải là một từ, không phải danh sách, khối hay để trống",
     "a key must be a word, not a list, a mapping or nothing",
     "viết 'khóa: giá trị'", "write 'key: value'")
DIAG(YAML_AFTER_CLOSE, "BC0120", DIAG_ERROR, "không được có văn bản sau '{1}' đóng giá trị", "text after the '{1}' that ends the value",
     "đặt cả giá trị trong khối |, hoặc trong dấu nháy đơn", "put the whole value into a | block or single quotes")

/* ---- BC02xx load: plan and period ---- */
DIAG(UNKNOWN_KEY, "BC0201", DIAG_ERROR, "không có khóa '{1}' ở đây", "there is no key '{1}' here",
     "ý bạn là '{2}'?\ncác khóa dùng được ở đây: {3}", "did you mean '{2}'?\nkeys that may stand here: {3}")
DIAG(MISSING_KEY, "BC0202", DIAG_ERROR, "thiếu khóa '{1}'", "key '{1}' is missing",
     "thêm '{1}: …'", "add '{1}: …'")
DIAG(LIST_NOT_MAPPING, "BC0203", DIAG_ERROR, "'{1}' phải là danh sách, đây là khối khóa",
     "'{1}' must be a list, this is a mapping",
     "viết mỗi mục trên một dòng sau '- ', hoặc [a, b]", "write an item a line after '- ', or [a, b]")
DIAG(LIST_NOT_TEXT, "BC0204", DIAG_ERROR, "'{1}' phải là danh sách, đây là một giá trị",
     "'{1}' must be a list, this is one value",
     "viết mỗi mục trên một dòng sau '- ', hoặc [a, b]", "write an item a line after '- ', or [a, b]")
DIAG(MAPPING_NOT_LIST, "BC0205", DIAG_ERROR, "'{1}' phải gồm các khóa, đây là danh sách",
     "'{1}' must be a mapping, this is a list",
     "viết 'khóa: giá trị', bỏ '- '", "write 'key: value', without '- '")
DIAG(MAPPING_NOT_TEXT, "BC0206", DIAG_ERROR, "'{1}' phải gồm các khóa, đây là một giá trị",
     "'{1}' must be a mapping, this is one value",
     "viết 'khóa: giá trị'", "write 'key: value'")
DIAG(TEXT_NOT_LIST, "BC0207", DIAG_ERROR, "'{1}' phải là một giá trị, đây là danh sách",
     "'{1}' must be one value, this is a list",
     "viết giá trị ngay sau '{1}:'; nếu là văn bản có '[', '-', đặt nó trong dấu nháy hoặc trong khối |",
     "write the value behind '{1}:'; if it is text with '[' or '-', put it into quotes or a | block")
DIAG(TEXT_NOT_MAPPING, "BC0208", DIAG_ERROR, "'{1}' phải là một giá trị, đây là khối khóa",
     "'{1}' must be one value, this is a mapping",
     "nếu văn bản có ': ' hoặc bắt đầu bằng '{', đặt nó trong dấu nháy hoặc trong khối |",
     "if the text has ': ' or starts with '{', put it into quotes or a | block")
DIAG(EMPTY_ITEM, "BC0209", DIAG_ERROR, "mục trống trong danh sách '{1}'", "an empty item in list '{1}'",
     "điền mục này hoặc xóa dấu '-'", "fill it in or delete the '-'")
DIAG(BAD_ID, "BC0210", DIAG_ERROR, "mã '{1}' không hợp lệ", "'{1}' is not a valid id",
     "dùng a-z, 0-9 và '-', tối đa 64 ký tự", "use a-z, 0-9 and '-', 64 characters at most")
DIAG(DUPLICATE_ID, "BC0211", DIAG_ERROR, "mã '{1}' dùng hai lần", "id '{1}' is used twice",
     "đặt cho một trong hai mã khác", "give one of the two another id")
DIAG(BAD_DATE, "BC0212", DIAG_ERROR, "'{1}' không phải là một ngày có thật", "'{1}' is not a day of the calendar",
     "viết năm-tháng-ngày: 2026-05-31", "write year-month-day: 2026-05-31")
DIAG(BAD_NUMBER, "BC0213", DIAG_ERROR, "số '{1}' viết sai", "number '{1}' is malformed",
     "dấu phẩy trước phần thập phân, dấu chấm giữa các nhóm ba chữ số: 1.234,5",
     "a comma before decimals, a point between groups of three digits: 1.234,5")
DIAG(RANGE_REVERSED, "BC0214", DIAG_ERROR, "khoảng '{1}' có đầu lớn hơn cuối", "range '{1}' starts after its end",
     "đổi chỗ đầu và cuối", "swap its ends")
DIAG(BAD_DUE, "BC0215", DIAG_ERROR, "thời hạn '{1}' không hợp lệ", "'{1}' is not a due date",
     "viết 2026-10-31, 2026-10, 2026-Q4, 2026-H1, 2026, A..B, before 2026-05-10, monthly, quarterly, yearly hoặc always",
     "write 2026-10-31, 2026-10, 2026-Q4, 2026-H1, 2026, A..B, before 2026-05-10, monthly, quarterly, yearly or always")
DIAG(BAD_CHOICE, "BC0216", DIAG_ERROR, "'{1}' không phải là giá trị của '{2}'", "'{1}' is not a value of '{2}'",
     "chọn một trong: {3}", "choose one of: {3}")
DIAG(BAD_STAGE, "BC0217", DIAG_ERROR, "'{1}' không phải là năm hay giai đoạn", "'{1}' is neither a year nor a stage",
     "viết 2026 hoặc 2028-2030", "write 2026 or 2028-2030")
DIAG(VALUE_AND_NONE, "BC0218", DIAG_ERROR, "vừa có 'value' vừa có 'none'", "both 'value' and 'none' are given",
     "giữ 'value' nếu có số liệu, 'none' nếu chưa có", "keep 'value' if there is one, 'none' if there is none")
DIAG(DATES_REVERSED, "BC0219", DIAG_ERROR, "'from' sau 'to'", "'from' is after 'to'",
     "đổi chỗ hai ngày hoặc sửa năm", "swap the two days or mend the year")
DIAG(UNKNOWN_AGENCY, "BC0220", DIAG_ERROR, "không có cơ quan '{1}'", "unknown agency '{1}'",
     "ý bạn là '{2}'?\ncó: {3}\nxem các mã trong agencies.yaml", "did you mean '{2}'?\nthere are: {3}\nsee the ids in agencies.yaml")
DIAG(UNKNOWN_CLASS, "BC0221", DIAG_ERROR, "không có nhóm cơ quan '{1}'", "unknown class of agencies '{1}'",
     "ý bạn là '{2}'?\ncó: {3}\nxem các mã trong agencies.yaml", "did you mean '{2}'?\nthere are: {3}\nsee the ids in agencies.yaml")
DIAG(UNKNOWN_INDICATOR, "BC0222", DIAG_ERROR, "không có chỉ tiêu '{1}'", "unknown indicator '{1}'",
     "ý bạn là '{2}'?\ncó: {3}\nxem các mã trong plan.yaml", "did you mean '{2}'?\nthere are: {3}\nsee the ids in plan.yaml")
DIAG(UNKNOWN_TASK, "BC0223", DIAG_ERROR, "không có nhiệm vụ '{1}'", "unknown task '{1}'",
     "ý bạn là '{2}'?\ncó: {3}\nxem các mã trong plan.yaml", "did you mean '{2}'?\nthere are: {3}\nsee the ids in plan.yaml")
DIAG(UNKNOWN_PART, "BC0224", DIAG_ERROR, "nhiệm vụ này không có phần '{1}'", "this task has no part '{1}'",
     "ý bạn là '{2}'?\ncó: {3}\nxem các mã trong plan.yaml", "did you mean '{2}'?\nthere are: {3}\nsee the ids in plan.yaml")
DIAG(UNKNOWN_REQUIREMENT, "BC0225", DIAG_ERROR, "không có yêu cầu '{1}'", "unknown requirement '{1}'",
     "ý bạn là '{2}'?\ncó: {3}\nxem các mã trong plan.yaml", "did you mean '{2}'?\nthere are: {3}\nsee the ids in plan.yaml")
DIAG(UNKNOWN_DOCUMENT, "BC0226", DIAG_ERROR, "kỳ này không làm văn bản '{1}'", "this period makes no document '{1}'",
     "ý bạn là '{2}'?\ncó: {3}\nxem các mã trong plan.yaml", "did you mean '{2}'?\nthere are: {3}\nsee the ids in plan.yaml")
DIAG(LISTED_TWICE, "BC0227", DIAG_ERROR, "'{1}' có hai lần trong danh sách", "'{1}' stands twice in the list",
     "xóa một", "delete one")
DIAG(PLAN_ID_FOLDER, "BC0228", DIAG_ERROR, "mã kế hoạch '{1}' khác tên thư mục '{2}'",
     "the plan's id '{1}' differs from the folder's name '{2}'",
     "đổi 'id' hoặc đổi tên thư mục", "change 'id' or rename the folder")
DIAG(PERIOD_NAME_FILE, "BC0229", DIAG_ERROR, "kỳ '{1}' khác tên tệp '{2}'",
     "period '{1}' differs from the file's name '{2}'",
     "đổi 'period' hoặc đổi tên tệp", "change 'period' or rename the file")
DIAG(BAD_PERIOD_NAME, "BC0230", DIAG_ERROR, "'{1}' không phải là tên kỳ báo cáo", "'{1}' is not the name of a period",
     "viết 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026 hoặc một tên gồm a-z, 0-9 và '-'",
     "write 2026-05, 2026-Q2, 2026-H1, 2026-9M, 2026 or a name of a-z, 0-9 and '-'")
DIAG(NO_PERIOD, "BC0231", DIAG_ERROR, "kế hoạch không có kỳ '{1}': thiếu tệp {2}",
     "the plan has no period '{1}': there is no file {2}",
     "các kỳ đã có: {3}", "the periods there are: {3}")
DIAG(KEY_NOT_HERE, "BC0232", DIAG_ERROR, "khóa '{1}' chỉ dùng cho {2}", "key '{1}' is only for {2}",
     "xóa khóa này, hoặc chuyển nó sang đúng chỗ", "delete it, or move it to where it belongs")
DIAG(NOT_OWING, "BC0233", DIAG_ERROR, "'{1}' không thuộc diện phải nộp yêu cầu này",
     "'{1}' does not owe this requirement",
     "xem 'of' và 'agencies' của yêu cầu trong plan.yaml", "see the requirement's 'of' and 'agencies' in plan.yaml")
DIAG(IN_PERIOD_NOT_SUBMITTED, "BC0234", DIAG_ERROR, "'{1}' có trong 'in-period' nhưng chưa nộp",
     "'{1}' is in 'in-period' but has not submitted",
     "thêm vào 'submitted' (hoặc bỏ khỏi 'missing'), hay bỏ khỏi 'in-period'",
     "add it to 'submitted' (or take it out of 'missing'), or out of 'in-period'")
DIAG(SUBMITTED_AND_MISSING, "BC0235", DIAG_ERROR, "vừa có 'submitted' vừa có 'missing'",
     "both 'submitted' and 'missing' are given",
     "chỉ giữ một: bên kia tự suy ra", "keep one: the other follows from it")
DIAG(DOCUMENT_TWICE, "BC0236", DIAG_ERROR, "hai văn bản cùng tên '{1}' cho cùng một loại kỳ",
     "two documents are named '{1}' for the same kind of period",
     "đặt 'name' khác nhau", "give them different names")
DIAG(UNKNOWN_CITED, "BC0237", DIAG_ERROR, "mục cited không có văn bản '{1}'", "unknown cited document '{1}'",
     "ý bạn là '{2}'?\ncó: {3}\nxem các mã trong plan.yaml", "did you mean '{2}'?\nthere are: {3}\nsee the ids in plan.yaml")
DIAG(SECTIONS_DEPTH, "BC0238", DIAG_ERROR, "các mục (sections) lồng sâu quá {1} cấp", "sections nested deeper than {1} levels",
     "đưa mục này lên cấp trên, hoặc viết thành đoạn trong 'text'", "move it up, or write it as paragraphs of 'text'")
DIAG(SECTION_TITLE_LINES, "BC0239", DIAG_ERROR, "tiêu đề của một mục chỉ được có một đoạn",
     "the title of a section must be one paragraph", "chuyển các dòng sau vào 'text'", "put the other lines into 'text'")
DIAG(SECTION_EMPTY, "BC0240", DIAG_ERROR, "mục không có tiêu đề và không có nội dung", "the section has neither title nor content",
     "ghi 'title', 'text' hoặc 'sections'", "give 'title', 'text' or 'sections'")
DIAG(TASK_DUE_TWICE, "BC0250", DIAG_ERROR, "nhiệm vụ '{1}' chỉ được có một trong: due, parts, items",
     "task '{1}' may have only one of due, parts and items",
     "thời hạn của từng phần ghi trong 'parts', của từng nhiệm vụ con trong 'items'",
     "each part's due goes into 'parts', each sub-task's into 'items'")
DIAG(TASK_NO_DUE, "BC0251", DIAG_WARNING, "nhiệm vụ '{1}' không có thời hạn", "task '{1}' has no due date",
     "thêm 'due', ví dụ 2026-10, hoặc always", "add 'due', e.g. 2026-10, or always")
DIAG(TASK_NO_LEAD, "BC0252", DIAG_WARNING, "nhiệm vụ '{1}' không có cơ quan chủ trì", "task '{1}' has no lead agency",
     "", "")
DIAG(TASK_DUE_BEFORE_PLAN, "BC0253", DIAG_WARNING, "nhiệm vụ '{1}' đến hạn trước khi kế hoạch bắt đầu",
     "task '{1}' is due before the plan starts", "", "")
DIAG(REQUIREMENT_NOBODY, "BC0254", DIAG_WARNING, "không cơ quan nào phải nộp yêu cầu '{1}'",
     "no agency owes requirement '{1}'",
     "ghi 'of' (nhóm cơ quan) hoặc 'agencies'", "give 'of' (classes) or 'agencies'")
DIAG(MERGED_INTO_ITSELF, "BC0255", DIAG_ERROR, "cơ quan '{1}' được hợp nhất vào chính nó", "agency '{1}' is merged into itself",
     "ghi mã của cơ quan nhận hợp nhất", "give the id of the agency that takes it over")
DIAG(PROGRESS_FOR_HEADING, "BC0260", DIAG_ERROR, "'{1}' là đề mục của các nhiệm vụ con, không có tiến độ riêng",
     "'{1}' is a heading of tasks and has no progress of its own",
     "ghi tiến độ cho từng nhiệm vụ con", "give the progress of each task below it")
DIAG(PROGRESS_MISSING, "BC0261", DIAG_WARNING, "nhiệm vụ '{1}' đã đến hạn nhưng kỳ này không có tiến độ",
     "task '{1}' is due but has no progress in this period", "", "")
DIAG(RESULT_MISSING, "BC0262", DIAG_WARNING, "chỉ tiêu '{1}' không có kết quả trong kỳ này",
     "indicator '{1}' has no result in this period",
     "nếu chưa có số liệu, ghi lý do: {none: …}", "if there is no figure yet, give the reason: {none: …}")
DIAG(DONE_AFTER_AS_OF, "BC0263", DIAG_WARNING, "hoàn thành ngày {1}, sau ngày chốt số liệu {2}",
     "done on {1}, after the data's date {2}", "", "")
DIAG(DONE_ON_OPEN, "BC0264", DIAG_WARNING, "có 'done-on' nhưng trạng thái không phải là done",
     "'done-on' is given but the state is not done", "", "")

/* ---- BC03xx compute ---- */
DIAG(RICH_OPEN_EMPHASIS, "BC0301", DIAG_ERROR, "dấu '{1}' mở mà không đóng trong dòng này",
     "'{1}' is opened but not closed in this line",
     "thêm dấu đóng; nếu là dấu sao thật, viết \\*", "close it; a real asterisk is written \\*")
DIAG(RICH_OPEN_NOTE, "BC0302", DIAG_ERROR, "chú thích '^[' không có dấu ']' đóng trong dòng này",
     "the footnote '^[' has no closing ']' in this line", "", "")
DIAG(RICH_NOTE_IN_NOTE, "BC0303", DIAG_ERROR, "chú thích nằm trong một chú thích khác", "a footnote inside a footnote",
     "", "")
DIAG(RICH_OPEN_EXPRESSION, "BC0304", DIAG_ERROR, "biểu thức '{' không có dấu '}' đóng trong dòng này",
     "the expression '{' has no closing '}' in this line",
     "nếu là dấu ngoặc nhọn thật, viết {{", "a real brace is written {{")
DIAG(RICH_EMPTY_EXPRESSION, "BC0305", DIAG_ERROR, "biểu thức trống", "an empty expression",
     "nếu là dấu ngoặc nhọn thật, viết {{", "a real brace is written {{")
DIAG(SHARE_OVER_WHOLE, "BC0310", DIAG_WARNING, "chỉ tiêu '{1}' là tỷ lệ nhưng kết quả {2} vượt 100%",
     "indicator '{1}' is a share, but its result {2} is over 100%",
     "nếu không phải là tỷ lệ của một tổng, ghi 'share: false' cho chỉ tiêu",
     "if it is not a share of a whole, give the indicator 'share: false'")
DIAG(TARGET_BEHIND_BASELINE, "BC0311", DIAG_WARNING,
     "chỉ tiêu '{1}': mục tiêu {2} kém mức đã đạt trước khi thực hiện kế hoạch ({3})",
     "indicator '{1}': target {2} is behind what was reached before the plan ({3})", "", "")
DIAG(RECURRING_DONE, "BC0312", DIAG_WARNING, "nhiệm vụ thường xuyên '{1}' được ghi là đã hoàn thành",
     "recurring task '{1}' is said to be done", "ghi 'state: doing' chừng nào còn thực hiện",
     "give 'state: doing' as long as it goes on")
DIAG(STATE_AGAINST_PARTS, "BC0313", DIAG_WARNING, "trạng thái của nhiệm vụ '{1}' trái với trạng thái các phần của nó",
     "the state of task '{1}' contradicts the states of its parts", "", "")
DIAG(ISSUED_OUTSIDE_WINDOW, "BC0314", DIAG_WARNING, "văn bản '{1}' ngày {2} nằm ngoài kỳ số liệu {3} - {4}",
     "document '{1}' of {2} lies outside the period's window {3} - {4}", "", "")
DIAG(ISSUED_TWICE, "BC0315", DIAG_WARNING, "văn bản '{1}' được liệt kê hai lần", "document '{1}' is listed twice", "", "")
DIAG(UNITS_DIFFER, "BC0316", DIAG_WARNING, "chỉ tiêu '{1}': kết quả và mục tiêu không cùng đơn vị",
     "indicator '{1}': result and target differ in unit", "", "")
DIAG(ROLLUP_EMPTY, "BC0320", DIAG_ERROR, "không gộp được kỳ '{1}': không có tháng nào và không có tệp {2}",
     "period '{1}' can't be rolled up: none of its months is there, nor the file {2}",
     "các kỳ đã có: {3}", "the periods there are: {3}")
DIAG(ROLLUP_MONTH_MISSING, "BC0321", DIAG_WARNING, "gộp kỳ '{1}' mà thiếu tháng '{2}'",
     "period '{1}' is rolled up without the month '{2}'",
     "thêm periods/{2}.yaml; nếu không có, số liệu của kỳ này chưa gồm tháng đó",
     "add periods/{2}.yaml; without it the period's figures lack that month")
DIAG(ROLLUP_NOT_NUMBER, "BC0322", DIAG_WARNING,
     "chỉ tiêu '{1}': không gộp được theo '{2}' vì giá trị này không phải là một số cùng đơn vị",
     "indicator '{1}' can't be rolled up by '{2}': this value is no number of the same unit",
     "ghi kết quả của cả kỳ ở tệp của kỳ", "give the result in the file of the longer period")
DIAG(ROLLUP_NO_WEIGHT, "BC0323", DIAG_WARNING, "chỉ tiêu '{1}': tháng '{3}' không có số của '{2}' để làm trọng số",
     "indicator '{1}': month '{3}' has no number of '{2}' to weigh by",
     "ghi kết quả của cả kỳ ở tệp của kỳ", "give the result in the file of the longer period")
DIAG(ROLLUP_OVERFLOW, "BC0324", DIAG_WARNING, "chỉ tiêu '{1}': không gộp được (số quá lớn, hoặc tổng trọng số là 0)",
     "indicator '{1}' can't be rolled up (a number is too large, or the weights sum to 0)",
     "ghi kết quả của cả kỳ ở tệp của kỳ", "give the result in the file of the longer period")
DIAG(ROLLUP_REOPENED, "BC0325", DIAG_WARNING, "nhiệm vụ '{1}' ở đây chưa xong, nhưng tháng trước đã ghi là hoàn thành",
     "task '{1}' is open here, but an earlier month said it was done",
     "kỳ gộp tính là đã hoàn thành; sửa tháng ghi sai", "the longer period counts it as done; mend the month that is wrong")
DIAG(BEFORE_HAS_ERRORS, "BC0326", DIAG_WARNING, "kỳ trước '{1}' có lỗi: không so sánh được với kỳ này",
     "the period before, '{1}', has errors: nothing can be compared with it",
     "xem lỗi bằng 'baocao check --period {1}'", "see them by 'baocao check --period {1}'")
DIAG(NEW_EXISTS, "BC0327", DIAG_ERROR, "kỳ '{1}' đã có: {2}", "period '{1}' is already there: {2}",
     "tệp được giữ nguyên; muốn lập lại thì đổi tên hoặc xóa tệp cũ trước",
     "the file is untouched; to make it anew, rename or remove the old one first")
DIAG(NEW_KIND, "BC0328", DIAG_ERROR, "không lập được tệp cho kỳ '{1}'", "no file can be made for period '{1}'",
     "viết 2026-06, 2026-Q2, 2026-H1, 2026-9M hoặc 2026", "write 2026-06, 2026-Q2, 2026-H1, 2026-9M or 2026")
DIAG(TRACE_NOTHING, "BC0329", DIAG_ERROR, "không có gì để truy nguồn: '{1}'", "nothing to trace: '{1}'",
     "viết một XPath trên dữ kiện (xem 'baocao dump --stage facts'), hoặc một con số đúng như khi in",
     "write an XPath over the facts (see 'baocao dump --stage facts'), or a figure as it is printed")

/* src/check: contradictions */
DIAG(TASK_UNDONE, "BC0330", DIAG_WARNING, "nhiệm vụ '{1}' ở kỳ {2} đã hoàn thành, kỳ này lại chưa xong",
     "task '{1}' was done in period {2}, but is open in this one", "sửa kỳ ghi sai", "mend the period that is wrong")
DIAG(TASK_WENT_BACK, "BC0331", DIAG_WARNING, "nhiệm vụ '{1}' ở kỳ {2} đang thực hiện, kỳ này lại ghi chưa thực hiện",
     "task '{1}' was in progress in period {2}, but not begun in this one", "sửa kỳ ghi sai",
     "mend the period that is wrong")
DIAG(DONE_ON_CHANGED, "BC0332", DIAG_WARNING, "nhiệm vụ '{1}' hoàn thành ngày {2}, kỳ trước ghi ngày {3}",
     "task '{1}' was done on {2}, the period before says {3}", "", "")
DIAG(DONE_BEFORE_PLAN, "BC0333", DIAG_WARNING, "nhiệm vụ '{1}' hoàn thành ngày {2}, trước ngày kế hoạch bắt đầu ({3})",
     "task '{1}' was done on {2}, before the plan's start ({3})", "", "")
DIAG(DONE_BUT_UNFINISHED, "BC0334", DIAG_WARNING, "nhiệm vụ '{1}' ghi là đã hoàn thành, nhưng lời văn nói '{2}'",
     "task '{1}' is said to be done, but its text says '{2}'", "sửa 'state' hoặc lời văn", "mend 'state' or the text")
DIAG(DONE_BUT_PROPOSED, "BC0335", DIAG_WARNING,
     "nhiệm vụ '{1}' ghi là đã hoàn thành, nhưng lời văn chỉ nói đến Tờ trình, không có văn bản ban hành hay phê duyệt",
     "task '{1}' is said to be done, but its text knows of a submission (Tờ trình) only, of nothing issued or approved",
     "ghi 'state: doing', hoặc nêu văn bản đã ban hành", "give 'state: doing', or name what was issued")
DIAG(DOING_BUT_NOT_BEGUN, "BC0336", DIAG_WARNING, "nhiệm vụ '{1}' ghi là đang thực hiện, nhưng lời văn nói '{2}'",
     "task '{1}' is said to be in progress, but its text says '{2}'", "sửa 'state' hoặc lời văn", "mend 'state' or the text")
DIAG(OVERDUE_DENIED, "BC0337", DIAG_WARNING, "lời văn nói không có nhiệm vụ quá hạn, nhưng tính ra có {1}",
     "the text says that no task is overdue, but {1} are",
     "dùng biểu thức để in con số: {{tasks/counts/@overdue}}", "let an expression print the figure: {{tasks/counts/@overdue}}")
DIAG(RESULT_NO_TARGET, "BC0340", DIAG_WARNING, "chỉ tiêu '{1}' có kết quả nhưng không có mục tiêu",
     "indicator '{1}' has a result but no target", "thêm 'target' trong plan.yaml", "add 'target' in plan.yaml")
DIAG(TITLE_AGAINST_TARGET, "BC0341", DIAG_WARNING, "chỉ tiêu '{1}': tên ghi {2}, mục tiêu ghi {3}",
     "indicator '{1}': its title says {2}, its target {3}", "sửa số sai", "mend the wrong one")
DIAG(PERCENT_SIGN, "BC0342", DIAG_WARNING, "chỉ tiêu '{1}' tính bằng %, nhưng giá trị '{2}' không có dấu %",
     "indicator '{1}' is in %, but the value '{2}' has no %", "viết '{2}%'", "write '{2}%'")
DIAG(TARGET_FALLS, "BC0343", DIAG_WARNING, "chỉ tiêu '{1}': mục tiêu {2} ({3}) kém mục tiêu {4} ({5})",
     "indicator '{1}': the target of {2} ({3}) is behind that of {4} ({5})", "", "")
DIAG(TARGET_GAP, "BC0344", DIAG_WARNING, "chỉ tiêu '{1}' không có mục tiêu {2}, nhưng có của {3} và {4}",
     "indicator '{1}' has no target for {2}, but for {3} and {4}",
     "thêm mục tiêu, hoặc ghi lý do: {none: …}", "add it, or give the reason: {none: …}")
DIAG(REMARK_AGAINST_TARGET, "BC0345", DIAG_WARNING, "chỉ tiêu '{1}': kết quả {2} ghi '{3}', trái với mục tiêu {4}",
     "indicator '{1}': the result {2} is remarked '{3}' against its target {4}", "", "")
DIAG(CUMULATIVE_FALLS, "BC0346", DIAG_WARNING, "chỉ tiêu '{1}' là số lũy kế nhưng giảm: {2}, kỳ {4} là {3}",
     "indicator '{1}' is cumulative but falls: {2}, after {3} in period {4}", "", "")
DIAG(JUMP, "BC0347", DIAG_WARNING, "chỉ tiêu '{1}' đổi từ {2} thành {3}, quá mức cho phép {4} giữa hai kỳ",
     "indicator '{1}' went from {2} to {3}, more than the {4} allowed between two periods",
     "kiểm tra số liệu; nếu đúng, nâng 'tolerance' của chỉ tiêu", "check it; if it is right, raise the indicator's 'tolerance'")
DIAG(JUMP_BACK, "BC0348", DIAG_WARNING,
     "chỉ tiêu '{1}' đi ngược hướng mục tiêu, từ {2} thành {3}, quá mức cho phép {4} giữa hai kỳ",
     "indicator '{1}' went against its target, from {2} to {3}, more than the {4} allowed between two periods",
     "kiểm tra số liệu; nếu đúng, nâng 'tolerance' của chỉ tiêu", "check it; if it is right, raise the indicator's 'tolerance'")
DIAG(RESULT_BEYOND_LATER, "BC0349", DIAG_WARNING, "chỉ tiêu '{1}' đã đạt {2}, vượt mục tiêu của {3} ({4})",
     "indicator '{1}' stands at {2}, beyond the target of {3} ({4})", "", "")
DIAG(BASELINES_DIFFER, "BC0350", DIAG_WARNING, "chỉ tiêu '{1}': kết quả trước kế hoạch là {2}, một kế hoạch khác ghi {3}",
     "indicator '{1}': its baseline is {2}, another plan says {3}",
     "thống nhất số liệu; nếu là hai chỉ tiêu khác nhau, đặt id khác nhau",
     "agree on one; if they are two indicators, give them different ids")
DIAG(RULE_BROKEN, "BC0351", DIAG_WARNING, "quy tắc '{1}' không đúng ở kỳ {4}: {2} khác {3}",
     "rule '{1}' does not hold in period {4}: {2} differs from {3}", "", "")
DIAG(RESULT_NOT_COMPARABLE, "BC0352", DIAG_WARNING, "chỉ tiêu '{1}': kết quả '{2}' không so được với mục tiêu {3}",
     "indicator '{1}': result '{2}' can't be compared with its target {3}",
     "ghi một con số cùng loại với mục tiêu; phần còn lại ghi ở remark",
     "give one number of the target's kind; the rest goes into remark")
DIAG(ISSUED_NUMBER_ORDER, "BC0355", DIAG_WARNING, "văn bản '{1}' ngày {2} trái thứ tự với '{3}' ngày {4}: số lớn hơn mà ngày sớm hơn",
     "document '{1}' of {2} contradicts '{3}' of {4}: the higher number has the earlier date",
     "kiểm tra số và ngày của cả hai", "check number and date of both")
DIAG(ISSUED_NUMBER_TWICE, "BC0356", DIAG_WARNING, "số '{1}' dùng cho hai văn bản: ngày {2} và ngày {4}",
     "number '{1}' stands for two documents: of {2} and of {4}", "kiểm tra số và ngày của cả hai", "check number and date of both")
DIAG(ISSUED_AGAIN, "BC0357", DIAG_WARNING, "văn bản '{1}' ngày {2} đã được liệt kê ở kỳ trước",
     "document '{1}' of {2} was listed in the period before, too", "chỉ để ở một kỳ", "keep it in one of them")
DIAG(SYMBOL_AGAINST_KIND, "BC0358", DIAG_WARNING, "văn bản '{1}' ghi là {2}, trái với ký hiệu của nó",
     "document '{1}' is called '{2}', its symbol says otherwise", "ký hiệu của loại này là '{3}'", "this kind's letters are '{3}'")
DIAG(REPORT_BEFORE_DATA, "BC0359", DIAG_WARNING, "'{1}' ghi ngày {2}, trước ngày chốt số liệu {3}",
     "'{1}' is dated {2}, before its data's date {3}", "", "")
DIAG(REPORT_NUMBER, "BC0360", DIAG_WARNING, "số hoặc ngày của '{1}' không lớn hơn của kỳ {2}",
     "number or date of '{1}' is not above that of period {2}", "mỗi năm một dãy số, tăng theo ngày",
     "one series of numbers a year, rising with the date")
DIAG(CITED_DATE_DIFFERS, "BC0361", DIAG_WARNING, "văn bản '{1}' ở đây ghi ngày {2}, chỗ khác ghi ngày {3}",
     "document '{1}' is dated {2} here and {3} elsewhere", "", "")
DIAG(CITED_ISSUER_DIFFERS, "BC0362", DIAG_WARNING, "văn bản '{1}' ở đây là '{2}', chỗ khác là '{3}'",
     "document '{1}' is '{2}' here and '{3}' elsewhere", "", "")
DIAG(SYMBOL_MALFORMED, "BC0363", DIAG_WARNING, "ký hiệu '{1}' viết sai", "symbol '{1}' is malformed", "viết '{2}'", "write '{2}'")
DIAG(SYMBOL_KIND_UNKNOWN, "BC0364", DIAG_WARNING, "ký hiệu '{1}': không có loại văn bản '{2}'",
     "symbol '{1}': there is no kind of document '{2}'", "xem Phụ lục III, Nghị định 30/2020/NĐ-CP",
     "see Phụ lục III of Nghị định 30/2020/NĐ-CP")
DIAG(SYMBOL_PARTY_LEVEL, "BC0365", DIAG_WARNING, "'{1}' là văn bản của Trung ương nhưng mang ký hiệu của Tỉnh ủy",
     "'{1}' is a document of the central Party under the province's sign", "viết '{2}'", "write '{2}'")
DIAG(LABEL_TWICE, "BC0366", DIAG_WARNING, "số thứ tự '{1}' có hai lần", "label '{1}' stands twice", "ở đây là {2}", "this is {2}")
DIAG(LABEL_GAP, "BC0367", DIAG_WARNING, "số thứ tự '{1}' không tiếp theo số trước", "label '{1}' does not follow the one before",
     "ở đây là {2}", "this is {2}")
DIAG(NAME_DIFFERS, "BC0370", DIAG_WARNING, "'{1}' khác tên trong danh mục cơ quan: '{2}'",
     "'{1}' differs from the registry's name '{2}'", "viết '{2}', hoặc dùng biểu thức", "write '{2}', or use an expression")
DIAG(CLASS_SIZE, "BC0371", DIAG_WARNING, "'{1}': danh mục có {2} {3}", "'{1}': the registry has {2} {3}",
     "dùng vn:of để không phải gõ số", "let vn:of print the figures")
DIAG(COUNT_DIFFERS, "BC0372", DIAG_WARNING, "gõ '{1}', nhưng dữ liệu là {2}", "'{1}' was typed, but the data say {2}",
     "dùng biểu thức {3}", "use the expression {3}")
DIAG(PARTS_DONT_SUM, "BC0373", DIAG_WARNING, "các phần không cộng thành {1}: {2} = {3}", "the parts don't sum to {1}: {2} = {3}",
     "nếu chỉ kể một số phần, viết 'trong đó có'", "if they are only some of the parts, write 'trong đó có'")
DIAG(FRACTION_PERCENT, "BC0374", DIAG_WARNING, "{1} không bằng {2}", "{1} is not {2}", "", "")
DIAG(SHARES_OF_TWO_WHOLES, "BC0375", DIAG_WARNING, "'{1}' tính ngược từ tỷ lệ này là khoảng {2}, từ tỷ lệ khác là khoảng {3}",
     "'{1}' follows from this share as some {2}, from another as some {3}",
     "nêu rõ mỗi tỷ lệ tính trên số nào", "say of which whole each is a share")
DIAG(DECIMAL_POINT, "BC0376", DIAG_WARNING, "số '{1}' dùng dấu chấm thập phân", "'{1}' has a decimal point",
     "dùng dấu phẩy trước phần thập phân", "a comma stands before decimals")
DIAG(LEVEL_GONE, "BC0377", DIAG_WARNING, "'{1}': không còn cấp huyện từ ngày 01/7/2025", "'{1}': there are no districts since 01/7/2025",
     "chính quyền địa phương chỉ còn cấp tỉnh và cấp xã", "local government has the levels of province and commune")
DIAG(FOREIGN_YEAR, "BC0378", DIAG_WARNING, "năm {1} trong lời văn của kỳ thuộc năm {2}", "the year {1} in a period of {2}",
     "sửa năm, hoặc nói rõ là so sánh", "mend the year, or say that it is a comparison")

/* ---- BC04xx template ---- */
DIAG(TEMPLATE_XML, "BC0401", DIAG_ERROR, "mẫu không phải XML đúng cú pháp: {1}", "the template is not well-formed XML: {1}", "", "")
DIAG(TEMPLATE_DTD, "BC0402", DIAG_ERROR, "mẫu không được có khai báo DTD hay thực thể",
     "a template may not declare a DTD or entities", "bỏ phần <!DOCTYPE …>", "remove <!DOCTYPE …>")
DIAG(TEMPLATE_ROOT, "BC0403", DIAG_ERROR, "phần tử gốc của mẫu là '{1}'", "the template's root element is '{1}'",
     "phần tử gốc phải là 'document'", "it must be 'document'")
DIAG(TEMPLATE_ELEMENT, "BC0404", DIAG_ERROR, "không có phần tử '{1}' trong ngôn ngữ mẫu", "unknown template element '{1}'",
     "có lẽ là '{2}'", "perhaps '{2}'")
DIAG(TEMPLATE_NESTING, "BC0405", DIAG_ERROR, "'{1}' không được đứng trong '{2}'", "'{1}' may not stand in '{2}'", "", "")
DIAG(TEMPLATE_ATTRIBUTE, "BC0406", DIAG_ERROR, "'{2}' không có thuộc tính '{1}'", "'{2}' has no attribute '{1}'",
     "có lẽ là '{3}'", "perhaps '{3}'")
DIAG(TEMPLATE_ATTRIBUTE_MISSING, "BC0407", DIAG_ERROR, "'{1}' thiếu thuộc tính '{2}'", "'{1}' needs the attribute '{2}'",
     "", "")
DIAG(TEMPLATE_ATTRIBUTE_VALUE, "BC0408", DIAG_ERROR, "'{1}' không dùng được cho thuộc tính '{2}'",
     "'{1}' is no value of the attribute '{2}'", "cho phép: {3}", "allowed: {3}")
DIAG(TEMPLATE_TEXT, "BC0409", DIAG_ERROR, "'{1}' không chứa chữ trực tiếp", "'{1}' may not hold text directly",
     "đặt đoạn chữ trong <p>", "put the text into <p>")
DIAG(TEMPLATE_INCLUDE_NAME, "BC0410", DIAG_ERROR, "tên tệp mẫu '{1}' không hợp lệ", "'{1}' is no name of a template file",
     "tên tính từ thư mục mẫu, kết thúc bằng .xml, không có '..'",
     "names start at the templates' folder, end in .xml and have no '..'")
DIAG(TEMPLATE_INCLUDE_CYCLE, "BC0411", DIAG_ERROR, "tệp '{1}' tự chèn chính nó", "the file '{1}' includes itself", "", "")
DIAG(TEMPLATE_INCLUDE_DEPTH, "BC0412", DIAG_ERROR, "chèn tệp quá sâu ở '{1}'", "includes nested too deeply at '{1}'",
     "nhiều nhất 8 lớp", "8 levels at most")
DIAG(TEMPLATE_INCLUDES, "BC0413", DIAG_ERROR, "chèn tệp quá nhiều lần, đến '{1}'", "too many includes, as of '{1}'",
     "nhiều nhất {2} lần trong một văn bản; dùng each thay vì chèn lặp lại",
     "{2} in one document at most; use each instead of including again and again")
DIAG(EXPR_SYNTAX, "BC0420", DIAG_ERROR, "biểu thức sai cú pháp ở '{1}'", "wrong syntax in the expression at '{1}'",
     "cần có '{2}'", "'{2}' is expected")
DIAG(EXPR_BRACE, "BC0421", DIAG_ERROR, "dấu '{' không có '}'", "'{' without '}'",
     "dấu ngoặc nhọn thường viết là '{{'", "a brace as text is written '{{'")
DIAG(EXPR_ELEMENT, "BC0422", DIAG_ERROR, "dữ kiện không có phần tử '{1}'", "the facts have no element '{1}'",
     "có ở đây: {2}", "there is: {2}")
DIAG(EXPR_NOT_CHILD, "BC0423", DIAG_ERROR, "'{1}' không nằm trong '{2}'", "'{1}' is not in '{2}'",
     "'{1}' nằm trong: {3}", "'{1}' is in: {3}")
DIAG(EXPR_ATTRIBUTE, "BC0424", DIAG_ERROR, "'{2}' không có thuộc tính '@{1}' trong dữ kiện",
     "'{2}' has no attribute '@{1}' in the facts", "có lẽ là '@{3}'", "perhaps '@{3}'")
DIAG(EXPR_VARIABLE, "BC0425", DIAG_ERROR, "không có biến '${1}' ở đây", "no variable '${1}' here", "có lẽ là '${2}'",
     "perhaps '${2}'")
DIAG(EXPR_FUNCTION, "BC0426", DIAG_ERROR, "không có hàm '{1}'", "unknown function '{1}'", "có lẽ là '{2}'", "perhaps '{2}'")
DIAG(EXPR_ARGUMENTS, "BC0427", DIAG_ERROR, "hàm '{1}' nhận {2} đối số, ở đây có {3}",
     "the function '{1}' takes {2} arguments, here are {3}", "", "")
DIAG(EXPR_ARGUMENT_NODES, "BC0428", DIAG_ERROR, "đối số thứ {2} của '{1}' phải là phần tử dữ kiện",
     "argument {2} of '{1}' must select nodes", "", "")
DIAG(EXPR_FORBIDDEN, "BC0429", DIAG_ERROR, "không được dùng '{1}' trong mẫu", "'{1}' may not be used in templates",
     "dùng {2}", "use {2}")
DIAG(EXPR_NOT_NODES, "BC0430", DIAG_ERROR, "'{1}' không chọn phần tử dữ kiện nào", "'{1}' does not select nodes", "", "")
DIAG(EXPR_ARITHMETIC, "BC0431", DIAG_ERROR, "'{1}' chỉ dùng cho số đếm và số thứ tự",
     "'{1}' is for counts and positions only", "số liệu tính bằng {2}", "figures are computed by {2}")
DIAG(EXPR_NO_CHILDREN, "BC0432", DIAG_ERROR, "sau '{1}' không còn gì để chọn", "nothing can be selected after '{1}'", "", "")
DIAG(EXPR_OUTPUT_BOOLEAN, "BC0433", DIAG_ERROR, "'{1}' chỉ cho đúng hoặc sai, không in được",
     "'{1}' is only true or false and can't be printed", "dùng vn:if(điều kiện, 'chữ khi đúng', 'chữ khi sai')",
     "use vn:if(condition, 'text if true', 'text if false')")
DIAG(EXPR_OUTPUT_PARTS, "BC0434", DIAG_ERROR, "'{1}' không có chữ của riêng nó", "'{1}' has no text of its own",
     "trong đó có: {2}", "in it are: {2}")
DIAG(EXPR_INCOMPLETE, "BC0435", DIAG_ERROR, "biểu thức chưa viết hết", "the expression is incomplete", "cần có '{1}'",
     "'{1}' is expected")
DIAG(EXPAND_EMPTY, "BC0440", DIAG_ERROR, "'{1}' không chọn được gì trong dữ kiện", "'{1}' selects nothing in the facts",
     "thêm if=\"…\" nếu có thể không có", "add if=\"…\" if there may be none")
DIAG(EXPAND_NUMBER, "BC0441", DIAG_ERROR, "'{1}' không cho số nguyên", "'{1}' does not yield a whole number",
     "số liệu tính bằng vn:sum, vn:difference, vn:ratio", "figures are computed by vn:sum, vn:difference, vn:ratio")
DIAG(EXPAND_ID, "BC0442", DIAG_ERROR, "không có {1} '{2}'", "there is no {1} '{2}'", "có lẽ là '{3}'", "perhaps '{3}'")
DIAG(EXPAND_NOT_A_NUMBER, "BC0443", DIAG_ERROR, "'{1}' không phải là số", "'{1}' is not a number", "", "")
DIAG(EXPAND_NOT_A_DATE, "BC0444", DIAG_ERROR, "'{1}' không phải là ngày", "'{1}' is not a date", "", "")
DIAG(EXPAND_ARITHMETIC, "BC0445", DIAG_ERROR, "{1}: chia cho 0 hoặc số quá lớn", "{1}: division by 0 or a number too large",
     "", "")
DIAG(EXPAND_ARGUMENT, "BC0446", DIAG_ERROR, "'{1}' không dùng được trong {2}", "'{1}' is no argument of {2}",
     "cho phép: {3}", "allowed: {3}")
DIAG(EXPAND_BLOCKS_INLINE, "BC0447", DIAG_ERROR, "'{1}' có nhiều đoạn, không đặt được giữa câu",
     "'{1}' has several paragraphs and does not fit into a line",
     "đặt riêng ngoài <p>, hoặc trong ô bảng", "put it outside <p>, or into a cell")
DIAG(EXPAND_SEVERAL_NODES, "BC0448", DIAG_ERROR, "'{1}' chọn nhiều phần tử cùng lúc", "'{1}' selects several nodes",
     "nối lại bằng vn:join(…, ', ')", "join them by vn:join(…, ', ')")
DIAG(EXPAND_EVALUATION, "BC0449", DIAG_ERROR, "không tính được '{1}': {2}", "can't evaluate '{1}': {2}", "", "")
DIAG(EXPAND_CYCLE, "BC0450", DIAG_ERROR, "đoạn chữ này dùng đến chính nó", "this text refers to itself", "", "")
DIAG(EXPAND_NO_REPORT, "BC0451", DIAG_ERROR, "report() chỉ dùng được trong mẫu", "report() can be used in templates only", "",
     "")
DIAG(EXPAND_LATE_COLUMN, "BC0452", DIAG_ERROR, "cột phải đứng trước các hàng", "columns must come before the rows", "", "")
DIAG(EXPAND_LIMIT, "BC0453", DIAG_ERROR, "'{1}' cần quá nhiều phép tính", "'{1}' takes too many operations",
     "tránh đếm hay tìm trên toàn bộ dữ kiện trong điều kiện […]; tra theo id bằng task('…'), group('…')",
     "avoid counting or searching all facts inside a condition […]; look ids up by task('…'), group('…')")
DIAG(EXPAND_NOTE_UNKNOWN, "BC0454", DIAG_ERROR, "phía trước không có chú thích '{1}'", "there is no note '{1}' before this",
     "ghi nội dung ở chỗ dùng đầu tiên: <note id=\"{1}\">…</note>", "give its text where it is used first: <note id=\"{1}\">…</note>")
DIAG(EXPAND_NOTE_DIFFERS, "BC0455", DIAG_ERROR, "chú thích '{1}' có nội dung khác với lần trước",
     "note '{1}' has another text than before", "dùng một id khác", "use another id")
DIAG(EXPAND_CHAIN, "BC0456", DIAG_ERROR, "hơn {1} đoạn chữ nối nhau, đoạn này dùng đoạn kia", "more than {1} texts that each use the next",
     "viết thẳng nội dung vào chỗ cần dùng", "write what is wanted where it is wanted")

/* ---- BC05xx document ---- */
DIAG(DOC_NESTING, "BC0501", DIAG_ERROR, "'{1}' không được đứng trong '{2}'", "'{1}' may not stand in '{2}'", "", "")
DIAG(DOC_TWICE, "BC0502", DIAG_ERROR, "'{2}' có nhiều hơn một '{1}'", "more than one '{1}' in '{2}'", "", "")
DIAG(DOC_ORDER, "BC0503", DIAG_ERROR, "'{1}' phải đứng trước '{2}'", "'{1}' must come before '{2}'", "", "")
DIAG(DOC_EMPTY, "BC0504", DIAG_ERROR, "'{1}' không có nội dung", "'{1}' is empty",
     "thêm if=\"…\" nếu phần này có thể không có", "add if=\"…\" if it may be absent")
DIAG(DOC_MISSING, "BC0505", DIAG_ERROR, "'{1}' thiếu '{2}'", "'{1}' has no '{2}'", "", "")
DIAG(DOC_HEADING_LEVEL, "BC0506", DIAG_ERROR, "tiêu đề cấp {1} đứng sau tiêu đề cấp {2}",
     "heading of level {1} after one of level {2}", "mỗi lần chỉ xuống một cấp, từ 1 đến 6",
     "go down one level at a time, from 1 to 6")
DIAG(DOC_NO_ID, "BC0507", DIAG_ERROR, "'{1}' không có id", "'{1}' has no id", "", "")
DIAG(DOC_DUPLICATE_ID, "BC0508", DIAG_ERROR, "id '{1}' đã dùng trong văn bản này",
     "id '{1}' is already used in this document", "", "")
DIAG(DOC_NOTE_IN_NOTE, "BC0509", DIAG_ERROR, "chú thích nằm trong một chú thích khác", "a footnote inside a footnote",
     "", "")
DIAG(DOC_ANNEX_UNKNOWN, "BC0510", DIAG_ERROR, "không có phụ lục '{1}' trong văn bản này",
     "this document has no annex '{1}'", "có lẽ là '{2}'", "perhaps '{2}'")
DIAG(DOC_ANNEX_UNREFERRED, "BC0511", DIAG_WARNING, "nội dung văn bản không dẫn đến {1} ('{2}')",
     "nothing in the document refers to {1} ('{2}')", "dẫn bằng <ref annex=\"{2}\"/>", "refer to it by <ref annex=\"{2}\"/>")
DIAG(DOC_TABLE_NO_COLUMNS, "BC0512", DIAG_ERROR, "bảng không có cột nào", "the table has no columns", "", "")
DIAG(DOC_ROW_TOO_WIDE, "BC0513", DIAG_ERROR, "hàng có đến ô thứ {1}, bảng chỉ có {2} cột",
     "the row reaches column {1}, the table has {2}", "", "")
DIAG(DOC_ROW_TOO_NARROW, "BC0514", DIAG_ERROR, "hàng chỉ đầy {1} trong {2} cột",
     "the row fills {1} of {2} columns", "ô cuối có thể dùng span=\"all\"", "the last cell may have span=\"all\"")
DIAG(DOC_CELL_OVERLAPS, "BC0515", DIAG_ERROR, "ô kéo đến cột {1} nhưng cột {2} đã có ô của hàng trên",
     "the cell reaches column {1}, but column {2} is taken by a cell from above", "", "")
DIAG(DOC_ROWSPAN_TOO_LONG, "BC0516", DIAG_ERROR, "ô gộp {1} hàng, chỉ còn {2} hàng",
     "the cell spans {1} rows, {2} are left", "", "")
DIAG(DOC_HEADING_FIRST, "BC0517", DIAG_ERROR, "tiêu đề đầu tiên là cấp {1}", "the first heading is of level {1}",
     "tiêu đề đầu tiên của văn bản, của phụ lục là cấp 1", "a document's and an annex's first heading is of level 1")
DIAG(DOC_ANNEX_TYPED, "BC0518", DIAG_WARNING, "lời văn dẫn đến '{1}', nhưng văn bản này không có phụ lục đó",
     "the text refers to '{1}', but this document has no such annex",
     "văn bản có {2} phụ lục; sửa số, hoặc bỏ đoạn dẫn", "the document has {2} annexes; mend the number, or drop the reference")

/* ---- BC06xx layout and fonts ---- */
/* BC0600-BC0629: fonts and words */
DIAG(FONT_MISSING, "BC0600", DIAG_ERROR, "thư mục phông '{1}' không có tệp {2}", "font folder '{1}' has no file {2}",
     "cài gói fonts-liberation2 rồi chép bốn tệp Liberation Serif vào đó, hoặc chép bốn tệp Times New Roman",
     "install the package fonts-liberation2 and copy its four Liberation Serif files there, or the four of Times New Roman")
DIAG(FONT_UNREADABLE, "BC0601", DIAG_ERROR, "không đọc được tệp phông '{1}': {2}", "can't read font file '{1}': {2}", "", "")
DIAG(FONT_NOT_EMBEDDABLE, "BC0602", DIAG_ERROR, "phông '{1}' không cho phép nhúng vào PDF (fsType {2})",
     "font '{1}' doesn't permit embedding in PDF (fsType {2})",
     "dùng tệp phông có quyền nhúng", "use a font file that permits embedding")
DIAG(FONT_OTHER_VERSION, "BC0603", DIAG_WARNING, "tệp phông '{1}' khác với tệp ghi trong SHA256SUMS",
     "font file '{1}' differs from the one listed in SHA256SUMS",
     "trang in có thể khác với máy khác; dùng fonts-liberation2 bản 2.1.5",
     "pages may differ from other machines; use fonts-liberation2 2.1.5")
DIAG(FONT_INCOMPLETE, "BC0604", DIAG_WARNING, "phông Times New Roman thiếu tệp {1}: dùng Liberation Serif",
     "Times New Roman lacks file {1}: Liberation Serif is used",
     "chép đủ bốn tệp times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf vào thư mục phông",
     "copy all four of times.ttf, timesbd.ttf, timesi.ttf, timesbi.ttf to the font folder")
DIAG(FONT_WRONG_STYLE, "BC0605", DIAG_ERROR, "tệp phông '{1}' không phải kiểu chữ {2}", "font file '{1}' is not the {2} face",
     "kiểm tra tên các tệp phông", "check the names of the font files")
DIAG(GLYPH_MISSING, "BC0606", DIAG_ERROR, "phông {1} không có ký tự {2} '{3}'", "font {1} has no character {2} '{3}'",
     "thay bằng ký tự khác", "use another character")
DIAG(FONT_NOT_TRUETYPE, "BC0607", DIAG_ERROR, "'{1}' không phải phông TrueType nguyên vẹn",
     "'{1}' is not an undamaged TrueType font", "chép lại tệp phông", "copy the font file again")

/* BC0630-BC0669: pages and tables */
DIAG(LAYOUT_TOO_WIDE, "BC0630", DIAG_ERROR, "'{1}' không vừa bề rộng: thiếu {2} mm", "'{1}' is too wide for its place: {2} mm are missing",
     "mở rộng cột, giảm cỡ chữ của bảng hoặc viết ngắn lại", "widen the column, use a smaller table font or shorten the text")
DIAG(LAYOUT_TABLE_TOO_NARROW, "BC0631", DIAG_ERROR,
     "bảng '{1}' không vừa trang: thiếu {2} mm; cột '{3}' cần ít nhất {4} mm",
     "table '{1}' does not fit the page: {2} mm are missing; column '{3}' needs {4} mm at least",
     "xoay ngang phụ lục (paper=\"landscape\"), bớt cột hoặc giảm cỡ chữ của bảng",
     "turn the annex (paper=\"landscape\"), drop a column or use a smaller table font")
DIAG(LAYOUT_HEADER_TOO_TALL, "BC0632", DIAG_ERROR, "tiêu đề của bảng '{1}' chiếm quá hai phần ba trang: thừa {2} mm",
     "the header of table '{1}' takes more than two thirds of the page: {2} mm too much",
     "viết ngắn tên cột hoặc mở rộng cột", "shorten the column titles or widen the columns")
DIAG(LAYOUT_ROW_TOO_TALL, "BC0633", DIAG_ERROR, "hàng này của bảng '{1}' không đặt được vào trang nào: thiếu {2} mm",
     "this row of table '{1}' fits on no page: {2} mm are missing", "", "")
DIAG(LAYOUT_TOO_TALL, "BC0634", DIAG_ERROR, "phần này phải nằm trọn trên một trang nhưng cao hơn trang: thừa {1} mm",
     "this part must stand on one page and is higher than that: {1} mm too much", "viết ngắn lại", "shorten it")
DIAG(LAYOUT_TOO_LONG, "BC0635", DIAG_ERROR, "ô bảng hoặc chú thích này dài hơn 50.000 dòng",
     "this cell or note is longer than 50,000 lines", "chia nội dung thành nhiều hàng", "divide the text into several rows")
DIAG(LAYOUT_NOT_SUMMABLE, "BC0636", DIAG_ERROR, "không cộng được '{1}' trong cột có sum=\"yes\"",
     "can't add '{1}' in a column with sum=\"yes\"", "ghi số thập phân (1.855; 96,26), '-' hoặc để trống",
     "a decimal (1.855; 96,26), '-' or nothing may stand there")

/* ---- BC07xx render ---- */
DIAG(PDF_FAILED, "BC0701", DIAG_SYSTEM, "không tạo được PDF (libharu {1})", "can't make the PDF (libharu {1})", "", "")
DIAG(PDF_NO_PAGES, "BC0702", DIAG_ERROR, "không có trang nào để ghi ra PDF", "there is no page to write as PDF", "", "")
DIAG(FONT_NOT_SUBSET, "BC0703", DIAG_ERROR, "không nhúng được phông chữ '{1}' vào PDF", "can't embed font '{1}' in the PDF",
     "thay tệp phông chữ trong thư mục fonts/ rồi làm lại", "replace the font file in fonts/ and try again")
DIAG(PNG_TOO_LARGE, "BC0704", DIAG_ERROR, "ảnh xem trước quá lớn hoặc quá nhỏ", "the preview is too large or too small",
     "chọn độ phân giải khác", "choose another resolution")
DIAG(PNG_FAILED, "BC0705", DIAG_SYSTEM, "không vẽ được ảnh xem trước: {1}", "can't draw the preview: {1}", "", "")
DIAG(PNG_FONT, "BC0706", DIAG_ERROR, "không vẽ được chữ bằng tệp phông '{1}'", "can't draw text with the font file '{1}'",
     "chép lại tệp phông chữ vào thư mục fonts", "copy the font file into the folder of fonts again")
