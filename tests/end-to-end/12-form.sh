# Forms for agencies: who gets one, the same bytes each time, what is locked, and what comes back filled in by another
# program is imported without a question.
# shellcheck shell=bash

FORM=$WORK/form

form_plan() {
    local plan=$FORM/plans/agencies
    rm -rf "$FORM"
    mkdir -p "$plan"
    cp -r tests/golden/received/agencies/{plan.yaml,agencies.yaml,periods,received,template.xml} "$plan/"
    sed -i 's/rule: mean}/rule: ratio}/' "$plan/plan.yaml"
    sed -i '/thoi-gian/d' "$plan"/received/2026-05/*.yaml
}

form_run() {
    (cd "$FORM" && "$BIN" "$1" plans/agencies --period 2026-06 "${@:2}") >"$WORK/form.log" 2>&1
}

# form_fill FILE: as somebody would who works with another program.
form_fill() {
    python3 - "$1" <<'END'
import datetime, sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
def fill(sheet, key, **cells):
    heads = {c.value: c.column for c in sheet[4]}
    row = next(r for r in sheet.iter_rows(min_row=5) if r[0].value == key)[0].row
    for title, value in cells.items():
        cell = sheet.cell(row, heads[title.replace('_', ' ')])
        assert not cell.protection.locked, title
        cell.value = value
figures, tasks = book['Chỉ tiêu'], book['Nhiệm vụ']
fill(figures, 'ho-so', Thực_hiện=1234.5, Ghi_chú='Theo báo cáo')
fill(figures, 'thoi-gian', Tử_số=30, Mẫu_số=120)
fill(tasks, 'trien-khai', Trạng_thái='Đã hoàn thành', Ngày_hoàn_thành=datetime.date(2026, 6, 8), Nội_dung_thực_hiện='Đã ban hành')
fill(tasks, 'phan', Trạng_thái='Đang thực hiện')
book.save(sys.argv[1])
END
}

# form_look FILE: what a form lets people do.
form_look() {
    python3 - "$1" <<'END'
import sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
for sheet in book:
    print(sheet.title, 'protected' if sheet.protection.sheet else 'open',
          'hidden-ids' if sheet.column_dimensions['A'].hidden else '')
    for row in sheet.iter_rows(min_row=5 if sheet.title != 'Hướng dẫn' else 1):
        print(' |'.join(('[%s]' % (c.value or '') if not c.protection.locked else str(c.value or '')) for c in row))
    for check in sheet.data_validations.dataValidation:
        print('check', check.sqref, check.type, check.formula1, check.errorTitle)
for property in book.custom_doc_props.props:
    print(property.name, property.value)
END
}

form_checks() {
    local plan=$FORM/plans/agencies received=$FORM/plans/agencies/received/2026-06
    form_plan
    check "form: made" form_run form -o one
    contains "form: says how many" "$WORK/form.log" "6 biểu: one"
    equal "form: for whom" "muong-la.xlsx so-khcn.xlsx so-y-te.xlsx thuan-chau.xlsx to-hieu.xlsx yen-chau.xlsx" \
        "$(ls "$FORM/one" | tr '\n' ' ' | sed 's/ $//')"
    (cd "$FORM" && TZ=Asia/Ho_Chi_Minh "$BIN" form plans/agencies --period 2026-06 -o two) >/dev/null
    check "form: the same bytes each time" diff -r "$FORM/one" "$FORM/two"
    check "form: for one agency" form_run form --agency to-hieu -o three
    equal "form: that one only" "to-hieu.xlsx" "$(ls "$FORM/three")"
    check "form: the same as among all" cmp "$FORM/one/to-hieu.xlsx" "$FORM/three/to-hieu.xlsx"
    form_run form --agency cac-xa -o four
    equal "form: for a name of many there is none" 1 $?
    contains "form: and why" "$WORK/form.log" "BC0839"
    form_run form --agency to-hieuu -o four
    equal "form: of nobody" 1 $?
    check "form: nothing is made then" test ! -e "$FORM/four"
    equal "form: needs a period" 2 "$(status "$BIN" form "$plan" -o "$FORM/four")"
    form_run import one/to-hieu.xlsx
    equal "form: one that is not filled in is none" 1 $?
    contains "form: it says so" "$WORK/form.log" "không có số liệu nào"

    if ! python3 -c 'import openpyxl' 2>/dev/null; then
        skip "form: filled in and imported" "no python3-openpyxl"
        return
    fi
    form_look "$FORM/one/to-hieu.xlsx" >"$WORK/form.look"
    contains "form: hidden ids, protected" "$WORK/form.look" "Chỉ tiêu protected hidden-ids"
    contains "form: target, last value, cells to fill in" "$WORK/form.look" "ho-so |Hồ sơ |hồ sơ |≥ 100 |1.000 |[] |[] |[] | |"
    contains "form: parts of a ratio" "$WORK/form.look" "thoi-gian |Thời gian chờ |phút |≤ 30 | |[] |[] |[] |[] |[]"
    contains "form: task, product, due, last state" "$WORK/form.look" \
        "trien-khai |Triển khai |Kế hoạch |12/5/2026 |Đã hoàn thành |[] |[] |[]"
    contains "form: list of states" "$WORK/form.look" '"Chưa thực hiện,Đang thực hiện,Đã hoàn thành" Sai trạng thái'
    contains "form: figures are checked" "$WORK/form.look" "decimal 0 Không phải số hợp lệ"
    contains "form: days are checked" "$WORK/form.look" "Sai ngày"
    contains "form: knows itself" "$WORK/form.look" "baocao-form agencies/2026-06/to-hieu"

    mv "$FORM/one/to-hieu.xlsx" "$FORM/one/bieu.xlsx" # by any other name
    check "form: filled in" form_fill "$FORM/one/bieu.xlsx"
    check "form: imported" form_run import --received 2026-06-20 one/bieu.xlsx
    contains "form: without a question" "$WORK/form.log" "Nhập 1 tệp, 0 không đổi, 0 có lỗi"
    equal "form: no message at all" "0" "$(grep -c BC0 "$WORK/form.log")"
    contains "form: figure" "$received/to-hieu.yaml" 'ho-so: {value: "1.234,5", remark: "Theo báo cáo", cell: "Chỉ tiêu!F5"}'
    contains "form: parts" "$received/to-hieu.yaml" 'thoi-gian: {numerator: "30", denominator: "120", cell: "Chỉ tiêu!I6"}'
    contains "form: task" "$received/to-hieu.yaml" "trien-khai: state: done done-on: 2026-06-08 text: \"Đã ban hành\""
    contains "form: task under way" "$received/to-hieu.yaml" "phan: state: doing"

    if ! command -v soffice >/dev/null; then
        skip "form: through LibreOffice" "no soffice"
        return
    fi
    (cd "$FORM" && soffice --headless --convert-to ods --outdir office one/bieu.xlsx && cd office &&
        soffice --headless --convert-to xlsx bieu.ods) >"$WORK/form.office" 2>&1
    cp "$received/to-hieu.yaml" "$FORM/before.yaml"
    for file in office/bieu.ods office/bieu.xlsx; do
        check "form: imported from LibreOffice's $file" form_run import --received 2026-06-20 "$file"
        equal "form: the same figures in $file" "$(grep -v '^file\|^sha256' "$FORM/before.yaml")" \
            "$(grep -v '^file\|^sha256' "$received/to-hieu.yaml")"
    done
}

form_checks
