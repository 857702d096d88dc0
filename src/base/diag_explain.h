/*
 * diag_explain.h -- why each message is given and how to mend its cause:
 * EXPLAIN(name, reason_vi, reason_en, remedy_vi, remedy_en), for `baocao explain`.  A test asks for one for every code.
 */

EXPLAIN(CANT_READ,
        "tệp không có, hoặc không có quyền đọc",
        "the file is not there or may not be read",
        "kiểm tra tên, thư mục và quyền của tệp",
        "check its name, folder and permissions")
EXPLAIN(CANT_WRITE,
        "đĩa đầy hoặc không có quyền ghi; tệp cũ được giữ nguyên",
        "the disk is full or writing is not permitted; the old file is kept",
        "giải phóng đĩa, đổi quyền, hoặc chọn thư mục khác bằng -o",
        "free some space, change permissions, or choose another folder by -o")
EXPLAIN(FILE_TOO_LARGE,
        "tệp lớn hơn 256 MiB, gần như chắc chắn không phải tệp dữ liệu",
        "the file is larger than 256 MiB, hardly a data file",
        "kiểm tra xem có nhầm tệp không",
        "check that it is the right file")
EXPLAIN(BAD_UTF8,
        "chữ Việt chỉ đọc đúng khi tệp ở bảng mã UTF-8",
        "Vietnamese letters are read right from UTF-8 only",
        "mở bằng trình soạn thảo và lưu lại với UTF-8",
        "open it in an editor and save it as UTF-8")
EXPLAIN(NOTHING_TO_MAKE,
        "mục documents không có văn bản nào cho loại kỳ này",
        "no entry of documents is for this kind of period",
        "thêm văn bản vào documents, hoặc chọn --period khác",
        "add a document to documents, or choose another --period")
EXPLAIN(NOTHING_FOR_PLAN,
        "không có --period thì chỉ lập văn bản có 'for: plan', và kế hoạch không có văn bản nào như vậy",
        "without --period only documents with 'for: plan' are made, and the plan has none",
        "thêm --period với kỳ cần lập",
        "add --period with the period wanted")
EXPLAIN(NO_SUCH_DOCUMENT,
        "tên sau --document không phải là tên của văn bản nào trong documents của plan.yaml",
        "the name after --document is not that of any document under documents in plan.yaml",
        "sửa tên; văn bản lập cho từng cơ quan có tên dạng văn-bản-cơ-quan",
        "correct the name; documents made for each agency are named document-agency")
EXPLAIN(DOCUMENT_OF_OTHERS,
        "văn bản này có trong plan.yaml nhưng dành cho loại kỳ khác",
        "plan.yaml has this document, but for another kind of period",
        "chọn --period khác, hoặc bỏ --document",
        "choose another --period, or drop --document")
EXPLAIN(NOT_A_PLAN,
        "lệnh cần tên thư mục của kế hoạch; chỗ này không có, hoặc là một tệp",
        "the command needs the folder of a plan; there is none here, or it is a file",
        "ghi tên thư mục có plan.yaml, không ghi tên tệp",
        "name the folder that holds plan.yaml, not the file")
EXPLAIN(YAML_SYNTAX,
        "dòng này không phải YAML, nên không biết giá trị thuộc khóa nào",
        "the line is not YAML, so no value can be told from it",
        "so với một mục đúng ở gần đó: thụt dòng, dấu hai chấm, dấu nháy",
        "compare with a right entry nearby: indentation, colons, quotes")
EXPLAIN(YAML_TAB,
        "YAML không nhận ký tự tab ở đầu dòng",
        "YAML takes no tabs at the start of a line",
        "thay tab bằng dấu cách",
        "replace the tab by spaces")
EXPLAIN(YAML_ALIAS,
        "ký tự đầu của giá trị có nghĩa riêng trong YAML",
        "the first character of the value means something else in YAML",
        "đặt giá trị trong dấu nháy hoặc trong khối |",
        "put the value into quotes or a | block")
EXPLAIN(YAML_ANCHOR,
        "ký tự đầu của giá trị có nghĩa riêng trong YAML",
        "the first character of the value means something else in YAML",
        "đặt giá trị trong dấu nháy hoặc trong khối |",
        "put the value into quotes or a | block")
EXPLAIN(YAML_TAG,
        "ký tự đầu của giá trị có nghĩa riêng trong YAML",
        "the first character of the value means something else in YAML",
        "đặt giá trị trong dấu nháy hoặc trong khối |",
        "put the value into quotes or a | block")
EXPLAIN(YAML_BAD_START,
        "ký tự đầu của giá trị có nghĩa riêng trong YAML",
        "the first character of the value means something else in YAML",
        "đặt giá trị trong dấu nháy hoặc trong khối |",
        "put the value into quotes or a | block")
EXPLAIN(YAML_COLON,
        "dấu hai chấm kèm dấu cách bắt đầu một khóa mới",
        "a colon with a blank starts a new key",
        "đặt cả văn bản trong dấu nháy hoặc trong khối |",
        "put the whole text into quotes or a | block")
EXPLAIN(YAML_NO_COLON,
        "mỗi khóa phải có dấu hai chấm và dấu cách theo sau",
        "a key is followed by a colon and a blank",
        "viết 'khóa: giá trị'",
        "write 'key: value'")
EXPLAIN(YAML_INDENT,
        "thụt dòng cho biết mục nào thuộc mục nào",
        "indentation says what belongs to what",
        "cho các khóa cùng cấp thẳng một cột",
        "let keys of one level stand in one column")
EXPLAIN(YAML_OPEN_BRACKET,
        "dấu mở mà không đóng làm mất phần sau của tệp",
        "what is opened and not closed swallows the rest of the file",
        "thêm dấu đóng",
        "add the closing sign")
EXPLAIN(YAML_OPEN_QUOTE,
        "dấu mở mà không đóng làm mất phần sau của tệp",
        "what is opened and not closed swallows the rest of the file",
        "thêm dấu đóng",
        "add the closing sign")
EXPLAIN(YAML_ESCAPE,
        "trong dấu nháy kép, '\\' bắt đầu một ký hiệu đặc biệt",
        "in double quotes '\\' starts an escape",
        "dùng dấu nháy đơn hoặc khối |",
        "use single quotes or a | block")
EXPLAIN(YAML_DOCUMENTS,
        "mỗi tệp dữ liệu là một tài liệu",
        "a data file is one document",
        "bỏ dòng '---' hoặc '...'",
        "drop the line '---' or '...'")
EXPLAIN(YAML_EMPTY,
        "tệp trống không có dữ liệu để lập văn bản",
        "an empty file has no data to compile",
        "điền dữ liệu, hoặc xóa tệp",
        "fill it, or delete it")
EXPLAIN(YAML_DEPTH,
        "lồng sâu như vậy thường do lỗi thụt dòng",
        "nesting as deep as that mostly is wrong indentation",
        "giảm số cấp",
        "use fewer levels")
EXPLAIN(YAML_CONTROL,
        "ký tự không nhìn thấy này không in được",
        "this invisible character can't be printed",
        "xóa ký tự đó",
        "delete it")
EXPLAIN(YAML_TEXT_LOST,
        "sau dấu cách, '#' bắt đầu ghi chú, phần còn lại không được in",
        "behind a blank '#' starts a comment, and the rest is not printed",
        "đặt văn bản trong dấu nháy hoặc khối |; ghi chú đặt ở dòng riêng",
        "put the text into quotes or a | block; give the comment a line of its own")
