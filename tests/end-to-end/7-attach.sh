# --attach-data: each table's data in the PDF as CSV and JSON, with sizes and sums; without it nothing is attached.
# shellcheck shell=bash

attach_files() {
    local pdf=$1 out=$2 tables csv
    tables=$("$BIN" dump "$SAMPLE" --period "$PERIOD" -d bao-cao-thang --stage document 2>/dev/null | grep -c '^ *table ')
    rm -rf "$out" && mkdir -p "$out"
    check "attach: files come out" pdfdetach -saveall -o "$out" "$pdf"
    equal "attach: two files for each table" "$((tables * 2))" "$(find "$out" -type f | wc -l)"
    equal "attach: header of the indicators' table" \
        "Nhóm,STT,\"Mục tiêu, chỉ tiêu\",Kết quả năm 2025,Chỉ tiêu năm 2026,Cơ quan chủ trì,Kết quả thực hiện tháng 5/2026" \
        "$(head -1 "$out/chi-tieu-cds.csv" | tr -d '\r' | sed 's/^\xef\xbb\xbf//')"
    if need "attach: content" python3; then
        for csv in "$out"/*.csv; do
            check "attach: $(basename "$csv") is tidy, guarded, and says the same as the JSON" tidy_data "$csv" "${csv%csv}json"
        done
    fi
}

tidy_data() {
    python3 -c '
import csv, json, re, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""), strict=True))
data = json.load(open(sys.argv[2], encoding="utf-8"), parse_int=str, parse_float=str)
assert len(rows) > 1 and all(len(row) == len(rows[0]) for row in rows), "rows of different lengths"
assert len(set(rows[0])) == len(rows[0]) and all(rows[0]), "names of columns"
number = re.compile(r"-?[0-9.,]+%?|-")
assert not any(cell[:1] in ("=", "+", "-", "@") and cell and not number.fullmatch(cell) for row in rows for cell in row), "unguarded"
free = [[cell[1:] if cell[:1] == "\x27" and cell[1:2] in ("=", "+", "-", "@") else cell for cell in row] for row in rows]
same = [["" if cell is None else cell for cell in row] for row in data["rows"]]
assert data["columns"] == free[0] and same == free[1:], "CSV and JSON differ"
' "$@"
}

attach_objects() {
    local pdf=$1 out=$2 plain=$WORK/attach.plain list=$WORK/attach.json file
    qpdf --qdf --object-streams=disable "$pdf" "$plain"
    qpdf --json=2 --json-key=attachments "$pdf" >"$list"
    check "attach: says PDF/A-3" grep -qa '<pdfaid:part>3</pdfaid:part>' "$plain"
    equal "attach: all are associated data" "$(find "$out" -name '*.csv' -o -name '*.json' | wc -l)" \
        "$(grep -ca '/AFRelationship /Data' "$plain")"
    for file in "$out"/*.csv "$out"/*.json; do
        check "attach: size, MD5 and SHA-256 of $(basename "$file")" sh -c \
            "grep -qaF '/Size $(stat -c %s "$file")' '$plain' && grep -q '$(md5sum <"$file" | cut -c1-32)' '$list' &&
             grep -q '$(sha256sum <"$file" | cut -c1-64)' '$list'"
    done
}

attach() {
    local out=$WORK/attach pdf
    rm -rf "$out"
    check "attach: builds" "$BIN" build "$SAMPLE" --period "$PERIOD" -d bao-cao-thang -f pdf --attach-data -o "$out"
    pdf=$out/son-la-2026/$PERIOD/bao-cao-thang.pdf
    [ -s "$pdf" ] || return
    attach_files "$pdf" "$out/files"
    if need "attach: objects" qpdf; then attach_objects "$pdf" "$out/files"; fi
    check "attach: nothing is attached without the option" sh -c "pdfdetach -list '$PDF' | grep -q '^0 '"
    check "attach: PDF/A-2 without the option" grep -qa '<pdfaid:part>2</pdfaid:part>' "$PDF"
    check "attach: same bytes twice and in one thread" sh -c \
        "'$BIN' build '$SAMPLE' --period '$PERIOD' -d bao-cao-thang -f pdf --attach-data -j 1 -o '$out/again' &&
         cmp '$pdf' '$out/again/son-la-2026/$PERIOD/bao-cao-thang.pdf'"
}

if need "attach" pdfdetach; then sample && attach; fi
