# baocao import: sheets of agencies in five spellings, what is wrong with them, the same again, a corrected one.
# shellcheck shell=bash

import_plan() {
    local plan=$WORK/import/plans/rules
    rm -rf "$WORK/import"
    mkdir -p "$plan"
    cp -r tests/golden/received/rules/{plan.yaml,agencies.yaml,periods} "$plan/"
    cp tests/golden/received/rules/template.xml "$plan/"
    echo "$plan"
}

# import_run NAME FILE...: into $WORK/import.log; the status is the program's.
import_run() {
    (cd "$WORK/import" && "$BIN" import plans/rules --period 2026-05 --received 2026-05-18 "$@") >"$WORK/import.log" 2>&1
}

import_checks() {
    local plan received
    plan=$(import_plan)
    received=$plan/received/2026-05
    # Titles with and without tones, in capitals, in two rows, behind other rows; numbers as people type them.
    printf 'PHƯỜNG TÔ HIỆU\n\nTT;CHỈ TIÊU;Đơn vị tính;Thực hiện;Tử số;Mẫu số\nA;B;C;1;2;3\n1;Hồ sơ;hồ sơ;1.000;;\n2;Đúng hạn;%%;;990;1.000\n3;Hài lòng;%%;90;;\n;Nhóm khác;;;;\n4;Điểm;điểm;Ước 7,5;;\n' \
        >"$WORK/import/to-hieu.csv"
    printf 'Don vi bao cao: Xa Muong La\tx\nten chi tieu\tket qua thuc hien\nHo so\t10\nHai long\t50%%\nDiem\t2\n' >"$WORK/import/xa.csv"
    printf 'Mã,Kết quả,Chỉ tiêu\nho-so,5,\ndiem,Chưa có số liệu,\n' >"$WORK/import/thuan-chau.csv"
    printf 'Chỉ tiêu;;Kết quả;\n;;Kế hoạch;Thực hiện\nCủa sở;;20;12\n' >"$WORK/import/Sở Y tế.csv"
    check "import: four files" import_run to-hieu.csv xa.csv thuan-chau.csv "Sở Y tế.csv"
    contains "import: says what was taken" "$WORK/import.log" "Nhập 4 tệp, 0 không đổi, 0 có lỗi"
    contains "import: percent of the unit" "$received/to-hieu.yaml" 'hai-long: {value: "90%", cell: "D7"}'
    contains "import: parts of a share" "$received/to-hieu.yaml" 'dung-han: {numerator: "990", denominator: "1.000", cell: "E6"}'
    contains "import: estimated" "$received/to-hieu.yaml" 'diem: {value: "7,5", estimated: true, cell: "D9"}'
    contains "import: agency of a cell" "$received/muong-la.yaml" 'ho-so: {value: "10", cell: "B3"}'
    contains "import: row of an id, reason" "$received/thuan-chau.yaml" 'diem: {none: "Chưa có số liệu", cell: "B3"}'
    contains "import: agency of the file's name" "$received/so-y-te.yaml" 'cua-so: {value: "12", cell: "D3"}'
    contains "import: the sum of the file" "$received/so-y-te.yaml" "sha256: $(sha256sum <"$WORK/import/Sở Y tế.csv" | cut -d' ' -f1)"
    (cd "$WORK/import" && "$BIN" dump plans/rules --period 2026-05 --templates plans/rules --fonts "$ROOT/fonts" --stage document) \
        >"$WORK/import.doc" 2>&1
    contains "import: taken together" "$WORK/import.doc" "1.015"

    # Once more, and corrected.
    cp -r "$received" "$WORK/import/before"
    check "import: the same again" import_run to-hieu.csv xa.csv
    contains "import: nothing changes" "$WORK/import.log" "Nhập 0 tệp, 2 không đổi, 0 có lỗi"
    check "import: not a byte" diff -r "$received" "$WORK/import/before"
    sed -i 's/Hồ sơ;hồ sơ;1.000/Hồ sơ;hồ sơ;2.000/' "$WORK/import/to-hieu.csv"
    check "import: dry run" import_run --dry-run to-hieu.csv
    contains "import: tells the change" "$WORK/import.log" "ho-so: 1.000 → 2.000 (D5)"
    check "import: a dry run writes nothing" diff -r "$received" "$WORK/import/before"
    check "import: corrected" import_run to-hieu.csv
    contains "import: replaced" "$received/to-hieu.yaml" 'ho-so: {value: "2.000", cell: "D5"}'
}

# Each wrong cell is told with its place; a bad file stops no other and nothing of it is taken.
import_errors() {
    local plan
    plan=$(import_plan)
    printf 'Chỉ tiêu;Kết quả;Trạng thái\nHồ sơ;1.12O;\nĐúng hạn;(1.234);\nĐiểm;n/a;\nMột việc lạ;5;\nHồ sơ;7;\n' >"$WORK/import/to-hieu.csv"
    printf 'a;b\n1;2\n' >"$WORK/import/muong-la.csv"
    printf 'Chỉ tiêu;Kết quả\nHồ sơ;5\n' >"$WORK/import/la.csv"
    printf 'Chỉ tiêu;Kết quả\nHồ sơ;5\n' >"$WORK/import/thuan-chau.csv"
    printf 'Chỉ tiêu;Kết quả\nHồ sơ;-\n' >"$WORK/import/so-y-te.csv"
    import_run to-hieu.csv muong-la.csv la.csv thuan-chau.csv so-y-te.csv none.xlsx
    equal "import: errors have status 1" 1 $?
    contains "import: letter O" "$WORK/import.log" "'1.12O' không phải số, cần cho chỉ tiêu 'ho-so'"
    contains "import: brackets" "$WORK/import.log" "'(1.234)' không phải số"
    contains "import: n/a" "$WORK/import.log" "'n/a' không phải số"
    contains "import: unknown row" "$WORK/import.log" "không nhận ra chỉ tiêu, nhiệm vụ 'Một việc lạ'"
    contains "import: two rows" "$WORK/import.log" "'ho-so' có hai dòng"
    contains "import: no head" "$WORK/import.log" "'muong-la.csv': không tìm thấy dòng tiêu đề"
    contains "import: nobody's" "$WORK/import.log" "'la.csv': không biết là số liệu của đơn vị nào"
    contains "import: nothing in it" "$WORK/import.log" "'so-y-te.csv': không có số liệu nào"
    contains "import: no such file" "$WORK/import.log" "BC0001"
    contains "import: the good one is taken" "$WORK/import.log" "Nhập 1 tệp, 0 không đổi, 5 có lỗi"
    equal "import: and it alone" "thuan-chau.yaml" "$(ls "$plan/received/2026-05")"
}

import_checks
import_errors

# Places are the sheet's own: the cell, and the row that it stands in.
import_places() {
    import_plan >/dev/null
    printf 'Chỉ tiêu;Kết quả\nHồ sơ;1.12O\n' >"$WORK/import/to-hieu.csv"
    import_run to-hieu.csv
    contains "import: the place is the cell" "$WORK/import.log" "to-hieu.csv: B2"
    contains "import: with its row" "$WORK/import.log" "Hồ sơ | 1.12O"
}
import_places