EXPLAIN(YAML_DUPLICATE_KEY,
        "hai giá trị cho một khóa: không biết giá trị nào đúng",
        "two values for one key: nobody knows which holds",
        "giữ lại một",
        "keep one")
EXPLAIN(YAML_KEY_KIND,
        "khóa là tên của giá trị",
        "a key is the name of a value",
        "viết khóa là một từ",
        "write one word")
EXPLAIN(YAML_AFTER_CLOSE,
        "dấu nháy hoặc ngoặc đóng kết thúc giá trị",
        "a closing quote or bracket ends the value",
        "đặt cả giá trị trong khối |",
        "put the whole value into a | block")
EXPLAIN(UNKNOWN_KEY,
        "khóa viết sai bị bỏ qua thì dữ liệu mất mà không ai biết",
        "a misspelt key, if skipped, would lose data unseen",
        "sửa theo gợi ý, hoặc bỏ khóa",
        "mend it by the hint, or drop it")
EXPLAIN(MISSING_KEY,
        "thiếu khóa này thì không lập được văn bản đúng",
        "no right document can be made without it",
        "thêm khóa",
        "add the key")
EXPLAIN(LIST_NOT_MAPPING,
        "giá trị không có dạng mà khóa này cần",
        "the value has not the form that the key needs",
        "viết theo dạng nêu trong gợi ý và trong plans/schema",
        "write it as the hint and plans/schema say")
EXPLAIN(LIST_NOT_TEXT,
        "giá trị không có dạng mà khóa này cần",
        "the value has not the form that the key needs",
        "viết theo dạng nêu trong gợi ý và trong plans/schema",
        "write it as the hint and plans/schema say")
EXPLAIN(MAPPING_NOT_LIST,
        "giá trị không có dạng mà khóa này cần",
        "the value has not the form that the key needs",
        "viết theo dạng nêu trong gợi ý và trong plans/schema",
        "write it as the hint and plans/schema say")
EXPLAIN(MAPPING_NOT_TEXT,
        "giá trị không có dạng mà khóa này cần",
        "the value has not the form that the key needs",
        "viết theo dạng nêu trong gợi ý và trong plans/schema",
        "write it as the hint and plans/schema say")
EXPLAIN(TEXT_NOT_LIST,
        "giá trị không có dạng mà khóa này cần",
        "the value has not the form that the key needs",
        "viết theo dạng nêu trong gợi ý và trong plans/schema",
        "write it as the hint and plans/schema say")
EXPLAIN(TEXT_NOT_MAPPING,
        "giá trị không có dạng mà khóa này cần",
        "the value has not the form that the key needs",
        "viết theo dạng nêu trong gợi ý và trong plans/schema",
        "write it as the hint and plans/schema say")
EXPLAIN(EMPTY_ITEM,
        "mục trống thường là dòng chưa viết xong",
        "an empty item mostly is an unfinished line",
        "điền mục hoặc xóa dòng",
        "fill it or delete the line")
EXPLAIN(BAD_ID,
        "mã được dùng làm tên tệp và để gọi từ tệp khác",
        "ids name files and are referred to from other files",
        "dùng a-z, 0-9, dấu gạch nối",
        "use a-z, 0-9 and hyphens")
EXPLAIN(DUPLICATE_ID,
        "hai mục cùng mã: không biết tệp kỳ nói về mục nào",
        "of two with one id nobody knows which a period means",
        "đặt mã khác cho một mục",
        "give one of them another id")
EXPLAIN(BAD_DATE,
        "ngày không có trong lịch",
        "the calendar has no such day",
        "viết năm-tháng-ngày, ví dụ 2026-05-31",
        "write year-month-day, as 2026-05-31")
EXPLAIN(BAD_NUMBER,
        "dấu chấm và dấu phẩy sai chỗ làm đổi giá trị của số",
        "a point or comma in the wrong place changes the number",
        "viết 1.234,5",
        "write 1.234,5")
EXPLAIN(RANGE_REVERSED,
        "đầu khoảng phải không sau cuối khoảng",
        "a range starts before it ends",
        "đổi chỗ hai đầu",
        "swap the ends")
EXPLAIN(BAD_DUE,
        "thời hạn phải đọc được thì mới tính được quá hạn",
        "whether a task is overdue follows from a due that can be read",
        "viết như trong gợi ý; chữ in ra đặt ở due-text",
        "write it as in the hint; the printed words go to due-text")
EXPLAIN(BAD_CHOICE,
        "khóa này chỉ nhận một số từ",
        "the key takes certain words only",
        "chọn một từ trong gợi ý",
        "choose one of the hint")
EXPLAIN(BAD_STAGE,
        "mục tiêu theo giai đoạn cần năm để biết kỳ nào dùng",
        "a staged target needs years, to know which period it is for",
        "viết 2026 hoặc 2028-2030",
        "write 2026 or 2028-2030")
EXPLAIN(VALUE_AND_NONE,
        "vừa có số liệu vừa ghi là chưa có",
        "a figure, and the reason why there is none",
        "giữ một trong hai",
        "keep one of them")
EXPLAIN(DATES_REVERSED,
        "đầu khoảng phải không sau cuối khoảng",
        "a range starts before it ends",
        "đổi chỗ hai đầu",
        "swap the ends")
EXPLAIN(UNKNOWN_AGENCY,
        "mã này không có trong kế hoạch hay danh mục, nên không biết nói về mục nào",
        "neither plan nor registry has the id, so it means nothing",
        "sửa mã theo gợi ý, hoặc thêm mục đó",
        "mend the id by the hint, or add what it means")
EXPLAIN(UNKNOWN_CLASS,
        "mã này không có trong kế hoạch hay danh mục, nên không biết nói về mục nào",
        "neither plan nor registry has the id, so it means nothing",
        "sửa mã theo gợi ý, hoặc thêm mục đó",
        "mend the id by the hint, or add what it means")
EXPLAIN(UNKNOWN_INDICATOR,
        "mã này không có trong kế hoạch hay danh mục, nên không biết nói về mục nào",
        "neither plan nor registry has the id, so it means nothing",
        "sửa mã theo gợi ý, hoặc thêm mục đó",
        "mend the id by the hint, or add what it means")
EXPLAIN(UNKNOWN_TASK,
        "mã này không có trong kế hoạch hay danh mục, nên không biết nói về mục nào",
        "neither plan nor registry has the id, so it means nothing",
        "sửa mã theo gợi ý, hoặc thêm mục đó",
        "mend the id by the hint, or add what it means")
EXPLAIN(UNKNOWN_PART,
        "mã này không có trong kế hoạch hay danh mục, nên không biết nói về mục nào",
        "neither plan nor registry has the id, so it means nothing",
        "sửa mã theo gợi ý, hoặc thêm mục đó",
        "mend the id by the hint, or add what it means")
EXPLAIN(UNKNOWN_REQUIREMENT,
        "mã này không có trong kế hoạch hay danh mục, nên không biết nói về mục nào",
        "neither plan nor registry has the id, so it means nothing",
        "sửa mã theo gợi ý, hoặc thêm mục đó",
        "mend the id by the hint, or add what it means")
EXPLAIN(UNKNOWN_DOCUMENT,
        "mã này không có trong kế hoạch hay danh mục, nên không biết nói về mục nào",
        "neither plan nor registry has the id, so it means nothing",
        "sửa mã theo gợi ý, hoặc thêm mục đó",
        "mend the id by the hint, or add what it means")
EXPLAIN(LISTED_TWICE,
        "liệt kê hai lần thì đếm sai",
        "what is listed twice is counted wrongly",
        "xóa một chỗ",
        "delete one")
EXPLAIN(PLAN_ID_FOLDER,
        "một thứ có hai tên thì kết quả và thông báo không khớp",
        "with two names outputs and messages would not agree",
        "cho tên trong tệp và tên thư mục, tên tệp như nhau",
        "let the name inside and that of the file or folder be the same")
EXPLAIN(PERIOD_NAME_FILE,
        "một thứ có hai tên thì kết quả và thông báo không khớp",
        "with two names outputs and messages would not agree",
        "cho tên trong tệp và tên thư mục, tên tệp như nhau",
        "let the name inside and that of the file or folder be the same")
EXPLAIN(BAD_PERIOD_NAME,
        "tên kỳ cho biết ngày đầu và ngày cuối",
        "a period's name says its first and last day",
        "đặt tên như trong gợi ý",
        "name it as in the hint")
EXPLAIN(NO_PERIOD,
        "không có tệp dữ liệu cho kỳ này",
        "there is no file with data for this period",
        "tạo tệp, hoặc chọn một kỳ đã có",
        "make the file, or choose a period that is there")
EXPLAIN(KEY_NOT_HERE,
        "khóa này không có nghĩa ở đây",
        "the key means nothing here",
        "bỏ khóa, hoặc chuyển nó đến nơi nêu trong thông báo",
        "drop it, or move it to where the message says")
EXPLAIN(NOT_OWING,
        "đơn vị này không thuộc diện phải nộp, nên đếm sẽ sai",
        "the body doesn't owe this, so counts would be wrong",
        "sửa danh sách đã nộp, hoặc 'of' và 'agencies' của yêu cầu",
        "mend the list, or the requirement's 'of' and 'agencies'")
EXPLAIN(IN_PERIOD_NOT_SUBMITTED,
        "đơn vị nộp trong kỳ thì cũng là đã nộp",
        "who handed in within the period has handed in",
        "thêm đơn vị vào submitted",
        "add the body to submitted")
EXPLAIN(SUBMITTED_AND_MISSING,
        "hai danh sách có thể trái nhau",
        "the two lists may contradict each other",
        "giữ một danh sách",
        "keep one")
EXPLAIN(DOCUMENT_TWICE,
        "hai văn bản sẽ ghi đè lên nhau",
        "the two documents would overwrite each other",
        "đặt name khác nhau",
        "give them different names")
EXPLAIN(UNKNOWN_CITED,
        "mã này không có trong kế hoạch hay danh mục, nên không biết nói về mục nào",
        "neither plan nor registry has the id, so it means nothing",
        "sửa mã theo gợi ý, hoặc thêm mục đó",
        "mend the id by the hint, or add what it means")
EXPLAIN(SECTIONS_DEPTH,
        "văn bản hành chính không có nhiều cấp đề mục như vậy",
        "no official document has so many levels of headings",
        "gộp bớt cấp",
        "join some levels")
EXPLAIN(SECTION_TITLE_LINES,
        "một mục gồm một tiêu đề và nội dung",
        "a section is a title and what stands below it",
        "sửa theo gợi ý",
        "mend it by the hint")
EXPLAIN(SECTION_EMPTY,
        "một mục gồm một tiêu đề và nội dung",
        "a section is a title and what stands below it",
        "sửa theo gợi ý",
        "mend it by the hint")
EXPLAIN(TASK_DUE_TWICE,
        "mỗi cách ghi đều nói thời hạn; hai cách có thể trái nhau",
        "each of them says when the task is due; two may disagree",
        "giữ một cách",
        "keep one")
EXPLAIN(TASK_NO_DUE,
        "không có thời hạn thì không bao giờ quá hạn",
        "without a due date the task is never overdue",
        "thêm 'due'",
        "add 'due'")
EXPLAIN(TASK_NO_LEAD,
        "cột chủ trì để trống: không ai chịu trách nhiệm",
        "an empty lead: nobody answers for the task",
        "thêm 'lead'",
        "add 'lead'")
EXPLAIN(TASK_DUE_BEFORE_PLAN,
        "không thể giao việc phải xong trước khi có kế hoạch",
        "nothing can be due before the plan is made",
        "sửa thời hạn, hoặc chuyển vào carried-tasks",
        "mend the due date, or move it to carried-tasks")
EXPLAIN(REQUIREMENT_NOBODY,
        "không ai phải nộp thì không đếm được",
        "if nobody owes it there is nothing to count",
        "thêm 'of' hoặc 'agencies'",
        "add 'of' or 'agencies'")
EXPLAIN(MERGED_INTO_ITSELF,
        "cơ quan hợp nhất vào chính nó thì không biết đơn vị nào tiếp nhận",
        "of an agency merged into itself nobody knows which takes over",
        "ghi mã của cơ quan tiếp nhận",
        "give the id of the agency that takes over")
EXPLAIN(PROGRESS_FOR_HEADING,
        "tiến độ của đề mục suy ra từ nhiệm vụ con",
        "a heading stands as its tasks do",
        "ghi cho từng nhiệm vụ con",
        "report each task below it")
EXPLAIN(PROGRESS_MISSING,
        "đã đến hạn mà không báo cáo thì tính là quá hạn",
        "what is due and not reported counts as overdue",
        "ghi tiến độ trong tệp kỳ",
        "report it in the period's file")
EXPLAIN(RESULT_MISSING,
        "ô kết quả sẽ trống mà không có lý do",
        "the cell would be empty without a reason",
        "ghi kết quả, hoặc {none: lý do}",
        "give the result, or {none: reason}")
EXPLAIN(DONE_AFTER_AS_OF,
        "việc xong sau ngày chốt số liệu chưa xong trong kỳ này",
        "what is done after the data's date is open in this period",
        "sửa done-on hoặc as-of",
        "mend done-on or as-of")
EXPLAIN(DONE_ON_OPEN,
        "có ngày hoàn thành mà chưa hoàn thành",
        "a day of completion without completion",
        "sửa state, hoặc bỏ done-on",
        "mend state, or drop done-on")
EXPLAIN(RICH_OPEN_EMPHASIS,
        "dấu mở phải đóng trong cùng một dòng",
        "what opens must close in the same line",
        "thêm dấu đóng",
        "close it")
EXPLAIN(RICH_OPEN_NOTE,
        "dấu mở phải đóng trong cùng một dòng",
        "what opens must close in the same line",
        "thêm dấu đóng",
        "close it")
EXPLAIN(RICH_NOTE_IN_NOTE,
        "chú thích cuối trang không có chú thích của riêng nó",
        "a footnote has no footnotes",
        "đưa nội dung ra ngoài",
        "move it outside")
EXPLAIN(RICH_OPEN_EXPRESSION,
        "dấu mở phải đóng trong cùng một dòng",
        "what opens must close in the same line",
        "thêm dấu đóng",
        "close it")
EXPLAIN(RICH_EMPTY_EXPRESSION,
        "không có gì để tính",
        "there is nothing to compute",
        "viết biểu thức, hoặc {{ nếu là dấu ngoặc",
        "write an expression, or {{ for a brace")
EXPLAIN(SHARE_OVER_WHOLE,
        "phần không thể lớn hơn toàn thể",
        "a part can't exceed the whole",
        "kiểm tra số liệu, hoặc ghi share: false",
        "check the figure, or give share: false")
EXPLAIN(TARGET_BEHIND_BASELINE,
        "mục tiêu thấp hơn mức đã đạt thì không cần làm gì cũng đạt",
        "a target behind what was reached asks for nothing",
        "nâng mục tiêu, hoặc sửa kết quả năm trước",
        "raise the target, or mend the baseline")
EXPLAIN(RECURRING_DONE,
        "việc thường xuyên không bao giờ hoàn thành hẳn",
        "recurring work is never done for good",
        "ghi state: doing, hoặc sửa due",
        "give state: doing, or mend due")
EXPLAIN(STATE_AGAINST_PARTS,
        "nhiệm vụ xong khi mọi phần xong",
        "a task is done when all its parts are",
        "sửa trạng thái của nhiệm vụ hoặc của phần",
        "mend the state of the task or of the part")
EXPLAIN(ISSUED_OUTSIDE_WINDOW,
        "số liệu của kỳ chỉ gồm ngày trong kỳ (Nghị định 09/2019/NĐ-CP, Điều 12)",
        "a period's data are of its own days (Nghị định 09/2019/NĐ-CP, Điều 12)",
        "chuyển văn bản sang kỳ của nó, hoặc sửa ngày",
        "move the document to its period, or mend the date")
EXPLAIN(ISSUED_TWICE,
        "liệt kê hai lần thì số văn bản bị đếm thừa",
        "listed twice, it is counted twice",
        "xóa một chỗ",
        "delete one")
EXPLAIN(UNITS_DIFFER,
        "khác đơn vị thì không so sánh được",
        "values of different units can't be compared",
        "dùng một đơn vị",
        "use one unit")
EXPLAIN(ROLLUP_EMPTY,
        "kỳ dài được gộp từ các tháng",
        "a longer period is made of its months",
        "thêm tệp của tháng còn thiếu",
        "add the missing month's file")
EXPLAIN(ROLLUP_MONTH_MISSING,
        "kỳ dài được gộp từ các tháng",
        "a longer period is made of its months",
        "thêm tệp của tháng còn thiếu",
        "add the missing month's file")
EXPLAIN(ROLLUP_NOT_NUMBER,
        "không tính gộp được từ các giá trị này",
        "these values can't be rolled up",
        "ghi kết quả của cả kỳ trong tệp của kỳ",
        "give the result in the longer period's file")
EXPLAIN(ROLLUP_NO_WEIGHT,
        "không tính gộp được từ các giá trị này",
        "these values can't be rolled up",
        "ghi kết quả của cả kỳ trong tệp của kỳ",
        "give the result in the longer period's file")
EXPLAIN(ROLLUP_OVERFLOW,
        "không tính gộp được từ các giá trị này",
        "these values can't be rolled up",
        "ghi kết quả của cả kỳ trong tệp của kỳ",
        "give the result in the longer period's file")
EXPLAIN(ROLLUP_REOPENED,
        "tiến độ không đi lùi: một trong hai kỳ ghi sai",
        "progress doesn't go back: one of the periods is wrong",
        "đối chiếu hai kỳ và sửa kỳ ghi sai",
        "compare the two and mend the wrong one")
EXPLAIN(BEFORE_HAS_ERRORS,
        "kỳ trước đọc không được nên không so sánh",
        "the period before can't be read, so nothing is compared with it",
        "sửa lỗi của kỳ trước",
        "mend the errors of the period before")
EXPLAIN(NEW_EXISTS,
        "không ghi đè lên dữ liệu đã có",
        "data that are there are not overwritten",
        "xóa hoặc đổi tên tệp cũ trước",
        "delete or rename the old file first")
EXPLAIN(NEW_KIND,
        "loại kỳ này không tạo sẵn được",
        "this kind of period can't be prepared",
        "chọn tên kỳ khác",
        "choose another period")
EXPLAIN(TRACE_NOTHING,
        "không có con số nào như vậy trong văn bản",
        "no document has such a figure",
        "kiểm tra lại con số",
        "check the figure")
EXPLAIN(TASK_UNDONE,
        "tiến độ không đi lùi: một trong hai kỳ ghi sai",
        "progress doesn't go back: one of the periods is wrong",
        "đối chiếu hai kỳ và sửa kỳ ghi sai",
        "compare the two and mend the wrong one")
EXPLAIN(TASK_WENT_BACK,
        "tiến độ không đi lùi: một trong hai kỳ ghi sai",
        "progress doesn't go back: one of the periods is wrong",
        "đối chiếu hai kỳ và sửa kỳ ghi sai",
        "compare the two and mend the wrong one")
EXPLAIN(DONE_ON_CHANGED,
        "một việc chỉ hoàn thành một lần",
        "a thing is done once",
        "sửa ngày ghi sai",
        "mend the wrong date")
EXPLAIN(DONE_BEFORE_PLAN,
        "việc xong trước khi có kế hoạch không phải là kết quả của kế hoạch",
        "what was done before the plan is none of its results",
        "sửa done-on, hoặc chuyển vào carried-tasks",
        "mend done-on, or move it to carried-tasks")
EXPLAIN(DONE_BUT_UNFINISHED,
        "cột tiến độ và lời văn nói hai điều khác nhau",
        "state and words say two things",
        "sửa state, hoặc viết lại lời văn",
        "mend state, or the words")
EXPLAIN(DONE_BUT_PROPOSED,
        "cột tiến độ và lời văn nói hai điều khác nhau",
        "state and words say two things",
        "sửa state, hoặc viết lại lời văn",
        "mend state, or the words")
EXPLAIN(DOING_BUT_NOT_BEGUN,
        "cột tiến độ và lời văn nói hai điều khác nhau",
        "state and words say two things",
        "sửa state, hoặc viết lại lời văn",
        "mend state, or the words")
EXPLAIN(OVERDUE_DENIED,
        "quá hạn được tính từ thời hạn và ngày chốt số liệu",
        "overdue follows from due dates and the data's date",
        "sửa câu, hoặc cập nhật tiến độ",
        "mend the sentence, or report the tasks")
EXPLAIN(RESULT_NO_TARGET,
        "không có mục tiêu thì không biết đạt hay chưa",
        "without a target nobody knows whether it is attained",
        "thêm target",
        "add target")
EXPLAIN(TITLE_AGAINST_TARGET,
        "tên chỉ tiêu và cột mục tiêu nêu hai con số",
        "the title and the target name two figures",
        "sửa một trong hai",
        "mend one of them")
EXPLAIN(PERCENT_SIGN,
        "cột có số mang dấu % và số không mang thì dễ đọc nhầm",
        "some with and some without % are easily misread",
        "thêm dấu %",
        "add %")
EXPLAIN(TARGET_FALLS,
        "mục tiêu giai đoạn sau không được kém giai đoạn trước",
        "a later stage's target is not behind an earlier one's",
        "sửa mục tiêu, hoặc ghi direction: at-most",
        "mend the target, or give direction: at-most")
EXPLAIN(TARGET_GAP,
        "có mục tiêu trước và sau mà để trống ở giữa",
        "targets before and after, none between",
        "thêm mục tiêu, hoặc {none: lý do}",
        "add it, or {none: reason}")
EXPLAIN(REMARK_AGAINST_TARGET,
        "ghi 'đạt' hay 'chưa đạt' phải khớp với hai con số",
        "what is remarked must follow from the two figures",
        "sửa ghi chú hoặc con số",
        "mend the remark or the figure")
EXPLAIN(CUMULATIVE_FALLS,
        "số lũy kế chỉ tăng",
        "a cumulative figure only grows",
        "kiểm tra cả hai kỳ",
        "check both periods")
EXPLAIN(JUMP,
        "thay đổi lớn giữa hai kỳ thường là gõ nhầm",
        "a large change between two periods mostly is a slip",
        "kiểm tra số liệu, hoặc nâng tolerance",
        "check it, or raise tolerance")
EXPLAIN(JUMP_BACK,
        "thay đổi lớn giữa hai kỳ thường là gõ nhầm",
        "a large change between two periods mostly is a slip",
        "kiểm tra số liệu, hoặc nâng tolerance",
        "check it, or raise tolerance")
EXPLAIN(RESULT_BEYOND_LATER,
        "mục tiêu của giai đoạn sau đã đạt trước khi đến",
        "a later stage's target is reached beforehand",
        "kiểm tra kết quả, hoặc nâng mục tiêu",
        "check the result, or raise the target")
EXPLAIN(BASELINES_DIFFER,
        "một sự việc không thể có hai số liệu trong hai kế hoạch",
        "one fact can't have two values in two plans",
        "thống nhất số, hoặc đặt id khác nếu là hai chỉ tiêu",
        "agree on one, or use two ids if they are two indicators")
EXPLAIN(RULE_BROKEN,
        "quy tắc do kế hoạch đặt ra ở mục rules",
        "the plan itself sets this rule under rules",
        "sửa số liệu, hoặc sửa quy tắc",
        "mend the figures, or the rule")
EXPLAIN(RESULT_NOT_COMPARABLE,
        "phân số như 34/30 không phải là một con số: không tính được đã đạt mục tiêu hay chưa",
        "a fraction such as 34/30 is no number: whether the target is reached can't be told",
        "ghi tỷ lệ hoặc số lượng, ghi phân số ở remark",
        "give the share or the count, and the fraction as a remark")
EXPLAIN(ISSUED_NUMBER_ORDER,
        "mỗi năm một dãy số, tăng theo ngày (Nghị định 30/2020/NĐ-CP)",
        "there is one series of numbers a year, rising with the date (Nghị định 30/2020/NĐ-CP)",
        "kiểm tra số và ngày",
        "check number and date")
EXPLAIN(ISSUED_NUMBER_TWICE,
        "mỗi năm một dãy số, tăng theo ngày (Nghị định 30/2020/NĐ-CP)",
        "there is one series of numbers a year, rising with the date (Nghị định 30/2020/NĐ-CP)",
        "kiểm tra số và ngày",
        "check number and date")
EXPLAIN(ISSUED_AGAIN,
        "liệt kê hai lần thì số văn bản bị đếm thừa",
        "listed twice, it is counted twice",
        "xóa một chỗ",
        "delete one")
EXPLAIN(SYMBOL_AGAINST_KIND,
        "chữ viết tắt trong ký hiệu cho biết loại văn bản",
        "the letters of a symbol say the kind",
        "sửa loại hoặc ký hiệu",
        "mend the kind or the symbol")
EXPLAIN(REPORT_BEFORE_DATA,
        "báo cáo không thể ký trước ngày chốt số liệu",
        "no report is signed before its data are in",
        "sửa ngày báo cáo, hoặc as-of",
        "mend the report's date, or as-of")
EXPLAIN(REPORT_NUMBER,
        "mỗi năm một dãy số, tăng theo ngày (Nghị định 30/2020/NĐ-CP)",
        "there is one series of numbers a year, rising with the date (Nghị định 30/2020/NĐ-CP)",
        "kiểm tra số và ngày",
        "check number and date")
EXPLAIN(CITED_DATE_DIFFERS,
        "một văn bản chỉ có một ngày và một cơ quan ban hành",
        "a document has one date and one issuer",
        "sửa chỗ sai, hoặc dùng cited() để chỉ ghi một lần",
        "mend the wrong one, or use cited() so that it stands once")
EXPLAIN(CITED_ISSUER_DIFFERS,
        "một văn bản chỉ có một ngày và một cơ quan ban hành",
        "a document has one date and one issuer",
        "sửa chỗ sai, hoặc dùng cited() để chỉ ghi một lần",
        "mend the wrong one, or use cited() so that it stands once")
EXPLAIN(SYMBOL_MALFORMED,
        "ký hiệu viết theo Phụ lục III Nghị định 30/2020/NĐ-CP, không có dấu cách",
        "symbols follow Phụ lục III of Nghị định 30/2020/NĐ-CP, without blanks",
        "viết như gợi ý",
        "write it as in the hint")
EXPLAIN(SYMBOL_KIND_UNKNOWN,
        "ký hiệu viết theo Phụ lục III Nghị định 30/2020/NĐ-CP, không có dấu cách",
        "symbols follow Phụ lục III of Nghị định 30/2020/NĐ-CP, without blanks",
        "viết như gợi ý",
        "write it as in the hint")
EXPLAIN(SYMBOL_PARTY_LEVEL,
        "TW là của Trung ương, TU là của Tỉnh ủy",
        "TW is the central Party, TU the province's",
        "sửa ký hiệu",
        "mend the symbol")
EXPLAIN(LABEL_TWICE,
        "số thứ tự gõ tay bị trùng, nhảy hoặc đảo",
        "labels typed by hand repeat, skip or go back",
        "sửa số thứ tự",
        "mend the label")
EXPLAIN(LABEL_GAP,
        "số thứ tự gõ tay bị trùng, nhảy hoặc đảo",
        "labels typed by hand repeat, skip or go back",
        "sửa số thứ tự",
        "mend the label")
EXPLAIN(NAME_DIFFERS,
        "tên đơn vị phải đúng như danh mục; hòa và hoà được coi là một",
        "names follow the registry; hòa and hoà count as the same",
        "sửa tên",
        "mend the name")
EXPLAIN(CLASS_SIZE,
        "con số gõ tay khác con số đếm từ dữ liệu",
        "the typed figure differs from what the data count",
        "thay bằng biểu thức",
        "use an expression")
EXPLAIN(COUNT_DIFFERS,
        "con số gõ tay khác con số đếm từ dữ liệu",
        "the typed figure differs from what the data count",
        "thay bằng biểu thức",
        "use an expression")
EXPLAIN(PARTS_DONT_SUM,
        "các phần phải cộng thành tổng",
        "parts sum to their whole",
        "sửa số, hoặc viết trong đó có",
        "mend the figures, or write trong đó có")
EXPLAIN(FRACTION_PERCENT,
        "tỷ lệ phần trăm phải tính từ phân số đứng cùng",
        "a percentage follows from the fraction beside it",
        "tính lại",
        "compute it again")
EXPLAIN(SHARES_OF_TWO_WHOLES,
        "hai tỷ lệ của cùng một tổng cho ra hai tổng khác nhau",
        "two shares of one whole imply two wholes",
        "nêu rõ mẫu số của mỗi tỷ lệ",
        "say which whole each is of")
EXPLAIN(DECIMAL_POINT,
        "dấu chấm phân nhóm hàng nghìn, dấu phẩy phân phần thập phân",
        "points group thousands, a comma starts decimals",
        "thay dấu chấm bằng dấu phẩy",
        "replace the point by a comma")
EXPLAIN(LEVEL_GONE,
        "từ 01/7/2025 chính quyền địa phương có hai cấp",
        "since 01/7/2025 local government has two levels",
        "viết cấp xã hoặc cấp tỉnh",
        "write cấp xã or cấp tỉnh")
EXPLAIN(FOREIGN_YEAR,
        "câu về kỳ này lại nêu năm khác",
        "a sentence on this period names another year",
        "sửa năm",
        "mend the year")
EXPLAIN(TEMPLATE_XML,
        "mẫu là tệp XML với phần tử gốc document, không có DTD",
        "a template is XML with the root document, without DTD",
        "sửa mẫu ở chỗ nêu trên",
        "mend the template at that place")
EXPLAIN(TEMPLATE_DTD,
        "mẫu là tệp XML với phần tử gốc document, không có DTD",
        "a template is XML with the root document, without DTD",
        "sửa mẫu ở chỗ nêu trên",
        "mend the template at that place")
EXPLAIN(TEMPLATE_ROOT,
        "mẫu là tệp XML với phần tử gốc document, không có DTD",
        "a template is XML with the root document, without DTD",
        "sửa mẫu ở chỗ nêu trên",
        "mend the template at that place")
EXPLAIN(TEMPLATE_ELEMENT,
        "ngôn ngữ mẫu không có cách viết này",
        "the template language has nothing like this",
        "xem templates/template.rng và gợi ý",
        "see templates/template.rng and the hint")
EXPLAIN(TEMPLATE_NESTING,
        "ngôn ngữ mẫu không có cách viết này",
        "the template language has nothing like this",
        "xem templates/template.rng và gợi ý",
        "see templates/template.rng and the hint")
EXPLAIN(TEMPLATE_ATTRIBUTE,
        "ngôn ngữ mẫu không có cách viết này",
        "the template language has nothing like this",
        "xem templates/template.rng và gợi ý",
        "see templates/template.rng and the hint")
EXPLAIN(TEMPLATE_ATTRIBUTE_MISSING,
        "ngôn ngữ mẫu không có cách viết này",
        "the template language has nothing like this",
        "xem templates/template.rng và gợi ý",
        "see templates/template.rng and the hint")
EXPLAIN(TEMPLATE_ATTRIBUTE_VALUE,
        "ngôn ngữ mẫu không có cách viết này",
        "the template language has nothing like this",
        "xem templates/template.rng và gợi ý",
        "see templates/template.rng and the hint")
EXPLAIN(TEMPLATE_TEXT,
        "ngôn ngữ mẫu không có cách viết này",
        "the template language has nothing like this",
        "xem templates/template.rng và gợi ý",
        "see templates/template.rng and the hint")
EXPLAIN(TEMPLATE_INCLUDE_NAME,
        "mẫu chỉ chèn được mẫu khác trong cùng thư mục, không vòng lặp",
        "templates include others of their folder, without circles",
        "sửa href của include",
        "mend the include's href")
EXPLAIN(TEMPLATE_INCLUDE_CYCLE,
        "mẫu chỉ chèn được mẫu khác trong cùng thư mục, không vòng lặp",
        "templates include others of their folder, without circles",
        "sửa href của include",
        "mend the include's href")
EXPLAIN(TEMPLATE_INCLUDE_DEPTH,
        "mẫu chỉ chèn được mẫu khác trong cùng thư mục, không vòng lặp",
        "templates include others of their folder, without circles",
        "sửa href của include",
        "mend the include's href")
EXPLAIN(TEMPLATE_INCLUDES,
        "mẫu chèn nhau nhiều lần nhân lên rất nhanh, không bao giờ đọc xong",
        "templates that include each other many times multiply quickly and are never read to the end",
        "chèn một lần trong each, hoặc bớt số lần chèn",
        "include once inside an each, or less often")
EXPLAIN(EXPR_SYNTAX,
        "biểu thức không đọc được nên không tính được",
        "an expression that can't be read can't be computed",
        "sửa theo gợi ý",
        "mend it by the hint")
EXPLAIN(EXPR_BRACE,
        "biểu thức không đọc được nên không tính được",
        "an expression that can't be read can't be computed",
        "sửa theo gợi ý",
        "mend it by the hint")
EXPLAIN(EXPR_ELEMENT,
        "tên này không có trong dữ kiện; xem 'baocao dump --stage vocabulary'",
        "the facts have no such name; see 'baocao dump --stage vocabulary'",
        "sửa tên theo gợi ý",
        "mend the name by the hint")
EXPLAIN(EXPR_NOT_CHILD,
        "tên này không có trong dữ kiện; xem 'baocao dump --stage vocabulary'",
        "the facts have no such name; see 'baocao dump --stage vocabulary'",
        "sửa tên theo gợi ý",
        "mend the name by the hint")
EXPLAIN(EXPR_ATTRIBUTE,
        "tên này không có trong dữ kiện; xem 'baocao dump --stage vocabulary'",
        "the facts have no such name; see 'baocao dump --stage vocabulary'",
        "sửa tên theo gợi ý",
        "mend the name by the hint")
EXPLAIN(EXPR_VARIABLE,
        "tên này không có trong dữ kiện; xem 'baocao dump --stage vocabulary'",
        "the facts have no such name; see 'baocao dump --stage vocabulary'",
        "sửa tên theo gợi ý",
        "mend the name by the hint")
EXPLAIN(EXPR_FUNCTION,
        "tên này không có trong dữ kiện; xem 'baocao dump --stage vocabulary'",
        "the facts have no such name; see 'baocao dump --stage vocabulary'",
        "sửa tên theo gợi ý",
        "mend the name by the hint")
EXPLAIN(EXPR_ARGUMENTS,
        "hàm hay phép tính không dùng được như vậy",
        "the function or operator can't be used so",
        "dùng hàm nêu trong gợi ý",
        "use the function of the hint")
EXPLAIN(EXPR_ARGUMENT_NODES,
        "hàm hay phép tính không dùng được như vậy",
        "the function or operator can't be used so",
        "dùng hàm nêu trong gợi ý",
        "use the function of the hint")
EXPLAIN(EXPR_FORBIDDEN,
        "hàm hay phép tính không dùng được như vậy",
        "the function or operator can't be used so",
        "dùng hàm nêu trong gợi ý",
        "use the function of the hint")
EXPLAIN(EXPR_NOT_NODES,
        "hàm hay phép tính không dùng được như vậy",
        "the function or operator can't be used so",
        "dùng hàm nêu trong gợi ý",
        "use the function of the hint")
EXPLAIN(EXPR_ARITHMETIC,
        "hàm hay phép tính không dùng được như vậy",
        "the function or operator can't be used so",
        "dùng hàm nêu trong gợi ý",
        "use the function of the hint")
EXPLAIN(EXPR_NO_CHILDREN,
        "tên này không có trong dữ kiện; xem 'baocao dump --stage vocabulary'",
        "the facts have no such name; see 'baocao dump --stage vocabulary'",
        "sửa tên theo gợi ý",
        "mend the name by the hint")
EXPLAIN(EXPR_OUTPUT_BOOLEAN,
        "giá trị này không có chữ để in",
        "the value has no text to print",
        "chọn phần có chữ, hoặc dùng vn:if",
        "select a part with text, or use vn:if")
EXPLAIN(EXPR_OUTPUT_PARTS,
        "giá trị này không có chữ để in",
        "the value has no text to print",
        "chọn phần có chữ, hoặc dùng vn:if",
        "select a part with text, or use vn:if")
EXPLAIN(EXPR_INCOMPLETE,
        "biểu thức không đọc được nên không tính được",
        "an expression that can't be read can't be computed",
        "sửa theo gợi ý",
        "mend it by the hint")
EXPLAIN(EXPAND_EMPTY,
        "dữ liệu của kỳ không có điều mà mẫu cần",
        "the data lack what the template needs",
        "thêm dữ liệu, hoặc if= trong mẫu",
        "add the data, or if= in the template")
EXPLAIN(EXPAND_NUMBER,
        "giá trị không tính được bằng hàm này",
        "the function can't compute this value",
        "kiểm tra dữ liệu và đối số",
        "check the data and the arguments")
EXPLAIN(EXPAND_ID,
        "dữ liệu của kỳ không có điều mà mẫu cần",
        "the data lack what the template needs",
        "thêm dữ liệu, hoặc if= trong mẫu",
        "add the data, or if= in the template")
EXPLAIN(EXPAND_NOT_A_NUMBER,
        "giá trị không tính được bằng hàm này",
        "the function can't compute this value",
        "kiểm tra dữ liệu và đối số",
        "check the data and the arguments")
EXPLAIN(EXPAND_NOT_A_DATE,
        "giá trị không tính được bằng hàm này",
        "the function can't compute this value",
        "kiểm tra dữ liệu và đối số",
        "check the data and the arguments")
EXPLAIN(EXPAND_ARITHMETIC,
        "giá trị không tính được bằng hàm này",
        "the function can't compute this value",
        "kiểm tra dữ liệu và đối số",
        "check the data and the arguments")
EXPLAIN(EXPAND_ARGUMENT,
        "giá trị không tính được bằng hàm này",
        "the function can't compute this value",
        "kiểm tra dữ liệu và đối số",
        "check the data and the arguments")
EXPLAIN(EXPAND_BLOCKS_INLINE,
        "nhiều đoạn hay nhiều phần tử không đặt được giữa câu",
        "several paragraphs or nodes don't fit into a sentence",
        "dùng vn:join, hoặc đặt ngoài câu",
        "use vn:join, or put it outside")
EXPLAIN(EXPAND_SEVERAL_NODES,
        "nhiều đoạn hay nhiều phần tử không đặt được giữa câu",
        "several paragraphs or nodes don't fit into a sentence",
        "dùng vn:join, hoặc đặt ngoài câu",
        "use vn:join, or put it outside")
EXPLAIN(EXPAND_EVALUATION,
        "giá trị không tính được bằng hàm này",
        "the function can't compute this value",
        "kiểm tra dữ liệu và đối số",
        "check the data and the arguments")
EXPLAIN(EXPAND_CYCLE,
        "hai lời văn gọi lẫn nhau thì không bao giờ in xong",
        "texts that print each other never end",
        "bỏ một lời gọi",
        "drop one of the references")
EXPLAIN(EXPAND_NO_REPORT,
        "lời văn của dữ liệu dùng cho nhiều văn bản",
        "data's prose serves several documents",
        "chuyển biểu thức vào mẫu",
        "move the expression to the template")
EXPLAIN(EXPAND_LATE_COLUMN,
        "phải biết cột rồi mới đặt được hàng",
        "columns must be known before rows",
        "chuyển column lên trước rows",
        "move column before rows")
EXPLAIN(EXPAND_LIMIT,
        "biểu thức duyệt quá nhiều dữ kiện",
        "the expression walks over too much",
        "dùng vn:by-id hoặc biểu thức hẹp hơn",
        "use vn:by-id or a narrower expression")
EXPLAIN(EXPAND_NOTE_UNKNOWN,
        "chú thích dùng lại phải có trước và cùng nội dung",
        "a note used again stands before, with the same words",
        "sửa tên hoặc nội dung chú thích",
        "mend the note's name or words")
EXPLAIN(EXPAND_NOTE_DIFFERS,
        "chú thích dùng lại phải có trước và cùng nội dung",
        "a note used again stands before, with the same words",
        "sửa tên hoặc nội dung chú thích",
        "mend the note's name or words")
EXPLAIN(EXPAND_CHAIN,
        "đoạn chữ này dùng đoạn khác, đoạn ấy lại dùng đoạn khác nữa, quá nhiều lần liền nhau",
        "the text uses another, which uses yet another, and so on too many times",
        "viết thẳng nội dung thay cho {text('…')}",
        "write the words themselves instead of {text('…')}")
EXPLAIN(DOC_NESTING,
        "văn bản có các phần theo thứ tự của thể thức",
        "a document has its parts in a fixed order",
        "sửa mẫu",
        "mend the template")
EXPLAIN(DOC_TWICE,
        "văn bản có các phần theo thứ tự của thể thức",
        "a document has its parts in a fixed order",
        "sửa mẫu",
        "mend the template")
EXPLAIN(DOC_ORDER,
        "văn bản có các phần theo thứ tự của thể thức",
        "a document has its parts in a fixed order",
        "sửa mẫu",
        "mend the template")
EXPLAIN(DOC_EMPTY,
        "phần trống in ra thành khoảng trắng không lý do",
        "an empty part would print as a gap",
        "điền nội dung, hoặc if= trong mẫu",
        "fill it, or give if= in the template")
EXPLAIN(DOC_MISSING,
        "văn bản có các phần theo thứ tự của thể thức",
        "a document has its parts in a fixed order",
        "sửa mẫu",
        "mend the template")
EXPLAIN(DOC_HEADING_LEVEL,
        "đề mục không được nhảy cấp",
        "headings don't skip levels",
        "sửa level",
        "mend level")
EXPLAIN(DOC_NO_ID,
        "văn bản có các phần theo thứ tự của thể thức",
        "a document has its parts in a fixed order",
        "sửa mẫu",
        "mend the template")
EXPLAIN(DOC_DUPLICATE_ID,
        "hai phần cùng id thì không dẫn đến được",
        "of two with one id neither can be referred to",
        "đổi một id",
        "change one")
EXPLAIN(DOC_NOTE_IN_NOTE,
        "chú thích cuối trang không có chú thích của riêng nó",
        "a footnote has no footnotes",
        "đưa nội dung ra ngoài",
        "move it outside")
EXPLAIN(DOC_ANNEX_UNKNOWN,
        "dẫn đến phụ lục không có",
        "a reference to an annex that is not there",
        "sửa tên, hoặc thêm phụ lục",
        "mend the name, or add the annex")
EXPLAIN(DOC_ANNEX_UNREFERRED,
        "nội dung phải dẫn đến mọi phụ lục (Nghị định 30/2020/NĐ-CP, Phụ lục I)",
        "the body refers to every annex (Nghị định 30/2020/NĐ-CP, Phụ lục I)",
        "thêm ref vào nội dung",
        "add a ref to the body")
EXPLAIN(DOC_TABLE_NO_COLUMNS,
        "số ô của hàng không khớp với các cột",
        "the row's cells don't fit the columns",
        "sửa cell, span, rows trong mẫu",
        "mend cell, span, rows in the template")
EXPLAIN(DOC_ROW_TOO_WIDE,
        "số ô của hàng không khớp với các cột",
        "the row's cells don't fit the columns",
        "sửa cell, span, rows trong mẫu",
        "mend cell, span, rows in the template")
EXPLAIN(DOC_ROW_TOO_NARROW,
        "số ô của hàng không khớp với các cột",
        "the row's cells don't fit the columns",
        "sửa cell, span, rows trong mẫu",
        "mend cell, span, rows in the template")
EXPLAIN(DOC_CELL_OVERLAPS,
        "số ô của hàng không khớp với các cột",
        "the row's cells don't fit the columns",
        "sửa cell, span, rows trong mẫu",
        "mend cell, span, rows in the template")
EXPLAIN(DOC_ROWSPAN_TOO_LONG,
        "số ô của hàng không khớp với các cột",
        "the row's cells don't fit the columns",
        "sửa cell, span, rows trong mẫu",
        "mend cell, span, rows in the template")
EXPLAIN(DOC_HEADING_FIRST,
        "đề mục không được nhảy cấp",
        "headings don't skip levels",
        "sửa level",
        "mend level")
EXPLAIN(DOC_ANNEX_TYPED,
        "số phụ lục gõ tay không đổi theo khi thêm, bớt phụ lục",
        "a typed number of an annex stays as it is when annexes come and go",
        "sửa số phụ lục; trong mẫu thì dùng <ref annex=…/>",
        "mend the number; in templates, write <ref annex=…/>")
EXPLAIN(FONT_MISSING,
        "thiếu hoặc hỏng phông chữ thì không in được",
        "without a sound font nothing can be printed",
        "chép lại đủ bốn tệp phông vào thư mục fonts",
        "copy all four font files to the fonts folder again")
EXPLAIN(FONT_UNREADABLE,
        "thiếu hoặc hỏng phông chữ thì không in được",
        "without a sound font nothing can be printed",
        "chép lại đủ bốn tệp phông vào thư mục fonts",
        "copy all four font files to the fonts folder again")
EXPLAIN(FONT_NOT_EMBEDDABLE,
        "PDF lưu trữ phải nhúng phông, tệp này cấm nhúng",
        "a PDF for the archive embeds its fonts, this one forbids it",
        "dùng phông cho phép nhúng",
        "use a font that permits embedding")
EXPLAIN(FONT_OTHER_VERSION,
        "phông khác phiên bản thì ngắt dòng, ngắt trang có thể khác",
        "with another version of a font lines and pages may break elsewhere",
        "dùng phiên bản ghi trong SHA256SUMS",
        "use the version listed in SHA256SUMS")
EXPLAIN(FONT_INCOMPLETE,
        "thiếu hoặc hỏng phông chữ thì không in được",
        "without a sound font nothing can be printed",
        "chép lại đủ bốn tệp phông vào thư mục fonts",
        "copy all four font files to the fonts folder again")
EXPLAIN(FONT_WRONG_STYLE,
        "thiếu hoặc hỏng phông chữ thì không in được",
        "without a sound font nothing can be printed",
        "chép lại đủ bốn tệp phông vào thư mục fonts",
        "copy all four font files to the fonts folder again")
EXPLAIN(GLYPH_MISSING,
        "ký tự sẽ in thành ô trống",
        "the character would print as a box",
        "thay ký tự",
        "use another character")
EXPLAIN(FONT_NOT_TRUETYPE,
        "thiếu hoặc hỏng phông chữ thì không in được",
        "without a sound font nothing can be printed",
        "chép lại đủ bốn tệp phông vào thư mục fonts",
        "copy all four font files to the fonts folder again")
EXPLAIN(LAYOUT_TOO_WIDE,
        "nội dung lớn hơn chỗ dành cho nó",
        "the content is larger than its place",
        "viết ngắn lại, mở rộng cột, hoặc xoay ngang phụ lục",
        "shorten it, widen the column, or turn the annex")
EXPLAIN(LAYOUT_TABLE_TOO_NARROW,
        "nội dung lớn hơn chỗ dành cho nó",
        "the content is larger than its place",
        "viết ngắn lại, mở rộng cột, hoặc xoay ngang phụ lục",
        "shorten it, widen the column, or turn the annex")
EXPLAIN(LAYOUT_HEADER_TOO_TALL,
        "nội dung lớn hơn chỗ dành cho nó",
        "the content is larger than its place",
        "viết ngắn lại, mở rộng cột, hoặc xoay ngang phụ lục",
        "shorten it, widen the column, or turn the annex")
EXPLAIN(LAYOUT_ROW_TOO_TALL,
        "nội dung lớn hơn chỗ dành cho nó",
        "the content is larger than its place",
        "viết ngắn lại, mở rộng cột, hoặc xoay ngang phụ lục",
        "shorten it, widen the column, or turn the annex")
EXPLAIN(LAYOUT_TOO_TALL,
        "nội dung lớn hơn chỗ dành cho nó",
        "the content is larger than its place",
        "viết ngắn lại, mở rộng cột, hoặc xoay ngang phụ lục",
        "shorten it, widen the column, or turn the annex")
EXPLAIN(LAYOUT_TOO_LONG,
        "nội dung lớn hơn chỗ dành cho nó",
        "the content is larger than its place",
        "viết ngắn lại, mở rộng cột, hoặc xoay ngang phụ lục",
        "shorten it, widen the column, or turn the annex")
EXPLAIN(LAYOUT_NOT_SUMMABLE,
        "cột cộng trang chỉ cộng được số",
        "a column with page sums adds numbers only",
        "viết số theo kiểu Việt Nam, hoặc bỏ sum",
        "write Vietnamese numbers, or drop sum")
EXPLAIN(PDF_FAILED,
        "thư viện đồ họa không ghi được",
        "the graphics library could not write",
        "kiểm tra bộ nhớ và đĩa, rồi làm lại",
        "check memory and disk, then try again")
EXPLAIN(PDF_NO_PAGES,
        "thư viện đồ họa không ghi được",
        "the graphics library could not write",
        "kiểm tra bộ nhớ và đĩa, rồi làm lại",
        "check memory and disk, then try again")
EXPLAIN(FONT_NOT_SUBSET,
        "thiếu hoặc hỏng phông chữ thì không in được",
        "without a sound font nothing can be printed",
        "chép lại đủ bốn tệp phông vào thư mục fonts",
        "copy all four font files to the fonts folder again")
EXPLAIN(PNG_TOO_LARGE,
        "độ phân giải cho ra ảnh quá lớn hoặc quá nhỏ",
        "the resolution makes the picture too large or too small",
        "chọn --dpi khác",
        "choose another --dpi")
EXPLAIN(PNG_FAILED,
        "thư viện đồ họa không ghi được",
        "the graphics library could not write",
        "kiểm tra bộ nhớ và đĩa, rồi làm lại",
        "check memory and disk, then try again")
EXPLAIN(PNG_FONT,
        "thư viện vẽ chữ không đọc được tệp phông; ảnh vẽ bằng phông khác sẽ không giống văn bản",
        "the library that draws text can't read the font file; a picture in another font would not show the document",
        "chép lại tệp phông chữ, rồi chạy baocao fonts để kiểm tra",
        "copy the font file again, then run baocao fonts to check it")
